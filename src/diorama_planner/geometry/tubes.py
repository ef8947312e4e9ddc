"""Lines that are laid as tubes: corners rounded to radii, the sharpest bend that they ask for, how near they pass.

Of a tube only its axis is known here. What bends how far is in the catalogue; which line is which letter in
`drawing.neon_letters`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import SAME_POINT_MM, Points, PointsLike, as_points

ARC_STEP_RAD = math.radians(15.0)
"""Rounded corners are drawn with chords that turn by this much."""

BACK_RAD = math.radians(120.0)
"""A line that has turned by as much runs back beside itself."""

STRAIGHT = math.inf

_WIDER = 4.0
"""What lies near is looked for within the mean length of a leg, then so many times as far, until it is found."""


def rounded_corners(points: PointsLike, radii: Sequence[float]) -> Points:
    """Return a line with each corner rounded to its radius, as far as its legs are long enough; 0 keeps a corner.

    Neighbouring corners share the leg between them, so that their tangents may together be as long as it.
    """
    line = as_points(points)
    found = [line[:1]]
    for before, at, after, radius in zip(line, line[1:], line[2:], radii[1:-1], strict=False):
        found.append(_arc(before, at, after, radius) if radius else at[None, :])
    found.append(line[-1:])
    whole = np.vstack(found)
    steps = np.hypot(*np.diff(whole, axis=0).T)
    return whole[np.concatenate(([True], steps > SAME_POINT_MM))]


def _arc(before: Points, at: Points, after: Points, radius: float) -> Points:
    """The points of the arc that touches both legs of a corner."""
    back, ahead = before - at, after - at
    back, ahead = back / np.hypot(*back), ahead / np.hypot(*ahead)
    turn = math.pi - math.acos(float(np.clip(back @ ahead, -1.0, 1.0)))
    if not ARC_STEP_RAD / 100 < turn < math.pi - ARC_STEP_RAD / 100:
        return at[None, :]
    reach = radius * math.tan(turn / 2)
    middle = at + (back + ahead) / np.hypot(*(back + ahead)) * radius / math.cos(turn / 2)
    first, last = at + back * reach - middle, at + ahead * reach - middle
    share = np.linspace(0.0, 1.0, max(2, math.ceil(turn / ARC_STEP_RAD) + 1))[:, None]
    # both ends have the same distance from the middle, so that the mix of their directions runs along the circle
    mixed = np.sin((1.0 - share) * turn) * first + np.sin(share * turn) * last
    return np.asarray(middle + mixed / math.sin(turn), dtype=np.float64)


def bend_room(line: Points) -> float:
    """Return the largest radius to which the sharpest corner of a line can be rounded, in mm.

    A corner between legs a and b that turns by t takes a radius of min(a, b) / (2 tan(t / 2)); the end of a line may
    be used up whole. For an arc drawn with chords that is its own radius. `STRAIGHT` for a line without corners.
    """
    closed = len(line) > 3 and float(np.hypot(*(line[0] - line[-1]))) <= SAME_POINT_MM
    points = np.vstack((line, line[1:2])) if closed else line
    legs = np.diff(points, axis=0)
    if len(legs) < 2:
        return STRAIGHT
    rooms = np.hypot(*legs.T) / 2
    if not closed:
        rooms[[0, -1]] *= 2
    headings = np.arctan2(legs[:, 1], legs[:, 0])
    turns = np.abs(np.remainder(np.diff(headings) + math.pi, 2 * math.pi) - math.pi)
    with np.errstate(divide="ignore"):
        radii = np.minimum(rooms[:-1], rooms[1:]) / np.tan(turns / 2)
    return float(radii.min())


def nearest_pass(lines: Sequence[Points]) -> float:
    """Return how near the axes of lines pass each other without meeting, in mm; infinite if they never do.

    Told of legs of different lines, and of one that has turned back beside itself (by `BACK_RAD`). Legs that meet
    make a joint or a wedge, which glows as one and is no gap.
    """
    legs = np.vstack([np.stack((line[:-1], line[1:]), axis=1) for line in lines])
    owner = np.repeat(np.arange(len(lines)), [len(line) - 1 for line in lines])
    heading = np.concatenate([_headings(line) for line in lines])
    one, other = np.triu_indices(len(legs), 1)
    turned = np.abs(heading[one] - heading[other]) >= BACK_RAD
    wanted = (owner[one] != owner[other]) | turned
    return _nearest(legs[one[wanted]], legs[other[wanted]]) if wanted.any() else math.inf


def _nearest(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """The least distance between legs and their partners that do not meet; near boxes are tried first."""
    aside = np.maximum(a.min(axis=1) - b.max(axis=1), b.min(axis=1) - a.max(axis=1))
    at_least = np.hypot(*np.maximum(aside, 0.0).T)
    reach = max(float(np.hypot(*(a[:, 1] - a[:, 0]).T).mean()), SAME_POINT_MM)
    while True:
        near = at_least <= reach
        apart = _leg_distances(a[near], b[near])
        best = float(np.where(apart > SAME_POINT_MM, apart, math.inf).min(initial=math.inf))
        if best <= reach or near.all():
            return best
        reach *= _WIDER


def _headings(line: Points) -> NDArray[np.float64]:
    """The direction of each leg, with full turns kept, in radians."""
    legs = np.diff(line, axis=0)
    return np.asarray(np.unwrap(np.arctan2(legs[:, 1], legs[:, 0])), dtype=np.float64)


def _leg_distances(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    """The distance between each leg of one list and its partner in another; 0 where they cross."""
    ends = [_to_leg(a[:, 0], b), _to_leg(a[:, 1], b), _to_leg(b[:, 0], a), _to_leg(b[:, 1], a)]
    crossed = (_side(a, b[:, 0]) * _side(a, b[:, 1]) < 0) & (_side(b, a[:, 0]) * _side(b, a[:, 1]) < 0)
    return np.where(crossed, 0.0, np.minimum.reduce(ends))


def _to_leg(points: NDArray[np.float64], legs: NDArray[np.float64]) -> NDArray[np.float64]:
    along = legs[:, 1] - legs[:, 0]
    share = np.einsum("ij,ij->i", points - legs[:, 0], along) / np.einsum("ij,ij->i", along, along)
    nearest = legs[:, 0] + np.clip(share, 0.0, 1.0)[:, None] * along
    return np.asarray(np.hypot(*(points - nearest).T), dtype=np.float64)


def _side(legs: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """On which side of legs points lie: the sign of the cross product."""
    along, to = legs[:, 1] - legs[:, 0], points - legs[:, 0]
    return np.asarray(along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0], dtype=np.float64)
