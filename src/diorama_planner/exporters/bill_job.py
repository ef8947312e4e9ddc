"""What a bill is printed from, and what its reader chose: columns, grouping, prices, how numbers are written.

`app.purchase.bills` puts a job together; the formats render it through `bill_rows` and so agree with each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import NUMBERS, Numbers
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Texture
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.options import option
from diorama_planner.takeoff.bill_rows import Bill

if TYPE_CHECKING:
    from diorama_planner.kinds.cards import Card
    from diorama_planner.model.record import RecordId
    from diorama_planner.takeoff.cutting_list import Cutting
    from diorama_planner.takeoff.weights import Weight

COLUMNS: Mapping[str, str] = {
    "measured": "Measured",
    "rate": "Rate",
    "need": "Need",
    "with_waste": "With waste",
    "range": "Range",
    "on_hand": "On hand",
    "buy": "Buy",
    "price": "Price",
    "cost": "Cost",
}
"""Every column of figures with its heading, in the order in which they stand."""

MONEY_COLUMNS = frozenset({"price", "cost"})
USUAL_COLUMNS = "need, with_waste, on_hand, buy, price, cost"
PICTURE = "bill-plan"
"""The asset of the printed bill that is the plan from above."""

GROUPINGS = ("category", "shop", "layer", "item", "none")
PAPERS = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class BillChoices:
    """How a bill is to look. Parts that have nothing to say are left out whatever is chosen.

    Raises:
        UsageError: a paper, column, grouping or way of writing numbers that is not known.
    """

    page: str = option("A4", "paper: A4 or Letter")
    columns: str = option(USUAL_COLUMNS, "columns of figures: " + ", ".join(COLUMNS))
    group: str = option("category", "rows by category, shop, layer, item or none")
    prices: bool = option(True, "with prices and the total")
    numbers: str = option("", "by example: " + "  ".join(NUMBERS))
    picture: bool = option(True, "picture of the plan at the head")
    chart: bool = option(True, "cost by category as bars")
    code: bool = option(True, "QR code with the shopping list")
    card: bool = option(True, "mixing card for the bench")
    cuts: bool = option(True, "cut sheets")
    sums: bool = option(True, "how it was worked out, with sources")
    notes: bool = option(False, "the notes on items")

    def __post_init__(self) -> None:
        _one_of("page", self.page, PAPERS)
        _one_of("group", self.group, GROUPINGS)
        if self.numbers:
            _one_of("numbers", self.numbers, tuple(NUMBERS))
        for name in self.column_names():
            _one_of("columns", name, tuple(COLUMNS))

    def column_names(self) -> tuple[str, ...]:
        """The chosen columns in the order in which they stand."""
        chosen = {name.strip() for name in self.columns.split(",") if name.strip()}
        unknown = chosen - COLUMNS.keys()
        kept = (name for name in COLUMNS if name in chosen and (self.prices or name not in MONEY_COLUMNS))
        return (*kept, *sorted(unknown))

    def figures(self) -> Numbers:
        """How numbers are written; with a point where nothing was chosen."""
        return NUMBERS.get(self.numbers, Numbers())


def _one_of(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        text = msg("option {name}: {value!r} is not known", name=name, value=value)
        raise UsageError(text, msg("there are: {known}", known="  ".join(known)))


def _no_cuttings() -> Sequence[Cutting]:
    return ()


@dataclass(frozen=True, slots=True)
class BillJob:
    """A bill with all that may be printed beside it; what is empty is not known or not wanted.

    Attributes:
        bill: the bill, with the builder's notes on items if they are wanted.
        choices: what its reader chose.
        plan: the plan, for the head.
        picture: gives the plan as a PNG of its bounds; made when asked for.
        date: for the head; empty unless the user asks for it.
        looks: the paint of each material, by its id.
        layers: the name of the layer of each item that is on one, by its id.
        items: the name of each item, by its id.
        cards: cards for the bench.
        cuttings: gives what is cut from sheets and bars, laid out; made when asked for.
        weight: what the finished piece will weigh; None if nothing of it is known.
    """

    bill: Bill
    choices: BillChoices = field(default_factory=BillChoices)
    plan: DrawingJob | None = None
    picture: Callable[[], bytes] | None = field(default=None, compare=False)
    date: str = ""
    looks: Mapping[str, Texture] = field(default_factory=dict)
    layers: Mapping[RecordId, str] = field(default_factory=dict)
    items: Mapping[RecordId, str] = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    cuttings: Callable[[], Sequence[Cutting]] = field(default=_no_cuttings, compare=False)
    weight: Weight | None = None

    def assets(self, name: str) -> bytes | None:
        """Give the picture of the plan for those who paint the pages."""
        return self.picture() if name == PICTURE and self.picture is not None else None
