"""One repeat of a surface as it is made: its colour, its relief and how rough it is; and what relief becomes.

Row 0 is the top, as in `painting.noise`. How large the repeat is, is said in `surface`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.painting.noise import Field, Random, soft

Bytes: TypeAlias = NDArray[np.uint8]

SOIL = np.array([0.24, 0.21, 0.17], dtype=np.float32)
"""Dirt that lies in joints and on what is old."""
RUST = np.array([0.40, 0.21, 0.11], dtype=np.float32)


class Coat:
    """Colour that is being laid: factors of the colour of a part, and over them colours that are always the same.

    Attributes:
        light: (3, size, size) factors around 1 of the colour of the part.
        own: (3, size, size) what is laid over it, 0 to 1, weighed by how thickly: mortar, rust, dirt.
        bare: (size, size) how thickly that is, 0 to 1; `light` is weighed by the rest.
    """

    def __init__(self, light: Field) -> None:
        self.light = np.repeat(np.asarray(light, dtype=np.float32)[None], 3, axis=0)
        self.own = np.zeros_like(self.light)
        self.bare = np.zeros(self.light.shape[1:], dtype=np.float32)

    def warm(self, amount: Field) -> Coat:
        """Shift to red by shares, to blue where they are negative."""
        for layer in (self.light, self.own):
            layer[0] *= 1 + amount
            layer[2] *= 1 - amount
        return self

    def lit(self, factor: Field) -> Coat:
        """Make all of it lighter or darker."""
        self.light *= factor
        self.own *= factor
        return self

    def over(self, colour: Field, share: Field, light: Field | float = 1.0) -> Coat:
        """Lay a colour over it, so thickly, so much lighter or darker."""
        self.light *= 1 - share
        self.own += (colour[:, None, None] * light - self.own) * share
        self.bare += (1 - self.bare) * share
        return self


@dataclass(frozen=True, slots=True, eq=False)
class Skin:
    """Fields of one size.

    Attributes:
        coat: its colour.
        height: how far it stands out, in the millimetres in which the repeat is measured.
        rough: 0 mirrors, 1 is chalk.
        metal: 1 where it is bare metal.
    """

    coat: Coat
    height: Field
    rough: Field
    metal: Field | float = 0.0


Painter: TypeAlias = Callable[[Random, int], Skin]
"""Makes a skin, so many pixels square."""


def step(field: Field, low: float, high: float) -> Field:
    """Rise smoothly from 0 to 1 between two values."""
    t = np.clip((field - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


def normals_of(height: Field, pixel_mm: float) -> Field:
    """Return which way each pixel of a relief faces, (3, size, size): right, up and out; without a seam."""
    across = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) / np.float32(2 * pixel_mm)
    upwards = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) / np.float32(2 * pixel_mm)
    facing = np.stack((-across, -upwards, np.ones_like(across)))
    facing /= np.sqrt((facing * facing).sum(axis=0))
    return facing


def openness(height: Field, pixel_mm: float) -> Field:
    """Return how open each pixel lies to light from all round: 1 on what stands out, less in joints and pits."""
    depth = np.clip(soft(height, 5) - height, 0.0, None)
    return np.asarray(1.0 - 0.6 * np.clip(depth / np.float32(2.2 * pixel_mm), 0.0, 1.0))


def to_bytes(*fields: Field | float) -> Bytes:
    """Turn fields of 0 to 1 into a picture of 0 to 255, one channel each."""
    picture = np.empty((*np.broadcast_shapes(*map(np.shape, fields)), len(fields)), dtype=np.uint8)
    for channel, field in enumerate(fields):
        picture[..., channel] = np.clip(np.asarray(field) * np.float32(255.0) + np.float32(0.5), 0.0, 255.0)
    return picture
