"""What can be done to things on a face of a wall: plain functions on a draft, in the millimetres of that face.

What is the same on the plan (deleting, changing fields) is in `verbs`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from diorama_planner.app.verbs import item_of
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId, new_id
from diorama_planner.model.transforms import with_face_points


def moved(item: Item, face: Face, dx: float, dy: float) -> Item:
    """Give an item elsewhere on its face; what cannot be moved there as it is."""
    facet = kind_of(item).on_face
    if facet is None or facet.moved is None:
        return item
    result: Item = facet.moved(item, face, dx, dy)
    return result


def move(draft: Draft, face: Face, ids: Collection[RecordId], dx: float, dy: float) -> None:
    """Move items on their face."""
    for item_id in ids:
        draft.put(moved(item_of(draft, item_id), face, dx, dy))


def duplicate(draft: Draft, face: Face, ids: Collection[RecordId], dx: float, dy: float) -> list[RecordId]:
    """Copy items on their face, moved by millimetres; gives the ids of the copies."""
    copies = [
        replace(moved(item_of(draft, item_id), face, dx, dy), id=new_id(), order=0.0)
        for item_id in sorted(ids, key=lambda item_id: item_of(draft, item_id).order)
    ]
    for copy in copies:
        draft.add(copy)
    return [copy.id for copy in copies]


def reshaped(item: Item, face: Face, move: Callable[[Point], Point]) -> Item:
    """Give an item with its points on the face moved."""
    facet = kind_of(item).on_face
    if facet is None or facet.reshaped is None:
        return with_face_points(item, move)
    result: Item = facet.reshaped(item, face, move)
    return result


def settled(item: Item, face: Face) -> Item:
    """Give an item that was drawn in the millimetres of the face as its record keeps it."""
    return reshaped(item, face, lambda point: point)


def rotate(draft: Draft, face: Face, ids: Sequence[RecordId], angle_deg: float, about: Point) -> None:
    """Turn patches counter-clockwise about a point of the face; what hangs stays upright."""
    turn = math.radians(angle_deg)
    cos, sin = math.cos(turn), math.sin(turn)

    def turned(point: Point) -> Point:
        x, y = point[0] - about[0], point[1] - about[1]
        return about[0] + x * cos - y * sin, about[1] + x * sin + y * cos

    for item_id in ids:
        draft.put(reshaped(item_of(draft, item_id), face, turned))


def stretch(
    draft: Draft, face: Face, ids: Collection[RecordId], along_x: float, along_y: float, about: Point
) -> None:
    """Stretch patches and signs from a point of the face by two factors above 0."""

    def stretched(point: Point) -> Point:
        return about[0] + (point[0] - about[0]) * along_x, about[1] + (point[1] - about[1]) * along_y

    for item_id in ids:
        draft.put(reshaped(item_of(draft, item_id), face, stretched))
