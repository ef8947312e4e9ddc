"""Looking up between pixels, making pictures smaller, blurring them: along one axis at a time, in numpy.

What that is good for is for `developing` and `glare`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Picture: TypeAlias = NDArray[np.float32]
"""(height, width, 3) or more channels, or one plane of them; the upper row first."""


def at(values: Picture, places: NDArray[np.float64], axis: int) -> Picture:
    """Look up between the rows or columns of a plane; beyond its edge it goes on as it ends."""
    last = values.shape[axis] - 1
    low = np.floor(places).astype(np.intp)
    part = np.expand_dims((places - low).astype(np.float32), 1 - axis)
    first = np.take(values, np.clip(low, 0, last), axis=axis)
    if not part.any():
        return first
    return np.asarray(first * (1.0 - part) + np.take(values, np.clip(low + 1, 0, last), axis=axis) * part)


def spread(small: Picture, size: tuple[int, int], rows: NDArray[np.intp], run: float = 0.0) -> Picture:
    """A small picture as large as one of this size (height, width), at some rows of it.

    `run` looks so far beside, by the height.
    """
    height, width = size
    y = (rows + 0.5) / height * small.shape[0] - 0.5
    x = ((np.arange(width) + 0.5) / width + run * height / width) * small.shape[1] - 0.5
    return np.dstack([at(at(small[..., each], y, 0), x, 1) for each in range(small.shape[2])])


def shrunk(values: Picture, count: int, axis: int, seen: Callable[[Picture], Picture] = np.asarray) -> Picture:
    """Take the mean of what lies under each of fewer rows or columns; more of them are looked up between.

    `seen` is done to pixels before. Only a few rows are held at a time.
    """
    have = values.shape[axis]
    ends = np.arange(count + 1) * have / count
    if have <= count:
        middles, shown = (ends[:-1] + ends[1:]) / 2.0 - 0.5, seen(values)
        return np.dstack([at(shown[..., each], middles, axis) for each in range(shown.shape[2])])
    rows, found = np.moveaxis(values, axis, 0), []
    for low, high in pairwise(ends.tolist()):
        under = np.arange(math.floor(low), min(math.ceil(high), have))
        weights = (np.minimum(under + 1, high) - np.maximum(under, low)) / (high - low)
        found.append(np.tensordot(weights.astype(np.float32), seen(rows[under[0] : under[-1] + 1]), 1))
    return np.moveaxis(np.asarray(found, dtype=np.float32), 0, axis)


def blurred(values: Picture, axis: int, sigma: float, reach: int) -> Picture:
    """Blur along an axis by a bell of a standard deviation in pixels, cut off at a reach."""
    steps = range(-reach, reach + 1)
    weights = np.exp(-0.5 * (np.array(steps) / sigma) ** 2)
    weights /= weights.sum()
    places = np.arange(values.shape[axis])
    found = np.zeros_like(values)
    for step, weight in zip(steps, weights.tolist(), strict=True):
        found += np.float32(weight) * values.take(np.clip(places + step, 0, values.shape[axis] - 1), axis)
    return found
