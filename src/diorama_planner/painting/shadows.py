"""Soft drop shadows: the silhouette of a symbol blurred, and thrown as by a lamp at the upper left.

The lamp stands over the plan, so that in a turned symbol's own frame the shadow falls another way; directions
are rounded to an eighth of a turn so that turned things can share a sprite.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtGui import QImage

from diorama_planner.drawing.primitives import Instance, Point
from diorama_planner.painting.images import alpha_of
from diorama_planner.painting.noise import Field

OPACITY = 0.36
BLUR = 0.42
"""Standard deviation of the blur, in shadow lengths."""

THROW = (0.55, -0.70)
"""Where the shadow falls, in shadow lengths, right and up on the plan."""

DIRECTIONS = 8
REACH = 2.0
"""How far a shadow can reach beyond its symbol, in shadow lengths."""


@dataclass(frozen=True, slots=True)
class Shadow:
    """A shadow in a symbol's own frame: offset and blur in pixels, x right and y up."""

    offset: Point
    blur: Point

    @property
    def margin(self) -> int:
        """Pixels to leave free around the symbol on every side."""
        reach_x, reach_y = (abs(o) + 2.2 * b for o, b in zip(self.offset, self.blur, strict=True))
        return math.ceil(max(reach_x, reach_y))


def direction(rotation_deg: float) -> int:
    """Round a rotation to one of the DIRECTIONS."""
    return round(rotation_deg / 360 * DIRECTIONS) % DIRECTIONS


def shadow_of(instance: Instance, pixels: Point) -> Shadow:
    """Give the shadow of an instance, if its symbol is painted at `pixels` per model millimetre along x and y."""
    turn = -direction(instance.rotation_deg) * 2 * math.pi / DIRECTIONS
    length = instance.shadow_mm
    x = (THROW[0] * math.cos(turn) - THROW[1] * math.sin(turn)) * math.copysign(length, instance.scale[0])
    y = (THROW[0] * math.sin(turn) + THROW[1] * math.cos(turn)) * math.copysign(length, instance.scale[1])
    return Shadow((x * pixels[0], y * pixels[1]), (BLUR * length * pixels[0], BLUR * length * pixels[1]))


def shadow_image(silhouette: QImage, shadow: Shadow) -> QImage:
    """Blur, move and blacken the silhouette of a premultiplied image; the image keeps its size."""
    alpha = alpha_of(silhouette)
    height, width = alpha.shape
    across = _spread(width, shadow.offset[0], shadow.blur[0])
    down = _spread(height, -shadow.offset[1], shadow.blur[1])
    blurred = down @ alpha @ across.T
    pixels = np.zeros((height, width, 4), dtype=np.uint8)
    pixels[..., 3] = np.clip(blurred * (255 * OPACITY), 0, 255)
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _spread(size: int, offset: float, blur: float) -> Field:
    """Build the matrix that moves a row of pixels by `offset` and blurs it by a Gaussian."""
    sigma = max(blur, 0.3)
    line = np.arange(size, dtype=np.float32)
    away = (line[:, None] - line[None, :] - np.float32(offset)) / np.float32(sigma)
    matrix: Field = np.exp(-0.5 * away * away) / np.float32(sigma * math.sqrt(2 * math.pi))
    return matrix
