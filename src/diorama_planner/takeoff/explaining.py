"""Why this much? A row of the bill taken apart: its lines, its rate and the steps from what was measured to packs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Set
from dataclasses import dataclass

from diorama_planner.catalogue.takeoff_line import NeedUnit, TakeoffLine
from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_number
from diorama_planner.model.record import RecordId
from diorama_planner.takeoff.bill_rows import Bill, BillRow, Rate
from diorama_planner.takeoff.rates import rate_source
from diorama_planner.takeoff.writing import amount_writer, packs_of, shown_rate


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a row is made of.

    `lines` are all its lines: item, surface, measured, amount and their own arithmetic. `rate` (None: needed as
    measured), `density_kg_m3` and `waste_pct` hold for all of them. `steps` is the arithmetic from the sum of the
    lines to what is bought, one message a step.
    """

    material: str
    name: str
    lines: tuple[TakeoffLine, ...]
    rate: Rate | None
    density_kg_m3: float | None
    waste_pct: float
    steps: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What some of the items take of one material: their lines, and the sum of these before waste, in `unit`."""

    material: str
    name: str
    amount: float
    unit: NeedUnit
    lines: tuple[TakeoffLine, ...]


def taken_by(bill: Bill, items: Set[RecordId]) -> tuple[Taken, ...]:
    """Give what items take of each material of a bill, in its order."""
    found = []
    for row in bill.rows:
        lines = tuple(line for line in row.lines if line.item in items)
        if lines:
            amount = math.fsum(line.amount for line in lines)
            found.append(Taken(row.material, row.name, amount, row.unit, lines))
    return tuple(found)


def explain(row: BillRow) -> Explanation:
    """Take a row of the bill apart."""
    return Explanation(
        row.material, row.name, row.lines, row.rate, row.density_kg_m3, row.waste_pct, tuple(_steps(row))
    )


def _steps(row: BillRow) -> Iterator[Message]:
    write = amount_writer(row.unit)
    if row.rate is not None:
        yield msg("rate: {rate}, {source}", rate=shown_rate(row.rate), source=rate_source(row.rate))
    if row.density_kg_m3 is not None:
        yield msg("density: {density} kg/m3", density=Shown(format_number, row.density_kg_m3))
    yield counted("1 line: {need}", "{count} lines add up to {need}", len(row.lines), need=Shown(write, row.need))
    if row.is_range:
        yield msg(
            "the rate is weak: between {low} and {high}",
            low=Shown(write, row.need_low),
            high=Shown(write, row.need_high),
        )
    yield msg(
        "+ {waste} % waste = {needed}", waste=Shown(format_number, row.waste_pct), needed=Shown(write, row.with_waste)
    )
    if row.on_hand:
        left = max(0.0, row.with_waste - row.on_hand)
        yield msg(
            "- {amount} on hand, as {who} says = {left}",
            amount=Shown(write, row.on_hand),
            who=msg("the stash") if row.on_hand_from == "stash" else msg("the plan"),
            left=Shown(write, left),
        )
    yield from row.notes
    for purchase in row.purchases:
        yield msg(
            "buy {packs}{shop}",
            packs=packs_of(purchase.count, purchase.pack_size, purchase.pack_unit),
            shop=msg(" from {shop}", shop=purchase.shop) if purchase.shop else "",
        )
