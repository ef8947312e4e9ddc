"""What a reader of mesh files gives, what it may believe, and how it refuses. Nothing here reads a format.

Files come from strangers: a reader is given bytes and opens nothing, every count is held against the bytes that are
there before room is made for it, and all that is wrong is a `BadFileError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import unit_factor

Axis: TypeAlias = Literal["x", "y", "z"]

MOST_BYTES = 256 * 2**20
MOST_TRIANGLES = 5_000_000
MOST_INSTANCES = 20_000
DEEPEST = 64
LARGEST = 1e9
"""The largest coordinate that is believed, in units of the file."""

UNITS: Mapping[str, float] = {name: unit_factor("length", name) for name in ("mm", "cm", "m", "in", "ft")} | {
    "micron": 0.001
}
"""The units that a file can be in, in mm."""

EXPORT_ANEW = msg("export it anew from where it was made")


@dataclass(frozen=True, slots=True, eq=False)
class FoundMesh:
    """The triangles of a file as they lie there.

    Attributes:
        corners: (N, 3) floats, in units of the file.
        triangles: (M, 3) int64 numbers of corners, all of them there.
        unit: one of `UNITS` if the file or its format says so, else empty.
        up: the axis that points up in files of this format.
        skipped: what was left out on purpose, and how many of it.
    """

    corners: NDArray[Any]
    triangles: NDArray[np.int64]
    unit: str = ""
    up: Axis = "z"
    skipped: Mapping[str, int] = field(default_factory=dict)


def bad(text: str, hint: Message | str = EXPORT_ANEW, **args: object) -> BadFileError:
    """Make the error that refuses a file."""
    return BadFileError(msg(text, **args), hint)


def check_count(triangles: int, corners: int = 0) -> None:
    """Refuse more triangles than are read, and more corners than so many can have.

    Raises:
        BadFileError: there are too many.
    """
    if corners > 3 * MOST_TRIANGLES:
        raise bad("it has {count} corners, more than its triangles could have", count=f"{corners:,}")
    if triangles > MOST_TRIANGLES:
        raise bad(
            "it has {count} triangles, of which at most {most} are read",
            msg("reduce it first in the program that made it"),
            count=f"{triangles:,}",
            most=f"{MOST_TRIANGLES:,}",
        )


def check_indices(triangles: NDArray[np.int64], corners: int) -> NDArray[np.int64]:
    """Give triangles as they are if all of their corners are there.

    Raises:
        BadFileError: one is not.
    """
    if len(triangles) and not 0 <= int(triangles.min()) <= int(triangles.max()) < corners:
        raise bad("a triangle names a corner that is not there")
    return triangles


def three_by_three(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give a row of coordinates as corners.

    Raises:
        BadFileError: their number is no multiple of three.
    """
    if len(numbers) % 3:
        raise bad("a corner lacks a coordinate")
    return numbers.reshape(-1, 3)
