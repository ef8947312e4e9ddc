"""Drawings made ready for one zoom of the screen, so that any part of the plan can be painted again at once.

An instance of a symbol is a stamp: pixels shared by all that look alike, which need only be copied. Small ones are
rounded a little to look alike, large ones never; only those that would fill a screen are painted as vectors each
time. Paper is painted by `painter`; the atoms by `ops` in both.

Marks are painted in the pixels of the plan: device pixels from the plan's origin, y down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from diorama_planner.drawing.extent import SHADOW_REACH
from diorama_planner.drawing.instances import corners, expanded
from diorama_planner.drawing.legible import enlarged, times_of, wide_enough
from diorama_planner.drawing.primitives import (
    Colour,
    Faded,
    Fill,
    Instance,
    OnScreen,
    Picture,
    Point,
    Primitive,
    Stroke,
    Text,
)
from diorama_planner.painting.crowds import Crowd, is_crowd
from diorama_planner.painting.look import Look
from diorama_planner.painting.ops import Op, Pixels, Placed, op_of, picture_op
from diorama_planner.painting.painter import HINTS, SHADOW_PIXELS, instance_transform
from diorama_planner.painting.shadows import throw
from diorama_planner.painting.sprites import Plate, Sprite, SpriteCache

SPRITE_PIXELS = 200
"""Logical pixels: an instance that looks larger than this is shown exactly, on a plate of its own."""

PLATE_PIXELS = 2_000_000
"""Device pixels: one that covers more than this is painted as vectors."""

LEGIBLE_PIXELS = 0.8
"""Device pixels: text whose capitals are lower than this is not seen."""

Key = tuple[str, float, Point, float, tuple[tuple[str, Colour], ...]]


class Stamp(NamedTuple):
    """Pixels that are copied to a place."""

    pixmap: QPixmap
    x: int
    y: int

    def paint(self, painter: QPainter) -> None:
        """Copy them."""
        painter.drawPixmap(self.x, self.y, self.pixmap)


class Large(NamedTuple):
    """A large instance whose pixels are kept as long as there is room: it is often painted part by part."""

    marks: Marks
    instance: Instance
    x: int
    y: int

    def paint(self, painter: QPainter) -> None:
        """Copy its pixels."""
        plate = self.marks.plate_of(self.instance)
        painter.drawPixmap(self.x + plate.left, self.y + plate.top, plate.pixmap)


Mark = Stamp | Large | Placed | Crowd
"""What shows one item of the plan at one zoom."""


class Marks:
    """Makes the marks of drawings for one zoom.

    Args:
        look: its `pixels_per_mm` counts device pixels.
        sprites: shared by all zooms.
        ratio: device pixels in a logical one.
    """

    def __init__(self, look: Look, sprites: SpriteCache, ratio: float = 1.0) -> None:
        self._look = look
        self._sprites = sprites
        self._ratio = ratio
        self._limit = SPRITE_PIXELS * ratio
        self._found: dict[Key, Sprite | None] = {}
        self._plan = QTransform.fromScale(look.pixels_per_mm, -look.pixels_per_mm)

    @property
    def scale(self) -> float:
        """Device pixels per millimetre for which the marks are made."""
        return self._look.pixels_per_mm

    def mark_of(self, primitives: tuple[Primitive, ...]) -> Mark:
        """Make a drawing ready."""
        if len(primitives) == 1 and isinstance(primitives[0], Instance):
            mark = self._instance_mark(primitives[0])
            if mark:
                return mark
        if is_crowd(primitives):
            return Crowd(primitives, self._member_mark, self.scale)
        return Placed(tuple(self._ops(primitives, self._look)), self._plan)

    def _member_mark(self, instance: Instance) -> Mark:
        return self._instance_mark(instance) or Placed(tuple(self._ops((instance,), self._look)), self._plan)

    def _instance_mark(self, instance: Instance) -> Mark | None:
        per_mm = self._look.pixels_per_mm
        x, y = round(instance.at[0] * per_mm), round(-instance.at[1] * per_mm)
        sprite = self._stamped(instance)
        if sprite is not None:
            return Stamp(sprite.pixmap, x + sprite.left, y + sprite.top)
        if self._is_small(instance):
            return None
        box = _plate_box(instance, per_mm)
        return Large(self, instance, x, y) if box.width() * box.height() <= PLATE_PIXELS else None

    def _stamped(self, instance: Instance) -> Sprite | None:
        """The sprite of an instance that need only be copied, if so; known by what instances have in common."""
        key = _key(instance)
        if key not in self._found:
            sprite = self._sprites.sprite(instance, self._look) if self._is_small(instance) else None
            self._found[key] = sprite if sprite and sprite.turned else None
        return self._found[key]

    def plate_of(self, instance: Instance) -> Plate:
        """Give the pixels of a large instance."""
        return self._sprites.plate((self.scale, _key(instance)), lambda: self._plate(instance))

    def _plate(self, instance: Instance) -> Plate:
        box = _plate_box(instance, self.scale)
        pixmap = QPixmap(box.size())
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHints(HINTS)
        painter.translate(-box.topLeft())
        painter.setTransform(self._plan, combine=True)
        for op in self._vector_ops(replace(instance, at=(0.0, 0.0)), self._look):
            op.paint(painter)
        painter.end()
        return Plate(pixmap, box.left(), box.top())

    def _is_small(self, instance: Instance) -> bool:
        return _screen_size(instance, self._look) < self._limit

    def _ops(self, primitives: Iterable[Primitive], look: Look) -> Iterator[Op]:
        for primitive in primitives:
            match primitive:
                case Stroke(path=path, pen=pen) if pen.least_px:
                    yield op_of(Stroke(path, wide_enough(pen, look.pixels_per_mm / self._ratio)), look)
                case Fill() | Stroke():  # by far the most
                    yield op_of(primitive, look)
                case Instance():
                    yield from self._instance_ops(primitive, look)
                case Faded(parts=parts, opacity=opacity):
                    yield Placed(tuple(self._ops(parts, look)), opacity=opacity)
                case Picture(asset=asset, crop=crop):
                    yield picture_op(primitive, self._sprites.picture(asset, look, crop))
                case Text(on_screen=OnScreen()):
                    times = times_of(primitive, look.pixels_per_mm / self._ratio)
                    yield from (op_of(part, look) for part in enlarged(primitive, times))
                case Text(height_mm=height) if height * look.pixels_per_mm < LEGIBLE_PIXELS:
                    pass
                case _:
                    yield op_of(primitive, look)

    def _instance_ops(self, instance: Instance, look: Look) -> Iterator[Op]:
        if self._is_small(instance):
            sprite = self._sprites.sprite(instance, self._look)
            yield Pixels(sprite.pixmap.toImage(), _sprite_placing(sprite, instance, look.pixels_per_mm))
            return
        yield from self._vector_ops(instance, look)

    def _vector_ops(self, instance: Instance, look: Look) -> Iterator[Op]:
        if instance.shadow_mm > 0:
            yield self._shadow(instance, look)
        parts = tuple(self._ops(expanded(instance), look.inside(instance.scale)))
        yield Placed(parts, instance_transform(instance))

    def _shadow(self, instance: Instance, look: Look) -> Op:
        fine = min(1.0, SHADOW_PIXELS / max(_screen_size(instance, look), 1e-9))
        base = self._sprites.base(instance, replace(look, pixels_per_mm=look.pixels_per_mm * fine))
        return Pixels(base.shadow or QImage(), base.placing * instance_transform(instance, throw(instance.shadow_mm)))


def _key(instance: Instance) -> Key:
    colours = tuple(instance.colours.items()) if instance.colours else ()
    return instance.symbol.key, instance.rotation_deg, instance.scale, instance.shadow_mm, colours


def _plate_box(instance: Instance, per_mm: float) -> QRect:
    """The pixels that an instance covers with its shadow, from its `at`, y down."""
    xs, ys = zip(*corners(replace(instance, at=(0.0, 0.0))), strict=True)
    margin = SHADOW_REACH * instance.shadow_mm
    low, high = min(ys) - margin, max(ys) + margin
    wide = (max(xs) - min(xs) + 2 * margin) * per_mm
    box = QRectF((min(xs) - margin) * per_mm, -high * per_mm, wide, (high - low) * per_mm)
    return box.toAlignedRect().adjusted(-1, -1, 1, 1)


def _screen_size(instance: Instance, look: Look) -> float:
    xmin, ymin, xmax, ymax = instance.symbol.bounds
    across, up = instance.scale
    return max((xmax - xmin) * abs(across), (ymax - ymin) * abs(up)) * look.pixels_per_mm


def _sprite_placing(sprite: Sprite, instance: Instance, per_mm: float) -> QTransform:
    """Map pixels of a sprite (y down) to the plan (y up); turned ones are so small that rounding does not matter."""
    placing = QTransform.fromTranslate(*instance.at)
    if sprite.turned:
        placing.scale(1 / per_mm, -1 / per_mm)
    else:
        placing.rotate(instance.rotation_deg)
        across, up = (real / made for real, made in zip(instance.scale, sprite.scale, strict=True))
        placing.scale(across / per_mm, -up / per_mm)
    return placing.translate(sprite.left, sprite.top)
