import numpy as np
import pytest

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.primitives import Texture
from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.painting.images import from_image
from diorama_planner.painting.textures import SMALLEST_PIXELS, texture_brush, tile

pytestmark = pytest.mark.usefixtures("qapp")

PAINTED = sorted(set(TEXTURES) - {"plain"})
COLOUR = "#8a7a5c"


@pytest.mark.parametrize("name", PAINTED)
@pytest.mark.parametrize("size", [64, 256])
def test_a_tile_keeps_the_colour_asked_for_and_is_not_flat(name, size):
    picture = from_image(tile(name, COLOUR, size))
    assert picture.shape == (3, size, size)
    wanted = np.array(rgba(COLOUR)[:3]) / 255
    assert picture.mean(axis=(1, 2)) == pytest.approx(wanted, abs=0.07)
    assert picture.std() > 0.004


@pytest.mark.parametrize("name", PAINTED)
def test_a_tile_repeats_without_a_seam(name):
    picture = from_image(tile(name, COLOUR, 256)).mean(axis=0)
    for axis in (0, 1):
        steps = np.abs(np.diff(picture, axis=axis)).mean(axis=1 - axis)
        seam = np.abs(np.take(picture, 0, axis) - np.take(picture, -1, axis)).mean()
        assert seam <= steps.max() * 1.25


@pytest.mark.parametrize("name", PAINTED)
def test_a_tile_is_the_same_picture_at_every_size(name):
    small = from_image(tile(name, COLOUR, 32)).mean(axis=0)
    large = from_image(tile(name, COLOUR, 256)).mean(axis=0).reshape(32, 8, 32, 8).mean(axis=(1, 3))
    alike = np.corrcoef(small.ravel(), large.ravel())[0, 1]
    assert alike > 0.35 or large.std() < 0.04


def test_textures_of_things_shrink_with_the_model_and_those_of_the_bench_do_not():
    def side(name, scale):
        brush = texture_brush(Texture(name, COLOUR, scale), 10.0)
        return brush.transform().m11() * brush.textureImage().width()

    assert side("brick", 64) == pytest.approx(TEXTURES["brick"].tile_mm / 64)
    assert side("brick", 32) == pytest.approx(TEXTURES["brick"].tile_mm / 32)
    assert side("grass", 64) == side("grass", 32) == pytest.approx(TEXTURES["grass"].tile_mm)


def test_inside_a_symbol_the_bench_keeps_its_measure():
    brush = texture_brush(Texture("grass", COLOUR), 10.0 / 64, mm_per_unit=1 / 64)
    side = brush.transform().m11() * brush.textureImage().width()
    assert side == pytest.approx(TEXTURES["grass"].tile_mm * 64)


def test_resolution_follows_the_screen_up_to_the_natural_size():
    widths = [texture_brush(Texture("brick", COLOUR, 64), zoom).textureImage().width() for zoom in (1, 4, 16, 400)]
    assert widths == sorted(widths)
    assert widths[0] <= 2 * TEXTURES["brick"].tile_mm / 64
    assert widths[-1] <= 512


def test_from_afar_a_texture_is_its_colour():
    far = SMALLEST_PIXELS / 2 / TEXTURES["grass"].tile_mm
    brush = texture_brush(Texture("grass", COLOUR), far)
    assert brush.textureImage().isNull()
    assert brush.color().name() == COLOUR


@pytest.mark.parametrize("name", ["plain", "no-such-surface"])
def test_plain_and_unknown_surfaces_are_their_colour(name):
    assert texture_brush(Texture(name, COLOUR), 10.0).color().name() == COLOUR


def test_translucent_colours_make_translucent_tiles():
    image = texture_brush(Texture("water", COLOUR + "80"), 10.0).textureImage()
    assert image.pixelColor(3, 3).alpha() == 0x80


def test_seed_moves_angle_turns_origin_shifts():
    def placing(**more):
        return texture_brush(Texture("gravel", COLOUR, **more), 10.0).transform()

    assert placing() == placing()
    assert placing(seed=1) != placing(seed=2)
    assert placing(angle_deg=90).m11() == pytest.approx(0, abs=1e-9)
    assert placing(origin=(3, 4)).dx() == pytest.approx(placing().dx() + 3)


@pytest.mark.parametrize("seed", range(1, 20))
def test_a_seed_keeps_courses_where_they_belong(seed):
    brush = texture_brush(Texture("brick", COLOUR, 64, seed=seed), 10.0)
    courses = brush.transform().dy() / (75 / 64)
    assert courses == pytest.approx(round(courses), abs=1e-6)
