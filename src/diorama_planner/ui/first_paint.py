"""What can wait until the user has seen the window, waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _Watcher(QObject):
    """Hears of the next painting of a window, once."""

    def __init__(self, window: QWidget, run: Callable[[], None]) -> None:
        super().__init__(window)
        self._run = run
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """At the first paint let the rest of it happen, then run."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._go)
        return False

    def _go(self) -> None:
        self._run()
        self.deleteLater()


def when_painted(window: QWidget, run: Callable[[], None]) -> None:
    """Run something once a top-level window has been painted next."""
    _Watcher(window, run)
    window.update()
