"""Cameras that move: where they are when, how fast that is, what is in their way, what a pull of the hand does."""

from dataclasses import replace

import pytest

from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.camera_path import camera_at, key_of, moments, travel, view_on_path
from diorama_planner.kinds.camera_setup import depth_of, seen_view, target_spot
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Project
from diorama_planner.optics.focusing import focus_of

BASE = Base(id=BASE_ID, width_mm=600, depth_mm=300, order=-1)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(500, 150), order=1.0)
DOLLY = Camera(
    id="cam", at_mm=(100, 150), pan_deg=350.0, height_mm=20, lens="nikkor60g", sensor="ff", f_number=8, focus_mm=250,
    eased=False, keys=(CameraKey(at_s=4.0, at_mm=(300, 150), height_mm=60, pan_deg=20.0, focus_mm=500.0),)
)  # fmt: skip


def around(*items: Item) -> Around:
    return Session(Document.of([Project(id=PROJECT_ID, scale=64.0), BASE, *items])).around()


def codes(item: Camera, *others: Item) -> dict[str, str]:
    return {issue.code: str(issue.message) for issue in kind_of(item).check(item, around(item, *others))}


def test_it_is_at_its_keys_and_half_way_between_them() -> None:
    here = around(DOLLY)
    start, middle, end = (camera_at(DOLLY, here, at) for at in (0.0, 2.0, 9.0))
    assert start == replace(DOLLY, keys=())
    assert middle.at_mm == pytest.approx((200, 150))
    assert middle.height_mm == pytest.approx(40.0)
    assert middle.pan_deg == pytest.approx(5.0)  # by the shorter way
    assert middle.focus_mm == pytest.approx(1000.0 / 3.0)  # half way by the inverse
    assert key_of(end, 4.0) == DOLLY.keys[0]


def test_a_soft_start_is_slow_first_and_as_far_in_the_end() -> None:
    soft = replace(DOLLY, eased=True)
    here = around(soft)
    assert camera_at(soft, here, 0.4).at_mm[0] < camera_at(DOLLY, here, 0.4).at_mm[0] - 10.0
    plain, eased = travel(DOLLY, here), travel(soft, here)
    assert plain.length_mm == pytest.approx(eased.length_mm, rel=1e-4)
    assert plain.length_mm == pytest.approx((200.0**2 + 40.0**2) ** 0.5)
    assert plain.fastest_mm_s == pytest.approx(plain.length_mm / 4.0)
    assert eased.fastest_mm_s == pytest.approx(1.5 * plain.fastest_mm_s, rel=1e-2)


def test_speed_is_told_at_full_size_too() -> None:
    """204 mm in 4 s at 1:64 is 3.26 m/s, 11.7 km/h; water falls right when shown 8 times slower."""
    told = "\n".join(str(each) for each in kind_of(DOLLY).remarks(DOLLY, around(DOLLY)))
    assert "Moves 204 mm in 4 s, at most 51 mm/s: 11.7 km/h at full size" in told
    assert "8 times slower: filmed at 192 for 24 frames a second" in told


def test_a_focus_that_follows_does_so_on_the_way() -> None:
    item = replace(DOLLY, target="car", keys=(replace(DOLLY.keys[0], pan_deg=350.0, focus_mm=None),))
    here = around(item, CAR)
    for at in (0.0, 1.5, 4.0):
        view = view_on_path(item, here, at)
        still = camera_at(item, here, at)
        assert seen_view(still, here).focus_mm == pytest.approx(view.focus_mm)
        spot = target_spot(still, here)
        assert spot is not None
        assert focus_of(view).subject_mm == pytest.approx(depth_of(view, spot), abs=0.05)


def test_a_key_that_its_lens_cannot_focus_is_told() -> None:
    near = replace(DOLLY, keys=(replace(DOLLY.keys[0], focus_mm=20.0),))
    assert "as the key frame at 4 s asks" in codes(near)["key-out-of-focus"]


@pytest.mark.parametrize("times", [(4.0, 4.0), (5.0, 4.0), (0.0,), (-1.0,), (1e5,)])
def test_keys_that_make_no_path_are_refused(times: tuple[float, ...]) -> None:
    with pytest.raises(RecordError):
        replace(DOLLY, keys=tuple(CameraKey(at_s=at, at_mm=(0, 0)) for at in times))


def test_its_grips_lead_it() -> None:
    here, kind = around(DOLLY), kind_of(DOLLY)
    assert kind.pulled is not None
    by_name = {(grip.field, grip.index): grip for grip in kind.handles(DOLLY, here)}
    assert set(by_name) == {("pan_deg", None), ("at_mm", None), ("keys", 0), ("keys", 1)}
    led = kind.pulled(DOLLY, here, by_name["keys", 0], (330.0, 90.0))
    assert (led.keys[0].at_mm, led.at_mm) == ((330.0, 90.0), DOLLY.at_mm)
    aimed = kind.pulled(led, here, by_name["keys", 1], (330.0, 290.0))
    assert aimed.keys[0].pan_deg == pytest.approx(90.0)
    assert aimed.keys[0].at_s == 4.0
    (grip,) = (each for each in kind.handles(aimed, here) if (each.field, each.index) == ("keys", 1))
    assert grip.at == pytest.approx((330.0, 290.0), abs=0.5)
    begun = kind.pulled(DOLLY, here, by_name["at_mm", None], (90.0, 80.0))
    assert (begun.at_mm, begun.keys) == ((90.0, 80.0), DOLLY.keys)
    assert len(moments(DOLLY)) == 97
