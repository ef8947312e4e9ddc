"""What an item does to the ground, as plain data: kinds make it, `terrain` composes it.

`Relief` is the small closed family that the heightfield applies one after the other: `AreaRelief` here, lines,
ramps and spots in `relief_lines`, grids of heights in `relief_grid`. It stands here, below kinds and terrain, so
that a kind can say it without knowing the heightfield.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.geometry.borders import edges_off_border
from diorama_planner.geometry.cutting import Cutting
from diorama_planner.geometry.fractal import fractal
from diorama_planner.geometry.points import Bounds, GeometryError, Point
from diorama_planner.geometry.rasters import Array, Grid, Window, mask, squared_distance
from diorama_planner.geometry.region import Region

RISER_SHARE = 0.3
"""How much of a terrace is its soft riser, the rest being level."""

MOST_KEPT_CELLS = 500_000
"""Weights of larger forms are worked out whenever they are asked for: 4 MB are kept at most for each."""

Effect: TypeAlias = Callable[[Array, Grid, Window], None]
"""Changes an array of the heights of a window of a grid.

The cells on the border of a cliff take part of its step, by the share that they have in it. What it does to a cell
depends on the cell and its height only, not on the window.
"""


class Edge(StrEnum):
    """How a landform meets the ground around it."""

    CLIFF = "cliff"
    SLOPE = "slope"
    ROUND = "round"


class Operation(StrEnum):
    """What a landform does to the height that is there."""

    RAISE = "raise"
    CARVE = "carve"
    LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Relief(ABC):
    """What every relief has. Reliefs apply by `order`, then by `record_id`.

    `cutting` is how its form is cut from sheets; None if it is not, or if that is not known.
    """

    record_id: str
    order: float
    cutting: Cutting | None = field(default=None, kw_only=True)

    @property
    @abstractmethod
    def outline(self) -> Region:
        """The form outside of which it changes nothing."""

    @property
    def is_cliff(self) -> bool:
        """Whether its border is one step."""
        return False

    @property
    @abstractmethod
    def bounds(self) -> Bounds:
        """The box outside of which it changes nothing."""

    @property
    def feet(self) -> tuple[Point, ...]:
        """The places whose heights under the reliefs before it have to be known."""
        return ()

    def changed_from(self, other: Relief) -> Bounds | None:
        """Return the box outside of which it does what another one did in its place; None if that is not known."""
        return None

    @abstractmethod
    def effect(self, base: Region, feet_mm: tuple[float, ...]) -> Effect:
        """Return what it does on a base; `feet_mm` are the heights at its `feet`."""


@dataclass(frozen=True, slots=True)
class Roughness:
    """Fractal noise: at most `height_mm` up and down, bumps of `size_mm`, one of many by `seed`."""

    height_mm: float
    size_mm: float
    seed: int = 0

    def at(self, xs: Array, ys: Array) -> Array:
        """Return the heights in mm where columns at `xs` and rows at `ys` meet, shape (rows, columns)."""
        return fractal(xs, ys, self.size_mm, self.seed) * self.height_mm


@dataclass(frozen=True, slots=True)
class AreaRelief(Relief):
    """A form with an outline: where, how high, how its edges fall.

    `height_mm` is added (raise), taken away whatever its sign (carve), or aimed at over the base top (level).
    `edge_width_mm` is how far inside the outline the full height is reached; at 0 every edge is a cliff.
    `terrace_mm` makes steps of the slope, each half below and half above it; `roughness` fades towards the edge.
    """

    region: Region
    height_mm: float
    edge: Edge = Edge.SLOPE
    edge_width_mm: float = 0.0
    operation: Operation = Operation.RAISE
    terrace_mm: float = 0.0
    roughness: Roughness | None = None

    def __post_init__(self) -> None:
        need_finite(self.record_id, self.height_mm)
        need_edge(self.record_id, self.edge_width_mm)

    @property
    def is_cliff(self) -> bool:
        """Whether the edge is one step."""
        return self.edge is Edge.CLIFF or self.edge_width_mm == 0.0

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
        weights = AreaWeights(self.region, edges_off_border(self.region, base), self.edge, self.edge_width_mm)

        def apply(heights: Array, grid: Grid, window: Window) -> None:
            weight = weights.of(grid, window)
            stepped = terraced(weight, abs(self.height_mm), self.terrace_mm) if self.terrace_mm else weight
            alter(heights, stepped, self.height_mm, self.operation)
            if self.roughness is not None:
                heights += weight * self.roughness.at(*grid.centres(window))

        return apply


def need_finite(record_id: str, height_mm: float) -> None:
    """Refuse a height that is no number.

    Raises:
        GeometryError: naming the record.
    """
    if not math.isfinite(height_mm):
        raise GeometryError(msg("{record} has no usable height", record=record_id))


def need_edge(record_id: str, width_mm: float) -> None:
    """Refuse an edge width that is no number or below 0.

    Raises:
        GeometryError: naming the record.
    """
    if not (math.isfinite(width_mm) and width_mm >= 0):
        raise GeometryError(msg("{record} has no usable edge width", record=record_id), hint=msg("give 0 mm or more"))


def alter(heights: Array, weight: Array, height: float | Array, operation: Operation) -> None:
    """Change heights by an operation, each by a weight of 0 to 1."""
    match operation:
        case Operation.RAISE:
            heights += weight * height
        case Operation.CARVE:
            heights -= weight * np.abs(height)
        case Operation.LEVEL:
            heights += weight * (height - heights)


class AreaWeights:
    """How much of the full height the cells in and about a form get, 0 to 1: kept, since its neighbours ask too."""

    def __init__(self, region: Region, free_edges: Array, edge: Edge, width_mm: float) -> None:
        self._form = region, free_edges, edge, width_mm
        self._kept: dict[Grid, Array] = {}

    def of(self, grid: Grid, window: Window) -> Array:
        """Return the weights of a window, not to be written to; as `area_weight`."""
        whole = grid.window(self._form[0].bounds, grid.cell)
        rows, columns = whole.shape
        if rows * columns > MOST_KEPT_CELLS or window.meet(whole) != window:
            return area_weight(*self._form, grid, window)
        if grid not in self._kept:
            self._kept = {grid: area_weight(*self._form, grid, whole)}
        return self._kept[grid][window.within(whole)]


def area_weight(region: Region, free_edges: Array, edge: Edge, width_mm: float, grid: Grid, window: Window) -> Array:
    """Return how much of the full height the cells of a window get, 0 to 1.

    Args:
        region: The form seen from above.
        free_edges: Its edges that fall, as rows of x1, y1, x2, y2.
        edge: How they fall.
        width_mm: How far inside the full height is reached; at 0 the edge is a cliff.
        grid: The cells.
        window: Which of them.
    """
    inside = mask(region, grid, window)
    if edge is Edge.CLIFF or width_mm == 0.0:
        gap = np.sqrt(squared_distance(free_edges, grid, window, grid.cell))
        return np.clip(0.5 + np.where(inside, gap, -gap) / grid.cell, 0.0, 1.0)
    t = np.clip(np.sqrt(squared_distance(free_edges, grid, window, width_mm)) / width_mm, 0.0, 1.0)
    if edge is Edge.ROUND:
        t = smooth(t)
    return np.where(inside, t, 0.0)


def smooth(share: Array) -> Array:
    """Return 3t^2 - 2t^3: level at both ends."""
    return np.asarray(share * share * (3.0 - 2.0 * share), dtype=np.float64)


def terraced(weight: Array, height_mm: float, step_mm: float) -> Array:
    """Return the weights of a slope of a height in steps: level treads, soft risers, as much above as below.

    A riser stands where the slope passes the middle of its step; a remainder at the top is a lower step.
    """
    if height_mm <= 0.0:
        return weight
    rise = weight * height_mm
    below = np.floor(rise / step_mm) * step_mm
    step = np.minimum(step_mm, height_mm - below)
    part = np.where(step > 0.0, (rise - below) / np.where(step > 0.0, step, 1.0), 0.0)
    riser = smooth(np.clip((part - 0.5) / RISER_SHARE + 0.5, 0.0, 1.0))
    return np.asarray((below + step * riser) / height_mm, dtype=np.float64)
