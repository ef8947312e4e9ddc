"""The overview: a small map of the whole plan in the corner of the view, with a frame round what is seen.

A click or a drag brings that place to the middle, as do the arrow keys. It is drawn in flat colours from the
outlines, a moment after an edit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QShowEvent, QTransform
from PySide6.QtWidgets import QWidget

from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import BASE_ID, Item
from diorama_planner.painting.styles import qpath
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, Theme

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

SIZE = QSize(196, 140)
MARGIN = 12
RIM = 10.0
WAIT_MS = 300
SMALLEST_PIXELS = 3.0
"""What is smaller on the map is drawn as its box."""

STEP = 0.2
"""Part of the view by which an arrow key moves it."""

_COLOURS = (
    (10, "#8d7c5d"),  # ground
    (20, "#7f9a5b"),  # covers
    (30, "#7b7e85"),  # roads
    (40, "#5f9fc4"),  # water
    (60, "#4d4742"),  # walls
    (70, "#c2593f"),  # things
)
_BASE = "#d9cfbb"


def level_colour(level: int) -> str:
    """Give the colour of the highest level that is not above this one."""
    return next((colour for least, colour in reversed(_COLOURS) if level >= least), _BASE)


class Overview(QWidget):
    """`wanted` tells which place of the plan to bring to the middle."""

    wanted = Signal(float, float)

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(SIZE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Overview"))
        self.setAccessibleDescription(tr("The whole plan. A click or the arrow keys move what is seen."))
        self._session = session
        self._theme = theme
        self._map = QPixmap()
        self._seen: Bounds = (0.0, 0.0, 1.0, 1.0)
        self._later = Later(self, self.redraw, WAIT_MS)
        follow(session, self, self._follow)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.update()

    def set_seen(self, seen: Bounds) -> None:
        """Show which part of the plan the view shows."""
        self._seen = seen
        self.update()

    def _follow(self, event: SessionEvent) -> None:
        if self.isVisible() and event.dirty_ids:
            self._later.ask()

    # -- the map -----------------------------------------------------------------------------------------------

    def _extent(self) -> Bounds:
        base = self._session.scene.base
        return base.bounds if not base.is_empty else self._session.scene.boxes.extent() or (0.0, 0.0, 100.0, 100.0)

    def _placing(self) -> QTransform:
        """Maps millimetres of the plan to pixels of this widget."""
        xmin, ymin, xmax, ymax = self._extent()
        room = self.width() - 2 * RIM, self.height() - 2 * RIM
        factor = min(room[0] / max(xmax - xmin, 1e-3), room[1] / max(ymax - ymin, 1e-3))
        placing = QTransform.fromTranslate(self.width() / 2, self.height() / 2)
        placing.scale(factor, -factor)
        return placing.translate(-(xmin + xmax) / 2, -(ymin + ymax) / 2)

    def redraw(self) -> None:
        """Draw the map anew."""
        ratio = self.devicePixelRatioF()
        self._map = QPixmap(self.size() * ratio)
        self._map.setDevicePixelRatio(ratio)
        self._map.fill(Qt.GlobalColor.transparent)
        placing = self._placing()
        painter = QPainter(self._map)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setTransform(placing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(qpath(region_path(self._session.scene.base)), QColor(_BASE))
        records = self._session.document.records
        for item_id in self._session.stacking():
            item = records[item_id]
            if isinstance(item, Item) and item_id != BASE_ID:
                self._draw(painter, item, SMALLEST_PIXELS / placing.m11())
        painter.end()
        self.update()

    def _draw(self, painter: QPainter, item: Item, smallest_mm: float) -> None:
        outline = self._session.outline(item.id)
        if outline.is_empty:
            return
        colour = QColor(level_colour(kind_of(item).level))
        xmin, ymin, xmax, ymax = outline.bounds
        if max(xmax - xmin, ymax - ymin) < smallest_mm:
            painter.fillRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin), colour)
        else:
            painter.fillPath(qpath(region_path(outline)), colour)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        self.redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, the map and the frame round what is seen."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rim = QColor(theme.accent if self.hasFocus() else theme.line)
        painter.setPen(QPen(rim, 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.drawPixmap(0, 0, self._map)
        xmin, ymin, xmax, ymax = self._seen
        frame = self._placing().mapRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin))
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame.intersected(QRectF(self.rect()).adjusted(3, 3, -3, -3)))
        painter.end()

    # -- mouse and keys ----------------------------------------------------------------------------------------

    def _bring(self, at: QPointF) -> None:
        place = self._placing().inverted()[0].map(at)
        self.wanted.emit(place.x(), place.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._bring(event.position())
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        if event.buttons():
            self._bring(event.position())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the view by a fifth of it."""
        way = _WAYS.get(Qt.Key(event.key()))
        if way is None:
            event.ignore()
            return
        xmin, ymin, xmax, ymax = self._seen
        middle = (xmin + xmax) / 2 + way[0] * STEP * (xmax - xmin), (ymin + ymax) / 2 + way[1] * STEP * (ymax - ymin)
        self.wanted.emit(*middle)


_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
