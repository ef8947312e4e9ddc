"""The frame round what is selected: its corners, the point it turns about, the handle that turns it.

Canvas and select tool ask here, so that what is drawn is what can be grabbed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import transform
from diorama_planner.kinds.contract import Handle, Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.tools.context import Context
from diorama_planner.tools.shapes import role_of
from diorama_planner.tools.vectors import around, corners, direction, middle, polar

HANDLE_PIXELS = 24.0
"""How far the turning handle stands off the frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box, maybe turned. `stem` is where the handle's stalk begins; without `handle` it cannot be turned."""

    corners: Points
    pivot: Point
    stem: Point
    handle: Point | None
    angle_deg: float = 0.0
    shows: Literal["box", "bracket", "nothing"] = "box"
    """Whether the box is an item's own, is drawn faintly round several, or a free shape's outline stands for it."""


def selection_frame(context: Context) -> Frame | None:
    """The frame round the selection; None if nothing is selected or it has no area."""
    items = [item for item in (context.item(item_id) for item_id in context.selection) if item is not None]
    if len(items) == 1 and angle_field(items[0]):
        return _turned_frame(items[0], context)
    bounds = around(context.bounds(item.id) for item in items)
    if bounds is None:
        return None
    frame = _level_frame(bounds, any(_turns(item, context) for item in items), context)
    return replace(frame, shows="bracket" if len(items) > 1 else "nothing")


def _turns(item: Item, context: Context) -> bool:
    return context.can_move(item.id) and KINDS[item.kind].placement is not Placement.HOSTED


def _level_frame(bounds: Bounds, turns: bool, context: Context) -> Frame:
    pivot = middle(bounds)
    stem = (pivot[0], bounds[3])
    handle = (stem[0], stem[1] + HANDLE_PIXELS * context.mm_per_pixel) if turns else None
    return Frame(corners(bounds), pivot, stem, handle)


def _turned_frame(item: Item, context: Context) -> Frame | None:
    """The box of an item in its own direction; the handle is ahead of its nose."""
    angle = float(getattr(item, angle_field(item)))
    level = transform(context.outline(item.id), rotation_deg=-angle)
    if level.is_empty:
        return None
    bounds = level.bounds
    at = position(item)
    ahead = (bounds[2], (bounds[1] + bounds[3]) / 2.0)
    beyond = (ahead[0] + HANDLE_PIXELS * context.mm_per_pixel, ahead[1])
    turned = tuple(turned_about((0.0, 0.0), corner, angle) for corner in corners(bounds))
    pivot = turned_about((0.0, 0.0), middle(bounds), angle) if at is None else at
    handle = turned_about((0.0, 0.0), beyond, angle) if context.can_move(item.id) else None
    return Frame(turned, pivot, turned_about((0.0, 0.0), ahead, angle), handle, angle)


def turned_about(pivot: Point, point: Point, angle_deg: float) -> Point:
    """Turn a point about another."""
    if point == pivot:
        return point
    dx, dy = point[0] - pivot[0], point[1] - pivot[1]
    return polar(pivot, (dx * dx + dy * dy) ** 0.5, direction(pivot, point) + angle_deg)


def angle_field(item: Item) -> str:
    """The field that says how an item is turned; empty if it has none."""
    infos = infos_with_role(type(item), Role.ANGLE)
    return infos[0].name if infos else ""


def position(item: Item) -> Point | None:
    """The point at which an item lies, if it has one."""
    infos = infos_with_role(type(item), Role.POINT)
    return getattr(item, infos[0].name) if infos else None


def vertex_handles(context: Context) -> tuple[tuple[RecordId, Handle], ...]:
    """The grips of the selected item that drag its points; only a single item shows them."""
    if len(context.selection) != 1:
        return ()
    (item_id,) = context.selection
    item = context.item(item_id)
    if item is None or not context.can_move(item_id):
        return ()
    own = (handle for handle in context.handles(item_id) if role_of(item, handle.field) in _POINT_ROLES)
    return tuple((item_id, handle) for handle in own)


_POINT_ROLES = frozenset({Role.POINT, Role.POINTS})


def with_groups(ids: Iterable[RecordId], context: Context) -> frozenset[RecordId]:
    """Widen ids by those that are picked with them."""
    return frozenset().union(*(context.group_of(item_id) for item_id in ids))


def outline_points(item_ids: frozenset[RecordId], context: Context) -> list[Point]:
    """The corners of the outline of a single item; none for several, whose box stands for them."""
    if len(item_ids) != 1:
        return []
    (item_id,) = item_ids
    return [(x, y) for ring in context.outline(item_id).rings() for x, y in ring.tolist()]
