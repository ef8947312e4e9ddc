"""Aligning, distributing and ordering: where boxes have to go, and the verbs that send items there.

What is picked as one (a group) moves as one. The sums are plain functions of boxes (xmin, ymin, xmax, ymax in mm).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from diorama_planner.app.verbs import item_of, move
from diorama_planner.geometry.points import Bounds, boxes_meet
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId
from diorama_planner.tools.vectors import around

Edge = Literal["left", "centre", "right", "bottom", "middle", "top"]
"""What of a box is lined up: three along x, three along y."""

Spread = Literal["left", "centre", "right", "bottom", "middle", "top", "gaps-x", "gaps-y"]
"""What becomes equally far apart: the same parts of all boxes, or the gaps between them."""

Boxes = Mapping[RecordId, Bounds]

_SHARES: Mapping[str, tuple[int, float]] = {
    "left": (0, 0.0),
    "centre": (0, 0.5),
    "right": (0, 1.0),
    "bottom": (1, 0.0),
    "middle": (1, 0.5),
    "top": (1, 1.0),
}
"""Axis, and how far along the box."""

_MIDDLE_OF: Mapping[str, str] = {"gaps-x": "centre", "gaps-y": "middle"}


def shifts_to_align(boxes: Sequence[Bounds], edge: Edge, target: Bounds) -> list[float]:
    """How far each box has to go along its axis for its edge to lie on that of the target, in mm."""
    axis, share = _SHARES[edge]
    aim = _part(target, axis, share)
    return [aim - _part(box, axis, share) for box in boxes]


def shifts_to_spread(boxes: Sequence[Bounds], spread: Spread, within: Bounds | None = None) -> list[float]:
    """How far each box has to go along its axis to be equally far apart, in mm.

    The outermost stay where they are, or go to the ends of `within`. Boxes keep their order; those that have
    no room for gaps overlap evenly, middle by middle.
    """
    if spread in ("gaps-x", "gaps-y"):
        evenly = _even_gaps(boxes, 0 if spread == "gaps-x" else 1, within)
        if evenly is not None:
            return evenly
    axis, share = _SHARES[_MIDDLE_OF.get(spread, spread)]
    spots = [_part(box, axis, share) for box in boxes]
    order = sorted(range(len(boxes)), key=lambda n: spots[n])
    first, last = (spots[order[n]] for n in (0, -1)) if within is None else _ends(boxes, order, axis, share, within)
    shifts = [0.0] * len(boxes)
    for place, number in enumerate(order):
        shifts[number] = first + (last - first) * place / max(1, len(order) - 1) - spots[number]
    return shifts


def _ends(
    boxes: Sequence[Bounds], order: Sequence[int], axis: int, share: float, within: Bounds
) -> tuple[float, float]:
    """Where a part of the first and of the last box lies once they touch the ends of a box."""
    sizes = [boxes[order[n]][axis + 2] - boxes[order[n]][axis] for n in (0, -1)]
    return within[axis] + share * sizes[0], within[axis + 2] - (1.0 - share) * sizes[1]


def _even_gaps(boxes: Sequence[Bounds], axis: int, within: Bounds | None) -> list[float] | None:
    """The shifts that make gaps equal; None if there is no room for gaps."""
    low, high = axis, axis + 2
    order = sorted(range(len(boxes)), key=lambda n: (boxes[n][low] + boxes[n][high], n))
    span = within or (*boxes[order[0]][:2], *boxes[order[-1]][2:])
    room = span[high] - span[low] - sum(boxes[n][high] - boxes[n][low] for n in order)
    if room < 0:
        return None
    gap = room / max(1, len(order) - 1)
    shifts, at = [0.0] * len(boxes), span[low]
    for number in order:
        shifts[number] = at - boxes[number][low]
        at += boxes[number][high] - boxes[number][low] + gap
    return shifts


def _part(box: Bounds, axis: int, share: float) -> float:
    return box[axis] + share * (box[axis + 2] - box[axis])


def align(draft: Draft, units: Sequence[Collection[RecordId]], boxes: Boxes, edge: Edge, target: Bounds) -> None:
    """Line up what is picked as one by an edge or the middle of its box."""
    _send(draft, units, shifts_to_align(_boxes_of(units, boxes), edge, target), _SHARES[edge][0])


def distribute(
    draft: Draft,
    units: Sequence[Collection[RecordId]],
    boxes: Boxes,
    spread: Spread,
    within: Bounds | None = None,
) -> None:
    """Set what is picked as one equally far apart."""
    shifts = shifts_to_spread(_boxes_of(units, boxes), spread, within)
    _send(draft, units, shifts, _SHARES[_MIDDLE_OF.get(spread, spread)][0])


def _boxes_of(units: Sequence[Collection[RecordId]], boxes: Boxes) -> list[Bounds]:
    return [box for unit in units if (box := around(boxes[item_id] for item_id in unit)) is not None]


def _send(draft: Draft, units: Sequence[Collection[RecordId]], shifts: Sequence[float], axis: int) -> None:
    for unit, shift in zip(units, shifts, strict=True):
        if abs(shift) > 1e-9:
            move(draft, unit, *((shift, 0.0) if axis == 0 else (0.0, shift)))


def step_order(draft: Draft, ids: Collection[RecordId], boxes: Boxes, *, up: bool) -> None:
    """Bring items one step forward or back: past the next item of their level that they overlap, if any."""
    sign = 1.0 if up else -1.0
    for item_id in sorted(ids, key=lambda item_id: sign * item_of(draft, item_id).order, reverse=True):
        item = item_of(draft, item_id)
        level = [other for other in draft.every(Item) if kind_of(other).level == kind_of(item).level]
        past = [other.order for other in level if other.id not in ids and _is_over(other, item, boxes, sign)]
        if past:
            near = sign * min(sign * order for order in past)
            beyond = [sign * other.order for other in level if sign * other.order > sign * near]
            draft.change(item_id, order=(near + sign * min(beyond)) / 2.0 if beyond else near + sign)


def _is_over(other: Item, item: Item, boxes: Boxes, sign: float) -> bool:
    """Whether one item lies over (or with sign -1 under) another and meets it."""
    both = (boxes.get(other.id), boxes.get(item.id))
    return (
        sign * other.order > sign * item.order
        and both[0] is not None
        and both[1] is not None
        and boxes_meet(both[0], both[1])
    )
