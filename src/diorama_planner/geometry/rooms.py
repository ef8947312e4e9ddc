"""Rooms: the areas that bodies enclose, and the place in each for a sign."""

from __future__ import annotations

from collections.abc import Sequence

import shapely

from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, contains_point, difference, parts, region_of, union_all

CLOSED_MM = 0.01
"""Joints no wider than twice this are closed: joined walls meet to within the error of the arithmetic."""


def enclosed(bodies: Sequence[Region], least_mm2: float = 1.0) -> list[Region]:
    """Return the areas that bodies close off from the outside, largest first; what stands within is taken out.

    Args:
        bodies: walls and what else closes a room.
        least_mm2: what is smaller is a chink and no room.
    """
    if not bodies:
        return []
    sealed = shapely.buffer(union_all(bodies).shape, CLOSED_MM, join_style="mitre")
    rings = [shapely.Polygon(part.exterior) for part in shapely.get_parts(sealed)]
    inside = difference(region_of(shapely.union_all(rings)), region_of(sealed))
    grown = (region_of(shapely.buffer(part.shape, CLOSED_MM, join_style="mitre")) for part in parts(inside))
    return sorted((room for room in grown if room.area >= least_mm2), key=lambda room: -room.area)


def middle_of(region: Region) -> Point:
    """Return the middle of a region for a sign: its centre of gravity, or where that is outside its widest place."""
    if contains_point(region, region.centroid):
        return region.centroid
    xmin, ymin, xmax, ymax = region.bounds
    circle = shapely.maximum_inscribed_circle(region.shape, max(xmax - xmin, ymax - ymin) / 50)
    x, y = shapely.get_coordinates(circle)[0]
    return float(x), float(y)
