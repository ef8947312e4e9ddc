"""The circuits of a plan as a SPICE netlist, for ngspice, LTspice and others: the same diodes, the same resistors.

Parts have the numbers that they have on the wiring chart. In front of the first LED of each branch is a meter, a
source of 0 V named after it: `i(VMD3)` is the current through D3. What switches fast is shown while it is on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Literal, TypeAlias

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.circuits.diodes import THERMAL_V, part_of
from diorama_planner.circuits.discharge import END, FRESH, HALF, HIGHEST
from diorama_planner.circuits.elements import Branch, Electrics, Feed, Plan
from diorama_planner.circuits.feeding import BUCK_DROPOUT_V, BUCK_YIELD, Net, Tree, own_volts, tree_of
from diorama_planner.circuits.joining import SOURCE_OHM, Node, nodes_of
from diorama_planner.circuits.part_numbers import BranchNumbers, PartNumbers
from diorama_planner.formulas.led import MA_PER_A
from diorama_planner.model.record import RecordId

Moment: TypeAlias = Literal["highest", "fresh", "half", "end"]
MOMENTS: Mapping[Moment, int] = {"highest": HIGHEST, "fresh": FRESH, "half": HALF, "end": END}

GROUND = "0"

_HEAD = (
    "* Currents of LEDs: i(VMD1) and so on, in A. Currents through B and I sources are what modules draw.",
    ".options temp=26.85 tnom=26.85 reltol=1e-6 epsmin=1e-60",
)


def netlist(electrics: Electrics, plan: Plan, numbers: PartNumbers, *, title: str = "", at: Moment = "fresh") -> str:
    """Write the netlist of all that a supply feeds, at a moment in the life of the supplies.

    Args:
        electrics: what there is.
        plan: its resistors, and what dimmers are set to.
        numbers: what parts are called.
        title: the first line, which SPICE reads as the name.
        at: the voltages of the supplies: the highest they can have, fresh, half used, or at their end.
    """
    tree = tree_of(electrics)
    nodes: dict[Node, str] = {}
    lines = [f"* {_plain(title) or 'Circuits'}: supplies {at}", *_HEAD]
    for net in tree.nets:
        lines += _wires(net, electrics, tree, numbers, nodes)
    for net in tree.nets:
        for name in net.members:
            lines += _feed(tree.feeds[name], net, plan, numbers, nodes, at)
    rows = {lamp.record: lamp.led for circuit in electrics.circuits for lamp in circuit.lamps if lamp.led}
    for circuit in electrics.circuits:
        if circuit.feed in tree.supply:
            off = "" if circuit.on else ": switched off in the plan, here it is on"
            lines.append(f"* {_plain(circuit.name)}{off}")
            for place, branch in enumerate(plan.circuits[circuit.record].branches):
                named = numbers.branches[circuit.record, place]
                lines += _branches(nodes[circuit.feed, False], branch, named, rows)
        else:
            lines.append(f"* {_plain(circuit.name)}: no supply feeds it")
    return "\n".join([*lines, *_models(rows.values()), ".op", ".end", ""])


def _wires(net: Net, electrics: Electrics, tree: Tree, numbers: PartNumbers, nodes: dict[Node, str]) -> Iterator[str]:
    """Name the nodes of a net, and give the wires in it that resist."""
    place_of, wires = nodes_of(net, tree, electrics.joints)
    called: dict[int, str] = {}
    for (name, is_input), place in place_of.items():
        called.setdefault(place, numbers.feeds[name].lower() + ("_in" if is_input else ""))
        nodes[name, is_input] = called[place]
    for number, wire in enumerate(wires, 1):
        yield f"RW_{called[wire.end]}_{number} {called[wire.start]} {called[wire.end]} {_figure(wire.ohm)}"


def _feed(
    feed: Feed, net: Net, plan: Plan, numbers: PartNumbers, nodes: Mapping[Node, str], at: Moment
) -> Iterator[str]:
    """A supply, a converter, a dimmer, or what a module takes for itself."""
    called, node = numbers.feeds[feed.record], nodes[feed.record, False]
    yield f"* {called} {_plain(feed.name)}"
    own = _figure(feed.own_ma / MA_PER_A)
    if feed.record not in net.heads:
        if feed.own_ma > 0.0:
            yield f"I{called} {node} {GROUND} DC {own}"
        return
    inner = node
    if len(net.heads) > 1:
        inner = f"{called.lower()}_made"
        yield f"RI_{called} {inner} {node} {_figure(SOURCE_OHM)}"
    if feed.sort == "supply":
        yield f"V{called} {inner} {GROUND} DC {_figure(float(own_volts(feed)[MOMENTS[at]]))}"
        return
    above = f"V({nodes[feed.record, True]})"
    given = f"I(VM{called})"
    yield f"VM{called} {called.lower()}_out {inner} DC 0"
    if feed.sort == "buck":
        made = f"min({_figure(feed.out_v)}, max({above} - {_figure(BUCK_DROPOUT_V)}, 0))"
        drawn = f"V({called.lower()}_out) * {given} / ({_figure(BUCK_YIELD)} * max({above}, 1m))"
    else:
        set_to = plan.feeds[feed.record].volt.fresh
        made = above if at == "highest" else f"min({_figure(set_to)}, {above})"
        drawn = given
    yield f"B{called} {called.lower()}_out {GROUND} V = {made}"
    yield f"BI{called} {nodes[feed.record, True]} {GROUND} I = {drawn} + {own}"


def _branches(node: str, branch: Branch, named: BranchNumbers, rows: Mapping[RecordId, Led]) -> Iterator[str]:
    """A branch as often as there are some just like it: meter, resistor and LEDs, from plus to minus."""
    for copy in range(branch.times):
        names = [_of_copy(found, copy, branch) for found in named.leds]
        steps = [(f"VM{names[0]}", "DC 0")]
        if branch.resistor is not None:
            steps.append((named.resistors[copy], _figure(branch.resistor.ohm)))
        for led, record in zip(names, branch.lamps, strict=True):
            steps += _piece(led, rows[record])
        ends = [node, *(f"{names[0].lower()}_{number}" for number in range(1, len(steps))), GROUND]
        for (name, value), (start, end) in zip(steps, pairwise(ends), strict=True):
            yield f"{name} {start} {end} {value}"


def _piece(name: str, led: Led) -> Iterator[tuple[str, str]]:
    """What an LED or a piece of a strip consists of: what resists on it, and its diodes."""
    part = part_of(led)
    if part is not None and part.ohm is not None:
        yield f"R{name}", _figure(part.ohm)
    count = part.diodes if part is not None else 0
    for number in range(1, count + 1):
        yield name if count == 1 else f"{name}_{number}", led.id


def _models(rows: Iterable[Led]) -> Iterator[str]:
    """The diode of each row that is used."""
    for led in sorted(set(rows), key=lambda led: led.id):
        part = part_of(led)
        if part is not None and part.diode is not None:
            diode = part.diode
            figures = f"IS={diode.saturation_a:.9e} N={diode.slope_v / THERMAL_V:.9g} RS={diode.ohm:.9g}"
            yield f".model {led.id} D({figures})"


def _of_copy(names: tuple[str, ...], copy: int, branch: Branch) -> str:
    """The number of an LED in one of the branches alike; pieces of a strip share the number of the strip."""
    return names[copy] if len(names) == branch.times else f"{names[0]}_{copy + 1}"


def _plain(text: str) -> str:
    """A name on one line, in the letters that every SPICE reads."""
    return " ".join(text.encode("ascii", "replace").decode().split())


def _figure(value: float) -> str:
    return f"{value:.10g}"
