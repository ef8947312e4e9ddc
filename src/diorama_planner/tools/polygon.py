"""The tool for kinds that are areas: a drag makes a rectangle, clicks make a free outline."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.errors import LengthError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Point, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Drawing, Idle
from diorama_planner.tools.entry import (
    Entry,
    closed,
    opens,
    pressed,
    readable_values,
    refused,
    tip,
    typed,
    values,
)
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    Event,
    Key,
    Pointer,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.pointwise import ARC_KEY, Figure, figure_of, showing, step_drawing
from diorama_planner.tools.polyline import step_idle
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import DRAG_PIXELS, Step, Tool
from diorama_planner.tools.vectors import box, corners, distance

NO_SIZE = Entry(("width", "depth"))
HINT_RECTANGLE = msg("Type the width, Tab for the depth · Shift makes a square · Esc cancels")


@dataclass(frozen=True, slots=True)
class Pressing:
    """The button went down: a rectangle if the pointer is dragged, the first point if not."""

    item_id: RecordId
    at: Snapped
    raw: Point


@dataclass(frozen=True, slots=True)
class Stretching:
    """A rectangle from `start` to the pointer, or of the size typed."""

    item_id: RecordId
    start: Point
    cursor: Snapped
    entry: Entry = NO_SIZE


State = Idle | Pressing | Stretching | Drawing


def polygon_tool(kind: ItemKind) -> Tool:
    """Make the tool that draws areas of a kind."""
    hint = msg("Drag a rectangle, or click an outline · Alt no snapping · Esc puts the tool down")
    return Tool(kind.tag, Idle(), partial(step_ring, figure_of(kind, is_ring=True)), hint, keys=frozenset({ARC_KEY}))


def step_ring(figure: Figure, state: State, event: Event, context: Context) -> Step:
    """Follow an event: a drag makes a rectangle, clicks a free outline."""
    match state:
        case Drawing():
            return step_drawing(figure, state, event, context)
        case Stretching():
            return _step_stretching(figure, state, event, context)
        case Pressing():
            return _step_pressing(figure, state, event, context)
        case Idle():
            if isinstance(event, PointerDown):
                return Step(Pressing(context.new_id(), event.snap, event.raw), Preview(snap=event.snap))
            return step_idle(figure, state, event, context)


def _step_pressing(figure: Figure, state: Pressing, event: Event, context: Context) -> Step:
    match event:
        case PointerMove() if distance(state.raw, event.raw) > DRAG_PIXELS * context.mm_per_pixel:
            return _stretched(figure, Stretching(state.item_id, state.at.point, event.snap), event, context)
        case PointerUp():
            return showing(figure, Drawing(state.item_id, (state.at.point,), event.snap), context)
        case Cancel():
            return Step(Idle(state.at))
        case _:
            return Step(state, Preview(snap=state.at))


def _step_stretching(figure: Figure, state: Stretching, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            return _finish(figure, _followed(state, event), context)
        case Pointer():
            return _stretched(figure, state, event, context)
        case Typed() if state.entry.is_open or opens(event):
            return _showing(figure, replace(state, entry=typed(state.entry, event)), context)
        case Key():
            entry = pressed(state.entry, event)
            return _showing(figure, state if entry is None else replace(state, entry=entry), context)
        case Confirm():
            return _finish(figure, state, context)
        case Cancel() if state.entry.is_open:
            return _showing(figure, replace(state, entry=closed(state.entry)), context)
        case Cancel():
            return Step(Idle(state.cursor))
        case _:
            return _showing(figure, state, context)


def _followed(state: Stretching, pointer: Pointer) -> Stretching:
    snap = pointer.snap
    if pointer.modifiers.keep_axis:
        dx, dy = snap.point[0] - state.start[0], snap.point[1] - state.start[1]
        side = max(abs(dx), abs(dy))
        at = (state.start[0] + (side if dx >= 0 else -side), state.start[1] + (side if dy >= 0 else -side))
        snap = Snapped(at)
    return replace(state, cursor=snap)


def _stretched(figure: Figure, state: Stretching, pointer: Pointer, context: Context) -> Step:
    return _showing(figure, _followed(state, pointer), context)


def _corner(state: Stretching, width: float | None, depth: float | None) -> Point:
    (x0, y0), (x, y) = state.start, state.cursor.point
    if width is not None:
        x = x0 + (width if x >= x0 else -width)
    if depth is not None:
        y = y0 + (depth if y >= y0 else -depth)
    return x, y


def _showing(figure: Figure, state: Stretching, context: Context) -> Step:
    corner = _corner(state, *readable_values(state.entry, context))
    bounds = box(state.start, corner)
    size = (bounds[2] - bounds[0], bounds[3] - bounds[1])
    preview = Preview(
        ghosts=ghost(partial(figure.build, state.item_id, Nodes(corners(bounds), closed=True), context)),
        lines=(Line(corners(bounds), closed=True),),
        tips=(tip(state.entry, corner, size, context),),
        snap=state.cursor,
        hint=HINT_RECTANGLE,
        cursor="cross",
    )
    return Step(state, preview)


def _finish(figure: Figure, state: Stretching, context: Context) -> Step:
    """Commit the rectangle; one without area is forgotten."""
    try:
        corner = _corner(state, *values(state.entry, context))
    except LengthError as error:
        return _showing(figure, replace(state, entry=refused(state.entry, error)), context)
    bounds = box(state.start, corner)
    idle = Idle(state.cursor)
    if min(bounds[2] - bounds[0], bounds[3] - bounds[1]) <= 0:
        return Step(idle)
    nodes = Nodes(corners(bounds), closed=True)
    try:
        edit = figure.edit(figure.build(state.item_id, nodes, context), context)
    except PlannerError as error:
        return replace(_showing(figure, state, context), state=idle, message=error.message)
    return Step(idle, Preview(snap=state.cursor, cursor="cross"), edit=edit)
