"""The interpreter of drawings as stock items of a QGraphicsScene: for the canvas, whose view turns y up.

Items come in the order of their primitives and are never selectable, movable or asked anything. A small
instance is one pixmap item on a shared sprite, its `pos` being the instance's `at`; a large one is a group of
paths. Its twin for paper is `painter`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsSimpleTextItem

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.instances import expanded
from diorama_planner.drawing.primitives import Fill, Instance, Picture, Primitive, Raster, Stroke, Text
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.fonts import drawing_font
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import (
    instance_shadow,
    missing_pen,
    missing_picture,
    picture_transform,
    raster_fill,
    text_transform,
)
from diorama_planner.painting.sprites import SpriteCache
from diorama_planner.painting.styles import qbrush, qpath, qpen

SPRITE_PIXELS = 200
"""Logical pixels: an instance that looks larger than this is drawn as vectors."""

MERGED_AT_MOST = 64
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_BOX = QGraphicsPixmapItem.ShapeMode.BoundingRectShape


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What the items are made for: `look.pixels_per_mm` in device pixels, of which `ratio` make a logical one."""

    look: Look
    sprites: SpriteCache
    ratio: float = 1.0


def items_for(primitives: Iterable[Primitive], context: ItemContext) -> list[QGraphicsItem]:
    """Make the items that show the primitives, lowest first; they belong to no scene yet."""
    return list(_items(primitives, context, context.look))


def is_sprite(instance: Instance, context: ItemContext) -> bool:
    """Tell whether an instance is so small on the screen that it is shown by a sprite."""
    xmin, ymin, xmax, ymax = instance.symbol.bounds
    size = max((xmax - xmin) * abs(instance.scale[0]), (ymax - ymin) * abs(instance.scale[1]))
    return size * context.look.pixels_per_mm < SPRITE_PIXELS * context.ratio


def _items(primitives: Iterable[Primitive], context: ItemContext, look: Look) -> Iterator[QGraphicsItem]:
    waiting: list[Fill | Stroke] = []
    covered: list[QRectF] = []
    for primitive in primitives:
        if isinstance(primitive, Fill | Stroke):
            box = qpath(primitive.path).boundingRect()
            if waiting and not _joins(primitive, box, waiting, covered):
                yield _path_item(waiting, look)
                waiting, covered = [], []
            waiting.append(primitive)
            covered.append(box)
            continue
        if waiting:
            yield _path_item(waiting, look)
            waiting, covered = [], []
        yield _other_item(primitive, context, look)
    if waiting:
        yield _path_item(waiting, look)


def _joins(primitive: Fill | Stroke, box: QRectF, waiting: list[Fill | Stroke], covered: list[QRectF]) -> bool:
    """Tell whether a path can go into the item of those before it and still look the same."""
    first = waiting[0]
    if len(waiting) >= MERGED_AT_MOST:
        return False
    if isinstance(primitive, Stroke):
        return isinstance(first, Stroke) and primitive.pen == first.pen and rgba(first.pen.colour)[3] == 255
    if not isinstance(first, Fill) or primitive.paint != first.paint or primitive.opacity != first.opacity:
        return False
    return primitive.pen == first.pen and not any(box.intersects(other) for other in covered)


def _path_item(primitives: list[Fill | Stroke], look: Look) -> QGraphicsPathItem:
    path = qpath(primitives[0].path)
    for primitive in primitives[1:]:
        path.addPath(qpath(primitive.path))
    first = primitives[0]
    item = _shape(path, QBrush(), qpen(first.pen, look.hairline_mm))
    if isinstance(first, Fill):
        item.setBrush(qbrush(first.paint, look.pixels_per_mm, look.mm_per_unit))
        item.setOpacity(first.opacity)
    return item


def _shape(path: QPainterPath, brush: QBrush, pen: QPen) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path)
    item.setBrush(brush)
    item.setPen(pen)
    return item


def _other_item(primitive: Text | Picture | Raster | Instance, context: ItemContext, look: Look) -> QGraphicsItem:
    match primitive:
        case Text():
            return _text_item(primitive)
        case Picture():
            return _picture_item(primitive, context, look)
        case Raster():
            path, brush = raster_fill(primitive)
            return _shape(path, brush, QPen(Qt.PenStyle.NoPen))
        case Instance():
            if is_sprite(primitive, context):
                return _sprite_item(primitive, context, look)
            return _vector_item(primitive, context, look)


def _text_item(text: Text) -> QGraphicsSimpleTextItem:
    font = drawing_font(text.bold)
    item = QGraphicsSimpleTextItem(text.text)
    item.setFont(font)
    item.setBrush(QBrush(qcolour(text.colour)))
    transform = text_transform(text)
    transform.translate(0, -QFontMetricsF(font).ascent())
    item.setTransform(transform)
    return item


def _picture_item(picture: Picture, context: ItemContext, look: Look) -> QGraphicsItem:
    pixmap = context.sprites.picture(picture.asset, look)
    item: QGraphicsItem
    if pixmap.isNull():
        item = _shape(missing_picture(), QBrush(), missing_pen())
        item.setTransform(picture_transform(picture, 1, 1))
    else:
        item = _pixmap_item(pixmap)
        item.setTransform(picture_transform(picture, pixmap.width(), pixmap.height()))
    item.setOpacity(picture.opacity)
    return item


def _pixmap_item(pixmap: QPixmap) -> QGraphicsPixmapItem:
    item = QGraphicsPixmapItem(pixmap)
    item.setTransformationMode(_SMOOTH)
    item.setShapeMode(_BOX)
    return item


def _sprite_item(instance: Instance, context: ItemContext, look: Look) -> QGraphicsPixmapItem:
    sprite = context.sprites.sprite(instance, look)
    sx, sy = instance.scale
    angle = math.radians(instance.rotation_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    # Pixels of the sprite (y down) to the frame of the turned instance (y up), by hand: this runs 10,000 times.
    a, d = sx / sprite.pixels[0], -sy / sprite.pixels[1]
    x, y = sx * sprite.left, sy * sprite.top
    item = QGraphicsPixmapItem(sprite.pixmap)
    item.setTransformationMode(_SMOOTH)
    item.setShapeMode(_BOX)
    item.setTransform(QTransform(cos * a, sin * a, -sin * d, cos * d, cos * x - sin * y, sin * x + cos * y))
    item.setPos(*instance.at)
    return item


def _vector_item(instance: Instance, context: ItemContext, look: Look) -> QGraphicsPathItem:
    whole = QGraphicsPathItem()
    transform = QTransform()
    transform.rotate(instance.rotation_deg)
    transform.scale(*instance.scale)
    whole.setTransform(transform)
    whole.setPos(*instance.at)
    if instance.shadow_mm > 0:
        image, area = instance_shadow(instance, look)
        shadow = _pixmap_item(QPixmap.fromImage(image))
        placing = QTransform.fromTranslate(area.x(), area.y())
        placing.scale(area.width() / image.width(), area.height() / image.height())
        shadow.setTransform(placing)
        shadow.setParentItem(whole)
    for item in _items(expanded(instance), context, look.inside(instance.scale)):
        item.setParentItem(whole)
    return whole
