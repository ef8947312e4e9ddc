"""The bill of materials: totals with waste, what is on hand, packs to buy, prices, and how it was worked out.

Rounding to packs happens here, after summing, and only here. What the rows say is in `bill_rows`; how a bill is
written to paper or file is in `exporters`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain, islice
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.mixing import mix_of
from diorama_planner.catalogue.takeoff_line import NeedUnit
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length, format_number
from diorama_planner.formulas.resin import with_waste
from diorama_planner.formulas.rounding import count_down, count_up, is_above
from diorama_planner.model.record import BASE_ID, PriceList
from diorama_planner.takeoff.bill_rows import (
    Bill,
    BillRow,
    CountedBy,
    CutBars,
    Purchase,
    Supply,
    ThingRow,
    ToolRow,
)
from diorama_planner.takeoff.ledger import PlacedThing, ThingTotal, Total, count_things
from diorama_planner.takeoff.pack_units import bars_in_pack, needed_amount, pack_amount, told_of_spares
from diorama_planner.takeoff.prices import price_notes, price_of
from diorama_planner.takeoff.rates import need_range, rate_of, rate_source
from diorama_planner.takeoff.weights import LIGHTS, mass_g
from diorama_planner.takeoff.writing import amount_writer, one_decimal

if TYPE_CHECKING:
    from diorama_planner.takeoff.consumables import Consumable

THING_PREFIX = "thing:"
_CATEGORIES = (
    *("foam", "wood", "board", "styrene", "casting", "plaster", "clay", "structure", "track", "resin"),
    *("static_grass", "turf", "ground", "ballast"),
)
_CATEGORY_ORDER = {name: number for number, name in enumerate(_CATEGORIES)}
_LINES_TOLD = 8
_MANY_VALUES = 4
"""With so many values of resistors an assortment is worth a thought. Builder's practice, unsourced."""

_NOTHING_MORE = Supply()
_TotalT = TypeVar("_TotalT", Total, ThingTotal)
_RowT = TypeVar("_RowT", BillRow, ThingRow)


class Bookkeeping:
    """Makes bills, one after another: a row is kept as long as its total, material and price are what they were.

    `made` counts the rows that were made, for tests that watch the work.
    """

    def __init__(self) -> None:
        self._rows: dict[object, _Kept[Total, BillRow]] = {}
        self._things: dict[object, _Kept[ThingTotal, ThingRow]] = {}
        self._masses: dict[str, tuple[Total, Material, float | None]] = {}
        self.made = 0

    def bill(
        self,
        project: str,
        scale: float,
        totals: Mapping[str, Total],
        things: Iterable[ThingTotal],
        prices: PriceList,
        catalogue: Catalogue,
        supply: Supply = _NOTHING_MORE,
    ) -> Bill:
        """Work out the bill from what a ledger holds. Errors as `Catalogue.material`."""
        rows: dict[object, _Kept[Total, BillRow]] = {}
        for name, total in totals.items():
            material = catalogue.material(name)
            kept = self._rows.get(name)
            basis = (material, prices.currency, supply.exchange, *_bought_by(name, prices, supply))
            if kept is None or kept.total is not total or kept.basis != basis:
                self.made += 1
                kept = _Kept(total, basis, _row(total, material, self._mass_g(total, material), prices, supply))
            rows[name] = kept
        thing_rows: dict[object, _Kept[ThingTotal, ThingRow]] = {}
        for of in things:
            found = self._things.get((of.thing, of.source))
            key = THING_PREFIX + of.thing
            basis = (catalogue.thing_map.get(of.thing), *_bought_by(key, prices, supply))
            if found is None or found.total is not of or found.basis != basis:
                self.made += 1
                found = _Kept(of, basis, _thing_row(of, prices, catalogue, supply))
            thing_rows[of.thing, of.source] = found
        self._rows, self._things = rows, thing_rows
        return _put_together(
            project,
            scale,
            sorted((kept.row for kept in rows.values()), key=_place_of_material),
            sorted((kept.row for kept in thing_rows.values()), key=_place_of_thing),
            prices,
            catalogue,
            supply,
        )

    def _mass_g(self, total: Total, material: Material) -> float | None:
        """What the lines of a total weigh: it takes longer than all else of a row, and no price changes it."""
        found = self._masses.get(material.id)
        if found is None or found[0] is not total or found[1] != material:
            found = self._masses[material.id] = (total, material, mass_g(material, total))
        return found[2]


class _Kept(NamedTuple, Generic[_TotalT, _RowT]):
    """A row, the total it was made of, and all else that it depends on."""

    total: _TotalT
    basis: tuple[object, ...]
    row: _RowT


def _bought_by(key: str, prices: PriceList, supply: Supply) -> tuple[object, ...]:
    """Give what a row takes from prices and supply, by the key that it has there."""
    own = prices.prices.get(key), prices.on_hand.get(key)
    return *own, supply.stash.get(key), supply.purchases.get(key), supply.sheets.get(key), supply.bars.get(key)


