"""How a pour is made, as data: layers with their volumes and parts, the smallest mix, the seal coat, the hours.

Numbers and reasons only, for whoever shows or prints them (`pour_card` is one); nothing here is bought (`pour_bill`)
or found fault with (`pour_checks`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.mixing import Mix, is_two_part, mix_of, smallest_batch_ml
from diorama_planner.core.messages import Message, msg
from diorama_planner.formulas.resin import coats, cup_limit_ml, layer_tops_mm, tint_drops, with_waste
from diorama_planner.geometry.region import Region, overlap_area
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.pour import (
    Pour,
    area,
    beds,
    coat_of,
    film_depth,
    free_of_walls,
    is_even,
    is_uneven,
    level,
    standing_in,
    surface_height,
    water,
    water_to,
    wet_area,
)
from diorama_planner.kinds.waters import LowestBank, OpenEdge, Water
from diorama_planner.model.record import BASE_ID

KERB_REAL_MM = 400.0
"""A step no higher than this is a kerb; a higher one a bank or a wall."""

HELD_BY_ITSELF_MM = 0.3
"""Within the base so little at its edge runs nowhere: its own skin holds it. Builder's practice, unsourced."""

MOST_LAYERS = 60

TOUCHING_MM2 = 0.5
"""What shares no more only touches: curves are flattened each by itself."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One of the layers or coats: its number from below, how deep it is at the deepest place, what it takes.

    `volume_mm3` is net; `mix` is what is mixed for it, waste included, None for one-part products. `start_h` is
    when it is poured, in hours from the start; None where the product does not say how long to wait.
    """

    number: int
    depth_mm: float
    volume_mm3: float
    with_waste_mm3: float
    mix: Mix | None
    start_h: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """What is done, or may be done, so many hours from the start; None where that is not known."""

    hours: float | None
    what: Message


@dataclass(frozen=True, slots=True)
class SealCoat:
    """What the bed is sealed with first: along the slope, in so many coats; `ml` before waste, None if not known."""

    material: Material
    area_mm2: float
    coats: int
    ml: float | None


@dataclass(frozen=True, slots=True)
class PourPlan:
    """Everything that is known of making one pour."""

    material: Material
    water: Water
    pools: tuple[Water, ...]
    layers: tuple[Layer, ...]
    coat_mm: float | None
    smallest_mix_ml: float | None
    cups: int
    seal_coat: SealCoat | None
    drops: float | None
    dams: tuple[OpenEdge, ...]
    kerb: LowestBank | None
    steps: tuple[Step, ...]

    @property
    def volume_mm3(self) -> float:
        """What all layers take, before waste; of varnish by its rate, since it shrinks as it dries."""
        return sum(layer.volume_mm3 for layer in self.layers)


