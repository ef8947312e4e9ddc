"""What goes wrong with ground built of foam: slices over nothing, islands and webs too small to cut, thin beds."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.geometry.region import Region, offset, overlaps, parts
from diorama_planner.geometry.shaping import simplified_region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.foam import (
    FOAM,
    MOST_SKIN_MM,
    SKEWERS,
    USUAL_FILLER,
    Build,
    filler_of,
    skewer_of,
)
from diorama_planner.kinds.foam_parts import ROUGHLY_MM
from diorama_planner.kinds.ground_forms import THIN_BED_MM
from diorama_planner.kinds.shared import uncounted
from diorama_planner.kinds.slices import FoamPart, Stack
from diorama_planner.model.record import Item

LEAST_WIDTH_MM = 5.0
"""Narrower foam breaks under the knife or melts away beside a hot wire."""

LEAST_AREA_MM2 = 100.0
EVEN_MM = 0.05
LEAST_OVERHANG_MM2 = 100.0


class Built(Protocol):
    """What a bed may be carved into: its place in the order, its foam and the skin over it."""

    @property
    def order(self) -> float:
        """Its place among landforms."""

    @property
    def operation(self) -> str:
        """raise, carve or level."""

    @property
    def material(self) -> str:
        """Its foam."""

    @property
    def skin_mm(self) -> float:
        """Its skin."""


def foam_issues(item: Item, name: str, stack: Stack | None, build: Build, around: Around) -> list[Issue]:
    """Find what is wrong with the parts of a stack."""
    return list(_stack_issues(item, name, stack, build, around)) if stack is not None and stack.parts else []


def _stack_issues(item: Item, name: str, stack: Stack, build: Build, around: Around) -> Iterator[Issue]:
    yield from uncounted(item, name, build.filler, "mm3", around)
    if around.catalogue.material(stack.material).category == FOAM:
        yield from uncounted(item, name, build.glue, "mm2", around)
    yield from _too_deep(item, name, stack, build, around)
    yield from _unsold_skewers(item, name, stack, around)
    yield from _overhang(item, name, stack, _beds_below(item, around))
    small = [part.lamina.number for part in stack.parts if any(_is_tiny(one) for one in parts(part.lamina.region))]
    if small:
        yield _islands(item, name, small, stack, build, around)
    webs = [part.lamina.number for part in stack.parts if _has_web(part)]
    if webs:
        yield _webs(item, name, webs, build)


def _too_deep(item: Item, name: str, stack: Stack, build: Build, around: Around) -> Iterator[Issue]:
    """Say that what fills steps or makes the skin goes on in several layers."""
    filler = around.catalogue.material_map.get(filler_of(build))
    depth = build.skin_mm + (stack.thickness_mm if build.inside else 0.0)
    if filler is None or not filler.max_layer_mm or depth <= filler.max_layer_mm:
        return
    text = msg(
        "{name}: {filler} up to {depth} deep goes on in {count} layers of at most {layer}",
        name=name,
        filler=filler.name,
        depth=format_length(depth),
        count=math.ceil(depth / filler.max_layer_mm),
        layer=format_length(filler.max_layer_mm),
    )
    usual = around.catalogue.material_map.get(USUAL_FILLER)
    thicker = usual is not None and (not usual.max_layer_mm or usual.max_layer_mm >= depth)
    fixes = (_set(item, msg("Fill with {filler}", filler=usual.name), filler=usual.id),) if usual and thicker else ()
    yield Issue("filler-too-deep", Severity.HINT, item.id, text, fixes)


def _unsold_skewers(item: Item, name: str, stack: Stack, around: Around) -> Iterator[Issue]:
    """Say that nothing fits the holes, so that it cannot be counted either."""
    if not any(part.skewers for part in stack.parts) or skewer_of(stack.skewer_mm, around) is not None:
        return
    text = msg("{name}: no skewer is {width} thick", name=name, width=format_length(stack.skewer_mm))
    sold = [around.catalogue.material_map[one] for one in SKEWERS if one in around.catalogue.material_map]
    fixes = tuple(_set(item, msg("Take {name}", name=one.name), skewer_mm=one.width_mm) for one in sold)
    yield Issue("skewers-unsold", Severity.HINT, item.id, text, fixes)


def _beds_below(item: Item, around: Around) -> list[float]:
    """The orders of the beds that are carved before a form is raised over them."""
    region = around.outline(item)
    beds: list[Any] = [one for one in around.alike(region, item) if getattr(one, "is_built", True) is False]
    return [bed.order for bed in beds if bed.order < item.order and overlaps(around.outline(bed), region)]


def _overhang(item: Item, name: str, stack: Stack, carved: Sequence[float]) -> Iterator[Issue]:
    area = sum(part.lamina.overhang.area for part in stack.parts)
    if area < LEAST_OVERHANG_MM2:
        return
    text = msg("{name} stands over ground carved away: {area} of it hang free", name=name, area=format_area(area))
    before = {"id": item.id, "fields": {"order": min(carved, default=item.order) - 0.5}}
    fixes = (Fix(msg("Carve {name} too", name=name), "set_fields", before),) if carved else ()
    yield Issue("foam-overhang", Severity.WARNING, item.id, text, fixes)


def _islands(item: Item, name: str, numbers: Sequence[int], stack: Stack, build: Build, around: Around) -> Issue:
    """Say which slices have islands that cannot be cut; a thicker skin takes those off that are the highest."""
    text = msg("{name}: islands too small to cut in slice {numbers}", name=name, numbers=_listed(numbers))
    fixes = []
    top = stack.parts[-1]
    if numbers[0] == top.lamina.number:
        over = around.ground.highest(top.lamina.region) - top.lamina.bottom_mm
        skin = math.ceil((over - (stack.thickness_mm if build.inside else 0.0)) * 2.0) / 2.0
        if build.skin_mm < skin <= MOST_SKIN_MM:
            label = msg("Leave the top to a skin of {skin}", skin=format_length(skin))
            fixes.append(_set(item, label, skin_mm=skin))
    return Issue("foam-islands", Severity.HINT, item.id, text, tuple(fixes))


def _webs(item: Item, name: str, numbers: Sequence[int], build: Build) -> Issue:
    text = msg(
        "{name}: slice {numbers} hangs together by less than {width}",
        name=name,
        numbers=_listed(numbers),
        width=format_length(LEAST_WIDTH_MM),
    )
    fixes = []
    if build.rim_mm is not None:
        wider = build.rim_mm + LEAST_WIDTH_MM
        fixes.append(_set(item, msg("Widen the rim to {width}", width=format_length(wider)), rim_mm=wider))
        fixes.append(_set(item, msg("Cut the slices solid"), rim_mm=None))
    return Issue("foam-web", Severity.HINT, item.id, text, tuple(fixes))


def _is_tiny(island: Region) -> bool:
    return island.area < LEAST_AREA_MM2 or offset(island, -LEAST_WIDTH_MM / 2.0).is_empty


def _has_web(part: FoamPart) -> bool:
    """Whether a part falls apart when its border moves in by half of the least width."""
    left = simplified_region(part.region, ROUGHLY_MM)
    whole = [one for one in parts(left) if not _is_tiny(one)]
    torn = [one for one in parts(offset(left, -LEAST_WIDTH_MM / 2.0)) if one.area > LEAST_AREA_MM2]
    return len(torn) > len(whole)


def bed_issues(item: Item, name: str, height_mm: float, deeper: float, around: Around) -> Iterator[Issue]:
    """Say that next to no foam is left under a bed, over the board, the base's underside or the next slice.

    Args:
        item: What is carved.
        name: What it is called.
        height_mm: The field by which it is carved.
        deeper: 1 where more of `height_mm` carves deeper, -1 where less of it does.
        around: Its surroundings.
    """
    bed = around.ground.lowest(around.outline(item))
    left = (around.base_layers_mm or around.base_depth_mm) + bed
    if bed < -EVEN_MM and EVEN_MM < left < THIN_BED_MM:
        yield _thin(item, name, height_mm, deeper, left, through=False)
        return
    for other in _under(item, around):
        material = around.catalogue.material_map.get(other.material)
        over = bed - other.skin_mm
        if bed <= EVEN_MM or over <= 0 or material is None or not material.is_sheet or not material.thickness_mm:
            continue
        left = math.fmod(over, material.thickness_mm)
        if EVEN_MM < left < THIN_BED_MM:
            yield _thin(item, name, height_mm, deeper, left, through=True)
            return


def _thin(item: Item, name: str, height_mm: float, deeper: float, left_mm: float, through: bool) -> Issue:
    shallower = height_mm - deeper * (THIN_BED_MM - left_mm)
    label = msg("Carve {depth} less", depth=format_length(THIN_BED_MM - left_mm))
    fixes = [_set(item, label, height_mm=round(shallower, 3))]
    if through:
        label = msg("Carve down to the next slice, {depth} more", depth=format_length(left_mm))
        fixes.append(_set(item, label, height_mm=round(height_mm + deeper * left_mm, 3)))
    text = msg("{name}: only {left} of foam are left under the bed", name=name, left=format_length(left_mm))
    return Issue("thin-bed", Severity.WARNING, item.id, text, tuple(fixes))


def _under(item: Item, around: Around) -> Iterator[Built]:
    """Give the landforms into which a bed is carved."""
    region = around.outline(item)
    for other in around.alike(region, item):
        built: Any = other
        if built.operation != "carve" and built.order < item.order and overlaps(around.outline(other), region):
            yield built


def _set(item: Item, label: Any, **fields: object) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(number) for number in numbers)
