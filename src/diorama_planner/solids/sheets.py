"""Surfaces that are seen from above, and the bodies that they become: lifted, given thickness, welded, unfolded.

A sheet is an open mesh without overhangs, its faces upwards, such as the ground or what lies on it. Where the ground
is, is for `terrain`; closed forms are in `forms`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Points
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.triangles import triangulate
from diorama_planner.solids.mesh import Mesh, empty_mesh

SAME_MM = 1e-6
"""Corners this near to each other are one."""

_STEEP = 0.7
"""A face whose normal rises less than this is unfolded as an upright one (46 degrees and steeper)."""


def level_sheet(region: Region, height_mm: float) -> Mesh:
    """Return a region as a sheet at one height."""
    points, triangles = triangulate(region)
    return Mesh(np.column_stack((points, np.full(len(points), height_mm))), triangles)


def lifted(sheet: Mesh, by_mm: float) -> Mesh:
    """Return a mesh raised straight up."""
    return Mesh(sheet.vertices + np.array((0.0, 0.0, by_mm)), sheet.triangles)


def slab(sheet: Mesh, thickness_mm: float) -> Mesh:
    """Return the closed body of a thickness that lies on a sheet and follows it."""
    return _body(sheet, sheet.vertices[:, 2] + thickness_mm, sheet.vertices[:, 2])


def block_under(sheet: Mesh, floor_mm: float) -> Mesh:
    """Return the closed body between a sheet and a level floor below all of it."""
    return _body(sheet, sheet.vertices[:, 2], np.full(len(sheet.vertices), floor_mm))


def _body(sheet: Mesh, tops: NDArray[np.float64], floors: NDArray[np.float64]) -> Mesh:
    """Close the room between two heights over each corner of a sheet."""
    if not len(sheet.triangles):
        return empty_mesh()
    count = len(sheet.vertices)
    plan = sheet.vertices[:, :2]
    vertices = np.concatenate((np.column_stack((plan, tops)), np.column_stack((plan, floors))))
    start, end = rim(sheet).T
    sides = np.concatenate(
        (np.column_stack((start + count, end + count, end)), np.column_stack((start + count, end, start)))
    )
    floor = sheet.triangles[:, ::-1] + count
    return Mesh(vertices, np.concatenate((sheet.triangles, sides, floor)).astype(np.int32))


def rim(sheet: Mesh) -> NDArray[np.int64]:
    """Return the edges that only one triangle has, as it runs along them: (K, 2) numbers of corners."""
    starts = sheet.triangles.astype(np.int64).ravel()
    ends = np.roll(sheet.triangles.astype(np.int64), -1, axis=1).ravel()
    key = np.minimum(starts, ends) * len(sheet.vertices) + np.maximum(starts, ends)
    order = np.argsort(key)
    differs = np.concatenate(([True], np.diff(key[order]) != 0, [True]))
    alone = np.sort(order[differs[:-1] & differs[1:]])
    return np.column_stack((starts[alone], ends[alone]))


def welded(mesh: Mesh) -> Mesh:
    """Return a mesh in which corners in the same place are one; triangles that lose their area are left out."""
    if not len(mesh.triangles):
        return empty_mesh()
    number = same_places(mesh.vertices)
    first = np.empty(number.max() + 1, dtype=np.int64)
    first[number] = np.arange(len(number))
    return Mesh(mesh.vertices[first], without_slivers(number[mesh.triangles]).astype(np.int32))


def same_places(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Number points, (N, 2) or (N, 3), so that those in the same place have the same number, from 0 on."""
    number = np.zeros(len(points), dtype=np.int64)
    for values in points.T:  # one sort for each axis is faster than one of rows
        _, places = np.unique(np.round(values / SAME_MM), return_inverse=True)
        _, number = np.unique(number * (places.max() + 1) + places, return_inverse=True)
    return number


def without_slivers(triangles: NDArray[np.int64]) -> NDArray[np.int64]:
    """Leave out triangles of fewer than three different corners."""
    sound: NDArray[np.int64] = triangles[is_sound(triangles)]
    return sound


def is_sound(triangles: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which triangles have three different corners, (M,)."""
    a, b, c = triangles.T
    return np.asarray((a != b) & (b != c) & (c != a))


def compact(mesh: Mesh) -> Mesh:
    """Return a mesh without the corners that no triangle has."""
    used = np.zeros(len(mesh.vertices), dtype=np.bool_)
    used[mesh.triangles] = True
    number = np.cumsum(used) - 1
    return Mesh(mesh.vertices[used], number[mesh.triangles].astype(np.int32))


def split(mesh: Mesh, chosen: NDArray[np.bool_]) -> tuple[Mesh, Mesh]:
    """Part a mesh into the triangles that are chosen and the others, each with its own corners only."""
    return compact(Mesh(mesh.vertices, mesh.triangles[chosen])), compact(Mesh(mesh.vertices, mesh.triangles[~chosen]))


def normals(mesh: Mesh) -> NDArray[np.float64]:
    """Return the unit normal of each triangle, (M, 3); zero for one without area."""
    a, b, c = np.moveaxis(mesh.vertices[mesh.triangles], 1, 0)
    cross = np.cross(b - a, c - a)
    length = np.linalg.norm(cross, axis=1, keepdims=True)
    return np.asarray(np.divide(cross, length, out=np.zeros_like(cross), where=length > 0))


def uv_by_normal(mesh: Mesh) -> NDArray[np.float64]:
    """Return where each corner of each triangle lies on a texture that is laid on it at true size, (M, 3, 2) in mm.

    What looks up or down is seen from above: u is x and v is y. On a steep face v is the height and u runs level
    along it, to the right as one looks at it, measured from the origin of the plan: courses of bricks stay level and
    meet at corners, and patterns run on from one face to the next in the same plane.
    """
    corners = mesh.vertices[mesh.triangles]
    facing = normals(mesh)
    level = np.hypot(facing[:, 0], facing[:, 1])
    steep = (np.abs(facing[:, 2]) < _STEEP) & (level > 0)
    right = np.divide(
        np.column_stack((-facing[:, 1], facing[:, 0])),
        level[:, None],
        out=np.zeros((len(facing), 2)),
        where=level[:, None] > 0,
    )
    along = np.einsum("mij,mj->mi", corners[:, :, :2], right)
    upright = np.stack((along, corners[:, :, 2]), axis=-1)
    return np.where(steep[:, None, None], upright, corners[:, :, :2])


def bar(line: NDArray[np.float64], section: Points) -> Mesh:
    """Return a bar along a line: a rail, a kerb, a lath, its ends cut square and its corners mitred.

    Args:
        line: (N, 3), no two points above each other.
        section: (K, 2), counter-clockwise: how far each corner lies to the right of the line, and how far above it.
    """
    from diorama_planner.solids.forms import skin

    steps = np.diff(line[:, :2], axis=0)
    steps = steps / np.linalg.norm(steps, axis=1, keepdims=True)
    before, after = np.vstack((steps[:1], steps)), np.vstack((steps, steps[-1:]))
    middle = before + after
    share = np.maximum(1.0 + np.einsum("ij,ij->i", before, after), 0.2)  # a hairpin is not mitred to infinity
    aside = np.column_stack((middle[:, 1], -middle[:, 0])) / share[:, None]
    plan = line[:, None, :2] + aside[:, None, :] * section[None, :, :1]
    heights = line[:, 2:3] + section[None, :, 1]
    return skin(np.concatenate((plan, heights[:, :, None]), axis=2))
