"""Meshes of others made sound and small: corners welded, triangles without area dropped, the rest thinned for a view.

A closed body is thinned by moving its surface as little as possible (`booleans.simplified`); what is not closed, or
not small enough then, by drawing corners together cell by cell.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import GeometryError
from diorama_planner.solids.booleans import simplified
from diorama_planner.solids.mesh import Mesh

_FINE = 2**20
"""Cells along the longest side within which corners are the same."""
_COARSEST, _STEP = 8, 0.8
_FIRST_CELLS = 256
_BLOCK = 250_000
"""Triangles that are looked at in one go, where there are millions."""
_SHARES = (1 / 2048, 1 / 512, 1 / 256, 1 / 128)
"""Shares of the longest side by which the surface of a closed body may move."""


def joined(corners: NDArray[np.float64], triangles: NDArray[np.int64]) -> Mesh:
    """Join corners in the same place, as fine as the whole is large; drop unused ones and triangles without area."""
    return _drawn_together(corners, triangles, _FINE, keep_first=True)


def decimated(mesh: Mesh, budget: int, *, closed: bool) -> Mesh:
    """Thin a mesh to so many triangles; its box stays exactly the same.

    Args:
        mesh: with corners joined.
        budget: triangles at most; one with fewer is given back as it is.
        closed: the surface bounds a body.
    """
    if len(mesh.triangles) <= budget:
        return mesh
    thin = _smoothed(mesh, budget) if closed else mesh
    cells = float(_FIRST_CELLS)
    source = thin
    while len(thin.triangles) > budget and cells > _COARSEST:
        thin = _clustered(source, round(cells))
        cells *= _STEP
    return _stretched(thin, *(np.array(corner) for corner in mesh.bounds))


def coarse(corners: NDArray[Any], triangles: NDArray[np.int64]) -> Mesh:
    """Draw millions of triangles together in one sweep with little memory; the box stays exactly the same.

    Each cell of a grid of 256 along the longest side that holds a corner gets a number from a table, so that nothing
    has to be sorted.
    """
    blocks = [triangles[start : start + _BLOCK] for start in range(0, len(triangles), _BLOCK)]
    ends = [(used.min(axis=0), used.max(axis=0)) for used in (corners[block.ravel()] for block in blocks)]
    low = np.min([least for least, _ in ends], axis=0).astype(np.float64)
    high = np.max([most for _, most in ends], axis=0).astype(np.float64)
    longest = float((high - low).max()) or 1.0
    side = _FIRST_CELLS + 1
    is_used = np.zeros(side**3, bool)

    def cells_of(points: NDArray[np.float64]) -> NDArray[np.int64]:
        steps = np.clip(np.rint((points - low) / longest * _FIRST_CELLS), 0, _FIRST_CELLS).astype(np.int64)
        return np.asarray((steps[:, 0] * side + steps[:, 1]) * side + steps[:, 2])

    for block in blocks:
        is_used[cells_of(corners[block.ravel()].astype(np.float64))] = True
    number = np.cumsum(is_used, dtype=np.int32) - 1
    count = int(number[-1]) + 1
    sums, hits = np.zeros((count, 3)), np.zeros(count)
    kept: list[NDArray[np.int64]] = []
    for block in blocks:
        points = corners[block.ravel()].astype(np.float64)
        places = number[cells_of(points)].astype(np.int64)
        hits += np.bincount(places, minlength=count)
        for axis in range(3):
            sums[:, axis] += np.bincount(places, points[:, axis], count)
        kept.append(_once(_with_area(places.reshape(-1, 3))))
    thin = _packed(sums / hits[:, None], _once(np.concatenate(kept)))
    return _stretched(thin, low, high)


def _smoothed(mesh: Mesh, budget: int) -> Mesh:
    """Thin a closed body by moving its surface ever more, as far as that may be."""
    low, high = (np.array(corner) for corner in mesh.bounds)
    longest = float((high - low).max())
    thin = mesh
    for share in _SHARES:
        if len(thin.triangles) > budget:
            try:
                thin = simplified(thin, share * longest)
            except GeometryError:
                return mesh
    return thin


def _clustered(mesh: Mesh, cells: int) -> Mesh:
    return _drawn_together(mesh.vertices, mesh.triangles.astype(np.int64), cells, keep_first=False)


def _drawn_together(
    corners: NDArray[np.float64], triangles: NDArray[np.int64], cells: int, *, keep_first: bool
) -> Mesh:
    """Make one corner of all in a cell: the first of them, or their mean."""
    low, high = corners.min(axis=0), corners.max(axis=0)
    longest = float((high - low).max()) or 1.0
    steps = np.clip(np.rint((corners - low) / longest * cells), 0, cells).astype(np.int64)
    keys = (steps[:, 0] * (cells + 1) + steps[:, 1]) * (cells + 1) + steps[:, 2]
    _, first, number = np.unique(keys, return_index=True, return_inverse=True)
    faces = _with_area(number[triangles])
    if keep_first:
        return _packed(corners[first], faces)
    counts = np.bincount(number)
    points = np.column_stack([np.bincount(number, corners[:, axis]) / counts for axis in range(3)])
    return _packed(points, _once(faces))


def _with_area(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep triangles of three different corners."""
    a, b, c = faces.T
    kept: NDArray[np.int64] = faces[(a != b) & (b != c) & (c != a)]
    return kept


def _once(faces: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keep one of triangles with the same corners."""
    ordered = np.sort(faces, axis=1)
    order = np.lexsort(ordered.T)
    ordered = ordered[order]
    is_new = np.ones(len(faces), bool)
    is_new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return faces[np.sort(order[is_new])]


def _packed(points: NDArray[np.float64], faces: NDArray[np.int64]) -> Mesh:
    """Make a mesh of triangles that have an area, with no more corners than they use."""
    a, b, c = (points[faces[:, side]] for side in range(3))
    normal = np.cross(b - a, c - a)
    faces = faces[np.einsum("ij,ij->i", normal, normal) > 0]
    is_used = np.zeros(len(points), bool)
    is_used[faces.ravel()] = True
    number = np.cumsum(is_used) - 1
    return Mesh(points[is_used].astype(np.float64), number[faces].astype(np.int32).reshape(-1, 3))


def _stretched(mesh: Mesh, wanted_low: NDArray[np.float64], wanted_high: NDArray[np.float64]) -> Mesh:
    """Stretch a mesh to a box."""
    low, high = (np.array(corner) for corner in mesh.bounds)
    size = np.where(high > low, high - low, 1.0)
    return Mesh((mesh.vertices - low) / size * (wanted_high - wanted_low) + wanted_low, mesh.triangles)
