"""Puddles on a surface that is nearly flat: hollows that no relief makes, by fractal noise, filled to their brim.

The noise is that of the ground (`geometry.fractal`), read where the surface lies: moved with it, puddles stay.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.geometry.fractal import fractal
from diorama_planner.geometry.rasters import Array, coverage
from diorama_planner.geometry.region import Region, empty_region, intersection
from diorama_planner.kinds.waters import Unevenness, Water
from diorama_planner.terrain.contours import regions_over
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.water import Pond, quantile


def unevenness(field: Heightfield, region: Region, hollows: Unevenness, lowered_mm: float = 0.0) -> Water:
    """Return what the hollows hold, filled to their brim or less by `lowered_mm`."""
    grid, window = field.grid, field.grid.window(region.bounds)
    share = coverage(region, grid, window)
    depth = np.where(share > 0.0, np.maximum(_brim_over(field, region, hollows, share) - lowered_mm, 0.0), 0.0)
    area = grid.cell**2
    pond = Pond(grid, window, depth, np.where(depth > 0.0, share, 0.0) * area, depth * share * area)
    return pond.water(pond.wet)


def uneven_region(field: Heightfield, region: Region, hollows: Unevenness) -> Region:
    """Return where the hollows are wet."""
    window = field.grid.window(region.bounds)
    share = coverage(region, field.grid, window)
    brim = _brim_over(field, region, hollows, share)
    if not (brim > 0.0).any():
        return empty_region()
    return intersection(regions_over(brim, field, window)(0.0), region)


def _brim_over(field: Heightfield, region: Region, hollows: Unevenness, share: Array) -> Array:
    """Return how far the brim of the hollows stands over each cell of a region's window; below 0 where it is dry."""
    grid, window = field.grid, field.grid.window(region.bounds)
    xs, ys = grid.centres(window)
    noise = fractal(xs - hollows.origin[0], ys - hollows.origin[1], hollows.size_mm, hollows.seed)
    counted = noise[share > 0.0]
    if not counted.size or hollows.share <= 0.0:
        return np.full(noise.shape, -1.0)
    lowest = float(counted.min())
    brim = float(counted.max()) if hollows.share >= 1.0 else quantile(noise, share, hollows.share)
    return (brim - noise) * (hollows.depth_mm / max(brim - lowest, 1e-12))
