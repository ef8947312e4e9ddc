"""The shopping difference of two bills: per material, thing and tool, how much more or less, and what it costs.

Where the two bills come from is the matter of `app.purchase.bill_difference`; how it is written, of `exporters`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from diorama_planner.takeoff.bill_rows import Bill

RowKind = Literal["material", "thing", "tool"]
Key = tuple[RowKind, str, str]
"""Kind of row, id of the material or thing, where a thing comes from."""

_NOISE = 1e-9
"""Amounts that differ by less, relative to themselves, differ in rounding only."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one bill says of a row: the need in the row's unit, packs to buy, their cost (None: no price is known)."""

    need: float = 0.0
    packs: int = 0
    cost: Decimal | None = Decimal(0)


NOTHING = Side()
"""A bill that does not have the row."""


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One material, thing or tool that differs. `need` and `packs` are 0 or more on both sides.

    `unit` is that of the need (`each` for things and tools); a pack holds `pack_size` in `pack_unit`.
    """

    kind: RowKind
    key: str
    name: str
    before: Side
    after: Side
    unit: str = "each"
    pack_size: float = 1.0
    pack_unit: str = "piece"
    source: str = ""

    @property
    def identity(self) -> Key:
        """What the row is about."""
        return self.kind, self.key, self.source

    @property
    def need(self) -> float:
        """How much more the later bill needs, below 0 for less."""
        return self.after.need - self.before.need

    @property
    def packs(self) -> int:
        """How many packs more are bought, below 0 for fewer."""
        return self.after.packs - self.before.packs

    @property
    def cost(self) -> Decimal | None:
        """How much more is paid, below 0 for less; None if one of the prices is not known."""
        if self.after.cost is None or self.before.cost is None:
            return None
        return self.after.cost - self.before.cost

    @property
    def differs(self) -> bool:
        """Whether the two sides differ by more than noise."""
        close = math.isclose(self.before.need, self.after.need, rel_tol=_NOISE)
        return not close or replace(self.before, need=0.0) != replace(self.after, need=0.0)


@dataclass(frozen=True, slots=True)
class BillDifference:
    """What a later bill has more and less than an earlier one; only rows that differ, in the order of the bill.

    `cost` is the difference of the totals, as far as prices are known; None where the bills count in two currencies.
    `currencies` are those of the earlier and the later one.
    """

    currencies: tuple[str, str]
    rows: tuple[RowDifference, ...]
    totals: tuple[Decimal, Decimal]
    without_price: tuple[int, int]

    @property
    def is_empty(self) -> bool:
        """Whether nothing has to be bought otherwise."""
        return not self.rows

    @property
    def cost(self) -> Decimal | None:
        """How much more the later bill comes to."""
        earlier, later = self.currencies
        return self.totals[1] - self.totals[0] if earlier == later else None

    def __neg__(self) -> BillDifference:
        """Give the difference the other way round."""
        rows = tuple(replace(row, before=row.after, after=row.before) for row in self.rows)
        return BillDifference(self.currencies[::-1], rows, self.totals[::-1], self.without_price[::-1])

    def then(self, later: BillDifference) -> BillDifference:
        """Join the difference to a still later bill to this one, which must end where that one begins."""
        first, second = _by_identity(self.rows), _by_identity(later.rows)
        joined = []
        for key in {**first, **second}:
            row = second.get(key) or first[key]
            joined.append(replace(row, before=first[key].before if key in first else row.before, after=row.after))
        return BillDifference(
            (self.currencies[0], later.currencies[1]),
            _ordered(joined),
            (self.totals[0], later.totals[1]),
            (self.without_price[0], later.without_price[1]),
        )


def difference(earlier: Bill, later: Bill) -> BillDifference:
    """Give what the later of two bills has more and less than the earlier one."""
    before, after = _by_identity(_sides(earlier)), _by_identity(_sides(later))
    rows = []
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        known = [row for row in (old, new) if row is not None]
        named = min(
            known, key=lambda row: (row.name, row.unit, row.pack_size, row.pack_unit)
        )  # the same whichever comes first
        rows.append(replace(named, before=old.after if old else NOTHING, after=new.after if new else NOTHING))
    return BillDifference(
        (earlier.currency, later.currency),
        _ordered(rows),
        (earlier.total, later.total),
        (earlier.without_price, later.without_price),
    )


def _sides(bill: Bill) -> Iterable[RowDifference]:
    """Give the rows of a bill as differences from nothing."""
    for row in bill.rows:
        side = Side(row.need, row.packs, row.cost)
        yield RowDifference("material", row.material, row.name, NOTHING, side, row.unit, row.pack_size, row.pack_unit)
    for thing in bill.things:
        side = Side(thing.count, thing.count - thing.on_hand if thing.source == "buy" else 0, thing.cost)
        yield RowDifference("thing", thing.thing, thing.name, NOTHING, side, source=thing.source)
    for tool in bill.tools:
        side = Side(1.0, 0 if tool.have else 1, Decimal(0) if tool.have else tool.price)
        yield RowDifference("tool", tool.material, tool.name, NOTHING, side)


def _by_identity(rows: Iterable[RowDifference]) -> Mapping[Key, RowDifference]:
    return {row.identity: row for row in rows}


def _ordered(rows: Iterable[RowDifference]) -> tuple[RowDifference, ...]:
    """Leave out what does not differ, and put materials before things and tools, each by name."""
    return tuple(sorted((row for row in rows if row.differs), key=lambda row: (row.kind, row.name, row.identity)))
