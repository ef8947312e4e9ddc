"""The interpreter of drawings on a QPainter: for paper, PNG, thumbnails and the sprites of the canvas.

The painter must have been set up so that one of its units is a model millimetre and y points up. Its twin for
the canvas is `items`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QTransform

from diorama_planner.drawing.instances import expanded
from diorama_planner.drawing.primitives import (
    Colour,
    Faded,
    Fill,
    Instance,
    Picture,
    Point,
    Primitive,
    Raster,
    Stroke,
    Symbol,
    Text,
)
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.fonts import drawing_font, millimetres_per_pixel
from diorama_planner.painting.images import rimmed_image
from diorama_planner.painting.look import Look, cropped, picture_image
from diorama_planner.painting.shadows import BLUR, margin_for, soft_silhouette, throw
from diorama_planner.painting.styles import qbrush, qpath, qpen

HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
MISSING = "#8a8f98"
"""Colour of the crossed box that stands for a picture that cannot be found."""

SHADOW_PIXELS = 256
"""Longest side of the silhouette from which a shadow is made: a blur needs no more."""


def paint(painter: QPainter, primitives: Iterable[Primitive], look: Look) -> None:
    """Paint the primitives in their order."""
    painter.save()
    painter.setRenderHints(HINTS)
    for primitive in primitives:
        _paint_one(painter, primitive, look)
    painter.restore()


def _paint_one(painter: QPainter, primitive: Primitive, look: Look) -> None:
    match primitive:
        case Fill():
            _paint_fill(painter, primitive, look)
        case Stroke(path=path, pen=pen):
            painter.strokePath(qpath(path), qpen(pen, look.hairline_mm))
        case Text():
            _paint_text(painter, primitive)
        case Picture():
            _paint_picture(painter, primitive, look)
        case Raster():
            painter.fillPath(*raster_fill(primitive))
        case Instance():
            _paint_instance(painter, primitive, look)
        case Faded(parts=parts, opacity=opacity):
            before = painter.opacity()
            painter.setOpacity(before * opacity)
            for part in parts:
                _paint_one(painter, part, look)
            painter.setOpacity(before)


def _paint_fill(painter: QPainter, fill: Fill, look: Look) -> None:
    before = painter.opacity()
    painter.setOpacity(before * fill.opacity)
    painter.setPen(qpen(fill.pen, look.hairline_mm))
    painter.setBrush(qbrush(fill.paint, look.pixels_per_mm, look.mm_per_unit))
    painter.drawPath(qpath(fill.path))
    painter.setOpacity(before)


def _paint_text(painter: QPainter, text: Text) -> None:
    font = drawing_font(text.bold)
    painter.save()
    painter.setTransform(text_transform(text), combine=True)
    painter.setFont(font)
    painter.setPen(QPen(qcolour(text.colour)))
    painter.drawText(QPointF(0, 0), text.text)
    painter.restore()


def text_transform(text: Text) -> QTransform:
    """Map the pixels of a text laid out in `drawing_font`, y down from its baseline, to the plan."""
    advance = QFontMetricsF(drawing_font(text.bold)).horizontalAdvance(text.text)
    factor = millimetres_per_pixel(text.height_mm)
    transform = QTransform()
    transform.translate(*text.at)
    transform.rotate(text.rotation_deg)
    transform.scale(factor, -factor)
    transform.translate({"start": 0.0, "middle": -advance / 2, "end": -advance}[text.anchor], 0)
    return transform


def _paint_picture(painter: QPainter, picture: Picture, look: Look) -> None:
    image = cropped(picture_image(picture.asset, look.assets), picture.crop)
    painter.save()
    painter.setTransform(picture_transform(picture, image.width() or 1, image.height() or 1), combine=True)
    painter.setOpacity(painter.opacity() * picture.opacity)
    if image.isNull():
        painter.strokePath(missing_picture(), missing_pen())
    else:
        painter.drawImage(QPointF(0, 0), image)
    painter.restore()


def picture_transform(picture: Picture, width: int, height: int) -> QTransform:
    """Map the pixels of a picture (y down) to its rectangle on the plan."""
    transform = QTransform()
    transform.translate(*picture.at)
    transform.rotate(picture.rotation_deg)
    transform.scale(picture.size_mm[0] / width, -picture.size_mm[1] / height)
    transform.translate(-width / 2, -height / 2)
    return transform


def missing_picture() -> QPainterPath:
    """Give the crossed unit square that stands for a picture that cannot be found."""
    path = QPainterPath()
    path.addRect(0, 0, 1, 1)
    path.lineTo(1, 1)
    path.moveTo(1, 0)
    path.lineTo(0, 1)
    return path


def missing_pen() -> QPen:
    """Give the pen of a picture that cannot be found."""
    pen = QPen(QBrush(qcolour(MISSING)), 0, Qt.PenStyle.DashLine)
    pen.setCosmetic(True)
    return pen


def raster_fill(raster: Raster) -> tuple[QPainterPath, QBrush]:
    """Give the path that a raster covers and the brush that fills it with its pixels.

    The brush repeats; a rim of one pixel keeps the far edge from showing through at the near one.
    """
    xmin, ymin, xmax, ymax = raster.bounds
    across, down = (xmax - xmin) / raster.width, (ymax - ymin) / raster.height
    brush = QBrush(rimmed_image(raster.pixels, raster.width, raster.height, raster.channels))
    placing = QTransform.fromTranslate(xmin - across, ymax + down)
    brush.setTransform(placing.scale(across, -down))
    path = QPainterPath()
    if raster.clip is None:
        path.addRect(QRectF(xmin, ymin, xmax - xmin, ymax - ymin))
    else:
        path = qpath(raster.clip)
    return path, brush


def _paint_instance(painter: QPainter, instance: Instance, look: Look) -> None:
    if instance.shadow_mm > 0:
        image, placing = instance_shadow(instance, look)
        painter.save()
        painter.setTransform(placing, combine=True)
        painter.drawImage(QPointF(0, 0), image)
        painter.restore()
    painter.save()
    painter.setTransform(instance_transform(instance), combine=True)
    inside = look.inside(instance.scale)
    for primitive in expanded(instance):
        _paint_one(painter, primitive, inside)
    painter.restore()


def instance_transform(instance: Instance, moved: Point = (0.0, 0.0)) -> QTransform:
    """Map the symbol's own frame to the plan, moved by so many millimetres."""
    transform = QTransform.fromTranslate(instance.at[0] + moved[0], instance.at[1] + moved[1])
    transform.rotate(instance.rotation_deg)
    return transform.scale(*instance.scale)


