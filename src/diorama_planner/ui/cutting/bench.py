"""Layouts worked out while the window stays alive: at once for what changed, squeezed for as long as one waits.

What comes of it is laid on the table; a result for parts that have changed meanwhile is dropped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from diorama_planner.app.jobs import Job, Jobs
from diorama_planner.app.sawing.cutting_table import CuttingTable
from diorama_planner.app.session import Session
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import Message
from diorama_planner.takeoff.nesting import Layout
from diorama_planner.ui.dialogs.frame import error_text
from diorama_planner.ui.texts import say

_TELL_MS = 80


@dataclass(eq=False, slots=True)
class _Squeezing:
    """A layout that is made denser: of what, and how far it is."""

    material: Material
    job: Job[Any]


class Bench(QObject):
    """Runs layouts. `laid` names the material that lies anew, `squeezing` the one at work and how far it is.

    `ended` says why squeezing ended; an empty text is that its time was up, or that it was stopped.
    """

    laid = Signal(str)
    squeezing = Signal(str, float)
    ended = Signal(str)
    failed = Signal(str)
    _delivered = Signal(object)

    def __init__(self, session: Session, table: CuttingTable, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._table = table
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        self._quick: Jobs | None = None
        self._slow: Jobs | None = None
        self._waiting: dict[str, Job[Layout]] = {}
        self._squeezed: _Squeezing | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TELL_MS)
        self._timer.timeout.connect(self._tell)

    def lay_out(self, material: Material) -> None:
        """Lay a material out anew; an earlier wish for the same is forgotten."""
        self.cancel(material)
        if material.id in self._waiting:
            self._waiting.pop(material.id).cancel()
        if self._quick is None:
            self._quick = Jobs(self._delivered.emit)
        parts = self._table.fingerprint(material)

        def put(layout: Layout) -> None:
            if self._waiting.get(material.id) is job:
                del self._waiting[material.id]
            if self._table.fingerprint(material) == parts:
                self._table.put(layout)
                self.laid.emit(material.id)

        job = self._quick.start(self._session.document, self._table.work(material), put, self._fail)
        self._waiting[material.id] = job

    def is_laying_out(self, material: Material) -> bool:
        """Whether a material is being laid out."""
        return material.id in self._waiting

    def squeeze(self, material: Material, seconds: float) -> None:
        """Make what lies there denser for so many seconds; the best so far is on the table all the while."""
        self.stop()
        if self._slow is None:
            self._slow = Jobs(self._delivered.emit)
        parts = self._table.fingerprint(material)

        def put(layout: Layout) -> None:
            if self._table.fingerprint(material) == parts:
                self._table.put(layout)
                self.laid.emit(material.id)

        def done(problem: Message | None) -> None:
            if self._squeezed is not None and self._squeezed.job is job:
                self._end(say(problem) if problem else "")

        work = self._table.squeezing(material, seconds, self._handed(put))
        job = self._slow.start(self._session.document, work, done, self._fail)
        self._squeezed = _Squeezing(material, job)
        self._timer.start()
        self._tell()

    def _handed(self, put: Callable[[Layout], None]) -> Callable[[Layout], None]:
        """Give what hands a layout from the worker to the window."""
        return lambda layout: self._delivered.emit(lambda: put(layout))

    def squeezed(self) -> Material | None:
        """What is being squeezed."""
        return self._squeezed.material if self._squeezed else None

    def stop(self) -> None:
        """Squeeze no longer; the best so far stays."""
        if self._squeezed is not None:
            self._squeezed.job.cancel()
            self._end("")

    def cancel(self, material: Material) -> None:
        """Squeeze a material no longer."""
        if self._squeezed is not None and self._squeezed.material.id == material.id:
            self.stop()

    def finish(self) -> None:
        """Stop everything, and wait for it to end."""
        self.stop()
        for jobs in (self._quick, self._slow):
            if jobs is not None:
                jobs.finish()
        self._quick = self._slow = None
        self._waiting.clear()

    def _end(self, why: str) -> None:
        self._squeezed = None
        self._timer.stop()
        self.ended.emit(why)

    def _fail(self, error: PlannerError) -> None:
        if self._squeezed is not None:
            self._end("")
        self.failed.emit(error_text(error))

    def _tell(self) -> None:
        if self._squeezed is not None:
            self.squeezing.emit(self._squeezed.material.id, self._squeezed.job.progress)
