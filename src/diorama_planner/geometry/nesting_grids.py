"""Shapes stamped on a grid of cells: where on a sheet a part has room, told at once for all places.

A part is rasterised a little too large (`GROWN` cells beside half of the gap that it keeps): where the stamps of two
parts have no cell in common, the parts keep their gap. Proof: a point that lies in both, each grown by half of the
gap, has a centre of a cell within half of a cell's diagonal, and that centre lies in both stamps.

Only cells; which part goes where is for `takeoff`. A grid is laid from the lower left corner of what can be used;
rows of the arrays are columns of the sheet, so that places are found from left to right.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Grid, mask
from diorama_planner.geometry.region import Region, region_of, transform

Cells = NDArray[np.bool_]
Counts = NDArray[np.int16]

GROWN = 0.7072
"""Half the diagonal of a cell, rounded up, in cells."""

_QUARTER = 4
_CHORD = 1.0 / math.cos(math.pi / 4 / _QUARTER)
"""Round corners are made of so many chords; they are grown until the chords are outside of the arc."""

_SIEVE = 8
_FIRST, _MORE = 64, 2048


@dataclass(frozen=True, slots=True, eq=False)
class Stamp:
    """A part in one position as cells: runs along the columns of the sheet, longest first.

    `low_mm` is the lower left corner of its box before it is carried anywhere, `size_mm` that box; the cells reach
    `pad` beyond it all round.
    """

    turn_deg: float
    low_mm: tuple[float, float]
    size_mm: tuple[float, float]
    area_mm2: float
    cells: Cells
    column: Counts
    start: Counts
    length: Counts
    sieve: tuple[tuple[int, int, int], ...]
    """Column, start and length of a few runs that most places fail already."""


def grown(region: Region, mm: float) -> Region:
    """Grow a region by at least so much, its corners round."""
    return region_of(shapely.buffer(region.shape, mm * _CHORD, quad_segs=_QUARTER))


def stamp_of(region: Region, larger: Region, turn_deg: float, cell: float, keep_mm: float) -> Stamp:
    """Stamp a region turned about the origin, so that it keeps half of `keep_mm` from what else is stamped.

    `larger` is the region `grown` by that half and `GROWN` cells; it serves all turns.
    """
    if turn_deg:
        region, larger = (transform(each, rotation_deg=turn_deg) for each in (region, larger))
    xmin, ymin, xmax, ymax = region.bounds
    pad = padding(cell, keep_mm)
    columns = math.ceil((xmax - xmin) / cell) + 2 * pad
    rows = math.ceil((ymax - ymin) / cell) + 2 * pad
    grid = Grid(xmin - pad * cell, ymin - pad * cell, cell, columns, rows)
    cells = np.ascontiguousarray(mask(larger, grid, grid.whole).T)
    edges = np.diff(cells.astype(np.int8), axis=1, prepend=0, append=0)
    column, start = np.nonzero(edges == 1)
    _, end = np.nonzero(edges == -1)
    order = np.argsort(start - end, kind="stable")
    runs = [np.asarray(values[order], dtype=np.int16) for values in (column, start, end - start)]
    sieve = tuple((int(runs[0][n]), int(runs[1][n]), int(runs[2][n])) for n in _spread(len(order)))
    size = (xmax - xmin, ymax - ymin)
    return Stamp(turn_deg, (xmin, ymin), size, region.area, cells, runs[0], runs[1], runs[2], sieve)


def padding(cell: float, keep_mm: float) -> int:
    """How many cells a stamp reaches beyond the box of its part."""
    return math.ceil(keep_mm / 2.0 / cell + GROWN)


class Board:
    """What of a sheet is taken. `box` is what can be used of it, in its own millimetres."""

    def __init__(self, box: Bounds, cell: float, keep_mm: float, obstacle: Region | None = None) -> None:
        xmin, ymin, xmax, ymax = box
        self.low_mm = (xmin, ymin)
        self.size_mm = (xmax - xmin, ymax - ymin)
        self.cell = cell
        pad = padding(cell, keep_mm)
        shape = tuple(math.ceil(side / cell) + 2 * pad for side in self.size_mm)
        self.taken: Cells = np.zeros(shape, dtype=np.bool_)
        self._pad = pad
        if obstacle is not None and not obstacle.is_empty:
            self._block(obstacle)
        self._reach = _reaches(self.taken)
        self.used_mm2 = 0.0
        """How much of it parts take."""

    def _block(self, obstacle: Region) -> None:
        """Take the cells near an obstacle: a part that met it would have one of them in its stamp."""
        self._take(grown(obstacle, GROWN * self.cell))

    def _take(self, region: Region) -> None:
        x, y = self.low_mm
        columns, rows = self.taken.shape
        grid = Grid(x - self._pad * self.cell, y - self._pad * self.cell, self.cell, columns, rows)
        self.taken |= mask(region, grid, grid.whole).T

    def keep(self, region: Region, larger: Region) -> None:
        """Take the cells of a part that lies wherever it was put; `larger` is it `grown`, as for a stamp."""
        self._take(larger)
        self._reach = _reaches(self.taken)
        self.used_mm2 += region.area

    def room_for(self, stamp: Stamp) -> tuple[int, int]:
        """How many columns and rows its box can begin in; none or less if it is too large."""
        spare = (size - own for size, own in zip(self.size_mm, stamp.size_mm, strict=True))
        columns, rows = (math.floor(each / self.cell + 1e-6) + 1 for each in spare)
        return columns, rows

    def first_place(self, stamp: Stamp, before: int | None = None) -> tuple[int, int] | None:
        """Find the leftmost free place, the lowest of those, with its box beginning left of a column."""
        columns, rows = self.room_for(stamp)
        columns = columns if before is None else min(columns, before)
        if columns <= 0 or rows <= 0:
            return None
        free = np.ones((columns, rows), dtype=np.bool_)
        for column, start, length in stamp.sieve:
            free &= self._reach[column : column + columns, start : start + rows] >= length
            if not free.any():
                return None
        found = np.flatnonzero(free)
        step = _FIRST
        while len(found):
            batch, found = found[:step], found[step:]
            at, up = np.divmod(batch, rows)
            reach = self._reach[at[:, None] + stamp.column, up[:, None] + stamp.start]
            fits = np.flatnonzero((reach >= stamp.length).all(axis=1))
            if len(fits):
                return int(at[fits[0]]), int(up[fits[0]])
            step = _MORE
        return None

    def put(self, stamp: Stamp, column: int, row: int) -> None:
        """Take the cells of a stamp whose box begins in a cell."""
        wide, high = stamp.cells.shape
        here = self.taken[column : column + wide, row : row + high]
        here |= stamp.cells[: here.shape[0], : here.shape[1]]
        self._reach[column : column + wide] = _reaches(self.taken[column : column + wide])
        self.used_mm2 += stamp.area_mm2

    def carried_to(self, stamp: Stamp, column: int, row: int) -> tuple[float, float]:
        """Where the origin of a part is carried so that its box begins in a cell, in mm of the sheet."""
        x, y = self.low_mm
        return x + column * self.cell - stamp.low_mm[0], y + row * self.cell - stamp.low_mm[1]


def _spread(count: int) -> list[int]:
    """A few places in a list, from its first to its last."""
    return sorted({round(n * (count - 1) / max(_SIEVE - 1, 1)) for n in range(_SIEVE)}) if count else []


def _reaches(taken: Cells) -> Counts:
    """How many cells are free from each on, along the second axis."""
    count = taken.shape[1]
    places = np.arange(count, dtype=np.int16)
    ends = np.where(taken, places, np.int16(count))
    nearest = np.minimum.accumulate(ends[:, ::-1], axis=1)[:, ::-1]
    return nearest - places
