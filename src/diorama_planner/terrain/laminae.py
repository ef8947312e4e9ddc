"""Slices of the ground by the thickness of a sheet: how much of each a landform needs.

Slice n reaches from (n - 1) to n thicknesses over the base top and is as large as the ground at its bottom, so
that the stack can be carved down to the ground.
"""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.rasters import Array
from diorama_planner.kinds.contract import Lamina
from diorama_planner.terrain.heightfield import Heightfield


def count(height_mm: float, thickness_mm: float) -> int:
    """Return how many sheets of a thickness reach a height; a remainder of rounding needs none.

    Raises:
        UsageError: a thickness that is not more than 0.
    """
    if not (math.isfinite(thickness_mm) and thickness_mm > 0):
        raise UsageError(msg("a sheet needs a thickness"), hint=msg("give more than 0 mm"))
    return max(0, math.ceil(height_mm / thickness_mm - 1e-9))


def laminae(field: Heightfield, item_id: str, thickness_mm: float) -> list[Lamina]:
    """Return the slices, from below, that a landform adds to those of the landforms before it.

    Cliffs are cut where they stand: the centre of a cell decides. Slices that gain nothing are left out.

    Raises:
        UsageError: a thickness that is not more than 0.
    """
    place = field.layer_of(item_id)
    if place is None:
        return []
    window = field.layers[place].window
    before = field.heights_before(place, window, soft=False)
    after = field.heights_before(place + 1, window, soft=False)
    share = field.base_share(window)
    weight = (np.ones(window.shape) if share is None else share) * field.grid.cell**2
    highest = float(after.max()) if after.size else 0.0
    found = []
    for number in range(1, count(highest, thickness_mm) + 1):
        bottom = (number - 1) * thickness_mm
        gained = _area_above(after, weight, bottom) - _area_above(before, weight, bottom)
        if gained > 0.0:
            found.append(Lamina(number, gained))
    return found


def _area_above(heights: Array, weight: Array, level: float) -> float:
    """Return the area in mm2 of the cells that stand over a level."""
    return float(weight[heights > level + 1e-9].sum())
