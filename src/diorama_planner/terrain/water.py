"""Water and resin on the ground: how much stands in a region, in which hollows, and what it covers.

Its borders are for `dams`, hollows that no relief makes for `puddles`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.borders import inner_point
from diorama_planner.geometry.connected import components
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.rasters import Array, Grid, Mask, Window, coverage
from diorama_planner.geometry.region import (
    Region,
    contains_points,
    difference,
    empty_region,
    intersection,
    offset,
    overlap_area,
    parts,
    union_all,
)
from diorama_planner.kinds.waters import Water
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.contours import region_below
from diorama_planner.terrain.heightfield import Heightfield

WET_MM = 1e-6
"""Ground less far below the level than this is dry."""

SAME_DEPTH_MM = 1e-3
"""Hollows that differ by less are equally deep."""


@dataclass(frozen=True, slots=True)
class Pond:
    """Cells with water in them: its mean depth there, and how much of their area it covers, in mm and mm2."""

    grid: Grid
    window: Window
    depth: Array
    surface: Array
    volume: Array

    @property
    def wet(self) -> Mask:
        """The cells that hold any."""
        return np.asarray(self.depth > WET_MM, dtype=np.bool_)

    def hollows(self) -> Iterator[Mask]:
        """Give the cells of each hollow: groups of wet ones that hang together."""
        labels = components(self.wet)
        for number in range(1, int(labels.max(initial=0)) + 1):
            yield labels == number

    def deepest_hollows(self) -> Mask:
        """Give the cells that hang together with the deepest ones."""
        wet = self.wet
        labels = components(wet)
        deepest = self.depth >= self.depth.max(initial=0.0) - SAME_DEPTH_MM
        return np.isin(labels, np.unique(labels[deepest & wet])) & wet

    def water(self, cells: Mask) -> Water:
        """Give the water of some cells; its deepest place lies as far in the middle as may be."""
        if not cells.any():
            return Water()
        depth = np.where(cells, self.depth, 0.0)
        greatest = float(depth.max())
        return Water(
            volume_mm3=float(self.volume[cells].sum()),
            area_mm2=float(self.surface[cells].sum()),
            max_depth_mm=greatest,
            deepest_at=self._middle(depth >= greatest - SAME_DEPTH_MM),
        )

    def _middle(self, cells: Mask) -> Point:
        rows, columns = np.nonzero(cells)
        nearest = int(np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2))
        xs, ys = self.grid.centres(self.window)
        return float(xs[columns[nearest]]), float(ys[rows[nearest]])


def flood(
    field: Heightfield, region: Region, level_mm: float, bodies: Sequence[Prism] = (), only_deepest: bool = False
) -> Water:
    """Return the water between the ground of a region and a level in mm over the base top, less bodies in it.

    Of several hollows all are filled, or only those that are as deep as the deepest one.

    Raises:
        UsageError: a level that is not a finite number.
    """
    _need_level(level_mm)
    floor = field.level_of(field.grid.window(region.bounds))
    if floor is not None:
        found = _over_flat(region, floor, level_mm, bodies)
        if found is not None:
            return found
    pond = _pond(field, region, level_mm, bodies)
    return pond.water(pond.deepest_hollows() if only_deepest else pond.wet)


def pools(field: Heightfield, region: Region, level_mm: float, bodies: Sequence[Prism] = ()) -> list[Water]:
    """Return the water of each hollow by itself, the largest first.

    Raises:
        UsageError: a level that is not a finite number.
    """
    _need_level(level_mm)
    pond = _pond(field, region, level_mm, bodies)
    found = [pond.water(cells) for cells in pond.hollows()]
    return sorted(found, key=lambda water: -water.volume_mm3)


def wet_region(field: Heightfield, region: Region, level_mm: float, only_deepest: bool = False) -> Region:
    """Return the part of a region whose ground lies below a level, or what hangs together with its deepest place."""
    floor = field.level_of(field.grid.window(region.bounds))
    if floor is not None:
        return region if level_mm > floor else empty_region()
    wet = intersection(region, region_below(field, level_mm))
    if not only_deepest or wet.is_empty:
        return wet
    pond = _pond(field, region, level_mm, ())
    rows, columns = np.nonzero(pond.depth >= pond.depth.max(initial=0.0) - SAME_DEPTH_MM)
    xs, ys = field.grid.centres(pond.window)
    deepest = np.column_stack((xs[columns], ys[rows]))
    return union_all([part for part in parts(wet) if contains_points(part, deepest).any()])


def wetted_area(field: Heightfield, region: Region, level_mm: float) -> float:
    """Return the mm2 of ground, along slopes and up walls, that water wets in a region that lies below its level.

    The plan area, and how much larger the ground is between the centres of each four cells, as far as it rises below
    the level: a cliff on the border counts from its foot to the water. Where neither bed nor bank is (an edge of the
    base, water that goes on beyond the region) there is no wall.
    """
    window = field.grid.window(region.bounds, 2.0 * field.grid.cell)
    if field.level_of(window) is not None:
        return region.area
    heights, on_base = field.heights[window.slices], field.base_share(window)
    bed = coverage(offset(region, field.grid.cell), field.grid, window) >= 0.5
    known = bed | (heights >= level_mm)
    if on_base is not None:
        known &= on_base >= 0.5
    whole = known[1:, 1:] & known[1:, :-1] & known[:-1, 1:] & known[:-1, :-1]
    larger = np.zeros(whole.shape)
    below = _corner_slopes(np.minimum(heights, level_mm), field.grid.cell)
    for slope, wet_slope in zip(_corner_slopes(heights, field.grid.cell), below, strict=True):
        wet = np.divide(wet_slope, slope, out=np.zeros_like(slope), where=slope > 0.0)
        larger += (np.hypot(slope, 1.0) - 1.0) * wet / 4.0
    return region.area + float(larger[whole].sum()) * field.grid.cell**2


def _corner_slopes(heights: Array, cell: float) -> Iterator[Array]:
    """Yield how steep the ground between each four cells is as seen from each of its corners."""
    across, up = np.diff(heights, axis=1) / cell, np.diff(heights, axis=0) / cell
    for dx in (across[1:], across[:-1]):
        for dy in (up[:, 1:], up[:, :-1]):
            yield np.hypot(dx, dy)


def level_wetting(field: Heightfield, region: Region, share: float) -> float:
    """Return the level up to which `share` (0 to 1) of a region lies, in mm over the base top; 0 for no region."""
    window = field.grid.window(region.bounds)
    floor = field.level_of(window)
    if floor is not None:
        return floor
    weights = coverage(region, field.grid, window)
    return quantile(field.heights[window.slices], weights, share)


def quantile(values: Array, weights: Array, share: float) -> float:
    """Return the value below which `share` of the weight lies, between values by interpolation; 0 for no weight."""
    counted = weights > 0.0
    order = np.argsort(values[counted], kind="stable")
    found, weight = values[counted][order], weights[counted][order]
    if not len(found):
        return 0.0
    below = np.cumsum(weight) - weight / 2.0
    return float(np.interp(share * weight.sum(), below, found))


def _need_level(level_mm: float) -> None:
    if not math.isfinite(level_mm):
        raise UsageError(msg("the water has no usable level"), hint=msg("give it in mm over the base top"))


def _over_flat(region: Region, floor: float, level: float, bodies: Sequence[Prism]) -> Water | None:
    """Return the water over a flat floor, to the last bit; None where bodies leave no floor to stand on."""
    depth = level - floor
    if depth <= WET_MM or region.is_empty:
        return Water()
    volume, area, free = region.area * depth, region.area, region
    for solid, bottom, top in _slabs(bodies, floor, level, floor):
        taken = overlap_area(solid, region)
        volume -= taken * (top - bottom)
        free = difference(free, solid)
        if top >= level:
            area -= taken
    if free.is_empty:
        return None
    return Water(max(volume, 0.0), max(area, 0.0), depth, inner_point(free))


def _slabs(
    bodies: Sequence[Prism], low: float, level: float, floor: float | None = None
) -> Iterator[tuple[Region, float, float]]:
    """Cut bodies between two heights into slabs, in each of which their regions are one.

    Layers that follow uneven ground are none of these; on a flat `floor` they are.
    """
    solid = [(body.region, body.bottom_mm, body.top_mm) for body in bodies if body.layer_mm is None]
    if floor is not None:
        solid += [(body.region, floor, floor + body.layer_mm) for body in bodies if body.layer_mm is not None]
    cut = [(region, max(bottom, low), min(top, level)) for region, bottom, top in solid]
    cut = [(region, bottom, top) for region, bottom, top in cut if top > bottom]
    heights = sorted({height for _, bottom, top in cut for height in (bottom, top)})
    for bottom, top in pairwise(heights):
        there = [region for region, begin, end in cut if begin <= bottom and end >= top]
        if there:
            yield union_all(there), bottom, top


def _pond(field: Heightfield, region: Region, level: float, bodies: Sequence[Prism]) -> Pond:
    """Fill the cells of a region up to a level, and take off what bodies take of each."""
    grid, window = field.grid, field.grid.window(region.bounds)
    heights = field.heights[window.slices]
    share = coverage(region, grid, window)
    deep = np.where(share > 0.0, np.maximum(level - heights, 0.0), 0.0)
    filled, surface = deep * share, np.where(deep > WET_MM, share, 0.0)
    if bodies and deep.any():
        low = level - float(deep.max())
        for solid, bottom, top in _slabs(bodies, low, level):
            taken = coverage(intersection(solid, region), grid, window)
            filled -= taken * np.maximum(top - np.maximum(heights, bottom), 0.0)
            if top >= level:
                surface = np.maximum(surface - taken, 0.0)
        for body in bodies:
            if body.layer_mm is not None:
                taken = coverage(intersection(body.region, region), grid, window)
                filled -= taken * np.minimum(body.layer_mm, deep)
    filled = np.maximum(filled, 0.0)
    depth = np.divide(filled, share, out=np.zeros(filled.shape), where=share > 0.0)
    surface = np.where(depth > WET_MM, surface, 0.0)
    area = grid.cell**2
    return Pond(grid, window, depth, surface * area, filled * area)
