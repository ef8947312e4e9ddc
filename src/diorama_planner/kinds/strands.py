"""The line, outline and holes that an item is drawn with, read from its record and put back as nodes.

Records hold them as `outline_mm` (a ring) or any other list of points (a line), with `curves_mm` for the curved
segments and `holes_mm` for rings cut out of the outline, which have corners only. A line whose last point
repeats the first is closed. Who edits shapes asks here and knows no kind.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, contains_region, distance, polygon_region, union_all
from diorama_planner.model.record import Item, Points
from diorama_planner.model.roles import Role, field_infos, infos_with_role

OUTLINE = "outline_mm"
HOLES = "holes_mm"
CURVES = "curves_mm"

ItemType = TypeVar("ItemType", bound=Item)


@dataclass(frozen=True, slots=True, order=True)
class Strand:
    """One line or ring of an item: a field, and for holes which one."""

    field: str
    hole: int = -1

    @property
    def is_hole(self) -> bool:
        """Whether it is a ring cut out of the outline."""
        return self.hole >= 0


def main_field(item: Item) -> str:
    """The field that holds the line or outline of an item; empty if it has none."""
    record_class: Any = type(item)
    name = _main_name(record_class)
    return name if name and getattr(item, name) else ""


@cache
def _main_name(record_class: Any) -> str:
    infos = infos_with_role(record_class, Role.POINTS)
    return next((info.name for info in infos if info.name not in {HOLES, CURVES}), "")


def is_area(item: Item) -> bool:
    """Whether an item is drawn by an outline."""
    return main_field(item) == OUTLINE


def has_field(item: Item, name: str) -> bool:
    """Whether records of an item's class have a field."""
    return any(info.name == name for info in field_infos(type(item)))


def strands_of(item: Item) -> tuple[Strand, ...]:
    """The line or outline of an item, then its holes; empty for those that have neither."""
    main = main_field(item)
    if not main:
        return ()
    return (Strand(main), *(Strand(HOLES, index) for index in range(len(getattr(item, HOLES, ())))))


def nodes_of(item: Item, strand: Strand) -> Nodes:
    """Read one strand."""
    if strand.is_hole:
        return Nodes(getattr(item, HOLES)[strand.hole], closed=True)
    points: Points = getattr(item, strand.field)
    curves = dict(getattr(item, CURVES, {}))
    if strand.field == OUTLINE:
        return Nodes(points, curves, closed=True)
    if len(points) > 3 and points[0] == points[-1]:
        return Nodes(points[:-1], curves, closed=True)
    return Nodes(points, curves)


def with_nodes(item: ItemType, strand: Strand, nodes: Nodes) -> ItemType:
    """Give an item with one strand in the place of what it had.

    Raises:
        UsageError: curves in a hole, or on a kind that has none.
    """
    if strand.is_hole:
        _refuse_curves(nodes, msg("the corners of a hole cannot be curved"))
        holes = list(getattr(item, HOLES))
        holes[strand.hole] = nodes.points
        return _replaced(item, {HOLES: tuple(holes)})
    points = nodes.points
    if nodes.closed and strand.field != OUTLINE:
        points = (*points, points[0])
    fields: dict[str, Any] = {strand.field: points}
    if has_field(item, CURVES):
        fields[CURVES] = dict(nodes.curves)
    else:
        _refuse_curves(nodes, msg("this kind of item has straight edges only"))
    return _replaced(item, fields)


def _refuse_curves(nodes: Nodes, why: Message) -> None:
    if nodes.curves:
        raise UsageError(why)


def without_hole(item: ItemType, strand: Strand) -> ItemType:
    """Give an item with a hole filled."""
    holes = getattr(item, HOLES)
    return _replaced(item, {HOLES: (*holes[: strand.hole], *holes[strand.hole + 1 :])})


def drawn_region(item: Item) -> Region:
    """The area inside the outline of an item, less its holes."""
    outline = nodes_of(item, Strand(OUTLINE)).flat()
    return polygon_region(outline, getattr(item, HOLES, ()))


def holes_fit(item: Item) -> bool:
    """Whether all holes of an area lie inside its outline and beside each other: each takes away all of its own."""
    holes = [polygon_region(hole).area for hole in getattr(item, HOLES, ())]
    whole = polygon_region(nodes_of(item, Strand(OUTLINE)).flat()).area
    return math.isclose(drawn_region(item).area + sum(holes), whole, rel_tol=1e-9)


def with_rings(item: ItemType, outline: Points, holes: tuple[Points, ...]) -> ItemType:
    """Give an area with another outline, without curves, and other holes.

    Raises:
        UsageError: holes for a kind that cannot have any.
    """
    fields: dict[str, Any] = {OUTLINE: outline}
    if has_field(item, CURVES):
        fields[CURVES] = {}
    if has_field(item, HOLES):
        fields[HOLES] = holes
    elif holes:
        raise UsageError(msg("this kind of item cannot have a hole"), msg("cut it so that the hole reaches its edge"))
    return _replaced(item, fields)


def _replaced(item: ItemType, fields: dict[str, Any]) -> ItemType:
    return replace(item, **fields)


def with_hole(item: ItemType, ring: Points) -> ItemType:
    """Give an area with a hole cut into it; holes that it meets become one with it.

    Raises:
        UsageError: the kind has no holes, or the ring is not inside the outline.
    """
    if not has_field(item, HOLES):
        raise UsageError(msg("this kind of item cannot have a hole"), msg("subtract another area from it instead"))
    inside = polygon_region(nodes_of(item, Strand(OUTLINE)).flat())
    hole = polygon_region(ring)
    if hole.is_empty or not contains_region(inside, hole) or hole.area >= inside.area:
        raise UsageError(
            msg("a hole lies inside the outline"), msg("subtract another area to cut off an edge or a corner")
        )
    holes: tuple[Points, ...] = getattr(item, HOLES)
    met = [other for other in holes if distance(polygon_region(other), hole) <= 0]
    if met:
        ring = rings_of(union_all([hole, *(polygon_region(other) for other in met)]))[0][0]
    return _replaced(item, {HOLES: (*(other for other in holes if other not in met), ring)})


def rings_of(region: Region) -> list[tuple[Points, tuple[Points, ...]]]:
    """Give the parts of a region as records hold them: an outline and its holes, the largest part first."""
    found = sorted(region.polygons(), key=lambda part: -polygon_region(*part).area)
    return [(_ring(outer), tuple(_ring(hole) for hole in holes)) for outer, holes in found]


def _ring(points: PointArray) -> Points:
    return tuple((float(x), float(y)) for x, y in points.tolist())
