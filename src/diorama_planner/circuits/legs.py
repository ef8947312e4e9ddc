"""Which wires there have to be: two from a feed to what hangs on it, two to a light, one between lights in series.

It follows from who feeds whom, and from the branches of the plan of circuits; where the wires lie is for `routing`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from diorama_planner.catalogue.terminal import Polarity, Terminal
from diorama_planner.circuits.elements import Circuit, Electrics, Feed, Lamp, Plan
from diorama_planner.circuits.harness import Leg, Polyline
from diorama_planner.geometry.outline import nearest_along, point_along
from diorama_planner.model.record import MINUS_WIRE, PLUS_WIRE, Point, RecordId

BETWEEN = "#e0b12e"
"""Wires from light to light in a string: yellow, neither plus nor minus."""

_SIDES: tuple[tuple[Polarity, str], ...] = (("+", PLUS_WIRE), ("-", MINUS_WIRE))
"""Of wires between feeds."""

Ends: TypeAlias = Mapping[RecordId, Sequence[Terminal]]
Colours: TypeAlias = Mapping[RecordId, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Laid:
    """A wire whose way the user has fixed: between two records, by way of places on the ground.

    `way` is `auto`, `cavity`, `groove`, `underside` or `surface`.
    """

    record: RecordId
    start: RecordId
    end: RecordId
    via: Polyline = ()
    way: str = "auto"


def legs_of(
    electrics: Electrics, plan: Plan, ends: Ends, colours: Colours, laid: Iterable[Laid] = ()
) -> tuple[Leg, ...]:
    """Name all wires: those of feeds, then circuit by circuit; what has no feed or no terminals has no wires.

    Args:
        electrics: what hangs on what.
        plan: currents, and which lights are in series.
        ends: the terminals of each record.
        colours: of the plus and the minus wires of each circuit.
        laid: wires that the user has laid.
    """
    by_hand = {frozenset((wire.start, wire.end)): wire.record for wire in laid}
    taped = {feed.record for feed in electrics.feeds if feed.sort == "bus"}
    kit = _Kit(ends, taped)
    found = [*_between_feeds(electrics, plan, kit)]
    for circuit in electrics.circuits:
        if any(feed.record == circuit.feed for feed in electrics.feeds):
            pair = colours.get(circuit.record, (PLUS_WIRE, MINUS_WIRE))
            legs = sorted(_of_circuit(circuit, plan, pair, kit), key=lambda leg: leg.key)
            found += legs
    if not by_hand:
        return tuple(found)
    return tuple(replace(leg, fixed=by_hand.get(frozenset((leg.start.record, leg.end.record)), "")) for leg in found)


@dataclass(frozen=True, slots=True)
class _Kit:
    """The terminals of all records, and which of these are tapes, to which wires are soldered anywhere."""

    ends: Ends
    taped: set[RecordId]

    def pick(self, record: RecordId, polarity: Polarity, towards: Point, *, fed: bool = False) -> Terminal | None:
        """The terminal of a record that is nearest to a point; the `in` side of what is fed, if it has one."""
        known = self.ends.get(record, ())
        wanted: Polarity = ("in+" if polarity == "+" else "in-") if fed else polarity
        sides = [each for each in known if each.polarity == wanted]
        sides = sides or [each for each in known if each.polarity == polarity]
        if not sides:
            return None
        if record in self.taped and len(sides) > 1:
            return _on_tape(sides, towards)
        return min(sides, key=lambda each: (math.dist(each.at_mm, towards), each.name))

    def place(self, record: RecordId) -> Point | None:
        """Where a record is, roughly."""
        known = self.ends.get(record, ())
        return known[0].at_mm if known else None


def _on_tape(sides: Sequence[Terminal], towards: Point) -> Terminal:
    """The place of a tape that is nearest to a point, between the terminals at its ends and corners."""
    line = [each.at_mm for each in sides]
    along = round(nearest_along(line, towards)[0], 3)
    return replace(sides[0], name=f"{along:g}", at_mm=point_along(line, along)[0])


def _between_feeds(electrics: Electrics, plan: Plan, kit: _Kit) -> Iterator[Leg]:
    known = {feed.record for feed in electrics.feeds}
    for feed in sorted(electrics.feeds, key=lambda each: each.record):
        if feed.parent in known and feed.parent != feed.record:
            yield from _pair(feed.parent, feed.record, _load(feed, plan), kit)
    for joint in electrics.joints:
        yield from _pair(joint.start, joint.end, 0.0, kit)


def _load(feed: Feed, plan: Plan) -> float:
    found = plan.feeds.get(feed.record)
    return found.load_ma.fresh if found else feed.own_ma


def _pair(start: RecordId, end: RecordId, ma: float, kit: _Kit) -> Iterator[Leg]:
    """Plus and minus from one feed to another."""
    target = kit.place(end)
    for side, colour in _SIDES:
        first = kit.pick(start, side, target) if target else None
        last = kit.pick(end, side, first.at_mm, fed=True) if first else None
        if first and last:
            yield Leg(first, last, "", side, colour, ma)


def _of_circuit(circuit: Circuit, plan: Plan, colours: tuple[str, str], kit: _Kit) -> Iterator[Leg]:
    """From the feed to the first of each string, from light to light, and from the last back to the feed."""
    for lamps, ma in _strings(circuit, plan).items():
        first, last = kit.place(lamps[0]), kit.place(lamps[-1])
        if first is None or last is None:
            continue
        plus, minus = kit.pick(circuit.feed, "+", first), kit.pick(circuit.feed, "-", last)
        to, back = kit.pick(lamps[0], "+", first), kit.pick(lamps[-1], "-", last)
        if plus and to:
            yield Leg(plus, to, circuit.record, "+", colours[0], ma)
        for one, other in pairwise(lamps):
            there = kit.place(other)
            out, into = kit.pick(one, "-", there or first), kit.pick(other, "+", there or first)
            if out and into:
                yield Leg(out, into, circuit.record, "", BETWEEN, ma)
        if minus and back:
            yield Leg(minus, back, circuit.record, "-", colours[1], ma)


def _strings(circuit: Circuit, plan: Plan) -> dict[tuple[RecordId, ...], float]:
    """The lights that follow each other, with the current through them in mA; each by itself if nobody knows."""
    found: dict[tuple[RecordId, ...], float] = {}
    planned = plan.circuits.get(circuit.record)
    for branch in planned.branches if planned else ():
        lamps = tuple(dict.fromkeys(branch.lamps))
        found[lamps] = found.get(lamps, 0.0) + branch.times * branch.ma.fresh
    met = {lamp for lamps in found for lamp in lamps}
    for lamp in circuit.lamps:
        if lamp.record not in met:
            found[(lamp.record,)] = _wanted(lamp)
    return found


def _wanted(lamp: Lamp) -> float:
    hobby = lamp.led.if_hobby_ma if lamp.led else None
    return (lamp.ma or hobby or 0.0) * lamp.count
