"""The bill of materials: totals with waste, what is on hand, packs to buy, prices, and how it was worked out.

Rounding to packs happens here, after summing, and only here. How a bill is written to paper or file is in
`exporters`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, NeedUnit
from diorama_planner.core.messages import Message, Shown, Writes, msg
from diorama_planner.core.money import MAX_AMOUNT
from diorama_planner.core.units import format_area, format_length, format_mass, format_number, format_volume
from diorama_planner.formulas.resin import split_by_ratio, with_waste
from diorama_planner.formulas.rounding import count_up
from diorama_planner.model.record import PriceList, RecordId
from diorama_planner.takeoff.ledger import Total

if TYPE_CHECKING:
    from diorama_planner.takeoff.consumables import Consumable

THING_PREFIX = "thing:"
CATALOGUE_CURRENCY = "USD"
_CATEGORIES = (
    *("foam", "wood", "board", "styrene", "casting", "plaster", "clay", "structure", "track", "resin"),
    *("static_grass", "turf", "ground", "ballast"),
)
_CATEGORY_ORDER = {name: number for number, name in enumerate(_CATEGORIES)}
_LINES_TOLD = 8
_RATIO = re.compile(r"\s*([\d.]+)\s*:\s*([\d.]+)")


@dataclass(frozen=True, slots=True)
class BillRow:
    """One material: what was measured, what it needs, what is bought. Amounts in the units named."""

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


@dataclass(frozen=True, slots=True)
class ThingRow:
    """Things of one sort from one source."""

    thing: str
    name: str
    count: int
    source: str
    price: Decimal | None
    cost: Decimal | None
    items: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class ToolRow:
    """A tool or consumable that the materials call for; `have` ones are not bought."""

    material: str
    name: str
    why: Message
    price: Decimal | None
    have: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """A note that the builder put on an item: whose it is, the item in words, the note."""

    item: RecordId
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Bill:
    """All that the plan needs. `total` sums known costs; `without_price` counts what has none, `notes` say why.

    `remarks` are the builder's notes on items, if they are wanted with the bill.
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


@dataclass(frozen=True, slots=True)
class PlacedThing:
    """A thing on the plan as far as the bill needs it; `count` of them where one item stands for many."""

    item: RecordId
    thing: str
    source: str
    count: int = 1


def make_bill(
    project: str,
    scale: float,
    totals: Mapping[str, Total],
    things: Iterable[PlacedThing],
    prices: PriceList,
    catalogue: Catalogue,
) -> Bill:
    """Work out the bill from the totals of a ledger and the things on the plan."""
    from diorama_planner.takeoff.consumables import consumables_for

    rows = [_row(total, catalogue.material(material), prices) for material, total in totals.items()]
    rows.sort(key=lambda row: (_CATEGORY_ORDER.get(row.category, 99), row.name))
    thing_rows = _thing_rows(things, prices, catalogue)
    called_for = consumables_for(row.category for row in rows)
    tools = [_tool_row(tool, prices, catalogue) for tool in called_for if tool.material not in totals]
    costs = [
        *(row.cost for row in rows),
        *(row.cost for row in thing_rows),
        *(tool.price for tool in tools if not tool.have),
    ]
    bought = [cost for cost in costs if cost is not None]
    return Bill(
        project,
        scale,
        prices.currency,
        tuple(rows),
        tuple(thing_rows),
        tuple(tools),
        sum(bought, Decimal(0)),
        len(costs) - len(bought),
        _price_notes((*rows, *tools), prices.currency, catalogue),
    )


def _price_notes(rows: Iterable[BillRow | ToolRow], currency: str, catalogue: Catalogue) -> tuple[Message, ...]:
    if currency == CATALOGUE_CURRENCY:
        return ()
    left_out = sum(row.price is None and catalogue.material(row.material).price is not None for row in rows)
    if not left_out:
        return ()
    return (
        msg(
            "The catalogue's typical prices are in {known} and are not counted here; enter your own in {currency}",
            known=CATALOGUE_CURRENCY,
            currency=currency,
        ),
    )


def format_amount(amount: float, unit: str, *, decimal_comma: bool = False) -> str:
    """Write an amount of a material with its unit, for people."""
    return _WRITERS.get(unit, format_number)(amount, decimal_comma=decimal_comma)


def _cubic_centimetres(mm3: float, /, *, decimal_comma: bool = False) -> str:
    return format_volume(mm3, "cm3", decimal_comma=decimal_comma)


def _millilitres(ml: float, /, *, decimal_comma: bool = False) -> str:
    return format_volume(ml * 1000.0, decimal_comma=decimal_comma)


def _one_decimal(value: float, /, *, decimal_comma: bool = False) -> str:
    return format_number(value, precision=1, decimal_comma=decimal_comma)


