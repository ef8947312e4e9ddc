"""A small lit plan for the tests of the papers of wiring: two supplies, three circuits, eight lights."""

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.elements import (
    Branch,
    Circuit,
    CircuitPlan,
    Electrics,
    Feed,
    FeedPlan,
    Lamp,
    OverLife,
    Plan,
    SizedResistor,
)
from diorama_planner.circuits.harness import Harness, Hole, Leg, Run, Stretch, Unrouted, Way
from diorama_planner.circuits.part_numbers import part_numbers
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import ring
from diorama_planner.exporters.wiring_job import Hub, WiringJob

CATALOGUE = load_catalogue()
WIDTH, DEPTH, THICK = 300.0, 240.0, 18.0
RED, BLACK, YELLOW = "#c9302c", "#20242a", "#f0c419"
USB, TWELVE = OverLife(5.25, 5.0, 4.75), OverLife(12.6, 12.0, 11.4)

LIGHTS = {
    "lamp": ("Street lamp", "pre0603_warm_bare", (60.0, 50.0)),
    "shop": ("Workshop lamp behind the shutter", "smd0603_warm", (230.0, 180.0)),
    "cold": ("Vending machine, left", "smd0603_white", (120.0, 190.0)),
    "warm": ("Vending machine, right", "smd0603_white", (134.0, 190.0)),
    "sign": ("MIDNIGHT GARAGE", "smd0402_white", (190.0, 205.0)),
    "one": ("Window 1", "smd0603_warm", (30.0, 120.0)),
    "two": ("Window 2", "smd0603_warm", (30.0, 150.0)),
    "three": ("Window 3", "smd0603_warm", (30.0, 180.0)),
}
ORDER = ("supply", "adapter", "strip", *LIGHTS)
HUBS = {"supply": (20.0, 20.0), "adapter": (270.0, 30.0), "strip": (150.0, 100.0)}


def lamp(record, **more):
    name, led, _ = LIGHTS[record]
    return Lamp(record=record, name=name, led=CATALOGUE.led_map[led], led_id=led, **more)


def sized(ohm, mw):
    packages = {package.id: package for package in CATALOGUE.resistor_packages()}
    return SizedResistor(ohm * 0.97, ohm, mw, packages["r0805"], packages["rax_025"])


def branch(*lamps, ohm=470.0, times=1, volt=2.7, life=USB):
    ma = OverLife(*((v - volt) / ohm * 1e3 for v in (life.fresh, life.half, life.end)))
    return Branch(lamps, sized(ohm, 12.0), None, times, 5.0, volt, ma.fresh, ma)


def electrics():
    source = CATALOGUE.power_source_map
    feeds = (
        Feed(record="supply", name="USB power", sort="supply", source=source["usb_chg"], fuse_ma=500, switch=True),
        Feed(record="strip", name="Terminal strip", sort="terminal_strip", parent="supply"),
        Feed(record="adapter", name="Wall adapter", sort="supply", source=source["dc12_1a"]),
    )
    circuits = (
        Circuit(record="amber", name="Amber lights", feed="strip", lamps=(lamp("lamp"), lamp("shop"))),
        Circuit(record="neon", name="Neon alley", feed="strip",
                lamps=(lamp("cold"), lamp("warm"), lamp("sign", count=4))),
        Circuit(record="row", name="Windows", feed="adapter", wiring="series",
                lamps=(lamp("one"), lamp("two"), lamp("three"))),
    )  # fmt: skip
    return Electrics(feeds=feeds, circuits=circuits)


def plan(of):
    amber, neon, row = of.circuits
    branches = {
        "amber": (branch("lamp", ohm=510.0), branch("shop", ohm=390.0)),
        "neon": (branch("cold"), branch("warm"), branch("sign", ohm=1200.0, times=4)),
        "row": (branch("one", "two", "three", ohm=910.0, volt=8.1, life=TWELVE),),
    }
    circuits = {
        each.record: CircuitPlan(each, branches[each.record], volt, load(branches[each.record]), {}, None, None)
        for each, volt in ((amber, USB), (neon, USB), (row, TWELVE))
    }
    usb, twelve = load(branches["amber"] + branches["neon"]), load(branches["row"])
    supply, strip, adapter = of.feeds
    feeds = {
        "supply": FeedPlan(supply, USB, usb, 2000.0, None, "supply"),
        "strip": FeedPlan(strip, USB, usb, None, None, "supply"),
        "adapter": FeedPlan(adapter, TWELVE, twelve, 1000.0, None, "adapter"),
    }
    return Plan(circuits, feeds)


