"""One repeat of a surface as it is made: its colour, its relief and how rough it is; and what relief becomes.

Row 0 is the top, as in `painting.noise`. How large the repeat is, is said in `surface`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.painting.noise import Field, Random

Bytes: TypeAlias = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Fields of one size.

    Attributes:
        albedo: (3, size, size) red, green and blue as they are shown on a screen, 0 to 1.
        height: how far it stands out, in the millimetres in which the repeat is measured.
        rough: 0 mirrors, 1 is chalk.
        metal: 1 where it is bare metal.
        cover: 1 where it is, 0 where it is holes: leaves, fibres.
    """

    albedo: Field
    height: Field
    rough: Field
    metal: Field | None = None
    cover: Field | None = None


Painter: TypeAlias = Callable[[Field, Random, int], Skin]
"""Makes the skin of a colour (three parts 0 to 1), so many pixels square."""


def normals_of(height: Field, pixel_mm: float) -> Field:
    """Return which way each pixel of a relief faces, (3, size, size): right, up and out; it repeats without a seam."""
    across = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) / np.float32(2 * pixel_mm)
    upwards = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) / np.float32(2 * pixel_mm)
    facing = np.stack((-across, -upwards, np.ones_like(across)))
    facing /= np.sqrt((facing * facing).sum(axis=0))
    return facing


def hollows(height: Field) -> Field:
    """Return how open each pixel lies to light from all round: 1 on what stands out, less in joints and pits."""
    near, wide = _blurred(height, 2), _blurred(height, 6)
    depth = np.clip((near - height) + (wide - height), 0.0, None)
    scale = float(depth.std()) * 3.0
    return 1.0 - 0.7 * np.clip(depth / scale, 0.0, 1.0) if scale > 0 else np.ones_like(height)


def _blurred(field: Field, reach: int) -> Field:
    """Take the mean of a square about each pixel, wrapping round."""
    for axis in (0, 1):
        padded = np.concatenate((field.take(range(-reach, 0), axis), field, field.take(range(reach), axis)), axis)
        sums = np.cumsum(padded, axis=axis, dtype=np.float64)
        sums = np.insert(sums, 0, 0.0, axis=axis)
        size, width = field.shape[axis], 2 * reach + 1
        index = np.arange(size)
        field = ((sums.take(index + width, axis) - sums.take(index, axis)) / width).astype(np.float32)
    return field


def to_bytes(field: Field) -> Bytes:
    """Turn 0 to 1 into 0 to 255."""
    return np.asarray(np.clip(field * 255.0 + 0.5, 0.0, 255.0), dtype=np.uint8)
