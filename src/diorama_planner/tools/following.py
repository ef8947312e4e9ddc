"""What follows when the line of a wall changes: the ends of walls that meet it, and what is set into any of them.

Pure: told what touches what, it gives the other records as they will be. Previews and verbs use it alike, so that
what is seen under the hand is what is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from diorama_planner.core.errors import RecordError
from diorama_planner.geometry.nodes import Nodes, moved
from diorama_planner.geometry.outline import nearest_along, point_along, polyline_length
from diorama_planner.geometry.places import carried_along
from diorama_planner.geometry.points import SAME_POINT_MM, Point
from diorama_planner.geometry.walls import TOUCH_MM
from diorama_planner.kinds.face_places import place_along, put_along
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.strands import Strand, main_field, nodes_of, with_nodes
from diorama_planner.model.record import Item, RecordId
from diorama_planner.tools.context import Context, Ties
from diorama_planner.tools.shapes import ALONG_FIELD, with_fields

Carry = Callable[[float, float, float], float]


def joins(item: Item) -> bool:
    """Whether items of this kind join each other as walls do."""
    return kind_of(item).run is not None


def followers(old: Item, new: Item, ties: Ties, besides: frozenset[RecordId] = frozenset()) -> tuple[Item, ...]:
    """Give the other items that change when the line of one does, each once, as they will be.

    `besides` stay as they are: they are changed already. Locked walls stay too.

    Raises:
        RecordError: a wall that follows would be left without length.
    """
    if not joins(old):
        return ()
    found: dict[RecordId, Item] = {}
    seen = {old.id, *besides}
    waiting = [(old, new)]
    while waiting:
        before, after = waiting.pop(0)
        carry = _carry(_nodes(before), _nodes(after))
        for item in ties.hosted(before.id):
            gone = _carried_patch(item, before, after, carry)
            at = _carried(item, before, carry)
            if gone is not None and item.id not in besides:
                found[item.id] = gone
            if at is not None and item.id not in besides:
                found[item.id] = with_fields(item, **{ALONG_FIELD: at})
        for other in ties.joined(before):
            if other.id in seen or other.locked:
                continue
            drawn = _with_ends(other, _moves(before, after, carry))
            if drawn is not None:
                seen.add(other.id)
                found[other.id] = drawn
                waiting.append((other, drawn))
    return tuple(found.values())


def _carried(item: Item, host: Item, carry: Carry) -> float | None:
    """Where something set into a wall goes along it, clear of a corner if it was before; None if it stays."""
    at = getattr(item, ALONG_FIELD, None)
    if not isinstance(at, int | float):
        return None
    there = carry(at, float(getattr(item, "width_mm", 0.0)), _half(host))
    return there if abs(there - at) > SAME_POINT_MM else None


def _carried_patch(item: Item, before: Item, after: Item, carry: Carry) -> Item | None:
    """A patch on a face where it goes along its wall; None for all else, and if it stays."""
    old, new = polyline_length(_flat(_nodes(before))), polyline_length(_flat(_nodes(after)))
    along = place_along(item, old)
    if along is None:
        return None
    there = carry(min(max(along, 0.0), old), 0.0, 0.0) + min(along, 0.0) + max(along - old, 0.0)
    moved_item = put_along(item, new, there)
    return moved_item if abs(there - along) > SAME_POINT_MM or abs(new - old) > SAME_POINT_MM else None


def _half(wall: Item) -> float:
    return float(getattr(wall, "thickness_mm", 0.0)) / 2


def followed_ghosts(old: Item, changed: Sequence[Item], context: Context) -> tuple[Item, ...]:
    """What follows an item in a preview; nothing while its values make no sense."""
    try:
        return tuple(ghost for new in changed for ghost in followers(old, new, context.ties))
    except RecordError:
        return ()


def _nodes(item: Item) -> Nodes:
    return nodes_of(item, Strand(main_field(item)))


def _lengths(nodes: Nodes) -> list[float]:
    """The length of each segment, curves along their bends."""
    found = []
    for segment in range(nodes.segments):
        start, end = nodes.ends(segment)
        curves = {0: nodes.curves[segment]} if segment in nodes.curves else {}
        found.append(polyline_length(Nodes((start, end), curves).flat()))
    return found


def _corners(nodes: Nodes) -> tuple[Point, ...]:
    return (*nodes.points, nodes.points[0]) if nodes.closed else nodes.points


def _carry(old: Nodes, new: Nodes) -> Carry:
    """How places along a line go with it: segment by segment, or by where they are if there are more or fewer."""
    if len(old.points) == len(new.points) and old.closed == new.closed:
        fixed = [math.dist(a, b) <= SAME_POINT_MM for a, b in zip(_corners(old), _corners(new), strict=True)]
        return carried_along(_lengths(old), _lengths(new), fixed)
    before, after = _flat(old), _flat(new)
    return lambda along, width, margin: nearest_along(after, point_along(before, along)[0])[0]


def _flat(nodes: Nodes) -> list[Point]:
    points = [(x, y) for x, y in nodes.flat().tolist()]
    return [*points, points[0]] if nodes.closed else points


def _moves(before: Item, after: Item, carry: Carry) -> Callable[[Point], Point]:
    """How a point that lies on or in a wall goes with it: with its corner, else along the side and as far from it."""
    old, new = _nodes(before), _nodes(after)
    corners = list(zip(_corners(old), _corners(new), strict=False)) if len(old.points) == len(new.points) else []
    old_line, new_line = _flat(old), _flat(new)
    reach = _half(before) + TOUCH_MM

    def go(point: Point) -> Point:
        for here, there in corners:
            if math.dist(point, here) <= TOUCH_MM:
                return point[0] + there[0] - here[0], point[1] + there[1] - here[1]
        along, gap = nearest_along(old_line, point)
        if gap > reach:
            return point
        (x, y), (ux, uy) = point_along(old_line, along)
        off = ux * (point[1] - y) - uy * (point[0] - x)
        (x, y), (ux, uy) = point_along(new_line, carry(along, 0.0, 0.0))
        return x - uy * off, y + ux * off

    return go


def _with_ends(item: Item, go: Callable[[Point], Point]) -> Item | None:
    """Give a wall with the ends that meet another moved; None if they stay."""
    nodes = _nodes(item)
    if nodes.closed:
        return None
    changed = nodes
    for index in (0, len(nodes.points) - 1):
        here = nodes.points[index]
        there = go(here)
        if math.dist(here, there) > SAME_POINT_MM:
            changed = moved(changed, {index}, there[0] - here[0], there[1] - here[1])
    return None if changed is nodes else with_nodes(item, Strand(main_field(item)), changed)
