"""What is put on the plan for light is fixed to what it is put on, goes along with it, and is connected."""

import pytest
from plans import add, session_with

from diorama_planner.app import verbs
from diorama_planner.app.defaults import defaults_for
from diorama_planner.app.new_lights import add_electric, refix
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
        add_electric(draft, item, session.scene)
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


@pytest.mark.parametrize(
    ("thing", "mount", "share"), [("toyota_ae86_trueno", "car", 0.45), ("street_light_6", "post", 1.0)]
)
def test_a_light_is_fixed_to_the_thing_under_it_and_goes_along(thing: str, mount: str, share: float) -> None:
    session = session_with()
    add(session, Thing(id="under", thing=thing, at_mm=(100, 100), rotation_deg=30))
    height = session.catalogue.thing(thing).real_mm[2] / session.scale
    lamp = lit(session, Light(id="lamp", at_mm=(100, 100), z_mm=3))
    assert (lamp.host, lamp.mount) == ("under", mount)
    assert lamp.z_mm == pytest.approx(height * share, rel=0.02)
    with session.edit("Move") as draft:
        verbs.move(draft, ["under"], 10, 5)
    with session.edit("Turn") as draft:
        verbs.rotate(draft, ["under"], 90)
    moved = session.document.records["lamp"]
    assert moved.at_mm == pytest.approx((110, 105))
    assert moved.aim_deg == (lamp.aim_deg + 90) % 360
    assert session.scene.going_along(["under"]) == {"under", "lamp"}


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
    assert lit(session, LightStrip(id="along", line_mm=((50, 144), (150, 144)))).host == "wall"
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
    assert session.document.records["lamp"].host == ""
