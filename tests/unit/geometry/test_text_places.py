"""Texts stand inside shapes, or nowhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.region import (
    circle_region,
    contains_region,
    difference,
    offset,
    polygon_region,
    rect_region,
    transform,
)
from diorama_planner.geometry.text_places import text_place


def test_a_text_stands_in_the_middle_and_lies_along_the_longer_side() -> None:
    wide = text_place(rect_region(0, 0, 40, 10), 20, 4)
    assert wide is not None
    assert wide.middle == pytest.approx((20, 5))
    assert not wide.upright
    tall = text_place(rect_region(0, 0, 10, 40), 8, 4)
    assert tall is not None
    assert tall.upright


def test_what_does_not_fit_has_no_place() -> None:
    assert text_place(rect_region(0, 0, 10, 10), 12, 4) is None
    ring = difference(circle_region((0, 0), 30), circle_region((0, 0), 28))
    assert text_place(ring, 10, 4) is None


@given(st.floats(4, 30), st.floats(2, 10))
def test_a_text_never_leaves_a_crescent(width: float, height: float) -> None:
    crescent = difference(circle_region((0, 0), 40), circle_region((18, 4), 30))
    found = text_place(crescent, width, height)
    if found is not None:
        box = transform(
            rect_region(-width / 2, -height / 2, width / 2, height / 2), found.middle, 90.0 * found.upright
        )
        assert contains_region(offset(crescent, 1e-6), box)


def test_a_notch_turns_the_text_aside() -> None:
    notched = polygon_region([(0, 0), (60, 0), (60, 20), (35, 20), (35, 4), (25, 4), (25, 20), (0, 20)])
    found = text_place(notched, 18, 8)
    assert found is not None
    assert contains_region(notched, transform(rect_region(-9, -4, 9, 4), found.middle))


def test_no_text_stands_over_a_hole_however_small() -> None:
    wall = difference(rect_region(0, 0, 80, 60), rect_region(38, 28, 42, 32))
    found = text_place(wall, 50, 12)
    assert found is not None
    assert contains_region(wall, transform(rect_region(-25, -6, 25, 6), found.middle, 90.0 * found.upright))
