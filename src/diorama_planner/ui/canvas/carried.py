"""Many items under way as one picture: moving thousands one by one would not keep up with the hand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem, QStyleOptionGraphicsItem

FROM_COUNT = 500
"""Fewer items than this are moved one by one."""


def picture_of(
    items: Iterable[QGraphicsItem], area: QRectF, pixels_per_mm: float, ratio: float
) -> QGraphicsPixmapItem:
    """Paint items, as they lie in an area of the plan (mm), into one item that lies where they do."""
    scale = pixels_per_mm * ratio
    pixmap = QPixmap(max(1, round(area.width() * scale)), max(1, round(area.height() * scale)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    to_pixels = QTransform(scale, 0, 0, -scale, -area.left() * scale, area.bottom() * scale)
    option = QStyleOptionGraphicsItem()
    for item in items:
        _paint(painter, item, to_pixels, option)
    painter.end()
    result = QGraphicsPixmapItem(pixmap)
    result.setTransform(QTransform(1 / scale, 0, 0, -1 / scale, area.left(), area.bottom()))
    return result


def _paint(painter: QPainter, item: QGraphicsItem, to_pixels: QTransform, option: QStyleOptionGraphicsItem) -> None:
    painter.setTransform(item.sceneTransform() * to_pixels)
    painter.setOpacity(item.effectiveOpacity())
    item.paint(painter, option, None)
    for child in item.childItems():
        _paint(painter, child, to_pixels, option)
