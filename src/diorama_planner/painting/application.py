"""The Qt application for those who paint without a window: the command line, tests and workers."""

from __future__ import annotations

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.painting.fonts import load_fonts


def offscreen_application() -> QGuiApplication:
    """Give the running Qt application, or make one that needs no display; the bundled font is loaded.

    The caller must keep it as long as anything is painted.

    Raises:
        UsageError: an application without a graphical part is already running.
        MissingComponentError: the bundled font is missing.
    """
    running = QCoreApplication.instance()
    if running is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        running = QGuiApplication(["diorama-planner"])
    if not isinstance(running, QGuiApplication):
        raise UsageError(msg("a Qt application that cannot paint is already running"))
    load_fonts()
    return running
