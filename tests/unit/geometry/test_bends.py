"""How sharply lines bend, and corners rounded."""

import math

import pytest

from diorama_planner.geometry.arcs import tangent_arc
from diorama_planner.geometry.bends import rounded, tightest_bend

CORNER = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0))


def test_a_straight_line_does_not_bend():
    assert tightest_bend(((0, 0), (50, 0), (90, 0)), {}).radius_mm == math.inf
    assert tightest_bend(((0, 0), (90, 0)), {0: ((30, 0), (60, 0))}).radius_mm == math.inf


def test_a_corner_has_no_radius_and_is_found():
    assert tightest_bend(CORNER, {}) == (0.0, (100.0, 0.0))


@pytest.mark.parametrize("radius", [20.0, 400.0])
def test_an_arc_has_its_radius(radius):
    points, curves = tangent_arc((0.0, 0.0), 0.0, (radius, radius))
    assert tightest_bend(((0.0, 0.0), *points), curves).radius_mm == pytest.approx(radius, rel=0.02)


def test_a_closed_line_is_looked_at_where_it_closes():
    square = ((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))
    points, curves = rounded(square, {}, 20) or ((), {})
    assert tightest_bend(points, curves) == (0.0, (0.0, 0.0))


def test_a_curve_that_leaves_at_an_angle_makes_a_corner():
    assert tightest_bend(((0, 0), (50, 0), (100, 50)), {1: ((50, 30), (70, 50))}).radius_mm == 0


@pytest.mark.parametrize("radius", [10.0, 60.0, 100.0])
def test_rounded_corners_have_the_radius_and_keep_the_ends(radius):
    points, curves = rounded(CORNER, {}, radius) or ((), {})
    assert (points[0], points[-1]) == (CORNER[0], CORNER[-1])
    assert tightest_bend(points, curves).radius_mm == pytest.approx(radius, rel=0.02)


def test_curves_elsewhere_are_kept():
    line = (*CORNER, (200.0, 200.0))
    bow = ((100.0, 140.0), (140.0, 200.0))
    assert rounded((*CORNER, (100.0, 150.0), (150.0, 200.0)), {3: ((100.0, 180.0), (120.0, 200.0))}, 30) is not None
    assert rounded(line, {2: bow}, 20) == (
        (CORNER[0], (80.0, 0.0), pytest.approx((100.0, 20.0)), CORNER[2], (200.0, 200.0)),
        {1: ((pytest.approx(91.05, abs=0.01), 0.0), (100.0, pytest.approx(8.95, abs=0.01))), 3: bow},
    )


def test_what_does_not_fit_is_not_rounded():
    assert rounded(CORNER, {}, 101) is None
    assert rounded(((0, 0), (50, 0), (50, 50), (0, 50)), {}, 30) is None
    assert rounded(CORNER, {0: ((30, 10), (60, 10))}, 10) is None
