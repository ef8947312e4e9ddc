"""A whole wall in the hand: the ends of walls that meet it follow, and Alt takes it off them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tool_plan import ALT, CTRL, Hand, Plan

from diorama_planner.app.editing import carrying
from diorama_planner.app.editing.imagined import Imagined, dimensions_on
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.region import contains_region, offset, overlap_area, union_all
from diorama_planner.kinds.anchors import Anchor
from diorama_planner.kinds.dimension import Dimension
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.preview import Moved

SOUTH = Wall(id="south", path_mm=((0, 0), (200, 0)))
EAST = Wall(id="east", path_mm=((200, 0), (200, 100)))
NORTH = Wall(id="north", path_mm=((200, 100), (0, 100)))
WEST = Wall(id="west", path_mm=((0, 100), (0, 0)))
WINDOW = Opening(id="window", host="south", at_mm=150, width_mm=20, height_mm=20, sill_mm=10)
LIGHT = Opening(id="light", host="east", at_mm=30, width_mm=16, height_mm=20, sill_mm=10)
ROOM = (SOUTH, EAST, NORTH, WEST, WINDOW, LIGHT)
NAMES = ("south", "east", "north", "west")


def is_closed(plan, names=NAMES):
    """Whether walls make one ring without gap or overlap."""
    regions = [plan.outline(name) for name in names]
    ring = offset(union_all(regions), 1e-6).polygons()
    shared = sum(overlap_area(a, b) for i, a in enumerate(regions) for b in regions[:i])
    return len(ring) == 1 and len(ring[0][1]) == 1 and shared < 1e-6


def is_inside(plan, opening):
    item = plan.item(opening)
    (x1, y1), (x2, y2) = plan.item(item.host).path_mm
    is_along = item.width_mm / 2 <= item.at_mm <= math.hypot(x2 - x1, y2 - y1) - item.width_mm / 2
    return is_along and contains_region(
        offset(union_all([plan.outline(name) for name in NAMES]), 0.01), plan.outline(opening)
    )


def kept(plan):
    return [plan.item(item.id) for item in ROOM] == list(ROOM)


def dragged(plan, start, end, keys=None, selected="south"):
    hand = Hand(plan, "select")
    plan.selection = frozenset({selected})
    hand.drag(start, end, **({} if keys is None else {"modifiers": keys}))
    return hand


def test_a_dragged_wall_takes_the_ends_of_its_neighbours_along_in_one_step():
    plan = Plan(*ROOM)
    hand = dragged(plan, (60, 0), (60, -40))
    assert plan.item("south").path_mm == ((0, -40), (200, -40))
    assert plan.item("east").path_mm == ((200, -40), (200, 100))
    assert plan.item("west").path_mm == ((0, 100), (0, -40))
    assert plan.item("north") == NORTH
    assert plan.item("light").at_mm == 70  # as far from the corner that stays
    assert is_closed(plan)
    assert hand.edits == ["Move"]
    plan.store.undo()
    assert kept(plan)
    plan.store.redo()
    assert is_closed(plan)


def test_neighbours_are_seen_to_follow_and_esc_leaves_no_trace():
    plan = Plan(*ROOM)
    hand = Hand(plan, "select")
    plan.selection = frozenset({"south"})
    hand.move(60, 0)
    hand.down(60, 0)
    hand.move(60, -20)
    hand.move(60, -40)
    shown = {ghost.id: ghost for ghost in hand.preview.ghosts}
    assert set(shown) == {"east", "west", "light"}
    assert shown["west"].path_mm == ((0, 100), (0, -40))
    assert "follow" in str(hand.preview.hint)
    hand.escape()
    hand.up(60, -40)
    assert kept(plan)


def test_alt_takes_a_wall_off_its_neighbours_and_a_copy_leaves_them():
    plan = Plan(*ROOM)
    dragged(plan, (60, 0), (60, -40), ALT)
    assert plan.item("south").path_mm == ((0, -40), (200, -40))
    assert [plan.item(name) for name in NAMES[1:]] == [EAST, NORTH, WEST]
    plan = Plan(*ROOM)
    dragged(plan, (60, 0), (60, -40), CTRL)
    assert [plan.item(name) for name in NAMES] == [SOUTH, EAST, NORTH, WEST]


def test_an_arrow_key_carries_the_joints_along_too():
    plan = Plan(*ROOM)
    hand = Hand(plan, "select")
    plan.selection = frozenset({"south"})
    hand.key("down")
    assert plan.item("east").path_mm == ((200, -1), (200, 100))
    assert is_closed(plan)


def test_a_wall_between_two_that_move_follows_both():
    plan = Plan(*ROOM)
    plan.selection = frozenset({"south", "north"})
    hand = Hand(plan, "select")
    hand.drag((60, 0), (90, 0))
    assert plan.item("east").path_mm == ((230, 0), (230, 100))
    assert plan.item("west").path_mm == ((30, 100), (30, 0))
    assert plan.item("light").at_mm == 30
    assert is_closed(plan)


def test_a_tee_goes_along_and_what_stands_elsewhere_or_is_locked_stays():
    inner = Wall(id="inner", path_mm=((50, 0), (50, 60)))
    locked = Wall(id="east", path_mm=EAST.path_mm, locked=True)
    far = Wall(id="far", path_mm=((300, 0), (300, 60)))
    plan = Plan(SOUTH, locked, far, inner)
    dragged(plan, (120, 0), (120, -30))
    assert plan.item("inner").path_mm == ((50, -30), (50, 60))
    assert overlap_area(plan.outline("inner"), plan.outline("south")) == pytest.approx(0, abs=1e-6)
    assert (plan.item("east"), plan.item("far")) == (locked, far)


def test_a_wall_that_would_get_shorter_than_its_window_is_refused_with_a_word():
    plan = Plan(*ROOM)
    with pytest.raises(PlannerError, match=r"wide.*long"), plan.store.edit("Move") as draft:
        carrying.move(draft, ["south"], 0, 90, plan.scene)
    with pytest.raises(PlannerError), plan.store.edit("Move") as draft:
        carrying.move(draft, ["south"], 0, 100, plan.scene)  # onto the other side: no length is left
    assert kept(plan)
    assert plan.document.revision == 0


def test_neighbours_of_a_stretched_wall_follow_with_their_ends():
    plan = Plan(*ROOM)
    with plan.store.edit("Scale") as draft:
        carrying.stretch(draft, ["south"], 1.5, 1.0, (0, 0), plan.scene)
    assert plan.item("south").path_mm == ((0, 0), (300, 0))
    assert plan.item("east").path_mm == ((300, 0), (200, 100))
    assert is_closed(plan)
    assert all(is_inside(plan, name) for name in ("window", "light"))
    plan.store.undo()
    assert kept(plan)


def test_a_stretched_wall_shows_its_neighbours_and_alt_takes_it_off_them():
    for keys, is_joined in ((None, True), (ALT, False)):
        plan = Plan(*ROOM)
        plan.selection = frozenset({"south"})
        hand = Hand(plan, "select")
        grip = max(grip.at for grip in selection_frame(plan).grips)
        held = {} if keys is None else {"modifiers": keys}
        hand.move(*grip, **held)
        hand.down(*grip, **held)
        hand.move(grip[0] + 20, grip[1], **held)
        hand.move(grip[0] + 40, grip[1], **held)
        assert ("east" in {ghost.id for ghost in hand.preview.ghosts}) is is_joined
        hand.up(grip[0] + 40, grip[1], **held)
        assert hand.edits == ["Scale"]
        assert plan.item("south").path_mm[1][0] > 230
        assert (plan.item("east") != EAST) is is_joined
        assert is_closed(plan)  # taken off, the stretched wall runs on past the corner


@given(
    wall=st.sampled_from(NAMES), dx=st.floats(-80, 80).map(lambda x: round(x, 1)), dy=st.floats(-40, 40).map(round)
)
def test_joints_stay_closed_windows_inside_and_the_area_adds_up(wall, dx, dy):
    plan = Plan(*ROOM)
    with plan.store.edit("Move") as draft:
        carrying.move(draft, [wall], dx, dy, plan.scene)
    assert is_closed(plan)
    assert all(is_inside(plan, name) for name in ("window", "light"))
    ends = [plan.item(name).path_mm for name in NAMES]
    assert all(math.dist(one[1], other[0]) < 1e-6 for one, other in zip(ends, (*ends[1:], ends[0]), strict=True))
    apart = sum(plan.outline(name).area for name in NAMES)
    assert apart == pytest.approx(union_all([plan.outline(name) for name in NAMES]).area)
    plan.store.undo()
    assert kept(plan)


# -- what follows is imagined before it is so ------------------------------------------------------------------


def test_what_is_imagined_is_what_comes_to_be():
    wide = Dimension(
        id="wide",
        points_mm=((0, 0), (200, 100)),
        anchors=(Anchor(item="west", part="line", along=0.5), Anchor(item="east", part="line", along=1.0)),
    )
    plan = Plan(*ROOM, wide)
    hand = Hand(plan, "select")
    plan.selection = frozenset({"south"})
    hand.move(60, 0)
    hand.down(60, 0)
    hand.move(60, -40)
    imagined = Imagined(plan.scene, hand.preview.ghosts, hand.preview.moved)
    assert dimensions_on(plan.scene, {"east"}) == (wide,)
    assert dimensions_on(plan.scene, {"east", "wide"}) == ()
    places = [imagined.place_of(anchor) for anchor in wide.anchors]
    follower = hand.preview.ghosts[0]
    met = {wall.id: wall.path_mm for wall in imagined.joined(follower)}
    host = imagined.host(LIGHT)
    hand.up(60, -40)
    assert places == [plan.scene.around.place_of(anchor) for anchor in wide.anchors]
    assert met == {wall.id: wall.path_mm for wall in plan.scene.joined(plan.item(follower.id))}
    assert host == plan.item("east")


def test_places_on_what_is_moved_and_turned_go_with_it():
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(50, 50))
    plan = Plan(car, SOUTH)
    nose = Anchor(item="car", part="box", along=1.0)
    before = plan.scene.around.place_of(nose)
    moved = Moved(frozenset({"car"}), dx=10, dy=5, angle_deg=90, about=(50, 50))
    x, y = Imagined(plan.scene, (), moved).place_of(nose)
    assert (x, y) == (pytest.approx(60), pytest.approx(55 + before[0] - 50))
    copies = Moved(frozenset({"car"}), dx=10, copies=True)
    assert Imagined(plan.scene, (), copies).place_of(nose) == before
    assert Imagined(plan.scene, ()).place_of(Anchor(item="gone")) is None
