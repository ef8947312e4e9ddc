"""Lines of a straight strip laid along a bent one, as joints of paving follow a winding road."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from diorama_planner.geometry.points import Points, PointsLike, as_points, without_repeats

SHARPEST = 4.0
"""At sharp corners a place across moves out by this much of its distance at most, as the mitres of kerbs do."""

_STRAIGHT_MM = 0.05
"""A bend that takes less than this of the way is no corner: curves are bent where they are."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A line by its points: how far along each lies, and the way that one millimetre across goes there."""

    points: Points
    places: Points
    across: Points


def bent_along(line: PointsLike, strip: Sequence[Points]) -> list[Points]:
    """Return lines of a strip, x along it and y to its left, on the strip about another line.

    Lines along it become its parallels, with a point at every bend; lines across it stay square to it, but for
    corners, about which they fan out. What lies before the start or beyond the end is laid straight on.

    Args:
        line: The middle, at least two different points.
        strip: Lines in mm along and across, each of shape (n, 2).
    """
    half = max((float(np.abs(one[:, 1]).max()) for one in strip), default=0.0)
    way = _way(without_repeats(as_points(line)), half)
    steps, lengths = np.diff(way.points, axis=0), np.diff(way.places)
    found = []
    for one in strip:
        woven = _with_bends(one, way.places)
        piece = np.clip(np.searchsorted(way.places, woven[:, 0], side="right") - 1, 0, len(lengths) - 1)
        share = ((woven[:, 0] - way.places[piece]) / lengths[piece])[:, None]
        within = np.clip(share, 0.0, 1.0)
        across = way.across[piece] * (1.0 - within) + way.across[piece + 1] * within
        found.append(way.points[piece] + steps[piece] * share + across * woven[:, 1:])
    return found


def _way(points: Points, half: float) -> _Way:
    """Return a line with points before and after its corners, as far off as a strip's inner edge is cut there."""
    steps = np.diff(points, axis=0)
    lengths = np.hypot(*steps.T)
    along = steps / lengths[:, None]
    normals = np.column_stack((-along[:, 1], along[:, 0]))
    places = np.concatenate(([0.0], np.cumsum(lengths)))
    rows = [(places[0], points[0], normals[0])]
    for corner in range(1, len(points) - 1):
        before, after = normals[corner - 1], normals[corner]
        spread = 1.0 + float(before @ after)
        mitre = (before + after) / max(spread, 2.0 / SHARPEST**2)
        cut = min(
            half * math.sqrt(max(2.0 - spread, 0.0) / max(spread, 1e-9)), *(0.5 * lengths[corner - 1 : corner + 1])
        )
        if cut > _STRAIGHT_MM:
            rows.append((places[corner] - cut, points[corner] - along[corner - 1] * cut, before))
        rows.append((places[corner], points[corner], mitre))
        if cut > _STRAIGHT_MM:
            rows.append((places[corner] + cut, points[corner] + along[corner] * cut, after))
    rows.append((places[-1], points[-1], normals[-1]))
    found = [np.array(column) for column in zip(*rows, strict=True)]
    kept = np.concatenate(([True], np.diff(found[0]) > 0.0))
    return _Way(found[1][kept], found[0][kept], found[2][kept])


def _with_bends(line: Points, places: Points) -> Points:
    """Return a line of the strip with a point wherever it passes one of the places along."""
    pieces = [line[:1]]
    for start, end in pairwise(line):
        low, high = sorted((start[0], end[0]))
        shares = np.sort((places[(places > low) & (places < high)] - start[0]) / (end[0] - start[0] or 1.0))
        pieces += [start + (end - start) * shares[:, None], end[None, :]]
    return np.concatenate(pieces)
