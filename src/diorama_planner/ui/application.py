"""Starts the window: application, theme, session, first plan, and what follows once it has been seen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from diorama_planner import __version__
from diorama_planner.app.preferences import Preferences, default_folder, load_preferences
from diorama_planner.app.session import Session
from diorama_planner.ui.first_paint import when_painted
from diorama_planner.ui.following import take_turns
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import apply_theme, theme_for

if TYPE_CHECKING:
    from diorama_planner.core.messages import Message
    from diorama_planner.ui.main_window import MainWindow

NAME = "diorama-planner"
WARM_UP_MS = 40
"""Pause between two steps of the warm-up, for mouse and keys."""


def make_application(arguments: list[str]) -> QApplication:
    """Give the running application, or make one that knows the program's name."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    app = QApplication(arguments)
    app.setOrganizationName(NAME)
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("Diorama Planner")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName(NAME)
    return app


def open_window(path: Path | None, config: Path, recovery: Path, own_things: Path | None = None) -> MainWindow:
    """Make and show the window with a plan, or with the start page if no path is given.

    `own_things` is the folder of the user's own things; without one none are known.
    """
    from diorama_planner.ui.commands import files
    from diorama_planner.ui.main_window import MainWindow

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences = load_preferences(config)
    apply_theme(app, theme_for(preferences.theme))
    session, unread = _session(preferences, own_things)
    session.locks_files = True
    window = MainWindow(session, config, recovery)
    if unread:
        told = "\n".join(say(message) for message in unread)
        window.banner.show_message(tr("Not all of your own things could be read."), told)
    if path is None or not files.load(window, path):
        window.show_start()
    window.show()
    when_painted(window, lambda: _offer_recovery(window))
    return window


def _session(preferences: Preferences, own_things: Path | None) -> tuple[Session, Sequence[Message]]:
    if own_things is None:
        return Session(preferences=preferences), ()
    from diorama_planner.app.own_things import session_with_own_things

    return session_with_own_things(preferences, own_things)


def run(path: Path | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit code."""
    from diorama_planner.catalogue.user import default_folder as own_things_folder
    from diorama_planner.project_io.recovery import default_recovery_folder

    app = make_application(sys.argv[:1])
    window = open_window(path, default_folder(), default_recovery_folder(), own_things_folder())
    when_painted(window, lambda: _watch_faults(window))
    when_painted(window, lambda: warm_up(window))
    return app.exec()


_NEEDED_WITH_A_PLAN = (
    *("numpy", "numpy.ma", "shapely", "contourpy", "diorama_planner.app.derived", "diorama_planner.painting.marks"),
    *("diorama_planner.ui.tool_choices", "diorama_planner.ui.toolbar", "diorama_planner.ui.workspace"),
)


def warm_up(window: MainWindow) -> None:
    """Make ready what the first plan will need while the user looks at the start page, one thing per turn."""
    steps: list[Callable[[], object]] = [partial(import_module, name) for name in _NEEDED_WITH_A_PLAN]
    steps += [lambda: window.session.catalogue, lambda: window.workspace, lambda: _style(window)]
    take_turns(window, [*steps, _learn_to_read, _learn_to_draw], WARM_UP_MS)


def _learn_to_read() -> None:
    """Read a plan of the program's own: what is asked of every kind of record is then known."""
    from diorama_planner.app.starts import EXAMPLES
    from diorama_planner.project_io.container import read_project

    read_project(EXAMPLES[0].path)


def _learn_to_draw() -> None:
    from diorama_planner.symbols.classes import CLASSES
    from diorama_planner.symbols.library import draw_function

    for symbol_class in CLASSES.values():
        draw_function(symbol_class)


def _style(window: MainWindow) -> None:
    """Give every widget its style, for which the first painting would wait otherwise."""
    for widget in window.workspace.findChildren(QWidget):
        widget.ensurePolished()


def _watch_faults(window: MainWindow) -> None:
    from diorama_planner.ui.faults import FaultReporter, log_folder, start_log
    from diorama_planner.ui.telling_faults import tell_fault

    start_log(log_folder())
    FaultReporter(partial(tell_fault, window)).install()


def _offer_recovery(window: MainWindow) -> None:
    from diorama_planner.ui.recovering import offer_recovery

    offer_recovery(window)
