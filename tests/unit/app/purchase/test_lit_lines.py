"""What circuits and wires take: resistors by value, wire as long as it is cut, tube over joints, plugs."""

from dataclasses import replace

import pytest

from diorama_planner.app.purchase.lit_lines import LitLines
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.elements import (
    Branch,
    Circuit,
    CircuitPlan,
    Electrics,
    Feed,
    OverLife,
    Plan,
    SizedResistor,
)
from diorama_planner.circuits.harness import Harness, Leg, Run, cut_list
from diorama_planner.takeoff.ledger import Ledger

CATALOGUE = load_catalogue()
PACKAGES = {row.id: row for row in CATALOGUE.resistor_packages()}
LIFE = OverLife(3.0, 3.0, 2.9)


class Asked:
    """Electrics and a harness that a test sets."""

    def __init__(self, plan, feeds=(), harness=None):
        self.plan, self.electrics = plan, Electrics(feeds=tuple(feeds))
        self.harness = harness or Harness()

    def lines(self):
        return LitLines(self, lambda: self.harness)


def branch(lamp, ohm, times=1, **packages):
    sized = SizedResistor(ohm - 5, ohm, 2.0, packages.get("chip"), packages.get("axial"))
    return Branch((lamp,), sized, None, times, 3.0, 2.7, 3.0, LIFE)


def circuit(name, *branches):
    return CircuitPlan(Circuit(record=name, name=name, feed="s"), branches, LIFE, LIFE, {}, None, None)


def run(start, end, polarity, length, slack=60.0, connector=""):
    ends = [Terminal(name, "", polarity, (0.0, 0.0), 0.0) for name in (start, end)]
    leg = Leg(ends[0], ends[1], "c", polarity, "#c9302c" if polarity == "+" else "#20242a", 3.0)
    path = ((0.0, 0.0, 0.0), (length, 0.0, 0.0))
    return Run(leg, path, (), wire="awg_30", drop_mv=1.0, slack_mm=slack, connector=connector)


def totals(lit):
    ledger = Ledger()
    for key, lines in lit.lines().items():
        ledger.put(key, lines)
    return {name: (total.amount, total.items) for name, total in ledger.totals().items()}


def test_resistors_are_bought_with_wires_where_one_bears_it_and_are_there_for_their_lamps():
    plan = Plan(
        {
            "c": circuit(
                "c",
                branch("a", 470.0, axial=PACKAGES["rax_025"], chip=PACKAGES["r0402"]),
                branch("b", 470.0, 3, axial=PACKAGES["rax_025"]),
                branch("d", 4700.0, chip=PACKAGES["r0805"]),
                replace(branch("e", 10.0), resistor=None, built_in_ohm=1000.0),
                branch("f", 10.0),  # nothing bears it: told by findings, not bought
            )
        }
    )
    assert totals(Asked(plan).lines()) == {
        "heat_shrink_1_5": (5 * 15.0, ("a", "b", "d")),
        "r0805_4k7": (1.0, ("d",)),
        "rax_025_470r": (4.0, ("a", "b")),
    }


def test_wires_are_as_long_as_they_are_cut_and_screws_need_no_tube():
    runs = (
        run("s", "t", "+", 500.0),
        run("s", "t", "-", 510.0),
        run("t", "a", "+", 100.0, connector="wall"),
        run("t", "a", "-", 100.0, 0.0, connector="wall"),
    )
    harness = Harness(runs)
    lit = Asked(Plan(), [Feed(record="t", name="", sort="terminal_strip")], harness).lines()
    found = totals(lit)
    cuts = {(cut.wire, cut.colour): cut.total_mm for cut in cut_list(harness)}
    assert found["awg_30_red"] == (pytest.approx(cuts["awg_30", "#c9302c"]), ("t", "a")) == (720.0, ("t", "a"))
    assert found["awg_30_black"][0] == cuts["awg_30", "#20242a"] == 670.0
    assert found["jst_pair"] == (1.0, ("a",))
    assert found["heat_shrink_1_5"][0] == (2 + 2 * 3) * 15.0  # each at the supply; each at the lamp and in the plug
    assert all(material in CATALOGUE.goods for material in found)


def test_only_what_changed_is_said_anew():
    first, second = circuit("c", branch("a", 470.0, axial=PACKAGES["rax_025"])), circuit("d")
    asked = Asked(Plan({"c": first, "d": second}))
    lit = asked.lines()
    before = lit.lines()
    assert lit.lines() is before
    asked.plan = Plan({"c": first})
    now = lit.lines()
    assert now is not before
    assert now["resistors:c"] is before["resistors:c"]
    assert "resistors:d" not in now
