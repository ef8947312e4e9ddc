"""What is done to walls: splitting, joining, parallels, bending, corners that come apart; and openings that must fit.

Verbs on a draft, like those of `verbs`. What is set into a wall goes with the part of it in which it sits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from diorama_planner.app.joining import run_of
from diorama_planner.app.verbs import carry, item_of, with_fields
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.joints import Joints
from diorama_planner.geometry.nodes import Nodes, turned_round, with_node
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import nearest_along, polyline_length
from diorama_planner.geometry.points import SAME_POINT_MM, Point
from diorama_planner.geometry.walls import TOUCH_MM
from diorama_planner.kinds.face_places import place_along, put_along
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.shared import sits_in_host
from diorama_planner.kinds.strands import Strand, main_field, nodes_of, with_nodes
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId, new_id
from diorama_planner.model.transforms import points_of
from diorama_planner.tools.following import followers
from diorama_planner.tools.shapes import ALONG_FIELD, HOST_FIELD

_ONE_WALL = ("thickness_mm", "height_mm", "construction", "material", "stands_on", "face")
"""What two walls must have in common to become one."""

LEAST_MM = 0.5
"""No piece of a split wall may be shorter, and no parallel nearer."""


class DraftTies:
    """Which walls of a draft meet, as it stood when this was made, and what is set into them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        runs = ((item.id, run_of(item)) for item in draft.every(Item))
        self._joints = Joints({item_id: run for item_id, run in runs if run is not None})

    def joined(self, item: Item) -> Sequence[Item]:
        """The walls that one meets."""
        return [item_of(self._draft, item_id) for item_id in self._joints.touching(item.id)]

    def hosted(self, item_id: RecordId) -> Sequence[Item]:
        """What is set into a wall or hangs on it."""
        return hosted_by(self._draft, item_id)


def hosted_by(draft: Draft, item_id: RecordId) -> list[Item]:
    """What is set into a wall or hangs on it, in order along it."""
    found = [item for item in draft.every(Item) if getattr(item, HOST_FIELD, "") == item_id and sits_in_host(item)]
    return sorted(found, key=lambda item: getattr(item, ALONG_FIELD, 0.0))


def fixed_to(draft: Draft, item_id: RecordId) -> list[Item]:
    """What is fixed to an item at a place of its own, such as a light."""
    return [item for item in draft.every(Item) if getattr(item, HOST_FIELD, "") == item_id and not sits_in_host(item)]


def put_reshaped(draft: Draft, item: Item) -> None:
    """Put an item with another line in the place of what it was: walls that meet it follow, and what sits in them."""
    old = draft.find(item.id)
    if isinstance(old, Item) and run_of(old) is not None and run_of(old) != run_of(item):
        for follower in followers(old, item, DraftTies(draft)):
            draft.put(follower)
    draft.put(item)
    if isinstance(old, Item):
        carry(draft, [old])


def wall_of(draft: Draft, item_id: RecordId) -> Wall:
    """Look a wall up. Raises `UsageError` for anything else."""
    item = item_of(draft, item_id)
    if not isinstance(item, Wall):
        raise UsageError(msg("{name} is not a wall", name=called(item)))
    return item


def _nodes(wall: Wall) -> Nodes:
    return nodes_of(wall, Strand(main_field(wall)))


def _with(wall: Wall, nodes: Nodes) -> Wall:
    return with_nodes(wall, Strand(main_field(wall)), nodes)


# -- splitting and joining -------------------------------------------------------------------------------------


def split(draft: Draft, wall_id: RecordId, at: Point) -> tuple[RecordId, RecordId]:
    """Part a wall at the place on it that lies nearest to a point; gives the ids of both parts.

    Raises:
        UsageError: an opening sits there, the place is an end, or the wall is closed.
    """
    wall = wall_of(draft, wall_id)
    nodes = _nodes(wall)
    if nodes.closed:
        raise UsageError(msg("a wall that leads back to its start cannot be split"), msg("open the line first"))
    line = nodes.flat()
    along, _ = nearest_along(line, at)
    length = polyline_length(line)
    if not LEAST_MM <= along <= length - LEAST_MM:
        raise UsageError(msg("a wall cannot be split at its end"), msg("click farther inside"))
    for item in hosted_by(draft, wall_id):
        middle, half = float(getattr(item, ALONG_FIELD, 0.0)), float(getattr(item, "width_mm", 0.0)) / 2
        if abs(middle - along) < half - SAME_POINT_MM:
            raise UsageError(msg("an opening sits where the wall would be split"), msg("slide it away first"))
    first, second = _parts(nodes, along)
    other = replace(_with(wall, second), id=new_id(), order=0.0, loose_corners=())
    kept = tuple(index for index in wall.loose_corners if index < len(first.points))
    draft.put(replace(_with(wall, first), loose_corners=kept))
    draft.add(other)
    for item in hosted_by(draft, wall_id):
        middle = _along(item, length)
        if middle > along:
            draft.put(_put_along(item, other.id, length - along, middle - along))
        else:
            draft.put(_put_along(item, wall_id, along, middle))
    for item in fixed_to(draft, wall_id):
        if nearest_along(line, next(points_of(item)))[0] > along:
            draft.change(item.id, **{HOST_FIELD: other.id})
    return wall_id, other.id


