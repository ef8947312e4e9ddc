"""The cutting mat under the plan: its millimetre lines that thin out with the zoom, and the base's soft shadow."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from diorama_planner.core.units import MM_PER_INCH, Reading
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.theme import Theme

LEAST_STEP_PIXELS = 11.0
"""Lines stand at least this far apart."""

SHADOW_PIXELS = 22
SHADOW_OFFSET = (0.0, 7.0)
SHADOW_ALPHA = 110
MOST_PIXELS = 320.0
"""Longest side of the silhouette: a blur needs no more, and is made anew at every zoom."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """How the mat is ruled: lines a multiple of `unit_mm` apart, every `strong`-th of them stronger."""

    unit_mm: float = 1.0
    steps: tuple[int, ...] = (*(factor * 10**power for power in range(7) for factor in (1, 2, 5)), 10**7)
    strong: int = 5

    def step_mm(self, pixels_per_mm: float) -> float:
        """Choose the finest step in mm whose lines do not crowd."""
        least = LEAST_STEP_PIXELS / (self.unit_mm * pixels_per_mm)
        return self.unit_mm * next((step for step in self.steps if step >= least), self.steps[-1])


SIXTEENTHS = (1, 2, 4, 8, 16, 48, 96, 192, 960, 1920, 9600, 19200, 96000)
"""Steps of a mat in inches and feet: 1/16 in to 500 ft."""


def ruling_for(readings: Readings, reading: Reading) -> Ruling:
    """Rule the mat in the user's unit on the bench, or in that of the real world."""
    shrink = readings.scale if reading == "real" else 1.0
    if readings.unit_of(reading) in {"in", "ft"}:
        return Ruling(MM_PER_INCH / 16 / shrink, SIXTEENTHS, 4)
    return Ruling(1.0 / shrink)


def paint_mat(painter: QPainter, area: QRectF, theme: Theme, pixels_per_mm: float, ruling: Ruling | None) -> None:
    """Paint the mat in plan coordinates; without lines if there is no ruling."""
    painter.fillRect(area, QColor(theme.mat))
    if ruling is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    fine, strong = _lines(area, ruling.step_mm(pixels_per_mm), ruling.strong)
    for lines, colour in ((fine, theme.mat_line), (strong, theme.mat_line5)):
        pen = QPen(QColor(colour), 0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLines(lines)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)


def _lines(area: QRectF, step: float, every: int) -> tuple[list[QLineF], list[QLineF]]:
    """The lines that cross an area: (fine ones, strong ones)."""
    fine: list[QLineF] = []
    strong: list[QLineF] = []
    left, right, low, high = area.left(), area.right(), area.top(), area.bottom()
    for count in range(math.ceil(left / step), math.floor(right / step) + 1):
        (fine if count % every else strong).append(QLineF(count * step, low, count * step, high))
    for count in range(math.ceil(low / step), math.floor(high / step) + 1):
        (fine if count % every else strong).append(QLineF(left, count * step, right, count * step))
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
