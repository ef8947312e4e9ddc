"""The shadow that triangles throw straight down: the plan of a body of which only its surface is known.

Triangles are corners of shape (M, 3, 3): x, y and height.
"""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.outline import signed_area
from diorama_planner.geometry.points import Points, as_points
from diorama_planner.geometry.region import Region, region_of

SIMPLER_SHARE = 0.002
"""By how much of the longer side of its box an outline may be simplified."""
SPECK_SHARE = 0.001
"""Pieces and holes smaller than this share of the largest piece are left out."""
_FLAT_SHARE = 1e-12

Corners = NDArray[np.float64]


def shadow(corners: Corners, *, closed: bool = False) -> Region:
    """Return the area that triangles cover when they are seen from above.

    Args:
        corners: the triangles.
        closed: they bound a body, or are all of it above a height; then those that look up cover as much as all.

    Raises:
        GeometryError: corners that are not finite numbers.
    """
    plan = as_points(corners[:, :, :2].reshape(-1, 2)).reshape(-1, 3, 2)
    (ax, ay), (bx, by) = (plan[:, 1] - plan[:, 0]).T, (plan[:, 2] - plan[:, 0]).T
    turned = ax * by - ay * bx
    least = _FLAT_SHARE * float(np.ptp(plan, axis=(0, 1)).max()) ** 2 if len(plan) else 0.0
    seen = plan[turned > least if closed else np.abs(turned) > least]
    return region_of(shapely.union_all(shapely.polygons(seen)))


def above(corners: Corners, height: float) -> Corners:
    """Return what of triangles lies above a height, cut into triangles that look the same way."""
    is_high = corners[:, :, 2] > height
    count = is_high.sum(axis=1)
    one = _begun_with(corners[count == 1], is_high[count == 1])
    two = _begun_with(corners[count == 2], ~is_high[count == 2])
    near, far = _at_height(two[:, 0], two[:, 1], height), _at_height(two[:, 0], two[:, 2], height)
    tips = (one[:, 0], _at_height(one[:, 0], one[:, 1], height), _at_height(one[:, 0], one[:, 2], height))
    pieces = tips, (near, two[:, 1], two[:, 2]), (near, two[:, 2], far)
    return np.concatenate([corners[count == 3], *(np.stack(piece, axis=1) for piece in pieces)])


def _begun_with(corners: Corners, chosen: NDArray[np.bool_]) -> Corners:
    """Turn each triangle round so that its one chosen corner is the first."""
    order = (np.argmax(chosen, axis=1)[:, None] + np.arange(3)) % 3
    return np.asarray(corners[np.arange(len(corners))[:, None], order], dtype=np.float64)


def _at_height(start: Points, end: Points, height: float) -> Points:
    share = (height - start[:, 2:]) / (end[:, 2:] - start[:, 2:])
    return np.asarray(start + share * (end - start), dtype=np.float64)


def plan_rings(region: Region) -> list[Points]:
    """Return the rings of a region, simplified and without specks: outer ones counter-clockwise, the largest first.

    Holes run clockwise and come after them.
    """
    if region.is_empty:
        return []
    xmin, ymin, xmax, ymax = region.bounds
    simpler = region_of(region.shape.simplify(SIMPLER_SHARE * max(xmax - xmin, ymax - ymin)))
    areas = sorted(((signed_area(ring), number, ring) for number, ring in enumerate(simpler.rings())), reverse=True)
    return [ring for area, _, ring in areas if abs(area) > SPECK_SHARE * areas[0][0]]
