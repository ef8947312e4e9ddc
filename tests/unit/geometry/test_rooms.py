"""Rooms: what bodies close off."""

import pytest

from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.region import contains_point, difference, rect_region
from diorama_planner.geometry.rooms import enclosed, middle_of

RING = wall_body([(0, 0), (100, 0), (100, 80), (0, 80), (0, 0)], 10)


def test_a_closed_wall_encloses_its_clear_inside():
    (room,) = enclosed([RING])
    assert room.area == pytest.approx(90 * 70)
    assert room.bounds == pytest.approx((5, 5, 95, 75))


def test_what_is_open_encloses_nothing():
    assert enclosed([]) == []
    assert enclosed([rect_region(0, 0, 100, 10), rect_region(0, 0, 10, 80)]) == []
    assert enclosed([difference(RING, rect_region(40, -10, 60, 10))]) == []


def test_a_wall_across_makes_two_and_one_within_is_taken_out():
    across = rect_region(38, 4, 44, 76)
    first, second = enclosed([RING, across])
    assert (first.area, second.area) == (pytest.approx(51 * 70), pytest.approx(33 * 70))
    (room,) = enclosed([RING, rect_region(40, 30, 60, 50)])
    assert room.area == pytest.approx(90 * 70 - 400)


def test_rooms_may_stand_within_rooms():
    inner = wall_body([(30, 30), (60, 30), (60, 50), (30, 50), (30, 30)], 2)
    outer_room, inner_room = enclosed([RING, inner])
    assert inner_room.area == pytest.approx(28 * 18)
    assert outer_room.area == pytest.approx(90 * 70 - 32 * 22)


def test_joints_that_gape_by_an_error_of_the_arithmetic_are_closed():
    walls = [rect_region(0, 0, 100, 10), rect_region(90, 10 + 1e-9, 100, 80), rect_region(0, 70, 90 - 1e-9, 80)]
    assert len(enclosed([*walls, rect_region(0, 10, 10, 70)])) == 1


def test_the_middle_is_inside_also_of_a_crescent():
    bent = difference(rect_region(0, 0, 100, 100), rect_region(20, 20, 100, 100))
    assert contains_point(bent, middle_of(bent))
    assert middle_of(rect_region(0, 0, 40, 40)) == pytest.approx((20, 20), abs=1)
