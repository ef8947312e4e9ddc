"""Rectangles packed exactly: none overlap, all lie in the room, and known fits are found."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.packing import SAME_MM, Heap, Rows, Size, by_size, slits_of

PACKERS = [
    lambda width, height, spacing: Heap(width, height, spacing, "left"),
    lambda width, height, spacing: Heap(width, height, spacing, "snug"),
    lambda width, height, spacing: Rows(width, height, spacing, True),
    lambda width, height, spacing: Rows(width, height, spacing, False),
]


def apart(one, other):
    """How far two rectangles are from each other along the axis in which they are farther apart."""
    return max(
        other.x - one.x - one.width,
        one.x - other.x - other.width,
        other.y - one.y - one.height,
        one.y - other.y - other.height,
    )


@given(
    sizes=st.lists(st.builds(Size, st.integers(1, 90), st.integers(1, 90), st.booleans()), max_size=25),
    make=st.sampled_from(PACKERS),
    spacing=st.sampled_from([0.0, 1.5]),
)
def test_none_overlap_and_all_lie_in_the_room(sizes, make, spacing):
    packer = make(200.0, 150.0, spacing)
    spots = []
    for size in sizes:
        spot = packer.put(size)
        if spot is None:
            continue
        assert sorted((spot.width, spot.height)) == sorted(size[:2])
        assert spot.turned == ((spot.width, spot.height) != (size.width, size.height))
        assert size.turnable or not spot.turned
        assert min(spot.x, spot.y) >= 0
        assert spot.x + spot.width <= 200 + SAME_MM
        assert spot.y + spot.height <= 150 + SAME_MM
        spots.append(spot)
    assert all(apart(one, other) >= spacing - SAME_MM for one, other in combinations(spots, 2))
    assert spots or not any(size.width <= 200 and size.height <= 150 for size in sizes)


def test_rows_of_three_fill_a_sheet():
    rows = Rows(1200, 600, 0, upright=False)
    spots = [rows.put(Size(400, 300)) for _ in range(6)]
    assert [spot[:2] for spot in spots] == [(0, 0), (400, 0), (800, 0), (0, 300), (400, 300), (800, 300)]
    assert rows.put(Size(1, 1)) is None
    assert slits_of(rows) == [
        (0, 300, 1200, 300),
        (400, 0, 400, 300),
        (800, 0, 800, 300),
        (400, 300, 400, 600),
        (800, 300, 800, 600),
    ]


def test_what_is_lower_than_its_row_is_cut_off_at_last():
    rows = Rows(100, 50, 2, upright=True)
    rows.put(Size(40, 30, turnable=False))
    rows.put(Size(20, 10, turnable=False))
    assert slits_of(rows) == [(0, 31, 100, 31), (41, 0, 41, 31), (63, 0, 63, 31), (41, 11, 63, 11)]


def test_the_snug_rule_fills_the_gap_that_fits():
    heap = Heap(100, 100, 0, "snug")
    heap.put(Size(100, 60, turnable=False))
    assert heap.put(Size(30, 40))[:2] == (0, 60)
    assert heap.put(Size(70, 40))[:2] == (30, 60)


def test_large_ones_come_first_and_equal_ones_in_their_order():
    sizes = [Size(1, 2), Size(3, 3), Size(2, 1), Size(9, 1)]
    assert by_size(sizes, lambda size: (size.width * size.height,)) == [1, 3, 0, 2]


@pytest.mark.parametrize("make", PACKERS)
def test_what_is_too_large_finds_no_room(make):
    assert make(10.0, 10.0, 5.0).put(Size(10.1, 1)) is None
    assert make(10.0, 10.0, 5.0).put(Size(10, 10)) is not None
