"""Flakes that stand off the faces of a mesh: leaves on a crown, whose edge is then nowhere smooth."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.mesh import Mesh, empty_mesh

ENDS = ((-0.7, 0.0, 0.0), (-0.05, -0.42, 0.35), (0.75, 0.05, 1.0), (0.0, 0.4, 0.5))
"""Corners of a flake: along, across, and away from the face."""


def flakes(mesh: Mesh, count: int, seed: int, size: float = 1.0) -> Mesh:
    """Scatter flakes evenly over a mesh, each at its own angle, together about as large as its faces are at `size` 1.

    They are two triangles each and close nothing; the same every time for a seed.
    """
    corners = mesh.vertices[mesh.triangles]
    cross = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    double = np.linalg.norm(cross, axis=1)
    total = float(double.sum()) / 2
    if total <= 0 or count < 1:
        return empty_mesh()
    dice = np.random.default_rng(seed)
    shares = (np.arange(count) + dice.random(count)) / count * float(double.sum())
    which = np.minimum(np.searchsorted(np.cumsum(double), shares), len(corners) - 1)
    s, t = np.sqrt(dice.random(count)), dice.random(count)
    middles = np.einsum("nk,nkj->nj", np.stack((1 - s, s * (1 - t), s * t), axis=1), corners[which])
    outwards = cross[which] / double[which][:, None]
    aside = np.cross(outwards, dice.normal(size=(count, 3)))
    aside /= np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-9)
    along = np.cross(outwards, aside)
    sides = size * (total / count) ** 0.5 * (0.42 + 0.45 * dice.random(count))[:, None]
    lift = outwards * (0.35 + 0.95 * dice.random(count))[:, None]
    points = [middles + (x * aside + y * along + up * lift) * sides for x, y, up in ENDS]
    first = np.arange(count)[:, None] * 4
    triangles = np.concatenate((first + np.array((0, 1, 2)), first + np.array((0, 2, 3))))
    return Mesh(np.stack(points, axis=1).reshape(-1, 3), triangles.astype(np.int32))
