"""The select tool: clicks, marquee both ways, drags that commit once, keys, and Esc that leaves no trace."""

import pytest
from tool_plan import ALT, CTRL, SHIFT, Hand, Plan

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.frame import selection_frame, turned_about
from diorama_planner.tools.preview import NOTHING

BASE = Base(id="base", width_mm=300, depth_mm=300)
WALL = Wall(id="wall", path_mm=((50, 50), (150, 50)), thickness_mm=10, height_mm=60, material="xps_eu_10")
HILL = Landform(id="hill", outline_mm=((20, 100), (220, 100), (220, 250), (20, 250)), height_mm=10)
SIGN = Label(id="sign", text="OPEN", at_mm=(120, 200), height_mm=10)


def select_hand(*items, **options):
    return Hand(Plan(BASE, *items, **options), "select")


def test_a_click_selects_the_topmost_and_a_click_beside_lets_go():
    hand = select_hand(HILL, SIGN)
    hand.click(120, 203)
    assert hand.plan.selection == {"sign"}
    hand.click(-50, -50)
    assert hand.plan.selection == frozenset()


def test_shift_click_adds_and_takes_away():
    hand = select_hand(WALL, SIGN)
    hand.click(120, 203)
    hand.click(100, 50, SHIFT)
    assert hand.plan.selection == {"sign", "wall"}
    hand.click(100, 50, SHIFT)
    assert hand.plan.selection == {"sign"}
    hand.click(-50, -50, SHIFT)
    assert hand.plan.selection == {"sign"}


def test_a_click_selects_the_whole_group():
    one = Label(id="one", text="A", at_mm=(20, 20), group="g1")
    two = Label(id="two", text="B", at_mm=(200, 20), group="g1")
    hand = select_hand(one, two)
    hand.click(20, 22)
    assert hand.plan.selection == {"one", "two"}


def test_a_drag_moves_once_on_release():
    hand = select_hand(WALL)
    hand.down(100, 50)
    step = hand.move(120, 80)
    assert step.preview.moved.ids == {"wall"}
    assert (step.preview.moved.dx, step.preview.moved.dy) == (20, 30)
    assert hand.plan.document.revision == 0
    hand.up(120, 80)
    assert hand.edits == ["Move"]
    assert hand.plan.item("wall").path_mm == ((70, 80), (170, 80))
    assert hand.preview == NOTHING


def test_undo_of_a_drag_restores_the_record():
    hand = select_hand(WALL)
    hand.drag((100, 50), (120, 80))
    hand.plan.store.undo()
    assert hand.plan.item("wall") == WALL


def test_shift_keeps_the_axis_of_a_drag():
    hand = select_hand(WALL)
    hand.click(100, 50)
    hand.drag((100, 50), (130, 57), SHIFT)
    assert hand.plan.item("wall").path_mm == ((80, 50), (180, 50))


def test_the_position_of_a_dragged_item_snaps_and_alt_frees_it():
    hand = select_hand(SIGN, grid_mm=50.0)
    hand.drag((121, 203), (150, 231))
    assert hand.plan.item("sign").at_mm == (150, 250)
    hand.drag((151, 253), (160, 253), ALT)
    assert hand.plan.item("sign").at_mm == (159, 250)


def test_a_free_shape_snaps_by_the_corner_nearest_to_the_hand():
    hand = select_hand(WALL, grid_mm=20.0)
    hand.drag((145, 52), (150, 60))
    (_, end) = hand.plan.item("wall").path_mm
    assert (end[0] - WALL.path_mm[1][0], end[1] - WALL.path_mm[1][1]) == (10, 5)


def test_ctrl_copies_and_selects_the_copy():
    hand = select_hand(SIGN)
    hand.down(120, 203)
    assert hand.move(180, 203, CTRL).preview.moved.copies
    hand.up(180, 203, CTRL)
    assert hand.plan.item("sign").at_mm == (120, 200)
    assert hand.plan.selection == {"sign-copy"}
    assert hand.plan.item("sign-copy").at_mm == (180, 200)


