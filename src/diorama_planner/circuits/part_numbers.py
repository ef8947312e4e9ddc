"""Part numbers: what each LED, resistor, wire, hole and module is called on chart, lists, labels and in files.

They are given in one place, so that all papers agree. Letters are those of wiring charts (after IEEE 315): D, R, W,
S, F, PS for supplies, J for junctions and strips of terminals, B for buses, U for converters, E for effects, X for
plugs, H for holes, DS for what comes by length. Numbers go by the order of the plan, so that what is new comes last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import TypeAlias

from diorama_planner.catalogue.terminal import FeedSort
from diorama_planner.circuits.elements import Branch, Electrics, Feed, Lamp, Plan
from diorama_planner.circuits.harness import Harness, Hole, Leg, Run, Stretch, Way
from diorama_planner.model.record import Point, RecordId

WireKey: TypeAlias = tuple[str, ...]
BranchKey: TypeAlias = tuple[RecordId, int]
"""A circuit and the place of the branch among its branches."""

HoleKey: TypeAlias = tuple[RecordId, Point, Point | None, float]
"""What it goes through, where it begins, where it comes out if it is level, and its upper height."""

LETTERS: Mapping[FeedSort, str] = MappingProxyType(
    {"supply": "PS", "junction": "J", "terminal_strip": "J", "bus": "B", "buck": "U", "effect": "E"}
)


@dataclass(frozen=True, slots=True)
class BranchNumbers:
    """The parts of a branch, and of those just like it beside it: its resistors, and the LEDs at each place of it."""

    resistors: tuple[str, ...]
    leds: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drilled:
    """A hole with its number and the wires that go through it."""

    number: str
    hole: Hole
    wires: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartNumbers:
    """All part numbers of a plan."""

    feeds: Mapping[RecordId, str]
    lamps: Mapping[RecordId, tuple[str, ...]]
    switches: Mapping[RecordId, str]
    fuses: Mapping[RecordId, str]
    branches: Mapping[BranchKey, BranchNumbers]
    wires: Mapping[WireKey, str]
    connectors: Mapping[WireKey, str]
    holes: Mapping[HoleKey, Drilled]
    """In the order of their numbers."""
    heads: Mapping[tuple[RecordId, RecordId], str]
    """By circuit and lamp, the resistors in the plus wire that leads there."""

    def of(self, record: RecordId) -> str:
        """What a lamp or feed is called, as in `D3` or `D3-D6`; empty for anything else."""
        return self.feeds.get(record) or span(self.lamps.get(record, ()))

    def wire(self, run: Run) -> str:
        """What a wire is called."""
        return self.wires[wire_key(run.leg)]

    def connector(self, run: Run) -> str:
        """What the plug and socket in a wire are called; empty where there are none."""
        return self.connectors.get(wire_key(run.leg), "")

    def hole(self, run: Run, stretch: Stretch) -> str:
        """What the hole is called in which a stretch of a wire lies; empty for a stretch in something else."""
        found = self.holes.get(hole_key(run, stretch)) if stretch.way is Way.HOLE else None
        return found.number if found is not None else ""


def wire_key(leg: Leg) -> WireKey:
    """What tells a wire from all others of the plan."""
    return (leg.circuit, *leg.key)


def span(names: Sequence[str]) -> str:
    """Write numbers that follow each other: `D3`, `D3-D6`, nothing for none."""
    return "" if not names else names[0] if len(names) == 1 else f"{names[0]}-{names[-1]}"


def part_numbers(electrics: Electrics, plan: Plan, harness: Harness, order: Sequence[RecordId]) -> PartNumbers:
    """Give every part its number.

    Args:
        electrics: what there is.
        plan: its branches.
        harness: its wires and holes.
        order: the items of the plan, the oldest first.
    """
    rank = {record: place for place, record in enumerate(order)}
    feeds = sorted(electrics.feeds, key=lambda feed: _place(rank, feed.record))
    lamps = _lamps(electrics, rank)
    supplies = [feed for feed in feeds if feed.sort == "supply"]
    wires = {wire_key(run.leg): f"W{number}" for number, run in enumerate(_runs_in_order(harness, rank), 1)}
    branches = _branches(plan, lamps, rank)
    return PartNumbers(
        feeds=_feeds(feeds),
        lamps=lamps,
        switches=_numbered("S", [feed.record for feed in supplies if feed.switch]),
        fuses=_numbered("F", [feed.record for feed in supplies if feed.fuse_ma is not None]),
        branches=branches,
        wires=wires,
        connectors=_connectors(harness, wires),
        holes=_holes(harness, wires),
        heads=_heads(plan, branches),
    )


def _place(rank: Mapping[RecordId, int], record: RecordId) -> tuple[int, RecordId]:
    return rank.get(record, len(rank)), record


def _numbered(letters: str, records: Sequence[RecordId]) -> dict[RecordId, str]:
    return {record: f"{letters}{number}" for number, record in enumerate(records, 1)}


def _feeds(feeds: Sequence[Feed]) -> dict[RecordId, str]:
    counters = {letters: count(1) for letters in LETTERS.values()}
    return {feed.record: f"{LETTERS[feed.sort]}{next(counters[LETTERS[feed.sort]])}" for feed in feeds}


def _lamps(electrics: Electrics, rank: Mapping[RecordId, int]) -> dict[RecordId, tuple[str, ...]]:
    every: list[Lamp] = [lamp for circuit in electrics.circuits for lamp in circuit.lamps]
    every += electrics.loose
    pieces, lengths = count(1), count(1)
    found: dict[RecordId, tuple[str, ...]] = {}
    for lamp in sorted(every, key=lambda lamp: _place(rank, lamp.record)):
        if lamp.length_mm is None:
            found[lamp.record] = tuple(f"D{next(pieces)}" for _ in range(max(1, lamp.count)))
        else:
            found[lamp.record] = (f"DS{next(lengths)}",)
    return found


def _branches(
    plan: Plan, lamps: Mapping[RecordId, tuple[str, ...]], rank: Mapping[RecordId, int]
) -> dict[BranchKey, BranchNumbers]:
    """Number resistors in the order of the lamps behind them."""
    every = [
        ((circuit, place), branch)
        for circuit, answer in plan.circuits.items()
        for place, branch in enumerate(answer.branches)
    ]
    every.sort(key=lambda found: (_place(rank, found[1].lamps[0] if found[1].lamps else ""), found[0]))
    taken, resistors = dict.fromkeys(lamps, 0), count(1)
    found = {}
    for key, branch in every:
        leds = tuple(_take(record, branch, lamps, taken) for record in branch.lamps)
        added = branch.times if branch.resistor is not None else 0
        found[key] = BranchNumbers(tuple(f"R{next(resistors)}" for _ in range(added)), leds)
    return found


def _take(
    record: RecordId, branch: Branch, lamps: Mapping[RecordId, tuple[str, ...]], taken: dict[RecordId, int]
) -> tuple[str, ...]:
    """Take as many LEDs of a lamp as there are branches alike; what comes by length is one part however long."""
    names = lamps.get(record, ())
    if len(names) <= 1:
        return names
    begin = taken[record]
    taken[record] = begin + branch.times
    return names[begin : begin + branch.times]


def _heads(plan: Plan, branches: Mapping[BranchKey, BranchNumbers]) -> dict[tuple[RecordId, RecordId], str]:
    found = {}
    for (circuit, place), numbers in branches.items():
        lamps = plan.circuits[circuit].branches[place].lamps
        if numbers.resistors and lamps:
            found[circuit, lamps[0]] = span(numbers.resistors)
    return found


# -- wires and holes ------------------------------------------------------------------------------------------


def _runs_in_order(harness: Harness, rank: Mapping[RecordId, int]) -> list[Run]:
    """Put each wire where the later of its two ends comes, so that a new lamp's wires come last."""

    def place(run: Run) -> tuple[tuple[int, RecordId], WireKey]:
        ends = (run.leg.start.record, run.leg.end.record)
        return max(_place(rank, record) for record in ends), wire_key(run.leg)

    return sorted(harness.runs, key=place)


