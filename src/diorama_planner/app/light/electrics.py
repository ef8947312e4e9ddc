"""What of a plan is electric - lamps, feeds, circuits - gathered from it, and what follows from that.

Kinds say what an item is in a circuit, `circuits.planning` works out currents and findings. Only records that change
are looked at again, and currents are found anew only if something electric is another: to move lights costs nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from diorama_planner.app.scene import Scene
from diorama_planner.circuits.elements import Circuit, Electrics, Feed, Joint, Lamp, Plan
from diorama_planner.core.errors import PlannerError
from diorama_planner.formulas.led import SERIES
from diorama_planner.kinds.electric import FeedPart, JointPart, LampPart
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Circuit as CircuitRecord
from diorama_planner.model.record import Item, Record, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.findings import Told
    from diorama_planner.catalogue.electrical_rows import Led, PowerSource
    from diorama_planner.circuits.part_numbers import PartNumbers
    from diorama_planner.core.issues import Issue

T = TypeVar("T")

NOBODY: RecordId = ""
"""What has no feed hangs on this."""


@dataclass(frozen=True, slots=True)
class _Noted:
    """What one record is in a circuit, `within` which it is, and its place among its likes."""

    value: Lamp | Feed | Joint | CircuitRecord
    order: float
    within: RecordId = NOBODY


class PlanElectrics:
    """Lazily follows a scene: `touch` marks records, the next question looks at the marked ones."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._noted: dict[RecordId, _Noted] = {}
        self._stale: set[RecordId] = set()
        self._electrics: Electrics | None = None
        self._plan: Plan | None = None
        self._findings: Told | None = None
        self._numbers: PartNumbers | None = None
        self.rebuild()

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._noted.clear()
        self._forget()
        self._stale = {record.id for record in self._scene.document.records.values() if is_electric(record)}

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked."""
        records = self._scene.document.records
        self._stale.update(name for name in ids if name in self._noted or is_electric(records.get(name)))

    @property
    def electrics(self) -> Electrics:
        """All that is electric in the plan; feeds, circuits and lamps each in their order."""
        self._follow()
        if self._electrics is None:
            self._electrics = self._gathered()
        return self._electrics

    @property
    def has_batteries(self) -> bool:
        """Whether anything is fed by what runs down."""
        sources = (feed.source for feed in self.electrics.feeds)
        return any(source is not None and source.capacity_mah is not None for source in sources)

    @property
    def plan(self) -> Plan:
        """What follows from that: currents, brightness, load, life, findings."""
        electrics = self.electrics
        if self._plan is None and electrics == Electrics():
            self._plan = Plan()  # and nothing is loaded
        elif self._plan is None:
            from diorama_planner.circuits.checked import Shelf
            from diorama_planner.circuits.planning import plan

            catalogue = self._scene.catalogue
            shelf = Shelf(catalogue.power_sources(), tuple(catalogue.led_map.values()))
            self._plan = plan(electrics, catalogue.resistor_packages(), shelf)
        return self._plan

    @property
    def findings(self) -> Told:
        """What is to be said of circuits, by record; the same object until something else is."""
        found = self.plan.findings
        if self._findings is None:
            told: dict[RecordId, list[Issue]] = defaultdict(list)
            impossible = _impossible(self.electrics)
            for issue in found:
                fixes = tuple(fix for fix in issue.fixes if fix.verb not in impossible)
                told[issue.record_id].append(issue if fixes == issue.fixes else replace(issue, fixes=fixes))
            self._findings = {name: tuple(issues) for name, issues in told.items()}
        return self._findings

    @property
    def numbers(self) -> PartNumbers:
        """What lights, feeds and resistors are called on paper; wires have no numbers here."""
        plan = self.plan
        if self._numbers is None:
            from diorama_planner.circuits.harness import Harness
            from diorama_planner.circuits.part_numbers import part_numbers

            self._numbers = part_numbers(self.electrics, plan, Harness(), self._in_order())
        return self._numbers

    def items_of(self, record: RecordId) -> tuple[RecordId, ...]:
        """The items on the plan that a record stands for: a circuit for its lights, any other for itself."""
        circuit = next((each for each in self.electrics.circuits if each.record == record), None)
        return (record,) if circuit is None else tuple(lamp.record for lamp in circuit.lamps)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the plan is electric."""
        self._follow()
        return not self._noted

    # -- gathering -------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._electrics = self._plan = self._findings = self._numbers = None

    def _follow(self) -> None:
        records = self._scene.document.records
        for name in self._stale:
            noted = self._note(records.get(name))
            if noted == self._noted.get(name):
                continue
            self._forget()
            if noted is None:
                del self._noted[name]
            else:
                self._noted[name] = noted
        self._stale.clear()

    def _note(self, record: Record | None) -> _Noted | None:
        if isinstance(record, CircuitRecord):
            return _Noted(record, record.order)
        facet = kind_of(record).electric if isinstance(record, Item) else None
        if facet is None or not isinstance(record, Item):
            return None
        try:
            part = facet(record, self._scene.around)
        except PlannerError:
            return None  # what is wrong with the item is told by its own findings
        catalogue = self._scene.catalogue
        if isinstance(part, LampPart):
            return _Noted(_lamp(part, catalogue.led_map.get(part.led)), record.order, part.circuit)
        if isinstance(part, FeedPart):
            return _Noted(_feed(part, catalogue.power_source_map.get(part.source)), record.order)
        return _Noted(Joint(part.record, part.start, part.end), record.order) if isinstance(part, JointPart) else None

    def _in_order(self) -> list[RecordId]:
        return sorted(self._noted, key=lambda name: (self._noted[name].order, name))

    def _gathered(self) -> Electrics:
        noted = [self._noted[name] for name in self._in_order()]
        feeds = {each.record: each for each in _of(noted, Feed)}
        known = {each.id for each in _of(noted, CircuitRecord)}
        members: dict[RecordId, list[Lamp]] = defaultdict(list)
        for each in noted:
            if isinstance(each.value, Lamp):
                members[each.within if each.within in known else NOBODY].append(each.value)
        return Electrics(
            feeds=tuple(feeds.values()),
            circuits=tuple(_circuit(each, members[each.id]) for each in _of(noted, CircuitRecord)),
            loose=tuple(members[NOBODY]),
            joints=tuple(each for each in _of(noted, Joint) if _joins(each, feeds)),
        )


