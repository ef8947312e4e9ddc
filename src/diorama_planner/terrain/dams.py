"""The border of a pour: the stretches that neither ground nor a body holds, and what is left of its kerbs."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.borders import SAME_BORDER_MM, on_border
from diorama_planner.geometry.points import Points
from diorama_planner.geometry.rasters import Array, Mask, edges
from diorama_planner.geometry.region import Region, contains_points
from diorama_planner.kinds.waters import LowestBank, OpenEdge
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.heightfield import Heightfield

Heights: TypeAlias = Callable[[Points], Array]

LEVEL_TOLERANCE_MM = 1e-6

_GROUND_REACH_CELLS = (0.5, 1.0, 1.5, 2.0)
"""How far beyond a border ground may rise and still count as its bank."""

_BODY_REACH_MM = (-0.25, 0.05, 0.25, 0.5)
"""How near to a border a body must stand to hold it; less than nothing is a border that runs under it."""

_SIDES = ("right", "back", "left", "front")


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The border of a region in short pieces: row k from `start` to `end`, seen outwards along `out`."""

    edge: NDArray[np.int64]
    start: Points
    end: Points
    out: Points

    @property
    def middle(self) -> Points:
        return np.asarray((self.start + self.end) / 2.0, dtype=np.float64)


def open_edges(
    field: Heightfield,
    region: Region,
    top_mm: float,
    held_by: Sequence[Prism],
    heights: Heights,
    layer_mm: float | None = None,
) -> list[OpenEdge]:
    """Return the stretches of the border of a region where neither ground nor a body reaches `top_mm`.

    Ground within two cells beyond the border holds, and so does a body within half a millimetre that stands on
    the ground of the border. Dry places, where the ground inside reaches `top_mm`, need no holding.

    Args:
        field: The ground.
        region: The pour, cut to the base.
        top_mm: Surface of the pour over the base top.
        held_by: Bodies that may dam it.
        heights: Heights of the ground at points.
        layer_mm: Depth of a film, whose surface follows the ground, instead of `top_mm`.

    Raises:
        UsageError: a surface that is not a finite number.
    """
    border = _border(field, region, top_mm, heights, layer_mm)
    if border is None:
        return []
    pieces, floor, top = border
    bank = np.maximum(_ground_beyond(pieces, field, heights), _bodies_beyond(pieces, held_by, floor, heights))
    leaks = (top - floor > LEVEL_TOLERANCE_MM) & (bank < top - LEVEL_TOLERANCE_MM)
    sides = np.where(on_border(field.base, pieces.middle), _facing(pieces.out), -1)
    return [_stretch(pieces, run, top - floor, int(sides[run[0]])) for run in _runs(pieces, leaks, sides)]


def lowest_bank(
    field: Heightfield,
    region: Region,
    top_mm: float,
    kerbs: Sequence[Prism],
    heights: Heights,
    layer_mm: float | None = None,
) -> LowestBank | None:
    """Return where the least of the ground or of a kerb is left above a surface; None where neither holds it.

    Arguments and errors as `open_edges`; walls that hold it are no kerbs.
    """
    border = _border(field, region, top_mm, heights, layer_mm)
    if border is None:
        return None
    pieces, floor, top = border
    bank = np.maximum(_ground_beyond(pieces, field, heights), _bodies_beyond(pieces, kerbs, floor, heights))
    holds = (top - floor > LEVEL_TOLERANCE_MM) & (bank >= top - LEVEL_TOLERANCE_MM)
    if not holds.any():
        return None
    least = int(np.argmin(np.where(holds, bank - top, math.inf)))
    return LowestBank(float(bank[least] - floor[least]), float(max(bank[least] - top[least], 0.0)))


def _border(
    field: Heightfield, region: Region, top_mm: float, heights: Heights, layer_mm: float | None
) -> tuple[_Pieces, Array, Array] | None:
    """Return the pieces of a border with the ground just inside and the surface there; None without a border."""
    if not math.isfinite(top_mm):
        raise UsageError(msg("the pour has no usable surface"), hint=msg("give it in mm over the base top"))
    pieces = _pieces(region, field.grid.cell)
    if not len(pieces.edge):
        return None
    floor = heights(pieces.middle - pieces.out * field.grid.cell)
    return pieces, floor, np.full(len(floor), top_mm) if layer_mm is None else floor + layer_mm


