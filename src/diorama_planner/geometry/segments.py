"""Straight lines against areas and against each other: what stays inside, how near two lines come."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from diorama_planner.geometry.points import Point, Points, PointsLike, as_points
from diorama_planner.geometry.rasters import Mask
from diorama_planner.geometry.region import Region

BORDER_MM = 0.01
"""What runs along a border lies inside."""


def stay_inside(region: Region, starts: Points, ends: Points) -> Mask:
    """Say of each straight line whether it nowhere leaves a region; running along its border is allowed."""
    room = shapely.buffer(region.shape, BORDER_MM)
    shapely.prepare(room)
    lines = shapely.linestrings(np.stack((starts, ends), axis=1))
    return np.asarray(shapely.covers(room, lines), dtype=np.bool_)


def line_crosses(region: Region, line: PointsLike) -> bool:
    """Say whether a line runs through the inside of a region, or ends in it."""
    return bool(shapely.intersects(shapely.buffer(region.shape, -BORDER_MM), shapely.linestrings(as_points(line))))


def is_convex(region: Region) -> bool:
    """Say whether all straight lines between points of a region lie in it."""
    return bool(shapely.convex_hull(region.shape).area - region.shape.area <= 1e-6 * region.shape.area)


def nearest_inside(region: Region, point: Point) -> Point | None:
    """Return the place of a region that lies nearest to a point, itself if it lies inside; None for an empty one."""
    if region.is_empty:
        return None
    (x, y), _ = shapely.get_coordinates(shapely.shortest_line(region.shape, shapely.Point(point))).tolist()
    return x, y


def closest(lines: Sequence[PointsLike], others: Sequence[PointsLike]) -> list[tuple[float, float, float]]:
    """Return for each line and its other, where along each of them they come nearest, and how near, all in mm."""
    if not lines:
        return []
    first = [shapely.LineString(as_points(line)) for line in lines]
    second = [shapely.LineString(as_points(line)) for line in others]
    ends = shapely.get_coordinates(shapely.shortest_line(first, second)).reshape(-1, 2, 2)
    here = shapely.line_locate_point(first, shapely.points(ends[:, 0]))
    there = shapely.line_locate_point(second, shapely.points(ends[:, 1]))
    gaps = np.hypot(*(ends[:, 1] - ends[:, 0]).T)
    return list(zip(here.tolist(), there.tolist(), gaps.tolist(), strict=True))
