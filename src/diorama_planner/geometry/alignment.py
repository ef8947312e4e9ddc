"""Lining a box up with other boxes: sides and middles on one line, and gaps as wide as those beside it.

Boxes come as rows of an array (left, low, right, high), one column for each, all in mm. Each axis is looked at by
itself; the shift along one never changes what is found along the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.snap_targets import SnapKind

Rows = NDArray[np.float64]

ENDLESS_MM = 5e5
"""What is longer than this is a guide line: it lies at a place along one axis only."""

LEAST_GAP_MM = 0.05


@dataclass(frozen=True, slots=True)
class Stretch:
    """A line to show: what lies on it is aligned, or, with `is_gap`, a free stretch that is as long as others."""

    start: Point
    end: Point
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """A shift along one axis that lines a box up, why, and the lines that show it."""

    shift: float
    kind: SnapKind
    lines: tuple[Stretch, ...]


def aligned(box: Bounds, boxes: Rows, axis: int, radius: float, reach: float) -> Alignment | None:
    """Return the least shift along an axis that puts a side or the middle of a box in line with another's.

    Args:
        box: What is moved; a point is a box without size.
        boxes: The others.
        axis: 0 for a shift along x, 1 along y.
        radius: The greatest shift.
        reach: How far away across the axis another may be.
    """
    low, high, across_low, across_high = _sides(boxes, axis)
    own_low, own_high, own_across_low, own_across_high = _own(box, axis)
    gap = np.maximum(0.0, np.maximum(across_low - own_across_high, own_across_low - across_high))
    rows = np.flatnonzero((gap <= reach) & (high - low < ENDLESS_MM) & (high >= own_low - radius))
    rows = rows[low[rows] <= own_high + radius]
    if not len(rows):
        return None
    low, high, gap = low[rows], high[rows], gap[rows]
    middle, own_middle = (low + high) / 2.0, (own_low + own_high) / 2.0
    is_guide = across_high[rows] - across_low[rows] >= ENDLESS_MM
    shifts = np.stack((middle - own_middle, low - own_low, high - own_high, low - own_high, high - own_low))
    if own_low == own_high:
        shifts[3:] = np.inf  # the same as the two before
    within = np.abs(shifts) <= radius
    if not within.any():
        return None
    sizes = np.where(within, np.abs(np.round(shifts, 6)), np.inf)
    best = int(np.lexsort((np.broadcast_to(gap, sizes.shape).ravel(), sizes.ravel()))[0])
    which, column = divmod(best, len(rows))
    shift = float(shifts[which, column])
    if is_guide[column]:
        return Alignment(shift, SnapKind.GUIDE, ())
    at = float((middle[column], low[column], high[column], low[column], high[column])[which])
    row = rows[column]
    return Alignment(shift, SnapKind.ALIGNED, (_line(axis, at, across_low[row], across_high[row], box),))


def _line(axis: int, at: float, low: float, high: float, box: Bounds) -> Stretch:
    """The line at a place along the axis, from the other box to the far side of the own one."""
    _, _, own_low, own_high = _own(box, axis)
    ends = (float(min(low, own_low)), float(max(high, own_high)))
    start, end = ((at, ends[0]), (at, ends[1])) if axis == 0 else ((ends[0], at), (ends[1], at))
    return Stretch(start, end)


def equal_gaps(box: Bounds, boxes: Rows, axis: int, radius: float) -> Alignment | None:
    """Return the least shift along an axis that makes the gaps beside a box equal.

    Between two neighbours the gap on both sides; beside a row the gap to the last is that between the last two.
    """
    low, high, across_low, across_high = _sides(boxes, axis)
    own_low, own_high, own_across_low, own_across_high = _own(box, axis)
    beside = (across_high > own_across_low) & (across_low < own_across_high) & (high - low < ENDLESS_MM)
    beside &= across_high - across_low < ENDLESS_MM
    low, high = low[beside], high[beside]
    before, after = high <= own_low + radius, low >= own_high - radius
    width = own_high - own_low
    found: list[tuple[float, tuple[tuple[float, float], ...]]] = []
    left = _last(low[before], high[before])
    right = _last(-high[after], -low[after])
    if left and right:
        start = (left[0] - right[0] - width) / 2.0
        found.append((start - own_low, ((left[0], start), (start + width, -right[0]))))
    if left and left[1] is not None:
        start = left[0] + left[1]
        found.append((start - own_low, ((left[0], start), (left[2] - left[1], left[2]))))
    if right and right[1] is not None:
        end = -right[0] - right[1]
        found.append((end - own_high, ((end, -right[0]), (-right[2], -right[2] + right[1]))))
    usable = [one for one in found if abs(one[0]) <= radius and all(b - a > LEAST_GAP_MM for a, b in one[1])]
    if not usable:
        return None
    shift, gaps = min(usable, key=lambda one: abs(one[0]))
    at = (own_across_low + own_across_high) / 2.0
    return Alignment(shift, SnapKind.EQUAL_GAPS, tuple(_gap(axis, at, gap) for gap in gaps))


def _last(low: Rows, high: Rows) -> tuple[float, float | None, float] | None:
    """The far side of the last of some stretches, the gap before it if there is one, and its near side."""
    if not len(high):
        return None
    last = int(np.argmax(high))
    before = high[high <= low[last]]
    gap = float(low[last] - before.max()) if len(before) else None
    return float(high[last]), gap, float(low[last])


def _gap(axis: int, at: float, gap: tuple[float, float]) -> Stretch:
    start, end = ((gap[0], at), (gap[1], at)) if axis == 0 else ((at, gap[0]), (at, gap[1]))
    return Stretch(start, end, is_gap=True)


def _sides(boxes: Rows, axis: int) -> tuple[Rows, Rows, Rows, Rows]:
    return boxes[axis], boxes[axis + 2], boxes[1 - axis], boxes[3 - axis]


def _own(box: Bounds, axis: int) -> tuple[float, float, float, float]:
    return box[axis], box[axis + 2], box[1 - axis], box[3 - axis]
