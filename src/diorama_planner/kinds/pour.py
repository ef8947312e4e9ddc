"""The record of a pour and where its resin lies: the area, the level, how much of it, and what it wets.

Three ways: it finds a level of its own, it lies as an even film, or it stands in hollows that noise makes. What is
bought is in `pour_bill`, how it is poured in `pour_plan`, what may go wrong in `pour_checks`, and
`pour_kind` holds it all together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule
from diorama_planner.catalogue.material import Material
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.geometry.region import Region, difference, empty_region, intersection, union_all
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import area_region
from diorama_planner.kinds.waters import Unevenness, Water
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

USUAL_COAT_MM = 0.2
"""Varnish and thin resin are brushed on 0.1 to 0.3 mm thick. Builder's practice, unsourced."""

BRUSHED_MM = 0.5
"""What may not be laid thicker is brushed, not poured."""

SMALL_MM = 0.01
_ON_THE_WAY_MM2 = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Pour(Item):
    """Resin, water or varnish within an outline.

    `fill` has a flat surface, at `level_mm` over the base top or `depth_mm` over the lowest place; `film` lies
    `depth_mm` thick wherever it is, in coats of `coat_mm` if it is brushed; `puddles` wet a `share`.
    """

    kind: ClassVar[str] = "pour"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    mode: Annotated[str, Spec(Role.CHOICE, "Mode", choices=("fill", "film", "puddles"))] = "fill"
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "epoxy_coating"
    level_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Level", when=("mode", ("fill",)))] = None
    depth_mm: Annotated[float | None, Spec(Role.BENCH_LENGTH, "Depth", positive=True)] = None
    coat_mm: Annotated[
        float | None, Spec(Role.BENCH_LENGTH, "Coat", positive=True, when=("mode", ("film", "puddles")))
    ] = None
    keeps_to_road: Annotated[bool, Spec(Role.FLAG, "Keep to the road", when=("mode", ("film",)))] = False
    hollows: Annotated[str, Spec(Role.CHOICE, "Hollows", choices=("all", "deepest"), when=("mode", ("fill",)))] = (
        "all"
    )
    made_by: Annotated[
        str, Spec(Role.CHOICE, "Hollows by", choices=("noise", "ground"), when=("mode", ("puddles",)))
    ] = "noise"
    share: Annotated[float, Spec(Role.RATIO, "Share wet", minimum=0.0, maximum=1.0, when=("mode", ("puddles",)))] = (
        0.5
    )
    puddle_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Puddle size", positive=True, when=("mode", ("puddles",)))] = (
        25.0
    )
    seed: Annotated[int, Spec(Role.COUNT, "Seed", minimum=0, when=("mode", ("puddles",)))] = 0
    sealer: Annotated[str, Spec(Role.MATERIAL, "Seal coat")] = ""
    look: Annotated[str, Spec(Role.CHOICE, "Look", choices=("auto", "wet", "water", "clear"))] = "auto"
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)


