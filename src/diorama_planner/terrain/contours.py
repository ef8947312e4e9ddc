"""Lines of equal height and the regions below and above a height, read off a heightfield by contourpy.

Heights are known at the centres of cells; the outermost ones are carried on to the edge of the base.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.borders import clip_lines
from diorama_planner.geometry.points import Points
from diorama_planner.geometry.rasters import Array, Window
from diorama_planner.geometry.region import Region, empty_region, intersection, is_box, region_from_polygons
from diorama_planner.terrain.heightfield import Heightfield

if TYPE_CHECKING:
    from contourpy import ContourGenerator

MOST_LEVELS = 1000

_LEVEL_STEP_MM = 1e-6


@dataclass(frozen=True, slots=True)
class Contour:
    """A line along which the ground has one height, in mm over the base top."""

    height_mm: float
    line: Points


def contours(field: Heightfield, interval_mm: float) -> list[Contour]:
    """Return the contours at every multiple of an interval, from below, cut to the base.

    Ground that is flat at such a height has its contour where it begins to rise.

    Raises:
        UsageError: an interval that is not more than 0, or that gives more than `MOST_LEVELS` levels.
    """
    if not (math.isfinite(interval_mm) and interval_mm > 0):
        raise UsageError(msg("contours need an interval"), hint=msg("give more than 0 mm"))
    window = field.shaped(margin=1)
    if window.is_empty:
        return []
    heights = field.heights[window.slices]
    lowest, highest = float(heights.min()), float(heights.max())
    first, last = math.ceil(lowest / interval_mm), math.floor(highest / interval_mm)
    if last - first >= MOST_LEVELS:
        raise UsageError(
            msg("the interval gives {count} contours", count=last - first + 1),
            hint=msg("give a larger interval"),
        )
    generator = _generator(heights, field, window)
    found = []
    for number in range(first, last + 1):
        height = number * interval_mm
        raw = [np.asarray(line) for line in generator.lines(height + _LEVEL_STEP_MM)]
        found += [Contour(height, line) for line in clip_lines(raw, field.base)]
    return found


def tiled_contours(
    field: Heightfield, block: Window, tile_cells: int, interval_mm: float, step: int = 1
) -> Iterator[tuple[tuple[int, int], Contour]]:
    """Yield the contours of a block of tiles, each cut where it leaves its tile, with the tile's row and column.

    Tiles run from the left and the front edge of the base over so many cells, the first ones half a cell less. Only
    every `step`-th cell of both directions is looked at; `tile_cells` is a multiple of it.
    """
    xs, ys, heights = _lattice(field, block, tile_cells, step)
    lowest, highest = float(heights.min()), float(heights.max())
    first, last = math.ceil(lowest / interval_mm), math.floor(highest / interval_mm)
    if lowest == highest or last < first:
        return
    from contourpy import LineType, contour_generator

    kind = LineType.ChunkCombinedOffset
    generator = contour_generator(xs, ys, heights, name="serial", line_type=kind, chunk_size=tile_cells // step)
    is_whole = is_box(field.base)
    across = generator.chunk_count[1]
    for number in range(first, last + 1):
        height = number * interval_mm
        found = cast("tuple[list[Points | None], list[Array | None]]", generator.lines(height + _LEVEL_STEP_MM))
        for chunk, (points, starts) in enumerate(zip(*found, strict=True)):
            if points is None or starts is None:
                continue
            row, column = divmod(chunk, across)
            raw = [points[a:b] for a, b in pairwise(starts.tolist())]
            for line in raw if is_whole else clip_lines(raw, field.base):
                yield (block.row0 + row, block.column0 + column), Contour(height, line)


def _lattice(field: Heightfield, block: Window, tile_cells: int, step: int) -> tuple[Array, Array, Array]:
    """Return x of columns, y of rows and heights of a block of tiles: centres, and the edges of the base around."""
    grid = field.grid
    xs, ys = grid.centres(grid.whole)
    xmin, ymin, xmax, ymax = field.base.bounds
    rows = _places(block.row0 * tile_cells, block.row1 * tile_cells, grid.rows + 1, step)
    columns = _places(block.column0 * tile_cells, block.column1 * tile_cells, grid.columns + 1, step)
    row, column = np.clip(rows - 1, 0, grid.rows - 1), np.clip(columns - 1, 0, grid.columns - 1)
    x = _with_ends(xs, grid.cell, True, True, (xmin, xmax))[columns]
    y = _with_ends(ys, grid.cell, True, True, (ymin, ymax))[rows]
    return x, y, field.heights[np.ix_(row, column)]


def _places(first: int, last: int, end: int, step: int) -> NDArray[np.intp]:
    """Return every so many-th place from the first to the last, and the end in any case if it lies before that."""
    places = np.arange(first, min(last, end) + 1, step)
    return places if last < end or places[-1] == end else np.append(places, end)


def region_below(field: Heightfield, level_mm: float) -> Region:
    """Return the part of the base whose ground lies below a level."""
    return _between(field, -math.inf, level_mm)


def region_above(field: Heightfield, level_mm: float) -> Region:
    """Return the part of the base whose ground lies above a level."""
    return _between(field, level_mm, math.inf)


def _between(field: Heightfield, low: float, high: float) -> Region:
    """Return where the ground lies between two heights, neither counting."""
    if field.is_flat:
        return field.base if low < 0.0 < high else empty_region()
    heights = field.heights
    bottom = max(low + _LEVEL_STEP_MM, float(heights.min()) - 1.0)
    top = min(high - _LEVEL_STEP_MM, float(heights.max()) + 1.0)
    if top <= bottom:
        return empty_region()
    return intersection(_filled(_generator(heights, field, field.grid.whole), bottom, top), field.base)


def regions_over(heights: Array, field: Heightfield, window: Window) -> Callable[[float], Region]:
    """Return the function that tells where heights of a window of a field stand over a level.

    An answer may reach a cell beyond the window.
    """
    generator = _generator(heights, field, window)
    highest = float(heights.max())
    return lambda level_mm: _filled(generator, level_mm, max(level_mm, highest) + 1.0)


def _filled(generator: ContourGenerator, bottom: float, top: float) -> Region:
    """Return the area between two heights."""
    filled = cast("tuple[list[Points], list[list[int]]]", generator.filled(bottom, top))
    polygons = []
    for outline, starts in zip(*filled, strict=True):
        rings = [outline[a : b - 1] for a, b in pairwise(starts)]
        polygons.append((rings[0], rings[1:]))
    return region_from_polygons(polygons)


def _generator(heights: Array, field: Heightfield, window: Window) -> ContourGenerator:
    """Set contourpy on heights of a window of a field, carried on by a cell, or to the edge of the base."""
    from contourpy import FillType, LineType, contour_generator

    grid = field.grid
    xs, ys = grid.centres(window)
    xmin, ymin, xmax, ymax = field.base.bounds
    return contour_generator(
        x=_with_ends(xs, grid.cell, window.column0 == 0, window.column1 == grid.columns, (xmin, xmax)),
        y=_with_ends(ys, grid.cell, window.row0 == 0, window.row1 == grid.rows, (ymin, ymax)),
        z=np.pad(heights, 1, mode="edge"),
        name="serial",
        line_type=LineType.Separate,
        fill_type=FillType.OuterOffset,
    )


def _with_ends(centres: Array, cell: float, is_first: bool, is_last: bool, base: tuple[float, float]) -> Array:
    """Put what lies before the first and after the last centre: another one, or the edge of the base."""
    low = base[0] if is_first else float(centres[0]) - cell
    high = max(base[1], float(centres[-1]) + cell / 2.0) if is_last else float(centres[-1]) + cell
    return np.concatenate(([low], centres, [high]))
