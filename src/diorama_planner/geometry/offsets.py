"""Parallels of a line and the bodies of walls, with mitred corners.

A line whose last point repeats the first is closed: its ends meet in a mitre like any corner. Left is seen
when walking from the first point on; a wall's front is its left side.
"""

from __future__ import annotations

import math

import numpy as np
import shapely

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import (
    SAME_POINT_MM,
    GeometryError,
    Points,
    PointsLike,
    as_points,
    without_repeats,
)
from diorama_planner.geometry.region import MITRE_LIMIT, Region, empty_region, region_of


def is_closed(line: Points) -> bool:
    """Say whether the last point of a line repeats the first."""
    return len(line) > 3 and float(np.hypot(*(line[0] - line[-1]))) <= SAME_POINT_MM


def offset_line(line: PointsLike, distance: float) -> Points:
    """Return the parallel of a line, `distance` mm to its left (to its right when negative).

    A corner sharper than the mitre limit is cut off: it gives two points.

    Raises:
        GeometryError: a line without length.
    """
    points = without_repeats(as_points(line))
    if len(points) < 2:
        raise GeometryError(msg("the line has no length"), hint=msg("give it two different points"))
    steps = np.diff(points, axis=0)
    normals = np.column_stack((-steps[:, 1], steps[:, 0])) / np.hypot(*steps.T)[:, None]
    if is_closed(points):
        corners = [_corner(points[i], normals[i - 1], normals[i], distance) for i in range(len(points) - 1)]
        return np.concatenate([*corners, corners[0][:1]])
    inner = [_corner(points[i], normals[i - 1], normals[i], distance) for i in range(1, len(points) - 1)]
    first, last = points[:1] + normals[0] * distance, points[-1:] + normals[-1] * distance
    return np.concatenate([first, *inner, last])


def _corner(point: Points, before: Points, after: Points, distance: float) -> Points:
    """Return the mitred corner of a parallel as one point, or as two where the mitre would be too long."""
    spread = 1.0 + float(np.dot(before, after))
    if spread * MITRE_LIMIT**2 < 2.0:
        return point + distance * np.vstack((before, after))
    return np.asarray(point + distance * (before + after) / spread)[None, :]


def wall_sides(path: PointsLike, thickness: float) -> tuple[Points, Points]:
    """Return the left (front) and right (back) side of a wall, both running along its path."""
    return offset_line(path, thickness / 2.0), offset_line(path, -thickness / 2.0)


def wall_body(path: PointsLike, thickness: float) -> Region:
    """Return the ground plan of a wall around its centre-line; empty without length or thickness."""
    points = without_repeats(as_points(path))
    if len(points) < 2 or not thickness > 0:
        return empty_region()
    if len(points) == 2:  # a rectangle, at a tenth of the price
        (x1, y1), (x2, y2) = points.tolist()
        share = thickness / 2.0 / math.hypot(x2 - x1, y2 - y1)
        x, y = (y1 - y2) * share, (x2 - x1) * share
        return Region(shapely.Polygon([(x1 - x, y1 - y), (x2 - x, y2 - y), (x2 + x, y2 + y), (x1 + x, y1 + y)]))
    centre = shapely.LinearRing(points) if is_closed(points) else shapely.LineString(points)
    body = shapely.buffer(centre, thickness / 2.0, cap_style="flat", join_style="mitre", mitre_limit=MITRE_LIMIT)
    return region_of(body)
