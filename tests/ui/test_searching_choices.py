"""Fields over a long list, by hand: what is typed finds something at once, and its owner is told what is chosen."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from diorama_planner.kinds.supply import Supply
from diorama_planner.ui.dialogs.replace_things import ReplaceDialog
from diorama_planner.ui.widgets.choices import SearchChoiceField, Sought
from diorama_planner.ui.widgets.form import FormRow

CHOICES = [
    Sought("ae86", "Sprinter Trueno AE86", "Toyota Sprinter Trueno GT-Apex (AE86, 3-door) Hachiroku"),
    Sought("crate", "Wooden crate", ""),
    Sought("beer_crate", "Beer crate", ""),
]


@pytest.fixture
def form(app, qtbot):
    """A window with a field to search in and one to leave it for."""
    made = QWidget()
    made.field = SearchChoiceField("Thing", lambda: CHOICES)
    made.row = FormRow("Thing", made.field)
    made.other = QLineEdit()
    made.sent = []
    made.field.committed.connect(lambda value, _: made.sent.append((value, made.field.value())))
    layout = QVBoxLayout(made)
    layout.addWidget(made.other)
    layout.addWidget(made.row)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.other.setFocus()
    return made


def type_into(form, text):
    form.field.setFocus(Qt.FocusReason.TabFocusReason)
    form.field.lineEdit().selectAll()
    QTest.keyClicks(form.field, text)


def offered(form):
    model = form.field.completer().completionModel()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_first_word_typed_is_answered_at_once(form):
    type_into(form, "crate")
    popup = form.field.completer().popup()
    assert popup.isVisible()
    assert offered(form) == ["Wooden crate", "Beer crate"]


def test_what_is_picked_from_the_popup_is_told_with_its_value(form):
    type_into(form, "crate")
    popup = form.field.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.sent[-1] == ("crate", "crate")
    assert form.field.lineEdit().text() == "Wooden crate"


def test_arrows_choose_and_the_owner_sees_what_is_chosen(form):
    form.field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(form.field, Qt.Key.Key_Down)
    assert form.sent == [("ae86", "ae86")]


@pytest.mark.parametrize("words", ["hachi", "gt-apex", "AE86"])
def test_nicknames_and_full_names_find_it_and_the_short_name_is_written(form, words):
    type_into(form, words)
    assert offered(form) == ["Sprinter Trueno AE86"]
    popup = form.field.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.field.lineEdit().text() == "Sprinter Trueno AE86"
    assert form.field.value() == "ae86"


def test_nothing_found_is_said_while_it_stands_there(form):
    type_into(form, "zeppelin")
    assert not form.field.completer().popup().isVisible()
    assert "zeppelin" in form.row.problem()
    QTest.keyClick(form.field, Qt.Key.Key_Backspace)
    assert form.row.problem()
    form.other.setFocus(Qt.FocusReason.TabFocusReason)
    assert form.row.problem() == ""
    assert form.field.lineEdit().text() == ""


def test_a_thing_chosen_by_hand_can_be_replaced_by(session, qtbot):
    with session.edit("drum") as draft:
        trueno = session.document.get("trueno")
        draft.add(type(trueno)(id="one", thing="oil_drum", at_mm=(5.0, 5.0)))
    dialog = ReplaceDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.old.set_value("oil_drum")
    dialog.new.setFocus()
    QTest.keyClicks(dialog.new, "jersey")
    popup = dialog.new.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.go.isEnabled()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert session.document.get("one").thing == dialog.new.value()
    assert QApplication.activePopupWidget() is None


def swallows_undo(form):
    """Whether the field keeps Ctrl+Z to itself instead of leaving it to the plan."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(form.field, event)
    return event.isAccepted()


def test_undo_is_left_to_the_plan_until_something_is_typed(form):
    undone = []
    QShortcut(QKeySequence("Ctrl+Z"), form, lambda: undone.append(True))
    form.field.set_value("crate")
    type_into(form, "beer")
    assert swallows_undo(form)
    popup = form.field.completer().popup()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.field.value() == "beer_crate"
    assert not swallows_undo(form)
    QTest.keyClick(form.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_the_first_click_selects_all_and_the_next_one_sets_the_caret(form):
    form.field.set_value("crate")
    line = form.field.lineEdit()
    at = QPoint(20, line.height() // 2)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)
    assert line.selectedText() == "Wooden crate"
    QTest.qWait(QApplication.doubleClickInterval() + 10)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=at)
    assert line.selectedText() == ""


def test_a_choice_with_the_mouse_in_the_inspector_gives_the_keys_back_to_the_plan(window, qtbot):
    with window.session.edit("Supply") as draft:
        draft.put(Supply(id="supply", at_mm=(60.0, 60.0)))
    window.session.selection.set(["supply"])
    window.inspector.catch_up()
    field = next(
        each for each in window.inspector.findChildren(SearchChoiceField) if each.accessibleName() == "Source"
    )
    QTest.mouseClick(field.lineEdit(), Qt.MouseButton.LeftButton)
    QTest.keyClicks(field, "3 x AA")
    popup = field.completer().popup()
    at = popup.visualRect(popup.model().index(0, 0)).center()
    QTest.mouseClick(popup.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(window.plan.canvas.hasFocus)
    assert "3 x AA" in field.lineEdit().text()
    assert window.session.document.records["supply"].source == field.value() != ""
