"""Finishes under a real mouse and keyboard: chosen, edited, reordered, kept; the bill and the look follow."""

import json

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import BASE_ID, Coat, NamedBuildUp
from diorama_planner.ui.dialogs.build_up import BuildUpDialog
from diorama_planner.ui.finish_button import take_file


@pytest.fixture
def walled(window, qtbot):
    """The window with a wall of its own selected, and the list of its surfaces."""
    with window.session.edit("Wall") as draft:
        draft.add(Wall(id="w", path_mm=((20, 110), (120, 110)), height_mm=60, stands_on="base", label="North"))
    window.session.selection.set(["w"])
    qtbot.waitUntil(lambda: window.inspector.finishes is not None)
    window.inspector.refresh()
    return window


def rows(window):
    window.inspector.refresh()
    return {row.surface: row for row in window.inspector.finishes.rows}


def finishes(window, item_id="w"):
    return dict(window.session.document.get(item_id).finishes)


def needs(window):
    return {row.material: row.need for row in window.session.bill().rows}


def choose(row, text):
    """Open the menu of a surface and pick an entry by its words."""
    menu = row.finish.menu()
    menu.popup(row.finish.mapToGlobal(QPoint(0, 0)))
    action = next(each for each in menu.actions() if each.text() == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    menu.hide()


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def press(button):
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)


@pytest.fixture
def dialog(walled, qtbot):
    """The editor on the front of the wall, which is finished from the catalogue."""
    choose(rows(walled)["front"], "Rendered wall")
    made = BuildUpDialog(walled.session, ["w"], "front", finishes(walled)["front"], walled)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def materials(dialog):
    return [coat.material for coat in dialog.list.coats()]


