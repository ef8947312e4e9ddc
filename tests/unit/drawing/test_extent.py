import math

import pytest

from diorama_planner.drawing.extent import NOWHERE, extent, united
from diorama_planner.drawing.primitives import (
    Faded,
    Fill,
    Instance,
    Path,
    Pen,
    Picture,
    Raster,
    Solid,
    Stroke,
    Symbol,
    Text,
    polyline,
    ring,
)

LONG = Symbol("long", (), (-100, -10, 100, 10))


@pytest.mark.parametrize("turn", range(0, 360, 30))
def test_an_instance_lies_in_its_box_however_it_is_turned(turn):
    xmin, ymin, xmax, ymax = extent([Instance(LONG, (5, 7), turn, (0.5, 0.5), {}, 2.0)])
    tip = (5 + 50 * math.cos(math.radians(turn)), 7 + 50 * math.sin(math.radians(turn)))
    assert xmin <= tip[0] <= xmax
    assert ymin <= tip[1] <= ymax
    assert xmax - xmin < 120


def test_paths_lie_in_their_points_and_pens():
    assert extent([Fill(ring((0, 1), (4, 1), (4, 3)), Solid("#000000"))]) == (0, 1, 4, 3)
    assert extent([Stroke(polyline((0, 1), (4, 3)), Pen("#000000", 2.0))]) == (-4, -3, 8, 7)


def test_text_and_pictures_lie_about_their_anchor():
    xmin, _, xmax, ymax = extent([Text("wide words", (10, 10), 2.0, "#000000", "start", 90)])
    assert xmin < 10 < xmax
    assert ymax > 25
    assert extent([Picture("p", (1, 1), (6, 8), 45)]) == (-4, -4, 6, 6)
    assert extent([Raster(b"\0", 1, 1, 1, (1, 2, 3, 4))]) == (1, 2, 3, 4)


def test_several_lie_in_the_box_around_all_and_nothing_nowhere():
    low, high = (Fill(ring((a, a), (a + 1, a), (a + 1, b)), Solid("#000000")) for a, b in ((0, 1), (5, 9)))
    assert extent([low, high]) == (0, 0, 6, 9)
    assert extent([Faded((low, high), 0.5)]) == (0, 0, 6, 9)
    assert extent([]) == extent([Fill(Path(()), Solid("#000000"))]) == united([]) == NOWHERE
