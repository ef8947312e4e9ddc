import numpy as np
import pytest
from painting_samples import CAR, box

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.drawing.primitives import Fill, Solid, Symbol
from diorama_planner.painting.images import alpha_of, from_image
from diorama_planner.painting.thumbnail import drawing_image, symbol_pixmap, thing_pixmap

pytestmark = pytest.mark.usefixtures("qapp")


def _alpha(pixmap):
    image = pixmap.toImage()
    return alpha_of(image.convertToFormat(image.Format.Format_ARGB32_Premultiplied))


@pytest.mark.parametrize("size", [(110, 70), (40, 90), (64, 64)])
@pytest.mark.parametrize("bounds", [(0, 0, 5000, 800), (-100, -900, 100, 900), (3, 3, 4, 4)])
def test_a_symbol_fills_its_thumbnail_and_is_not_cut(size, bounds):
    symbol = Symbol("bar", (Fill(box(*bounds), Solid("#aa0000")),), bounds)
    alpha = _alpha(symbol_pixmap(symbol, size))
    assert alpha.shape == (size[1], size[0])
    assert alpha[0].max() < 0.2
    assert alpha[:, 0].max() < 0.2
    solid = alpha > 0.95
    filled = max(solid.any(axis=0).sum() / size[0], solid.any(axis=1).sum() / size[1])
    assert 0.75 < filled < 0.95


def test_device_ratio_gives_more_pixels():
    pixmap = symbol_pixmap(CAR, (100, 60), 2.0)
    assert (pixmap.width(), pixmap.height()) == (200, 120)
    assert pixmap.deviceIndependentSize().width() == 100


def test_chosen_colours_are_worn():
    green = symbol_pixmap(CAR, (100, 60), 1.0, {"body": "#00ff00"}).toImage()
    assert green.pixelColor(50, 30).green() > green.pixelColor(50, 30).red() + 50


def test_a_catalogue_thing_has_a_picture():
    thing = CatalogueThing(id="box-van", name="Box van", category="vehicle", real_mm=(5000.0, 2000.0, 2500.0))
    alpha = _alpha(thing_pixmap(thing, 110, 70))
    assert alpha.shape == (70, 110)
    assert (alpha > 0.9).mean() > 0.1


def test_a_drawing_lies_in_the_middle_of_its_picture():
    image = drawing_image([Fill(box(10, 10, 30, 20), Solid("#ff0000"))], (10, 10, 30, 20), (100, 100), "#0000ff")
    picture = from_image(image)
    red = picture[0] > 0.9
    rows, columns = np.nonzero(red.any(axis=1))[0], np.nonzero(red.any(axis=0))[0]
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (25, 74, 0, 99)
    assert picture[2, 5, 5] > 0.9


def test_without_background_a_picture_is_transparent():
    assert alpha_of(drawing_image([], (0, 0, 10, 10), (20, 20))).max() == 0
