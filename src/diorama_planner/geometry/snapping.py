"""What a pointer, or a box under way, is drawn to: corners, edges, crossings, tangents, neighbours in line, the grid.

Targets come as `SnapTargets`; nothing here knows items. Of several reasons within reach the one that is earlier in
`SnapKind` wins, then the nearer place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

import numpy as np

from diorama_planner.geometry.alignment import ENDLESS_MM, Alignment, Rows, Stretch, aligned, equal_gaps
from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.constructions import prolonged
from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.snap_near import Near, Shift, Snap, Under, as_point, order_of, wanted_of
from diorama_planner.geometry.snap_targets import ALL_KINDS, RANK, SnapKind, SnapTargets, joined, targets_of

__all__ = ["ALL_KINDS", "Shift", "Snap", "SnapIndex", "SnapKind", "SnapTargets", "snap_to_grid", "targets_of"]

MOST_NEAR = 16
"""So many items at one place are enough; where more crowd, the plan is seen from afar."""

MOST_PROLONGED = 12
"""Edges of so many items, the nearest, are prolonged."""

FAR = 30.0
"""Neighbours to be in line with, and ends to be prolonged, lie within so many radii."""

SHY = 0.6
"""What is drawn to from afar (extensions, alignment) draws within this share of the radius, or it would nag."""


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
        beside: Sequence[Point] = (),
    ) -> Snap | None:
        """Return what a point is drawn to, or None.

        Args:
            point: The pointer, in mm.
            radius: How far it is drawn, in mm.
            kinds: What it may be drawn to.
            grid_mm: Spacing of the grid; 0 for none. Its crossings count within the radius like anything else.
            without: Items left out, as a rule those being dragged.
            start: Where the line that is drawn to the pointer begins, for perpendiculars and tangents.
            beside: More corners to be in line with, as a rule the other ones of what is under way.
        """
        wanted = wanted_of(kinds)
        ids = [item_id for item_id in self._boxes.nearest(point, radius, MOST_NEAR) if item_id not in without]
        near = Near([self.targets(item_id) for item_id in ids], ids, point, radius, wanted)
        best = min(near.found(start), key=order_of, default=None)
        if best is not None:
            return best[2]
        far = self._boxes.nearest(point, radius * FAR, MOST_PROLONGED)
        around = [self.targets(item_id) for item_id in far if item_id not in without]
        reached = _extension(around, point, radius, kinds)
        if reached is None:
            others = _corners(around, beside)
            for grid in dict.fromkeys((grid_mm, 0.0)):  # the axis left over keeps to the grid only where that is near
                lined = self._in_line((*point, *point), radius * SHY, kinds, without, grid, others=others).snap
                if lined is None or lined.kind is SnapKind.GRID:
                    break
                if math.dist(lined.point, point) <= radius:
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
        near = Under(
            [self.targets(item_id) for item_id in self._near(anchors, box, radius, without)], anchors, radius
        )
        found = near.points(kinds)
        if found is not None:
            return found
        lined = self._in_line(box, radius, kinds, without, grid_mm, anchors[0] if anchors else None)
        if lined.snap is None or lined.snap.kind is SnapKind.GRID:
            return near.edges(kinds) or lined
        return lined

    def _near(self, anchors: Sequence[Point], box: Bounds, radius: float, without: Collection[str]) -> list[str]:
        """The items that some of many points may be drawn to."""
        xmin, ymin, xmax, ymax = box
        near = self._boxes.query((xmin - radius, ymin - radius, xmax + radius, ymax + radius))
        if len(near) > MOST_NEAR:
            found = (self._boxes.nearest(anchor, radius, MOST_NEAR // len(anchors) + 1) for anchor in anchors)
            near = sorted(set().union(*found))
        return [item_id for item_id in near if item_id not in without]

    def targets(self, item_id: str) -> SnapTargets:
        """Return the targets of an item, asked for once."""
        known = self._known.get(item_id)
        if known is None:
            known = self._known[item_id] = self._targets(item_id)
        return known

    def _in_line(
        self,
        box: Bounds,
        radius: float,
        kinds: Collection[SnapKind],
        without: Collection[str],
        grid_mm: float,
        anchor: Point | None = None,
        others: Rows | None = None,
    ) -> Shift:
        """In line with others along x and along y, each by itself; the axis left over keeps to the grid.

        `others` are more boxes to be in line with, of no matter what size.
        """
        reach = radius * FAR
        boxes = self._boxes.sides_near((box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach), without)
        is_endless = np.maximum(boxes[2] - boxes[0], boxes[3] - boxes[1]) >= ENDLESS_MM
        if SnapKind.GUIDE not in kinds or SnapKind.ALIGNED not in kinds:
            usable = boxes[:, is_endless] if SnapKind.GUIDE in kinds else boxes[:, ~is_endless]
        else:
            usable = boxes
        if others is not None and SnapKind.ALIGNED in kinds:
            usable = np.hstack((usable, others))
        found: list[Alignment | None] = []
        for axis in (0, 1):
            options = []
            if SnapKind.ALIGNED in kinds or SnapKind.GUIDE in kinds:
                options.append(aligned(box, usable, axis, radius, reach))
            if SnapKind.EQUAL_GAPS in kinds and box[axis] < box[axis + 2]:
                options.append(equal_gaps(box, boxes[:, ~is_endless], axis, radius))
            known = (one for one in options if one is not None)
            found.append(min(known, key=lambda one: (round(abs(one.shift), 6), RANK[one.kind]), default=None))
        return _lined_up(found, box, anchor or (box[0], box[1]), grid_mm if SnapKind.GRID in kinds else 0.0)


def _extension(
    around: Sequence[SnapTargets], point: Point, radius: float, kinds: Collection[SnapKind]
) -> Snap | None:
    """Beyond the end of an edge, on its line."""
    if SnapKind.EXTENSION not in kinds:
        return None
    targets = joined(around)
    segments = targets.segments[targets.straight]
    places, rows = prolonged(segments, point, radius * SHY, radius * FAR)
    if not len(rows):
        return None
    best = int(np.argmin(np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])))
    place, (x1, y1, x2, y2) = as_point(places[best]), segments[rows[best]].tolist()
    end = min(((x1, y1), (x2, y2)), key=lambda corner: math.dist(corner, place))
    return Snap(place, SnapKind.EXTENSION, (end, place), lines=(Stretch(end, place),))


def _corners(around: Sequence[SnapTargets], beside: Sequence[Point]) -> Rows:
    """The corners of drawn shapes and further points as boxes without size.

    What has a centre is a thing: it is lined up with by its box, and its many corners would only nag.
    """
    drawn = (each for each in around if RANK[SnapKind.CENTRE] not in each.point_ranks)
    corners = [each.points[each.point_ranks == RANK[SnapKind.VERTEX]] for each in drawn]
    points = np.vstack((*corners, np.asarray(beside, dtype=np.float64).reshape(-1, 2)))
    return np.vstack((points.T, points.T))


def _lined_up(found: Sequence[Alignment | None], box: Bounds, anchor: Point, grid_mm: float) -> Shift:
    crossing = snap_to_grid(anchor, grid_mm) if grid_mm > 0 else anchor
    shifts = [
        one.shift if one is not None else crossing[axis] - anchor[axis]
        for axis, one in enumerate(found)
    ]  # fmt: skip
    point = (round(anchor[0] + shifts[0], 9), round(anchor[1] + shifts[1], 9))  # on the line to the last digit
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
