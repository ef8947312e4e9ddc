"""The judge of layouts finds every fault; rests, largest rectangles and splits have known answers."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.nesting_shapes import (
    at_corner,
    first_fault,
    flat_turn,
    from_rings,
    rest_of,
    split,
    widest_rectangle,
)
from diorama_planner.geometry.region import (
    circle_region,
    contains_region,
    difference,
    empty_region,
    polygon_region,
    rect_region,
    transform,
    union_all,
)

SHEET = rect_region(0, 0, 100, 60)


class TestFaults:
    def test_a_sound_layout_has_none(self):
        laid = [rect_region(0, 0, 40, 60), rect_region(42, 0, 100, 60)]
        assert first_fault(laid, SHEET, 2.0) is None
        assert first_fault([], SHEET, 2.0) is None

    def test_parts_may_touch_without_a_gap(self):
        assert first_fault([rect_region(0, 0, 50, 60), rect_region(50, 0, 100, 60)], SHEET, 0.0) is None

    def test_a_part_in_the_hole_of_another_is_sound(self):
        ring = difference(SHEET, rect_region(20, 10, 80, 50))
        assert first_fault([ring, rect_region(25, 15, 75, 45)], SHEET, 5.0) is None

    @pytest.mark.parametrize(
        ("laid", "gap", "fault"),
        [
            ([rect_region(0, 0, 50, 50), rect_region(40, 40, 90, 60)], 0.0, ("overlap", 0, 1)),
            ([rect_region(0, 0, 50, 50), rect_region(10, 10, 20, 20)], 0.0, ("overlap", 0, 1)),
            ([rect_region(0, 0, 50, 50), rect_region(0, 0, 50, 50)], 2.0, ("overlap", 0, 1)),
            ([rect_region(0, 0, 50, 50), rect_region(51, 0, 90, 50)], 2.0, ("too near", 0, 1)),
            ([rect_region(0, 0, 50, 60), rect_region(60, 0, 100.1, 60)], 2.0, ("outside", 1, None)),
            ([rect_region(-50, -50, -10, -10)], 0.0, ("outside", 0, None)),
        ],
    )
    def test_every_fault_is_found(self, laid, gap, fault):
        found = first_fault(laid, SHEET, gap)
        assert (found.kind, found.first, found.second) == fault

    def test_what_cannot_be_used_is_outside(self):
        usable = difference(SHEET, circle_region((50, 30), 5))
        assert first_fault([rect_region(40, 20, 60, 40)], usable, 0.0).kind == "outside"


class TestRests:
    def test_what_is_left_comes_largest_first(self):
        rests = rest_of(SHEET, [rect_region(0, 0, 40, 60), rect_region(60, 20, 100, 60)], 0.0, 10.0)
        assert rests[0].area == pytest.approx(20 * 60 + 40 * 20)
        assert len(rests) == 1

    def test_slivers_are_no_rest(self):
        assert rest_of(SHEET, [rect_region(0, 0, 95, 60)], 0.0, 10.0) == []

    def test_the_kerf_is_gone(self):
        (rest,) = rest_of(SHEET, [rect_region(0, 0, 40, 60)], 2.0, 10.0)
        assert rest.bounds[0] >= 42.0


class TestRectangles:
    def test_of_a_rectangle_itself(self):
        assert widest_rectangle(SHEET, 3.0) == (0, 0, 100, 60)

    def test_of_an_angle(self):
        angle = polygon_region([(0, 0), (300, 0), (300, 80), (90, 80), (90, 250), (0, 250)])
        xmin, ymin, xmax, ymax = widest_rectangle(angle, 1.0)
        assert (xmax - xmin) * (ymax - ymin) == pytest.approx(300 * 80, rel=0.04)
        assert contains_region(angle, rect_region(xmin, ymin, xmax, ymax))

    def test_of_nothing(self):
        assert widest_rectangle(empty_region(), 1.0) is None
        assert widest_rectangle(circle_region((0, 0), 0.5), 1.0) is None

    @given(st.floats(20, 80), st.floats(0.5, 4))
    def test_it_lies_inside(self, radius, cell):
        disc = circle_region((3, 5), radius)
        xmin, ymin, xmax, ymax = widest_rectangle(disc, cell)
        assert contains_region(disc, rect_region(xmin, ymin, xmax, ymax))
        assert (xmax - xmin) * (ymax - ymin) <= 2 * radius * radius + 1e-6


class TestSplits:
    @pytest.mark.parametrize(
        ("size", "count"), [((90, 50), 1), ((50, 95), 1), ((130, 50), 2), ((150, 90), 3), ((210, 130), 9)]
    )
    def test_as_few_pieces_as_rows_of_cuts_make(self, size, count):
        region = rect_region(5, 5, 5 + size[0], 5 + size[1])
        pieces = split(region, 100, 60)
        assert len(pieces) <= count
        assert sum(piece.area for piece in pieces) == pytest.approx(region.area)
        for piece in pieces:
            xmin, ymin, xmax, ymax = piece.bounds
            assert sorted((xmax - xmin, ymax - ymin)) <= [60 + 1e-6, 100 + 1e-6]

    def test_what_has_a_grain_is_not_turned(self):
        assert len(split(rect_region(0, 0, 50, 95), 100, 60, turnable=False)) == 2

    def test_all_of_a_bent_shape_is_there(self):
        bent = union_all([rect_region(0, 0, 300, 20), rect_region(280, 0, 300, 200)])
        assert sum(piece.area for piece in split(bent, 100, 60)) == pytest.approx(bent.area)


@given(st.floats(-90, 90), st.floats(-50, 50))
def test_a_rectangle_is_laid_flat_at_the_origin(turn, x):
    leaning = transform(rect_region(0, 0, 70, 20), at=(x, -x), rotation_deg=turn)
    flat = at_corner(leaning, flat_turn(leaning))
    assert flat.bounds == pytest.approx((0, 0, 70, 20), abs=1e-6)


def test_rings_are_taken_by_the_even_odd_rule():
    outer, hole, island = SHEET, rect_region(10, 10, 50, 50), rect_region(20, 20, 30, 30)
    rings = [region.rings()[0] for region in (hole, outer, island)]
    assert from_rings(rings).area == pytest.approx(6000 - 1600 + 100)
    assert from_rings([]).is_empty
    assert math.isnan(at_corner(empty_region()).bounds[0])
