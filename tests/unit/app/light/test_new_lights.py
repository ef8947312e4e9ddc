"""What is put on the plan for light is fixed to what it is put on, goes along with it, and is connected."""

from dataclasses import replace

import pytest
from plans import add, session_with

from diorama_planner.app import verbs
from diorama_planner.app.defaults import defaults_for
from diorama_planner.app.editing import shapes, wall_edits
from diorama_planner.app.fixes import FIXES
from diorama_planner.app.light.mounting import fixed, refix
from diorama_planner.app.light.new_lights import add_electric
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.light_strip import LightStrip
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.record import Circuit


def lit(session, item):
    with session.edit("Light") as draft:
        add_electric(draft, fixed(item, session.scene), session.scene)
    return session.document.records[item.id]


def test_the_first_light_gets_a_circuit_on_the_nearest_supply_and_the_next_joins_it() -> None:
    session = session_with()
    assert lit(session, Light(id="early", at_mm=(20, 20))).circuit == ""
    lit(session, Supply(id="far", at_mm=(250, 150)))
    lit(session, Supply(id="near", at_mm=(60, 60)))
    one = lit(session, Light(id="one", at_mm=(50, 50)))
    other = lit(session, Light(id="other", at_mm=(240, 140)))
    circuit = session.document.records[one.circuit]
    assert isinstance(circuit, Circuit)
    assert (circuit.feed, other.circuit) == ("near", circuit.id)
    assert lit(session, Junction(id="knot", at_mm=(240, 140))).feed == "far"


def test_a_light_is_fixed_to_the_thing_under_it_and_goes_along() -> None:
    session = session_with()
    add(session, Thing(id="under", thing="toyota_ae86_trueno", at_mm=(100, 100), rotation_deg=30))
    height = session.catalogue.thing("toyota_ae86_trueno").real_mm[2] / session.scale
    lamp = lit(session, Light(id="lamp", at_mm=(100, 100), z_mm=3))
    assert (lamp.host, lamp.mount) == ("under", "car")
    assert lamp.z_mm == pytest.approx(height * 0.45, rel=0.02)
    with session.edit("Move") as draft:
        verbs.move(draft, ["under"], 10, 5)
    with session.edit("Turn") as draft:
        verbs.rotate(draft, ["under"], 90)
    with session.edit("Position") as draft:
        verbs.set_fields(draft, "under", {"at_mm": (60.0, 50.0), "rotation_deg": 30.0})
    with session.edit("Back") as draft:
        draft.put(session.document.records["under"])
        shapes.reshape(draft, replace(draft.get("under"), at_mm=(110.0, 105.0), rotation_deg=120.0))
    moved = session.document.records["lamp"]
    assert moved.at_mm == pytest.approx((110, 105))
    assert moved.aim_deg == (lamp.aim_deg + 90) % 360
    assert session.scene.going_along(["under"]) == {"under", "lamp"}


@pytest.mark.parametrize(("x", "y"), [(100, 100), (101, 97), (100, 92), (100.5, 85)])
def test_pole_arm_and_head_of_a_street_light_are_one_lamp_that_shines_over_the_road(x: float, y: float) -> None:
    session = session_with()
    add(session, Thing(id="post", thing="street_light_6", at_mm=(100, 100)))
    lamp = lit(session, Light(id="lamp", at_mm=(x, y), z_mm=39.1))
    assert (lamp.host, lamp.mount, lamp.tilt_deg) == ("post", "post", -90)
    assert lamp.at_mm == pytest.approx((100, 100 - 1.01 * 1000 / 64), abs=0.01)  # a sixth of 6 m, in 1:64
    assert lamp.z_mm == pytest.approx(6000 / 64, rel=0.02)
    with session.edit("Move it aside") as draft:
        FIXES["move"](draft, {"id": "post", "dx": 20.0, "dy": 0.0})
    assert session.document.records["lamp"].at_mm == pytest.approx((lamp.at_mm[0] + 20, lamp.at_mm[1]))
    with session.edit("Nudge") as draft:
        verbs.move(draft, ["lamp"], 0.0, 2.0)
        refix(draft, ["lamp"], session.scene)
    assert session.document.records["lamp"].host == "post"


def test_a_light_on_a_machine_shines_from_inside_and_one_on_a_table_stands_on_it() -> None:
    session = session_with()
    add(session, Thing(id="machine", thing="vending_jp", at_mm=(100, 100), rotation_deg=90))
    add(session, Thing(id="barrel", thing="oil_drum", at_mm=(60, 100)))
    inside = lit(session, Light(id="inside", at_mm=(100, 100), z_mm=39.1))
    above = lit(session, Light(id="above", at_mm=(60, 100), z_mm=39.1))
    assert (inside.host, inside.mount, inside.aim_deg) == ("machine", "sign", 0.0)
    assert inside.z_mm == pytest.approx(0.75 * 1830 / 64)
    assert above.z_mm == pytest.approx(session.catalogue.thing("oil_drum").real_mm[2] / 64)


