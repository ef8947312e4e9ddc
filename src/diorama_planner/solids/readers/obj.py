"""OBJ: corners and faces of any number of sides. Materials and other files that it names are not opened."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator
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
        for word, rest in _lines(data):
            if word == b"v":
                corners.extend(map(float, rest.split(None, 3)[:3]))
            elif word == b"f":
                _face(rest, len(corners) // 3, triangles)
            elif word in _CURVED:
                skipped["curves and curved surfaces"] += 1
    except (ValueError, OverflowError):
        raise bad("a line of it has something where a number should be") from None
    if not triangles:
        raise bad("there are no faces in it")
    found = three_by_three(np.frombuffer(corners, np.float64))
    numbers = check_indices(np.frombuffer(triangles, np.int64).reshape(-1, 3), len(found))
    return FoundMesh(found, numbers, skipped=dict(skipped))


def _lines(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give each line as its first word and the rest; a backslash joins a line to the next."""
    start = 0
    kept = b""
    while start < len(data):
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        if end - start + len(kept) > _LONGEST_LINE:
            raise bad("it has a line that is longer than any face")
        line = kept + data[start:end].strip()
        start, kept = end + 1, b""
        if line.endswith(b"\\"):
            kept = line[:-1] + b" "
            continue
        word, _, rest = line.replace(b"\t", b" ").partition(b" ")
        yield word, rest


def _face(text: bytes, corners: int, triangles: array[int]) -> None:
    """Add the triangles of a face; its corners count from 1, or back from the last one if negative."""
    numbers = [int(part.split(b"/", 1)[0]) for part in text.split(b"#", 1)[0].split()]
    places = [number - 1 if number > 0 else corners + number for number in numbers]
    if len(places) < 3 or 0 in numbers:
        raise bad("it has a face of fewer than three corners")
    for second, third in pairwise(places[1:]):
        triangles.extend((places[0], second, third))
    check_count(len(triangles) // 3)