def pour_plan(item: Pour, around: Around) -> PourPlan | None:
    """Plan a pour; None where its material is not known or nothing is wet."""
    material = around.catalogue.material_map.get(item.material)
    pool = water(item, around)
    if material is None or pool.volume_mm3 <= 0:
        return None
    coat = coat_of(item, material)
    seal = _seal_coat(item, around)
    first = _sealed_h(seal)
    layers = tuple(_layers(item, material, pool, coat, first, around))
    largest = max(layer.with_waste_mm3 for layer in layers) / 1000.0
    limit = cup_limit_ml(material.working_min) if is_two_part(material) else None
    tint = material.tint_drops_per_100ml
    return PourPlan(
        material=material,
        water=pool,
        pools=tuple(_pools(item, around)),
        layers=layers,
        coat_mm=coat,
        smallest_mix_ml=smallest_batch_ml(material),
        cups=1 if limit is None else max(1, -int(-largest // limit)),
        seal_coat=seal,
        drops=tint_drops(pool.volume_mm3, tint) if tint else None,
        dams=tuple(open_edges(item, around)),
        kerb=kerb_left(item, around),
        steps=tuple(_steps(material, layers, seal, coat is not None)),
    )


def layer_tops(item: Pour, material: Material, deepest_mm: float) -> tuple[float, ...]:
    """How high each layer or coat reaches over the deepest place, in mm; cut short where there are far too many."""
    coat = coat_of(item, material)
    if coat is not None:
        count = min(coats(deepest_mm, coat), MOST_LAYERS)
        return tuple(deepest_mm * number / count for number in range(1, count + 1))
    limit = material.max_layer_mm
    if limit is not None:
        limit = max(limit, deepest_mm / MOST_LAYERS)
    return layer_tops_mm(deepest_mm, limit or None)


def _layers(
    item: Pour, material: Material, pool: Water, coat: float | None, first_h: float | None, around: Around
) -> Sequence[Layer]:
    """Each layer by filling up to its surface, so that together they are the whole, whatever the bed is like."""
    tops = layer_tops(item, material, pool.max_depth_mm)
    lowered = [pool.max_depth_mm - top for top in tops[:-1]]
    filled = [0.0, *(water_to(item, around, by).volume_mm3 for by in lowered), pool.volume_mm3]
    if not has_rule(material, "mm3") and coat is not None:
        by_rate = need_for_area(material, pool.area_mm2, coats=1)
        filled = [number * by_rate.amount * 1000.0 for number in range(len(tops) + 1)]
    wait = _recoat_h(material)
    found = []
    for index, ((before, after), (low, top)) in enumerate(zip(pairwise(filled), pairwise((0.0, *tops)), strict=True)):
        volume = max(after - before, 0.0)
        wasted = with_waste(volume, material.waste_pct or 0.0)
        start = first_h if index == 0 else _later(first_h, None if wait is None else index * wait)
        found.append(Layer(index + 1, top - low, volume, wasted, mix_of(material, wasted), start))
    return found


def _pools(item: Pour, around: Around) -> Sequence[Water]:
    """The hollows by themselves, if there are several."""
    if is_even(item) or is_uneven(item) or item.hollows == "deepest":
        return ()
    region = area(item, around)
    bodies = [*standing_in(item, region, around), *beds(item, region, around)]
    found = around.ground.pools(region, level(item, around), bodies)
    return found if len(found) > 1 else ()


# -- its border ---------------------------------------------------------------------------------------------


def open_edges(item: Pour, around: Around) -> list[OpenEdge]:
    """Stretches of its border that nothing holds; what is brushed or stands in small hollows runs nowhere."""
    if is_uneven(item) or coat_of(item, around.catalogue.material_map.get(item.material)) is not None:
        return []
    region = area(item, around)
    near = around.bodies(region, item, areas=True)
    held_by = [prism for other, prisms in near if other.id != BASE_ID for prism in prisms]
    under, layer = _over_ground(item, region, around)
    found = around.ground.open_edges(region, surface_height(item, around), held_by, layer)
    edges = [replace(edge, height_mm=edge.height_mm - under) for edge in found]
    return [edge for edge in edges if edge.height_mm > (0.0 if edge.side else HELD_BY_ITSELF_MM)]


def kerb_left(item: Pour, around: Around) -> LowestBank | None:
    """The least that is left of a kerb above it; None where no kerb holds it."""
    if is_uneven(item):
        return None
    region = area(item, around)
    under, layer = _over_ground(item, region, around)
    kerbs = [bed for bed in beds(item, region, around) if overlap_area(bed.region, region) < TOUCHING_MM2]
    found = around.ground.lowest_bank(region, surface_height(item, around), kerbs, layer)
    if found is None or (found.height_mm - under) * around.scale > KERB_REAL_MM:
        return None
    return LowestBank(found.height_mm - under, found.left_mm)


def _over_ground(item: Pour, region: Region, around: Around) -> tuple[float, float | None]:
    """How thick the road under all of it is, and how far a film on that stands over the ground; None for a level."""
    under = 0.0
    for bed in beds(item, region, around):
        if bed.layer_mm is not None and overlap_area(bed.region, region) > region.area - TOUCHING_MM2:
            under = max(under, bed.layer_mm)
    return under, under + (film_depth(item) or 0.0) if is_even(item) else None


# -- sealing and waiting ------------------------------------------------------------------------------------


def wetted_mm2(item: Pour, around: Around) -> float:
    """The bed that it wets in mm2, along the slope, with the walls of a bed that is filled to a level."""
    region = wet_area(item, around)
    if is_even(item):
        return around.ground.slope_area(free_of_walls(item, region, around))
    if is_uneven(item):
        return around.ground.slope_area(region)
    return around.ground.wetted_area(region, level(item, around))


def _seal_coat(item: Pour, around: Around) -> SealCoat | None:
    sealer = around.catalogue.material_map.get(item.sealer)
    if sealer is None:
        return None
    bed = wetted_mm2(item, around)
    need = need_for_area(sealer, bed) if has_rule(sealer, "mm2") else None
    return SealCoat(sealer, bed, sealer.coats or 1, need.amount if need and need.unit == "ml" else None)


def _sealed_h(seal: SealCoat | None) -> float | None:
    """When a bed is sealed and dry, in hours from the start."""
    if seal is None:
        return 0.0
    return None if seal.material.cure_hours is None else seal.coats * seal.material.cure_hours


def _recoat_h(material: Material) -> float | None:
    return material.cure_hours if material.recoat_h is None else material.recoat_h


def _later(hours: float | None, by_h: float | None) -> float | None:
    return None if hours is None or by_h is None else hours + by_h


def _steps(material: Material, layers: Sequence[Layer], seal: SealCoat | None, is_brushed: bool) -> Sequence[Step]:
    first = (
        msg("Mask what is not to shine") if is_brushed else msg("Level the base, stand dams where they are needed")
    )
    found = [Step(0.0, first)]
    if seal is not None:
        for number in range(seal.coats):
            dry = seal.material.cure_hours
            hours = 0.0 if number == 0 else None if dry is None else number * dry
            found.append(
                Step(hours, msg("Seal coat {number}: {sealer}", number=number + 1, sealer=seal.material.label))
            )
    noun = "Coat" if is_brushed else "Layer"
    found += [Step(layer.start_h, msg("{noun} {number}", noun=noun, number=layer.number)) for layer in layers]
    last = layers[-1].start_h
    if material.cure_hours is not None:
        found.append(Step(_later(last, material.cure_hours), msg("Dry to the touch")))
    if material.full_cure_hours is not None:
        hard = msg("Hard all through") if material.surface_hard is not False else msg("As firm as it will get")
        found.append(Step(_later(last, material.full_cure_hours), hard))
    return found
