"""Points as everything here takes and gives them: (N, 2) float64 arrays in model millimetres.

The door where loose sequences of numbers become arrays and non-numbers are refused. What points mean together
is for `outline` (rings and lines) and `region` (areas).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

Points = NDArray[np.float64]
PointsLike = Sequence[Sequence[float]] | NDArray[np.float64]
Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
"""Lower left and upper right: (xmin, ymin, xmax, ymax)."""

FARTHEST_MM = 1e6
"""Coordinates beyond this are refused; areas would overflow silently long before floats do."""

SAME_POINT_MM = 1e-6
"""Points closer than this are one point."""


class GeometryError(UsageError):
    """A shape that cannot be built from the points given."""


def as_points(points: PointsLike) -> Points:
    """Return the points as an (N, 2) float64 array.

    Raises:
        GeometryError: not pairs of numbers, not finite, or farther out than `FARTHEST_MM`.
    """
    try:
        array = np.asarray(points, dtype=np.float64)
    except (TypeError, ValueError):
        raise GeometryError(msg("points must be pairs of numbers")) from None
    if array.size == 0:
        return np.empty((0, 2))
    if array.ndim != 2 or array.shape[1] != 2:
        raise GeometryError(msg("points must be pairs of numbers"))
    near = np.abs(array) <= FARTHEST_MM  # also false for nan
    if not near.all():
        index = int(np.argmin(near.all(axis=1)))
        raise GeometryError(
            msg("point {number} has no usable position", number=index + 1),
            hint=msg("coordinates are numbers up to 1,000,000 mm"),
        )
    return array


def without_repeats(points: Points) -> Points:
    """Drop every point that lies on the one before it."""
    if len(points) < 2:
        return points
    steps = np.hypot(*np.diff(points, axis=0).T)
    return points[np.concatenate(([True], steps > SAME_POINT_MM))]


def rotation_matrix(rotation_deg: float) -> NDArray[np.float64]:
    """Return the 2 x 2 matrix of a counter-clockwise turn; exact for quarter turns."""
    turns = rotation_deg % 360.0
    exact = {0.0: (1.0, 0.0), 90.0: (0.0, 1.0), 180.0: (-1.0, 0.0), 270.0: (0.0, -1.0)}
    radians = np.radians(turns)
    cosine, sine = exact.get(turns, (float(np.cos(radians)), float(np.sin(radians))))
    return np.array([[cosine, -sine], [sine, cosine]])


def boxes_meet(a: Bounds, b: Bounds) -> bool:
    """Say whether two boxes share a point; a box of nan, that of an empty region, meets none."""
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def grown_box(box: Bounds, by_mm: float) -> Bounds:
    """Return a box that reaches so far beyond another one on all sides."""
    return box[0] - by_mm, box[1] - by_mm, box[2] + by_mm, box[3] + by_mm


def box_about(boxes: Iterable[Bounds]) -> Bounds:
    """The least box that holds all of these, of which there is one at least."""
    left, low, right, high = zip(*boxes, strict=True)
    return min(left), min(low), max(right), max(high)


def box_within(inner: Bounds, outer: Bounds) -> bool:
    """Say whether a box lies in another, touching it from inside at most; a box of nan lies in none."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and inner[2] <= outer[2] and inner[3] <= outer[3]
