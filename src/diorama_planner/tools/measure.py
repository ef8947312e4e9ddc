"""The tape: distance and angle between two points, along a chain of them, and round an area. Changes nothing.

A drag measures once; clicks go on, each piece is told, and a click on the first point closes the area.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import signed_area
from diorama_planner.model.record import Point, Points
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Key,
    Pointer,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.preview import Line, Measure, Preview, Tip, TipValue
from diorama_planner.tools.tool import DRAG_PIXELS, REACH_PIXELS, Step, Tool
from diorama_planner.tools.vectors import direction, distance, on_magnet


@dataclass(frozen=True, slots=True)
class Taping:
    """The tape is out: fixed points and the loose end; `is_fixed` once it lies, `is_ring` round an area."""

    points: Points
    cursor: Snapped
    pressed_at: Point | None = None
    is_fixed: bool = False
    is_ring: bool = False


MEASURE = "measure"
HINT = msg("Click or drag from point to point · Shift keeps 15° · Alt no snapping · Esc puts the tape down")
HINT_TAPING = msg("Click goes on · On the first point: the area · Enter ends · Backspace takes a point back · Esc")


def measure_tool() -> Tool:
    """Make the tape."""
    return Tool(MEASURE, Idle(), _step, HINT)


def _step(state: Idle | Taping, event: Event, context: Context) -> Step:
    if isinstance(state, Taping) and not state.is_fixed:
        return _step_taping(state, event, context)
    match event:
        case PointerDown():
            return _showing(Taping((event.point,), event.snap, event.raw), context)
        case Pointer() if isinstance(state, Taping):
            return _showing(state, context)
        case Pointer():
            return Step(state, Preview(snap=event.snap, cursor="cross"))
        case Cancel():
            return Step(Idle(), done=isinstance(state, Idle))
        case Key() | Typed():
            return Step(state, handled=False)
        case _:
            return Step(state)


def _step_taping(state: Taping, event: Event, context: Context) -> Step:
    match event:
        case PointerMove():
            return _showing(_followed(state, event), context)
        case PointerDown():
            return _showing(_with_point(_followed(state, event), context), context)
        case PointerUp():
            start = state.pressed_at
            state = replace(state, pressed_at=None)
            if start is None or distance(start, event.raw) <= DRAG_PIXELS * context.mm_per_pixel:
                return _showing(state, context)
            return _showing(replace(_with_point(_followed(state, event), context), is_fixed=True), context)
        case DoubleClick() | Confirm():
            enough = len(state.points) > 1
            return _showing(replace(state, is_fixed=True), context) if enough else Step(Idle(state.cursor))
        case Key(name="backspace") if len(state.points) > 1:
            return _showing(replace(state, points=state.points[:-1]), context)
        case Cancel() | Key(name="backspace"):
            return Step(Idle(state.cursor))
        case Key() | Typed():
            return replace(_showing(state, context), handled=False)


def _followed(state: Taping, pointer: Pointer) -> Taping:
    snap = pointer.snap
    if pointer.modifiers.keep_axis:
        snap = Snapped(on_magnet(state.points[-1], snap.point), "angle")
    return replace(state, cursor=snap)


def _with_point(state: Taping, context: Context) -> Taping:
    """Set the loose end; on the first point it closes the area."""
    point = state.cursor.point
    if len(state.points) > 2 and distance(state.points[0], point) <= REACH_PIXELS * context.mm_per_pixel:
        return replace(state, is_fixed=True, is_ring=True)
    if distance(state.points[-1], point) <= 0:
        return state
    return replace(state, points=(*state.points, point))


def _showing(state: Taping, context: Context) -> Step:
    points = state.points if state.is_fixed else (*state.points, state.cursor.point)
    if not state.is_fixed and distance(points[-2], points[-1]) <= 0:
        points = state.points
    if len(points) < 2:
        return Step(state, Preview(points=points, snap=state.cursor, cursor="cross"))
    ring = (*points, points[0]) if state.is_ring else points
    pieces = list(pairwise(ring))
    measures = (Measure(start, end, context.format_length(distance(start, end))) for start, end in pieces)
    preview = Preview(
        lines=(Line(points, closed=state.is_ring, role="guide"),),
        points=points,
        measures=tuple(measures),
        tips=(Tip(points[-1], _told(state, points, context)),),
        snap=None if state.is_fixed else state.cursor,
        hint=HINT if state.is_fixed else HINT_TAPING,
        cursor="cross",
    )
    return Step(state, preview)


def _told(state: Taping, points: Points, context: Context) -> tuple[TipValue, ...]:
    """What the tape reads: of a ring area and perimeter, of a chain its total, of one piece its direction."""
    length = sum(distance(start, end) for start, end in pairwise(points))
    if state.is_ring:
        around = length + distance(points[-1], points[0])
        return (
            TipValue("area", context.format_area(abs(signed_area(points)))),
            TipValue("real", context.format_area(abs(signed_area(points)), real=True)),
            TipValue("perimeter", context.format_length(around)),
        )
    start, end = points[-2], points[-1]
    angle = TipValue("angle", context.format_angle(direction(start, end)))
    if len(points) > 2:
        real = TipValue("real", context.format_real(length))
        return TipValue("total", context.format_length(length)), real, angle
    dx, dy = abs(end[0] - start[0]), abs(end[1] - start[1])
    return (
        TipValue("real", context.format_real(length)),
        angle,
        TipValue("x", context.format_length(dx)),
        TipValue("y", context.format_length(dy)),
    )
