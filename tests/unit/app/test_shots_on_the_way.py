"""Shots of cameras that move: what is in the way and in the frame at any moment of it, and what no moment sees."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from diorama_planner.app.photography.camera_facts import camera_facts
from diorama_planner.app.photography.hidden import hidden_from
from diorama_planner.app.photography.shots import plan_of
from diorama_planner.app.session import Session
from diorama_planner.core.units import format_number
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.camera_fit import MOST_STATIONS, fit_of, fit_on_way
from diorama_planner.kinds.camera_path import MOST_VIEWS, camera_at, stations_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.optics.focusing import focus_of, front_mm
from diorama_planner.optics.illusion import backdrop_for

LENS = {"lens": "nikkor60g", "sensor": "ff", "f_number": 16.0, "focus_mm": 300.0}
STILL = Camera(id="cam", label="Dolly", at_mm=(-160, 150), pan_deg=0.0, height_mm=60, order=9, **LENS)
DOLLY = replace(STILL, eased=False, keys=(CameraKey(at_s=4.0, at_mm=(240, 150), height_mm=60, pan_deg=0.0),))
WALL = Wall(id="wall", path_mm=((200, 40), (200, 260)), thickness_mm=10, height_mm=120, order=1)
CAR = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(330, 150), order=2)


def session_of(camera: Camera, *items) -> Session:
    base = Base(id=BASE_ID, width_mm=600, depth_mm=300, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID, name="Film"), base, camera, *items]))


def told(session: Session) -> dict[str, str]:
    found = session.derived.sightings.findings.get("cam", ())
    return {issue.code: str(issue.message) for issue in found}


def test_the_front_of_the_lens_hits_the_wall_when_it_comes_there() -> None:
    """At 100 mm a second from 160 mm before the base: the front gets to the face of the wall, at 195 mm."""
    session = session_of(DOLLY, WALL)
    (_, view), *_ = stations_of(DOLLY, session.around(), MOST_STATIONS)
    ahead = front_mm(view) - focus_of(view).eye_mm
    lens = next(each for each in fit_on_way(DOLLY, session.around()).clashes if each.part == "lens")
    assert lens.at_s == pytest.approx((195.0 + 160.0 - ahead) / 100.0, abs=0.07)  # a step of 6 mm
    assert told(session)["path-through-body"].startswith("Dolly at ")
    eye = next(each for each in fit_on_way(DOLLY, session.around()).clashes if each.part == "eye")
    assert eye.at_s == pytest.approx(3.55, abs=0.07)
    with session.edit("Out of its way") as draft:
        draft.put(replace(WALL, path_mm=((590, 40), (590, 260))))
    assert "path-through-body" not in told(session)


def test_a_body_on_its_way_meets_what_it_meets_at_some_moment_of_it() -> None:
    swung = replace(DOLLY.keys[0], at_mm=(120, 60), pan_deg=80.0, height_mm=15.0)
    camera = replace(DOLLY, keys=(swung, replace(swung, at_s=6.0, at_mm=(-150, -150), height_mm=90.0)))
    around = session_of(camera, WALL, CAR).around()
    at = [each for each, _ in stations_of(camera, around, MOST_STATIONS)]
    assert {0.0, 4.0, 6.0} <= set(at)
    assert len(at) <= 2 * MOST_STATIONS
    met = {
        (clash.part, clash.obstacle, clash.record)
        for moment in at
        for clash in fit_of(camera_at(camera, around, moment), around).clashes
    }
    whole = fit_on_way(camera, around)
    assert {(clash.part, clash.obstacle, clash.record) for clash in whole.clashes} == met != set()
    moved = [view.position_mm for _, view in stations_of(camera, around, 10_000)]
    assert max(float(np.linalg.norm(np.subtract(*pair))) for pair in pairwise(moved)) <= 6.0 + 1e-6


def test_a_way_that_leads_nowhere_is_a_camera_that_stands_still() -> None:
    staying = replace(STILL, keys=(CameraKey(at_s=3.0, at_mm=STILL.at_mm, height_mm=60, pan_deg=0.0),))
    facts = [camera_facts(session_of(camera, WALL, CAR)) for camera in (STILL, staying)]
    (still,), (moves,) = (each["cameras"] for each in facts)
    assert {name: moves[name] for name in still if name != "sees"} == {
        name: value for name, value in still.items() if name != "sees"
    }
    assert set(moves["sees"]) == set(still["sees"])
    assert facts[0]["hidden"] == facts[1]["hidden"]


def test_what_is_seen_only_later_is_told_with_its_time_and_its_picture() -> None:
    turning = replace(STILL, keys=(CameraKey(at_s=2.0, at_mm=STILL.at_mm, height_mm=60, pan_deg=180.0),))
    closed = Wall(id="wall", path_mm=((400, 1400), (400, -1400)), height_mm=900, order=1)
    session = session_of(turning, replace(closed, finishes={"back": "brick_weathered"}))
    (sky,) = [each for each in plan_of(session, turning).troubles if each.seen.what == "no-backdrop"]
    assert 0.5 < sky.seen.at_s <= 2.0
    assert sky.where is not None
    assert sky.seen.share == pytest.approx(sky.where.mean())
    assert plan_of(session, turning).moment(sky.seen.at_s).view.pan_deg < -60.0
    assert "Dolly at 1 s: There is no backdrop" in told(session)["no-backdrop"]


def test_a_path_sees_all_that_its_start_sees_and_more() -> None:
    session = session_of(DOLLY, WALL, CAR)
    with_way, start = (hidden_from(session, [camera]) for camera in (DOLLY, STILL))
    assert not (with_way.where & ~start.where).any()
    assert with_way.share < start.share
    assert all(with_way.faces[name].share <= face.share for name, face in start.faces.items())


def test_its_words_tell_of_all_of_its_way() -> None:
    """The wall is met when issues say so, and the backdrop fills the frame till the end."""
    session = session_of(DOLLY, WALL, CAR)
    words = "\n".join(str(each) for each in kind_of(DOLLY).remarks(DOLLY, session.around()))
    fit = fit_on_way(DOLLY, session.around())
    eye = next(clash for clash in fit.clashes if clash.part == "eye")
    assert f"At {format_number(round(eye.at_s, 1))} s: The eye of the lens is inside" in words
    assert words.count("inside") == 1
    assert "It would fit: Make" in words
    mark = next(mark for mark in kind_of(DOLLY).marks(DOLLY, session.around()) if mark.is_fault)
    assert mark.points == (pytest.approx((100.0 * fit.hit_s - 160.0, 150.0)),)
    assert str(mark.text) == f"Hits at {format_number(round(fit.hit_s, 2))} s"
    clear = kind_of(DOLLY).marks(DOLLY, session_of(DOLLY).around())
    assert not any(mark.is_fault for mark in clear)
    assert fit.hit_s == min(clash.at_s for clash in fit.clashes) < eye.at_s
    views = [view for _, view in stations_of(DOLLY, session.around(), MOST_VIEWS)]
    wide = backdrop_for(views[0], 760.0, then=views[1:]).width_mm
    assert f"A backdrop for all of its way, 760 mm from its start: {round(wide)} ×" in words
    back = replace(DOLLY, keys=(replace(DOLLY.keys[0], pan_deg=180.0),))
    assert "No backdrop 760 mm from" in "\n".join(map(str, kind_of(back).remarks(back, session_of(back).around())))


def test_what_helps_helps_all_the_way() -> None:
    sinking = replace(DOLLY, keys=(replace(DOLLY.keys[0], at_mm=(-120, 150), height_mm=20.0),))
    session = session_of(sinking)
    before = plan_of(session, sinking)
    assert [clash.at_s for clash in before.fit.clashes if clash.obstacle == "table"] == [4.0, 4.0]
    raised = next(each for each in before.remedies if each.answer.remedy == "raise")
    session.apply_fix(raised.fix)
    after = session.document.get("cam")
    assert plan_of(session, after).fit.fits
    assert after.keys[0].at_mm[0] - sinking.keys[0].at_mm[0] == pytest.approx(after.at_mm[0] - sinking.at_mm[0])


def test_the_backdrop_of_a_sideways_dolly_is_wider_by_its_way_and_none_hangs_where_it_turns_round() -> None:
    """100 mm to the right, and 30 mm up: so much more on that side, and so much higher."""
    low, car = replace(STILL, height_mm=30.0), replace(CAR, at_mm=(60, 150))
    side = replace(low, keys=(CameraKey(at_s=2.0, at_mm=(-160, 50), height_mm=60, pan_deg=0.0, focus_mm=300.0),))
    still, moved = (plan_of(session_of(item, WALL, car), item).shot.backdrop for item in (low, side))
    assert moved.right_mm - still.right_mm == pytest.approx(100.0)
    assert (moved.left_mm, moved.low_mm) == pytest.approx((still.left_mm, still.low_mm))
    assert moved.high_mm - still.high_mm == pytest.approx(30.0)
    turning = replace(low, keys=(replace(side.keys[0], pan_deg=180.0),))
    assert plan_of(session_of(turning, WALL, car), turning).shot.backdrop is None
