"""Triangle meshes in model millimetres: the value itself, its volume, whether it is closed.

A face runs counter-clockwise seen from outside. Making bodies is for `shapes`, cutting them for `booleans`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Corners, (N, 3) float64, and triangles, (M, 3) int32 numbers of corners."""

    vertices: NDArray[np.float64]
    triangles: NDArray[np.int32]

    @property
    def bounds(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Return the least and the greatest corner; the mesh must have one."""
        return tuple(self.vertices.min(axis=0).tolist()), tuple(self.vertices.max(axis=0).tolist())


def empty_mesh() -> Mesh:
    """Return the mesh of nothing."""
    return Mesh(np.empty((0, 3)), np.empty((0, 3), dtype=np.int32))


def merge(meshes: Sequence[Mesh]) -> Mesh:
    """Put meshes side by side into one; corners in the same place are not joined."""
    if not meshes:
        return empty_mesh()
    starts = np.cumsum([0, *(len(mesh.vertices) for mesh in meshes[:-1])])
    shifted = [mesh.triangles + np.int32(start) for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(np.concatenate([mesh.vertices for mesh in meshes]), np.concatenate(shifted))


def translate(mesh: Mesh, x: float = 0.0, y: float = 0.0, z: float = 0.0) -> Mesh:
    """Return a mesh carried by a distance along each axis."""
    return Mesh(mesh.vertices + np.array((x, y, z)), mesh.triangles)


def volume(mesh: Mesh) -> float:
    """Return the volume of a closed mesh in mm3: the sum of the signed tetrahedra over its triangles."""
    if not len(mesh.triangles):
        return 0.0
    a, b, c = np.moveaxis((mesh.vertices - mesh.vertices[0])[mesh.triangles], 1, 0)
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum()) / 6.0


def surface_area(mesh: Mesh) -> float:
    """Return the area of all triangles in mm2."""
    a, b, c = np.moveaxis(mesh.vertices[mesh.triangles], 1, 0)
    return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum()) / 2.0


def is_watertight(mesh: Mesh) -> bool:
    """Say whether every edge is used by exactly two triangles, once in each direction."""
    if not len(mesh.triangles):
        return False
    starts = mesh.triangles.astype(np.int64)
    ends = np.roll(starts, -1, axis=1)
    count = len(mesh.vertices)
    there, back = (starts * count + ends).ravel(), (ends * count + starts).ravel()
    once = len(np.unique(there)) == len(there)
    return once and bool(np.array_equal(np.sort(there), np.sort(back)))
