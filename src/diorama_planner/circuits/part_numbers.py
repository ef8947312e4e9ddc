"""Part numbers: what each LED, resistor, wire, hole and module is called on chart, lists, labels and in files.

They are given in one place, so that all papers agree. Letters are those of wiring charts (after IEEE 315): D, R, W,
S, F, PS for supplies, J for junctions and strips of terminals, B for buses, U for converters, E for effects, X for
plugs, H for holes, DS for what comes by length. Numbers go by the order of the plan, so that what is new comes last.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import TypeAlias

from diorama_planner.circuits.elements import Branch, Electrics, Feed, Lamp, Plan, Sort
from diorama_planner.circuits.harness import Harness, Hole, Leg, Run, Stretch, Way
from diorama_planner.model.record import RecordId

WireKey: TypeAlias = tuple[str, ...]
BranchKey: TypeAlias = tuple[RecordId, int]
"""A circuit and the place of the branch among its branches."""

LETTERS: Mapping[Sort, str] = MappingProxyType(
    {"supply": "PS", "junction": "J", "terminal_strip": "J", "bus": "B", "buck": "U", "effect": "E"}
)
_SAME_PLACE_MM = 0.05


@dataclass(frozen=True, slots=True)
class BranchNumbers:
    """The parts of a branch, and of those just like it beside it: its resistors, and the LEDs at each place of it."""

    resistors: tuple[str, ...]
    leds: tuple[tuple[str, ...], ...]


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
    holes: Mapping[Hole, str]

    def of(self, record: RecordId) -> str:
        """What a lamp or feed is called, as in `D3` or `D3-D6`; empty for anything else."""
        return self.feeds.get(record) or span(self.lamps.get(record, ()))

    def wire(self, run: Run) -> str:
        """What a wire is called."""
        return self.wires[wire_key(run.leg)]

    def connector(self, run: Run) -> str:
        """What the plug and socket in a wire are called; empty where there are none."""
        return self.connectors.get(wire_key(run.leg), "")


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
    return PartNumbers(
        feeds=_feeds(feeds),
        lamps=lamps,
        switches=_numbered("S", [feed.record for feed in supplies if feed.switch]),
        fuses=_numbered("F", [feed.record for feed in supplies if feed.fuse_ma is not None]),
        branches=_branches(plan, lamps, rank),
        wires=wires,
        connectors=_connectors(harness, wires),
        holes=_holes(harness, wires),
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
    parting = [wire_key(run.leg) for run in harness.runs if run.connector]
    parting.sort(key=lambda key: _number(wires[key]))
    return {key: f"X{number}" for number, key in enumerate(parting, 1)}


def _holes(harness: Harness, wires: Mapping[WireKey, str]) -> dict[Hole, str]:
    """Number holes by the first wire that goes through each."""
    last = len(wires) + 1

    def place(hole: Hole) -> tuple[int, tuple[float, float]]:
        through = (_number(wires[wire_key(run.leg)]) for run in wires_through(harness, hole))
        return min(through, default=last), hole.at_mm

    return {hole: f"H{number}" for number, hole in enumerate(sorted(set(harness.holes), key=place), 1)}


def wires_through(harness: Harness, hole: Hole) -> Iterator[Run]:
    """Give the wires that go through a hole."""
    for run in harness.runs:
        if any(hole in holes_in(harness, run, stretch) for stretch in run.stretches):
            yield run


def holes_in(harness: Harness, run: Run, stretch: Stretch) -> Iterator[Hole]:
    """Give the hole in which a stretch of a wire lies; none of a stretch that lies in something else."""
    if stretch.way is not Way.HOLE:
        return
    x, y, _ = run.path_mm[stretch.first]
    for hole in harness.holes:
        places = (hole.at_mm, hole.to_mm or hole.at_mm)
        near = any(abs(x - at[0]) <= _SAME_PLACE_MM and abs(y - at[1]) <= _SAME_PLACE_MM for at in places)
        if hole.through == stretch.record and near:
            yield hole
