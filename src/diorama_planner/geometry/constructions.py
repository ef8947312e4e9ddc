"""Points that follow from lines near a pointer: where they cross, feet of perpendiculars, tangents, extensions.

All take rows of segments (x1, y1, x2, y2) in mm and answer with points, row for row or pair for pair; what is near
enough to matter is the caller's to say.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Point, Points

Rows = NDArray[np.float64]

_NOTHING = 1e-12
_SLACK = 1e-9


def nearest_on(segments: Rows, point: Point) -> tuple[Points, Rows]:
    """Return the place of each segment nearest to a point, and how far it is."""
    places, _ = _projected(segments, point, held=True)
    return places, np.hypot(places[:, 0] - point[0], places[:, 1] - point[1])


def on_lines(segments: Rows, point: Point) -> tuple[Points, Rows]:
    """Return the foot of the perpendicular on the endless line through each segment, and how far along it lies.

    Along is 0 at the start of the segment and 1 at its end.
    """
    return _projected(segments, point, held=False)


def _projected(segments: Rows, point: Point, *, held: bool) -> tuple[Points, Rows]:
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    square = np.maximum((along * along).sum(axis=1), _NOTHING)
    t = ((np.asarray(point) - start) * along).sum(axis=1) / square
    if held:
        t = np.clip(t, 0.0, 1.0)
    return start + along * t[:, None], t


def crossings(segments: Rows) -> Points:
    """Return the points where segments cross; parallel ones have none, nor those that share an end."""
    first, second = np.triu_indices(len(segments), k=1)
    a, b = segments[first], segments[second]
    p, r = a[:, :2], a[:, 2:] - a[:, :2]
    q, s = b[:, :2], b[:, 2:] - b[:, :2]
    cross = r[:, 0] * s[:, 1] - r[:, 1] * s[:, 0]
    scale = np.hypot(*r.T) * np.hypot(*s.T)
    usable = np.abs(cross) > 1e-9 * np.maximum(scale, _NOTHING)
    gap, cross = (q - p)[usable], cross[usable]
    r, s, p = r[usable], s[usable], p[usable]
    t = (gap[:, 0] * s[:, 1] - gap[:, 1] * s[:, 0]) / cross
    u = (gap[:, 0] * r[:, 1] - gap[:, 1] * r[:, 0]) / cross
    # Both within their segments, and one of them not at its end: a corner is no crossing.
    out_t, out_u = np.abs(t - 0.5), np.abs(u - 0.5)
    meets = (np.maximum(out_t, out_u) <= 0.5 + _SLACK) & (np.minimum(out_t, out_u) < 0.5 - _SLACK)
    found: Points = p[meets] + r[meets] * t[meets][:, None]
    return found


def feet(segments: Rows, start: Point) -> tuple[Points, NDArray[np.intp]]:
    """Return the feet of perpendiculars from a point that lie on segments, and the rows of those segments."""
    places, t = on_lines(segments, start)
    rows = np.flatnonzero((t >= 0.0) & (t <= 1.0))
    return places[rows], rows


def tangent_points(circles: Rows, start: Point) -> Points:
    """Return where lines from a point touch circles (x, y, radius), two for each that does not hold the point."""
    if not len(circles):
        return np.empty((0, 2))
    from_centre = np.asarray(start) - circles[:, :2]
    gap = np.hypot(*from_centre.T)
    outside = gap > circles[:, 2] * (1 + 1e-9)
    centre, radius = circles[outside, :2], circles[outside, 2]
    towards, gap = from_centre[outside], gap[outside]
    lean = np.arccos(radius / gap)
    base = np.arctan2(towards[:, 1], towards[:, 0])
    angles = np.concatenate((base + lean, base - lean))
    reach = np.concatenate((radius, radius))
    rim: Points = np.column_stack((np.cos(angles), np.sin(angles))) * reach[:, None]
    return np.concatenate((centre, centre)) + rim


def prolonged(segments: Rows, point: Point, radius: float, reach: float) -> tuple[Points, NDArray[np.intp]]:
    """Return places beyond the ends of segments, on their lines and within `radius` of a point, with their rows.

    Only as far as `reach` mm beyond the end; segments shorter than `radius` point nowhere.
    """
    places, t = on_lines(segments, point)
    long = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    beyond = np.where(t > 1, t - 1, np.where(t < 0, -t, 0.0)) * long
    near = np.hypot(places[:, 0] - point[0], places[:, 1] - point[1]) <= radius
    rows = np.flatnonzero(near & (beyond > 0) & (beyond <= reach) & (long >= radius))
    return places[rows], rows
