"""A bill in the words of the panel: what is needed, what is bought and how that was counted, what it costs.

The sums are those of `takeoff.bill`; here they are only put into words, when a bill is first shown.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from diorama_planner.catalogue.brief_names import brief_names
from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.takeoff.bill_rows import Bill, BillRow, ThingRow, ToolRow
from diorama_planner.takeoff.writing import format_amount, format_packed, is_counted, unit_word
from diorama_planner.ui.panels.bill_model import OTHER_SWATCH, ShownRow
from diorama_planner.ui.texts import say, tr, tr_count

_SWATCHES: Mapping[str, str] = {
    "foam": "#6ea8ff",
    "board": "#c0568f",
    "wood": "#b98a58",
    "styrene": "#c9ced6",
    "resin": "#38bdf8",
    "static_grass": "#7cb342",
    "turf": "#5d8a3b",
    "ground": "#a07a4f",
    "ballast": "#8d8d8d",
    "plaster": "#d8cfc0",
    "clay": "#b5704f",
    "paint": "#c9917c",
    "varnish": "#d9c08f",
    "glue": "#e0d27a",
    "thing": "#9aa4b2",
    "tool": "#7f8b99",
}


def shown_rows(bill: Bill, *, decimal_comma: bool, brands: Container[str] = ()) -> list[ShownRow]:
    """Put a bill into rows; headings stand before things and tools. Of `brands` no other make will do."""
    comma = decimal_comma
    rows = [_material(row, bill.currency, comma, row.material in brands) for row in bill.rows]
    if bill.things:
        rows.append(ShownRow("heading", "", tr("Things")))
        rows += [_thing(row, bill.currency, comma) for row in bill.things]
    if bill.tools:
        rows.append(ShownRow("heading", "", tr("Tools and consumables")))
        rows += [_tool(row, bill.currency, comma) for row in bill.tools]
    briefs = brief_names([row.name for row in rows])
    return [replace(row, brief=brief) for row, brief in zip(rows, briefs, strict=True)]


def total_text(bill: Bill, *, decimal_comma: bool) -> str:
    """Write `$47.10 + 2 without price`."""
    return with_unpriced(format_money(bill.total, bill.currency, decimal_comma=decimal_comma), bill.without_price)


def with_unpriced(total: str, count: int) -> str:
    """Add to a total of how much it knows nothing: `$47.10 + 2 without price`."""
    return tr("{total} + {count} without price", total=total, count=count) if count else total


def figure(amount: Decimal | None, currency: str, *, decimal_comma: bool) -> str:
    """Write an amount without its sign, as in a column of a bill; an unknown one as a question."""
    if amount is None:
        return tr("price?")
    text = format_money(amount, currency, decimal_comma=decimal_comma)
    return "".join(letter for letter in text if letter.isdigit() or letter in ".,-")


def pack_words(count: int, unit: str, size: float = 1.0) -> str:
    """Write `1 sheet`, `2 packs`; what holds several pieces is a pack."""
    if size == 1 and is_counted(unit):
        return f"{count} {say(unit_word(unit, count))}"
    return tr_count("1 pack", "{count} packs", count)


def range_text(low: float, high: float, unit: str, *, decimal_comma: bool) -> str:
    """Write `6.5 to 9.7 g`, or one amount where both are written alike."""
    first, last = (format_amount(amount, unit, decimal_comma=decimal_comma) for amount in (low, high))
    if first == last:
        return last
    sign = last.rpartition(" ")[2]
    return tr("{low} to {high}", low=first.removesuffix(f" {sign}"), high=last)


def need_text(row: BillRow, *, decimal_comma: bool) -> str:
    """Write what is needed and its waste: `8.1 g + 25 % waste`, a range where the rate is weak."""
    need = range_text(*_need_range(row), row.unit, decimal_comma=decimal_comma)
    if not row.waste_pct:
        return need
    return tr("{need} + {waste} % waste", need=need, waste=format_number(row.waste_pct, decimal_comma=decimal_comma))


def _need_range(row: BillRow) -> tuple[float, float]:
    return (row.need_low, row.need_high) if row.is_range else (row.need, row.need)


def bought_text(row: BillRow) -> str:
    """Write what is bought and how it was counted: `2 sheets, laid out`, `1 pack, from 12 bars`."""
    packs = _packs_text(row)
    if not packs:
        return tr("on hand")
    if row.counted_by == "layout":
        return tr("{packs}, laid out", packs=packs)
    if row.counted_by == "bars":
        return tr_count("{packs}, from 1 bar", "{packs}, from {count} bars", row.bars, packs=packs)
    return tr("{packs}, by area", packs=packs) if row.counted_by == "area" else packs


def _packs_text(row: BillRow) -> str:
    """Write the packs of all sorts, empty if none is bought."""
    bought = [each for each in row.purchases if each.count]
    if len(bought) == 1:
        return pack_words(bought[0].count, bought[0].pack_unit, bought[0].pack_size)
    return pack_words(sum(each.count for each in bought), "", 0) if bought else ""


def _count(row: BillRow) -> str:
    count = sum(each.count for each in row.purchases)
    return f"{count} ×" if count else tr("on hand")


def _material(row: BillRow, currency: str, comma: bool, is_brand: bool) -> ShownRow:
    said = [need_text(row, decimal_comma=comma), *(say(note, decimal_comma=comma) for note in row.notes)]
    return ShownRow(
        "material",
        row.material,
        row.name,
        " · ".join(said),
        _packs_text(row) or tr("on hand"),
        figure(row.cost, currency, decimal_comma=comma) if row.purchases else "",
        _SWATCHES.get(row.category, OTHER_SWATCH),
        tuple(_more(row, currency, comma, is_brand)),
        row.items,
        row.price,
        count=_count(row),
    )


def _more(row: BillRow, currency: str, comma: bool, is_brand: bool) -> Iterator[str]:
    """What is worth knowing of a row that was opened."""
    if not any(each.count for each in row.purchases):
        yield tr("Nothing to buy")
    elif row.counted_by != "packs":
        yield tr("Buy {packs}", packs=bought_text(row))
    for each in row.purchases:
        if each.count and (row.counted_by == "packs" or each.shop):
            size = format_packed(each.pack_size, each.pack_unit, decimal_comma=comma)
            packs = pack_words(each.count, "", 0)
            if each.shop:
                yield tr("Buy {packs} of {size} at {shop}", packs=packs, size=size, shop=each.shop)
            else:
                yield tr("Buy {packs} of {size}", packs=packs, size=size)
    if row.on_hand:
        amount = format_amount(row.on_hand, row.unit, decimal_comma=comma)
        yield (
            tr("{amount} on hand, as the stash says", amount=amount)
            if row.on_hand_from == "stash"
            else tr("{amount} on hand", amount=amount)
        )
    if row.is_range:
        yield tr("The rate is weak: that is why the need is a range")
    if is_brand:
        yield tr("Must be this brand")
    if row.price is not None and row.purchases:
        yield tr("{price} a pack", price=format_money(row.price, currency, decimal_comma=comma))


def _thing(row: ThingRow, currency: str, comma: bool) -> ShownRow:
    sources = {"own": tr("I have it"), "buy": tr("buy"), "print": tr("print it"), "scratch": tr("build it")}
    placed = tr("{count} on the plan", count=row.count)
    held = (tr("{count} on hand", count=row.on_hand),) if row.on_hand else ()
    left = f"{row.count - row.on_hand} ×"
    return ShownRow(
        "thing",
        THING_PREFIX + row.thing,
        row.name,
        sources[row.source],
        left,
        figure(row.cost, currency, decimal_comma=comma),
        _SWATCHES["thing"],
        (placed, *held),
        row.items,
        row.price,
        count=left,
        source=row.source,
    )


def _tool(row: ToolRow, currency: str, comma: bool) -> ShownRow:
    return ShownRow(
        "tool",
        row.material,
        row.name,
        say(row.why),
        tr("have") if row.have else "1 ×",
        "" if row.have else figure(row.price, currency, decimal_comma=comma),
        _SWATCHES["tool"],
        price=row.price,
        have=row.have,
        count="" if row.have else "1 ×",
    )
