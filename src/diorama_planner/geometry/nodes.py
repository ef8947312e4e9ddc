"""Lines and rings as nodes with straight and curved segments between them, and what editing does to them.

A segment is named by the node at which it begins; the last one of a ring leads back to the first node. Curved
segments are cubics with two control points. Everything gives a new value. Areas are for `region`, arcs for
`arcs`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import flatten_curves
from diorama_planner.geometry.points import SAME_POINT_MM, GeometryError, Point
from diorama_planner.geometry.points import Points as PointArray

Control = tuple[Point, Point]

BULGE = 0.25
"""How far a segment made curved stands off its chord at its control points, as a share of its length."""

STRAIGHT_DEG = 1.0
"""Tangents that differ by less than this make a smooth node."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """A line, or a ring if `closed`; `curves` are the control points of its curved segments."""

    points: tuple[Point, ...]
    curves: Mapping[int, Control] = field(default_factory=dict)
    closed: bool = False

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return len(self.points) if self.closed else len(self.points) - 1

    def ends(self, segment: int) -> tuple[Point, Point]:
        """The points between which a segment runs."""
        return self.points[segment], self.points[(segment + 1) % len(self.points)]

    def before(self, node: int) -> int | None:
        """The segment that leads to a node; None at the start of a line."""
        return node - 1 if node > 0 else (len(self.points) - 1 if self.closed else None)

    def after(self, node: int) -> int | None:
        """The segment that leads away from a node; None at the end of a line."""
        return node if node < self.segments else None

    def flat(self) -> PointArray:
        """The points with curves as chords; a ring does not repeat its first point."""
        return flatten_curves(self.points, self.curves or None, closed=self.closed)


def moved(nodes: Nodes, chosen: Collection[int], dx: float, dy: float) -> Nodes:
    """Move nodes, and the control points that belong to them."""
    points = tuple(_shifted(at, dx, dy) if i in chosen else at for i, at in enumerate(nodes.points))
    count = len(points)
    curves = {
        segment: (
            _shifted(first, dx, dy) if segment in chosen else first,
            _shifted(second, dx, dy) if (segment + 1) % count in chosen else second,
        )
        for segment, (first, second) in nodes.curves.items()
    }
    return replace(nodes, points=points, curves=curves)


def with_control(nodes: Nodes, segment: int, end: int, to: Point) -> Nodes:
    """Put a control point elsewhere: the one near the start (`end` 0) or near the end (1) of a segment.

    The one beyond the node turns along, as long as the node is smooth.
    """
    node = (segment + end) % len(nodes.points)
    was_smooth = is_smooth(nodes, node)
    result = _with_handle(nodes, segment, end, to)
    other = nodes.before(node) if end == 0 else nodes.after(node)
    if not was_smooth or other is None or other not in nodes.curves:
        return result
    at = nodes.points[node]
    reach = math.dist(nodes.curves[other][1 - end], at)
    away = _unit(at, to)
    return _with_handle(result, other, 1 - end, (at[0] - away[0] * reach, at[1] - away[1] * reach))


def with_node(nodes: Nodes, segment: int, share: float) -> Nodes:
    """Set a node into a segment at a share of its parameter, so that the shape stays as it is."""
    start, end = nodes.ends(segment)
    curves = {_beyond(index, segment): pair for index, pair in nodes.curves.items() if index != segment}
    if segment in nodes.curves:
        first, at, second = _split((start, *nodes.curves[segment], end), share)
        curves[segment], curves[segment + 1] = first, second
    else:
        at = _between(start, end, share)
    points = (*nodes.points[: segment + 1], at, *nodes.points[segment + 1 :])
    return replace(nodes, points=points, curves=curves)


def _beyond(index: int, segment: int) -> int:
    return index + 1 if index > segment else index


def without(nodes: Nodes, chosen: Collection[int]) -> Nodes:
    """Take nodes out; segments that were joined by them become one.

    Raises:
        GeometryError: too few nodes would be left.
    """
    fewest = 3 if nodes.closed else 2
    kept = [index for index in range(len(nodes.points)) if index not in chosen]
    if len(kept) < fewest:
        raise GeometryError(
            msg("at least {count} points must be left", count=fewest),
            hint=msg("delete the whole item or hole instead"),
        )
    spans = zip(kept, (*kept[1:], kept[0]) if nodes.closed else kept[1:], strict=False)
    curves = {}
    for new, (start, end) in enumerate(spans):
        pair = _joined(nodes, start, end)
        if pair is not None:
            curves[new] = pair
    return replace(nodes, points=tuple(nodes.points[index] for index in kept), curves=curves)


def _joined(nodes: Nodes, start: int, end: int) -> Control | None:
    """Control points of the one segment that takes the place of all from one node to another."""
    last = (end - 1) % len(nodes.points)
    if start == last or (start not in nodes.curves and last not in nodes.curves):
        return nodes.curves.get(start) if start == last else None
    a, b = nodes.points[start], nodes.points[end]
    first = nodes.curves[start][0] if start in nodes.curves else _between(a, b, 1 / 3)
    second = nodes.curves[last][1] if last in nodes.curves else _between(a, b, 2 / 3)
    return first, second


def smoothed(nodes: Nodes, node: int) -> Nodes:
    """Round a node: both segments at it become curves with one tangent, a third of their length long."""
    before, after = nodes.before(node), nodes.after(node)
    at = nodes.points[node]
    start = nodes.ends(before)[0] if before is not None else at
    end = nodes.ends(after)[1] if after is not None else at
    along = _unit(start, end)
    result = nodes
    if after is not None:
        reach = math.dist(at, end) / 3
        result = _with_handle(result, after, 0, (at[0] + along[0] * reach, at[1] + along[1] * reach))
    if before is not None:
        reach = math.dist(at, start) / 3
        result = _with_handle(result, before, 1, (at[0] - along[0] * reach, at[1] - along[1] * reach))
    return result


def cornered(nodes: Nodes, node: int) -> Nodes:
    """Make a node a corner: its control points are drawn in; a segment with none left becomes straight."""
    result = nodes
    for segment, end in ((nodes.before(node), 1), (nodes.after(node), 0)):
        if segment is None or segment not in result.curves:
            continue
        start, stop = result.ends(segment)
        chord = _between(start, stop, 1 / 3 if end == 0 else 2 / 3)
        result = _with_handle(result, segment, end, chord)
        if _is_flat(start, *result.curves[segment], stop):
            result = straightened(result, segment)
    return result


def straightened(nodes: Nodes, segment: int) -> Nodes:
    """Make a segment straight."""
    return replace(nodes, curves={index: pair for index, pair in nodes.curves.items() if index != segment})


def curved(nodes: Nodes, segment: int) -> Nodes:
    """Make a segment a curve that bulges to its left; one that is curved stays as it is."""
    if segment in nodes.curves:
        return nodes
    (x0, y0), (x1, y1) = nodes.ends(segment)
    dx, dy = (x1 - x0) * BULGE, (y1 - y0) * BULGE
    first = (x0 + (x1 - x0) / 3 - dy, y0 + (y1 - y0) / 3 + dx)
    second = (x1 - (x1 - x0) / 3 - dy, y1 - (y1 - y0) / 3 + dx)
    return replace(nodes, curves={**nodes.curves, segment: (first, second)})


def turned_round(nodes: Nodes) -> Nodes:
    """Run the other way; the first node of a ring stays the first."""
    count = len(nodes.points)
    points = tuple(reversed(nodes.points))
    if nodes.closed:
        points = (points[-1], *points[:-1])
    last = count - 1 if nodes.closed else count - 2
    curves = {last - segment: (second, first) for segment, (first, second) in nodes.curves.items()}
    return replace(nodes, points=points, curves=curves)


def is_smooth(nodes: Nodes, node: int) -> bool:
    """Say whether curves pass through a node without a bend."""
    before, after = nodes.before(node), nodes.after(node)
    if before is None or after is None or before not in nodes.curves or after not in nodes.curves:
        return False
    at = nodes.points[node]
    inward, outward = _unit(nodes.curves[before][1], at), _unit(at, nodes.curves[after][0])
    return inward[0] * outward[0] + inward[1] * outward[1] > math.cos(math.radians(STRAIGHT_DEG))


def nearest(nodes: Nodes, point: Point) -> tuple[int, float, float]:
    """Give (segment, share of its parameter, gap in mm) of the place on the line that lies nearest to a point."""
    return min((_nearest_on(nodes, segment, point) for segment in range(nodes.segments)), key=lambda hit: hit[2])


def _nearest_on(nodes: Nodes, segment: int, point: Point) -> tuple[int, float, float]:
    start, end = nodes.ends(segment)
    if segment not in nodes.curves:
        share = _share_along(start, end, point)
        return segment, share, math.dist(_between(start, end, share), point)
    place = _cubic_at((start, *nodes.curves[segment], end))
    steps = 32
    best = min(range(steps + 1), key=lambda step: math.dist(place(step / steps), point))
    share = _refined(place, point, max(0.0, (best - 1) / steps), min(1.0, (best + 1) / steps))
    return segment, share, math.dist(place(share), point)


def _refined(place: Callable[[float], Point], point: Point, low: float, high: float) -> float:
    """Close in on the nearest place by thirds."""
    for _ in range(30):
        third = (high - low) / 3
        if math.dist(place(low + third), point) < math.dist(place(high - third), point):
            high -= third
        else:
            low += third
    return (low + high) / 2


def place_on(nodes: Nodes, segment: int, share: float) -> Point:
    """Give the place at a share of a segment's parameter."""
    start, end = nodes.ends(segment)
    if segment not in nodes.curves:
        return _between(start, end, share)
    return _cubic_at((start, *nodes.curves[segment], end))(share)


