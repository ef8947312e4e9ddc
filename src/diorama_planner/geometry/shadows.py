"""The shadow that triangles throw straight down: the plan of a body of which only its surface is known."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Points, as_points
from diorama_planner.geometry.region import Region, region_of

SIMPLER_SHARE = 0.002
"""By how much of the longer side of its box an outline may be simplified."""
SPECK_SHARE = 0.001
"""Pieces smaller than this share of the largest are left out."""
_FLAT_SHARE = 1e-12


def shadow(points: Points, triangles: NDArray[np.int32], *, closed: bool = False) -> Region:
    """Return the area that triangles cover when they are seen from above.

    Args:
        points: Corners, shape (N, 2) or more columns, of which x and y count.
        triangles: Numbers of corners, shape (M, 3).
        closed: They bound a body; then those that look up cover as much as all.

    Raises:
        GeometryError: points that are not finite numbers.
    """
    corners = as_points(points[:, :2])[triangles]
    (ax, ay), (bx, by) = (corners[:, 1] - corners[:, 0]).T, (corners[:, 2] - corners[:, 0]).T
    turned = ax * by - ay * bx
    least = _FLAT_SHARE * float(np.ptp(corners, axis=(0, 1)).max(initial=0.0)) ** 2 if len(corners) else 0.0
    seen = corners[turned > least if closed else np.abs(turned) > least]
    return region_of(shapely.union_all(shapely.polygons(seen)))


def outer_rings(region: Region) -> list[Points]:
    """Return what a region reaches, simplified: its outer rings counter-clockwise, the largest first, no specks."""
    if region.is_empty:
        return []
    xmin, ymin, xmax, ymax = region.bounds
    simpler = region_of(region.shape.simplify(SIMPLER_SHARE * max(xmax - xmin, ymax - ymin)))
    parts = sorted((shapely.Polygon(outer) for outer, _ in simpler.polygons()), key=lambda part: -part.area)
    return [shapely.get_coordinates(part.exterior)[:-1] for part in parts if part.area > SPECK_SHARE * parts[0].area]
