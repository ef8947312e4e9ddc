"""Bodies made from plane shapes: swept straight up. Those over rings and bent spines are in `forms` and `lofts`."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError, Points
from diorama_planner.geometry.region import Region, parts
from diorama_planner.geometry.triangles import triangulate
from diorama_planner.solids.mesh import Mesh, merge


def extrude(region: Region, bottom_mm: float, top_mm: float) -> Mesh:
    """Sweep a region from one height up to another; empty for an empty region.

    Raises:
        GeometryError: a top that is not above the bottom.
    """
    if not (math.isfinite(bottom_mm) and math.isfinite(top_mm) and top_mm > bottom_mm):
        raise GeometryError(msg("a body needs a height"), hint=msg("its top must lie above its bottom"))
    return merge([_extrude_part(part, bottom_mm, top_mm) for part in parts(region)])


def _extrude_part(region: Region, bottom_mm: float, top_mm: float) -> Mesh:
    """Sweep one polygon with its holes."""
    points, faces = triangulate(region)
    count = len(points)
    sides, first = [], 0
    for ring in region.rings():
        sides.append(_band(np.arange(first, first + len(ring)), count))
        first += len(ring)
    vertices = np.vstack((_at_height(points, bottom_mm), _at_height(points, top_mm)))
    triangles = np.concatenate((faces[:, ::-1], faces + count, *sides))
    return Mesh(vertices, triangles.astype(np.int32))


def _at_height(points: Points, height: float) -> NDArray[np.float64]:
    """Put points of the plan at a height."""
    return np.column_stack((points, np.full(len(points), height)))


def _band(ring: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Return two triangles between each side of a ring and the same side `step` numbers on."""
    after = np.roll(ring, -1)
    lower = np.column_stack((ring, after, after + step))
    upper = np.column_stack((ring, after + step, ring + step))
    return np.concatenate((lower, upper))
