"""The journal of one editing session: snapshots of a project in the user's state folder, for the day it crashes.

When a snapshot is due is for `ui` to say, what is done with journals of crashed sessions is in `recovery`.
Nothing here ever writes to the project's own path.
"""

from __future__ import annotations

import contextlib
import re
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from diorama_planner import __version__
from diorama_planner.core.errors import WriteError
from diorama_planner.core.messages import msg
from diorama_planner.model.document import Document
from diorama_planner.project_io.codec import Codec
from diorama_planner.project_io.container import save_project
from diorama_planner.project_io.file_system import REAL, FileSystem
from diorama_planner.project_io.files import write_atomically
from diorama_planner.project_io.owner import Owner, this_process

KEEP = 5
"""Snapshots kept of a session."""
SESSION_FILE = "session.json"
_SNAPSHOT = re.compile(r"(\d{4,9})\.diorama", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionInfo:
    """What a session is about.

    `path` is the project file, empty if it was never saved; `base` is the digest of that file's content as we
    opened or last saved it; snapshots up to number `saved` are part of it.
    """

    owner: Owner
    path: str = ""
    base: str = ""
    saved: int = 0
    app: str = __version__


def snapshot_numbers(folder: Path, fs: FileSystem = REAL) -> list[int]:
    """List the numbers of the snapshots in a session's folder, rising.

    Raises:
        OSError: the folder cannot be read.
    """
    matches = (_SNAPSHOT.fullmatch(name) for name in fs.names(folder))
    return sorted(int(match[1]) for match in matches if match)


def snapshot_path(folder: Path, number: int) -> Path:
    """Give the file of a snapshot."""
    return folder / f"{number:04}.diorama"


class SessionJournal:
    """The snapshots of this session. Makes its folder with the first of them."""

    def __init__(
        self,
        area: Path,
        *,
        path: Path | None = None,
        base: str = "",
        owner: Owner | None = None,
        codec: Codec | None = None,
        fs: FileSystem = REAL,
    ) -> None:
        self.id = secrets.token_hex(8)
        self.folder = area / self.id
        self.info = SessionInfo(owner=owner or this_process(), path=str(path.absolute()) if path else "", base=base)
        self._codec = codec
        self._fs = fs
        self._number = 0

    def write(self, document: Document, thumbnail: bytes | None = None) -> Path:
        """Keep a snapshot and drop the oldest beyond `KEEP`.

        Raises:
            WriteError: the state folder is full or cannot be written; the project is not touched by that.
        """
        if not self._number:
            self._begin()
        path = snapshot_path(self.folder, self._number + 1)
        save_project(document, path, thumbnail, backups=0, codec=self._codec, fs=self._fs)
        self._number += 1
        with contextlib.suppress(OSError):
            for number in snapshot_numbers(self.folder, self._fs)[:-KEEP]:
                self._fs.unlink(snapshot_path(self.folder, number))
        return path

    def note_saved(self, path: Path, digest: str) -> None:
        """Remember that the project was saved with content of a digest: older snapshots are part of it.

        Raises:
            WriteError: the state folder cannot be written.
        """
        self.info = replace(self.info, path=str(path.absolute()), base=digest, saved=self._number)
        if self._number:
            self._write_info()

    def close(self) -> None:
        """Remove the snapshots. Only when nothing is unsaved; to give work up, see `recovery.discard`."""
        with contextlib.suppress(OSError):
            if self._fs.status(self.folder) is not None:
                for name in self._fs.names(self.folder):
                    self._fs.unlink(self.folder / name)
                self.folder.rmdir()

    def _begin(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WriteError(
                msg(
                    "cannot keep recovery data in {folder}: {reason}",
                    folder=self.folder.parent,
                    reason=error.strerror,
                ),
                msg("save often"),
            ) from error
        self._write_info()

    def _write_info(self) -> None:
        write_atomically(self.folder / SESSION_FILE, msgspec.json.encode(self.info), fs=self._fs)
