"""Segments bent to circular arcs by how far their middle stands off the chord."""

from __future__ import annotations

import math
from dataclasses import replace

from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.arcs import tangent_arc
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.geometry.points import GeometryError, Point


def bulged(nodes: Nodes, segment: int, bulge_mm: float) -> Nodes:
    """Make a segment an arc whose middle stands off its chord, to the left if positive; 0 makes it straight.

    Arcs of more than a quarter circle become several segments.

    Raises:
        GeometryError: no such segment, or a bulge of more than the chord (an arc of over 250 degrees).
    """
    if not 0 <= segment < nodes.segments:
        raise GeometryError(msg("the line has no segment {number}", number=segment + 1))
    start, end = nodes.ends(segment)
    chord = math.dist(start, end)
    if not abs(bulge_mm) <= chord:
        text = msg(
            "an arc over {chord} cannot stand off by {bulge}",
            chord=format_length(chord),
            bulge=format_length(abs(bulge_mm)),
        )
        raise GeometryError(text, msg("give at most the distance of its ends"))
    along = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    points, arcs = tangent_arc(start, along + 2 * math.degrees(math.atan2(2 * bulge_mm, chord)), end)
    shift = len(points) - 1
    curves = {i + shift if i > segment else i: pair for i, pair in nodes.curves.items() if i != segment}
    curves |= {segment + index: pair for index, pair in arcs.items()}
    closes = nodes.closed and segment == nodes.segments - 1
    inner = points[:-1] if closes else points
    return replace(nodes, points=(*nodes.points[: segment + 1], *inner, *nodes.points[segment + 2 :]), curves=curves)


def bulge_at(nodes: Nodes, segment: int, point: Point) -> float:
    """Give the bulge that carries the middle of a segment as far off its chord as a point is, held to the chord."""
    start, end = nodes.ends(segment)
    chord = math.dist(start, end)
    if chord == 0:
        return 0.0
    off = ((end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])) / chord
    return min(max(off, -chord), chord)


def bulge_of_radius(chord_mm: float, radius_mm: float) -> float:
    """Give how far the middle of the shorter arc of a radius stands off its chord, in mm, with the radius' sign.

    Raises:
        GeometryError: a radius of less than half the chord.
    """
    if not abs(radius_mm) >= chord_mm / 2:
        text = msg(
            "an arc over {chord} has a radius of at least {least}",
            chord=format_length(chord_mm),
            least=format_length(chord_mm / 2),
        )
        raise GeometryError(text, msg("give a longer radius"))
    return math.copysign(abs(radius_mm) - math.sqrt(radius_mm**2 - chord_mm**2 / 4), radius_mm)


def radius_of_bulge(chord_mm: float, bulge_mm: float) -> float:
    """Give the radius of the arc over a chord with a bulge, in mm; infinite for a straight line."""
    return math.inf if bulge_mm == 0 else (chord_mm**2 / 4 + bulge_mm**2) / (2 * abs(bulge_mm))
