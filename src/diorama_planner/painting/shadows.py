"""Soft drop shadows: the silhouette of a symbol, blurred and thrown as by a lamp at the upper left of the plan.

How a silhouette is painted is known to `painter`; here it is only blurred.
"""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtGui import QImage

from diorama_planner.drawing.primitives import Point
from diorama_planner.painting.images import alpha_of
from diorama_planner.painting.noise import Field

OPACITY = 0.42
BLUR = 0.40
"""Standard deviation of the blur, in shadow lengths."""

THROW = (0.55, -0.70)
"""Where the shadow falls, in shadow lengths, right and up on the plan, however the thing is turned."""

REACH = 2.4
"""Standard deviations beyond which the blur is not seen."""


def throw(shadow_mm: float) -> Point:
    """Say how far a shadow is moved on the plan, in millimetres."""
    return THROW[0] * shadow_mm, THROW[1] * shadow_mm


def margin_for(blur: Point) -> int:
    """Say how many pixels a silhouette must leave free on every side to be blurred this much."""
    return math.ceil(REACH * max(blur)) + 1


def soft_silhouette(image: QImage, blur: Point) -> QImage:
    """Blur the opacity of a premultiplied image by so many pixels along x and y, in translucent black."""
    alpha = alpha_of(image)
    height, width = alpha.shape
    blurred = _spread(height, blur[1]) @ alpha @ _spread(width, blur[0])
    pixels = np.zeros((height, width, 4), dtype=np.uint8)
    pixels[..., 3] = np.clip(blurred * (255 * OPACITY), 0, 255)
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _spread(size: int, blur: float) -> Field:
    """Build the symmetric matrix that blurs a row of pixels by a Gaussian."""
    sigma = max(blur, 0.3)
    line = np.arange(size, dtype=np.float32)
    away = (line[:, None] - line[None, :]) / np.float32(sigma)
    matrix: Field = np.exp(-0.5 * away * away) / np.float32(sigma * math.sqrt(2 * math.pi))
    return matrix
