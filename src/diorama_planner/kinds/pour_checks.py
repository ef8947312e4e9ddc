"""What may go wrong with a pour: it runs off, does not level, is too deep, too hot, or never gets hard."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.coverage import has_rule
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.mixing import is_two_part
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length, format_volume
from diorama_planner.formulas.resin import cup_limit_ml, with_waste
from diorama_planner.geometry.region import overlap_area
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.overhang import area_over
from diorama_planner.kinds.pour import (
    SMALL_MM,
    Pour,
    area,
    carriageways,
    coat_of,
    film_depth,
    is_even,
    is_uneven,
    surface_height,
    water,
    wet_area,
)
from diorama_planner.kinds.pour_plan import layer_tops, open_edges
from diorama_planner.kinds.shared import item_name, uncounted
from diorama_planner.kinds.waters import OpenEdge, Water

COATS_MM = (0.1, 0.3)
"""A brushed coat is between these. Builder's practice, unsourced."""

LEVEL_GRADE = 0.01
"""On a steeper slope what is poured runs down before it sets. Builder's practice, unsourced."""

HARD_MATERIAL, VARNISH = "epoxy_coating", "gloss_varnish_60"
VARNISH_MM = 0.4

_SIDES = {
    "front": "the front edge",
    "back": "the back edge",
    "left": "the left edge",
    "right": "the right edge",
}


def check(item: Pour, around: Around) -> list[Issue]:
    """Edges that nothing holds; what the product does not do; a dry bed; the edge of the base."""
    name = item_name(item, "Pour")
    found = [_needs_dam(item, name, edge) for edge in open_edges(item, around)]
    material = around.catalogue.material_map.get(item.material)
    if material is not None:
        pool = water(item, around)
        found += _depth_limits(item, name, material, pool)
        found += _coats(item, name, material)
        found += _heat(item, name, material, pool)
        found += _runs_down(item, name, material, around)
        found += _soft(item, name, material, around)
        found += _uncounted(item, name, material, around)
    found += _roadless(item, name, around)
    found += area_over(item, name, item.outline_mm, item.curves_mm, around)
    if item.sealer:
        found += uncounted(item, name, item.sealer, "mm2", around)
    return found


def _needs_dam(item: Pour, name: str, edge: OpenEdge) -> Issue:
    text = msg(
        "{name} runs off {side}, {length}: a dam {height} high is needed",
        name=name,
        side=_SIDES.get(edge.side, "its edge"),
        length=format_length(edge.length_mm),
        height=format_length(edge.height_mm),
    )
    args = {"id": item.id, "line": [list(point) for point in edge.line], "height_mm": edge.height_mm}
    return Issue("needs-dam", Severity.WARNING, item.id, text, (Fix(msg("Add a dam"), "add_dam", args),))


def _depth_limits(item: Pour, name: str, material: Material, pool: Water) -> Iterator[Issue]:
    depth = pool.max_depth_mm
    if depth <= SMALL_MM:
        yield _dry(item, name)
    elif material.min_film_mm and depth < material.min_film_mm and _should_level(item, material):
        text = msg(
            "{name}: {material} settles at about {film} and will not level at {depth}; use a film product or puddles",
            name=name,
            material=material.name,
            film=format_length(material.min_film_mm),
            depth=format_length(depth),
        )
        puddles = _set(item, msg("Make it puddles"), mode="puddles")
        fields = {"mode": "film", "material": VARNISH, "depth_mm": VARNISH_MM, "level_mm": None, "coat_mm": None}
        varnish = _set(item, msg("Varnish it in thin coats"), **fields)
        yield Issue("film-too-thin", Severity.HINT, item.id, text, (puddles, varnish))
    elif material.max_total_mm and depth > material.max_total_mm + SMALL_MM:
        text = msg(
            "{name} is {depth} deep, but {material} may be poured {limit} in all",
            name=name,
            depth=format_length(depth),
            material=material.name,
            limit=format_length(material.max_total_mm),
        )
        yield Issue("pour-too-deep", Severity.ERROR, item.id, text)


def _should_level(item: Pour, material: Material) -> bool:
    """Whether it has to find its own level: puddles and what is brushed have not."""
    return item.mode != "puddles" and coat_of(item, material) is None


