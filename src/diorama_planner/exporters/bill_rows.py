"""The bill as plain rows of text, shared by the formats that are tables: terminal, spreadsheet, web, paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from diorama_planner.core.money import CURRENCIES, format_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.bill import Bill, BillRow, ThingRow, ToolRow, format_amount

HEADINGS = ("Item", "Measured", "Need", "With waste", "On hand", "Buy", "Price", "Cost")
SOURCES = {"own": "on the shelf", "buy": "to buy", "print": "to print", "scratch": "to build"}
_PACKS = {
    "sheet": ("sheet", "sheets"),
    "piece": ("piece", "pieces"),
    "set": ("set", "sets"),
    "pair": ("pair", "pairs"),
}


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a bill in words: its name and its cells under `HEADINGS[1:]`, its arithmetic and notes."""

    id: str
    cells: tuple[str, ...]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TextSection:
    """Rows under one heading."""

    title: str
    rows: tuple[TextRow, ...]


def money(amount: Decimal | None, currency: str) -> str:
    """Write an amount, or nothing if it is not known; in a currency that is not known, by its code."""
    if amount is None:
        return ""
    return format_money(amount, currency) if currency in CURRENCIES else f"{currency} {amount:.2f}"


def packs_text(row: BillRow) -> str:
    """What to buy in words: `1 sheet`, `2 x 100 g`, `none`."""
    if row.packs == 0:
        return "none"
    if row.pack_unit in _PACKS and row.pack_size == 1:
        return f"{row.packs} {_PACKS[row.pack_unit][row.packs > 1]}"
    return f"{row.packs} x {format_number(row.pack_size)} {row.pack_unit}"


def _material(row: BillRow, currency: str) -> TextRow:
    cells = (
        row.name,
        format_amount(row.measured, row.measured_unit),
        format_amount(row.need, row.unit),
        f"{format_amount(row.with_waste, row.unit)} (+{format_number(row.waste_pct)} %)",
        format_amount(row.on_hand, row.unit) if row.on_hand else "",
        packs_text(row),
        money(row.price, currency),
        money(row.cost, currency),
    )
    return TextRow(row.material, cells, " · ".join([str(row.arithmetic), *map(str, row.notes)]))


def _thing(row: ThingRow, currency: str) -> TextRow:
    buy = str(row.count) if row.source == "buy" else SOURCES[row.source]
    cells = (row.name, str(row.count), str(row.count), "", "", buy, money(row.price, currency))
    return TextRow(row.thing, (*cells, money(row.cost, currency)))


def _tool(row: ToolRow, currency: str) -> TextRow:
    buy = "have" if row.have else "1"
    cost = "" if row.have else money(row.price, currency)
    return TextRow(row.material, (row.name, "", "", "", "", buy, money(row.price, currency), cost), str(row.why))


def sections(bill: Bill) -> tuple[TextSection, ...]:
    """The parts of a bill that are not empty."""
    every = (
        TextSection("Materials", tuple(_material(row, bill.currency) for row in bill.rows)),
        TextSection("Things", tuple(_thing(row, bill.currency) for row in bill.things)),
        TextSection("Tools and consumables", tuple(_tool(row, bill.currency) for row in bill.tools)),
    )
    return tuple(section for section in every if section.rows)


def total_text(bill: Bill) -> str:
    """`Total $47.10 + 6 without price`."""
    more = f" + {bill.without_price} without price" if bill.without_price else ""
    return f"Total {money(bill.total, bill.currency)}{more}"


def shopping_lines(bill: Bill) -> Iterable[str]:
    """What to take to the shop, one line each, nothing that need not be bought."""
    yield f"{bill.project}, 1:{format_number(bill.scale)}"
    for row in bill.rows:
        if row.packs:
            notes = "".join(f" ({note})" for note in row.notes)
            yield f"- {packs_text(row)}  {row.name}{notes}"
    for thing in bill.things:
        if thing.source == "buy":
            yield f"- {thing.count} x {thing.name}"
    for tool in bill.tools:
        if not tool.have:
            yield f"- {tool.name}"
    yield total_text(bill)
