"""Shots: what should not be in a picture, what helps a camera that does not fit, what nobody sees."""

import csv
import io
import json
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.app.photography.camera_facts import camera_facts
from diorama_planner.app.photography.hidden import hidden_from, patches
from diorama_planner.app.photography.perspective import build_smaller, smaller_behind
from diorama_planner.app.photography.shot_poses import posable_in
from diorama_planner.app.photography.shot_sketch import colour_of, sketch
from diorama_planner.app.photography.shot_words import Row, backdrop_rows, motion_rows
from diorama_planner.app.photography.shots import plan_of
from diorama_planner.app.photography.stack_table import stacks_csv
from diorama_planner.app.session import Session
from diorama_planner.formulas.depth_of_field import sharp_between_mm
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.kinds.wire import Wire
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Circuit, Project
from diorama_planner.optics.focusing import focus_of

CAMERA = Camera(
    id="cam", at_mm=(200, -150), pan_deg=90.0, height_mm=45, lens="nikkor60g", sensor="ff", f_number=16,
    focus_mm=400, order=9,
)  # fmt: skip
WALL = Wall(id="wall", path_mm=((390, 200), (10, 200)), height_mm=150, order=1)  # its front looks to the camera
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(200, 120), order=2)


def session_of(*items, camera: Camera = CAMERA) -> Session:
    base = Base(id=BASE_ID, width_mm=400, depth_mm=300, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID, name="Film"), base, camera, *items]))


def plan(session: Session):
    return plan_of(session, session.document.get("cam"))


def seen(session: Session) -> dict[str, float]:
    return {each.seen.what: each.seen.share for each in plan(session).troubles}


def test_a_bare_back_is_told_and_marked_until_it_is_finished() -> None:
    turned = replace(WALL, path_mm=WALL.path_mm[::-1])
    shown = plan(session_of(turned, CAR))
    (bare,) = [each for each in shown.troubles if each.seen.what == "bare"]
    assert bare.seen.record == "wall"
    assert bare.seen.share == pytest.approx(bare.where.mean())
    assert (shown.start.found.met[bare.where] == shown.start.site.blocks.index(next(
        each for each in shown.start.site.blocks if each.record == "wall"))).all()  # fmt: skip
    assert "bare" not in seen(session_of(WALL, CAR))
    assert "bare" not in seen(session_of(replace(turned, finishes={"back": "brick_weathered"}), CAR))
    assert "bare" in seen(session_of(replace(WALL, finishes={"back": "brick_weathered"}), CAR))


def test_a_wire_in_sight_is_told_and_one_behind_a_wall_is_not() -> None:
    lit = (
        Supply(id="usb", source="usb_chg", at_mm=(120, 60)),
        Circuit(id="row", name="Lamps", feed="usb"),
        Light(id="lamp", led="smd0603_warm", at_mm=(260, 60), circuit="row"),
        Wire(id="wire", start="usb", end="lamp", way="surface"),
    )
    down = replace(CAMERA, tilt_deg=-10.0)
    (wire,) = [each for each in plan(session_of(*lit, camera=down)).troubles if each.seen.what == "wire"]
    assert wire.seen.record == "lamp"
    ends = np.vstack(wire.lines)
    assert np.ptp(ends[:, 0]) > 0.3
    assert (np.abs(ends) <= 1.0).all()
    low = Wall(id="low", path_mm=((390, 30), (10, 30)), height_mm=60, order=1)
    assert "wire" not in seen(session_of(*lit, low, camera=down))


PHONE = replace(CAMERA, lens="phone_ip13_main", sensor="", f_number=1.6)
LOW = replace(WALL, path_mm=((300, 30), (100, 30)))


@pytest.mark.parametrize(
    ("camera", "items", "remedy"),
    [
        (replace(CAMERA, at_mm=(200, -60), height_mm=5), (), "raise"),
        (replace(PHONE, at_mm=(200, 40), height_mm=20), (), "turn-over"),
        (replace(CAMERA, at_mm=(200, 60), height_mm=60), (LOW,), "wild-wall"),
        (replace(CAMERA, at_mm=(200, 60), height_mm=50), (replace(CAR, at_mm=(200, 40)),), "move"),
    ],
)
def test_what_helps_helps(camera: Camera, items: tuple, remedy: str) -> None:
    session = session_of(*items, camera=camera)
    before = plan(session).fit
    assert not before.fits
    fix = next(each.fix for each in plan(session).remedies if each.answer.remedy == remedy)
    session.apply_fix(fix)
    left = {(clash.part, clash.obstacle) for clash in plan(session).fit.clashes}
    helped = {"raise": {"table", "road"}, "turn-over": {"road"}, "wild-wall": {"wall"}, "move": {"thing"}}[remedy]
    assert not {obstacle for _, obstacle in left} & helped
    session.undo()
    assert plan(session).fit.clashes == before.clashes


def test_kerbs_and_hills_lift_what_a_camera_stands_on() -> None:
    """A camera of which the body is beside the lens on the kerb sinks by as much as that is high."""
    phone = replace(PHONE, at_mm=(200, 150), height_mm=6.0)
    flat = max(each.depth_mm for each in plan(session_of(camera=phone)).fit.clashes)
    hill = Landform(id="hill", outline_mm=((240, 100), (390, 100), (390, 200), (240, 200)), height_mm=12.0)
    assert max(each.depth_mm for each in plan(session_of(hill, camera=phone)).fit.clashes) == pytest.approx(
        flat + 12.0, abs=0.05
    )


