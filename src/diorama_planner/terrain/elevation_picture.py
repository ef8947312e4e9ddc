"""An elevation seen from above before it is on a plan: its heights in colours under light from the north-west."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.terrain.elevation import Elevation, thinned
from diorama_planner.terrain.shading import light_on
from diorama_planner.terrain.tints import HEIGHTS, colours_at

LONGEST_SIDE = 720
"""Pixels of the longer side: more than a dialog shows."""

TYPICAL_SLOPE = 0.25
"""Slopes are brought to this on average, so that flat country and mountains are both seen."""

_AMBIENT, _DIRECT = 0.45, 0.8


def picture_of(elevation: Elevation, longest: int = LONGEST_SIDE) -> NDArray[np.uint8]:
    """Return pixels, shape (rows, columns, 3), the northern row first; they are as many as cells, or thinned."""
    heights = thinned(elevation.heights, longest).astype(np.float64)[::-1]
    low, high = float(heights.min()), float(heights.max())
    colours = colours_at((heights - low) / max(high - low, 1e-9), HEIGHTS)
    if min(heights.shape) > 1:
        dy, dx = (np.asarray(slope) for slope in np.gradient(heights))
        steepness = float(np.hypot(dx, dy).mean()) / TYPICAL_SLOPE
        if steepness > 0:
            light = light_on(dx / steepness, -dy / steepness) / 255.0
            colours *= (_AMBIENT + _DIRECT * light)[..., None]
    return np.clip(np.rint(colours), 0, 255).astype(np.uint8)
