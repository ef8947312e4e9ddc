"""Small pictures of symbols, painted once and shared by all instances that look alike at the present zoom.

A sprite lies unturned in its symbol's frame and is painted at the next power of the square root of two above
what is asked for, so that zooming and differing sizes do not make a new one each.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPixmap

from diorama_planner.drawing.primitives import Colour, Instance
from diorama_planner.painting.look import Look, picture_image
from diorama_planner.painting.painter import symbol_image
from diorama_planner.painting.shadows import Shadow, direction, shadow_image, shadow_of

LIMIT_BYTES = 48 << 20
MARGIN = 1
"""A transparent rim, so that a turned sprite has soft edges."""

Key = tuple[str, frozenset[tuple[str, Colour]], int, int, int, int]


@dataclass(frozen=True, slots=True)
class Sprite:
    """A picture and how its pixels lie in the symbol's frame: `pixels` per unit, and where its corner is."""

    pixmap: QPixmap
    pixels: tuple[float, float]
    left: float
    top: float


class SpriteCache:
    """Sprites and decoded pictures, the least lately used dropped when they grow beyond a limit."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit = limit_bytes
        self._bytes = 0
        self._sprites: OrderedDict[Key, Sprite] = OrderedDict()
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()

    @property
    def used_bytes(self) -> int:
        """What the pixels of all sprites take."""
        return self._bytes

    def __len__(self) -> int:
        return len(self._sprites)

    def sprite(self, instance: Instance, look: Look) -> Sprite:
        """Give the sprite of an instance at the look's resolution, painting it if there is none yet."""
        key = sprite_key(instance, look.pixels_per_mm)
        found = self._sprites.get(key)
        if found is None:
            found = _painted(instance, key, look)
            self._sprites[key] = found
            self._bytes += _size(found.pixmap)
            while self._bytes > self._limit and len(self._sprites) > 1:
                self._bytes -= _size(self._sprites.popitem(last=False)[1].pixmap)
        else:
            self._sprites.move_to_end(key)
        return found

    def picture(self, asset: str, look: Look) -> QPixmap:
        """Give a decoded picture by its hash; a null one if it is missing."""
        if asset not in self._pictures:
            image = picture_image(asset, look.assets)
            if image.isNull():
                return QPixmap()
            self._pictures[asset] = QPixmap.fromImage(image)
            while sum(map(_size, self._pictures.values())) > self._limit and len(self._pictures) > 1:
                self._pictures.popitem(last=False)
        return self._pictures[asset]

    def clear(self) -> None:
        """Forget everything."""
        self._sprites.clear()
        self._pictures.clear()
        self._bytes = 0


def zoom_step(pixels: float) -> int:
    """Give n such that sqrt(2)**n is the next power at or above a resolution."""
    return math.ceil(2 * math.log2(max(pixels, 1e-9)) - 1e-9)


def sprite_key(instance: Instance, pixels_per_mm: float) -> Key:
    """Name the sprite: instances with equal keys share it."""
    sx, sy = instance.scale
    shadow, way = -99, 0
    if instance.shadow_mm > 0:
        shadow = round(4 * math.log2(instance.shadow_mm * pixels_per_mm))
        way = direction(instance.rotation_deg) + (16 if sx < 0 else 0) + (32 if sy < 0 else 0)
    return (
        instance.symbol.key,
        frozenset(instance.colours.items()),
        zoom_step(abs(sx) * pixels_per_mm),
        zoom_step(abs(sy) * pixels_per_mm),
        shadow,
        way,
    )


def _painted(instance: Instance, key: Key, look: Look) -> Sprite:
    pixels = (math.sqrt(2) ** key[2], math.sqrt(2) ** key[3])
    symbol, margin, shadow = instance.symbol, MARGIN, None
    if instance.shadow_mm > 0:
        per_mm = [p / (abs(s) or 1.0) for p, s in zip(pixels, instance.scale, strict=True)]
        shadow = shadow_of(instance, (per_mm[0], per_mm[1]))
        margin = max(margin, shadow.margin)
    image = symbol_image(symbol, instance.colours, pixels, margin, look.inside(instance.scale))
    if shadow:
        image = _on_shadow(image, shadow)
    left, top = symbol.bounds[0] - margin / pixels[0], symbol.bounds[3] + margin / pixels[1]
    return Sprite(QPixmap.fromImage(image), pixels, left, top)


def _on_shadow(image: QImage, shadow: Shadow) -> QImage:
    result = shadow_image(image, shadow)
    painter = QPainter(result)
    painter.drawImage(QPointF(0, 0), image)
    painter.end()
    return result


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
