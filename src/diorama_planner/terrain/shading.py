"""Light on the ground: a picture of slopes as grey values, for the plan and for thumbnails."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.rasters import Array, Window
from diorama_planner.terrain.heightfield import Heightfield


def hillshade(
    field: Heightfield,
    azimuth_deg: float = 315.0,
    altitude_deg: float = 45.0,
    exaggeration: float = 1.0,
    window: Window | None = None,
    step: int = 1,
) -> NDArray[np.uint8]:
    """Return how bright each cell lies under parallel light, 0 to 255, rows from the front edge backwards.

    Lambert's law on the normal of the surface: (Lx, Ly, Lz) . (-dz/dx, -dz/dy, 1) / |...|.

    Args:
        field: The ground.
        azimuth_deg: Where the light comes from, clockwise from the back of the base (as on maps).
        altitude_deg: Height of the light over the horizon.
        exaggeration: Factor on heights before shading.
        window: The cells wanted; all by default.
        step: Shade only every so many-th cell of both directions, for pictures that are seen from afar.
    """
    wanted = window or field.grid.whole
    if field.is_flat:
        rows, columns = (-(-side // step) for side in wanted.shape)
        up = math.sin(math.radians(altitude_deg))
        return np.full((rows, columns), round(255 * max(up, 0.0)), dtype=np.uint8)
    dx, dy = (slope * exaggeration for slope in sampled_slopes(field, wanted, step))
    return light_on(dx, dy, azimuth_deg, altitude_deg)


def light_on(dx: Array, dy: Array, azimuth_deg: float = 315.0, altitude_deg: float = 45.0) -> NDArray[np.uint8]:
    """Return how bright slopes dz/dx and dz/dy (y towards the back) lie under parallel light; as `hillshade`."""
    azimuth, altitude = math.radians(azimuth_deg), math.radians(altitude_deg)
    east, north = math.sin(azimuth) * math.cos(altitude), math.cos(azimuth) * math.cos(altitude)
    up = math.sin(altitude)
    light = (up - east * dx - north * dy) / np.sqrt(1.0 + dx * dx + dy * dy)
    return np.rint(255.0 * np.clip(light, 0.0, 1.0)).astype(np.uint8)


def sampled_slopes(field: Heightfield, window: Window, step: int) -> tuple[Array, Array]:
    """Return dz/dx and dz/dy of every so many-th cell of a window."""
    if step == 1:
        return field.slopes(window)
    cells = field.heights[window.row0 : window.row1 : step, window.column0 : window.column1 : step]
    dy, dx = (np.asarray(slope) for slope in np.gradient(cells, field.grid.cell * step))
    return dx, dy
