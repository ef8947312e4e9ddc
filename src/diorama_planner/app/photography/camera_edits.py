"""Changing cameras: where they stand on all of their way, what comes along with another lens, what is taken away.

How a camera is led through its lens is in `camera_moves`.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.figures import name_of, thing_of
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import DIMENSION_LEVEL, LABEL_LEVEL
from diorama_planner.model.record import Item, Point, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.model.draft import Draft

Stand = TypeVar("Stand", Camera, CameraKey)
"""What says where a camera is at a time."""

_WRITTEN = range(LABEL_LEVEL, DIMENSION_LEVEL + 1)
"""Levels of what is written on a plan and does not stand on it."""


def part_fields(catalogue: Catalogue, field: str, item: Camera, chosen: str) -> dict[str, Any]:
    """Give what changes with another lens, sensor or body: a lens is opened and focused as far as it can be."""
    found: dict[str, Any] = {field: chosen}
    row = next((each for each in catalogue.cameras() if each.id == chosen), None)
    if row is None or row.kind != "lens":
        return found
    widest, smallest = row.max_aperture_f, row.min_aperture_f
    opened = min(max(item.f_number, widest or item.f_number), smallest or item.f_number)
    found["f_number"] = opened
    found["focus_mm"] = max(item.focus_mm, row.min_focus_mm or 0.0) if not item.accessories else item.focus_mm
    return found


def shift_camera(
    draft: Draft, camera: RecordId, by_mm: Point, up_mm: float, turned_deg: float, fields: Mapping[str, Any]
) -> None:
    """Let a camera stand elsewhere and be rolled, by as much wherever it comes to on its way."""

    def shifted(stand: Stand) -> Stand:
        (x, y), (dx, dy) = stand.at_mm, by_mm
        return replace(
            stand,
            at_mm=(x + dx, y + dy),
            height_mm=round(stand.height_mm + up_mm, 2),
            roll_deg=math.remainder(stand.roll_deg + turned_deg, 360.0),
        )

    item = draft.get(camera)
    if isinstance(item, Camera):
        draft.put(replace(shifted(item), keys=tuple(shifted(key) for key in item.keys), **fields))


def lift_off(draft: Draft, camera: RecordId, of: RecordId) -> None:
    """Take an item away for the shot of a camera; a wall is built so that it comes off."""
    item, other = draft.get(camera), draft.get(of)
    if isinstance(item, Camera) and of not in item.hides:
        draft.change(camera, hides=(*item.hides, of))
    if hasattr(other, "removable"):
        draft.change(of, removable=True)


def put_back(draft: Draft, camera: RecordId, of: RecordId) -> None:
    """Let a camera see an item again; whether a wall comes off stays as it is."""
    item = draft.get(camera)
    if isinstance(item, Camera):
        draft.change(camera, hides=tuple(each for each in item.hides if each != of))


def focusable(session: Session, without: Collection[RecordId]) -> list[tuple[RecordId, str]]:
    """Give the items that a focus can follow, by name."""
    around = session.around()
    items = (record for record in session.document.records.values() if isinstance(record, Item))
    found = [(item.id, name_of(item, around) if thing_of(item) else called(item)) for item in items if _stands(item)]
    return sorted((each for each in found if each[0] not in without), key=lambda each: (each[1].casefold(), each[0]))


def _stands(item: Item) -> bool:
    kind = kind_of(item)
    return kind.placement is not Placement.NONE and kind.level not in _WRITTEN
