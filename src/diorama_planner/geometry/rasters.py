"""Regions on a grid of square cells: which centres lie inside, how much of each cell, how far from edges.

A grid counts rows upwards and columns to the right from its lower left corner. Everything works on a
window of it and gives the same bits for a cell whatever the window, so that a part can be recomputed alone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Bounds, Points
from diorama_planner.geometry.region import Region

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Window:
    """A block of cells: rows and columns from the first to before the last."""

    row0: int
    row1: int
    column0: int
    column1: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return max(0, self.row1 - self.row0), max(0, self.column1 - self.column0)

    @property
    def is_empty(self) -> bool:
        """Whether no cell lies in it."""
        return self.row1 <= self.row0 or self.column1 <= self.column0

    @property
    def slices(self) -> tuple[slice, slice]:
        """How to cut the window out of an array of the whole grid."""
        return slice(self.row0, self.row1), slice(self.column0, self.column1)

    def meet(self, other: Window) -> Window:
        """Return the cells that lie in both."""
        return Window(
            max(self.row0, other.row0),
            min(self.row1, other.row1),
            max(self.column0, other.column0),
            min(self.column1, other.column1),
        )

    def meets(self, other: Window) -> bool:
        """Say whether a cell lies in both."""
        rows_meet = max(self.row0, other.row0) < min(self.row1, other.row1)
        return rows_meet and max(self.column0, other.column0) < min(self.column1, other.column1)

    def join(self, other: Window) -> Window:
        """Return the block around both."""
        return Window(
            min(self.row0, other.row0),
            max(self.row1, other.row1),
            min(self.column0, other.column0),
            max(self.column1, other.column1),
        )

    def within(self, outer: Window) -> tuple[slice, slice]:
        """Return how to cut this window out of an array that covers `outer` only."""
        return (
            slice(self.row0 - outer.row0, self.row1 - outer.row0),
            slice(self.column0 - outer.column0, self.column1 - outer.column0),
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """Square cells of `cell` mm from a lower left corner."""

    x0: float
    y0: float
    cell: float
    columns: int
    rows: int

    @property
    def whole(self) -> Window:
        """All cells."""
        return Window(0, self.rows, 0, self.columns)

    def window(self, bounds: Bounds, margin: float = 0.0) -> Window:
        """Return the cells that a box touches, grown by a margin in mm, cut to the grid."""
        xmin, ymin, xmax, ymax = bounds
        if math.isnan(xmin + ymin + xmax + ymax):
            return Window(0, 0, 0, 0)
        return Window(
            max(0, math.floor((ymin - margin - self.y0) / self.cell)),
            min(self.rows, math.ceil((ymax + margin - self.y0) / self.cell)),
            max(0, math.floor((xmin - margin - self.x0) / self.cell)),
            min(self.columns, math.ceil((xmax + margin - self.x0) / self.cell)),
        )

    def bounds_of(self, window: Window) -> Bounds:
        """Return the box (xmin, ymin, xmax, ymax) in mm that a window of cells covers."""
        return (
            self.x0 + window.column0 * self.cell,
            self.y0 + window.row0 * self.cell,
            self.x0 + window.column1 * self.cell,
            self.y0 + window.row1 * self.cell,
        )

    def between(self, x: float, y: float) -> tuple[int, int, float, float]:
        """Return row and column of the centre below and left of a place, and how far up and across it is, in cells.

        A place beyond the outermost centres is taken to lie on them.
        """
        column = min(max((x - self.x0) / self.cell - 0.5, 0.0), self.columns - 1.0)
        row = min(max((y - self.y0) / self.cell - 0.5, 0.0), self.rows - 1.0)
        return int(row), int(column), row - int(row), column - int(column)

    def centres(self, window: Window) -> tuple[Array, Array]:
        """Return x of the columns and y of the rows of a window."""
        columns = np.arange(window.column0, window.column1, dtype=np.float64)
        rows = np.arange(window.row0, window.row1, dtype=np.float64)
        return self.x0 + (columns + 0.5) * self.cell, self.y0 + (rows + 0.5) * self.cell


def edges(region: Region) -> Array:
    """Return all boundary segments as rows of x1, y1, x2, y2, the region on their left."""
    return np.ascontiguousarray(region.borders().T)


def mask(region: Region, grid: Grid, window: Window) -> Mask:
    """Return which cell centres of a window lie inside a region, by scan lines and the even-odd rule."""
    rows, columns = window.shape
    if window.is_empty:
        return np.zeros((rows, columns), dtype=np.bool_)
    x1, y1, x2, y2 = edges(region).T
    low, high = np.minimum(y1, y2), np.maximum(y1, y2)
    first = np.ceil((low - grid.y0) / grid.cell - 0.5).astype(np.int64)  # centres with low <= y < high
    last = np.ceil((high - grid.y0) / grid.cell - 0.5).astype(np.int64)
    first, last = np.maximum(first, window.row0), np.minimum(last, window.row1)
    counts = np.maximum(last - first, 0)
    edge = np.repeat(np.arange(len(counts)), counts)
    row = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    y = grid.y0 + (row + 0.5) * grid.cell
    x = x1[edge] + (y - y1[edge]) * ((x2[edge] - x1[edge]) / (y2[edge] - y1[edge]))
    column = np.ceil((x - grid.x0) / grid.cell - 0.5).astype(np.int64) - window.column0
    column = np.clip(column, 0, columns)
    flips = np.bincount((row - window.row0) * (columns + 1) + column, minlength=rows * (columns + 1))
    crossed = np.cumsum(flips.reshape(rows, columns + 1)[:, :columns], axis=1)
    return np.asarray(crossed % 2 == 1, dtype=np.bool_)


def coverage(region: Region, grid: Grid, window: Window) -> Array:
    """Return what share of each cell of a window a region covers: 0 to 1, exact but for rounding.

    Every edge is cut where it crosses a line of the grid; a piece covers part of its own cell and all cells
    to the right of it in its row. The sum of the shares times the area of a cell is the area of the region.
    """
    rows, columns = window.shape
    if window.is_empty:
        return np.zeros((rows, columns))
    corner = np.array([grid.x0 + window.column0 * grid.cell, grid.y0 + window.row0 * grid.cell] * 2)
    start, end = _pieces((edges(region) - corner) / grid.cell)
    middle = (start + end) / 2.0
    row = np.floor(middle[:, 1]).astype(np.int64)
    inside = (row >= 0) & (row < rows) & (middle[:, 0] < columns)
    row, climb = row[inside], (start - end)[inside, 1]
    x = np.maximum(middle[inside, 0], 0.0)
    column = np.floor(x).astype(np.int64)
    place = row * (columns + 1) + column
    size = rows * (columns + 1)
    own = np.bincount(place, weights=climb * (1.0 - (x - column)), minlength=size)
    beyond = np.bincount(place + 1, weights=climb, minlength=size + 1)[:size]
    shares = (own.reshape(rows, -1) + np.cumsum(beyond.reshape(rows, -1), axis=1))[:, :columns]
    shares = np.clip(shares, 0.0, 1.0)
    return np.where(shares < 1e-9, 0.0, np.where(shares > 1.0 - 1e-9, 1.0, shares))


def _pieces(segments: Array) -> tuple[Points, Points]:
    """Cut segments, in units of cells, at every line of the grid; return starts and ends of the pieces."""
    start, end = segments[:, :2], segments[:, 2:]
    owners, places = [np.repeat(np.arange(len(segments)), 2)], [np.tile([0.0, 1.0], len(segments))]
    for axis in (0, 1):
        low = np.floor(np.minimum(start[:, axis], end[:, axis])).astype(np.int64) + 1
        high = np.ceil(np.maximum(start[:, axis], end[:, axis])).astype(np.int64)
        counts = np.maximum(high - low, 0)
        owner = np.repeat(np.arange(len(segments)), counts)
        line = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts) + low[owner]
        owners.append(owner)
        places.append((line - start[owner, axis]) / (end[owner, axis] - start[owner, axis]))
    owner, place = np.concatenate(owners), np.clip(np.concatenate(places), 0.0, 1.0)
    order = np.lexsort((place, owner))
    owner, place = owner[order], place[order]
    cuts = start[owner] + (end[owner] - start[owner]) * place[:, None]
    same = owner[1:] == owner[:-1]
    return cuts[:-1][same], cuts[1:][same]


def squared_distance(segments: Array, grid: Grid, window: Window, reach: float) -> Array:
    """Return the squared distance in mm2 of each centre of a window to the nearest segment.

    Only places within `reach` mm are worth knowing: beyond it the answer may be inf.
    """
    nearest = np.full(window.shape, np.inf)
    for _, part, square, _ in _feet(segments, grid, window, reach):
        there = nearest[part.within(window)]
        np.minimum(there, square, out=there)
    return nearest


def nearest_along(line: Points, grid: Grid, window: Window, reach: float) -> tuple[Array, Array]:
    """Return the squared distance in mm2 of each centre to a line, and how far along its nearest place is in mm.

    Only places within `reach` mm are worth knowing: beyond it the distance may be inf.
    """
    segments = np.hstack((line[:-1], line[1:]))
    lengths = np.hypot(*(line[1:] - line[:-1]).T)
    starts = np.concatenate(([0.0], np.cumsum(lengths)))
    nearest, along = np.full(window.shape, np.inf), np.zeros(window.shape)
    for index, part, square, share in _feet(segments, grid, window, reach):
        block = part.within(window)
        closer = square < nearest[block]
        nearest[block] = np.where(closer, square, nearest[block])
        along[block] = np.where(closer, starts[index] + share * lengths[index], along[block])
    return nearest, along


def _feet(segments: Array, grid: Grid, window: Window, reach: float) -> Iterator[tuple[int, Window, Array, Array]]:
    """Give for each segment the part of a window near it, squared distances there, and the share along it."""
    for index, (x1, y1, x2, y2) in enumerate(segments.tolist()):
        box = (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        part = grid.window(box, reach + grid.cell).meet(window)
        if part.is_empty:
            continue
        xs, ys = grid.centres(part)
        dx, dy = x2 - x1, y2 - y1
        square = dx * dx + dy * dy
        x, y = xs[None, :] - x1, ys[:, None] - y1
        t = np.clip((x * dx + y * dy) / square, 0.0, 1.0) if square > 0 else np.zeros(part.shape)
        x, y = x - t * dx, y - t * dy
        yield index, part, x * x + y * y, t
