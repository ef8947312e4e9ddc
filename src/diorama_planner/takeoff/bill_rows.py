"""What a bill says: its rows, what is bought for them, and how far their materials go. Only words.

The sums are in `bill`, what a row came from is in `explaining`, how a bill is written out in `exporters`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Literal

from diorama_planner.catalogue.material import CoverageUnit
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit, TakeoffLine
from diorama_planner.core.messages import Message
from diorama_planner.model.record import RecordId
from diorama_planner.takeoff.ledger import Parts

CountedBy = Literal["packs", "area", "layout", "bars"]
"""How packs are counted: by what one holds, sheets by the area of their parts, sheets by an accepted layout, bars by
cutting their pieces from them."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How far a material goes: `value` in `unit`, plausibly from `low` to `high`.

    `source` and `confidence` ("high", "medium" or "low") are the catalogue's. `builds` counts the user's own builds
    that it was learned from, the last of them on `last` (an ISO date); 0 for a rate of the catalogue.
    """

    value: float
    unit: CoverageUnit
    low: float | None = None
    high: float | None = None
    source: str = ""
    confidence: str = ""
    builds: int = 0
    last: str = ""

    @property
    def learned(self) -> bool:
        """Whether it is the user's own."""
        return self.builds > 0

    @property
    def is_weak(self) -> bool:
        """Whether what it gives should be told as a range."""
        return self.low is not None and self.high is not None and self.low < self.high and self.confidence != "high"


@dataclass(frozen=True, slots=True)
class Purchase:
    """So many packs of one sort from one shop; `price` is that of a pack, None if it is not known.

    `shop` is empty for whatever shop one likes, `brand` where the pack is what the row names.
    """

    pack_size: float
    pack_unit: str
    count: int
    price: Decimal | None
    shop: str = ""
    brand: str = ""

    @property
    def cost(self) -> Decimal | None:
        """What they come to."""
        return None if self.price is None else self.price * self.count


@dataclass(frozen=True, slots=True)
class CutBars:
    """How many bars of a length are opened to cut all pieces of a material, rests on the shelf used first.

    `notes` tell of pieces that are longer than a bar.
    """

    new: int
    length_mm: float
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Supply:
    """What the workshop and the cutting table know of the materials of a bill, by the material's id.

    `stash` is what lies on the shelf, in the material's own unit, `purchases` what is bought in which shop, `sheets`
    how many sheets an accepted layout of their parts takes that are not on the shelf, and `bars` what pieces are cut
    from where they are known. Things have the key that they have in a price list. `shipping` is what the shops charge
    for sending all of it, `exchange` what one of the catalogue's currency is in that of the plan; None: nobody said.
    """

    stash: Mapping[str, float] = field(default_factory=dict)
    purchases: Mapping[str, tuple[Purchase, ...]] = field(default_factory=dict)
    sheets: Mapping[str, int] = field(default_factory=dict)
    bars: Mapping[str, CutBars] = field(default_factory=dict)
    shipping: Decimal = Decimal(0)
    exchange: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BillRow:
    """One material: what was measured, what it needs, what is bought. Amounts in the units named.

    `need` is before waste; where the rate is weak it lies between `need_low` and `need_high`, else all three are the
    same. `on_hand_from` says who knows of what is on hand: the plan, the stash, or nobody. `packs` are of the
    catalogue's `pack_size`, `purchases` what is really bought, with their `cost`. `bars` are those to be bought where
    packs are counted by them. `mass_g` stays on the finished piece, None if that is not known.
    """

    material: str
    name: str
    category: str
    measured: float
    measured_unit: MeasuredUnit
    need: float
    unit: NeedUnit
    waste_pct: float
    with_waste: float
    on_hand: float
    pack_size: float
    pack_unit: str
    packs: int
    price: Decimal | None
    cost: Decimal | None
    items: tuple[RecordId, ...]
    arithmetic: Message
    notes: tuple[Message, ...] = ()
    rate: Rate | None = None
    need_low: float = 0.0
    need_high: float = 0.0
    density_kg_m3: float | None = None
    mass_g: float | None = None
    purchases: tuple[Purchase, ...] = ()
    counted_by: CountedBy = "packs"
    on_hand_from: Literal["", "plan", "stash"] = ""
    parts: Parts = field(default=(), repr=False)
    bars: int = 0

    @property
    def lines(self) -> tuple[TakeoffLine, ...]:
        """What it came from, line by line."""
        return tuple(chain.from_iterable(self.parts))

    @property
    def is_range(self) -> bool:
        """Whether the need is told as a range, since the rate is weak."""
        return self.need_low < self.need_high


@dataclass(frozen=True, slots=True)
class ThingRow:
    """Things of one sort from one source; of those to buy, what is on hand and where the others come from."""

    thing: str
    name: str
    count: int
    source: str
    price: Decimal | None
    cost: Decimal | None
    items: tuple[RecordId, ...]
    on_hand: int = 0
    purchases: tuple[Purchase, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A tool or consumable that the materials call for; `have` ones are not bought, `shop` has the others."""

    material: str
    name: str
    why: Message
    price: Decimal | None
    have: bool
    shop: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A note that the builder put on an item: whose it is, the item in words, the note."""

    item: RecordId
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Bill:
    """All that the plan needs. `total` sums known costs and `shipping`; `without_price` counts what has none.

    `notes` say why, and what else is to be known of the sums; those that are `passing` tell of what is still being
    worked out. `remarks` are the builder's notes on items, if they are wanted with the bill.
    """

    project: str
    scale: float
    currency: str
    rows: tuple[BillRow, ...]
    things: tuple[ThingRow, ...]
    tools: tuple[ToolRow, ...]
    total: Decimal
    without_price: int
    notes: tuple[Message, ...] = ()
    remarks: tuple[Remark, ...] = ()
    shipping: Decimal = Decimal(0)
    passing: tuple[Message, ...] = ()
