"""STL, binary and as text: triangles without units, each with corners of its own."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.readers.contract import FoundMesh, bad, check_count

_HEADER, _RECORD = 84, 50
_BLOCK = 4 * 2**20
_NUMBER = rb"([-+0-9.eEnaNifINF]{1,40})"
_VERTEX = re.compile(rb"vertex\s+" + rb"\s+".join([_NUMBER] * 3))


def read_stl(data: bytes) -> FoundMesh:
    """Read the bytes of an STL file.

    A file whose length fits its count is binary, whatever its header says: many binary files begin with `solid`.

    Raises:
        BadFileError: no STL, cut off, or too many triangles.
    """
    count = int.from_bytes(data[80:_HEADER], "little") if len(data) >= _HEADER else -1
    whole = _HEADER + _RECORD * count
    if count >= 0 and whole == len(data):
        return _binary(data, count)
    if data.lstrip()[:5].lower() == b"solid" and b"facet" in data[:_BLOCK]:
        return _text(data)
    if count < 0:
        raise bad("it is too short for an STL file")
    if whole > len(data):
        text = "it says that it has {count} triangles, but has bytes for {there}"
        raise bad(text, count=f"{count:,}", there=f"{(len(data) - _HEADER) // _RECORD:,}")
    return _binary(data, count)


def _binary(data: bytes, count: int) -> FoundMesh:
    check_count(count)
    if not count:
        raise bad("there are no triangles in it")
    records = np.frombuffer(data, np.uint8, count * _RECORD, _HEADER).reshape(count, _RECORD)
    corners = np.ascontiguousarray(records[:, 12:48]).view("<f4").reshape(-1, 3)
    return _soup(corners)


def _text(data: bytes) -> FoundMesh:
    found: list[NDArray[np.float64]] = []
    start = count = 0
    while start < len(data):
        end = data.find(b"facet", min(start + _BLOCK, len(data)))  # no vertex is cut in two
        end = len(data) if end < 0 else end
        try:
            numbers = [float(text) for match in _VERTEX.findall(data[start:end]) for text in match]
        except ValueError:
            raise bad("a corner has a coordinate that is no number") from None
        found.append(np.array(numbers, dtype=np.float64).reshape(-1, 3))
        count += len(found[-1])
        check_count(count // 3)
        start = end
    if not count:
        raise bad("there are no triangles in it")
    if count % 3 or data.count(b"endfacet") * 3 != count:
        raise bad("it is cut off, or a triangle of it does not have three corners")
    return _soup(np.concatenate(found))


def _soup(corners: NDArray[Any]) -> FoundMesh:
    return FoundMesh(corners, np.arange(len(corners), dtype=np.int64).reshape(-1, 3))
