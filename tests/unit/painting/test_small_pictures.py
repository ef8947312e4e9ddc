"""A picture that is painted far smaller than it is shows the mean of its pixels and not some of them."""

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter

from diorama_planner.drawing.primitives import Picture
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import paint

SIDE = 600


def checkerboard() -> bytes:
    """Black and white pixels in turns, as PNG."""
    places = np.indices((SIDE, SIDE)).sum(axis=0)
    pixels = np.ascontiguousarray((places % 2 * 255).astype(np.uint8))
    image = QImage(pixels.data, SIDE, SIDE, SIDE, QImage.Format.Format_Grayscale8)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def painted(scale: float) -> np.ndarray:
    """The grey values of the board painted 10 mm wide, so many pixels to the millimetre."""
    side = round(10 * scale)
    image = QImage(side, side, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.translate(0, side)
    painter.scale(scale, -scale)
    data = checkerboard()
    paint(painter, [Picture("board", (5.0, 5.0), (10.0, 10.0))], Look(scale, lambda _: data))
    painter.end()
    lines = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(side, image.bytesPerLine())
    return lines[:, :side].astype(float)


def test_a_fine_board_becomes_grey(qapp: object) -> None:
    for scale in (3.0, 4.1, 7.3):
        assert np.abs(painted(scale) - 127.5).max() < 30


def test_at_its_own_size_it_is_as_it_is(qapp: object) -> None:
    values = painted(60.0)
    assert set(np.unique(values)) <= {0.0, 255.0}
