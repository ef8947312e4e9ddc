"""Points scattered at random with a least distance: an endless pattern that a seed decides, and windows into it.

Whether a point of the pattern is there depends on its neighbourhood only, never on the window that is looked
at. So what is scattered over an area stays where it is when the area's outline changes. It is dart throwing in
rounds on a grid whose cells hold one point at most: in every round each empty cell throws a dart; one that lies
too near to a point is dropped, and of darts too near to each other the one of the higher rank stays (parallel
Poisson disc sampling, after Wei 2008).
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds, GeometryError, Points

ROUNDS = 7
FULLNESS = 0.6
"""Points per square of the least distance that the rounds leave; measured, and held by a test."""

MOST_CELLS = 4_000_000
_BLOCK = 32
"""Windows are widened to whole blocks of so many cells, so that a changed outline finds its pattern again."""

_MARGIN = 4 * ROUNDS + 2
"""How far, in cells, the pattern at a place can depend on others: twice two cells in every round."""

_NEAR = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (dy, dx) != (0, 0)]
_FAR = [(dy, dx) for dy in range(-2, 3) for dx in range(-2, 3) if max(abs(dy), abs(dx)) == 2 and abs(dy * dx) < 4]

Keys = NDArray[np.uint64]
Floats = NDArray[np.float64]


class Pattern(NamedTuple):
    """Points, and for each a key from which more can be drawn by `chance`."""

    points: Points
    keys: Keys


def scattered(seed: int, spacing: float, bounds: Bounds) -> Pattern:
    """Give the points of a pattern that lie in a box; no two are nearer to each other than the spacing, in mm.

    Raises:
        GeometryError: a spacing that is not above zero, or so small that there are millions of points.
    """
    if not (math.isfinite(spacing) and spacing > 0):
        raise GeometryError(msg("things cannot be scattered {spacing} mm apart", spacing=spacing))
    if any(math.isnan(side) for side in bounds):
        return Pattern(np.empty((0, 2)), np.empty(0, dtype=np.uint64))
    cell = spacing / math.sqrt(2.0)
    left, low = (math.floor(side / cell / _BLOCK) * _BLOCK for side in bounds[:2])
    right, high = (math.ceil(side / cell / _BLOCK + 1e-9) * _BLOCK for side in bounds[2:])
    if (right - left) * (high - low) > MOST_CELLS:
        raise GeometryError(
            msg("there would be millions of things"), hint=msg("scatter them farther apart, or on a smaller area")
        )
    whole = _window(seed, spacing, (left, low, right - left, high - low))
    x, y = whole.points.T
    inside = (x >= bounds[0]) & (x <= bounds[2]) & (y >= bounds[1]) & (y <= bounds[3])
    return Pattern(whole.points[inside], whole.keys[inside])


def chance(keys: Keys, channel: int) -> Floats:
    """Draw a number from 0 up to 1 for every point; other channels give independent ones."""
    mixed = _mixed(keys ^ np.uint64(_odd(channel)))
    return (mixed >> np.uint64(11)).astype(np.float64) / float(2**53)


@lru_cache(maxsize=24)
def _window(seed: int, spacing: float, cells: tuple[int, int, int, int]) -> Pattern:
    """Work out the pattern of a window of cells: (left, lower, columns, rows)."""
    left, low, columns, rows = cells
    cell = spacing / math.sqrt(2.0)
    wide, tall = columns + 2 * _MARGIN, rows + 2 * _MARGIN
    column = np.arange(wide, dtype=np.int64) + (left - _MARGIN)
    row = np.arange(tall, dtype=np.int64) + (low - _MARGIN)
    names = _names(seed, column, row).ravel()
    corner = np.stack(np.meshgrid(column, row), axis=-1).reshape(-1, 2) * cell
    taken = np.full((tall * wide, 2), np.inf)
    inner = np.zeros((tall, wide), dtype=bool)
    inner[2:-2, 2:-2] = True
    empty = np.flatnonzero(inner.ravel())
    for number in range(ROUNDS):
        darts = names[empty] ^ np.uint64(_odd(1000 + number))
        throws = corner[empty] + np.stack((chance(darts, 1), chance(darts, 2)), axis=-1) * cell
        kept = _fallen(empty, throws, chance(darts, 3), taken, wide, spacing**2)
        taken[empty[kept]] = throws[kept]
        empty = empty[~kept]
    box = np.zeros((tall, wide), dtype=bool)
    box[_MARGIN:-_MARGIN, _MARGIN:-_MARGIN] = True
    found = np.flatnonzero(box.ravel() & np.isfinite(taken[:, 0]))
    return Pattern(taken[found], names[found])


def _fallen(
    cells: NDArray[np.int64], throws: Points, ranks: Floats, taken: Points, wide: int, least2: float
) -> NDArray[np.bool_]:
    """Say of each dart whether it stays: far from all points, and of the highest rank among its neighbours."""
    alive = np.arange(len(cells))
    for offsets in (_NEAR, _FAR):  # most are dropped by the nearest cells, so that few are left to compare
        clear = np.ones(len(alive), dtype=bool)
        for dy, dx in offsets:
            clear &= _gap2(throws[alive], taken[cells[alive] + dy * wide + dx]) >= least2
        alive = alive[clear]
    darts = np.full_like(taken, np.inf)
    darts[cells[alive]] = throws[alive]
    rank = np.full(len(taken), -1.0)
    rank[cells[alive]] = ranks[alive]
    wins = np.ones(len(alive), dtype=bool)
    for dy, dx in _NEAR + _FAR:
        other = cells[alive] + dy * wide + dx
        wins &= (_gap2(throws[alive], darts[other]) >= least2) | (rank[other] < ranks[alive])
    kept = np.zeros(len(cells), dtype=bool)
    kept[alive[wins]] = True
    return kept


def _gap2(a: Points, b: Points) -> Floats:
    step = a - b
    return np.asarray(step[:, 0] ** 2 + step[:, 1] ** 2, dtype=np.float64)


def _names(seed: int, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> Keys:
    """Give every cell a number of its own that looks random."""
    x = _mixed(columns.astype(np.uint64) ^ np.uint64(_odd(seed)))
    y = _mixed(rows.astype(np.uint64) ^ np.uint64(_odd(~seed)))
    return _mixed(x[None, :] + y[:, None] * np.uint64(0x9E3779B97F4A7C15))


def _odd(number: int) -> int:
    return (number * 0xD1B54A32D192ED03 + 0x8CB92BA72F3D8DD7) % 2**64


def _mixed(keys: Keys) -> Keys:
    """Stir the bits (splitmix64, Steele, Lea and Flood 2014)."""
    z = keys + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return np.asarray(z ^ (z >> np.uint64(31)), dtype=np.uint64)
