"""Atoms of a drawing made ready for Qt: paths, pens, brushes and places worked out once, then painted often.

Paper (`painter`) and screen (`marks`) are both painted by these, so that they cannot differ. What an instance
of a symbol becomes is for those two to say. The painter's unit is a model millimetre, y up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from diorama_planner.drawing.primitives import Fill, Picture, Raster, Stroke, Text
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.fonts import drawing_font, millimetres_per_pixel
from diorama_planner.painting.images import rimmed_image
from diorama_planner.painting.look import Look
from diorama_planner.painting.styles import qbrush, qpath, qpen

MISSING = "#8a8f98"
"""Colour of the crossed box that stands for a picture that cannot be found."""


class Op(Protocol):
    """Something that can be painted again and again."""

    def paint(self, painter: QPainter) -> None:
        """Paint it; the painter's transformation and opacity are left as they were."""
        ...


class Shape(NamedTuple):
    """A path, filled and outlined."""

    path: QPainterPath
    brush: QBrush
    pen: QPen
    opacity: float = 1.0

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        if self.opacity == 1.0:
            painter.drawPath(self.path)
            return
        before = painter.opacity()
        painter.setOpacity(before * self.opacity)
        painter.drawPath(self.path)
        painter.setOpacity(before)


class Words(NamedTuple):
    """A line of text; `placing` maps its pixels, y down from the baseline, to the plan."""

    text: str
    font: QFont
    pen: QPen
    placing: QTransform

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.save()
        painter.setTransform(self.placing, combine=True)
        painter.setFont(self.font)
        painter.setPen(self.pen)
        painter.drawText(QPointF(0, 0), self.text)
        painter.restore()


class Pixels(NamedTuple):
    """An image; `placing` maps its pixels, y down from the upper left corner, to the plan."""

    image: QImage
    placing: QTransform
    opacity: float = 1.0

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        painter.save()
        painter.setTransform(self.placing, combine=True)
        painter.setOpacity(painter.opacity() * self.opacity)
        painter.drawImage(QPointF(0, 0), self.image)
        painter.restore()


class Placed(NamedTuple):
    """Others in a frame of their own, or seen through."""

    ops: tuple[Op, ...]
    placing: QTransform = QTransform()
    opacity: float = 1.0

    def paint(self, painter: QPainter) -> None:
        """Paint them."""
        place, opacity = painter.transform(), painter.opacity()  # quicker than all that a painter would save
        painter.setTransform(self.placing, combine=True)
        if self.opacity != 1.0:
            painter.setOpacity(opacity * self.opacity)
        for op in self.ops:
            op.paint(painter)
        painter.setTransform(place)
        if self.opacity != 1.0:
            painter.setOpacity(opacity)


def op_of(atom: Fill | Stroke | Text | Raster, look: Look) -> Op:
    """Make an atom ready for a look."""
    match atom:
        case Fill(path=path, paint=paint, pen=pen, opacity=opacity):
            brush = qbrush(paint, look.pixels_per_mm, look.mm_per_unit)
            return Shape(qpath(path), brush, qpen(pen, look.hairline_mm), opacity)
        case Stroke(path=path, pen=pen):
            return Shape(qpath(path), _NO_BRUSH, qpen(pen, look.hairline_mm))
        case Text():
            return Words(atom.text, _font(atom.bold), QPen(qcolour(atom.colour)), _text_placing(atom))
        case Raster():
            return _raster(atom)


_NO_BRUSH = QBrush()


@lru_cache(maxsize=2)
def _font(bold: bool) -> QFont:
    return drawing_font(bold)


def _text_placing(text: Text) -> QTransform:
    factor = millimetres_per_pixel(text.height_mm)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    transform = QTransform()
    transform.translate(*text.at)
    transform.rotate(text.rotation_deg)
    transform.scale(factor, -factor)
    if share:
        transform.translate(-share * QFontMetricsF(_font(text.bold)).horizontalAdvance(text.text), 0)
    return transform


def picture_op(picture: Picture, image: QImage) -> Op:
    """Make a picture ready, given what is shown of it, decoded; a null image if it is missing or none."""
    if image.isNull():
        crossed = Shape(_crossed_square(), _NO_BRUSH, _missing_pen())
        return Placed((crossed,), _picture_placing(picture, 1, 1), picture.opacity)
    return Pixels(image, _picture_placing(picture, image.width(), image.height()), picture.opacity)


def _picture_placing(picture: Picture, width: int, height: int) -> QTransform:
    """Map the pixels of a picture (y down) to its rectangle on the plan."""
    transform = QTransform()
    transform.translate(*picture.at)
    transform.rotate(picture.rotation_deg)
    transform.scale(picture.size_mm[0] / width, -picture.size_mm[1] / height)
    transform.translate(-width / 2, -height / 2)
    return transform


def _crossed_square() -> QPainterPath:
    path = QPainterPath()
    path.addRect(0, 0, 1, 1)
    path.lineTo(1, 1)
    path.moveTo(1, 0)
    path.lineTo(0, 1)
    return path


def _missing_pen() -> QPen:
    pen = QPen(QBrush(qcolour(MISSING)), 0, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen


def _raster(raster: Raster) -> Op:
    """Fill the path that a raster covers with its pixels.

    The brush repeats; a rim of one pixel keeps the far edge from showing through at the near one.
    """
    xmin, ymin, xmax, ymax = raster.bounds
    across, down = (xmax - xmin) / raster.width, (ymax - ymin) / raster.height
    brush = QBrush(rimmed_image(raster.pixels, raster.width, raster.height, raster.channels))
    placing = QTransform.fromTranslate(xmin - across, ymax + down)
    brush.setTransform(placing.scale(across, -down))
    bounds = QRectF(xmin, ymin, xmax - xmin, ymax - ymin)
    path = QPainterPath()
    path.addRect(bounds)
    if raster.clip is not None:
        clip = qpath(raster.clip)
        path = clip if bounds.contains(clip.boundingRect()) else path.intersected(clip)
    return Shape(path, brush, qpen(None))
