"""Lenses meet what their makers publish; tubes and close-up lenses do what tables of them say."""

import math
from itertools import pairwise

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.optics.focusing import (
    focus_at,
    focus_for_magnification,
    focus_for_width,
    focus_of,
    focus_within_reach,
    reach,
)
from diorama_planner.optics.gear import gear_of
from diorama_planner.optics.lenses import Accessory, Lens, Sensor, View, frame_aspect
from diorama_planner.optics.sharpness import best_f_for, blur_mm, diffraction_of, sharp_depths, stack_of

GEAR = gear_of(load_catalogue().cameras())
FULL = GEAR.sensors["ff"]
FIFTY = GEAR.lenses["ef50_stm"]


@pytest.mark.parametrize("lens", GEAR.lenses.values(), ids=lambda lens: lens.id)
def test_a_lens_focuses_as_its_maker_says(lens: Lens) -> None:
    found = reach(lens)
    assert found.farthest.distance_mm == math.inf
    if lens.min_focus_mm is not None:
        # the MP-E is nearest between one and two times, and its table names the greatest only
        assert found.closest.distance_mm == pytest.approx(lens.min_focus_mm, rel=0.04)
        assert found.largest.distance_mm == pytest.approx(lens.min_focus_mm, rel=1e-6)
    if lens.max_magnification is not None:
        assert found.largest.magnification == pytest.approx(lens.max_magnification)
    if lens.working_distance_mm is not None and lens.min_focus_mm is not None and lens.id != "mpe65":
        assert found.closest.working_mm == pytest.approx(lens.working_distance_mm, abs=1e-6)
    again = focus_at(lens, (), found.closest.distance_mm * 3)
    assert focus_for_magnification(lens, (), again.magnification).distance_mm == pytest.approx(again.distance_mm)


def test_a_thin_lens_frames_by_the_thin_lens_formula() -> None:
    lens = Lens(focal_mm=50)
    assert focus_for_width(lens, (), FULL, 180).distance_mm == pytest.approx(50 * (2 + 0.2 + 5))
    assert focus_at(lens, (), 200).magnification == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize(("tube", "adds"), [("ext_12", 0.24), ("ext_20", 0.40), ("ext_36", 0.72)])
def test_a_tube_adds_its_length_over_the_focal_length(tube: str, adds: float) -> None:
    found = reach(FIFTY, (GEAR.accessories[tube],))
    assert found.farthest.magnification == pytest.approx(adds)
    assert found.largest.magnification == pytest.approx(0.21 + adds)


@pytest.mark.parametrize(("name", "farthest"), [("closeup_4", 250.0), ("closeup_10", 100.0)])
def test_a_close_up_lens_sees_as_far_as_its_dioptres_say(name: str, farthest: float) -> None:
    found = reach(FIFTY, (GEAR.accessories[name],))
    assert found.farthest.subject_mm == pytest.approx(farthest)
    assert found.closest.subject_mm < farthest
    assert found.farthest.opening_mm(8) == pytest.approx(50 / 8), "the opening stays what it was"


def test_a_probe_keeps_its_eye_before_the_sensor() -> None:
    probe = GEAR.lenses["laowa_probe"]
    near, half = reach(probe).closest, focus_for_magnification(probe, (), 1.0)
    assert near.eye_mm == half.eye_mm > 400
    assert half.working_mm > near.working_mm == pytest.approx(20)