def _place_of_material(row: BillRow) -> tuple[int, str]:
    return _CATEGORY_ORDER.get(row.category, 99), row.name


def _place_of_thing(row: ThingRow) -> tuple[str, str, str]:
    return row.source, row.name, row.thing


def make_bill(
    project: str,
    scale: float,
    totals: Mapping[str, Total],
    things: Iterable[PlacedThing],
    prices: PriceList,
    catalogue: Catalogue,
    supply: Supply = _NOTHING_MORE,
) -> Bill:
    """Work out one bill from the totals of a ledger and the things on the plan."""
    return Bookkeeping().bill(project, scale, totals, count_things(things), prices, catalogue, supply)


def _put_together(
    project: str,
    scale: float,
    rows: list[BillRow],
    things: list[ThingRow],
    prices: PriceList,
    catalogue: Catalogue,
    supply: Supply,
) -> Bill:
    from diorama_planner.takeoff.consumables import consumables_for

    listed = {row.material for row in rows}
    worked_on = any(item != BASE_ID for row in rows for item in row.items)  # a bare board is bought cut to size
    called_for = consumables_for(row.category for row in rows) if worked_on else ()
    tools = [_tool_row(tool, prices, catalogue, supply) for tool in called_for if tool.material not in listed]
    costs = [
        *(row.cost for row in rows),
        *(row.cost for row in things),
        *(tool.price for tool in tools if not tool.have),
    ]
    bought = [cost for cost in costs if cost is not None]
    return Bill(
        project,
        scale,
        prices.currency,
        tuple(rows),
        tuple(things),
        tuple(tools),
        sum(bought, supply.shipping),
        len(costs) - len(bought),
        (
            *price_notes((*rows, *tools), prices, catalogue, supply.exchange),
            *_shipping_notes(supply, prices.currency),
            *_assortment_notes(rows, catalogue),
        ),
        shipping=supply.shipping,
    )


def _shipping_notes(supply: Supply, currency: str) -> tuple[Message, ...]:
    if not supply.shipping:
        return ()
    return (msg("{amount} {currency} for shipping are counted", amount=supply.shipping, currency=currency),)


def _assortment_notes(rows: Iterable[BillRow], catalogue: Catalogue) -> tuple[Message, ...]:
    lit = [row.material for row in rows if row.category == LIGHTS]
    if len(lit) < _MANY_VALUES:
        return ()
    from diorama_planner.catalogue.electrical_parts import RESISTOR_SET, is_resistor

    values = sum(map(is_resistor, lit))
    if values < _MANY_VALUES or RESISTOR_SET in lit:
        return ()
    text = "{count} values of resistors are bought by the pack: {name} may hold them all for less"
    return (msg(text, count=values, name=catalogue.material(RESISTOR_SET).label),)


class _Count(NamedTuple):
    """How many packs are bought, and how they were counted."""

    packs: int
    pack: float
    sheets: int | None = None
    bars: CutBars | None = None

    @property
    def by(self) -> CountedBy:
        return "layout" if self.sheets is not None else "bars" if self.bars is not None else "packs"


def _row(total: Total, material: Material, mass: float | None, prices: PriceList, supply: Supply) -> BillRow:
    waste = material.waste_pct or 0.0
    needed = needed_amount(material, total.amount, total.unit)
    on_hand, who = _on_hand(material, prices, supply)
    count = _counted(total, material, needed, on_hand, supply if who != "plan" else _NOTHING_MORE)
    price = price_of(material.id, prices, material, supply.exchange)
    rate = rate_of(material)
    low, high = need_range(total.amount, rate)
    purchases = supply.purchases.get(material.id, _usual_purchase(material, count.packs, price))
    notes = _notes(material, needed, total.unit)
    if rate is not None and rate.learned:
        notes = (*notes, rate_source(rate))
    if count.bars is not None:
        notes = (*notes, *count.bars.notes)
    if count.by == "packs" and total.unit == "each":
        notes = (*notes, *told_of_spares(max(0.0, total.amount - on_hand), count.packs, count.pack))
    if count.pack <= 0:
        notes = (*notes, msg("What a pack of it holds is not known, so that packs cannot be counted"))
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
        count.packs,
        price,
        _cost(purchases) if count.pack > 0 or needed <= on_hand else None,
        total.items,
        _arithmetic(total, needed, waste, on_hand, count),
        notes,
        rate,
        low,
        high,
        material.density_kg_m3,
        mass,
        purchases,
        "area" if material.is_sheet and count.by == "packs" else count.by,
        who,
        total.parts,
        count.bars.new if count.bars is not None else 0,
    )


