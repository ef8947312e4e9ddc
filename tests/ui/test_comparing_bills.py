"""Comparing the bill with another version of the plan, by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from diorama_planner.ui.buying.difference import DifferenceDialog


@pytest.fixture
def saved(session, tmp_path):
    """The small plan, saved and then changed: its wall is twice as high, a car is gone."""
    session.save(tmp_path / "small.diorama")
    with session.edit("Raise the wall") as draft:
        wall = session.document.records["wall"]
        draft.put(replace(wall, height_mm=2 * wall.height_mm))
    with session.edit("Sell the other car") as draft:
        draft.remove("other")
    return session


@pytest.fixture
def dialog(saved, qtbot):
    made = DifferenceDialog(saved)
    qtbot.addWidget(made)
    made.show()
    return made


def cell(dialog, name, column):
    return next(row[column] for row in dialog.table.texts() if name in row[0])


def test_what_was_last_saved_comes_first(dialog):
    assert dialog.version.value() == "saved"
    assert cell(dialog, "XPS sheet", 2).startswith("+")
    assert cell(dialog, "AE86", 1) == "−1 piece"
    assert "In all" in dialog.total.text()


def test_a_step_of_the_history_can_be_chosen(dialog, saved):
    dialog.version.set_value("step1")
    dialog.refresh()
    assert [row[0] for row in dialog.table.texts()] == [row[0] for row in dialog.table.texts() if "AE86" in row[0]]


def test_another_file_is_offered_and_compared_with(dialog, saved, tmp_path):
    saved.save(tmp_path / "twin.diorama")
    dialog.add_file(tmp_path / "twin.diorama")
    assert dialog.table.isHidden()
    assert not dialog.problem()


def test_a_file_that_is_no_plan_is_told_and_nothing_is_shown(dialog, tmp_path):
    (tmp_path / "bad.diorama").write_text("no plan")
    dialog.add_file(tmp_path / "bad.diorama")
    assert "not a Diorama Planner project" in dialog.problem()
    assert dialog.table.isHidden()
    assert not dialog.copy.isEnabled()


def test_the_difference_is_copied_as_text(dialog, qtbot):
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert "XPS sheet" in QGuiApplication.clipboard().text()


def test_a_plan_that_was_never_saved_asks_for_a_file(session, qtbot):
    made = DifferenceDialog(session)
    qtbot.addWidget(made)
    made.show()
    assert "never saved" in made._none.text()
