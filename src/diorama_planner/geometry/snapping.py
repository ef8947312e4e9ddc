"""Where a pointer is drawn to: grid, corners, middles, centres and edges of what lies near.

What can be snapped to comes as `SnapTargets`, plain arrays per item that carry their kind; so a new kind of target
is a new member of `SnapKind` and somebody who makes such points or segments. Nothing here knows items.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.points import Bounds, Point, Points, PointsLike, as_points


class SnapKind(StrEnum):
    """Why a point was chosen; of several within reach an earlier one wins, then the nearer."""

    VERTEX = "vertex"
    MIDPOINT = "midpoint"
    CENTRE = "centre"
    EDGE = "edge"
    BASE_EDGE = "base edge"
    GRID = "grid"


ALL_KINDS = frozenset(SnapKind)

_KINDS = tuple(SnapKind)
_RANK = {kind: rank for rank, kind in enumerate(_KINDS)}


@dataclass(frozen=True, slots=True, eq=False)
class SnapTargets:
    """What an item offers: points and segments (rows of x1, y1, x2, y2), each with the rank of its kind."""

    points: Points
    point_ranks: NDArray[np.int64]
    segments: NDArray[np.float64]
    segment_ranks: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Snap:
    """A point that was snapped to, why, of which item, and the line or point to mark on the screen."""

    point: Point
    kind: SnapKind
    mark: tuple[Point, ...]
    item_id: str = ""


def targets_of(
    lines: Sequence[PointsLike],
    centre: Point | None = None,
    closed: bool = True,
    edge_kind: SnapKind = SnapKind.EDGE,
) -> SnapTargets:
    """Return the corners, middles and edges of lines (rings when `closed`) and a centre as targets."""
    starts, ends, corners = [np.empty((0, 2))], [np.empty((0, 2))], [np.empty((0, 2))]
    for line in lines:
        points = as_points(line)
        starts.append(points if closed else points[:-1])
        ends.append(np.roll(points, -1, axis=0) if closed else points[1:])
        corners.append(points)
    start, end, corner = (np.concatenate(part) for part in (starts, ends, corners))
    centres = np.empty((0, 2)) if centre is None else as_points([centre])
    ranks = [
        np.full(len(corner), _RANK[SnapKind.VERTEX]),
        np.full(len(start), _RANK[SnapKind.MIDPOINT]),
        np.full(len(centres), _RANK[SnapKind.CENTRE]),
    ]
    return SnapTargets(
        points=np.concatenate((corner, (start + end) / 2.0, centres)),
        point_ranks=np.concatenate(ranks),
        segments=np.hstack((start, end)),
        segment_ranks=np.full(len(start), _RANK[edge_kind]),
    )


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
    ) -> Snap | None:
        """Return what a point is drawn to, or None.

        Args:
            point: The pointer, in mm.
            radius: How far it is drawn, in mm.
            kinds: What it may be drawn to.
            grid_mm: Spacing of the grid; 0 for none. Its crossings count within the radius like anything else.
            without: Items left out, as a rule those being dragged.
        """
        best: tuple[int, float, Snap] | None = None
        ids = [item_id for item_id in self._boxes.at(point, radius) if item_id not in without]
        if ids:
            wanted = np.array([kind in kinds for kind in _KINDS])
            found = (self._nearest_point(ids, point, radius, wanted), self._nearest_edge(ids, point, radius, wanted))
            best = min((one for one in found if one is not None), key=lambda one: one[:2], default=None)
        if best is None and grid_mm > 0 and SnapKind.GRID in kinds:
            crossing = snap_to_grid(point, grid_mm)
            if math.dist(crossing, point) <= radius:
                return Snap(crossing, SnapKind.GRID, (crossing,))
        return best[2] if best is not None else None

    def _of(self, item_id: str) -> SnapTargets:
        """Return the targets of an item, asked for once."""
        known = self._known.get(item_id)
        if known is None:
            known = self._known[item_id] = self._targets(item_id)
        return known

    def _nearest_point(
        self, ids: Sequence[str], point: Point, radius: float, wanted: NDArray[np.bool_]
    ) -> tuple[int, float, Snap] | None:
        """Return the best point of items with its rank and distance."""
        targets = [self._of(item_id) for item_id in ids]
        points = np.concatenate([one.points for one in targets])
        ranks = np.concatenate([one.point_ranks for one in targets])
        gaps = np.hypot(points[:, 0] - point[0], points[:, 1] - point[1])
        row = _best_row(ranks, gaps, radius, wanted)
        if row is None:
            return None
        place = _as_point(points[row])
        owner = _owner(ids, [len(one.points) for one in targets], row)
        return int(ranks[row]), float(gaps[row]), Snap(place, _KINDS[ranks[row]], (place,), owner)

    def _nearest_edge(
        self, ids: Sequence[str], point: Point, radius: float, wanted: NDArray[np.bool_]
    ) -> tuple[int, float, Snap] | None:
        """Return the nearest place on the best segment of items with its rank and distance."""
        targets = [self._of(item_id) for item_id in ids]
        segments = np.concatenate([one.segments for one in targets])
        ranks = np.concatenate([one.segment_ranks for one in targets])
        start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
        square = np.maximum((along * along).sum(axis=1), 1e-12)
        t = np.clip(((np.asarray(point) - start) * along).sum(axis=1) / square, 0.0, 1.0)
        places = start + along * t[:, None]
        gaps = np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])
        row = _best_row(ranks, gaps, radius, wanted)
        if row is None:
            return None
        mark = (_as_point(segments[row, :2]), _as_point(segments[row, 2:]))
        owner = _owner(ids, [len(one.segments) for one in targets], row)
        return int(ranks[row]), float(gaps[row]), Snap(_as_point(places[row]), _KINDS[ranks[row]], mark, owner)


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
