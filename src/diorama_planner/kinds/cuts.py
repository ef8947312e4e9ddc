"""The sums that a wall and its openings share: the face of an opening and its place in the wall."""

from __future__ import annotations

import math

from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.outline import polyline_length, slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, polygon_region
from diorama_planner.kinds.contract import Cut, Host
from diorama_planner.kinds.shared import line_points


def wall_line(wall: Host) -> PointArray:
    """The centre-line of a wall, curves flattened."""
    return line_points(wall.path_mm, wall.curves_mm)


def clipped_span(wall: Host, cut: Cut) -> tuple[float, float]:
    """Where an opening begins and ends along its wall, kept inside it; begin = end if it lies outside."""
    length = polyline_length(wall_line(wall))
    start = min(max(cut.at_mm - cut.width_mm / 2, 0.0), length)
    return start, max(start, min(cut.at_mm + cut.width_mm / 2, length))


def clipped_rise(wall: Host, cut: Cut) -> tuple[float, float]:
    """The lower and the upper edge of an opening over the foot of its wall, kept inside it."""
    low = min(cut.sill_mm, wall.height_mm)
    return low, min(cut.sill_mm + cut.height_mm, wall.height_mm)


def face_area(wall: Host, cut: Cut) -> float:
    """Area in mm2 that an opening takes off the face of its wall.

    A rectangle; less the corners over a semicircle for an arch; an ellipse for a round one.
    """
    start, end = clipped_span(wall, cut)
    low, high = clipped_rise(wall, cut)
    width, height = end - start, high - low
    if cut.shape == "round":
        return math.pi / 4 * width * height
    if cut.shape == "arch":
        rise = min(width / 2, height)
        return width * (height - rise) + math.pi / 4 * width * rise
    return width * height


def plan_region(wall: Host, cut: Cut) -> Region:
    """The part of a wall's plan that lies in an opening; empty if the opening lies outside the wall."""
    start, end = clipped_span(wall, cut)
    if end - start <= 0:
        return polygon_region([])
    return wall_body(slice_line(wall_line(wall), start, end), wall.thickness_mm)