def _along(item: Item, length: float) -> float:
    """How far along a wall something on it is; what is on an end is there."""
    if getattr(item, "surface", "") == "end-b":
        return length
    on_face = place_along(item, length)
    return float(getattr(item, ALONG_FIELD, 0.0)) if on_face is None else on_face


def _put_along(item: Item, host: RecordId, length: float, along: float) -> Item:
    """Give something on a wall so far along a wall that is so long."""
    fields = {HOST_FIELD: host, ALONG_FIELD: along} if hasattr(item, ALONG_FIELD) else {HOST_FIELD: host}
    return with_fields(put_along(item, length, along), fields)


def _parts(nodes: Nodes, along: float) -> tuple[Nodes, Nodes]:
    """The two lines on either side of a place along a line."""
    segment, start = 0, 0.0
    for segment in range(nodes.segments):
        piece = polyline_length(_segment(nodes, segment))
        if along < start + piece - SAME_POINT_MM or segment == nodes.segments - 1:
            break
        start += piece
    within = along - start
    if within > SAME_POINT_MM:
        nodes = with_node(nodes, segment, _share(nodes, segment, within))
        segment += 1
    head = {index: pair for index, pair in nodes.curves.items() if index < segment}
    tail = {index - segment: pair for index, pair in nodes.curves.items() if index >= segment}
    return Nodes(nodes.points[: segment + 1], head), Nodes(nodes.points[segment:], tail)


def _segment(nodes: Nodes, segment: int) -> list[list[float]]:
    start, end = nodes.ends(segment)
    curves = {0: nodes.curves[segment]} if segment in nodes.curves else {}
    found: list[list[float]] = Nodes((start, end), curves).flat().tolist()
    return found


def _share(nodes: Nodes, segment: int, within: float) -> float:
    """The share of a segment's parameter that lies a length along it."""
    if segment not in nodes.curves:
        return within / polyline_length(_segment(nodes, segment))
    low, high = 0.0, 1.0
    for _ in range(40):
        middle = (low + high) / 2
        parted = with_node(nodes, segment, middle)
        low, high = (middle, high) if polyline_length(_segment(parted, segment)) < within else (low, middle)
    return (low + high) / 2


def join(draft: Draft, first_id: RecordId, second_id: RecordId) -> RecordId:
    """Make one wall of two that meet at their ends; the first keeps its record. Gives its id.

    Raises:
        UsageError: they do not meet at their ends, or are not built alike.
    """
    first, second = wall_of(draft, first_id), wall_of(draft, second_id)
    for field in _ONE_WALL:
        if getattr(first, field) != getattr(second, field):
            what = field.removesuffix("_mm").replace("_", " ")
            raise UsageError(msg("the walls differ in their {what}", what=what), msg("make them alike first"))
    one, other = _nodes(first), _nodes(second)
    if one.closed or other.closed:
        raise UsageError(msg("a wall that leads back to its start has no end to join"))
    ends = ((one.points[0], True), (one.points[-1], False))
    met = [
        (turn, at_end)
        for place, turn in ends
        for at_end in (False, True)
        if math.dist(place, other.points[-1 if at_end else 0]) <= TOUCH_MM
    ]
    if not met:
        raise UsageError(msg("the walls do not meet at their ends"), msg("drag an end of one to an end of the other"))
    turn, at_end = met[-1]  # rather the end of the first than its start
    if turn:
        _turn_round(draft, first_id)
    if at_end:
        _turn_round(draft, second_id)
    _append(draft, first_id, second_id)
    return first_id


def join_all(draft: Draft, ids: Sequence[RecordId]) -> RecordId:
    """Make one wall of several, each joined when it meets what is joined so far; gives the id of the first.

    Raises:
        UsageError: one of them meets none of the others, or they are not built alike.
    """
    first, *waiting = ids
    while waiting:
        for other in waiting:
            if _meet(wall_of(draft, first), wall_of(draft, other)):
                break
        else:
            other = waiting[0]  # says what is wrong with it
        join(draft, first, other)
        waiting.remove(other)
    return first


def _meet(first: Wall, second: Wall) -> bool:
    ends = [(wall.path_mm[0], wall.path_mm[-1]) for wall in (first, second)]
    return any(math.dist(a, b) <= TOUCH_MM for a in ends[0] for b in ends[1])


def _turn_round(draft: Draft, wall_id: RecordId) -> None:
    """Let a wall run the other way, with all that sits in it where it is."""
    wall = wall_of(draft, wall_id)
    nodes = _nodes(wall)
    last = len(wall.path_mm) - 1
    loose = tuple(sorted(last - index for index in wall.loose_corners))
    draft.put(replace(_with(wall, turned_round(nodes)), loose_corners=loose))
    turn_hosted(draft, wall_id, polyline_length(nodes.flat(), closed=nodes.closed))


