"""The ground as the canvas shows it: its shading as one picture and its contours in tiles.

Where heights have changed, pixels are mended and tiles drawn again; all else is kept, so that a hill can be moved
under the hand. On paper and in files contours are whole lines: `picture`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import product

from diorama_planner.drawing.primitives import Path, Pen, Primitive, Raster, Stroke, Subpath
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Window
from diorama_planner.kinds.shared import region_path
from diorama_planner.terrain.contours import tiled_contours
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.picture import (
    INDEX,
    MOST_PIXELS,
    THIN,
    Pixels,
    open_line,
    pen_of,
    shade_pixels,
    shade_raster,
)

TILE_CELLS = 64

Tile = tuple[int, int]
"""Row and column among the tiles."""


@dataclass(frozen=True, slots=True, eq=False)
class GroundTiles:
    """A picture of a field. Never changes; `mended` gives that of another one."""

    field: Heightfield
    interval_mm: float
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
        return _grown(self.field.grid.bounds_of(cells), max(THIN.width_mm, INDEX.width_mm))

    def changes(self, field: Heightfield) -> list[Bounds] | None:
        """The boxes in which a picture of another field differs; None if everything may."""
        windows = field.changed_since(self.field)
        if windows is None or _shaded(field) != self.window:
            return None
        reach = 2 * _step(field) * field.grid.cell
        return [_grown(field.grid.bounds_of(window), reach) for window in windows]


def tiles_of(field: Heightfield, interval_mm: float) -> GroundTiles:
    """Draw a field from nothing."""
    window, step = _shaded(field), _step(field)
    pixels = shade_pixels(field, window, step)
    shade = () if window.is_empty else (shade_raster(pixels, field, window, step, region_path(field.base)),)
    return GroundTiles(field, interval_mm, window, pixels, shade, _drawn(field, interval_mm, _block(window)))


def mended(tiles: GroundTiles, field: Heightfield) -> GroundTiles:
    """Draw a field of which a picture of an earlier state is at hand; equal to one drawn from nothing."""
    windows, step = field.changed_since(tiles.field), _step(field)
    if windows is None or _shaded(field) != tiles.window:
        return tiles_of(field, tiles.interval_mm)
    if not windows:
        return replace(tiles, field=field)
    pixels = tiles.pixels.copy()
    for window in windows:
        _shade_again(pixels, field, tiles.window, window, step)
    lines = dict(tiles.lines)
    for window in windows:
        block = _block(window)
        for tile in product(range(block.row0, block.row1), range(block.column0, block.column1)):
            lines.pop(tile, None)
        lines.update(_drawn(field, tiles.interval_mm, block))
    shade = (shade_raster(pixels, field, tiles.window, step, tiles.clip),)
    return GroundTiles(field, tiles.interval_mm, tiles.window, pixels, shade, lines)


def _step(field: Heightfield) -> int:
    """Return how many cells a pixel is wide, a power of 2: on a screen large bases are seen from afar."""
    across = math.sqrt(field.grid.rows * field.grid.columns / MOST_PIXELS)
    return int(2 ** max(0, math.ceil(math.log2(across))))


def _shaded(field: Heightfield) -> Window:
    """Return the cells that are shaded: whole tiles, so that a small move does not change them."""
    found = field.shaped(2 * _step(field), TILE_CELLS)
    if found.is_empty:
        return found
    last_row, last_column = -(-found.row1 // TILE_CELLS), -(-found.column1 // TILE_CELLS)
    return Window(max(0, found.row0), last_row * TILE_CELLS, max(0, found.column0), last_column * TILE_CELLS).meet(
        field.grid.whole
    )


def _shade_again(pixels: Pixels, field: Heightfield, whole: Window, changed: Window, step: int) -> None:
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
    pixels[part.slices] = shade_pixels(field, cells, step)[part.within(wide)]


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


def _drawn(field: Heightfield, interval_mm: float, block: Window) -> dict[Tile, tuple[Primitive, ...]]:
    """Draw the contours of a block of tiles, in each those of a pen as one path; tiles without any are left out."""
    if block.is_empty:
        return {}
    found: dict[Tile, dict[Pen, list[Subpath]]] = {}
    for tile, contour in tiled_contours(field, block, TILE_CELLS, interval_mm, _step(field)):
        if contour.height_mm != 0:
            pen = replace(pen_of(contour.height_mm, interval_mm), round=False)
            found.setdefault(tile, {}).setdefault(pen, []).append(open_line(contour.line))
    return {
        tile: tuple(Stroke(Path(tuple(lines)), pen) for pen, lines in by_pen.items())
        for tile, by_pen in found.items()
    }


def _grown(bounds: Bounds, by: float) -> Bounds:
    return bounds[0] - by, bounds[1] - by, bounds[2] + by, bounds[3] + by
