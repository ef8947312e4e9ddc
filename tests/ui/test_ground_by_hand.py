"""Ridges, ramps and spot heights drawn by hand: clicks, a typed length, Esc without a trace, undo and redo."""

import pytest
from canvas_hand import NONE
from PySide6.QtCore import Qt

from diorama_planner.app.defaults import defaults_for

LINES = ("ridge", "ramp")


def drawn(session, kind):
    return [item for item in session.document.items() if item.kind == kind]


@pytest.mark.parametrize("kind", LINES)
def test_a_form_is_drawn_with_a_typed_length_undone_and_redone(hand, session, kind):
    before = session.document.records
    height = session.scene.ground.height_at(20, 80)
    hand.view.set_tool(kind)
    hand.click((20, 30))
    hand.move((20, 90), held=NONE)
    hand.type("100 mm")
    hand.key(Qt.Key.Key_Return)
    assert session.document.records == before  # nothing before the last point
    hand.key(Qt.Key.Key_Return)
    (item,) = drawn(session, kind)
    start, end = item.line_mm
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((0, 100), abs=1e-6)
    for name, value in defaults_for(kind, session).items():
        assert getattr(item, name) == value
    assert session.scene.ground.height_at(20, 80) != height
    session.undo()
    assert session.document.records == before
    assert session.scene.ground.height_at(20, 80) == height
    session.redo()
    assert drawn(session, kind) == [item]


@pytest.mark.parametrize("kind", LINES)
def test_a_dragged_click_bends_it_and_escape_leaves_no_trace(hand, session, kind):
    before = session.document.records
    hand.view.set_tool(kind)
    hand.click((20, 30))
    hand.drag((120, 30), (150, 30))
    hand.key(Qt.Key.Key_Escape)
    assert session.document.records == before
    hand.click((20, 30))
    hand.drag((120, 30), (150, 30))
    hand.click((170, 80))
    hand.key(Qt.Key.Key_Return)
    (item,) = drawn(session, kind)
    assert item.curves_mm


def test_a_spot_height_is_put_down_at_a_click_and_moved_by_a_drag(hand, session):
    before = session.document.records
    hand.view.set_tool("spot_height")
    hand.move((60, 70), held=NONE)
    assert session.document.records == before
    hand.click((60, 70))
    (spot,) = drawn(session, "spot_height")
    assert spot.at_mm == pytest.approx((60, 70), abs=0.5)
    assert session.scene.ground.height_at(*spot.at_mm) == pytest.approx(spot.height_mm, abs=0.1)
    hand.key(Qt.Key.Key_Escape)
    hand.view.set_tool("select")
    hand.click((60, 70))
    hand.drag((60, 70), (90, 100))
    (moved,) = drawn(session, "spot_height")
    assert moved.at_mm == pytest.approx((90, 100), abs=0.5)
    session.undo()
    assert drawn(session, "spot_height") == [spot]
    session.undo()
    assert session.document.records == before


def test_a_ridge_is_taken_by_its_line_and_bent_by_its_grips(hand, session):
    hand.view.set_tool("ridge")
    hand.click((120, 20))
    hand.click((220, 20))
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_Escape)
    (ridge,) = drawn(session, "ridge")
    hand.view.set_tool("select")
    hand.click((170, 20))
    assert session.selection.ids == {ridge.id}
    hand.drag(ridge.line_mm[1], (220, 60))
    (bent,) = drawn(session, "ridge")
    assert bent.line_mm[0] == ridge.line_mm[0]
    assert bent.line_mm[1] == pytest.approx((220, 60), abs=0.6)


def test_the_forms_share_the_button_of_the_hill(window):
    from diorama_planner.ui.tool_choices import tool_choices

    family = [choice.tag for choice in tool_choices() if choice.family == "landform"]
    assert family[0] == "landform"
    assert {"ridge", "ramp", "spot_height"} <= set(family)
    for tag in family:
        window.actions_[f"tool-{tag}"].trigger()
        assert window.plan.tool() == tag
