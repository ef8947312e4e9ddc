"""What follows when the line of a wall changes: the ends of walls that meet it, and what is set into any of them.

Pure: told what touches what, it gives the other records as they will be. Previews and verbs use it alike, so that
what is seen under the hand is what is kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Sequence

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


def followers(old: Item, new: Item, ties: Ties) -> tuple[Item, ...]:
    """Give the other items that change when the line of one does, each once, as they will be.

    Locked walls stay.

    Raises:
        RecordError: a wall that follows would be left without length.
    """
    return followers_of([(old, new)], ties)


def followers_of(changes: Sequence[tuple[Item, Item]], ties: Ties, *, hosted: bool = True) -> tuple[Item, ...]:
    """Give the other items that change when the lines of some do at once, as they were and as they will be.

    A wall between two of them follows both. Without `hosted` what is set into those that change stays as it is.

    Raises:
        RecordError: a wall that follows would be left without length.
    """
    found: dict[RecordId, Item] = {}
    known = {old.id for old, _ in changes}
    waiting = [(old, new) for old, new in changes if joins(old)]
    carries_hosted = hosted
    while waiting:
        drawn: dict[RecordId, tuple[Item, Item]] = {}
        for before, after in waiting:
            others = [other for other in ties.joined(before) if other.id not in known and not other.locked]
            inside = ties.hosted(before.id) if carries_hosted else ()
            if not others and not inside:
                continue
            carry = _carry(_nodes(before), _nodes(after))
            found |= {item.id: item for each in inside if (item := _taken_along(each, before, after, carry))}
            go = _moves(before, after, carry)
            for other in others:
                now = _with_ends(other, drawn.get(other.id, (other, other))[1], go)
                if now is not None:
                    drawn[other.id] = other, now
        known |= drawn.keys()
        found |= {item_id: now for item_id, (_, now) in drawn.items()}
        waiting, carries_hosted = list(drawn.values()), True
    return tuple(found.values())


def tied_beyond(ids: Collection[RecordId], items: Iterable[Item], ties: Ties) -> tuple[Item, ...]:
    """Those of some items that meet walls which are not among `ids` and can follow."""
    return tuple(
        item
        for item in items
        if joins(item) and any(other.id not in ids and not other.locked for other in ties.joined(item))
    )


def _taken_along(item: Item, before: Item, after: Item, carry: Carry) -> Item | None:
    """What is set into a wall or hangs on it, where it goes with it; None if it stays."""
    gone = _carried_patch(item, before, after, carry)
    at = _carried(item, before, carry)
    return with_fields(item, **{ALONG_FIELD: at}) if at is not None else gone


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
    return ghosts_of_followers([(old, new) for new in changed], context)


def ghosts_of_followers(
    changes: Sequence[tuple[Item, Item]], context: Context, *, hosted: bool = True
) -> tuple[Item, ...]:
    """What follows several items in a preview; nothing while their values make no sense."""
    try:
        return followers_of(changes, context.ties, hosted=hosted)
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


def _with_ends(item: Item, so_far: Item, go: Callable[[Point], Point]) -> Item | None:
    """Give a wall with the ends that meet another moved, unless they went with a third already; None if they stay."""
    nodes, changed = _nodes(item), _nodes(so_far)
    if nodes.closed:
        return None
    stays = True
    for index in (0, len(nodes.points) - 1):
        here = nodes.points[index]
        there = go(here)
        if math.dist(here, there) > SAME_POINT_MM and math.dist(here, changed.points[index]) <= SAME_POINT_MM:
            changed = moved(changed, {index}, there[0] - here[0], there[1] - here[1])
            stays = False
    return None if stays else with_nodes(item, Strand(main_field(item)), changed)