def test_a_light_dragged_along_its_wall_stays_on_the_face() -> None:
    session = session_with()
    add(session, Wall(id="wall", path_mm=((40, 150), (160, 150)), thickness_mm=5))
    add(session, Light(id="lamp", at_mm=(60, 147.5), aim_deg=250, mount="wall", host="wall"))
    for (dx, dy), place, aim in (((30, -2), (90, 147.5), 250), ((0, 6), (90, 152.5), 90), ((0, 20), (90, 172.5), 90)):
        with session.edit("Move") as draft:
            verbs.move(draft, ["lamp"], dx, dy)
            refix(draft, ["lamp"], session.scene)
        lamp = session.document.records["lamp"]
        assert (lamp.at_mm, lamp.aim_deg) == (pytest.approx(place), pytest.approx(aim))
    assert lamp.host == ""


def test_a_light_that_is_moved_off_its_thing_goes_onto_what_it_is_moved_to() -> None:
    session = session_with()
    add(session, Thing(id="car", thing="toyota_ae86_trueno", at_mm=(100, 100)))
    add(session, Thing(id="post", thing="street_light_6", at_mm=(200, 100)))
    lit(session, Light(id="lamp", at_mm=(100, 100)))
    for step, host in ((5, "car"), (95, "post"), (40, "")):
        with session.edit("Move") as draft:
            verbs.move(draft, ["lamp"], step, 0)
            refix(draft, ["lamp"], session.scene)
        assert session.document.records["lamp"].host == host


def test_modules_hang_under_a_base_that_has_room_and_lights_fit_the_scale() -> None:
    session = session_with(scale=87.0)
    assert defaults_for("light", session)["led"] == "pre0402_warm_bare"
    assert [defaults_for(kind, session)["under_base"] for kind in ("supply", "buck", "effect")] == [False] * 3
    with session.edit("Feet") as draft:
        draft.change("base", feet=4, clearance_mm=20.0)
    assert [defaults_for(kind, session)["under_base"] for kind in ("supply", "buck", "effect")] == [True] * 3


def test_a_strip_along_a_wall_is_fixed_to_it() -> None:
    session = session_with()
    add(session, Wall(id="wall", path_mm=((40, 150), (160, 150)), thickness_mm=10))
    usual = defaults_for("light_strip", session)
    along = lit(session, LightStrip(id="along", line_mm=((50, 144), (150, 144)), **usual))
    assert (along.host, along.tilt_deg) == ("wall", -90)
    assert along.z_mm == pytest.approx(2500 / 64)
    assert lit(session, LightStrip(id="away", line_mm=((50, 144), (150, 100)))).host == ""


def test_the_light_of_a_sign_goes_where_the_wall_of_the_sign_goes() -> None:
    session = session_with()
    add(session, Wall(id="wall", path_mm=((40, 150), (160, 150)), height_mm=50))
    add(session, Fixture(id="sign", host="wall", thing="shop_sign_h", at_mm=60, up_mm=30))
    place = session.outline("sign").centroid
    assert lit(session, Light(id="lamp", at_mm=place)).mount == "sign"
    with session.edit("Move") as draft:
        verbs.move(draft, ["wall"], 0, -20)
    assert session.document.records["lamp"].at_mm == pytest.approx((place[0], place[1] - 20))
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["wall"])
    assert "lamp" not in session.document.records


def test_lights_stay_on_the_parts_of_a_wall_that_is_split_and_joined() -> None:
    session = session_with()
    add(session, Wall(id="wall", path_mm=((40, 150), (160, 150)), thickness_mm=5))
    add(session, *(Light(id=f"at-{x}", at_mm=(x, 147.5), mount="wall", host="wall") for x in (60, 140)))
    with session.edit("Split") as draft:
        _, other = wall_edits.split(draft, "wall", (100, 150))
    assert [session.document.records[name].host for name in ("at-60", "at-140")] == ["wall", other]
    with session.edit("Join") as draft:
        wall_edits.join(draft, "wall", other)
    assert {session.document.records[name].host for name in ("at-60", "at-140")} == {"wall"}


def test_a_deleted_supply_is_put_again_by_the_remedy_and_feeds_all_that_hung_on_it() -> None:
    session = session_with()
    lit(session, Supply(id="battery", at_mm=(60, 60)))
    lit(session, Junction(id="knot", at_mm=(80, 60)))
    lit(session, Light(id="lamp", at_mm=(100, 60)))
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["battery"])
        draft.add(Light(id="loose", at_mm=(120, 60)))
    fixes = [fix for issue in session.issues() if issue.code == "light-unconnected" for fix in issue.fixes]
    assert {fix.verb for fix in fixes} == {"put_supply", "connect_nearest"}
    session.apply_fix(next(fix for fix in fixes if fix.verb == "put_supply"))
    (supply,) = (item for item in session.document.items() if isinstance(item, Supply))
    assert session.document.records["knot"].feed == supply.id
    assert not {"light-unconnected", "off-base", "no-room-for-supply"} & {issue.code for issue in session.issues()}
    assert all(session.around().is_lit(session.document.records[name].circuit) for name in ("lamp", "loose"))
