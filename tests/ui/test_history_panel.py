"""The history panel: it lists the steps, and a click goes to one, back or forth."""

import pytest
from PySide6.QtCore import Qt

from diorama_planner.app import verbs
from diorama_planner.ui.panels.history import HistoryPanel


@pytest.fixture
def panel(session, qtbot):
    made = HistoryPanel(session)
    qtbot.addWidget(made)
    made.show()
    for step in range(4):
        with session.edit(f"Step {step}") as draft:
            verbs.move(draft, ["trueno"], 10, 0)
    qtbot.waitUntil(lambda: made.model.rowCount() == 5)
    return made


def click(panel, qtbot, row):
    spot = panel.list.visualRect(panel.model.index(row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: panel.model.done == row)


def test_a_click_goes_back_and_forth(panel, session, qtbot):
    begun = session.document.records["trueno"].at_mm[0]
    click(panel, qtbot, 1)
    assert session.document.records["trueno"].at_mm[0] == begun - 30
    assert [panel.model.index(row).data() for row in (1, 4)] == ["Step 0", "Step 3"]
    click(panel, qtbot, 4)
    assert session.document.records["trueno"].at_mm[0] == begun
    click(panel, qtbot, 0)
    assert not session.can_undo


def test_what_was_taken_back_is_told_by_more_than_a_colour(panel, session, qtbot):
    session.undo()
    qtbot.waitUntil(lambda: panel.model.done == 3)
    last = panel.model.index(4)
    assert last.data(Qt.ItemDataRole.FontRole).italic()
    assert "taken back" in last.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_new_step_drops_what_was_taken_back(panel, session, qtbot):
    click(panel, qtbot, 2)
    with session.edit("Another way") as draft:
        verbs.move(draft, ["trueno"], 0, 5)
    qtbot.waitUntil(lambda: panel.model.rowCount() == 4)
    assert panel.model.index(3).data() == "Another way"


def test_going_beyond_the_steps_goes_as_far_as_they_do(panel, session):
    session.store.go_to_step(99)
    assert not session.can_redo
    session.store.go_to_step(-5)
    assert not session.can_undo
