"""Where a session's plan is kept on disk: path, lock, what was last saved."""

from __future__ import annotations

import time
from pathlib import Path

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.model.document import Document
from diorama_planner.project_io.container import Opened, read_project, save_project
from diorama_planner.project_io.fingerprint import DiskState, Fingerprint, state_on_disk
from diorama_planner.project_io.lock import ProjectLock, take_lock


class ProjectFile:
    """The file behind a session. A plan is dirty when its records differ from those last saved or opened.

    With `locks`, opened projects are locked against other windows; a subcommand is too short for that.
    """

    def __init__(self, *, locks: bool = False) -> None:
        self.path: Path | None = None
        self.read_only = False
        self.saved_at: float | None = None
        self.fingerprint: Fingerprint | None = None
        self._locks = locks
        self.held_by = ""
        """Who else has the project open, for people; empty if nobody."""
        self._lock: ProjectLock | None = None
        self._saved: Document = Document()

    def start(self, document: Document) -> None:
        """Begin with a plan that has no file."""
        self.release()
        self.path, self.read_only, self.saved_at, self.fingerprint = None, False, None, None
        self._saved = document

    def open(self, path: Path) -> Opened:
        """Read a project and remember it as saved; a migrated one counts as changed."""
        opened = read_project(path)
        self._take(path)
        self.path, self.read_only, self.saved_at = path, opened.read_only or bool(self.held_by), None
        self.fingerprint = opened.fingerprint
        self._saved = Document() if opened.migrated else opened.document
        return opened

    def is_dirty(self, document: Document) -> bool:
        """Whether the plan differs from what is on disk."""
        return document.records is not self._saved.records and document.records != self._saved.records

    def changed_on_disk(self) -> bool:
        """Whether another program has written the file since it was opened or saved."""
        if self.path is None or self.fingerprint is None:
            return False
        return state_on_disk(self.path, self.fingerprint) is DiskState.CHANGED

    def target(self, path: Path | None) -> Path:
        """Where a save goes.

        Raises:
            UsageError: nowhere yet, or the file is read-only.
        """
        if path is not None:
            return path
        if self.path is None:
            raise UsageError(msg("the plan has no file yet"), msg("choose one with Save As"))
        if self.read_only:
            raise UsageError(msg("{name} is open read-only", name=self.path.name), msg("use Save As"))
        return self.path

    def save(self, document: Document, path: Path, thumbnail: bytes | None) -> None:
        """Write the plan, whole or not at all, and remember it as saved."""
        self.fingerprint = save_project(document, path, thumbnail)
        if path != self.path:
            self._take(path)
        self.path, self.read_only, self.saved_at, self._saved = path, False, time.time(), document

    def release(self) -> None:
        """Give the lock on the project back, if there is one."""
        if self._lock is not None:
            self._lock.release()
        self._lock, self.held_by = None, ""

    def _take(self, path: Path) -> None:
        self.release()
        if not self._locks:
            return
        taken = take_lock(path, time.time())
        if isinstance(taken, ProjectLock):
            self._lock = taken
        else:
            self.held_by = taken.holder.who if taken.holder and taken.holder.who else "another program"
