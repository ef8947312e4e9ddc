"""Where small signs go on the screen to be seen whole and clear of each other: sums in pixels, y down."""

from __future__ import annotations

from collections.abc import Sequence

from diorama_planner.geometry.points import Bounds, boxes_meet
from diorama_planner.model.record import Point

ASIDE: Point = (18.0, 16.0)
"""How far a card stands off the pointer, to the right and below."""

MARGIN = 4.0
"""Between a card and the rim of the canvas."""

_SIDES = (1.0, -1.0, 2.2, -2.2, 3.4, -3.4)


def card_place(at: Point, size: Point, room: Point) -> Point:
    """Say how far the corner of a card lies off its place: right and below, or where it is seen whole.

    `at` is its place from the upper left corner of the canvas, `room` the size of that.
    """
    x, y = (_one_place(*values) for values in zip(at, size, room, ASIDE, strict=True))
    return x, y


def _one_place(at: float, length: float, room: float, aside: float) -> float:
    if at + aside + length + MARGIN <= room:
        return aside
    if at - aside - length >= MARGIN:
        return -aside - length
    return max(MARGIN, room - MARGIN - length) - at


def free_offset(middle: Point, size: Point, preferred: Point, taken: Sequence[Bounds]) -> Point | None:
    """Say how far off its middle a pill finds room: as preferred, else across or farther off; None if nowhere."""
    for times in _SIDES:
        offset = (preferred[0] * times, preferred[1] * times)
        box = box_about(middle, size, offset)
        if not any(boxes_meet(box, other) for other in taken):
            return offset
    return None


def box_about(middle: Point, size: Point, offset: Point = (0.0, 0.0)) -> Bounds:
    """Give the box of a size about a place."""
    x, y = middle[0] + offset[0], middle[1] + offset[1]
    return x - size[0] / 2, y - size[1] / 2, x + size[0] / 2, y + size[1] / 2
