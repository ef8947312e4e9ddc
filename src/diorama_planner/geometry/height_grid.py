"""A grid of heights as bytes and back: what sculpted strokes and imported elevation keep as an asset of a plan.

An asset is a header of 24 bytes (magic `DPHG`, version, form of the numbers, columns, rows, scale) and the
numbers, compressed by zlib: float32, or int16 times the scale in mm. Rows run from the front (low y) to the
back. Where a grid lies on the plan and what it does there is for `relief_grid`.
"""

from __future__ import annotations

import math
import struct
import zlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from diorama_planner.core.errors import BadFileError, NewerFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.points import GeometryError
from diorama_planner.geometry.rasters import Array

MOST_SAMPLES = 16_000_000
HIGHEST_MM = 1e6

_HEADER = struct.Struct("<4sHHIId")
_MAGIC, _VERSION = b"DPHG", 1


class Numbers(IntEnum):
    """How the heights are written."""

    FLOAT32 = 0
    INT16 = 1


_TYPES: dict[Numbers, np.dtype[Any]] = {Numbers.FLOAT32: np.dtype("<f4"), Numbers.INT16: np.dtype("<i2")}


@dataclass(frozen=True, slots=True, weakref_slot=True)
class HeightGrid:
    """Heights in mm at the centres of the cells into which a rectangle is divided; equal by `name` alone.

    `name` is that of the asset, which follows from its bytes; `values` has the shape (rows, columns), front row
    first, and is not to be written to.
    """

    name: str
    values: NDArray[np.float32] = field(compare=False, repr=False)

    def sampled(self, columns: Array, rows: Array) -> Array:
        """Return the heights where places across meet places upwards, bilinear between the centres.

        Args:
            columns: Places across, 0 the left and 1 the right side of the rectangle; shape (n,).
            rows: Places upwards, 0 the front and 1 the back; shape (m,).

        Returns:
            Shape (m, n). Beyond the outermost centres their heights are carried on.
        """
        left, right, across = _between(columns, self.values.shape[1])
        low, high, up = _between(rows, self.values.shape[0])
        first = int(low.min()) if low.size else 0
        values = self.values[first : int(high.max()) + 1] if high.size else self.values
        line = values[:, left] * (1.0 - across) + values[:, right] * across
        return np.asarray(
            line[low - first] * (1.0 - up)[:, None] + line[high - first] * up[:, None], dtype=np.float64
        )

    def sampled_at(self, columns: Array, rows: Array) -> Array:
        """Return the heights at single places: as `sampled`, for two arrays of one shape."""
        left, right, across = _between(columns, self.values.shape[1])
        low, high, up = _between(rows, self.values.shape[0])
        front = self.values[low, left] * (1.0 - across) + self.values[low, right] * across
        back = self.values[high, left] * (1.0 - across) + self.values[high, right] * across
        return np.asarray(front * (1.0 - up) + back * up, dtype=np.float64)


def _between(places: Array, count: int) -> tuple[NDArray[np.intp], NDArray[np.intp], Array]:
    """Return the centres before and after places of 0 to 1, and how far they lie on the way."""
    at = np.clip(places * count - 0.5, 0.0, count - 1.0)
    before = at.astype(np.intp)
    return before, np.minimum(before + 1, count - 1), at - before


def encode_heights(values: ArrayLike, step_mm: float | None = None) -> bytes:
    """Return the bytes of a grid of heights in mm, front row first; the same for equal grids.

    Args:
        values: Shape (rows, columns).
        step_mm: Write whole multiples of this in 16 bits; without it float32.

    Raises:
        GeometryError: not a grid, too many heights, a height that is no number or too great for the form.
    """
    grid = np.asarray(values, dtype=np.float64)
    if grid.ndim != 2 or not 0 < grid.size <= MOST_SAMPLES:
        raise GeometryError(
            msg("a grid of heights has 1 to {most} heights in rows and columns", most=f"{MOST_SAMPLES:,}")
        )
    if not np.isfinite(grid).all() or float(np.abs(grid).max()) > HIGHEST_MM:
        raise GeometryError(msg("the grid has heights that are no usable numbers"))
    numbers = Numbers.FLOAT32 if step_mm is None else Numbers.INT16
    if step_mm is not None:
        if not (math.isfinite(step_mm) and step_mm > 0):
            raise GeometryError(msg("heights cannot be written in steps of {step} mm", step=step_mm))
        grid = np.rint(grid / step_mm)
        if float(np.abs(grid).max()) > np.iinfo(np.int16).max:
            raise GeometryError(msg("the heights are too great for steps of {step} mm", step=step_mm))
    rows, columns = grid.shape
    header = _HEADER.pack(_MAGIC, _VERSION, numbers, columns, rows, step_mm or 1.0)
    return header + zlib.compress(grid.astype(_TYPES[numbers]).tobytes(), 6)


def decode_heights(data: bytes, name: str) -> HeightGrid:
    """Read the bytes of a grid of heights.

    Args:
        data: What `encode_heights` gave.
        name: The name of the asset.

    Raises:
        BadFileError: not such bytes, cut off, too large, newer, or holding heights that are no numbers.
    """
    if len(data) < _HEADER.size or data[:4] != _MAGIC:
        raise _bad(msg("this is no grid of heights"))
    _, version, form, columns, rows, scale = _HEADER.unpack_from(data)
    if version != _VERSION or form not in list(Numbers):
        text = msg("the grid of heights was written by a newer version")
        raise NewerFileError(text, hint=msg("update this program"))
    if not (0 < columns * rows <= MOST_SAMPLES and math.isfinite(scale) and scale > 0):
        raise _bad(msg("the grid of heights has an impossible size"))
    kind = _TYPES[Numbers(form)]
    values = np.frombuffer(_inflated(data[_HEADER.size :], columns * rows * kind.itemsize), dtype=kind)
    heights = (values * scale).astype(np.float32).reshape(rows, columns)
    if not (np.abs(heights) <= HIGHEST_MM).all():
        raise _bad(msg("the grid has heights that are no usable numbers"))
    heights.flags.writeable = False
    return HeightGrid(name, heights)


def _inflated(data: bytes, size: int) -> bytes:
    """Decompress, never beyond the size that the header tells.

    Raises:
        BadFileError: damaged bytes, or more or fewer than told.
    """
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(data, size + 1)
    except zlib.error:
        raise _bad(msg("the grid of heights is damaged")) from None
    if len(raw) != size or not reader.eof:
        raise _bad(msg("the grid of heights is cut off or damaged"))
    return raw


def _bad(message: Message) -> BadFileError:
    return BadFileError(message, hint=msg("make the ground anew from where it came"))
