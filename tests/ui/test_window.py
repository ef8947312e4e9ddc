"""The window as a whole: opening, editing, saving, closing, errors, themes, recovery."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.app.starts import EXAMPLES
from diorama_planner.core.errors import UsageError
from diorama_planner.model.document import Document
from diorama_planner.project_io.container import read_project
from diorama_planner.ui.commands import clipboard, files
from diorama_planner.ui.context_menu import context_menu
from diorama_planner.ui.dialogs import file_changed, save_changes
from diorama_planner.ui.faults import FaultReporter, start_log
from diorama_planner.ui.main_window import MainWindow
from diorama_planner.ui.palette import CommandPalette
from diorama_planner.ui.panels.library_model import THING_MIME
from diorama_planner.ui.recovering import offer_recovery
from diorama_planner.ui.safety import left_behind
from diorama_planner.ui.shortcuts import ShortcutsDialog
from diorama_planner.ui.status_bar import ago
from diorama_planner.ui.theme import current_theme


@pytest.fixture
def saved(window, tmp_path, monkeypatch):
    path = tmp_path / "alley.diorama"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(path.with_suffix("")), ""))
    assert files.save(window)
    return path


def change(window):
    with window.session.edit("move") as draft:
        draft.change("trueno", at_mm=(70.0, 40.0))
    window.refresh()


def do(window, action):
    window.actions_.refresh()
    window.actions_[action].trigger()


def test_the_title_names_the_plan_and_marks_what_is_unsaved(window):
    window.refresh()
    assert window.windowTitle().startswith("Test")
    assert "edited" not in window.windowTitle()
    change(window)
    assert "edited" in window.windowTitle()


def test_saving_asks_where_once_adds_the_ending_and_is_remembered(window, saved):
    assert saved.is_file()
    assert not window.session.dirty
    assert str(saved) in window.session.preferences.recent
    change(window)
    do(window, "save")
    assert not window.session.dirty


def test_a_saved_plan_opens_again_as_it_was(window, saved):
    before = dict(window.session.document.records)
    assert files.open_project(window, saved)
    assert window.session.document.records == before
    assert window.has_plan


def test_a_file_that_is_no_plan_is_told_in_the_banner_and_changes_nothing(window, tmp_path):
    bad = tmp_path / "note.diorama"
    bad.write_text("shopping: milk")
    before = window.session.document
    assert not files.open_project(window, bad)
    assert window.session.document is before
    assert window.banner.text()


@pytest.mark.parametrize(("answer", "left"), [("DISCARD", True), ("CANCEL", False)])
def test_leaving_unsaved_work_is_asked_about(window, monkeypatch, answer, left):
    change(window)
    monkeypatch.setattr(save_changes, "ask_to_save", lambda name, parent: save_changes.Answer[answer])
    assert files.may_leave(window) is left


def test_saying_save_saves_before_leaving(window, saved, monkeypatch):
    change(window)
    monkeypatch.setattr(save_changes, "ask_to_save", lambda name, parent: save_changes.Answer.SAVE)
    assert files.may_leave(window)
    assert not window.session.dirty


@pytest.mark.parametrize("answer", list(file_changed.Answer))
def test_of_a_file_that_another_program_has_changed_neither_version_is_lost(window, saved, monkeypatch, answer):
    theirs = Session(window.session.document)
    with theirs.edit("theirs") as draft:
        draft.change("trueno", at_mm=(11.0, 12.0))
    theirs.save(saved)
    change(window)
    monkeypatch.setattr(file_changed, "ask_about_changed", lambda *_: answer)
    elsewhere = saved.with_stem("elsewhere")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(elsewhere), ""))
    assert files.save(window) is (answer is not file_changed.Answer.CANCEL)
    places = {
        file_changed.Answer.SAVE_AS: {"elsewhere": (70.0, 40.0), "alley": (11.0, 12.0)},
        file_changed.Answer.OPEN_THEIRS: {"alley (mine)": (70.0, 40.0), "alley": (11.0, 12.0)},
        file_changed.Answer.WRITE_OVER: {"alley": (70.0, 40.0), ".alley.diorama.bak1": (11.0, 12.0)},
        file_changed.Answer.CANCEL: {"alley": (11.0, 12.0)},
    }[answer]
    for name, place in places.items():
        path = saved.with_stem(name) if "." not in name else saved.with_name(name)
        assert read_project(path).document.records["trueno"].at_mm == place
    shown = (11.0, 12.0) if answer is file_changed.Answer.OPEN_THEIRS else (70.0, 40.0)
    assert window.session.document.records["trueno"].at_mm == shown


def test_an_unwritable_target_keeps_the_plan_unsaved_and_says_so(window, tmp_path, monkeypatch):
    target = tmp_path / "missing" / "x.diorama"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(target), ""))
    change(window)
    assert not files.save(window)
    assert window.session.dirty
    assert window.banner.text()


def test_undo_names_its_step_and_is_off_when_there_is_none(window):
    window.actions_.refresh()
    assert not window.actions_["undo"].isEnabled()
    change(window)
    assert window.actions_["undo"].text() == "Undo move"
    do(window, "undo")
    assert window.session.document.records["trueno"].at_mm == (60, 40)
    window.refresh()
    assert window.actions_["redo"].isEnabled()
    assert window.actions_["redo"].text() == "Redo move"


def test_items_are_copied_pasted_cut_duplicated_and_deleted(window):
    session = window.session
    session.selection.set(["trueno", "wall"])
    do(window, "copy")
    mime = QGuiApplication.clipboard().mimeData()
    assert {record["kind"] for record in json.loads(mime.text())} == {"thing", "wall"}
    assert not mime.imageData().isNull()
    count = len(session.document.records)
    do(window, "paste")
    assert len(session.document.records) == count + 2
    assert session.selection.ids.isdisjoint({"trueno", "wall"})
    centre, _ = window.plan.view_centre()
    xs = [
        r.at_mm[0] for r in session.document.records.values() if r.id in session.selection.ids and r.kind == "thing"
    ]
    assert abs(xs[0] - centre) < 200
    do(window, "duplicate")
    assert len(session.document.records) == count + 4
    do(window, "delete")
    assert len(session.document.records) == count + 2
    session.selection.set(["trueno"])
    do(window, "cut")
    assert "trueno" not in session.document.records


def test_foreign_text_on_the_clipboard_is_not_pasted(window):
    data = QMimeData()
    data.setText("hello")
    QGuiApplication.clipboard().setMimeData(data)
    before = window.session.document
    do(window, "paste")
    data = QMimeData()
    data.setData(clipboard.CLIP_MIME, QByteArray(b'[{"kind": "spaceship"}]'))
    QGuiApplication.clipboard().setMimeData(data)
    do(window, "paste")
    assert window.session.document is before
    assert window.banner.text()


def test_locked_items_are_left_alone_with_a_word(window):
    window.session.selection.set(["trueno"])
    do(window, "lock")
    do(window, "delete")
    assert "trueno" in window.session.document.records
    assert "locked" in window.status.hint()
    do(window, "unlock")
    do(window, "turn")
    assert window.session.document.records["trueno"].rotation_deg == 15.0


def test_the_base_cannot_be_deleted_and_select_all_leaves_it_out(window):
    do(window, "select-all")
    assert "base" not in window.session.selection.ids
    window.session.selection.set(["base"])
    window.actions_.refresh()
    assert not window.actions_["delete"].isEnabled()


def test_tools_are_taken_by_their_actions_and_ticked(window):
    do(window, "tool-wall")
    assert window.plan.tool() == "wall"
    assert window.actions_["tool-wall"].isChecked()
    assert not window.actions_["tool-select"].isChecked()
    do(window, "select-none")
    assert window.plan.tool() == "select"


def test_the_theme_changes_live_and_is_kept(window, qtbot, tmp_path):
    do(window, "theme-dark")
    assert current_theme().is_dark
    kept = tmp_path / "config" / "preferences.json"
    qtbot.waitUntil(lambda: kept.is_file() and '"dark"' in kept.read_text())
    do(window, "theme-light")
    assert not current_theme().is_dark


def test_placing_from_the_library_puts_a_thing_into_the_view(window):
    before = set(window.session.document.records)
    window.library.place_requested.emit("oil_drum")
    (new,) = set(window.session.document.records) - before
    assert window.session.document.records[new].thing == "oil_drum"
    assert window.session.preferences.recent_things == ("oil_drum",)
    assert THING_MIME.startswith("application/")


def test_the_palette_runs_what_is_typed(window, qtbot):
    window.session.selection.set(["trueno"])
    palette = CommandPalette(window.actions_, window)
    palette.search.setText("rotate by 15")
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert window.session.document.records["trueno"].rotation_deg == 15.0


def test_shortcuts_can_be_changed_but_not_taken_from_another(window, qtbot):
    dialog = ShortcutsDialog(window.actions_, window)
    qtbot.addWidget(dialog)
    dialog.search.setText("Duplicate")
    dialog.keys.setKeySequence("Ctrl+C")
    dialog.set_keys()
    assert window.actions_["duplicate"].shortcut().toString() == "Ctrl+D"
    dialog.keys.setKeySequence("Ctrl+J")
    dialog.set_keys()
    assert window.actions_["duplicate"].shortcut().toString() == "Ctrl+J"
    dialog.restore_keys()
    assert window.actions_["duplicate"].shortcut().toString() == "Ctrl+D"


def test_the_context_menu_offers_what_lies_below(window):
    window.session.selection.set(["trueno"])
    menu = context_menu(window, ["trueno", "hill"])
    below = next(a.menu() for a in menu.actions() if a.menu() is not None and a.text() == "Select below")
    assert [a.text() for a in below.actions()] == ["Sprinter Trueno AE86", "Hill"]
    below.actions()[1].trigger()
    assert window.session.selection.ids == {"hill"}


def test_sides_hide_and_come_back_and_the_layout_can_be_reset(window):
    do(window, "left")
    assert not window.shows_side("left")
    do(window, "reset-layout")
    assert window.shows_side("left")


def test_the_total_is_in_sight_at_1280_by_800(window, qtbot):
    qtbot.wait(50)
    window.session.selection.set(["trueno"])
    qtbot.wait(100)
    total = window.workspace.bill.print_button()
    bottom = total.mapTo(window, total.rect().bottomLeft()).y()
    assert 0 < bottom <= 800


def test_a_fault_is_logged_and_told_once_not_in_a_storm(tmp_path, monkeypatch):
    log = logging.getLogger("diorama_planner")
    monkeypatch.setattr(log, "disabled", False)
    monkeypatch.setattr(log, "handlers", [])
    assert start_log(tmp_path)
    told, now = [], [0.0]
    reporter = FaultReporter(told.append, lambda: now[0])
    for second in (0.0, 0.1, 3.0, 7.0):
        now[0] = second
        fault = ValueError("boom")
        reporter.report(ValueError, fault, None)
    assert told == ["ValueError: boom", "ValueError: boom"]
    for handler in log.handlers:
        handler.close()
    assert (tmp_path / "planner.log").read_text().count("ValueError: boom") == 4


def test_an_error_is_shown_with_its_hint_and_closed_by_escape(window, qtbot):
    window.attempt(lambda: (_ for _ in ()).throw(UsageError("it is too large", "make it smaller")))
    assert window.banner.text() == "It is too large"
    assert "Make it smaller" in window.banner.accessibleName()
    qtbot.keyClick(window.banner, Qt.Key.Key_Escape)
    assert window.banner.text() == ""


def test_the_timers_snapshot_is_written_in_the_background(window, tmp_path, qtbot):
    change(window)
    window.autosave.keep_soon()
    qtbot.waitUntil(lambda: bool(list(tmp_path.rglob("0001.diorama"))), timeout=5000)
    qtbot.waitUntil(lambda: not window.autosave.keep(), timeout=5000)  # noted: nothing is left to keep
    assert not list(tmp_path.rglob("0003.diorama"))


def test_unsaved_work_is_kept_and_found_after_a_crash(window, tmp_path):
    assert not window.autosave.keep()
    change(window)
    assert window.autosave.keep()
    assert not window.autosave.keep()
    code = (
        "import sys; from pathlib import Path; from diorama_planner.project_io.recovery import RecoveryArea;"
        "print(len(RecoveryArea(Path(sys.argv[1])).list_recoverable()))"
    )
    alive = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "recovery")], capture_output=True, text=True, check=True
    )
    assert alive.stdout.strip() == "0"  # this process still owns it
    window.session.file.start(window.session.document)
    window.autosave.finish()
    assert left_behind(tmp_path / "recovery") == []


_CRASH = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from small_plan import small_document
from diorama_planner.project_io.autosave import SessionJournal
SessionJournal(Path(sys.argv[1])).write(small_document())
"""


