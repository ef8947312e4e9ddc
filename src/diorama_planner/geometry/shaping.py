"""What turns areas and lines into others beyond `region`'s own: the part in just one of two, simplified ones."""

from __future__ import annotations

import math

import numpy as np
import shapely

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError, Points, PointsLike, as_points
from diorama_planner.geometry.region import Region, region_of


def exclusive(a: Region, b: Region) -> Region:
    """Return what lies in just one of two regions."""
    return region_of(shapely.symmetric_difference(a.shape, b.shape))


def simplified_region(region: Region, tolerance: float) -> Region:
    """Return a region without the corners that it can spare: no border moves by more than the tolerance, mm."""
    return region_of(shapely.simplify(region.shape, tolerance, preserve_topology=False))


def simplified(line: PointsLike, tolerance: float, closed: bool = False) -> Points:
    """Return a line or ring without the points that it can spare: no place moves by more than the tolerance, mm.

    A ring keeps at least three points and its topology (Douglas and Peucker 1973).

    Raises:
        GeometryError: a tolerance that is not a number above zero.
    """
    if not (math.isfinite(tolerance) and tolerance > 0):
        raise GeometryError(
            msg("a tolerance of {tolerance} mm simplifies nothing", tolerance=tolerance),
            hint=msg("give a length above zero"),
        )
    points = as_points(line)
    if len(points) < (4 if closed else 3):
        return points
    if not closed:
        return np.asarray(shapely.get_coordinates(shapely.simplify(shapely.LineString(points), tolerance)))
    slim = shapely.simplify(shapely.Polygon(points), tolerance, preserve_topology=True)
    return np.asarray(shapely.get_coordinates(slim.exterior)[:-1]) if not slim.is_empty else points
