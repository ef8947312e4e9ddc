"""Parts of pictures, and drawings seen through: the same on paper, in SVG and told as text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from diorama_planner.drawing.primitives import Faded, Fill, Picture, Primitive, Solid, ring
from diorama_planner.drawing.recorder import record
from diorama_planner.exporters.svg_elements import SvgElements
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.look import Look, cropped
from diorama_planner.painting.painter import paint

SQUARE = Fill(ring((0, 0), (10, 0), (10, 10), (0, 10)), Solid("#000000"))


def halves() -> bytes:
    """Red on the left, blue on the right."""
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#c02020"))
    painter = QPainter(image)
    painter.fillRect(20, 0, 20, 20, QColor("#2020c0"))
    painter.end()
    return png_bytes(image)


def painted(*primitives: Primitive) -> QImage:
    """10 x 10 mm on white, ten pixels a millimetre."""
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(0, 100)
    painter.scale(10, -10)
    paint(painter, primitives, Look(10.0, lambda _: halves()))
    painter.end()
    return image


def test_a_crop_shows_its_part_stretched_over_the_rectangle() -> None:
    whole = painted(Picture("p", (5, 5), (10, 10)))
    assert whole.pixelColor(20, 50).red() > 150
    assert whole.pixelColor(80, 50).blue() > 150
    right = painted(Picture("p", (5, 5), (10, 10), crop=(0.5, 0.0, 1.0, 1.0)))
    assert right.pixelColor(20, 50).blue() > 150
    assert right.pixelColor(20, 50).red() < 80


def test_at_least_a_pixel_is_shown() -> None:
    image = cropped(QImage.fromData(halves()), (0.5, 0.5, 0.5001, 0.5001))
    assert (image.width(), image.height()) == (1, 1)


@pytest.mark.parametrize("opacity", [0.25, 0.6])
def test_what_is_faded_lets_the_ground_through(opacity: float) -> None:
    grey = painted(Faded((SQUARE,), opacity)).pixelColor(50, 50).red()
    assert grey == pytest.approx(255 * (1 - opacity), abs=2)


def test_opacities_multiply() -> None:
    faint = Faded((Fill(SQUARE.path, SQUARE.paint, opacity=0.5),), 0.5)
    assert painted(faint).pixelColor(50, 50).red() == pytest.approx(255 * 0.75, abs=2)


def test_what_comes_after_is_not_faded() -> None:
    image = painted(Faded((SQUARE,), 0.2), Fill(ring((0, 0), (5, 0), (5, 10), (0, 10)), Solid("#000000")))
    assert image.pixelColor(20, 50).red() == 0


def test_svg_and_text_tell_both() -> None:
    svg = "".join(SvgElements(lambda _: halves()).all([Faded((SQUARE,), 0.4)]))
    assert svg.startswith('<g opacity="0.4"><path')
    part = "".join(SvgElements(lambda _: halves()).all([Picture("p", (5, 5), (10, 10), crop=(0.5, 0, 1, 1))]))
    assert 'viewBox="0.5 0 0.5 1"' in part
    assert record([Faded((SQUARE,), 0.4)]) == [f"faded 0.4 ({record([SQUARE])[0]})"]
    assert record([Picture("p", (5, 5), (10, 10), crop=(0.5, 0, 1, 1))])[0].endswith("crop 0.5 0 1 1")
