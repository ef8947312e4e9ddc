"""Screen and paper cannot differ: both interpreters paint the same pixels, up to smoothing."""

import numpy as np
import pytest
from painting_samples import CAR, DRUM, box, everything
from PySide6.QtGui import QColor, QImage, QPainter

from diorama_planner.drawing.primitives import Fill, Instance, Raster, Solid, Text
from diorama_planner.painting.fonts import load_fonts
from diorama_planner.painting.images import from_image
from diorama_planner.painting.look import Look
from diorama_planner.painting.marks import Marks
from diorama_planner.painting.painter import HINTS, paint
from diorama_planner.painting.sprites import SpriteCache

WIDTH, HEIGHT = 120, 100


def _canvas(pixels_per_mm):
    image = QImage(
        round(WIDTH * pixels_per_mm), round(HEIGHT * pixels_per_mm), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor("#2f6f63"))
    painter = QPainter(image)
    painter.setRenderHints(HINTS)
    painter.translate(0, image.height())
    painter.scale(pixels_per_mm, -pixels_per_mm)
    return image, painter


def on_paper(primitives, pixels_per_mm):
    image, painter = _canvas(pixels_per_mm)
    paint(painter, primitives, Look(pixels_per_mm))
    painter.end()
    return from_image(image)


def on_screen(primitives, pixels_per_mm):
    image, painter = _canvas(pixels_per_mm)
    painter.resetTransform()
    painter.translate(0, image.height())
    for primitive in primitives:
        Marks(Look(pixels_per_mm), SpriteCache()).mark_of((primitive,)).paint(painter)
    painter.end()
    return from_image(image)


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


@pytest.mark.parametrize("pixels_per_mm", [1.7, 4.0, 9.0])
def test_a_drawing_with_one_of_each_looks_the_same(pixels_per_mm):
    paper, screen = on_paper(everything(), pixels_per_mm), on_screen(everything(), pixels_per_mm)
    away = np.abs(paper - screen).max(axis=0)
    assert away.mean() < 0.02
    assert (away > 0.25).mean() < 0.012
    assert paper.std() > 0.1


@pytest.mark.parametrize("primitive", everything(), ids=lambda primitive: type(primitive).__name__)
def test_each_primitive_alone_looks_the_same_and_is_seen(primitive):
    paper, screen = on_paper([primitive], 4.0), on_screen([primitive], 4.0)
    changed = np.abs(paper - on_paper([], 4.0)).max(axis=0) > 0.05
    away = np.abs(paper - screen).max(axis=0)
    assert changed.any()
    assert away[changed].mean() < 0.12
    assert away[~changed].sum() <= 0.01 * changed.size


def test_y_points_up_on_both():
    low = [Fill(box(10, 5, 30, 15), Solid("#ff0000"))]
    for picture in (on_paper(low, 2.0), on_screen(low, 2.0)):
        red = picture[0] - picture[1] > 0.5
        rows = np.nonzero(red.any(axis=1))[0]
        assert rows.min() == pytest.approx((HEIGHT - 15) * 2, abs=1)
        assert rows.max() == pytest.approx((HEIGHT - 5) * 2, abs=1)


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
def test_capitals_are_as_high_as_asked_for(paint_with):
    picture = paint_with([Text("HHH", (60, 40), 20, "#ffffff")], 4.0)
    rows = np.nonzero((picture.min(axis=0) > 0.8).any(axis=1))[0]
    assert (rows.max() - rows.min() + 1) / 4 == pytest.approx(20, abs=0.5)
    assert rows.max() + 1 == pytest.approx((HEIGHT - 40) * 4, abs=2)


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
@pytest.mark.parametrize(("anchor", "left"), [("start", 60), ("end", 20), ("middle", 40)])
def test_anchors(paint_with, anchor, left):
    from diorama_planner.drawing.font_widths import text_width

    text = Text("HH", (60, 40), 40 * 3 / text_width("HH", 3), "#ffffff", anchor)
    columns = np.nonzero((paint_with([text], 4.0).min(axis=0) > 0.8).any(axis=0))[0]
    assert columns.min() / 4 == pytest.approx(left, abs=3)


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
@pytest.mark.parametrize("turn", [0, 75, 180, 290])
def test_the_shadow_falls_to_the_lower_right_however_a_thing_is_turned(paint_with, turn):
    bright = [Fill(box(0, 0, WIDTH, HEIGHT), Solid("#ffffff"))]
    drum = Instance(DRUM, (60, 50), turn, (1 / 40, 1 / 40), {}, 6)
    with_it = paint_with([*bright, drum], 2.0).sum(axis=0)
    dark = np.clip(3 - with_it, 0, None)
    grey = dark * (np.abs(with_it - 3) > 0.05)
    rows, columns = np.indices(grey.shape)
    assert (grey * columns).sum() / grey.sum() > 120 + 1
    assert (grey * rows).sum() / grey.sum() > 100 + 1


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
def test_a_nose_points_where_the_rotation_says(paint_with):
    upward = paint_with([Instance(CAR, (60, 50), 90, (1 / 60, 1 / 60))], 2.0)
    dark = (upward.max(axis=0) < 0.25).astype(float)
    # the larger of the two dark screens lies towards the nose, that is: up
    rows = np.nonzero(dark.any(axis=1))[0]
    assert (HEIGHT * 2) / 2 - rows.min() > 10


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
def test_the_far_edge_of_a_raster_does_not_show_at_the_near_one(paint_with):
    half = Raster(bytes([255, 255, 0, 0]) * 2, 4, 2, 1, (20, 20, 100, 80))
    picture = paint_with([half], 3.0).min(axis=0)
    inside = picture[60:240, 60:300]
    assert inside[:, :80].min() > 0.95
    assert inside[:, -80:].max() < 0.05


@pytest.mark.parametrize("paint_with", [on_paper, on_screen])
def test_a_raster_is_not_repeated_over_what_it_is_cut_to(paint_with):
    small = Raster(bytes([0]) * 16, 4, 4, 1, (40, 40, 60, 60), box(0, 0, WIDTH, HEIGHT))
    dark = paint_with([small], 2.0).max(axis=0) < 0.05
    assert dark[80:120, 80:120].all()
    assert dark.sum() == 40 * 40
