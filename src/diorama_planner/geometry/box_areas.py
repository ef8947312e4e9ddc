"""How much of a region lies in a box, for many regions at once and without overlaying a single shape.

For every x the part of a region in a strip of heights is the sum of its borders, each held to the strip. So the area
is a sum over border segments by themselves, and the borders of many regions can be summed in one sweep of arrays.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region


def areas_in_boxes(regions: Sequence[Region], boxes: Sequence[Bounds]) -> NDArray[np.float64]:
    """Return the area in mm2 that each region has in a box of its own."""
    if not regions:
        return np.zeros(0)
    borders = [region.borders() for region in regions]
    counts = [each.shape[1] for each in borders]
    ends = np.concatenate(borders, axis=1)
    left, low, right, high = np.repeat(np.array(boxes, dtype=np.float64).T, counts, axis=1)
    x, y = ends[::2], ends[1::2]
    held = np.minimum(np.maximum(x, left), right)
    run = x[1] - x[0]
    run[run == 0.0] = 1.0  # it spans nothing of the box either
    at = y[0] - low + (held - x[0]) * ((y[1] - y[0]) / run)
    under = (held[0] - held[1]) * _mean_held(at, high - low)
    areas = np.zeros(len(regions))
    np.add.at(areas, np.repeat(np.arange(len(regions)), counts), under)
    return areas


def _mean_held(ends: NDArray[np.float64], height: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the mean of heights that go evenly from one end to the other, each held between 0 and `height`.

    Only differences of the very numbers that are divided by are taken, so that a flat run costs no figures.
    """
    over = np.maximum(ends, height)
    held = np.minimum(np.maximum(ends, 0.0), height)
    rise = ends[1] - ends[0]
    level = rise == 0.0
    rise[level] = 1.0
    mean = ((held[1] - held[0]) * (held[0] + held[1]) / 2.0 + (over[1] - over[0]) * height) / rise
    mean[level] = held[0][level]
    return np.asarray(mean)
