"""The Qt application for those who paint without a window: the command line, tests and workers."""

from __future__ import annotations

import os
from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.painting.fonts import load_fonts


def offscreen_application() -> QGuiApplication:
    """Give the running Qt application, or make one that needs no display; the bundled font is loaded.

    One that is made here stays until the process ends, as do the fonts that belong to it.

    Raises:
        UsageError: an application without a graphical part is already running.
        MissingComponentError: the bundled font is missing.
    """
    running = QCoreApplication.instance() or _new_application()
    if not isinstance(running, QGuiApplication):
        raise UsageError(msg("a Qt application that cannot paint is already running"))
    load_fonts()
    return running


@cache
def _new_application() -> QGuiApplication:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(["diorama-planner"])
