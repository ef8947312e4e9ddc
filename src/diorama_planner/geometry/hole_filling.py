"""Holes of a grid filled from what lies around them: heights that a survey did not see.

Inside a hole every height becomes the mean of its neighbours (Laplace's equation), so that a hole in a plane is
filled with the plane, and no filled place lies above or below all of its border.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.rasters import Array, Mask

SMALL_HOLE = 400
"""Cells of holes that are solved at once; more begin from a grid of half as many rows and columns."""

LEAST_STEPS, MOST_STEPS, MOST_WORK = 12, 200, 20_000_000
"""Steps towards the solution: the guess is good, so fewer where there are many cells (work is cells times steps)."""

TOLERANCE, FINEST = 1e-7, 1e-10
"""The solution is near enough when faults have fallen to this share of what they were, or of all that is high."""

Report = Callable[[float], None]


def fill_holes(heights: NDArray[np.float32], report: Report = lambda share: None) -> NDArray[np.float32]:
    """Return a copy whose cells that are no numbers (nan) are filled from the border of their hole.

    Args:
        heights: Shape (rows, columns).
        report: Told now and then how far the work is, 0 to 1; may raise to stop it.

    Raises:
        GeometryError: there is nothing but holes.
    """
    holes = ~np.isfinite(heights)
    if holes.all():
        raise GeometryError(msg("there is nothing but holes"))
    if not holes.any():
        return heights.copy()
    return _filled(heights.astype(np.float64), holes, report).astype(np.float32)


def _filled(heights: Array, holes: Mask, report: Report) -> Array:
    """Solve on this grid, from a guess out of the next coarser one."""
    if not holes.any():
        return heights
    known = np.where(holes, 0.0, heights)
    if int(holes.sum()) <= SMALL_HOLE or min(holes.shape) < 4:
        guess = np.where(holes, float(heights[~holes].mean()), known)
    else:
        guess = np.where(holes, _finer(_coarser_filled(known, holes, report), holes.shape), known)
    return _solved(guess, holes, report)


def _coarser_filled(known: Array, holes: Mask, report: Report) -> Array:
    """Fill the grid of half as many rows and columns: means of the known cells of each block of four."""
    rows, columns = (-(-side // 2) * 2 for side in holes.shape)
    pad = (0, rows - holes.shape[0]), (0, columns - holes.shape[1])
    weight = np.pad((~holes).astype(np.float64), pad)
    value = np.pad(known, pad)
    blocks = (rows // 2, 2, columns // 2, 2)
    count = weight.reshape(blocks).sum(axis=(1, 3))
    total = value.reshape(blocks).sum(axis=(1, 3))
    return _filled(np.where(count > 0, total / np.maximum(count, 1.0), np.nan), count == 0, report)


def _finer(coarse: Array, shape: tuple[int, int]) -> Array:
    """Return the heights of a grid of twice as many rows and columns, bilinear, cut to a shape."""
    for axis in (0, 1):
        padded = np.concatenate([coarse.take([0], axis), coarse, coarse.take([-1], axis)], axis)
        count = coarse.shape[axis]
        middle, before, after = (padded.take(range(at, at + count), axis) for at in (1, 0, 2))
        both = np.stack([0.75 * middle + 0.25 * before, 0.75 * middle + 0.25 * after], axis + 1)
        sides = list(coarse.shape)
        sides[axis] *= 2
        coarse = both.reshape(sides)
    return coarse[: shape[0], : shape[1]]


def _solved(heights: Array, holes: Mask, report: Report) -> Array:
    """Make every cell of a hole the mean of its neighbours, by conjugate gradients from a guess."""
    matrix = _Neighbours(holes)
    solution = heights.ravel().copy()
    inner = solution[matrix.cells]
    residual = -matrix.applied(solution)
    direction, size = residual.copy(), float(residual @ residual)
    spare, spread = np.zeros_like(solution), float(np.ptp(solution))
    limit = max(size * TOLERANCE**2, len(inner) * (spread * FINEST) ** 2)
    steps = min(max(MOST_WORK // len(inner), LEAST_STEPS), MOST_STEPS)
    for step in range(steps):
        if size <= limit:
            break
        report(step / steps)
        spare[matrix.cells] = direction
        changed = matrix.applied(spare)
        length = size / float(direction @ changed)
        inner = inner + length * direction
        residual = residual - length * changed
        before, size = size, float(residual @ residual)
        direction = residual + (size / before) * direction
    solution[matrix.cells] = inner
    return solution.reshape(heights.shape)


class _Neighbours:
    """The sum of differences of every cell of the holes to its neighbours; beyond the border there are none."""

    def __init__(self, holes: Mask) -> None:
        rows, columns = holes.shape
        self.cells = np.flatnonzero(holes)
        row, column = np.divmod(self.cells, columns)
        near = ((row > 0, -columns), (row < rows - 1, columns), (column > 0, -1), (column < columns - 1, 1))
        self._beside = [np.where(there, self.cells + step, self.cells) for there, step in near]

    def applied(self, heights: Array) -> Array:
        """Return the sums for the heights of all cells, shape (rows * columns,)."""
        own = heights[self.cells]
        return np.asarray(sum((own - heights[beside] for beside in self._beside), np.zeros_like(own)))
