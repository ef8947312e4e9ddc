"""The File menu: new, open, save, print, close; and the questions asked before work would be lost."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.actions import ActionSpec, always
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.model.document import Document
    from diorama_planner.ui.dialogs.new_plan import NewPlan
    from diorama_planner.ui.main_window import MainWindow

SUFFIX = ".diorama"
_LOG = logging.getLogger(__name__)


def project_filter() -> str:
    """The filter of file dialogs."""
    return tr("Diorama plans (*.diorama)")


def start_folder(window: MainWindow) -> Path:
    """Where file dialogs begin: the project's folder, that of the newest recent one, or Documents."""
    if window.session.path is not None:
        return window.session.path.parent
    for recent in window.session.preferences.recent:
        if Path(recent).parent.is_dir():
            return Path(recent).parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents else Path.home()


def may_leave(window: MainWindow) -> bool:
    """Ask whether to save what is unsaved; False if the user stays."""
    if not (window.has_plan and window.session.dirty):
        return True
    from diorama_planner.ui.dialogs.save_changes import Answer, ask_to_save

    answer = ask_to_save(window.session.title, window)
    return save(window) if answer is Answer.SAVE else answer is Answer.DISCARD


def start(window: MainWindow, document: Document) -> None:
    """Show a plan that has no file yet, if what is open may be left."""
    if may_leave(window):
        window.show_plan(lambda: window.session.new(document))


def open_project(window: MainWindow, path: Path) -> bool:
    """Open a project, if what is open may be left. What could not be read of it is shown."""
    if not may_leave(window):
        return False
    return load(window, path)


def load(window: MainWindow, path: Path) -> bool:
    """Open a project in place of what is open; a shipped one becomes a new plan without a file."""
    from diorama_planner.app.starts import is_shipped

    problems: list[str] = []

    def read() -> None:
        if is_shipped(path):
            window.session.new(_shipped(path))
        else:
            problems.extend(window.session.open(path))

    try:
        window.show_plan(read)
    except PlannerError as error:
        window.show_error(error)
        return False
    if problems:
        window.banner.show_message(
            tr("{name} was opened, but not all of it could be read.", name=path.name), "\n".join(problems)
        )
    elif window.session.read_only:
        window.banner.show_message(
            tr("{name} is open read-only.", name=path.name),
            _why_read_only(window) + tr("Save it under another name to keep changes."),
            actions=((tr("Save as…"), lambda: save_as(window)),),
        )
    return True


def _why_read_only(window: MainWindow) -> str:
    holder = window.session.file.held_by
    return tr("{holder} has it open in another window. ", holder=holder) if holder else ""


def new(window: MainWindow) -> None:
    """Ask for scale and base, and start."""
    from diorama_planner.ui.dialogs.new_plan import NewPlanDialog

    dialog = NewPlanDialog(window.session, window)
    dialog.exec()
    plan = dialog.chosen()
    if plan is not None:
        begin(window, plan)


def begin(window: MainWindow, plan: NewPlan) -> None:
    """Start an empty plan as it was asked for.

    Raises:
        UsageError: a base that cannot be planned.
    """
    from diorama_planner.app.starts import new_document

    start(window, new_document(plan.name, plan.scale, plan.base_mm))


def begin_from(window: MainWindow, start_id: str) -> None:
    """Start from a shipped template or example; it becomes a new plan without a file.

    Raises:
        BadFileError: it cannot be read.
    """
    from diorama_planner.app.starts import EXAMPLES, TEMPLATES

    chosen = next(each for each in (*TEMPLATES, *EXAMPLES) if each.id == start_id)
    start(window, _shipped(chosen.path))


def _shipped(path: Path) -> Document:
    from diorama_planner.project_io.container import read_project

    return read_project(path).document


def ask_open(window: MainWindow) -> None:
    """Ask for a project and open it."""
    name, _ = QFileDialog.getOpenFileName(window, tr("Open"), str(start_folder(window)), project_filter())
    if name:
        open_project(window, Path(name))


def save(window: MainWindow) -> bool:
    """Save; asks where if there is no file yet. False if it was not saved."""
    if window.session.path is None or window.session.read_only:
        return save_as(window)
    return _write(window, None)


def save_as(window: MainWindow) -> bool:
    """Ask where and save there."""
    name = window.session.path.stem if window.session.path else window.session.title or tr("Plan")
    path = ask_target(window, tr("Save as"), name)
    return path is not None and _write(window, path)


