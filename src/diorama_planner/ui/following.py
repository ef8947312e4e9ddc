"""How a widget follows a session: it is told of events while it lives, and redraws once per turn of the loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session


def follow(session: Session, widget: QObject, react: Callable[[SessionEvent], None]) -> None:
    """Call `react` at every event of the session until the widget is destroyed."""
    session.subscribe(react)
    widget.destroyed.connect(lambda *_: session.unsubscribe(react))


class Later:
    """Runs a refresh once, `delay_ms` after the last time it was asked for."""

    def __init__(self, owner: QObject, refresh: Callable[[], None], delay_ms: int = 0) -> None:
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(refresh)

    def ask(self) -> None:
        """Refresh soon."""
        self._timer.start()

    def now(self) -> None:
        """Refresh at once if it was asked for."""
        if self._timer.isActive():
            self._timer.stop()
            self._timer.timeout.emit()
