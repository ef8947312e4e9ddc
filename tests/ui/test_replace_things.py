"""Find and replace through the dialog."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diorama_planner.ui.dialogs.replace_things import EVERYWHERE, ReplaceDialog


@pytest.fixture
def drums(session):
    with session.edit("drums") as draft:
        for name in ("one", "two", "three"):
            trueno = session.document.get("trueno")
            draft.add(type(trueno)(id=name, thing="oil_drum", at_mm=(5.0, 5.0), locked=name == "three"))
    return session


def opened(session, qtbot):
    dialog = ReplaceDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_most_frequent_thing_is_offered_and_counted(drums, qtbot):
    dialog = opened(drums, qtbot)
    assert dialog.old.value() == "oil_drum"
    assert "(3)" in dialog.old.currentText()
    assert dialog._count.text() == "2 will be replaced. One is locked and stays."
    assert not dialog.go.isEnabled()


def test_everywhere_in_one_step(drums, qtbot):
    dialog = opened(drums, qtbot)
    dialog.new.set_value("cow")  # how it is searched for by typing is told by the tests of fields
    dialog.new.committed.emit("cow", False)
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.replaced == 2
    assert {drums.document.get(name).thing for name in ("one", "two")} == {"cow"}
    assert drums.document.get("three").thing == "oil_drum"
    drums.undo()
    assert drums.document.get("one").thing == "oil_drum"


def test_in_the_selection_only_what_is_selected(drums, qtbot):
    drums.selection.set(["two"])
    dialog = opened(drums, qtbot)
    assert dialog._count.text() == "One will be replaced."
    dialog.scope.choose(EVERYWHERE)
    dialog._offer()
    assert "2 will be replaced" in dialog._count.text()


def test_the_same_thing_is_refused_at_the_place(drums, qtbot):
    dialog = opened(drums, qtbot)
    dialog.new.set_value("oil_drum")
    before = drums.document
    dialog.accept()
    assert "That is the same thing" in dialog.problem()
    assert drums.document is before


def test_esc_leaves_no_trace(drums, qtbot):
    dialog = opened(drums, qtbot)
    before = drums.document
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert drums.document is before
    assert dialog.replaced == 0


def test_from_the_menu_the_count_is_told(window, monkeypatch):
    def go(dialog):
        dialog.scope.choose(EVERYWHERE)
        dialog._offer()
        dialog.new.set_value("cow")
        dialog.accept()

    monkeypatch.setattr(ReplaceDialog, "exec", go)
    window.actions_.refresh()
    window.actions_["replace-things"].trigger()
    assert "replaced" in window.status.hint()
