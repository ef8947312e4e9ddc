"""Changing cameras from views in space and key by key, and the command line that does the same."""

import json
import math
from dataclasses import replace

import pytest

from diorama_planner.app.photography import camera_moves as moves
from diorama_planner.app.session import Session
from diorama_planner.cli.main import main
from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.camera_path import duration_s
from diorama_planner.kinds.camera_setup import seen_view
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.optics.projection import pinhole_of, project

CAMERA = Camera(id="cam", label="Street", at_mm=(100, 150), pan_deg=0.0, height_mm=20, lens="nikkor60g", sensor="ff",
                f_number=8, focus_mm=300)  # fmt: skip


@pytest.fixture
def session():
    base = Base(id=BASE_ID, width_mm=600, depth_mm=300, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), base, CAMERA]))


@pytest.mark.parametrize("tilt", [-90.0, -35.0, 0.0, 10.0])
def test_a_camera_from_a_view_sees_its_middle_where_the_view_does(session, tilt):
    target = (300.0, 120.0, 100.0)
    pose = OrbitPose(target, 400.0, pan_deg=205.0, tilt_deg=tilt)
    made = moves.camera_from_view(session, pose.pinhole(1.5), target, CAMERA)
    view = seen_view(made, session.around())
    (place,), (depth,) = project(pinhole_of(view), [target])
    assert place == pytest.approx((0.0, 0.0), abs=1e-6)
    assert depth == pytest.approx(focus_of(view).subject_mm, abs=0.05)
    assert (made.pan_deg, made.lens, made.keys) == (pytest.approx(205.0), CAMERA.lens, ())


def test_a_focus_is_put_where_it_was_clicked(session):
    around = session.around()
    focused = moves.focused_on(replace(CAMERA, target="x"), around, (420.0, 150.0, 3.0))
    assert focus_of(seen_view(focused, around)).subject_mm == pytest.approx(320.0, abs=0.05)
    assert focused.target == ""
    near = moves.focused_on(CAMERA, around, (101.0, 150.0, 20.0))
    assert near.focus_mm == pytest.approx(
        focus_of(seen_view(near, around)).distance_mm, abs=0.02
    )  # as near as it can
    with pytest.raises(UsageError, match="behind"):
        moves.focused_on(CAMERA, around, (50.0, 150.0, 3.0))


def test_aperture_and_focus_go_by_steps(session):
    around = session.around()
    assert moves.aperture_stepped(CAMERA, around, 1).f_number == 9.0
    assert moves.aperture_stepped(CAMERA, around, -99).f_number == 2.8
    phone = Camera(at_mm=(0, 0))
    assert moves.aperture_stepped(phone, around, 5).f_number == 1.6
    farther = moves.focus_stepped(moves.focus_stepped(CAMERA, around, 1), around, -1)
    assert farther.focus_mm == pytest.approx(CAMERA.focus_mm, abs=0.1)


def test_keys_are_put_timed_and_taken_out(session):
    around = session.around()
    one = moves.with_key_at(CAMERA, around, 2.0)
    assert one.keys[0].at_mm[0] > CAMERA.at_mm[0] + 20.0  # on ahead
    two = moves.with_key_at(one, around, 4.0)
    between = moves.with_key_at(two, around, 3.0)
    assert [key.at_s for key in between.keys] == [2.0, 3.0, 4.0]
    assert one.keys[0].at_mm[0] < between.keys[1].at_mm[0] < between.keys[2].at_mm[0]
    late = moves.retimed(between, 1, 99.0)
    assert late.keys[1].at_s == pytest.approx(4.0 - moves.GAP_S)
    assert [key.at_s for key in moves.paced(between, 8.0).keys] == [4.0, 6.0, 8.0]
    assert moves.without_key(between, 1) == two
    seen = moves.with_key_from_view(two, around, 4.0, OrbitPose((300, 100, 0), 300.0).pinhole(1.5))
    assert (len(seen.keys), seen.keys[1].pan_deg) == (2, pytest.approx(90.0))
    with pytest.raises(UsageError, match="starts at 0"):
        moves.with_key_at(CAMERA, around, 0.0)


def test_the_command_line_leads_a_camera(session, tmp_path, capsys):
    path = tmp_path / "film.diorama"
    session.save(path)
    asked = ["camera-path", str(path), "Street", "--key", "4", "x=300", "y=150", "height=20", "pan=0", "--soft", "no"]
    assert main([*asked, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["duration_s"], told["length_mm"], told["eased"]) == (4.0, 200.0, False)
    assert told["full_size_km_h"] == pytest.approx(200 / 4 * 64 * 3.6e-3, abs=1e-3)
    again = Session()
    again.open(path)
    (camera,) = again.document.every(Camera)
    assert camera.keys == (CameraKey(at_s=4.0, at_mm=(300, 150), height_mm=20, pan_deg=0.0, focus_mm=300),)
    assert main(["cameras", str(path), "--json"]) == 0
    (facts,) = json.loads(capsys.readouterr().out)["cameras"]
    assert facts["path"] == told
    assert main(["camera-path", str(path), "cam", "--drop", "3"]) == 2
    assert main(["camera-path", str(path), "cam", "--drop", "4"]) == 0
    assert "stands still" in capsys.readouterr().out
    assert math.isclose(duration_s(CAMERA), 0.0)
