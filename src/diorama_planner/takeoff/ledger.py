"""Running totals of the take-off, of materials and of things, re-summed only where something changed."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.model.record import RecordId

_Sort: TypeAlias = tuple[str, str]
_EntryT = TypeVar("_EntryT")
_KeyT = TypeVar("_KeyT", bound=Hashable)
_SumT = TypeVar("_SumT")
_TotalT = TypeVar("_TotalT")
_MATERIAL: Callable[[TakeoffLine], str] = attrgetter("material")
_SORT: Callable[[PlacedThing], _Sort] = attrgetter("thing", "source")


class PlacedThing(NamedTuple):
    """A thing on the plan as far as the bill needs it; `times` of them where one item stands for many.

    A tuple, since a plan has ten thousand of them.
    """

    item: RecordId
    thing: str
    source: str
    times: int = 1


@dataclass(frozen=True, slots=True)
class ThingTotal:
    """All things of one sort from one source, and the items that are or stand for them."""

    thing: str
    source: str
    count: int
    items: tuple[RecordId, ...]


Parts: TypeAlias = tuple[tuple[TakeoffLine, ...], ...]
"""Lines of one material, source by source."""


@dataclass(frozen=True, slots=True)
class Total:
    """What all items need of one material, before waste and packs; `items` are those that `lines` name."""

    material: str
    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    parts: Parts
    items: tuple[RecordId, ...]

    @property
    def lines(self) -> tuple[TakeoffLine, ...]:
        """All lines, put together when they are read: few edits are followed by somebody who reads them."""
        return tuple(chain.from_iterable(self.parts))


class _Sum(NamedTuple):
    """What the lines of one source and material come to; `alike` if they are all measured in one unit."""

    measured: float
    measured_unit: MeasuredUnit
    amount: float
    unit: NeedUnit
    items: tuple[RecordId, ...]
    alike: bool


_Part: TypeAlias = tuple[tuple[_EntryT, ...], _SumT]
"""What one source has of one thing or material, and what that comes to: a plain pair, of tens of thousands."""


class _Bucket(Generic[_EntryT, _SumT]):
    """What all sources have of one thing or material, in order of their ids; one that changes keeps its place."""

    def __init__(self) -> None:
        self._parts: dict[RecordId, _Part[_EntryT, _SumT]] = {}
        self._places: dict[RecordId, int] = {}
        self._row: list[_Part[_EntryT, _SumT]] = []

    def put(self, source: RecordId, part: _Part[_EntryT, _SumT]) -> None:
        self._parts[source] = part
        if source in self._places:
            self._row[self._places[source]] = part
        elif self._places:
            self._places = {}

    def remove(self, source: RecordId) -> None:
        del self._parts[source]
        self._places = {}

    def row(self) -> list[_Part[_EntryT, _SumT]]:
        if not self._places:
            order = sorted(self._parts)
            self._places = {source: place for place, source in enumerate(order)}
            self._row = [self._parts[source] for source in order]
        return self._row


class _Buckets(Generic[_EntryT, _KeyT, _SumT]):
    """What every source has, by what it is of; `stale` names that of which a source has other entries than before."""

    def __init__(self, key_of: Callable[[_EntryT], _KeyT], sum_of: Callable[[tuple[_EntryT, ...]], _SumT]) -> None:
        self._key_of = key_of
        self._sum_of = sum_of
        self._sources: dict[RecordId, tuple[_EntryT, ...]] = {}
        self._buckets: dict[_KeyT, _Bucket[_EntryT, _SumT]] = defaultdict(_Bucket)
        self.stale: set[_KeyT] = set()

    def put(self, source: RecordId, entries: Sequence[_EntryT]) -> None:
        old = self._sources.get(source, ())
        if not entries and not old:
            return
        new = tuple(entries)
        if new == old:
            return
        if not old:  # most of a plan is put in once
            self._sources[source] = new
            for key, part in self._parted(new).items():
                self._buckets[key].put(source, (part, self._sum_of(part)))
                self.stale.add(key)
            return
        parts, before = self._parted(new), self._parted(old)
        for key in before.keys() - parts.keys():
            self._buckets[key].remove(source)
            self.stale.add(key)
        for key, part in parts.items():
            if part != before.get(key):
                self._buckets[key].put(source, (part, self._sum_of(part)))
                self.stale.add(key)
        if new:
            self._sources[source] = new
        else:
            del self._sources[source]

    def _parted(self, entries: tuple[_EntryT, ...]) -> dict[_KeyT, tuple[_EntryT, ...]]:
        if len(entries) < 2:
            return {self._key_of(entries[0]): entries} if entries else {}
        parts: dict[_KeyT, tuple[_EntryT, ...]] = {}
        for key, entry in zip(map(self._key_of, entries), entries, strict=True):
            parts[key] = (*parts[key], entry) if key in parts else (entry,)
        return parts

    def of(self, key: _KeyT) -> list[_Part[_EntryT, _SumT]]:
        """Give what all sources have of one, in order of their ids."""
        return self._buckets[key].row()


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
        self._lines = _Buckets(_MATERIAL, _sum_of)
        self._things = _Buckets(_SORT, _count_of)
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
        buckets: _Buckets[_EntryT, _KeyT, _SumT],
        totals: dict[_KeyT, _TotalT],
        total_of: Callable[[_KeyT, list[_Part[_EntryT, _SumT]]], _TotalT],
    ) -> None:
        for key in buckets.stale:
            self.resummed += 1
            parts = buckets.of(key)
            if parts:
                totals[key] = total_of(key, parts)
            else:
                totals.pop(key, None)
        buckets.stale.clear()


def count_things(things: Iterable[PlacedThing]) -> tuple[ThingTotal, ...]:
    """Count things by sort and source, in order of thing and source."""
    ledger = Ledger()
    for source, placed in enumerate(things):
        ledger.put(str(source), (), (placed,))
    return ledger.things()


def _count_of(placed: tuple[PlacedThing, ...]) -> int:
    return sum([one.times for one in placed]) if len(placed) > 1 else placed[0].times


def _thing_total(sort: _Sort, parts: list[_Part[PlacedThing, int]]) -> ThingTotal:
    items = {one.item for entries, _ in parts for one in entries}
    return ThingTotal(*sort, sum([count for _, count in parts]), tuple(sorted(items)))


def _sum_of(lines: tuple[TakeoffLine, ...]) -> _Sum:
    if len(lines) == 1:
        (line,) = lines
        return _Sum(line.measured, line.measured_unit, line.amount, line.unit, (line.item,), alike=True)
    # A material measured in two ways (an area here, a volume there) reports what its first line was measured in.
    unit = lines[0].measured_unit
    measured = [line.measured for line in lines if line.measured_unit == unit]
    amount = math.fsum([line.amount for line in lines])
    items = tuple(dict.fromkeys([line.item for line in lines]))
    return _Sum(math.fsum(measured), unit, amount, lines[0].unit, items, len(measured) == len(lines))


def _total(material: str, parts: list[_Part[TakeoffLine, _Sum]]) -> Total:
    entries, sums = zip(*parts, strict=True)
    measured, units, amounts, needs, items, alike = zip(*sums, strict=True)
    if not all(alike) or len(set(units)) > 1:
        measured = tuple(line.measured for part in entries for line in part if line.measured_unit == units[0])
    found = dict.fromkeys(chain.from_iterable(items))
    return Total(material, math.fsum(measured), units[0], math.fsum(amounts), needs[0], entries, tuple(found))
