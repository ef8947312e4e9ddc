"""Lights where they are: too thick for their wall, seen through it, without room; and what they say to circuits."""

import pytest

from diorama_planner.app.editing.face_session import FaceSession, face_with
from diorama_planner.app.fixes import FIXES
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.buck import Buck
from diorama_planner.kinds.faces import face_of
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light, face_moved
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Circuit, Project

CATALOGUE = load_catalogue()
WALL = Wall(id="wall", path_mm=((40, 150), (160, 150)), thickness_mm=5, height_mm=50, material="xps_eu_5")


def session_of(*items):
    base = Base(id=BASE_ID, width_mm=300, depth_mm=200, order=-1.0)
    return Session(Document.of([Project(id=PROJECT_ID, name="P"), base, *items]), catalogue=CATALOGUE)


def told(session, code: str):
    return {issue.record_id: issue for issue in session.issues() if issue.code == code}


def repaired(session, issue, number: int = 0) -> None:
    fix = issue.fixes[number]
    with session.edit("Fix") as draft:
        FIXES[fix.verb](draft, fix.args)


def test_an_led_deeper_than_its_wall_is_told_and_a_slimmer_one_of_its_colour_found() -> None:
    leds = {"thick": "led5_white", "slim": "pre0603_warm_bare"}
    lights = (Light(id=name, led=led, at_mm=(60, 147.5), mount="wall", host="wall") for name, led in leds.items())
    session = session_of(WALL, *lights)
    found = told(session, "led-thicker-than-wall")
    assert found.keys() == {"thick"}  # 8.6 mm long, in 5 mm
    repaired(session, found["thick"])
    led = session.catalogue.led_map[session.document.records["thick"].led]
    assert led.colour == "white"
    assert led.height_mm <= 5
    assert not told(session, "led-thicker-than-wall")


def test_a_light_behind_a_thin_bare_wall_is_seen_through_it_until_that_is_painted() -> None:
    places = {"inside": 165.0, "beside": 170.0, "far": 20.0}
    lights = (Light(id=name, at_mm=(100, y), z_mm=20) for name, y in places.items())
    session = session_of(WALL, *lights, Light(id="shining", at_mm=(60, 147.5), mount="wall", host="wall"))
    found = told(session, "light-leaks")
    assert found["wall"].message.args["count"] == 2  # not the one on it, which shines away
    with session.edit("Move") as draft:
        draft.change("inside", at_mm=(100.0, 20.0))
    assert "A light" in str(told(session, "light-leaks")["wall"].message)
    repaired(session, told(session, "light-leaks")["wall"])
    assert not told(session, "light-leaks")


def test_a_battery_needs_room_on_the_plan_or_feet_under_the_base() -> None:
    car = Thing(id="car", thing="toyota_ae86_trueno", at_mm=(100, 90))
    session = session_of(car, Supply(id="battery", source="aa3", at_mm=(110, 90)))
    above = told(session, "no-room-for-supply")
    assert above.keys() == {"battery"}
    assert not told(session, "collision")  # one overlap is told once
    repaired(session, above["battery"])  # 16 mm high, and the base lies flat: it is lifted too
    assert session.document.records["battery"].under_base
    assert session.document.records["base"].clearance_mm == 17
    assert not told(session, "no-room-for-supply")
    session.undo()
    repaired(session, above["battery"], 1)
    assert not told(session, "no-room-for-supply")


def test_what_lies_beside_the_base_is_told_but_a_supply_may_stand_there() -> None:
    session = session_of(
        Light(id="lost", at_mm=(-60, 100)),
        LightStrip(id="over", line_mm=((20, -40), (20, 60))),
        Supply(id="beside", source="aa3", at_mm=(-60, 100)),
        Supply(id="edge", source="aa3", at_mm=(0, 20)),
        Supply(id="far", source="aa3", at_mm=(900, 100)),
    )
    assert told(session, "off-base").keys() == {"lost", "far"}
    assert told(session, "over-edge").keys() == {"over", "edge"}
    beside = session.document.records["beside"]
    assert "over the edge" in str(kind_of(beside).remarks(beside, session.around())[0])
    for issue in [*told(session, "off-base").values(), *told(session, "over-edge").values()]:
        repaired(session, issue)
    assert not told(session, "off-base")
    assert not told(session, "over-edge")


