"""Small pictures of symbols, painted once and shared by all instances that look alike at the present zoom.

The smallest sprites are turned and scaled already, so that the canvas only has to copy them: by far the
cheapest thing to paint. Larger ones, of which a screen holds few, are turned by the canvas. All are copies of
a base, which is painted at the next power of the square root of two above the resolution asked for; rotations
and sizes are rounded by less than the eye can see.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap, QTransform

from diorama_planner.drawing.primitives import WHOLE, Colour, Crop, Instance, Point
from diorama_planner.painting.look import Look, cropped, picture_image
from diorama_planner.painting.painter import image_transform, instance_transform, symbol_image
from diorama_planner.painting.shadows import BLUR, margin_for, soft_silhouette, throw
from diorama_planner.painting.shelf import Shelf

LIMIT_BYTES = 32 << 20
"""Sprites and bases may take this much each ..."""

PICTURE_FACTOR = 4
"""... and pictures so many times that: an underlay is large, and to decode it at every zoom would be slow."""

PLATE_FACTOR = 2
"""... and plates so many times."""

TURNED_PIXELS = 64
"""A sprite longer than this is kept unturned."""

TURNS_DEG = (15.0, 7.5, 5.0, 3.0, 2.5, 1.5)
"""Steps to which rotations are rounded; all divide 15 degrees, so that square things stay square."""

TURN_ERROR = 1.0
"""Pixels by which rounding a rotation may move the far end of a sprite."""

DIRECTIONS = 16
"""To how many directions the shadow of an unturned sprite is rounded."""

Name = tuple[str, frozenset[tuple[str, Colour]]]


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture, and where its corner lies from the instance's `at` in pixels, y down.

    One that is not turned yet was made for an instance of `scale`; the canvas must turn and scale it.
    """

    pixmap: QPixmap
    left: int
    top: int
    turned: bool
    scale: Point


class Plate(NamedTuple):
    """A large instance exactly as it looks, and where its corner lies from its `at` in pixels, y down."""

    pixmap: QPixmap
    left: int
    top: int


@dataclass(frozen=True, slots=True)
class Base:
    """A symbol unturned, its blurred silhouette, and how pixels of both lie in the symbol's own frame."""

    image: QImage
    shadow: QImage | None
    placing: QTransform


class SpriteCache:
    """The sprites, their bases and the decoded pictures of one canvas, bounded in memory."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._sprites: Shelf[Sprite] = Shelf(limit_bytes)
        self._bases: Shelf[Base] = Shelf(limit_bytes)
        self._plates: Shelf[Plate] = Shelf(PLATE_FACTOR * limit_bytes)
        self._pictures: Shelf[QImage] = Shelf(PICTURE_FACTOR * limit_bytes)

    @property
    def used_bytes(self) -> int:
        """What the pixels of everything kept take."""
        shelves = (self._sprites, self._bases, self._plates, self._pictures)
        return sum(shelf.used_bytes for shelf in shelves)

    def __len__(self) -> int:
        return len(self._sprites)

    def sprite(self, instance: Instance, look: Look) -> Sprite:
        """Give the sprite of an instance at the look's resolution, painting it if there is none yet."""
        per_mm = look.pixels_per_mm
        xmin, ymin, xmax, ymax = instance.symbol.bounds
        wide, high = (xmax - xmin) * instance.scale[0] * per_mm, (ymax - ymin) * instance.scale[1] * per_mm
        longest = math.ceil(max(abs(wide), abs(high)))
        turned = longest <= TURNED_PIXELS
        size: tuple[int, int]
        if turned:
            step = _STEPS[longest]
            size = (round(wide) or 1, round(high) or 1)
            shadow = round(4 * instance.shadow_mm * per_mm)
        else:
            step = 360 / DIRECTIONS
            size = (zoom_step(abs(wide)), zoom_step(abs(high)))
            shadow = round(4 * math.log2(instance.shadow_mm * per_mm)) if instance.shadow_mm else -99
        turn = round(instance.rotation_deg / step) * step % 360 if turned or instance.shadow_mm else 0.0
        chosen = frozenset(instance.colours.items()) if instance.colours else _NONE
        signs = (instance.scale[0] < 0, instance.scale[1] < 0)
        key = (instance.symbol.key, chosen, turned, size, signs, turn, shadow)
        found = self._sprites.get(key)
        if found is None:
            rounded = _rounded(instance, size, turned, (wide, high))
            found = _laid(self.base(rounded, look), rounded, turned, turn, per_mm)
            self._sprites.put(key, found, found.pixmap.width() * found.pixmap.height() * 4)
        return found

    def base(self, instance: Instance, look: Look) -> Base:
        """Give the unturned picture and shadow of an instance, at least as fine as the look."""
        sx, sy = (abs(factor) * look.pixels_per_mm or 1e-9 for factor in instance.scale)
        steps = zoom_step(sx), zoom_step(sy)
        pixels = (math.sqrt(2) ** steps[0], math.sqrt(2) ** steps[1])
        blur = BLUR * instance.shadow_mm * look.pixels_per_mm
        key = (
            instance.symbol.key,
            frozenset(instance.colours.items()),
            steps,
            round(4 * math.log2(blur)) if blur else None,
        )
        found = self._bases.get(key)
        if found is None:
            across = (blur * pixels[0] / sx, blur * pixels[1] / sy)
            margin = margin_for(across)
            image = symbol_image(instance.symbol, instance.colours, pixels, margin, look.inside(instance.scale))
            shadow = soft_silhouette(image, across) if blur else None
            found = Base(image, shadow, image_transform(instance.symbol, pixels, margin))
            self._bases.put(key, found, image.width() * image.height() * (8 if shadow else 4))
        return found

    def plate(self, key: Hashable, make: Callable[[], Plate]) -> Plate:
        """Give the plate of a key, making it if there is none or none any more."""
        found = self._plates.get(key)
        if found is None:
            found = make()
            self._plates.put(key, found, found.pixmap.width() * found.pixmap.height() * 4)
        return found

    def picture(self, asset: str, look: Look, crop: Crop = WHOLE) -> QImage:
        """Give a decoded picture, or the part of it that is shown, by its hash; a null one if it is missing."""
        found = self._pictures.get((asset, crop))
        if found is not None:
            return found
        image = cropped(picture_image(asset, look.assets), crop)
        return image if image.isNull() else self._pictures.put((asset, crop), image, image.sizeInBytes())


