"""Drawings on surfaces - stains, posters, graffiti - painted as pictures, seen through where nothing is drawn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from diorama_planner.painting.look import Look
from diorama_planner.painting.noise import Field, fractal
from diorama_planner.painting.painter import paint
from diorama_planner.rendering.surfaces.skin import Bytes, step
from diorama_planner.solids.parts import BodyPart, Decal

PIXELS_PER_MM, MOST_PIXELS, LEAST_PIXELS = 16.0, 1024, 16
EDGE_MM = 2.0
"""Over so much what wears off fades towards its edge."""
_NOISE = 512

LASTING = frozenset(("paper", "paint"))
"""Finishes of drawings that do not wear off."""


def painted_on(part: BodyPart) -> Bytes:
    """Paint what is drawn on a part, which has a drawing, worn as its finish wears: as `painted`."""
    if part.decal is None:
        return np.zeros((LEAST_PIXELS, LEAST_PIXELS, 4), np.uint8)
    return painted(part.decal, ragged=part.finish not in LASTING or part.decal.is_stain)


def painted(decal: Decal, ragged: bool = False) -> Bytes:
    """Paint what is drawn in the box of a decal: (rows, columns, 4) with its transparency, the upper row first.

    Args:
        decal: what is drawn, and the box.
        ragged: whether it wears off unevenly and towards its edge, as what has run, grown or been sprayed does.
    """
    low_x, low_y, high_x, high_y = decal.box
    wide, high = high_x - low_x, high_y - low_y
    scale = min(PIXELS_PER_MM, MOST_PIXELS / max(wide, high))
    columns, rows = (max(LEAST_PIXELS, round(side * scale)) for side in (wide, high))
    image = QImage(columns, rows, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(columns / wide, -rows / high)
    painter.translate(-low_x, -high_y)
    paint(painter, decal.drawing, Look(scale))
    painter.end()
    flat = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = np.frombuffer(flat.constBits(), dtype=np.uint8).reshape(rows, flat.bytesPerLine())
    picture = pixels[:, : columns * 4].reshape(rows, columns, 4).copy()
    if ragged:
        picture[..., 3] = (picture[..., 3] * _worn(picture[..., 3] > 0, scale)).astype(np.uint8)
    return picture


def _worn(drawn: NDArray[np.bool_], scale: float) -> Field:
    """Give how much is left of what is drawn, 0 to 1, at so many pixels to the millimetre."""
    rows, columns = drawn.shape
    noise = fractal(np.random.default_rng(19), _NOISE, 24, 4, 0.6)
    noise = noise[np.arange(rows)[:, None] % _NOISE, np.arange(columns)[None, :] % _NOISE]
    reach = max(1, round(EDGE_MM * scale))
    inside = np.pad(drawn, reach).astype(np.float32)
    for axis in (0, 1):  # the mean of so many pixels to both sides
        sums = np.cumsum(inside, axis=axis)
        shifted = np.roll(sums, -reach, axis) - np.roll(sums, reach, axis)
        inside = shifted / np.float32(2 * reach)
    edge = np.clip((inside[reach:-reach, reach:-reach] - 0.5) * 2.0, 0.0, 1.0)
    return np.asarray(step(edge + 0.30 * noise, 0.10, 0.75) * (0.82 + 0.18 * np.clip(noise, -1.0, 1.0)))
