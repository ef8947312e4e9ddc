"""What to bring together for a plan, as a list: bought in shops, printed, built, taken from the shelf.

Every line has the look of its material and what it costs; boxes to tick are drawn by whoever prints them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diorama_planner.drawing.primitives import Texture
from diorama_planner.exporters.bill_figures import Figures
from diorama_planner.exporters.bill_job import BillJob
from diorama_planner.exporters.bill_rows import NO_SHOP, TOOLS, look_of

_BRING = {"print": "To print", "scratch": "To build yourself"}
SHELF = "From the shelf"
TO_BUY, THINGS_TO_BUY = "To buy", "Things to buy"
_LAST = (THINGS_TO_BUY, TOOLS)


@dataclass(frozen=True, slots=True)
class BuyLine:
    """What to take from a shelf: how many of what, what it costs, what to mind; `have` is ticked already."""

    name: str
    amount: str
    count: int
    price: Decimal | None = None
    cost: Decimal | None = None
    cost_text: str = ""
    remark: str = ""
    have: bool = False
    look: Texture | None = None


@dataclass(frozen=True, slots=True)
class BuyGroup:
    """What is bought in one place, or got in one way."""

    title: str
    lines: tuple[BuyLine, ...]


def buying(job: BillJob, figures: Figures) -> Iterator[BuyGroup]:
    """What to bring together: in each shop, where shops are known, then what is printed, built or on the shelf."""
    groups: dict[str, list[BuyLine]] = {}
    for shop, line in _bought(job, figures):
        groups.setdefault(shop, []).append(line)
    shops = groups.keys() - {NO_SHOP, *_LAST}
    for title, lines in sorted(groups.items(), key=lambda group: (group[0] in _LAST, group[0] == NO_SHOP)):
        yield BuyGroup(title if shops or title != NO_SHOP else TO_BUY, tuple(lines))
    for source, title in _BRING.items():
        rows = [row for row in job.bill.things if row.source == source]
        if rows:
            yield BuyGroup(title, tuple(BuyLine(row.name, figures.number(row.count), row.count) for row in rows))
    shelf = tuple(_from_the_shelf(job, figures))
    if shelf:
        yield BuyGroup(SHELF, shelf)


def _from_the_shelf(job: BillJob, figures: Figures) -> Iterator[BuyLine]:
    """What is there already: as much of a material as is needed, things of one's own, things that were kept."""
    for row in job.bill.rows:
        if row.on_hand > 0:
            amount = figures.amount(min(row.on_hand, row.with_waste), row.unit)
            yield BuyLine(row.name, amount, 1, have=True, look=look_of(row, job))
    for thing in job.bill.things:
        count = thing.count if thing.source == "own" else thing.on_hand
        if count:
            yield BuyLine(thing.name, figures.number(count), count, have=True)


def _bought(job: BillJob, figures: Figures) -> Iterator[tuple[str, BuyLine]]:
    """Every line of the shopping list with the shop it is bought in."""
    bill = job.bill

    def line(name: str, amount: str, count: int, price: Decimal | None, remark: str, look: Texture | None) -> BuyLine:
        cost = None if price is None else price * count
        text = figures.money(cost) if job.choices.prices else ""
        return BuyLine(name, amount, count, price, cost, text, remark, look=look)

    for row in bill.rows:
        remark = "; ".join(map(figures.words, row.notes))
        for each in row.purchases:
            if each.count:
                amount = figures.packs(each.count, each.pack_size, each.pack_unit)
                name = _named(row.name, each.brand)
                yield each.shop or NO_SHOP, line(name, amount, each.count, each.price, remark, look_of(row, job))
    for thing in bill.things:
        for each in thing.purchases:
            is_single = each.pack_size == 1
            packs = figures.packs(each.count, each.pack_size, each.pack_unit)
            amount = figures.number(each.count) if is_single else packs
            yield each.shop or THINGS_TO_BUY, line(thing.name, amount, each.count, each.price, "", None)
    for tool in bill.tools:
        if not tool.have:
            yield tool.shop or TOOLS, line(tool.name, "1", 1, tool.price, figures.words(tool.why), None)


def _named(name: str, brand: str) -> str:
    """What to look for in the shop: what is needed, and of which make if that does not stand in it."""
    return name if not brand or brand.casefold() in name.casefold() else f"{name} ({brand})"
