"""Nets whose feeds are not all at one voltage: wires that resist, and what the user has joined.

Makes nodes of them for `circuits.network` and carries voltages on to the nets below. Nets that are stiff need none of
this and are left as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from diorama_planner.circuits.currents import Strings, currents_ma
from diorama_planner.circuits.discharge import MOMENTS, Floats
from diorama_planner.circuits.elements import Joint
from diorama_planner.circuits.feeding import Net, Tree, drawn_ma, is_source, load_ma, output_v, own_volts
from diorama_planner.circuits.groups import grouped
from diorama_planner.circuits.network import Network, Resistance, Source
from diorama_planner.formulas.led import MA_PER_A
from diorama_planner.model.record import RecordId

STIFF_OHM = 1e-6
"""Inside of a source that is the only one of its net: nothing."""

SOURCE_OHM = 0.2
"""Inside of one that others feed against: what batteries in a holder have, or a supply and its leads; general
knowledge, unsourced. It says how much flows from the stronger to the weaker."""

SWEEPS = 6
"""Times that nets above and below converters are worked out in turn; what a converter draws hardly changes."""

NOTHING: Floats = np.zeros(MOMENTS)
"""No voltage and no current, at any moment."""

Node: TypeAlias = tuple[RecordId, bool]
"""A feed, and whether the input of a converter is meant."""


@dataclass(frozen=True, slots=True, eq=False)
class Hung:
    """What hangs on feeds: strings, the feed of each and how many of each there are; wires of the user's own."""

    strings: Strings
    feeds: Sequence[RecordId]
    times: Floats
    joints: Sequence[Joint]

    def currents_ma(self, volts: Mapping[RecordId, Floats]) -> Floats:
        """Current of one of each string at the voltages of their feeds, (strings, moments); none without a supply."""
        if not self.feeds:
            return np.zeros((0, MOMENTS))
        return currents_ma(self.strings, np.array([volts.get(name, NOTHING) for name in self.feeds]))

    def by_feed(self, ma: Floats) -> dict[RecordId, Floats]:
        """Add up the currents of strings by their feeds."""
        found: dict[RecordId, Floats] = {}
        for name, each in zip(self.feeds, self.times[:, None] * ma, strict=True):
            found[name] = found[name] + each if name in found else each
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Volts:
    """Voltages of feeds and at the inputs of those that hang on others; what each source of a soft net gives, mA."""

    feeds: dict[RecordId, Floats]
    inputs: dict[RecordId, Floats]
    given_ma: dict[RecordId, Floats]


def is_stiff(net: Net, tree: Tree) -> bool:
    """Whether all of a net, and what hangs on it, is at the voltage of its one head."""
    wired = [name for name in tree.order if _parent(name, tree) in net.members]
    return len(net.heads) == 1 and not any(tree.feeds[name].lead_ohm > 0.0 for name in wired)


def ends_of(net: Net, tree: Tree) -> dict[RecordId, Node]:
    """The node to which each feed that hangs on a net is wired: its own, of a converter its input."""
    return {name: (name, is_source(tree.feeds[name])) for name in tree.order if _parent(name, tree) in net.members}


def nodes_of(net: Net, tree: Tree, joints: Sequence[Joint]) -> tuple[dict[Node, int], list[Resistance]]:
    """Number the nodes of a net, what is joined without resistance as one, and give the wires between."""
    ends = ends_of(net, tree)
    leads = {name: ((tree.feeds[name].parent, False), end, tree.feeds[name].lead_ohm) for name, end in ends.items()}
    bridges = [((joint.start, False), (joint.end, False)) for joint in joints]
    nodes = [*((name, False) for name in net.members), *(end for end in ends.values() if end[1])]
    first = grouped(nodes, [*bridges, *((start, end) for start, end, ohm in leads.values() if not ohm > 0.0)])
    numbers = {node: number for number, node in enumerate(dict.fromkeys(first.values()))}
    place_of = {node: numbers[one] for node, one in first.items()}
    wires = [Resistance(place_of[start], place_of[end], ohm) for start, end, ohm in leads.values() if ohm > 0.0]
    return place_of, wires


