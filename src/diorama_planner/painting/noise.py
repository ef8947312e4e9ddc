"""Random fields that repeat without a seam, as square float32 arrays: the stuff of which textures are made.

Row 0 is the top. No colours here, and no Qt.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.floating[Any]]
Random: TypeAlias = np.random.Generator


def grain(random: Random, size: int) -> Field:
    """Give independent values from -1 to 1 for every pixel."""
    values: Field = random.random((size, size), dtype=np.float32)
    values *= 2
    values -= 1
    return values


def soft(field: Field, rounds: int = 1) -> Field:
    """Blur by the binomial kernel 1 2 1, wrapping round, as often as told."""
    for _ in range(rounds):
        for axis in (0, 1):
            field = (np.roll(field, 1, axis) + np.roll(field, -1, axis)) * 0.25 + field * 0.5
    return field


def clouds(random: Random, size: int, across: int, down: int | None = None) -> Field:
    """Give smooth values of about -1 to 1 with `across` by `down` random knots in the tile."""
    down = down or across
    knots = random.random((down, across), dtype=np.float32) * 3.4 - 1.7
    wide = np.zeros((down, size), dtype=np.float32)
    for place, weight in _spline(size, across):
        wide += knots[:, place] * weight
    smooth = np.zeros((size, size), dtype=np.float32)
    for place, weight in _spline(size, down):
        smooth += wide[place] * weight[:, None]
    return smooth


def fractal(random: Random, size: int, across: int, octaves: int, fading: float = 0.5) -> Field:
    """Sum clouds of ever finer knots, each `fading` times as strong as the one before; about -1 to 1."""
    total = np.zeros((size, size), dtype=np.float32)
    strength, squares = 1.0, 0.0
    for octave in range(octaves):
        total += clouds(random, size, across << octave) * np.float32(strength)
        squares += strength * strength
        strength *= fading
    total *= np.float32(squares**-0.5)
    return total


def cells(random: Random, size: int, across: int, bend: Field | None = None) -> tuple[Field, Field, Field]:
    """Divide the tile among about `across` squared scattered points.

    Returns:
        Distance to the nearest point and to the second nearest, in cells, and a random number 0 to 1 for each
        nearest point: three (size, size) fields.

    `bend` moves the pixels (in cells) before they are divided.
    """
    spots = random.random((2, across, across), dtype=np.float32) * 0.9 + 0.05
    faces = random.random((across, across), dtype=np.float32)
    line = (np.arange(size, dtype=np.float32) + 0.5) * np.float32(across / size)
    x, y = np.broadcast_to(line, (size, size)), np.broadcast_to(line[:, None], (size, size))
    if bend is not None:
        x, y = (x + bend) % across, (y + np.ascontiguousarray(bend.T)) % across
    column, row = (np.minimum(np.floor(each), across - 1) for each in (x, y))  # 4 - 1e-9 is 4 in float32
    in_x, in_y = x - column, y - row
    # a rim all round spares every neighbour its own wrapping
    rim = across + 2
    home = ((row + 1) * rim + column + 1).astype(np.intp)
    spot_x, spot_y, faces = (np.pad(each, 1, mode="wrap").ravel() for each in (*spots, faces))
    first = np.full((size, size), 9, dtype=np.float32)
    second, nearest = first.copy(), home
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            index = home + (down * rim + right)
            dx = spot_x[index] + (right - in_x)
            dy = spot_y[index] + (down - in_y)
            distance = dx * dx + dy * dy
            nearest = np.where(distance < first, index, nearest)
            second = np.minimum(second, np.maximum(first, distance))
            first = np.minimum(first, distance)
    return np.sqrt(first), np.sqrt(second), faces[nearest]


def relief(heights: Field, strength: float) -> Field:
    """Light a field of heights from the upper left; 0 where it is level."""
    slope = heights * 2 - np.roll(heights, 1, 0) - np.roll(heights, 1, 1)
    lit: Field = slope * np.float32(strength)
    return lit


def ramps(size: int) -> tuple[Field, Field]:
    """Give u (rightwards) and v (downwards), each 0 to 1, as a row and a column that broadcast."""
    line = (np.arange(size, dtype=np.float32) + 0.5) / size
    return line[None, :], line[:, None]


def _spline(size: int, knots: int) -> list[tuple[NDArray[np.intp], Field]]:
    """Give the four knots that each pixel lies between and their shares: a periodic cubic B-spline.

    It is smooth, and never outside its knots.
    """
    place = np.arange(size, dtype=np.float32) * np.float32(knots / size)
    low = place.astype(np.intp)
    t = place - low.astype(np.float32)
    weights = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, 1 + 3 * (t + t**2 - t**3), t**3)
    return [((low + step) % knots, weight / np.float32(6)) for step, weight in enumerate(weights, start=-1)]
