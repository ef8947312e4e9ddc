"""What the plan looks like in space: the body of every item, remade where an edit may have changed it.

Of things only their places are here: things that are alike share one body (`symbols.solids`), which whoever shows
them repeats. Heights are over the base top, one unit is 1 mm. Followed from the first time that it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.app.scene import Scene
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import BASE_ID, Item, RecordId
from diorama_planner.solids.parts import BodyPart
from diorama_planner.terrain.heightfield import Heightfield

if TYPE_CHECKING:
    from diorama_planner.circuits.harness import Groove
    from diorama_planner.kinds.contract import WireGroove
    from diorama_planner.kinds.placed_things import PlacedThing


@dataclass(frozen=True, slots=True, eq=False)
class ItemBody:
    """An item in space: meshes of its own, and the things that it is."""

    parts: tuple[BodyPart, ...] = ()
    things: tuple[PlacedThing, ...] = ()


NO_BODY = ItemBody()


class Bodies:
    """Follows a scene.

    Attributes:
        rebuilt: how many items have got other meshes than they had since the view was made.
        failed: items whose body could not be made, so that they are not shown in space; each by what went wrong.
    """

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[RecordId, ItemBody] = {}
        self._doubted: set[RecordId] = set()
        self._hollow: set[RecordId] = set()
        self._field: Heightfield = scene.ground.field
        self.rebuilt = 0
        self.failed: dict[RecordId, str] = {}

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked, and at what is on them or on ground that has changed."""
        doubted = self._scene.going_along(ids)
        if self._hollow & doubted or any(self._is_hollow(name) for name in doubted):
            doubted.add(BASE_ID)
        field = self._scene.ground.field
        if field is not self._field:
            doubted |= self._on_other_ground(field)
            self._field = field
        self._doubted |= doubted
        for gone in self._known.keys() - self._scene.document.records.keys() if doubted else ():
            del self._known[gone]

    def follow_wires(self, grooves: Iterable[Groove]) -> set[RecordId]:
        """Cut what the harness needs into walls; give those that may look otherwise for it."""
        around = self._scene.around
        before, around.wire_grooves = around.wire_grooves, _cut_into(grooves)
        other = {
            name
            for name in before.keys() | around.wire_grooves.keys()
            if before.get(name) != around.wire_grooves.get(name)
        }
        self._doubted |= other & self._known.keys()
        return other

    def _is_hollow(self, name: RecordId) -> bool:
        item = self._scene.document.records.get(name)
        return isinstance(item, Item) and kind_of(item).hollows is not None

    def rebuild(self) -> None:
        """Look at everything again; what is as it was keeps its meshes."""
        self._doubted |= self._known.keys()
        self._field = self._scene.ground.field

    def _on_other_ground(self, field: Heightfield) -> set[RecordId]:
        """The base, whose top is the ground, and what lies where heights may differ."""
        windows = field.changed_since(self._field)
        if windows is None:
            return set(self._known)
        boxes = (field.grid.bounds_of(window) for window in windows if not window.is_empty)
        return {BASE_ID, *(item.id for box in boxes for item in self._scene.items_near(box))}

    def of(self, item_id: RecordId) -> ItemBody:
        """Give the body of an item; nothing for one that is hidden or has none."""
        item, is_doubted = self._scene.document.records.get(item_id), item_id in self._doubted
        self._doubted.discard(item_id)
        if not isinstance(item, Item) or not self._scene.is_shown(item):
            return NO_BODY
        known = self._known.get(item_id)
        if known is None or is_doubted:
            known = self._known[item_id] = self._kept(known or NO_BODY, self._made(item))
            if item_id == BASE_ID:
                self._hollow = {each.id for each in self._scene.document.items() if kind_of(each).hollows is not None}
        return known

    @property
    def doubted(self) -> frozenset[RecordId]:
        """Items whose body may be another than when it was last asked for, also those that are gone or hidden now."""
        return frozenset(self._doubted)

    def _kept(self, before: ItemBody, now: ItemBody) -> ItemBody:
        """Keep the meshes of before where they are the same: whoever shows them has nothing to do."""
        same = _same(before.parts, now.parts)
        self.rebuilt += not same
        if same:
            return before if before.things == now.things else ItemBody(before.parts, now.things)
        return now

    def _made(self, item: Item) -> ItemBody:
        kind, around = kind_of(item), self._scene.around
        self.failed.pop(item.id, None)
        try:
            return ItemBody(tuple(kind.shell(item, around)), tuple(kind.stands(item, around)))
        except (PlannerError, ArithmeticError, ValueError, LookupError) as error:  # one bad record hides itself only
            self.failed[item.id] = str(error)
            return NO_BODY

    def every(self) -> Iterator[tuple[RecordId, ItemBody]]:
        """Give all that has a body."""
        for item in self._scene.document.items():
            found = self.of(item.id)
            if found.parts or found.things:
                yield item.id, found


def _cut_into(grooves: Iterable[Groove]) -> dict[RecordId, tuple[WireGroove, ...]]:
    found: dict[RecordId, tuple[WireGroove, ...]] = {}
    for groove in grooves:
        pieces = tuple((start, end, groove.size_mm) for start, end in groove.pieces)
        found[groove.record] = (*found.get(groove.record, ()), *pieces)
    return found


def _same(one: Sequence[BodyPart], other: Sequence[BodyPart]) -> bool:
    """Say whether two bodies look the same, down to their corners."""
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(one: BodyPart, other: BodyPart) -> bool:
    said = [each.name for each in fields(one) if each.name != "mesh"]
    return (
        all(getattr(one, name) == getattr(other, name) for name in said)
        and np.array_equal(one.mesh.triangles, other.mesh.triangles)
        and np.array_equal(one.mesh.vertices, other.mesh.vertices)
    )
