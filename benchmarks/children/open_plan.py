"""Opens a plan in a window that has been seen and left alone for a moment; tells when the plan is painted."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QGraphicsView

from benchmarks.children.first_paint import peak_mib
from diorama_planner.ui.application import make_application, open_window, warm_up
from diorama_planner.ui.commands import files

PAUSE_MS = 2000
"""How long a person takes to choose a plan on the start page, at the least."""

plan = Path(sys.argv[1])
settle = int(sys.argv[2]) if len(sys.argv) > 2 else 0


class PlanPaint(QObject):
    """Waits until the canvas has painted the plan."""

    def __init__(self, started: float, viewport: QObject) -> None:
        super().__init__(viewport)
        self._started = started
        self._seen = False
        viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the first paint event."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._figures = {"opened_ms": (time.perf_counter() - self._started) * 1000}
        QTimer.singleShot(settle, self._report)

    def _report(self) -> None:
        print(json.dumps({**self._figures, "peak_mib": peak_mib()}), flush=True)
        app.quit()


def open_it() -> None:
    """Open the plan as a click on its picture does."""
    started = time.perf_counter()
    files.load(window, plan)
    view = window.findChild(QGraphicsView)
    assert view is not None
    window.watch = PlanPaint(started, view.viewport())  # type: ignore[attr-defined]  # kept alive by the window


with tempfile.TemporaryDirectory() as folder:
    app = make_application(sys.argv[:1])
    window = open_window(None, Path(folder), Path(folder) / "recovery")
    QTimer.singleShot(200, lambda: warm_up(window))
    QTimer.singleShot(PAUSE_MS, open_it)
    app.exec()
