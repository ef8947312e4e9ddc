"""Lines of a straight strip laid along a bent one, as joints of paving follow a winding road."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from diorama_planner.geometry.points import Points, PointsLike, as_points

SHARPEST = 4.0
"""At sharp corners a place across moves out by this much of its distance at most, as the mitres of kerbs do."""


def bent_along(line: PointsLike, strip: Sequence[Points]) -> list[Points]:
    """Return lines of a strip, x along it and y to its left, on the strip about another line.

    Each gets a point at every bend of the line that it crosses, so that it bends there too. What lies before the
    start or beyond the end of the line is laid straight on.

    Args:
        line: The middle, at least two different points.
        strip: Lines in mm along and across, each of shape (n, 2).
    """
    points = as_points(line)
    points = points[np.concatenate(([True], np.any(np.diff(points, axis=0) != 0.0, axis=1)))]
    steps = np.diff(points, axis=0)
    lengths = np.hypot(*steps.T)
    normals = np.column_stack((-steps[:, 1], steps[:, 0])) / lengths[:, None]
    places = np.concatenate(([0.0], np.cumsum(lengths)))
    mitres = _mitres(normals)
    found = []
    for one in strip:
        woven = _with_bends(one, places)
        piece = np.clip(np.searchsorted(places, woven[:, 0], side="right") - 1, 0, len(lengths) - 1)
        share = ((woven[:, 0] - places[piece]) / lengths[piece])[:, None]
        middle = points[piece] + steps[piece] * share
        within = np.clip(share, 0.0, 1.0)
        across = mitres[piece] * (1.0 - within) + mitres[piece + 1] * within
        found.append(middle + across * woven[:, 1:])
    return found


def _mitres(normals: Points) -> Points:
    """Return for every point of a line the way that one millimetre across goes there."""
    before, after = np.vstack((normals[:1], normals)), np.vstack((normals, normals[-1:]))
    spread = 1.0 + np.einsum("ij,ij->i", before, after)
    return np.asarray((before + after) / np.maximum(spread, 2.0 / SHARPEST**2)[:, None], dtype=np.float64)


def _with_bends(line: Points, places: Points) -> Points:
    """Return a line of the strip with a point wherever it passes one of the places along."""
    pieces = [line[:1]]
    for start, end in pairwise(line):
        low, high = sorted((start[0], end[0]))
        shares = np.sort((places[(places > low) & (places < high)] - start[0]) / (end[0] - start[0] or 1.0))
        pieces.append(start + (end - start) * shares[:, None])
        pieces.append(end[None, :])
    return np.concatenate(pieces)
