from dataclasses import replace

import numpy as np
import pytest
from export_samples import plan
from PySide6.QtGui import QImage

from diorama_planner.core.errors import UsageError
from diorama_planner.exporters.contract import NightJob
from diorama_planner.exporters.png import PngOptions, produce
from diorama_planner.geometry.lighting import Nightlight
from diorama_planner.geometry.rasters import Grid

pytestmark = pytest.mark.usefixtures("qapp")


def picture(**options):
    image = QImage.fromData(produce(plan(), PngOptions(**options)))
    assert not image.isNull()
    return image


def test_a_width_in_pixels_keeps_the_proportions():
    image = picture(width=400, margin=0)
    assert (image.width(), image.height()) == (400, 480)


def test_dots_per_inch_count_on_the_model_and_are_written_into_the_file():
    image = picture(dpi=254, margin=0)
    assert (image.width(), image.height()) == (2000, 2400)
    assert image.dotsPerMeterX() == 10_000


def test_the_margin_shows_the_background():
    image = picture(width=220, margin=10, background="#00ff00")
    assert image.pixelColor(2, 2).name() == "#00ff00"
    assert image.pixelColor(110, 110).name() != "#00ff00"


def test_no_background_is_transparent():
    assert picture(width=220, margin=10, background="none").pixelColor(2, 2).alpha() == 0


def test_a_night_is_dark_where_no_lamp_shines_and_day_is_day():
    grid = Grid(0.0, 0.0, 5.0, 40, 48)
    lux = np.zeros((3, 48, 40), dtype=np.float32)
    lux[:, :24] = 40.0
    lamps = NightJob(Nightlight(grid, lux, np.zeros_like(lux), (), 10.0), plan().primitives)
    job = replace(plan(), night=lambda: lamps)

    def picture(**options):
        return QImage.fromData(produce(job, PngOptions(width=220, margin=10, **options)))

    day, night = picture(), picture(night=90)
    assert picture(night=0) == day
    for x, y in ((2, 2), (110, 40)):
        assert night.pixelColor(x, y).lightness() < day.pixelColor(x, y).lightness() * 0.5
    assert night.pixelColor(110, 220).lightness() > day.pixelColor(110, 220).lightness() * 0.8
    assert picture(night=90, background="none").pixelColor(2, 2).alpha() == 0


def test_the_same_plan_gives_the_same_bytes():
    assert produce(plan(), PngOptions(width=300)) == produce(plan(), PngOptions(width=300))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"width": 0}, "at least one pixel"),
        ({"width": -5}, "at least one pixel"),
        ({"dpi": -1}, "at least one pixel"),
        ({"width": 40_000}, "too large"),
        ({"width": 10_000}, "too large"),
        ({"dpi": 1e9}, "too large"),
        ({"background": "blue-ish"}, "not a colour"),
        ({"margin": -150}, "nothing to draw"),
        ({"night": 101}, "between 0 and 100"),
    ],
)
def test_sizes_and_colours_that_cannot_be(options, said):
    with pytest.raises(UsageError, match=said):
        produce(plan(), PngOptions(**options))
