"""Bodies cut from and joined to each other. The only door to manifold3d, which is loaded when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError
from diorama_planner.solids.mesh import Mesh, empty_mesh

if TYPE_CHECKING:
    from manifold3d import Manifold


def union(a: Mesh, b: Mesh) -> Mesh:
    """Return the body of what lies in either.

    Raises:
        GeometryError: a mesh that is not closed.
    """
    return _from_manifold(_to_manifold(a) + _to_manifold(b))


def subtract(a: Mesh, b: Mesh) -> Mesh:
    """Return the body of what lies in `a` but not in `b`.

    Raises:
        GeometryError: a mesh that is not closed.
    """
    return _from_manifold(_to_manifold(a) - _to_manifold(b))


def simplified(mesh: Mesh, tolerance_mm: float) -> Mesh:
    """Return a body of fewer triangles whose surface lies nowhere further from the first than a tolerance.

    Raises:
        GeometryError: a mesh that is not closed.
    """
    return _from_manifold(_to_manifold(mesh).simplify(tolerance_mm))


def _to_manifold(mesh: Mesh) -> Manifold:
    """Hand a mesh over; the library says itself whether it is closed."""
    from manifold3d import Error, Manifold, Mesh64

    solid = Manifold(Mesh64(mesh.vertices, mesh.triangles.astype(np.uint64)))
    if solid.status() != Error.NoError:
        raise GeometryError(msg("a body is not closed"), hint=msg("only closed bodies can be cut or joined"))
    return solid


def _from_manifold(solid: Manifold) -> Mesh:
    """Take a mesh back."""
    if solid.is_empty():
        return empty_mesh()
    mesh = solid.to_mesh64()
    return Mesh(np.array(mesh.vert_properties[:, :3]), mesh.tri_verts.astype(np.int32))
