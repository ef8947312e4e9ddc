"""Dimensions by hand: places, shapes by Tab, typed values, holding on to items, and what leaves no trace."""

import pytest
from tool_plan import ALT, Hand, Plan

from diorama_planner.kinds.label import Label
from diorama_planner.kinds.wall import Wall
from diorama_planner.tools.events import Snapped

WALL = Wall(id="wall", path_mm=((0, 0), (100, 0)), thickness_mm=10, height_mm=60, material="xps_eu_10")


class SnappingPlan(Plan):
    """Draws every point to the end of the wall or to a label that lies within 5 mm."""

    def snap(self, point, ignoring=frozenset(), start=None):
        for item_id, place in (("wall", (100, 5)), ("sign", (100, 80))):
            if abs(point[0] - place[0]) + abs(point[1] - place[1]) < 5:
                return Snapped(place, "vertex", item_id=item_id)
        return Snapped(point)


def hand_for(*items):
    return Hand(SnappingPlan(*items), "dimension")


def drawn(hand):
    (item_id,) = hand.plan.selection
    return hand.plan.item(item_id)


def test_two_places_and_a_pull_draw_a_dimension():
    hand = hand_for()
    hand.click(0, 0)
    hand.move(30, 20)
    hand.click(40, 0)
    assert hand.plan.document.revision == 0
    hand.move(20, 12.3)
    (ghost,) = hand.preview.ghosts
    hand.click(20, 12.3)
    item = drawn(hand)
    assert (item.points_mm, item.shape, item.offset_mm) == (((0, 0), (40, 0)), "aligned", 12)
    assert item == hand.plan.item(ghost.id)
    assert hand.edits == ["Draw dimension"]


def test_alt_pulls_the_line_anywhere():
    hand = hand_for()
    hand.click(0, 0)
    hand.click(40, 0)
    hand.click(20, -12.3, ALT)
    assert drawn(hand).offset_mm == pytest.approx(-12.3)


def test_an_end_holds_on_to_what_drew_it():
    hand = hand_for(WALL)
    hand.click(98, 6)
    hand.click(180, 60)
    hand.click(150, 20)
    held, free = drawn(hand).anchors
    assert (held.item, free.item) == ("wall", "")
    assert hand.plan.scene.around.place_of(held) == pytest.approx((100, 5))


def test_tab_goes_through_the_shapes_and_back():
    hand = hand_for()
    hand.click(0, 0)
    hand.click(40, 30)
    seen = []
    for _ in range(3):
        hand.move(10, 50)
        seen.append((hand.preview.ghosts[0].shape, hand.preview.ghosts[0].along_deg))
        hand.key("tab")
    assert seen == [("aligned", 0.0), ("along", 0.0), ("along", 90.0)]
    hand.click(10, 50)
    assert drawn(hand).shape == "aligned"


def shaped(hand, times):
    hand.click(0, 0)
    for _ in range(times):
        hand.key("tab")
    return hand


def test_a_chain_takes_places_until_enter():
    hand = shaped(hand_for(), 3)
    for x in (20, 35, 60):
        hand.click(x, 0)
    hand.enter()
    hand.click(30, 10)
    item = drawn(hand)
    assert (item.shape, item.points_mm, item.offset_mm) == ("chain", ((0, 0), (20, 0), (35, 0), (60, 0)), 10)


def test_a_radius_is_done_with_its_rim():
    hand = shaped(hand_for(), 4)
    hand.click(3, 4)
    assert (drawn(hand).shape, drawn(hand).points_mm) == ("radius", ((0, 0), (3, 4)))


def test_an_angle_has_its_corner_first_and_an_arc_where_it_is_pulled():
    hand = shaped(hand_for(), 5)
    hand.click(50, 0)
    hand.click(0, 50)
    hand.click(21, 28)
    item = drawn(hand)
    assert (item.shape, item.points_mm, item.offset_mm) == ("angle", ((0, 0), (50, 0), (0, 50)), 35)


def test_lengths_and_the_stand_off_can_be_typed():
    hand = hand_for()
    hand.click(10, 10)
    hand.move(50, 10)
    hand.type("25")
    hand.enter()
    hand.move(20, 30)
    hand.type("7.5")
    hand.key("tab")
    hand.type("4")
    hand.enter()
    item = drawn(hand)
    assert (item.points_mm, item.offset_mm, item.text_mm) == (((10, 10), (35, 10)), 7.5, 4)


@pytest.mark.parametrize("text", ["abc", "1/0", "5 parsecs"])
def test_what_cannot_be_read_is_said_at_the_place_and_changes_nothing(text):
    hand = hand_for()
    hand.click(0, 0)
    hand.move(50, 0)
    hand.type("1")
    hand.key("backspace")
    hand.type("1" + text)
    hand.enter()
    assert hand.preview.tips[0].values[0].wrong
    hand.escape()
    hand.click(40, 0)
    hand.move(20, 9)
    hand.type("1" + text)
    hand.enter()
    assert hand.preview.tips[0].values[0].wrong
    assert hand.plan.document.revision == 0


def test_two_clicks_on_one_place_measure_nothing():
    hand = hand_for()
    hand.click(10, 10)
    hand.click(10, 10)
    assert any("two different places" in str(step.message) for step in hand.steps if step.message)
    assert hand.plan.document.revision == 0


def test_a_single_place_is_not_enough():
    hand = hand_for()
    hand.click(10, 10)
    hand.enter()
    assert any(step.message for step in hand.steps)
    assert hand.plan.document.revision == 0


def test_backspace_takes_places_back_and_escape_everything():
    hand = shaped(hand_for(), 3)
    hand.click(20, 0)
    hand.click(40, 0)
    hand.key("backspace")
    hand.move(30, 0)
    assert hand.runner.state.line.points == ((0, 0), (20, 0))
    hand.escape()
    assert (hand.plan.document.revision, hand.preview.ghosts) == (0, ())
    assert hand.escape().done


def test_the_next_dimension_has_the_shape_of_the_last():
    hand = shaped(hand_for(), 4)
    hand.click(3, 4)
    hand.click(10, 0)
    hand.click(20, 0)
    assert drawn(hand).shape == "radius"


def test_a_label_is_held_in_its_own_box():
    hand = hand_for(Label(id="sign", text="GARAGE", at_mm=(90, 80), rotation_deg=30))
    hand.click(101, 81)
    hand.click(180, 80)
    hand.click(140, 100)
    assert drawn(hand).anchors[0].part == "box"