def drag(row, by_rows):
    """Take a row by its grip and carry it past others."""
    grip = row.grip
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    for _ in range(abs(by_rows)):
        step = row.height() if by_rows > 0 else -row.height()
        at = grip.mapFromGlobal(row.mapToGlobal(QPoint(5, row.height() // 2 + step)))
        QTest.mouseMove(grip, at)
        QApplication.processEvents()
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)


def test_enter_opens_the_menu_of_a_surface_as_space_does(walled, qtbot):
    button = rows(walled)["front"].finish
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        opened = []
        QTimer.singleShot(50, lambda opened=opened: (opened.append(button.menu().isVisible()), button.menu().hide()))
        button.setFocus()
        QTest.keyClick(button, key)
        qtbot.waitUntil(lambda opened=opened: bool(opened))
        assert opened == [True]


@pytest.mark.parametrize("left", [0, 570])
def test_what_is_said_of_an_entry_covers_no_other(walled, qtbot, left):
    menu = rows(walled)["front"].finish.menu()
    menu.popup(QPoint(left, 20))
    at = menu.actionGeometry(next(each for each in menu.actions() if each.toolTip() != each.text())).center()
    QApplication.sendEvent(menu, QHelpEvent(QEvent.Type.ToolTip, at, menu.mapToGlobal(at)))
    qtbot.waitUntil(QToolTip.isVisible)
    tip = next(each for each in QApplication.topLevelWidgets() if each.inherits("QTipLabel") and each.isVisible())
    assert not tip.geometry().intersects(menu.geometry().adjusted(2, 0, -2, 0))
    menu.hide()


def test_surfaces_are_listed_and_finished_from_the_menu(walled):
    assert list(rows(walled)) == ["front", "back", "top", "end-a", "end-b"]
    assert rows(walled)["front"].finish.text().strip(" ▾") == "No finish"
    assert not rows(walled)["front"].edit.isEnabled()
    before = needs(walled)
    choose(rows(walled)["front"], "Weathered brick")
    assert finishes(walled) == {"front": "brick_weathered"}
    assert rows(walled)["front"].finish.text().strip(" ▾") == "Weathered brick"
    assert "9. Pigment powder 30 ml, 30 %, fading upwards" in rows(walled)["front"].finish.toolTip()
    assert needs(walled)["wash_35"] == pytest.approx(6000 * 0.6 / 12e3)
    choose(rows(walled)["front"], "No finish")
    assert finishes(walled) == {}
    assert needs(walled) == before
    walled.session.undo()
    assert finishes(walled) == {"front": "brick_weathered"}


def test_several_walls_are_finished_together(walled):
    with walled.session.edit("Wall") as draft:
        draft.add(Wall(id="v", path_mm=((20, 60), (120, 60)), finishes={"front": "render_plain"}))
    walled.session.selection.set(["w", "v"])
    assert rows(walled)["front"].finish.text().strip(" ▾") == "Several finishes"
    choose(rows(walled)["front"], "Cracked concrete")
    assert finishes(walled) == finishes(walled, "v") == {"front": "concrete_cracked"}


def test_with_nothing_selected_the_base_is_finished(walled):
    walled.session.selection.clear()
    assert list(rows(walled)) == ["top", "fascia"]
    choose(rows(walled)["fascia"], "Cinema-black fascia")
    assert finishes(walled, BASE_ID) == {"fascia": "fascia_cinema_black"}


def test_what_has_no_surfaces_has_no_list(walled):
    things = [item.id for item in walled.session.document.items() if item.kind == "thing"]
    walled.session.selection.set(things[:1])
    walled.inspector.refresh()
    assert walled.inspector.finishes.isHidden()


def test_a_changed_build_up_of_the_catalogue_becomes_the_plans_own(walled, dialog):
    assert materials(dialog)[0] == "sealer_foam_500"
    assert dialog.list.rows[3].takes.text() == "1.2 ml"
    type_into(dialog.list.rows[3].coats, "4")
    assert dialog.list.rows[3].takes.text() == "2.4 ml"
    type_into(dialog.list.rows[3].coverage, "50")
    assert dialog.list.rows[3].takes.text() == "1.2 ml"
    type_into(dialog.name, "My wall")  # Enter keeps it, which in the fields of a coat it does not
    assert dialog.result() == BuildUpDialog.DialogCode.Accepted
    (own,) = walled.session.document.every(NamedBuildUp)
    assert own.name == "My wall"
    assert own.coats[3] == Coat(material="wall_paint_1l", coats=4, density=0.5, colour="#ddd5ca")
    assert finishes(walled) == {"front": own.id}
    walled.session.undo()
    assert finishes(walled) == {"front": "render_plain"}
    assert list(walled.session.document.every(NamedBuildUp)) == []


def test_nothing_changed_keeps_nothing_and_escape_leaves_no_trace(walled, dialog):
    before = walled.session.document
    press(dialog.keep)
    assert walled.session.document is before
    again = BuildUpDialog(walled.session, ["w"], "front", "render_plain", walled)
    again.show()
    type_into(again.list.rows[0].coverage, "10")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()
    assert walled.session.document is before


def test_coats_are_dragged_into_another_order(dialog):
    was = materials(dialog)
    drag(dialog.list.rows[0], 2)
    assert materials(dialog) == [was[1], was[2], was[0], *was[3:]]
    assert [row.number.text() for row in dialog.list.rows] == ["1", "2", "3", "4", "5"]
    drag(dialog.list.rows[2], -2)
    assert materials(dialog) == was


def test_coats_are_moved_added_and_removed_by_keyboard(dialog):
    was = materials(dialog)
    grip = dialog.list.rows[1].grip
    grip.setFocus()
    QTest.keyClick(grip, Qt.Key.Key_Down)
    QTest.keyClick(grip, Qt.Key.Key_Down)
    assert materials(dialog) == [was[0], was[2], was[3], was[1], was[4]]
    for _ in range(9):
        QTest.keyClick(grip, Qt.Key.Key_Up)
    assert materials(dialog) == [was[1], was[0], *was[2:]]
    press(dialog.list.more)
    assert len(materials(dialog)) == 6
    for _ in range(6):
        press(dialog.list.rows[0].drop)
    assert materials(dialog) == []
    press(dialog.keep)
    assert "has no coats" in dialog.problem()
    assert dialog.isVisible()


def test_what_fights_is_said_at_once(dialog):
    assert all(row.problem.isHidden() for row in dialog.list.rows)
    press(dialog.list.rows[0].drop)  # filler on bare foam
    assert "flakes off smooth foam" in dialog.list.rows[0].problem.text()


def test_a_number_that_cannot_be_is_not_kept(walled, dialog):
    before = walled.session.document
    dialog.list.rows[0].coverage.setFocus()
    dialog.list.rows[0].coverage.selectAll()
    QTest.keyClicks(dialog.list.rows[0].coverage, "-5")
    QTest.keyClick(dialog.list.rows[0].coverage, Qt.Key.Key_Return)
    press(dialog.keep)
    assert dialog.problem()
    assert walled.session.document is before


def test_what_lies_elsewhere_too_changes_there_or_is_kept_as_new(walled, qtbot):
    own = NamedBuildUp(id="own", name="Own", coats=(Coat(material="wall_paint_1l"),))
    with walled.session.edit("Own") as draft:
        draft.put(own)
        draft.change("w", finishes={"front": "own", "back": "own"})
    for as_new in (False, True):
        dialog = BuildUpDialog(walled.session, ["w"], "front", "own", walled)
        qtbot.addWidget(dialog)
        dialog.show()
        type_into(dialog.list.rows[0].coats, "3")
        if as_new:
            type_into(dialog.list.rows[0].coverage, "20")
        press(dialog.as_new if as_new else dialog.keep)
        laid = finishes(walled)
        assert laid["back"] == "own"
        assert (laid["front"] == "own") is not as_new
    assert walled.session.document.get("own").coats[0].coats == 3
    new = walled.session.document.get(finishes(walled)["front"])
    assert (new.name, new.coats[0].density) == ("Own 2", 0.2)


def test_the_plans_own_is_deleted_and_comes_back(walled, qtbot):
    own = NamedBuildUp(id="own", name="Own", coats=(Coat(material="wall_paint_1l"),))
    with walled.session.edit("Own") as draft:
        draft.put(own)
        draft.change("w", finishes={"front": "own", "back": "render_plain"})
    dialog = BuildUpDialog(walled.session, ["w"], "front", "own", walled)
    qtbot.addWidget(dialog)
    dialog.show()
    press(dialog.delete)
    assert finishes(walled) == {"back": "render_plain"}
    walled.session.undo()
    assert finishes(walled) == {"front": "own", "back": "render_plain"}


def test_the_face_shows_and_changes_its_finish(walled, qtbot):
    from diorama_planner.ui.commands import faces

    faces.show(walled, "w")
    panel = walled.workspace.face
    qtbot.waitUntil(lambda: not panel.isHidden())
    assert panel.finish.text().strip(" ▾") == "No finish"
    panel.finish.choose("brick_weathered")
    qtbot.waitUntil(lambda: panel.finish.text().strip(" ▾") == "Weathered brick")
    (wall,) = [
        part for part in panel.session.draw(BASE_ID) if getattr(getattr(part, "paint", None), "name", "") == "brick"
    ]
    assert wall.paint.colour != "#9c4f3d"  # weathered
    QTest.mouseClick(panel.findChild(type(panel._faces.button(1)), "face-back"), Qt.MouseButton.LeftButton)
    assert panel.finish.text().strip(" ▾") == "No finish"


def test_files_are_taken_or_refused_in_words(walled, tmp_path):
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    content = {"format": "diorama-planner build-ups", "schema": 1}
    coats = [{"material": "wall_paint_1l"}]
    good.write_text(json.dumps({**content, "build_ups": [{"name": "Mine", "coats": coats}]}))
    bad.write_text(json.dumps({**content, "build_ups": [{"name": "Bad", "coats": [{"material": "x"}]}]}))
    assert take_file(walled.session, good) == "One build-up is kept in the plan."
    assert "no material 'x'" in take_file(walled.session, bad)
    assert "cannot be read" in take_file(walled.session, tmp_path / "none.json")
    assert [each.name for each in walled.session.document.every(NamedBuildUp)] == ["Mine"]
    choose(rows(walled)["top"], "Mine")
    assert len(finishes(walled)) == 1


def test_the_command_goes_to_the_finishes(walled):
    walled.actions_["finishes"].trigger()
    assert walled.focusWidget() is rows(walled)["front"].finish


def test_the_name_of_a_surface_tells_its_area(walled):
    label = rows(walled)["front"]._row.label
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), label.mapToGlobal(QPoint(2, 2))))
    assert label.toolTip().startswith("60.0 cm²")
    QToolTip.hideText()
