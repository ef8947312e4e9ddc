"""Whether a file is still the one that we read or wrote: by size, time and, where these differ, content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from diorama_planner.project_io.file_system import REAL, FileStatus, FileSystem


class DiskState(StrEnum):
    """What became of a file since its fingerprint was taken."""

    SAME = "same"
    CHANGED = "changed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was. Times are compared for equality only: clocks go backwards."""

    size: int
    modified_ns: int
    digest: str


def digest_of(data: bytes) -> str:
    """Give the hash by which contents are compared."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def fingerprint_of(data: bytes, status: FileStatus | None) -> Fingerprint:
    """Take the fingerprint of a file from its content and what the system said of it, if it said anything.

    Without a status, or with one of a file that took its place meanwhile, contents will be compared.
    """
    return Fingerprint(len(data), status.modified_ns if status else -1, digest_of(data))


def state_on_disk(path: Path, known: Fingerprint, fs: FileSystem = REAL) -> DiskState:
    """Tell what became of a file; one that cannot be read counts as missing."""
    try:
        status = fs.status(path)
        if status is None:
            return DiskState.MISSING
        if (status.size, status.modified_ns) == (known.size, known.modified_ns):
            return DiskState.SAME
        same = status.size == known.size and digest_of(fs.read(path)) == known.digest
    except OSError:
        return DiskState.MISSING
    return DiskState.SAME if same else DiskState.CHANGED
