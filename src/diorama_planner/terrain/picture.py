"""The ground as a drawing: translucent light, shade and colours over the base, and contours. Flat ground has none.

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
from diorama_planner.terrain.contour_labels import Measured, whole_line_places, with_figures
from diorama_planner.terrain.contours import Contour, contours
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.plot import Plot, plot_of
from diorama_planner.terrain.shading import hillshade

DEFAULT = GroundLook()
MOST_PIXELS = 250_000
"""A picture of more pixels is shaded more coarsely; slopes on the bench are soft."""

Pixels = NDArray[np.uint8]
"""Shape (rows, columns, 4): red, green, blue, opacity; the front row first."""

_THIN, _INDEX = "#33240f8c", "#33240fcc"
_DARK, _LIGHT = 0.75, 0.7  # how strongly slopes away from and towards the light are shown
_DARKEST = 105  # of 255, so that what grows on a steep slope stays recognisable


def ground_picture(field: Heightfield, look: GroundLook = DEFAULT) -> tuple[Primitive, ...]:
    """Draw the ground as it is to look; every fifth contour is stronger."""
    if field.shaped(0).is_empty or look.is_empty:
        return ()
    plot, step = plot_of(field, look), shade_step(field)
    drawn: list[Primitive] = []
    if look.is_painted:
        pixels = shade_pixels(field, window := painted(field, plot, step), step, plot)
        drawn.append(shade_raster(pixels, field, window, step, region_path(field.base)))
    figures: list[Primitive] = []
    for contour in contours(field, plot.interval_mm) if look.contours else ():
        if contour.height_mm != 0:
            lines, written = _with_figures(contour, plot)
            drawn.append(Stroke(Path(tuple(lines)), pen_of(contour.height_mm, plot)))
            figures += written
    return (*drawn, *figures)


def _with_figures(contour: Contour, plot: Plot) -> tuple[list[Subpath], list[Primitive]]:
    """Make a contour a path, with gaps for its figures if it has any."""
    if not plot.is_labelled(contour.height_mm):
        return [open_line(contour.line)], []
    line = Measured(contour.line)
    return with_figures(line, whole_line_places(line, contour.height_mm, plot), contour.height_mm, plot)


def painted(field: Heightfield, plot: Plot, step: int) -> Window:
    """Return the cells that are shaded or coloured."""
    if plot.look.colours == "height":
        return field.grid.whole
    return field.shaped(2 * step, step)  # two flat pixels around: slopes are taken from neighbours on both sides


def open_line(line: Points) -> Subpath:
    """Make a stretch of a path of a contour."""
    return Subpath(tuple(map(tuple, line.tolist())), closed=False)


def pen_of(height_mm: float, plot: Plot) -> Pen:
    """The pen for a contour: every fifth is stronger."""
    return (
        Pen(_INDEX, plot.index_mm, least_px=1.2)
        if plot.is_index(height_mm)
        else Pen(_THIN, plot.index_mm / 2.0, least_px=0.8)
    )


def shade_step(field: Heightfield) -> int:
    """Return how many cells a pixel of the shading is wide."""
    return max(1, math.isqrt(field.grid.rows * field.grid.columns // MOST_PIXELS))


def shade_pixels(field: Heightfield, window: Window, step: int, plot: Plot) -> Pixels:
    """Shade and colour a window of cells: ground that lies flat is as bright as paper."""
    colours = None
    if plot.look.colours != "none":
        from diorama_planner.terrain.tints import tints

        colours = tints(field, window, step, plot)
    if colours is not None and not plot.look.shaded:
        return np.rint(colours).astype(np.uint8)
    light = hillshade(field, plot.look.light_deg, window=window, step=step).astype(np.int16)
    flat = round(255 * math.sin(math.pi / 4))
    pixels = np.zeros((*light.shape, 4), dtype=np.uint8)
    pixels[..., :3] = np.where(light > flat, 255, 0)[..., None]
    pixels[..., 3] = np.clip(np.where(light > flat, (light - flat) * _LIGHT, (flat - light) * _DARK), 0, _DARKEST)
    return pixels if colours is None else _laid_over(pixels, colours)


def _laid_over(shade: Pixels, colours: NDArray[np.float64]) -> Pixels:
    """Lay light and shade over colours, both seen through."""
    over, under = shade[..., 3:] / 255.0, colours[..., 3:] / 255.0
    share = over + under * (1.0 - over)
    mixed = shade[..., :3] * over + colours[..., :3] * under * (1.0 - over)
    found = np.concatenate((mixed / np.maximum(share, 1e-9), 255.0 * share), axis=-1)
    return np.rint(found).astype(np.uint8)


def shade_raster(pixels: Pixels, field: Heightfield, window: Window, step: int, clip: Path) -> Raster:
    """Lay the shading of a window of cells on the plan, within a path."""
    rows, columns = pixels.shape[:2]
    box = field.grid.bounds_of(
        Window(window.row0, window.row0 + rows * step, window.column0, window.column0 + columns * step)
    )
    return Raster(pixels[::-1].tobytes(), columns, rows, 4, box, clip)
