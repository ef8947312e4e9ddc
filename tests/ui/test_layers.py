"""Layers: shown with counts, hidden, locked, renamed, ordered; a click selects what lies on them."""

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

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


def drag(panel, name, onto, below=False):
    """Drop a layer that was dragged onto the upper or lower half of another line."""
    panel.tree.setCurrentItem(row(panel, name))
    box = panel.tree.visualItemRect(row(panel, onto))
    at = QPointF(box.center().x(), box.bottom() - 2 if below else box.top() + 2)
    action = Qt.DropAction.MoveAction
    event = QDropEvent(at, action, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    panel.tree.dropEvent(event)


def names(panel):
    return [each.name for each in panel.layers()]


def test_dragging_orders_layers_in_one_step(panel, session):
    panel.resize(250, 300)
    panel.show()
    with session.edit("one more") as draft:
        verbs.add_layer(draft, "Signs")
    panel.refresh()
    assert names(panel) == ["Signs", "Ground", "Models"]
    drag(panel, "Signs", "Models", below=True)
    assert names(panel) == ["Ground", "Models", "Signs"]
    panel.refresh()
    drag(panel, "Signs", "Ground")
    assert names(panel) == ["Signs", "Ground", "Models"]
    session.undo()
    assert names(panel) == ["Ground", "Models", "Signs"]


def test_a_drop_where_it_was_is_no_step(panel, session):
    panel.show()
    before = session.document
    drag(panel, "Models", "Ground", below=True)
    assert session.document is before


def test_a_new_layer_starts_in_rename(panel, session, qtbot):
    panel.show()
    panel.add_layer()
    qtbot.wait(30)  # what follows the edit must not take the editor away
    editor = panel.tree.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, "Night signs")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Night signs" in names(panel))


def test_what_lies_on_no_layer_has_eye_and_lock_too(panel, session):
    panel.tree.itemClicked.emit(row(panel, "No layer"), EYE)
    assert all(session.document.get(name).hidden for name in ("wall", "hill"))
    assert not session.document.get("trueno").hidden
    panel.refresh()
    panel.tree.itemClicked.emit(row(panel, "No layer"), LOCK)
    assert session.document.get("wall").locked
    session.undo()
    session.undo()
    assert not session.document.get("hill").hidden


def test_opacity_and_printing_of_the_current_layer(panel, session, qtbot):
    panel.show()
    panel.tree.setCurrentItem(row(panel, "Models"))
    panel.opacity.setFocus()
    for _ in range(3):
        QTest.keyClick(panel.opacity, Qt.Key.Key_PageDown)
    assert layer(session, "Models").opacity == pytest.approx(0.7)
    session.undo()  # all of it is one step
    assert layer(session, "Models").opacity == 1.0
    qtbot.mouseClick(panel.printed, Qt.MouseButton.LeftButton, pos=QPoint(8, panel.printed.height() // 2))
    assert not layer(session, "Models").printable
    panel.refresh()
    said = row(panel, "Models").data(NAME, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Models, 2 items, not printed"
    panel.tree.setCurrentItem(row(panel, "No layer"))
    assert not panel.opacity.isEnabled()


def test_a_faint_layer_is_faint_on_the_plan(window):
    session, hand = window.session, CanvasHand(window.plan)
    session.selection.clear()
    with session.edit("layer") as draft:
        models = verbs.add_layer(draft, "Models")
        verbs.set_layer(draft, ["trueno"], models)
    window.plan.canvas.look_at(session.document.get("trueno").at_mm, 6.0)
    clear = hand.picture()
    with session.edit("hide") as draft:
        draft.change(models, hidden=True)
    gone = hand.picture()
    with session.edit("fade") as draft:
        draft.change(models, hidden=False, opacity=0.3)
    faint = hand.picture()
    assert abs(clear - gone).mean() > 3 * abs(faint - gone).mean() * 0.6
    assert abs(faint - gone).mean() > 0.05 * abs(clear - gone).mean()
