"""What the colours of the ground mean, in a corner of the view: a bar of colours with their values."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from diorama_planner.terrain.plot import Plot, plot_of
from diorama_planner.terrain.tints import STEEP, Stop, legend_of
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, SMALL_PT, Theme, text_font

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

MARGIN = 12
PADDING = 10.0
TITLE, BAR, VALUES, LIMIT = 17.0, 11.0, 15.0, 18.0
WIDTH = 250


class GroundLegend(QWidget):
    """Lies over the view and lets the pointer through. Hidden while nothing is coloured."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Legend of the ground"))
        self._session = session
        self._theme = theme
        self._plot: Plot | None = None
        self._stops: tuple[Stop, ...] = ()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.update()

    def refresh(self) -> None:
        """Tell of the colours that are shown now."""
        look = self._session.preferences.ground
        if look.colours == "none":
            self.hide()
            return
        plot = plot_of(self._session.ground.field, look)
        if plot != self._plot:
            self._plot, self._stops = plot, legend_of(plot)
            high = PADDING * 2 + TITLE + BAR + VALUES + (LIMIT if self._limit() else 0.0)
            self.setFixedSize(QSize(WIDTH, math.ceil(high)))
            self.setAccessibleDescription(", ".join([self.title(), *self.values(), self._limit()]))
            self.update()
        self.setVisible(bool(self._stops))

    def title(self) -> str:
        """What is coloured."""
        is_slope = self._session.preferences.ground.colours == "slope"
        return tr("Slope of the ground") if is_slope else tr("Height over the base")

    def values(self) -> list[str]:
        """What is written below the bar, from left to right."""
        look = self._session.preferences.ground
        if look.colours == "slope":
            return [_slope(stop.value, look.in_degrees) for stop in self._stops]
        readings = Readings.of(self._session)
        return [readings.write(stop.value, trim=True) for stop in self._stops[:: len(self._stops) // 2]]

    def _limit(self) -> str:
        look = self._session.preferences.ground
        if look.colours != "slope" or look.limit_pct is None:
            return ""
        return tr("Steeper than {limit}", limit=_slope(look.limit_pct, look.in_degrees))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a card with the title, the bar, its values and the limit."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setFont(text_font(SMALL_PT))
        painter.setPen(QColor(theme.text))
        wide = self.width() - 2 * PADDING
        painter.drawText(QRectF(PADDING, PADDING - 3, wide, TITLE), Qt.AlignmentFlag.AlignLeft, self.title())
        bar = QRectF(PADDING, PADDING + TITLE, wide, BAR)
        self._paint_bar(painter, bar)
        if limit := self._limit():
            top = bar.bottom() + VALUES + 4
            self._paint_hatching(painter, QRectF(PADDING, top, 22, BAR))
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(PADDING + 30, top - 3, wide - 30, LIMIT), Qt.AlignmentFlag.AlignLeft, limit)
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        step = bar.width() / max(len(self._stops), 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for number, stop in enumerate(self._stops):
            painter.setBrush(QColor(stop.colour))
            painter.drawRect(QRectF(bar.left() + number * step, bar.top(), step + 0.5, bar.height()))
        values = self.values()
        classes = len(values) == len(self._stops)
        painter.setPen(QColor(self._theme.muted))
        for number, text in enumerate(values):
            share = number / len(values) if classes else number / max(len(values) - 1, 1)
            width = painter.fontMetrics().horizontalAdvance(text)
            left = bar.left() + share * bar.width() - (0 if classes else share * width)
            painter.drawText(QPointF(left, bar.bottom() + VALUES - 2), text)

    def _paint_hatching(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(STEEP).lighter(150))
        painter.drawRect(box)
        painter.setClipRect(box)
        painter.setPen(QPen(QColor(STEEP), 2))
        for number in range(-2, 6):
            left = box.left() + number * 6
            painter.drawLine(QPointF(left, box.bottom()), QPointF(left + box.height(), box.top()))
        painter.setClipping(False)


def _slope(slope_pct: float, in_degrees: bool) -> str:
    """Write a slope shortly."""
    return f"{math.degrees(math.atan(slope_pct / 100)):.0f}°" if in_degrees else f"{slope_pct:g} %"
