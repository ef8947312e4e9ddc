"""The grid of heights that landforms make together, recomputed only where something changed.

Heights are in mm over the base top at the centres of square cells. What the heights mean (water, slopes,
slices) is asked of `ground`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from diorama_planner.geometry.points import Point
from diorama_planner.geometry.rasters import Array, Grid, Window, coverage
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.relief import Effect, Relief

FINE_CELL_MM = 0.5
FINE_AREA_MM2 = 126_000.0
"""Bases up to this (400 x 300 mm and a little) get fine cells."""

MOST_CELLS = 4_000_000


def cell_for(width: float, depth: float) -> float:
    """Return the size of cells for a base: 0.5 mm while small, then 1, 2, 4 ... mm, at most 4 million."""
    cell = FINE_CELL_MM if width * depth <= FINE_AREA_MM2 else 2 * FINE_CELL_MM
    while _count(width, cell) * _count(depth, cell) > MOST_CELLS:
        cell *= 2.0
    return cell


def _count(length: float, cell: float) -> int:
    """Return how many cells a length needs; a remainder of rounding needs none."""
    return max(1, math.ceil(length / cell - 1e-9))


def grid_for(base: Region, cell: float | None = None) -> Grid:
    """Return the grid that covers a base from its lower left corner on; one cell for an empty base."""
    if base.is_empty:
        return Grid(0.0, 0.0, cell or FINE_CELL_MM, 1, 1)
    xmin, ymin, xmax, ymax = base.bounds
    size = cell or cell_for(xmax - xmin, ymax - ymin)
    return Grid(xmin, ymin, size, _count(xmax - xmin, size), _count(ymax - ymin, size))


@dataclass(frozen=True, slots=True)
class Layer:
    """A relief with what is needed to apply it: its cells, the heights it begins and ends at, what it does."""

    relief: Relief
    window: Window
    feet_mm: tuple[float, ...]
    effect: Effect

    def apply(self, heights: Array, grid: Grid, window: Window) -> None:
        """Change the heights of a window (an array of just that window) where the relief reaches into it."""
        part = window.meet(self.window)
        if not part.is_empty:
            self.effect(heights[part.within(window)], grid, part)


class Heightfield:
    """The heights of a base under its reliefs. Never changes; `update` gives another one.

    Nothing is computed before `heights` is asked for, and nothing at all while there are no reliefs.
    """

    def __init__(self, base: Region, grid: Grid, layers: tuple[Layer, ...], heights: Array | None = None) -> None:
        self.base = base
        self.grid = grid
        self.layers = layers
        self._heights = heights

    @property
    def is_flat(self) -> bool:
        """Whether no relief shapes the base."""
        return not self.layers

    @property
    def heights(self) -> Array:
        """Heights of all cells, rows from the front edge backwards; not to be written to."""
        if self._heights is None:
            heights = _stacked(self.layers, self.grid, self.grid.whole)
            heights.flags.writeable = False
            self._heights = heights
        return self._heights

    def shaped(self, margin: int, step: int = 1) -> Window:
        """Return a window that holds all ground that is not flat, and so many flat cells around it, if there are any.

        Its first row and column are whole multiples of `step`; it is empty for ground that no relief reaches.
        """
        windows = [layer.window for layer in self.layers if not layer.window.is_empty]
        if not windows:
            return Window(0, 0, 0, 0)
        found = reduce(Window.join, windows)
        row, column = ((first - margin) // step * step for first in (found.row0, found.column0))
        return Window(row, found.row1 + margin, column, found.column1 + margin).meet(self.grid.whole)

    def layer_of(self, record_id: str) -> int | None:
        """Return the place of a relief in the order in which reliefs apply."""
        places = (place for place, layer in enumerate(self.layers) if layer.relief.record_id == record_id)
        return next(places, None)

    def heights_before(self, place: int, window: Window) -> Array:
        """Return the heights of a window under the first `place` reliefs only; not to be written to.

        Where none of the others reaches into the window they are those of all reliefs, which are known.
        """
        later = self.layers[place:]
        if not window.is_empty and not any(layer.window.meets(window) for layer in later):
            return np.asarray(self.heights[window.slices], dtype=np.float64)
        return _stacked(self.layers[:place], self.grid, window)

    def level_of(self, window: Window) -> float | None:
        """Return the height that all cells of a window have; None when they differ."""
        if window.is_empty or not self._reaches(window):
            return 0.0  # nothing has to be computed to know that
        part = self.heights[window.slices]
        lowest = float(part.min())
        return lowest if lowest == float(part.max()) else None

    def _reaches(self, window: Window) -> bool:
        """Whether any relief reaches into a window. Written out, since it is asked of every item."""
        row0, row1, column0, column1 = window.row0, window.row1, window.column0, window.column1
        for layer in self.layers:
            own = layer.window
            is_near = own.row0 < row1 and row0 < own.row1 and own.column0 < column1 and column0 < own.column1
            if is_near and own.meets(window):  # an empty one meets nothing
                return True
        return False

    def slopes(self, window: Window) -> tuple[Array, Array]:
        """Return dz/dx and dz/dy of the cells of a window, from their neighbours on both sides."""
        wide = Window(window.row0 - 1, window.row1 + 1, window.column0 - 1, window.column1 + 1)
        wide = wide.meet(self.grid.whole)
        heights, inner = self.heights[wide.slices], window.within(wide)
        dy, dx = (
            np.gradient(heights, self.grid.cell, axis=axis)[inner]
            if heights.shape[axis] > 1
            else np.zeros(window.shape)
            for axis in (0, 1)
        )
        return dx, dy

    def update(self, reliefs: Sequence[Relief]) -> tuple[Heightfield, list[Window]]:
        """Return the field of other reliefs on the same base, and the windows in which it may differ.

        Only those windows are computed anew; the result equals a field built from nothing, bit for bit.
        """
        layers = _layers(self.base, self.grid, reliefs, self.layers)
        windows = _changed(self.layers, layers, self.grid)
        if self._heights is None or not layers:
            return Heightfield(self.base, self.grid, layers), windows
        heights = self._heights
        if windows:
            heights = heights.copy()
            for window in windows:
                heights[window.slices] = _stacked(layers, self.grid, window)
            heights.flags.writeable = False
        return Heightfield(self.base, self.grid, layers, heights), windows

    def changed_since(self, other: Heightfield) -> list[Window] | None:
        """Return the windows in which heights may differ from another field's; None if it is of another base."""
        if other.base is not self.base or other.grid != self.grid:
            return None
        return _changed(other.layers, self.layers, self.grid)

    def base_share(self, window: Window) -> Array | None:
        """Return what share of each cell of a window lies on the base; None when all of them do."""
        xmin, ymin, xmax, ymax = self.base.bounds
        if self.base.area >= (xmax - xmin) * (ymax - ymin) * (1.0 - 1e-12) and (
            xmin + self.grid.columns * self.grid.cell <= xmax + 1e-9
            and ymin + self.grid.rows * self.grid.cell <= ymax + 1e-9
        ):
            return None
        return coverage(self.base, self.grid, window)


