"""Areas that fade: what lies farther inside than a distance from some edges, and strips across a direction.

How dense something is there is for others to say; this is only about where.
"""

from __future__ import annotations

import math

import numpy as np
import shapely

from diorama_planner.geometry.points import Point, Points
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region, empty_region, polygon_region, quarter_steps, region_of


def inset(region: Region, edges: Array, distance: float) -> Region:
    """Return the part of a region that lies more than `distance` mm from edges (rows of x1, y1, x2, y2)."""
    if distance <= 0 or not len(edges):
        return region
    lines = shapely.union_all(shapely.linestrings(edges.reshape(-1, 2, 2)))
    band = shapely.buffer(lines, distance, quad_segs=min(16, quarter_steps(distance)))
    return region_of(shapely.difference(region.shape, band))


def reach_along(points: Points, angle_deg: float) -> tuple[float, float]:
    """Return from where to where points reach in a direction, in mm from the origin."""
    turn = math.radians(angle_deg)
    along = points @ np.array([math.cos(turn), math.sin(turn)])
    return float(along.min()), float(along.max())


def along_of(point: Point, angle_deg: float) -> float:
    """Return where a point lies along a direction, in mm from the origin."""
    turn = math.radians(angle_deg)
    return point[0] * math.cos(turn) + point[1] * math.sin(turn)


def strip(region: Region, angle_deg: float, low: float, high: float) -> Region:
    """Return the part of a region between two lines across a direction, `low` and `high` mm along it."""
    if region.is_empty or high <= low:
        return empty_region()
    turn = math.radians(angle_deg)
    ahead, aside = np.array([math.cos(turn), math.sin(turn)]), np.array([-math.sin(turn), math.cos(turn)])
    xmin, ymin, xmax, ymax = region.bounds
    corners = np.array([(xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax)])
    left, right = float((corners @ aside).min()) - 1.0, float((corners @ aside).max()) + 1.0
    box = [low * ahead + left * aside, high * ahead + left * aside]
    box += [high * ahead + right * aside, low * ahead + right * aside]
    return region_of(shapely.intersection(region.shape, polygon_region(np.array(box)).shape))
