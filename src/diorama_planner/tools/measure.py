"""The tape: distance and angle between two points, and along a chain of them. Changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diorama_planner.core.messages import msg
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
from diorama_planner.tools.tool import DRAG_PIXELS, Step, Tool
from diorama_planner.tools.vectors import direction, distance, on_magnet


@dataclass(frozen=True, slots=True)
class Taping:
    """The tape is out: fixed points and the loose end; `is_fixed` once both ends are set."""

    points: Points
    cursor: Snapped
    pressed_at: Point | None = None
    is_fixed: bool = False


MEASURE = "measure"
HINT = msg("Click or drag from point to point · Shift keeps 15° · Alt no snapping · Esc puts the tape down")


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
            there = _followed(state, event)
            return _showing(replace(there, points=(*there.points, there.cursor.point), is_fixed=True), context)
        case PointerUp():
            start = state.pressed_at
            state = replace(state, pressed_at=None)
            if start is None or distance(start, event.raw) <= DRAG_PIXELS * context.mm_per_pixel:
                return _showing(state, context)
            there = _followed(state, event)
            return _showing(replace(there, points=(*there.points, there.cursor.point), is_fixed=True), context)
        case DoubleClick() | Confirm() | Cancel():
            return Step(Idle(state.cursor))
        case Key() | Typed():
            return replace(_showing(state, context), handled=False)


def _followed(state: Taping, pointer: Pointer) -> Taping:
    snap = pointer.snap
    if pointer.modifiers.keep_axis:
        snap = Snapped(on_magnet(state.points[-1], snap.point), "angle")
    return replace(state, cursor=snap)


def _showing(state: Taping, context: Context) -> Step:
    start, end = state.points[0], state.points[-1] if state.is_fixed else state.cursor.point
    if distance(start, end) <= 0:
        return Step(state, Preview(points=(start,), snap=state.cursor, cursor="cross"))
    length = context.format_length(distance(start, end))
    dx, dy = abs(end[0] - start[0]), abs(end[1] - start[1])
    sign = Tip(
        end,
        (
            TipValue("real", context.format_real(distance(start, end))),
            TipValue("angle", context.format_angle(direction(start, end))),
            TipValue("x", context.format_length(dx)),
            TipValue("y", context.format_length(dy)),
        ),
    )
    preview = Preview(
        lines=(Line((start, end), role="guide"),),
        points=(start, end),
        measures=(Measure(start, end, length),),
        tips=(sign,),
        snap=None if state.is_fixed else state.cursor,
        cursor="cross",
    )
    return Step(state, preview)
