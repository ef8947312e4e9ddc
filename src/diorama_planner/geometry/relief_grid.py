"""A relief made of a grid of heights: sculpted ground, and elevation brought in from a file."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.borders import edges_off_border
from diorama_planner.geometry.height_grid import HeightGrid
from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.rasters import Array, Grid, Window
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.relief import (
    AreaWeights,
    Edge,
    Effect,
    Operation,
    Relief,
    Roughness,
    alter,
    need_edge,
    need_finite,
    terraced,
)
from diorama_planner.geometry.relief_lines import need_width

Heights: TypeAlias = NDArray[np.float32]

SAME_CELL = 1e-6
"""Grids whose cells lie off each other by less than this share are on the same lines."""


@dataclass(frozen=True, slots=True)
class GridRelief(Relief):
    """The heights of a grid laid on a rectangle, times `factor`, plus `height_mm`, within an outline.

    The rectangle of `size_mm` (width, depth) lies about `at`, turned counter-clockwise; its heights are added
    (raise: sculpted differences), taken away by their size (carve) or aimed at over the base top (level), with
    edges, terraces and roughness as an `AreaRelief` has. A `bare` one is its rectangle and nothing else: it has no
    edges. `depth_deg` is how far its depth lies counter-clockwise of its width: -90 in a mirror, others if it leans.
    """

    region: Region
    grid: HeightGrid
    at: Point
    size_mm: tuple[float, float]
    rotation_deg: float = 0.0
    factor: float = 1.0
    height_mm: float = 0.0
    edge: Edge = Edge.CLIFF
    edge_width_mm: float = 0.0
    operation: Operation = Operation.RAISE
    bare: bool = False
    depth_deg: float = 90.0
    terrace_mm: float = 0.0
    roughness: Roughness | None = None

    def __post_init__(self) -> None:
        for value in (*self.at, self.rotation_deg, self.depth_deg, self.factor, self.height_mm):
            need_finite(self.record_id, value)
        for side in self.size_mm:
            need_width(self.record_id, side)
        need_edge(self.record_id, self.edge_width_mm)

    @property
    def is_cliff(self) -> bool:
        """Whether its heights end at the outline in one step."""
        return not self.bare and (self.edge is Edge.CLIFF or self.edge_width_mm == 0.0)

    @property
    def outline(self) -> Region:
        """Its region."""
        return self.region

    @property
    def bounds(self) -> Bounds:
        """The box around the outline."""
        return self.region.bounds

    def effect(self, base: Region, feet_mm: tuple[float, ...]) -> Effect:
        """Return what it does; edges on the border of the base are cut faces and do not fall."""
        if self.bare:
            return self._apply_bare
        weights = AreaWeights(self.region, edges_off_border(self.region, base), self.edge, self.edge_width_mm)

        def apply(heights: Array, grid: Grid, window: Window) -> None:
            weight, (xs, ys) = weights.of(grid, window), grid.centres(window)
            shares = self._sampled(xs, ys)
            if self.terrace_mm:
                shares = terraced(shares, abs(self.factor), self.terrace_mm)
            alter(heights, weight, shares * self.factor + self.height_mm, self.operation)
            if self.roughness is not None:
                heights += weight * self.roughness.at(xs, ys)

        return apply

    def _apply_bare(self, heights: Array, grid: Grid, window: Window) -> None:
        """Change the cells whose centres lie in the rectangle.

        Heights on the cells of the ground are taken as they are, so that it is all the same how large the rest is.
        """
        if self._is_upright and _are_in_line(self.cell, self.corner, (grid.cell,) * 2, (grid.x0, grid.y0)):
            row, column = _offset(self, (grid.x0, grid.y0))
            rows, columns = self.grid.values.shape
            part = Window(row, row + rows, column, column + columns).meet(window)
            if not part.is_empty:
                kept = self.grid.values[part.within(Window(row, row + rows, column, column + columns))]
                own = kept.astype(np.float64) * self.factor + self.height_mm
                alter(heights[part.within(window)], np.ones(part.shape), own, self.operation)
            return
        across, up = self._shares(*grid.centres(window))
        inside = ((across >= 0.0) & (across <= 1.0)) & ((up >= 0.0) & (up <= 1.0))
        own = self._sampled(*grid.centres(window)) * self.factor + self.height_mm
        alter(heights, inside.astype(np.float64), own, self.operation)

    def _sampled(self, xs: Array, ys: Array) -> Array:
        """Return the heights of the grid where columns and rows meet."""
        across, up = self._shares(xs, ys)
        if across.shape[0] == 1 and up.shape[1] == 1:
            return self.grid.sampled(across[0], up[:, 0])
        return self.grid.sampled_at(across, up)

    def _shares(self, xs: Array, ys: Array) -> tuple[Array, Array]:
        """Return where columns and rows meet in the rectangle, 0 to 1 across and up; arrays that broadcast."""
        width, depth = self.size_mm
        x, y = (xs - self.at[0])[None, :], (ys - self.at[1])[:, None]
        if self._is_upright:
            return x / width + 0.5, y / depth + 0.5
        (ux, uy), (vx, vy) = _direction(self.rotation_deg), _direction(self.rotation_deg + self.depth_deg)
        lean = ux * vy - uy * vx
        if uy == 0.0 and vx == 0.0:
            return x * (ux / width) + 0.5, y * (vy / depth) + 0.5
        return (x * vy - y * vx) / (lean * width) + 0.5, (y * ux - x * uy) / (lean * depth) + 0.5

    def changed_from(self, other: Relief) -> Bounds | None:
        """Return the box in which heights differ from those of another one whose cells lie on the same lines."""
        if not isinstance(other, GridRelief) or not (self.bare and other.bare) or not self._is_upright:
            return None
        same = replace(other, region=self.region, grid=self.grid, at=self.at, size_mm=self.size_mm)
        adds = self.operation is Operation.RAISE and self.height_mm == 0.0
        if same != self or not adds or not _are_in_line(self.cell, self.corner, other.cell, other.corner):
            return None
        first = min(self.corner[0], other.corner[0]), min(self.corner[1], other.corner[1])
        (mine, theirs), cell = _side_by_side(self, other, first), self.cell
        differs = mine != theirs
        rows, columns = np.flatnonzero(differs.any(axis=1)), np.flatnonzero(differs.any(axis=0))
        if not rows.size:
            return math.nan, math.nan, math.nan, math.nan
        x0, y0 = first
        left, right = x0 + int(columns[0]) * cell[0], x0 + (int(columns[-1]) + 1) * cell[0]
        return left, y0 + int(rows[0]) * cell[1], right, y0 + (int(rows[-1]) + 1) * cell[1]

    @property
    def _is_upright(self) -> bool:
        """Whether it lies as it is in the file: neither turned nor mirrored nor leaning."""
        return self.rotation_deg == 0.0 and self.depth_deg == 90.0

    @property
    def cell(self) -> tuple[float, float]:
        """Width and depth of a cell of an upright grid."""
        rows, columns = self.grid.values.shape
        return self.size_mm[0] / columns, self.size_mm[1] / rows

    @property
    def corner(self) -> Point:
        """The lower left corner of an upright grid."""
        return self.at[0] - self.size_mm[0] / 2.0, self.at[1] - self.size_mm[1] / 2.0


def _direction(angle_deg: float) -> Point:
    """Return the direction at an angle from +x, exact at quarter turns."""
    turn = math.radians(angle_deg)
    across, up = math.cos(turn), math.sin(turn)
    return (across if abs(across) > SAME_CELL**2 else 0.0), (up if abs(up) > SAME_CELL**2 else 0.0)


def _are_in_line(cell: tuple[float, float], corner: Point, other: tuple[float, float], there: Point) -> bool:
    """Whether the cells of one upright grid lie on those of another."""
    for mine, theirs, at, other_at in zip(cell, other, corner, there, strict=True):
        cells = (other_at - at) / mine
        if abs(mine - theirs) > SAME_CELL * mine or abs(cells - round(cells)) > SAME_CELL:
            return False
    return True


def _side_by_side(one: GridRelief, other: GridRelief, first: Point) -> tuple[Heights, Heights]:
    """Return the heights of two grids on the cells that either has, from a corner on; 0 where one has none."""
    offsets = [_offset(relief, first) for relief in (one, other)]
    shapes = [relief.grid.values.shape for relief in (one, other)]
    if offsets[0] == offsets[1] and shapes[0] == shapes[1]:
        return one.grid.values, other.grid.values
    size = tuple(max(offsets[side][axis] + shapes[side][axis] for side in (0, 1)) for axis in (0, 1))
    found = np.zeros((2, *size), dtype=np.float32)
    for cells, relief, (row, column), (rows, columns) in zip(found, (one, other), offsets, shapes, strict=True):
        cells[row : row + rows, column : column + columns] = relief.grid.values
    return found[0], found[1]


def _offset(relief: GridRelief, first: Point) -> tuple[int, int]:
    """Return the row and column of the first cell of a grid, counted from a corner."""
    (x, y), (width, depth) = relief.corner, relief.cell
    return round((y - first[1]) / depth), round((x - first[0]) / width)
