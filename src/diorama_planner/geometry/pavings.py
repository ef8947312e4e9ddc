"""Patterns of joints and cracks that cover a plane: slabs, setts, cobbles, bricks, planks, cracked concrete.

A pattern is endless and fixed by its size and seed; `pattern_lines` gives the lines of it that reach into a box,
which callers cut to the area or bend along a way. Sizes are in the plane's own mm: length along x, width along y.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.geometry.chance import chance
from diorama_planner.geometry.points import Bounds, Points

Stone: TypeAlias = tuple[float, float]
Cells: TypeAlias = tuple[NDArray[np.int64], NDArray[np.int64]]
Segments: TypeAlias = NDArray[np.float64]
"""n x points x 2."""

UNEVEN = 0.62
"""How far a cobble's middle strays from its place in the rows, as a share of its size."""

WOBBLE = 0.16
"""How far the middle of a crack strays from the straight line, as a share of its length."""

CRACKED = 0.5
"""The share of a net of cracks that has opened in cracked concrete; all of it has in crazed concrete."""

_HALVINGS = 3


def stone_count(box: Bounds, stone: Stone) -> float:
    """Return how many stones a box takes, to be asked before a pattern is drawn that is too fine for it."""
    return (box[2] - box[0]) * (box[3] - box[1]) / (stone[0] * stone[1])


def pattern_lines(pattern: str, box: Bounds, stone: Stone, seed: int = 0) -> list[Points]:
    """Return the joints of a pattern (see `PATTERNS`) within a box; some lines end beyond it by up to two stones.

    Raises:
        KeyError: no such pattern.
    """
    return PATTERNS[pattern](box, stone, seed)


def _cells(box: Bounds, stone: Stone, beyond: int = 0) -> Cells:
    """Return the columns and the rows of the stones that reach into a box, and so many beyond it."""
    columns, rows = (
        np.arange(math.floor(low / size) - beyond, math.ceil(high / size) + beyond + 1)
        for low, high, size in zip(box[:2], box[2:], stone, strict=True)
    )
    return columns, rows


def _courses(box: Bounds, stone: Stone, rows: NDArray[np.int64]) -> list[Points]:
    """Return the joints that run along the box between rows."""
    return [np.array(((box[0], row * stone[1]), (box[2], row * stone[1]))) for row in rows.tolist()]


def _joints(columns: NDArray[np.float64], rows: NDArray[np.int64], stone: Stone) -> list[Points]:
    """Return the joint at the left end of every stone: `columns` (rows x stones) says where, in stones."""
    x = columns * stone[0]
    low = np.broadcast_to(rows[:, None] * stone[1], x.shape)
    ends = np.stack((np.stack((x, low), axis=-1), np.stack((x, low + stone[1]), axis=-1)), axis=-2)
    return list(ends.reshape(-1, 2, 2))


