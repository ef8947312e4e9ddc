"""What lights take that follows from how they are connected: resistors of the circuits, wires and what joins them.

Lines of the ledger by circuit; what an item takes by itself is said by its kind. Each line names the item for which
it is there, so that a row of the bill leads to the plan and back. A wire counts as long as it is cut: way and slack.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from diorama_planner.catalogue.electrical_parts import (
    PLUG,
    TUBE,
    TUBE_PER_JOINT_MM,
    resistor_part,
    wire_part,
    write_ohm,
)
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.circuits.elements import Branch, CircuitPlan
from diorama_planner.circuits.harness import Harness, Run
from diorama_planner.core.messages import Shown, counted, msg
from diorama_planner.core.units import format_length
from diorama_planner.model.record import RecordId

if TYPE_CHECKING:
    from diorama_planner.app.light.electrics import PlanElectrics
    from diorama_planner.app.quantities import Lines

_SCREWED = frozenset({"terminal_strip", "bus", "buck", "effect"})
"""Sorts of feeds at which a wire is held by a screw or soldered to a pad: no tube goes over that."""

_JOINTS_OF_A_PLUG = 2
_JOINTS_OF_A_RESISTOR = 1
"""One of its ends is soldered to the LED's lead, where there is a joint anyhow."""

_POLES = 2


class LitLines:
    """Lines of circuits and of the last harness; those of a circuit stay the same until it or its wires change."""

    def __init__(self, electrics: PlanElectrics, harness: Callable[[], Harness]) -> None:
        self._electrics = electrics
        self._harness = harness
        self._of: tuple[object, Harness] | None = None
        self._resistors: dict[RecordId, tuple[tuple[Branch, ...], tuple[TakeoffLine, ...]]] = {}
        self._wires: dict[RecordId, tuple[tuple[Run, ...], tuple[TakeoffLine, ...]]] = {}
        self._lines: Lines = {}

    def lines(self) -> Lines:
        """All of them by a key of their own; the same object until something is another."""
        plan, harness = self._electrics.plan, self._harness()
        if self._of is None or self._of[0] is not plan or self._of[1] is not harness:
            self._of = plan, harness
            self._follow(plan.circuits, harness)
        return self._lines

    def _follow(self, circuits: Mapping[RecordId, CircuitPlan], harness: Harness) -> None:
        known, self._resistors = self._resistors, {}
        for name, circuit in circuits.items():
            kept = known.get(name)
            same = kept is not None and kept[0] == circuit.branches
            self._resistors[name] = kept if kept and same else (circuit.branches, tuple(resistor_lines(circuit)))
        laid, self._wires = self._wires, {}
        runs: dict[RecordId, list[Run]] = {}
        for run in harness.runs:
            runs.setdefault(run.leg.circuit, []).append(run)
        screwed = frozenset(feed.record for feed in self._electrics.electrics.feeds if feed.sort in _SCREWED)
        for name, own in runs.items():
            before = laid.get(name)
            same = before is not None and before[0] == tuple(own)
            self._wires[name] = before if before and same else (tuple(own), tuple(wire_lines(own, screwed)))
        resistors = {f"resistors:{name}": lines for name, (_, lines) in self._resistors.items()}
        self._lines = resistors | {f"wires:{name}": lines for name, (_, lines) in self._wires.items()}


def resistor_lines(circuit: CircuitPlan) -> Iterator[TakeoffLine]:
    """The resistors of a circuit, each for the first lamp behind it, and the tube over the joint that it adds."""
    for branch in circuit.branches:
        package = branch.resistor.bought if branch.resistor else None
        if branch.resistor is None or package is None or not branch.lamps:
            continue
        lamp, material = branch.lamps[0], resistor_part(package.id, branch.resistor.ohm)
        count = float(branch.times)
        wanted, taken = write_ohm(branch.resistor.wanted_ohm), write_ohm(branch.resistor.ohm)
        why = msg("{times} x {ohm}: {wanted} worked out, next value up", times=branch.times, ohm=taken, wanted=wanted)
        yield TakeoffLine(lamp, "", material, count, "each", count, "each", why)
        yield _tube(lamp, branch.times * _JOINTS_OF_A_RESISTOR)


def wire_lines(runs: list[Run], screwed: frozenset[RecordId]) -> Iterator[TakeoffLine]:
    """The wires of a circuit as long as they are cut, tube over soldered joints, a plug for every two that part."""
    for run in runs:
        record = run.leg.end.record
        material = wire_part(run.wire, run.colour)
        why = msg(
            "{way} + {slack} slack",
            way=Shown(format_length, round(run.route_mm, 1)),
            slack=Shown(format_length, round(run.slack_mm, 1)),
        )
        yield TakeoffLine(record, "", material, run.route_mm, "mm", run.cut_mm, "mm", why)
        joints = sum(end.record not in screwed for end in (run.leg.start, run.leg.end))
        if joints := joints + (_JOINTS_OF_A_PLUG if run.connector else 0):
            yield _tube(record, joints)
    parted = Counter((run.leg.start.record, run.leg.end.record) for run in runs if run.connector)
    for (_, record), wires in parted.items():
        count = float(math.ceil(wires / _POLES))
        why = counted("1 wire is parted", "{count} wires are parted", wires)
        yield TakeoffLine(record, "", PLUG, count, "each", count, "each", why)


def _tube(record: RecordId, joints: int) -> TakeoffLine:
    length = joints * TUBE_PER_JOINT_MM
    why = counted("1 joint x {each}", "{count} joints x {each}", joints, each=Shown(format_length, TUBE_PER_JOINT_MM))
    return TakeoffLine(record, "", TUBE, length, "mm", length, "mm", why)
