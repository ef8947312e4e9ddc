"""What a hand means on a board: pieces hovered over, chosen, locked, carried; painted alike on any material."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.theme import LIGHT

SURE, REFUSED, HALO = LIGHT.accent, LIGHT.danger, "#ffffff"
"""Boards keep the colours of their materials in both themes, and so do the marks on them."""

_LOCK = 18


def paint_meant(painter: QPainter, path: QPainterPath, *, chosen: bool) -> None:
    """Paint the mark of a piece that is chosen, or hovered over."""
    tint = QColor(SURE)
    tint.setAlpha(70 if chosen else 40)
    painter.setBrush(tint)
    painter.setPen(QPen(QColor(HALO), 4))
    painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(SURE), 2))
    painter.drawPath(path)


def paint_locked(painter: QPainter, path: QPainterPath) -> None:
    """Paint a small lock at the upper left of a piece."""
    corner = path.boundingRect().topLeft() + QPointF(5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 225))
    painter.drawRoundedRect(QRectF(corner, QSizeF(_LOCK, _LOCK)), 4, 4)
    painter.drawPixmap(corner + QPointF(3, 3), icon_image("lock", _LOCK - 6, LIGHT.text))


def paint_carried(painter: QPainter, path: QPainterPath, *, refused: bool) -> None:
    """Paint a piece in the hand where it would come to lie; dashed where it may not."""
    colour = QColor(REFUSED if refused else SURE)
    painter.setPen(QPen(QColor(HALO), 4))
    painter.setBrush(QColor(colour.red(), colour.green(), colour.blue(), 110))
    painter.drawPath(path)
    painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine if refused else Qt.PenStyle.SolidLine))
    painter.drawPath(path)
