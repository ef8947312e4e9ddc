"""Arrays: one selection many times, in a row, a grid, on a circle, along a line, or stacked upwards.

A pattern says where each of its items goes, relative to where the selection stands; the first is the selection
itself. Lengths are mm on the bench, angles degrees counter-clockwise.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from diorama_planner.app.verbs import copy_each, item_of, with_fields
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.kinds.registry import called
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.transforms import moved, rotated

MOST_ITEMS = 5000
LIFT_FIELD = "z_mm"
"""The field of everything that can be lifted off what it stands on."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one item of an array goes: turned about the selection's middle, then moved, then lifted."""

    dx: float = 0.0
    dy: float = 0.0
    turn_deg: float = 0.0
    lift_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """`count` items, each `dx`, `dy` from the one before and turned by `turn_deg` against it."""

    count: int
    dx: float
    dy: float = 0.0
    turn_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns `dx` apart and rows `dy` apart; with `staggered` every second row stands half a step aside."""

    columns: int
    rows: int
    dx: float
    dy: float
    staggered: bool = False


@dataclass(frozen=True, slots=True)
class Circle:
    """`count` items round `centre` over `span_deg`; with `turns` each is turned as it goes round."""

    count: int
    centre: Point
    span_deg: float = 360.0
    turns: bool = True


@dataclass(frozen=True, slots=True)
class Along:
    """`count` items evenly from end to end of a line, the first at its beginning; `turns` lays them along it.

    With `step_mm` they stand that far apart instead, as many as there is room for.
    """

    count: int
    line: Points
    turns: bool = True
    step_mm: float | None = None


@dataclass(frozen=True, slots=True)
class Stack:
    """`count` items on top of each other, `rise_mm` from one to the next, each turned by `turn_deg` more."""

    count: int
    rise_mm: float
    turn_deg: float = 0.0


Pattern = Row | Grid | Circle | Along | Stack


def spots_of(pattern: Pattern, middle: Point) -> tuple[Spot, ...]:
    """Where the items of a pattern go; `middle` is that of the selection.

    Raises:
        UsageError: fewer than two items, or more than `MOST_ITEMS`; or a pattern that puts all in one place.
    """
    match pattern:
        case Row():
            check_count(pattern.count)
            _check_apart(pattern.dx, pattern.dy)
            steps = range(pattern.count)
            return tuple(Spot(n * pattern.dx, n * pattern.dy, n * pattern.turn_deg) for n in steps)
        case Grid():
            return _grid_spots(pattern)
        case Circle():
            return _circle_spots(pattern, middle)
        case Along():
            return _spots_along(pattern, middle)
        case Stack():
            check_count(pattern.count)
            return tuple(
                Spot(turn_deg=n * pattern.turn_deg, lift_mm=n * pattern.rise_mm) for n in range(pattern.count)
            )


def check_count(count: int) -> None:
    """Refuse arrays of one item and of far too many."""
    if count < 2:
        raise UsageError(msg("an array has at least two items, not {count}", count=count))
    if count > MOST_ITEMS:
        raise UsageError(msg("{count} items are too many; at most {most}", count=count, most=MOST_ITEMS))


def _check_apart(*lengths: float) -> None:
    if not any(lengths):
        raise UsageError(msg("all would lie in one place"), "give a distance from one to the next")


def _grid_spots(grid: Grid) -> tuple[Spot, ...]:
    if grid.columns < 1 or grid.rows < 1:
        raise UsageError(msg("a grid has at least one column and one row"))
    check_count(grid.columns * grid.rows)
    for number, step in ((grid.columns, grid.dx), (grid.rows, grid.dy)):
        if number > 1:
            _check_apart(step)
    return tuple(
        Spot((column + (0.5 if grid.staggered and row % 2 else 0.0)) * grid.dx, row * grid.dy)
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def _circle_spots(circle: Circle, middle: Point) -> tuple[Spot, ...]:
    check_count(circle.count)
    x, y = middle[0] - circle.centre[0], middle[1] - circle.centre[1]
    if math.hypot(x, y) < 1e-6 and not circle.turns:
        raise UsageError(msg("all would lie in one place"), "move the centre away from the selection")
    _check_apart(circle.span_deg)
    whole = circle.span_deg % 360.0 == 0
    step = circle.span_deg / (circle.count if whole else circle.count - 1)
    found = []
    for n in range(circle.count):
        turn = math.radians(n * step)
        dx = x * math.cos(turn) - y * math.sin(turn) - x
        dy = x * math.sin(turn) + y * math.cos(turn) - y
        found.append(Spot(dx, dy, n * step if circle.turns else 0.0))
    return tuple(found)


def _spots_along(along: Along, middle: Point) -> tuple[Spot, ...]:
    length = polyline_length(along.line) if len(along.line) > 1 else 0.0
    if length <= 0:
        raise UsageError(msg("the line has no length"))
    count, step = _steps_along(along, length)
    found = []
    for n in range(count):
        (x, y), (tx, ty) = point_along(along.line, min(n * step, length))
        turn = math.degrees(math.atan2(ty, tx)) if along.turns else 0.0
        found.append(Spot(x - middle[0], y - middle[1], turn))
    return tuple(found)


def _steps_along(along: Along, length: float) -> tuple[int, float]:
    """How many items a line takes, and how far apart they stand."""
    is_closed = along.line[0] == along.line[-1]
    if along.step_mm is None:
        check_count(along.count)
        return along.count, length / (along.count if is_closed else along.count - 1)
    if along.step_mm <= 0:
        raise UsageError(msg("the distance from one to the next must be more than zero"))
    count = int(length / along.step_mm + 1e-9) + (0 if is_closed and length % along.step_mm < 1e-9 else 1)
    check_count(count)
    return count, along.step_mm


def changer(spot: Spot, middle: Point) -> Callable[[Item], Item]:
    """What makes an item of the selection one of the array.

    The function raises `UsageError` for an item that cannot be lifted.
    """

    def change(item: Item) -> Item:
        there = rotated(item, spot.turn_deg, middle) if spot.turn_deg else item
        there = moved(there, spot.dx, spot.dy) if spot.dx or spot.dy else there
        return _lifted(there, spot.lift_mm) if spot.lift_mm else there

    return change


def _lifted(item: Item, by_mm: float) -> Item:
    lift = getattr(item, LIFT_FIELD, None)
    if lift is None:
        text = msg("only what stands on something can be stacked")
        raise UsageError(text, "choose things, not what is drawn", where=called(item))
    return with_fields(item, {LIFT_FIELD: lift + by_mm})


def make_array(draft: Draft, ids: Collection[RecordId], pattern: Pattern, middle: Point) -> list[RecordId]:
    """Put a selection on the plan as often as a pattern says; gives the ids of all, the selection's too.

    Raises:
        UsageError: a pattern that makes no sense, or stacking what cannot be lifted.
    """
    first, *others = spots_of(pattern, middle)
    placed = list(ids)
    copies = copy_each(draft, ids, *(changer(spot, middle) for spot in others))
    if first != Spot():
        for item_id in ids:
            draft.put(changer(first, middle)(item_of(draft, item_id)))
    return placed + copies


def ghosts_of(items: Sequence[Item], pattern: Pattern, middle: Point) -> tuple[Item, ...]:
    """The items of an array beside the selection, to be shown before they are made.

    Raises:
        UsageError: as `make_array`.
    """
    first, *others = spots_of(pattern, middle)
    named = [
        replace(changer(spot, middle)(item), id=f"ghost-{number}-{item.id}"[:64])
        for number, spot in enumerate(others)
        for item in items
    ]
    return (*((changer(first, middle)(item) for item in items) if first != Spot() else ()), *named)


def rise_of(tops_and_bottoms: Sequence[tuple[float, float]], gap_mm: float = 0.0) -> float:
    """How far a stack goes up from one selection to the next: the height of its bodies, and a gap. mm.

    Raises:
        UsageError: nothing of it has a height.
    """
    height = max((top for top, _ in tops_and_bottoms), default=0.0) - min(
        (bottom for _, bottom in tops_and_bottoms), default=0.0
    )
    if height + gap_mm <= 0:
        raise UsageError(msg("what has no height cannot be stacked"))
    return height + gap_mm
