"""A relief made of a grid of heights: sculpted ground, and elevation brought in from a file."""

from __future__ import annotations

import math
from dataclasses import dataclass

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
    alter,
    need_edge,
    need_finite,
)
from diorama_planner.geometry.relief_lines import need_width


@dataclass(frozen=True, slots=True)
class GridRelief(Relief):
    """The heights of a grid laid on a rectangle, times `factor`, plus `height_mm`, within an outline.

    The rectangle of `size_mm` (width, depth) lies about `at`, turned counter-clockwise; its heights are added
    (raise: sculpted differences), taken away by their size (carve) or aimed at over the base top (level), with
    edges as an `AreaRelief` has.
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

    def __post_init__(self) -> None:
        for value in (*self.at, self.rotation_deg, self.factor, self.height_mm):
            need_finite(self.record_id, value)
        for side in self.size_mm:
            need_width(self.record_id, side)
        need_edge(self.record_id, self.edge_width_mm)

    @property
    def bounds(self) -> Bounds:
        """The box around the outline."""
        return self.region.bounds

    def effect(self, base: Region, foot_mm: float) -> Effect:
        """Return what it does; edges on the border of the base are cut faces and do not fall."""
        weights = AreaWeights(self.region, edges_off_border(self.region, base), self.edge, self.edge_width_mm)

        def apply(heights: Array, grid: Grid, window: Window, soft: bool) -> None:
            weight = weights.of(grid, window, soft)
            own = self._sampled(*grid.centres(window)) * self.factor + self.height_mm
            alter(heights, weight, own, self.operation)

        return apply

    def _sampled(self, xs: Array, ys: Array) -> Array:
        """Return the heights of the grid where columns and rows meet."""
        width, depth = self.size_mm
        x, y = xs - self.at[0], ys - self.at[1]
        if self.rotation_deg == 0.0:
            return self.grid.sampled(x / width + 0.5, y / depth + 0.5)
        turn = math.radians(self.rotation_deg)
        cosine, sine = math.cos(turn), math.sin(turn)
        right = x[None, :] * cosine + y[:, None] * sine
        back = y[:, None] * cosine - x[None, :] * sine
        return self.grid.sampled_at(right / width + 0.5, back / depth + 0.5)
