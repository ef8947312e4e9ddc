"""Stamps on a grid: what the raster says has room has it, and what fits exactly into a box is found."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.nesting_grids import GROWN, Board, grown, stamp_of
from diorama_planner.geometry.region import (
    circle_region,
    contains_region,
    distance,
    overlap_area,
    polygon_region,
    rect_region,
    transform,
)

CELL, GAP = 3.0, 2.0


def stamped(region, turn=0.0):
    return stamp_of(region, grown(region, GAP / 2 + GROWN * CELL), turn, CELL, GAP)


def put(board, region, turn=0.0):
    """Put a part where there is room, and give its outline there."""
    stamp = stamped(region, turn)
    at = board.first_place(stamp)
    if at is None:
        return None
    board.put(stamp, *at)
    return transform(region, board.carried_to(stamp, *at), turn)


def blobs():
    radii = st.lists(st.floats(5, 60), min_size=3, max_size=9)

    def outline(found):
        step = math.tau / len(found)
        return polygon_region([(r * math.cos(n * step), r * math.sin(n * step)) for n, r in enumerate(found)])

    return radii.map(outline)


@settings(max_examples=40)
@given(regions=st.lists(blobs(), min_size=1, max_size=8), turn=st.floats(0, 360))
def test_what_has_room_keeps_its_gap(regions, turn):
    board, placed = Board((7.0, 3.0, 307.0, 203.0), CELL, GAP), []
    for region in regions:
        found = put(board, region, turn)
        if found is not None:
            assert contains_region(rect_region(7 - 1e-6, 3 - 1e-6, 307 + 1e-6, 203 + 1e-6), found)
            assert all(distance(found, other) >= GAP - 1e-9 for other in placed)
            placed.append(found)
    assert placed or all(max(r.bounds[2] - r.bounds[0], r.bounds[3] - r.bounds[1]) > 90 for r in regions)


def test_obstacles_are_kept_clear():
    hole = circle_region((100, 60), 45)
    board = Board((0, 0, 200, 120), CELL, 0.0, hole)
    found = [put(board, rect_region(0, 0, 40, 30)) for _ in range(12)]
    placed = [region for region in found if region is not None]
    assert len(placed) >= 6
    assert all(overlap_area(region, hole) == 0.0 for region in placed)


def test_a_part_as_large_as_the_room_fits():
    board = Board((10, 20, 210, 120), CELL, GAP)
    assert put(board, rect_region(0, 0, 200, 100)).bounds == pytest.approx((10, 20, 210, 120))
    assert Board((0, 0, 200, 100), CELL, GAP).first_place(stamped(rect_region(0, 0, 200.1, 100))) is None


def test_the_leftmost_place_comes_first_and_the_lowest_of_those():
    board = Board((0, 0, 300, 200), CELL, GAP)
    first, second, third = (put(board, rect_region(0, 0, 50, 90)) for _ in range(3))
    assert first.bounds[:2] == (0.0, 0.0)
    assert second.bounds[0] == 0.0
    assert second.bounds[1] > 90
    assert third.bounds[0] > 50


def test_a_bound_leaves_out_what_lies_further_right():
    board = Board((0, 0, 300, 200), CELL, GAP)
    for _ in range(2):
        put(board, rect_region(0, 0, 50, 90))
    stamp = stamped(rect_region(0, 0, 50, 90))
    column, _ = board.first_place(stamp)
    assert board.first_place(stamp, column) is None
    assert board.first_place(stamp, column + 1) == board.first_place(stamp)


def test_what_is_kept_takes_its_cells():
    board = Board((0, 0, 100, 100), CELL, GAP)
    held = circle_region((50, 50), 30)
    board.keep(held, grown(held, GAP / 2 + GROWN * CELL))
    found = put(board, rect_region(0, 0, 15, 15))
    assert distance(found, held) >= GAP
    assert put(board, rect_region(0, 0, 40, 40)) is None


def test_growing_never_falls_short():
    region = circle_region((0, 0), 20)
    ring = grown(region, 5.0).rings()[0]
    closed = np.vstack((ring, ring[:1]))
    middles = (closed[1:] + closed[:-1]) / 2
    assert np.hypot(*middles.T).min() >= 25.0 - 0.01
