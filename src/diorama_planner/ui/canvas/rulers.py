"""The rulers at the edges: model millimetres or real lengths, following the view, with the pointer's mark."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import Theme, text_font

THICKNESS = 22
LABEL_PIXELS = 58.0
"""Labels stand at least this far apart."""


def ruler_steps(pixels_per_unit: float) -> tuple[float, float]:
    """Choose (label step, tick step) in the ruler's unit: 1, 2 or 5 times a power of ten."""
    exponent = math.floor(math.log10(LABEL_PIXELS / pixels_per_unit))
    for power in (exponent, exponent + 1):
        for factor, parts in ((1, 5), (2, 4), (5, 5)):
            step = factor * 10.0**power
            if step * pixels_per_unit >= LABEL_PIXELS:
                return step, step / parts
    return 10.0 ** (exponent + 2), 10.0 ** (exponent + 2)


LABEL_PIXELS = 80
"""How far from its tick a label may reach."""


class Ruler(QWidget):
    """One ruler. `origin` tells where plan zero lies in the view's pixels, `per_unit` pixels per unit.

    A guide is pulled off it: `taken` once the button is down, then places on the screen.
    """

    taken = Signal()
    pulled = Signal(QPointF, Qt.KeyboardModifier)
    let_go = Signal(QPointF, Qt.KeyboardModifier)

    def __init__(self, orientation: Qt.Orientation, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = orientation is Qt.Orientation.Horizontal
        self._theme = theme
        self._origin = 0.0
        self._per_unit = 1.0
        self._mark: float | None = None
        self._write: Callable[[float], str] = lambda value: f"{value:g}"
        self.setCursor(Qt.CursorShape.SplitVCursor if self._level else Qt.CursorShape.SplitHCursor)
        self.setToolTip(tr("Drag a guide off the ruler"))
        policy = QSizePolicy.Policy
        if self._level:
            self.setSizePolicy(policy.Expanding, policy.Fixed)
        else:
            self.setSizePolicy(policy.Fixed, policy.Expanding)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a guide off the ruler."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.taken.emit()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pulled.emit(event.globalPosition(), event.modifiers())
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.let_go.emit(event.globalPosition(), event.modifiers())
        event.accept()

    def sizeHint(self) -> QSize:
        """As thick as a ruler is."""
        return QSize(THICKNESS, THICKNESS)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.update()

    def follow(self, origin: float, per_unit: float) -> None:
        """Follow the view."""
        if (origin, per_unit) != (self._origin, self._per_unit):
            self._origin, self._per_unit = origin, per_unit
            self.update()

    def set_mark(self, at: float | None) -> None:
        """Show where the pointer is, in the view's pixels."""
        for place in (self._mark, at):
            if place is not None:
                x = int(place) - 6
                self.update(*((x, 0, 12, THICKNESS) if self._level else (0, x, THICKNESS, 12)))
        self._mark = at

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ticks, labels and the pointer's mark."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.panel))
        step, tick = ruler_steps(self._per_unit)
        part = event.rect()
        near, far = (part.left(), part.right()) if self._level else (part.top(), part.bottom())
        direction = 1.0 if self._level else -1.0
        edges = (near - LABEL_PIXELS, far + LABEL_PIXELS)
        ends = sorted((edge - self._origin) / (direction * self._per_unit) for edge in edges)
        first, last = math.floor(ends[0] / tick) - 1, math.ceil(ends[1] / tick) + 1
        parts = round(step / tick)
        painter.setFont(text_font(6.75))  # not the widget's font, which a style sheet may set
        painter.setPen(QPen(QColor(self._theme.muted), 1))
        for count in range(first, last + 1):
            at = self._origin + direction * count * tick * self._per_unit
            is_label = count % parts == 0
            self._tick(painter, round(at) + 0.5, 13.0 if is_label else 7.0 if count % parts * 2 == parts else 5.0)
            if is_label:
                self._label(painter, at, self._write(count * tick))
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        painter.end()

    def _tick(self, painter: QPainter, at: float, length: float) -> None:
        edge = float(THICKNESS)
        if self._level:
            painter.drawLine(QPointF(at, edge - length), QPointF(at, edge))
        else:
            painter.drawLine(QPointF(edge - length, at), QPointF(edge, at))

    def _label(self, painter: QPainter, at: float, text: str) -> None:
        if self._level:
            painter.drawText(QPointF(at + 4, 10), text)
            return
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPointF(THICKNESS - 3 - width if width > 14 else 3, at - 3), text)

    def _paint_mark(self, painter: QPainter, at: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.accent))
        edge = float(THICKNESS)
        tip = [(at, edge), (at - 4, edge - 6), (at + 4, edge - 6)]
        points = [QPointF(x, y) if self._level else QPointF(y, x) for x, y in tip]
        painter.drawPolygon(points)
