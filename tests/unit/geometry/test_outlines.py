import math

import numpy as np
import pytest

from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.outline import (
    OutlineError,
    check_outline,
    clean_outline,
    flatten_curves,
    nearest_along,
    point_along,
    polyline_length,
    repair_outline,
    signed_area,
    slice_line,
)
from diorama_planner.geometry.points import GeometryError, rotation_matrix

BOW_TIE = [(0, 0), (10, 10), (10, 0), (0, 12)]
L_LINE = [(0, 0), (30, 0), (30, 40)]


def test_a_clean_outline_comes_back_as_it_is():
    square = [(0, 0), (10, 0), (10, 10), (0, 10)]
    assert check_outline(square).tolist() == [list(p) for p in square]


def test_closing_and_repeated_points_go_and_the_ring_runs_counter_clockwise():
    ring = check_outline([(0, 0), (0, 10), (0, 10), (10, 10), (10, 0), (0, 0)])
    assert len(ring) == 4
    assert signed_area(ring) == pytest.approx(100)


def test_a_bow_tie_is_named_with_its_crossing_and_repaired_to_its_larger_lobe():
    with pytest.raises(OutlineError, match="crosses itself") as caught:
        check_outline(BOW_TIE)
    assert caught.value.at == pytest.approx((60 / 11, 60 / 11))
    assert "5.45" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, PlannerError)
    assert caught.value.exit_code == 2
    repaired = repair_outline(BOW_TIE)
    assert signed_area(repaired) == pytest.approx(12 * (60 / 11) / 2)
    assert check_outline(repaired).tolist() == repaired.tolist()


def test_an_outline_that_touches_itself_is_named_too():
    with pytest.raises(OutlineError) as caught:
        check_outline([(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5)])
    assert caught.value.at == pytest.approx((5, 5))


@pytest.mark.parametrize(
    "points", [[], [(1, 1)], [(0, 0), (5, 5)], [(0, 0), (5, 5), (5, 5), (0, 0)], [(1, 1), (1, 1), (1, 1)]]
)
def test_too_few_points_are_refused(points):
    with pytest.raises(OutlineError, match="different points"):
        check_outline(points)


def test_an_outline_without_area_is_refused_and_cannot_be_repaired():
    flat = [(0, 0), (5, 5), (9, 9)]
    with pytest.raises(OutlineError, match="no area"):
        check_outline(flat)
    with pytest.raises(OutlineError, match="no area"):
        repair_outline(flat)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, 1e7])
def test_coordinates_that_are_no_places_are_refused(bad):
    for act in (check_outline, repair_outline, clean_outline, signed_area, polyline_length):
        with pytest.raises(GeometryError, match="point 3"):
            act([(0, 0), (1, 0), (bad, 1)])


def test_the_shoelace_holds_far_from_the_origin():
    far = np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * 0.01 + 900_000
    assert signed_area(far) == pytest.approx(1e-4, rel=1e-4)
    assert signed_area(far[::-1]) == pytest.approx(-1e-4, rel=1e-4)


def test_a_quarter_circle_is_flattened_within_its_tolerance():
    k = 100 * 0.5522847498
    arc = flatten_curves([(100, 0), (0, 100)], {0: [(100, k), (k, 100)]})
    assert arc[0].tolist() == [100, 0]
    assert arc[-1].tolist() == [0, 100]
    middles = (arc[1:] + arc[:-1]) / 2
    assert np.abs(np.hypot(*middles.T) - 100).max() < 0.02 + 0.03  # the cubic itself is 0.027 % off the circle
    assert len(arc) < 200


def test_a_finer_tolerance_gives_more_points():
    curve = {0: [(0, 50), (100, 50)]}
    line = [(0, 0), (100, 0)]
    assert len(flatten_curves(line, curve, tolerance=0.001)) > len(flatten_curves(line, curve)) > 10


def test_a_closed_outline_can_be_curved_on_its_way_back():
    ring = flatten_curves([(0, 0), (10, 0), (10, 10)], {2: [(5, 12), (0, 5)]}, closed=True)
    assert ring[:3].tolist() == [[0, 0], [10, 0], [10, 10]]
    assert len(ring) > 6
    assert ring[-1].tolist() != [0, 0]


def test_lines_without_curves_stay():
    assert flatten_curves(L_LINE).tolist() == [[0, 0], [30, 0], [30, 40]]


@pytest.mark.parametrize("curves", [{2: [(0, 0), (1, 1)]}, {-1: [(0, 0), (1, 1)]}, {0: [(0, 0)]}])
def test_curves_on_no_segment_are_refused(curves):
    with pytest.raises(GeometryError, match="segment"):
        flatten_curves(L_LINE, curves)


def test_lengths_open_and_closed():
    assert polyline_length(L_LINE) == pytest.approx(70)
    assert polyline_length(L_LINE, closed=True) == pytest.approx(120)
    assert polyline_length([(1, 1)]) == 0.0


@pytest.mark.parametrize(
    ("distance", "point", "direction"),
    [
        (-5, (0, 0), (1, 0)),
        (0, (0, 0), (1, 0)),
        (12, (12, 0), (1, 0)),
        (30, (30, 0), (0, 1)),
        (50, (30, 20), (0, 1)),
        (99, (30, 40), (0, 1)),
    ],
)
def test_a_point_along_a_line_is_held_to_its_ends(distance, point, direction):
    at, towards = point_along(L_LINE, distance)
    assert at == pytest.approx(point)
    assert towards == pytest.approx(direction)


def test_a_slice_keeps_the_corners_between():
    assert slice_line(L_LINE, 10, 50).tolist() == [[10, 0], [30, 0], [30, 20]]
    assert slice_line(L_LINE, 50, 10).tolist() == [[10, 0], [30, 0], [30, 20]]
    assert slice_line(L_LINE, 30, 70).tolist() == [[30, 0], [30, 40]]
    assert slice_line(L_LINE, -9, 999).tolist() == [[0, 0], [30, 0], [30, 40]]


def test_the_nearest_place_on_a_line():
    assert nearest_along(L_LINE, (33, 24)) == pytest.approx((54, 3))
    assert nearest_along(L_LINE, (-3, -4)) == pytest.approx((0, 5))


def test_lines_without_length_have_no_direction():
    for act in (lambda: point_along([(1, 1), (1, 1)], 0), lambda: nearest_along([(2, 2)], (0, 0))):
        with pytest.raises(GeometryError, match="no length"):
            act()


def test_quarter_turns_are_exact():
    assert (rotation_matrix(90) @ (1, 0)).tolist() == [0, 1]
    assert (rotation_matrix(-90) @ (1, 0)).tolist() == [0, -1]
    assert (rotation_matrix(540) @ (1, 0)).tolist() == [-1, 0]
