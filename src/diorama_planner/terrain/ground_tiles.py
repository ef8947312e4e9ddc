"""The ground as the canvas shows it: its shading as one picture and its contours in tiles.

Where heights have changed, pixels are mended and tiles drawn again; all else is kept, so that a hill can be moved
under the hand. On paper and in files contours are whole lines: `picture`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from diorama_planner.drawing.primitives import Path, Pen, Primitive, Raster, Stroke, Subpath
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Window
from diorama_planner.kinds.shared import region_path
from diorama_planner.terrain.contour_labels import Measured, place_within, with_figures
from diorama_planner.terrain.contours import Contour, tiled_contours
from diorama_planner.terrain.ground_look import GroundLook
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.picture import (
    DEFAULT,
    MOST_PIXELS,
    Pixels,
    open_line,
    pen_of,
    shade_pixels,
    shade_raster,
)
from diorama_planner.terrain.plot import Plot, plot_of

TILE_CELLS = 64

FIGURE_EVERY = 3
"""A contour has its height written in every so many-th of the tiles that it runs through."""

_NO_PIXELS: Pixels = np.zeros((0, 0, 4), dtype=np.uint8)

Tile = tuple[int, int]
"""Row and column among the tiles."""


@dataclass(frozen=True, slots=True, eq=False)
class GroundTiles:
    """A picture of a field. Never changes; `mended` gives that of another one."""

    field: Heightfield
    plot: Plot
    window: Window
    """The cells that are shaded."""
    pixels: Pixels
    shade: tuple[Raster, ...]
    """One, or none for flat ground."""
    lines: Mapping[Tile, tuple[Primitive, ...]]

    @property
    def clip(self) -> Path:
        """The outline of the base."""
        return self.shade[0].clip or region_path(self.field.base) if self.shade else region_path(self.field.base)

    def box(self, tile: Tile | None) -> Bounds:
        """A box around the contours of a tile; without one, around the shading."""
        if tile is None:
            return self.field.grid.bounds_of(self.window)
        row, column = tile[0] * TILE_CELLS, tile[1] * TILE_CELLS
        cells = Window(row - 1, row + TILE_CELLS, column - 1, column + TILE_CELLS)
        return _grown(self.field.grid.bounds_of(cells), self.plot.index_mm)

    def changes(self, other: GroundTiles) -> list[Bounds] | None:
        """The boxes in which another picture differs; None if everything may."""
        field = other.field
        if other.plot != self.plot:
            return None
        windows = field.changed_since(self.field)
        if windows is None or _shaded(field, self.plot) != self.window:
            return None
        reach = 2 * _step(field) * field.grid.cell
        return [_grown(field.grid.bounds_of(window), reach) for window in windows]


def tiles_of(field: Heightfield, look: GroundLook = DEFAULT) -> GroundTiles:
    """Draw a field from nothing."""
    plot, step = plot_of(field, look), _step(field)
    window = _shaded(field, plot)
    pixels = shade_pixels(field, window, step, plot) if look.is_painted else _NO_PIXELS
    shade: tuple[Raster, ...] = ()
    if look.is_painted and not window.is_empty:
        shade = (shade_raster(pixels, field, window, step, region_path(field.base)),)
    return GroundTiles(field, plot, window, pixels, shade, _drawn(field, plot, _block(window)))


def mended(tiles: GroundTiles, field: Heightfield) -> GroundTiles:
    """Draw a field of which a picture of an earlier state is at hand; equal to one drawn from nothing."""
    look, plot, step = tiles.plot.look, plot_of(field, tiles.plot.look), _step(field)
    windows = field.changed_since(tiles.field)
    if windows is None or plot != tiles.plot or _shaded(field, plot) != tiles.window:
        return tiles_of(field, look)
    if not windows:
        return replace(tiles, field=field)
    lines = dict(tiles.lines)
    for block in map(_block, windows) if look.contours else ():
        for tile in product(range(block.row0, block.row1), range(block.column0, block.column1)):
            lines.pop(tile, None)
        lines.update(_drawn(field, plot, block))
    if not look.is_painted:
        return replace(tiles, field=field, lines=lines)
    pixels = tiles.pixels.copy()
    for window in windows:
        _shade_again(pixels, field, tiles.window, window, step, plot)
    return GroundTiles(
        field, plot, tiles.window, pixels, (shade_raster(pixels, field, tiles.window, step, tiles.clip),), lines
    )


def _step(field: Heightfield) -> int:
    """Return how many cells a pixel is wide, a power of 2: on a screen large bases are seen from afar."""
    across = math.sqrt(field.grid.rows * field.grid.columns / MOST_PIXELS)
    return int(2 ** max(0, math.ceil(math.log2(across))))


def _shaded(field: Heightfield, plot: Plot) -> Window:
    """Return the cells that are shaded: whole tiles, so that a small move does not change them."""
    found = field.shaped(2 * _step(field), TILE_CELLS)
    if found.is_empty:
        return found
    if plot.look.colours == "height":
        return field.grid.whole
    last_row, last_column = -(-found.row1 // TILE_CELLS), -(-found.column1 // TILE_CELLS)
    return Window(max(0, found.row0), last_row * TILE_CELLS, max(0, found.column0), last_column * TILE_CELLS).meet(
        field.grid.whole
    )


def _shade_again(pixels: Pixels, field: Heightfield, whole: Window, changed: Window, step: int, plot: Plot) -> None:
    """Shade the pixels whose own cells or neighbours have changed."""
    rows, columns = pixels.shape[:2]
    row0, row1 = max(0, (changed.row0 - whole.row0) // step - 1), (changed.row1 - whole.row0) // step + 2
    column0 = max(0, (changed.column0 - whole.column0) // step - 1)
    column1 = (changed.column1 - whole.column0) // step + 2
    wide = Window(row0 - 1, row1 + 1, column0 - 1, column1 + 1).meet(Window(0, rows, 0, columns))
    cells = Window(
        whole.row0 + wide.row0 * step,
        whole.row0 + wide.row1 * step,
        whole.column0 + wide.column0 * step,
        whole.column0 + wide.column1 * step,
    ).meet(whole)
    part = Window(row0, row1, column0, column1).meet(wide)
    pixels[part.slices] = shade_pixels(field, cells, step, plot)[part.within(wide)]


def _block(cells: Window) -> Window:
    """Return the rows and columns of tiles whose contours follow from cells; the lines run between their centres."""
    if cells.is_empty:
        return cells
    return Window(
        cells.row0 // TILE_CELLS,
        cells.row1 // TILE_CELLS + 1,
        cells.column0 // TILE_CELLS,
        cells.column1 // TILE_CELLS + 1,
    )


def _drawn(field: Heightfield, plot: Plot, block: Window) -> dict[Tile, tuple[Primitive, ...]]:
    """Draw the contours of a block of tiles, in each those of a pen as one path; tiles without any are left out."""
    if block.is_empty or not plot.look.contours:
        return {}
    found: dict[Tile, dict[Pen, list[Subpath]]] = {}
    figures: dict[Tile, list[Primitive]] = {}
    for tile, contour in tiled_contours(field, block, TILE_CELLS, plot.interval_mm, _step(field)):
        if contour.height_mm == 0:
            continue
        lines, written = _with_figure(tile, contour, field, plot)
        pen = replace(pen_of(contour.height_mm, plot), round=False)
        found.setdefault(tile, {}).setdefault(pen, []).extend(lines)
        figures.setdefault(tile, []).extend(written)
    return {
        tile: (*(Stroke(Path(tuple(lines)), pen) for pen, lines in by_pen.items()), *figures[tile])
        for tile, by_pen in found.items()
    }


def _with_figure(
    tile: Tile, contour: Contour, field: Heightfield, plot: Plot
) -> tuple[list[Subpath], list[Primitive]]:
    """Make a piece of a contour a path, with a gap for its figure in some of the tiles that it runs through."""
    number = round(contour.height_mm / plot.interval_mm) // plot.labelled_every
    is_turn = (tile[0] + 2 * tile[1] + number) % FIGURE_EVERY == 0
    line = contour.line
    if not plot.is_labelled(contour.height_mm) or not (is_turn or bool((line[0] == line[-1]).all())):
        return [open_line(line)], []
    measured = Measured(line)
    places = place_within(measured, contour.height_mm, plot, _cells_box(tile, field))
    if not places:
        return [open_line(line)], []
    return with_figures(measured, places, contour.height_mm, plot)


def _cells_box(tile: Tile, field: Heightfield) -> Bounds:
    """The box in which the contours of a tile run."""
    row, column = tile[0] * TILE_CELLS, tile[1] * TILE_CELLS
    return field.grid.bounds_of(Window(row, row + TILE_CELLS - 1, column, column + TILE_CELLS - 1))


def _grown(bounds: Bounds, by: float) -> Bounds:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by
