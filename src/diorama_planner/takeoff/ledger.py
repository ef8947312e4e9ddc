"""Running totals of the take-off, of materials and of things, re-summed only where something changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import TypeAlias, TypeVar

from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.model.record import RecordId

_Sort: TypeAlias = tuple[str, str]
_EntryT = TypeVar("_EntryT")
_KeyT = TypeVar("_KeyT", bound=Hashable)
_MATERIAL: Callable[[TakeoffLine], str] = attrgetter("material")
_SORT: Callable[[PlacedThing], _Sort] = attrgetter("thing", "source")


@dataclass(frozen=True, slots=True)
class PlacedThing:
    """A thing on the plan as far as the bill needs it; `count` of them where one item stands for many."""

    item: RecordId
    thing: str
    source: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class ThingTotal:
    """All things of one sort from one source, and the items that are or stand for them."""

    thing: str
    source: str
    count: int
    items: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """What all items need of one material, before waste and packs."""

    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    lines: tuple[TakeoffLine, ...]


class Ledger:
    """Keeps what every source (a record id) takes, and the totals of every material and of every sort of things.

    A total that did not change stays the same object. `resummed` counts those that were summed anew, for tests that
    watch the work.
    """

    def __init__(self) -> None:
        self._lines: dict[RecordId, tuple[TakeoffLine, ...]] = {}
        self._buckets: dict[str, dict[RecordId, None]] = defaultdict(dict)
        self._totals: dict[str, Total] = {}
        self._stale: set[str] = set()
        self._things: dict[RecordId, tuple[PlacedThing, ...]] = {}
        self._sorts: dict[_Sort, dict[RecordId, None]] = defaultdict(dict)
        self._thing_totals: dict[_Sort, ThingTotal] = {}
        self._stale_sorts: set[_Sort] = set()
        self.resummed = 0

    def put(self, source: RecordId, lines: Sequence[TakeoffLine], things: Sequence[PlacedThing] = ()) -> None:
        """Replace the lines and the things of a source; empty sequences remove it."""
        if lines or source in self._lines:
            self._put(source, tuple(lines), self._lines, self._buckets, self._stale, _MATERIAL)
        if things or source in self._things:
            self._put(source, tuple(things), self._things, self._sorts, self._stale_sorts, _SORT)

    @staticmethod
    def _put(
        source: RecordId,
        new: tuple[_EntryT, ...],
        entries: dict[RecordId, tuple[_EntryT, ...]],
        buckets: dict[_KeyT, dict[RecordId, None]],
        stale: set[_KeyT],
        key_of: Callable[[_EntryT], _KeyT],
    ) -> None:
        old = entries.get(source, ())
        if new == old:
            return
        for key in set(map(key_of, old)):
            del buckets[key][source]
            stale.add(key)
        for key in map(key_of, new):
            buckets[key][source] = None
            stale.add(key)
        if new:
            entries[source] = new
        else:
            del entries[source]

    def clear(self) -> None:
        """Forget all."""
        for kept in (self._lines, self._buckets, self._totals, self._things, self._sorts, self._thing_totals):
            kept.clear()
        self._stale.clear()
        self._stale_sorts.clear()

    def totals(self) -> dict[str, Total]:
        """Totals by material, those with lines only, in order of material id."""
        for material in self._stale:
            self.resummed += 1
            lines = [
                line
                for source in sorted(self._buckets.get(material, ()))
                for line in self._lines[source]
                if line.material == material
            ]
            if lines:
                self._totals[material] = _total(material, tuple(lines))
            else:
                self._totals.pop(material, None)
        self._stale.clear()
        return dict(sorted(self._totals.items()))

    def things(self) -> tuple[ThingTotal, ...]:
        """Totals of things, those that there are any of only, in order of thing and source."""
        for sort in self._stale_sorts:
            self.resummed += 1
            placed = chain.from_iterable(map(self._things.__getitem__, self._sorts.get(sort, ())))
            found = _thing_total(sort, [one for one in placed if _SORT(one) == sort])
            if found.items:
                self._thing_totals[sort] = found
            else:
                self._thing_totals.pop(sort, None)
        self._stale_sorts.clear()
        return tuple(self._thing_totals[sort] for sort in sorted(self._thing_totals))


def count_things(things: Iterable[PlacedThing]) -> tuple[ThingTotal, ...]:
    """Count things by sort and source, in order of thing and source."""
    sorts: dict[_Sort, list[PlacedThing]] = defaultdict(list)
    for placed in things:
        sorts[_SORT(placed)].append(placed)
    return tuple(_thing_total(sort, sorts[sort]) for sort in sorted(sorts))


def _thing_total(sort: _Sort, placed: Sequence[PlacedThing]) -> ThingTotal:
    items = {one.item for one in placed}
    return ThingTotal(*sort, sum(one.count for one in placed), tuple(sorted(items)))


def _total(material: str, lines: tuple[TakeoffLine, ...]) -> Total:
    # A material measured in two ways (an area here, a volume there) reports what its first line was measured in.
    unit = lines[0].measured_unit
    measured = math.fsum(line.measured for line in lines if line.measured_unit == unit)
    return Total(material, measured, unit, math.fsum(line.amount for line in lines), lines[0].unit, lines)
