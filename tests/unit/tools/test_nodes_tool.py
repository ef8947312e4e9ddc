"""Editing shapes: nodes, handles and edges by hand, by keys and by typed positions; holes."""

from dataclasses import replace

import pytest
from tool_plan import SHIFT, Hand, Plan

from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.strands import Strand, strands_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.events import Snapped
from diorama_planner.tools.nodes import NODES

SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
HOLE = ((40.0, 40.0), (60.0, 40.0), (60.0, 60.0))
LAWN = GroundCover(id="lawn", outline_mm=SQUARE, holes_mm=(HOLE,))
WALL = Wall(id="wall", path_mm=((200.0, 0.0), (300.0, 0.0), (300.0, 80.0)), thickness_mm=10, height_mm=60)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(400.0, 0.0))


def editing(*items, selected="lawn", **options):
    hand = Hand(Plan(*(items or (LAWN,)), **options), NODES)
    hand.plan.selection = frozenset({selected} if selected else ())
    hand.runner.refresh()
    return hand


def lawn(hand):
    return hand.plan.item("lawn")


def chosen(hand):
    return [mark.at for mark in hand.preview.nodes if mark.is_chosen]


def test_all_nodes_are_shown_at_once_and_nothing_is_begun():
    hand = editing()
    assert [mark.at for mark in hand.preview.nodes] == [*SQUARE, *HOLE]
    assert not hand.runner.is_busy


def test_a_node_is_dragged_and_the_edit_is_one_step():
    hand = editing()
    hand.drag((100, 100), (120, 130))
    assert lawn(hand).outline_mm == (*SQUARE[:2], (120, 130), SQUARE[3])
    assert hand.edits == ["Move points"]
    assert hand.plan.document.revision == 1


def test_a_drag_shows_ghost_tip_and_nodes_before_anything_changes():
    hand = editing()
    hand.move(100, 100)
    hand.down(100, 100)
    step = hand.move(120, 130)
    assert step.preview.ghosts[0].outline_mm[2] == (120, 130)
    assert [value.text for value in step.preview.tips[0].values] == ["120.0 mm", "130.0 mm"]
    assert hand.plan.document.revision == 0
    hand.escape()
    assert hand.preview.ghosts == ()
    hand.up(120, 130)
    assert hand.plan.document.revision == 0


def test_a_dragged_node_snaps_and_shift_keeps_the_axis():
    hand = editing(grid_mm=10.0)
    hand.drag((100, 100), (121, 134))
    assert lawn(hand).outline_mm[2] == (120, 130)
    hand.drag((120, 130), (152, 143), SHIFT)
    assert lawn(hand).outline_mm[2] == (150, 130)


def test_its_own_item_does_not_draw_a_node():
    asked = []
    hand = editing()
    hand.plan.snap = lambda at, ignoring=frozenset(), beside=(): (asked.append(ignoring), Snapped(at))[1]
    hand.drag((100, 100), (120, 130))
    assert frozenset({"lawn"}) in asked


def test_several_nodes_move_together():
    hand = editing()
    hand.click(100, 0)
    hand.click(100, 100, SHIFT)
    assert chosen(hand) == [(100, 0), (100, 100)]
    hand.drag((100, 100), (120, 105))
    assert lawn(hand).outline_mm == ((0, 0), (120, 5), (120, 105), (0, 100))


def test_a_marquee_chooses_nodes_of_outline_and_hole():
    hand = editing()
    hand.drag((-20, -20), (61, 45))
    assert chosen(hand) == [(0, 0), (40, 40), (60, 40)]
    hand.drag((90, 120), (110, 90), SHIFT)
    assert len(chosen(hand)) == 4
    hand.drag((-20, -20), (-15, -15))
    assert chosen(hand) == []


@pytest.mark.parametrize(("typed", "expected"), [(("15", "tab", "25"), (15, 25)), (("-5",), (-5, 0))])
def test_a_position_is_typed(typed, expected):
    hand = editing()
    hand.click(0, 0)
    for part in typed:
        if part == "tab":
            hand.key("tab")
        else:
            hand.type(part)
    assert hand.preview.owns_keyboard
    assert hand.preview.ghosts
    hand.enter()
    assert lawn(hand).outline_mm[0] == expected


def test_for_several_nodes_it_is_typed_how_far_they_move():
    hand = editing()
    hand.click(100, 0)
    hand.click(100, 100, SHIFT)
    hand.type("12")
    assert [value.name for value in hand.preview.tips[0].values] == ["right", "up"]
    hand.enter()
    assert lawn(hand).outline_mm == ((0, 0), (112, 0), (112, 100), (0, 100))


def test_a_position_is_typed_in_the_middle_of_a_drag():
    hand = editing()
    hand.move(100, 100)
    hand.down(100, 100)
    hand.move(140, 120)
    hand.type("150")
    hand.up(140, 120)
    assert lawn(hand).outline_mm[2] == (150, 120)


