"""Notes: typed in the inspector, marked on the plan while their item is seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diorama_planner.ui.panels.inspector import InspectorPanel
from diorama_planner.ui.widgets.notes import NoteField


@pytest.fixture
def inspector(session, qtbot):
    made = InspectorPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def note_of(inspector):
    return next(field for field in inspector.findChildren(NoteField) if field.isVisible())


@pytest.mark.parametrize("name", ["trueno", "wall"])
def test_a_note_is_typed_over_lines_and_is_one_step(inspector, session, name):
    session.selection.set([name])
    inspector.refresh()
    field = note_of(inspector)
    field.setFocus()
    QTest.keyClicks(field, "Rust first")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "then paint")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.document.get(name).note == "Rust first\nthen paint"
    session.undo()
    assert session.document.get(name).note == ""


def test_esc_restores_and_leaves_no_trace(inspector, session):
    session.selection.set(["trueno"])
    inspector.refresh()
    before = session.document
    field = note_of(inspector)
    field.setFocus()
    QTest.keyClicks(field, "nonsense")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    field.commit()
    assert field.toPlainText() == ""
    assert session.document is before


def test_notes_that_differ_show_nothing(inspector, session):
    with session.edit("notes") as draft:
        draft.change("trueno", note="one")
        draft.change("other", note="two")
    session.selection.set(["trueno", "other"])
    inspector.refresh()
    field = note_of(inspector)
    assert field.toPlainText() == ""
    field.commit()
    assert session.document.get("trueno").note == "one"


def test_the_plan_marks_noted_items_that_are_seen(window):
    session, marks = window.session, window.plan.canvas.notes
    assert marks.marked() == {}
    with session.edit("note") as draft:
        draft.change("trueno", note="Rust first")
    marks._later.now()
    _, _, right, top = session.outline("trueno").bounds
    assert marks.marked()["trueno"] == pytest.approx((right, top))
    with session.edit("move") as draft:
        draft.change("trueno", at_mm=(90.0, 20.0))
    marks._later.now()
    assert marks.marked()["trueno"] == pytest.approx((session.outline("trueno").bounds[2], top), abs=200)
    with session.edit("hide") as draft:
        draft.change("trueno", hidden=True)
    marks._later.now()
    assert marks.marked() == {}
