"""What crashed sessions left behind: found, judged by content and never by time, offered, and thrown away late.

Nothing here deletes work: damaged snapshots are set aside, discarded sessions go to a trash for a month.
"""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec
import platformdirs

from diorama_planner.core.errors import BadFileError, NewerFileError, WriteError
from diorama_planner.core.messages import msg
from diorama_planner.project_io.autosave import SESSION_FILE, SessionInfo, snapshot_numbers, snapshot_path
from diorama_planner.project_io.codec import Codec
from diorama_planner.project_io.container import Contents, contents_of, read_thumbnail
from diorama_planner.project_io.file_system import REAL, FileSystem
from diorama_planner.project_io.fingerprint import digest_of
from diorama_planner.project_io.owner import may_be_alive

TRASH_DAYS = 30
_TRASH = "trash"
_DAY_S = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoverable:
    """A session that ended without saving.

    `contents` is its newest snapshot that can be read, None if all are damaged (they are kept in `folder`).
    `path` is where the project was, None if never saved; `modified_ns` is only to be shown.
    """

    id: str
    folder: Path
    path: Path | None
    contents: Contents | None
    thumbnail: bytes | None = None
    modified_ns: int = 0
    damaged: int = 0


def default_recovery_folder() -> Path:
    """Give the folder for recovery data of this user."""
    return platformdirs.user_state_path("diorama-planner", appauthor=False) / "recovery"


class RecoveryArea:
    """The folder in which sessions keep their snapshots, one folder each.

    Args:
        folder: need not exist.
        codec: how snapshots are read, that of this version if not given.
        fs: the calls to make.
    """

    def __init__(self, folder: Path, *, codec: Codec | None = None, fs: FileSystem = REAL) -> None:
        self.folder = folder
        self._codec = codec
        self._fs = fs

    def list_recoverable(self) -> list[Recoverable]:
        """Find the sessions that no running program owns and that hold work which is not in their project."""
        found = []
        for session in self._sessions():
            info = self._info(session)
            if info is not None and may_be_alive(info.owner):
                continue
            if self._is_saved(session, info):
                continue
            recoverable = self._judge(session, info)
            if recoverable is not None:
                found.append(recoverable)
        return found

    def clear_saved(self, now: float) -> None:
        """Put sessions away that crashed with everything saved, so that they are not looked at each time."""
        for session in self._sessions():
            info = self._info(session)
            if info is not None and not may_be_alive(info.owner) and self._is_saved(session, info):
                self.discard(session.name, now)

    def discard(self, session_id: str, now: float) -> None:
        """Move a session to the trash, from where it goes after `TRASH_DAYS`; `now` is in s since the epoch.

        Raises:
            WriteError: it cannot be moved.
        """
        source, trash = self.folder / session_id, self.folder / _TRASH
        try:
            trash.mkdir(exist_ok=True)
            self._fs.replace(source, trash / f"{int(now)}-{session_id}")
        except FileNotFoundError:
            return
        except OSError as error:
            text = msg("cannot move {folder} to the trash: {reason}", folder=source, reason=error.strerror)
            raise WriteError(text) from error

    def empty_trash(self, now: float) -> None:
        """Remove for good what was discarded longer ago than `TRASH_DAYS`; `now` is in s since the epoch."""
        with contextlib.suppress(OSError):
            for entry in sorted((self.folder / _TRASH).iterdir()):
                discarded = entry.name.partition("-")[0]
                if discarded.isdecimal() and now - int(discarded) > TRASH_DAYS * _DAY_S:
                    shutil.rmtree(entry, ignore_errors=True)

    def _sessions(self) -> list[Path]:
        try:
            return sorted(p for p in self.folder.iterdir() if p.is_dir() and p.name != _TRASH)
        except OSError:
            return []

    def _info(self, session: Path) -> SessionInfo | None:
        try:
            return msgspec.json.decode(self._fs.read(session / SESSION_FILE), type=SessionInfo)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def _is_saved(self, session: Path, info: SessionInfo | None) -> bool:
        """Whether the project on the disk is the one that was saved last, and nothing came after that."""
        if info is None or not info.path or not info.saved:
            return False
        try:
            numbers = snapshot_numbers(session, self._fs)
            return max(numbers, default=0) <= info.saved and digest_of(self._fs.read(Path(info.path))) == info.base
        except OSError:
            return False

    def _judge(self, session: Path, info: SessionInfo | None) -> Recoverable | None:
        path = Path(info.path) if info is not None and info.path else None
        damaged = sum(name.endswith(".damaged") for name in self._names(session))
        for number in self._numbers(session):
            snapshot = snapshot_path(session, number)
            try:
                contents = contents_of(self._fs.read(snapshot), codec=self._codec)
            except (OSError, NewerFileError):
                damaged += 1
            except BadFileError:
                damaged += 1
                with contextlib.suppress(OSError):
                    self._fs.replace(snapshot, snapshot.with_name(snapshot.name + ".damaged"))
            else:
                status = self._fs.status(snapshot)
                return Recoverable(
                    id=session.name,
                    folder=session,
                    path=path,
                    contents=contents,
                    thumbnail=read_thumbnail(snapshot),
                    modified_ns=status.modified_ns if status else 0,
                    damaged=damaged,
                )
        if not damaged:
            return None
        return Recoverable(id=session.name, folder=session, path=path, contents=None, damaged=damaged)

    def _names(self, session: Path) -> list[str]:
        try:
            return self._fs.names(session)
        except OSError:
            return []

    def _numbers(self, session: Path) -> list[int]:
        try:
            return snapshot_numbers(session, self._fs)[::-1]
        except OSError:
            return []
