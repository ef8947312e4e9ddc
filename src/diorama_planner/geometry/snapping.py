"""What a pointer, or a box under way, is drawn to: corners, edges, crossings, tangents, neighbours in line, the grid.

Targets come as `SnapTargets`; nothing here knows items. Of several reasons within reach the one that is earlier in
`SnapKind` wins, then the nearer place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.alignment import ENDLESS_MM, Alignment, Stretch, aligned, equal_gaps
from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.constructions import crossings, feet, nearest_on, prolonged, tangent_points
from diorama_planner.geometry.points import Bounds, Point, Points
from diorama_planner.geometry.snap_targets import ALL_KINDS, KINDS, RANK, SnapKind, SnapTargets, joined, targets_of

__all__ = ["ALL_KINDS", "Shift", "Snap", "SnapIndex", "SnapKind", "SnapTargets", "snap_to_grid", "targets_of"]

MOST_CROSSING = 16
"""So many segments near a pointer are looked at for where they cross."""

MOST_PROLONGED = 12
"""Edges of so many items, the nearest, are prolonged."""

FAR = 30.0
"""Neighbours to be in line with, and ends to be prolonged, lie within so many radii."""

SHY = 0.6
"""What is drawn to from afar (extensions, alignment) draws within this share of the radius, or it would nag."""


@dataclass(frozen=True, slots=True)
class Snap:
    """A point that was snapped to, why, of which item, and the point or line to mark; `lines` show an alignment."""

    point: Point
    kind: SnapKind
    mark: tuple[Point, ...]
    item_id: str = ""
    lines: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Shift:
    """How much farther something under way is drawn, along x and y in mm, and the snap to show."""

    dx: float
    dy: float
    snap: Snap | None = None


Found = tuple[int, float, Snap]
"""Rank, distance, and what was found."""


def snap_to_grid(point: Point, spacing: float, origin: Point = (0.0, 0.0)) -> Point:
    """Return the nearest crossing of grid lines `spacing` mm apart."""
    x, y = (start + round((value - start) / spacing) * spacing for value, start in zip(point, origin, strict=True))
    return x, y


class SnapIndex:
    """Items that can be snapped to. Their targets are asked for when a pointer first comes near."""

    def __init__(self, targets: Callable[[str], SnapTargets]) -> None:
        self._targets = targets
        self._boxes = BoxIndex()
        self._known: dict[str, SnapTargets] = {}

    def set(self, item_id: str, bounds: Bounds) -> None:
        """Add an item or tell that it changed; `bounds` must hold all its targets."""
        self._boxes.set(item_id, bounds)
        self._known.pop(item_id, None)

    def remove(self, item_id: str) -> None:
        """Forget an item.

        Raises:
            KeyError: no such id.
        """
        self._boxes.remove(item_id)
        self._known.pop(item_id, None)

    def snap(
        self,
        point: Point,
        radius: float,
        kinds: Collection[SnapKind] = ALL_KINDS,
        *,
        grid_mm: float = 0.0,
        without: Collection[str] = (),
        start: Point | None = None,
    ) -> Snap | None:
        """Return what a point is drawn to, or None.

        Args:
            point: The pointer, in mm.
            radius: How far it is drawn, in mm.
            kinds: What it may be drawn to.
            grid_mm: Spacing of the grid; 0 for none. Its crossings count within the radius like anything else.
            without: Items left out, as a rule those being dragged.
            start: Where the line that is drawn to the pointer begins, for perpendiculars and tangents.
        """
        wanted = _wanted(kinds)
        near = _Near(self, [i for i in self._boxes.at(point, radius) if i not in without], point, radius, wanted)
        best = min(near.found(start), key=_order, default=None)
        if best is not None:
            return best[2]
        reached = self._extension(point, radius, kinds, without)
        if reached is None:
            lined = self._in_line((*point, *point), radius * SHY, kinds, without, grid_mm).snap
            if lined is not None and lined.kind is not SnapKind.GRID:
                return lined
        if reached is None and grid_mm > 0 and SnapKind.GRID in kinds:
            crossing = snap_to_grid(point, grid_mm)
            if math.dist(crossing, point) <= radius:
                return Snap(crossing, SnapKind.GRID, (crossing,))
        return reached

    def shift(
        self,
        anchors: Sequence[Point],
        box: Bounds,
        radius: float,
        kinds: Collection[SnapKind] = ALL_KINDS,
        *,
        grid_mm: float = 0.0,
        without: Collection[str] = (),
    ) -> Shift:
        """Return how far something under way is drawn.

        Its points to corners and middles of others, else its sides in line with theirs or with equal gaps, else its
        points to their edges; along an axis that nothing claims, the first anchor to the grid.

        Args:
            anchors: Its corners and middles where the hand holds it, the most important first.
            box: The box round it, there.
            radius: How far it is drawn, in mm.
            kinds: What it may be drawn to.
            grid_mm: Spacing of the grid; 0 for none.
            without: Items left out: those under way.
        """
        wanted = _wanted(kinds)
        best: tuple[Found, Point] | None = None
        for anchor in anchors:
            ids = [item_id for item_id in self._boxes.at(anchor, radius) if item_id not in without]
            for one in _Near(self, ids, anchor, radius, wanted).found(None):
                if best is None or _order(one) < _order(best[0]):
                    best = (one, anchor)
        if best is not None and best[0][0] <= RANK[SnapKind.CENTRE]:
            return _carried(best[0][2], best[1])
        lined = self._in_line(box, radius, kinds, without, grid_mm, anchors[0] if anchors else None)
        if lined.snap is None and best is not None:
            return _carried(best[0][2], best[1])
        return lined

    def targets(self, item_id: str) -> SnapTargets:
        """Return the targets of an item, asked for once."""
        known = self._known.get(item_id)
        if known is None:
            known = self._known[item_id] = self._targets(item_id)
        return known

    def _extension(
        self, point: Point, radius: float, kinds: Collection[SnapKind], without: Collection[str]
    ) -> Snap | None:
        """Beyond the end of an edge, on its line."""
        if SnapKind.EXTENSION not in kinds:
            return None
        reach = radius * FAR
        ids = [i for i in self._boxes.nearest(point, reach, MOST_PROLONGED) if i not in without]
        targets = joined([self.targets(item_id) for item_id in ids])
        segments = targets.segments[targets.straight]
        places, rows = prolonged(segments, point, radius * SHY, reach)
        if not len(rows):
            return None
        best = int(np.argmin(np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])))
        place, (x1, y1, x2, y2) = _as_point(places[best]), segments[rows[best]].tolist()
        end = min(((x1, y1), (x2, y2)), key=lambda corner: math.dist(corner, place))
        return Snap(place, SnapKind.EXTENSION, (end, place), lines=(Stretch(end, place),))

    def _in_line(
        self,
        box: Bounds,
        radius: float,
        kinds: Collection[SnapKind],
        without: Collection[str],
        grid_mm: float,
        anchor: Point | None = None,
    ) -> Shift:
        """In line with others along x and along y, each by itself; the axis left over keeps to the grid."""
        boxes = self._boxes.sides(without)
        is_endless = np.maximum(boxes[2] - boxes[0], boxes[3] - boxes[1]) >= ENDLESS_MM
        if SnapKind.GUIDE not in kinds or SnapKind.ALIGNED not in kinds:
            usable = boxes[:, is_endless] if SnapKind.GUIDE in kinds else boxes[:, ~is_endless]
        else:
            usable = boxes
        found: list[Alignment | None] = []
        for axis in (0, 1):
            options = []
            if SnapKind.ALIGNED in kinds or SnapKind.GUIDE in kinds:
                options.append(aligned(box, usable, axis, radius, radius * FAR))
            if SnapKind.EQUAL_GAPS in kinds and box[axis] < box[axis + 2]:
                options.append(equal_gaps(box, boxes[:, ~is_endless], axis, radius))
            known = (one for one in options if one is not None)
            found.append(min(known, key=lambda one: (round(abs(one.shift), 6), RANK[one.kind]), default=None))
        return _lined_up(found, box, anchor or (box[0], box[1]), grid_mm if SnapKind.GRID in kinds else 0.0)


def _lined_up(found: Sequence[Alignment | None], box: Bounds, anchor: Point, grid_mm: float) -> Shift:
    crossing = snap_to_grid(anchor, grid_mm) if grid_mm > 0 else anchor
    shifts = [
        one.shift if one is not None else crossing[axis] - anchor[axis]
        for axis, one in enumerate(found)
    ]  # fmt: skip
    point = (anchor[0] + shifts[0], anchor[1] + shifts[1])
    known = [one for one in found if one is not None]
    if not known:
        snap = Snap(point, SnapKind.GRID, (point,)) if grid_mm > 0 else None
        return Shift(shifts[0], shifts[1], snap)
    lines = [
        _across(line, axis, shifts[1 - axis], box)
        for axis, one in enumerate(found)
        if one is not None
        for line in one.lines
    ]
    kind = min((one.kind for one in known), key=RANK.__getitem__)
    return Shift(shifts[0], shifts[1], Snap(point, kind, (point,), lines=tuple(lines)))


def _across(line: Stretch, axis: int, shift: float, box: Bounds) -> Stretch:
    """Let a line follow the shift along the other axis: wholly for a gap, else at the end that is the box's own."""
    across = 1 - axis

    def moved(point: Point) -> Point:
        own = line.is_gap or point[across] in (box[across], box[across + 2])
        by = shift if own else 0.0
        return (point[0], point[1] + by) if axis == 0 else (point[0] + by, point[1])

    return Stretch(moved(line.start), moved(line.end), line.is_gap)


