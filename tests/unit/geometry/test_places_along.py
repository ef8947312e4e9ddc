"""Places along a line: room between others, and where a place goes when segments change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.places import carried_along, nearest_place


def test_what_is_in_the_way_is_kept_clear_of():
    assert nearest_place(50, 20, 100, []) == 50
    assert nearest_place(2, 20, 100, []) == 10
    assert nearest_place(99, 20, 100, []) == 90
    assert nearest_place(50, 20, 100, [(45, 60)]) == 35
    assert nearest_place(58, 20, 100, [(45, 60)]) == 70
    assert nearest_place(50, 20, 100, [(30, 60), (50, 75)]) == 20  # 20 and 85: 30 away against 35
    assert nearest_place(50, 20, 50, [(10, 40)]) is None
    assert nearest_place(50, 120, 100, []) is None
    assert nearest_place(50, 100, 100, []) == 50


spans = st.lists(st.tuples(st.floats(-20, 120), st.floats(0, 30)).map(lambda s: (s[0], s[0] + s[1])), max_size=5)


@given(st.floats(0, 100), st.floats(1, 40), spans)
def test_a_place_is_on_the_line_and_clear_and_none_nearer_is(along, width, taken):
    place = nearest_place(along, width, 100, taken)

    def fits(middle):
        low, high = middle - width / 2, middle + width / 2
        return low >= -1e-6 and high <= 100 + 1e-6 and all(high <= a + 1e-6 or low >= b - 1e-6 for a, b in taken)

    wanted = [m / 4 for m in range(401) if fits(m / 4)]
    if place is None:
        assert not [m for m in wanted if fits(m - 0.01) and fits(m + 0.01)]
    else:
        assert fits(place)
        assert all(abs(place - along) <= abs(m - along) + 1e-6 for m in wanted)


def test_what_lies_in_a_segment_keeps_its_distance_from_the_end_that_stays():
    stretched_at_end = carried_along([100, 50], [140, 50], [True, False, True])
    assert stretched_at_end(30, 10, 0) == 30
    assert stretched_at_end(120, 10, 0) == 160
    moved_start = carried_along([100, 50], [80, 50], [False, True, True])
    assert moved_start(60, 10, 0) == 40
    neither = carried_along([100], [50], [False, False])
    assert neither(40, 10, 0) == 20


@pytest.mark.parametrize(("at", "there"), [(95, 45), (5, 5)])
def test_it_stays_within_its_segment(at, there):
    assert carried_along([100], [50], [True, False])(at, 10, 0) == there


def test_what_is_wider_than_its_segment_sits_in_the_middle():
    assert carried_along([100], [20], [True, False])(80, 30, 0) == 10


def test_room_beside_it_is_kept_as_far_as_there_was_any():
    carry = carried_along([100], [50], [True, False])
    assert carry(60, 10, 5) == 40
    assert carry(93, 10, 5) == 43  # there were only 2 mm
    assert carry(95, 10, 5) == 45