def load(branches):
    return OverLife(*(sum(b.times * getattr(b.ma, name) for b in branches) for name in ("fresh", "half", "end")))


def terminal(record, polarity):
    place = LIGHTS[record][2] if record in LIGHTS else HUBS[record]
    return Terminal(
        record, "in" if polarity.startswith("in") else "", polarity, place, 40.0 if record in LIGHTS else -20.0
    )


def run(start, end, polarity, circuit, *, end_polarity="", colour="", connector=""):
    colour = colour or (RED if polarity == "+" else BLACK)
    a, b = terminal(start, polarity), terminal(end, end_polarity or polarity)
    if end in HUBS:
        path = ((*a.at_mm, -THICK), (a.at_mm[0], b.at_mm[1], -THICK), (*b.at_mm, -THICK))
        stretches = (Stretch(Way.UNDERSIDE, "base", 0, 2),)
    else:
        corner = (b.at_mm[0], a.at_mm[1], -THICK)
        path = ((*a.at_mm, -THICK), corner, (*b.at_mm, -THICK), (*b.at_mm, 0.0), (*b.at_mm, 40.0))
        way = Way.POST if end == "lamp" else Way.CAVITY
        stretches = (
            Stretch(Way.UNDERSIDE, "base", 0, 2),
            Stretch(Way.HOLE, "base", 2, 3),
            Stretch(way, f"of {end}", 3, 4),
        )
    return Run(Leg(a, b, circuit, polarity, colour, 5.0), path, stretches, "awg_30", 40.0, 3.0, connector)


def harness():
    runs = [run("supply", "strip", pol, "", end_polarity=f"in{pol}") for pol in "+-"]
    for circuit, records in (("amber", ("lamp", "shop")), ("neon", ("cold", "warm", "sign"))):
        plus = RED if circuit == "amber" else YELLOW
        for record in records:
            runs += [run("strip", record, "+", circuit, colour=plus, connector="wall" if record == "shop" else "")]
            runs += [run("strip", record, "-", circuit)]
    runs += [run("adapter", "one", "+", "row"), run("adapter", "three", "-", "row")]
    holes = [Hole(LIGHTS[r][2], 2.5 if r == "sign" else 1.5, "base", -THICK, 0.0, 2) for r in LIGHTS if r != "two"]
    holes.append(Hole((210.0, 200.0), 1.0, "wall", 30.0, 30.0, 1, (210.0, 206.0)))
    lost = Leg(terminal("one", "-"), terminal("two", "+"), "row", "+", YELLOW, 4.0)
    why = Unrouted(lost, msg("nothing leads there: cut a trough or lay it by hand"))
    return Harness(tuple(runs), tuple(holes), (why,))


def wiring_job():
    of = electrics()
    answers, wires = plan(of), harness()
    hubs = [
        Hub(name, ring((x - 12, y - 6), (x + 12, y - 6), (x + 12, y + 6), (x - 12, y + 6)), (x, y), True)
        for name, (x, y) in HUBS.items()
    ]
    names = {f"of {record}": name for record, (name, _, _) in LIGHTS.items()} | {
        "wall": "Back wall",
        "base": "the base",
    }
    return WiringJob(
        electrics=of, plan=answers, harness=wires, numbers=part_numbers(of, answers, wires, ORDER),
        wires={row.id: row for row in CATALOGUE.wires()}, names=names, hubs=tuple(hubs),
        base=ring((0, 0), (WIDTH, 0), (WIDTH, DEPTH), (0, DEPTH)), bounds=(0.0, 0.0, WIDTH, DEPTH),
    )  # fmt: skip
