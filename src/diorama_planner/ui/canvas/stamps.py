"""Graphics items from drawings, the common case made quick: one small symbol that many items of the plan share.

The first of them is made by `painting.items` and kept as a stamp; the others are copies of it put elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPixmapItem

from diorama_planner.drawing.primitives import Colour, Instance, Point, Primitive
from diorama_planner.painting.items import ItemContext, is_sprite, items_for

_SMOOTH = Qt.TransformationMode.SmoothTransformation
_BOX = QGraphicsPixmapItem.ShapeMode.BoundingRectShape

Key = tuple[str, float, Point, float, tuple[tuple[str, Colour], ...]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What instances that look alike have in common."""

    pixmap: QPixmap
    offset: QPointF
    transform: QTransform


class Stamps:
    """Makes the graphics items of drawings in one context."""

    def __init__(self, context: ItemContext) -> None:
        self.context = context
        self._anywhere = replace(context, visible=None)
        self._stamps: dict[Key, Stamp] = {}

    def items_for(self, primitives: tuple[Primitive, ...]) -> list[QGraphicsItem]:
        """Give the items that show a drawing, lowest first."""
        if len(primitives) != 1 or not isinstance(primitives[0], Instance):
            return items_for(primitives, self.context)
        instance = primitives[0]
        key = _key(instance)
        stamp = self._stamps.get(key)
        if stamp is not None:
            return [_stamped(stamp, instance.at)]
        made = items_for(primitives, self.context)
        if isinstance(made[0], QGraphicsPixmapItem) and is_sprite(instance, self._anywhere):
            self._stamps[key] = Stamp(made[0].pixmap(), made[0].offset(), made[0].transform())
        return made


def _key(instance: Instance) -> Key:
    colours = tuple(instance.colours.items())
    return instance.symbol.key, instance.rotation_deg, instance.scale, instance.shadow_mm, colours


def _stamped(stamp: Stamp, at: Point) -> QGraphicsPixmapItem:
    item = QGraphicsPixmapItem(stamp.pixmap)
    item.setTransformationMode(_SMOOTH)
    item.setShapeMode(_BOX)
    item.setOffset(stamp.offset)
    item.setTransform(stamp.transform)
    item.setPos(*at)
    return item