def test_a_drag_of_one_of_several_selected_moves_them_all():
    hand = select_hand(WALL, SIGN)
    hand.plan.selection = frozenset({"wall", "sign"})
    hand.drag((120, 203), (130, 203))
    assert hand.edits == ["Move 2 items"]
    assert hand.plan.item("sign").at_mm == (130, 200)
    assert hand.plan.item("wall").path_mm[0] == (60, 50)


def test_a_drag_shows_the_gap_to_a_neighbour():
    other = Label(id="other", text="A", at_mm=(250, 200), height_mm=10)
    hand = select_hand(SIGN, other)
    hand.down(120, 203)
    step = hand.move(130, 203)
    left = hand.plan.bounds("other")[0]
    right = hand.plan.bounds("sign")[2] + 10
    across = step.preview.measures[0]
    assert across.end[0] - across.start[0] == pytest.approx(left - right)
    assert across.text == hand.plan.format_length(left - right)


def test_areas_are_dragged_only_once_selected_or_by_their_edge():
    hand = select_hand(HILL)
    hand.drag((60, 150), (80, 150))
    assert hand.edits == []
    hand.drag((60, 101), (60, 111))
    assert hand.plan.item("hill").outline_mm[0] == (20, 110)
    assert hand.plan.selection == {"hill"}
    hand.drag((60, 150), (70, 150))
    assert hand.plan.item("hill").outline_mm[0] == (30, 110)


def test_locked_items_and_the_base_stay():
    hand = select_hand(SIGN)
    hand.plan.locked = frozenset({"sign"})
    hand.drag((120, 203), (150, 203))
    hand.click(120, 203)
    assert hand.plan.selection == {"sign"}
    assert not hand.key("delete").handled
    assert hand.edits == []


def test_a_marquee_to_the_right_encloses_and_to_the_left_touches():
    hand = select_hand(WALL, SIGN)
    hand.drag((-20, 20), (60, 80))
    assert hand.plan.selection == frozenset()
    hand.down(60, 80)
    band = hand.move(-20, 20).preview.marquee
    assert band.touches
    assert band.bounds == (-20, 20, 60, 80)
    hand.up(-20, 20)
    assert hand.plan.selection == {"wall"}
    hand.drag((-20, 20), (250, 280))
    assert hand.plan.selection == {"wall", "sign"}


def test_a_marquee_with_shift_adds():
    hand = select_hand(WALL, SIGN)
    hand.click(120, 203)
    hand.drag((-20, 20), (200, 80), SHIFT)
    assert hand.plan.selection == {"wall", "sign"}


def test_esc_in_the_middle_of_a_drag_leaves_no_trace():
    hand = select_hand(WALL, SIGN)
    hand.click(120, 203)
    hand.down(100, 50)
    hand.move(180, 120)
    hand.escape()
    hand.up(180, 120)
    assert hand.plan.selection == {"sign"}
    assert hand.plan.document.revision == 0
    assert hand.preview.moved is None


def test_esc_at_rest_lets_the_selection_go():
    hand = select_hand(SIGN)
    hand.click(120, 203)
    hand.escape()
    assert hand.plan.selection == frozenset()


def test_a_click_that_trembles_moves_nothing():
    hand = select_hand(WALL)
    hand.drag((100, 50), (101, 50))
    assert hand.edits == []
    assert hand.plan.selection == {"wall"}


def test_arrows_nudge_and_come_together_in_the_history():
    hand = select_hand(SIGN)
    hand.click(120, 203)
    hand.key("right")
    hand.key("right")
    hand.key("up", SHIFT)
    assert hand.plan.item("sign").at_mm == (122, 210)
    keys = [step.edit.merge_key for step in hand.steps if step.edit]
    assert len(set(keys)) == 1
    assert keys[0]


def test_keys_mean_nothing_without_a_selection():
    hand = select_hand(SIGN)
    assert not hand.key("right").handled
    assert not hand.key("r").handled
    assert not hand.type("x").handled


