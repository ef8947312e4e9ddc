"""A thing put down by a wall turns its back to it and stands against it."""

from __future__ import annotations

from diorama_planner.catalogue.thing import FACING_DEG
from diorama_planner.geometry.outline import point_along
from diorama_planner.model.record import Item, Point
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.frame import angle_field
from diorama_planner.tools.shapes import with_fields
from diorama_planner.tools.vectors import direction, distance, polar

NEAR_PIXELS = 10.0
"""How near the back must come to the face of a wall before it is drawn to it."""


def face_near(pointer: Point, context: Context) -> tuple[HostSpot, Point, float] | None:
    """The wall that the pointer is on or near, the place on its face on that side, and whither that looks."""
    spot = context.host_at(pointer, NEAR_PIXELS * context.mm_per_pixel)
    if spot is None or _is_beyond_an_end(spot):
        return None
    foot = point_along(spot.line, spot.along_mm)[0]
    if distance(foot, pointer) > spot.thickness_mm / 2 + NEAR_PIXELS * context.mm_per_pixel:
        return None
    away = direction(foot, pointer) if distance(foot, pointer) > 0 else 90.0
    return spot, polar(foot, spot.thickness_mm / 2, away), away


def backed(item: Item, point_field: str, front: tuple[str, float], pointer: Point, context: Context) -> Item:
    """Give a thing with its back to the wall that the pointer is near, or as it was.

    `front` is the side that it faces unturned and its depth in that direction in mm.
    """
    side, depth = front
    near = NEAR_PIXELS * context.mm_per_pixel
    spot = context.host_at(pointer, depth + near)
    if spot is None or side not in FACING_DEG or not angle_field(item):
        return item
    foot = point_along(spot.line, spot.along_mm)[0]
    stand = (spot.thickness_mm + depth) / 2.0
    if not 0 < distance(foot, pointer) <= stand + near or _is_beyond_an_end(spot):
        return item
    away = direction(foot, pointer)
    turn = (away - FACING_DEG[side]) % 360.0
    return with_fields(item, **{point_field: polar(foot, stand, away), angle_field(item): turn})


def _is_beyond_an_end(spot: HostSpot) -> bool:
    """Whether the nearest place of the wall is its very end, so that there is no face to stand against."""
    ends = (spot.line[0], spot.line[-1])
    return point_along(spot.line, spot.along_mm)[0] in ends
