"""Places along a line: where something fits between others, and where a place goes when the line changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from diorama_planner.geometry.points import SAME_POINT_MM

Span = tuple[float, float]


def nearest_place(along: float, width: float, length: float, taken: Sequence[Span]) -> float | None:
    """Return the middle nearest to `along` at which a width fits on a line, clear of what is taken; None if nowhere.

    Args:
        along: the wanted middle in mm from the start of the line.
        width: how much room is needed, mm.
        length: of the line, mm.
        taken: stretches of the line that are in use; they may overlap each other and reach over its ends.
    """
    half = width / 2
    best = None
    for low, high in _gaps(length, taken):
        if high - low < width - SAME_POINT_MM:
            continue
        place = min(max(along, low + half), max(low + half, high - half))
        if best is None or abs(place - along) < abs(best - along):
            best = place
    return best


def _gaps(length: float, taken: Sequence[Span]) -> list[Span]:
    """The stretches of a line that nothing takes, from its start on."""
    found = []
    free_from = 0.0
    for low, high in sorted(taken):
        if low > free_from:
            found.append((free_from, min(low, length)))
        free_from = max(free_from, high)
    if free_from < length:
        found.append((free_from, length))
    return found


def carried_along(
    old: Sequence[float], new: Sequence[float], fixed: Sequence[bool]
) -> Callable[[float, float, float], float]:
    """Make the map of places along a line whose segments change their lengths.

    What lies in a segment keeps its distance from the end of it that stays where it is, from its start if both
    do, and its share of the segment if neither does; and it stays within the segment.

    Args:
        old: lengths of the segments before, mm.
        new: their lengths after.
        fixed: for each point of the line whether it stays where it is.

    Returns:
        A function of a place, the width of what is there and how much should be left beside it (as far as it was
        before), mm, that gives the new place.
    """
    starts_old, starts_new = [0.0, *accumulate(old)], [0.0, *accumulate(new)]

    def carry(along: float, width: float, margin: float) -> float:
        segment = min(max(bisect_right(starts_old, along) - 1, 0), len(old) - 1)
        within = along - starts_old[segment]
        beside = min(within, old[segment] - within) - width / 2
        if not fixed[segment]:
            if fixed[segment + 1]:
                within += new[segment] - old[segment]
            elif old[segment] > 0:
                within *= new[segment] / old[segment]
        half = min(width / 2 + min(max(beside, 0.0), margin), new[segment] / 2)
        return starts_new[segment] + min(max(within, half), new[segment] - half)

    return carry
