"""Parts of the canvas that can be judged alone: rulers, the mat's lines, zoom limits, many items under way."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from diorama_planner.ui.canvas.camera import fitting, held, screen_pixels_per_mm
from diorama_planner.ui.canvas.mat import BaseShadow, Ruling, paint_mat, ruling_for
from diorama_planner.ui.canvas.rulers import LABEL_PIXELS, Ruler, ruler_steps
from diorama_planner.ui.canvas.snapping import grid_spacing
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.theme import DARK, LIGHT


@pytest.mark.parametrize("per_unit", [0.013, 0.5, 1.0, 2.5, 3.78, 40.0, 200.0])
def test_ruler_labels_stand_apart_at_every_zoom(per_unit):
    label, tick = ruler_steps(per_unit)
    assert LABEL_PIXELS <= label * per_unit <= 2.5 * LABEL_PIXELS + 1e-9
    assert label / tick == pytest.approx(round(label / tick))
    assert tick * per_unit >= 10


@pytest.mark.parametrize(("pixels_per_mm", "step"), [(2.5, 5), (12.0, 1), (0.5, 50), (0.001, 20000)])
def test_mat_lines_thin_out(pixels_per_mm, step):
    assert Ruling().step_mm(pixels_per_mm) == step


def test_the_mat_is_ruled_in_the_unit_of_the_user():
    at_64 = Readings(scale=64.0, unit="mm", real_unit="m")
    assert ruling_for(at_64, "model").step_mm(12.0) == 1.0
    assert ruling_for(at_64, "real").step_mm(2.0) * 64 == pytest.approx(500.0)
    inches = Readings(scale=48.0, unit="in", real_unit="ft")
    assert ruling_for(inches, "model").step_mm(1.0) == pytest.approx(25.4 / 2)
    assert ruling_for(inches, "real").step_mm(2.0) == pytest.approx(304.8 / 48)


def test_the_grid_that_snaps_follows_the_zoom():
    assert grid_spacing(5.0, 0.4) == 5.0
    assert grid_spacing(5.0, 0.05) == 1.0
    assert grid_spacing(5.0, 5.0) == 25.0


def test_zoom_is_held_to_what_makes_sense():
    assert held(1e9) == 200.0
    assert held(0.0) > 0
    assert fitting((0, 0, 100, 100), 1000, 500) == pytest.approx(4.3)
    assert fitting((5, 5, 5, 5), 100, 100) == 200.0


def test_a_screen_that_says_nonsense_is_taken_for_a_usual_one():
    assert screen_pixels_per_mm(None, None) == pytest.approx(96 / 25.4)
    assert screen_pixels_per_mm(None, 5.5) == 5.5


def painted(theme, has_grid):
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.scale(10, 10)
    paint_mat(painter, QRectF(0, 0, 10, 10), theme, 10.0, Ruling() if has_grid else None)
    painter.end()
    return {QColor(image.pixel(x, y)).name() for x in range(100) for y in range(100)}


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_the_mat_has_its_colours_and_lines(app, theme):
    assert painted(theme, has_grid=False) == {theme.mat}
    assert painted(theme, has_grid=True) == {theme.mat, theme.mat_line, theme.mat_line5}


def test_the_base_throws_a_soft_shadow_below_it(app):
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    outline = QPainterPath()
    outline.addRect(50, 50, 100, 100)
    painter = QPainter(image)
    painter.translate(0, 200)
    painter.scale(1, -1)
    BaseShadow().paint(painter, outline, 1.0)
    painter.end()
    inside, below, above, far = (QColor(image.pixel(100, y)).red() for y in (100, 157, 43, 199))
    assert inside < below < above
    assert far == 255


def test_the_ruler_shows_the_pointer(app, qtbot):
    ruler = Ruler(Qt.Orientation.Horizontal, LIGHT)
    qtbot.addWidget(ruler)
    ruler.resize(300, 22)
    ruler.follow(20.0, 2.0)
    bare = ruler.grab().toImage()
    ruler.set_mark(150.0)
    marked = ruler.grab().toImage()
    assert QColor(marked.pixel(150, 17)).name() == LIGHT.accent
    assert QColor(bare.pixel(150, 17)).name() != LIGHT.accent
    ruler.set_mark(None)
    assert ruler.grab().toImage() == bare
