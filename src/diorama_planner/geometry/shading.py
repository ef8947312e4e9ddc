"""What shades a lamp: from every place of a skyline, how much of it is seen past what stands and hangs between.

Rays run from the lamp in all directions of the plan; along each the steepest edge so far decides what lies in shadow.
"""

from __future__ import annotations

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.lighting import Beam, Light, Skyline, is_inside
from diorama_planner.geometry.rasters import Window

PENUMBRA_SLOPE = 0.025
"""How much lower than the edge that shades it a place may lie and still have some light."""

PENUMBRA_TURN = 0.006
"""Radians to either side by which shadows are softened: a source of 1 mm at 80 mm."""

SIDES = (-1.0, 0.0, 1.0)
"""Where in that softness a place is looked from."""

FEWEST_DIRECTIONS, MOST_DIRECTIONS = 64, 896
NEAR_CELLS, FAR_CELLS = 48.0, 144.0
"""Rays go in half cells at first, then in whole ones and far out in two: near a lamp a small error throws a long
shadow."""

STEPS_ALIKE = 64
"""Rays are as long as a multiple of this, so that lamps share them."""

_Places = NDArray[np.int32]


def visibility(beam: Beam, sky: Skyline, window: Window) -> Light:
    """Which share of a lamp each cell of a window sees: 0 behind what is high enough, 1 in the open.

    A place below the line over the steepest edge lies in shadow. What hangs over the ground shades what lies between
    the lines under and over it. A body that the lamp sits in does not count.
    """
    grid, (x, y, z) = sky.grid, beam.at
    xs, ys = grid.centres(window)
    dx = ((xs - x) / grid.cell).astype(np.float32)[None, :]
    dy = ((ys - y) / grid.cell).astype(np.float32)[:, None]
    distance = np.maximum(np.hypot(dx, dy), np.float32(0.5))
    far = math.ceil(float(distance.max()))
    directions = min(MOST_DIRECTIONS, max(FEWEST_DIRECTIONS, math.ceil(2.0 * math.pi * far)))
    edges = _Edges(sky, beam.at, directions, -(-int(_passed(np.float32(far)) + 1) // STEPS_ALIKE) * STEPS_ALIKE)
    turn = np.arctan2(dy, dx) * np.float32(directions / (2.0 * math.pi)) + np.float32(directions)
    passed = _passed(distance)
    slope = np.asarray((sky.seen[window.slices] - np.float32(z)) / distance, dtype=np.float32)
    soft = max(0.5, PENUMBRA_TURN * directions / (2.0 * math.pi))
    seen = np.zeros(window.shape, dtype=np.float32)
    for side in SIDES:
        seen += edges.share((turn + np.float32(side * soft)).astype(np.int32) % directions, passed, slope)
    return seen / np.float32(len(SIDES))


def _passed(cells: Light | np.float32) -> _Places:
    """How many steps of a ray lie before a place so many cells away, half a cell left out: its own edge."""
    way = cells - np.float32(0.5)
    steps = np.minimum(way * np.float32(2.0), way + np.float32(NEAR_CELLS))
    return np.minimum(steps, way / np.float32(2.0) + np.float32(NEAR_CELLS + FAR_CELLS / 2.0)).astype(np.int32)


@lru_cache(maxsize=4)
def _rays(directions: int, steps: int) -> tuple[Light, Light, Light]:
    """Where rays pass in cells from the lamp, across and up, (directions, steps); and how far that is, inverted."""
    count = np.arange(1, steps + 1, dtype=np.float32)
    radius = np.maximum(count / np.float32(2.0), count - np.float32(NEAR_CELLS))
    radius = np.maximum(radius, count * np.float32(2.0) - np.float32(2.0 * NEAR_CELLS + FAR_CELLS))
    angle = (np.arange(directions, dtype=np.float32) + 0.5) * np.float32(2.0 * math.pi / directions)
    return np.outer(np.cos(angle), radius), np.outer(np.sin(angle), radius), np.float32(1.0) / radius


class _Edges:
    """By direction and number of steps from a lamp: the steepest edge up to there, and what hangs between.

    Slopes are mm of height over cells of distance.
    """

    def __init__(self, sky: Skyline, at: tuple[float, float, float], directions: int, steps: int) -> None:
        grid, height = sky.grid, np.float32(at[2])
        self._width = steps + 1
        self._soft = np.float32(PENUMBRA_SLOPE * grid.cell)
        across, up, inverse = _rays(directions, steps)
        column = (across + np.float32((at[0] - grid.x0) / grid.cell + 1.0)).astype(np.int32)
        place = (up + np.float32((at[1] - grid.y0) / grid.cell + 1.0)).astype(np.int32)
        np.clip(column, 0, grid.columns + 1, out=column)
        np.clip(place, 0, grid.rows + 1, out=place)
        place *= grid.columns + 2
        place += column
        top = _rimmed(sky.solid, -np.inf).take(place)
        rise = top - height
        if is_inside(sky, at):
            rise[np.logical_and.accumulate(rise > 0.0, axis=1)] = -np.inf
        rise *= inverse
        self._steepest = _so_far(np.maximum, rise, -np.inf)
        self._hung = _hanging(sky, place, height, inverse)

    def share(self, turn: _Places, passed: _Places, slope: Light) -> Light:
        """Which share of the lamp is seen along a direction, past so many steps, at such a slope."""
        place = turn * np.int32(self._width) + passed
        seen = (slope - self._steepest.take(place)) / self._soft
        seen += np.float32(1.0)
        np.clip(seen, 0.0, 1.0, out=seen)
        if self._hung is not None:
            low, high = (edge.take(place) for edge in self._hung)
            hidden = np.minimum(slope - low, high - slope) / self._soft + np.float32(0.5)
            seen *= np.float32(1.0) - np.clip(hidden, 0.0, 1.0)
        return seen


def _rimmed(heights: Light, beyond: float) -> Light:
    """Heights with a rim of what is taken to be beyond the plan."""
    return np.pad(heights, 1, constant_values=np.float32(beyond))


def _hanging(sky: Skyline, place: _Places, height: np.float32, inverse: Light) -> tuple[Light, Light] | None:
    """Between which slopes something hangs, up to each step; bodies one behind the other count as one."""
    if not np.isfinite(sky.over).any():
        return None
    over = _rimmed(sky.over, -np.inf).take(place)
    rows = np.flatnonzero(over.max(axis=1) > -np.inf)
    low = np.full((place.shape[0], place.shape[1] + 1), np.inf, dtype=np.float32)
    high = np.full_like(low, -np.inf)
    if rows.size:
        over = over[rows] - height
        under = _rimmed(sky.under, np.inf).take(place[rows]) - height
        holds_lamp = np.logical_and.accumulate((under < 0.0) & (over > 0.0), axis=1)
        under[holds_lamp], over[holds_lamp] = np.inf, -np.inf
        low[rows] = _so_far(np.minimum, under * inverse, np.inf)
        high[rows] = _so_far(np.maximum, over * inverse, -np.inf)
    return low, high


def _so_far(of: np.ufunc, values: Light, at_first: float) -> Light:
    """The least or the greatest of all nearer ones, by step; at the lamp there is nothing yet."""
    found = np.empty((values.shape[0], values.shape[1] + 1), dtype=np.float32)
    found[:, 0] = at_first
    of.accumulate(values, axis=1, out=found[:, 1:])
    return found
