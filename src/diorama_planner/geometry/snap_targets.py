"""What can be snapped to, as plain arrays: points, segments and circles, each with the rank of its kind.

Who makes them of items, and what is drawn to them, is elsewhere; a new reason to snap is a new `SnapKind` and
somebody who makes such points or segments.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Point, Points, PointsLike, as_points

SMOOTH_DEG = 13.0
"""A line that turns by less than this is a curve that goes on, and not a corner."""

ROUND_FROM = 12
"""So many chords, all equally far from the middle, are a circle."""


class SnapKind(StrEnum):
    """Why a point was chosen; of several within reach an earlier one wins, then the nearer."""

    VERTEX = "vertex"
    INTERSECTION = "intersection"
    MIDPOINT = "midpoint"
    CENTRE = "centre"
    PERPENDICULAR = "perpendicular"
    TANGENT = "tangent"
    GUIDE = "guide"
    EDGE = "edge"
    BASE_EDGE = "base edge"
    EXTENSION = "extension"
    ALIGNED = "aligned"
    EQUAL_GAPS = "equal gaps"
    GRID = "grid"


ALL_KINDS = frozenset(SnapKind)
KINDS = tuple(SnapKind)
RANK = {kind: rank for rank, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True, eq=False)
class SnapTargets:
    """What an item offers.

    Points and segments (rows of x1, y1, x2, y2) with the rank of their kind; whether a segment ends at a corner,
    beyond which it may be prolonged; and circles (rows of x, y, radius).
    """

    points: Points
    point_ranks: NDArray[np.int64]
    segments: NDArray[np.float64]
    segment_ranks: NDArray[np.int64]
    straight: NDArray[np.bool_]
    circles: NDArray[np.float64]


def targets_of(
    lines: Sequence[PointsLike],
    centre: Point | None = None,
    closed: bool = True,
    edge_kind: SnapKind = SnapKind.EDGE,
) -> SnapTargets:
    """Return the corners, middles and edges of lines (rings when `closed`) and a centre as targets.

    A curve, flattened to chords, offers its edge but no corners and middles; a circle also its own centre.
    """
    parts = [_of_line(as_points(line), closed, edge_kind) for line in lines]
    if centre is not None:
        parts.append(points_of([centre], SnapKind.CENTRE))
    return joined(parts)


def points_of(points: PointsLike, kind: SnapKind) -> SnapTargets:
    """Return points of one kind as targets."""
    array = as_points(points)
    return SnapTargets(array, np.full(len(array), RANK[kind]), *_NO_SEGMENTS, np.empty((0, 3)))


def joined(parts: Sequence[SnapTargets]) -> SnapTargets:
    """Return several targets as one."""
    if len(parts) == 1:
        return parts[0]
    if not parts:
        return points_of([], SnapKind.VERTEX)
    return SnapTargets(
        np.concatenate([part.points for part in parts]),
        np.concatenate([part.point_ranks for part in parts]),
        np.concatenate([part.segments for part in parts]),
        np.concatenate([part.segment_ranks for part in parts]),
        np.concatenate([part.straight for part in parts]),
        np.concatenate([part.circles for part in parts]),
    )


_NO_SEGMENTS = (np.empty((0, 4)), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.bool_))


def circle_of(ring: Points) -> tuple[float, float, float] | None:
    """Return centre and radius of a ring of many points that lie on a circle, else None."""
    if len(ring) < ROUND_FROM:
        return None
    centre = (ring.min(axis=0) + ring.max(axis=0)) / 2.0
    radii = np.hypot(*(ring - centre).T)
    radius = float(radii.mean())
    if float(np.abs(radii - radius).max()) > 1e-3 * radius:
        return None
    return float(centre[0]), float(centre[1]), radius


def _of_line(points: Points, closed: bool, edge_kind: SnapKind) -> SnapTargets:
    circle = circle_of(points) if closed else None
    starts = points if closed else points[:-1]
    ends = np.roll(points, -1, axis=0) if closed else points[1:]
    is_corner = np.zeros(len(points), dtype=np.bool_) if circle else _corners(points, closed)
    straight = is_corner[: len(starts)] & (np.roll(is_corner, -1)[: len(starts)])
    corners, middles = points[is_corner], ((starts + ends) / 2.0)[straight]
    centres = np.empty((0, 2)) if circle is None else np.array([circle[:2]])
    kinds = (SnapKind.VERTEX, SnapKind.MIDPOINT, SnapKind.CENTRE)
    counts = [len(corners), len(middles), len(centres)]
    return SnapTargets(
        points=np.concatenate((corners, middles, centres)),
        point_ranks=np.repeat([RANK[kind] for kind in kinds], counts),
        segments=np.hstack((starts, ends)),
        segment_ranks=np.full(len(starts), RANK[edge_kind]),
        straight=straight,
        circles=np.empty((0, 3)) if circle is None else np.array([circle]),
    )


def _corners(points: Points, closed: bool) -> NDArray[np.bool_]:
    """Say of each point of a line whether it turns sharply there; the ends of an open one always count."""
    before, after = points - np.roll(points, 1, axis=0), np.roll(points, -1, axis=0) - points
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    along = (before * after).sum(axis=1)
    sharp: NDArray[np.bool_] = np.abs(np.arctan2(cross, along)) >= math.radians(SMOOTH_DEG)
    if not closed and len(points):
        sharp[[0, -1]] = True
    return sharp
