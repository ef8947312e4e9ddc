"""Wires in space: closed tubes as long as they are led, one body per circuit, told again only when led anew."""

from dataclasses import replace

import pytest

from diorama_planner.app.light.wiring_job import route_now
from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.app.space.wire_bodies import PLUG_COLOUR, wire_bodies
from diorama_planner.kinds.thing import Thing
from diorama_planner.solids.mesh import is_watertight, volume
from tests.unit.circuits.wired_plans import LIT, light, session_of

HUT = Thing(id="hut", thing="vending_jp", at_mm=(300.0, 150.0))


def test_wires_are_closed_tubes_of_their_own_colours_and_fill_what_they_measure():
    session = session_of(light("one", 300.0, 150.0), light("two", 200.0, 80.0))
    harness = route_now(session)
    wires = {wire.id: wire for wire in session.catalogue.wires()}
    body = wire_bodies(harness, wires.values())[LIT.id]
    assert {part.colour for part in body} == {run.colour for run in harness.runs}
    assert all(is_watertight(part.mesh) for part in body)
    thick = wires[harness.runs[0].wire].outside_diameter_mm or 0.6
    hexagon = 1.5 * 3**0.5 * (thick / 2) ** 2
    told = sum(run.route_mm for run in harness.runs) * hexagon
    assert sum(volume(part.mesh) for part in body) == pytest.approx(told, rel=0.05)


def test_what_lifts_off_takes_its_lights_along_by_a_plug():
    lamp = light("one", 300.0, 150.0, host="hut")
    fixed, loose = (session_of(replace(HUT, removable=off), lamp) for off in (False, True))
    assert {run.connector for run in route_now(fixed).runs} == {""}
    assert {run.connector for run in route_now(loose).runs} == {"hut"}
    plugs = [
        part for part in wire_bodies(route_now(loose), loose.catalogue.wires())[LIT.id] if part.colour == PLUG_COLOUR
    ]
    assert plugs
    assert all(is_watertight(part.mesh) for part in plugs)


def test_the_view_is_told_of_wires_only_when_they_are_led_anew():
    session = session_of(HUT, light("one", 300.0, 150.0, host="hut"))
    feed = SpaceFeed(session)
    assert feed.take().bodies[LIT.id].parts
    with session.edit("Note") as draft:
        draft.put(replace(HUT, note="red"))
    assert LIT.id not in feed.take().bodies
    with session.edit("Lifts off") as draft:
        draft.put(replace(HUT, removable=True))
    parts = feed.take().bodies[LIT.id].parts
    assert PLUG_COLOUR in {part.colour for part in parts}
    with session.edit("Remove") as draft:
        draft.remove("one")
    assert LIT.id in feed.take().removed
