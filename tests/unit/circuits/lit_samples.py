"""Short ways to say what is electric, from the catalogue, for the tests of circuits."""

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.circuits.checked import Shelf
from diorama_planner.circuits.elements import Circuit, Electrics, Feed, Lamp
from diorama_planner.circuits.planning import plan

CATALOGUE = load_catalogue()


def supply(source, record="s", **more):
    row = CATALOGUE.power_source_map.get(source)
    return Feed(record=record, name=source, sort="supply", source=row, source_id=source, **more)


def lamp(led="smd0603_white", record="a", **more):
    return Lamp(record=record, name=record, led=CATALOGUE.led_map.get(led), led_id=led, **more)


def circuit(*lamps, feed="s", record="c", **more):
    return Circuit(record=record, name=f"circuit {record}", feed=feed, lamps=lamps, **more)


def planned(feeds, circuits, **more):
    feeds, circuits = (each if isinstance(each, tuple) else (each,) for each in (feeds, circuits))
    shelf = Shelf(CATALOGUE.power_sources(), tuple(CATALOGUE.led_map.values()))
    return plan(Electrics(feeds=feeds, circuits=circuits, **more), CATALOGUE.resistor_packages(), shelf)


def codes(found):
    return {issue.code for issue in found.findings}
