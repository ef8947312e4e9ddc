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


SLICE_S = 0.03
"""How long work in the background may hold the window up at a time."""


class Later:
    """Runs a refresh once, `delay_ms` after the last time it was asked for.

    With `work`, that is done first: a function that works for so many seconds and says whether it is done. In
    between the window answers to mouse and keys.
    """

    def __init__(
        self,
        owner: QObject,
        refresh: Callable[[], None],
        delay_ms: int = 0,
        work: Callable[[float], bool] = lambda _seconds: True,
    ) -> None:
        self._refresh = refresh
        self._work = work
        self._delay = delay_ms
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def _run(self) -> None:
        if self._work(SLICE_S):
            self._refresh()
        else:
            self._timer.start(0)

    def ask(self) -> None:
        """Refresh soon."""
        self._timer.start(self._delay)

    def now(self) -> None:
        """Refresh at once if it was asked for."""
        if self._timer.isActive():
            self._timer.stop()
            self._refresh()
