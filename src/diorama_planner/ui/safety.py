"""Keeping work safe while a plan is open: snapshots now and then, and what a crash left behind."""

from __future__ import annotations

import logging
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.following import follow

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.document import Document
    from diorama_planner.project_io.autosave import SessionJournal
    from diorama_planner.project_io.recovery import Recoverable

_LOG = logging.getLogger(__name__)


class Autosave(QObject):
    """Writes a snapshot every `autosave_s` while something is unsaved and has changed since the last one."""

    def __init__(self, session: Session, area: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._area = area
        self._journal: SessionJournal | None = None
        self._kept: Document | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.keep)
        self._set_interval()
        self._timer.start()
        follow(session, self, self._on_event)

    def keep(self) -> bool:
        """Write a snapshot if there is something to keep. Says whether it did."""
        session = self._session
        if not session.dirty or (self._kept is not None and self._kept.records is session.document.records):
            return False
        from diorama_planner.project_io.autosave import SessionJournal

        if self._journal is None:
            fingerprint = session.file.fingerprint
            base = fingerprint.digest if fingerprint else ""
            self._journal = SessionJournal(self._area, path=session.path, base=base)
        try:
            self._journal.write(session.document)
        except PlannerError as error:
            _LOG.warning("autosave failed: %s", error)
            return False
        self._kept = session.document
        return True

    def finish(self) -> None:
        """The user has saved, or given up what was not saved: put the snapshots away."""
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
                self._journal.note_saved(path, fingerprint.digest)

    def _set_interval(self) -> None:
        interval = max(1000, round(self._session.preferences.autosave_s * 1000))
        if interval != self._timer.interval():
            self._timer.setInterval(interval)


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
