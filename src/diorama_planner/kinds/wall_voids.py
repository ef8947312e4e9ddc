"""Room for wires in walls: between the skins of hollow ones, in a groove in that face of solid ones that is not seen.

Openings interrupt it: what is left beside, over and under them are voids of their own, which touch.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from diorama_planner.geometry.region import overlap_area, polygon_region
from diorama_planner.kinds.construction import SHELL_MM
from diorama_planner.kinds.contract import Around, Void, VoidSort
from diorama_planner.kinds.cuts import (
    along_line,
    clipped_rise,
    clipped_span,
    plan_region,
    recess_region,
    strip_region,
    wall_length,
)
from diorama_planner.kinds.hosts import Cut
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.wall import Wall, foot

GROOVE_SHARE = 0.5
"""How much of its thickness a sheet may lose to a groove before it breaks there. Builder's practice, unsourced."""

UNSEEN_SHARE = 0.1
"""A face before which lies less of the base than this share looks away from the scene, whichever is called front."""

_SMALL_MM = 1.0
"""Pieces between openings that are narrower or lower are left out."""


class _Band(NamedTuple):
    """Where wires lie across a wall: from `right` to `left` of its centre-line, mm."""

    sort: VoidSort
    right: float
    left: float
    thickness: tuple[str, float, float]
    """How the thickness of the wall follows from the room, as `Void.widened_by` says it."""
    face: Literal["front", "back"] = "back"
    """From which face it is cut."""


class _Piece(NamedTuple):
    """A part of a face that no opening takes: along the wall, and over its foot."""

    start: float
    end: float
    low: float
    high: float


def wall_voids(item: Wall, around: Around) -> tuple[Void, ...]:
    """A void for every part of the wall between, over and under its openings; none without room for a wire."""
    band = _band(item, around)
    room = band.left - band.right
    length = wall_length(item)
    if room <= 0 or length < _SMALL_MM:
        return ()
    low, middle = foot(item, around), (band.left + band.right) / 2
    hinges = tuple(item.path_mm[corner] for corner in item.loose_corners if corner < len(item.path_mm))
    return tuple(
        Void(
            strip_region(item, piece.start, piece.end, band.right, band.left),
            low + piece.low,
            low + piece.high,
            band.sort,
            along_line(item, piece.start, piece.end, middle),
            room,
            (band.thickness,),
            item.removable,
            hinges,
        )
        for piece in _pieces(item, band, length, around)
    )


def _band(item: Wall, around: Around) -> _Band:
    half = item.thickness_mm / 2
    if item.construction == "printed":
        return _Band("cavity", SHELL_MM - half, half - SHELL_MM, ("thickness_mm", 1.0, 2 * SHELL_MM))
    deep = item.thickness_mm * GROOVE_SHARE
    thickness = ("thickness_mm", 1 / GROOVE_SHARE, 0.0)
    if _faces_away(item, around):
        return _Band("groove", half - deep, half, thickness, "front")
    return _Band("groove", -half, deep - half, thickness)


def _faces_away(item: Wall, around: Around) -> bool:
    """Whether it is the front of a wall, at the edge of the base, that looks away from what stands there."""
    start, end = np.array(item.path_mm[0]), np.array(item.path_mm[-1])
    way = end - start
    if around.base.is_empty or not way.any():
        return False
    far = np.hypot(*np.ptp(np.reshape(around.base.bounds, (2, 2)), axis=0)) + np.hypot(*start) + np.hypot(*end)
    way = way / np.hypot(*way)
    left = np.array((-way[1], way[0])) * far
    before = polygon_region([start - way * far, end + way * far, end + way * far + left, start - way * far + left])
    return overlap_area(around.base, before) < UNSEEN_SHARE * around.base.area


def _pieces(item: Wall, band: _Band, length: float, around: Around) -> Iterator[_Piece]:
    """Divide the wall at the sides of its openings, and each part at their lower and upper edges."""
    cuts = [cut for cut in around.hosted(item.id) if _interrupts(item, band, cut)]
    spans = [clipped_span(item, cut) for cut in cuts]
    ends = sorted({0.0, length, *(end for span in spans for end in span)})
    open_ones: dict[tuple[float, float], float] = {}
    for start, end in pairwise(ends):
        over = [cut for cut, (low, high) in zip(cuts, spans, strict=True) if low < end and high > start]
        free = _free_heights(item, over) if end - start >= _SMALL_MM else []
        for rise in [each for each in open_ones if each not in free]:
            yield _Piece(open_ones.pop(rise), start, *rise)
        for rise in free:
            open_ones.setdefault(rise, start)
    for rise, start in open_ones.items():
        yield _Piece(start, length, *rise)


def _interrupts(item: Wall, band: _Band, cut: Cut) -> bool:
    """Whether an opening takes away the room for wires; a recess in the other face of a solid wall leaves it."""
    if cut.depth_mm is None or band.sort == "cavity" or cut.side == band.face:
        return True
    return cut.depth_mm > item.thickness_mm - (band.left - band.right)


def _free_heights(item: Wall, cuts: list[Cut]) -> list[tuple[float, float]]:
    """What openings leave of the height of a wall, from below upwards."""
    found, low = [], 0.0
    for sill, head in sorted(clipped_rise(item, cut) for cut in cuts):
        if sill - low >= _SMALL_MM:
            found.append((low, sill))
        low = max(low, head)
    if item.height_mm - low >= _SMALL_MM:
        found.append((low, item.height_mm))
    return found


def opening_voids(item: Opening, around: Around) -> tuple[Void, ...]:
    """Where wires would show: in the hole, or in the recess, that it is."""
    wall = around.host(item)
    if not isinstance(wall, Wall):
        return ()
    region = plan_region(wall, item) if item.depth_mm is None else recess_region(wall, item)
    low, (sill, head) = foot(wall, around), clipped_rise(wall, item)
    return (Void(region, low + sill, low + head, "cut"),) if not region.is_empty and head > sill else ()
