"""What can be grabbed of a shape that is being edited: nodes, control points, edges; and the marks that show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from diorama_planner.geometry.nodes import Nodes, is_smooth, nearest, place_on
from diorama_planner.kinds.strands import Strand, nodes_of, strands_of
from diorama_planner.model.record import Item, Point, Points
from diorama_planner.tools.context import Context
from diorama_planner.tools.preview import Line, NodeMark
from diorama_planner.tools.tool import REACH_PIXELS
from diorama_planner.tools.vectors import distance

Ref: TypeAlias = tuple[Strand, int]
"""A node: the strand it belongs to, and its number there."""


@dataclass(frozen=True, slots=True)
class OnNode:
    """A node under the pointer."""

    ref: Ref
    at: Point


@dataclass(frozen=True, slots=True)
class OnControl:
    """A control point under the pointer: of which segment, near its start (0) or its end (1)."""

    strand: Strand
    segment: int
    end: int
    at: Point


@dataclass(frozen=True, slots=True)
class OnEdge:
    """A place on a segment under the pointer, at a share of its parameter."""

    strand: Strand
    segment: int
    share: float
    at: Point


Grip: TypeAlias = OnNode | OnControl | OnEdge


def edited_item(context: Context) -> Item | None:
    """The item whose shape is edited: the selected one, if it has nodes and may be changed."""
    if len(context.selection) != 1:
        return None
    (item_id,) = context.selection
    item = context.item(item_id)
    return item if item is not None and strands_of(item) and context.can_move(item_id) else None


def every_node(item: Item) -> Iterator[tuple[Ref, Point]]:
    """The nodes of all strands with their places."""
    for strand in strands_of(item):
        for index, at in enumerate(nodes_of(item, strand).points):
            yield (strand, index), at


def of_strand(chosen: Collection[Ref], strand: Strand) -> frozenset[int]:
    """The chosen nodes of one strand."""
    return frozenset(index for own, index in chosen if own == strand)


def grip_at(item: Item, chosen: Collection[Ref], point: Point, context: Context) -> Grip | None:
    """What lies under the pointer: a node before a control point before an edge, the nearest of each."""
    reach = REACH_PIXELS * context.mm_per_pixel
    nodes: list[Grip] = [OnNode(ref, at) for ref, at in every_node(item)]
    shown: list[Grip] = [
        OnControl(strand, segment, end, at) for strand, segment, end, at, _ in shown_controls(item, chosen)
    ]
    edges = (_edge_of(nodes_of(item, strand), strand, point) for strand in strands_of(item))
    for grips in (nodes, shown, list(edges)):
        found = min(grips, key=lambda grip: distance(grip.at, point), default=None)
        if found is not None and distance(found.at, point) <= reach:
            return found
    return None


def _edge_of(nodes: Nodes, strand: Strand, point: Point) -> Grip:
    segment, share, _ = nearest(nodes, point)
    return OnEdge(strand, segment, share, place_on(nodes, segment, share))


def shown_controls(item: Item, chosen: Collection[Ref]) -> Iterator[tuple[Strand, int, int, Point, Point]]:
    """The control points that are seen: those of the curves that begin or end at a chosen node."""
    for strand in strands_of(item):
        nodes, own = nodes_of(item, strand), of_strand(chosen, strand)
        for segment, pair in sorted(nodes.curves.items()):
            ends = (segment, (segment + 1) % len(nodes.points))
            if own & set(ends):
                for end, at in enumerate(pair):
                    yield strand, segment, end, at, nodes.points[ends[end]]


def marks(item: Item, chosen: Collection[Ref]) -> tuple[NodeMark, ...]:
    """How nodes and control points are shown, control points below."""
    handles = tuple(NodeMark(at, stalk=node) for _, _, _, at, node in shown_controls(item, chosen))
    found = []
    for strand in strands_of(item):
        nodes = nodes_of(item, strand)
        own = of_strand(chosen, strand)
        found += [NodeMark(at, is_smooth(nodes, i), i in own) for i, at in enumerate(nodes.points)]
    return (*handles, *found)


def strand_lines(item: Item) -> tuple[Line, ...]:
    """The strands as lines of a preview."""
    return tuple(_line(nodes_of(item, strand)) for strand in strands_of(item))


def _line(nodes: Nodes) -> Line:
    flat: Points = tuple((x, y) for x, y in nodes.flat().tolist())
    return Line((*flat, flat[0]) if nodes.closed else flat)
