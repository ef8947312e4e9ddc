"""What is cut into the slices of a landform: rings that save foam, places for skewers, and what is glued.

Only regions; what the parts cost is for `kinds.foam`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from diorama_planner.geometry.pinning import far_apart
from diorama_planner.geometry.region import (
    Region,
    difference,
    empty_region,
    intersection,
    offset,
    overlap_area,
    parts,
    rect_region,
    union_all,
)
from diorama_planner.geometry.shaping import simplified_region
from diorama_planner.kinds.slices import FoamPart, Lamina
from diorama_planner.model.record import Point

RIB_EVERY_MM = 150.0
"""A hollow is crossed by ribs at least this often, so that the sheet above cannot sag."""

LEAST_HOLLOW_MM2 = 400.0
LEAST_HOLLOW_WIDTH_MM = 10.0
"""Smaller hollows are not worth the cut."""

ROUGHLY_MM = 0.3
"""Where rings and skewers go need not follow a cut more closely."""


def cut_parts(laminae: Sequence[Lamina], rim_mm: float | None, skewer_mm: float) -> tuple[FoamPart, ...]:
    """Cut slices, from below, into parts; without a rim they stay solid, without a diameter nothing pins them."""
    hollows = _hollows(laminae, rim_mm)
    left = [lamina.region if hollow.is_empty else difference(lamina.region, hollow)
            for lamina, hollow in zip(laminae, hollows, strict=True)]  # fmt: skip
    pins = _pins(left, skewer_mm)
    found = []
    for place, (lamina, hollow) in enumerate(zip(laminae, hollows, strict=True)):
        glued = lamina.area_mm2 - hollow.area - lamina.overhang.area
        if place and not hollows[place - 1].is_empty:
            glued -= overlap_area(left[place], hollows[place - 1])
        found.append(FoamPart(lamina, hollow, pins[place], max(0.0, glued)))
    return tuple(found)


def _hollows(laminae: Sequence[Lamina], rim_mm: float | None) -> list[Region]:
    """Return what of each slice is hidden and not needed to bear the next: all but a rim and ribs."""
    if rim_mm is None or not laminae:
        return [empty_region() for _ in laminae]
    ribs = _ribs(union_all([lamina.region for lamina in laminae]), rim_mm)
    return [_hollow(lamina, rim_mm, ribs) for lamina in laminae]


def _hollow(lamina: Lamina, rim_mm: float, ribs: Region) -> Region:
    if lamina.next_region.is_empty:
        return empty_region()
    hidden = difference(offset(simplified_region(lamina.next_region, ROUGHLY_MM), -rim_mm), ribs)
    worth = [part for part in parts(hidden) if _is_worth_it(part)]
    return union_all(worth)


def _is_worth_it(hollow: Region) -> bool:
    return hollow.area >= LEAST_HOLLOW_MM2 and not offset(hollow, -LEAST_HOLLOW_WIDTH_MM / 2.0).is_empty


def _ribs(whole: Region, width_mm: float) -> Region:
    """Return bands across a stack, at the same places in all of its slices."""
    xmin, ymin, xmax, ymax = whole.bounds
    half, bands = width_mm / 2.0, []
    for low, high, upright in ((xmin, xmax, True), (ymin, ymax, False)):
        count = math.floor((high - low) / RIB_EVERY_MM)
        for number in range(1, count + 1):
            at = low + (high - low) * number / (count + 1)
            box = (at - half, ymin, at + half, ymax) if upright else (xmin, at - half, xmax, at + half)
            bands.append(rect_region(*box))
    return union_all(bands)


def _pins(left: Sequence[Region], skewer_mm: float) -> list[tuple[Point, ...]]:
    """Return the places where skewers go through each part: two or more that neighbours have in common."""
    through: list[dict[Point, None]] = [{} for _ in left]
    if skewer_mm <= 0:
        return [() for _ in left]
    for place in range(len(left) - 2, -1, -1):
        for upper in parts(left[place + 1]):
            bed = firm(intersection(upper, left[place]), skewer_mm)
            for point in far_apart(bed, list(through[place + 1])):
                through[place][point] = through[place + 1][point] = None
    return [tuple(points) for points in through]


def pins_below(lowest: FoamPart, skewer_mm: float) -> list[Point]:
    """Return where the lowest part of a stack is pinned to other stacks on which it lies."""
    bed = intersection(lowest.lamina.under, lowest.region)
    return [] if bed.is_empty else far_apart(firm(bed, skewer_mm), lowest.skewers)


def firm(common: Region, skewer_mm: float) -> Region:
    """Return where a skewer has enough foam around it: two diameters, or half of one where it is narrow."""
    rough = simplified_region(common, ROUGHLY_MM)
    wide = offset(rough, -2.5 * skewer_mm)
    return wide if not wide.is_empty else offset(rough, -skewer_mm)
