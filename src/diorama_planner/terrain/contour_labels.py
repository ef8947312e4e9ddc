"""Contours with their heights written on them: where a figure stands, its gap in the line, upright to be read."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Primitive, Solid, Subpath, Text, ring
from diorama_planner.geometry.points import Bounds, Points
from diorama_planner.terrain.plot import Plot

INK, LABEL = "#3a2a18", "#f6efdfb8"
SPACING = 22.0
"""From one figure to the next along a line, in heights of its letters."""

_AIR = 0.5
_LEAST_LINE, _LEAST_PIECE = 2.2, 1.4
"""A line, or a piece of one, shorter than so many gaps has no figure."""

_TRIED = np.linspace(0.0, 1.0, 9)
"""Where along a piece its figure is tried."""

_SHORTEST_MM = 1e-6


def figure_of(height_mm: float) -> str:
    """Write the height of a contour."""
    return f"{round(height_mm, 3):g}"


class Measured:
    """A contour with how far along it its points lie, so that places on it are found quickly."""

    def __init__(self, line: Points) -> None:
        self.points = line
        steps = np.hypot(*np.diff(line, axis=0).T)
        self.along = np.concatenate(([0.0], np.cumsum(steps)))
        self.length = float(self.along[-1])

    def at(self, along: NDArray[np.float64]) -> Points:
        """Return the points at distances from the start."""
        return np.stack([np.interp(along, self.along, self.points[:, axis]) for axis in (0, 1)], axis=-1)

    def cut(self, ends: NDArray[np.float64]) -> list[Points]:
        """Return the stretches between pairs of distances from the start, shape (n, 2); none that has no length."""
        found, corners = [], self.at(ends)
        first, last = np.searchsorted(self.along, ends[:, 0], "right"), np.searchsorted(self.along, ends[:, 1])
        for number, (start, end) in enumerate(ends.tolist()):
            if end - start > _SHORTEST_MM:
                inner = self.points[first[number] : last[number]]
                found.append(np.concatenate((corners[number, :1], inner, corners[number, 1:])))
        return found


def whole_line_places(line: Measured, height_mm: float, plot: Plot) -> list[float]:
    """Return how far along a whole contour its figures stand, in mm."""
    if line.length < _LEAST_LINE * gap_mm(height_mm, plot):
        return []
    count = max(1, round(line.length / (SPACING * plot.letter_mm)))
    return [line.length * (number + 0.5) / count for number in range(count)]


def place_within(line: Measured, height_mm: float, plot: Plot, box: Bounds) -> list[float]:
    """Return where the figure of a piece of a contour stands so that it is whole within a box, if it can."""
    gap = gap_mm(height_mm, plot)
    if line.length < _LEAST_PIECE * gap:
        return []
    reach = min(box[2] - box[0], box[3] - box[1]) / 2.0 - gap / 2.0
    along = gap / 2.0 + (line.length - gap) * _TRIED
    off = np.abs(line.at(along) - ((box[0] + box[2]) / 2.0, (box[1] + box[3]) / 2.0)).max(axis=1)
    best = int(off.argmin())
    return [float(along[best])] if off[best] <= reach else []


def gap_mm(height_mm: float, plot: Plot) -> float:
    """Return how much of the line makes way for a figure."""
    return text_width(figure_of(height_mm), plot.letter_mm, bold=True) + 2 * _AIR * plot.letter_mm


def with_figures(
    line: Measured, places: Sequence[float], height_mm: float, plot: Plot
) -> tuple[list[Subpath], list[Primitive]]:
    """Return what is left of a line, and the figures that stand in its gaps at places along it."""
    half = gap_mm(height_mm, plot) / 2.0
    gaps = np.array([(at - half, at + half) for at in places]).reshape(-1, 2)
    ends = np.concatenate(([0.0], gaps.ravel(), [line.length])).reshape(-1, 2)
    left = [Subpath(tuple(map(tuple, points.tolist())), closed=False) for points in line.cut(ends)]
    return left, [part for chord in line.at(gaps).tolist() for part in _figure(chord, half, height_mm, plot)]


def _figure(chord: list[list[float]], half: float, height_mm: float, plot: Plot) -> tuple[Fill, Text]:
    """Write the height along the chord of its gap, never upside down, on a pale label."""
    (x0, y0), (x1, y1) = chord
    turn = math.degrees(math.atan2(y1 - y0, x1 - x0))
    turn = turn - 180.0 if turn > 90.0 else turn + 180.0 if turn <= -90.0 else turn
    down, off = math.radians(turn - 90.0), plot.letter_mm / 2.0
    x, y = (x0 + x1) / 2.0, (y0 + y1) / 2.0
    foot = (x + off * math.cos(down), y + off * math.sin(down))
    figure = Text(figure_of(height_mm), foot, plot.letter_mm, INK, rotation_deg=turn, bold=True)
    wide, high = half - 0.15 * plot.letter_mm, off * 1.5
    ax, ay = wide * math.cos(math.radians(turn)), wide * math.sin(math.radians(turn))
    ux, uy = -high * math.cos(down), -high * math.sin(down)
    corners = ((-ax - ux, -ay - uy), (ax - ux, ay - uy), (ax + ux, ay + uy), (ux - ax, uy - ay))
    return Fill(ring(*((x + dx, y + dy) for dx, dy in corners)), Solid(LABEL)), figure
