"""Fractal noise as a function of the place: the unevenness of ground, the same whatever grid it is read on.

Sums of gradient noise (Perlin, Improving Noise, SIGGRAPH 2002: quintic fade, gradients of unit length at whole
places) of ever finer knots, each half as strong as the one before. The gradients follow from a hash of the
knot and the seed, so that nothing is drawn at random and a part can be read alone.
"""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.geometry.chance import chance
from diorama_planner.geometry.rasters import Array

OCTAVES = 4

_STRONGEST = math.sqrt(0.5) * (2.0 - 2.0 ** (1 - OCTAVES))
"""What the sum can reach: gradient noise of unit gradients stays within the root of a half."""


def fractal(xs: Array, ys: Array, size_mm: float, seed: int) -> Array:
    """Return noise from -1 to 1 at every crossing of the rows `ys` and the columns `xs`.

    Args:
        xs: x of the columns in mm, shape (columns,).
        ys: y of the rows in mm, shape (rows,).
        size_mm: From one bump to the next, more than 0; the finest ones are an eighth of it.
        seed: Which noise; any whole number.

    Returns:
        Shape (rows, columns). A value depends on its place, the size and the seed only, to the last bit.
    """
    total = np.zeros((len(ys), len(xs)))
    if total.size == 0:
        return total
    for octave in range(OCTAVES):
        scale = 2.0**octave
        total += _gradient_noise(xs * (scale / size_mm), ys * (scale / size_mm), seed * OCTAVES + octave) / scale
    total /= _STRONGEST
    return total


def _gradient_noise(xs: Array, ys: Array, seed: int) -> Array:
    """Return one octave: slopes of the four knots around each place, blended along x, then along y."""
    left, low = np.floor(xs), np.floor(ys)
    across, up = xs - left, ys - low
    columns = np.arange(int(left[0]), int(left[-1]) + 2)
    rows = np.arange(int(low[0]), int(low[-1]) + 2)
    turn = chance(seed, columns[None, :], rows[:, None]) * (2.0 * math.pi)
    gx, gy = np.cos(turn), np.sin(turn)
    first = left.astype(np.int64) - columns[0]
    fade_x = _fade(across)
    flat = gx[:, first] * across * (1.0 - fade_x) + gx[:, first + 1] * (across - 1.0) * fade_x
    steep = gy[:, first] * (1.0 - fade_x) + gy[:, first + 1] * fade_x
    row = low.astype(np.int64) - rows[0]
    fade_y, up = _fade(up)[:, None], up[:, None]
    below = flat[row] + steep[row] * up
    return np.asarray(below + (flat[row + 1] + steep[row + 1] * (up - 1.0) - below) * fade_y, dtype=np.float64)


def _fade(share: Array) -> Array:
    """Return 6t^5 - 15t^4 + 10t^3, whose first and second derivatives vanish at both ends."""
    return np.asarray(share * share * share * (share * (share * 6.0 - 15.0) + 10.0), dtype=np.float64)
