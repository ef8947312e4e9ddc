"""Plan, frame and pinhole formula say the same of where things land."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.geometry.region import contains_points, polygon_region
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import Lens, Sensor, View
from diorama_planner.optics.projection import (
    CORNERS,
    aim,
    camera_matrix,
    frame_at,
    ground_wedge,
    in_frame,
    land_on_level,
    pinhole_of,
    plan_wedge,
    project,
    stretch_in_frame,
)

VIEWS = st.builds(
    View,
    position_mm=st.tuples(st.floats(-300, 300), st.floats(-300, 300), st.floats(5, 300)),
    pan_deg=st.floats(-360, 360),
    tilt_deg=st.floats(-89, 60),
    roll_deg=st.floats(-180, 180),
    lens=st.builds(Lens, focal_mm=st.floats(2, 200)),
    f_number=st.floats(1, 32),
    focus_mm=st.floats(900, 5000),
    sensor=st.builds(Sensor, width_mm=st.floats(3, 44), height_mm=st.floats(3, 33)),
    frame=st.sampled_from(["", "3:2", "16:9", "9:16", "2.39"]),
)


def by_hand(view: View, point: np.ndarray) -> tuple[float, float]:
    """The textbook: turn the plan until the camera looks along x, level it, unroll it, and divide by the depth."""
    x, y, z = point - np.array(view.position_mm)
    pan, tilt, roll = map(math.radians, (view.pan_deg, view.tilt_deg, view.roll_deg))
    x, y = x * math.cos(pan) + y * math.sin(pan), y * math.cos(pan) - x * math.sin(pan)
    x, z = x * math.cos(tilt) + z * math.sin(tilt), z * math.cos(tilt) - x * math.sin(tilt)
    right, up = -y * math.cos(roll) - z * math.sin(roll), z * math.cos(roll) - y * math.sin(roll)
    image = focus_of(view).image_mm
    half_width, half_height = view.picture.width_mm / 2, view.picture.height_mm / 2
    return right / x * image / half_width, up / x * image / half_height


@settings(max_examples=40, deadline=None)
@given(view=VIEWS, seed=st.integers(0, 2**32 - 1))
def test_wedge_frame_and_pinhole_formula_agree_on_twenty_points(view: View, seed: int) -> None:
    pinhole = pinhole_of(view)
    chance = np.random.default_rng(seed)
    landed = land_on_level(pinhole, chance.uniform(-1.6, 1.6, (20, 2)), 0.0)
    depth = (landed - pinhole.eye) @ pinhole.forward
    landed = landed[np.isfinite(landed).all(axis=1) & (depth < 19_000.0) & (depth > 2.0)]
    placed, _ = project(pinhole, landed)
    for point, at in zip(landed, placed, strict=True):
        assert at == pytest.approx(by_hand(view, point), rel=0.005, abs=1e-6)
    cube = np.column_stack([landed, np.ones(len(landed))]) @ camera_matrix(pinhole).T
    assert cube[:, :2] / cube[:, 3:] == pytest.approx(placed, rel=0.005, abs=1e-6)
    assert (abs(cube[:, 2] / cube[:, 3]) <= 1.0).all()
    wedge = ground_wedge(pinhole)
    clear = np.abs(np.abs(placed) - 1.0).min(axis=1, initial=1.0) > 0.005
    on_plan = contains_points(polygon_region(wedge), landed[:, :2]) if len(wedge) else np.zeros(len(landed), bool)
    assert (on_plan == in_frame(pinhole, landed))[clear].all()


@settings(max_examples=20, deadline=None)
@given(view=VIEWS)
def test_what_is_seen_of_a_level_lies_in_the_wedge_of_the_plan(view: View) -> None:
    pinhole = pinhole_of(view)
    ground = ground_wedge(pinhole, 0.0, 10.0, 2000.0)
    if len(ground) > 2 and polygon_region(ground).area > 1.0:
        whole = polygon_region(plan_wedge(pinhole, 0.0, 50.0, 10.0, 2000.0))
        assert contains_points(polygon_region(ground), ground.mean(axis=0)[None]).all()
        inward = ground.mean(axis=0) + (ground - ground.mean(axis=0)) * 0.999
        assert contains_points(whole, inward).all()


def test_a_level_camera_sees_the_triangle_of_the_textbooks() -> None:
    view = View(
        position_mm=(0, 0, 20), pan_deg=90, lens=Lens(focal_mm=50), f_number=8, focus_mm=math.inf,
        sensor=Sensor(width_mm=36, height_mm=24),
    )  # fmt: skip
    pinhole = pinhole_of(view)
    assert pinhole.wide_deg == pytest.approx(2 * math.degrees(math.atan(18 / 50)))
    wedge = plan_wedge(pinhole, 0.0, 40.0, 100.0, 200.0)
    assert sorted(map(tuple, np.abs(wedge).round(6))) == [(36, 100), (36, 100), (72, 200), (72, 200)]
    assert ground_wedge(pinhole)[:, 1].min() == pytest.approx(20 / (12 / 50))


def test_planes_of_a_depth_fill_the_frame() -> None:
    view = View(
        position_mm=(10, 20, 30), pan_deg=40, tilt_deg=-20, roll_deg=5, lens=Lens(focal_mm=50), f_number=8,
        focus_mm=400, sensor=Sensor(width_mm=36, height_mm=24),
    )  # fmt: skip
    placed, depth = project(pinhole_of(view), frame_at(pinhole_of(view), 123.0))
    assert placed == pytest.approx(CORNERS)
    assert depth == pytest.approx(np.full(4, 123.0))


def test_aim_looks_at_its_target() -> None:
    pan, tilt = aim((10, 20, 30), (110, 120, 30 - math.hypot(100, 100)))
    assert (pan, tilt) == pytest.approx((45, -45))
    assert aim((0, 0, 5), (0, 0, 0)) == (0.0, -90.0)


def test_roll_turns_the_camera_clockwise() -> None:
    view = View(
        position_mm=(0, 0, 0), pan_deg=0, roll_deg=10, lens=Lens(focal_mm=50), f_number=8, focus_mm=math.inf,
        sensor=Sensor(width_mm=36, height_mm=24),
    )  # fmt: skip
    placed, _ = project(pinhole_of(view), np.array([[100.0, 0.0, 10.0]]))
    assert placed[0, 0] < 0, "what is straight up leans to the left in the picture of a camera turned clockwise"


@given(VIEWS, st.tuples(*[st.floats(-400, 400)] * 3), st.tuples(*[st.floats(-400, 400)] * 3))
@settings(max_examples=60)
def test_a_stretch_is_seen_where_its_places_before_the_eye_are(view, start, end):
    hole = pinhole_of(view)
    seen = stretch_in_frame(hole, start, end)
    places = np.linspace(start, end, 41)
    placed, depth = project(hole, places)
    before = depth > 1.0
    if not before.any():
        assert seen is None
        return
    (x0, y0), (x1, y1) = seen
    across = np.array([x1 - x0, y1 - y0])
    long = float(np.hypot(*across))
    for place in placed[before]:
        off = place - (x0, y0)
        reach = 1e-6 * max(1.0, long)
        assert abs(across[0] * off[1] - across[1] * off[0]) <= reach * max(long, 1.0)  # on the line
        assert -reach <= off @ across / max(long, 1e-9) <= long + reach  # and between its ends
