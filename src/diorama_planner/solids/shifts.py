"""Matrices (4, 4) that move bodies in space, for columns (x, y, z, 1): plan mm, z up."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Point

STILL: NDArray[np.float64] = np.eye(4)
"""What leaves everything where it is."""


def shifted(dx: float, dy: float, dz: float) -> NDArray[np.float64]:
    """Give a shift in mm."""
    matrix = np.eye(4)
    matrix[:3, 3] = dx, dy, dz
    return matrix


def turned_upright(angle_deg: float, about: Point) -> NDArray[np.float64]:
    """Give a turn about an upright axis, counter-clockwise from above."""
    cos, sin = math.cos(math.radians(angle_deg)), math.sin(math.radians(angle_deg))
    matrix = np.eye(4)
    matrix[:2, :2] = (cos, -sin), (sin, cos)
    matrix[:2, 3] = np.array(about) - matrix[:2, :2] @ np.array(about)
    return matrix