def ask_target(window: MainWindow, title: str, name: str) -> Path | None:
    """Ask where a plan of a name is to be written; the ending is added."""
    proposed = start_folder(window) / f"{name.replace('/', '-')}{SUFFIX}"
    chosen, _ = QFileDialog.getSaveFileName(window, title, str(proposed), project_filter())
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def _write(window: MainWindow, path: Path | None) -> bool:
    if path is None and window.session.file.changed_on_disk():
        return _write_changed(window)
    return _write_now(window, path)


def _write_now(window: MainWindow, path: Path | None) -> bool:
    try:
        window.session.save(path, thumbnail(window))
    except PlannerError as error:
        _LOG.warning("saving failed: %s", error)
        window.banner.show_message(
            say(error.message),
            say(error.hint),
            severity="error",
            actions=((tr("Save as…"), lambda: save_as(window)),),
        )
        return False
    return True


def _write_changed(window: MainWindow) -> bool:
    """Ask what becomes of a file that another program has changed, and of the plan that was to be written there."""
    from diorama_planner.ui.dialogs.file_changed import Answer, ask_about_changed

    path = window.session.path
    assert path is not None  # only what has a file can have changed there
    kept = _free_name(path)
    answer = ask_about_changed(path.name, kept.name, window)
    if answer is Answer.OPEN_THEIRS:
        return _open_theirs(window, path, kept)
    if answer is Answer.SAVE_AS:
        return save_as(window)
    return answer is Answer.WRITE_OVER and _write_now(window, None)


def _free_name(path: Path) -> Path:
    """A name beside a file under which nothing is kept yet."""
    names = (path.with_stem(f"{path.stem} ({tr('mine')}{mark})") for mark in ("", *(f" {n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def _open_theirs(window: MainWindow, path: Path, kept: Path) -> bool:
    """Keep the plan beside its file, and open what another program has left there."""
    if not _write_now(window, kept) or not load(window, path):
        return False
    window.banner.show_message(
        tr("This is what the other program has written."),
        tr("Your version is kept as {name}.", name=kept.name),
        actions=((tr("Open it"), lambda: open_project(window, kept)),),
    )
    return True


def thumbnail(window: MainWindow) -> bytes | None:
    """Paint the plan small, for start pages and file managers."""
    from diorama_planner.painting.images import png_bytes
    from diorama_planner.painting.thumbnail import drawing_image

    session = window.session
    bounds = session.scene.base.bounds
    if bounds[2] <= bounds[0]:
        return None
    assets = session.document.assets
    return png_bytes(drawing_image(session.drawing(), bounds, (400, 300), None, assets.get))


def close_plan(window: MainWindow) -> None:
    """Go back to the start page."""
    if may_leave(window):
        window.show_start()


def leave(window: MainWindow) -> None:
    """Close the window."""
    window.close()


def print_bill(window: MainWindow) -> None:
    """Preview and print the bill."""
    from diorama_planner.ui.dialogs.print_bill import print_bill_dialog

    print_bill_dialog(window.session, window)


def print_plan(window: MainWindow) -> None:
    """Preview and print the plan."""
    from diorama_planner.ui.dialogs.print_plan import print_plan_dialog

    print_plan_dialog(window.session, window)


def export(window: MainWindow) -> None:
    """Write the plan or the bill in another format."""
    from diorama_planner.ui.dialogs.export import ExportDialog

    ExportDialog(window.session, window).exec()


ACTIONS = (
    ActionSpec("new", "File", "New…", new, ("Ctrl+N",), "file-plus", always),
    ActionSpec("open", "File", "Open…", ask_open, ("Ctrl+O",), "folder-open", always),
    ActionSpec("save", "File", "Save", save, ("Ctrl+S",), "save", section=1),
    ActionSpec("save-as", "File", "Save as…", save_as, ("Ctrl+Shift+S",), "save-all", section=1),
    ActionSpec(
        "print-bill", "File", "Print the bill…", print_bill, ("Ctrl+P",), "printer", section=2, words="shopping list"
    ),
    ActionSpec(
        "print-plan",
        "File",
        "Print the plan…",
        print_plan,
        ("Ctrl+Shift+P",),
        "printer",
        section=2,
        words="footprints 1:1",
    ),
    ActionSpec("export", "File", "Export…", export, ("Ctrl+E",), "file-down", section=2, words="pdf png csv svg"),
    ActionSpec("start-page", "File", "Close the plan", close_plan, ("Ctrl+W",), section=3, words="start page"),
    ActionSpec("quit", "File", "Quit", leave, ("Ctrl+Q",), "log-out", always, section=3),
)
"""The actions of the File menu; the recent projects are added by the window."""
