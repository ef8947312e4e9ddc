"""Elevation of a real place: heights in metres with their real extent, cut to a part and made a grid for a plan.

How files are read is for `elevation_files`; where the grid lies on a plan is for `app.advice.real_places`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.height_grid import encode_heights
from diorama_planner.geometry.hole_filling import fill_holes
from diorama_planner.geometry.rasters import Array

Heights = NDArray[np.float32]
Report = Callable[[float], None]

MOST_SIDE = 1600
"""Heights on the longer side of a grid in a plan: one for every millimetre of the largest bases."""

FINEST_STEP = 1.0 / 32000.0
"""Heights from 0 to 1 are kept in such steps: 6 cm of 2000 m, and far less than a sheet of paper on a model."""

_HIGHEST_M = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Elevation:
    """Heights at the centres of cells, shape (rows, columns), the southern (front) row first.

    `cell_x_m` and `cell_y_m` are the real size of a cell, None where the file does not say. Heights are metres,
    or shares of white (0 to 1) if they are not `measured`.
    """

    heights: Heights
    cell_x_m: float | None = None
    cell_y_m: float | None = None
    holes_filled: int = 0
    measured: bool = True
    steps: int = 0
    """How many heights the file can tell apart; 0 if that is more than enough."""

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        rows, columns = self.heights.shape
        return columns, rows

    @property
    def extent_m(self) -> tuple[float, float] | None:
        """Real width and depth, None if the file does not say."""
        if self.cell_x_m is None or self.cell_y_m is None:
            return None
        columns, rows = self.size
        return columns * self.cell_x_m, rows * self.cell_y_m

    @property
    def range(self) -> tuple[float, float]:
        """The lowest and the highest height."""
        return float(self.heights.min()), float(self.heights.max())


def whole_elevation(
    heights: Heights, cell: tuple[float, float] | None, name: str, report: Report = lambda share: None
) -> Elevation:
    """Make an elevation of measured heights in m, whose holes (nan) are filled and counted.

    Args:
        heights: Shape (rows, columns), southern row first.
        cell: Real width and depth of a cell in m, if known.
        name: Of the file, for messages.
        report: Told how far filling is; may raise to stop it.

    Raises:
        BadFileError: nothing but holes, or heights beyond all measure.
    """
    holes = int(heights.size - np.isfinite(heights).sum())
    if holes == heights.size:
        text = msg("{name} holds no heights, only gaps", name=name)
        raise BadFileError(text, msg("choose the file of a neighbouring area"))
    if float(np.nanmax(np.abs(heights))) > _HIGHEST_M:
        raise BadFileError(msg("{name} has heights that are no usable numbers", name=name))
    width, depth = cell or (None, None)
    return Elevation(fill_holes(heights, report) if holes else heights, width, depth, holes)


def part_of(elevation: Elevation, columns: tuple[int, int], rows: tuple[int, int]) -> Elevation:
    """Return the cells from the first to before the last of both, rows counted from the south.

    Raises:
        UsageError: nothing is left.
    """
    cut = elevation.heights[max(rows[0], 0) : rows[1], max(columns[0], 0) : columns[1]]
    if cut.size == 0:
        raise UsageError(msg("the frame encloses nothing"), msg("drag it over the part that you want"))
    return replace(elevation, heights=cut)


def thinned(heights: Heights, most: int = MOST_SIDE) -> Heights:
    """Return heights with at most so many on the longer side: means over equal shares of the rectangle."""
    longer = max(heights.shape)
    if longer <= most:
        return heights
    rows, columns = (max(1, round(side * most / longer)) for side in heights.shape)
    means = _means(_means(heights.astype(np.float64), rows).T, columns).T
    return means.astype(np.float32)


def _means(heights: Array, count: int) -> Array:
    """Return the means of rows over equal shares, a row that is cut by its parts."""
    edges = np.linspace(0.0, heights.shape[0], count + 1)
    sums = np.concatenate([np.zeros((1, heights.shape[1])), np.cumsum(heights, axis=0)])
    before = np.minimum(edges.astype(np.intp), heights.shape[0] - 1)
    upto = sums[before] + (edges - before)[:, None] * heights[before]
    return np.asarray(np.diff(upto, axis=0) * (count / heights.shape[0]), dtype=np.float64)


def grid_bytes(elevation: Elevation) -> bytes:
    """Return the heights as an asset of a plan: 0 at the lowest, 1 at the highest place.

    Raises:
        UsageError: there is no higher and lower.
    """
    heights = thinned(elevation.heights)
    low, high = float(heights.min()), float(heights.max())
    if not high > low:
        raise UsageError(msg("all heights are the same there"), msg("take a larger part"))
    return encode_heights((heights.astype(np.float64) - low) / (high - low), FINEST_STEP)


def metres_per_degree(latitude_deg: float) -> tuple[float, float]:
    """Return the length in m of a degree of longitude and of latitude.

    Series on the WGS 84 ellipsoid (National Geospatial-Intelligence Agency, length of a degree).
    """
    turn = math.radians(latitude_deg)
    east = 111412.84 * math.cos(turn) - 93.5 * math.cos(3 * turn) + 0.118 * math.cos(5 * turn)
    north = 111132.92 - 559.82 * math.cos(2 * turn) + 1.175 * math.cos(4 * turn) - 0.0023 * math.cos(6 * turn)
    return east, north
