import pytest
from painting_samples import CAR
from PySide6.QtGui import QColor, QImage

from diorama_planner.drawing.primitives import Instance
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.look import Look
from diorama_planner.painting.shelf import Shelf
from diorama_planner.painting.sprites import TURNED_PIXELS, SpriteCache, zoom_step

pytestmark = pytest.mark.usefixtures("qapp")


def car(turn=0.0, scale=1 / 64, shadow=0.0):
    return Instance(CAR, (0, 0), turn, (scale, scale), {}, shadow)


def test_a_shelf_drops_what_was_used_least_lately():
    shelf = Shelf(100)
    for name in "abc":
        shelf.put(name, name.upper(), 40)
    assert shelf.get("a") is None
    assert (len(shelf), shelf.used_bytes) == (2, 80)
    shelf.get("b")
    shelf.put("d", "D", 40)
    assert shelf.get("b") == "B"
    assert shelf.get("c") is None


def test_a_shelf_counts_what_it_replaces_and_keeps_one_thing_however_large():
    shelf = Shelf(100)
    shelf.put("a", 1, 60)
    shelf.put("a", 2, 70)
    assert (len(shelf), shelf.used_bytes, shelf.get("a")) == (1, 70, 2)
    shelf.put("b", 3, 500)
    assert (len(shelf), shelf.get("b")) == (1, 3)


def test_memory_stays_below_the_limit():
    cache = SpriteCache(limit_bytes=200_000)
    for turn in range(0, 360, 3):
        cache.sprite(car(turn, shadow=1), Look(0.9))
    assert cache.used_bytes < 3 * 200_000
    assert len(cache) > 1


def test_small_sprites_are_turned_and_larger_ones_are_not():
    cache = SpriteCache()
    small, large = cache.sprite(car(30), Look(0.9)), cache.sprite(car(30), Look(1.5))
    assert small.turned
    assert not large.turned
    assert small.pixmap.height() > 0.9 * 4200 / 64 * 0.5
    assert cache.sprite(car(77), Look(1.5)) is large


def test_zooming_within_a_step_keeps_larger_sprites():
    cache = SpriteCache()
    assert TURNED_PIXELS < 4200 / 64 * 2.0
    assert cache.sprite(car(), Look(2.0)) is cache.sprite(car(), Look(2.04))
    assert cache.sprite(car(), Look(2.0)) is not cache.sprite(car(), Look(3.0))


@pytest.mark.parametrize("pixels", [0.01, 0.5, 1, 1.3, 7, 100])
def test_zoom_steps_are_powers_of_root_two_just_above(pixels):
    made = 2 ** (zoom_step(pixels) / 2)
    assert pixels * (1 - 1e-6) <= made <= pixels * 1.4143


def test_right_angles_are_kept_exactly():
    cache = SpriteCache()
    flat, upright = cache.sprite(car(0), Look(0.7)).pixmap, cache.sprite(car(90), Look(0.7)).pixmap
    assert abs(flat.width() - upright.height()) <= 1
    assert abs(flat.height() - upright.width()) <= 1


def test_pictures_are_decoded_once_and_missing_ones_are_null():
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    asked = []

    def assets(name):
        asked.append(name)
        return png_bytes(image) if name == "there" else None

    cache, look = SpriteCache(), Look(1.0, assets)
    assert cache.picture("there", look).width() == 6
    assert cache.picture("there", look).height() == 4
    assert asked == ["there"]
    assert cache.picture("gone", look).isNull()


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_damaged_pictures_are_null(data):
    assert SpriteCache().picture("x", Look(1.0, lambda _: data)).isNull()
