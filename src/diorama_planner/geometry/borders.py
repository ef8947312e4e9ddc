"""Borders of regions seen against each other: what lies on another border, lines cut to a region, what is inside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from diorama_planner.geometry.points import Point, Points
from diorama_planner.geometry.rasters import Array, Mask, edges
from diorama_planner.geometry.region import Region

SAME_BORDER_MM = 0.05
"""Borders this near are one; curves are flattened to 0.02 mm, each by itself."""

_CROSSING_MM = 2.0
"""An edge that only crosses a border runs along it for less than this, unless at a very flat angle."""


def edges_off_border(region: Region, other: Region) -> Array:
    """Return the edges of a region, as rows of x1, y1, x2, y2, but for what lies on the border of another.

    An edge that lies partly on it is cut.
    """
    rows = edges(region)
    if not len(rows) or other.is_empty:
        return rows
    band = shapely.buffer(shapely.boundary(other.shape), SAME_BORDER_MM, cap_style="flat")
    shapely.prepare(band)
    lines = shapely.linestrings(rows.reshape(-1, 2, 2))
    on_border = shapely.covers(band, lines)
    partly = ~on_border & shapely.intersects(band, lines)
    partly[partly] = shapely.length(shapely.intersection(band, lines[partly])) > _CROSSING_MM
    pieces = [rows[~on_border & ~partly]]
    pieces += [np.hstack((part[:-1], part[1:])) for part in _line_parts(shapely.difference(lines[partly], band))]
    return np.concatenate(pieces)


def on_border(region: Region, points: Points) -> Mask:
    """Say of each point whether it lies on the border of a region."""
    border = shapely.boundary(region.shape)
    return np.asarray(shapely.distance(border, shapely.points(points)) <= SAME_BORDER_MM, dtype=np.bool_)


def overhang(region: Region, base: Region) -> float:
    """Return how far the corners of a region lie beyond a base at most, in mm; 0 if none does."""
    corners = shapely.points(shapely.get_coordinates(region.shape))
    return float(shapely.distance(base.shape, corners).max(initial=0.0))


def inner_point(region: Region) -> Point:
    """Return a point well inside a region: its centre of gravity if that lies in it; nan for an empty one."""
    x, y = region.centroid
    if region.is_empty or shapely.contains_xy(region.shape, x, y):
        return x, y
    inside = shapely.point_on_surface(region.shape)
    return float(inside.x), float(inside.y)


def clip_lines(lines: Sequence[Points], region: Region) -> list[Points]:
    """Return the stretches of lines that lie inside a region."""
    usable = [shapely.LineString(line) for line in lines if len(line) > 1]
    if not usable:
        return []
    return _line_parts(shapely.intersection(np.array(usable, dtype=object), region.shape))


def _line_parts(shapes: Sequence[shapely.Geometry]) -> list[Points]:
    """Return the points of every line in shapes; what has no length is dropped."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return [shapely.get_coordinates(part) for part in parts if part.length > 0.0]