def compose(base: Region, reliefs: Sequence[Relief] = (), cell: float | None = None) -> Heightfield:
    """Return the heightfield of reliefs on a base; `cell` overrules the size of cells in mm."""
    grid = grid_for(base, cell)
    return Heightfield(base, grid, _layers(base, grid, reliefs, ()))


def _layers(base: Region, grid: Grid, reliefs: Sequence[Relief], known: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the layers of reliefs in their order; those that are known stay the same objects."""
    by_id = {layer.relief.record_id: layer for layer in known}
    layers: list[Layer] = []
    for relief in sorted(reliefs, key=lambda one: (one.order, one.record_id)):
        feet = tuple(_height_at(layers, grid, foot) for foot in relief.feet)
        old = by_id.get(relief.record_id)
        if old is None or old.relief != relief or old.feet_mm != feet:
            old = Layer(relief, grid.window(relief.bounds, grid.cell), feet, relief.effect(base, feet))
        layers.append(old)
    return tuple(layers)


def _height_at(layers: Sequence[Layer], grid: Grid, place: Point) -> float:
    """Return the height at a place under layers, between the four cells around it."""
    row, column, up, across = grid.between(*place)
    window = Window(row, row + 2, column, column + 2).meet(grid.whole)
    cells = np.pad(_stacked(layers, grid, window), ((0, 2), (0, 2)), mode="edge")
    low = cells[0, 0] * (1.0 - across) + cells[0, 1] * across
    high = cells[1, 0] * (1.0 - across) + cells[1, 1] * across
    return float(low * (1.0 - up) + high * up)


def _stacked(layers: Sequence[Layer], grid: Grid, window: Window) -> Array:
    """Return the heights of a window under layers, from the flat base up."""
    heights = np.zeros(window.shape)
    for layer in layers:
        layer.apply(heights, grid, window)
    return heights


def _changed(before: Sequence[Layer], after: Sequence[Layer], grid: Grid) -> list[Window]:
    """Return the windows of layers that came, went or became others, those that overlap joined."""
    kept = {id(layer) for layer in before} & {id(layer) for layer in after}
    old = {layer.relief.record_id: layer for layer in before if id(layer) not in kept}
    new = {layer.relief.record_id: layer for layer in after if id(layer) not in kept}
    windows: list[Window] = []
    for record_id in [*old, *(new.keys() - old.keys())]:
        for window in _differing(old.get(record_id), new.get(record_id), grid):
            joined = window
            for met in [other for other in windows if not other.meet(joined).is_empty]:
                windows.remove(met)
                joined = joined.join(met)
            windows.append(joined)
    return windows


def _differing(before: Layer | None, after: Layer | None, grid: Grid) -> list[Window]:
    """Return the windows in which a layer does something else than the one that was in its place."""
    if before is not None and after is not None and before.relief.order == after.relief.order:
        box = after.relief.changed_from(before.relief)
        if box is not None:
            window = grid.window(box, grid.cell)
            return [] if window.is_empty else [window]
    return [layer.window for layer in (before, after) if layer is not None and not layer.window.is_empty]
