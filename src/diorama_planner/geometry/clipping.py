"""A net of triangles in the plan cut to a region: what lies inside stays as it is, what crosses the border is cut.

Heights are not known here; each piece tells which triangle it comes from, so that they can be read off its plane.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Points
from diorama_planner.geometry.region import Region, is_box
from diorama_planner.geometry.triangles import Triangles

_LEAST_MM2 = 1e-9
"""Slivers below this come from rounding."""


class Pieces(NamedTuple):
    """What a region leaves of triangles: the numbers of those that lie in it, and pieces of those on its border.

    Pieces are triangles with corners of their own, (M, 3, 2), counter-clockwise; `source` tells which one each is of.
    """

    whole: NDArray[np.int64]
    corners: NDArray[np.float64]
    source: NDArray[np.int64]


def clipped(points: Points, triangles: Triangles, region: Region) -> Pieces:
    """Cut counter-clockwise triangles to a region. Neighbours get the same corners on the edge that they share."""
    if region.is_empty or not len(triangles):
        return Pieces(np.empty(0, dtype=np.int64), np.empty((0, 3, 2)), np.empty(0, dtype=np.int64))
    corners = points[triangles]
    near = _near(corners, region)
    inside = _inside(corners[near], region)
    cut = near[~inside]
    found, source = _cut(shapely.polygons(corners[cut]), region)
    return Pieces(near[inside], found, cut[source])


def _near(corners: NDArray[np.float64], region: Region) -> NDArray[np.int64]:
    """Number the triangles whose box shares an area with that of a region."""
    low, high = corners.min(axis=1), corners.max(axis=1)
    xmin, ymin, xmax, ymax = region.bounds
    meets = (high[:, 0] > xmin) & (low[:, 0] < xmax) & (high[:, 1] > ymin) & (low[:, 1] < ymax)
    return np.flatnonzero(meets)


def _inside(corners: NDArray[np.float64], region: Region) -> NDArray[np.bool_]:
    """Say of each triangle whether all of it lies in a region."""
    if is_box(region):  # most bases are
        xmin, ymin, xmax, ymax = region.bounds
        low, high = corners.min(axis=1), corners.max(axis=1)
        return np.asarray(
            (low[:, 0] >= xmin) & (low[:, 1] >= ymin) & (high[:, 0] <= xmax) & (high[:, 1] <= ymax), dtype=np.bool_
        )
    shapely.prepare(region.shape)
    return np.asarray(shapely.contains(region.shape, shapely.polygons(corners)), dtype=np.bool_)


def _cut(shapes: NDArray[np.object_], region: Region) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Give the triangles that fill what each shape shares with a region, and the number of the shape."""
    pieces, piece_of = shapely.get_parts(shapely.intersection(shapes, region.shape), return_index=True)
    solid = shapely.area(pieces) > _LEAST_MM2
    pieces, piece_of = pieces[solid], piece_of[solid]
    small, small_of = shapely.get_parts(shapely.constrained_delaunay_triangles(pieces), return_index=True)
    rings = shapely.get_coordinates(shapely.orient_polygons(small)).reshape(-1, 4, 2)[:, :3]
    return rings, piece_of[small_of]
