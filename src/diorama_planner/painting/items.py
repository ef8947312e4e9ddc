"""The interpreter of drawings as stock items of a QGraphicsScene: for the canvas, whose view turns y up.

Items come in the order of their primitives and are never selectable, movable or asked anything. A small
instance is one pixmap item on a shared sprite, a large one a group of paths; both have the instance's `at` as
their `pos`. Its twin for paper is `painter`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainterPath, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsPixmapItem, QGraphicsSimpleTextItem

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.instances import corners, expanded
from diorama_planner.drawing.primitives import Faded, Fill, Instance, Picture, Primitive, Raster, Stroke, Text
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.fonts import drawing_font
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import (
    SHADOW_PIXELS,
    instance_transform,
    missing_pen,
    missing_picture,
    picture_transform,
    raster_fill,
    text_transform,
)
from diorama_planner.painting.shadows import throw
from diorama_planner.painting.sprites import Sprite, SpriteCache
from diorama_planner.painting.styles import qbrush, qpath, qpen

SPRITE_PIXELS = 200
"""Logical pixels: an instance that looks larger than this is drawn as vectors."""

MERGED_AT_MOST = 64
_SMOOTH = Qt.TransformationMode.SmoothTransformation
_BOX = QGraphicsPixmapItem.ShapeMode.BoundingRectShape


@dataclass(frozen=True, slots=True)
class ItemContext:
    """What the items are made for.

    `look.pixels_per_mm` counts device pixels, of which `ratio` make a logical one. `visible` is the part of
    the plan in sight (xmin, ymin, xmax, ymax): large instances out of it are shown by coarse sprites, not by
    vectors; None means everything is in sight.
    """

    look: Look
    sprites: SpriteCache
    ratio: float = 1.0
    visible: tuple[float, float, float, float] | None = None


def items_for(primitives: Iterable[Primitive], context: ItemContext) -> list[QGraphicsItem]:
    """Make the items that show the primitives, lowest first; they belong to no scene yet."""
    return list(_items(primitives, context, context.look))


def is_sprite(instance: Instance, context: ItemContext) -> bool:
    """Tell whether an instance is shown by a sprite: small on the screen, or out of sight."""
    return _sprite_look(instance, context, context.look) is not None


def _sprite_look(instance: Instance, context: ItemContext, look: Look) -> Look | None:
    """Give the look for the sprite of an instance, coarser if it is large; None if it must be vectors."""
    size, limit = _screen_size(instance, look), SPRITE_PIXELS * context.ratio
    if size < limit:
        return look
    if context.visible is None or _in_sight(instance, context.visible):
        return None
    return replace(look, pixels_per_mm=look.pixels_per_mm * limit / size)


def _screen_size(instance: Instance, look: Look) -> float:
    xmin, ymin, xmax, ymax = instance.symbol.bounds
    return max((xmax - xmin) * abs(instance.scale[0]), (ymax - ymin) * abs(instance.scale[1])) * look.pixels_per_mm


def _in_sight(instance: Instance, visible: tuple[float, float, float, float]) -> bool:
    xs, ys = zip(*corners(instance), strict=True)
    reach = 2 * instance.shadow_mm
    beside = max(xs) + reach < visible[0] or min(xs) - reach > visible[2]
    return not (beside or max(ys) + reach < visible[1] or min(ys) - reach > visible[3])


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
        if isinstance(primitive, Faded):
            yield from _faded_items(primitive, context, look)
        else:
            yield _other_item(primitive, context, look)
    if waiting:
        yield _path_item(waiting, look)


def _faded_items(faded: Faded, context: ItemContext, look: Look) -> Iterator[QGraphicsItem]:
    for item in _items(faded.parts, context, look):
        item.setOpacity(item.opacity() * faded.opacity)
        yield item


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
            coarse = _sprite_look(primitive, context, look)
            if coarse:
                return _sprite_item(primitive, context.sprites, coarse)
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
    pixmap = context.sprites.picture(picture.asset, look, picture.crop)
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


def _sprite_item(instance: Instance, sprites: SpriteCache, look: Look) -> QGraphicsPixmapItem:
    sprite = sprites.sprite(instance, look)
    item = _pixmap_item(sprite.pixmap)
    item.setOffset(sprite.left, sprite.top)
    item.setTransform(_sprite_transform(sprite, instance, look.pixels_per_mm))
    item.setPos(*instance.at)
    return item


def _sprite_transform(sprite: Sprite, instance: Instance, per_mm: float) -> QTransform:
    """Map pixels of a sprite (y down) to the plan (y up); turned ones are so small that rounding does not matter."""
    if sprite.turned:
        return QTransform.fromScale(1 / per_mm, -1 / per_mm)
    transform = QTransform()
    transform.rotate(instance.rotation_deg)
    across, up = (real / made for real, made in zip(instance.scale, sprite.scale, strict=True))
    return transform.scale(across / per_mm, -up / per_mm)


def _vector_item(instance: Instance, context: ItemContext, look: Look) -> QGraphicsPathItem:
    whole = QGraphicsPathItem()
    whole.setPos(*instance.at)
    here = replace(instance, at=(0, 0))
    if instance.shadow_mm > 0:
        _shadow_item(here, context.sprites, look).setParentItem(whole)
    transform = instance_transform(here)
    for item in _items(expanded(instance), context, look.inside(instance.scale)):
        item.setTransform(item.transform() * transform)
        item.setParentItem(whole)
    return whole


def _shadow_item(instance: Instance, sprites: SpriteCache, look: Look) -> QGraphicsPixmapItem:
    fine = min(1.0, SHADOW_PIXELS / max(_screen_size(instance, look), 1e-9))
    base = sprites.base(instance, replace(look, pixels_per_mm=look.pixels_per_mm * fine))
    item = _pixmap_item(QPixmap.fromImage(base.shadow) if base.shadow else QPixmap())
    item.setTransform(base.placing * instance_transform(instance, throw(instance.shadow_mm)))
    return item
