"""Keeping work safe while a plan is open: snapshots now and then, and what a crash left behind."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.following import follow

if TYPE_CHECKING:
    from diorama_planner.app.jobs import Jobs
    from diorama_planner.app.session import Session
    from diorama_planner.model.document import Document
    from diorama_planner.project_io.autosave import SessionJournal
    from diorama_planner.project_io.recovery import Recoverable

_LOG = logging.getLogger(__name__)


class Autosave(QObject):
    """Writes a snapshot every `autosave_s` while something is unsaved and has changed since the last one.

    The timer's snapshots are written in the background; `keep` writes one before it returns.
    """

    _delivered = Signal(object)

    def __init__(self, session: Session, area: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._area = area
        self._journal: SessionJournal | None = None
        self._kept: Document | None = None
        self._jobs: Jobs | None = None
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep_soon)
        self._set_interval()
        self._timer.start()
        follow(session, self, self._on_event)

    def keep_soon(self) -> None:
        """Write a snapshot in the background if there is something to keep."""
        if not self._is_due() or (self._jobs is not None and self._jobs.busy):
            return
        if self._jobs is None:
            from diorama_planner.app.jobs import Jobs

            self._jobs = Jobs(self._delivered.emit)
        document, journal = self._session.document, self._ready_journal()

        def note(_path: Path) -> None:
            if self._journal is journal:
                self._kept = document

        self._jobs.start(document, lambda job: journal.write(job.snapshot), note, _tell_failure)

    def keep(self) -> bool:
        """Write a snapshot now if there is something to keep. Says whether it did."""
        if not self._is_due():
            return False
        self._wait()
        try:
            self._ready_journal().write(self._session.document)
        except PlannerError as error:
            _tell_failure(error)
            return False
        self._kept = self._session.document
        return True

    def _is_due(self) -> bool:
        kept = self._kept
        return self._session.dirty and (kept is None or kept.records is not self._session.document.records)

    def _ready_journal(self) -> SessionJournal:
        if self._journal is None:
            from diorama_planner.project_io.autosave import SessionJournal

            fingerprint = self._session.file.fingerprint
            base = fingerprint.digest if fingerprint else ""
            self._journal = SessionJournal(self._area, path=self._session.path, base=base)
        return self._journal

    def _wait(self) -> None:
        if self._jobs is not None:
            self._jobs.wait()

    def finish(self) -> None:
        """The user has saved, or given up what was not saved: put the snapshots away."""
        self._wait()
        journal, self._journal, self._kept = self._journal, None, None
        if journal is None:
            return
        if not self._session.dirty:
            journal.close()
            return
        from diorama_planner.project_io.recovery import RecoveryArea

        try:
            RecoveryArea(self._area).discard(journal.id, time.time())
        except PlannerError as error:
            _LOG.warning("%s", error)

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.PREFERENCES:
            self._set_interval()
        elif event.kind is EventKind.SAVED and self._journal is not None:
            fingerprint, path = self._session.file.fingerprint, self._session.path
            if fingerprint is not None and path is not None:
                self._wait()
                self._journal.note_saved(path, fingerprint.digest)

    def _set_interval(self) -> None:
        interval = max(1000, round(self._session.preferences.autosave_s * 1000))
        if interval != self._timer.interval():
            self._timer.setInterval(interval)


def _tell_failure(error: PlannerError) -> None:
    _LOG.warning("autosave failed: %s", error)


def left_behind(area: Path) -> list[Recoverable]:
    """Find what crashed sessions left; what was saved anyway is tidied away."""
    from diorama_planner.project_io.recovery import RecoveryArea

    recovery = RecoveryArea(area)
    found = [lost for lost in recovery.list_recoverable() if lost.contents is not None]
    try:
        recovery.clear_saved(time.time())
        recovery.empty_trash(time.time())
    except PlannerError as error:
        _LOG.warning("%s", error)
    return found


def set_aside(area: Path, lost: Recoverable) -> None:
    """Move what a crashed session left to the trash, from where it goes after a month."""
    from diorama_planner.project_io.recovery import RecoveryArea

    RecoveryArea(area).discard(lost.id, time.time())
