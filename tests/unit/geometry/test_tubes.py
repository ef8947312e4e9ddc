"""Lines laid as tubes: arcs have the radius that was asked for, bends and gaps are those worked out by hand."""

import math

import numpy as np
import pytest

from diorama_planner.geometry.tubes import STRAIGHT, bend_room, nearest_pass, rounded_corners


def line(*points: tuple[float, float]) -> np.ndarray:
    return np.array(points, dtype=np.float64)


@pytest.mark.parametrize("radius", [0.5, 2.0, 4.0])
def test_a_rounded_corner_is_an_arc_of_its_radius(radius: float) -> None:
    rounded = rounded_corners([(0, 0), (10, 0), (10, 10)], [0, radius, 0])
    from_middle = np.hypot(*(rounded[1:-1] - (10 - radius, radius)).T)
    assert from_middle == pytest.approx(radius)
    assert bend_room(rounded) == pytest.approx(radius, rel=0.01)


def test_a_sharp_corner_takes_the_radius_that_its_legs_allow() -> None:
    # legs of 6 and 10 mm that end free, turned by 90 degrees: 6 / tan 45
    assert bend_room(line((0, 6), (0, 0), (10, 0))) == pytest.approx(6.0)
    # between two corners only half of the leg is left for each: 10 / 2
    assert bend_room(line((0, 20), (0, 0), (10, 0), (10, 20))) == pytest.approx(5.0)
    # turned by 120 degrees: 6 / tan 60
    assert bend_room(line((6, 0), (0, 0), (5, 5 * math.sqrt(3)))) == pytest.approx(6.0 / math.sqrt(3))
    # a square that closes is bent at its first corner too
    assert bend_room(line((0, 0), (8, 0), (8, 8), (0, 8), (0, 0))) == pytest.approx(4.0)
    assert bend_room(line((0, 0), (10, 0))) == STRAIGHT


def test_lines_that_pass_leave_a_gap_and_lines_that_meet_leave_none() -> None:
    stem, bar, far = line((0, 0), (0, 8)), line((0, 4), (4, 4)), line((7, 0), (7, 8))
    assert nearest_pass([stem, bar]) == math.inf
    assert nearest_pass([stem, bar, far]) == pytest.approx(3.0)
    assert nearest_pass([stem, line((-2, 3), (2, 3))]) == math.inf


def test_a_line_that_turns_back_passes_itself_and_a_wedge_does_not() -> None:
    assert nearest_pass([line((0, 8), (0, 0), (4, 0), (4, 8))]) == pytest.approx(4.0)
    assert nearest_pass([line((0, 0), (2, 8), (4, 0))]) == math.inf


@pytest.mark.parametrize("apart", [0.01, 3.0, 500.0])
def test_the_nearest_of_many_is_found_however_far_it_is(apart: float) -> None:
    near = [line((x, 1e4 * x), (x + 5.0, 1e4 * x)) for x in range(20)]
    assert nearest_pass([*near, line((0, -apart), (5, -apart))]) == pytest.approx(apart)
