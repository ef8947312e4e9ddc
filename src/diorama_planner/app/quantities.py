"""The ledger of the plan, kept in step with the scene; it feeds the bill."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from diorama_planner.app.scene import Scene
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.collector import collector_paused
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import Message
from diorama_planner.kinds.figures import thing_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import finishes_of
from diorama_planner.model.record import Item, Record, RecordId
from diorama_planner.takeoff.ledger import Ledger, PlacedThing

if TYPE_CHECKING:
    from diorama_planner.takeoff.bill import Bookkeeping
    from diorama_planner.takeoff.bill_rows import Bill, Supply


MANY = 200
"""So many items are measured kind after kind, once what lies about them has been looked up together."""


Lines: TypeAlias = Mapping[str, tuple[TakeoffLine, ...]]
"""Lines of the ledger by a key that is no id of a record."""


class Quantities:
    """Lazily follows a scene: `touch` marks items, the next bill measures the marked ones.

    `wholes` tell what follows from the plan as a whole and not from an item and what is around it, such as resistors
    and wires; each gives the same object as before until it is something else. `notes` say what of that is still
    being worked out.
    """

    def __init__(
        self,
        scene: Scene,
        wholes: Sequence[Callable[[], Lines]] = (),
        notes: Callable[[], tuple[Message, ...]] = tuple,
    ) -> None:
        self._scene = scene
        self._wholes = wholes
        self._notes = notes
        self._told: list[Lines] = [{} for _ in wholes]
        self.ledger = Ledger()
        self._stale: set[RecordId] = set()

    @cached_property
    def books(self) -> Bookkeeping:
        """What bills are made by; nothing of it is needed before the first."""
        from diorama_planner.takeoff.bill import Bookkeeping

        return Bookkeeping()

    def rebuild(self) -> None:
        """Measure everything again when next asked."""
        self.ledger.clear()
        self._told = [{} for _ in self._wholes]
        self._stale = set(self._scene.document.records)

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Measure these again when next asked."""
        self._stale.update(ids)

    def follow(self, seconds: float = math.inf) -> bool:
        """Measure what is marked, for so long at most; says whether all of it was measured."""
        records = self._scene.document.records
        if math.isinf(seconds) and len(self._stale) > MANY:
            self._measure_many([record for name in self._stale if isinstance(record := records.get(name), Item)])
        deadline = time.perf_counter() + seconds
        while self._stale:
            record_id = self._stale.pop()
            record = records.get(record_id)
            self._measure(record_id, record)
            if time.perf_counter() > deadline:
                break
        if not self._stale:
            self._hear()
        return not self._stale

    def _hear(self) -> None:
        """Put into the ledger what the plan as a whole takes, as far as that is something else."""
        for place, tell in enumerate(self._wholes):
            before, now = self._told[place], tell()
            if now is not before:
                for key in before.keys() | now.keys():
                    self.ledger.put(key, now.get(key, ()))
                self._told[place] = now

    def _measure_many(self, items: Sequence[Item]) -> None:
        """Measure many items, kind after kind: what one of a kind needs is then at hand for the next."""
        with collector_paused(), self._scene.around.foreseeing(items):
            for item in sorted(items, key=lambda item: item.kind):
                self._measure(item.id, item)
        self._stale.difference_update(item.id for item in items)

    def _measure(self, record_id: RecordId, record: Record | None) -> None:
        lines: Sequence[TakeoffLine] = ()
        things: tuple[PlacedThing, ...] = ()
        if isinstance(record, Item):
            kind, around = kind_of(record), self._scene.around
            try:
                lines, things = kind.takeoff(record, around), _placed(record, kind.things(record, around))
                if finishes_of(record):
                    from diorama_planner.kinds.finish_sums import finish_lines

                    lines = (*lines, *finish_lines(record, kind.surfaces(record, around), around))
            except PlannerError:
                lines, things = (), _placed(record, {})  # what is wrong with the item is told by `findings`
        self.ledger.put(record_id, lines, things)

    def bill(self, supply: Supply | None = None) -> Bill:
        """The bill of the plan as it stands, with what is known of shelf and shops."""
        with collector_paused():
            self.follow()
            document, catalogue = self._scene.document, self._scene.catalogue
            known = catalogue.goods
            totals = {material: total for material, total in self.ledger.totals().items() if material in known}
            project = document.project
            things, prices = self.ledger.things(), document.prices
            known_of_shops = () if supply is None else (supply,)
            bill = self.books.bill(project.name, project.scale, totals, things, prices, catalogue, *known_of_shops)
            notes = self._notes()
            return replace(bill, notes=(*bill.notes, *notes), passing=notes) if notes else bill


def _placed(item: Item, counts: Mapping[str, int]) -> tuple[PlacedThing, ...]:
    """Give the thing that an item is, and those of which it stands for many."""
    name = thing_of(item)
    if not name and not counts:
        return ()
    source = getattr(item, "source", "buy")
    many = tuple(PlacedThing(item.id, thing, source, count) for thing, count in counts.items())
    return (PlacedThing(item.id, name, source), *many) if name else many
