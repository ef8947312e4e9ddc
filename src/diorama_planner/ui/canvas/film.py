"""The plan as pixels of the screen: painted once, moved with the view, mended where something has changed.

A frame only copies from it. Coordinates are the pixels of the plan: device pixels from its origin, y down. What is
painted is for the painter that it is given to know.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from diorama_planner.drawing.extent import Box

PAD_PIXELS = 3
"""How far what is painted may reach beyond its box: rounding, smoothing and pens of one pixel."""

MOST_PARTS = 16
"""Parts that are painted as such; of more, the box around them."""

PaintParts = Callable[[QPainter, Sequence[QRect], float], None]
"""Paints parts of the plan, at so many device pixels per mm; the painter is clipped to them."""


class Film:
    """Holds what a view shows."""

    def __init__(self, paint: PaintParts) -> None:
        self._paint = paint
        self._pixmap = QPixmap()
        self._corner = QPoint()
        self._stale = QRegion()
        self.scale = 0.0
        """Device pixels per millimetre for which it was painted, 0 before it ever was."""
        self.whole_s = 0.0
        """How long it last took to paint all of it, in seconds."""

    @property
    def area(self) -> QRect:
        """What it shows, in pixels of the plan."""
        return QRect(self._corner, self._pixmap.size())

    @property
    def is_stale(self) -> bool:
        """Whether something is still to be painted."""
        return not self._stale.isEmpty()

    def show_part(self, scale: float, corner: QPoint, size: QSize) -> None:
        """Turn to a part of the plan; what it shows already is kept."""
        before, now = self.area, QRect(corner, size)
        if scale != self.scale or not before.intersects(now):
            self.scale = scale
            self._stale = QRegion(now)
        if self._pixmap.size() != size:
            pixmap = QPixmap(size)
            painter = QPainter(pixmap)
            painter.drawPixmap(before.topLeft() - corner, self._pixmap)
            painter.end()
            self._pixmap = pixmap
        elif before != now and self._stale != QRegion(now):
            shift = before.topLeft() - corner
            self._pixmap.scroll(shift.x(), shift.y(), self._pixmap.rect())
        self._corner = corner
        self._stale = (self._stale + (QRegion(now) - QRegion(before))) & QRegion(now)

    def spoil(self, box: Box | None = None) -> QRect:
        """Have a box of the plan (mm) painted again, or everything; gives it in pixels of the plan."""
        area = self.area if box is None else self.pixels_of(box) & self.area
        self._stale += QRegion(area)
        return area

    def pixels_of(self, box: Box) -> QRect:
        """The pixels of the plan that a box in mm may have touched."""
        if box[0] > box[2] or box[1] > box[3]:
            return QRect()
        most = 1 << 28  # beyond any screen, and within what Qt can reckon with
        left, top, right, bottom = (
            min(max(edge, -most), most)
            for edge in (box[0] * self.scale, -box[3] * self.scale, box[2] * self.scale, -box[1] * self.scale)
        )
        corner = QPoint(math.floor(left) - PAD_PIXELS, math.floor(top) - PAD_PIXELS)
        return QRect(corner, QPoint(math.ceil(right) + PAD_PIXELS, math.ceil(bottom) + PAD_PIXELS))

    def mend(self) -> None:
        """Paint what is stale."""
        if self._stale.isEmpty():
            return
        begun, stale = time.perf_counter(), self._stale
        painter = QPainter(self._pixmap)
        painter.translate(-self._corner)
        painter.setClipRegion(stale)
        self._paint(painter, _parts(stale), self.scale)
        painter.end()
        if stale == QRegion(self.area):
            self.whole_s = time.perf_counter() - begun
        self._stale = QRegion()

    def project(self, painter: QPainter) -> None:
        """Copy it onto a painter that works in pixels of the plan."""
        painter.drawPixmap(self._corner, self._pixmap)


def _parts(region: QRegion) -> list[QRect]:
    return [region.boundingRect()] if region.rectCount() > MOST_PARTS else [*cast("Iterable[QRect]", region)]
