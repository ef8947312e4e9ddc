"""The ground plan of walls that meet: how each is cut where it joins others, and what is left of it.

A wall is a run: a centre-line and a thickness. Where ends of runs meet they are mitred, the faces of each running
on to those of its neighbours; an end that runs into the side of another is cut to the near face of that (a T). Who
meets whom is found in `joints`; parallels are in `offsets`.

Sums are written out in plain numbers: a plan has thousands of walls, nearly all of them straight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import shapely

from diorama_planner.geometry.offsets import is_closed, offset_line, wall_body
from diorama_planner.geometry.points import SAME_POINT_MM, Point, Points, PointsLike, without_repeats
from diorama_planner.geometry.region import MITRE_LIMIT, Region, empty_region, region_of
from diorama_planner.geometry.rings import Ring, ring_region

Line = Sequence[Point]

TOUCH_MM = 0.05
"""Ends and faces this near to each other touch."""

_FLATTEST = 0.2
"""Sine of the angle below which two walls run along each other and make no T (11.5 degrees)."""


class Run(NamedTuple):
    """A centre-line with curves flattened, closed if its last point repeats the first, and a thickness; mm."""

    line: Line
    thickness: float


class EndCut(NamedTuple):
    """How far an end is cut back along its left and its right face in mm; negative where it runs on.

    Left and right are those of the whole run. The cut is straight from face to face, or with `bent` by way of a
    point: `back` from the end of the centre-line and `aside` to the left of it, as a share of half the thickness.
    That is the end itself where three walls meet, and the middle of the bevel of a sharp corner.
    """

    left: float = 0.0
    right: float = 0.0
    bent: bool = False
    back: float = 0.0
    aside: float = 0.0

    @property
    def mean(self) -> float:
        """By how much the end shortens the run, on the mean of its width."""
        if not self.bent:
            return (self.left + self.right) / 2.0
        return ((1.0 - self.aside) * (self.left + self.back) + (1.0 + self.aside) * (self.right + self.back)) / 4.0

    @property
    def from_behind(self) -> EndCut:
        """The same cut, left and right told by someone who looks the other way."""
        return EndCut(self.right, self.left, self.bent, self.back, -self.aside)


SQUARE = EndCut()
UNCUT = (SQUARE, SQUARE)


class _Arm(NamedTuple):
    """An end seen from outside: its place, the unit direction into the wall, half the thickness, the first length."""

    at: Point
    along: Point
    half: float
    length: float


def has_ends(line: Line) -> bool:
    """Whether a line is open, so that it can be joined at its ends."""
    return len(line) < 4 or math.dist(line[0], line[-1]) > SAME_POINT_MM


def end_cuts(run: Run, others: Sequence[Run]) -> tuple[EndCut, EndCut]:
    """Return how the start and the end of a run are cut by the runs that it touches."""
    if not others or not has_ends(run.line):
        return UNCUT
    first, last = (_cut(arm, run, others) for arm in _arms(run))
    return first, last.from_behind


def _arms(run: Run) -> Iterator[_Arm]:
    for at, towards in ((run.line[0], run.line[1]), (run.line[-1], run.line[-2])):
        length = math.dist(at, towards)
        if length > 0.0:
            yield _Arm(at, ((towards[0] - at[0]) / length, (towards[1] - at[1]) / length), run.thickness / 2, length)
        else:
            yield _Arm(at, (0.0, 0.0), run.thickness / 2, 0.0)


def _cut(arm: _Arm, run: Run, others: Sequence[Run]) -> EndCut:
    """The cut of one end; left is the left of someone who looks from the end into the wall."""
    meeting, crossed = [], []
    for other in others:
        ends = [each for each in _arms(other) if _ends_meet(arm, run, each, other)] if has_ends(other.line) else []
        meeting += ends
        if not ends:
            crossed += [(a, b, other.thickness / 2) for a, b in _segments(other) if _in_body(arm.at, a, b, other)]
    tees = [tee for a, b, half in crossed if (tee := _tee(arm, a, b, half)) is not None]
    if tees:  # at a corner of the other wall there are two: cut no more than closes the joint
        return EndCut(min(tee[0] for tee in tees), min(tee[1] for tee in tees))
    return _corner(arm, meeting) if meeting else SQUARE


def _segments(run: Run) -> Iterator[tuple[Point, Point]]:
    return pairwise(run.line)


def _ends_meet(one: _Arm, one_run: Run, other: _Arm, other_run: Run) -> bool:
    """Whether two ends are one corner: they coincide, or each lies within the other wall."""
    gap = math.dist(one.at, other.at)
    if gap <= TOUCH_MM:
        return True
    if gap > max(one.half, other.half) + TOUCH_MM:
        return False
    here = any(_in_body(one.at, a, b, other_run) for a, b in _segments(other_run))
    return here and any(_in_body(other.at, a, b, one_run) for a, b in _segments(one_run))


def _in_body(at: Point, a: Point, b: Point, run: Run) -> bool:
    """Whether a place lies on a segment of a wall, faces included, or next to it."""
    dx, dy, px, py = b[0] - a[0], b[1] - a[1], at[0] - a[0], at[1] - a[1]
    length2 = dx * dx + dy * dy
    share = min(max((px * dx + py * dy) / length2, 0.0), 1.0) if length2 > 0.0 else 0.0
    return math.hypot(px - share * dx, py - share * dy) <= run.thickness / 2 + TOUCH_MM


def _tee(arm: _Arm, a: Point, b: Point, half: float) -> tuple[float, float] | None:
    """The cuts that end an arm at the near face of a segment; None if they run along each other."""
    length = math.dist(a, b)
    if length <= SAME_POINT_MM:
        return None
    vx, vy = (b[0] - a[0]) / length, (b[1] - a[1]) / length
    sine = vx * arm.along[1] - vy * arm.along[0]
    if abs(sine) < _FLATTEST:
        return None
    cosine = vx * arm.along[0] + vy * arm.along[1]
    off = vx * (arm.at[1] - a[1]) - vy * (arm.at[0] - a[0])
    face = math.copysign(half, sine)
    cuts = (face - off - arm.half * cosine) / sine, (face - off + arm.half * cosine) / sine
    return cuts if max(cuts) < arm.length else None


def _corner(arm: _Arm, meeting: Sequence[_Arm]) -> EndCut:
    """The mitres of an arm against its neighbours on either side."""
    turns = sorted((_turn(arm, other), other) for other in meeting)
    left = _mitre(arm, turns[0][1], 1.0)
    right = _mitre(arm, turns[-1][1], -1.0)
    tip = _bevel(arm, meeting[0], left, right) if len(meeting) == 1 else None
    return EndCut(left, right, True, *tip) if tip else EndCut(left, right, len(meeting) > 1)


def _bevel(arm: _Arm, other: _Arm, left: float, right: float) -> tuple[float, float] | None:
    """Where the mitre of a sharp corner ends on its bevel, as `back` and `aside` of a cut; None without a bevel.

    The bevel runs from square end to square end; the mitre comes from the inner corner and would go on to the tip.
    """
    side = 1.0 if left > 0.0 else -1.0
    inner = left if side > 0.0 else right
    tip = _crossing(arm, other, -side)
    if inner <= 0.0 or left * right != 0.0 or tip is None or tip[0] >= 0.0:
        return None
    ux, uy, half = *arm.along, arm.half
    # in the arm's own terms, x into the wall and y to its left: both ends of the bevel, and of the mitre
    gap = other.at[0] - arm.at[0], other.at[1] - arm.at[1]
    off_x, off_y = gap[0] - side * other.half * other.along[1], gap[1] + side * other.half * other.along[0]
    bevel = (0.0, -side * half), (off_x * ux + off_y * uy, off_y * ux - off_x * uy)
    back, aside = _met((inner, side * half), (tip[0], -side * half), *bevel)
    return back, aside / half


def _met(a: Point, b: Point, c: Point, d: Point) -> Point:
    """Where the lines a-b and c-d cross."""
    abx, aby, cdx, cdy = b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]
    share = ((c[0] - a[0]) * cdy - (c[1] - a[1]) * cdx) / (abx * cdy - aby * cdx)
    return a[0] + abx * share, a[1] + aby * share


def _turn(arm: _Arm, other: _Arm) -> float:
    """The counter-clockwise angle from one arm to another, 0 to 2 pi."""
    sine = arm.along[0] * other.along[1] - arm.along[1] * other.along[0]
    cosine = arm.along[0] * other.along[0] + arm.along[1] * other.along[1]
    return math.atan2(sine, cosine) % math.tau


def _mitre(arm: _Arm, other: _Arm, side: float) -> float:
    """How far the face of an arm on a side (1 counter-clockwise, -1 clockwise) is cut by the other's facing one.

    0 where the two run straight on, where the mitre would stick out too far, or where a wall is too short for it:
    each wall decides alike, so that they always end on one line.
    """
    crossing = _crossing(arm, other, side)
    if crossing is None:
        return 0.0
    mine, others = crossing
    if arm.along[0] * other.along[0] + arm.along[1] * other.along[1] < 0.0:
        is_too_far = max(abs(mine), abs(others)) > arm.half + other.half + TOUCH_MM
    else:
        is_too_far = min(mine, others) < -MITRE_LIMIT * max(arm.half, other.half) - TOUCH_MM
    return 0.0 if is_too_far or mine >= arm.length or others >= other.length else mine


def _crossing(arm: _Arm, other: _Arm, side: float) -> tuple[float, float] | None:
    """How far along two arms the face of one on a side crosses the facing one of the other; None if they do not."""
    ux, uy, vx, vy = *arm.along, *other.along
    sine = ux * vy - uy * vx
    if abs(sine) < 1e-9:
        return None
    # from arm.at + side * half * left(u) along u, to other.at - side * half * left(v) along v
    dx = other.at[0] - arm.at[0] + side * (other.half * vy + arm.half * uy)
    dy = other.at[1] - arm.at[1] - side * (other.half * vx + arm.half * ux)
    return (dx * vy - dy * vx) / sine, (dx * uy - dy * ux) / sine


def mean_length(run: Run, cuts: tuple[EndCut, EndCut] = UNCUT) -> float:
    """Return the length of a run on the mean of its width in mm: that of its centre-line, less what its ends lose."""
    return max(0.0, line_length(run.line) - cuts[0].mean - cuts[1].mean)


def line_length(line: Line) -> float:
    """Return the length of a line in mm."""
    if len(line) == 2:
        return math.dist(line[0], line[1])
    return math.fsum(math.dist(a, b) for a, b in pairwise(line))


def run_region(run: Run, cuts: tuple[EndCut, EndCut] = UNCUT) -> Region:
    """Return the ground plan of a run with its ends cut; empty without length or thickness."""
    if len(run.line) == 2 and run.thickness > 0:
        ring = _straight_ring(run, cuts)
        return ring_region(ring) if ring else empty_region()
    if cuts == UNCUT:
        return wall_body(np.asarray(run.line, dtype=np.float64), run.thickness)
    return _bent_region(run, cuts)


def _straight_ring(run: Run, cuts: tuple[EndCut, EndCut]) -> Ring:
    """The corners of a straight wall, counter-clockwise."""
    lines = _straight_lines(run, cuts)
    return (*lines.right, *lines.end[1:-1], *lines.left[::-1], *lines.start[1:-1]) if lines else ()


class _Lines(NamedTuple):
    """The lines on which the faces of a straight wall stand, as `Footprint` has them."""

    left: Ring
    right: Ring
    start: Ring
    end: Ring


def _straight_lines(run: Run, cuts: tuple[EndCut, EndCut]) -> _Lines | None:
    """The sides and ends of a straight wall; square ends where the cuts would eat it up. None without length."""
    (x1, y1), (x2, y2) = run.line
    length = math.hypot(x2 - x1, y2 - y1)
    if length <= SAME_POINT_MM:
        return None
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    half = run.thickness / 2
    nx, ny = -uy * half, ux * half
    start, end = cuts
    if start.left + end.left >= length or start.right + end.right >= length:
        start = end = SQUARE
    right_start = (x1 - nx + ux * start.right, y1 - ny + uy * start.right)
    right_end = (x2 - nx - ux * end.right, y2 - ny - uy * end.right)
    left_end = (x2 + nx - ux * end.left, y2 + ny - uy * end.left)
    left_start = (x1 + nx + ux * start.left, y1 + ny + uy * start.left)
    back, aside = end.back, end.aside
    last = ((x2 - ux * back + nx * aside, y2 - uy * back + ny * aside),) if end.bent else ()
    back, aside = start.back, start.aside
    first = ((x1 + ux * back + nx * aside, y1 + uy * back + ny * aside),) if start.bent else ()
    return _Lines(
        (left_start, left_end),
        (right_start, right_end),
        (right_start, *first, left_start),
        (left_end, *last, right_end),
    )


def piece_rings(run: Run, cuts: tuple[EndCut, EndCut] = UNCUT) -> tuple[Ring, ...]:
    """Return the plan of each straight piece of a run, parted at its mitres; none if a corner is too sharp."""
    line = np.asarray(run.line, dtype=np.float64)
    left, right, _, _ = _sides(line, run.thickness / 2, cuts)
    if not len(left) == len(right) == len(line):
        return ()
    lefts, rights = [(x, y) for x, y in left.tolist()], [(x, y) for x, y in right.tolist()]
    return tuple((rights[i], rights[i + 1], lefts[i + 1], lefts[i]) for i in range(len(line) - 1))


def _bent_region(run: Run, cuts: tuple[EndCut, EndCut]) -> Region:
    """The plan of a run of several pieces; with square ends if its sides would cross."""
    line = np.asarray(run.line, dtype=np.float64)
    left, right, foot, tip = _sides(line, run.thickness / 2, cuts)
    polygon = shapely.Polygon(np.concatenate((right, tip, left[::-1], foot)))
    if shapely.is_valid(polygon) and polygon.exterior.is_ccw:
        return Region(polygon)
    return region_of(wall_body(line, run.thickness).shape)


class Footprint(NamedTuple):
    """The lines on the plan along which the faces of a run stand, mm.

    The left and the right side run along it, the start from right to left and the end from left to right, so that
    left of all but the right side is outside. A closed run has no start and no end: theirs are empty.
    """

    left: Points
    right: Points
    start: Points
    end: Points


def footprint_of(run: Run, cuts: tuple[EndCut, EndCut] = UNCUT) -> Footprint:
    """Return the lines along which the faces of a run stand, with its ends cut."""
    if len(run.line) == 2 and (lines := _straight_lines(run, cuts)) is not None:
        return Footprint(*(np.array(each) for each in lines))
    line = without_repeats(np.asarray(run.line, dtype=np.float64))
    if is_closed(line):
        half = run.thickness / 2
        return Footprint(offset_line(line, half), offset_line(line, -half), line[:0], line[:0])
    if len(line) == 2:
        length, (start, end) = line_length(run.line), cuts
        cuts = UNCUT if start.left + end.left >= length or start.right + end.right >= length else cuts
    left, right, foot, tip = _sides(line, run.thickness / 2, cuts)
    return Footprint(
        left, right, np.concatenate((right[:1], foot, left[:1])), np.concatenate((left[-1:], tip, right[-1:]))
    )


def _sides(line: Points, half: float, cuts: tuple[EndCut, EndCut]) -> tuple[Points, Points, Points, Points]:
    """The left and the right side with their ends cut, and the points between them at the start and at the end."""
    start, end = cuts
    left, right = offset_line(line, half), offset_line(line, -half)
    for side, first, last in ((left, start.left, end.left), (right, start.right, end.right)):
        side[0] += _unit(side[0], side[1]) * first
        side[-1] += _unit(side[-1], side[-2]) * last
    foot = _tip(line[0], line[1], half, start.back, start.aside) if start.bent else line[:0]
    tip = _tip(line[-1], line[-2], half, end.back, -end.aside) if end.bent else line[:0]
    return left, right, foot, tip


def _tip(end: Points, towards: Points, half: float, back: float, aside: float) -> Points:
    """The point by way of which an end is cut; `aside` is to the left of someone who looks into the wall."""
    along = _unit(end, towards)
    point: Points = end + along * back + np.array((-along[1], along[0])) * (aside * half)
    return point[None]


def _unit(a: PointsLike, b: PointsLike) -> Points:
    step = np.asarray(b, dtype=np.float64) - np.asarray(a, dtype=np.float64)
    return np.asarray(step / max(float(np.hypot(*step)), SAME_POINT_MM), dtype=np.float64)
