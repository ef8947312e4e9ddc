import numpy as np
import pytest
from painting_samples import CAR, DRUM
from PySide6.QtGui import QImage, QPainter

from diorama_planner.drawing.extent import extent
from diorama_planner.drawing.primitives import Faded, Instance, OnScreen, Picture, Symbol, Text
from diorama_planner.painting.images import alpha_of
from diorama_planner.painting.look import Look
from diorama_planner.painting.marks import SPRITE_PIXELS, Large, Marks, Stamp
from diorama_planner.painting.ops import Placed
from diorama_planner.painting.painter import HINTS
from diorama_planner.painting.sprites import SpriteCache

pytestmark = pytest.mark.usefixtures("qapp")


def marks(pixels_per_mm=0.9, ratio=1.0, sprites=None):
    return Marks(Look(pixels_per_mm), SpriteCache() if sprites is None else sprites, ratio)


def car(x=0.0, turn=0.0, **more):
    return Instance(CAR, (x, 0.0), turn, (1 / 64, 1 / 64), **more)


def painted(mark, size=400):
    """The opacity of a mark whose origin is in the middle of a square."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHints(HINTS)
    painter.translate(size / 2, size / 2)
    mark.paint(painter)
    painter.end()
    return alpha_of(image)


def test_small_things_that_look_alike_share_their_pixels():
    sprites = SpriteCache()
    there = marks(0.9, sprites=sprites)
    stamps = [there.mark_of((car(x),)) for x in range(50)]
    assert {type(stamp) for stamp in stamps} == {Stamp}
    assert len({stamp.pixmap.cacheKey() for stamp in stamps}) == 1
    assert len(sprites) == 1
    there.mark_of((car(colours={"body": "#00ff00"}),))
    assert len(sprites) == 2


def test_sprites_of_ten_thousand_things_stay_few_and_small():
    sprites = SpriteCache()
    there = marks(1.0, sprites=sprites)
    for i in range(10_000):
        there.mark_of((car(i % 97, turn=i * 7.31),))
    assert len(sprites) <= 360 / 1.5
    assert sprites.used_bytes < 8 << 20


@pytest.mark.parametrize(("factor", "ratio", "kind"), [(0.99, 1, Placed), (1.01, 1, Large), (1.99, 2, Placed)])
def test_a_thing_is_shown_exactly_from_a_size_in_logical_pixels(factor, ratio, kind):
    there = marks(factor * SPRITE_PIXELS / (4200 / 64), ratio)
    assert type(there.mark_of((car(),))) is kind


def test_what_would_fill_a_screen_is_painted_as_vectors():
    assert len(marks(100.0).mark_of((car(),)).ops[0].ops) == 5


def test_large_things_that_look_alike_share_a_plate_while_there_is_room():
    sprites = SpriteCache()
    there = marks(6.0, sprites=sprites)
    alike = [there.mark_of((car(x),)) for x in range(9)]
    for mark in alike:
        painted(mark)
    one = sprites.used_bytes
    assert one < 4 * 600 * 300
    small = SpriteCache(100_000)
    there = marks(6.0, sprites=small)
    several = [there.mark_of((car(0, turn),)) for turn in range(6)]
    pictures = [painted(mark) for mark in several]
    assert small.used_bytes < 2 * one
    assert np.array_equal(painted(several[0]), pictures[0])


@pytest.mark.parametrize("turn", [0, 90, 33])
@pytest.mark.parametrize("pixels_per_mm", [0.3, 0.9, 2.5, 5.0])
def test_a_mark_covers_its_thing_and_stays_in_its_box(turn, pixels_per_mm):
    from diorama_planner.drawing.instances import corners

    thing = car(8, turn, shadow_mm=3.0)
    rows, columns = np.nonzero(painted(marks(pixels_per_mm).mark_of((thing,)), 800) > 0.1)
    xs, ys = zip(*corners(thing), strict=True)
    found = [(columns.min() - 400), -(rows.max() + 1 - 400), columns.max() + 1 - 400, -(rows.min() - 400)]
    left, low, right, high = (edge / pixels_per_mm for edge in found)
    slack = 3 / pixels_per_mm
    assert left == pytest.approx(min(xs), abs=slack)
    assert high == pytest.approx(max(ys), abs=slack)
    assert right >= max(xs) - slack
    assert low <= min(ys) + slack
    box = extent((thing,))
    assert (left, low) >= (box[0] - slack, box[1] - slack)
    assert (right, high) <= (box[2] + slack, box[3] + slack)


def test_marks_lie_where_their_drawings_do_whatever_the_painter_is_moved_by():
    near, far = (painted(marks(0.9).mark_of((car(x),))) for x in (0.0, 100.0))
    assert np.array_equal(near[:, :-90], far[:, 90:])


def test_a_missing_picture_is_a_crossed_box():
    alpha = painted(marks(4.0).mark_of((Picture("nope", (0, 0), (40, 20)),)))
    rows, columns = np.nonzero(alpha)
    assert (np.ptp(columns), np.ptp(rows)) == (pytest.approx(160, abs=2), pytest.approx(80, abs=2))


def test_what_is_seen_through_is_seen_less():
    plain, faded = (painted(marks().mark_of(one)) for one in ((car(),), (Faded((car(),), 0.25),)))
    assert faded.max() == pytest.approx(plain.max() / 4, abs=0.02)


def test_text_too_small_to_be_seen_costs_nothing():
    words = (Text("words", (0, 0), 3.0, "#000000"),)
    assert marks(0.1).mark_of(words).ops == ()
    assert len(marks(1.0).mark_of(words).ops) == 1


def test_nothing_gives_nothing():
    assert painted(marks().mark_of(())).max() == 0


def test_a_symbol_without_extent_does_no_harm():
    empty = Symbol("nothing", (), (0, 0, 0, 0))
    for instance in (Instance(empty, (1, 1), 30, (1, 1), {}, 1.0), Instance(DRUM, (1, 1), 30, (0, 0))):
        assert painted(marks().mark_of((instance,))).max() < 0.5


def test_a_figure_is_legible_from_afar_on_the_canvas_only():
    def high(text, ratio=1.0):
        mark = marks(0.5, ratio).mark_of((text,))
        rows = np.flatnonzero(painted(mark).any(axis=1))
        return int(rows[-1] - rows[0] + 1) if len(rows) else 0

    plain = Text("888", (0.0, 0.0), 4.0, "#000000")
    wished = Text("888", (0.0, 0.0), 4.0, "#000000", on_screen=OnScreen(10.0, 12.0, "#ffffff"))
    assert high(plain) <= 4
    assert 15 <= high(wished) <= 19  # ten of the capitals, with the patch
    assert 30 <= high(wished, ratio=2.0) <= 36
