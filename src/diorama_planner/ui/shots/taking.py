"""Small stills of shots, taken one after the other by child processes while the window is worked in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from diorama_planner.app.jobs import Job, Jobs
from diorama_planner.app.photography.still_asking import Asked, asked_still
from diorama_planner.app.photography.still_takes import size_for
from diorama_planner.ui.dialogs.frame import error_text

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.core.errors import PlannerError
    from diorama_planner.model.record import RecordId

LONG_SIDE, SAMPLES = 720, 6
NIGHT, DAY = "night", "studio"


class Taking(QObject):
    """Takes stills of a session's plan. `taken` carries camera and picture, `failed` what went wrong."""

    taken = Signal(str, QImage)
    failed = Signal(str)
    _delivered = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs: Jobs | None = None
        self._waiting: list[Job[bytes]] = []
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether one is being taken or waits for it."""
        return self._jobs is not None and self._jobs.busy

    @property
    def asked(self) -> int:
        """How many have been asked for since the last time that all were given up."""
        return len(self._waiting)

    def take(self, camera: RecordId, aspect: float) -> None:
        """Take one of a camera, after those that were asked for before; dropped if the plan changes meanwhile."""
        if self._jobs is None:
            self._jobs = Jobs(self._delivered.emit)
        wide, high = size_for(aspect, LONG_SIDE)
        mood = DAY if self._session.electrics.is_empty else NIGHT
        charge = self._session.preferences.night_charge
        asked = Asked(camera=camera, size=f"{wide}x{high}", mood=mood, samples=SAMPLES, charge=charge)
        document = self._session.document
        job = self._jobs.start(
            document,
            lambda job: asked_still(document, asked, job.report),
            lambda png: self.taken.emit(camera, QImage.fromData(png)),
            self._fail,
            current=lambda: self._session.document.revision,
        )
        self._waiting.append(job)

    def stop(self) -> None:
        """Give up what is being taken."""
        for job in self._waiting:
            job.cancel()
        self._waiting.clear()

    def finish(self) -> None:
        """Give up, and wait until the worker has ended."""
        if self._jobs is not None:
            self._jobs.finish()
            self._jobs = None

    def _fail(self, error: PlannerError) -> None:
        self.stop()
        self.failed.emit(error_text(error))
