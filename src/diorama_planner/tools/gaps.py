"""How far something is from its neighbours: the dimension lines that follow a drag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Point, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.preview import Measure
from diorama_planner.tools.vectors import distance

REACH_MM = 200.0
"""Neighbours farther away than this are not measured."""

LEAST_MM = 0.05


@dataclass(frozen=True, slots=True)
class Gap:
    """A free stretch along x or y; it may be shown anywhere between `low` and `high` across it."""

    start: Point
    end: Point
    low: float
    high: float

    @property
    def length(self) -> float:
        """Its length in mm."""
        return distance(self.start, self.end)


def nearest_gaps(bounds: Bounds, others: Iterable[Bounds]) -> tuple[Gap | None, Gap | None]:
    """The smallest gap along x and along y from a box to the edges of other boxes, those round it too."""
    xmin, ymin, xmax, ymax = bounds
    boxes = list(others)
    beside = [
        (edge, max(ymin, box[1]), min(ymax, box[3]))
        for box in boxes
        if box[1] < ymax and box[3] > ymin
        for edge in (box[0], box[2])
    ]
    above = [
        (edge, max(xmin, box[0]), min(xmax, box[2]))
        for box in boxes
        if box[0] < xmax and box[2] > xmin
        for edge in (box[1], box[3])
    ]
    along_x = _nearest(beside, xmin, xmax, lambda at, across: (at, across))
    along_y = _nearest(above, ymin, ymax, lambda at, across: (across, at))
    return along_x, along_y


def _nearest(
    edges: list[tuple[float, float, float]], low: float, high: float, point: Callable[[float, float], Point]
) -> Gap | None:
    gaps = []
    for edge, start, end in edges:
        middle = (start + end) / 2.0
        if edge >= high + LEAST_MM:
            gaps.append(Gap(point(high, middle), point(edge, middle), start, end))
        elif edge <= low - LEAST_MM:
            gaps.append(Gap(point(low, middle), point(edge, middle), start, end))
    return min(gaps, key=lambda gap: gap.length, default=None)


def from_outermost(gap: Gap, outline: Sequence[Point]) -> Gap:
    """Let a gap begin at the outermost point of an outline, where it can be seen, if that faces the neighbour."""
    axis = 0 if gap.start[0] != gap.end[0] else 1
    across = 1 - axis
    outermost = [point[across] for point in outline if abs(point[axis] - gap.start[axis]) < LEAST_MM]
    if not outermost or not gap.low <= (at := sum(outermost) / len(outermost)) <= gap.high:
        return gap
    start, end = ((gap.start[0], at), (gap.end[0], at)) if axis == 0 else ((at, gap.start[1]), (at, gap.end[1]))
    return replace(gap, start=start, end=end)


def gap_measures(
    bounds: Bounds,
    ignoring: frozenset[RecordId],
    context: Context,
    reach_mm: float = REACH_MM,
    outline: Sequence[Point] = (),
) -> tuple[Measure, ...]:
    """Dimension lines from a box, or the outline in it, to its nearest neighbours along x and y."""
    xmin, ymin, xmax, ymax = bounds
    strips = ((xmin - reach_mm, ymin, xmax + reach_mm, ymax), (xmin, ymin - reach_mm, xmax, ymax + reach_mm))
    near = dict(pair for strip in strips for pair in context.neighbours(strip))
    gaps = nearest_gaps(bounds, [box for item_id, box in near.items() if item_id not in ignoring])
    found = [from_outermost(gap, outline) for gap in gaps if gap is not None and gap.length <= reach_mm]
    return tuple(Measure(gap.start, gap.end, context.format_length(gap.length)) for gap in found)
