"""What a builder should know of the layers of a cover: how tall fibres stand, in how many patches and passes to sow.

Also what is odd about them, as issues. What the layers take is in `cover_sums`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.compatibility import waits
from diorama_planner.catalogue.material import Material
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_length, format_number
from diorama_planner.formulas.sowing import grass_height_mm, is_usual_height, patch_mm2, patches
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cover_layers import is_whole, made_whole, mixes_of
from diorama_planner.kinds.shared import uncounted
from diorama_planner.model.record import Coat, Coats, Item

_STEPS = {"static_grass": "static_grass", "turf": "turf", "ground": "leaf", "ballast": "leaf"}
"""The build step whose hours tell how quickly a category is sown."""

Made = Sequence[tuple[Coat, Material]]


def made_of(layers: Sequence[Coat], catalogue: Catalogue) -> list[tuple[Coat, Material]]:
    """Give layers with their materials, those that are in the catalogue."""
    found = ((layer, catalogue.material_map.get(layer.material)) for layer in layers)
    return [(layer, material) for layer, material in found if material is not None]


def fibre_mm(material: Material) -> float | None:
    """Length of the fibres of static grass; None for anything else."""
    return material.length_mm if material.category == "static_grass" else None


def notes_on(layers: Sequence[Coat], ground_mm2: float, around: Around) -> Iterator[Message]:
    """Tell how tall the fibres stand, how many passes and patches it takes, and what must dry."""
    made = made_of(layers, around.catalogue)
    yield from _heights(made, around.scale)
    yield from _patches(made, ground_mm2, around.catalogue)
    for material, hours in waits([material for _, material in made]):
        yield msg("Let {glue} dry for {hours} h before the next layer", glue=material.label, hours=_number(hours))


def _heights(made: Made, scale: float) -> Iterator[Message]:
    lengths = {fibre for _, material in made if (fibre := fibre_mm(material))}
    for fibre in sorted(lengths):
        yield msg(
            "{fibre} fibres: grass {height} tall in 1:{scale}",
            fibre=Shown(format_length, fibre),
            height=Shown(_metres, grass_height_mm(fibre, scale)),
            scale=_number(scale),
        )


def _patches(made: Made, ground_mm2: float, catalogue: Catalogue) -> Iterator[Message]:
    """How much can be sown on each glue before it skins over, and so in how many patches; how many passes."""
    hours = {step.id: step.hours_per_m2 for step in catalogue.steps()}
    glue: Material | None = None
    told: set[tuple[str, float]] = set()
    for layer, material in made:
        if material.category == "glue":
            glue = material
        pace = hours.get(_STEPS.get(material.category, ""))
        if pace is not None and glue is not None and glue.working_min and layer.density > 0:
            if (glue.id, pace) not in told:
                yield _in_patches(glue, glue.working_min, pace, ground_mm2)
            told.add((glue.id, pace))
            glue = None
    passes = _passes(made)
    if passes > 1:
        yield msg("Fibres in {count} passes", count=passes)
    categories = {material.category for _, material in made}
    if "glue" not in categories and categories & {"static_grass", "turf"}:
        yield msg("No glue is counted: lay it under them as a layer")


def _in_patches(glue: Material, open_min: float, pace: float, ground_mm2: float) -> Message:
    count = patches(ground_mm2, open_min, pace)
    name, minutes = glue.label, _number(open_min)
    if count <= 1:
        return msg("{glue} stays open for {minutes} min: long enough to sow all at once", glue=name, minutes=minutes)
    return msg(
        "Sow {count} patches one after the other: {glue} stays open for {minutes} min, enough for {area}",
        count=count,
        glue=name,
        minutes=minutes,
        area=Shown(format_area, patch_mm2(open_min, pace)),
    )


def _passes(made: Made) -> int:
    """How often fibres are sown: once for every mix, and again for what is denser than full."""
    fibres = {material.id for _, material in made if material.category == "static_grass"}
    mixes = mixes_of([layer for layer, _ in made])
    sown = [max((part.density for part in mix if part.material in fibres), default=0.0) for mix in mixes]
    return sum(math.ceil(density) for density in sown)


def issues_of(item: Item, field: str, layers: Coats, name: str, around: Around) -> Iterator[Issue]:
    """Fibres of an odd length for the scale, mixes that are not whole, materials that nobody can count.

    `field` names the list of layers in the record; one without a list keeps its material in `material`.
    """
    for material_id in dict.fromkeys(layer.material for layer in layers):
        yield from uncounted(item, name, material_id, "mm2", around)
    for _, material in _once(made_of(layers, around.catalogue)):
        fibre = fibre_mm(material)
        if fibre and not is_usual_height(grass_height_mm(fibre, around.scale)):
            text = msg(
                "{name}: {fibre} fibres are grass {height} tall in 1:{scale}",
                name=name,
                fibre=format_length(fibre),
                height=_metres(grass_height_mm(fibre, around.scale)),
                scale=_number(around.scale),
            )
            fixes = _better_fibres(item, field, layers, material, around)
            yield Issue("odd-fibre", Severity.HINT, item.id, text, fixes)
    for mix in mixes_of(layers):
        if not is_whole(mix):
            total = sum(layer.share for layer in mix)
            text = msg("{name}: the shares of a mix come to {total} %, not 100", name=name, total=_number(total))
            fix = Fix(msg("Share it out to 100 %"), "set_fields", _fields(item, **{field: made_whole(layers)}))
            yield Issue("mix-not-whole", Severity.WARNING, item.id, text, (fix,))
            return


def _once(made: Made) -> Made:
    return list({material.id: (layer, material) for layer, material in made}.values())


def _better_fibres(item: Item, field: str, layers: Coats, material: Material, around: Around) -> tuple[Fix, ...]:
    """Offer the fibres nearest in length that are usual in the scale."""
    lengths = {each: fibre for each in around.catalogue.materials() if (fibre := fibre_mm(each))}
    usual = {each: fibre for each, fibre in lengths.items() if is_usual_height(grass_height_mm(fibre, around.scale))}
    if not usual:
        return ()
    near = min(usual, key=lambda each: abs(math.log(usual[each] / lengths[material])))
    changed = tuple(replace(each, material=near.id) if each.material == material.id else each for each in layers)
    fields = {field: changed} if getattr(item, field) else {"material": near.id}
    return (Fix(msg("Use {material}", material=near.label), "set_fields", _fields(item, **fields)),)


def _fields(item: Item, **fields: object) -> Mapping[str, object]:
    return {"id": item.id, "fields": fields}


def _number(value: float) -> str:
    return format_number(value)


def _metres(mm: float, *, decimal_comma: bool = False) -> str:
    """Write a real height: metres from half a metre on, else millimetres."""
    unit = "m" if mm >= 500.0 else "mm"
    return format_length(mm, unit, precision=2 if unit == "m" else 0, decimal_comma=decimal_comma)
