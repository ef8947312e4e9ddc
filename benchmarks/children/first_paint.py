"""Tells when a window has first been painted, in ms since the process was started, and ends the program."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget


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


class FirstPaint(QObject):
    """Waits for the first paint of a window, lets it reach the screen, and reports."""

    def __init__(self, window: QWidget, linger_ms: int = 0) -> None:
        super().__init__(window)
        self._linger = linger_ms
        self._seen = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note the first paint event."""
        if event.type() == QEvent.Type.Paint and not self._seen:
            self._seen = True
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        self._figures = {
            "painted_ms": since_start_ms(),
            "own_modules": float(sum(name.startswith("diorama_planner") for name in sys.modules)),
        }
        QTimer.singleShot(self._linger, self._report)

    def _report(self) -> None:
        print(json.dumps({**self._figures, "peak_mib": peak_mib()}), flush=True)
        QApplication.quit()
