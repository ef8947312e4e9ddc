"""What nesting asks of shapes: whether a layout is sound, what is left of a sheet, how a part is split to fit.

The check is the one judge of every layout, whoever made it; it trusts no raster and no solver.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import shapely

from diorama_planner.geometry.nesting_grids import GROWN, grown
from diorama_planner.geometry.points import Bounds, PointsLike
from diorama_planner.geometry.rasters import Grid, mask
from diorama_planner.geometry.region import (
    Region,
    difference,
    empty_region,
    intersection,
    largest_part,
    offset,
    parts,
    polygon_region,
    rect_region,
    region_of,
    transform,
    union_all,
)

SOUND_MM = 1e-3
"""So much nearer, or so far over an edge, two solvers may be by rounding; no knife is as exact."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a layout: parts by their place in the list; `second` None is the edge of the sheet."""

    kind: Literal["overlap", "too near", "outside"]
    first: int
    second: int | None
    mm: float


def first_fault(laid: Sequence[Region], usable: Region, gap_mm: float) -> Fault | None:
    """Find a part that leaves what can be used of its sheet, or comes nearer to another than the gap."""
    shapes = np.array([region.shape for region in laid], dtype=object)
    room = shapely.buffer(usable.shape, SOUND_MM, join_style="mitre")
    shapely.prepare(room)
    for place in np.flatnonzero(~shapely.covers(room, shapes)).tolist():
        out = shapely.difference(shapes[place], usable.shape)
        return Fault("outside", place, None, math.sqrt(out.area))
    if len(shapes) < 2:
        return None
    near = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=max(gap_mm, SOUND_MM))
    one, other = near[:, near[0] < near[1]]
    for first, second in zip(one.tolist(), other.tolist(), strict=True):
        gap = float(shapely.distance(shapes[first], shapes[second]))
        if gap == 0.0:
            common = shapely.buffer(shapely.intersection(shapes[first], shapes[second]), -SOUND_MM / 2)
            if not common.is_empty:
                return Fault("overlap", first, second, math.sqrt(common.area))
        if gap < gap_mm - SOUND_MM:
            return Fault("too near", first, second, gap)
    return None


def rest_of(usable: Region, laid: Sequence[Region], spacing_mm: float, least_mm: float) -> list[Region]:
    """Return what is left of a sheet, the largest first: pieces nowhere narrower than `least_mm`."""
    left = difference(usable, union_all([grown(region, spacing_mm) if spacing_mm > 0 else region for region in laid]))
    half = least_mm / 2.0
    pieces = [intersection(offset(core, half), left) for core in parts(offset(left, -half))]
    return sorted((largest_part(piece) for piece in pieces), key=lambda piece: -piece.area)


def widest_rectangle(region: Region, cell_mm: float) -> Bounds | None:
    """Return the largest rectangle along the axes that lies in a region, to about a cell; None if there is none."""
    xmin, ymin, xmax, ymax = region.bounds
    if math.isnan(xmin):
        return None
    if abs(region.area - (xmax - xmin) * (ymax - ymin)) < SOUND_MM:
        return xmin, ymin, xmax, ymax
    columns, rows = (max(1, math.floor((high - low) / cell_mm)) for low, high in ((xmin, xmax), (ymin, ymax)))
    grid = Grid(xmin, ymin, cell_mm, columns, rows)
    inside = mask(offset(region, -GROWN * cell_mm), grid, grid.whole)
    best, heights = (0, 0, 0, 0, 0), np.zeros(columns, dtype=np.int64)
    for row in range(rows):
        heights = np.where(inside[row], heights + 1, 0)
        best = max(best, _largest_under(heights.tolist(), row))
    area, left, right, low, high = best
    if area == 0:
        return None
    return xmin + left * cell_mm, ymin + low * cell_mm, xmin + right * cell_mm, ymin + high * cell_mm


def _largest_under(heights: list[int], row: int) -> tuple[int, int, int, int, int]:
    """The largest rectangle that stands on a row under columns of some heights: area, columns and rows of it."""
    best, open_from = (0, 0, 0, 0, 0), list[tuple[int, int]]()
    for column, height in enumerate([*heights, 0]):
        start = column
        while open_from and open_from[-1][1] >= height:
            start, tall = open_from.pop()
            best = max(best, (tall * (column - start), start, column, row + 1 - tall, row + 1))
        open_from.append((start, height))
    return best


def flat_turn(region: Region) -> float:
    """Return by how many degrees a region is turned so that its smallest box lies along the axes, -90 to 90."""
    box = shapely.minimum_rotated_rectangle(region.shape)
    corners = shapely.get_coordinates(box)
    if len(corners) < 4:
        return 0.0
    sides = np.diff(corners[:3], axis=0)
    x, y = sides[int(np.argmax(np.hypot(*sides.T)))]
    turn = -math.degrees(math.atan2(y, x))
    return math.remainder(turn, 180.0)


def split(region: Region, length_mm: float, width_mm: float, *, turnable: bool = True) -> list[Region]:
    """Cut a region by straight cuts into pieces that fit a sheet as it lies or turned, as few as such cuts make."""
    xmin, ymin, xmax, ymax = region.bounds
    ways, rooms = [], ((length_mm, width_mm), (width_mm, length_mm))
    for across, up in rooms if turnable else rooms[:1]:
        columns, rows = (
            math.ceil((size - SOUND_MM) / room) for size, room in ((xmax - xmin, across), (ymax - ymin, up))
        )
        ways.append((max(1, columns), max(1, rows)))
    columns, rows = min(ways, key=lambda way: (way[0] * way[1], way))
    wide, high = (xmax - xmin) / columns, (ymax - ymin) / rows
    found = []
    for row in range(rows):
        for column in range(columns):
            x, y = xmin + column * wide, ymin + row * high
            found += parts(intersection(region, rect_region(x, y, x + wide, y + high)))
    return found


def at_corner(region: Region, turn_deg: float = 0.0) -> Region:
    """Return a region turned, then carried so that its box begins at the origin."""
    turned = transform(region, rotation_deg=turn_deg) if turn_deg else region
    xmin, ymin, _, _ = turned.bounds
    return transform(turned, at=(-xmin, -ymin)) if not math.isnan(xmin) else empty_region()


def from_rings(rings: Sequence[PointsLike]) -> Region:
    """Return the area of rings by the even-odd rule: an outline and what is cut out of it, in any order."""
    found = empty_region()
    for ring in rings:
        found = region_of(shapely.symmetric_difference(found.shape, polygon_region(ring).shape))
    return found