def _pieces(region: Region, step: float) -> _Pieces:
    """Cut the border of a region into pieces no longer than `step` mm."""
    rows = edges(region)
    along = rows[:, 2:] - rows[:, :2]
    lengths = np.hypot(*along.T)
    counts = np.maximum(1, np.ceil(lengths / step - 1e-9)).astype(np.int64)
    counts[lengths == 0.0] = 0
    edge = np.repeat(np.arange(len(rows)), counts)
    place = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
    unit = along[edge] / lengths[edge, None]
    return _Pieces(
        edge=edge,
        start=rows[edge, :2] + along[edge] * (place / counts[edge])[:, None],
        end=rows[edge, :2] + along[edge] * ((place + 1) / counts[edge])[:, None],
        out=np.column_stack((unit[:, 1], -unit[:, 0])),
    )


def _ground_beyond(pieces: _Pieces, field: Heightfield, heights: Heights) -> Array:
    """Return for each piece how high ground of the base stands just beyond it; -inf beside the base."""
    bank = np.full(len(pieces.edge), -math.inf)
    for reach in _GROUND_REACH_CELLS:
        beyond = pieces.middle + pieces.out * (reach * field.grid.cell)
        bank = np.maximum(bank, np.where(contains_points(field.base, beyond), heights(beyond), -math.inf))
    return bank


def _bodies_beyond(pieces: _Pieces, bodies: Sequence[Prism], floor: Array, heights: Heights) -> Array:
    """Return for each piece how high a body stands before it from the ground up; -inf where there is none."""
    bank = np.full(len(pieces.edge), -math.inf)
    for body in bodies:
        there = np.zeros(len(pieces.edge), dtype=np.bool_)
        for reach in _BODY_REACH_MM:
            there |= contains_points(body.region, pieces.middle + pieces.out * reach)
        if not there.any():
            continue
        if body.layer_mm is None:
            there &= body.bottom_mm <= floor + SAME_BORDER_MM
            top = np.full(len(floor), body.top_mm)
        else:
            top = heights(pieces.middle + pieces.out * max(_BODY_REACH_MM)) + body.layer_mm
        bank = np.maximum(bank, np.where(there, top, -math.inf))
    return bank


def _facing(out: Points) -> NDArray[np.int64]:
    """Return which of `_SIDES` each direction faces most."""
    quarter = np.round(np.arctan2(out[:, 1], out[:, 0]) / (math.pi / 2.0)).astype(np.int64)
    return np.asarray(quarter % 4, dtype=np.int64)


def _runs(pieces: _Pieces, leaks: Mask, sides: NDArray[np.int64]) -> list[list[int]]:
    """Return the leaking pieces that follow each other on one side, across the start of a ring too."""
    follows = np.hypot(*(pieces.start[1:] - pieces.end[:-1]).T) <= SAME_BORDER_MM
    turns = ~follows | (sides[1:] != sides[:-1]) | (leaks[1:] != leaks[:-1])
    number = np.concatenate(([0], np.cumsum(turns)))
    runs: list[list[int]] = []
    for _, run in groupby(np.flatnonzero(leaks).tolist(), key=lambda k: int(number[k])):
        new = list(run)
        after = next((other for other in runs if _meet(pieces, sides, new, other)), None)
        if after is None:
            runs.append(new)
        else:
            after[:0] = new
    return runs


def _meet(pieces: _Pieces, sides: NDArray[np.int64], run: list[int], other: list[int]) -> bool:
    """Say whether a run ends where another one, on the same side, begins."""
    gap = float(np.hypot(*(pieces.end[run[-1]] - pieces.start[other[0]])))
    return gap <= SAME_BORDER_MM and sides[run[-1]] == sides[other[0]]


def _stretch(pieces: _Pieces, run: list[int], missing: Array, side: int) -> OpenEdge:
    """Describe a run of pieces: its line with only the corners kept, its length, the height of its dam."""
    bends = [k for k, after in pairwise(run) if pieces.edge[k] != pieces.edge[after]]
    points = [pieces.start[run[0]], *(pieces.end[k] for k in bends), pieces.end[run[-1]]]
    return OpenEdge(
        line=tuple((float(x), float(y)) for x, y in points),
        length_mm=float(np.hypot(*(pieces.end[run] - pieces.start[run]).T).sum()),
        height_mm=float(missing[run].max()),
        side=_SIDES[side] if side >= 0 else "",
    )
