"""The ground after each landform, where landforms meet: the regions in which it stands over a level.

Known exactly in the outline of a landform: on a cliff heights are carried out over the edge, so that the level of a
cut does not move it. What is cut by such regions is for `laminae`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from diorama_planner.geometry.overlays import common
from diorama_planner.geometry.rasters import Array, Grid, Mask, Window, mask
from diorama_planner.geometry.region import Region, empty_region
from diorama_planner.geometry.shaping import simplified_region
from diorama_planner.terrain.contours import regions_over
from diorama_planner.terrain.heightfield import Heightfield

SAME_HEIGHT_MM = 1e-6
SAME_LINE_SHARE = 0.05
"""No place of a cut moves by more than this share of a cell when it loses the points that it can spare."""


@dataclass(frozen=True, slots=True)
class Step:
    """The ground after one landform, known exactly in its region.

    `raised` is where it is higher than before; None stands for all of the region, for what takes nothing away.
    """

    region: Region
    lowest: float
    highest: float
    adds: bool
    raised: Region | None
    over: Callable[[float], Region]
    finest_mm: float
    _cuts: dict[float, Region] = field(default_factory=dict, compare=False)
    _known: dict[float, Region] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, heightfield: Heightfield, place: int) -> Step:
        """Return the ground after the landform at a place, whose window is not empty."""
        layer, grid = heightfield.layers[place], heightfield.grid
        window = layer.window
        heights = heightfield.heights_before(place + 1, window)
        change = heights - heightfield.heights_before(place, window)
        adds, takes = float(change.max()) > SAME_HEIGHT_MM, float(change.min()) < -SAME_HEIGHT_MM
        raised = regions_over(change, heightfield, window)(SAME_HEIGHT_MM) if adds and takes else None
        outline = layer.relief.outline
        if layer.relief.is_cliff:
            heights = _carried_out(heights, mask(outline, grid, window), grid, window)
        over = regions_over(heights, heightfield, window)
        inside = common(outline, heightfield.base)
        finest = SAME_LINE_SHARE * grid.cell
        return cls(inside, float(heights.min()), float(heights.max()), adds, raised, over, finest)

    def above(self, level: float) -> Region:
        """Return where the ground stands over a level."""
        if self.lowest > level + SAME_HEIGHT_MM:
            return self.region
        if self.highest <= level + SAME_HEIGHT_MM:
            return empty_region()
        if level not in self._cuts:
            self._cuts[level] = simplified_region(self.over(level + SAME_HEIGHT_MM), self.finest_mm)
        if level not in self._known:
            self._known[level] = common(self._cuts[level], self.region)
        return self._known[level]

    def within(self, region: Region) -> Step:
        """Return the same ground, of which less is asked; its cuts are kept together."""
        return replace(self, region=common(self.region, region), _known={})

    def gained(self, level: float) -> Region:
        """Return where the landform has brought it higher, and over a level."""
        there = self.above(level)
        return there if self.raised is None else common(there, self.raised)


def _carried_out(heights: Array, inside: Mask, grid: Grid, window: Window) -> Array:
    """Carry the heights on a cliff a few cells over its edge, so that the level of a cut does not move it."""
    open_sides = [
        (1 if window.row0 > 0 else 0, 1 if window.row1 < grid.rows else 0),
        (1 if window.column0 > 0 else 0, 1 if window.column1 < grid.columns else 0),
    ]
    known = _shrunk(inside, open_sides)
    if not known.any():
        return heights
    values = np.where(known, heights, 0.0)
    weight = known.astype(np.float64)
    for _ in range(3):
        around, sums = _sum_of_nine(weight), _sum_of_nine(values)
        fresh = (weight == 0.0) & (around > 0.0)
        values = np.where(fresh, sums / np.where(fresh, around, 1.0), values)
        weight = np.where(fresh, 1.0, weight)
    return np.where(weight > 0.0, values, heights)


def _shrunk(inside: Mask, open_sides: list[tuple[int, int]]) -> Mask:
    """Return the cells whose neighbours are all inside; beyond the edge of the grid counts as inside."""
    padded = np.pad(inside, 1, constant_values=True)
    for axis, (low, high) in enumerate(open_sides):
        edge = [slice(None), slice(None)]
        for is_open, index in ((low, 0), (high, -1)):
            if is_open:
                edge[axis] = slice(index, index + 1 or None)
                padded[tuple(edge)] = False
    missing = _sum_of_nine(np.where(padded, 0.0, 1.0))
    return np.asarray(missing[1:-1, 1:-1] == 0.0, dtype=np.bool_)


def _sum_of_nine(values: Array) -> Array:
    """Return the sum of each cell and its eight neighbours."""
    wide = np.pad(values, 1)
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    return np.asarray(rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:], dtype=np.float64)
