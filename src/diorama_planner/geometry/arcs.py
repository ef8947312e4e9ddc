"""Circular arcs as cubics: for whoever draws a bend and keeps it as control points."""

from __future__ import annotations

import math

from diorama_planner.geometry.points import SAME_POINT_MM, Point

LARGEST_TURN = math.pi / 2
"""A longer arc is several cubics: one of a quarter circle stands off it by 0.03 % of its radius."""

NEARLY_STRAIGHT = 1e-4
"""Half turns below this, in radians, are straight lines."""

Control = tuple[Point, Point]


def tangent_arc(start: Point, heading_deg: float, end: Point) -> tuple[tuple[Point, ...], dict[int, Control]]:
    """Give the arc that leaves `start` in a direction and comes to `end`.

    Returns:
        The points after the start, the end last, and the control points of the segments between them, counted
        from the one that begins at the start. No curves if the end lies straight ahead or straight behind.
    """
    chord = math.dist(start, end)
    if chord <= SAME_POINT_MM:
        return (end,), {}
    away = math.atan2(end[1] - start[1], end[0] - start[0])
    half = math.remainder(away - math.radians(heading_deg), 2 * math.pi)  # an arc turns by twice this angle
    if abs(half) < NEARLY_STRAIGHT or math.pi - abs(half) < NEARLY_STRAIGHT:
        return (end,), {}
    radius = chord / (2 * math.sin(half))  # negative for one that turns to the right
    heading = math.radians(heading_deg)
    centre = (start[0] - radius * math.sin(heading), start[1] + radius * math.cos(heading))
    count = max(1, math.ceil(abs(2 * half) / LARGEST_TURN - 1e-9))
    turn = 2 * half / count
    headings = [heading + turn * step for step in range(count + 1)]
    points = [_on_circle(centre, radius, each) for each in headings]
    points[0], points[-1] = start, end
    reach = 4 / 3 * math.tan(turn / 4) * radius
    curves = {
        step: (
            _ahead(points[step], headings[step], reach),
            _ahead(points[step + 1], headings[step + 1], -reach),
        )
        for step in range(count)
    }
    return tuple(points[1:]), curves


def _on_circle(centre: Point, radius: float, heading: float) -> Point:
    return centre[0] + radius * math.sin(heading), centre[1] - radius * math.cos(heading)


def _ahead(at: Point, heading: float, reach: float) -> Point:
    return at[0] + reach * math.cos(heading), at[1] + reach * math.sin(heading)