def instance_shadow(instance: Instance, look: Look) -> tuple[QImage, QTransform]:
    """Make the shadow of an instance: an image, and how its pixels lie on the plan."""
    xmin, ymin, xmax, ymax = instance.symbol.bounds
    sx, sy = (abs(factor) or 1.0 for factor in instance.scale)
    longest = max((xmax - xmin) * sx, (ymax - ymin) * sy, 1e-9)
    per_mm = min(look.pixels_per_mm, SHADOW_PIXELS / longest)
    blur = BLUR * instance.shadow_mm * per_mm
    margin = margin_for((blur, blur))
    pixels = (per_mm * sx, per_mm * sy)
    image = symbol_image(instance.symbol, instance.colours, pixels, margin, look.inside(instance.scale))
    placing = image_transform(instance.symbol, pixels, margin)
    placing *= instance_transform(instance, throw(instance.shadow_mm))
    return soft_silhouette(image, (blur, blur)), placing


def symbol_image(symbol: Symbol, colours: Mapping[str, Colour], pixels: Point, margin: int, look: Look) -> QImage:
    """Paint a symbol, unturned and without shadow, on a transparent image.

    Args:
        symbol: what to paint.
        colours: choices for its slots.
        pixels: pixels per unit of the symbol along x and y.
        margin: transparent pixels on every side of its bounds.
        look: assets and `mm_per_unit` are taken from it.
    """
    xmin, ymin, xmax, ymax = symbol.bounds
    width = max(1, math.ceil((xmax - xmin) * pixels[0])) + 2 * margin
    height = max(1, math.ceil((ymax - ymin) * pixels[1])) + 2 * margin
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(margin - xmin * pixels[0], margin + ymax * pixels[1])
    painter.scale(pixels[0], -pixels[1])
    instance = Instance(symbol, (0, 0), 0, (1, 1), colours)
    paint(painter, expanded(instance), Look(max(pixels), look.assets, mm_per_unit=look.mm_per_unit))
    painter.end()
    return image


def image_transform(symbol: Symbol, pixels: Point, margin: int) -> QTransform:
    """Map the pixels of a `symbol_image` (y down) to the symbol's own frame (y up)."""
    xmin, _, _, ymax = symbol.bounds
    transform = QTransform.fromTranslate(xmin - margin / pixels[0], ymax + margin / pixels[1])
    return transform.scale(1 / pixels[0], -1 / pixels[1])
