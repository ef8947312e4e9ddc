"""The few calls to the operating system that writing a file takes, as a protocol and for real.

Tests put a failing or a recording file system in its place. What order the calls are made in, and why, is in
`files`.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What is known of a file without reading it. `mode` holds the permission bits only."""

    mode: int
    size: int
    modified_ns: int
    links: int
    is_folder: bool
    is_regular: bool


class FileSystem(Protocol):
    """Calls that may each raise `OSError`; links in a path are followed except where said."""

    def resolve(self, path: Path) -> Path:
        """Give the absolute path that remains when links are followed."""

    def status(self, path: Path) -> FileStatus | None:
        """Describe a file, None if there is none."""

    def create(self, path: Path, mode: int) -> int:
        """Make a new file for writing and give a handle; the user's mask applies to the mode."""

    def set_mode(self, path: Path, mode: int) -> None:
        """Set the permission bits."""

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes, give how many."""

    def sync(self, handle: int) -> None:
        """Wait until what was written is on the disk."""

    def close(self, handle: int) -> None:
        """Close a handle."""

    def read(self, path: Path) -> bytes:
        """Read a whole file."""

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file, in one step taking the place of the target."""

    def unlink(self, path: Path) -> None:
        """Remove a file."""

    def names(self, folder: Path) -> list[str]:
        """List the names in a folder."""

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk, where the system can do that."""

    def free_bytes(self, folder: Path) -> int:
        """Tell the room left on the volume of a folder."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


class RealFileSystem:
    """The operating system itself."""

    def resolve(self, path: Path) -> Path:
        """Give the absolute path that remains when links are followed."""
        return Path(os.path.realpath(path))

    def status(self, path: Path) -> FileStatus | None:
        """Describe a file, None if there is none."""
        try:
            found = path.stat()
        except FileNotFoundError:
            return None
        return FileStatus(
            mode=stat.S_IMODE(found.st_mode),
            size=found.st_size,
            modified_ns=found.st_mtime_ns,
            links=found.st_nlink,
            is_folder=stat.S_ISDIR(found.st_mode),
            is_regular=stat.S_ISREG(found.st_mode),
        )

    def create(self, path: Path, mode: int) -> int:
        """Make a new file for writing and give a handle; the user's mask applies to the mode."""
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set the permission bits."""
        path.chmod(mode)

    def write(self, handle: int, data: memoryview) -> int:
        """Write some of the bytes, give how many."""
        return os.write(handle, data)

    def sync(self, handle: int) -> None:
        """Wait until what was written is on the disk."""
        os.fsync(handle)

    def close(self, handle: int) -> None:
        """Close a handle."""
        os.close(handle)

    def read(self, path: Path) -> bytes:
        """Read a whole file."""
        return path.read_bytes()

    def link(self, source: Path, target: Path) -> None:
        """Give a file a second name."""
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file, in one step taking the place of the target."""
        source.replace(target)

    def unlink(self, path: Path) -> None:
        """Remove a file."""
        path.unlink()

    def names(self, folder: Path) -> list[str]:
        """List the names in a folder."""
        return [path.name for path in folder.iterdir()]

    def sync_folder(self, folder: Path) -> None:
        """Wait until the names in a folder are on the disk, where the system can do that."""
        if os.name == "nt":  # Windows cannot open a folder; its renames are journalled
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # network shares that cannot
                raise
        finally:
            os.close(handle)

    def free_bytes(self, folder: Path) -> int:
        """Tell the room left on the volume of a folder."""
        return shutil.disk_usage(folder).free

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


REAL = RealFileSystem()
"""The operating system; it has no state of its own."""
