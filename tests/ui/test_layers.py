"""Layers: shown with counts, hidden, locked, renamed, ordered; a click selects what lies on them."""

import pytest
from PySide6.QtCore import Qt

from diorama_planner.app import verbs
from diorama_planner.ui.panels.layers import EYE, LOCK, NAME, LayersPanel


@pytest.fixture
def panel(session, qtbot):
    with session.edit("layers") as draft:
        models = verbs.add_layer(draft, "Models")
        verbs.add_layer(draft, "Ground")
        verbs.set_layer(draft, ["trueno", "other"], models)
    made = LayersPanel(session)
    qtbot.addWidget(made)
    made.refresh()
    return made


def row(panel, name):
    found = [panel.tree.topLevelItem(n) for n in range(panel.tree.topLevelItemCount())]
    return next(each for each in found if each.text(NAME) == name)


def layer(session, name):
    return next(each for each in session.document.records.values() if getattr(each, "name", "") == name)


def test_rows_name_layers_from_above_with_counts(panel):
    texts = [(panel.tree.topLevelItem(n).text(0), panel.tree.topLevelItem(n).text(1)) for n in range(3)]
    assert texts == [("Ground", "0"), ("Models", "2"), ("No layer", "2")]


def test_a_click_selects_what_lies_on_it(panel, session):
    panel.tree.itemClicked.emit(row(panel, "Models"), NAME)
    assert session.selection.ids == {"trueno", "other"}
    panel.tree.itemClicked.emit(row(panel, "No layer"), NAME)
    assert session.selection.ids == {"wall", "hill"}


def test_eye_and_lock_are_undoable_edits(panel, session):
    panel.tree.itemClicked.emit(row(panel, "Models"), EYE)
    assert layer(session, "Models").hidden
    assert session.undo_label == "Hide Models"
    panel.tree.itemClicked.emit(row(panel, "Models"), LOCK)
    assert layer(session, "Models").locked
    session.undo()
    session.undo()
    assert not layer(session, "Models").hidden


def test_renaming_in_place_is_one_edit_and_a_blank_name_is_not_taken(panel, session, qtbot):
    row(panel, "Models").setText(NAME, "Cars")
    assert layer(session, "Cars").name == "Cars"
    steps = session.undo_label
    panel.refresh()
    row(panel, "Cars").setText(NAME, "   ")
    assert layer(session, "Cars").name == "Cars"
    assert session.undo_label == steps


def test_a_new_layer_gets_a_free_name(panel, session):
    panel.add_layer()
    panel.add_layer()
    names = [each.name for each in panel.layers()]
    assert len(set(names)) == 4


def test_the_keyboard_hides_locks_and_selects(panel, session, qtbot):
    panel.tree.setCurrentItem(row(panel, "Models"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert layer(session, "Models").hidden
    panel.refresh()
    assert panel.current_id() == layer(session, "Models").id
    qtbot.keyClick(panel.tree, Qt.Key.Key_L)
    assert layer(session, "Models").locked
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert session.selection.ids == {"trueno", "other"}


def test_rows_speak(panel, session):
    panel.toggle(layer(session, "Models").id, "hidden")
    panel.refresh()
    assert row(panel, "Models").data(NAME, Qt.ItemDataRole.AccessibleTextRole) == "Models, 2 items, hidden"
