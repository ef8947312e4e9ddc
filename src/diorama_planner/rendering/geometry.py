"""Meshes for the graphics card: corners with normals, places on the texture in mm, and tangents.

Pure numpy but for `geometry_of`. Which faces are shaded as one is said by the body (`smooth_deg`); how large a
texture is, is for `materials`: here every place on it is in millimetres of the mesh.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QVector3D
from PySide6.QtQuick3D import QQuick3DGeometry

from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import ROUND, SHARP
from diorama_planner.solids.sheets import same_places, uv_by_normal

STRIDE = 48
"""Bytes of a corner: place, normal, place on the texture, tangent with its hand."""

_MOST_PAIRS = 4_000_000
"""Faces around one corner are held against each other in so many pairs at a time."""


@dataclass(frozen=True, slots=True, eq=False)
class Corners:
    """What the card is given: (K, 12) float32 rows of place, normal, uv in mm, tangent; triangles are three rows."""

    rows: NDArray[np.float32]
    low: tuple[float, float, float]
    high: tuple[float, float, float]


def corners_of(mesh: Mesh, smooth_deg: float, drawn_at: Sequence[tuple[float, float]] = ()) -> Corners:
    """Give the corners of all triangles of a mesh; there must be one.

    Args:
        mesh: the triangles.
        smooth_deg: see `smooth_normals`.
        drawn_at: where each corner of the mesh lies on a drawing; else it lies on a texture of true size.
    """
    places = mesh.vertices[mesh.triangles]
    uv = np.array(drawn_at)[mesh.triangles] if drawn_at else uv_by_normal(mesh)
    facing = _areas(places)
    normals = smooth_normals(mesh, facing, smooth_deg)
    count = 3 * len(places)
    rows = np.empty((count, 12), dtype=np.float32)
    rows[:, 0:3] = places.reshape(count, 3)
    rows[:, 3:6] = normals.reshape(count, 3)
    rows[:, 6:8] = uv.reshape(count, 2)
    rows[:, 8:12] = _tangents(places, uv, normals).reshape(count, 4)
    low, high = places.reshape(count, 3).min(axis=0).tolist(), places.reshape(count, 3).max(axis=0).tolist()
    return Corners(rows, (low[0], low[1], low[2]), (high[0], high[1], high[2]))


def _areas(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the normal of each triangle, twice as long as its area."""
    return np.asarray(np.cross(places[:, 1] - places[:, 0], places[:, 2] - places[:, 0]))


def smooth_normals(mesh: Mesh, facing: NDArray[np.float64], smooth_deg: float) -> NDArray[np.float64]:
    """Give the unit normal at each corner of each triangle, (M, 3, 3).

    Faces around a place that meet at less than `smooth_deg` share one normal there, weighed by their areas.

    Args:
        mesh: corners in the same place need not be shared.
        facing: the normal of each triangle, as long as its area weighs.
        smooth_deg: 1 and less keeps every edge, 180 and more none.
    """
    flat = np.repeat(facing[:, None, :], 3, axis=1)
    if smooth_deg <= SHARP:
        return _unit(flat)
    place = same_places(mesh.vertices)[mesh.triangles].ravel()
    weighed = flat.reshape(-1, 3)
    if smooth_deg >= ROUND:
        total = np.stack([np.bincount(place, weighed[:, axis]) for axis in range(3)], axis=1).astype(np.float64)
        return _unit(total[place].reshape(-1, 3, 3))
    order = np.argsort(place, kind="stable")
    counts = np.bincount(place)
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
    mates = counts[place]
    units = _unit(weighed)
    least = np.cos(np.radians(smooth_deg))
    found = np.zeros_like(weighed)
    ends = np.cumsum(mates)
    begin = 0
    while begin < len(place):
        stop = max(begin + 1, int(np.searchsorted(ends, (ends[begin - 1] if begin else 0) + _MOST_PAIRS)))
        mine = np.arange(begin, min(stop, len(place)))
        one = np.repeat(mine, mates[mine])
        within = np.arange(len(one)) - np.repeat(np.cumsum(mates[mine]) - mates[mine], mates[mine])
        other = order[np.repeat(starts[place[mine]], mates[mine]) + within]
        joined = np.einsum("ij,ij->i", units[one], units[other]) >= least
        local = one[joined] - begin
        for axis in range(3):
            found[mine, axis] = np.bincount(local, weighed[other[joined], axis], minlength=len(mine))
        begin = int(mine[-1]) + 1
    empty = ~found.any(axis=1)
    found[empty] = weighed[empty]
    return _unit(found.reshape(-1, 3, 3))


def _unit(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    up = np.broadcast_to(np.array((0.0, 0.0, 1.0)), vectors.shape)
    return np.asarray(np.divide(vectors, length, out=up.copy(), where=length > 0.0))


def _tangents(
    places: NDArray[np.float64], uv: NDArray[np.float64], normals: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give where u runs along each corner, square to its normal, and on which side v then lies: (M, 3, 4)."""
    along, aside = places[:, 1] - places[:, 0], places[:, 2] - places[:, 0]
    (u1, v1), (u2, v2) = (uv[:, 1] - uv[:, 0]).T, (uv[:, 2] - uv[:, 0]).T
    turn = u1 * v2 - u2 * v1
    u_way = (along * v2[:, None] - aside * v1[:, None]) * np.sign(turn)[:, None]
    u_way = np.where(np.abs(turn)[:, None] > 0.0, u_way, along)
    level = u_way[:, None, :] - normals * np.einsum("mij,mj->mi", normals, u_way)[:, :, None]
    hand = np.where(turn < 0.0, -1.0, 1.0)
    return np.concatenate((_unit(level), np.repeat(hand[:, None, None], 3, axis=1)), axis=2)


def geometry_of(corners: Corners) -> QQuick3DGeometry:
    """Put corners into a geometry that models can show."""
    geometry = QQuick3DGeometry()
    attribute = QQuick3DGeometry.Attribute
    geometry.setVertexData(corners.rows.tobytes())
    geometry.setStride(STRIDE)
    geometry.setPrimitiveType(QQuick3DGeometry.PrimitiveType.Triangles)
    geometry.setBounds(QVector3D(*corners.low), QVector3D(*corners.high))
    semantics = attribute.Semantic
    for semantic, offset in (
        (semantics.PositionSemantic, 0),
        (semantics.NormalSemantic, 12),
        (semantics.TexCoordSemantic, 24),
        (semantics.TangentSemantic, 32),
    ):
        geometry.addAttribute(semantic, offset, attribute.ComponentType.F32Type)
    return geometry
