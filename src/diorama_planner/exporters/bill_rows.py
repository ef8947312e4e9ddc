"""The rows of a bill in words and figures, in groups by category, shop or layer.

What a figure looks like is in `bill_figures`; `bill_view` is what formats are rendered from.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from diorama_planner.catalogue.groups import MATERIAL_CATEGORIES, material_group_of
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.drawing.primitives import Texture
from diorama_planner.exporters.bill_figures import Figures
from diorama_planner.exporters.bill_job import BillJob
from diorama_planner.formulas.resin import with_waste
from diorama_planner.model.record import RecordId
from diorama_planner.takeoff.bill_rows import BillRow, Remark, ThingRow, ToolRow
from diorama_planner.takeoff.rates import rate_source
from diorama_planner.takeoff.writing import shown_rate

SOURCES = {"own": "on the shelf", "buy": "to buy", "print": "to print", "scratch": "to build"}
_GROUPS = {group.id: group.label for group in MATERIAL_CATEGORIES}
OTHER_GROUP, THINGS, TOOLS = "Other materials", "Things", "Tools and consumables"
NO_SHOP, NO_LAYER, NO_NAME = "Wherever it is sold", "On no layer", "All else"


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in words, and as the number that it is with its unit, for spreadsheets."""

    text: str = ""
    value: float | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """One line of a bill: its name, its cells by the names of `COLUMNS`, what is said of it, and how it looks."""

    id: str
    name: str
    cells: Mapping[str, Cell] = field(default_factory=dict)
    detail: str = ""
    look: Texture | None = None

    def text(self, column: str) -> str:
        """What stands in a column."""
        return self.cells[column].text if column in self.cells else ""


@dataclass(frozen=True, slots=True)
class TextSection:
    """Rows of one sort under one heading with what they cost; notes are only names and words."""

    title: str
    rows: tuple[TextRow, ...]
    subtotal: str = ""
    of: Literal["materials", "things", "tools", "notes"] = "materials"

    @property
    def has_figures(self) -> bool:
        """Whether its rows have cells."""
        return self.of != "notes"


def group_title(category: str) -> str:
    """Name the group of a raw category of materials."""
    return _GROUPS.get(material_group_of(category), OTHER_GROUP)


def sections(job: BillJob, figures: Figures) -> tuple[TextSection, ...]:
    """The parts of a bill that are not empty."""
    bill = job.bill
    every = (
        *_material_sections(job, figures),
        _section(THINGS, [_thing(row, figures) for row in bill.things], thing_costs(job), figures, "things"),
        _section(TOOLS, [_tool(row, figures) for row in bill.tools], tool_costs(job), figures, "tools"),
        TextSection("Notes", tuple(map(_remark, bill.remarks)) if job.choices.notes else (), of="notes"),
    )
    return tuple(section for section in every if section.rows)


def _section(
    title: str,
    rows: Sequence[TextRow],
    costs: Iterable[Decimal | None],
    figures: Figures,
    of: Literal["materials", "things", "tools"] = "materials",
) -> TextSection:
    known = [cost for cost in costs if cost]
    return TextSection(title, tuple(rows), figures.money(sum(known, Decimal(0))) if known else "", of)


def thing_costs(job: BillJob) -> list[Decimal | None]:
    """What each row of things costs; None for what is not bought, or whose price is not known."""
    return [row.cost if row.source == "buy" else None for row in job.bill.things]


def tool_costs(job: BillJob) -> list[Decimal | None]:
    """What each tool costs; None for what one has, or whose price is not known."""
    return [None if row.have else row.price for row in job.bill.tools]


def _material_sections(job: BillJob, figures: Figures) -> Iterator[TextSection]:
    if job.choices.group in {"layer", "item"}:
        names, rest = (job.layers, NO_LAYER) if job.choices.group == "layer" else (job.items, NO_NAME)
        yield from _part_sections(job, figures, names, rest)
        return
    groups: dict[str, list[BillRow]] = {}
    for row in job.bill.rows:
        for title in _titles(row, job):
            groups.setdefault(title, []).append(row)
    for title, rows in sorted(groups.items(), key=lambda group: group[0] == NO_SHOP):
        yield _section(title, [_material(row, job, figures) for row in rows], [row.cost for row in rows], figures)


def _titles(row: BillRow, job: BillJob) -> Sequence[str]:
    """The heading under which a material stands; one that is bought in two shops stands under both together."""
    if job.choices.group == "category":
        return (group_title(row.category),)
    if job.choices.group == "shop":
        shops = dict.fromkeys(purchase.shop for purchase in row.purchases if purchase.shop)
        return (" + ".join(shops) or NO_SHOP,)
    return ("Materials",)


