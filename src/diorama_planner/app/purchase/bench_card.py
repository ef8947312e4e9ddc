"""The card for the bench: everything of a plan that is mixed, thinned and waited for, on one page.

Pours say themselves what is mixed for them; powders, glue, paint and times follow from the rows of the bill.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.dilutions import dilutions_of, parts_of, powder_mix
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.mixing import NOT_BY_WEIGHT, is_two_part, mix_of
from diorama_planner.catalogue.precautions import precautions
from diorama_planner.core.figures import format_decimal
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.formulas.resin import split_by_ratio, with_waste
from diorama_planner.kinds.cards import Card, CardPart, Row
from diorama_planner.kinds.registry import kind_of
from diorama_planner.takeoff.bill_rows import Bill, BillRow
from diorama_planner.takeoff.writing import amount_writer

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.reference_rows import Dilution

_WET = frozenset({"resin", "glue", "paint", "varnish", "weathering", "plaster", "clay", "ground", "casting"})
"""Categories of what is mixed, brushed or poured, and dries."""

_TWO_PART = frozenset({"casting", "glue"})
_LIQUID = frozenset({"ml", "g"})
_HOURS_OF_A_DAY, _MINUTES = 24.0, 60.0


def bench_card(session: Session, bill: Bill | None = None) -> Card | None:
    """Give the card of a plan; None where nothing is mixed, brushed or poured."""
    bill = session.bill() if bill is None else bill
    known = session.catalogue.material_map
    used = [known[row.material] for row in bill.rows if row.material in known]
    needed = [known[tool.material] for tool in bill.tools if tool.material in known]
    at_bench = list(dict.fromkeys(each for each in (*used, *needed) if each.category in _WET))
    rows = session.catalogue.dilutions()
    parts = (
        *_pours(session),
        _two_part(bill, known),
        _powders(bill, known),
        _thinned(bill, needed, known, rows),
        _times(at_bench),
        CardPart(msg("Wear and air"), tuple((text,) for text in precautions([*at_bench, *used]))),
    )
    shown = tuple(part for part in parts if part.rows)
    if not at_bench:
        return None
    return Card(msg("Bench card: {project}", project=session.title), shown)


def _pours(session: Session) -> Iterator[CardPart]:
    around = session.around()
    for item in sorted(session.document.items(), key=lambda item: (item.order, item.id)):
        yield from kind_of(item).bench(item, around)


def _two_part(bill: Bill, known: Mapping[str, Material]) -> CardPart:
    """Rubber, casting resin and glue of two parts; what is poured is told layer by layer."""
    head = (msg("Two parts"), msg("Mix"), msg("A"), msg("B"), msg("Ratio"))
    rows: list[Row] = []
    for row in bill.rows:
        material = known.get(row.material)
        if material is None or material.category not in _TWO_PART or not is_two_part(material):
            continue
        parts, why = _parts(material, row)
        told = [_amount(part, row.unit) for part in parts] if parts else [msg("-"), msg("-")]
        ratio = msg("{ratio}", ratio=material.mix_ratio or "A:B")
        rows.append((msg("{name}", name=row.name), _with_waste(row), *told, ratio))
        if why is not None:
            rows.append((why,))
    return CardPart(msg("Rubber, casting resin and glue"), tuple(rows), head)


def _parts(material: Material, row: BillRow) -> tuple[tuple[float, float] | None, Message | None]:
    """A and B in the unit of a row, and why there are none: grams by a ratio by weight, millilitres by volume."""
    if row.unit == "g":
        if material.mix_weight is None:
            return None, NOT_BY_WEIGHT
        return split_by_ratio(row.with_waste, *material.mix_weight), None
    mix = mix_of(material, row.with_waste * 1000.0) if row.unit == "ml" else None
    return (None, None) if mix is None else (mix.parts_ml, mix.why_no_ml)


# -- powders ------------------------------------------------------------------------------------------------


def _powders(bill: Bill, known: Mapping[str, Material]) -> CardPart:
    head = (msg("Powder"), msg("Take"), msg("Water"), msg("Ratio"), msg("Sets in"))
    rows: list[Row] = []
    for row in bill.rows:
        material = known.get(row.material)
        mix = None if material is None else powder_mix(material, row.with_waste, row.unit)
        if material is None or mix is None:
            continue
        water = msg("-") if mix.water is None else _amount(mix.water, row.unit)
        ratio = msg("{a}:{b} by {what}", a=_plain(mix.ratio[0]), b=_plain(mix.ratio[1]), what=mix.by)
        rows.append((msg("{name}", name=row.name), _with_waste(row), water, ratio, _minutes(material.working_min)))
        if mix.why_no_water is not None:
            rows.append((mix.why_no_water,))
    return CardPart(msg("Plaster and powders"), tuple(rows), head)


# -- glue and paint -----------------------------------------------------------------------------------------


def _thinned(
    bill: Bill, needed: Iterable[Material], known: Mapping[str, Material], table: Iterable[Dilution]
) -> CardPart:
    """Each way in which a paint or glue is thinned, with the plan's amounts where the bill counts them."""
    head = (msg("Thin"), msg("Parts"), msg("Product"), msg("Thinner"))
    amounts = {row.material: row for row in bill.rows}
    called_for = {row.category for row in bill.rows}
    ways = [way for way in table if not way.for_categories or called_for.intersection(way.for_categories)]
    rows: list[Row] = []
    for material in (*(known[row.material] for row in bill.rows if row.material in known), *needed):
        for way in dilutions_of(material, ways):
            counted = amounts.get(material.id)
            amount = (counted.with_waste, counted.unit) if counted is not None else _by_area(material, way, bill)
            rows.append(_way(material, way, amount))
            said = msg("{notes}. ", notes=_begun(way.notes)) if way.notes else ""
            rows.append((msg("{said}Source: {source}", said=said, source=way.source),))
    return CardPart(msg("Glue, paint and washes"), tuple(rows), head)


