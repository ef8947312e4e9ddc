"""Colours of height and of slope as pixels, and their legend. Light and lines are `picture`'s.

Slopes run from pale to dark blue, heights from green to cream, water below the base top in blues: each grows evenly
darker or lighter, so that it can be told apart by eyes that see no red or green. A limit is told by hatching too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.primitives import Colour
from diorama_planner.geometry.rasters import Array, Window
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.plot import Plot
from diorama_planner.terrain.shading import sampled_slopes

SLOPES: tuple[tuple[float, Colour], ...] = (
    (2.0, "#f3f7c4"),
    (5.0, "#c5e6b5"),
    (10.0, "#7ccbbd"),
    (20.0, "#41b0c4"),
    (40.0, "#2c7bb8"),
    (80.0, "#253a94"),
)
"""Per cent from which on a slope has a colour (YlGnBu of ColorBrewer); flatter ground has none."""

HEIGHTS: tuple[Colour, ...] = ("#3f7f6b", "#7fa870", "#c3c583", "#d9b878", "#c79562", "#e9dcc6")
DEPTHS: tuple[Colour, ...] = ("#a9cfe4", "#5b93c1", "#2d5f9a")
"""From the base top upwards, and downwards."""

STEEP: Colour = "#c3163a"
"""What is steeper than the limit is hatched in it."""

TINT = 150
"""Opacity of colours, of 255: what lies on the ground is still recognised."""

HATCH_MM = 6.0
"""From one line of the hatching to the next, along the edge of the base."""

_HATCHED = 235


@dataclass(frozen=True, slots=True)
class Stop:
    """A colour of a legend and the value from which on it holds: mm of height, or per cent of slope."""

    value: float
    colour: Colour


def legend_of(plot: Plot) -> tuple[Stop, ...]:
    """Return the colours of a plot from low to high; none where nothing is coloured."""
    if plot.look.colours == "slope":
        return tuple(Stop(value, colour) for value, colour in SLOPES)
    if plot.look.colours != "height" or plot.high_mm <= plot.low_mm:
        return ()
    places = np.linspace(plot.low_mm, plot.high_mm, 9)
    reds = _height_colours(places, plot)
    return tuple(Stop(float(at), _hex(colour)) for at, colour in zip(places, reds, strict=True))


def tints(field: Heightfield, window: Window, step: int, plot: Plot) -> NDArray[np.float64]:
    """Return colours and opacity (0 to 255) of every `step`-th cell of a window, shape (rows, columns, 4)."""
    if plot.look.colours == "height":
        cells = field.heights[window.row0 : window.row1 : step, window.column0 : window.column1 : step]
        return np.dstack([_height_colours(cells, plot), np.full(cells.shape, float(TINT))])
    dx, dy = sampled_slopes(field, window, step)
    steepness = 100.0 * np.hypot(dx, dy)
    place = np.searchsorted([least for least, _ in SLOPES], steepness, side="right")
    table = np.array([(255.0, 255.0, 255.0, 0.0), *((*_rgb(colour), float(TINT)) for _, colour in SLOPES)])
    pixels = np.asarray(table[place], dtype=np.float64)
    limit = plot.look.limit_pct
    if limit is not None:
        pixels[steepness > limit] = (*_rgb(STEEP), TINT * 0.6)
        pixels[(steepness > limit) & _hatching(field, window, step)] = (*_rgb(STEEP), _HATCHED)
    return pixels


def _hatching(field: Heightfield, window: Window, step: int) -> NDArray[np.bool_]:
    """Return which pixels lie on lines at 45 degrees, by their place on the base alone."""
    rows = np.arange(window.row0, window.row1, step)[:, None]
    columns = np.arange(window.column0, window.column1, step)[None, :]
    period = max(HATCH_MM / field.grid.cell, 4.0 * step)
    return np.asarray((rows + columns) % period < period / 3.0)


def _height_colours(heights: Array, plot: Plot) -> NDArray[np.float64]:
    """Return red, green, blue for heights: land over the base top, depths below it."""
    up = colours_at(np.clip(heights / max(plot.high_mm, 1e-9), 0.0, 1.0), HEIGHTS)
    down = colours_at(np.clip(heights / min(plot.low_mm, -1e-9), 0.0, 1.0), DEPTHS)
    return np.where((heights < -1e-6)[..., None], down, up)


def colours_at(shares: Array, colours: tuple[Colour, ...]) -> NDArray[np.float64]:
    """Return red, green, blue (0 to 255) at shares of the way along colours; shape (..., 3)."""
    stops = np.array([_rgb(one) for one in colours])
    places = shares * (len(stops) - 1)
    return np.stack([np.interp(places, range(len(stops)), stops[:, channel]) for channel in range(3)], axis=-1)


def _rgb(colour: Colour) -> tuple[float, float, float]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(rgb: NDArray[np.float64]) -> Colour:
    return "#" + "".join(f"{round(float(part)):02x}" for part in rgb)
