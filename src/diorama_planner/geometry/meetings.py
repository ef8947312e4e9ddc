"""Where two lines cross: how far along each, and how they lie to each other there. Mere touching is no crossing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diorama_planner.geometry.outline import segment_lengths
from diorama_planner.geometry.points import PointsLike, as_points, without_repeats


@dataclass(frozen=True, slots=True)
class Meeting:
    """A crossing: mm along either line, and cosine and sine of the turn from the first line's way to the other's."""

    along: float
    along_other: float
    cos: float
    sin: float


def meetings(line: PointsLike, other: PointsLike) -> list[Meeting]:
    """Return where one line crosses another, in the order of the first; pieces that run together do not cross."""
    a, b = (without_repeats(as_points(points)) for points in (line, other))
    if min(len(a), len(b)) < 2:
        return []
    la, lb = segment_lengths(a), segment_lengths(b)
    ua, ub = np.diff(a, axis=0) / la[:, None], np.diff(b, axis=0) / lb[:, None]
    cos = ua @ ub.T
    sin = ua[:, None, 0] * ub[None, :, 1] - ua[:, None, 1] * ub[None, :, 0]
    apart = b[None, :-1] - a[:-1, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        s = (apart[..., 0] * ub[None, :, 1] - apart[..., 1] * ub[None, :, 0]) / sin
        t = (apart[..., 0] * ua[:, None, 1] - apart[..., 1] * ua[:, None, 0]) / sin
    # each piece owns its beginning, so that a corner that lies on the other line counts once
    within = (s >= 0) & (s < la[:, None]) & (t >= 0) & (t < lb[None, :])
    sa, sb = np.cumsum(la) - la, np.cumsum(lb) - lb
    found = [
        Meeting(float(sa[i] + s[i, j]), float(sb[j] + t[i, j]), float(cos[i, j]), float(sin[i, j]))
        for i, j in zip(*np.nonzero(within), strict=True)
    ]
    return sorted(found, key=lambda meeting: meeting.along)