def _number(name: str) -> int:
    return int(name.lstrip("W"))


def _connectors(harness: Harness, wires: Mapping[WireKey, str]) -> dict[WireKey, str]:
    """Number plugs with their sockets in the order of wires; two wires that part between the same items share one."""
    parting = [run.leg for run in harness.runs if run.connector]
    parting.sort(key=lambda leg: _number(wires[wire_key(leg)]))
    found: dict[WireKey, str] = {}
    half_full: dict[tuple[str, ...], str] = {}
    numbers = count(1)
    for leg in parting:
        ends = leg.circuit, leg.start.record, leg.end.record
        shared = half_full.pop(ends, "")
        found[wire_key(leg)] = shared or half_full.setdefault(ends, f"X{next(numbers)}")
    return found


def _holes(harness: Harness, wires: Mapping[WireKey, str]) -> dict[HoleKey, Drilled]:
    """Number holes by the first wire that goes through each."""
    known = {_key_of(hole): hole for hole in harness.holes}
    through: dict[HoleKey, set[str]] = {key: set() for key in known}
    for run in harness.runs:
        for stretch in run.stretches:
            if stretch.way is Way.HOLE and (key := hole_key(run, stretch)) in through:
                through[key].add(wires[wire_key(run.leg)])
    in_order = {key: tuple(sorted(names, key=_number)) for key, names in through.items()}
    last = len(wires) + 1
    keys = sorted(in_order, key=lambda key: (_number(in_order[key][0]) if in_order[key] else last, key[1]))
    return {key: Drilled(f"H{number}", known[key], in_order[key]) for number, key in enumerate(keys, 1)}


def hole_key(run: Run, stretch: Stretch) -> HoleKey:
    """What tells the hole in which a stretch of a wire lies, which need not be as deep as the hole."""
    first, *_, last = run.part(stretch)
    low, high = sorted((first, last), key=lambda place: (place[2], place))
    return stretch.record, low[:2], None if low[:2] == high[:2] else high[:2], high[2]


def _key_of(hole: Hole) -> HoleKey:
    return hole.through, hole.at_mm, hole.to_mm, hole.top_mm
