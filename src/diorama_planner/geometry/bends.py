"""How sharply a line bends, and corners rounded to a radius: for what has to follow it, such as a train.

The curvature of a cubic is |x'y'' - y'x''| / |(x', y')|^3. Fillets are arcs kept as cubics, as `arcs` makes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from diorama_planner.geometry.arcs import Control, tangent_arc
from diorama_planner.geometry.outline import Curves
from diorama_planner.geometry.points import SAME_POINT_MM, Point

SMOOTH_DEG = 1.0
"""A corner that turns by less is none."""

_STEPS = 65


class Bend(NamedTuple):
    """The sharpest place of a line: its radius in mm, 0 for a corner, and where it is."""

    radius_mm: float
    at: Point


def tightest_bend(line: Sequence[Point], curves: Curves) -> Bend:
    """Return where a line bends most sharply; a radius of infinity if it is straight."""
    bends = [*_corners(line, curves), *(_sharpest(line, curves, segment) for segment in curves)]
    return min(bends, default=Bend(math.inf, (float(line[0][0]), float(line[0][1]))))


def _controls(line: Sequence[Point], curves: Curves, segment: int) -> list[Sequence[float]]:
    return [line[segment], *curves.get(segment, ()), line[segment + 1]]


def _corners(line: Sequence[Point], curves: Curves) -> Iterator[Bend]:
    closed = len(line) > 3 and math.dist(line[0], line[-1]) <= SAME_POINT_MM
    count = len(line) - 1
    for node in range(0 if closed else 1, count):
        before = _heading(_controls(line, curves, (node - 1) % count)[::-1])
        after = _heading(_controls(line, curves, node))
        if before is None or after is None:
            continue
        turn = math.remainder(after - before - math.pi, 2 * math.pi)
        if abs(math.degrees(turn)) > SMOOTH_DEG:
            yield Bend(0.0, (float(line[node][0]), float(line[node][1])))


def _heading(points: Sequence[Sequence[float]]) -> float | None:
    """The direction in which a run of control points leaves its first one."""
    x, y = points[0]
    for px, py in points[1:]:
        if math.hypot(px - x, py - y) > SAME_POINT_MM:
            return math.atan2(py - y, px - x)
    return None


def _sharpest(line: Sequence[Point], curves: Curves, segment: int) -> Bend:
    a, b, c, d = (np.asarray(point, dtype=np.float64) for point in _controls(line, curves, segment))
    t = np.linspace(0.0, 1.0, _STEPS)[:, None]
    s = 1.0 - t
    first = 3 * s**2 * (b - a) + 6 * s * t * (c - b) + 3 * t**2 * (d - c)
    second = 6 * s * (c - 2 * b + a) + 6 * t * (d - 2 * c + b)
    cross = np.abs(first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0])
    speed = np.hypot(*first.T) ** 3
    with np.errstate(divide="ignore", invalid="ignore"):
        radii = np.where(cross > 1e-12 * np.maximum(speed, 1e-300), speed / cross, math.inf)
    place = int(np.argmin(radii))
    x, y = (s**3 * a + 3 * s**2 * t * b + 3 * s * t**2 * c + t**3 * d)[place]
    return Bend(float(radii[place]), (float(x), float(y)))


def rounded(
    line: Sequence[Point], curves: Mapping[int, Control], radius_mm: float
) -> tuple[tuple[Point, ...], dict[int, Control]] | None:
    """Return an open line with the corners between its straight segments rounded to a radius.

    None where a corner does not fit: its segments are too short, or one of them is curved.
    """
    reaches = [0.0] * len(line)
    turns = [0.0] * len(line)
    corners = {bend.at for bend in _corners(line, curves)}
    for node in range(1, len(line) - 1):
        if (float(line[node][0]), float(line[node][1])) in corners:
            if node - 1 in curves or node in curves:
                return None
            turns[node] = _turn(line[node - 1], line[node], line[node + 1])
            reaches[node] = radius_mm * math.tan(abs(turns[node]) / 2)
    for start, (one, other) in enumerate(pairwise(reaches)):
        if one + other > math.dist(line[start], line[start + 1]) + SAME_POINT_MM:
            return None
    points: list[Point] = [line[0]]
    bent: dict[int, Control] = {}
    for node in range(1, len(line)):
        if node - 1 in curves:
            bent[len(points) - 1] = curves[node - 1]
        if not reaches[node]:
            points.append(line[node])
            continue
        begin = _towards(line[node], line[node - 1], reaches[node])
        end = _towards(line[node], line[node + 1], reaches[node])
        points.append(begin)
        heading = math.degrees(math.atan2(line[node][1] - line[node - 1][1], line[node][0] - line[node - 1][0]))
        arc, controls = tangent_arc(begin, heading, end)
        bent |= {len(points) - 1 + segment: pair for segment, pair in controls.items()}
        points += arc
    return tuple(points), bent


def _turn(before: Point, at: Point, after: Point) -> float:
    one = math.atan2(at[1] - before[1], at[0] - before[0])
    return math.remainder(math.atan2(after[1] - at[1], after[0] - at[0]) - one, 2 * math.pi)


def _towards(start: Point, end: Point, reach: float) -> Point:
    share = reach / math.dist(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
