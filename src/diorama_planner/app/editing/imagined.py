"""The plan as it would be if a gesture ended now, for the pictures of what follows it: corners, windows, dimensions.

Only what a drawing asks for is imagined: hosts, joined walls and places held on to. All else is the plan's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, cast

from diorama_planner.app.surroundings import Surroundings
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.anchors import Anchor, place_of
from diorama_planner.kinds.hosts import Host
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.transforms import moved, rotated
from diorama_planner.tools.frame import turned_about
from diorama_planner.tools.preview import Moved

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene

MOST = 60
"""Of more dimensions none is drawn anew while the hand moves: they follow when it lets go."""

_STILL = Moved(frozenset())


class Imagined(Surroundings):
    """Surroundings in which some items are others (`ghosts`) and some are moved or turned as they are."""

    def __init__(self, scene: Scene, ghosts: Iterable[Item], carried: Moved | None = None) -> None:
        super().__init__(scene)
        self._ghosts = {ghost.id: ghost for ghost in ghosts}
        self._carried = carried if carried is not None and not carried.copies else _STILL

    def host(self, item: Item) -> Host | None:
        """The item that this one is set into."""
        host = self._record(getattr(item, "host", ""))
        return cast(Host, self._now(host)) if host is not None and hasattr(host, "path_mm") else None

    def joined(self, item: Item) -> Sequence[Host]:
        """The walls that this one meets, be they under way too: what is joined stays so."""
        met = {other.id: other for other in self._scene.joined(item)}
        before = self._record(item.id)
        if before is not None and before is not item:
            met |= {other.id: other for other in self._scene.joined(before)}
        return cast("Sequence[Host]", [self._now(other) for other in met.values()])

    def outline(self, item: Item) -> Region:
        """The plan area of an item, cut as it would be where it meets others."""
        return super().outline(item) if self._record(item.id) is item else kind_of(item).outline(item, self)

    def place_of(self, anchor: Anchor) -> Point | None:
        """Where a place on an item would be; None if the item is gone."""
        item = self._record(anchor.item)
        if item is None:
            return None
        ghost = self._ghosts.get(anchor.item)
        if ghost is not None:
            return place_of(anchor, ghost, self.outline(ghost))
        place = super().place_of(anchor)
        carrier = {item.id, getattr(item, "host", "")}
        return self._shifted(place) if place is not None and carrier & self._carried.ids else place

    def _record(self, item_id: RecordId) -> Item | None:
        found = self._scene.document.records.get(item_id)
        return found if isinstance(found, Item) else None

    def _now(self, item: Item) -> Item:
        """An item as it would be."""
        ghost, carried = self._ghosts.get(item.id), self._carried
        if ghost is not None or item.id not in carried.ids:
            return ghost or item
        turned = rotated(item, carried.angle_deg, carried.about) if carried.angle_deg else item
        return moved(turned, carried.dx, carried.dy)

    def _shifted(self, point: Point) -> Point:
        carried = self._carried
        x, y = turned_about(carried.about, point, carried.angle_deg) if carried.angle_deg else point
        return x + carried.dx, y + carried.dy


def drawn_anew(scene: Scene, changed: Collection[RecordId]) -> tuple[Item, ...]:
    """What looks otherwise while some items are others: what is set into them, and dimensions that hold on to any."""
    hosted = {item.id: item for item_id in changed for item in scene.hosted(item_id) if item.id not in changed}
    shown = tuple(item for item in hosted.values() if scene.is_shown(item))
    return (*shown, *dimensions_on(scene, {*changed, *hosted}))


def dimensions_on(scene: Scene, changed: Collection[RecordId]) -> tuple[Item, ...]:
    """The shown items with an end that holds on to what changes; none if they are too many."""
    names = scene.anchored_to(changed).difference(changed)
    if len(names) > MOST:
        return ()
    items = (scene.document.records.get(name) for name in sorted(names))
    return tuple(item for item in items if isinstance(item, Item) and scene.is_shown(item))
