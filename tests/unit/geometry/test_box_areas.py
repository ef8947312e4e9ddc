"""Areas in a box by sums over borders agree with the overlay of shapes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.box_areas import areas_in_boxes
from diorama_planner.geometry.region import (
    circle_region,
    empty_region,
    overlap_area,
    placed,
    polygon_region,
    rect_region,
    transform,
    union_all,
)

RING = polygon_region([(0, 0), (30, 0), (30, 20), (0, 20)], [[(5, 5), (25, 5), (25, 15), (5, 15)]])
STAR = polygon_region([(0, 0), (10, 4), (20, 0), (14, 9), (20, 20), (10, 13), (0, 20), (6, 9)])
APART = union_all([rect_region(0, 0, 4, 4), rect_region(11, 2, 15, 9), circle_region((5, 14), 3)])
SHAPES = (rect_region(-5, -5, 5, 5), circle_region((0, 0), 6), RING, STAR, APART)

regions = st.builds(
    lambda shape, x, y, turn, mirrored: placed(
        transform(shape, rotation_deg=turn, scale=(-1.0 if mirrored else 1.0, 1.0)), (x, y)
    ),
    st.sampled_from(SHAPES),
    st.floats(-40, 40),
    st.one_of(st.floats(-40, 40), st.integers(-20, 20).map(float)),
    st.sampled_from((0.0, 1e-9, 17.0, 90.0)),
    st.booleans(),
)
sides = st.floats(-40, 40)


@given(st.lists(regions, max_size=6), sides, sides, st.floats(0.01, 60), st.floats(0.01, 60))
def test_areas_are_those_of_the_overlay(found, x, y, width, height):
    boxes = [(x + number, y, x + number + width, y + height) for number in range(len(found))]
    overlaid = [overlap_area(one, rect_region(*box)) for one, box in zip(found, boxes, strict=True)]
    assert areas_in_boxes(found, boxes) == pytest.approx(overlaid, rel=1e-9, abs=1e-9)


@given(regions, sides, sides, st.floats(0.01, 60), st.floats(0.01, 60), st.floats(0, 1))
def test_boxes_side_by_side_add_up(region, x, y, width, height, share):
    whole, cut = (x, y, x + width, y + height), x + share * width
    left, right, both = areas_in_boxes([region] * 3, [(x, y, cut, y + height), (cut, y, *whole[2:]), whole])
    assert left + right == pytest.approx(both, rel=1e-9, abs=1e-9)


def test_a_box_around_everything_holds_all_of_it():
    far = (-1e4, -1e4, 1e4, 1e4)
    assert areas_in_boxes(SHAPES, [far] * len(SHAPES)) == pytest.approx([shape.area for shape in SHAPES])
    assert areas_in_boxes([], []).tolist() == []
    assert areas_in_boxes([STAR, empty_region(), STAR], [far] * 3) == pytest.approx([STAR.area, 0.0, STAR.area])
    assert areas_in_boxes([RING], [(6, 6, 24, 14)]) == pytest.approx([0.0])


def test_borders_run_with_the_region_on_their_left_and_move_with_a_copy():
    borders = RING.borders()
    assert borders.shape == (4, 8)
    x1, y1, x2, y2 = borders
    assert (x1 * y2 - x2 * y1).sum() / 2 == pytest.approx(RING.area)
    assert placed(RING, (7.0, -2.0)).borders() == pytest.approx(borders + np.array([[7.0], [-2.0], [7.0], [-2.0]]))
    assert RING.borders() is borders