def test_a_shipped_example_opens_as_a_new_plan_and_is_not_saved_over(window, tmp_path, monkeypatch):
    example = EXAMPLES[0].path
    before = example.read_bytes()
    assert files.load(window, example)
    assert window.session.path is None
    assert window.session.title == EXAMPLES[0].title
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(tmp_path / "mine.diorama"), ""))
    assert files.save(window)
    assert (tmp_path / "mine.diorama").exists()
    assert example.read_bytes() == before


def test_the_start_page_has_room_for_what_is_told(app, qtbot, tmp_path):
    made = MainWindow(Session(preferences=Preferences(region="EU")), tmp_path / "config", tmp_path / "recovery")
    qtbot.addWidget(made)
    made.show_start()
    made.show()
    made.banner.show_message("Unsaved work was found.")
    assert made.banner.isVisible()
    assert made.banner.window() is made


def test_what_a_crash_left_behind_is_offered_and_recovered(window, tmp_path, qtbot):
    area = tmp_path / "recovery"
    here = str(Path(__file__).parent)
    subprocess.run([sys.executable, "-c", _CRASH, str(area), here], check=True)
    window.session.new(Document())
    offer_recovery(window)
    assert "Test" in window.banner.text()
    buttons = {button.text(): button for button in window.banner.findChildren(QPushButton)}
    buttons["Recover it"].click()
    assert "trueno" in window.session.document.records
    assert window.session.dirty
    assert window.session.path is None
    window.session.file.start(window.session.document)
    window.autosave.finish()
    assert left_behind(area) == []


