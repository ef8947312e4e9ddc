import math

import numpy as np
import pytest

from diorama_planner.geometry.offsets import is_closed, offset_line, wall_body, wall_sides
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import contains_point

L_LINE = [(0, 0), (100, 0), (100, 50)]
ROOM = [(0, 0), (100, 0), (100, 60), (0, 60), (0, 0)]


def test_a_straight_line_moves_to_its_left():
    assert offset_line([(0, 0), (10, 0)], 3).tolist() == [[0, 3], [10, 3]]
    assert offset_line([(0, 0), (10, 0)], -3).tolist() == [[0, -3], [10, -3]]


def test_a_corner_is_mitred():
    left, right = wall_sides(L_LINE, 10)
    assert left.tolist() == [[0, 5], [95, 5], [95, 50]]
    assert right.tolist() == [[0, -5], [105, -5], [105, 50]]


def test_a_corner_sharper_than_the_limit_is_cut():
    spike = [(0, 0), (100, 0), (0, 5)]
    blunt = offset_line(spike, -1)
    assert len(blunt) == 4
    assert np.hypot(*(blunt - (100, 0)).T)[1:3] == pytest.approx([1, 1])


def test_a_closed_line_stays_closed():
    inner = offset_line(ROOM, 5)
    assert is_closed(inner)
    assert polyline_length(inner) == pytest.approx(2 * (90 + 50))


def test_a_wall_covers_its_length_times_its_thickness():
    assert wall_body([(7, 0), (7, 240)], 10).bounds == (2, 0, 12, 240)
    assert wall_body(L_LINE, 10).area == pytest.approx(1500)


def test_the_walls_of_a_room_meet_in_four_corners_around_a_hole():
    body = wall_body(ROOM, 10)
    assert body.area == pytest.approx(110 * 70 - 90 * 50)
    assert len(body.rings()) == 2
    assert contains_point(body, (-4.9, -4.9))
    assert not contains_point(body, (50, 30))


def test_walls_without_length_or_thickness_are_empty():
    assert wall_body([(1, 1), (1, 1)], 10).is_empty
    assert wall_body(L_LINE, 0).is_empty
    assert wall_body(L_LINE, math.nan).is_empty


def test_a_line_without_length_has_no_parallel():
    with pytest.raises(GeometryError, match="no length"):
        offset_line([(3, 3), (3, 3)], 1)
