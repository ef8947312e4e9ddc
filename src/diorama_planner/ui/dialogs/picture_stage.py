"""A picture on which a line is drawn, a frame set or four corners put, with a loupe at the hand.

What is marked is plain data in `picture_grips`; what it means is for the dialog. Wheel zooms, the right or the
middle button moves the picture; arrows move the point that was last taken, Space goes to the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.ui.dialogs.picture_grips import Grips, Mode
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, current_theme

REACH = 14.0
STEP, BIG_STEP = 1.0, 10.0
LOUPE, LOUPE_ZOOM = 132, 4.0
ZOOM_STEP, LARGEST_ZOOM = 1.2, 16.0
_MARGIN = 10
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_MOVERS = Qt.MouseButton.RightButton | Qt.MouseButton.MiddleButton


class PictureStage(QWidget):
    """`grips` is what is marked; `changed` tells of every change by hand."""

    changed = Signal()
    typed = Signal(str)
    """What is typed while a line is there: its length, by hands that have not yet gone to the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._pixmap = QPixmap()
        self.grips = Grips((1, 1))
        self._mode: Mode = "line"
        self._active = 0
        self._held = False
        self._pan_from: QPointF | None = None
        self._zoom = 1.0
        self._shift = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Picture; arrows move a point, Space goes to the next"))

    def sizeHint(self) -> QSize:
        """Large enough to aim."""
        return QSize(620, 460)

    def image(self) -> QImage:
        """The picture."""
        return self._image

    def set_image(self, image: QImage) -> None:
        """Show another picture, with nothing marked on it."""
        self._image = image
        self._pixmap = QPixmap.fromImage(image)
        self.grips = Grips.of((image.width(), image.height()))
        self._zoom, self._shift, self._active = 1.0, QPointF(), 0
        self._tell()

    def mode(self) -> Mode:
        """What the hand marks."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Let the hand mark something else."""
        self._mode, self._active, self._held = mode, 0, False
        self.update()

    def set_line(self, line: Sequence[tuple[float, float]]) -> None:
        """Put the line somewhere."""
        self.grips = replace(self.grips, line=tuple(line))
        self._tell()

    def set_crop(self, crop: Sequence[float]) -> None:
        """Put the frame somewhere, in shares of the picture."""
        self.grips = self.grips.with_crop(crop)
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    # -- where things are ------------------------------------------------------------------------------------

    def placing(self) -> QTransform:
        """How pixels of the picture lie in the widget."""
        room = self.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        width, height = max(1, self._image.width()), max(1, self._image.height())
        factor = max(1e-6, min(room.width() / width, room.height() / height)) * self._zoom
        middle = QPointF(self.width() / 2, self.height() / 2) + self._shift
        transform = QTransform.fromTranslate(middle.x(), middle.y())
        return transform.scale(factor, factor).translate(-width / 2, -height / 2)

    def _pixel(self, at: QPointF) -> tuple[float, float]:
        point = self.placing().inverted()[0].map(at)
        return point.x(), point.y()

    # -- hands -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a point, begin a line or take hold of the picture."""
        if event.button() & _MOVERS:
            self._pan_from = event.position()
            return
        at = self._pixel(event.position())
        found = self.grips.nearest(self._mode, at, REACH / self.placing().m11())
        if found is not None:
            self._active, self._held = found, True
        elif self._mode == "line":
            self.grips = self.grips.begun(at)
            self._active, self._held = 1, True
            self._tell()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the point or the picture."""
        if self._pan_from is not None:
            self._shift += event.position() - self._pan_from
            self._pan_from = event.position()
            self.update()
        elif self._held:
            self._move_to(self._pixel(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() & _MOVERS:
            self._pan_from = None
        self._held = False
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom so that what is under the pointer stays there."""
        at, before = event.position(), self._pixel(event.position())
        wanted = self._zoom * ZOOM_STEP ** (event.angleDelta().y() / 120)
        self._zoom = min(max(wanted, 1.0), LARGEST_ZOOM)
        self._shift = QPointF() if self._zoom == 1.0 else self._shift + at - self.placing().map(QPointF(*before))
        self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point, or go to the next one."""
        key = Qt.Key(event.key())
        points = self.grips.points(self._mode)
        if key in _ARROWS and points:
            step = BIG_STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            (x, y), (dx, dy) = points[self._active], _ARROWS[key]
            self._move_to((x + step * dx, y + step * dy))
        elif key is Qt.Key.Key_Space and points:
            self._active = (self._active + 1) % len(points)
            self.update()
        elif key is Qt.Key.Key_Space and not self._image.isNull():
            width, height = self.grips.size
            self.set_line(((width / 4, height / 2), (3 * width / 4, height / 2)))
        elif self._mode == "line" and points and event.text().isdigit():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _move_to(self, to: tuple[float, float]) -> None:
        self.grips = self.grips.moved(self._mode, self._active, to)
        self._tell()

    # -- picture -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, what is marked, and the loupe."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(theme.mat))
        placing = self.placing()
        painter.setTransform(placing)
        painter.drawPixmap(0, 0, self._pixmap)
        painter.resetTransform()
        points = [placing.map(QPointF(*point)) for point in self.grips.points(self._mode)]
        self._paint_marks(painter, points, placing)
        if self._held and points:
            self._paint_loupe(painter, points[self._active])
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(shape)
        painter.end()

    def _paint_marks(self, painter: QPainter, points: Sequence[QPointF], placing: QTransform) -> None:
        theme = current_theme()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = QPolygonF(list(points))
        if self._mode == "crop":
            shade = QPainterPath()
            shade.addRect(placing.mapRect(QRectF(self._image.rect())))
            shade.addPolygon(outline)
            painter.fillPath(shade, QColor(0, 0, 0, 130))
        for colour, width in ((theme.halo, 4.0), (theme.guide, 2.0)):
            painter.setPen(QPen(QColor(colour), width))
            if self._mode == "line":
                painter.drawPolyline(outline)
            else:
                painter.drawPolygon(outline)
        for index, point in enumerate(points):
            is_active = index == self._active and (self.hasFocus() or self._held)
            painter.setPen(QPen(QColor(theme.halo), 2))
            painter.setBrush(QColor(theme.accent if is_active else theme.guide))
            painter.drawEllipse(point, 6, 6)

    def _paint_loupe(self, painter: QPainter, at: QPointF) -> None:
        """The neighbourhood of the point, enlarged, in the corner that is farther from the hand."""
        theme = current_theme()
        left = self.width() - LOUPE - _MARGIN if at.x() < self.width() / 2 else _MARGIN
        box = QRectF(left, _MARGIN, LOUPE, LOUPE)
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, QColor(theme.mat))
        x, y = self._pixel(at)
        factor = max(LOUPE_ZOOM * self.placing().m11(), 2.0)
        painter.translate(box.center())
        painter.scale(factor, factor)
        painter.drawPixmap(QPointF(-x, -y), self._pixmap)
        painter.restore()
        painter.setPen(QPen(QColor(theme.guide), 1))
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()))
        painter.drawLine(QPointF(box.center().x(), box.top()), QPointF(box.center().x(), box.bottom()))
        painter.setPen(QPen(QColor(theme.halo), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
