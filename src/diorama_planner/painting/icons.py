"""The program's icons: line drawings in `assets/icons`, painted in the colour and at the size asked for.

Names are those of the Lucide set (ISC licence); `tank` is our own. Which action has which icon is known to `ui`.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QImage, QPainter, QPixmap

from diorama_planner.core.resources import asset_text
from diorama_planner.drawing.primitives import Colour
from diorama_planner.painting.colours import qcolour

DISABLED_OPACITY = 0.38


def icon(name: str, colour: Colour, chosen: Colour | None = None) -> QIcon:
    """Give an icon that stays sharp at every size and ratio.

    Args:
        name: file name in `assets/icons` without its ending.
        colour: `#rrggbb` of the lines.
        chosen: colour when the icon is on (checked); the same if None.

    Raises:
        MissingComponentError: there is no such icon.
    """
    _svg(name)
    return QIcon(_LineIcon(name, colour, chosen or colour))


def icon_pixmap(name: str, colour: Colour, size: int, ratio: float = 1.0) -> QPixmap:
    """Paint an icon `size` logical pixels square. Errors as `icon`."""
    pixmap = QPixmap.fromImage(_image(name, colour, round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=512)
def _svg(name: str) -> str:
    return asset_text("icons", f"{name}.svg")


@lru_cache(maxsize=512)
def _image(name: str, colour: Colour, pixels: int) -> QImage:
    # QtSvg is loaded when the first icon is painted, not when the program starts.
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    # Qt paints `currentColor` black.
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour[:7]).encode()))
    painter = QPainter(image)
    painter.setOpacity(qcolour(colour).alphaF())
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return image


class _LineIcon(QIconEngine):
    """Paints one icon in the colours of its state; Qt asks it for any size."""

    def __init__(self, name: str, colour: Colour, chosen: Colour) -> None:
        super().__init__()
        self._name, self._colour, self._chosen = name, colour, chosen

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._colour, self._chosen)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        side = min(rect.width(), rect.height())
        image = _image(self._name, self._chosen if state == QIcon.State.On else self._colour, round(side * ratio))
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * DISABLED_OPACITY)
        left, top = rect.x() + (rect.width() - side) / 2, rect.y() + (rect.height() - side) / 2
        painter.drawImage(QRectF(left, top, side, side), image)
