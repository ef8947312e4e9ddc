"""Lights as they would be if a gesture ended now: so that their light follows the hand at night.

What stands in their way is the plan's: shadows of things under way follow when the hand lets go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from diorama_planner.app.editing.imagined import Imagined
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.model.transforms import moved, rotated

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.kinds.electric import Emitter
    from diorama_planner.tools.preview import Moved, Preview

MOST = 4
"""Of more lights under way none follows the hand: each takes a few milliseconds a frame."""


def lights_under_way(
    scene: Scene, preview: Preview, shining: Iterable[RecordId]
) -> dict[RecordId, tuple[Emitter, ...]]:
    """What the items of a preview shine, by id; a copy under way has an id of its own.

    `shining` are the records of the plan that give light.
    """
    around, found = Imagined(scene, preview.ghosts, preview.moved), dict[RecordId, "tuple[Emitter, ...]"]()
    under_way = [(ghost.id, ghost) for ghost in preview.ghosts]
    if preview.moved is not None:
        under_way += _carried_lights(scene, preview.moved, shining)
    for name, item in under_way:
        emitters = tuple(kind_of(item).shines(item, around))
        if emitters:
            found[name] = emitters
        if len(found) > MOST:
            return {}
    return found


def _carried_lights(scene: Scene, carried: Moved, shining: Iterable[RecordId]) -> Iterator[tuple[RecordId, Item]]:
    """The lights that are moved or turned, or are on what is."""
    for name in shining:
        item = scene.document.records.get(name)
        if isinstance(item, Item) and _goes_along(scene, item, carried.ids):
            turned = rotated(item, carried.angle_deg, carried.about) if carried.angle_deg else item
            yield (f"{name}/copy" if carried.copies else name), moved(turned, carried.dx, carried.dy)


def _goes_along(scene: Scene, item: Item, ids: Collection[RecordId]) -> bool:
    """Whether an item, or what it is on in turn, is among some."""
    name, passed = item.id, set[RecordId]()
    while name and name not in passed:
        if name in ids:
            return True
        passed.add(name)
        name = getattr(scene.document.records.get(name), "host", "")
    return False