def test_a_light_that_nothing_carries_is_told_and_comes_down() -> None:
    session = session_of(
        WALL,
        Thing(id="post", thing="street_light_6", at_mm=(250, 150)),
        Light(id="bracket", at_mm=(100, 120), z_mm=39),  # its wall is 50 mm high and 27 mm away
        Light(id="arm", at_mm=(250, 135), z_mm=92),
        Light(id="low", at_mm=(100, 30), z_mm=5),
        Light(id="high", at_mm=(100, 60), z_mm=39),
        LightStrip(id="strip", line_mm=((40, 20), (80, 20)), z_mm=39),
    )
    found = told(session, "light-in-mid-air")
    assert found.keys() == {"high", "strip"}
    for issue in found.values():
        repaired(session, issue)
    assert not told(session, "light-in-mid-air")


def test_supplies_and_modules_have_their_real_size() -> None:
    session = session_of(
        Supply(id="battery", source="aa4", at_mm=(100, 90)),
        Buck(id="buck", at_mm=(100, 90)),
        Junction(id="strip", at_mm=(100, 90), sort="terminal_strip", ways=6),
    )
    sizes = {name: session.outline(name).bounds for name in ("battery", "buck", "strip")}
    assert {name: (box[2] - box[0], box[3] - box[1]) for name, box in sizes.items()} == {
        "battery": pytest.approx((63, 58)),
        "buck": pytest.approx((22, 17)),
        "strip": pytest.approx((47.5, 17)),
    }


def test_a_light_is_seen_and_moved_on_the_face_that_it_shines_from() -> None:
    front = Light(id="front", at_mm=(60, 152.5), z_mm=30, aim_deg=90, mount="wall", host="wall")
    session = session_of(WALL, front, Light(id="back", at_mm=(60, 147.5), z_mm=20, mount="wall", host="wall"))
    faces = FaceSession(session)
    faces.look_at("wall", "front")
    assert faces.document.records.keys() & {"front", "back"} == {"front", "back"}
    x0, y0, x1, y1 = faces.outline("front").bounds
    assert ((x0 + x1) / 2, (y0 + y1) / 2) == pytest.approx((100, 30))  # the path runs to the left here
    assert faces.outline("back").is_empty
    assert face_with(session, "back") == ("wall", "back")
    moved = face_moved(front, face_of(WALL, "front"), 10, 5)
    assert (moved.at_mm, moved.z_mm, moved.aim_deg) == (pytest.approx((50, 152.5)), 35, 90)


def test_terminals_lie_where_wires_end_and_a_strip_shines_as_many_leds_as_fit() -> None:
    around = session_of(WALL).around()
    lamp = Light(id="lamp", at_mm=(60, 147.5), z_mm=30, mount="wall", host="wall")
    buck = Buck(id="buck", at_mm=(100, 90), rotation_deg=90)
    strip = LightStrip(id="strip", line_mm=((0, 0), (310, 0)), led="strip_cob_5v", z_mm=40)
    assert {(t.polarity, t.at_mm, t.height_mm) for t in kind_of(lamp).terminals(lamp, around)} == {
        ("+", (60, 147.5), 30.0),
        ("-", (60, 147.5), 30.0),
    }
    ends = {t.polarity: t for t in kind_of(buck).terminals(buck, around)}
    assert ends["in+"].at_mm == pytest.approx((98.5, 79))
    assert ends["-"].at_mm == pytest.approx((101.5, 101))
    assert ends["+"].height_mm == -around.base_depth_mm
    shining = kind_of(strip).shines(strip, around)
    assert sum(each.share for each in shining) == pytest.approx(100)
    assert all(each.height_mm == 40 for each in shining)


def test_lamps_glow_only_while_current_gets_to_them() -> None:
    session = session_of(
        Supply(id="battery", source="aa3", at_mm=(200, 60)),
        Junction(id="knot", at_mm=(150, 60), feed="battery"),
        Circuit(id="street", name="Street", feed="knot"),
        Light(id="lamp", at_mm=(60, 60), circuit="street"),
        LightStrip(id="strip", line_mm=((20, 20), (80, 20)), circuit="street"),
        Light(id="loose", at_mm=(100, 60)),
    )

    def glow() -> list[int]:
        return [len(session.draw(name)) for name in ("lamp", "strip", "loose")]

    lit = glow()
    assert lit[0] > lit[2]
    dark = [lit[2], lit[1] - 1, lit[2]]
    for name, fields in (("street", {"on": False}), ("knot", {"feed": ""}), ("street", {"feed": ""})):
        with session.edit("Dark") as draft:
            draft.change(name, **fields)
        assert glow() == dark
        session.undo()
        assert glow() == lit
    with session.edit("Take the battery") as draft:
        draft.remove("battery")
    assert glow() == dark
