"""The ground as a drawing: translucent hillshade over the base, and contours. Flat ground has none.

As the canvas shows it, in parts that are mended where heights have changed, it is in `ground_tiles`.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.primitives import Path, Pen, Primitive, Raster, Stroke, Subpath
from diorama_planner.geometry.points import Points
from diorama_planner.geometry.rasters import Window
from diorama_planner.kinds.shared import region_path
from diorama_planner.terrain.contours import contours
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.shading import hillshade

INDEX_EVERY = 5
MOST_PIXELS = 250_000
"""A picture of more pixels is shaded more coarsely; slopes on the bench are soft."""

Pixels = NDArray[np.uint8]
"""Shape (rows, columns, 4): red, green, blue, opacity; the front row first."""

THIN, INDEX = Pen("#4a3a2573", 0.2), Pen("#4a3a25b0", 0.35)
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
    step = shade_step(field)
    window = field.shaped(2 * step, step)  # two flat pixels around: slopes are taken from neighbours on both sides
    pixels = shade_pixels(field, window, step)
    lines: list[Primitive] = [shade_raster(pixels, field, window, step, region_path(field.base))]
    for contour in contours(field, interval_mm):
        if contour.height_mm != 0:
            lines.append(Stroke(Path((open_line(contour.line),)), pen_of(contour.height_mm, interval_mm)))
    return tuple(lines)


def open_line(line: Points) -> Subpath:
    """Make a stretch of a path of a contour."""
    return Subpath(tuple(map(tuple, line.tolist())), closed=False)


def pen_of(height_mm: float, interval_mm: float) -> Pen:
    """The pen for a contour: every fifth is stronger."""
    return INDEX if round(height_mm / interval_mm) % INDEX_EVERY == 0 else THIN


def shade_step(field: Heightfield) -> int:
    """Return how many cells a pixel of the shading is wide."""
    return max(1, math.isqrt(field.grid.rows * field.grid.columns // MOST_PIXELS))


def shade_pixels(field: Heightfield, window: Window, step: int) -> Pixels:
    """Shade a window of cells: ground that lies flat is as bright as paper."""
    light = hillshade(field, window=window, step=step).astype(np.int16)
    flat = round(255 * math.sin(math.pi / 4))
    pixels = np.zeros((*light.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.where(light > flat, 255, 0)[..., None]
    pixels[..., 3] = np.clip(np.where(light > flat, (light - flat) * _LIGHT, (flat - light) * _DARK), 0, _DARKEST)
    return pixels


def shade_raster(pixels: Pixels, field: Heightfield, window: Window, step: int, clip: Path) -> Raster:
    """Lay the shading of a window of cells on the plan, within a path."""
    rows, columns = pixels.shape[:2]
    box = field.grid.bounds_of(
        Window(window.row0, window.row0 + rows * step, window.column0, window.column0 + columns * step)
    )
    return Raster(pixels[::-1].tobytes(), columns, rows, 4, box, clip)
