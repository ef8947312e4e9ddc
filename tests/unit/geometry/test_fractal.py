"""Fractal noise: of the place alone, bounded, without seams."""

import numpy as np
import pytest

from diorama_planner.geometry.fractal import fractal

XS, YS = np.arange(200) * 1.0, np.arange(150) * 1.0


def test_a_value_depends_on_its_place_only_to_the_last_bit():
    whole = fractal(XS, YS, 30.0, 5)
    assert np.array_equal(fractal(XS[40:77], YS[11:12], 30.0, 5), whole[11:12, 40:77])
    assert np.array_equal(fractal(XS[::2], YS[::3], 30.0, 5), whole[::3, ::2])


def test_it_stays_within_its_bounds_and_uses_them():
    values = fractal(np.arange(-800, 800) * 1.0, np.arange(-600, 600) * 1.0, 25.0, 1)
    assert 0.5 < np.abs(values).max() <= 1.0
    assert abs(values.mean()) < 0.05


@pytest.mark.parametrize("other", [(30.0, 6), (31.0, 5)])
def test_another_seed_or_size_is_another_ground(other):
    assert np.abs(fractal(XS, YS, 30.0, 5) - fractal(XS, YS, *other)).max() > 0.3


def test_seeds_share_no_octave_and_may_be_negative():
    grounds = [fractal(XS, YS, 30.0, seed).ravel() for seed in (-1, 0, 1, 2)]
    assert np.abs(np.corrcoef(grounds) - np.eye(4)).max() < 0.35


def test_it_is_smooth_where_knots_meet():
    fine = np.arange(-50, 50, 0.01)
    values = fractal(fine, np.array([0.0, 7.3]), 10.0, 3)
    assert np.abs(np.diff(values, axis=1)).max() < 0.01
    assert fractal(np.empty(0), YS, 10.0, 1).shape == (150, 0)


def test_ground_that_was_saved_with_a_seed_stays_the_same():
    values = fractal(np.array([1.5, 40.25]), np.array([-7.0, 12.0]), 30.0, 3)
    known = [[-0.05753559026983202, -0.3751425705397969], [0.07206567900908496, 0.005909367600754875]]
    assert values == pytest.approx(np.array(known), abs=1e-12)
    assert np.isfinite(fractal(XS[:5], YS[:5], 30.0, 2**64 + 3)).all()
