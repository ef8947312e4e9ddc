"""The bill as plain rows of text, shared by the formats that are tables: terminal, spreadsheet, web, paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.bill import Bill, BillRow, Remark, ThingRow, ToolRow, format_amount

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
    """Rows under one heading; without `has_figures` they are only names with what is said of them."""

    title: str
    rows: tuple[TextRow, ...]
    has_figures: bool = True


def money(amount: Decimal | None, currency: str, comma: bool = False) -> str:
    """Write an amount, or nothing if it is not known."""
    return "" if amount is None else format_money(amount, currency, decimal_comma=comma)


def packs_text(row: BillRow, comma: bool = False) -> str:
    """What to buy in words: `1 sheet`, `2 x 100 g`, `none`."""
    if row.packs == 0:
        return "none"
    if row.pack_unit in _PACKS and row.pack_size == 1:
        return f"{row.packs} {_PACKS[row.pack_unit][row.packs > 1]}"
    return f"{row.packs} x {format_number(row.pack_size, decimal_comma=comma)} {row.pack_unit}"


def _material(row: BillRow, currency: str, comma: bool) -> TextRow:
    def amount(value: float, unit: str) -> str:
        return format_amount(value, unit, decimal_comma=comma)

    cells = (
        row.name,
        amount(row.measured, row.measured_unit),
        amount(row.need, row.unit),
        f"{amount(row.with_waste, row.unit)} (+{format_number(row.waste_pct, decimal_comma=comma)} %)",
        amount(row.on_hand, row.unit) if row.on_hand else "",
        packs_text(row, comma),
        money(row.price, currency, comma),
        money(row.cost, currency, comma),
    )
    details = (each.written(decimal_comma=comma) for each in (row.arithmetic, *row.notes))
    return TextRow(row.material, cells, " · ".join(details))


def _thing(row: ThingRow, currency: str, comma: bool) -> TextRow:
    buy = str(row.count) if row.source == "buy" else SOURCES[row.source]
    cells = (row.name, str(row.count), str(row.count), "", "", buy, money(row.price, currency, comma))
    return TextRow(row.thing, (*cells, money(row.cost, currency, comma)))


def _tool(row: ToolRow, currency: str, comma: bool) -> TextRow:
    price = money(row.price, currency, comma)
    buy, cost = ("have", "") if row.have else ("1", price)
    return TextRow(row.material, (row.name, "", "", "", "", buy, price, cost), str(row.why))


def _remark(remark: Remark) -> TextRow:
    blanks = ("",) * (len(HEADINGS) - 1)
    return TextRow(remark.item, (remark.name, *blanks), " ".join(remark.text.split()))


def sections(bill: Bill, comma: bool = False) -> tuple[TextSection, ...]:
    """The parts of a bill that are not empty, figures with a point or a comma."""
    every = (
        TextSection("Materials", tuple(_material(row, bill.currency, comma) for row in bill.rows)),
        TextSection("Things", tuple(_thing(row, bill.currency, comma) for row in bill.things)),
        TextSection("Tools and consumables", tuple(_tool(row, bill.currency, comma) for row in bill.tools)),
        TextSection("Notes", tuple(_remark(remark) for remark in bill.remarks), has_figures=False),
    )
    return tuple(section for section in every if section.rows)


def total_text(bill: Bill, comma: bool = False) -> str:
    """`Total $47.10 + 6 without price`."""
    more = f" + {bill.without_price} without price" if bill.without_price else ""
    return f"Total {money(bill.total, bill.currency, comma)}{more}"


def shopping_lines(bill: Bill, comma: bool = False) -> Iterable[str]:
    """What to take to the shop, one line each, nothing that need not be bought."""
    yield f"{bill.project}, 1:{format_number(bill.scale, decimal_comma=comma)}"
    for row in bill.rows:
        if row.packs:
            notes = "".join(f" ({note.written(decimal_comma=comma)})" for note in row.notes)
            yield f"- {packs_text(row, comma)}  {row.name}{notes}"
    for thing in bill.things:
        if thing.source == "buy":
            yield f"- {thing.count} x {thing.name}"
    for tool in bill.tools:
        if not tool.have:
            yield f"- {tool.name}"
    yield total_text(bill, comma)
    yield from map(str, bill.notes)
