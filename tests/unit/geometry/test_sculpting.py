"""One dab of a brush: its laws, whatever the ground is."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.sculpting import MOST_MM, Brush, BrushKind, Falloff, blurred, dab, weights

XS, YS = np.arange(40) + 0.5, np.arange(30) + 0.5
UNEVEN = np.random.default_rng(5).normal(0.0, 4.0, (30, 40))
NOTHING = np.zeros((30, 40))
each_kind = pytest.mark.parametrize("kind", BrushKind)


def brush(kind=BrushKind.RAISE, **fields):
    return Brush(kind, **{"radius_mm": 9.0, "strength": 1.0, **fields})


def inside(centre, radius):
    return np.hypot(XS[None, :] - centre[0], YS[:, None] - centre[1]) < radius


brushes = st.builds(
    Brush,
    kind=st.sampled_from(BrushKind),
    radius_mm=st.floats(1.0, 25.0),
    strength=st.floats(0.0, 1.0),
    falloff=st.sampled_from(Falloff),
    detail_mm=st.floats(0.5, 20.0),
    seed=st.integers(0, 50),
)
places = st.tuples(st.floats(-5, 45), st.floats(-5, 35))


@settings(max_examples=40, deadline=None)
@given(brushes, places)
def test_nothing_changes_from_the_rim_on_and_twice_is_the_same(one, centre):
    after = dab(UNEVEN, UNEVEN, XS, YS, centre, one, 3.0)
    outside = ~inside(centre, one.radius_mm)
    assert np.array_equal(after[outside], UNEVEN[outside])
    assert np.array_equal(after, dab(UNEVEN, UNEVEN, XS, YS, centre, one, 3.0))


@settings(max_examples=40, deadline=None)
@given(brushes, places)
def test_what_is_raised_and_lowered_again_is_as_it_was(one, centre):
    up, down = replace(one, kind=BrushKind.RAISE), replace(one, kind=BrushKind.LOWER)
    raised = dab(UNEVEN, NOTHING, XS, YS, centre, up)
    assert (raised >= 0).all()
    back = dab(UNEVEN + raised, raised, XS, YS, centre, down)
    assert np.abs(back).max() < 1e-6


def test_the_middle_is_raised_most_by_what_the_brush_says():
    raised = dab(NOTHING, NOTHING, XS, YS, (20.5, 15.5), brush(strength=0.5))
    assert raised.max() == pytest.approx(0.5 * 0.1 * 9.0)
    assert raised[15, 20] == raised.max()


@settings(max_examples=40, deadline=None)
@given(brushes, places)
def test_smoothing_never_goes_beyond_highest_and_lowest(one, centre):
    heights = UNEVEN + dab(UNEVEN, NOTHING, XS, YS, centre, replace(one, kind=BrushKind.SMOOTH))
    assert heights.max() <= UNEVEN.max() + 1e-12
    assert heights.min() >= UNEVEN.min() - 1e-12


def test_smoothing_makes_even_what_is_uneven():
    where = inside((20, 15), 5)
    change = dab(UNEVEN, NOTHING, XS, YS, (20, 15), brush(BrushKind.SMOOTH))
    assert np.std((UNEVEN + change)[where]) < 0.5 * np.std(UNEVEN[where])


def test_a_slope_stays_as_it_is_when_it_is_smoothed():
    slope = np.broadcast_to(XS[None, :] * 0.3, (30, 40))
    change = dab(slope, NOTHING, XS, YS, (20, 15), brush(BrushKind.SMOOTH))
    assert np.abs(change).max() < 1e-9


def test_flattening_comes_ever_nearer_to_its_level():
    heights, middle = UNEVEN, inside((20, 15), 4)
    far = [np.inf]
    for _ in range(30):
        heights = heights + dab(heights, NOTHING, XS, YS, (20, 15), brush(BrushKind.FLATTEN, strength=0.4), 2.5)
        far.append(np.abs(heights[middle] - 2.5).max())
        assert far[-1] <= far[-2]
    assert far[-1] < 0.01


def test_terraces_at_full_strength_are_done_at_once():
    one = brush(BrushKind.TERRACE, falloff=Falloff.EVEN, detail_mm=3.0)
    once = UNEVEN + dab(UNEVEN, NOTHING, XS, YS, (20, 15), one)
    steps = once[inside((20, 15), 9)] / 3.0
    assert np.allclose(steps, np.rint(steps))
    assert np.allclose(dab(once, NOTHING, XS, YS, (20, 15), one), 0.0, atol=1e-12)


def test_bumps_follow_from_the_seed_and_the_place():
    one = brush(BrushKind.ROUGHEN, seed=3)
    rough = dab(NOTHING, NOTHING, XS, YS, (20, 15), one)
    assert rough.max() > 0 > rough.min()
    assert np.abs(rough).max() <= one.rise_mm
    part = dab(NOTHING[5:25, 10:30], NOTHING[5:25, 10:30], XS[10:30], YS[5:25], (20, 15), one)
    assert np.array_equal(rough[5:25, 10:30], part)
    assert not np.array_equal(rough, dab(NOTHING, NOTHING, XS, YS, (20, 15), replace(one, seed=4)))


@each_kind
def test_a_brush_without_strength_does_nothing(kind):
    assert np.array_equal(dab(UNEVEN, UNEVEN, XS, YS, (20, 15), brush(kind, strength=0.0), 9.0), UNEVEN)


@pytest.mark.parametrize("falloff", Falloff)
def test_half_of_the_strength_is_left_where_the_brush_says(falloff):
    one = brush(falloff=falloff)
    at = np.array([one.half_radius_mm * 0.999999])
    assert weights(at, np.zeros(1), (0.0, 0.0), one)[0, 0] == pytest.approx(
        1.0 if falloff is Falloff.EVEN else 0.5, abs=1e-5
    )


def test_nothing_is_sculpted_beyond_what_can_be_built():
    raised = dab(NOTHING, NOTHING + MOST_MM, XS, YS, (20, 15), brush())
    assert raised.max() == MOST_MM


@pytest.mark.parametrize(
    "fields", [{"radius_mm": 0.0}, {"radius_mm": float("nan")}, {"detail_mm": -1.0}, {"strength": 1.1}]
)
def test_brushes_that_cannot_be_are_refused(fields):
    with pytest.raises(GeometryError):
        Brush(**fields)


def test_a_blur_of_nothing_is_nothing():
    assert blurred(np.zeros((0, 4)), 2).shape == (0, 4)
