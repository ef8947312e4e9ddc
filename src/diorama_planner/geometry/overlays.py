"""What regions have in common and what is left of them, computed on a fine grid.

For borders that nearly coincide, such as cuts through the same ground: there GEOS 3.14 in floating numbers may answer
with one of the regions as a whole. Elsewhere `geometry.region` does the same, and faster.
"""

from __future__ import annotations

import shapely

from diorama_planner.geometry.region import Region, region_of

GRID_MM = 1e-9
"""To this all corners are rounded."""


def common(a: Region, b: Region) -> Region:
    """Return what lies in both."""
    return region_of(shapely.intersection(a.shape, b.shape, grid_size=GRID_MM))


def without(a: Region, b: Region) -> Region:
    """Return what lies in `a` but not in `b`."""
    return region_of(shapely.difference(a.shape, b.shape, grid_size=GRID_MM))


def together(a: Region, b: Region) -> Region:
    """Return what lies in either."""
    return region_of(shapely.union(a.shape, b.shape, grid_size=GRID_MM))
