"""A small file beside an open project that keeps two programs from saving over each other.

It warns, it does not guard: whoever writes still looks whether the file changed (`fingerprint`). What to ask
the user is for `ui`.
"""

from __future__ import annotations

import contextlib
import getpass
import secrets
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import msgspec

from diorama_planner.project_io.file_system import REAL, FileSystem
from diorama_planner.project_io.owner import Owner, may_be_alive, this_process

_MAX_BYTES = 4096


class LockState(StrEnum):
    """Who has a project open."""

    FREE = "free"
    OURS = "ours"
    HELD = "held"
    """Another running program on this machine."""
    STALE = "stale"
    """A program that no longer runs: may be taken over without asking."""
    ELSEWHERE = "elsewhere"
    """A program on another machine, running or not."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a lock, since when (s since the epoch, only to be shown). `key` tells one holding from another."""

    owner: Owner
    who: str
    since: float
    key: str


@dataclass(frozen=True, slots=True)
class LockFound:
    """What was found beside a project; `holder` is None if free or unreadable."""

    state: LockState
    holder: Holder | None = None

    @property
    def may_be_taken(self) -> bool:
        """Whether the lock can be taken without asking."""
        return self.state in (LockState.FREE, LockState.STALE, LockState.OURS)


def lock_path(project: Path) -> Path:
    """Give the name of the lock of a project."""
    return project.with_name(f".~lock.{project.name}.json")


def look_at_lock(project: Path, *, me: Owner | None = None, fs: FileSystem = REAL) -> LockFound:
    """Tell who has a project open."""
    me = me or this_process()
    path = lock_path(fs.resolve(project))
    try:
        status = fs.status(path)
        if status is None:
            return LockFound(LockState.FREE)
        if status.size > _MAX_BYTES:
            return LockFound(LockState.UNREADABLE)
        holder = msgspec.json.decode(fs.read(path), type=Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return LockFound(LockState.UNREADABLE)
    if holder.owner == me:
        return LockFound(LockState.OURS, holder)
    if holder.owner.host != me.host:
        return LockFound(LockState.ELSEWHERE, holder)
    return LockFound(LockState.HELD if may_be_alive(holder.owner) else LockState.STALE, holder)


class ProjectLock:
    """A lock that was asked for. `held` is False where the folder cannot be written: then there is none."""

    def __init__(self, path: Path, holder: Holder, held: bool, fs: FileSystem) -> None:
        self.held = held
        self._path = path
        self._holder = holder
        self._fs = fs

    def is_ours(self) -> bool:
        """Whether it is still ours; another program may have taken it by force."""
        return self.held and self._read() == self._holder

    def release(self) -> None:
        """Give it back, unless someone else has it by now."""
        if self.is_ours():
            with contextlib.suppress(OSError):
                self._fs.unlink(self._path)
        self.held = False

    def _read(self) -> Holder | None:
        try:
            return msgspec.json.decode(self._fs.read(self._path), type=Holder)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None


def take_lock(
    project: Path, now: float, *, me: Owner | None = None, force: bool = False, fs: FileSystem = REAL
) -> ProjectLock | LockFound:
    """Take the lock of a project, from a program that no longer runs too.

    Args:
        project: the project file; it need not exist yet.
        now: s since the epoch.
        me: the owner, this process if not given.
        force: take it from whoever has it, since the user said so.
        fs: the calls to make.

    Returns:
        The lock, or who has it.
    """
    me = me or this_process()
    found = look_at_lock(project, me=me, fs=fs)
    if not (found.may_be_taken or force):
        return found
    path = lock_path(fs.resolve(project))
    holder = Holder(owner=me, who=_user(), since=now, key=secrets.token_hex(8))
    if found.state is not LockState.FREE:
        with contextlib.suppress(OSError):
            fs.unlink(path)
    try:
        _write_holder(fs, path, holder)
    except FileExistsError:  # another program was quicker
        return look_at_lock(project, me=me, fs=fs)
    except OSError:
        return ProjectLock(path, holder, held=False, fs=fs)
    return ProjectLock(path, holder, held=True, fs=fs)


def _write_holder(fs: FileSystem, path: Path, holder: Holder) -> None:
    handle = fs.create(path, 0o666)
    try:
        fs.write(handle, memoryview(msgspec.json.encode(holder)))
    except OSError:
        with contextlib.suppress(OSError):
            fs.unlink(path)
        raise
    finally:
        fs.close(handle)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return ""
