import math

import pytest

from diorama_planner.drawing.instances import corners, expanded
from diorama_planner.drawing.primitives import (
    Fill,
    Gradient,
    Instance,
    Pen,
    Picture,
    Solid,
    Stroke,
    Symbol,
    Text,
    Texture,
    polyline,
    ring,
)

SQUARE = ring((-2, -1), (2, -1), (2, 1), (-2, 1))


def _symbol(*primitives):
    return Symbol("box", primitives, (-2, -1, 2, 1), {"body": "#808080"})


def test_slots_take_the_default_the_choice_and_the_shade():
    symbol = _symbol(
        Fill(SQUARE, Solid("$body"), Pen("$body*0.5")),
        Stroke(polyline((0, 0), (1, 0)), Pen("$body")),
        Text("x", (0, 0), 1, "$body"),
        Fill(SQUARE, Gradient((0, 0), (1, 0), ((0, "$body"), (1, "#112233")))),
        Fill(SQUARE, Texture("wood", "$body*2")),
    )
    plain = list(expanded(Instance(symbol, (0, 0), 0, (1, 1))))
    assert plain[0].paint == Solid("#808080")
    assert plain[0].pen == Pen("#404040")
    chosen = list(expanded(Instance(symbol, (0, 0), 0, (1, 1), {"body": "#ff0000"})))
    assert chosen[1].pen.colour == "#ff0000"
    assert chosen[2].colour == "#ff0000"
    assert chosen[3].paint.stops == ((0, "#ff0000"), (1, "#112233"))
    assert chosen[4].paint.colour == "#ffffff"


def test_what_has_no_slot_passes_unchanged():
    picture, fill = Picture("abc", (0, 0), (1, 1)), Fill(SQUARE, Solid("#010203"))
    assert list(expanded(Instance(_symbol(picture, fill), (0, 0), 0, (1, 1)))) == [picture, fill]


def test_a_slot_without_colour_is_an_error():
    instance = Instance(_symbol(Fill(SQUARE, Solid("$roof"))), (0, 0), 0, (1, 1))
    with pytest.raises(KeyError, match="roof"):
        list(expanded(instance))


def test_corners_are_scaled_then_turned_then_moved():
    found = corners(Instance(_symbol(), (10, 20), 90, (3, 2)))
    assert found[0] == pytest.approx((10 + 2, 20 - 6))
    assert found[2] == pytest.approx((10 - 2, 20 + 6))


@pytest.mark.parametrize("turn", [0, 30, 123, 270])
def test_turning_keeps_the_size(turn):
    a, b, c, _ = corners(Instance(_symbol(), (5, 5), turn, (1.5, -2)))
    assert math.dist(a, b) == pytest.approx(6)
    assert math.dist(b, c) == pytest.approx(4)
