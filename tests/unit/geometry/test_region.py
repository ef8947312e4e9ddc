import math

import numpy as np
import pytest

from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.region import (
    buffered_line_region,
    circle_region,
    contains_point,
    contains_points,
    contains_region,
    convex_hull,
    difference,
    distance,
    ellipse_region,
    empty_region,
    intersection,
    largest_part,
    offset,
    overlap_area,
    overlaps,
    parts,
    point_distance,
    polygon_region,
    rect_region,
    region_from_polygons,
    rounded_rect_region,
    transform,
    union,
    union_all,
)

SQUARE = rect_region(0, 0, 10, 10)
MEADOW = [(0, 0), (230, 0), (230, 160), (0, 165)]


def signed_area(ring):
    x, y = ring.T
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def test_the_meadow_of_the_country_halt_has_its_shoelace_area():
    assert polygon_region(MEADOW).area == pytest.approx(37375.0, abs=1e-9)


def test_holes_are_taken_off_and_run_clockwise():
    ring = polygon_region([(0, 0), (0, 10), (10, 10), (10, 0)], holes=[[(2, 2), (4, 2), (4, 4), (2, 4)]])
    assert ring.area == pytest.approx(96.0)
    outer, hole = ring.rings()
    assert signed_area(outer) == pytest.approx(100.0)
    assert signed_area(hole) == pytest.approx(-4.0)
    assert len(outer) == len(hole) == 4
    assert ring.perimeter == pytest.approx(48.0)


def test_a_region_survives_being_taken_apart():
    twins = union_all([SQUARE, difference(rect_region(20, 0, 40, 20), rect_region(25, 5, 30, 10))])
    assert region_from_polygons(twins.polygons()).area == pytest.approx(twins.area)
    assert len(parts(twins)) == 2
    assert largest_part(twins).area == pytest.approx(375.0)


@pytest.mark.parametrize("points", [[], [(1, 1)], [(0, 0), (5, 5)], [(0, 0), (5, 5), (9, 9)]])
def test_points_without_area_give_an_empty_region(points):
    region = polygon_region(points)
    assert region.is_empty
    assert region.area == 0.0
    assert region.rings() == []


@pytest.mark.parametrize(
    "points",
    [
        [(0, 0), (float("nan"), 1), (2, 2)],
        [(0, 0), (float("inf"), 1), (2, 2)],
        [(0, 0), (1e400, 1), (2, 2)],
        [(0, 0), (2e6, 1), (2, 2)],
        [(0, 0, 0), (1, 1, 1), (2, 0, 0)],
        [(0, 0), ("a", 1), (2, 2)],
        [(0, 0), (1,), (2, 2)],
        [1, 2, 3],
    ],
)
def test_non_points_are_refused_in_one_line(points):
    with pytest.raises(GeometryError) as caught:
        polygon_region(points)
    assert "\n" not in str(caught.value)


def test_a_refused_point_is_named_by_its_number():
    with pytest.raises(GeometryError, match="point 2"):
        polygon_region([(0, 0), (math.nan, 1), (2, 2)])


def test_a_disc_has_nearly_its_area_and_its_bounds():
    disc = circle_region((5, 5), 40)
    assert disc.area == pytest.approx(math.pi * 1600, rel=5e-4)
    assert disc.bounds == pytest.approx((-35, -35, 45, 45))
    assert disc.centroid == pytest.approx((5, 5))


def test_an_ellipse_and_a_rounded_rectangle_have_their_areas():
    assert ellipse_region((0, 0), 60, 20).area == pytest.approx(math.pi * 300, rel=1e-3)
    rounded = rounded_rect_region(0, 0, 100, 50, 10)
    assert rounded.area == pytest.approx(5000 - (4 - math.pi) * 100, rel=1e-4)
    assert rounded.bounds == pytest.approx((0, 0, 100, 50))


def test_a_radius_too_large_for_the_rectangle_is_held():
    assert rounded_rect_region(0, 0, 20, 10, 99).area == pytest.approx(100 + math.pi * 25, rel=1e-3)
    assert rounded_rect_region(0, 0, 20, 10, 0).area == pytest.approx(200)


def test_shapes_without_size_are_empty():
    assert rect_region(0, 0, 0, 5).is_empty
    assert circle_region((0, 0), 0).is_empty
    assert buffered_line_region([(0, 0)], 5).is_empty
    assert buffered_line_region([(0, 0), (5, 5)], 0).is_empty


def test_a_band_has_length_times_width_with_flat_caps_and_a_disc_more_with_round_ones():
    line = [(0, 0), (100, 0)]
    assert buffered_line_region(line, 34.5).area == pytest.approx(3450)
    assert buffered_line_region(line, 20, cap="round").area == pytest.approx(2000 + math.pi * 100, rel=1e-3)


def test_a_mitred_corner_of_a_band_is_square():
    assert buffered_line_region([(0, 0), (100, 0), (100, 100)], 10).area == pytest.approx(2000)


def test_set_operations_obey_inclusion_and_exclusion():
    other = rect_region(6, 6, 16, 16)
    assert union(SQUARE, other).area == pytest.approx(184)
    assert intersection(SQUARE, other).area == pytest.approx(16) == overlap_area(SQUARE, other)
    assert difference(SQUARE, other).area == pytest.approx(84)
    assert convex_hull(union(SQUARE, other)).area == pytest.approx(16 * 16 - 2 * 6 * 6 / 2)


def test_neighbours_that_touch_share_nothing():
    neighbour = rect_region(10, 0, 20, 10)
    assert intersection(SQUARE, neighbour).is_empty
    assert not overlaps(SQUARE, neighbour)
    assert distance(SQUARE, neighbour) == 0.0


def test_an_overlap_thinner_than_the_tolerance_does_not_count():
    sliver = rect_region(9.9, 0, 20, 10)
    assert overlaps(SQUARE, sliver)
    assert overlaps(SQUARE, sliver, tolerance=0.05)
    assert not overlaps(SQUARE, sliver, tolerance=0.2)


def test_offset_mitres_and_vanishes():
    assert offset(SQUARE, 1).area == pytest.approx(144)
    assert offset(SQUARE, -5).is_empty
    with pytest.raises(GeometryError):
        offset(SQUARE, math.inf)


def test_transform_scales_then_turns_then_carries():
    moved = transform(rect_region(0, 0, 4, 2), at=(10, 20), rotation_deg=90, scale=2)
    assert moved.bounds == (6.0, 20.0, 10.0, 28.0)


def test_a_mirrored_region_still_runs_counter_clockwise():
    mirrored = transform(polygon_region([(0, 0), (4, 0), (0, 2)]), scale=(-1, 1))
    assert mirrored.bounds == (-4.0, 0.0, 0.0, 2.0)
    assert signed_area(mirrored.rings()[0]) == pytest.approx(4.0)


def test_points_inside_and_away():
    assert contains_point(SQUARE, (5, 5))
    assert not contains_point(SQUARE, (11, 5))
    assert contains_points(SQUARE, [(1, 1), (12, 1)]).tolist() == [True, False]
    assert point_distance(SQUARE, (13, 14)) == pytest.approx(5)
    assert point_distance(SQUARE, (5, 5)) == 0.0
    assert contains_region(SQUARE, rect_region(0, 0, 5, 5))
    assert not contains_region(SQUARE, rect_region(0, 0, 5, 11))


def test_the_union_of_nothing_is_empty():
    assert union_all([]).is_empty
    assert union(empty_region(), SQUARE).area == pytest.approx(100)
    assert largest_part(empty_region()).is_empty