def outline(item: Pour, around: Around) -> Region:
    """The area as drawn; the water keeps to the bed even if this is larger."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def film_depth(item: Pour) -> float | None:
    """How deep it is poured in mm; None if its surface is at a level."""
    has_level = item.level_mm is not None and (item.depth_mm is None or item.mode == "fill")
    return None if has_level else item.depth_mm or 1.0


def is_even(item: Pour) -> bool:
    """Whether it lies as a film that follows the ground."""
    return item.mode == "film" and film_depth(item) is not None


def is_uneven(item: Pour) -> bool:
    """Whether it stands in hollows that are not those of the ground."""
    return item.mode == "puddles" and item.made_by == "noise" and film_depth(item) is not None


def coat_of(item: Pour, material: Material | None) -> float | None:
    """How thick one brushed coat is in mm; None for what is poured."""
    if item.mode == "fill" or film_depth(item) is None or material is None:
        return None
    is_varnish = not has_rule(material, "mm3") and has_rule(material, "mm2")
    if item.coat_mm is None and not is_varnish and (material.max_layer_mm or BRUSHED_MM + 1) > BRUSHED_MM:
        return None
    return item.coat_mm or min(USUAL_COAT_MM, material.max_layer_mm or USUAL_COAT_MM)


def hollows_of(item: Pour) -> Unevenness:
    """The hollows that noise makes."""
    depth = film_depth(item) or 1.0
    origin = item.outline_mm[0] if item.outline_mm else (0.0, 0.0)
    return Unevenness(item.share, depth, item.puddle_mm, origin, item.seed)


def area(item: Pour, around: Around) -> Region:
    """Where it is poured: within the outline, and on the road only if it keeps to that."""
    drawn = around.outline(item)
    if not (item.keeps_to_road and is_even(item)):
        return drawn
    roads = carriageways(item, around)
    return intersection(drawn, union_all(roads)) if roads else drawn


def carriageways(item: Pour, around: Around) -> list[Region]:
    """The surfaces between the kerbs of the ways under it: the lowest of what each of them lays."""
    drawn, found = around.outline(item), []
    for way, prisms in around.below(drawn, item):
        laid = [prism for prism in prisms if prism.layer_mm is not None]
        if hasattr(way, "line_mm") and laid:
            lowest = min(laid, key=lambda prism: prism.layer_mm or 0.0)
            if intersection(lowest.region, drawn).area > _ON_THE_WAY_MM2:
                found.append(lowest.region)
    return found


def beds(item: Pour, region: Region, around: Around) -> list[Prism]:
    """What it lies on beside the ground: surfaces of paths, pours that come before it."""
    return [prism for _, prisms in around.below(region, item) for prism in prisms]


def floor_mm(item: Pour, region: Region, around: Around) -> float:
    """Height of the lowest place that it lies on: ground, or what is laid on that."""
    ground, left, found = around.ground, region, []
    for bed in beds(item, region, around):
        over = intersection(region, bed.region)
        if over.area > _ON_THE_WAY_MM2:
            low = ground.lowest(over)
            found.append(max(low, bed.top_mm) if bed.layer_mm is None else low + bed.layer_mm)
            left = difference(left, bed.region)
    if left.area > _ON_THE_WAY_MM2 or not found:
        found.append(ground.lowest(left if not left.is_empty else region))
    return min(found)


def level(item: Pour, around: Around) -> float:
    """Height over the base top of a flat surface, in mm."""
    depth, region = film_depth(item), area(item, around)
    if depth is None:
        return item.level_mm or 0.0
    floor = floor_mm(item, region, around)
    if item.mode != "puddles":
        return floor + depth
    wetting = around.ground.level_wetting(region, item.share)
    if wetting - floor <= SMALL_MM:  # a flat bottom is larger than the share: all of it is wet
        wetting = around.ground.highest(region)
    return min(floor + depth, wetting)


def standing_in(item: Pour, region: Region, around: Around) -> list[Prism]:
    """Bodies that may stand in it: walls, posts, wheels; what stands on the cured surface only touches it."""
    return [prism for _, prisms in around.bodies(region, item) for prism in prisms]


def water_to(item: Pour, around: Around, lowered_mm: float = 0.0) -> Water:
    """What it holds before waste, filled to `lowered_mm` below its surface; an even film as deep as is left."""
    region = area(item, around)
    if is_uneven(item):
        return around.ground.unevenness(region, hollows_of(item), lowered_mm)
    if is_even(item):
        depth = max((film_depth(item) or 0.0) - lowered_mm, 0.0)
        surface = around.ground.slope_area(free_of_walls(item, region, around))
        return Water(surface * depth, surface, depth) if surface * depth > 0 else Water()
    bodies = [*standing_in(item, region, around), *beds(item, region, around)]
    return around.ground.flood(region, level(item, around) - lowered_mm, bodies, item.hollows == "deepest")


def water(item: Pour, around: Around) -> Water:
    """Volume, surface and greatest depth before waste."""
    return water_to(item, around)


def free_of_walls(item: Pour, region: Region, around: Around) -> Region:
    """A region less what stands in a film there."""
    depth, ground = film_depth(item) or 0.0, around.ground
    bodies = standing_in(item, region, around)
    highest = ground.highest(region) + depth - SMALL_MM if bodies else 0.0
    lowest = ground.lowest(region) + depth - SMALL_MM if bodies else 0.0
    taken = []
    for prism in bodies:
        if prism.bottom_mm >= highest or not boxes_meet(prism.region.bounds, region.bounds):
            continue  # over the film wherever that lies, or beside it
        if prism.bottom_mm < lowest:  # in the film wherever that lies
            taken.append(prism.region)
            continue
        over = intersection(prism.region, region)
        if not over.is_empty and prism.bottom_mm < ground.lowest(over) + depth - SMALL_MM:
            taken.append(over)
    return difference(region, union_all(taken)) if taken else region


def wet_area(item: Pour, around: Around) -> Region:
    """The area that is really wet: a pool keeps to its bed, puddles to their hollows."""
    region = area(item, around)
    if is_even(item):
        return region
    if is_uneven(item):
        return around.ground.uneven_region(region, hollows_of(item)) if region.area else empty_region()
    return around.ground.wet_region(region, level(item, around), item.hollows == "deepest")


def surface_height(item: Pour, around: Around) -> float:
    """Height of its surface over the base top; of a film the highest place."""
    if is_even(item):
        return around.ground.highest(area(item, around)) + (film_depth(item) or 0.0)
    return level(item, around)


def solids(item: Pour, around: Around) -> Sequence[Prism]:
    """The cured pour, on which things stand. Puddles made by noise fill up what was hollow and raise nothing."""
    if is_uneven(item):
        return ()
    region = area(item, around) if item.hollows == "all" else wet_area(item, around)
    low, top = around.ground.lowest(region), surface_height(item, around)
    if top <= low or region.is_empty:
        return ()
    depth = film_depth(item) if is_even(item) else None
    if depth is None:
        return (Prism(region, low, top),)
    found = [Prism(region, low, top, layer_mm=depth)]
    for bed in beds(item, region, around):
        over = intersection(region, bed.region)
        if bed.layer_mm is not None and not over.is_empty:
            found.append(Prism(over, low, top + bed.layer_mm, layer_mm=depth + bed.layer_mm))
    return found
