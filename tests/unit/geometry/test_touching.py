"""Stretches of a line beside which a region lies, and points beside a line: known answers and laws."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.geometry.region import empty_region, rect_region, transform
from diorama_planner.geometry.touching import samples, stretches
from diorama_planner.geometry.walls import Run, end_cuts, footprint_of, mean_length

LINE = [(0.0, 0.0), (100.0, 0.0)]


@pytest.mark.parametrize(
    ("region", "aside", "found"),
    [
        (rect_region(20, 0, 60, 30), 0.05, [(20, 60)]),
        (rect_region(20, 0, 60, 30), -0.05, []),  # it lies on the other side
        (rect_region(20, -30, 60, 0), -0.05, [(20, 60)]),
        (rect_region(20, 0.1, 60, 30), 0.05, []),  # too far away
        (rect_region(-20, 0, 160, 30), 0.05, [(0, 100)]),
        (rect_region(0.1, 0, 99.9, 30), 0.05, [(0, 100)]),  # as good as to both ends
        (rect_region(50, 0, 50.2, 30), 0.05, []),  # a corner
        (empty_region(), 0.05, []),
    ],
)
def test_stretches(region, aside, found):
    assert stretches(LINE, region, aside, 0.25) == [pytest.approx(each) for each in found]


def test_a_stretch_goes_on_round_a_bend():
    bent = [(0.0, 0.0), (50.0, 0.0), (100.0, 0.0), (100.0, 40.0)]
    (found,) = stretches(bent, rect_region(20, -5, 130, 30), -0.05, 0.25)
    assert found == pytest.approx((20, 130), abs=0.1)


@given(turn=st.floats(0, 360), low=st.floats(1, 40), high=st.floats(50, 99))
def test_stretches_turn_with_the_plan(turn, low, high):
    angle = math.radians(turn)
    line = [(0.0, 0.0), (100 * math.cos(angle), 100 * math.sin(angle))]
    region = transform(rect_region(low, 0, high, 20), rotation_deg=turn)
    assert stretches(line, region, 0.05) == [pytest.approx((low, high), abs=1e-6)]


def test_points_beside_a_line_keep_from_its_corners():
    along, points = samples([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)], 1.0, 2.0, 1.0)
    assert (along[0], along[-1]) == (0.0, 20.0)
    assert np.all(np.diff(along) >= 0)
    assert float(np.diff(along).max()) <= 2.0 + 1e-9
    assert points[0] == pytest.approx((1, 1))
    assert points[-1] == pytest.approx((9, 9))


@given(st.floats(30, 200), st.floats(20, 340), st.floats(2, 12))
def test_the_sides_of_a_wall_are_on_the_mean_as_long_as_it_is(length, turn, thickness):
    angle = math.radians(turn)
    one = Run(((0.0, 0.0), (100.0, 0.0)), thickness)
    other = Run(((100.0, 0.0), (100 + length * math.cos(angle), length * math.sin(angle))), thickness)
    cuts = end_cuts(one, [other])
    found = footprint_of(one, cuts)
    sides = [float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in (found.left, found.right)]
    if not (cuts[0].bent or cuts[1].bent):
        assert sum(sides) / 2 == pytest.approx(mean_length(one, cuts))
    assert np.allclose(found.start[-1], found.left[0])
    assert np.allclose(found.end[0], found.left[-1])


def test_a_closed_wall_has_no_ends():
    ring = Run(((0.0, 0.0), (50.0, 0.0), (50.0, 40.0), (0.0, 40.0), (0.0, 0.0)), 4.0)
    found = footprint_of(ring)
    assert len(found.start) == len(found.end) == 0
    lengths = [float(np.hypot(*np.diff(line, axis=0).T).sum()) for line in (found.left, found.right)]
    assert lengths == pytest.approx([2 * (46 + 36), 2 * (54 + 44)])
