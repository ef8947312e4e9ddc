"""Starts the window: application, theme, session, first plan, and what follows once it has been seen."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from diorama_planner import __version__
from diorama_planner.app.preferences import default_folder, load_preferences
from diorama_planner.app.session import Session
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import apply_theme, theme_for

if TYPE_CHECKING:
    from diorama_planner.ui.main_window import MainWindow

NAME = "diorama-planner"


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


def open_window(path: Path | None, config: Path, recovery: Path) -> MainWindow:
    """Make and show the window with a plan, or with the start page if no path is given."""
    from diorama_planner.ui.commands import files
    from diorama_planner.ui.main_window import MainWindow

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    preferences = load_preferences(config)
    apply_theme(app, theme_for(preferences.theme))
    window = MainWindow(Session(preferences=preferences), config, recovery)
    if path is None or not files.load(window, path):
        window.show_start()
    window.show()
    QTimer.singleShot(0, lambda: _offer_recovery(window))
    return window


def run(path: Path | None = None) -> int:
    """Open the window and stay until it is closed. Gives the exit code."""
    from diorama_planner.project_io.recovery import default_recovery_folder

    app = make_application(sys.argv[:1])
    window = open_window(path, default_folder(), default_recovery_folder())
    QTimer.singleShot(0, lambda: _watch_faults(window))
    return app.exec()


def _watch_faults(window: MainWindow) -> None:
    from diorama_planner.ui.commands.working import open_log
    from diorama_planner.ui.faults import FaultReporter, log_folder, start_log

    start_log(log_folder())

    def tell(fault: str) -> None:
        window.autosave.keep()
        window.banner.show_message(
            tr("Something went wrong in the program; your plan is as it was before."),
            fault,
            severity="error",
            actions=((tr("Show the log"), lambda: open_log(window)),),
        )

    FaultReporter(tell).install()


def _offer_recovery(window: MainWindow) -> None:
    from diorama_planner.ui.recovering import offer_recovery

    offer_recovery(window)
