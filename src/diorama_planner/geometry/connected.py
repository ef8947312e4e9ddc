"""Groups of cells that hang together: which cells of a mask can be reached from each other over shared edges."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.rasters import Mask

Labels = NDArray[np.int64]


def components(cells: Mask) -> Labels:
    """Return for each cell the number of its group, counted from 1; 0 for cells that are not in the mask.

    Cells that share an edge belong together, cells that only meet at a corner do not. Numbers follow the order in
    which groups are met row by row from below.
    """
    runs = _runs(cells)
    count = int(runs.max(initial=0))
    both = cells[1:] & cells[:-1]
    pairs = np.column_stack((runs[:-1][both], runs[1:][both]))
    changes = (pairs[1:] != pairs[:-1]).any(axis=1)  # stretches that lie along each other are one pair
    pairs = pairs[np.concatenate(([True], changes))] if len(pairs) else pairs
    first = _least_linked(count, pairs)
    _, numbers = np.unique(first, return_inverse=True)
    return np.asarray(numbers.reshape(-1)[runs], dtype=np.int64)


def _runs(cells: Mask) -> Labels:
    """Number the stretches of cells within each row."""
    begins = cells.copy()
    begins[:, 1:] &= ~cells[:, :-1]
    numbers = np.cumsum(begins.reshape(-1)).reshape(cells.shape)
    return np.where(cells, numbers, 0)


def _least_linked(count: int, pairs: Labels) -> Labels:
    """Return for each number up to `count` the least one that it is linked to by pairs; 0 stays by itself."""
    least = np.arange(count + 1)
    while len(pairs):
        ends = least[pairs]
        low = ends.min(axis=1)
        after = least.copy()
        for side in (0, 1):
            np.minimum.at(after, ends[:, side], low)
        while (after != after[after]).any():
            after = after[after]
        if (after == least).all():
            break
        least = after
    return least