def test_smaller_scales_look_right_from_where_the_camera_is() -> None:
    session = session_of(CAR, WALL)
    shown = plan(session)
    found = smaller_behind(shown, 64.0)
    assert [each.denominator for each in found][:3] == [72.0, 76.0, 87.0]
    for each in found:
        assert each.holds.exact_mm == pytest.approx(focus_of(shown.view).subject_mm, rel=1e-6)
        assert each.seems_mm == pytest.approx(shown.shot.scene_mm[1] * each.denominator)
    with session.edit("Smaller") as draft:
        assert build_smaller(draft, ["car", "wall"], 87.0, session.catalogue) == 1
    assert session.document.get("car").size_mm[0] == pytest.approx(4205 / 87, rel=0.02)


def test_the_frames_of_a_stack_are_listed_and_leave_no_gap() -> None:
    shown = plan(session_of(CAR, WALL))
    rows = list(csv.DictReader(io.StringIO(stacks_csv([shown]).decode("utf-8-sig"))))
    assert len(rows) == shown.shot.stack.frames > 1
    focus = focus_of(shown.view)
    ends = [sharp_between_mm(focus.focal_mm, focus.nominal_f(16), shown.view.sensor.coc_mm, float(row["depth_mm"]))
            for row in rows]  # fmt: skip
    assert all(near < far for (_, far), (near, _) in pairwise(ends))
    assert ends[0][0] <= shown.shot.scene_mm[0] + 0.02


def test_what_nobody_sees_shrinks_with_every_camera() -> None:
    session = session_of(WALL, CAR, replace(CAMERA, id="back", at_mm=(200, 460), pan_deg=270.0, lens="ef50_stm"))
    none, one, both = (
        hidden_from(session, [session.document.get(name) for name in names])
        for names in ([], ["cam"], ["cam", "back"])
    )
    assert (none.share, none.cameras) == (1.0, 0)
    assert none.share > one.share > both.share
    assert not (both.where & ~one.where).any()
    assert one.faces["wall", "back"].share == 1.0 > both.faces["wall", "back"].share
    cells = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in patches(one)) / one.grid.cell**2
    assert cells == pytest.approx(one.where.sum())


def test_all_of_it_is_told_to_scripts_and_a_sketch_needs_no_window() -> None:
    session = session_of(WALL, CAR)
    facts = camera_facts(session)
    (camera,) = facts["cameras"]
    assert camera["fits"] is True
    assert camera["stack"]["frames"] == len(camera["stack"]["focus_mm"])
    assert camera["slow_motion"] == 8.0
    assert 0.0 < facts["hidden"]["ground_share"] < 1.0
    pixels = sketch(session, plan(session).start)
    assert pixels.shape == (213, 320, 3)
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 20


def test_figures_of_motion_and_of_a_backdrop_elsewhere() -> None:
    shown = plan(session_of(WALL, CAR))
    moved = {str(row.label): str(row.value) for row in motion_rows(shown, 64.0, 36.0, 0.5)}
    assert moved["A model so fast drives"] == "156 mm/s"  # 10 m/s / 64
    assert moved["Move it during the exposure by"] == "78.1 mm"
    near, far = (
        next(row for row in backdrop_rows(shown, mm) if str(row.label).startswith("Bent")) for mm in (400.0, 800.0)
    )
    assert isinstance(near, Row)
    assert str(near.value).startswith("radius 400 mm")
    assert str(far.value).startswith("radius 800 mm")


def test_a_vehicle_that_stands_like_a_toy_gets_weight_by_edits() -> None:
    """At 1:64, 40 km/h are 173.6 mm a second, and half of that in half a second."""
    session = session_of(CAR, WALL, Thing(id="drum", thing="oil_drum", at_mm=(150, 60), order=3))
    (facts,) = camera_facts(session)["cameras"]
    assert facts["motion"]["moved_mm"] == pytest.approx(86.806)
    (car,) = facts["posable"]
    assert (car["id"], [each["fields"] for each in car["edits"]]) == (
        "car", [{"steer_deg": 22.0}, {"squat_deg": 1.5}, {"doors": "left"}]
    )  # fmt: skip
    white = colour_of(session.draw("car"))
    while fixes := posable_in(session, session.document.get("cam"))[0].fixes:
        session.apply_fix(fixes[0])
    (posed,) = posable_in(session, session.document.get("cam"))
    assert colour_of(session.draw("car")) == white, "not that of a tyre"
    assert str(posed.words).endswith("wheels turned by 22°, weight on its springs, a door open")


@pytest.mark.parametrize(
    "fields",
    [
        {"at_mm": (200, 200)},  # inside the wall
        {"focus_mm": 1.0},
        {"tilt_deg": 90.0},
        {"at_mm": (1e5, 1e5)},
        {"focus_mm": 1e6, "f_number": 256.0},
        {"lens": "", "focal_mm": 0.5, "sensor_width_mm": 500.0},
    ],
)
def test_no_camera_is_too_odd_to_be_told_of(fields: dict) -> None:
    session = session_of(WALL, CAR, camera=replace(CAMERA, **fields))
    (facts,) = camera_facts(session)["cameras"]
    json.dumps(facts, allow_nan=False)
    start = plan(session).start
    assert sketch(session, start).shape[:2] == start.found.met.shape
    if fields == {"at_mm": (200, 200)}:
        assert any("inside" in each["text"] for each in facts["in_its_way"])
