"""Pictures of symbols for palettes, and of whole drawings for start pages and project files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.drawing.primitives import Colour, Instance, Primitive, Symbol
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.look import Assets, Look, no_assets
from diorama_planner.painting.painter import paint
from diorama_planner.symbols.library import symbol_of

if TYPE_CHECKING:
    from diorama_planner.painting.night import NightPicture

MARGIN = 0.06
"""Free rim of a thumbnail, as a part of its side."""

SHADOW = 0.03
"""Length of a thumbnail's shadow, as a part of its side."""


def symbol_pixmap(
    symbol: Symbol, size_px: tuple[int, int], ratio: float = 1.0, colours: Mapping[str, Colour] | None = None
) -> QPixmap:
    """Paint a symbol with its shadow as large as it fits into so many logical pixels, on nothing."""
    image = symbol_image_fitting(symbol, size_px, ratio, colours or {})
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


def thing_pixmap(thing: CatalogueThing, width: int, height: int, ratio: float = 1.0) -> QPixmap:
    """Paint a catalogue thing as large as it fits into so many logical pixels, on nothing."""
    return symbol_pixmap(symbol_of(thing), (width, height), ratio, dict(thing.colours))


def symbol_image_fitting(
    symbol: Symbol, size_px: tuple[int, int], ratio: float, colours: Mapping[str, Colour]
) -> QImage:
    """Paint a symbol as `symbol_pixmap` does, for threads and the command line."""
    width, height = (max(1, round(side * ratio)) for side in size_px)
    xmin, ymin, xmax, ymax = symbol.bounds
    shadow = SHADOW * min(width, height)
    room = (1 - 2 * MARGIN) * width - shadow, (1 - 2 * MARGIN) * height - shadow
    factor = min(room[0] / max(xmax - xmin, 1e-9), room[1] / max(ymax - ymin, 1e-9))
    centre = (xmin + xmax) / 2 * factor, (ymin + ymax) / 2 * factor
    at = (width - shadow) / 2 - centre[0], (height + shadow) / 2 - centre[1]
    image = _blank(width, height, None)
    painter = QPainter(image)
    painter.translate(0, height)
    painter.scale(1, -1)
    paint(painter, [Instance(symbol, at, 0, (factor, factor), colours, shadow)], Look(1.0))
    painter.end()
    return image


def drawing_image(
    primitives: Iterable[Primitive],
    bounds: tuple[float, float, float, float],
    size: tuple[int, int],
    background: Colour | None = None,
    assets: Assets = no_assets,
    night: NightPicture | None = None,
) -> QImage:
    """Paint a part of the plan, as large as it fits into so many pixels and in their middle, by day or as a night.

    `bounds` is (xmin, ymin, xmax, ymax) in millimetres; without a background the image is transparent.
    """
    width, height = size
    xmin, ymin, xmax, ymax = bounds
    factor = min(width / max(xmax - xmin, 1e-9), height / max(ymax - ymin, 1e-9))
    image = _blank(width, height, background)
    painter = QPainter(image)
    painter.translate(width / 2, height / 2)
    painter.scale(factor, -factor)
    painter.translate(-(xmin + xmax) / 2, -(ymin + ymax) / 2)
    paint(painter, primitives, Look(factor, assets))
    if night is not None:
        day = QImage(image)
        night.paint(painter)
        if background is None:  # what was transparent has nothing that could be dark
            painter.resetTransform()
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
            painter.drawImage(0, 0, day)
    painter.end()
    return image


def _blank(width: int, height: int, background: Colour | None) -> QImage:
    image = QImage(QSize(width, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(qcolour(background or "#00000000"))
    return image
