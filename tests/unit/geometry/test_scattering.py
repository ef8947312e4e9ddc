"""The endless pattern: least distances, the same from every window, density, chances."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.scattering import FULLNESS, chance, scattered

seeds = st.integers(0, 2**32)


def nearest_gap(points):
    gaps = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    return gaps[~np.eye(len(points), dtype=bool)].min()


@settings(max_examples=25)
@given(seeds, st.floats(0.5, 40.0))
def test_no_two_points_are_nearer_than_the_spacing(seed, spacing):
    points = scattered(seed, spacing, (-7 * spacing, 3.0, 9 * spacing, 3 + 12 * spacing)).points
    assert len(points) > 60
    assert nearest_gap(points) >= spacing * (1 - 1e-12)


@settings(max_examples=12)
@given(seeds, st.tuples(st.integers(-400, 400), st.integers(-400, 400)))
def test_a_window_shows_what_a_larger_one_shows_there(seed, corner):
    x, y = corner
    small = scattered(seed, 5.0, (x, y, x + 60, y + 40))
    large = scattered(seed, 5.0, (x - 133, y - 50, x + 90, y + 210))
    inside = (large.points >= (x, y)).all(axis=1) & (large.points <= (x + 60, y + 40)).all(axis=1)
    mine = {(*point, key) for point, key in zip(small.points.tolist(), small.keys.tolist(), strict=True)}
    theirs = zip(large.points[inside].tolist(), large.keys[inside].tolist(), strict=True)
    assert mine == {(*point, key) for point, key in theirs}


def test_the_same_seed_gives_the_same_and_another_another():
    box = (0.0, 0.0, 100.0, 100.0)
    assert np.array_equal(scattered(3, 5.0, box).points, scattered(3, 5.0, box).points)
    assert not np.array_equal(scattered(3, 5.0, box).points, scattered(4, 5.0, box).points)


@pytest.mark.parametrize("spacing", [1.0, 7.5])
def test_it_is_as_full_as_it_says(spacing):
    side = 120 * spacing
    count = len(scattered(11, spacing, (0, 0, side, side)).points)
    assert count / 120**2 == pytest.approx(FULLNESS, rel=0.03)


def test_there_is_no_hole_much_larger_than_the_spacing():
    points = scattered(5, 1.0, (-3.0, -3.0, 43.0, 43.0)).points
    ticks = np.arange(0.0, 40.0, 0.5)
    probes = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 1, 2)
    far = np.hypot(*(probes - points[None]).transpose(2, 0, 1)).min(axis=1)
    assert far.max() < 2.0


@settings(max_examples=15)
@given(seeds)
def test_chances_are_even_and_independent_between_channels(seed):
    keys = scattered(seed, 1.0, (0, 0, 60, 60)).keys
    one, other = chance(keys, 1), chance(keys, 2)
    assert one.min() >= 0
    assert one.max() < 1
    assert one.mean() == pytest.approx(0.5, abs=0.05)
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.12


@pytest.mark.parametrize("spacing", [0.0, -1.0, float("nan"), float("inf")])
def test_a_spacing_that_is_none_is_refused(spacing):
    with pytest.raises(GeometryError, match="apart"):
        scattered(1, spacing, (0, 0, 10, 10))


def test_millions_of_points_are_refused():
    with pytest.raises(GeometryError, match="millions"):
        scattered(1, 0.01, (0, 0, 1000, 1000))


def test_no_box_holds_no_points():
    assert len(scattered(1, 5.0, (float("nan"),) * 4).points) == 0
