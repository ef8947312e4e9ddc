"""Walls and openings under the hand: what follows a corner, sorts of openings, room for them."""

import pytest
from tool_plan import ALT, Hand, Plan

from diorama_planner.geometry.region import contains_region, offset, overlap_area, union_all
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.following import followers

SOUTH = Wall(id="south", path_mm=((0, 0), (200, 0)))
EAST = Wall(id="east", path_mm=((200, 0), (200, 100)))
NORTH = Wall(id="north", path_mm=((200, 100), (0, 100)))
WEST = Wall(id="west", path_mm=((0, 100), (0, 0)))
WINDOW = Opening(id="window", host="south", at_mm=150, width_mm=20, height_mm=20, sill_mm=10)
LIGHT = Opening(id="light", host="east", at_mm=30, width_mm=16, height_mm=20, sill_mm=10)
ROOM = (SOUTH, EAST, NORTH, WEST, WINDOW, LIGHT)


def is_closed(plan, names=("south", "east", "north", "west")):
    """Whether walls make one ring without gap or overlap."""
    regions = [plan.outline(name) for name in names]
    whole = union_all(regions)
    ring = offset(whole, 1e-6).polygons()
    shared = sum(overlap_area(a, b) for i, a in enumerate(regions) for b in regions[:i])
    return len(ring) == 1 and len(ring[0][1]) == 1 and shared < 1e-6


def drag_corner(hand, start, end, *, of="south"):
    hand.plan.selection = frozenset({of})
    hand.drag(start, end)


def test_the_neighbour_follows_a_corner_and_the_joint_stays_closed():
    hand = Hand(Plan(*ROOM), "select")
    assert is_closed(hand.plan)
    drag_corner(hand, (200, 0), (260, -30))
    assert hand.plan.item("south").path_mm == ((0, 0), (260, -30))
    assert hand.plan.item("east").path_mm == ((260, -30), (200, 100))
    assert hand.plan.item("north") == NORTH
    assert is_closed(hand.plan)
    assert hand.edits == ["Move a corner"]
    hand.plan.store.undo()
    assert [hand.plan.item(item.id) for item in ROOM] == list(ROOM)


def test_the_neighbour_is_seen_to_follow_before_the_hand_lets_go():
    hand = Hand(Plan(*ROOM), "select")
    hand.plan.selection = frozenset({"south"})
    hand.move(200, 0)
    hand.down(200, 0)
    hand.move(230, -20)
    hand.move(260, -30)
    shown = {ghost.id: ghost for ghost in hand.preview.ghosts}
    assert shown["east"].path_mm == ((260, -30), (200, 100))
    assert shown["light"].at_mm != LIGHT.at_mm
    assert hand.plan.document.revision == 0
    hand.escape()
    hand.up(260, -30)
    assert [hand.plan.item(item.id) for item in ROOM] == list(ROOM)


def test_windows_keep_their_distance_from_the_corner_that_stays():
    hand = Hand(Plan(*ROOM), "select")
    drag_corner(hand, (200, 0), (260, 0))
    assert hand.plan.item("window").at_mm == 150
    length = (60**2 + 100**2) ** 0.5
    assert hand.plan.item("light").at_mm == pytest.approx(length - 70)
    drag_corner(hand, (260, 0), (120, 0))
    assert hand.plan.item("window").at_mm == 105  # pushed in by the corner
    for name, host in (("window", "south"), ("light", "east")):
        assert contains_region(offset(hand.plan.outline(host), 0.01), hand.plan.outline(name))


def test_a_tee_goes_along_with_the_side_it_stands_on():
    inner = Wall(id="inner", path_mm=((50, 0), (50, 60)))
    hand = Hand(Plan(*ROOM, inner), "select")
    drag_corner(hand, (200, 0), (200, -40))
    (x, y), far = hand.plan.item("inner").path_mm
    assert far == (50, 60)
    assert y == pytest.approx(-40 * x / 200)
    assert overlap_area(hand.plan.outline("inner"), hand.plan.outline("south")) == pytest.approx(0, abs=1e-6)


def test_locked_walls_and_walls_elsewhere_stay():
    far = Wall(id="far", path_mm=((200, 200), (300, 200)))
    locked = Wall(id="east", path_mm=EAST.path_mm, locked=True)
    plan = Plan(SOUTH, locked, far)
    assert followers(SOUTH, Wall(id="south", path_mm=((0, 0), (260, 0))), plan.ties) == ()


def test_items_that_join_nothing_have_no_followers():
    assert followers(WINDOW, WINDOW, Plan(*ROOM).ties) == ()


# -- openings in the hand --------------------------------------------------------------------------------------


def new_item(hand):
    (item_id,) = hand.plan.selection
    return hand.plan.item(item_id)


def test_tab_chooses_what_an_opening_is():
    hand = Hand(Plan(SOUTH), "opening")
    hand.move(60, 2)
    assert hand.preview.tips[0].values[0].text == "Window"
    hand.key("tab")
    assert hand.preview.tips[0].values[0].text == "Door"
    assert hand.preview.ghosts[0].width_mm == 14
    hand.click(60, 2)
    assert (new_item(hand).filling, new_item(hand).width_mm, new_item(hand).at_mm) == ("door", 14, 60)
    hand.key("backtab")
    hand.key("backtab")
    hand.click(140, 2)
    assert new_item(hand).filling == "arch"


def test_an_opening_keeps_clear_of_the_others():
    hand = Hand(Plan(SOUTH, WINDOW), "opening")
    hand.click(145, 0, ALT)
    assert new_item(hand).at_mm == pytest.approx(130)  # 20 wide, next to 140
    above = Opening(id="above", host="south", at_mm=50, width_mm=20, height_mm=10, sill_mm=45)
    hand = Hand(Plan(SOUTH, above), "opening")
    hand.click(50, 0)
    assert new_item(hand).at_mm == 50  # under it there is room


def test_an_opening_wider_than_its_wall_is_refused_with_a_word():
    short = Wall(id="short", path_mm=((0, 0), (15, 0)))
    hand = Hand(Plan(short), "opening")
    hand.click(7, 0)
    assert "20.0 mm wide" in str(hand.last.message)
    assert "15.0 mm long" in str(hand.last.message)
    assert hand.plan.document.revision == 0


def test_where_nothing_fits_it_says_so():
    full = Opening(id="full", host="south", at_mm=100, width_mm=190, height_mm=50)
    hand = Hand(Plan(SOUTH, full), "opening")
    hand.move(30, 0)
    assert hand.preview.cursor == "forbidden"
    hand.click(30, 0)
    assert "no room" in str(hand.last.message)
    assert hand.plan.document.revision == 0


def test_a_window_slides_up_to_its_neighbour_and_no_farther():
    other = Opening(id="other", host="south", at_mm=60, width_mm=30, height_mm=30)
    hand = Hand(Plan(SOUTH, WINDOW, other), "select")
    hand.drag((150, 0), (80, 0))
    assert hand.plan.item("window").at_mm == 85
    hand.drag((85, 0), (40, 0))
    assert hand.plan.item("window").at_mm == 35  # on its other side
    hand.drag((35, 0), (-40, 0))
    assert hand.plan.item("window").at_mm == 10
