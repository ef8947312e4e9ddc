"""Waiting for work off the main thread: nothing is seen of what is quick, of the rest how far it is, with Cancel."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from diorama_planner.app.jobs import Job, Jobs
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.core.errors import PlannerError
    from diorama_planner.model.document import Document

T = TypeVar("T")

UNSEEN_MS = 250
"""What takes no longer shows no dialog."""

_TELL_MS = 80


class WaitingDialog(PlannerDialog, Generic[T]):
    """Runs one piece of work; Esc and Cancel stop it at its next report."""

    _delivered = Signal(object)

    def __init__(self, title: str, work: Callable[[Job[T]], T], snapshot: Document, parent: QWidget | None) -> None:
        super().__init__(title, "", parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.body.addWidget(self.bar)
        self.add_button(tr("Cancel"), self.reject)
        self.setMinimumWidth(420)
        self._result: list[T] = []
        self._error: PlannerError | None = None
        self._is_over = False
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        self._jobs = Jobs(self._delivered.emit)
        self._job = self._jobs.start(snapshot, work, self._take, self._fail)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.bar.setValue(round(100 * self._job.progress)))
        self._timer.start(_TELL_MS)

    def wait(self) -> T | None:
        """Give the result, None if it was cancelled.

        Raises:
            PlannerError: what the work raised.
        """
        loop = QEventLoop()
        self.finished.connect(loop.quit)
        QTimer.singleShot(UNSEEN_MS, loop.quit)
        if not self._is_over:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        if not self._is_over:
            self.exec()
        self._timer.stop()
        self._jobs.finish()
        if self._error is not None:
            raise self._error
        return self._result[0] if self._result else None

    def _take(self, result: T) -> None:
        self._result.append(result)
        self._end()

    def _fail(self, error: PlannerError) -> None:
        self._error = error
        self._end()

    def _end(self) -> None:
        self._is_over = True
        self.done(int(self.DialogCode.Accepted))


def waited(title: str, work: Callable[[Job[T]], T], snapshot: Document, parent: QWidget | None) -> T | None:
    """Do some work off the main thread while the window stays alive; None if it was cancelled.

    Raises:
        PlannerError: what the work raised.
    """
    dialog = WaitingDialog(title, work, snapshot, parent)
    try:
        return dialog.wait()
    finally:
        dialog.deleteLater()
