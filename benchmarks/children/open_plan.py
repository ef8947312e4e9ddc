"""Opens a plan in a window that has been seen and left alone for a moment; tells when the plan is painted."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGraphicsView

from benchmarks.children.first_paint import PaintWatch
from diorama_planner.ui.application import make_application, open_window, warm_up
from diorama_planner.ui.commands import files

PAUSE_MS = 2000
"""How long a person takes to choose a plan on the start page, at the least."""

plan = Path(sys.argv[1])
settle = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def open_it() -> None:
    """Open the plan as a click on its picture does."""
    started = time.perf_counter()
    files.load(window, plan)
    view = window.findChild(QGraphicsView)
    assert view is not None
    PaintWatch(view.viewport(), lambda: {"opened_ms": (time.perf_counter() - started) * 1000}, settle)


with tempfile.TemporaryDirectory() as folder:
    app = make_application(sys.argv[:1])
    window = open_window(None, Path(folder), Path(folder) / "recovery")
    QTimer.singleShot(200, lambda: warm_up(window))
    QTimer.singleShot(PAUSE_MS, open_it)
    app.exec()
