"""What a TIFF says of the heights in it: form of its numbers, size of a cell, what stands for no height.

Only its tags are read, of the first picture (TIFF 6.0; OGC 19-008r4, "GeoTIFF 1.1"; GDAL's tag of no-data).
Pixels are for `painting.elevation_image`.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from diorama_planner.core.units import unit_factor
from diorama_planner.terrain.elevation import metres_per_degree

UNSIGNED, SIGNED, FLOATING = 1, 2, 3
"""Values of the tag SampleFormat."""

_LENGTH, _SAMPLE_FORMAT, _SCALE, _TIEPOINT, _KEYS, _NO_DATA = 257, 339, 33550, 33922, 34735, 42113
_WANTED = frozenset({_LENGTH, _SAMPLE_FORMAT, _SCALE, _TIEPOINT, _KEYS, _NO_DATA})
_TYPES = {1: "B", 2: "s", 3: "H", 4: "I", 12: "d"}
_MODEL_TYPE, _LINEAR_UNIT, _GEOGRAPHIC = 1024, 3076, 2
_UNITS = {9001: "m", 9002: "ft", 9003: "ft"}
"""Metre, foot, and the foot of the US survey, which is longer by two millionths."""

_MOST_VALUES = 4096

Values = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TiffHeights:
    """`cell` is the real width and depth of a pixel in m, if the file says so; then its numbers are metres."""

    sample_format: int = UNSIGNED
    cell: tuple[float, float] | None = None
    no_data: float | None = None

    @property
    def is_measured(self) -> bool:
        """Whether numbers are metres: maps and whole numbers below zero are; a plain grey picture says nothing."""
        return self.cell is not None or self.sample_format == SIGNED


def tiff_heights(data: bytes) -> TiffHeights:
    """Read the tags of a file; what is no TIFF, or damaged, says nothing."""
    try:
        tags, text = _tags(data)
        return TiffHeights(int(tags.get(_SAMPLE_FORMAT, (UNSIGNED,))[0]), _cell(tags), _number(text))
    except (struct.error, IndexError, ValueError, OverflowError):
        return TiffHeights()


def _tags(data: bytes) -> tuple[Mapping[int, Values], bytes]:
    """Return the numbers of the wanted tags, and the text of no-data."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(data[:4], "")
    if not order:
        return {}, b""
    (start,) = struct.unpack_from(f"{order}I", data, 4)
    (count,) = struct.unpack_from(f"{order}H", data, start)
    found: dict[int, Values] = {}
    text = b""
    for entry in range(count):
        at = start + 2 + 12 * entry
        tag, form, many = struct.unpack_from(f"{order}HHI", data, at)
        letter = _TYPES.get(form)
        if tag not in _WANTED or letter is None or many > _MOST_VALUES:
            continue
        pattern = f"{order}{many}{letter}"
        place = at + 8 if struct.calcsize(pattern) <= 4 else struct.unpack_from(f"{order}I", data, at + 8)[0]
        values = struct.unpack_from(pattern, data, place)
        if letter == "s":
            text = values[0] if tag == _NO_DATA else text
        else:
            found[tag] = values
    return found, text


def _number(text: bytes) -> float | None:
    try:
        return float(text.split(b"\0")[0].decode("ascii"))
    except ValueError:
        return None


def _cell(tags: Mapping[int, Values]) -> tuple[float, float] | None:
    """Return the size of a pixel in m: given so, in feet, or in degrees at the latitude of its middle."""
    scale, keys = tags.get(_SCALE, ()), tags.get(_KEYS, ())
    if len(scale) < 2 or not all(math.isfinite(side) and side > 0 for side in scale[:2]):
        return None
    known = {int(keys[at]): int(keys[at + 3]) for at in range(4, len(keys) - 3, 4) if keys[at + 1] == 0}
    if known.get(_MODEL_TYPE) != _GEOGRAPHIC:
        unit_m = unit_factor("length", _UNITS.get(known.get(_LINEAR_UNIT, 9001), "m")) / unit_factor("length", "m")
        return scale[0] * unit_m, scale[1] * unit_m
    tie = tags.get(_TIEPOINT, ())
    if len(tie) < 6 or _LENGTH not in tags:
        return None
    middle = tie[4] + (tie[1] - tags[_LENGTH][0] / 2.0) * scale[1]
    east, north = metres_per_degree(middle)
    return (scale[0] * east, scale[1] * north) if abs(middle) < 90.0 else None