class _Near:
    """The targets of the items near a point, gathered once, and what of them draws it."""

    def __init__(
        self, index: SnapIndex, ids: Sequence[str], point: Point, radius: float, wanted: NDArray[np.bool_]
    ) -> None:
        self._ids = ids
        self._each = [index.targets(item_id) for item_id in ids]
        self._all = joined(self._each)
        self._point, self._radius, self._wanted = point, radius, wanted

    def found(self, start: Point | None) -> list[Found]:
        """The best of every sort."""
        if not self._ids:
            return []
        places, gaps = nearest_on(self._all.segments, self._point)
        found = [
            self._best(self._all.points, self._all.point_ranks, [len(one.points) for one in self._each]),
            self._edge(places, gaps),
            self._crossing(gaps),
        ]
        if start is not None:
            found += [self._foot(start, gaps), self._tangent(start)]
        return [one for one in found if one is not None]

    def _best(self, points: Points, ranks: NDArray[np.int64], counts: Sequence[int] = ()) -> Found | None:
        gaps = np.hypot(points[:, 0] - self._point[0], points[:, 1] - self._point[1])
        row = _best_row(ranks, gaps, self._radius, self._wanted)
        if row is None:
            return None
        place = _as_point(points[row])
        owner = _owner(self._ids, counts, row) if counts else ""
        return int(ranks[row]), float(gaps[row]), Snap(place, KINDS[ranks[row]], (place,), owner)

    def _edge(self, places: Points, gaps: NDArray[np.float64]) -> Found | None:
        ranks = self._all.segment_ranks
        row = _best_row(ranks, gaps, self._radius, self._wanted)
        if row is None:
            return None
        ends = self._all.segments[row]
        owner = _owner(self._ids, [len(one.segments) for one in self._each], row)
        snap = Snap(_as_point(places[row]), KINDS[ranks[row]], (_as_point(ends[:2]), _as_point(ends[2:])), owner)
        return int(ranks[row]), float(gaps[row]), snap

    def _crossing(self, gaps: NDArray[np.float64]) -> Found | None:
        if not self._wanted[RANK[SnapKind.INTERSECTION]]:
            return None
        rows = np.flatnonzero(gaps <= self._radius)
        if len(rows) < 2:
            return None
        if len(rows) > MOST_CROSSING:
            rows = rows[np.argpartition(gaps[rows], MOST_CROSSING)[:MOST_CROSSING]]
        return self._constructed(crossings(self._all.segments[rows]), SnapKind.INTERSECTION)

    def _foot(self, start: Point, gaps: NDArray[np.float64]) -> Found | None:
        rows = np.flatnonzero(gaps <= self._radius)
        return self._constructed(feet(self._all.segments[rows], start)[0], SnapKind.PERPENDICULAR)

    def _tangent(self, start: Point) -> Found | None:
        return self._constructed(tangent_points(self._all.circles, start), SnapKind.TANGENT)

    def _constructed(self, points: Points, kind: SnapKind) -> Found | None:
        return self._best(points, np.full(len(points), RANK[kind]))


def _wanted(kinds: Collection[SnapKind]) -> NDArray[np.bool_]:
    return np.array([kind in kinds for kind in KINDS])


def _order(found: Found) -> tuple[int, float]:
    return found[:2]


def _carried(snap: Snap, anchor: Point) -> Shift:
    return Shift(snap.point[0] - anchor[0], snap.point[1] - anchor[1], snap)


def _best_row(
    ranks: NDArray[np.int64], gaps: NDArray[np.float64], radius: float, wanted: NDArray[np.bool_]
) -> int | None:
    """Return the row with the least rank, then the least gap, among those wanted and within reach."""
    rows = np.flatnonzero((gaps <= radius) & wanted[ranks])
    if not len(rows):
        return None
    return int(rows[np.lexsort((gaps[rows], ranks[rows]))[0]])


def _owner(ids: Sequence[str], counts: Sequence[int], row: int) -> str:
    """Return the item that a row of the joined targets belongs to."""
    return ids[int(np.searchsorted(np.cumsum(counts), row, side="right"))]


def _as_point(row: NDArray[np.float64]) -> Point:
    return float(row[0]), float(row[1])
