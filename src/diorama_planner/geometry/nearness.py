"""How near two areas come to each other, the way that takes them apart, and the way to a border."""

from __future__ import annotations

import math

import shapely

from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.region import Region, contains_point


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
