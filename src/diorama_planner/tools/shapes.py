"""Records from gestures: which field of a kind takes the points, and records built from points and defaults.

A kind brings no tool; its placement and the roles of its fields say all that a tool needs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from diorama_planner.core.errors import UsageError
from diorama_planner.kinds.contract import Around, Handle, ItemKind
from diorama_planner.kinds.registry import KINDS
from diorama_planner.kinds.strands import CURVES
from diorama_planner.model.record import Curves, Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.tools.context import Context, HostSpot

HOST_FIELD = "host"
ALONG_FIELD = "at_mm"
"""The fields of every hosted item: what it is set into, and its centre along that."""


def points_field(kind: ItemKind) -> str:
    """The field that holds the outline or line of a drawn item: the first list of points declared."""
    return infos_with_role(kind.record, Role.POINTS, Role.FACE_POINTS, Role.SHAPE)[0].name


def point_field(kind: ItemKind) -> str:
    """The field that holds the position of an item placed at a point."""
    return infos_with_role(kind.record, Role.POINT)[0].name


def text_field(kind: ItemKind) -> str:
    """The field that holds the text of an item that is nothing but text; empty if it has none."""
    own = {field.name for field in fields(kind.record)} - {field.name for field in fields(Item)}
    texts = [info.name for info in infos_with_role(kind.record, Role.TEXT) if info.name in own]
    return texts[0] if texts else ""


def thing_field(kind: ItemKind) -> str:
    """The field that names a thing of the catalogue; empty if it has none."""
    things = infos_with_role(kind.record, Role.THING)
    return things[0].name if things else ""


def source_field(kind: ItemKind) -> str:
    """The field that says how the thing that an item is is come by; empty if it has none."""
    choices = infos_with_role(kind.record, Role.CHOICE)
    return next((info.name for info in choices if "print" in info.spec.choices), "")


def drawn(kind: ItemKind, item_id: RecordId, points: Points, context: Context, curves: Curves | None = None) -> Item:
    """Build an item from drawn points, with curves for a kind that has them."""
    own: dict[str, Any] = {CURVES: curves} if curves else {}
    return _built(kind, item_id, context, {points_field(kind): points, **own})


def placed(kind: ItemKind, item_id: RecordId, at: Point, context: Context, **own: Any) -> Item:
    """Build an item at a point."""
    return _built(kind, item_id, context, {point_field(kind): at, **own})


def hosted(kind: ItemKind, item_id: RecordId, spot: HostSpot, context: Context, **own: Any) -> Item:
    """Build an item set into another."""
    return _built(kind, item_id, context, {**own, HOST_FIELD: spot.host_id, ALONG_FIELD: spot.along_mm})


def _built(kind: ItemKind, item_id: RecordId, context: Context, own: dict[str, Any]) -> Item:
    return kind.record(id=item_id, **{**context.defaults(kind.tag), **own})


def ghost(build: Callable[[], Item]) -> tuple[Item, ...]:
    """Build an item for a preview; none while its values make no sense yet, or if it is too slow to draw."""
    try:
        item = build()
    except UsageError:
        return ()
    return (item,) if KINDS[item.kind].is_quick(item) else ()


def with_fields(item: Item, **values: Any) -> Item:
    """Give an item with other values in fields that only its own kind has."""
    return replace(item, **values)


def with_vertex(item: Item, field: str, index: int | None, at: Point) -> Item:
    """Give an item with one point elsewhere; a closed line keeps its ends together."""
    value = getattr(item, field)
    if index is None:
        return with_fields(item, **{field: at})
    points = list(value)
    closes = len(points) > 2 and points[0] == points[-1]
    points[index] = at
    if closes and index in {0, len(points) - 1}:
        points[0] = points[-1] = at
    return with_fields(item, **{field: tuple(points)})


def pulled(item: Item, handle: Handle, to: Point, around: Around) -> Item:
    """Give an item with one of its grips elsewhere: as its kind says, else with that point there."""
    pull = KINDS[item.kind].pulled
    if pull is None:
        return with_vertex(item, handle.field, handle.index, to)
    turned: Item = pull(item, around, handle, to)
    return turned


def role_of(item: Item, field: str) -> Role:
    """What a field of an item means."""
    return next(info.spec.role for info in infos_with_role(type(item), *Role) if info.name == field)


def is_area(item: Item) -> bool:
    """Whether an item lies under others and is dragged only once selected or by its edge."""
    return KINDS[item.kind].area_like
