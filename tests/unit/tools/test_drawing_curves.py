"""Drawing with curves: points rounded by a drag, arcs, and outlines that cross themselves."""

import pytest
from tool_plan import Hand, Plan

from diorama_planner.geometry.nodes import Nodes, is_smooth


def hand_for(tag, **options):
    return Hand(Plan(**options), tag)


def new_item(hand):
    (item_id,) = hand.plan.selection
    return hand.plan.item(item_id)


def test_a_dragged_click_rounds_the_point():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.drag((50, 0), (50, 20))
    hand.click(100, 0)
    hand.enter()
    path = new_item(hand)
    assert path.line_mm == ((0, 0), (50, 0), (100, 0))
    assert path.curves_mm[0][1] == (50, -20)
    assert path.curves_mm[1][0] == (50, 20)
    assert is_smooth(Nodes(path.line_mm, path.curves_mm), 1)


def test_the_curve_is_seen_while_it_is_drawn():
    hand = hand_for("landform")
    hand.click(0, 0)
    hand.click(60, 0)
    hand.move(60, 60)
    hand.down(60, 60)
    step = hand.move(40, 80)
    assert len(step.preview.lines[0].points) > 5
    assert step.preview.lines[1].points == ((80, 40), (60, 60), (40, 80))
    hand.up(40, 80)
    hand.enter()
    hill = new_item(hand)
    assert hill.outline_mm == ((0, 0), (60, 0), (60, 60))
    assert set(hill.curves_mm) == {1, 2}  # the last side leaves along the tangent


def test_a_draws_arcs_that_go_on_from_the_last_piece():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.click(50, 0)
    hand.key("a")
    step = hand.move(80, 30)
    assert [value.name for value in step.preview.tips[0].values] == ["length", "angle", "radius"]
    assert step.preview.tips[0].values[2].text == "30.0 mm"
    hand.click(80, 30)
    hand.key("a")
    hand.click(80, 90)
    hand.enter()
    path = new_item(hand)
    assert path.line_mm == ((0, 0), (50, 0), (80, 30), (80, 90))
    assert set(path.curves_mm) == {1}
    assert path.curves_mm[1][1] == pytest.approx((80, 30 - 30 * 0.5523), abs=1e-2)


def test_the_first_arc_is_a_quarter_circle():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.key("a")
    hand.click(40, 0)
    hand.enter()
    (first, _) = new_item(hand).curves_mm[0]
    assert first[0] == pytest.approx(-first[1])
    assert first[1] < 0


def test_backspace_takes_a_curve_back_with_its_point():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.click(50, 0)
    hand.drag((80, 30), (80, 50))
    hand.key("backspace")
    hand.click(100, 0)
    hand.enter()
    assert new_item(hand).line_mm == ((0, 0), (50, 0), (100, 0))
    assert new_item(hand).curves_mm == {}


def test_a_typed_length_ends_a_curve_too():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.drag((50, 0), (60, 0))
    hand.move(50, 40)
    hand.type("30")
    hand.enter()
    hand.enter()
    assert new_item(hand).line_mm[-1] == pytest.approx((50, 30))
    assert 1 in new_item(hand).curves_mm


def test_a_crossing_outline_is_told_and_enter_keeps_its_largest_part():
    hand = hand_for("landform")
    for at in ((0, 0), (60, 60), (60, 0), (0, 40)):
        hand.click(*at)
    step = hand.enter()
    assert "crosses itself" in str(step.message)
    assert "Enter" in str(step.message)
    assert hand.plan.document.revision == 0
    hand.enter()
    (item,) = hand.plan.document.items()
    assert len(item.outline_mm) == 3


def test_a_flat_outline_stays_refused():
    hand = hand_for("landform")
    for at in ((0, 0), (60, 0), (30, 0)):
        hand.click(*at)
    for _ in range(2):
        step = hand.enter()
        assert "no area" in str(step.message)
    assert hand.plan.document.revision == 0


def test_esc_while_rounding_leaves_no_trace():
    hand = hand_for("path")
    hand.click(0, 0)
    hand.click(50, 0)
    hand.down(80, 0)
    hand.move(80, 30)
    hand.escape()
    assert hand.plan.document.revision == 0
    assert hand.preview.points == ()
