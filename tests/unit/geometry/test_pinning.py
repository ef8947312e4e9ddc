import math

import pytest

from diorama_planner.geometry.pinning import far_apart, widest_place
from diorama_planner.geometry.region import (
    circle_region,
    contains_region,
    difference,
    empty_region,
    offset,
    rect_region,
)
from diorama_planner.geometry.shaping import simplified_region

BOX = rect_region(0, 0, 100, 40)


def test_pins_lie_as_far_apart_as_there_is_room():
    one, other = far_apart(BOX, [])
    assert math.dist(one, other) == pytest.approx(math.hypot(100, 40))


def test_pins_that_are_known_are_kept_and_added_to():
    found = far_apart(BOX, [(1.0, 1.0), (500.0, 1.0)])
    assert found[0] == (1.0, 1.0)
    assert found[1] == (100.0, 40.0)
    assert far_apart(BOX, [(1.0, 1.0), (50.0, 20.0), (90.0, 30.0)]) == [(1.0, 1.0), (50.0, 20.0), (90.0, 30.0)]


def test_a_small_region_has_room_for_one_pin_and_an_empty_one_for_none():
    assert len(far_apart(rect_region(0, 0, 2, 2), [])) == 1
    assert far_apart(empty_region(), [(1.0, 1.0)]) == []


def test_the_widest_place_is_the_middle_of_the_largest_circle():
    bone = difference(BOX, rect_region(20, 10, 60, 40))
    (x, y), radius = widest_place(bone)
    assert radius == pytest.approx(20, abs=0.3)
    assert (x, y) == (pytest.approx(80, abs=0.5), pytest.approx(20, abs=0.5))
    (x, _), radius = widest_place(empty_region())
    assert math.isnan(x)
    assert radius == 0


def test_a_simplified_region_keeps_its_border_within_the_tolerance():
    disc = circle_region((50, 50), 40)
    slim = simplified_region(disc, 0.2)
    assert len(slim.rings()[0]) < len(disc.rings()[0]) / 2
    assert contains_region(offset(disc, 0.21), slim)
    assert contains_region(offset(slim, 0.21), disc)
