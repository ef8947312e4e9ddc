"""Cameras on the plan: what they are made of, the wedge that is drawn, what a pull of the hand does, what is told."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.geometry.region import contains_points, offset, polygon_region
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_looks import sight_of, wedge
from diorama_planner.kinds.camera_setup import sensor_of, view_of
from diorama_planner.kinds.contract import Around, Handle
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Project
from diorama_planner.optics.projection import in_frame, project

BASE = Base(id=BASE_ID, width_mm=400, depth_mm=300, order=-1)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(200, 150), order=1.0)
MACRO = Camera(
    id="cam", at_mm=(20, 150), pan_deg=0.0, height_mm=45, lens="nikkor60g", sensor="ff", f_number=8, focus_mm=250
)


def around(*items: Item) -> Around:
    return Session(Document.of([Project(id=PROJECT_ID, name="Film"), BASE, *items])).around()


def codes(item: Camera, *others: Item) -> dict[str, list[str]]:
    issues = kind_of(item).check(item, around(item, *others))
    return {issue.code: [str(fix.label) for fix in issue.fixes] for issue in issues}


def told(item: Camera, *others: Item) -> str:
    return "\n".join(str(each) for each in kind_of(item).remarks(item, around(item, *others)))


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("f_number", 0.0, "f_number must be more than zero"),
        ("focus_mm", 0.0, "focus_mm must be more than zero"),
        ("sensor_width_mm", 0.0, "sensor_width_mm must be more than zero"),
        ("focal_mm", -50.0, "focal_mm must be more than zero"),
        ("tilt_deg", 91.0, "more than 90"),
        ("height_mm", math.nan, "finite"),
        ("frame", "4:7", "not one of"),
    ],
)
def test_what_no_camera_can_be_is_refused(field: str, value: object, word: str) -> None:
    with pytest.raises(RecordError, match=word):
        replace(MACRO, **{field: value})


def test_the_sensor_is_that_of_the_lens_unless_it_is_said() -> None:
    here = around()
    assert sensor_of(Camera(at_mm=(0, 0)), here).width_mm == 6.85  # of the phone
    assert sensor_of(Camera(at_mm=(0, 0), lens="ef50_stm"), here).width_mm == 36.0
    typed = sensor_of(Camera(at_mm=(0, 0), lens="", sensor_width_mm=30.0), here)
    assert (typed.width_mm, typed.height_mm) == (30.0, 20.0)
    assert sensor_of(Camera(at_mm=(0, 0), sensor="mft"), here).width_mm == 17.3


@settings(max_examples=20)
@given(
    st.floats(0.0, 360.0),
    st.floats(-80.0, 60.0),
    st.floats(-40.0, 40.0),
    st.floats(3.0, 200.0),
    st.integers(0, 2**32 - 1),
)
def test_the_drawn_wedge_is_what_the_frame_shows(
    pan: float, tilt: float, roll: float, high: float, seed: int
) -> None:
    """What is in the frame is in the wedge; what is drawn at the height of a level lens is so too, within 0.5 %."""
    shares = np.random.default_rng(seed).uniform((0.02, -1.4, -1.4), (0.99, 1.4, 1.4), (20, 3))
    for turned in ({"tilt_deg": tilt, "roll_deg": roll}, {}):
        item = replace(MACRO, at_mm=(200, 150), pan_deg=pan, height_mm=high, **turned)
        sight = sight_of(item, around(item))
        hole, depth = sight.pinhole, shares[:, :1] * sight.reach_mm
        side, rise = (shares[:, column : column + 1] * depth for column in (1, 2))
        points = hole.eye + hole.forward * depth + hole.right * side * hole.half_width
        points = points + hole.up * rise * hole.half_height * bool(turned)
        region = polygon_region(wedge(sight))
        on_plan = contains_points(offset(region, 0.01), points[:, :2])
        over_base = points[:, 2] >= 0.0
        assert on_plan[in_frame(hole, points) & over_base].all()
        if not turned:
            clear = np.abs(np.abs(project(hole, points)[0][:, 0]) - 1.0) > 0.005
            assert (on_plan == in_frame(hole, points))[clear].all()


def test_its_picture_has_body_and_lens_at_true_size() -> None:
    phone = Camera(at_mm=(50, 50), pan_deg=0.0)
    x0, y0, x1, y1 = kind_of(phone).outline(phone, around(phone)).bounds
    body = next(row for row in around().catalogue.cameras() if row.id == "body_phone")
    assert (x1 - x0, y1 - y0) == pytest.approx((body.depth_mm, body.width_mm))
    above = replace(phone, tilt_deg=-90.0)
    x0, y0, x1, y1 = kind_of(above).outline(above, around(above)).bounds
    assert (x1 - x0, y1 - y0) == pytest.approx((body.height_mm, body.width_mm))


def test_a_pull_at_its_grip_aims_and_focuses() -> None:
    here, kind = around(MACRO), kind_of(MACRO)
    assert kind.pulled is not None
    pulled = kind.pulled(MACRO, here, Handle((0, 0), "pan_deg"), (20.0, 450.0))
    assert pulled.pan_deg == pytest.approx(90.0)
    (grip,) = kind.handles(pulled, here)
    assert grip.at == pytest.approx((20.0, 450.0), abs=0.5)
    followed = kind.pulled(replace(MACRO, target="car"), around(MACRO, CAR), grip, (20.0, 450.0))
    assert followed.focus_mm == MACRO.focus_mm  # what it follows says how far that is


def test_focus_follows_its_target() -> None:
    item = replace(MACRO, target="car")
    near, far = (view_of(item, around(item, replace(CAR, at_mm=(x, 150)))).focus_mm for x in (200, 320))
    assert far - near == pytest.approx(120.0, abs=15.0)  # the eye moves a little as a lens is turned
    sight = sight_of(item, around(item, CAR))
    assert sight.focus_mm == pytest.approx(180.0, abs=0.1)
    assert sight.near_mm < 180.0 < sight.far_mm


def test_what_is_told_is_what_the_published_table_says() -> None:
    """50 mm at f/8 on full frame, 2 m from the lens: N c = 0.24 mm, H = 10.467 m, sharp from 1.684 to 2.460 m."""
    lens = Camera(
        id="cam", at_mm=(0, 150), pan_deg=0.0, lens="", focal_mm=50.0, sensor="ff", f_number=8.0, focus_mm=2051
    )
    said = told(lens)
    assert "Sharp from 1684 mm to 2460 mm before the lens" in said
    assert "Hyperfocal distance 10467 mm" in said
    assert "Magnification 1:39" in said


def test_what_makes_it_look_full_size_is_told() -> None:
    """The base ends 380 mm before the eye of a 60 mm lens on full frame; its horizon is as high as the lens."""
    backdrop = next(line for line in told(MACRO).splitlines() if "backdrop" in line)
    assert backdrop.startswith("A backdrop behind all of the base, 380 mm away: ")
    assert backdrop.endswith("its horizon 45 mm over the base")
    assert "stacked frames" in told(MACRO)
    assert "cannot focus there: this is told of 150 mm" in told(Camera(id="cam", at_mm=(20, 150), focus_mm=60.0))


def test_what_is_wrong_is_told_with_a_remedy() -> None:
    assert codes(MACRO) == {}
    near = Camera(id="cam", at_mm=(20, 150), pan_deg=0.0, focus_mm=60.0)
    assert "Focus at 150 mm" in codes(near)["focus-too-near"]
    assert codes(replace(MACRO, f_number=1.4)) == {"aperture-beyond-lens": ["Set f/2.8"]}
    assert codes(replace(MACRO, target="car", pan_deg=180.0), CAR) == {
        "target-behind-camera": ["Turn to it", "Focus by hand"]
    }
    assert list(codes(replace(MACRO, lens="no_such_lens", accessories=("ext_13",)))) == ["unknown-camera-part"]


WALL = Wall(id="wall", path_mm=((300, 40), (300, 260)), thickness_mm=10, height_mm=80, order=1.0)


def test_a_camera_without_room_is_told_with_what_helps() -> None:
    """A lens 83 mm thick with its axis 20 mm over the base hangs 21.5 mm below it; a phone turned over does not."""
    low = Camera(id="cam", at_mm=(200, 150), pan_deg=0.0, height_mm=20.0, lens="nikkor105", sensor="ff", f_number=8,
                 focus_mm=400.0)  # fmt: skip
    assert "camera-too-low" in codes(low)
    assert any("probe" in line for line in told(low).splitlines())
    inside = replace(low, at_mm=(300, 150), height_mm=50.0)
    assert list(codes(inside, WALL)) == ["camera-inside-body"]
    phone = Camera(id="cam", at_mm=(200, 150), pan_deg=180.0, height_mm=15.0, focus_mm=160.0)
    assert codes(phone)["camera-too-low"][0].startswith("Turn the phone over")
    assert "camera-too-low" not in codes(replace(phone, roll_deg=180.0))
    assert "camera-does-not-fit" in codes(replace(phone, at_mm=(292, 150), roll_deg=180.0), WALL)
