"""Roads, tracks and fences drawn by hand: clicks, a typed length, Esc without a trace, undo and redo."""

import pytest
from canvas_hand import NONE
from PySide6.QtCore import Qt

from diorama_planner.app.defaults import defaults_for

KINDS = ("road", "track", "fence", "tyre_track")


def drawn(session, kind):
    return [item for item in session.document.items() if item.kind == kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_way_is_drawn_with_a_typed_length_undone_and_redone(hand, session, kind):
    before = session.document.records
    hand.view.set_tool(kind)
    hand.click((20, 30))
    hand.move((20, 90), held=NONE)
    hand.type("6.4 m real")
    hand.key(Qt.Key.Key_Return)
    assert session.document.records == before  # nothing before the last point
    hand.key(Qt.Key.Key_Return)
    (item,) = drawn(session, kind)
    start, end = item.line_mm
    assert (end[0] - start[0], end[1] - start[1]) == pytest.approx((0, 100), abs=1e-6)
    for name, value in defaults_for(kind, session).items():
        assert getattr(item, name) == value
    session.undo()
    assert session.document.records == before
    session.redo()
    assert drawn(session, kind) == [item]


@pytest.mark.parametrize("kind", KINDS)
def test_a_dragged_click_bends_it_and_backspace_takes_a_point_back(hand, session, kind):
    hand.view.set_tool(kind)
    hand.click((20, 30))
    hand.drag((120, 30), (150, 30))
    hand.click((170, 80))
    hand.click((60, 90))
    hand.key(Qt.Key.Key_Backspace)
    hand.key(Qt.Key.Key_Return)
    (item,) = drawn(session, kind)
    assert len(item.line_mm) == 3
    assert item.curves_mm
    assert session.draw(item.id)


@pytest.mark.parametrize("kind", KINDS)
def test_esc_leaves_no_trace(hand, session, kind):
    before, steps = session.document, session.undo_label
    hand.view.set_tool(kind)
    hand.click((20, 30))
    hand.click((120, 30))
    hand.move((150, 90), held=NONE)
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    assert session.undo_label == steps


@pytest.mark.parametrize(("kind", "key"), [("road", "S"), ("track", "K"), ("fence", "X"), ("tyre_track", "Y")])
def test_every_way_has_its_letter_and_stands_in_the_insert_menu(kind, key):
    from diorama_planner.ui.tool_choices import tool_actions, tool_choices

    (choice,) = [each for each in tool_choices() if each.tag == kind]
    assert choice.key == key
    (action,) = [each for each in tool_actions() if each.id == f"tool-{kind}"]
    assert action.menu == "Insert"
