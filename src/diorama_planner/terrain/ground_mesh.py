"""The ground as triangles: the nodes of the height field, as few of them as show it within a tolerance.

Right triangles are halved at the middle of their longest side wherever leaving that node out could be seen (Evans,
Kirkpatrick and Townsend 2001, right-triangulated irregular networks). What an edge of one triangle does its neighbour
does too, so that there are no cracks; where the ground is flat there are two triangles for each block.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.clipping import clipped
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.sheets import compact, level_sheet, same_places, without_slivers
from diorama_planner.terrain.heightfield import Heightfield

TOLERANCE_MM = 0.05
BLOCK = 64
"""Cells along the side of the largest triangles."""

Places = NDArray[np.int64]


def ground_mesh(field: Heightfield, tolerance_mm: float = TOLERANCE_MM) -> Mesh:
    """Return the ground as a sheet that is nowhere farther than a tolerance from the height field at its nodes.

    Its corners are nodes with exactly their heights. Nodes are the centres of cells; the outermost heights go on
    beyond the grid, at least to its edges.
    """
    grid, heights = field.grid, field.heights
    rows, columns = (_padded(count + 2) for count in heights.shape)
    wide = np.pad(heights, ((1, rows - heights.shape[0] - 1), (1, columns - heights.shape[1] - 1)), mode="edge")
    seen = _errors(wide) > tolerance_mm
    corners = _halved(_roots(rows, columns), seen)
    row, column = corners[..., 0], corners[..., 1]
    used, numbers = np.unique(row * columns + column, return_inverse=True)
    at_row, at_column = np.divmod(used, columns)
    x, y = grid.x0 + (at_column - 0.5) * grid.cell, grid.y0 + (at_row - 0.5) * grid.cell
    vertices = np.column_stack((x, y, wide[at_row, at_column]))
    return Mesh(vertices, numbers.reshape(-1, 3).astype(np.int32))


def laid_on(mesh: Mesh, region: Region) -> Mesh:
    """Return the part of a ground mesh that lies in a region, cut at its border."""
    pieces = clipped(np.ascontiguousarray(mesh.vertices[:, :2]), mesh.triangles, region)
    whole = mesh.triangles[pieces.whole]
    if not len(pieces.source):
        return compact(Mesh(mesh.vertices, whole))
    heights = _heights_on(mesh.vertices[mesh.triangles[pieces.source]], pieces.corners)
    corners = np.concatenate((pieces.corners, heights[..., None]), axis=2).reshape(-1, 3)
    nodes = np.unique(mesh.triangles[pieces.source])  # of what is cut: only these can be met by its pieces
    places = same_places(np.concatenate((mesh.vertices[nodes, :2], corners[:, :2])))
    of_nodes, of_corners = places[: len(nodes)], places[len(nodes) :]
    number = len(mesh.vertices) + np.arange(places.max() + 1)
    number[of_nodes] = nodes
    added = np.zeros((places.max() + 1, 3))
    added[of_corners] = corners
    vertices = np.concatenate((mesh.vertices, added))
    return compact(Mesh(vertices, np.concatenate((whole, without_slivers(number[of_corners].reshape(-1, 3))))))


def surface(field: Heightfield, mesh: Mesh | None, region: Region) -> Mesh:
    """Return the ground of a region as a sheet, with no other corners than those of the region where it is level.

    `mesh` is all of the ground, None if that is flat.
    """
    if mesh is None or region.is_empty:
        return level_sheet(region, 0.0)
    level = field.level_of(field.grid.window(region.bounds, 2.0 * field.grid.cell))
    return laid_on(mesh, region) if level is None else level_sheet(region, level)


def _padded(count: int) -> int:
    """Return how many nodes make whole blocks."""
    return -(-(count - 1) // BLOCK) * BLOCK + 1


def _errors(heights: Array) -> Array:
    """Return for each node how far the ground may be off where it is left out, and all nodes that hang on it.

    Its own height over the middle of the edge that it would halve, and the most of what hangs on it on top: a bound.
    """
    errors = np.zeros_like(heights)
    step = 1
    while 2 * step <= BLOCK:
        _add_edges(errors, heights, step)
        _add_centres(errors, heights, step)
        step *= 2
    return errors


def _add_edges(errors: Array, heights: Array, step: int) -> None:
    """Nodes in the middle of sides of squares; at their four corners' side hang the middles of smaller squares."""
    two = 2 * step
    for errors_of, of in ((errors, heights), (errors.T, heights.T)):  # level sides, then upright ones
        own = np.abs(of[::two, step::two] - (of[::two, :-1:two] + of[::two, two::two]) / 2.0)
        below = np.zeros_like(own)
        half = step // 2
        if half:
            for across in (-half, half):
                found = errors_of[half::step, step + across :: two]  # rows between two rows of sides, all of them
                np.maximum(below[:-1], found[::2], out=below[:-1])
                np.maximum(below[1:], found[1::2], out=below[1:])
        errors_of[::two, step::two] = own + below


