"""What others leave of the ground under many items, worked out together: for a bill from scratch.

One item after the other is asked by `Surroundings.free`, which gives the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.remainders import Remainder, less, measure
from diorama_planner.kinds.contract import Reads
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene


def free_ground(scene: Scene, items: Iterable[Item]) -> dict[RecordId, tuple[Region, Region]]:
    """Give the outlines of the areas among the items that heed contacts, and what contacts leave of each."""
    asked = [(item, scene.outline(item)) for item in items if _heeds_contacts(item)]
    asked = [(item, outline) for item, outline in asked if not outline.is_empty]
    found = {}
    for (item, outline), near in zip(asked, scene.boxes.query_many([each.bounds for _, each in asked]), strict=True):
        others = (cast(Item, scene.document.records[name]) for name in near if name != item.id)
        with suppress(PlannerError):  # what is wrong with one of them is told when this item is measured
            taken = [scene.contact(other) for other in others if kind_of(other).contact is not None]
            found[item.id] = outline, less(outline, taken)
    measure([left for _, left in found.values() if isinstance(left, Remainder)])
    return found


def _heeds_contacts(item: Item) -> bool:
    kind = kind_of(item)
    return kind.area_like and Reads.CONTACT in kind.reads
