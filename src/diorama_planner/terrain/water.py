"""Water and resin on the ground: how much stands in a region and what it covers. Its borders are for `dams`."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.rasters import coverage
from diorama_planner.geometry.region import Region, empty_region, intersection
from diorama_planner.kinds.contract import Water
from diorama_planner.terrain.contours import region_below
from diorama_planner.terrain.heightfield import Heightfield

WET_MM = 1e-6
"""Ground less far below the level than this is dry."""


def flood(field: Heightfield, region: Region, level_mm: float) -> Water:
    """Return the water between the ground of a region and a level in mm over the base top.

    Raises:
        UsageError: a level that is not a finite number.
    """
    if not math.isfinite(level_mm):
        raise UsageError(msg("the water has no usable level"), hint=msg("give it in mm over the base top"))
    window = field.grid.window(region.bounds)
    floor = field.level_of(window)
    if floor is not None:
        depth = max(level_mm - floor, 0.0)
        area = region.area if depth > 0.0 else 0.0
        return Water(area * depth, area, depth if area > 0.0 else 0.0)
    share = coverage(region, field.grid, window)
    depths = np.where(share > 0.0, np.maximum(level_mm - field.heights[window.slices], 0.0), 0.0)
    cell_area = field.grid.cell**2
    return Water(
        volume_mm3=float((depths * share).sum()) * cell_area,
        area_mm2=float(share[depths > WET_MM].sum()) * cell_area,
        max_depth_mm=float(depths.max()),
    )


def wet_region(field: Heightfield, region: Region, level_mm: float) -> Region:
    """Return the part of a region whose ground lies below a level."""
    if field.is_flat:
        return region if level_mm > 0.0 else empty_region()
    return intersection(region, region_below(field, level_mm))