def all_volts(tree: Tree, hung: Hung, stiff: Mapping[RecordId, Floats], dimmed_v: Mapping[RecordId, float]) -> Volts:
    """Give all voltages, from what they would be (`stiff`) if wires lost nothing and nobody had joined nets."""
    inputs = {name: stiff[parent] for name in tree.order if (parent := _parent(name, tree))}
    found = Volts(dict(stiff), inputs, {})
    soft = {name: net for net in tree.nets if not is_stiff(net, tree) for name in net.members}
    for _ in range(SWEEPS if soft else 0):
        solved: set[RecordId] = set()
        flowing = load_ma(tree, hung.by_feed(hung.currents_ma(found.feeds)), found.feeds, found.inputs)
        for name in tree.order:
            parent = _parent(name, tree)
            if parent and parent not in soft:
                found.inputs[name] = found.feeds[parent]
            if name not in soft:
                if parent:
                    found.feeds[name] = output_v(tree.feeds[name], found.inputs[name], dimmed_v)
            elif soft[name].heads[0] not in solved:
                solved.add(soft[name].heads[0])
                _solve(soft[name], tree, hung, dimmed_v, flowing, found)
    return found


def _solve(
    net: Net,
    tree: Tree,
    hung: Hung,
    dimmed_v: Mapping[RecordId, float],
    flowing_ma: Mapping[RecordId, Floats],
    found: Volts,
) -> None:
    """Solve a net and note its voltages and what its sources give."""
    ends = ends_of(net, tree)
    place_of, wires = nodes_of(net, tree, hung.joints)
    ohm = SOURCE_OHM if len(net.heads) > 1 else STIFF_OHM
    sources = [Source(place_of[name, False], _made_v(name, tree, dimmed_v, found), ohm) for name in net.heads]
    count = max(place_of.values()) + 1
    drawn, start = np.zeros((MOMENTS, count)), np.empty((MOMENTS, count))
    for name, end in ends.items():
        drawn[:, place_of[end]] += _drawn_at(name, tree, flowing_ma, found, whole=end[1])
    for (name, is_input), place in place_of.items():
        start[:, place] = (found.inputs if is_input else found.feeds)[name]
    mine = [place for place, name in enumerate(hung.feeds) if name in net.members]
    nodes = np.array([place_of[hung.feeds[place], False] for place in mine], dtype=np.intp)
    volts = Network(count, wires, sources, hung.strings.only(mine), nodes, hung.times[mine], drawn).solve(start)
    found.feeds.update((name, volts[:, place_of[name, False]]) for name in net.members)
    found.inputs.update((name, volts[:, place_of[end]]) for name, end in ends.items())
    for name, source in zip(net.heads, sources, strict=True):
        found.given_ma[name] = (source.volts - found.feeds[name]) / source.ohm * MA_PER_A


def _drawn_at(
    name: RecordId, tree: Tree, flowing_ma: Mapping[RecordId, Floats], found: Volts, *, whole: bool
) -> Floats:
    """What a feed draws from its node beside what its net carries: for itself, or all if it is a source."""
    given = np.maximum(found.given_ma.get(name, flowing_ma[name]), 0.0) if whole else np.zeros(MOMENTS)
    return drawn_ma(tree.feeds[name], given, found.feeds[name], found.inputs[name])


def _made_v(name: RecordId, tree: Tree, dimmed_v: Mapping[RecordId, float], found: Volts) -> Floats:
    """The voltage that the head of a net makes."""
    feed = tree.feeds[name]
    return own_volts(feed) if feed.sort == "supply" else output_v(feed, found.inputs[name], dimmed_v)


def _parent(name: RecordId, tree: Tree) -> RecordId:
    """What a feed hangs on; nothing for a supply."""
    feed = tree.feeds[name]
    return "" if feed.sort == "supply" else feed.parent
