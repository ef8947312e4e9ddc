"""Presets, paths, and what makes a miniature pass for full size."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas import miniature
from diorama_planner.formulas.motion import slow_motion_factor
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.illusion import backdrop_for, full_size
from diorama_planner.optics.lenses import Lens, Sensor, View
from diorama_planner.optics.paths import CameraPath, Key, frames_of, travel_of, view_at
from diorama_planner.optics.presets import PRESETS, Subject, preset_view
from diorama_planner.optics.projection import pinhole_of, project
from diorama_planner.optics.sharpness import sharp_depths

FULL = Sensor(width_mm=36, height_mm=24)


def view_of(**other) -> View:
    usual = {"position_mm": (0, 0, 20), "pan_deg": 90, "lens": Lens(focal_mm=50), "f_number": 16, "focus_mm": 400,
             "sensor": FULL}  # fmt: skip
    return View(**{**usual, **other})


@pytest.mark.parametrize("name", [name for name, preset in PRESETS.items() if not preset.inside])
def test_a_preset_frames_the_width_of_its_subject(name: str) -> None:
    subject = Subject(at_mm=(100, 50, 2), width_mm=120, height_mm=20, seen_from_deg=-30)
    view = preset_view(name, subject, 64, view_of())
    pinhole = pinhole_of(view)
    middle = np.array([100, 50, 12 if name in ("crane", "top") else view.position_mm[2]])
    ends = middle + np.outer([-60.0, 60.0], pinhole.right)
    placed, _ = project(pinhole, ends)
    assert placed[:, 0] == pytest.approx([-1, 1])
    assert abs(placed[:, 1]).max() < 1e-6
    eye = PRESETS[name].eye_real_mm
    assert not eye or view.position_mm[2] == pytest.approx(2 + eye / 64)


def test_the_driver_looks_out_of_his_car() -> None:
    view = preset_view("driver", Subject(at_mm=(10, 20, 0), width_mm=65, seen_from_deg=90), 64, view_of())
    assert view.position_mm == pytest.approx((10, 20, 1150 / 64))
    assert (view.pan_deg, focus_of(view).distance_mm) == (90, pytest.approx(200))
    with pytest.raises(UsageError, match=r"no preset 'bird'.*tyre"):
        preset_view("bird", Subject(at_mm=(0, 0, 0), width_mm=65), 64, view_of())


KEYS = st.lists(
    st.tuples(st.floats(0.1, 5), st.floats(-300, 300), st.floats(-300, 300), st.floats(1, 200), st.floats(-720, 720)),
    min_size=1,
    max_size=5,
)


@settings(max_examples=25, deadline=None)
@given(rows=KEYS, eased=st.booleans(), part=st.floats(0, 1))
def test_a_path_passes_its_keys_and_never_swings_beyond(rows, eased, part) -> None:
    times = np.cumsum([row[0] for row in rows]).tolist()
    keys = [
        Key(at_s=at, position_mm=row[1:4], pan_deg=row[4], focus_mm=200 + row[3])
        for at, row in zip(times, rows, strict=True)
    ]
    path = CameraPath(tuple(keys), eased)
    for key in keys:
        view = view_at(path, view_of(), key.at_s)
        assert view.position_mm == pytest.approx(key.position_mm)
        assert (view.pan_deg - key.pan_deg + 180) % 360 - 180 == pytest.approx(0, abs=1e-6)
        assert view.focus_mm == pytest.approx(key.focus_mm)
    between = view_at(path, view_of(), times[0] + part * path.duration_s)
    places = np.array([key.position_mm for key in keys])
    assert (places.min(axis=0) - 1e-6 <= between.position_mm).all()
    assert (between.position_mm <= places.max(axis=0) + 1e-6).all()


def test_a_dolly_is_timed() -> None:
    path = CameraPath(
        (Key(at_s=1, position_mm=(0, 0, 5), pan_deg=350), Key(at_s=3, position_mm=(96, 0, 5), pan_deg=10))
    )
    frames = list(frames_of(path, view_of(), 24))
    assert len(frames) == 49
    assert frames[24].position_mm[0] == pytest.approx(48)
    assert frames[24].pan_deg == pytest.approx(360), "the short way round"
    assert frames[1].position_mm[0] < 0.3, "it starts softly"
    assert travel_of(path, view_of(), 64).length_mm == pytest.approx(96)
    hard = travel_of(CameraPath(path.keys, eased=False), view_of(), 64)
    assert (hard.fastest_mm_s, hard.fastest_real_mm_s) == pytest.approx((48, 48 * 64))
    with pytest.raises(UsageError, match="later than the one before"):
        CameraPath(path.keys[::-1])
    with pytest.raises(UsageError, match="needs a key frame"):
        CameraPath(())


def test_looks_full_size_counts_the_frames_of_the_real_photograph() -> None:
    view = view_of(lens=Lens(focal_mm=50), f_number=16, focus_mm=400)
    found = full_size(view, 64, (200, 600), real_f=8)
    assert found.real_f == pytest.approx(0.25)
    assert (found.near_mm, found.far_mm) == (200, 600), "a street at f/8 is sharp from 3 m on"
    near, far = sharp_depths(view)
    assert found.share == pytest.approx((far - near) / 400)
    assert found.frames > 10
    same = full_size(view, 1, (200, 600))
    assert (same.frames, same.share) == (1, 1.0), "at full size one picture is what it is"
    with pytest.raises(UsageError, match="from a near to a far depth"):
        full_size(view, 64, (600, 200))


@pytest.mark.parametrize("tilt", [-12.0, 0.0, 20.0])
def test_a_backdrop_fills_the_frame_and_has_its_horizon_at_the_eye(tilt: float) -> None:
    view = view_of(pan_deg=90, tilt_deg=tilt)
    found = backdrop_for(view, 500, margin_pct=0)
    pinhole = pinhole_of(view)
    corners = [(x, 500.0, z) for x in (-found.left_mm, found.right_mm) for z in (found.low_mm, found.high_mm)]
    placed, _ = project(pinhole, np.array(corners))
    assert (abs(placed) >= 1 - 1e-6).any(axis=1).all()
    assert found.horizon_mm == 20
    if tilt == 0.0:
        assert abs(placed) == pytest.approx(np.ones((4, 2)))
        image = focus_of(view).image_mm
        assert (found.width_mm, found.arc_mm) == pytest.approx((500 * 36 / image, 1000 * math.atan(18 / image)))
    with pytest.raises(UsageError, match="past any backdrop"):
        backdrop_for(view_of(tilt_deg=-85), 500)


def test_forced_perspective_holds_from_where_it_says() -> None:
    found = miniature.forced_perspective(64, 87, 50, 8000)
    for distance, error in ((found.exact_mm, 1.0), (found.nearest_mm, 1.05), (found.farthest_mm, 0.95)):
        model = 64 / 87 * distance / (distance + 50)
        real = distance * 64 / (distance * 64 + 8000)
        assert model / real == pytest.approx(error)
    assert miniature.apparent_distance_mm(300, 87, 64) == pytest.approx(407.8125)
    assert miniature.scale_behind(300, 407.8125, 64) == pytest.approx(87)
    with pytest.raises(UsageError, match="smaller scale"):
        miniature.forced_perspective(64, 64, 50, 8000)
    with pytest.raises(UsageError, match="nearer than 92 mm"):
        miniature.forced_perspective(64, 87, 100, 8000)


def test_motion_is_scaled() -> None:
    assert slow_motion_factor(64) == 8
    real = 60_000_000 / 3600
    assert miniature.moved_mm(real, 0.5, 64) == pytest.approx(real / 128)
    assert miniature.moved_mm(0, 0.5, 64) == 0
    assert miniature.exposure_for_trail_s(130, real / 64) == pytest.approx(130 * 64 / real)
    assert miniature.streak_share(12, 120) == pytest.approx(0.1)
