"""Where something stands against a line: the stretches of it beside which a region lies.

Used for the faces of walls and the edge of a base; what stands there, and how high, is for others to say.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import shapely

from diorama_planner.geometry.points import Points, PointsLike, as_points
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region

Stretch: TypeAlias = tuple[float, float]
"""From where to where along a line, in mm."""


def beside(line: Points, aside_mm: float) -> tuple[Points, Points]:
    """Return where the pieces of a line begin and end when each is moved `aside_mm` to its left."""
    starts, ends = line[:-1], line[1:]
    steps = ends - starts
    lengths = np.maximum(np.hypot(*steps.T), 1e-12)
    across = np.column_stack((-steps[:, 1], steps[:, 0])) / lengths[:, None] * aside_mm
    return starts + across, ends + across


def stretches(line: PointsLike, region: Region, aside_mm: float, shortest_mm: float = 0.0) -> list[Stretch]:
    """Return where along a line a region lies `aside_mm` to its left (to its right when negative).

    At corners it is a little longer or shorter beside a line than on it. So stretches that are not longer than
    `shortest_mm` are left out, and those that come as near to an end of the line reach it.
    """
    points = as_points(line)
    if len(points) < 2 or region.is_empty:
        return []
    starts, ends = beside(points, aside_mm)
    pieces = shapely.linestrings(np.stack((starts, ends), axis=1))
    inside = shapely.intersection(pieces, region.shape)
    lengths = np.hypot(*(points[1:] - points[:-1]).T)
    before = np.cumsum(lengths) - lengths
    found: list[Stretch] = []
    for number in np.nonzero(shapely.length(inside) > 0)[0].tolist():
        way = (ends[number] - starts[number]) / max(lengths[number], 1e-12)
        for part in shapely.get_parts(inside[number]).tolist():
            along = (shapely.get_coordinates(part) - starts[number]) @ way + before[number]
            found.append((float(along.min()), float(along.max())))
    whole = float(lengths.sum())
    return [
        (0.0 if start <= shortest_mm else start, whole if whole - end <= shortest_mm else end)
        for start, end in _joined(found)
        if end - start > shortest_mm
    ]


def _joined(found: list[Stretch]) -> list[Stretch]:
    """Join stretches that meet."""
    joined: list[Stretch] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1] + 1e-6:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        elif end > start:
            joined.append((start, end))
    return joined


def samples(line: PointsLike, aside_mm: float, step_mm: float, inset_mm: float = 0.0) -> tuple[Array, Points]:
    """Return places along a line, from its start to its end and `step_mm` apart at most, and the points beside them.

    Near the corners of the line the points keep `inset_mm` from them, so that none lies beside another piece.
    """
    points = as_points(line)
    starts, ends = beside(points, aside_mm)
    lengths = np.hypot(*(points[1:] - points[:-1]).T)
    before = np.cumsum(lengths) - lengths
    along, at = [], []
    for number, length in enumerate(lengths.tolist()):
        shares = np.linspace(0.0, 1.0, max(2, int(np.ceil(length / step_mm)) + 1))
        inset = min(inset_mm / max(length, 1e-12), 0.5)
        along.append(before[number] + shares * length)
        kept = np.clip(shares, inset, 1.0 - inset)
        at.append(starts[number] + kept[:, None] * (ends[number] - starts[number]))
    return np.concatenate(along), np.concatenate(at)
