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
from diorama_planner.kinds.contract import Reads
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.shared import finishes_of
from diorama_planner.model.record import Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene


def free_ground(scene: Scene, items: Iterable[Item]) -> dict[RecordId, tuple[Region, Region]]:
    """Give the outlines of the areas among the items that heed contacts, and what contacts leave of each."""
    known = [(item, scene.outline(item)) for item in items if kind_of(item).area_like or finishes_of(item)]
    asked = [(item, outline) for item, outline in known if not outline.is_empty]
    scene.boxes.foresee([_box_asked_for(item, outline) for item, outline in asked])
    found = {}
    for item, outline in asked:
        if not _heeds_contacts(item):
            continue
        others = (other for other in scene.items_near(outline.bounds) if other.id != item.id)
        with suppress(PlannerError):  # what is wrong with one of them is told when this item is measured
            taken = [scene.contact(other) for other in others if kind_of(other).contact is not None]
            found[item.id] = outline, less(outline, taken)
    measure([left for _, left in found.values() if isinstance(left, Remainder)])
    return found


def _box_asked_for(item: Item, outline: Region) -> Bounds:
    """The box of an item; a little more where it matters what stands against its faces."""
    box = outline.bounds
    return box if kind_of(item).area_like else grown_box(box, TOUCH_MM)


def _heeds_contacts(item: Item) -> bool:
    kind = kind_of(item)
    return kind.area_like and Reads.CONTACT in kind.reads
