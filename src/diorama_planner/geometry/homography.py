"""Homographies: what a camera does to a flat thing, and how to undo it.

A homography is a (3, 3) float64 matrix H that takes (x, y, 1) to (x' w, y' w, w); in pixels as in millimetres.
Pixels are resampled elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import GeometryError, Point

Matrix = NDArray[np.float64]

_THIN = 1e-3
"""Four corners that fill less of the square of their perimeter have no shape to go by."""


def homography(corners: Sequence[Point], onto: Sequence[Point]) -> Matrix:
    """Give the homography that takes four corners onto four others, each in its order.

    The eight unknowns of H with H[2, 2] = 1 follow from two linear equations per corner (the direct linear
    transformation; Hartley and Zisserman, Multiple View Geometry, 4.1).

    Raises:
        GeometryError: three of the corners lie on a line, or they are not in order round a convex shape.
    """
    for four in (corners, onto):
        check_corners(four)
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, onto, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows, dtype=np.float64), np.array(right, dtype=np.float64))
    return np.append(solved, 1.0).reshape(3, 3)


def check_corners(corners: Sequence[Point]) -> None:
    """Refuse four corners that cannot be a rectangle seen from somewhere.

    Raises:
        GeometryError: three of them lie on a line, or their sides cross.
    """
    points = np.array(corners, dtype=np.float64)
    if points.shape != (4, 2) or not np.isfinite(points).all():
        raise GeometryError(msg("a rectangle has four corners"))
    sides = np.roll(points, -1, axis=0) - points
    ahead = np.roll(sides, -1, axis=0)
    turns = sides[:, 0] * ahead[:, 1] - sides[:, 1] * ahead[:, 0]
    least = _THIN * np.hypot(*sides.T).sum() ** 2 / 16
    if not (np.all(turns > least) or np.all(turns < -least)):
        raise GeometryError(
            msg("these four corners are no rectangle seen from a side"),
            msg("put them round it in order, no three in a line"),
        )


def carried(matrix: Matrix, points: Sequence[Point]) -> list[Point]:
    """Give where a homography takes points.

    Raises:
        GeometryError: one of them lies on the horizon, which goes to infinity.
    """
    flat = np.column_stack([np.array(points, dtype=np.float64), np.ones(len(points))]) @ matrix.T
    if np.any(np.abs(flat[:, 2]) < 1e-12):
        raise GeometryError(msg("a point lies on the horizon"))
    return [(float(x), float(y)) for x, y in flat[:, :2] / flat[:, 2:]]


def seen_sides(corners: Sequence[Point]) -> tuple[float, float]:
    """Give the mean lengths of the first and third, and of the second and fourth sides of four corners."""
    points = np.array(corners, dtype=np.float64)
    lengths = np.hypot(*(np.roll(points, -1, axis=0) - points).T)
    return float((lengths[0] + lengths[2]) / 2), float((lengths[1] + lengths[3]) / 2)
