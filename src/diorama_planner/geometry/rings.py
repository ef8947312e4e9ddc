"""Regions of one simple ring whose corners are known: most walls, gaps in walls, boxes.

Box, area and corners are answered from the numbers; the shape for set operations is built when one is asked for.
Nothing here checks that a ring is simple: whoever makes one knows it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely

from diorama_planner.geometry.points import Bounds, Point, Points
from diorama_planner.geometry.region import Region

Ring = tuple[Point, ...]
"""Corners counter-clockwise, the first not repeated."""


class RingRegion(Region):
    """A region within one ring. Equal to any region of the same shape."""

    __slots__ = ("ring",)

    def __init__(self, ring: Ring) -> None:
        super().__init__(None)
        self.ring = ring

    @property
    def shape(self) -> shapely.Polygon | shapely.MultiPolygon:
        """The shapely shape, for `geometry` alone."""
        if self._shape is None:
            self._shape = shapely.Polygon(self.ring)
        return self._shape

    @property
    def area(self) -> float:
        """Area in mm2, by the shoelace formula about the first corner."""
        x0, y0 = self.ring[0]
        total, (xa, ya) = 0.0, self.ring[-1]
        for xb, yb in self.ring:
            total += (xa - x0) * (yb - y0) - (xb - x0) * (ya - y0)
            xa, ya = xb, yb
        return total / 2

    @property
    def is_empty(self) -> bool:
        """Never: a ring encloses an area."""
        return False

    @property
    def bounds(self) -> Bounds:
        """Return (xmin, ymin, xmax, ymax)."""
        if self._bounds is None:
            xs, ys = zip(*self.ring, strict=True)
            self._bounds = min(xs), min(ys), max(xs), max(ys)
        return self._bounds

    def polygons(self) -> list[tuple[Points, list[Points]]]:
        """Return the one ring, without holes."""
        return [(np.asarray(self.ring, dtype=np.float64), [])]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RingRegion):
            return self.ring == other.ring
        return super().__eq__(other)

    __hash__ = Region.__hash__


def ring_region(ring: Ring) -> RingRegion:
    """Return the area within a ring of three corners or more that runs counter-clockwise and is simple."""
    return RingRegion(ring)


def straight_band(line: Sequence[Point], start: float, end: float, right: float, left: float) -> Ring:
    """Return the corners of a band along a straight line of two different points, counter-clockwise.

    Args:
        line: The two points, in mm.
        start: Where it begins along the line, in mm.
        end: Where it ends.
        right: Its right edge, in mm to the left of the line; that is, negative on its right.
        left: Its left edge, likewise.
    """
    (x1, y1), (x2, y2) = line
    length = math.hypot(x2 - x1, y2 - y1)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    return (
        (x1 + ux * start - uy * right, y1 + uy * start + ux * right),
        (x1 + ux * end - uy * right, y1 + uy * end + ux * right),
        (x1 + ux * end - uy * left, y1 + uy * end + ux * left),
        (x1 + ux * start - uy * left, y1 + uy * start + ux * left),
    )
