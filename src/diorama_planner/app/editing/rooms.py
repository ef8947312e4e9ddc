"""The rooms that walls enclose: their areas, where to write them, and floors made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import cast

from diorama_planner.app.joining import run_of
from diorama_planner.app.scene import Scene
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, contains_point
from diorama_planner.geometry.rooms import enclosed, middle_of
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.strands import rings_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId

FLOOR_MATERIAL = "balsa_eu_1"
"""What a floor is made of until another is chosen: a sheet into which boards can be scribed."""


@dataclass(frozen=True, slots=True)
class Room:
    """The clear area between walls, in mm2, and the place in it for a sign."""

    region: Region
    area_mm2: float
    middle: Point


class Rooms:
    """Follows a scene; rooms are worked out when they are asked for and kept while no wall changes."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._walls: frozenset[RecordId] | None = None
        self._found: dict[frozenset[RecordId], tuple[Room, ...]] = {}

    def rebuild(self) -> None:
        """Forget everything."""
        self._walls = None
        self._found.clear()

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look again if a wall is among what changed."""
        if self._walls is None:
            return
        records = self._scene.document.records
        if any(item_id in self._walls or run_of(records.get(item_id)) is not None for item_id in ids):
            self.rebuild()

    def all(self) -> tuple[Room, ...]:
        """Every room of the plan."""
        return self._rooms(self._known())

    def of(self, ids: Collection[RecordId]) -> tuple[Room, ...]:
        """The rooms that the walls among some items enclose, with all walls that are joined to them."""
        walls = self._known().intersection(ids)
        return self._rooms(self._joined(walls)) if walls else ()

    def at(self, point: Point) -> Room | None:
        """The room in which a point lies; the smallest, should rooms stand within rooms."""
        holding = [room for room in self.all() if contains_point(room.region, point)]
        return min(holding, key=lambda room: room.area_mm2, default=None)

    def _known(self) -> frozenset[RecordId]:
        if self._walls is None:
            items = self._scene.document.items()
            self._walls = frozenset(item.id for item in items if run_of(item) is not None)
        return self._walls

    def _joined(self, walls: Collection[RecordId]) -> frozenset[RecordId]:
        """Walls with all that they are joined to, from wall to wall."""
        found, waiting = set(walls), list(walls)
        while waiting:
            item = cast(Item, self._scene.document.records[waiting.pop()])
            new = {other.id for other in self._scene.joined(item)} - found
            found |= new
            waiting += new
        return frozenset(found)

    def _rooms(self, walls: frozenset[RecordId]) -> tuple[Room, ...]:
        if walls not in self._found:
            items = [cast(Item, self._scene.document.records[item_id]) for item_id in sorted(walls)]
            regions = enclosed([self._scene.outline(item) for item in items if self._scene.is_shown(item)])
            self._found[walls] = tuple(Room(region, region.area, middle_of(region)) for region in regions)
        return self._found[walls]


def make_floors(draft: Draft, rooms: Collection[Room], material: str = FLOOR_MATERIAL) -> list[RecordId]:
    """Cover the ground of rooms; gives the ids of the floors.

    Raises:
        UsageError: there is no room.
    """
    if not rooms:
        raise UsageError(msg("the walls enclose no room"), msg("close them first: drag end to end"))
    made = []
    for room in rooms:
        for outline, holes in rings_of(room.region):
            floor = GroundCover(outline_mm=outline, holes_mm=tuple(holes), material=material, label="Floor")
            draft.add(floor)
            made.append(floor.id)
    return made