def is_electric(record: Record | None) -> bool:
    """Whether circuits have anything to do with a record."""
    if isinstance(record, Item):
        return kind_of(record).electric is not None
    return isinstance(record, CircuitRecord)


def _impossible(electrics: Electrics) -> Set[str]:
    """The verbs of remedies that lead to nothing: no circuit has a light yet, or there is no supply."""
    is_lit = any(circuit.lamps for circuit in electrics.circuits)
    has_supply = any(feed.sort == "supply" for feed in electrics.feeds)
    return {"put_supply" if has_supply else "connect_to_supply", *([] if is_lit else ["connect_nearest"])}


def _of(noted: Iterable[_Noted], kind: type[T]) -> Iterator[T]:
    return (each.value for each in noted if isinstance(each.value, kind))


def _joins(joint: Joint, feeds: Mapping[RecordId, Feed]) -> bool:
    """Whether a wire is more than the way of one that the feeds say already."""
    start, end = feeds.get(joint.start), feeds.get(joint.end)
    if start is None or end is None:
        return False
    return start is not end and start.parent != end.record and end.parent != start.record


def _lamp(part: LampPart, led: Led | None) -> Lamp:
    return Lamp(
        record=part.record,
        name=part.name,
        led=led,
        led_id=part.led,
        ma=part.ma,
        count=part.count,
        length_mm=part.length_mm,
    )


def _feed(part: FeedPart, source: PowerSource | None) -> Feed:
    return Feed(
        record=part.record,
        name=part.name,
        sort=part.sort,
        parent=part.feed,
        source=source,
        source_id=part.source,
        out_v=part.out_v or 0.0,
        own_ma=part.own_ma,
        max_ma=part.max_ma,
        fuse_ma=part.fuse_ma,
        switch=part.switch,
        level_pct=part.level_pct,
        pwm=part.pwm,
    )


def _circuit(record: CircuitRecord, lamps: Iterable[Lamp]) -> Circuit:
    return Circuit(
        record=record.id,
        name=record.name,
        feed=record.feed,
        lamps=tuple(lamps),
        wiring="series" if record.wiring == "series" else "parallel",
        series=next(series for series in SERIES if series == record.series),
        per_string=record.per_string or None,
        on=record.on,
    )
