import pytest
from PySide6.QtCore import QPointF, Qt

from diorama_planner.drawing.primitives import Gradient, Path, Pen, Radial, Solid, Subpath
from diorama_planner.painting.colours import qcolour
from diorama_planner.painting.styles import qbrush, qpath, qpen

pytestmark = pytest.mark.usefixtures("qapp")


def test_colours_with_and_without_opacity():
    assert qcolour("#102030").getRgb() == (16, 32, 48, 255)
    assert qcolour("#10203040").getRgb() == (16, 32, 48, 64)


@pytest.mark.parametrize("colour", ["red", "#12", "#gggggg", ""])
def test_what_is_no_colour_is_refused(colour):
    with pytest.raises(ValueError, match=r"not a colour|invalid literal"):
        qcolour(colour)


def test_holes_are_holes():
    path = qpath(Path((Subpath(((0, 0), (9, 0), (9, 9), (0, 9))), Subpath(((3, 3), (6, 3), (6, 6), (3, 6))))))
    assert path.contains(QPointF(1, 1))
    assert not path.contains(QPointF(4.5, 4.5))


def test_an_open_run_stays_open():
    path = qpath(Path((Subpath(((0, 0), (9, 0), (9, 9)), closed=False),)))
    assert path.length() == pytest.approx(18)
    assert qpath(Path((Subpath(((0, 0), (9, 0), (9, 9))),))).length() == pytest.approx(18 + 9 * 2**0.5)


def test_width_zero_is_a_hairline_of_the_device_or_of_the_paper():
    assert qpen(Pen("#000000")).isCosmetic()
    on_paper = qpen(Pen("#000000"), hairline=0.1)
    assert not on_paper.isCosmetic()
    assert on_paper.widthF() == 0.1
    assert qpen(None).style() == Qt.PenStyle.NoPen


@pytest.mark.parametrize(("dashes", "expected"), [((3, 2), [6, 4]), ((3,), [6, 6]), ((1, 2, 3), [2, 4, 6, 2, 4, 6])])
def test_dashes_are_in_pen_widths_and_even_in_number(dashes, expected):
    assert qpen(Pen("#000000", 0.5, dashes)).dashPattern() == expected


def test_square_pens_have_no_round_ends():
    assert qpen(Pen("#000000", 1, round=False)).capStyle() == Qt.PenCapStyle.FlatCap
    assert qpen(Pen("#000000", 1)).joinStyle() == Qt.PenJoinStyle.RoundJoin


def test_paints_become_brushes():
    assert qbrush(Solid("#010203"), 1).color().name() == "#010203"
    stops = ((0.0, "#ff0000"), (1.0, "#0000ff"))
    linear = qbrush(Gradient((1, 2), (3, 4), stops), 1).gradient()
    assert [offset for offset, _ in linear.stops()] == [0, 1]
    assert qbrush(Radial((1, 2), 3, stops), 1).style() == Qt.BrushStyle.RadialGradientPattern
