"""What lies about many items, and what others leave of the ground under them, worked out together.

For a bill from scratch. One after the other they are asked by `Surroundings`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.points import Bounds, grown_box
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.remainders import Remainder, less, measure
from diorama_planner.geometry.walls import TOUCH_MM
from diorama_planner.kinds.contract import ItemKind, Reads
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import finishes_of
from diorama_planner.model.record import Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene


def free_ground(scene: Scene, items: Iterable[Item]) -> dict[RecordId, tuple[Region, Region]]:
    """Give the outlines of the areas among the items that heed contacts, and what contacts leave of each."""
    known = [(item, kind_of(item)) for item in items]
    seen = [(item, kind, scene.outline(item)) for item, kind in known if kind.area_like or finishes_of(item)]
    asked = [(item, kind, outline) for item, kind, outline in seen if not outline.is_empty]
    scene.boxes.foresee([_box_asked_for(kind, outline) for _, kind, outline in asked])
    found = {}
    for item, kind, outline in asked:
        if not (kind.area_like and Reads.CONTACT in kind.reads):
            continue
        others = (other for other in scene.items_near(outline.bounds) if other.id != item.id)
        with suppress(PlannerError):  # what is wrong with one of them is told when this item is measured
            taken = [scene.contact(other) for other in others if kind_of(other).contact is not None]
            found[item.id] = outline, less(outline, taken)
    measure([left for _, left in found.values() if isinstance(left, Remainder)])
    return found


def _box_asked_for(kind: ItemKind, outline: Region) -> Bounds:
    """The box of an item; a little more where it matters what stands against its faces."""
    box = outline.bounds
    return box if kind.area_like else grown_box(box, TOUCH_MM)