@pytest.mark.parametrize("text", ["12 bananas", "1/0"])
def test_a_bad_position_is_kept_and_says_what_is_wrong(text):
    hand = editing()
    hand.click(0, 0)
    hand.type(text)
    hand.enter()
    assert hand.preview.tips[0].values[0].wrong
    assert hand.preview.tips[0].values[0].text == text
    assert hand.plan.document.revision == 0
    hand.escape()
    assert not hand.preview.owns_keyboard
    assert hand.plan.document.revision == 0


def test_a_double_click_adds_a_point_which_is_then_chosen():
    hand = editing()
    hand.double_click(50, 1)
    assert lawn(hand).outline_mm == ((0, 0), (50, 0), *SQUARE[1:])
    assert chosen(hand) == [(50, 0)]


def test_a_double_click_on_a_point_rounds_it_and_another_makes_it_a_corner():
    hand = editing()
    hand.double_click(100, 100)
    assert set(lawn(hand).curves_mm) == {1, 2}
    assert len(hand.preview.nodes) == 4 + 3 + 4
    hand.double_click(100, 100)
    assert lawn(hand).curves_mm == {}


def test_delete_removes_chosen_points_and_a_hole_that_has_too_few():
    hand = editing()
    hand.click(100, 100)
    hand.key("delete")
    assert lawn(hand).outline_mm == (SQUARE[0], SQUARE[1], SQUARE[3])
    hand.click(60, 40)
    hand.key("delete")
    assert lawn(hand).holes_mm == ()
    assert hand.edits == ["Remove points"] * 2


def test_the_last_three_points_stay():
    hand = editing()
    for at in SQUARE[:2]:
        hand.click(*at, SHIFT)
    step = hand.key("delete")
    assert "at least 3 points" in str(step.message)
    assert hand.plan.document.revision == 0


def test_keys_without_chosen_points_say_so():
    hand = editing()
    assert "Choose points" in str(hand.key("delete").message)
    assert hand.plan.document.revision == 0


def test_segments_are_bent_and_straightened_by_keys():
    hand = editing()
    hand.click(0, 0)
    hand.click(100, 0, SHIFT)
    hand.key("b")
    assert set(lawn(hand).curves_mm) == {0}
    hand.key("l")
    assert lawn(hand).curves_mm == {}


def test_a_handle_bends_the_curve_and_the_other_side_follows():
    hand = editing(replace(LAWN, outline_mm=((0.0, 0.0), (100.0, 0.0), (100.0, 100.0))))
    hand.click(100, 0)
    hand.key("s")
    before = lawn(hand).curves_mm
    at = before[1][0]
    hand.drag(at, (at[0] + 10, at[1]))
    after = lawn(hand).curves_mm
    assert after[1][0] == pytest.approx((at[0] + 10, at[1]))
    assert after[0][1] != before[0][1]
    assert hand.edits[-1] == "Bend a curve"


def test_an_edge_is_dragged_with_its_two_points():
    hand = editing()
    hand.drag((50, 100), (50, 120))
    assert lawn(hand).outline_mm == ((0, 0), (100, 0), (100, 120), (0, 120))


def test_a_curved_edge_follows_the_hand():
    hand = editing(replace(LAWN, curves_mm={0: ((30.0, -30.0), (70.0, -30.0))}))
    hand.drag((50, -22.5), (50, -40))
    (_, y0), (_, y1) = lawn(hand).curves_mm[0]
    assert 0.75 * (y0 + y1) / 2 == pytest.approx(-40, abs=1)


def test_the_corners_of_a_hole_cannot_be_rounded():
    hand = editing()
    hand.click(40, 40)
    assert "hole" in str(hand.key("s").message)
    assert hand.plan.document.revision == 0


def test_an_outline_that_would_cross_itself_is_offered_repaired():
    hand = editing()
    hand.drag((100, 100), (-50, 50))
    assert "crosses itself" in str(hand.last.message)
    assert "Enter" in str(hand.preview.hint)
    assert hand.plan.document.revision == 0
    hand.escape()
    assert hand.plan.document.revision == 0
    assert not hand.preview.ghosts
    hand.drag((100, 100), (-50, 50))
    hand.enter()
    assert hand.plan.document.revision == 1


def test_an_outline_without_area_is_refused():
    hand = editing(replace(LAWN, outline_mm=SQUARE[:3], holes_mm=()))
    hand.drag((100, 100), (50, 0))
    assert "no area" in str(hand.last.message)
    assert hand.plan.document.revision == 0


