"""Outlines and lines as bare points: what is wrong with them, their length, curves made straight.

An outline is a ring without its closing point; a line is open unless its last point repeats the first. Areas
and what can be done with them are for `region`, parallels and wall bodies for `offsets`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

import numpy as np
import shapely

from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.points import (
    SAME_POINT_MM,
    GeometryError,
    Point,
    Points,
    PointsLike,
    as_points,
    without_repeats,
)
from diorama_planner.geometry.region import largest_part, polygon_region

CURVE_TOLERANCE_MM = 0.02
"""How far a flattened curve may stand off the true one."""

CORNER_DEG = 30.0
"""A line that turns by more has a corner; chords of a curve turn by less."""

_WHERE = re.compile(r"\[(\S+) (\S+)\]")

Curves = Mapping[int, Sequence[Sequence[float]]]
"""Segment number (from 0) -> the two control points of its cubic curve."""


class OutlineError(GeometryError):
    """An outline that encloses no proper area; `at` is the place, where there is one."""

    def __init__(self, message: Message, hint: Message, at: Point | None = None) -> None:
        self.at = at
        super().__init__(message, hint)


def signed_area(outline: PointsLike) -> float:
    """Return the area of a ring in mm2 by the shoelace formula, negative when it runs clockwise."""
    x, y = as_points(outline).T
    x, y = x - x[:1], y - y[:1]  # far from the origin the products would cancel badly
    return 0.5 * float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def clean_outline(points: PointsLike) -> Points:
    """Return a ring without repeated and closing points, counter-clockwise; it is not checked further."""
    ring = without_repeats(as_points(points))
    if len(ring) > 1 and np.hypot(*(ring[0] - ring[-1])) <= SAME_POINT_MM:
        ring = ring[:-1]
    return ring[::-1].copy() if len(ring) > 2 and signed_area(ring) < 0 else ring


def check_outline(points: PointsLike) -> Points:
    """Return the cleaned outline if it encloses an area and does not cross itself.

    Raises:
        OutlineError: fewer than three points, no area, or a crossing (with its place in `at`).
        GeometryError: points that are not finite numbers.
    """
    ring = clean_outline(points)
    if len(ring) < 3:
        raise OutlineError(
            msg("the outline has only {count} different points", count=len(ring)),
            hint=msg("an outline needs at least three"),
        )
    polygon = shapely.Polygon(ring)
    if shapely.is_valid(polygon) and polygon.area > SAME_POINT_MM:
        return ring
    if not shapely.make_valid(polygon).area > SAME_POINT_MM:
        raise OutlineError(msg("the outline encloses no area"), hint=msg("move a point off the line"))
    at = _crossing(polygon)
    raise OutlineError(
        msg("the outline crosses itself at x {x}, y {y}", x=format_length(at[0]), y=format_length(at[1])),
        hint=msg("move its points, or let it be repaired to its largest part"),
        at=at,
    )


def repair_outline(points: PointsLike) -> Points:
    """Return the outer ring of the largest area that a bad outline encloses.

    Raises:
        OutlineError: nothing is enclosed, so there is nothing to repair.
    """
    lobe = largest_part(polygon_region(clean_outline(points)))
    if lobe.area <= SAME_POINT_MM:
        raise OutlineError(msg("the outline encloses no area"), hint=msg("draw it anew"))
    return clean_outline(lobe.polygons()[0][0])


def _crossing(polygon: shapely.Polygon) -> Point:
    """Return where a ring meets itself; GEOS tells the place in its words of explanation."""
    found = _WHERE.search(str(shapely.is_valid_reason(polygon)))
    if found is None:
        x, y = shapely.get_coordinates(polygon)[0]
        return float(x), float(y)
    return float(found[1]), float(found[2])


def flatten_curves(
    line: PointsLike,
    curves_mm: Curves | None = None,
    tolerance: float = CURVE_TOLERANCE_MM,
    closed: bool = False,
) -> Points:
    """Return a line with its curved segments replaced by chords.

    Args:
        line: The points between which segments run.
        curves_mm: The control points of the segments that are cubic curves.
        tolerance: How far a chord may stand off the curve, in mm.
        closed: Whether a last segment leads back to the first point; that point is not repeated.

    Raises:
        GeometryError: a curve on a segment that does not exist, or without two control points.
    """
    points = as_points(line)
    if not curves_mm:
        return points
    count = len(points) if closed else len(points) - 1
    controls = {int(segment): as_points(pair) for segment, pair in curves_mm.items()}
    for segment, pair in controls.items():
        if not 0 <= segment < count or len(pair) != 2:
            raise GeometryError(
                msg("segment {number} cannot be curved so", number=segment),
                hint=msg("segments count from 0 to {last}; a curve has two control points", last=count - 1),
            )
    pieces = []
    for segment in range(count):
        start, end = points[segment], points[(segment + 1) % len(points)]
        if segment in controls:
            pieces.append(_cubic(np.vstack((start, controls[segment], end)), tolerance)[:-1])
        else:
            pieces.append(start[None, :])
    if not closed:
        pieces.append(points[-1:])
    return np.concatenate(pieces)


def _cubic(controls: Points, tolerance: float) -> Points:
    """Return points on a cubic Bezier curve whose chords stay within the tolerance (Wang 1984)."""
    bend = float(np.hypot(*np.diff(controls, n=2, axis=0).T).max())
    count = max(1, math.ceil(math.sqrt(0.75 * bend / tolerance)))
    t = np.linspace(0.0, 1.0, count + 1)[:, None]
    s = 1.0 - t
    a, b, c, d = controls
    curve = s**3 * a + 3 * s**2 * t * b + 3 * s * t**2 * c + t**3 * d
    curve[0], curve[-1] = a, d
    return np.asarray(curve, dtype=np.float64)


def segment_lengths(line: PointsLike) -> Points:
    """Return the length of each segment of an open line, in mm."""
    return np.asarray(np.hypot(*np.diff(as_points(line), axis=0).T), dtype=np.float64)


def turn_deg(before: Sequence[float], at: Sequence[float], after: Sequence[float]) -> float:
    """Return by how many degrees a way through three points turns at the middle one, 0 to 180."""
    first, second = (math.atan2(b[1] - a[1], b[0] - a[0]) for a, b in ((before, at), (at, after)))
    return abs(math.degrees(math.remainder(second - first, math.tau)))


def polyline_length(line: PointsLike, closed: bool = False) -> float:
    """Return the length of a line in mm; `closed` adds the way back to its start."""
    points = as_points(line).tolist()
    back = math.dist(points[-1], points[0]) if closed and points else 0.0
    return sum(map(math.dist, points, points[1:]), back)  # most lines are short: quicker than arrays


def point_along(line: PointsLike, distance: float) -> tuple[Point, Point]:
    """Return the point at a distance from the start, held to the ends, and the unit direction there.

    Raises:
        GeometryError: a line without length.
    """
    points = without_repeats(as_points(line))
    if len(points) < 2:
        raise GeometryError(msg("the line has no length"), hint=msg("give it two different points"))
    ends = np.cumsum(segment_lengths(points))
    segment = min(int(np.searchsorted(ends, distance, side="right")), len(ends) - 1)
    start, end = points[segment], points[segment + 1]
    length = float(np.hypot(*(end - start)))
    direction = (end - start) / length
    before = float(ends[segment]) - length
    x, y = start + direction * min(max(distance - before, 0.0), length)
    return (float(x), float(y)), (float(direction[0]), float(direction[1]))


def slice_line(line: PointsLike, start: float, end: float) -> Points:
    """Return the stretch of a line between two distances from its start, both held to its ends."""
    points = without_repeats(as_points(line))
    if len(points) == 2:  # most walls are straight, and a plan has many openings
        length = float(np.hypot(*(points[1] - points[0])))
        shares = sorted((min(max(start, 0.0), length) / length, min(max(end, 0.0), length) / length))
        return np.asarray(points[0] + np.array(shares)[:, None] * (points[1] - points[0]), dtype=np.float64)
    along = np.concatenate(([0.0], np.cumsum(segment_lengths(points))))
    low, high = sorted((min(max(start, 0.0), along[-1]), min(max(end, 0.0), along[-1])))
    inner = points[(along > low + SAME_POINT_MM) & (along < high - SAME_POINT_MM)]
    return np.vstack((point_along(points, low)[0], inner, point_along(points, high)[0]))


def nearest_along(line: PointsLike, point: Point) -> tuple[float, float]:
    """Return (distance from the start, gap) of the place on a line that lies nearest to a point, in mm.

    Raises:
        GeometryError: a line without length.
    """
    points = without_repeats(as_points(line))
    if len(points) < 2:
        raise GeometryError(msg("the line has no length"), hint=msg("give it two different points"))
    lengths = segment_lengths(points)
    directions = np.diff(points, axis=0) / lengths[:, None]
    along = np.clip(((np.asarray(point) - points[:-1]) * directions).sum(axis=1), 0.0, lengths)
    gaps = np.hypot(*(points[:-1] + directions * along[:, None] - point).T)
    best = int(np.argmin(gaps))
    return float(lengths[:best].sum() + along[best]), float(gaps[best])
