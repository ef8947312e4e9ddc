"""Places in a region: for pins, far from each other, so that a part cannot turn about them; for words, the widest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from diorama_planner.geometry.points import Point, Points
from diorama_planner.geometry.region import Region, contains_point

_MOST_CORNERS = 200
APART_MM = 4.0
"""Pins nearer than this hold no better than one."""


def far_apart(region: Region, known: Sequence[Point], wanted: int = 2) -> list[Point]:
    """Return at least `wanted` places in a region, those that are known and lie in it first.

    Others are corners of the region, each as far as possible from those chosen; fewer where it is too small.
    """
    found = [point for point in known if contains_point(region, point)]
    corners = _corners(region)
    if not len(corners):
        return found
    if not found:
        distance = np.hypot(*(corners[:, None, :] - corners[None, :, :]).transpose(2, 0, 1))
        found = [_point(corners[int(np.unravel_index(distance.argmax(), distance.shape)[0])])]
    while len(found) < wanted:
        nearest = np.min([np.hypot(*(corners - point).T) for point in found], axis=0)
        best = int(nearest.argmax())
        if nearest[best] < APART_MM:
            break
        found.append(_point(corners[best]))
    return found


def widest_place(region: Region) -> tuple[Point, float]:
    """Return the middle and the radius in mm of the largest circle in a region, to a tenth of a millimetre or so.

    (nan, nan) and 0 for an empty one.
    """
    if region.is_empty:
        return (float("nan"), float("nan")), 0.0
    start, end = shapely.get_coordinates(shapely.maximum_inscribed_circle(region.shape, tolerance=0.2))
    return _point(start), float(np.hypot(*(end - start)))


def _corners(region: Region) -> Points:
    """Return corners of the outer rings of a region, evenly chosen where there are many."""
    rings = [outer for outer, _ in region.polygons()]
    corners = np.concatenate(rings) if rings else np.empty((0, 2))
    return corners[:: max(1, -(-len(corners) // _MOST_CORNERS))]


def _point(row: Points) -> Point:
    return float(row[0]), float(row[1])
