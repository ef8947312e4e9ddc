"""Hanging things that stand by a wall on its face, so that they go with it; verbs on a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import NamedTuple, cast

from diorama_planner.app.editing.face_session import is_host
from diorama_planner.app.editing.wall_edits import fixed_to
from diorama_planner.app.scene import Scene
from diorama_planner.app.verbs import item_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import nearest_along, point_along
from diorama_planner.kinds.cuts import wall_line
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.hosts import Host
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId, new_id

REACH_MM = 10.0
"""A thing whose body comes so near to a wall stands by it."""


class _Spot(NamedTuple):
    """A place on a wall: how far off its centre-line, which wall, how far along, on which face."""

    gap: float
    host: Item
    along: float
    surface: str


def hang(draft: Draft, scene: Scene, ids: Iterable[RecordId]) -> list[RecordId]:
    """Turn things into fixtures of the walls that they stand by, where they are; gives the ids of the fixtures.

    Raises:
        UsageError: something that is no thing, or stands by no wall.
    """
    return [_hung(draft, scene, item_of(draft, item_id)) for item_id in ids]


def _hung(draft: Draft, scene: Scene, item: Item) -> RecordId:
    name = called(item)
    if not isinstance(item, Thing):
        raise UsageError(msg("{name} cannot hang on a wall", name=name))
    spot = _nearest(scene, item)
    if spot is None:
        raise UsageError(msg("{name} stands by no wall", name=name), msg("drag it to one first"))
    foot = min((prism.bottom_mm for prism in scene.solids(spot.host)), default=0.0)
    floor = min((prism.bottom_mm for prism in scene.solids(item)), default=foot)
    shared = {field.name: getattr(item, field.name) for field in fields(Item) if field.name not in {"id", "extra"}}
    fixture = Fixture(
        **shared,
        id=new_id(),
        host=spot.host.id,
        thing=item.thing,
        at_mm=spot.along,
        up_mm=max(0.0, floor - foot),
        surface=spot.surface,
        size_mm=item.casting_mm or item.size_mm,
        source=item.source,
        colours=item.colours,
    )
    draft.put(fixture)
    for light in fixed_to(draft, item.id):
        draft.change(light.id, host=fixture.id)
    draft.remove(item.id)
    return fixture.id


def _nearest(scene: Scene, item: Thing) -> _Spot | None:
    xmin, ymin, xmax, ymax = scene.outline(item).bounds
    near = scene.items_near((xmin - REACH_MM, ymin - REACH_MM, xmax + REACH_MM, ymax + REACH_MM))
    spots = [_spot_on(other, item.at_mm) for other in near if is_host(other)]
    return min(spots, key=lambda spot: spot.gap, default=None)


def _spot_on(wall: Item, at: Point) -> _Spot:
    line = wall_line(cast(Host, wall))
    along, gap = nearest_along(line, at)
    (x, y), (along_x, along_y) = point_along(line, along)
    is_left = along_x * (at[1] - y) - along_y * (at[0] - x) > 0
    return _Spot(gap, wall, along, "front" if is_left else "back")
