"""Points on a picture that a hand moves: the ends of a line, the corners of a frame, four free corners.

Plain values in pixels of the picture; the widget that shows them is `picture_stage`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from diorama_planner.model.record import Point

Mode = Literal["line", "crop", "corners"]

_INSET = 0.2
"""Where four corners begin, as a share of the picture: clear of its rim, so that they are found."""

SMALLEST_CROP = 8.0


@dataclass(frozen=True, slots=True)
class Grips:
    """What is marked on a picture of a size. `line` is empty until it is drawn."""

    size: tuple[int, int]
    line: tuple[Point, ...] = ()
    frame: tuple[Point, Point] = ((0.0, 0.0), (0.0, 0.0))
    corners: tuple[Point, ...] = ()

    @classmethod
    def of(cls, size: tuple[int, int]) -> Grips:
        """Begin on a picture: no line, all of it in the frame, four corners well within."""
        width, height = size
        near, far = _INSET, 1 - _INSET
        corners = tuple((x * width, y * height) for x, y in ((near, near), (far, near), (far, far), (near, far)))
        return cls(size, frame=((0.0, 0.0), (float(width), float(height))), corners=corners)

    def points(self, mode: Mode) -> tuple[Point, ...]:
        """The points that can be moved."""
        if mode == "line":
            return self.line
        if mode == "corners":
            return self.corners
        (left, top), (right, bottom) = self.frame
        return ((left, top), (right, top), (right, bottom), (left, bottom))

    def moved(self, mode: Mode, index: int, to: Point) -> Grips:
        """Move one of the points, within the picture."""
        x, y = min(max(to[0], 0.0), self.size[0]), min(max(to[1], 0.0), self.size[1])
        if mode == "crop":
            return self._with_frame_corner(index, x, y)
        points = list(self.points(mode))
        points[index] = (x, y)
        return replace(self, line=tuple(points)) if mode == "line" else replace(self, corners=tuple(points))

    def _with_frame_corner(self, index: int, x: float, y: float) -> Grips:
        (left, top), (right, bottom) = self.frame
        if index in {0, 3}:
            left = min(x, right - SMALLEST_CROP)
        else:
            right = max(x, left + SMALLEST_CROP)
        if index in {0, 1}:
            top = min(y, bottom - SMALLEST_CROP)
        else:
            bottom = max(y, top + SMALLEST_CROP)
        return replace(self, frame=((left, top), (right, bottom)))

    def begun(self, at: Point) -> Grips:
        """Begin a new line at a point."""
        return replace(self, line=(at, at)).moved("line", 0, at).moved("line", 1, at)

    def nearest(self, mode: Mode, at: Point, reach: float) -> int | None:
        """The point within reach, the last of those equally near; None if there is none."""
        points = self.points(mode)
        near = [(math.dist(point, at), -index) for index, point in enumerate(points)]
        found = min(near, default=(math.inf, 0))
        return -found[1] if found[0] <= reach else None

    @property
    def crop(self) -> tuple[float, float, float, float]:
        """The frame as left, top, right, bottom, shares of the picture."""
        (left, top), (right, bottom) = self.frame
        width, height = self.size
        return left / width, top / height, right / width, bottom / height

    def with_crop(self, crop: Sequence[float]) -> Grips:
        """Put the frame where a crop (shares) says."""
        left, top, right, bottom = crop
        width, height = self.size
        return replace(self, frame=((left * width, top * height), (right * width, bottom * height)))


def slope_deg(line: Sequence[Point]) -> float:
    """How far a line on a picture (y down) rises counter-clockwise from level, -90 to 90 degrees."""
    (x0, y0), (x1, y1) = line
    angle = math.degrees(math.atan2(y0 - y1, x1 - x0))
    return (angle + 90.0) % 180.0 - 90.0
