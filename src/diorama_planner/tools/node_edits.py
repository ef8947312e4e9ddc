"""What the keys of node editing do to an item: each gives another item, or refuses with a `PlannerError`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry import nodes as shape
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.geometry.outline import OutlineError, check_outline
from diorama_planner.kinds.strands import OUTLINE, Strand, nodes_of, strands_of, with_nodes, without_hole
from diorama_planner.model.record import Item, Point
from diorama_planner.tools.node_grips import OnEdge, Ref, of_strand

ItemEdit = Callable[[Item, Collection[Ref]], Item]


def moved(item: Item, chosen: Collection[Ref], dx: float, dy: float) -> Item:
    """Move the chosen nodes."""
    for strand in strands_of(item):
        own = of_strand(chosen, strand)
        if own:
            item = with_nodes(item, strand, shape.moved(nodes_of(item, strand), own, dx, dy))
    return item


def removed(item: Item, chosen: Collection[Ref]) -> Item:
    """Take the chosen nodes out; a hole with too few left is filled."""
    for strand in reversed(strands_of(item)):
        own, nodes = of_strand(chosen, strand), nodes_of(item, strand)
        if strand.is_hole and own and len(nodes.points) - len(own) < 3:
            item = without_hole(item, strand)
        elif own:
            item = with_nodes(item, strand, shape.without(nodes, own))
    return item


def smoothed(item: Item, chosen: Collection[Ref]) -> Item:
    """Make the chosen nodes smooth."""
    return _each_node(item, chosen, shape.smoothed)


def cornered(item: Item, chosen: Collection[Ref]) -> Item:
    """Make the chosen nodes corners."""
    return _each_node(item, chosen, shape.cornered)


def straightened(item: Item, chosen: Collection[Ref]) -> Item:
    """Make the segments between the chosen nodes straight."""
    return _each_segment(item, chosen, shape.straightened)


def curved(item: Item, chosen: Collection[Ref]) -> Item:
    """Make the segments between the chosen nodes curves."""
    return _each_segment(item, chosen, shape.curved)


BY_KEY: Mapping[str, tuple[str, ItemEdit]] = {
    "delete": ("Remove points", removed),
    "backspace": ("Remove points", removed),
    "s": ("Make points smooth", smoothed),
    "c": ("Make points corners", cornered),
    "l": ("Make segments straight", straightened),
    "b": ("Make segments curved", curved),
}
"""What a key does to the chosen nodes, with the name of the step."""


def with_node_on(item: Item, edge: OnEdge) -> tuple[Item, Ref]:
    """Set a node into an edge; gives the item and the new node."""
    nodes = shape.with_node(nodes_of(item, edge.strand), edge.segment, edge.share)
    return with_nodes(item, edge.strand, nodes), (edge.strand, edge.segment + 1)


def with_control_at(item: Item, strand: Strand, segment: int, end: int, to: Point) -> Item:
    """Put a control point elsewhere."""
    return with_nodes(item, strand, shape.with_control(nodes_of(item, strand), segment, end, to))


def with_edge_dragged(item: Item, edge: OnEdge, dx: float, dy: float) -> Item:
    """Move an edge: a straight one with its nodes, a curved one bends so that the place held follows."""
    nodes = nodes_of(item, edge.strand)
    if edge.segment not in nodes.curves:
        ends = {edge.segment, (edge.segment + 1) % len(nodes.points)}
        return with_nodes(item, edge.strand, shape.moved(nodes, ends, dx, dy))
    share = min(max(edge.share, 0.2), 0.8)
    pull = 1.0 / (3.0 * share * (1.0 - share))  # what both control points must move for the place to move by 1
    for end, (x, y) in enumerate(nodes.curves[edge.segment]):
        nodes = shape.with_control(nodes, edge.segment, end, (x + dx * pull, y + dy * pull))
    return with_nodes(item, edge.strand, nodes)


def check_shape(item: Item) -> None:
    """Refuse an item whose outline or holes cross themselves or enclose nothing, or whose line has no length.

    Raises:
        OutlineError: with the place where there is one.
        UsageError: a line without length.
    """
    for strand in strands_of(item):
        flat = nodes_of(item, strand).flat()
        if strand.field == OUTLINE or strand.is_hole:
            check_outline(flat)
        elif len({(x, y) for x, y in flat.tolist()}) < 2:
            raise UsageError(msg("the line has no length"))


def is_crossing(error: Exception) -> bool:
    """Whether an outline was refused since it crosses itself, which can be repaired."""
    return isinstance(error, OutlineError) and error.at is not None


def _each_node(item: Item, chosen: Collection[Ref], change: Callable[[Nodes, int], Nodes]) -> Item:
    for strand in strands_of(item):
        nodes = before = nodes_of(item, strand)
        for index in sorted(of_strand(chosen, strand)):
            nodes = change(nodes, index)
        if nodes is not before:
            item = with_nodes(item, strand, nodes)
    return item


def _each_segment(item: Item, chosen: Collection[Ref], change: Callable[[Nodes, int], Nodes]) -> Item:
    """Change the segments that have both ends chosen, or those on both sides of a single node."""
    for strand in strands_of(item):
        nodes = before = nodes_of(item, strand)
        own = of_strand(chosen, strand)
        for segment in range(nodes.segments):
            ends = {segment, (segment + 1) % len(nodes.points)}
            if ends <= own or (len(own) == 1 and ends & own):
                nodes = change(nodes, segment)
        if nodes is not before:
            item = with_nodes(item, strand, nodes)
    return item
