"""Small sums with points: directions, magnets, boxes. Angles are degrees counter-clockwise."""

from __future__ import annotations

import math
from collections.abc import Iterable

from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Point, Points

MAGNET_DEG = 15.0
"""Directions and turns stick to multiples of this."""


def distance(a: Point, b: Point) -> float:
    """How far two points are apart."""
    return math.hypot(b[0] - a[0], b[1] - a[1])


def direction(start: Point, end: Point) -> float:
    """The angle from `start` to `end`, 0 to 360; 0 for one point."""
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) % 360.0


def polar(start: Point, length: float, angle_deg: float) -> Point:
    """The point at a distance and angle from another; exact along the axes."""
    radians = math.radians(angle_deg)
    cos, sin = math.cos(radians), math.sin(radians)
    if angle_deg % 90.0 == 0:
        cos, sin = float(round(cos)), float(round(sin))
    return start[0] + length * cos, start[1] + length * sin


def on_axis(start: Point, point: Point) -> Point:
    """Keep the greater part of a movement, along x or along y."""
    dx, dy = point[0] - start[0], point[1] - start[1]
    return (point[0], start[1]) if abs(dx) >= abs(dy) else (start[0], point[1])


def on_magnet(start: Point, point: Point, step_deg: float = MAGNET_DEG) -> Point:
    """Turn a direction to the nearest multiple of `step_deg`, keeping the length that lies along it."""
    angle = direction(start, point)
    held = nearest_turn(angle, step_deg)
    along = distance(start, point) * math.cos(math.radians(angle - held))
    return polar(start, along, held)


def nearest_turn(angle_deg: float, step_deg: float = MAGNET_DEG) -> float:
    """Round an angle to a multiple of `step_deg`."""
    return round(angle_deg / step_deg) * step_deg


def box(a: Point, b: Point) -> Bounds:
    """The box between two opposite corners."""
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def corners(bounds: Bounds) -> Points:
    """The corners of a box, counter-clockwise from the lower left."""
    xmin, ymin, xmax, ymax = bounds
    return (xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax)


def around(boxes: Iterable[Bounds]) -> Bounds | None:
    """The box around boxes, those of empty regions (nan) left out; None if there is none."""
    real = [one for one in boxes if not math.isnan(one[0])]
    if not real:
        return None
    return (
        min(one[0] for one in real),
        min(one[1] for one in real),
        max(one[2] for one in real),
        max(one[3] for one in real),
    )


def middle(bounds: Bounds) -> Point:
    """The centre of a box."""
    return (bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0


def shifted(bounds: Bounds, dx: float, dy: float) -> Bounds:
    """A box moved."""
    return bounds[0] + dx, bounds[1] + dy, bounds[2] + dx, bounds[3] + dy
