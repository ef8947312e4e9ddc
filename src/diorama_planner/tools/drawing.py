"""Drawing point by point: the part that lines and outlines share.

A point is set by a click, by a press and release apart, or by typing its distance and direction from the last
one. Walls and paths end as lines, areas as rings (`polygon` adds rectangles to them).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diorama_planner.model.record import Point, Points, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import ANGLE, Entry, readable_values, tip, values
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.preview import Tip
from diorama_planner.tools.tool import REACH_PIXELS
from diorama_planner.tools.vectors import direction, distance, on_magnet, polar

NO_ENTRY = Entry(("length", ANGLE))


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing begun; `at` is where the pointer was last."""

    at: Snapped | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Points set so far, where the pointer is, what is typed; `pressed_at` while the button is held."""

    item_id: RecordId
    points: Points
    cursor: Snapped
    entry: Entry = NO_ENTRY
    pressed_at: Point | None = None


def followed(state: Drawing, pointer: Pointer) -> Drawing:
    """Move the loose end under the pointer; Shift holds its direction to steps of 15 degrees."""
    snap = pointer.snap
    if pointer.modifiers.keep_axis:
        snap = Snapped(on_magnet(state.points[-1], snap.point), "angle")
    return replace(state, cursor=snap)


def loose_end(state: Drawing, context: Context) -> Point:
    """Where the next point would be: under the pointer, as far as nothing else was typed."""
    length, angle = readable_values(state.entry, context)
    return _end(state, length, angle)


def typed_end(state: Drawing, context: Context) -> Point:
    """Where the next point is by what was typed.

    Raises:
        LengthError: a value cannot be read.
    """
    length, angle = values(state.entry, context)
    return _end(state, length, angle)


def _end(state: Drawing, length: float | None, angle: float | None) -> Point:
    last, cursor = state.points[-1], state.cursor.point
    if length is None and angle is None:
        return cursor
    return polar(
        last,
        distance(last, cursor) if length is None else length,
        direction(last, cursor) if angle is None else angle,
    )


def with_point(state: Drawing, point: Point) -> Drawing:
    """Set a point, unless it lies on the last one; what was typed is used up."""
    same = distance(state.points[-1], point) < 1e-6
    points = state.points if same else (*state.points, point)
    return replace(state, points=points, entry=NO_ENTRY, cursor=Snapped(point))


def is_closing(state: Drawing, point: Point, context: Context) -> bool:
    """Whether a click at a point closes the ring."""
    near = distance(state.points[0], point) <= REACH_PIXELS * context.mm_per_pixel
    return len(state.points) >= 3 and near


def drawing_tip(state: Drawing, context: Context) -> Tip:
    """Length and direction of the loose piece."""
    last, end = state.points[-1], loose_end(state, context)
    return tip(state.entry, end, (distance(last, end), direction(last, end)), context)


def without_last(state: Drawing) -> Drawing | None:
    """Take the last point back; None when it was the only one."""
    return replace(state, points=state.points[:-1]) if len(state.points) > 1 else None
