"""The nearest of what lies under a pointer, or under the corners of something dragged.

Targets are gathered once and looked at together; of several within reach the least rank wins, then the nearer.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.alignment import Stretch
from diorama_planner.geometry.constructions import crossings, feet, nearest_on, tangent_points
from diorama_planner.geometry.points import Point, Points
from diorama_planner.geometry.snap_targets import KINDS, RANK, SnapKind, SnapTargets, joined

MOST_CROSSING = 12
"""So many segments near a pointer are looked at for where they cross."""


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


class Near:
    """The targets of the items near a point, gathered once, and what of them draws it."""

    def __init__(
        self,
        each: Sequence[SnapTargets],
        ids: Sequence[str],
        point: Point,
        radius: float,
        wanted: NDArray[np.bool_],
    ) -> None:
        self._ids = ids
        self._each = each
        self._all = joined(each)
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
        place = as_point(points[row])
        owner = _owner(self._ids, counts, row) if counts else ""
        return int(ranks[row]), float(gaps[row]), Snap(place, KINDS[ranks[row]], (place,), owner)

    def _edge(self, places: Points, gaps: NDArray[np.float64]) -> Found | None:
        ranks = self._all.segment_ranks
        row = _best_row(ranks, gaps, self._radius, self._wanted)
        if row is None:
            return None
        ends = self._all.segments[row]
        owner = _owner(self._ids, [len(one.segments) for one in self._each], row)
        snap = Snap(as_point(places[row]), KINDS[ranks[row]], (as_point(ends[:2]), as_point(ends[2:])), owner)
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


class Under:
    """The targets of the items under something that is dragged, and which of its points they draw."""

    def __init__(self, each: Sequence[SnapTargets], anchors: Sequence[Point], radius: float) -> None:
        self._all = joined(each)
        self._anchors = np.array(anchors).reshape(-1, 2)
        self._radius = radius

    def points(self, kinds: Collection[SnapKind]) -> Shift | None:
        """Draw the points to corners, middles and centres."""
        rows = np.flatnonzero(wanted_of(kinds)[self._all.point_ranks])
        targets, ranks = self._all.points[rows], self._all.point_ranks[rows]
        gaps = np.hypot(*(targets[None] - self._anchors[:, None]).transpose(2, 0, 1))
        return self._best(np.broadcast_to(targets, (len(gaps), *targets.shape)), ranks, gaps)

    def edges(self, kinds: Collection[SnapKind]) -> Shift | None:
        """Draw the points to edges."""
        rows = np.flatnonzero(wanted_of(kinds)[self._all.segment_ranks])
        found = [nearest_on(self._all.segments[rows], as_point(anchor)) for anchor in self._anchors]
        if not found:
            return None
        places, gaps = np.stack([one[0] for one in found]), np.stack([one[1] for one in found])
        return self._best(places, self._all.segment_ranks[rows], gaps)

    def _best(self, places: Points, ranks: NDArray[np.int64], gaps: NDArray[np.float64]) -> Shift | None:
        """The least rank, then the least gap, of any anchor (rows) to any target (columns)."""
        anchors, columns = np.nonzero(gaps <= self._radius)
        if not len(anchors):
            return None
        best = int(np.lexsort((np.round(gaps[anchors, columns], 9), ranks[columns]))[0])
        anchor, column = anchors[best], columns[best]
        place, at = as_point(places[anchor, column]), as_point(self._anchors[anchor])
        snap = Snap(place, KINDS[ranks[column]], (place,))
        return Shift(place[0] - at[0], place[1] - at[1], snap)


def wanted_of(kinds: Collection[SnapKind]) -> NDArray[np.bool_]:
    """Say of each kind by its rank whether it is wanted."""
    return np.array([kind in kinds for kind in KINDS])


def order_of(found: Found) -> tuple[int, float]:
    """Give the rank, then the distance, by which the best is chosen."""
    return found[:2]


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


def as_point(row: NDArray[np.float64]) -> Point:
    """Give a row of an array as a point."""
    return float(row[0]), float(row[1])
