"""The bill as its reader chose it: rows in groups, what to buy, what it costs, all in words.

Every format for people is rendered from this one view, so that all of them say the same. What a figure looks like is
in `bill_figures`; JSON and CSV, for programs, take their numbers from the bill itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from diorama_planner.catalogue.groups import MATERIAL_CATEGORIES, material_group_of
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.scale import Scale
from diorama_planner.drawing.primitives import Texture
from diorama_planner.exporters.bill_figures import Figures
from diorama_planner.exporters.bill_job import COLUMNS, BillJob
from diorama_planner.formulas.resin import with_waste
from diorama_planner.kinds.swatches import THING_LOOK, TOOL_LOOK
from diorama_planner.takeoff.bill_rows import BillRow, Remark, ThingRow, ToolRow
from diorama_planner.takeoff.rates import rate_source
from diorama_planner.takeoff.writing import shown_rate

SOURCES = {"own": "on the shelf", "buy": "to buy", "print": "to print", "scratch": "to build"}
_BRING = {"print": "To print", "scratch": "To build yourself", "own": "From the shelf"}
_GROUPS = {group.id: group.label for group in MATERIAL_CATEGORIES}
OTHER_GROUP, THINGS, TOOLS = "Other materials", "Things", "Tools and consumables"
NO_SHOP, NO_LAYER = "Wherever it is sold", "On no layer"
TO_BUY, THINGS_TO_BUY = "To buy", "Things to buy"
_LAST = (THINGS_TO_BUY, TOOLS)
HEAVY_G = 1000.0


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


@dataclass(frozen=True, slots=True)
class CostShare:
    """What a group of the bill costs, and which share of the total that is."""

    title: str
    cost: Decimal
    text: str
    share: float
    look: Texture


@dataclass(frozen=True, slots=True)
class BillView:
    """A bill in words. `columns` are those chosen that have something to say."""

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    sections: tuple[TextSection, ...]
    buying: tuple[BuyGroup, ...]
    shares: tuple[CostShare, ...]
    total: str
    notes: tuple[str, ...]


def bill_view(job: BillJob) -> BillView:
    """Put a bill into words as was chosen."""
    figures = Figures(job.bill.currency, job.choices.figures())
    every = _sections(job, figures)
    cells = [row for section in every for row in section.rows]
    columns = tuple(name for name in job.choices.column_names() if any(row.text(name) for row in cells))
    return BillView(
        job.bill.project,
        tuple(_facts(job, figures)),
        columns,
        every,
        tuple(buying(job, figures)),
        tuple(_shares(job, figures)) if job.choices.prices else (),
        total_text(job) if job.choices.prices else "",
        tuple(map(str, job.bill.notes)) if job.choices.prices else (),
    )


def total_text(job: BillJob) -> str:
    """`Total $47.10 + 6 without price`."""
    bill = job.bill
    more = f" + {bill.without_price} without price" if bill.without_price else ""
    return f"Total {Figures(bill.currency, job.choices.figures()).money(bill.total)}{more}"


def group_title(category: str) -> str:
    """Name the group of a raw category of materials."""
    return _GROUPS.get(material_group_of(category), OTHER_GROUP)


def _facts(job: BillJob, figures: Figures) -> Iterator[str]:
    yield f"Scale {Scale(job.bill.scale)}"
    if job.plan is not None and job.plan.base_size:
        yield f"Base {job.plan.base_size}"
    if job.weight is not None and job.weight.grams > 0:
        yield f"Weight about {weight_text(job.weight.grams, figures)}"
    if job.date:
        yield job.date


def weight_text(grams: float, figures: Figures) -> str:
    """Write an estimated weight as closely as it is known: to ten grams, or to a tenth of a kilogram."""
    if grams < HEAVY_G:
        return figures.amount(max(10.0, round(grams, -1)), "g")
    return f"{figures.number(round(grams / 1000.0, 1))} kg"


# -- rows ---------------------------------------------------------------------------------------------------


def _sections(job: BillJob, figures: Figures) -> tuple[TextSection, ...]:
    """The parts of a bill that are not empty."""
    bill = job.bill
    every = (
        *_material_sections(job, figures),
        _section(THINGS, [_thing(row, figures) for row in bill.things], _thing_costs(job), figures, "things"),
        _section(TOOLS, [_tool(row, figures) for row in bill.tools], _tool_costs(job), figures, "tools"),
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


def _thing_costs(job: BillJob) -> list[Decimal | None]:
    return [row.cost if row.source == "buy" else None for row in job.bill.things]


def _tool_costs(job: BillJob) -> list[Decimal | None]:
    return [None if row.have else row.price for row in job.bill.tools]


def _material_sections(job: BillJob, figures: Figures) -> Iterator[TextSection]:
    if job.choices.group == "layer":
        yield from _layer_sections(job, figures)
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


def _layer_sections(job: BillJob, figures: Figures) -> Iterator[TextSection]:
    """What each layer takes; packs belong to the whole plan, so they are told in the list of what to buy."""
    layers: dict[str, list[TextRow]] = {}
    for row in job.bill.rows:
        parts: dict[str, list[TakeoffLine]] = {}
        for line in row.lines:
            parts.setdefault(job.layers.get(line.item, NO_LAYER), []).append(line)
        for layer, lines in parts.items():
            need = math.fsum(line.amount for line in lines)
            measured = math.fsum(line.measured for line in lines if line.measured_unit == row.measured_unit)
            cells = _amounts(row, (measured, need, with_waste(need, row.waste_pct)), figures)
            layers.setdefault(layer, []).append(TextRow(row.material, row.name, cells, look=_look(row, job)))
    for layer, rows in sorted(layers.items(), key=lambda entry: (entry[0] == NO_LAYER, entry[0])):
        yield TextSection(layer, tuple(rows))


def _amounts(row: BillRow, amounts: tuple[float, float, float], figures: Figures) -> dict[str, Cell]:
    measured, need, wasted = amounts
    return {
        "measured": Cell(figures.amount(measured, row.measured_unit), measured, row.measured_unit),
        "need": Cell(figures.amount(need, row.unit), need, row.unit),
        "with_waste": Cell(figures.amount(wasted, row.unit), wasted, row.unit),
    }


def _look(row: BillRow, job: BillJob) -> Texture | None:
    return job.looks.get(row.material)


def _material(row: BillRow, job: BillJob, figures: Figures) -> TextRow:
    cells = {
        **_amounts(row, (row.measured, row.need, row.with_waste), figures),
        "on_hand": Cell(figures.amount(row.on_hand, row.unit), row.on_hand, row.unit) if row.on_hand else Cell(),
        "rate": Cell(figures.words(shown_rate(row.rate))) if row.rate else Cell(),
        "range": Cell(_range(row, figures)) if row.is_range else Cell(),
        "buy": Cell(" + ".join(_packs(row, figures)) or "none"),
        **_money(row.price, row.cost, figures),
    }
    return TextRow(row.material, row.name, cells, " · ".join(_said(row, figures)), _look(row, job))


def _said(row: BillRow, figures: Figures) -> Iterator[str]:
    """How a row was worked out: its arithmetic, its notes, how far its rate can be trusted."""
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
    buy = count if row.source == "buy" else Cell(SOURCES[row.source])
    cost = row.cost if row.source == "buy" else None
    cells = {"measured": count, "need": count, "buy": buy, **_money(row.price, cost, figures)}
    return TextRow(row.thing, row.name, cells)


def _tool(row: ToolRow, figures: Figures) -> TextRow:
    buy = Cell("have") if row.have else Cell("1", 1, "each")
    cells = {"buy": buy, **_money(row.price, None if row.have else row.price, figures)}
    return TextRow(row.material, row.name, cells)


def _remark(remark: Remark) -> TextRow:
    return TextRow(remark.item, remark.name, detail=" ".join(remark.text.split()))


# -- what to buy --------------------------------------------------------------------------------------------


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
            have = source == "own"
            yield BuyGroup(
                title, tuple(BuyLine(row.name, figures.number(row.count), row.count, have=have) for row in rows)
            )


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
                name = each.brand or row.name
                yield each.shop or NO_SHOP, line(name, amount, each.count, each.price, remark, _look(row, job))
    for thing in bill.things:
        if thing.source == "buy":
            amount = figures.number(thing.count)
            yield THINGS_TO_BUY, line(thing.name, amount, thing.count, thing.price, "", None)
    for tool in bill.tools:
        if not tool.have:
            yield TOOLS, line(tool.name, "1", 1, tool.price, figures.words(tool.why), None)


def shopping_lines(view: BillView, brief: bool = False) -> Iterator[str]:
    """What to bring together, one line each, nothing that need not be bought, printed or built.

    `brief` leaves out what is said of single lines and of the prices.
    """
    yield f"{view.title}, {view.facts[0].removeprefix('Scale ')}"
    for group in view.buying:
        lines = [line for line in group.lines if not line.have]
        if lines and len(view.buying) > 1:
            yield f"{group.title}:"
        for line in lines:
            remark = f" ({line.remark})" if line.remark and not brief else ""
            cost = f"  {line.cost_text}" if line.cost_text and not brief else ""
            yield f"- {line.amount}  {line.name}{remark}{cost}"
    if view.total:
        yield view.total
    if not brief:
        yield from view.notes


# -- what it costs ------------------------------------------------------------------------------------------


def _shares(job: BillJob, figures: Figures) -> Iterator[CostShare]:
    """What each group costs, the dearest first; empty where no price is known."""
    costs: dict[str, Decimal] = {}
    looks: dict[str, Texture] = {}
    for title, cost, look in _costs(job):
        if cost:
            costs[title] = costs.get(title, Decimal(0)) + cost
            looks.setdefault(title, look)
    whole = sum(costs.values(), Decimal(0))
    for title, cost in sorted(costs.items(), key=lambda entry: (-entry[1], entry[0])):
        yield CostShare(title, cost, figures.money(cost), float(cost / whole), looks[title])


def _costs(job: BillJob) -> Iterator[tuple[str, Decimal | None, Texture]]:
    for row in job.bill.rows:
        yield group_title(row.category), row.cost, _look(row, job) or THING_LOOK
    yield from ((THINGS, cost, THING_LOOK) for cost in _thing_costs(job))
    yield from ((TOOLS, cost, TOOL_LOOK) for cost in _tool_costs(job))


def headings(view: BillView) -> tuple[str, ...]:
    """The headings of the table, that of the names first."""
    return ("Item", *(COLUMNS[name] for name in view.columns))
