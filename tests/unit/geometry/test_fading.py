"""Insets from some edges and strips across a direction."""

import itertools
import math

import numpy as np
import pytest

from diorama_planner.geometry.borders import edges_off_border
from diorama_planner.geometry.fading import along_of, inset, reach_along, strip
from diorama_planner.geometry.rasters import edges
from diorama_planner.geometry.region import rect_region

SQUARE = rect_region(10, 20, 110, 120)


@pytest.mark.parametrize("distance", [0.0, 10.0, 40.0])
def test_all_edges_together_shrink_a_square_to_a_square(distance):
    assert inset(SQUARE, edges(SQUARE), distance).area == pytest.approx((100 - 2 * distance) ** 2)


def test_farther_than_the_middle_nothing_is_left():
    assert inset(SQUARE, edges(SQUARE), 51.0).is_empty


def test_edges_on_another_border_stay():
    base = rect_region(10, 0, 300, 300)
    left = inset(SQUARE, edges_off_border(SQUARE, base), 10.0)
    assert left.bounds == pytest.approx((10, 30, 100, 110))


@pytest.mark.parametrize("angle", [0.0, 30.0, 137.0, 270.0])
def test_strips_side_by_side_are_the_whole(angle):
    corners = np.array([(10.0, 20.0), (110.0, 20.0), (110.0, 120.0), (10.0, 120.0)])
    low, high = reach_along(corners, angle)
    places = np.linspace(low, high, 6)
    parts = [strip(SQUARE, angle, one, other) for one, other in itertools.pairwise(places)]
    assert sum(part.area for part in parts) == pytest.approx(SQUARE.area)
    middles = [along_of(part.centroid, angle) for part in parts]
    assert middles == sorted(middles)


def test_a_strip_lies_along_its_direction():
    assert strip(SQUARE, 90.0, 20.0, 45.0).bounds == pytest.approx((10, 20, 110, 45))
    assert strip(SQUARE, 0.0, 200.0, 300.0).is_empty
    assert strip(SQUARE, 0.0, 50.0, 50.0).is_empty
    assert along_of((3.0, 4.0), 90.0) == pytest.approx(4.0)
    assert along_of((1.0, 1.0), 45.0) == pytest.approx(math.sqrt(2.0))
