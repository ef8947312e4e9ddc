"""How a widget follows a session: it is told of events while it lives, and redraws once per turn of the loop."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


MANY = 1000
"""From so many items on, what only tells of them waits until they are to be seen."""

CALM_MS = 50


def calm_ms(session: Session, event: SessionEvent | None = None) -> int:
    """How long what only tells of plan and selection waits, so that a frame with very many items comes first."""
    touched = 0 if event is None else len(event.dirty_ids)
    return CALM_MS if max(touched, len(session.selection)) >= MANY else 0


class Later:
    """Runs a refresh once, `delay_ms` after the last time it was asked for.

    Who asks can have it wait until the window was free for a while: a long step does not use that time up.

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
        self._calm = 0
        self._timer = QTimer(owner)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._run)

    def _run(self) -> None:
        if self._calm:
            self._timer.start(self._calm)
            self._calm = 0
        elif self._work(SLICE_S):
            self._refresh()
        else:
            self._timer.start(0)

    def ask(self, calm_ms: int = 0) -> None:
        """Refresh soon, not before the window was free for so long; who has asked to wait longer is not hurried."""
        self._calm = max(self._calm, calm_ms)
        self._timer.start(max(self._delay, self._timer.remainingTime()))

    def now(self) -> None:
        """Refresh at once if it was asked for."""
        if self._timer.isActive():
            self._timer.stop()
            self._calm = 0
            self._refresh()


def take_turns(owner: QObject, steps: Sequence[Callable[[], object]], pause_ms: int = 0) -> None:
    """Do one thing after another, each in a turn of the loop of its own, so that mouse and keys come between."""

    def turn(number: int) -> None:
        if number < len(steps):
            steps[number]()
            QTimer.singleShot(pause_ms, owner, lambda: turn(number + 1))

    QTimer.singleShot(0, owner, lambda: turn(0))
