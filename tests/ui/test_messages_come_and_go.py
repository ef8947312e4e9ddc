"""What is told of an act that failed: in place, by name, once, and gone when it is dealt with."""

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.ui.dialogs.ask_length import LengthQuestion
from diorama_planner.ui.panels.outline import OutlinePanel
from diorama_planner.ui.widgets.quantities import LengthField


def failed(window):
    def act():
        raise UsageError(msg("that cannot be"), where="trueno")

    window.attempt(act)
    assert window.banner.text()


def nudge(window):
    with window.session.edit("Nudge") as draft:
        draft.change("trueno", at_mm=(61.0, 41.0))


def test_an_item_is_named_and_not_its_id(window):
    failed(window)
    assert window.banner.text() == "Sprinter Trueno AE86: that cannot be"


def test_it_lies_over_the_plan_which_keeps_its_place(window):
    before = window.plan.canvas.mapTo(window, window.plan.canvas.rect().topLeft())
    failed(window)
    assert window.plan.canvas.mapTo(window, window.plan.canvas.rect().topLeft()) == before
    assert window.banner.isVisible()
    assert window.banner.width() < window.width()


@pytest.mark.parametrize("then", [nudge, lambda window: window.actions_["fit"].trigger()])
def test_the_next_act_that_succeeds_takes_it_away(window, then):
    failed(window)
    then(window)
    assert window.banner.text() == ""


def test_undo_takes_it_away(window):
    nudge(window)
    failed(window)
    window.session.undo()
    assert window.banner.text() == ""


def test_esc_takes_it_away(window):
    failed(window)
    window.plan.setFocus()
    CanvasHand(window.plan).key(Qt.Key.Key_Escape)
    assert window.banner.text() == ""


def test_what_needs_an_answer_stays(window):
    window.banner.show_message("Unsaved work was found.")
    nudge(window)
    CanvasHand(window.plan).key(Qt.Key.Key_Escape)
    assert window.banner.text() == "Unsaved work was found."


def test_esc_restores_a_field_and_then_leads_back_to_the_plan(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.session.selection.set(["wall"])
    fields = window.inspector.findChildren(LengthField)
    field = next(field for field in fields if field.isVisible() and field.isEnabled() and not field.isReadOnly())
    field.setFocus()
    shown = field.text()
    QTest.keyClicks(field, "1/0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.problem
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), field.problem) == (shown, "")
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.hasFocus()
    assert window.plan.canvas.hasFocus()
    assert window.session.selection.ids == {"wall"}


@pytest.mark.parametrize("text", ["abc", "1/0"])
def test_a_bad_length_is_told_once_and_covers_nothing(session, qtbot, text):
    dialog = LengthQuestion(session, "Offset", "How far.", "Distance", lambda mm: None, start_mm=5.0)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog.field, text)
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    dialog.agree()
    qtbot.wait(20)
    told = [label for label in dialog.findChildren(type(dialog._problem)) if label.isVisible()]
    problems = [label for label in told if label.property("role") == "problem"]
    assert [label.text() for label in problems] == [dialog.field.problem]
    said, field = (part.rect().translated(part.mapTo(dialog, QPoint())) for part in (problems[0], dialog.field))
    assert not said.intersects(field)
    assert problems[0].height() >= problems[0].heightForWidth(problems[0].width())


def test_f2_in_the_outline_renames_in_place(window, qtbot):
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.actions_["show-outline"].trigger()
    outline = window.workspace.parts.findChild(OutlinePanel)
    outline.refresh()
    window.session.selection.set(["wall"])
    outline.tree.setFocus()
    QTest.keyClick(outline.tree, Qt.Key.Key_F2)
    editor = outline.tree.findChild(QLineEdit)
    assert outline.tree.is_editing()
    QTest.keyClicks(editor, "Back wall")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.document.get("wall").label == "Back wall")


def test_the_outline_finds_a_labelled_thing_by_what_it_is(window):
    with window.session.edit("label") as draft:
        draft.change("trueno", label="zz", thing="oil_drum")
    window.actions_["show-outline"].trigger()
    outline = window.workspace.parts.findChild(OutlinePanel)
    for words in ("zz", "drum"):
        outline.search.setText(words)
        outline._search_now()
        assert outline.model.outline.count == 1, words


def test_the_outline_gets_a_share_of_the_height_when_it_is_asked_for(window, qtbot):
    window.resize(1280, 850)
    window.actions_["show-outline"].trigger()
    tree = window.workspace.parts.findChild(OutlinePanel).tree
    qtbot.waitUntil(lambda: tree.viewport().height() >= 8 * tree.sizeHintForRow(0))