def _part_sections(job: BillJob, figures: Figures, names: Mapping[RecordId, str], rest: str) -> Iterator[TextSection]:
    """What the items under each of some names take, those without one under `rest`.

    Packs belong to the whole plan, so they are told in the list of what to buy.
    """
    sections: dict[str, list[TextRow]] = {}
    for row in job.bill.rows:
        parts: dict[str, list[TakeoffLine]] = {}
        for line in row.lines:
            parts.setdefault(names.get(line.item, rest), []).append(line)
        for name, lines in parts.items():
            need = math.fsum(line.amount for line in lines)
            measured = math.fsum(line.measured for line in lines if line.measured_unit == row.measured_unit)
            cells = _amounts(row, (measured, need, with_waste(need, row.waste_pct)), figures)
            sections.setdefault(name, []).append(TextRow(row.material, row.name, cells, look=look_of(row, job)))
    for name, rows in sorted(sections.items(), key=lambda entry: (entry[0] == rest, entry[0])):
        yield TextSection(name, tuple(rows))


def _amounts(row: BillRow, amounts: tuple[float, float, float], figures: Figures) -> dict[str, Cell]:
    measured, need, wasted = amounts
    return {
        "measured": Cell(figures.amount(measured, row.measured_unit), measured, row.measured_unit),
        "need": Cell(figures.amount(need, row.unit), need, row.unit),
        "with_waste": Cell(figures.amount(wasted, row.unit), wasted, row.unit),
    }


def look_of(row: BillRow, job: BillJob) -> Texture | None:
    """The paint of the material of a row."""
    return job.looks.get(row.material)


def _material(row: BillRow, job: BillJob, figures: Figures) -> TextRow:
    cells = {
        **_amounts(row, (row.measured, row.need, row.with_waste), figures),
        "on_hand": Cell(figures.amount(row.on_hand, row.unit), row.on_hand, row.unit) if row.on_hand else Cell(),
        "rate": Cell(figures.words(shown_rate(row.rate))) if row.rate else Cell(),
        "range": Cell(_range(row, figures)) if row.is_range else Cell(),
        "buy": Cell(" + ".join(_packs(row, figures)) or "none"),
        **_money(pack_price(row), row.cost, figures),
    }
    return TextRow(row.material, row.name, cells, worked_out(row, figures), look_of(row, job))


def pack_price(row: BillRow | ThingRow) -> Decimal | None:
    """The price of a pack where all that is bought costs the same; else none, since there is not one."""
    bought = {each.price for each in row.purchases if each.count}
    return row.price if not bought else bought.pop() if len(bought) == 1 else None


def worked_out(row: BillRow, figures: Figures) -> str:
    """How a row was worked out: its arithmetic, its notes, how far its rate can be trusted."""
    return " · ".join(_said(row, figures))


def _said(row: BillRow, figures: Figures) -> Iterator[str]:
    yield from (figures.words(each) for each in (row.arithmetic, *row.notes))
    if row.is_range:
        yield f"The rate is weak: {_range(row, figures)} before waste"
    if row.rate is not None:
        yield f"Rate {figures.words(shown_rate(row.rate))}: {figures.words(rate_source(row.rate))}"


def _range(row: BillRow, figures: Figures) -> str:
    return f"{figures.amount(row.need_low, row.unit)} to {figures.amount(row.need_high, row.unit)}"


def _packs(row: BillRow, figures: Figures) -> Iterator[str]:
    """What is bought of a material in words, each sort of pack from each shop by itself."""
    for purchase in row.purchases:
        if purchase.count:
            yield figures.packs(purchase.count, purchase.pack_size, purchase.pack_unit)


def _money(price: Decimal | None, cost: Decimal | None, figures: Figures) -> dict[str, Cell]:
    return {
        name: Cell(figures.money(amount), None if amount is None else float(amount), figures.currency)
        for name, amount in (("price", price), ("cost", cost))
    }


def _thing(row: ThingRow, figures: Figures) -> TextRow:
    count = Cell(figures.number(row.count), row.count, "each")
    is_bought = row.source == "buy"
    left = row.count - row.on_hand
    buy = Cell(figures.number(left), left, "each") if is_bought else Cell(SOURCES[row.source])
    on_hand = {"on_hand": Cell(figures.number(row.on_hand), row.on_hand, "each")} if row.on_hand else {}
    price = row.purchases[0].price if row.purchases else row.price
    money = _money(price, row.cost if is_bought else None, figures)
    cells = {"measured": count, "need": count, **on_hand, "buy": buy, **money}
    return TextRow(row.thing, row.name, cells)


def _tool(row: ToolRow, figures: Figures) -> TextRow:
    buy = Cell("have") if row.have else Cell("1", 1, "each")
    cells = {"buy": buy, **_money(row.price, None if row.have else row.price, figures)}
    return TextRow(row.material, row.name, cells)


def _remark(remark: Remark) -> TextRow:
    return TextRow(remark.item, remark.name, detail=" ".join(remark.text.split()))
