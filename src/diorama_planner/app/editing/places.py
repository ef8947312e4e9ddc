"""Places and sizes of items as they are typed: where each one lies, how large its box is, and setting that for many.

The place of an item is its own point, or the middle of its box if it was drawn. Lengths in mm.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from diorama_planner.app.scene import Scene
from diorama_planner.app.verbs import item_of, move
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.model.transforms import points_of
from diorama_planner.tools.following import joins
from diorama_planner.tools.stretching import box_of, factor_for
from diorama_planner.tools.vectors import middle

Axis = Literal[0, 1]
"""Across or up."""


def place_of(item: Item, box: Bounds) -> Point:
    """Where an item lies: its own point, or the middle of its box."""
    own = infos_with_role(type(item), Role.POINT)
    found: Point = getattr(item, own[0].name) if own else middle(box)
    return found


def size_of(box: Bounds) -> tuple[float, float]:
    """Width and depth of a box."""
    return box[2] - box[0], box[3] - box[1]


def move_to(draft: Draft, ids: Collection[RecordId], axis: Axis, to: float, scene: Scene) -> None:
    """Move each of these items to a coordinate, along one axis; walls that meet them follow with their ends.

    Raises:
        RecordError: a wall that follows would be left without length.
        UsageError: one would be left shorter than an opening in it.
    """
    from diorama_planner.app.editing.carrying import put_followers

    before = _walls(draft, ids)
    for item_id in ids:
        by = to - place_of(item_of(draft, item_id), scene.boxes.bounds(item_id))[axis]
        move(draft, [item_id], *((by, 0.0) if axis == 0 else (0.0, by)))
    put_followers(draft, before, scene)


def _walls(draft: Draft, ids: Collection[RecordId]) -> list[Item]:
    return [item for item_id in ids if joins(item := item_of(draft, item_id))]


def resize_to(draft: Draft, ids: Collection[RecordId], axis: Axis, to: float, scene: Scene) -> None:
    """Give the box of each of these items a width (axis 0) or a depth (axis 1); its middle stays.

    Writing and pictures keep their proportions; walls that meet these follow with their ends.

    Raises:
        UsageError: something real is among them, or a wall would be left shorter than an opening in it.
        RecordError: a wall that follows would be left without length.
    """
    from diorama_planner.app.editing.carrying import put_followers
    from diorama_planner.app.editing.reshaping import stretch

    before = _walls(draft, ids)
    for item_id in ids:
        item, box = item_of(draft, item_id), scene.boxes.bounds(item_id)
        span = box_of(points_of(item))
        if infos_with_role(type(item), Role.POINT):
            factor = to / size_of(box)[axis]
            factors = factor, factor
        else:
            factor = factor_for(size_of(box)[axis], size_of(span)[axis], to)
            factors = (factor, 1.0) if axis == 0 else (1.0, factor)
        stretch(draft, [item_id], *factors, middle(span))
    put_followers(draft, before, scene)
