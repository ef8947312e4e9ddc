"""What landforms, ridges, ramps and spot heights share: their foam, and what can be wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_length, format_volume
from diorama_planner.geometry.relief import Roughness
from diorama_planner.kinds.contract import Around, BuildUp, Surface
from diorama_planner.kinds.foam import (
    SHAPED,
    Build,
    Foamed,
    Form,
    added_volume,
    build_of,
    filler_of,
    foam_stack,
    stack_lines,
)
from diorama_planner.kinds.shared import uncounted
from diorama_planner.kinds.sheets import SAME_THICKNESS_MM, is_countable, part_line
from diorama_planner.kinds.slices import Stack
from diorama_planner.model.record import Item

HIGHEST_MM = 2000.0
"""Nothing on a diorama is built higher, and nothing carved deeper."""

SPARE_MM = 2.0
"""What should be left of the base under a carved bed."""

THIN_BED_MM = 3.0
"""Less foam under a bed is cut through while it is smoothed."""


class Rough(Protocol):
    """A form with an uneven surface."""

    @property
    def roughness_mm(self) -> float:
        """How far it goes up and down; 0 for none."""

    @property
    def roughness_size_mm(self) -> float:
        """From bump to bump."""

    @property
    def seed(self) -> int:
        """Which of many."""


def roughness_of(item: Rough) -> Roughness | None:
    """Its noise, if it has any."""
    return Roughness(item.roughness_mm, item.roughness_size_mm, item.seed) if item.roughness_mm > 0 else None


def foam(item: Form, around: Around, build: Build = SHAPED) -> tuple[TakeoffLine, ...]:
    """What an item adds to the ground: a stack of sheets with all that holds it together, else a body by volume."""
    material = around.catalogue.material_map.get(item.material)
    if material is None or not is_countable(material):
        return ()
    stack = foam_stack(item, around, build)
    if stack is not None:
        return tuple(stack_lines(item, stack, around, build))
    volume = added_volume(item, around)
    why = msg("body {volume}", volume=Shown(format_volume, volume))
    return () if volume <= 0 else (part_line(item, "ground", material, volume, 1.0, why),)


def surfaces(item: Item, around: Around) -> tuple[Surface, ...]:
    """The ground on a form, and where the edge of the base cuts it off."""
    from diorama_planner.kinds.ground_areas import form_surfaces  # not for a picture

    return form_surfaces(item, around)


def stack(item: Foamed, around: Around) -> Stack | None:
    """The sheets from which a form is built; what is carved needs none."""
    return foam_stack(item, around, build_of(item)) if item.is_built else None


def takeoff(item: Foamed, around: Around) -> tuple[TakeoffLine, ...]:
    """Foam by the area of its laminae at stock thickness, glue, skewers and filler; what is carved needs none."""
    return foam(item, around, build_of(item)) if item.is_built else ()


def build_up(item: Foamed, around: Around) -> BuildUp:
    """The foam of a form and the filler on it; a bed that is carved lays nothing."""
    return BuildUp((item.material, filler_of(build_of(item)))) if item.is_built else BuildUp()


def uncut(item: Item, name: str, material_id: str, around: Around) -> tuple[Issue, ...]:
    """Say that nobody knows how much of what is no sheet a form takes."""
    material = around.catalogue.material_map.get(material_id)
    return () if material is None or material.is_sheet else uncounted(item, name, material_id, "mm3", around)


def through_base(item: Item, name: str, around: Around, heights: Mapping[str, float]) -> list[Issue]:
    """Say that the ground of an item lies below the base or in its board, and offer a slab and less depth.

    Args:
        item: What is carved.
        name: What it is called.
        around: Its surroundings.
        heights: Its depths that can be made less, by field; each keeps its sign.
    """
    deepest, layers = -around.ground.lowest(around.outline(item)), around.base_layers_mm
    through = deepest - around.base_depth_mm > SAME_THICKNESS_MM
    into = layers > 0 and deepest - layers > SAME_THICKNESS_MM
    if not (through or into):
        return []
    slab = Fix(msg("Put a foam slab on the board"), "add_base_slab", {"depth_mm": deepest - layers + THIN_BED_MM})
    fixes = (slab, *_less_deep(item, deepest, heights, around))
    depth = format_length(deepest)
    if through:
        text = msg(
            "{name} is carved {depth} below the base top, but the base is {base} thick",
            name=name,
            depth=depth,
            base=format_length(around.base_depth_mm),
        )
        return [Issue("carve-through-base", Severity.ERROR, item.id, text, fixes)]
    text = msg(
        "{name} is carved {depth} below the base top and goes {excess} into the board",
        name=name,
        depth=depth,
        excess=format_length(deepest - layers),
    )
    return [Issue("carve-into-board", Severity.WARNING, item.id, text, fixes)]


def _less_deep(item: Item, deepest_mm: float, heights: Mapping[str, float], around: Around) -> Iterator[Fix]:
    """Offer to stay in the layers on the board if they are thick enough for a bed, else in the board."""
    room = around.base_layers_mm - THIN_BED_MM
    excess = deepest_mm - (room if room > 0 else around.base_depth_mm - SPARE_MM)
    less = {field: math.copysign(max(0.0, abs(depth) - excess), depth) for field, depth in heights.items()}
    if less and excess > 0:
        label = msg("Carve only {depth}", depth=format_length(max(map(abs, less.values()))))
        fields: dict[str, Any] = {"id": item.id, "fields": less}
        yield Fix(label, "set_fields", fields)
