"""The picture of a shot: a sketch of what the lens sees, with what should not be in it hatched and numbered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.app.photography.shots import Moment, PlannedShot, Trouble
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, SMALL_PT, current_theme, text_font

LEAST, UNBOUNDED = (320, 200), 16_777_215
"""Smallest size in pixels, and the height that Qt takes for none set."""
BADGE = 20.0
HATCH_PX = 9
MARK, WIRE = "#ff3b5c", "#ffd23f"
"""Seen on any picture, whatever the theme."""


def image_of(pixels: NDArray[np.uint8]) -> QImage:
    """Make an image of pixels (rows, columns, 3) that keeps no hold of them."""
    rows, columns, _ = pixels.shape
    kept = np.ascontiguousarray(pixels)
    return QImage(kept.data, columns, rows, columns * 3, QImage.Format.Format_RGB888).copy()


class ShotPicture(QWidget):
    """Shows a shot. `chosen` carries the number of the mark that was clicked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What the lens sees"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(*LEAST)
        self._image = self._start = QImage()
        self._at_s = 0.0
        self._of: Callable[[float], QImage] = lambda at_s: self._start
        self._troubles: Sequence[Trouble] = ()
        self._masks: list[QImage] = []
        self._lit = -1
        self._said = ""

    def sizeHint(self) -> QSize:
        """As large as a usual frame is read well."""
        return QSize(640, 420)

    def show_shot(self, plan: PlannedShot, image: QImage, made: Callable[[Moment], QImage]) -> None:
        """Show the picture of its start and mark what should not be in it; those of later moments are `made` then."""
        self._image = self._start = image
        self._said, self._at_s = "", 0.0
        self._of = lambda at_s: made(plan.moment(at_s)) if at_s else image
        self._troubles = plan.troubles
        self._masks = [_tinted(each.where) if each.where is not None else QImage() for each in plan.troubles]
        self.setAccessibleDescription("; ".join(str(each.seen.message) for each in plan.troubles))
        self._lit = -1
        self._fit_height()
        self.update()

    def show_words(self, text: str) -> None:
        """Say why there is no picture."""
        self._image, self._troubles, self._masks, self._said = QImage(), (), [], text
        self._at_s = 0.0
        self.setAccessibleDescription(text)
        self._fit_height()
        self.update()

    def light_up(self, number: int) -> None:
        """Show one mark alone, in the picture of its moment; -1 shows all of the start."""
        self._lit = number
        at_s = self._troubles[number].seen.at_s if 0 <= number < len(self._troubles) else 0.0
        if at_s != self._at_s and self._troubles:
            self._at_s, self._image = at_s, self._of(at_s)
        self.update()

    def mark_places(self) -> list[QPointF]:
        """The middles of the badges that are in this picture, in pixels of the widget."""
        frame = self._frame()
        return [self._badge_at(self._troubles[number], frame) for number in self._marked()]

    def _marked(self) -> list[int]:
        """The numbers of what is marked in the picture of this moment."""
        return [number for number, each in enumerate(self._troubles) if each.seen.at_s == self._at_s]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be no higher than the picture is at this width."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        wide, high = self._image.width(), self._image.height()
        self.setMaximumHeight(max(round(self.width() * high / wide), LEAST[1]) if wide else UNBOUNDED)

    # -- painting --------------------------------------------------------------------------------------------

    def _frame(self) -> QRectF:
        """Where the picture lies: at the top, as large as there is room, in its own shape."""
        if self._image.isNull():
            return QRectF(self.rect())
        wide, high = self._image.width(), self._image.height()
        factor = min(self.width() / wide, self.height() / high)
        size = (wide * factor, high * factor)
        return QRectF((self.width() - size[0]) / 2, 0.0, *size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture and the marks over it."""
        painter, theme = QPainter(self), current_theme()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame()
        clip = QPainterPath()
        clip.addRoundedRect(frame, RADIUS, RADIUS)
        painter.fillPath(clip, QColor(theme.field))
        if self._image.isNull():
            painter.setPen(QColor(theme.muted))
            painter.setFont(text_font())
            box = frame.adjusted(24, 24, -24, -24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._said)
            return
        painter.setClipPath(clip)
        painter.drawImage(frame, self._image)
        marked = [number for number in self._marked() if self._lit in (-1, number)]
        for number in marked:
            self._paint_mark(painter, frame, number, self._troubles[number])
        for number in marked:
            place = self._badge_at(self._troubles[number], frame)
            _paint_badge(painter, place, number + 1, number == self._lit)
        if self._at_s:
            _paint_time(painter, frame, self._at_s)

    def _paint_mark(self, painter: QPainter, frame: QRectF, number: int, trouble: Trouble) -> None:
        if trouble.where is not None:
            painter.setOpacity(0.85 if number == self._lit else 0.55)
            painter.drawImage(frame, _hatched(self._masks[number], frame.size().toSize()))
            painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in trouble.lines:
            shape = QPolygonF([_on(frame, x, y) for x, y in line.tolist()])
            for colour, width in (("#000000a0", 4.6), (WIRE, 2.2)):
                pen = QPen(_colour(colour), width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPolyline(shape)

    def _badge_at(self, trouble: Trouble, frame: QRectF) -> QPointF:
        """In the middle of what is marked, within the picture."""
        if trouble.where is not None:
            rows, columns = np.nonzero(trouble.where)
            nearest = int(((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2).argmin())
            high, wide = trouble.where.shape
            place = QPointF(
                frame.left() + (columns[nearest] + 0.5) / wide * frame.width(),
                frame.top() + (rows[nearest] + 0.5) / high * frame.height(),
            )
        else:
            line = max(trouble.lines, key=len)
            x, y = line[len(line) // 2].tolist()
            place = _on(frame, x, y)
        inner = frame.adjusted(BADGE, BADGE, -BADGE, -BADGE)
        return QPointF(
            min(max(place.x(), inner.left()), inner.right()), min(max(place.y(), inner.top()), inner.bottom())
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a mark by its badge; elsewhere none."""
        at = event.position()
        for number, place in zip(self._marked(), self.mark_places(), strict=True):
            if (at - place).manhattanLength() <= BADGE:
                self.chosen.emit(number)
                return
        self.chosen.emit(-1)


def _on(frame: QRectF, x: float, y: float) -> QPointF:
    return QPointF(frame.left() + (x + 1.0) / 2.0 * frame.width(), frame.top() + (1.0 - y) / 2.0 * frame.height())


def _colour(text: str) -> QColor:
    """A colour as `#rrggbb` or `#rrggbbaa`."""
    made = QColor(text[:7])
    if len(text) > len("#rrggbb"):
        made.setAlpha(int(text[7:], 16))
    return made


def _tinted(where: NDArray[np.bool_]) -> QImage:
    """A mask as an image of which only the opacity counts."""
    rows, columns = where.shape
    pixels = np.zeros((rows, columns, 4), dtype=np.uint8)
    pixels[where] = 255
    return QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _hatched(mask: QImage, size: QSize) -> QImage:
    """Hatching where a mask is, as large as the picture."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(image.rect(), _colour(MARK + "40"))
    painter.setPen(QPen(QColor(MARK), 2.2))
    for start in range(-size.height(), size.width(), HATCH_PX):
        painter.drawLine(start, size.height(), start + size.height(), 0)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(image.rect(), mask)
    painter.end()
    return image


def _paint_badge(painter: QPainter, at: QPointF, number: int, lit: bool) -> None:
    half = BADGE / 2.0 + (2.0 if lit else 0.0)
    painter.setPen(QPen(QColor("#ffffff"), 2.0))
    painter.setBrush(QBrush(QColor(MARK)))
    painter.drawEllipse(at, half, half)
    painter.setFont(text_font(SMALL_PT, strong=True))
    painter.setPen(QColor("#ffffff"))
    box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_time(painter: QPainter, frame: QRectF, at_s: float) -> None:
    """Say in the corner that this is a later moment."""
    text = tr("at {time} s", time=Readings().number(at_s, 1))
    painter.setFont(text_font(SMALL_PT, strong=True))
    wide = painter.fontMetrics().horizontalAdvance(text) + 2 * RADIUS
    box = QRectF(frame.left() + RADIUS, frame.top() + RADIUS, wide, BADGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_colour("#000000b0"))
    painter.drawRoundedRect(box, BADGE / 2.0, BADGE / 2.0)
    painter.setPen(QColor("#ffffff"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
