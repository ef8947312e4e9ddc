"""The tool for kinds that are lines: walls, paths."""

from __future__ import annotations

from functools import partial

from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Drawing, Idle
from diorama_planner.tools.events import DoubleClick, Event, Pointer, PointerDown
from diorama_planner.tools.pointwise import ARC_KEY, Figure, figure_of, showing, step_drawing
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.tool import Step, Tool, otherwise


def polyline_tool(kind: ItemKind) -> Tool:
    """Make the tool that draws lines of a kind."""
    hint = msg("Click where the {name} begins · Alt no snapping · Esc puts the tool down", name=kind.name.lower())
    return Tool(kind.tag, Idle(), partial(_step, figure_of(kind, is_ring=False)), hint, keys=frozenset({ARC_KEY}))


def _step(figure: Figure, state: Idle | Drawing, event: Event, context: Context) -> Step:
    if isinstance(state, Drawing):
        return step_drawing(figure, state, event, context)
    return step_idle(figure, state, event, context)


def step_idle(figure: Figure, state: Idle, event: Event, context: Context) -> Step:
    """Wait for the first point."""
    match event:
        case PointerDown():
            begun = Drawing(context.new_id(), (event.point,), event.snap, pressed_at=event.raw)
            return showing(figure, begun, context)
        case DoubleClick():
            return Step(state)  # the second click of the pair that ended the last drawing
        case Pointer():
            return Step(Idle(event.snap), Preview(snap=event.snap, cursor="cross"))
        case _:
            return otherwise(state, event)