def _with_handle(nodes: Nodes, segment: int, end: int, to: Point) -> Nodes:
    """Set one control point; the other one of a segment that was straight lies a third along."""
    start, stop = nodes.ends(segment)
    first, second = nodes.curves.get(segment) or (_between(start, stop, 1 / 3), _between(start, stop, 2 / 3))
    pair = (to, second) if end == 0 else (first, to)
    return replace(nodes, curves={**nodes.curves, segment: pair})


def _cubic_at(line: tuple[Point, Point, Point, Point]) -> Callable[[float], Point]:
    a, b, c, d = line

    def place(t: float) -> Point:
        s = 1.0 - t
        weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        x, y = (sum(w * p[axis] for w, p in zip(weights, (a, b, c, d), strict=True)) for axis in (0, 1))
        return x, y

    return place


def _split(line: tuple[Point, Point, Point, Point], t: float) -> tuple[Control, Point, Control]:
    """Cut a cubic in two without changing it (de Casteljau)."""
    a, b, c, d = line
    ab, bc, cd = _between(a, b, t), _between(b, c, t), _between(c, d, t)
    abc, bcd = _between(ab, bc, t), _between(bc, cd, t)
    return (ab, abc), _between(abc, bcd, t), (bcd, cd)


def _is_flat(start: Point, first: Point, second: Point, end: Point) -> bool:
    """Whether both control points of a segment lie on its chord, so that it is straight."""
    chord = math.dist(start, end)
    gaps = (math.dist(at, _between(start, end, _share_along(start, end, at))) for at in (first, second))
    return all(gap <= 1e-9 * max(1.0, chord) for gap in gaps)


def _share_along(start: Point, end: Point, point: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length2 = dx * dx + dy * dy
    if length2 <= SAME_POINT_MM**2:
        return 0.0
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length2
    return min(max(share, 0.0), 1.0)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share


def _shifted(at: Point, dx: float, dy: float) -> Point:
    return at[0] + dx, at[1] + dy


def _unit(start: Point, end: Point) -> Point:
    length = math.dist(start, end)
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length) if length > SAME_POINT_MM else (0.0, 0.0)
