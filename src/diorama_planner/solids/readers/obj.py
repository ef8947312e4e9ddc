"""OBJ: corners and faces of any number of sides. Materials and other files that it names are not opened."""

from __future__ import annotations

import io
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from diorama_planner.solids.readers.contract import FoundMesh, bad, check_count, check_indices, three_by_three

_LONGEST_LINE = 2**20
_CURVED = frozenset((b"curv", b"curv2", b"surf"))


def read_obj(data: bytes) -> FoundMesh:
    """Read the bytes of an OBJ file; faces are cut into triangles from their first corner.

    Raises:
        BadFileError: no OBJ, a face of corners that are not there, or too many triangles.
    """
    corners, triangles = array("d"), array("q")
    skipped: Counter[str] = Counter()
    try:
        for line in _lines(data):
            words = line.split()
            if not words:
                continue
            if words[0] == b"v":
                corners.extend(map(float, words[1:4]))
            elif words[0] == b"f":
                _face(words, len(corners) // 3, triangles)
            elif words[0] in _CURVED:
                skipped["curves and curved surfaces"] += 1
    except (ValueError, OverflowError):
        raise bad("a line of it has something where a number should be") from None
    if not triangles:
        raise bad("there are no faces in it")
    found = three_by_three(np.frombuffer(corners, np.float64))
    numbers = check_indices(np.frombuffer(triangles, np.int64).reshape(-1, 3), len(found))
    return FoundMesh(found, numbers, skipped=dict(skipped))


def _lines(data: bytes) -> Iterator[bytes]:
    """Give each line; a backslash at its end joins it to the next."""
    kept = b""
    for line in io.BytesIO(data):
        if len(line) + len(kept) > _LONGEST_LINE:
            raise bad("it has a line that is longer than any face")
        if b"\\" in line and line.rstrip().endswith(b"\\"):
            kept += line.rstrip()[:-1] + b" "
            continue
        yield kept + line
        kept = b""


def _face(words: Sequence[bytes], corners: int, triangles: array[int]) -> None:
    """Add the triangles of a face; its corners count from 1, or back from the last one if negative."""
    places = []
    for word in words[1:]:
        if word.startswith(b"#"):
            break
        number = int(word.partition(b"/")[0])
        if not number:
            raise bad("a triangle names a corner that is not there")
        places.append(number - 1 if number > 0 else corners + number)
    if len(places) < 3:
        raise bad("it has a face of fewer than three corners")
    for second, third in pairwise(places[1:]):
        triangles.extend((places[0], second, third))
    check_count(len(triangles) // 3)