def test_what_a_lens_cannot_is_said_in_words() -> None:
    with pytest.raises(UsageError, match=r"cannot focus so near as 200 mm.*350 mm at least; an extension tube"):
        focus_at(FIFTY, (), 200)
    with pytest.raises(UsageError, match=r"cannot focus so far as 1000 mm.*332\.24 mm at most"):
        focus_at(FIFTY, (GEAR.accessories["ext_12"],), 1000)
    with pytest.raises(UsageError, match=r"at most 0\.21 of real size, and not 0\.5"):
        focus_for_magnification(FIFTY, (), 0.5)
    assert focus_within_reach(FIFTY, (), 20).distance_mm == pytest.approx(350)
    assert focus_within_reach(FIFTY, (GEAR.accessories["ext_12"],), 1e5).magnification == pytest.approx(0.24)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Sensor(width_mm=0, height_mm=24), "width of the sensor|sensor width"),
        (lambda: Sensor(width_mm=36, height_mm=math.nan), "sensor height"),
        (lambda: Lens(focal_mm=0), "focal length"),
        (lambda: Lens(focal_mm=50, max_aperture_f=0), "f-number"),
        (lambda: Lens(focal_mm=50, max_aperture_f=8, min_aperture_f=4), "smallest aperture"),
        (lambda: Accessory(extension_mm=-1), "extension"),
        (lambda: _view(f_number=0), "f-number"),
        (lambda: _view(focus_mm=math.nan), "focus distance"),
        (lambda: _view(pan_deg=math.inf), "direction in numbers"),
        (lambda: frame_aspect("16:0"), "no frame"),
        (lambda: frame_aspect("wide"), "16:9 or 2.39"),
        (lambda: FULL.cropped(0.5), "only be 1 or more"),
    ],
)
def test_bad_values_are_refused(make, words) -> None:
    with pytest.raises(UsageError, match=words):
        make()


def test_frames_are_cut_from_the_sensor() -> None:
    assert FULL.framed("3:2").width_mm == 36
    assert FULL.framed("16:9").height_mm == pytest.approx(20.25)
    assert (FULL.framed("9:16").width_mm, FULL.framed("9:16").height_mm) == pytest.approx((20.25, 36))
    assert FULL.framed("2.39").aspect == pytest.approx(2.39)
    assert FULL.cropped(2).coc_mm == pytest.approx(0.015)


def _view(**other) -> View:
    usual = {"position_mm": (0, 0, 20), "pan_deg": 0, "lens": Lens(focal_mm=50), "f_number": 8, "focus_mm": 360,
             "sensor": FULL}  # fmt: skip
    return View(**{**usual, **other})


def test_blur_at_the_limits_of_sharpness_is_the_circle_of_confusion() -> None:
    for lens, accessories in ((Lens(focal_mm=50), ()), (FIFTY, (GEAR.accessories["closeup_4"],))):
        view = _view(lens=lens, accessories=accessories, focus_mm=reach(lens, accessories).closest.distance_mm * 1.1)
        near, far = sharp_depths(view)
        assert near < focus_of(view).subject_mm < far
        assert [blur_mm(view, near), blur_mm(view, far)] == pytest.approx([FULL.coc_mm] * 2)
    assert sharp_depths(_view(focus_mm=math.inf))[1] == math.inf
    assert blur_mm(_view(focus_mm=math.inf), math.inf) == 0.0


def test_a_stack_covers_its_depth_without_gaps() -> None:
    plan = stack_of(_view(), 250, 400, overlap_pct=25)
    limits = [sharp_depths(_view(focus_mm=distance)) for distance in plan.distances_mm]
    assert limits[0][0] == pytest.approx(250, rel=0.01)
    assert limits[-1][1] >= 400 * 0.99
    assert all(after[0] < before[1] for before, after in pairwise(limits))
    assert plan.frames == len(plan.steps_mm) + 1 == 12
    assert plan.within_reach
    assert stack_of(_view(), 294, 306).frames == 1
    with pytest.raises(UsageError, match="more than 2000 frames"):
        stack_of(_view(lens=GEAR.lenses["ef100l"], f_number=2.8, focus_mm=300), 20, 2000)


def test_diffraction_is_told() -> None:
    soft = diffraction_of(_view(f_number=22))
    assert soft.is_soft
    assert soft.airy_mm == pytest.approx(2.44 * 0.00055 * 22 * 1.2, rel=1e-3)
    assert not diffraction_of(_view(f_number=soft.limit_f * 0.99)).is_soft
    best = best_f_for(_view(), 60)
    ends = [blur_mm(_view(f_number=best), 300 + sign * 30) for sign in (-1, 1)]
    assert sum(ends) / 2 == pytest.approx(diffraction_of(_view(f_number=best)).airy_mm, rel=0.03)
