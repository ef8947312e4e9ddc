"""The card of a pour: its plan in words, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from diorama_planner.catalogue.material import Material
from diorama_planner.core.figures import format_decimal
from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.formulas.resin import cup_limit_ml, with_waste
from diorama_planner.kinds.cards import Card, CardPart, Row
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.pour_plan import Layer, PourPlan, SealCoat, pour_plan
from diorama_planner.kinds.shared import item_name
from diorama_planner.kinds.waters import Water

MENISCUS_MM = (1.0, 3.0)
"""How far resin creeps up whatever it touches. Builder's practice, unsourced."""

MOST_POOLS = 6
_HOURS_OF_A_DAY = 24.0


def card(item: Pour, around: Around) -> Card | None:
    """The card; None where nothing is wet."""
    plan = pour_plan(item, around)
    if plan is None:
        return None
    name = item_name(item, "Pour")
    parts = (
        CardPart(msg("Volume"), tuple(_volume(plan, around.scale))),
        _layers(plan),
        CardPart(msg("Mixing"), tuple(_mixing(plan))),
        CardPart(msg("Before you pour"), tuple(_before(plan, around.scale))),
        CardPart(msg("Schedule"), tuple((_hours(step.hours), step.what) for step in plan.steps)),
        CardPart(msg("Mind"), tuple(_mind(item, plan))),
    )
    title = msg("{name}: {material}", name=name, material=plan.material.label)
    return Card(title, tuple(part for part in parts if part.rows))


def bench(item: Pour, around: Around) -> tuple[CardPart, ...]:
    """Its layers with what is mixed for each, and how it is mixed, for the card of the whole plan."""
    plan = pour_plan(item, around)
    if plan is None:
        return ()
    rows = list(_mixing(plan))
    pairs = enumerate(row for row in rows if len(row) > 1)
    values = {f"part{place}": msg("{name} {value}", name=name, value=value) for place, (name, value) in pairs}
    said = [row for row in rows if len(row) == 1]
    if values:
        said.insert(0, (msg(" · ".join(f"{{{name}}}" for name in values), **values),))
    if plan.seal_coat is not None:
        said.append((msg("Seal first: {what}.", what=_sealed(plan.seal_coat)),))
    layers = _layers(plan)
    title = msg("{name}: {material}", name=item_name(item, "Pour"), material=plan.material.label)
    return (replace(layers, title=title, rows=(*layers.rows, *said)),)


def _volume(plan: PourPlan, scale: float) -> Iterator[Row]:
    water = plan.water
    waste, volume = plan.material.waste_pct or 0.0, plan.volume_mm3
    yield msg("In the plan"), _ml(volume)
    if waste:
        wasted = _ml(with_waste(volume, waste))
        yield msg("With {waste} % waste", waste=Shown(_plain, waste)), wasted
    yield msg("Surface"), msg("{area}", area=Shown(format_area, water.area_mm2))
    yield msg("Deepest"), _deepest(water, scale)
    if plan.pools:
        shown = tuple(_ml(pool.volume_mm3) for pool in plan.pools[:MOST_POOLS])
        more = len(plan.pools) - len(shown)
        rest = (msg("{count} more", count=more),) if more else ()
        yield msg("Hollows"), msg("{count}: {volumes}", count=len(plan.pools), volumes=(*shown, *rest))


def _deepest(water: Water, scale: float) -> Message:
    depth, real = Shown(format_length, water.max_depth_mm), Shown(format_length, water.max_depth_mm * scale)
    if water.deepest_at is None:
        return msg("{depth} everywhere, real {real}", depth=depth, real=real)
    x, y = (Shown(format_length, round(value, 1)) for value in water.deepest_at)
    return msg("{depth}, real {real}, at x {x}, y {y}", depth=depth, real=real, x=x, y=y)


def _layers(plan: PourPlan) -> CardPart:
    """One row for each layer, or for each run of layers that are alike."""
    mixes = [layer.mix for layer in plan.layers if layer.mix is not None]
    by_ml, by_g = any(mix.parts_ml for mix in mixes), any(mix.parts_g for mix in mixes)
    noun = msg("Coat") if plan.coat_mm is not None else msg("Layer")
    head = [noun, msg("Deep"), msg("Mix ml") if mixes else msg("ml")]
    head += [msg("A ml"), msg("B ml")] if by_ml else []
    head += [msg("A g"), msg("B g")] if by_g else []
    head.append(msg("At"))
    rows = []
    for _, run in groupby(plan.layers, key=lambda layer: (round(layer.with_waste_mm3, 1), round(layer.depth_mm, 6))):
        alike = list(run)
        first = alike[0]
        numbers = f"{first.number}" if len(alike) == 1 else f"{first.number}-{alike[-1].number}"
        row = [msg("{numbers}", numbers=numbers), msg("{mm}", mm=Shown(format_length, first.depth_mm))]
        row.append(_figure(first.with_waste_mm3 / 1000.0))
        row += _parts(first, by_ml, by_g)
        rows.append((*row, _hours(first.start_h)))
    return CardPart(msg("Coats") if plan.coat_mm is not None else msg("Layers"), tuple(rows), tuple(head))


def _parts(layer: Layer, by_ml: bool, by_g: bool) -> list[Message]:
    mix = layer.mix
    found: list[Message] = []
    for wanted, parts in ((by_ml, mix and mix.parts_ml), (by_g, mix and mix.parts_g)):
        if wanted:
            found += [_figure(part) for part in parts] if parts else [msg("-"), msg("-")]
    return found


