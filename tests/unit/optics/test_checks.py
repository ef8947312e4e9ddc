"""Whether cameras fit, what helps, and what they see: known answers, and rays against walking along them."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.region import contains_point, rect_region
from diorama_planner.optics.checks import check_fit
from diorama_planner.optics.gear import gear_of
from diorama_planner.optics.lenses import View
from diorama_planner.optics.sharpness import stack_of
from diorama_planner.optics.shots import plan_shot
from diorama_planner.optics.sight import (
    EDGE,
    NOTHING,
    TABLE,
    TOP,
    first_met,
    hidden_faces,
    hidden_map,
    survey,
    visible,
    what_else,
)
from diorama_planner.optics.site import Block, Hills, Site, camera_pieces
from diorama_planner.solids.prism import Prism

GEAR = gear_of(load_catalogue().cameras())
DSLR = GEAR.bodies["body_dslr_ff"]
FULL = GEAR.bodies["body_mirrorless_ff"]
BASE = rect_region(0, 0, 200, 240)


def block(record: str, sort: str, box: tuple[float, float, float, float], low: float, high: float) -> Block:
    return Block(record, record.capitalize(), sort, Prism(rect_region(*box), low, high))


def site_of(*blocks: Block, **other) -> Site:
    return Site(**{"base": BASE, "thickness_mm": 9.0, "blocks": blocks, **other})


def view_of(lens: str = "sony50m", **other) -> View:
    found = GEAR.lenses[lens]
    usual = {"position_mm": (100.0, -80.0, 4.8), "pan_deg": 90.0, "lens": found, "f_number": found.min_aperture_f,
             "focus_mm": 300.0, "sensor": GEAR.sensor_for(found)}  # fmt: skip
    return View(**{**usual, **other})


def test_tyre_level_before_the_edge_asks_for_blocks() -> None:
    fit = check_fit(view_of(), FULL, site_of())
    assert {(clash.part, clash.obstacle) for clash in fit.clashes} == {("camera", "table"), ("lens", "table")}
    raised = next(answer for answer in fit.answers if answer.remedy == "raise")
    assert raised.mm == pytest.approx(38 - 4.8 - 9, abs=0.01), "axis of the body less eye less base"
    assert raised.back_mm == 0.0
    assert str(raised.message) == "Raise the diorama by 24.2 mm on blocks; the camera stays off its edge"
    lifted = check_fit(view_of(), FULL, site_of(lift_mm=raised.mm))
    assert lifted.fits
    assert not lifted.answers


def test_tyre_level_over_the_base_has_more_answers() -> None:
    fit = check_fit(view_of(position_mm=(100, 60, 12)), FULL, site_of(lift_mm=60.0))
    assert {clash.obstacle for clash in fit.clashes} == {"road"}
    answers = {answer.remedy: answer for answer in fit.answers}
    assert set(answers) == {"step-back", "probe", "mirror", "cut-out"}
    assert answers["cut-out"].mm == pytest.approx(38 - 12), "the camera lies lower than its lens"
    xmin, ymin, xmax, _ = answers["cut-out"].region.bounds
    assert xmax - xmin >= 71
    assert ymin == 0
    away = answers["step-back"]
    back = view_of(position_mm=(100, 60 - away.back_mm, 12))
    assert check_fit(back, FULL, site_of(lift_mm=60.0)).fits


def test_a_phone_is_turned_over() -> None:
    phone = view_of("phone_ip13_main", position_mm=(100, 30, 15), focus_mm=200)
    fit = check_fit(phone, GEAR.bodies["body_phone"], site_of())
    assert fit.answers[0].remedy == "turn-over"
    assert check_fit(view_of("phone_ip13_main", position_mm=(100, 30, 15), focus_mm=200, roll_deg=180),
                     GEAR.bodies["body_phone"], site_of()).fits  # fmt: skip


def test_a_camera_is_turned_for_an_upright_frame() -> None:
    level = {"lens": "phone_ip13_main", "position_mm": (100, -90, 100), "focus_mm": 200}
    phone = GEAR.bodies["body_phone"]
    lying, upright, over = (
        camera_pieces(view_of(**level, **other), phone)[0]
        for other in ({}, {"frame": "9:16"}, {"frame": "9:16", "roll_deg": 180})
    )
    assert (lying.low_mm, lying.high_mm) == pytest.approx((100 + 13 - 72, 113))
    assert (upright.low_mm, upright.high_mm) == pytest.approx((100 + 13 - 147, 113))
    assert over.low_mm == pytest.approx(87)


def test_a_wall_in_the_way_lifts_off_and_an_eye_in_it_is_told() -> None:
    wall = block("wall", "wall", (0, -70, 200, -60), 0, 80)
    car = block("car", "thing", (90, 100, 110, 165), 0, 20)
    fit = check_fit(view_of(position_mm=(100, -65, 60)), FULL, site_of(wall, car))
    assert {(clash.part, clash.record) for clash in fit.clashes} == {
        ("lens", "wall"),
        ("camera", "wall"),
        ("eye", "wall"),
    } - ({("camera", "wall")})
    assert [(answer.remedy, answer.record) for answer in fit.answers if answer.record] == [("wild-wall", "wall")]
    low = check_fit(view_of(position_mm=(100, 80, 75), tilt_deg=-60), FULL, site_of(car))
    assert {clash.record for clash in low.clashes} == {"car"}, "the lens of one that looks down reaches the car"


def test_what_is_in_focus_can_lie_in_the_lens() -> None:
    fit = check_fit(view_of("laowa_25", position_mm=(100, -80, 60), focus_mm=100.2), DSLR, site_of(lift_mm=50.0))
    assert [clash.obstacle for clash in fit.clashes] == ["subject"]
    assert "inside the lens" in str(fit.clashes[0].message)
    assert [answer.remedy for answer in fit.answers] == ["step-back"]


@settings(max_examples=15, deadline=None)
@given(tilt=st.floats(-90, 60), pan=st.floats(0, 360), roll=st.floats(-180, 180))
def test_the_boxes_of_a_camera_hold_its_corners(tilt: float, pan: float, roll: float) -> None:
    view = view_of(position_mm=(0, 0, 100), pan_deg=pan, tilt_deg=tilt, roll_deg=roll)
    body = FULL
    pieces = camera_pieces(view, body)
    volume = sum(piece.region.area * (piece.high_mm - piece.low_mm) for piece in pieces if piece.part == "camera")
    assert volume >= 0.999 * body.width_mm * body.height_mm * body.depth_mm
    low = min(piece.low_mm for piece in pieces)
    assert low > 100 - math.hypot(body.width_mm, body.height_mm, 250)


BLOCKS = st.lists(
    st.tuples(st.floats(0, 150), st.floats(20, 200), st.floats(5, 50), st.floats(5, 40), st.floats(0, 20),
              st.floats(5, 60)), max_size=4,
)  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(rows=BLOCKS, height=st.floats(5, 90))
def test_rays_meet_what_walking_along_them_meets(rows, height) -> None:
    blocks = [block(f"b{i}", "thing", (x, y, x + w, y + d), z, z + h) for i, (x, y, w, d, z, h) in enumerate(rows)]
    eye = np.array([100.0, -40.0, height])
    chance = np.random.default_rng(7)
    rays = np.column_stack([chance.uniform(-0.5, 0.5, 12), np.ones(12), chance.uniform(-0.4, 0.2, 12)])
    depth, met = first_met(eye, rays, site_of(*blocks))
    for ray, far, number in zip(rays, depth, met, strict=True):
        for step in np.arange(0.25, min(far, 300.0) - 0.25, 2.5):
            x, y, z = eye + step * ray
            assert not any(
                contains_point(each.prism.region, (x, y)) and each.prism.bottom_mm < z < each.prism.top_mm
                for each in blocks
            )
            assert not (contains_point(BASE, (x, y)) and -9 < z < 0)
        if number >= 0:
            x, y, z = eye + (far + 1e-3) * ray
            prism = blocks[number].prism
            assert prism.bottom_mm - 1e-2 <= z <= prism.top_mm + 1e-2


def test_what_else_is_in_the_frame_is_listed() -> None:
    view = view_of("ef50_stm", position_mm=(100, -200, 40), focus_mm=500)
    backdrop = block("sky", "backdrop", (-200, 230, 400, 232), -9, 400)
    bare = block("garage", "bare", (60, 100, 140, 101), 0, 60)
    wire = block("cable", "wire", (80, 50, 120, 51), 0, 3)
    found = what_else(survey(view, site_of(bare, wire)), site_of(bare, wire))
    listed = {each.what: each for each in found}
    assert set(listed) == {"no-backdrop", "bare", "wire", "edge", "table"}
    assert sum(each.share for each in found) < 1
    left, bottom, right, top = listed["bare"].box
    assert -1 <= left < 0 < right <= 1
    assert bottom < top
    closed = survey(view, site_of(backdrop))
    assert not (closed.met == NOTHING).any()
    assert {TOP, EDGE, TABLE} <= set(closed.met.ravel().tolist())


def test_what_no_camera_sees_need_not_be_finished() -> None:
    wall = block("wall", "wall", (0, 120, 200, 125), 0, 80)
    site = site_of(wall)
    view = view_of("phone_ip13_main", position_mm=(100, -150, 40), focus_mm=300)
    grid = Grid(0, 0, 10.0, 20, 24)
    hidden = hidden_map([(view, site)], grid, np.zeros((24, 20)))
    assert hidden[14:].all(), "behind the wall"
    assert not hidden[11, 5:15].any(), "before it"
    above = view_of("phone_ip13_main", position_mm=(100, 120, 600), tilt_deg=-90, focus_mm=600)
    assert not hidden_map([(view, site), (above, site)], grid, np.zeros((24, 20)))[14:, 5:15].any()
    front = np.array([[60, 120, 10], [140, 120, 10], [140, 120, 60], [60, 120, 60]], dtype=float)
    back = front + np.array([0, 5, 0])
    assert hidden_faces([(view, site)], [front, back]).tolist() == [0.0, 1.0]
    assert visible(view, np.array([[100.0, 119.9, 30.0], [100.0, 130.0, 30.0]]), site).tolist() == [True, False]


def test_a_shot_is_planned_from_what_its_rays_meet() -> None:
    car = block("car", "thing", (80, 60, 120, 125), 0, 20)
    view = view_of("ef50_stm", position_mm=(100, -250, 25), focus_mm=400, f_number=11)
    shot = plan_shot(view, 64, survey(view, site_of(car)))
    near, far = shot.scene_mm
    assert 250 < near < 310 < far < 491
    assert shot.stack.frames == stack_of(view, near, far).frames > 3
    assert shot.full_size.real_f == pytest.approx(11 / 64)
    assert (shot.backdrop.distance_mm, shot.backdrop.horizon_mm) == (far, 25)
    assert (shot.slow_motion, shot.diffraction.is_soft) == (8, False)
    away = view_of("ef50_stm", position_mm=(100, -250, 25), pan_deg=-90, focus_mm=400, f_number=11)
    empty = plan_shot(away, 64, survey(away, site_of(car)))
    assert (empty.scene_mm, empty.stack, empty.backdrop) == (None, None, None)
    down = view_of("ef50_stm", position_mm=(100, 120, 400), tilt_deg=-90, focus_mm=400, f_number=11)
    assert plan_shot(down, 64, survey(down, site_of(car))).backdrop is None


def hills_of(ridge_mm: float, at: float = 100.0) -> Hills:
    """A ridge across the base, 4 mm deep, on flat ground."""
    grid = Grid(0.0, 0.0, 1.0, 200, 240)
    heights = np.zeros((grid.rows, grid.columns))
    heights[int(at) : int(at) + 4] = ridge_mm
    return Hills(grid, heights)


def test_flat_hills_change_nothing_and_a_ridge_hides_what_is_in_its_shadow() -> None:
    """Behind a ridge of height r all lies hidden up to where the ray over its top comes down: d z / (z - r)."""
    view = view_of("ef50_stm", position_mm=(100.0, -150.0, 60.0), tilt_deg=-15.0, focus_mm=400.0)
    flat, none = survey(view, site_of(hills=hills_of(0.0)), 48), survey(view, site_of(), 48)
    assert (flat.met == none.met).all()
    assert np.allclose(flat.depth_mm, none.depth_mm, atol=0.02)
    lands = -150.0 + (104.0 + 150.0) * 60.0 / (60.0 - 15.0)  # over the far edge of the ridge
    ys = np.arange(110.0, 236.0, 2.0)
    places = np.column_stack([np.full_like(ys, 100.0), ys, np.full_like(ys, 0.3)])
    seen = visible(view, places, site_of(hills=hills_of(15.0)))
    assert not seen[ys < lands - 4.0].any()
    assert seen[(ys > lands + 4.0) & visible(view, places, site_of())].all()
    assert visible(view, places, site_of())[ys < lands].any(), "without the ridge some of it is seen"


def test_what_lies_on_the_base_carries_the_camera() -> None:
    """A pavement under a lens is ground to it: it sinks by as much more as that is high, and hits nothing."""
    kerb = block("kerb", "ground", (60, 60, 140, 200), 0.0, 3.0)
    view = view_of(position_mm=(100.0, 220.0, 4.8))
    plain, paved = check_fit(view, FULL, site_of()), check_fit(view, FULL, site_of(kerb))
    sunk, before = (max(each.depth_mm for each in fit.clashes if each.obstacle == "road") for fit in (paved, plain))
    assert sunk == pytest.approx(before + 3.0)
    assert {each.obstacle for each in paved.clashes} == {each.obstacle for each in plain.clashes}
