"""What both interpreters must be told besides the drawing: resolution, hairlines and where pictures come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from diorama_planner.drawing.primitives import WHOLE, Crop

Assets = Callable[[str], bytes | None]
"""Gives the bytes of an asset by its hash, None if the document has no such asset."""

LONGEST_PICTURE = 4096
"""Pixels; a larger picture is scaled down while it is read."""


def no_assets(_hash: str) -> bytes | None:
    """Stand for a drawing that has no pictures."""
    return None


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawing is to be interpreted.

    `pixels_per_mm` are device pixels per unit of the painter; it chooses the resolution of textures and
    shadows. `hairline_mm` stands for a pen of width 0, 0 meaning one device pixel. `mm_per_unit` is 1 but
    inside symbols, whose units are real millimetres.
    """

    pixels_per_mm: float
    assets: Assets = no_assets
    hairline_mm: float = 0.0
    mm_per_unit: float = 1.0

    def inside(self, scale: tuple[float, float]) -> Look:
        """Give the look for painting inside an instance of this scale."""
        factor = max(abs(scale[0]), abs(scale[1])) or 1.0
        return replace(
            self,
            pixels_per_mm=self.pixels_per_mm * factor,
            hairline_mm=self.hairline_mm / factor,
            mm_per_unit=self.mm_per_unit * factor,
        )


def cropped(image: QImage, crop: Crop) -> QImage:
    """Give the part of an image that is shown, at least a pixel of it."""
    if crop == WHOLE or image.isNull():
        return image
    left, top = int(crop[0] * image.width()), int(crop[1] * image.height())
    right, bottom = round(crop[2] * image.width()), round(crop[3] * image.height())
    return image.copy(left, top, max(1, right - left), max(1, bottom - top))


def picture_image(asset: str, assets: Assets) -> QImage:
    """Decode a picture by its hash; a null image if it is missing or no picture."""
    data = assets(asset)
    if not data:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > LONGEST_PICTURE:
        limit = QSize(LONGEST_PICTURE, LONGEST_PICTURE)
        reader.setScaledSize(size.scaled(limit, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
