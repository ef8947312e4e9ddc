"""A dimension drawn with a real mouse and real keys: snaps, typed values, Esc without a trace, undo, redo."""

import pytest
from canvas_hand import ALT, NONE, CanvasHand
from PySide6.QtCore import Qt

from diorama_planner.kinds.dimension import Dimension
from diorama_planner.tools.frame import selection_frame
from diorama_planner.ui.canvas.plan_view import PlanView


@pytest.fixture
def hand(session, qtbot):
    session.set_preferences(snap_on=True)
    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show()
    view.set_tool("dimension")
    return CanvasHand(view)


def dimensions(session):
    return list(session.document.every(Dimension))


def test_it_holds_on_to_corners_and_follows_a_dragged_thing(hand, session):
    hand.click((120.4, 155.3))
    hand.move((160, 120), held=NONE)
    hand.click((92.8, 112.6))
    hand.move((150, 140), held=NONE)
    hand.click((150, 140))
    (drawn,) = dimensions(session)
    assert [anchor.item for anchor in drawn.anchors] == ["wall", "other"]
    assert drawn.points_mm[0] == (120, 155)
    session.undo()
    assert dimensions(session) == []
    session.redo()
    assert dimensions(session) == [drawn]
    hand.view.set_tool("select")
    box = session.outline(drawn.id).bounds
    hand.drag((60, 100), (75, 70), ALT)
    assert session.outline(drawn.id).bounds != box


def test_a_typed_length_and_a_typed_stand_off(hand, session):
    hand.click((20, 20), ALT)
    hand.move((80, 20), ALT, held=NONE)
    hand.type("42")
    hand.key(Qt.Key.Key_Return)
    hand.move((40, 60), ALT, held=NONE)
    hand.type("12")
    hand.key(Qt.Key.Key_Return)
    (drawn,) = dimensions(session)
    (x0, y0), (x1, y1) = drawn.points_mm
    assert ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 == pytest.approx(42)
    assert drawn.offset_mm == 12


def test_tab_changes_the_shape_and_the_hint_says_so(hand, session):
    hints = []
    hand.canvas.desk.hint_changed.connect(hints.append)
    hand.click((20, 20), ALT)
    hand.key(Qt.Key.Key_Tab)
    assert "horizontal" in hints[-1]
    hand.click((80, 60), ALT)
    hand.click((50, 90), ALT)
    (drawn,) = dimensions(session)
    assert (drawn.shape, drawn.along_deg) == ("along", 0.0)


def shaped(hand, name):
    """Tab, before anything is clicked, until the hint names a shape."""
    hints = []
    hand.canvas.desk.hint_changed.connect(hints.append)
    for _ in range(6):
        hand.key(Qt.Key.Key_Tab)
        if f"Tab: {name}" in hints[-1]:
            return
    raise AssertionError(hints)


def test_a_radius_is_chosen_first_and_takes_two_clicks(hand, session):
    shaped(hand, "radius")
    hand.click((60, 60), ALT)
    hand.click((90, 60), ALT)
    (drawn,) = dimensions(session)
    assert drawn.shape == "radius"
    assert [value for place in drawn.points_mm for value in place] == pytest.approx([60, 60, 90, 60])
    session.undo()
    assert dimensions(session) == []
    session.redo()
    assert dimensions(session) == [drawn]


def test_an_angle_is_chosen_first_corner_legs_and_arc(hand, session):
    shaped(hand, "angle")
    for place in ((40, 40), (80, 40), (40, 80), (60, 60)):
        hand.click(place, ALT)
    (drawn,) = dimensions(session)
    assert drawn.shape == "angle"
    assert [value for place in drawn.points_mm for value in place] == pytest.approx([40, 40, 80, 40, 40, 80])
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.tool() == "select"


def test_a_chain_is_chosen_first_and_goes_on_until_enter(hand, session):
    shaped(hand, "chain")
    for place in ((20, 20), (50, 20), (90, 20)):
        hand.click(place, ALT)
    hand.key(Qt.Key.Key_Return)
    hand.click((60, 40), ALT)
    (drawn,) = dimensions(session)
    assert (drawn.shape, len(drawn.points_mm)) == ("chain", 3)


def test_a_selected_dimension_is_neither_scaled_nor_turned(hand, session):
    hand.click((20, 20), ALT)
    hand.click((80, 20), ALT)
    hand.click((50, 40), ALT)
    hand.view.set_tool("select")
    frame = selection_frame(hand.canvas.desk.context)
    assert (frame.grips, frame.handle) == ((), None)


def test_figures_are_larger_on_a_large_base(hand, session):
    with session.edit("base") as draft:
        draft.change("base", width_mm=900.0)
    hand.click((20, 20), ALT)
    hand.click((80, 20), ALT)
    hand.click((50, 40), ALT)
    assert dimensions(session)[0].text_mm == 9.0


@pytest.mark.parametrize("steps", [1, 2])
def test_escape_leaves_no_trace(hand, session, steps):
    before = session.document
    for place in ((20, 20), (80, 20))[:steps]:
        hand.click(place, ALT)
    hand.move((50, 50), ALT, held=NONE)
    hand.key(Qt.Key.Key_Escape)
    assert session.document is before
    assert hand.canvas.desk.preview.ghosts == ()
    hand.key(Qt.Key.Key_Escape)
    assert hand.view.tool() == "select"


@pytest.mark.parametrize("text", ["1abc", "1/0"])
def test_a_bad_length_is_told_at_the_place(hand, session, text):
    before = session.document
    hand.click((20, 20), ALT)
    hand.move((80, 20), ALT, held=NONE)
    hand.type(text)
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas.desk.preview.tips[0].values[0].wrong
    assert session.document is before


def test_two_clicks_on_one_place_are_told(hand, session):
    notes = []
    hand.view.message.connect(notes.append)
    hand.click((20, 20), ALT)
    hand.click((20, 20), ALT)
    assert "two different places" in notes[-1]
    assert dimensions(session) == []


def test_the_tape_closes_round_an_area(hand, session):
    hand.view.set_tool("measure")
    for place in ((20, 20), (120, 20), (120, 70), (20, 70), (20, 20)):
        hand.click(place, ALT)
    assert [value.name for value in hand.canvas.desk.preview.tips[0].values] == ["area", "real", "perimeter"]
    assert not session.can_undo
