"""Reliefs along a line and about a point: ridges and valleys, ramps with a grade, spot heights."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds, GeometryError, Point
from diorama_planner.geometry.rasters import Array, Grid, Window, edges, mask, nearest_along, squared_distance
from diorama_planner.geometry.region import MITRE_LIMIT, Region, buffered_line_region, circle_region, offset
from diorama_planner.geometry.relief import Edge, Effect, Operation, Relief, alter, area_weight, need_finite, smooth

FLAT_SHARE = 0.5
"""How much of the width of a flat-topped section is its top."""


class Section(StrEnum):
    """The shape across a line, from the crest down to half the width on both sides."""

    SHARP = "sharp"
    ROUND = "round"
    FLAT = "flat-topped"


@dataclass(frozen=True, slots=True)
class LineRelief(Relief):
    """A ridge, dam, valley or ditch: a section along a line, the height running evenly from start to end.

    Half of `width_mm` lies on each side; the ends are rounded. `raise` and `carve` take the heights as an
    `AreaRelief` does; `level` is not for lines.
    """

    line: tuple[Point, ...]
    width_mm: float
    height_mm: float
    end_height_mm: float
    section: Section = Section.ROUND
    operation: Operation = Operation.RAISE

    def __post_init__(self) -> None:
        need_finite(self.record_id, self.height_mm)
        need_finite(self.record_id, self.end_height_mm)
        need_width(self.record_id, self.width_mm)

    @property
    def outline(self) -> Region:
        """The strip, its ends and bends rounded."""
        return buffered_line_region(self.line, self.width_mm, cap="round", join="round")

    @property
    def bounds(self) -> Bounds:
        """The box around the line and what lies within half the width of it."""
        return _around(self.line, self.width_mm / 2.0)

    def effect(self, base: Region, feet_mm: tuple[float, ...]) -> Effect:
        """Return what it does; it is the same everywhere on a base."""
        line, reach = np.array(self.line), self.width_mm / 2.0
        length = float(np.hypot(*np.diff(line, axis=0).T).sum())
        rise = (self.end_height_mm - self.height_mm) / length if length > 0.0 else 0.0

        def apply(heights: Array, grid: Grid, window: Window) -> None:
            square, along = nearest_along(line, grid, window, reach)
            near = np.clip(1.0 - np.sqrt(square) / reach, 0.0, 1.0)
            alter(heights, across(near, self.section), self.height_mm + along * rise, self.operation)

        return apply


@dataclass(frozen=True, slots=True)
class RampRelief(Relief):
    """A strip that is brought to a height which runs evenly along a line: cut and fill for a way.

    The strip is `width_mm` wide with square ends; from its border the ground falls or rises to what lies beside
    over `shoulder_mm`. `start_mm` is its height over the base top where the line begins, None for the height
    that the ground has there; `grade_pct` is its rise over 100 mm of line. Without a grade it runs evenly to
    `end_mm`, or to the height that the ground has where the line ends.
    """

    line: tuple[Point, ...]
    width_mm: float
    start_mm: float | None
    grade_pct: float | None
    shoulder_mm: float = 0.0
    end_mm: float | None = None

    def __post_init__(self) -> None:
        need_finite(self.record_id, self.start_mm or 0.0)
        need_finite(self.record_id, self.grade_pct or 0.0)
        need_finite(self.record_id, self.end_mm or 0.0)
        need_width(self.record_id, self.width_mm)
        if not (math.isfinite(self.shoulder_mm) and self.shoulder_mm >= 0):
            raise GeometryError(
                msg("{record} has no usable shoulders", record=self.record_id), hint=msg("give 0 mm or more")
            )

    @property
    def outline(self) -> Region:
        """The strip and all that its shoulders may reach."""
        return offset(self._strip(), self.shoulder_mm)

    @property
    def is_cliff(self) -> bool:
        """Whether it has no shoulders."""
        return self.shoulder_mm == 0.0

    @property
    def bounds(self) -> Bounds:
        """The box around the strip and its shoulders."""
        xmin, ymin, xmax, ymax = self._strip().bounds
        by = self.shoulder_mm
        return xmin - by, ymin - by, xmax + by, ymax + by

    @property
    def feet(self) -> tuple[Point, ...]:
        """Where the line begins and ends, as far as the ramp does so at the height of the ground."""
        ends_on_ground = self.grade_pct is None and self.end_mm is None
        return (*self.line[: self.start_mm is None], *self.line[-1:] * ends_on_ground)

    def effect(self, base: Region, feet_mm: tuple[float, ...]) -> Effect:
        """Return what it does; it is the same everywhere on a base."""
        line, strip = np.array(self.line), self._strip()
        border = edges(strip)
        start, grade = self._start_and_grade(feet_mm)
        reach = self.width_mm / 2.0 * MITRE_LIMIT + self.shoulder_mm

        def apply(heights: Array, grid: Grid, window: Window) -> None:
            if self.shoulder_mm == 0.0:
                weight = area_weight(strip, border, Edge.CLIFF, 0.0, grid, window)
            else:
                gap = np.sqrt(squared_distance(border, grid, window, self.shoulder_mm))
                beside = np.clip(1.0 - gap / self.shoulder_mm, 0.0, 1.0)
                weight = np.where(mask(strip, grid, window), 1.0, beside)
            _, along = nearest_along(line, grid, window, reach)
            alter(heights, weight, start + along * (grade / 100.0), Operation.LEVEL)

        return apply

    def _start_and_grade(self, feet_mm: tuple[float, ...]) -> tuple[float, float]:
        start = feet_mm[0] if self.start_mm is None else self.start_mm
        if self.grade_pct is not None:
            return start, self.grade_pct
        end = feet_mm[-1] if self.end_mm is None else self.end_mm
        length = float(np.hypot(*np.diff(np.array(self.line), axis=0).T).sum())
        return start, 100.0 * (end - start) / length if length > 0.0 else 0.0

    def _strip(self) -> Region:
        return buffered_line_region(self.line, self.width_mm)


@dataclass(frozen=True, slots=True)
class SpotRelief(Relief):
    """A height over the base top that the ground has at a point, blended softly with what lies within a radius."""

    at: Point
    height_mm: float
    radius_mm: float

    def __post_init__(self) -> None:
        need_finite(self.record_id, self.height_mm)
        need_width(self.record_id, self.radius_mm)

    @property
    def bounds(self) -> Bounds:
        """The box around the circle."""
        return _around((self.at,), self.radius_mm)

    @property
    def outline(self) -> Region:
        """The circle."""
        return circle_region(self.at, self.radius_mm)

    def effect(self, base: Region, feet_mm: tuple[float, ...]) -> Effect:
        """Return what it does; it is the same everywhere on a base."""

        def apply(heights: Array, grid: Grid, window: Window) -> None:
            xs, ys = grid.centres(window)
            gap = np.hypot(xs[None, :] - self.at[0], ys[:, None] - self.at[1])
            alter(heights, smooth(np.clip(1.0 - gap / self.radius_mm, 0.0, 1.0)), self.height_mm, Operation.LEVEL)

        return apply


def across(near: Array, section: Section) -> Array:
    """Return the share of the height that a section has, from how near the crest is: 1 on it, 0 at the border."""
    if section is Section.ROUND:
        return smooth(near)
    return np.minimum(near / (1.0 - FLAT_SHARE), 1.0) if section is Section.FLAT else near


def need_width(record_id: str, width_mm: float) -> None:
    """Refuse a width or radius that is no number more than 0.

    Raises:
        GeometryError: naming the record.
    """
    if not (math.isfinite(width_mm) and width_mm > 0):
        raise GeometryError(msg("{record} has no usable width", record=record_id), hint=msg("give more than 0 mm"))


def _around(points: tuple[Point, ...], by: float) -> Bounds:
    xs, ys = zip(*points, strict=True)
    return min(xs) - by, min(ys) - by, max(xs) + by, max(ys) + by