def test_the_start_page_shows_when_no_plan_is_open(window, qtbot):
    window.show_start()
    assert not window.has_plan
    window.actions_.refresh()
    assert not window.actions_["save"].isEnabled()
    assert window.actions_["open"].isEnabled()
    assert window.windowTitle() == "Diorama Planner"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0 s ago"), (12.7, "12 s ago"), (190, "3 min ago"), (7300, "2 h ago")]
)
def test_how_long_ago(seconds, text):
    assert ago(seconds) == text


def test_where_the_pointer_is_is_told_in_both_readings(window):
    window.status.set_place(100.0, 95.0)
    text = window.status.place()
    assert "100.0" in text
    assert "6.400 m" in text


def test_every_button_has_a_name(window, qtbot):
    qtbot.wait(50)
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and not (button.accessibleName() or button.text())
        and not button.objectName().startswith("qt_")
    ]
    assert nameless == []


def test_closing_remembers_the_layout(window):
    window.close()
    assert QSettings().value("layout/split") is not None


def test_a_panel_beside_the_plan_covers_none_of_it_and_comes_back_with_the_layout(window, qtbot, tmp_path):
    def is_whole():
        left, low, right, high = window.plan.canvas.visible()
        x0, y0, x1, y1 = window.session.scene.base.bounds
        return left < x0 and low < y0 and x1 < right and y1 < high

    window.plan.fit()
    zoom = window.plan.canvas.pixels_per_mm
    do(window, "circuits")
    qtbot.waitUntil(is_whole)
    assert window.plan.canvas.pixels_per_mm < zoom
    window.close()
    again = MainWindow(Session(preferences=window.session.preferences), tmp_path / "config", tmp_path / "recovery")
    qtbot.addWidget(again)
    again.show_plan(lambda: again.session.new(window.session.document))
    again.resize(window.size())
    again.show()
    qtbot.waitUntil(lambda: again.workspace.circuits is not None and again.workspace.circuits.isVisible())
    assert abs(again.workspace.circuits.width() - window.workspace.circuits.width()) <= 2
    again.reset_layout()
    assert again.workspace.circuits.isHidden()


def test_a_view_that_was_zoomed_into_keeps_its_zoom_beside_a_panel(window, app):
    window.plan.zoom_in()
    window.plan.zoom_in()
    window.plan.zoom_in()
    zoom = window.plan.canvas.pixels_per_mm
    do(window, "circuits")
    app.processEvents()
    assert window.plan.canvas.pixels_per_mm == zoom


def test_a_plan_dropped_on_the_window_is_opened(window, saved, monkeypatch):
    opened = []
    monkeypatch.setattr(files, "open_project", lambda w, path: opened.append(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(saved))])
    arguments = (QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0))
    enter = QDragEnterEvent(QPoint(5, 5), *arguments[1:])
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(*arguments))
    assert opened == [saved]


def test_a_double_click_on_an_item_goes_to_its_fields(window, qtbot):
    window.session.selection.set(["trueno"])
    window.plan.edit_requested.emit("trueno")
    focused = window.focusWidget()
    assert focused is not None
    assert window.inspector.isAncestorOf(focused)


def test_f2_goes_to_the_label(window):
    window.session.selection.set(["trueno"])
    do(window, "rename")
    assert window.focusWidget().accessibleName() == "Label"
