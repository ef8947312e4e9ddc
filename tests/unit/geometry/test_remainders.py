"""What is left of an area: the quick sum of areas agrees with the overlay of shapes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.region import (
    circle_region,
    difference,
    empty_region,
    placed,
    polygon_region,
    rect_region,
    transform,
    union_all,
)
from diorama_planner.geometry.remainders import Remainder, less, measure

LAWN = rect_region(0, 0, 60, 40)
BED = polygon_region([(0, 0), (60, 5), (70, 50), (20, 60)], [[(20, 20), (30, 20), (30, 30), (20, 30)]])
TYRES = union_all([rect_region(x, y, x + 2, y + 1) for x in (-12, 10) for y in (-6, 5)])
SHAPES = (rect_region(-5, -5, 5, 5), circle_region((0, 0), 6), TYRES, rect_region(-40, -2, 40, 2))

takers = st.builds(
    lambda shape, x, y, turn: placed(transform(shape, rotation_deg=turn), (x, y)),
    st.sampled_from(SHAPES),
    st.integers(-10, 75),
    st.integers(-10, 65),
    st.sampled_from((0, 17, 45, 90)),
)


def overlaid(whole, taken):
    return difference(whole, union_all(taken)) if taken else whole


@pytest.mark.parametrize("whole", [LAWN, BED], ids=["box", "polygon"])
@given(taken=st.lists(takers, max_size=8))
def test_area_shape_and_bounds_are_those_of_the_overlay(whole, taken):
    left, plain = less(whole, taken), overlaid(whole, taken)
    assert left.area == pytest.approx(plain.area, abs=1e-6)
    assert difference(left, plain).area == pytest.approx(0, abs=1e-6)
    assert left.is_empty == plain.is_empty
    assert left.perimeter == pytest.approx(plain.perimeter)
    assert left.bounds == pytest.approx(plain.bounds, nan_ok=True)


def test_a_vertex_on_the_very_corner_of_the_box():
    turned = placed(transform(SHAPES[0], rotation_deg=45), (53, 3))
    taken = [turned, placed(SHAPES[1], (54, 0)), placed(SHAPES[3], (6, 0))]
    assert less(LAWN, taken).area == pytest.approx(overlaid(LAWN, taken).area)


def test_many_that_lie_in_rows_are_summed_and_those_that_overlap_are_dissolved():
    rows = [placed(rect_region(0, 0, 4, 4), (5 * x, 5 * y)) for x in range(12) for y in range(8)]
    assert less(LAWN, rows).area == pytest.approx(60 * 40 - 96 * 16)
    assert less(LAWN, [*rows, *rows]).area == pytest.approx(60 * 40 - 96 * 16)


def test_what_lies_elsewhere_takes_nothing():
    assert less(LAWN, [rect_region(61, 0, 70, 10), empty_region()]) is LAWN
    assert less(LAWN, []) is LAWN


def test_nothing_is_left_under_what_is_larger():
    left = less(LAWN, [rect_region(-1, -1, 80, 80)])
    assert left.area == 0
    assert left.is_empty


def test_its_reach_is_told_without_working_it_out():
    assert less(LAWN, [rect_region(0, 0, 30, 40)]).reach == LAWN.bounds
    assert less(LAWN, [rect_region(0, 0, 30, 40)]).bounds == (30, 0, 60, 40)


@given(st.lists(st.tuples(st.sampled_from((LAWN, BED)), st.lists(takers, max_size=5)), max_size=5))
def test_many_are_measured_together_as_each_is_alone(asked):
    found = [less(whole, taken) for whole, taken in asked]
    remainders = [one for one in found if isinstance(one, Remainder)]
    measure(remainders)
    areas = [overlaid(whole, taken).area for whole, taken in asked]
    assert [one.area for one in found] == pytest.approx(areas, abs=1e-6)