def _on_hand(material: Material, prices: PriceList, supply: Supply) -> tuple[float, Literal["", "plan", "stash"]]:
    """Give what need not be bought and who says so: what is entered in the plan goes before the stash."""
    if material.id in prices.on_hand:
        return max(0.0, prices.on_hand[material.id]), "plan"
    held = max(0.0, supply.stash.get(material.id, 0.0))
    return held, "stash" if held else ""


def _counted(total: Total, material: Material, needed: float, on_hand: float, supply: Supply) -> _Count:
    """Count packs: by the sheets that a layout takes or the bars that pieces are cut from, else by what one holds.

    Those take what their cuts waste, so that waste is not added once more. An amount on hand that was entered in the
    plan says nothing about the shape of what lies there: with it sheets are counted by their area, bars by their
    length, and `supply` is nothing.
    """
    pack = pack_amount(material, total.unit)
    sheets, bars = supply.sheets.get(material.id), supply.bars.get(material.id)
    if pack <= 0:
        return _Count(0, pack)
    if sheets is not None and material.is_sheet and total.unit == "mm2":
        return _Count(count_up(sheets / material.pack_size), pack, sheets)
    if bars is not None:
        one = 1.0 if total.unit == "each" else bars.length_mm
        lacking = max(0, bars.new - count_down(on_hand / one))
        return _Count(count_up(lacking / bars_in_pack(material, total.unit)), pack, bars=replace(bars, new=lacking))
    return _Count(count_up(max(0.0, needed - on_hand) / pack), pack)


def _usual_purchase(material: Material, packs: int, price: Decimal | None) -> tuple[Purchase, ...]:
    return (Purchase(material.pack_size, material.pack_unit, packs, price),) if packs else ()


def _cost(purchases: tuple[Purchase, ...]) -> Decimal | None:
    """Add up what is bought; None where a price is not known."""
    costs = [purchase.cost for purchase in purchases]
    known = [cost for cost in costs if cost is not None]
    return sum(known, Decimal(0)) if len(known) == len(costs) else None


def _arithmetic(total: Total, needed: float, waste: float, on_hand: float, count: _Count) -> Message:
    write, count_of_lines = amount_writer(total.unit), sum(map(len, total.parts))
    laid: Message | str = ""
    if count.sheets is not None:
        laid = msg("; laid out on {sheets} new sheets", sheets=count.sheets)
    elif count.bars is not None:
        length = Shown(format_length, count.bars.length_mm)
        laid = msg("; cut piece by piece from new bars: {bars} x {length}", bars=count.bars.new, length=length)
    return msg(
        "{lines}{more}. Need {need} + {waste} % = {needed}{whole}{hand}{laid}; packs of {pack}: buy {packs}",
        lines=tuple(line.why for line in islice(chain.from_iterable(total.parts), _LINES_TOLD)),
        more=msg(" and {count} more", count=count_of_lines - _LINES_TOLD) if count_of_lines > _LINES_TOLD else "",
        need=Shown(write, total.amount),
        waste=Shown(format_number, waste),
        needed=Shown(write, needed),
        whole=msg(" whole pieces") if is_above(needed, with_waste(total.amount, waste)) else "",
        hand=msg(", {amount} on hand", amount=Shown(write, on_hand)) if on_hand else "",
        laid=laid,
        pack=Shown(write, count.pack),
        packs=count.packs,
    )


def _notes(material: Material, needed: float, unit: NeedUnit) -> tuple[Message, ...]:
    mix = mix_of(material, needed * 1000.0) if unit == "ml" and material.category == "resin" else None
    if mix is None or mix.parts_ml is None:
        return ()
    part_a, part_b = mix.parts_ml
    return (msg("A {a} ml, B {b} ml", a=Shown(one_decimal, part_a), b=Shown(one_decimal, part_b)),)


def _thing_row(total: ThingTotal, prices: PriceList, catalogue: Catalogue, supply: Supply) -> ThingRow:
    entry, key = catalogue.thing_map.get(total.thing), THING_PREFIX + total.thing
    price = price_of(key, prices, None)
    held = 0
    purchases: tuple[Purchase, ...] = ()
    if total.source == "buy":
        held = min(total.count, count_down(max(0.0, prices.on_hand.get(key, supply.stash.get(key, 0.0)))))
        left = total.count - held
        purchases = supply.purchases.get(key, (Purchase(1.0, "piece", left, price),) if left else ())
    name = entry.label if entry else total.thing
    return ThingRow(
        total.thing, name, total.count, total.source, price, _cost(purchases), total.items, held, purchases
    )


def _tool_row(tool: Consumable, prices: PriceList, catalogue: Catalogue, supply: Supply) -> ToolRow:
    material = catalogue.material(tool.material)
    have = tool.material in prices.have or supply.stash.get(tool.material, 0.0) > 0
    purchases = supply.purchases.get(tool.material, ())
    price = _cost(purchases) if purchases else price_of(tool.material, prices, material, supply.exchange)
    shop = next((purchase.shop for purchase in purchases), "")
    return ToolRow(tool.material, material.label, tool.why, price, have, shop)
