"""Lights as they would be if a gesture ended now: so that their light follows the hand at night.

What stands in their way is the plan's: shadows of things under way follow when the hand lets go.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from diorama_planner.app.imagined import Imagined
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.model.transforms import moved, rotated

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.kinds.electric import Emitter
    from diorama_planner.tools.preview import Moved, Preview

MOST = 4
"""Of more lights under way none follows the hand: each takes a few milliseconds a frame."""


def lights_under_way(scene: Scene, preview: Preview) -> dict[RecordId, tuple[Emitter, ...]]:
    """What the items of a preview shine, by id; a copy under way has an id of its own."""
    carried = preview.moved
    if carried is not None:
        carried = replace(carried, ids=frozenset(scene.going_along(carried.ids)))
    around, found = Imagined(scene, preview.ghosts, carried), dict[RecordId, "tuple[Emitter, ...]"]()
    for name, item in (*((ghost.id, ghost) for ghost in preview.ghosts), *_carried_items(scene, carried)):
        emitters = tuple(kind_of(item).shines(item, around))
        if emitters:
            found[name] = emitters
        if len(found) > MOST:
            return {}
    return found


def _carried_items(scene: Scene, carried: Moved | None) -> Iterator[tuple[RecordId, Item]]:
    for name in sorted(carried.ids) if carried is not None else ():
        item = scene.document.records.get(name)
        if carried is not None and isinstance(item, Item) and scene.is_shown(item):
            turned = rotated(item, carried.angle_deg, carried.about) if carried.angle_deg else item
            yield (f"{name}/copy" if carried.copies else name), moved(turned, carried.dx, carried.dy)
