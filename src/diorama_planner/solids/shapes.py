"""Bodies made from plane shapes: swept straight up, drawn from ring to ring, or standing under a heightfield."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import clean_outline
from diorama_planner.geometry.points import GeometryError, Points
from diorama_planner.geometry.region import Region, parts, polygon_region
from diorama_planner.geometry.triangles import Triangles, triangulate
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.prism import Prism


def extrude(region: Region, bottom_mm: float, top_mm: float) -> Mesh:
    """Sweep a region from one height up to another; empty for an empty region.

    Raises:
        GeometryError: a top that is not above the bottom.
    """
    if not (math.isfinite(bottom_mm) and math.isfinite(top_mm) and top_mm > bottom_mm):
        raise GeometryError(msg("a body needs a height"), hint=msg("its top must lie above its bottom"))
    return merge([_extrude_part(part, bottom_mm, top_mm) for part in parts(region)])


def prism_mesh(prism: Prism) -> Mesh:
    """Return the mesh of a prism."""
    return extrude(prism.region, prism.bottom_mm, prism.top_mm)


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


def loft(rings: Sequence[NDArray[np.float64]]) -> Mesh:
    """Draw a skin over rings of equally many points, from the lowest up, and close both ends.

    Args:
        rings: (N, 3) arrays, counter-clockwise from above, first points above each other. The end rings are flat.

    Raises:
        GeometryError: fewer than two rings, unequal counts, or fewer than three points.
    """
    counts = {len(ring) for ring in rings}
    if len(rings) < 2 or len(counts) != 1 or min(counts) < 3:
        raise GeometryError(msg("the rings of a body do not match"), hint=msg("give equally many points"))
    count = counts.pop()
    faces = _cap(rings[0][:, :2])
    top = _cap(rings[-1][:, :2]) + count * (len(rings) - 1)
    bands = [_band(np.arange(level * count, (level + 1) * count), count) for level in range(len(rings) - 1)]
    triangles = np.concatenate((faces[:, ::-1], top, *bands))
    return Mesh(np.concatenate(rings), triangles.astype(np.int32))


def _cap(ring: Points) -> Triangles:
    """Return triangles that fill a ring, numbered as its points are."""
    if len(clean_outline(ring)) != len(ring):
        raise GeometryError(msg("an end of the body has repeated points"), hint=msg("give distinct points"))
    points, faces = triangulate(polygon_region(ring))
    number = {point: index for index, point in enumerate(map(tuple, ring.tolist()))}
    if len(points) != len(ring) or any(tuple(point) not in number for point in points.tolist()):
        raise GeometryError(msg("an end of the body crosses itself"), hint=msg("give simple rings"))
    back = np.array([number[x, y] for x, y in points.tolist()], dtype=np.int32)
    return np.asarray(back[faces], dtype=np.int32)


def heightfield_mesh(heights: NDArray[np.float64], x0: float, y0: float, cell: float, bottom_mm: float) -> Mesh:
    """Return the body between a level bottom and heights given at the centres of square cells.

    The outermost heights are carried on to the edges of the grid, which starts at the lower left corner x0, y0.

    Raises:
        GeometryError: no cells, or a bottom that is not below all heights.
    """
    if not heights.size or not bottom_mm < heights.min():
        raise GeometryError(msg("the ground has no thickness"), hint=msg("put the bottom below the ground"))
    top = np.pad(heights, 1, mode="edge")
    rows, columns = top.shape
    xs = x0 + cell * np.concatenate(([0.0], np.arange(columns - 2) + 0.5, [columns - 2.0]))
    ys = y0 + cell * np.concatenate(([0.0], np.arange(rows - 2) + 0.5, [rows - 2.0]))
    x, y = np.meshgrid(xs, ys)
    number = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = number[:-1, :-1], number[:-1, 1:], number[1:, 1:], number[1:, :-1]
    upper = np.concatenate((np.stack((a, b, c), axis=-1).reshape(-1, 3), np.stack((a, c, d), axis=-1).reshape(-1, 3)))
    rim = np.concatenate((number[0, :-1], number[:-1, -1], number[-1, :0:-1], number[:0:-1, 0]))
    below = rows * columns + np.arange(len(rim))
    centre = np.full(len(rim), rows * columns + len(rim))
    after, rim_after = np.roll(below, -1), np.roll(rim, -1)
    skirt = np.concatenate((np.column_stack((below, after, rim_after)), np.column_stack((below, rim_after, rim))))
    floor = np.column_stack((after, below, centre))
    plan = np.column_stack((x.ravel(), y.ravel()))
    middle = np.array([[(xs[0] + xs[-1]) / 2.0, (ys[0] + ys[-1]) / 2.0]])
    vertices = np.vstack(
        (
            np.column_stack((plan, top.ravel())),
            _at_height(plan[rim], bottom_mm),
            _at_height(middle, bottom_mm),
        )
    )
    return Mesh(vertices, np.concatenate((upper, skirt, floor)).astype(np.int32))


def _at_height(points: Points, height: float) -> NDArray[np.float64]:
    """Put points of the plan at a height."""
    return np.column_stack((points, np.full(len(points), height)))


def _band(ring: NDArray[np.int64], step: int) -> NDArray[np.int64]:
    """Return two triangles between each side of a ring and the same side `step` numbers on."""
    after = np.roll(ring, -1)
    lower = np.column_stack((ring, after, after + step))
    upper = np.column_stack((ring, after + step, ring + step))
    return np.concatenate((lower, upper))
