"""Repeats that were made are kept in the cache folder of the user, so that the next view shows them at once.

A file is named after what it was made by: when a recipe changes, what was kept of it is not found any more. Whatever
is wrong with a file or the folder, the repeat is made anew.
"""

from __future__ import annotations

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import platformdirs

from diorama_planner.core.errors import WriteError
from diorama_planner.project_io.files import write_atomically
from diorama_planner.rendering.surfaces.skin import Bytes

Pictures = tuple[Bytes, ...]
_SPOILT = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def kept(name: str, make: Callable[[], Pictures], folder: Path | None = None) -> Pictures:
    """Give the pictures of a name, made only if they are not in the folder, where they then are."""
    place = (folder or cache_folder()) / f"{name}-{_sources():08x}.npz"
    with contextlib.suppress(*_SPOILT), place.open("rb") as opened, np.load(opened) as file:
        return tuple(file[f"arr_{index}"] for index in range(len(file.files)))
    made = make()
    with contextlib.suppress(OSError, WriteError):  # a full or a locked disk costs time, nothing else
        _write(place, made)
    return made


def cache_folder() -> Path:
    """Where repeats are kept; it may be deleted at any time."""
    return platformdirs.user_cache_path("diorama-planner", appauthor=False) / "surfaces"


def _write(place: Path, pictures: Pictures) -> None:
    """Write pictures instead of those that an earlier version of the program made."""
    place.parent.mkdir(parents=True, exist_ok=True)
    packed = io.BytesIO()
    np.savez(packed, *pictures)
    write_atomically(place, packed.getvalue())
    for old in place.parent.glob(f"{place.name.rsplit('-', 1)[0]}-????????.npz"):
        if old != place:
            old.unlink(missing_ok=True)


@cache
def _sources() -> int:
    """Sum up the text of what makes repeats."""
    from diorama_planner.painting import noise

    found = zlib.crc32(np.__version__.encode())
    for path in (*sorted(Path(__file__).parent.glob("*.py")), Path(noise.__file__)):
        found = zlib.crc32(path.read_bytes(), found)
    return found
