"""The bill as its reader chose it: rows in groups, what to buy, what it costs, all in words.

Every format for people is rendered from this one view, so that all of them say the same. JSON and CSV, for programs,
take their numbers from the bill itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from diorama_planner.core.scale import Scale
from diorama_planner.drawing.primitives import Texture
from diorama_planner.exporters.bill_buying import BuyGroup, buying
from diorama_planner.exporters.bill_figures import Figures
from diorama_planner.exporters.bill_job import COLUMNS, BillJob
from diorama_planner.exporters.bill_rows import (
    THINGS,
    TOOLS,
    TextSection,
    group_title,
    look_of,
    sections,
    thing_costs,
    tool_costs,
    worked_out,
)
from diorama_planner.kinds.swatches import THING_LOOK, TOOL_LOOK

SHIPPING = "Shipping"
HEAVY_G = 1000.0


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
    """A bill in words. `columns` are those chosen that have something to say.

    `sums` tells of each material how it was worked out, by its name; `weight` what the piece is made of.
    """

    title: str
    facts: tuple[str, ...]
    columns: tuple[str, ...]
    sections: tuple[TextSection, ...]
    buying: tuple[BuyGroup, ...]
    shares: tuple[CostShare, ...]
    total: str
    notes: tuple[str, ...]
    sums: tuple[tuple[str, str], ...] = ()
    weight: str = ""


def bill_view(job: BillJob) -> BillView:
    """Put a bill into words as was chosen."""
    figures = Figures(job.bill.currency, job.choices.figures())
    every = sections(job, figures)
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
        tuple((row.name, worked_out(row, figures)) for row in job.bill.rows),
        _weight_words(job, figures),
    )


def headings(view: BillView) -> tuple[str, ...]:
    """The headings of the table, that of the names first."""
    return ("Item", *(COLUMNS[name] for name in view.columns))


def total_text(job: BillJob) -> str:
    """`Total $47.10 + 6 without price`."""
    bill = job.bill
    more = f" + {bill.without_price} without price" if bill.without_price else ""
    return f"Total {Figures(bill.currency, job.choices.figures()).money(bill.total)}{more}"


def _facts(job: BillJob, figures: Figures) -> Iterator[str]:
    yield f"Scale {Scale(job.bill.scale)}"
    if job.plan is not None and job.plan.base_size:
        yield f"Base {job.plan.base_size}"
    if job.weight is not None and job.weight.grams > 0:
        yield f"Weight about {weight_text(job.weight.grams, figures)}"
    if job.date:
        yield job.date


def _weight_words(job: BillJob, figures: Figures) -> str:
    """What the finished piece weighs by its parts, and what the figure does not hold."""
    if job.weight is None or job.weight.grams <= 0:
        return ""
    groups: dict[str, float] = {}
    for category, grams in job.weight.by_category:
        groups[group_title(category)] = groups.get(group_title(category), 0.0) + grams
    parts = ", ".join(f"{title} {figures.amount(grams, 'g')}" for title, grams in groups.items())
    return " · ".join((parts, *map(figures.words, job.weight.caveats())))


def weight_text(grams: float, figures: Figures) -> str:
    """Write an estimated weight as closely as it is known: to ten grams, or to a tenth of a kilogram."""
    if grams < HEAVY_G:
        return figures.amount(max(10.0, round(grams, -1)), "g")
    return f"{figures.number(round(grams / 1000.0, 1))} kg"


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
        yield group_title(row.category), row.cost, look_of(row, job) or THING_LOOK
    yield from ((THINGS, cost, THING_LOOK) for cost in thing_costs(job))
    yield from ((TOOLS, cost, TOOL_LOOK) for cost in tool_costs(job))
    yield SHIPPING, job.bill.shipping, THING_LOOK
