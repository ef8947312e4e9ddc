"""Homographies take the corners of a rectangle seen from a side onto the rectangle, and everything with them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.homography import carried, check_corners, homography, seen_sides
from diorama_planner.geometry.points import GeometryError

RECTANGLE = ((0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0))
SEEN = ((120.0, 80.0), (510.0, 130.0), (600.0, 420.0), (40.0, 380.0))
shift = st.floats(-40, 40)


def near(one, other) -> None:
    assert np.allclose(np.array(one), np.array(other), atol=1e-6)


def test_corners_go_onto_the_rectangle() -> None:
    near(carried(homography(SEEN, RECTANGLE), SEEN), RECTANGLE)


@given(st.tuples(*[st.tuples(shift, shift)] * 4))
def test_there_and_back_is_where_it_began(shifts) -> None:
    seen = tuple((x + dx, y + dy) for (x, y), (dx, dy) in zip(RECTANGLE, shifts, strict=True))
    there, back = homography(RECTANGLE, seen), homography(seen, RECTANGLE)
    points = [(10.0, 20.0), (150.0, 100.0), (290.0, 30.0)]
    near(carried(back, carried(there, points)), points)


def test_straight_lines_stay_straight_and_the_middle_is_where_the_diagonals_cross() -> None:
    matrix = homography(RECTANGLE, SEEN)
    a, b, c = carried(matrix, [(0.0, 50.0), (150.0, 50.0), (300.0, 50.0)])
    assert abs((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])) < 1e-6
    (mx, my), p, q, r, s = *carried(matrix, [(150.0, 100.0)]), *SEEN
    for one, other in ((p, r), (q, s)):
        assert abs((other[0] - one[0]) * (my - one[1]) - (other[1] - one[1]) * (mx - one[0])) < 1e-6


def test_of_a_plain_move_it_is_a_plain_move() -> None:
    moved = tuple((x + 5, y - 7) for x, y in RECTANGLE)
    near(homography(RECTANGLE, moved), [[1, 0, 5], [0, 1, -7], [0, 0, 1]])


@pytest.mark.parametrize(
    "corners",
    [
        ((0, 0), (100, 0), (200, 0), (0, 100)),  # three in a line
        ((0, 0), (100, 100), (100, 0), (0, 100)),  # sides cross
        ((0, 0), (100, 0), (20, 20), (0, 100)),  # one corner inside
        ((5, 5), (5, 5), (5, 5), (5, 5)),
        ((0, 0), (1, 0), (1, math.nan), (0, 1)),
        ((0, 0), (1, 0), (1, 1)),
    ],
)
def test_what_is_no_rectangle_is_refused(corners) -> None:
    with pytest.raises(GeometryError):
        check_corners(corners)


def test_corners_may_go_round_either_way() -> None:
    check_corners(SEEN)
    check_corners(tuple(reversed(SEEN)))


def test_a_point_on_the_horizon_is_refused() -> None:
    matrix = np.array([[1.0, 0, 0], [0, 1, 0], [0.01, 0, -1]])
    with pytest.raises(GeometryError, match="horizon"):
        carried(matrix, [(100.0, 0.0)])


def test_seen_sides_are_means_of_opposite_sides() -> None:
    assert seen_sides(((0, 0), (10, 0), (10, 4), (0, 6))) == pytest.approx((10 / 2 + math.hypot(10, 2) / 2, 5.0))
