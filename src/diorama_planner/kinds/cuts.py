"""The sums that a wall and its openings share: the wall as a run, an opening's place in it, its face, its gap."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.geometry.offsets import offset_line, wall_body
from diorama_planner.geometry.outline import slice_line
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, empty_region
from diorama_planner.geometry.rings import ring_region, straight_band
from diorama_planner.geometry.walls import Run, line_length
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.kinds.shared import line_points
from diorama_planner.model.record import Point


def wall_line(wall: Host) -> PointArray:
    """The centre-line of a wall, curves flattened."""
    return line_points(wall.path_mm, wall.curves_mm)


def wall_run(wall: Host) -> Run:
    """The centre-line and thickness of a wall, by which it joins others."""
    if not wall.curves_mm:
        return Run(wall.path_mm, wall.thickness_mm)
    return Run(tuple((x, y) for x, y in wall_line(wall).tolist()), wall.thickness_mm)


def wall_length(wall: Host) -> float:
    """The length of the centre-line in mm."""
    return line_length(wall_run(wall).line)


def clipped_span(wall: Host, cut: Cut) -> tuple[float, float]:
    """Where an opening begins and ends along its wall, kept inside it; begin = end if it lies outside."""
    length = wall_length(wall)
    start = min(max(cut.at_mm - cut.width_mm / 2, 0.0), length)
    return start, max(start, min(cut.at_mm + cut.width_mm / 2, length))


def clipped_rise(wall: Host, cut: Cut) -> tuple[float, float]:
    """The lower and the upper edge of an opening over the foot of its wall, kept inside it."""
    low = min(cut.sill_mm, wall.height_mm)
    return low, min(cut.sill_mm + cut.height_mm, wall.height_mm)


def overlap(one: Cut, other: Cut) -> bool:
    """Whether two openings of a wall share a part of its face, edges apart."""
    near = abs(one.at_mm - other.at_mm) < (one.width_mm + other.width_mm) / 2 - 1e-6
    apart = one.sill_mm >= other.sill_mm + other.height_mm or other.sill_mm >= one.sill_mm + one.height_mm
    return near and not apart


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


def rim_length(wall: Host, cut: Cut) -> float:
    """How far it is round an opening in mm, along jambs, head and sill; where it leaves the wall there is none.

    The circumference of an ellipse is Ramanujan's first approximation (1914), exact to 0.01 per cent for openings up
    to three times as wide as high.
    """
    start, end = clipped_span(wall, cut)
    low, high = clipped_rise(wall, cut)
    width, height = end - start, high - low
    if width <= 0 or height <= 0:
        return 0.0
    if cut.shape == "round":
        return _ellipse(width / 2, height / 2)
    sill = width if low > 0 else 0.0
    jambs = (start > 0) + (end < wall_length(wall))
    if cut.shape == "arch":
        rise = min(width / 2, height)
        return sill + jambs * (height - rise) + _ellipse(width / 2, rise) / 2
    return sill + jambs * height + (width if high < wall.height_mm else 0.0)


def _ellipse(a: float, b: float) -> float:
    return math.pi * (3 * (a + b) - math.sqrt((3 * a + b) * (a + 3 * b)))


def plan_region(wall: Host, cut: Cut) -> Region:
    """The part of a wall's plan that lies in an opening; empty if the opening lies outside the wall."""
    return strip_region(wall, *clipped_span(wall, cut), -wall.thickness_mm / 2, wall.thickness_mm / 2)


def recess_region(wall: Host, cut: Cut) -> Region:
    """The part of a wall's plan that a recess takes out of its front or back; empty for one cut through."""
    if cut.depth_mm is None:
        return empty_region()
    half = wall.thickness_mm / 2
    depth = min(cut.depth_mm, wall.thickness_mm)
    sides = (half - depth, half) if cut.side == "front" else (-half, depth - half)
    return strip_region(wall, *clipped_span(wall, cut), *sides)


def along_line(wall: Host, start: float, end: float, off_mm: float = 0.0) -> tuple[Point, ...]:
    """The stretch between two places along a wall, `off_mm` to the left of its centre-line, in mm."""
    run = wall_run(wall)
    if len(run.line) == 2:
        return straight_band(run.line, start, end, off_mm, off_mm)[:2]
    line = slice_line(np.asarray(run.line), start, end)
    return tuple((x, y) for x, y in (offset_line(line, off_mm) if off_mm else line).tolist())


def strip_region(wall: Host, start: float, end: float, right: float, left: float) -> Region:
    """The band between two places along a wall and two distances to the left of its centre-line."""
    if end - start <= 0 or left - right <= 0:
        return empty_region()
    run = wall_run(wall)
    if len(run.line) == 2:
        return ring_region(straight_band(run.line, start, end, right, left))
    line = slice_line(np.asarray(run.line), start, end)
    return wall_body(offset_line(line, (left + right) / 2), left - right)
