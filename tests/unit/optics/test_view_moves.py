"""Moving a view by hand: what is held stays under the hand, boxes fill the frame, steps are as long as they say."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.optics.projection import project
from diorama_planner.optics.view_moves import (
    SIDES,
    blended,
    eye_height_mm,
    eye_of,
    framed,
    land_on,
    lifted_to,
    looking,
    mm_per_pixel,
    nearer,
    place_of,
    seen_from,
    slid,
    standing,
    stepped,
    turned,
    upright_pose,
)

ASPECT = 1.6
LOW, HIGH = (0.0, 0.0, -9.0), (200.0, 240.0, 62.0)
PLACES = st.tuples(*(st.floats(-300.0, 300.0),) * 3)
POSES = st.builds(
    OrbitPose,
    PLACES,
    st.floats(50.0, 900.0),
    st.floats(0.0, 359.0),
    st.floats(-85.0, 60.0),
    st.floats(10.0, 70.0),
)
HELD = st.tuples(st.floats(-0.9, 0.9), st.floats(-0.9, 0.9), st.floats(0.2, 3.0))


def seen_at(pose, at):
    placed, depth = project(pose.pinhole(ASPECT), np.array([at]))
    return (*placed[0].tolist(), float(depth[0]))


def place_before(pose, held):
    """A place that is seen at x and y of the frame, so many distances deep."""
    across, upward, deep = held
    pinhole = pose.pinhole(ASPECT)
    ray = pinhole.forward + across * pinhole.half_width * pinhole.right + upward * pinhole.half_height * pinhole.up
    return tuple((pinhole.eye + deep * pose.distance_mm * ray).tolist())


@given(POSES, HELD, st.floats(-170.0, 170.0), st.floats(-20.0, 20.0))
@settings(max_examples=25, deadline=None)
def test_what_it_is_turned_about_stays_where_it_is_seen(pose, held, pan, tilt):
    at = place_before(pose, held)
    now = turned(pose, pan, tilt, at)
    assert seen_at(now, at) == pytest.approx((held[0], held[1], held[2] * pose.distance_mm), abs=1e-6, rel=1e-6)
    assert now.tilt_deg == pytest.approx(min(max(pose.tilt_deg + tilt, -90.0), 90.0))


@given(POSES, HELD, st.tuples(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0)), st.floats(0.3, 3.0))
@settings(max_examples=25, deadline=None)
def test_the_place_under_the_hand_stays_under_it(pose, held, to, factor):
    at = place_before(pose, held)
    assert seen_at(slid(pose, ASPECT, at, to), at)[:2] == pytest.approx(to, abs=1e-6)
    come = nearer(pose, factor, at)
    assert seen_at(come, at)[:2] == pytest.approx(held[:2], abs=1e-6)
    assert come.distance_mm == pytest.approx(pose.distance_mm * factor)


@pytest.mark.parametrize("side", SIDES)
def test_from_every_side_the_whole_plan_is_seen_and_fills_the_frame(side):
    pose = seen_from(OrbitPose((0.0, 0.0, 0.0), 100.0), SIDES[side], LOW, HIGH, ASPECT)
    corners = np.array(np.meshgrid(*zip(LOW, HIGH, strict=True))).reshape(3, -1).T
    placed, _ = project(pose.pinhole(ASPECT), corners)
    assert 0.9 < np.abs(placed).max() < 1.0
    assert placed.max(axis=0) + placed.min(axis=0) == pytest.approx((0.0, 0.0), abs=0.05)


def test_from_above_it_lies_as_on_the_plan_and_axonometric_axes_are_equally_long():
    top = seen_from(OrbitPose((0.0, 0.0, 0.0), 100.0), SIDES["top"], LOW, HIGH, ASPECT)
    middle, right, up = (seen_at(top, at) for at in ((100, 120, 0), (150, 120, 0), (100, 170, 0)))
    assert right[:2] == pytest.approx((right[0], middle[1]), abs=1e-9)
    assert up[:2] == pytest.approx((middle[0], up[1]), abs=1e-9)
    assert (right[0] > middle[0], up[1] > middle[1]) == (True, True)
    view = seen_from(top, SIDES["axonometric"], LOW, HIGH, ASPECT).pinhole(ASPECT)
    lengths = [math.hypot(view.right[axis], view.up[axis]) for axis in range(3)]
    assert lengths == pytest.approx([math.sqrt(2 / 3)] * 3)


def test_on_the_way_it_turns_the_short_way_and_ends_where_it_should():
    one, other = OrbitPose((0, 0, 0), 100.0, 350.0), OrbitPose((10, 0, 0), 400.0, 20.0, -90.0, 3.0)
    assert blended(one, other, 0.5).pan_deg == pytest.approx(5.0)
    assert blended(one, other, 1.0) == other
    assert blended(one, other, 0.0).distance_mm == pytest.approx(100.0)


def test_one_stands_at_eye_height_of_the_scale_and_walks_on_the_level():
    assert eye_height_mm(64.0) == pytest.approx(25.6, abs=0.1)
    pose = standing((50.0, 60.0), 4.0, 90.0, 64.0)
    assert eye_of(pose) == pytest.approx((50.0, 60.0, 29.625))
    down = looking(pose, 0.0, -30.0)
    assert eye_of(down) == pytest.approx(eye_of(pose))
    assert eye_of(stepped(down, 20.0, 5.0, flying=False)) == pytest.approx((55.0, 80.0, 29.625))
    flown = eye_of(stepped(down, 20.0, 0.0, flying=True))
    assert flown == pytest.approx((50.0, 60.0 + 20.0 * math.cos(math.pi / 6), 19.625))
    assert eye_of(lifted_to(down, 7.0)) == pytest.approx((50.0, 60.0, 7.0))


def test_rays_land_on_the_ground_and_nowhere_above_the_horizon():
    pose = OrbitPose((100.0, 120.0, 0.0), 300.0, 90.0, -45.0)
    pinhole = pose.pinhole(ASPECT)
    assert land_on(pinhole, (0.0, 0.0), 0.0) == pytest.approx((100.0, 120.0, 0.0))
    assert land_on(replace(pose, tilt_deg=0.0).pinhole(ASPECT), (0.0, 0.5), 0.0) is None
    assert place_of(400.0, 0.0, 800.0, 500.0) == (0.0, 1.0)
    tall = 2.0 * 300.0 * math.tan(math.radians(17.5))
    assert mm_per_pixel(pinhole, pose.target_mm, 500.0) == pytest.approx(tall / 500.0)


def test_it_comes_no_nearer_than_to_the_surface():
    near = nearer(OrbitPose((0.0, 0.0, 0.0), 5.0), 1e-6)
    assert near.distance_mm == pytest.approx(2.0)
    assert framed(near, (1.0, 1.0, 1.0), (1.0, 1.0, 1.0), ASPECT).distance_mm == 2.0


@settings(max_examples=20)
@given(POSES)
def test_a_camera_held_upright_looks_from_where_it_stood_to_where_it_looked(pose):
    before, after = pose.pinhole(ASPECT), upright_pose(pose.pinhole(ASPECT)).pinhole(ASPECT)
    assert np.allclose(after.eye, before.eye, atol=1e-6)
    assert np.allclose(after.forward, before.forward, atol=1e-9)
    assert np.allclose(after.right, before.right, atol=1e-9)
    assert after.half_height == pytest.approx(before.half_height)
