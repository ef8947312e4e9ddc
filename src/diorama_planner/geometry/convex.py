"""Convex rings of points: the hull around points, and what a straight cut leaves of one. Areas are for `region`."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Points


def convex_ring(points: Points) -> Points:
    """Give the convex ring around points (N, 2), counter-clockwise; (0, 2) where they span no area."""
    hull = shapely.convex_hull(shapely.multipoints(points))
    if not isinstance(hull, shapely.Polygon) or hull.is_empty:
        return np.empty((0, 2))
    ring = np.asarray(shapely.get_coordinates(hull)[:-1], dtype=np.float64)
    return ring if shapely.is_ccw(hull.exterior) else ring[::-1]


def cut_ring(ring: Points, normal: NDArray[np.float64], offset: float) -> Points:
    """Keep what of a convex ring (N, 2) lies where n . p >= d; (0, 2) if nothing does."""
    if not len(ring):
        return ring
    beyond = ring @ normal - offset
    kept: list[NDArray[np.float64]] = []
    for at in range(len(ring)):
        here, there = beyond[at - 1], beyond[at]
        if (here < 0.0) != (there < 0.0):
            kept.append(ring[at - 1] + (ring[at] - ring[at - 1]) * here / (here - there))
        if there >= 0.0:
            kept.append(ring[at])
    return np.array(kept).reshape(-1, 2)