def _add_centres(errors: Array, heights: Array, step: int) -> None:
    """Nodes in the middle of squares, on which those in the middle of their sides hang."""
    two = 2 * step
    corner = heights[::two, ::two]
    rising = (corner[:-1, :-1] + corner[1:, 1:]) / 2.0
    falling = (corner[:-1, 1:] + corner[1:, :-1]) / 2.0
    row, column = np.indices(rising.shape)
    own = np.abs(heights[step::two, step::two] - np.where((row + column) % 2 == 0, rising, falling))
    level, upright = errors[::two, step::two], errors[step::two, ::two]
    below = np.maximum(np.maximum(level[:-1], level[1:]), np.maximum(upright[:, :-1], upright[:, 1:]))
    errors[step::two, step::two] = own + below


def _roots(rows: int, columns: int) -> Places:
    """Return two triangles for each block, (M, 3, 2) rows and columns: both ends of the longest side, the apex."""
    row, column = np.indices(((rows - 1) // BLOCK, (columns - 1) // BLOCK)).reshape(2, -1)
    places = ((0, 0), (0, 1), (1, 1), (1, 0))
    a, b, c, d = (np.column_stack((row + up, column + across)) * BLOCK for up, across in places)
    rising = ((row + column) % 2 == 0)[:, None]
    first = [np.where(rising, one, other) for one, other in ((c, b), (a, d), (b, a))]
    second = [np.where(rising, one, other) for one, other in ((a, d), (c, b), (d, c))]
    return np.concatenate((np.stack(first, axis=1), np.stack(second, axis=1)))


def _halved(triangles: Places, seen: NDArray[np.bool_]) -> Places:
    """Halve triangles as long as the node in the middle of their longest side is to be seen."""
    done: list[Places] = []
    while len(triangles):
        a, b, c = np.moveaxis(triangles, 1, 0)
        middle = (a + b) // 2
        whole = np.any((a + b) % 2 != 0, axis=1)
        halve = ~whole & seen[middle[:, 0], middle[:, 1]]
        done.append(triangles[~halve])
        a, b, c, middle = a[halve], b[halve], c[halve], middle[halve]
        triangles = np.concatenate((np.stack((c, a, middle), axis=1), np.stack((b, c, middle), axis=1)))
    return np.concatenate(done)


def _heights_on(triangles: NDArray[np.float64], corners: NDArray[np.float64]) -> Array:
    """Return the heights of corners, (M, 3, 2), on the planes of triangles, (M, 3, 3)."""
    a, b, c = (triangles[:, None, number] for number in range(3))
    u, v, at = (b - a)[..., :2], (c - a)[..., :2], corners - a[..., :2]
    area = u[..., 0] * v[..., 1] - u[..., 1] * v[..., 0]
    along = (at[..., 0] * v[..., 1] - at[..., 1] * v[..., 0]) / area
    aside = (u[..., 0] * at[..., 1] - u[..., 1] * at[..., 0]) / area
    return np.asarray(a[..., 2] + along * (b - a)[..., 2] + aside * (c - a)[..., 2], dtype=np.float64)
