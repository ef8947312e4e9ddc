"""The look of night: nothing is changed by day, places without light go dark, lit ones less, lamps shine."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from diorama_planner.geometry.lighting import Nightlight, Spot
from diorama_planner.geometry.rasters import Grid
from diorama_planner.painting.images import from_image
from diorama_planner.painting.night import NightPicture

pytestmark = pytest.mark.usefixtures("application")
GRID = Grid(0.0, 0.0, 1.0, 40, 40)


def night(darkness, lux=20.0, sheen=0.0, spots=()):
    light, shine = (np.zeros((3, 40, 40), dtype=np.float32) for _ in range(2))
    light[:, :, 20:] = lux
    shine[:, 30:, :10] = sheen
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#80a0c0"))
    painter = QPainter(image)
    painter.translate(10, 50)
    painter.scale(1, -1)
    NightPicture(Nightlight(GRID, light, shine, spots, 10.0), darkness).paint(painter)
    painter.end()
    return from_image(image)


def test_by_day_no_pixel_is_changed():
    day = night(0.0, sheen=50.0, spots=(Spot(((10, 10),), (1, 1, 1), 1.0),))
    assert np.ptp(day, axis=(1, 2)).max() == 0.0


def test_what_no_lamp_lights_goes_dark_and_the_table_with_it():
    dim, dark = night(0.5), night(1.0)
    unlit, table, lit = (slice(None), 40, 15), (slice(None), 5, 5), (slice(None), 40, 45)
    assert dark[unlit].max() < dim[unlit].max() < 0.75
    assert dark[unlit] == pytest.approx(dark[table], abs=0.01)
    assert dark[lit].min() > 2.5 * dark[unlit].max()
    assert night(1.0, lux=60.0)[lit].sum() > dark[lit].sum()


def test_what_is_mirrored_shines_and_a_lamp_is_seen():
    plain, wet = night(1.0), night(1.0, sheen=30.0)
    above = (slice(None), 15, 15)  # the last rows of the grid are the upper ones
    assert wet[above].min() > plain[above].max() + 0.3
    red = night(1.0, spots=(Spot(((10.0, 10.0),), (4.0, 0.1, 0.1), 0.04),))
    assert red[0, 39, 19] > 0.9
    assert red[0, 39, 21] > red[2, 39, 21] + 0.2


def test_a_lamp_without_light_is_not_seen_nor_a_tube():
    line = ((5.0, 10.0), (15.0, 10.0))
    dark, lit = (night(1.0, spots=(Spot(line, (4.0, 0.1, 0.1), candela),)) for candela in (0.0, 0.02))
    np.testing.assert_array_equal(dark, night(1.0))
    assert lit[0, 39, 20] > 0.9
