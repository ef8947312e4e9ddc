"""What is done to the shapes of items: set operations, offsets, simplifying, reversing, opening and closing.

Verbs on a draft, like those of `verbs`. The result of a set operation keeps the record of the first area; what
falls apart becomes several items. Curves become chords where a shape is worked out anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from diorama_planner.app.editing.outlines import check_item_outline, with_repaired_outline
from diorama_planner.app.editing.wall_edits import put_reshaped, turn_hosted
from diorama_planner.app.verbs import item_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry import region as areas
from diorama_planner.geometry.nodes import Nodes, turned_round
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import Region, polygon_region, union_all
from diorama_planner.geometry.shaping import exclusive, simplified
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.strands import (
    OUTLINE,
    Strand,
    drawn_region,
    holes_fit,
    is_area,
    main_field,
    nodes_of,
    rings_of,
    strands_of,
    with_nodes,
    with_rings,
)
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId, new_id

SLIVER_MM2 = 0.01
"""Parts smaller than this are crumbs of the arithmetic and are dropped."""

LEAST_OFFSET_MM = 0.01

_WAYS: Mapping[str, Callable[[Region, Region], Region]] = {
    "union": areas.union,
    "subtract": areas.difference,
    "intersect": areas.intersection,
    "exclude": exclusive,
}


def reshape(draft: Draft, item: Item, *, repair: bool = False) -> None:
    """Put an item with another line, outline or holes in the place of what it was; what joins a wall follows.

    Raises:
        GeometryError: an outline that crosses itself or encloses nothing (with `repair` only the latter).
    """
    if repair:
        item = with_repaired_outline(item)
    check_item_outline(item)
    put_reshaped(draft, item)


def combine(draft: Draft, first: RecordId, others: Sequence[RecordId], way: str) -> list[RecordId]:
    """Unite, subtract, intersect or exclude areas; the others go, the first keeps its record.

    Returns:
        The ids of the items that the result is made of, the first one first.

    Raises:
        UsageError: something that is no area, nothing left, or a hole in a kind that cannot have one.
    """
    item = _area(draft, first)
    cutters = [drawn_region(_area(draft, other)) for other in others]
    if not cutters:
        raise UsageError(msg("select at least two areas"))
    region = drawn_region(item)
    if way in {"exclude", "intersect"}:
        for cutter in cutters:
            region = _WAYS[way](region, cutter)
    else:
        region = _WAYS[way](region, union_all(cutters))
    made = put_region(draft, item, region)
    for other in others:
        draft.remove(other)
    return made


def cut_out(draft: Draft, first: RecordId, cutters: Sequence[Region]) -> list[RecordId]:
    """Take regions out of an area and leave alone what they belong to; gives the ids of what is left."""
    item = _area(draft, first)
    return put_region(draft, item, areas.difference(drawn_region(item), union_all(list(cutters))))


def put_region(draft: Draft, item: Item, region: Region) -> list[RecordId]:
    """Give an area another region: its largest part stays the item, further parts become items like it.

    Raises:
        UsageError: nothing is left, or a hole in a kind that cannot have one.
    """
    parts = [part for part in rings_of(region) if polygon_region(*part).area > SLIVER_MM2]
    if not parts:
        raise UsageError(msg("nothing would be left of {name}", name=called(item)))
    made = []
    for number, (outline, holes) in enumerate(parts):
        kept = tuple(hole for hole in holes if polygon_region(hole).area > SLIVER_MM2)
        part = with_rings(item, outline, kept)
        if number == 0:
            draft.put(part)
        else:
            part = replace(part, id=new_id(), order=0.0)
            draft.add(part)
        made.append(part.id)
    return made


def _area(draft: Draft, item_id: RecordId) -> Item:
    item = item_of(draft, item_id)
    if not is_area(item):
        raise UsageError(msg("{name} is not an area", name=called(item)))
    return item


def offset(draft: Draft, ids: Sequence[RecordId], distance_mm: float) -> list[RecordId]:
    """Grow areas by a distance, shrink them by a negative one; move lines to their left or right.

    Raises:
        UsageError: nothing would be left, or something that has neither outline nor line.
    """
    if abs(distance_mm) < LEAST_OFFSET_MM:
        raise UsageError(msg("an offset of nothing changes nothing"), msg("type a distance, with - for inwards"))
    made = []
    for item_id in ids:
        item = _shaped(draft, item_id)
        if is_area(item):
            made += put_region(draft, item, areas.offset(drawn_region(item), distance_mm))
            continue
        strand = Strand(main_field(item))
        nodes = nodes_of(item, strand)
        flat = [(x, y) for x, y in nodes.flat().tolist()]
        line = offset_line([*flat, flat[0]] if nodes.closed else flat, distance_mm).tolist()
        points = tuple((x, y) for x, y in (line[:-1] if nodes.closed else line))
        put_reshaped(draft, with_nodes(item, strand, Nodes(points, closed=nodes.closed)))
        made.append(item_id)
    return made


def simplify(draft: Draft, ids: Sequence[RecordId], tolerance_mm: float) -> int:
    """Drop the points that outlines and lines can spare within a tolerance; gives how many went.

    A strand that would lose nothing stays as it is, curves and all.

    Raises:
        GeometryError: a tolerance that is not above zero.
        UsageError: a tolerance so large that the outline would run through a hole.
    """
    gone = 0
    for item_id in ids:
        before = item = _shaped(draft, item_id)
        for strand in strands_of(item):
            nodes = nodes_of(item, strand)
            slim = simplified(nodes.flat(), tolerance_mm, closed=nodes.closed).tolist()
            spared = len(nodes.flat()) - len(slim)
            if spared > 0:
                gone += spared
                item = with_nodes(item, strand, Nodes(tuple((x, y) for x, y in slim), closed=nodes.closed))
        if is_area(before) and holes_fit(before) and not holes_fit(item):
            text = msg("the outline of {name} would run through a hole in it", name=called(before))
            raise UsageError(text, msg("choose a smaller tolerance"))
        reshape(draft, item)
    return gone


def reverse(draft: Draft, ids: Sequence[RecordId]) -> None:
    """Let lines and outlines run the other way: a wall's front changes sides."""
    for item_id in ids:
        item = _shaped(draft, item_id)
        strand = Strand(main_field(item))
        nodes = nodes_of(item, strand)
        draft.put(with_nodes(item, strand, turned_round(nodes)))
        turn_hosted(draft, item_id, polyline_length(nodes.flat(), closed=nodes.closed))