def test_r_turns_by_15_degrees_about_the_items_own_position():
    hand = select_hand(SIGN)
    hand.click(120, 203)
    hand.key("r")
    assert hand.plan.item("sign").rotation_deg == 15
    assert hand.plan.item("sign").at_mm == (120, 200)
    hand.key("r", SHIFT)
    hand.key("r", SHIFT)
    assert hand.plan.item("sign").rotation_deg == -15


def test_delete_removes_and_selects_nothing():
    hand = select_hand(SIGN, WALL)
    hand.click(120, 203)
    hand.key("delete")
    assert hand.plan.item("sign") is None
    assert hand.plan.selection == frozenset()


def handle_of(plan):
    return selection_frame(plan).handle


def test_the_handle_turns_in_steps_of_15_degrees_unless_alt_is_held():
    hand = select_hand(SIGN)
    hand.click(120, 203)
    hand.down(*handle_of(hand.plan))
    preview = hand.move(130, 240).preview
    assert preview.moved.angle_deg == 75
    assert preview.tips[0].values[0].text == "75.0°"
    hand.up(120, 260)
    assert hand.plan.item("sign").rotation_deg == 90
    hand.down(*handle_of(hand.plan))
    there = turned_about((120, 200), handle_of(hand.plan), 30.5)
    hand.move(110, 201, ALT)
    hand.up(*there, ALT)
    assert hand.plan.item("sign").rotation_deg == pytest.approx(120.5)


def test_several_items_turn_about_their_common_middle():
    hand = select_hand(WALL)
    hand.plan.selection = frozenset({"wall"})
    hand.down(*handle_of(hand.plan))
    hand.move(60, 52)
    hand.up(60, 50)
    assert hand.plan.item("wall").path_mm[0] == pytest.approx((100, 0))


def test_a_corner_is_dragged_and_a_closed_line_stays_closed():
    room = Wall(
        id="room",
        path_mm=((0, 0), (100, 0), (100, 80), (0, 0)),
        thickness_mm=10,
        height_mm=60,
        material="xps_eu_10",
    )
    hand = select_hand(room)
    hand.plan.selection = frozenset({"room"})
    hand.down(0, 0)
    step = hand.move(-20, 10)
    assert step.preview.ghosts[0].path_mm[0] == (-20, 10)
    hand.up(-20, 10)
    assert hand.plan.item("room").path_mm == ((-20, 10), (100, 0), (100, 80), (-20, 10))
    assert hand.edits == ["Move a corner"]


def test_esc_while_a_corner_is_dragged_leaves_it():
    hand = select_hand(HILL)
    hand.plan.selection = frozenset({"hill"})
    hand.down(20, 100)
    hand.move(0, 0)
    hand.escape()
    assert hand.plan.item("hill") == HILL
    assert hand.preview.ghosts == ()


def test_an_opening_slides_along_its_wall_and_stays_on_it():
    door = Opening(id="door", host="wall", at_mm=50, width_mm=20, height_mm=30)
    hand = select_hand(WALL, door)
    hand.down(100, 50)
    step = hand.move(113.4, 90)
    assert step.preview.ghosts[0].at_mm == 63
    assert [measure.text for measure in step.preview.measures] == ["53.0 mm", "27.0 mm"]
    hand.up(400, 50)
    assert hand.plan.item("door").at_mm == 90
    assert hand.plan.item("wall") == WALL


def test_hovering_names_what_is_under_the_pointer_and_whether_it_would_move():
    hand = select_hand(HILL, SIGN)
    assert hand.move(120, 203).preview.hover == "sign"
    assert hand.preview.cursor == "move"
    assert hand.move(60, 150).preview.hover == "hill"
    assert hand.preview.cursor == "arrow"


def test_a_double_click_asks_to_edit():
    hand = select_hand(SIGN)
    hand.double_click(120, 203)
    assert [step.opened for step in hand.steps if step.opened] == ["sign"]
