"""Brushes for the surfaces named in `drawing.textures`: tiles painted once per colour and resolution, and laid.

A tile is painted twice as large as the screen or page can show and halved, so that a wall seen from afar does
not shimmer, but never larger than its natural size. The picture of each surface is in `tiles_made` and
`tiles_ground`.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QImage, QTransform

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.primitives import Colour, Texture
from diorama_planner.drawing.textures import TEXTURES, TextureKind
from diorama_planner.painting import tiles_ground, tiles_made
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.images import to_image
from diorama_planner.painting.noise import Field, Random

_TILES: dict[str, tuple[Callable[[Field, Random, int], Field], int]] = {
    "foam": (tiles_made.foam, 256),
    "wood": (tiles_made.wood, 512),
    "board": (tiles_made.board, 256),
    "brick": (tiles_made.brick, 512),
    "block": (tiles_made.block, 512),
    "corrugated": (tiles_made.corrugated, 256),
    "paving": (tiles_made.paving, 512),
    "asphalt": (tiles_made.asphalt, 512),
    "wet": (tiles_made.wet, 512),
    "water": (tiles_ground.water, 256),
    "grass": (tiles_ground.grass, 512),
    "turf": (tiles_ground.turf, 256),
    "gravel": (tiles_ground.gravel, 256),
    "ballast": (tiles_ground.ballast, 256),
    "sand": (tiles_ground.sand, 256),
    "soil": (tiles_ground.soil, 256),
    "snow": (tiles_ground.snow, 256),
    "plaster": (tiles_made.plaster, 256),
    "rock": (tiles_ground.rock, 256),
}
"""Painter and natural size in pixels of every surface but the plain one."""

_PERIODS = {"brick": (4, 6), "block": (4, 4), "corrugated": (12, 1), "paving": (4, 4), "wood": (1, 1)}
"""Whole bricks and pairs of courses that a seed may shift a pattern by without breaking its bond."""

SMALLEST_PIXELS = 8
"""A repeat smaller than this is shown as its mean colour."""

SMALLEST_PAINTED = 128
"""Below this a picture loses its joints and stones before it is scaled down."""

_CACHED_TILES = 32
"""At most 1 MiB each, most far less."""


def texture_brush(texture: Texture, pixels_per_mm: float, mm_per_unit: float = 1.0) -> QBrush:
    """Make the brush of a texture for a painter whose units are millimetres, y up.

    Args:
        texture: what to lay.
        pixels_per_mm: device pixels per unit of the painter, which chooses the resolution.
        mm_per_unit: model millimetres per unit, if the painter works inside a symbol, so that a surface
            measured on the bench (grass) keeps its size there.
    """
    kind = TEXTURES.get(texture.name)
    opaque = texture.colour[:7]
    if kind is None or texture.name not in _TILES:
        return QBrush(qcolour(texture.colour))
    side = _side(kind, texture, mm_per_unit)
    wanted = side * pixels_per_mm
    if wanted < SMALLEST_PIXELS:
        return QBrush(qcolour(texture.colour))
    image = tile(texture.name, opaque, _level(texture.name, wanted))
    alpha = rgba(texture.colour)[3]
    brush = QBrush(image if alpha == 255 else _faded(image, alpha))
    brush.setTransform(_placing(texture, side, image.width()))
    return brush


def _side(kind: TextureKind, texture: Texture, mm_per_unit: float) -> float:
    return kind.tile_mm / texture.scale if kind.real else kind.tile_mm / mm_per_unit


def _level(name: str, wanted: float) -> int:
    """Choose the smallest halving of the tile that is not coarser than the device, at least 8 pixels."""
    size = _TILES[name][1]
    while size // 2 >= max(wanted, SMALLEST_PIXELS):
        size //= 2
    return size


@lru_cache(maxsize=_CACHED_TILES)
def tile(name: str, colour: Colour, size: int) -> QImage:
    """Paint one repeat of a surface, `size` pixels square; `colour` is opaque.

    Raises:
        KeyError: there is no such surface.
    """
    draw, natural = _TILES[name]
    random = np.random.default_rng(zlib.crc32(name.encode()))
    base = np.array(rgba(colour)[:3], dtype=np.float32) / 255
    image = to_image(draw(base, random, min(natural, max(size * 2, SMALLEST_PAINTED))))
    if image.width() == size:
        return image
    return image.scaled(size, size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _faded(image: QImage, alpha: int) -> QImage:
    faded = image.convertToFormat(QImage.Format.Format_ARGB32)
    pixels = np.frombuffer(faded.bits(), dtype=np.uint8).reshape(-1, 4)
    pixels[:, 3] = alpha
    return faded


def _placing(texture: Texture, side: float, pixels: int) -> QTransform:
    """Map pixels of the tile (y down) to the painter's units (y up)."""
    across, down = _PERIODS.get(texture.name, (0, 0))
    random = zlib.crc32(str(texture.seed).encode()) if texture.seed else 0
    u, v = (random & 0xFFFF) / 0x10000, (random >> 16) / 0x10000
    if across:
        u, v = math.floor(u * across) / across, math.floor(v * down) / down
    placing = QTransform()
    placing.translate(*texture.origin)
    placing.rotate(texture.angle_deg)
    placing.translate(u * side, v * side)
    placing.scale(side / pixels, -side / pixels)
    return placing
