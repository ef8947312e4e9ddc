"""Where along its wall a patch is, and how it goes with the wall when that grows, is parted or joined.

A patch keeps its outline in the millimetres of its face, which on a front run against the path; openings and
fixtures keep their place along the path and need none of this.
"""

from __future__ import annotations

from diorama_planner.kinds.faces import LONG_FACES
from diorama_planner.model.record import Item
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.model.transforms import with_face_points

RUNNING = (*LONG_FACES, "top")
"""The faces along which a wall runs."""


def place_along(item: Item, length_mm: float) -> float | None:
    """Give how far along its wall, which is so long, the middle of a patch is; None for all else and for ends."""
    surface = getattr(item, "surface", "")
    infos = infos_with_role(type(item), Role.FACE_POINTS)
    if not infos or surface not in RUNNING:
        return None
    xs = [x for x, _ in getattr(item, infos[0].name)]
    middle: float = (min(xs) + max(xs)) / 2
    return length_mm - middle if surface == "front" else middle


def put_along(item: Item, length_mm: float, along_mm: float) -> Item:
    """Give a patch with its middle so far along its wall, which is so long now."""
    now = place_along(item, length_mm)
    if now is None:
        return item
    shift = (along_mm - now) * (-1.0 if getattr(item, "surface", "") == "front" else 1.0)
    return with_face_points(item, lambda point: (point[0] + shift, point[1]))