_NONE: frozenset[tuple[str, Colour]] = frozenset()


def zoom_step(pixels: float) -> int:
    """Give n such that sqrt(2)**n is the next power at or above a resolution."""
    return math.ceil(2 * math.log2(pixels) - 1e-9)


def _rounded(instance: Instance, size: tuple[int, int], turned: bool, pixels: Point) -> Instance:
    """Give the instance at the origin with the size to which its sprite is rounded."""
    wanted = [
        float(side) if turned else math.copysign(math.sqrt(2) ** side, p)
        for side, p in zip(size, pixels, strict=True)
    ]
    factors = [side / p if p else 1.0 for side, p in zip(wanted, pixels, strict=True)]
    scale = (instance.scale[0] * factors[0], instance.scale[1] * factors[1])
    return replace(instance, at=(0, 0), scale=scale, shadow_mm=instance.shadow_mm * factors[0])


def _turn_step(pixels: int) -> float:
    allowed = math.degrees(2 * TURN_ERROR / max(pixels / 2, 1))
    return next((step for step in TURNS_DEG if step <= allowed), TURNS_DEG[-1])


_STEPS = tuple(_turn_step(pixels) for pixels in range(TURNED_PIXELS + 1))


def _laid(base: Base, instance: Instance, turned: bool, turn: float, per_mm: float) -> Sprite:
    """Lay a base on its shadow, scaled and perhaps turned as it will be on the screen."""
    screen = QTransform.fromScale(per_mm, -per_mm)
    own = replace(instance, rotation_deg=turn if turned else 0.0)
    thrown = throw(instance.shadow_mm) if turned else _turned_back(throw(instance.shadow_mm), turn)
    placing = base.placing * instance_transform(own) * screen
    below = base.placing * instance_transform(own, thrown) * screen
    area = QRectF(base.image.rect())
    box = placing.mapRect(area).united(below.mapRect(area)).toAlignedRect()
    image = QImage(box.size().expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    corner = QTransform.fromTranslate(-box.x(), -box.y())
    if base.shadow:
        painter.setTransform(below * corner)
        painter.drawImage(QPointF(0, 0), base.shadow)
    painter.setTransform(placing * corner)
    painter.drawImage(QPointF(0, 0), base.image)
    painter.end()
    return Sprite(QPixmap.fromImage(image), box.x(), box.y(), turned, instance.scale)


def _turned_back(point: Point, turn_deg: float) -> Point:
    angle = math.radians(-turn_deg)
    cos, sin = math.cos(angle), math.sin(angle)
    return point[0] * cos - point[1] * sin, point[0] * sin + point[1] * cos
