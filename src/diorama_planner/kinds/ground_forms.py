"""What landforms, ridges, ramps and spot heights share: their foam, and what can be wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_length, format_volume
from diorama_planner.geometry.relief import Roughness
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.foam import SHAPED, Build, Form, added_volume, foam_stack, stack_lines
from diorama_planner.kinds.shared import uncounted
from diorama_planner.kinds.sheets import SAME_THICKNESS_MM, is_countable, part_line
from diorama_planner.model.record import Item

HIGHEST_MM = 2000.0
"""Nothing on a diorama is built higher, and nothing carved deeper."""

SPARE_MM = 2.0
"""What should be left of the base under a carved bed."""


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


def uncut(item: Item, name: str, material_id: str, around: Around) -> tuple[Issue, ...]:
    """Say that nobody knows how much of what is no sheet a form takes."""
    material = around.catalogue.material_map.get(material_id)
    return () if material is None or material.is_sheet else uncounted(item, name, material_id, "mm3", around)


def through_base(item: Item, name: str, around: Around, heights: Mapping[str, float]) -> list[Issue]:
    """Say that the ground of an item lies below the base, and offer a slab and less depth.

    Args:
        item: What is carved.
        name: What it is called.
        around: Its surroundings.
        heights: Its depths that can be made less, by field; their sign does not matter.
    """
    deepest = -around.ground.lowest(around.outline(item))
    excess = deepest - around.base_depth_mm
    if excess <= SAME_THICKNESS_MM:
        return []
    text = msg(
        "{name} is carved {depth} below the base top, but the base is {base} thick",
        name=name,
        depth=format_length(deepest),
        base=format_length(around.base_depth_mm),
    )
    fixes = [Fix(msg("Put a foam slab on the board"), "add_base_slab", {"depth_mm": deepest + SPARE_MM})]
    if heights:
        less = {field: max(0.0, abs(depth) - excess - SPARE_MM) for field, depth in heights.items()}
        label = msg("Carve only {depth}", depth=format_length(max(less.values())))
        fields: dict[str, Any] = {"id": item.id, "fields": less}
        fixes.append(Fix(label, "set_fields", fields))
    return [Issue("carve-through-base", Severity.ERROR, item.id, text, tuple(fixes))]