def _mixing(plan: PourPlan) -> Iterator[Row]:
    material, first = plan.material, plan.layers[0]
    if first.mix is not None:
        yield msg("Ratio"), msg("{ratio}", ratio=material.mix_ratio or "A:B")
        for why in (first.mix.why_no_ml, first.mix.why_no_g):
            if why is not None:
                yield (why,)
    else:
        yield (msg("One part: it is used as it comes."),)
    smallest = plan.smallest_mix_ml
    least = min(layer.with_waste_mm3 for layer in plan.layers) / 1000.0
    if smallest is not None and least < smallest:
        text = msg("{ml}: less cannot be measured well enough", ml=_ml(smallest * 1000.0))
        yield msg("Smallest mix"), text
    if plan.cups > 1:
        limit = _ml(cup_limit_ml(material.working_min) * 1000.0)
        yield msg("Cups"), msg("{count}, {limit} each at most: more gets hot", count=plan.cups, limit=limit)
    if plan.drops is not None and plan.drops >= 1.0:
        drops = counted("one drop", "{count} drops", round(plan.drops))
        yield msg("Tint"), msg("about {drops} in all for murky water", drops=drops)
    elif plan.drops:
        yield msg("Tint"), msg("less than a drop in all for murky water: tint with the tip of a pin")
    if material.working_min:
        yield msg("Working time"), msg("{minutes} min", minutes=Shown(_plain, material.working_min))


def _before(plan: PourPlan, scale: float) -> Iterator[Row]:
    if plan.coat_mm is None:
        yield (msg("Level the base both ways: resin finds its own level, not that of the table."),)
    if plan.seal_coat is not None:
        yield msg("Seal first"), _sealed(plan.seal_coat)
    elif plan.material.foam_safe in {"no", "seal first"}:
        yield (msg("No seal coat is planned: bare foam and wood bubble, and some foam is dissolved."),)
    for edge in plan.dams:
        length, height = (
            Shown(format_length, round(edge.length_mm, 1)),
            Shown(format_length, round(edge.height_mm, 2)),
        )
        where = edge.side or "inside"
        yield msg("Dam, {where}", where=where), msg("{length} long, {height} high", length=length, height=height)
    if plan.kerb is not None:
        left, kerb = round(plan.kerb.left_mm, 2), round(plan.kerb.height_mm, 2)
        text = msg(
            "{left} of {kerb} is left: {real} in reality",
            left=Shown(format_length, left),
            kerb=Shown(format_length, kerb),
            real=Shown(format_length, round(plan.kerb.left_mm * scale)),
        )
        yield msg("Kerb"), text


def _sealed(seal: SealCoat) -> Message:
    text = msg(
        "{area}, {coats} of {name}",
        area=Shown(format_area, seal.area_mm2),
        coats=counted("one coat", "{count} coats", seal.coats),
        name=seal.material.label,
    )
    return text if seal.ml is None else msg("{text}: {ml}", text=text, ml=_ml(seal.ml * 1000.0))


def _mind(item: Pour, plan: PourPlan) -> Iterator[Row]:
    material = plan.material
    if plan.coat_mm is None:
        low, high = (Shown(format_length, mm) for mm in MENISCUS_MM)
        yield (
            msg(
                "It creeps {low} to {high} up walls and banks: mask them, or matt that rim later.", low=low, high=high
            ),
        )
    if material.surface_hard is False:
        yield (msg("It never gets hard enough to stand things on: set them into it, or on posts."),)
    yield from _limits(plan, material, levels=item.mode != "puddles")
    if material.notes:
        yield (msg("{notes}", notes=material.notes[0].upper() + material.notes[1:]),)


def _limits(plan: PourPlan, material: Material, *, levels: bool) -> Iterator[Row]:
    depth = plan.water.max_depth_mm
    if levels and plan.coat_mm is None and material.min_film_mm and depth < material.min_film_mm:
        text = msg(
            "It settles at about {film}: {depth} will not level by itself.",
            film=Shown(format_length, material.min_film_mm),
            depth=Shown(format_length, depth),
        )
        yield (text,)
    if material.max_total_mm and depth > material.max_total_mm:
        yield (msg("Too deep: {limit} in all is the most.", limit=Shown(format_length, material.max_total_mm)),)


def _hours(hours: float | None) -> Message:
    if hours is None:
        return msg("see label")
    if hours < _HOURS_OF_A_DAY:
        return msg("{hours} h", hours=Shown(_plain, hours))
    return msg("{hours} h, day {day}", hours=Shown(_plain, hours), day=int(hours // _HOURS_OF_A_DAY) + 1)


def _ml(mm3: float) -> Message:
    return msg("{ml}", ml=Shown(_volume_text, mm3))


def _figure(value: float) -> Message:
    return msg("{value}", value=Shown(_tabled, value))


def _volume_text(mm3: float, /, *, decimal_comma: bool = False) -> str:
    return f"{_plain(mm3 / 1000.0, decimal_comma=decimal_comma)} ml"


def _tabled(value: float, /, *, decimal_comma: bool = False) -> str:
    return format_decimal(value, precision=1 if value >= 1.0 else 2, trim=False, decimal_comma=decimal_comma)


def _plain(value: float, /, *, decimal_comma: bool = False) -> str:
    """One decimal, two of what is small."""
    precision = 1 if value >= 1.0 or value == 0 else 2
    return format_decimal(value, precision=precision, trim=True, decimal_comma=decimal_comma)
