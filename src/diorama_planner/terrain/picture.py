"""The ground as a drawing: translucent hillshade over the base, and contours. Flat ground has none."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.drawing.primitives import Path, Pen, Primitive, Raster, Stroke, Subpath
from diorama_planner.geometry.rasters import Window
from diorama_planner.kinds.shared import region_path
from diorama_planner.terrain.contours import contours
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.shading import hillshade

INDEX_EVERY = 5
MOST_PIXELS = 250_000
"""A picture of more pixels is shaded more coarsely; slopes on the bench are soft."""

_THIN, _INDEX = Pen("#4a3a2573", 0.2), Pen("#4a3a25b0", 0.35)
_DARK, _LIGHT = 0.75, 0.7  # how strongly slopes away from and towards the light are shown
_DARKEST = 105  # of 255, so that what grows on a steep slope stays recognisable


def ground_picture(field: Heightfield, interval_mm: float) -> tuple[Primitive, ...]:
    """Draw the ground, every fifth contour stronger.

    Args:
        field: The ground.
        interval_mm: Height between contours.
    """
    if field.shaped(0).is_empty:
        return ()
    lines: list[Primitive] = [_shade(field)]
    for contour in contours(field, interval_mm):
        if contour.height_mm == 0:
            continue
        points = tuple((float(x), float(y)) for x, y in contour.line.tolist())
        index = round(contour.height_mm / interval_mm) % INDEX_EVERY == 0
        lines.append(Stroke(Path((Subpath(points, closed=False),)), _INDEX if index else _THIN))
    return tuple(lines)


def _shade(field: Heightfield) -> Raster:
    """Shade what is shaped: ground that lies flat is as bright as paper."""
    grid = field.grid
    step = max(1, math.isqrt(grid.rows * grid.columns // MOST_PIXELS))
    window = field.shaped(2 * step, step)  # two flat pixels around: slopes are taken from neighbours on both sides
    light = hillshade(field, window=window, step=step)[::-1].astype(np.int16)
    flat = round(255 * np.sin(np.pi / 4))
    pixels = np.zeros((*light.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.where(light > flat, 255, 0)[..., None]
    pixels[..., 3] = np.clip(np.where(light > flat, (light - flat) * _LIGHT, (flat - light) * _DARK), 0, _DARKEST)
    rows, columns = light.shape
    box = grid.bounds_of(
        Window(window.row0, window.row0 + rows * step, window.column0, window.column0 + columns * step)
    )
    return Raster(pixels.tobytes(), columns, rows, 4, box, region_path(field.base))
