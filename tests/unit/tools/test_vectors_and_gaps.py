"""Small sums of the tools: directions, magnets, gaps, and the context's own promises."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.tools.gaps import from_outermost, nearest_gaps
from diorama_planner.tools.vectors import (
    around,
    box,
    direction,
    distance,
    nearest_turn,
    on_axis,
    on_magnet,
    polar,
)

coordinates = st.floats(-1000, 1000)
points = st.tuples(coordinates, coordinates)


@given(points, st.floats(0.01, 500), st.floats(0, 359.9))
def test_polar_is_undone_by_distance_and_direction(start, length, angle):
    end = polar(start, length, angle)
    assert distance(start, end) == pytest.approx(length, rel=1e-6, abs=1e-6)
    turn = abs(direction(start, end) - angle) % 360
    assert min(turn, 360 - turn) * length == pytest.approx(0, abs=1e-3)


def test_polar_is_exact_along_the_axes():
    assert [polar((1, 2), 10, angle) for angle in (0, 90, 180, 270)] == [(11, 2), (1, 12), (-9, 2), (1, -8)]


@given(points, points)
def test_the_magnet_gives_a_multiple_of_15_degrees_no_longer_than_before(start, point):
    end = on_magnet(start, point)
    assert distance(start, end) <= distance(start, point) + 1e-6
    if distance(start, end) > 1e-3:
        assert math.isclose(direction(start, end) % 15, 0, abs_tol=1e-4) or math.isclose(
            direction(start, end) % 15, 15, abs_tol=1e-4
        )


@given(points, points)
def test_an_axis_keeps_the_greater_part(start, point):
    kept = on_axis(start, point)
    assert kept[0] == start[0] or kept[1] == start[1]
    assert distance(start, kept) >= distance(start, point) / math.sqrt(2) - 1e-9


def test_turns_round_to_the_nearest():
    assert (nearest_turn(7.4), nearest_turn(7.6), nearest_turn(-8)) == (0, 15, -15)


def test_boxes_of_corners_and_of_boxes():
    assert box((5, 1), (2, 8)) == (2, 1, 5, 8)
    assert around([(0, 0, 1, 1), (math.nan,) * 4, (-2, 0, 0, 5)]) == (-2, 0, 1, 5)
    assert around([(math.nan,) * 4]) is None


def test_gaps_go_to_neighbours_and_to_the_inner_edges_of_what_is_round_them():
    road = (50, 0, 150, 240)
    drum = (100, 90, 110, 100)
    along_x, along_y = nearest_gaps((60, 80, 90, 120), [road, drum])
    assert along_x.length == 10
    assert along_y.length == 80
    assert nearest_gaps((0, 0, 1, 1), [(5, 5, 6, 6)]) == (None, None)


def test_a_gap_begins_where_the_outline_reaches_farthest():
    gap, _ = nearest_gaps((0, 0, 10, 10), [(30, -50, 40, 50)])
    shown = from_outermost(gap, [(5, 0), (10, 2), (5, 10), (0, 5)])
    assert (shown.start, shown.end) == ((10, 2), (30, 2))
    assert from_outermost(gap, []) == gap
