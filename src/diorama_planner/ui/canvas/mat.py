"""The cutting mat under the plan: its millimetre lines that thin out with the zoom, and the base's soft shadow."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from diorama_planner.ui.theme import Theme

STEPS_MM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
LEAST_STEP_PIXELS = 11.0
"""Lines stand at least this far apart; every fifth is stronger."""

SHADOW_PIXELS = 22
SHADOW_OFFSET = (0.0, 7.0)
SHADOW_ALPHA = 110
MOST_PIXELS = 320.0
"""Longest side of the silhouette: a blur needs no more, and is made anew at every zoom."""


def grid_step(pixels_per_mm: float, least_pixels: float = LEAST_STEP_PIXELS) -> float:
    """Choose the finest step in mm whose lines do not crowd."""
    return next((step for step in STEPS_MM if step * pixels_per_mm >= least_pixels), STEPS_MM[-1])


def paint_mat(painter: QPainter, area: QRectF, theme: Theme, pixels_per_mm: float, has_grid: bool) -> None:
    """Paint the mat in plan coordinates."""
    painter.fillRect(area, QColor(theme.mat))
    if not has_grid:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    step = grid_step(pixels_per_mm)
    fine, strong = _lines(area, step)
    for lines, colour in ((fine, theme.mat_line), (strong, theme.mat_line5)):
        pen = QPen(QColor(colour), 0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _lines(area: QRectF, step: float) -> tuple[list[QLineF], list[QLineF]]:
    """The lines that cross an area: (fine ones, every fifth)."""
    fine: list[QLineF] = []
    strong: list[QLineF] = []
    left, right, low, high = area.left(), area.right(), area.top(), area.bottom()
    for count in range(math.ceil(left / step), math.floor(right / step) + 1):
        (fine if count % 5 else strong).append(QLineF(count * step, low, count * step, high))
    for count in range(math.ceil(low / step), math.floor(high / step) + 1):
        (fine if count % 5 else strong).append(QLineF(left, count * step, right, count * step))
    return fine, strong


class BaseShadow:
    """The shadow that the base throws on the mat; blurred once for each size on the screen."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: tuple[int, int, int, float] | None = None

    def paint(self, painter: QPainter, outline: QPainterPath, pixels_per_mm: float) -> None:
        """Paint it under an outline given in plan coordinates."""
        box = outline.boundingRect()
        if box.isEmpty():
            return
        scale = min(pixels_per_mm, MOST_PIXELS / max(box.width(), box.height()))
        key = (outline.elementCount(), round(box.width() * scale), round(box.height() * scale), pixels_per_mm)
        if key != self._key:
            self._pixmap, self._key = _blurred(outline, scale, scale / pixels_per_mm), key
        # The pixmap was painted y down; the painter's y is up.
        margin = 2 * SHADOW_PIXELS / pixels_per_mm
        across = SHADOW_OFFSET[0] / pixels_per_mm
        down = SHADOW_OFFSET[1] / pixels_per_mm
        target = box.adjusted(-margin, -margin, margin, margin).translated(across, -down)
        painter.save()
        painter.translate(0, target.top() + target.bottom())
        painter.scale(1, -1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()


def _blurred(outline: QPainterPath, scale: float, share: float) -> QPixmap:
    """Paint the silhouette with a soft rim; `share` are its pixels per pixel of the screen."""
    box = outline.boundingRect()
    margin = 2 * SHADOW_PIXELS * share
    width = max(1, math.ceil(box.width() * scale + 2 * margin))
    height = max(1, math.ceil(box.height() * scale + 2 * margin))
    image = QImage(width, height, QImage.Format.Format_Alpha8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(margin, height - margin)
    painter.scale(scale, -scale)
    painter.translate(QPointF(-box.left(), -box.top()))
    painter.fillPath(outline, QColor(0, 0, 0, SHADOW_ALPHA))
    painter.end()
    rows = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(height, image.bytesPerLine())[:, :width]
    soft = rows.astype(np.float32)
    reach = max(1, round(SHADOW_PIXELS * share / 1.7))
    for _ in range(3):
        soft = _box_blurred(_box_blurred(soft, reach).T, reach).T
    pixels = np.zeros((height, width, 4), dtype=np.uint8)
    pixels[..., 3] = soft.astype(np.uint8)
    result = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    return QPixmap.fromImage(result.copy())


def _box_blurred(rows: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Average each pixel of a row with its neighbours up to `reach` away."""
    size = 2 * reach + 1
    padded = np.pad(rows, ((0, 0), (reach + 1, reach)))
    sums = padded.cumsum(axis=1)
    average: NDArray[np.float32] = (sums[:, size:] - sums[:, :-size]) / np.float32(size)
    return average