def turn_hosted(draft: Draft, wall_id: RecordId, length: float) -> None:
    """Keep what sits in a wall where it is when the wall's path runs the other way."""
    other_side = {"front": "back", "back": "front", "end-a": "end-b", "end-b": "end-a"}
    for item in hosted_by(draft, wall_id):
        fields = {name: other_side.get(getattr(item, name), getattr(item, name)) for name in _sides(item)}
        if hasattr(item, ALONG_FIELD):
            fields[ALONG_FIELD] = length - getattr(item, ALONG_FIELD)
        draft.put(with_fields(item, fields))


def _sides(item: Item) -> list[str]:
    return [name for name in ("side", "surface") if hasattr(item, name)]


def _append(draft: Draft, first_id: RecordId, second_id: RecordId) -> None:
    """Let the second wall go on where the first ends, as one record."""
    first, second = wall_of(draft, first_id), wall_of(draft, second_id)
    one, other = _nodes(first), _nodes(second)
    count = len(one.points) - 1
    curves = {**one.curves, **{index + count: pair for index, pair in other.curves.items()}}
    loose = (*first.loose_corners, *(index + count for index in second.loose_corners if index))
    length = polyline_length(one.flat())
    points = (*one.points, *other.points[1:])
    if math.dist(points[0], points[-1]) <= TOUCH_MM:
        points = (*points[:-1], points[0])
    draft.put(replace(first, path_mm=points, curves_mm=curves, loose_corners=tuple(loose)))
    more = polyline_length(other.flat())
    for item in hosted_by(draft, first_id):
        draft.put(_put_along(item, first_id, length + more, _along(item, length)))
    for item in hosted_by(draft, second_id):
        draft.put(_put_along(item, first_id, length + more, length + _along(item, more)))
    for item in fixed_to(draft, second_id):
        draft.change(item.id, **{HOST_FIELD: first_id})
    draft.remove(second_id)


# -- parallels and bends ---------------------------------------------------------------------------------------


def parallel(draft: Draft, wall_id: RecordId, distance_mm: float) -> RecordId:
    """Copy a wall to its left by the distance between centre-lines, to its right if negative; gives the copy's id.

    Openings are not copied: a parallel wall is seldom pierced alike.

    Raises:
        UsageError: a distance of nothing.
    """
    wall = wall_of(draft, wall_id)
    if abs(distance_mm) < LEAST_MM:
        raise UsageError(msg("a parallel wall needs a distance"), msg("type one, with - for the other side"))
    nodes = _nodes(wall)
    line = [(x, y) for x, y in nodes.flat().tolist()]
    if nodes.closed:
        line.append(line[0])
    path = tuple((float(x), float(y)) for x, y in offset_line(line, distance_mm).tolist())
    copy = replace(wall, id=new_id(), order=0.0, path_mm=path, curves_mm={}, loose_corners=())
    draft.add(copy)
    return copy.id


def bend(draft: Draft, wall_id: RecordId, segment: int, bulge_mm: float) -> None:
    """Make a segment of a wall an arc whose middle stands off the chord by `bulge_mm`, to the left if positive.

    Joined walls and openings follow.

    Raises:
        GeometryError: no such segment, or a bulge of more than the chord.
    """
    from diorama_planner.tools.bending import bent

    put_reshaped(draft, bent(wall_of(draft, wall_id), segment, bulge_mm))


def set_loose(draft: Draft, wall_id: RecordId, corners: Sequence[int]) -> None:
    """Say at which points of its path a wall can be taken apart."""
    wall = wall_of(draft, wall_id)
    draft.put(replace(wall, loose_corners=tuple(sorted({index for index in corners if index < len(wall.path_mm)}))))


# -- what must hold --------------------------------------------------------------------------------------------


def check_openings(draft: Draft, ids: Sequence[RecordId]) -> None:
    """Refuse openings that are wider or higher than their wall, or recessed deeper than it is thick.

    Raises:
        UsageError: saying by how much.
    """
    for item_id in ids:
        item = draft.find(item_id)
        if not isinstance(item, Opening):
            continue
        wall = draft.find(item.host)
        if isinstance(wall, Wall):
            nodes = _nodes(wall)
            length = polyline_length(nodes.flat(), closed=nodes.closed)
            _refuse("wide", item.width_mm, "long", length)
            _refuse("high", item.sill_mm + item.height_mm, "high", wall.height_mm)
            _refuse("deep", item.depth_mm or 0.0, "thick", wall.thickness_mm)


def _refuse(how: str, value: float, limit_how: str, limit: float) -> None:
    if value > limit + SAME_POINT_MM:
        text = msg(
            "{value} {how}, but the wall is only {limit} {limit_how}",
            value=_mm(value),
            how=how,
            limit=_mm(limit),
            limit_how=limit_how,
        )
        raise UsageError(text)


def _mm(length: float) -> str:
    return format_length(length)
