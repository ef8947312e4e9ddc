"""Regions as triangles, for solids and pictures."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Points
from diorama_planner.geometry.region import Region

Triangles = NDArray[np.int32]
"""(M, 3) numbers of points, each triangle counter-clockwise."""


def triangulate(region: Region) -> tuple[Points, Triangles]:
    """Return the corners of a region and triangles between them that fill it.

    The corners come ring by ring as `Region.rings` gives them and none is added, so that walls on the rings fit
    to the triangles. Where rings touch, they share the number of the first corner there.
    """
    rings = region.rings()
    if not rings:
        return np.empty((0, 2)), np.empty((0, 3), dtype=np.int32)
    points = np.concatenate(rings)
    number: dict[tuple[float, float], int] = {}
    for index, (x, y) in enumerate(points.tolist()):
        number.setdefault((x, y), index)
    pieces = shapely.get_parts(shapely.get_parts(shapely.constrained_delaunay_triangles(region.shape)))
    corners = shapely.get_coordinates(shapely.orient_polygons(pieces)).reshape(-1, 4, 2)[:, :3]
    found = [number[x, y] for x, y in corners.reshape(-1, 2).tolist()]
    return points, np.array(found, dtype=np.int32).reshape(-1, 3)