def set_closed(draft: Draft, ids: Sequence[RecordId], *, closed: bool) -> None:
    """Lead lines back to their first point, or take that last piece away again.

    Raises:
        UsageError: an area, which is always closed; a line with too few points.
    """
    for item_id in ids:
        item = _shaped(draft, item_id)
        if is_area(item):
            raise UsageError(msg("{name} is an area and always closed", name=called(item)))
        strand = Strand(main_field(item))
        nodes = nodes_of(item, strand)
        if closed and len(nodes.points) < 3:
            raise UsageError(msg("a line needs three points to be closed"))
        last = len(nodes.points) - 1
        curves = {segment: pair for segment, pair in nodes.curves.items() if closed or segment != last}
        draft.put(with_nodes(item, strand, replace(nodes, curves=curves, closed=closed)))


def _shaped(draft: Draft, item_id: RecordId) -> Item:
    item = item_of(draft, item_id)
    if not strands_of(item):
        raise UsageError(msg("{name} has no outline and no line", name=called(item)))
    return item


def can_close(item: Item) -> bool:
    """Whether an item is a line that could lead back to its start."""
    main = main_field(item)
    return bool(main) and main != OUTLINE and not nodes_of(item, Strand(main)).closed


def can_open(item: Item) -> bool:
    """Whether an item is a line that leads back to its start."""
    main = main_field(item)
    return bool(main) and main != OUTLINE and nodes_of(item, Strand(main)).closed
