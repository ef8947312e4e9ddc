"""Slices of the ground by the thickness of a sheet: the polygons of what each landform is cut from.

Planes lie at every thickness over the base top. A slice is as large as the ground, less a skin, at its bottom,
so that the stack can be carved down to it, or at its top, so that it can be filled up. It belongs to the landform
that gained it. What is cut into a slice (rings, skewers) is for `kinds.foam_parts`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.rasters import Array, Grid, Mask, Window, mask
from diorama_planner.geometry.region import (
    Region,
    difference,
    empty_region,
    intersection,
    rect_region,
    union,
)
from diorama_planner.geometry.relief import AreaRelief, Operation
from diorama_planner.geometry.relief_grid import GridRelief
from diorama_planner.geometry.shaping import simplified_region
from diorama_planner.kinds.slices import Lamina
from diorama_planner.terrain.contours import regions_over
from diorama_planner.terrain.heightfield import Heightfield

SAME_HEIGHT_MM = 1e-6
SAME_LINE_SHARE = 0.05
"""No place of a cut moves by more than this share of a cell when it loses the points that it can spare."""

DEEP_MM = 0.5
"""Ground that lies further below the base top does not bear the slice over it."""


@dataclass(frozen=True, slots=True)
class Cutting:
    """How a landform is sliced: sheets of a thickness, a skin kept free, up to the ground or just over it."""

    thickness_mm: float
    skin_mm: float = 0.0
    inside: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.thickness_mm) and self.thickness_mm > 0):
            raise UsageError(msg("a sheet needs a thickness"), hint=msg("give more than 0 mm"))
        if not (math.isfinite(self.skin_mm) and self.skin_mm >= 0):
            raise UsageError(msg("a skin needs a thickness"), hint=msg("give 0 mm or more"))

    def level(self, number: int) -> float:
        """Return the height over the base top that decides how large a slice is."""
        return (number if self.inside else number - 1) * self.thickness_mm + self.skin_mm


def count(height_mm: float, thickness_mm: float) -> int:
    """Return how many sheets of a thickness reach a height; a remainder of rounding needs none.

    Raises:
        UsageError: a thickness that is not more than 0.
    """
    return max(0, math.ceil(height_mm / Cutting(thickness_mm).thickness_mm - 1e-9))


def laminae(field: Heightfield, item_id: str, cutting: Cutting) -> list[Lamina]:
    """Return the slices, from below, that a landform adds to those of the landforms before it.

    What later landforms take away again is not theirs. A slab that is no thicker than its sheet is cut whole and
    lies on the ground that was there. Slices that gain nothing are left out.
    """
    place = field.layer_of(item_id)
    if place is None or field.layers[place].window.is_empty:
        return []
    slab = _slab(field, place, cutting)
    return [slab] if slab is not None else list(_slices(field, place, cutting))


def _slab(field: Heightfield, place: int, cutting: Cutting) -> Lamina | None:
    """Return the one part of a landform with upright edges that a single sheet is thick enough for."""
    relief, window = field.layers[place].relief, field.layers[place].window
    if not (isinstance(relief, AreaRelief) and relief.is_cliff and relief.operation is Operation.RAISE):
        return None
    if not 0.0 < relief.height_mm <= cutting.thickness_mm or relief.roughness is not None:
        return None
    region = intersection(relief.region, field.base)
    if region.is_empty:
        return None
    before = field.heights_before(place, window)
    under = before[mask(region, field.grid, window)]
    foot = float(under.min()) if under.size else 0.0
    hollow = _hollow(field, place, before, region)
    return Lamina(1, region, foot, foot + relief.height_mm, empty_region(), hollow)


def _slices(field: Heightfield, place: int, cutting: Cutting) -> Iterator[Lamina]:
    """Yield the slices of a landform that is cut by planes."""
    window = field.layers[place].window
    steps = [_Step.of(field, number, window) for number in _meeting(field, place)]
    own = next(step for step in steps if step.place == place)
    highest = max(step.highest for step in steps if step.place >= place)
    numbers = range(1, count(highest - cutting.skin_mm, cutting.thickness_mm) + 1)
    cuts = [_cut(steps, place, cutting.level(number)) for number in numbers]
    hollow = _hollow(field, place, field.heights_before(place, window), own.region)
    for number, (gained, _) in zip(numbers, cuts, strict=True):
        if gained.is_empty:
            continue
        above = intersection(cuts[number][1], gained) if number < len(cuts) else empty_region()
        bottom = (number - 1) * cutting.thickness_mm
        hanging = intersection(gained, hollow) if number == 1 and not hollow.is_empty else empty_region()
        yield Lamina(number, gained, bottom, bottom + cutting.thickness_mm, above, hanging)


@dataclass(frozen=True, slots=True)
class _Step:
    """The ground after one landform, where it and the one that is sliced meet: known exactly in its region."""

    place: int
    region: Region
    lowest: float
    highest: float
    over: Callable[[float], Region]
    finest_mm: float

    @classmethod
    def of(cls, field: Heightfield, place: int, within: Window) -> _Step:
        layer = field.layers[place]
        window = layer.window.meet(within)
        heights = field.heights_before(place + 1, window)
        if isinstance(layer.relief, AreaRelief | GridRelief):
            inside = intersection(layer.relief.region, field.base)
            if layer.relief.is_cliff:
                heights = _carried_out(heights, mask(layer.relief.region, field.grid, window), field.grid, window)
        else:
            inside = intersection(rect_region(*field.grid.bounds_of(layer.window)), field.base)
        over = regions_over(heights, field, window)
        finest = SAME_LINE_SHARE * field.grid.cell
        return cls(place, inside, float(heights.min()), float(heights.max()), over, finest)

    def above(self, level: float) -> Region:
        """Return where the ground stands over a level."""
        if self.lowest > level + SAME_HEIGHT_MM:
            return self.region
        if self.highest <= level + SAME_HEIGHT_MM:
            return empty_region()
        return intersection(simplified_region(self.over(level + SAME_HEIGHT_MM), self.finest_mm), self.region)


def _cut(steps: list[_Step], place: int, level: float) -> tuple[Region, Region]:
    """Return what a landform has of the ground over a level, and all that there is in its window."""
    standing, gained = empty_region(), empty_region()
    for step in steps:
        before = standing
        there = step.above(level)
        standing = there if before.is_empty else union(difference(before, step.region), there)
        if step.place == place:
            gained = difference(there, before) if not before.is_empty else there
        elif step.place > place and not gained.is_empty:
            gained = intersection(gained, standing)
    return gained, standing


def _meeting(field: Heightfield, place: int) -> list[int]:
    """Return the places of the landforms whose cells meet those of one of them, itself too."""
    window = field.layers[place].window
    return [number for number, layer in enumerate(field.layers) if not layer.window.meet(window).is_empty]


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


def _hollow(field: Heightfield, place: int, before: Array, region: Region) -> Region:
    """Return where a landform stands over ground that was carved below the base top."""
    if not before.size or float(before.min()) >= -DEEP_MM:
        return empty_region()
    return intersection(regions_over(-before, field, field.layers[place].window)(DEEP_MM), region)
