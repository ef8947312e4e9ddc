"""How near two areas come to each other, the way that takes them apart, the way to a border, sides of a line."""

from __future__ import annotations

import math

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds, Point, PointsLike, as_points
from diorama_planner.geometry.region import Region, contains_point


def sides_of(line: PointsLike, points: PointsLike) -> NDArray[np.float64]:
    """Return how far points are from a polyline, positive to its left and negative to its right as it runs."""
    at, corners = as_points(points), as_points(line)
    start, along = corners[:-1], np.diff(corners, axis=0)
    away = at[:, None, :] - start
    share = (away * along).sum(axis=2) / np.maximum((along * along).sum(axis=1), 1e-12)
    gap = away - along * np.clip(share, 0.0, 1.0)[..., None]
    square = (gap * gap).sum(axis=2)
    nearest, row = square.argmin(axis=1), np.arange(len(at))
    turn = along[nearest, 0] * away[row, nearest, 1] - along[nearest, 1] * away[row, nearest, 0]
    return np.asarray(np.sqrt(square[row, nearest]) * np.sign(turn))


def nearest_points(a: Region, b: Region) -> tuple[Point, Point] | None:
    """Return the ends of the shortest line between two areas; None where they overlap or touch, or one is empty."""
    if a.is_empty or b.is_empty:
        return None
    line = shapely.shortest_line(a.shape, b.shape)
    (x1, y1), (x2, y2) = shapely.get_coordinates(line).tolist()
    return None if math.hypot(x2 - x1, y2 - y1) <= 0 else ((x1, y1), (x2, y2))


def way_to_border(region: Region, point: Point) -> Point:
    """Return the way (dx, dy) from a point inside a region to the nearest place on its border.

    (0, 0) for a point that is not inside.
    """
    if region.is_empty or not contains_point(region, point):
        return 0.0, 0.0
    (x1, y1), (x2, y2) = shapely.get_coordinates(
        shapely.shortest_line(shapely.Point(point), region.shape.boundary)
    ).tolist()
    return x2 - x1, y2 - y1


def ways_apart(own: Bounds, other: Bounds, gap_mm: float) -> tuple[Point, ...]:
    """Return the four shifts along x or y that put a box beside another with a gap between, the shortest first."""
    xmin, ymin, xmax, ymax = own
    left, low, right, high = other
    ways = (
        (left - gap_mm - xmax, 0.0),
        (right + gap_mm - xmin, 0.0),
        (0.0, low - gap_mm - ymax),
        (0.0, high + gap_mm - ymin),
    )
    return tuple(sorted(ways, key=lambda way: abs(way[0]) + abs(way[1])))
