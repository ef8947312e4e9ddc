"""The interpreter of drawings on a QPainter: for paper, PNG, thumbnails and the sprites of the canvas.

The painter must have been set up so that one of its units is a model millimetre and y points up. For the canvas
see `marks`; the atoms are painted by `ops` in both.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

from diorama_planner.drawing.instances import expanded
from diorama_planner.drawing.primitives import Colour, Faded, Instance, Picture, Point, Primitive, Symbol
from diorama_planner.painting.look import Look, cropped, picture_image
from diorama_planner.painting.ops import op_of, picture_op
from diorama_planner.painting.shadows import BLUR, margin_for, soft_silhouette, throw

HINTS = (
    QPainter.RenderHint.Antialiasing
    | QPainter.RenderHint.TextAntialiasing
    | QPainter.RenderHint.SmoothPixmapTransform
)
FINEST = 2.0
"""Pixels of a picture to one that is painted: as far as smooth painting looks around."""

SHADOW_PIXELS = 256
"""Longest side of the silhouette from which a shadow is made: a blur needs no more."""


def paint(painter: QPainter, primitives: Iterable[Primitive], look: Look) -> None:
    """Paint the primitives in their order."""
    painter.save()
    painter.setRenderHints(HINTS)
    _paint_all(painter, primitives, look)
    painter.restore()


def _paint_all(painter: QPainter, primitives: Iterable[Primitive], look: Look) -> None:
    for primitive in primitives:
        match primitive:
            case Instance():
                _paint_instance(painter, primitive, look)
            case Faded(parts=parts, opacity=opacity):
                before = painter.opacity()
                painter.setOpacity(before * opacity)
                _paint_all(painter, parts, look)
                painter.setOpacity(before)
            case Picture(asset=asset, crop=crop):
                image = cropped(picture_image(asset, look.assets), crop)
                picture_op(primitive, _reduced(image, primitive, painter)).paint(painter)
            case _:
                op_of(primitive, look).paint(painter)


def _reduced(image: QImage, picture: Picture, painter: QPainter) -> QImage:
    """Make an image smaller that has far more pixels than are painted: else most of them would be passed over."""
    placing = painter.deviceTransform()
    wide = math.ceil(picture.size_mm[0] * math.hypot(placing.m11(), placing.m12()))
    if image.width() <= FINEST * wide or wide < 1:
        return image
    return image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)


def _paint_instance(painter: QPainter, instance: Instance, look: Look) -> None:
    if instance.shadow_mm > 0:
        image, placing = instance_shadow(instance, look)
        painter.save()
        painter.setTransform(placing, combine=True)
        painter.drawImage(QPointF(0, 0), image)
        painter.restore()
    painter.save()
    painter.setTransform(instance_transform(instance), combine=True)
    _paint_all(painter, expanded(instance), look.inside(instance.scale))
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
