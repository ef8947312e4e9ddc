"""What is made legible on the canvas: how much larger, about which middle, and within the box that is told."""

import pytest

from diorama_planner.drawing.extent import extent
from diorama_planner.drawing.legible import enlarged, times_of, wide_enough
from diorama_planner.drawing.primitives import Fill, OnScreen, Pen, Text

FIGURE = Text("128.4 mm", (10.0, 20.0), 2.5, "#000000", rotation_deg=90.0, on_screen=OnScreen(8.0, 6.0, "#ffffff"))


@pytest.mark.parametrize(("pixels_per_mm", "times"), [(10.0, 1.0), (3.2, 1.0), (1.6, 2.0), (0.01, 6.0)])
def test_a_figure_grows_to_its_least_height_and_not_beyond_its_limit(pixels_per_mm, times):
    assert times_of(FIGURE, pixels_per_mm) == pytest.approx(times)


def test_what_asks_for_nothing_stays():
    plain = Text("a", (0.0, 0.0), 1.0, "#000000")
    assert times_of(plain, 0.01) == 1.0
    assert enlarged(plain, 1.0) == (plain,)
    assert enlarged(FIGURE, 1.0) == (FIGURE,)


def test_the_middle_of_the_capitals_stays_and_a_patch_lies_beneath():
    patch, text = enlarged(FIGURE, 4.0)
    assert text.height_mm == 10.0
    assert text.at == pytest.approx((10.0 - 1.25 + 5.0, 20.0))  # upwards is to the left
    assert isinstance(patch, Fill)
    xs, ys = zip(*patch.path.subpaths[0].points, strict=True)
    assert (min(xs) + max(xs)) / 2 == pytest.approx(8.75)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(20.0)
    assert max(ys) - min(ys) > max(xs) - min(xs)


def test_the_box_of_a_drawing_holds_it_at_any_zoom():
    low, left, high, right = extent([FIGURE])
    xs, ys = zip(*enlarged(FIGURE, 6.0)[0].path.subpaths[0].points, strict=True)
    assert low <= min(xs)
    assert max(xs) <= high
    assert left <= min(ys)
    assert max(ys) <= right


def test_a_pen_is_as_wide_as_it_has_to_be():
    pen = Pen("#000000", 0.3, least_px=1.2)
    assert wide_enough(pen, 0.5).width_mm == pytest.approx(2.4)
    assert wide_enough(pen, 4.0) is pen
    assert wide_enough(Pen("#000000"), 0.5).width_mm == 0.0