def test_a_wall_is_edited_too_and_keeps_two_points():
    hand = editing(WALL, selected="wall")
    hand.drag((300, 80), (320, 90))
    assert hand.plan.item("wall").path_mm[2] == (320, 90)
    hand.click(300, 0)
    hand.key("delete")
    assert hand.plan.item("wall").path_mm == ((200, 0), (320, 90))
    hand.click(200, 0)
    assert "at least 2 points" in str(hand.key("delete").message)


def test_two_ends_of_a_line_on_one_place_are_refused():
    hand = editing(replace(WALL, path_mm=WALL.path_mm[:2]), selected="wall")
    hand.drag((300, 0), (200, 0))
    assert "two different points" in str(hand.last.message)
    assert hand.plan.document.revision == 0


def test_the_ends_of_a_closed_wall_stay_together():
    room = replace(WALL, path_mm=(*WALL.path_mm, WALL.path_mm[0]))
    hand = editing(room, selected="wall")
    assert len(hand.preview.nodes) == 3
    hand.drag((200, 0), (190, -5))
    path = hand.plan.item("wall").path_mm
    assert path[0] == path[-1] == (190, -5)


def test_arrows_nudge_and_tab_goes_from_point_to_point():
    hand = editing()
    hand.key("tab")
    hand.key("tab")
    assert chosen(hand) == [(100, 0)]
    hand.key("right", SHIFT)
    assert lawn(hand).outline_mm[1] == (110, 0)
    hand.key("backtab")
    assert chosen(hand) == [(0, 0)]


def test_esc_and_enter_leave_and_a_click_beside_only_chooses_nothing():
    hand = editing()
    hand.click(0, 0)
    hand.click(-80, -80)
    assert chosen(hand) == []
    assert hand.escape().done
    hand.runner.refresh()
    assert hand.enter().done
    assert hand.plan.document.revision == 0


def test_a_click_on_something_else_edits_that():
    hand = editing(LAWN, WALL)
    hand.click(250, 0)
    assert hand.plan.selection == {"wall"}
    hand.runner.refresh()
    assert len(hand.preview.nodes) == 3


@pytest.mark.parametrize("selected", ["", "car"])
def test_with_nothing_to_edit_a_click_selects_and_esc_leaves(selected):
    hand = editing(LAWN, CAR, selected=selected)
    assert hand.preview.nodes == ()
    hand.click(10, 10)
    assert hand.plan.selection == {"lawn"}
    assert hand.escape().done


def test_what_is_locked_shows_no_nodes():
    hand = editing()
    hand.plan.locked = frozenset({"lawn"})
    hand.runner.refresh()
    assert hand.preview.nodes == ()


def test_undo_in_the_middle_forgets_nodes_that_are_gone():
    hand = editing()
    hand.double_click(50, 1)
    hand.click(0, 100, SHIFT)
    hand.plan.store.undo()
    hand.runner.refresh()
    assert len(hand.preview.nodes) == 7
    assert all(index < 4 for strand, index in hand.runner.state.chosen if not strand.is_hole)


# -- holes ------------------------------------------------------------------------------------------------------


def holing(*items, selected="lawn"):
    hand = Hand(Plan(*items), "hole")
    hand.plan.selection = frozenset({selected} if selected else ())
    return hand


def test_a_rectangle_inside_is_cut_out():
    hand = holing(replace(LAWN, holes_mm=()))
    hand.drag((10, 10), (30, 30))
    assert strands_of(lawn(hand)) == (Strand("outline_mm"), Strand("holes_mm", 0))
    assert hand.plan.scene.outline(lawn(hand)).area == pytest.approx(10_000 - 400)
    assert hand.edits == ["Cut a hole"]


def test_a_hole_that_meets_another_becomes_one_with_it():
    hand = holing(LAWN)
    hand.drag((50, 30), (70, 70))
    assert len(lawn(hand).holes_mm) == 1
    assert hand.plan.scene.outline(lawn(hand)).area == pytest.approx(10_000 - 800 - 50)


def test_a_click_begins_in_the_area_under_it():
    hand = holing(LAWN, selected="")
    for at in ((5, 5), (20, 5), (20, 20)):
        hand.click(*at)
    hand.enter()
    assert hand.plan.selection == {"lawn"}
    assert len(lawn(hand).holes_mm) == 2


def test_a_hole_beyond_the_outline_is_refused():
    hand = holing(LAWN)
    hand.drag((80, 10), (130, 30))
    assert "inside the outline" in str(hand.last.message)
    assert lawn(hand) == LAWN
    for at in ((80, 10), (130, 10), (130, 30)):
        hand.click(*at)
    assert "inside the outline" in str(hand.enter().message)
    assert lawn(hand) == LAWN


def test_where_no_area_can_have_a_hole_it_says_so():
    hand = holing(WALL, selected="")
    step = hand.click(250, 0)
    assert "can have holes" in str(hand.steps[-2].message or step.message)
    assert hand.plan.document.revision == 0