def _dry(item: Pour, name: str) -> Issue:
    text = msg("{name} holds no water: there is no bed below its level", name=name)
    fixes: tuple[Fix, ...] = ()
    if item.mode == "puddles" and item.made_by == "ground":
        text = msg("{name} is dry: the ground there has no hollows", name=name)
        fixes = (_set(item, msg("Make the hollows by noise"), made_by="noise"),)
    return Issue("dry-pour", Severity.WARNING, item.id, text, fixes)


def _coats(item: Pour, name: str, material: Material) -> Iterator[Issue]:
    coat = coat_of(item, material)
    if coat is None or COATS_MM[0] - 1e-9 <= coat <= COATS_MM[1] + 1e-9:
        return
    text = msg(
        "{name}: a coat of {coat} is not brushed; {low} to {high} is usual",
        name=name,
        coat=format_length(coat),
        low=format_length(COATS_MM[0]),
        high=format_length(COATS_MM[1]),
    )
    near = min(max(coat, COATS_MM[0]), COATS_MM[1])
    fix = _set(item, msg("Coats of {coat}", coat=format_length(near)), coat_mm=near)
    yield Issue("unusual-coat", Severity.HINT, item.id, text, (fix,))


def _heat(item: Pour, name: str, material: Material, pool: Water) -> Iterator[Issue]:
    if not is_two_part(material) or pool.max_depth_mm <= SMALL_MM:
        return
    limit = cup_limit_ml(material.working_min)
    layers = len(layer_tops(item, material, pool.max_depth_mm))
    mixed = with_waste(pool.volume_mm3 / layers, material.waste_pct or 0.0) / 1000.0
    if mixed <= limit:
        return
    text = msg(
        "{name}: {mix} of {material} at once get hot in the cup; mix no more than {limit} at a time",
        name=name,
        mix=format_volume(mixed * 1000.0),
        material=material.label,
        limit=format_volume(limit * 1000.0),
    )
    yield Issue("pour-heat", Severity.HINT, item.id, text)


def _runs_down(item: Pour, name: str, material: Material, around: Around) -> Iterator[Issue]:
    """A poured film on a slope; its rise is that of the highest over the lowest ground, along its longer side."""
    if not is_even(item) or coat_of(item, material) is not None:
        return
    region = area(item, around)
    if region.is_empty:
        return
    xmin, ymin, xmax, ymax = region.bounds
    rise = around.ground.highest(region) - around.ground.lowest(region)
    if rise <= LEVEL_GRADE * max(xmax - xmin, ymax - ymin) or rise <= (film_depth(item) or 0.0):
        return
    text = msg(
        "{name} lies on a slope that rises by {rise}: what is poured runs down it; brush it on in thin coats",
        name=name,
        rise=format_length(rise),
    )
    fix = _set(item, msg("Brush it on in coats of {coat}", coat=format_length(0.2)), coat_mm=0.2)
    yield Issue("film-runs-down", Severity.HINT, item.id, text, (fix,))


def _soft(item: Pour, name: str, material: Material, around: Around) -> Iterator[Issue]:
    """Something that stands on what never gets hard; posts and walls that go through it stand on the ground."""
    if material.surface_hard is not False or is_uneven(item):
        return
    region = wet_area(item, around)
    top, depth = surface_height(item, around), film_depth(item) or 0.0
    for other, prisms in around.bodies(region, item):
        for prism in prisms:
            surface = around.ground.height_at(*prism.region.centroid) + depth if is_even(item) else top
            if abs(prism.bottom_mm - surface) > 5 * SMALL_MM or overlap_area(prism.region, region) <= 0.0:
                continue
            text = msg(
                "{thing} stands on {name}, but {material} never gets hard enough for that",
                thing=item_name(other, "A thing"),
                name=name,
                material=material.label,
            )
            fix = _set(item, msg("Take a resin that sets hard"), material=HARD_MATERIAL)
            yield Issue("soft-surface", Severity.WARNING, item.id, text, (fix,))
            return


def _roadless(item: Pour, name: str, around: Around) -> Iterator[Issue]:
    if item.keeps_to_road and is_even(item) and not carriageways(item, around):
        text = msg("{name} keeps to the road, but lies on none", name=name)
        fix = _set(item, msg("Keep to its outline"), keeps_to_road=False)
        yield Issue("no-road-under", Severity.HINT, item.id, text, (fix,))


def _uncounted(item: Pour, name: str, material: Material, around: Around) -> tuple[Issue, ...]:
    if has_rule(material, "mm2") and coat_of(item, material) is not None:
        return ()
    return uncounted(item, name, item.material, "mm3", around)


def _set(item: Pour, label: Message, **fields: object) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})
