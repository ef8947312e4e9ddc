"""Running totals of the take-off, of materials and of things, re-summed only where something changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Generic, TypeAlias, TypeVar

from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.model.record import RecordId

_Sort: TypeAlias = tuple[str, str]
_EntryT = TypeVar("_EntryT")
_KeyT = TypeVar("_KeyT", bound=Hashable)
_TotalT = TypeVar("_TotalT")
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
    """What all items need of one material, before waste and packs; `items` are those that `lines` name."""

    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    lines: tuple[TakeoffLine, ...]
    items: tuple[RecordId, ...]


class _Buckets(Generic[_EntryT, _KeyT]):
    """What every source has, by what it is of; `stale` names that of which a source has other entries than before."""

    def __init__(self, key_of: Callable[[_EntryT], _KeyT]) -> None:
        self._key_of = key_of
        self._sources: dict[RecordId, tuple[_EntryT, ...]] = {}
        self._buckets: dict[_KeyT, dict[RecordId, tuple[_EntryT, ...]]] = defaultdict(dict)
        self.stale: set[_KeyT] = set()

    def put(self, source: RecordId, entries: Sequence[_EntryT]) -> None:
        new, old = tuple(entries), self._sources.get(source, ())
        if new == old:
            return
        if len(new) == 1 and not old:  # most sources are one thing
            key = self._key_of(new[0])
            self._buckets[key][source] = self._sources[source] = new
            self.stale.add(key)
            return
        parts, before = self._parted(new), self._parted(old)
        for key in before.keys() - parts.keys():
            del self._buckets[key][source]
            self.stale.add(key)
        for key, part in parts.items():
            if part != before.get(key):
                self._buckets[key][source] = part
                self.stale.add(key)
        if new:
            self._sources[source] = new
        else:
            del self._sources[source]

    def _parted(self, entries: tuple[_EntryT, ...]) -> dict[_KeyT, tuple[_EntryT, ...]]:
        if len(entries) < 2:
            return {self._key_of(entries[0]): entries} if entries else {}
        parts: dict[_KeyT, list[_EntryT]] = defaultdict(list)
        for entry in entries:
            parts[self._key_of(entry)].append(entry)
        return {key: tuple(part) for key, part in parts.items()}

    def of(self, key: _KeyT) -> tuple[_EntryT, ...]:
        """Give what all sources have of one, in order of their ids."""
        bucket = self._buckets.get(key, {})
        return tuple(chain.from_iterable(map(bucket.__getitem__, sorted(bucket))))


class Ledger:
    """Keeps what every source (a record id) takes, and the totals of every material and of every sort of things.

    A total that did not change stays the same object. `resummed` counts those that were summed anew, for tests that
    watch the work.
    """

    def __init__(self) -> None:
        self.resummed = 0
        self.clear()

    def clear(self) -> None:
        """Forget all."""
        self._lines = _Buckets(_MATERIAL)
        self._things = _Buckets(_SORT)
        self._totals: dict[str, Total] = {}
        self._thing_totals: dict[_Sort, ThingTotal] = {}

    def put(self, source: RecordId, lines: Sequence[TakeoffLine], things: Sequence[PlacedThing] = ()) -> None:
        """Replace the lines and the things of a source; empty sequences remove it."""
        self._lines.put(source, lines)
        self._things.put(source, things)

    def totals(self) -> dict[str, Total]:
        """Totals by material, those with lines only, in order of material id."""
        self._sum_up(self._lines, self._totals, _total)
        return dict(sorted(self._totals.items()))

    def things(self) -> tuple[ThingTotal, ...]:
        """Totals of things, those that there are any of only, in order of thing and source."""
        self._sum_up(self._things, self._thing_totals, _thing_total)
        return tuple(self._thing_totals[sort] for sort in sorted(self._thing_totals))

    def _sum_up(
        self,
        buckets: _Buckets[_EntryT, _KeyT],
        totals: dict[_KeyT, _TotalT],
        total_of: Callable[[_KeyT, tuple[_EntryT, ...]], _TotalT],
    ) -> None:
        for key in buckets.stale:
            self.resummed += 1
            entries = buckets.of(key)
            if entries:
                totals[key] = total_of(key, entries)
            else:
                totals.pop(key, None)
        buckets.stale.clear()


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
    items, _, _, measured, measured_units, amounts, units, *_ = zip(*lines, strict=True)  # each line is visited once
    unit = measured_units[0]
    if len(set(measured_units)) > 1:
        measured = tuple(line.measured for line in lines if line.measured_unit == unit)
    sums = math.fsum(measured), unit, math.fsum(amounts), units[0]
    return Total(material, *sums, lines, tuple(dict.fromkeys(items)))
