"""Puddles on a surface that is nearly flat: hollows that no relief makes, by fractal noise, filled to their brim.

The noise is that of the ground (`geometry.fractal`), read where the surface lies: moved with it, puddles stay.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from diorama_planner.geometry.fractal import fractal
from diorama_planner.geometry.rasters import Array, Grid, coverage
from diorama_planner.geometry.region import Region, empty_region, intersection
from diorama_planner.kinds.waters import Unevenness, Water
from diorama_planner.terrain.contours import regions_over
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.water import Pond, quantile

_KEPT = 8
"""Surfaces whose hollows are remembered: they are asked for by bill, drawing, issues and card alike."""


def unevenness(field: Heightfield, region: Region, hollows: Unevenness, lowered_mm: float = 0.0) -> Water:
    """Return what the hollows hold, filled to their brim or less by `lowered_mm`."""
    grid = field.grid
    share, brim = _brim_over(grid, region, hollows)
    depth = np.where(share > 0.0, np.maximum(brim - lowered_mm, 0.0), 0.0)
    area = grid.cell**2
    wet = np.where(depth > 0.0, share, 0.0) * area
    pond = Pond(grid, grid.window(region.bounds), depth, wet, depth * share * area)
    return pond.water(pond.wet)


def uneven_region(field: Heightfield, region: Region, hollows: Unevenness) -> Region:
    """Return where the hollows are wet."""
    return _wet_region(field.base, field.grid, region, hollows)


@lru_cache(maxsize=_KEPT)
def _wet_region(base: Region, grid: Grid, region: Region, hollows: Unevenness) -> Region:
    _, brim = _brim_over(grid, region, hollows)
    if not (brim > 0.0).any():
        return empty_region()
    flat = Heightfield(base, grid, ())
    return intersection(regions_over(brim, flat, grid.window(region.bounds))(0.0), region)


@lru_cache(maxsize=_KEPT)
def _brim_over(grid: Grid, region: Region, hollows: Unevenness) -> tuple[Array, Array]:
    """Return what share of each cell of a region's window lies in it, and how far the brim stands over the cell.

    Below 0 a cell is dry. Both are not to be written to.
    """
    window = grid.window(region.bounds)
    share = coverage(region, grid, window)
    xs, ys = grid.centres(window)
    noise = fractal(xs - hollows.origin[0], ys - hollows.origin[1], hollows.size_mm, hollows.seed)
    counted = noise[share > 0.0]
    brim = np.full(noise.shape, -1.0)
    if counted.size and hollows.share > 0.0:
        lowest = float(counted.min())
        level = float(counted.max()) if hollows.share >= 1.0 else quantile(noise, share, hollows.share)
        brim = (level - noise) * (hollows.depth_mm / max(level - lowest, 1e-12))
    for kept in (share, brim):
        kept.flags.writeable = False
    return share, brim
