"""Tells when a window has first been painted, in ms since the process was started, and ends the program."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication


def since_start_ms() -> float:
    """Milliseconds since the kernel started this process (field 22 of its stat, in clock ticks since boot)."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    started = float(fields[19]) / os.sysconf("SC_CLK_TCK")
    return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000


def peak_mib() -> float:
    """Peak resident memory of this process."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    line = next(line for line in lines if line.startswith("VmHWM"))
    return float(line.split()[1]) / 1024


class PaintWatch(QObject):
    """Waits for the next paint of a widget, lets it reach the screen, asks for figures, lingers, reports, quits."""

    def __init__(self, watched: QObject, figures: Callable[[], dict[str, float]], linger_ms: int = 0) -> None:
        super().__init__(watched)
        self._ask = figures
        self._linger = linger_ms
        self._seen = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the first paint event."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        figures = self._ask()
        QTimer.singleShot(self._linger, lambda: self._report(figures))

    def _report(self, figures: dict[str, float]) -> None:
        print(json.dumps({**figures, "peak_mib": peak_mib()}), flush=True)
        QApplication.quit()


def start_figures() -> dict[str, float]:
    """When the window was painted, and how many of our own modules that took."""
    own = sum(name.startswith("diorama_planner") for name in sys.modules)
    return {"painted_ms": since_start_ms(), "own_modules": float(own)}