def _by_area(material: Material, way: Dilution, bill: Bill) -> tuple[float, str] | None:
    """What a glue that is bought once takes for the areas that call for it, by its own rate; None if not known."""
    areas = [row.measured for row in bill.rows if row.category in way.for_categories and row.measured_unit == "mm2"]
    if way.counted == "by hand" or not areas or not has_rule(material, "mm2"):
        return None
    need = need_for_area(material, math.fsum(areas))
    return with_waste(need.amount, material.waste_pct or 0.0), need.unit


def _way(material: Material, way: Dilution, counted: tuple[float, str] | None) -> Row:
    name = msg("{name}: {use}", name=material.label, use=way.use)
    product, more = msg("as needed"), msg("as needed")
    if counted is not None and counted[1] in _LIQUID:
        product, more = (_amount(amount, counted[1]) for amount in parts_of(way, counted[0]))
    if not way.thinner_parts:
        return name, msg("-"), product, msg("as it comes")
    ratio = msg("{a}:{b}", a=_plain(way.product_parts), b=_plain(way.thinner_parts))
    return name, ratio, product, msg("{thinner}, {amount}", thinner=way.thinner, amount=more)


# -- times --------------------------------------------------------------------------------------------------


def _times(materials: Iterable[Material]) -> CardPart:
    head = (msg("Product"), msg("Work within"), msg("Next layer"), msg("Dry"), msg("Hard"))
    rows = [
        (
            msg("{name}", name=each.label),
            _minutes(each.working_min),
            _hours(each.recoat_h if each.recoat_h is not None else each.cure_hours),
            _hours(each.cure_hours),
            _hours(each.full_cure_hours),
        )
        for each in materials
        if each.working_min or each.cure_hours or each.full_cure_hours
    ]
    return CardPart(msg("Times"), tuple(rows), head)


# -- words --------------------------------------------------------------------------------------------------


def _with_waste(row: BillRow) -> Message:
    return _amount(row.with_waste, row.unit)


def _amount(value: float, unit: str) -> Message:
    return msg("{amount}", amount=Shown(amount_writer(unit), value))


def _plain(value: float) -> Shown:
    return Shown(format_number, value)


def _minutes(minutes: float | None) -> Message:
    return msg("see label") if not minutes else msg("{minutes} min", minutes=_plain(minutes))


def _hours(hours: float | None) -> Message:
    """Write minutes, hours or days, whichever reads best; nothing that the label does not say."""
    if hours is None:
        return msg("see label")
    if hours < 1:
        return msg("{minutes} min", minutes=Shown(_whole, hours * _MINUTES))
    if hours <= 2 * _HOURS_OF_A_DAY:
        return msg("{hours} h", hours=_plain(hours))
    return msg("{days} days", days=_plain(round(hours / _HOURS_OF_A_DAY, 1)))


def _whole(value: float, /, *, decimal_comma: bool = False) -> str:
    return format_decimal(value, precision=0, trim=False, decimal_comma=decimal_comma)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