_WRITERS: Mapping[str, Writes] = {
    "mm2": format_area,
    "mm3": _cubic_centimetres,
    "ml": _millilitres,
    "g": format_mass,
    "mm": format_length,
}


def pack_amount(material: Material, unit: NeedUnit) -> float:
    """What one pack holds, in the unit of the need."""
    if unit == "mm2" and material.pack_unit == "sheet":
        return material.pack_size * (material.length_mm or 0.0) * (material.width_mm or 0.0)
    if unit == "mm2" and material.pack_unit == "m2":
        return material.pack_size * 1e6
    if unit == "mm" and material.pack_unit == "m":
        return material.pack_size * 1000.0
    if (unit, material.pack_unit) in {("ml", "ml"), ("g", "g")} or material.pack_unit == "piece":
        return material.pack_size
    return 1.0  # coverage per pack: the need is counted in packs


def price_of(key: str, prices: PriceList, material: Material | None) -> Decimal | None:
    """The user's own price per pack, or the catalogue's typical one where the currency is its own.

    What a file says that is no price counts as none.
    """
    own = prices.prices.get(key)
    if own is not None:
        try:
            amount = Decimal(own)
        except InvalidOperation:
            return None
        return amount if amount.is_finite() and 0 <= amount <= MAX_AMOUNT else None
    return material.price if material is not None and prices.currency == CATALOGUE_CURRENCY else None


def _row(total: Total, material: Material, prices: PriceList) -> BillRow:
    waste = material.waste_pct or 0.0
    needed = with_waste(total.amount, waste)
    on_hand = max(0.0, prices.on_hand.get(material.id, 0.0))
    pack = pack_amount(material, total.unit)
    packs = count_up(max(0.0, needed - on_hand) / pack) if pack > 0 else 0
    price = price_of(material.id, prices, material)
    return BillRow(
        material.id,
        material.label,
        material.category,
        total.measured,
        total.measured_unit,
        total.amount,
        total.unit,
        waste,
        needed,
        on_hand,
        material.pack_size,
        material.pack_unit,
        packs,
        price,
        None if price is None and packs else (price or Decimal(0)) * packs,
        tuple(dict.fromkeys(line.item for line in total.lines)),
        _arithmetic(total, needed, waste, on_hand, pack, packs),
        _notes(material, needed, total.unit),
    )


def _arithmetic(total: Total, needed: float, waste: float, on_hand: float, pack: float, packs: int) -> Message:
    write = _WRITERS.get(total.unit, format_number)
    return msg(
        "{lines}{more}. Need {need} + {waste} % = {needed}{hand}; packs of {pack}: buy {packs}",
        lines=tuple(line.why for line in total.lines[:_LINES_TOLD]),
        more=msg(" and {count} more", count=len(total.lines) - _LINES_TOLD) if len(total.lines) > _LINES_TOLD else "",
        need=Shown(write, total.amount),
        waste=Shown(format_number, waste),
        needed=Shown(write, needed),
        hand=msg(", {amount} on hand", amount=Shown(write, on_hand)) if on_hand else "",
        pack=Shown(write, pack),
        packs=packs,
    )


def _notes(material: Material, needed: float, unit: NeedUnit) -> tuple[Message, ...]:
    ratio = _RATIO.match(material.mix_ratio)
    if unit != "ml" or material.category != "resin" or ratio is None or "volume" not in material.mix_ratio:
        return ()
    part_a, part_b = split_by_ratio(needed, float(ratio[1]), float(ratio[2]))
    return (msg("A {a} ml, B {b} ml", a=Shown(_one_decimal, part_a), b=Shown(_one_decimal, part_b)),)


def _thing_rows(things: Iterable[PlacedThing], prices: PriceList, catalogue: Catalogue) -> list[ThingRow]:
    groups: dict[tuple[str, str], dict[RecordId, int]] = defaultdict(dict)
    for placed in things:
        group = groups[placed.thing, placed.source]
        group[placed.item] = group.get(placed.item, 0) + placed.count
    rows = []
    for (thing, source), items in groups.items():
        count = sum(items.values())
        entry = catalogue.thing_map.get(thing)
        price = price_of(THING_PREFIX + thing, prices, None)
        if source != "buy":
            cost: Decimal | None = Decimal(0)
        else:
            cost = None if price is None else price * count
        name = entry.label if entry else thing
        rows.append(ThingRow(thing, name, count, source, price, cost, tuple(sorted(items))))
    return sorted(rows, key=lambda row: (row.source, row.name, row.thing))


def _tool_row(tool: Consumable, prices: PriceList, catalogue: Catalogue) -> ToolRow:
    material = catalogue.material(tool.material)
    price = price_of(tool.material, prices, material)
    return ToolRow(tool.material, material.label, tool.why, price, tool.material in prices.have)
