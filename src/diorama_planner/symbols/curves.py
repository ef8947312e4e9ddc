"""Rings and lines of points for symbols: rectangles, ovals, smooth closed curves, mirrored halves.

Plain sums over points in millimetres, counter-clockwise where closed. Colours and primitives are in `sketch`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

from diorama_planner.drawing.primitives import Point

Points: TypeAlias = tuple[Point, ...]


def box(x0: float, y0: float, x1: float, y1: float) -> Points:
    """Give the ring of an upright rectangle between two corners."""
    left, right = min(x0, x1), max(x0, x1)
    low, high = min(y0, y1), max(y0, y1)
    return ((left, low), (right, low), (right, high), (left, high))


def centred(x: float, y: float, length: float, width: float) -> Points:
    """Give a rectangle about its centre."""
    return box(x - length / 2, y - width / 2, x + length / 2, y + width / 2)


def rounded(x0: float, y0: float, x1: float, y1: float, radius: float, steps: int = 5) -> Points:
    """Give a rectangle with round corners; the radius shrinks to what fits."""
    (left, low), _, (right, high), _ = box(x0, y0, x1, y1)
    r = max(0.0, min(radius, (right - left) / 2, (high - low) / 2))
    if r == 0:
        return box(left, low, right, high)
    corners = (
        (right - r, low + r, 270),
        (right - r, high - r, 0),
        (left + r, high - r, 90),
        (left + r, low + r, 180),
    )
    return tuple(p for cx, cy, start in corners for p in arc(cx, cy, r, r, start, start + 90, steps))


def oval(x: float, y: float, rx: float, ry: float, steps: int = 40) -> Points:
    """Give an ellipse; 40 steps keep it within 0.2 % of its size."""
    return arc(x, y, rx, ry, 0, 360, steps)[:-1]


def disc(x: float, y: float, radius: float, steps: int = 40) -> Points:
    """Give a circle."""
    return oval(x, y, radius, radius, steps)


def arc(x: float, y: float, rx: float, ry: float, start_deg: float, end_deg: float, steps: int = 12) -> Points:
    """Give points along an elliptic arc, both ends in it."""
    angles = (math.radians(start_deg + (end_deg - start_deg) * i / steps) for i in range(steps + 1))
    return tuple((x + rx * math.cos(a), y + ry * math.sin(a)) for a in angles)


def polar(x: float, y: float, radius: float, angle_deg: float) -> Point:
    """Give the point at a distance and an angle from a centre."""
    a = math.radians(angle_deg)
    return (x + radius * math.cos(a), y + radius * math.sin(a))


def regular(x: float, y: float, radius: float, sides: int, start_deg: float = 0.0) -> Points:
    """Give a regular polygon by its circumscribed circle."""
    return tuple(polar(x, y, radius, start_deg + 360 * i / sides) for i in range(sides))


def star(x: float, y: float, outer: float, inner: float, tips: int, start_deg: float = 0.0) -> Points:
    """Give a star whose tips and hollows lie on two circles."""
    turn = 180 / tips
    return tuple(polar(x, y, inner if i % 2 else outer, start_deg + turn * i) for i in range(2 * tips))


def smooth(points: Sequence[Point], steps: int = 6) -> Points:
    """Round a closed ring by a Catmull-Rom curve that passes through its points."""
    count = len(points)
    return tuple(
        _catmull(points[i - 1], points[i], points[(i + 1) % count], points[(i + 2) % count], j / steps)
        for i in range(count)
        for j in range(steps)
    )


def flowing(points: Sequence[Point], steps: int = 6) -> Points:
    """Round an open line by a Catmull-Rom curve that passes through its points."""
    padded = (points[0], *points, points[-1])
    runs = (
        _catmull(padded[i], padded[i + 1], padded[i + 2], padded[i + 3], j / steps)
        for i in range(len(points) - 1)
        for j in range(steps)
    )
    return (*runs, points[-1])


def _catmull(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """Uniform Catmull-Rom between b and c (Catmull and Rom 1974)."""

    def along(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)

    return (along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1]))


def mirrored(half: Sequence[Point]) -> Points:
    """Close an upper half (points with y >= 0) by its mirror image below the x axis."""
    lower = tuple((x, -y) for x, y in reversed(half) if y != 0)
    return (*half, *lower)


def flipped(points: Iterable[Point]) -> Points:
    """Mirror points in the x axis."""
    return tuple((x, -y) for x, y in points)


def shifted(points: Iterable[Point], dx: float, dy: float) -> Points:
    """Move points."""
    return tuple((x + dx, y + dy) for x, y in points)


def scaled(points: Iterable[Point], fx: float, fy: float) -> Points:
    """Stretch points about the origin."""
    return tuple((x * fx, y * fy) for x, y in points)


def turned(points: Iterable[Point], angle_deg: float, about: Point = (0.0, 0.0)) -> Points:
    """Turn points counter-clockwise."""
    a = math.radians(angle_deg)
    cos, sin = math.cos(a), math.sin(a)
    px, py = about
    return tuple((px + (x - px) * cos - (y - py) * sin, py + (x - px) * sin + (y - py) * cos) for x, y in points)


def quarter_turned(points: Iterable[Point], quarters: int) -> Points:
    """Turn points by whole quarters, exactly."""
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarters % 4]
    return tuple((x * cos - y * sin, x * sin + y * cos) for x, y in points)


def spread(start: float, end: float, count: int) -> tuple[float, ...]:
    """Give `count` even values from start to end, both in it; one value lies in the middle."""
    if count == 1:
        return ((start + end) / 2,)
    return tuple(start + (end - start) * i / (count - 1) for i in range(count))


def counter_clockwise(points: Points) -> Points:
    """Reverse a ring if it runs clockwise."""
    return points if _doubled_area(points) >= 0 else tuple(reversed(points))


def outer_rings(rings: Sequence[Points]) -> tuple[Points, ...]:
    """Give those of some rings that run counter-clockwise; the others are holes."""
    return tuple(ring for ring in rings if _doubled_area(ring) > 0)


def _doubled_area(points: Points) -> float:
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(points, (*points[1:], points[0]), strict=True))