def _slabs(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    columns, rows = _cells(box, stone)
    upright = [np.array(((column * stone[0], box[1]), (column * stone[0], box[3]))) for column in columns.tolist()]
    return [*_courses(box, stone, rows), *upright]


def _bond(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Rows that are shifted by half a stone against each other."""
    columns, rows = _cells(box, stone)
    return [*_courses(box, stone, rows), *_joints(columns[None, :] + 0.5 * (rows[:, None] % 2), rows, stone)]


def _planks(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Rows that are shifted by chance."""
    columns, rows = _cells(box, stone, beyond=1)
    shift = chance(seed, rows)[:, None]
    return [*_courses(box, stone, rows), *_joints(columns[None, :] + shift, rows, stone)]


def _herringbone(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Bricks twice as long as wide that meet at right angles, by unit cells of half a brick.

    Counted along a diagonal, cells come in fours: the two halves of a brick that lies, the two of one that stands.
    """
    unit = stone[0] / 2
    columns, rows = _cells(box, (unit, unit), beyond=1)
    x, y = np.meshgrid(columns, rows)
    place = (x - y) % 4
    upright, level = place != 0, place != 2
    corner = np.stack((x, y), axis=-1) * unit
    right, up = np.array((unit, 0.0)), np.array((0.0, unit))
    standing = np.stack((corner + right, corner + right + up), axis=-2)[upright]
    lying = np.stack((corner, corner + right), axis=-2)[level]
    return [*standing, *lying]


def _cobbles(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Stones of uneven size in uneven rows."""
    return list(_net(box, stone, seed))


def _net(box: Bounds, stone: Stone, seed: int) -> Segments:
    """Return the borders between uneven cells (n x 2 x 2): what is nearest to middles that stray from their rows."""
    columns, rows = _cells(box, stone, beyond=2)
    x, y = np.meshgrid(columns, rows)
    stray_x, stray_y = ((chance(seed, x, y, axis) - 0.5) * UNEVEN for axis in (0, 1))
    middles = np.stack((x + 0.5 * (y % 2) + stray_x, y + 0.5 + stray_y), axis=-1).reshape(-1, 2) * stone
    found = shapely.voronoi_polygons(shapely.MultiPoint(middles), only_edges=True)
    lines = shapely.get_parts(found)
    ends = np.concatenate([_pieces(line) for line in lines]) if len(lines) else np.empty((0, 2, 2))
    low, high = ends.min(axis=1), ends.max(axis=1)
    inside = (low[:, 0] < box[2]) & (low[:, 1] < box[3]) & (high[:, 0] > box[0]) & (high[:, 1] > box[1])
    return np.asarray(ends[inside], dtype=np.float64)


def _pieces(line: shapely.LineString) -> Segments:
    points = shapely.get_coordinates(line)
    return np.stack((points[:-1], points[1:]), axis=1)


def _cracks(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Cracks that wander, branch and end: an uneven net of which a part has opened."""
    return _broken(box, stone, seed, CRACKED)


def _crazing(box: Bounds, stone: Stone, seed: int) -> list[Points]:
    """Cracks that part the whole surface into small pieces."""
    return _broken(box, stone, seed, 1.0)


def _broken(box: Bounds, stone: Stone, seed: int, share: float) -> list[Points]:
    ends = _net(box, stone, seed)
    turned = (ends[:, 0, 0] > ends[:, 1, 0])[:, None, None]
    lines = np.where(turned, ends[:, ::-1], ends)  # the same crack from whichever end it was found
    name = np.rint(lines.mean(axis=1) * (1024.0 / min(stone))).astype(np.int64)
    kept = chance(seed, name[:, 0], name[:, 1], 7) < share
    lines, name = lines[kept], name[kept]
    for level in range(_HALVINGS):
        lines = _wandering(lines, name, level, seed)
    return list(lines)


def _wandering(lines: Segments, name: NDArray[np.int64], level: int, seed: int) -> Segments:
    """Put a point beside the middle of every piece of lines (n x points x 2)."""
    starts, steps = lines[:, :-1], np.diff(lines, axis=1)
    pieces = np.arange(steps.shape[1])[None, :]
    stray = (chance(seed, name[:, :1], name[:, 1:], pieces, level) - 0.5) * 2.0 * WOBBLE
    across = np.stack((-steps[..., 1], steps[..., 0]), axis=-1)
    middles = starts + steps / 2 + across * stray[..., None]
    count, points, _ = lines.shape
    woven = np.empty((count, 2 * points - 1, 2))
    woven[:, ::2], woven[:, 1::2] = lines, middles
    return woven


PATTERNS: Mapping[str, Callable[[Bounds, Stone, int], list[Points]]] = {
    "slabs": _slabs,
    "setts": _bond,
    "cobbles": _cobbles,
    "bricks": _bond,
    "herringbone": _herringbone,
    "planks": _planks,
    "cracks": _cracks,
    "crazing": _crazing,
}
