"""How every file of this program is written: whole or not at all.

A sibling temporary file is written, flushed to the disk, read back, and renamed over the target. Whatever
fails on the way, the target keeps the bytes that it had. What is in the bytes is not known here.
"""

from __future__ import annotations

import contextlib
import errno
import logging
import re
import secrets
from collections.abc import Callable
from pathlib import Path

from diorama_planner.core.errors import PlannerError, WriteError
from diorama_planner.core.messages import Message, msg
from diorama_planner.project_io.file_system import REAL, FileStatus, FileSystem

RETRY_WAITS_S = (0.05, 0.1, 0.2, 0.4, 0.8, 0.95)
"""Waits between attempts to replace a file that Windows says is in use: 2.5 s in all."""

_IN_USE = frozenset({5, 32, 33})  # ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION
_NAME_BYTES = 200  # of the target's name kept in the temporary one: most systems stop at 255
_TEMPORARY = re.compile(r"\..+\.[0-9a-f]{12}\.dp-tmp")
_log = logging.getLogger(__name__)


def write_atomically(
    path: Path,
    data: bytes,
    *,
    fs: FileSystem = REAL,
    verify: Callable[[bytes], None] | None = None,
    backups: int = 0,
) -> None:
    """Write a file so that it holds either all of `data` or what it held before.

    When this returns, file and folder are on the disk. Links are followed; permissions are kept.

    Args:
        path: the file; its folder must exist.
        data: its new content.
        fs: the calls to make.
        verify: given the bytes as read back before they take the old file's place; raises what is wrong.
        backups: how many earlier versions to keep beside the file, see `backup_path`.

    Raises:
        WriteError: with the reason and what to do; the old file is as it was and nothing else is left. Only
            when another program keeps the old file open does the new one stay, as `NAME (unsaved).SUFFIX`.
    """
    path = Path(path)
    try:
        target = fs.resolve(path)
        old = fs.status(target)
        _refuse_unsuitable(path, old)
        temporary = _temporary_path(target)
        try:
            _write_new(fs, temporary, data, old)
            _check_written(fs, path, temporary, data, verify)
            if old is not None and backups:
                _rotate_backups(fs, target, backups)
            _replace(fs, path, temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                fs.unlink(temporary)
            raise
        _sync_folder(fs, path, target.parent)
    except OSError as error:
        raise _explain(fs, path, len(data), error) from error


def backup_path(path: Path, generation: int) -> Path:
    """Give the name of an earlier version of a file; generation 1 is the one before the last saving."""
    return path.with_name(f".{path.name}.bak{generation}")


def sweep_temporary_files(folder: Path, *, now: float, older_than_s: float = 86_400, fs: FileSystem = REAL) -> int:
    """Remove temporary files that a killed program left in a folder, and tell how many.

    Args:
        folder: where to look, not below it.
        now: the time, s since the epoch.
        older_than_s: younger ones may belong to a program that is writing.
        fs: the calls to make.
    """
    swept = 0
    with contextlib.suppress(OSError):
        for name in fs.names(folder):
            if not _TEMPORARY.fullmatch(name):
                continue
            status = fs.status(folder / name)
            if status is not None and status.is_regular and now - status.modified_ns / 1e9 > older_than_s:
                fs.unlink(folder / name)
                swept += 1
    return swept


def _refuse_unsuitable(path: Path, old: FileStatus | None) -> None:
    if old is None:
        return
    if old.is_folder:
        raise WriteError(msg("cannot write {path}: it is a folder", path=path), msg("give the name of a file in it"))
    if not old.is_regular:
        raise WriteError(
            msg("cannot write {path}: it is a device, not a file", path=path), msg("choose another name")
        )
    if not old.mode & 0o222:
        raise WriteError(
            msg("cannot write {path}: it is write-protected", path=path),
            msg("save under another name, or allow writing to it"),
        )
    if old.links > 1:
        _log.info("%s has other names (hard links); they keep the content from before this saving", path)


def _temporary_path(target: Path) -> Path:
    name = target.name.encode()[:_NAME_BYTES].decode(errors="ignore")
    return target.with_name(f".{name}.{secrets.token_hex(6)}.dp-tmp")


def _write_new(fs: FileSystem, path: Path, data: bytes, old: FileStatus | None) -> None:
    # A private file stays private from its first byte on.
    handle = fs.create(path, 0o666 if old is None else 0o600)
    try:
        rest = memoryview(data)
        while rest:
            count = fs.write(handle, rest)
            if count <= 0:
                raise OSError(errno.EIO, "nothing was written")
            rest = rest[count:]
        if old is not None:
            fs.set_mode(path, old.mode)
        fs.sync(handle)
    finally:
        fs.close(handle)


def _check_written(
    fs: FileSystem, path: Path, temporary: Path, data: bytes, verify: Callable[[bytes], None] | None
) -> None:
    found = fs.read(temporary)
    try:
        if found != data:
            raise WriteError(msg("the disk gave back other bytes than were written"))
        if verify is not None:
            verify(found)
    except PlannerError as error:
        raise WriteError(
            msg("cannot write {path}: checking what was written failed: {reason}", path=path, reason=error),
            msg("save to another disk"),
        ) from error


def _rotate_backups(fs: FileSystem, target: Path, backups: int) -> None:
    """Make the current file the first backup. It is never renamed away: a crash must leave it in place."""
    # A program killed here leaves a gap, which is filled before an old version is given up.
    missing = (n for n in range(1, backups) if fs.status(backup_path(target, n)) is None)
    for generation in range(next(missing, backups) - 1, 0, -1):
        with contextlib.suppress(FileNotFoundError):
            fs.replace(backup_path(target, generation), backup_path(target, generation + 1))
    first = backup_path(target, 1)
    with contextlib.suppress(FileNotFoundError):
        fs.unlink(first)
    try:
        fs.link(target, first)
    except OSError:  # no hard links on this volume (FAT, some shares)
        with contextlib.suppress(FileExistsError):
            _write_new(fs, first, fs.read(target), fs.status(target))


def _replace(fs: FileSystem, path: Path, temporary: Path, target: Path) -> None:
    for wait in RETRY_WAITS_S:
        try:
            fs.replace(temporary, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _IN_USE:
                raise
            fs.sleep(wait)  # a virus scanner or a synchronising program holds it for a moment
        else:
            return
    try:
        fs.replace(temporary, target)
    except OSError as error:
        kept = _unsaved_path(fs, target)
        fs.replace(temporary, kept)
        raise WriteError(
            msg("cannot write {path}: another program keeps it open", path=path),
            msg("close that program and save again; until then your work is in {kept}", kept=kept),
        ) from error


def _unsaved_path(fs: FileSystem, target: Path) -> Path:
    kept, number = target.with_name(f"{target.stem} (unsaved){target.suffix}"), 2
    while fs.status(kept) is not None:
        kept = target.with_name(f"{target.stem} (unsaved {number}){target.suffix}")
        number += 1
    return kept


def _sync_folder(fs: FileSystem, path: Path, folder: Path) -> None:
    try:
        fs.sync_folder(folder)
    except OSError as error:
        raise WriteError(
            msg(
                "{path} was written, but the disk did not confirm it: {reason}",
                path=path,
                reason=_reason(error),
            ),
            msg("save once more, or to another disk"),
        ) from error


_REASONS: dict[int, tuple[str, str]] = {
    errno.EACCES: ("there is no permission to write there", "choose another folder"),
    errno.EPERM: ("there is no permission to write there", "choose another folder"),
    errno.EROFS: ("the disk is read-only", "choose another disk"),
    errno.ENOENT: ("its folder does not exist", "make the folder, plug the disk in, or choose another"),
    errno.ENOTDIR: ("its folder is a file", "choose another folder"),
    errno.EBUSY: ("another program keeps it open", "close that program and try again"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EFBIG: ("the file would be larger than the disk allows", "choose another disk"),
    errno.EIO: ("the disk reports an error", "choose another disk"),
}
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def _reason(error: OSError) -> str:
    known = _REASONS.get(error.errno or 0)
    return known[0] if known else (error.strerror or type(error).__name__)


def _explain(fs: FileSystem, path: Path, size: int, error: OSError) -> WriteError:
    if error.errno in _FULL:
        with contextlib.suppress(OSError):
            missing = max(size - fs.free_bytes(path.absolute().parent), 0)
            if missing:
                text = msg(
                    "cannot write {path}: the disk is full, {missing:.1f} MB are missing",
                    path=path,
                    missing=missing / 1e6,
                )
                return WriteError(text, msg("make room, or choose another disk"))
        return WriteError(
            msg("cannot write {path}: the disk is full", path=path), msg("make room, or choose another disk")
        )
    hint = _REASONS.get(error.errno or 0, ("", "choose another folder"))[1]
    return WriteError(msg("cannot write {path}: {reason}", path=path, reason=_reason(error)), Message(hint))
