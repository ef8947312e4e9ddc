"""Arrays as images and back, and images as PNG bytes. What is in them is for others to know."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.painting.noise import Field


def to_image(picture: Field) -> QImage:
    """Turn (3, size, size) parts of red, green and blue into an opaque image with its own memory."""
    size = picture.shape[1]
    pixels = np.full((size, size, 4), 255, dtype=np.uint8)
    for place, plane in zip((2, 1, 0), picture, strict=True):
        pixels[..., place] = np.clip(plane * 255 + 0.5, 0, 255)
    return QImage(pixels.data, size, size, size * 4, QImage.Format.Format_RGB32).copy()


def from_image(image: QImage) -> Field:
    """Turn an RGB32 or ARGB32 image into (3, height, width) parts of red, green and blue."""
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., 2::-1].transpose(2, 0, 1).astype(np.float32) / 255


def alpha_of(image: QImage) -> Field:
    """Give the opacity of a premultiplied ARGB32 image, (height, width), 0 to 1."""
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.width(), 4)
    return pixels[..., 3].astype(np.float32) / 255


def rimmed_image(pixels: bytes, width: int, height: int, channels: int) -> QImage:
    """Turn 8-bit grey (1 channel) or RGBA (4) pixels into an image with a rim of one pixel like its edge."""
    grid = np.frombuffer(pixels, dtype=np.uint8).reshape(height, width, channels)
    rimmed = np.ascontiguousarray(np.pad(grid, ((1, 1), (1, 1), (0, 0)), mode="edge"))
    wanted = QImage.Format.Format_Grayscale8 if channels == 1 else QImage.Format.Format_RGBA8888
    return QImage(rimmed.data, width + 2, height + 2, (width + 2) * channels, wanted).copy()


def png_bytes(image: QImage) -> bytes:
    """Encode an image as PNG, without any text chunk.

    Raises:
        MissingComponentError: this Qt cannot write PNG.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise MissingComponentError(msg("this installation of Qt cannot write PNG"), msg("install PySide6 again"))
    return bytes(buffer.data().data())
