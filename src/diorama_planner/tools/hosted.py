"""The tool for items that are set into others: openings that slide along a wall until they are let go."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item, Point
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import Cancel, Event, Key, Pointer, PointerDown, PointerUp, Typed
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Measure, Preview
from diorama_planner.tools.shapes import ghost, hosted
from diorama_planner.tools.tool import Step, Tool

SLIDE_STEP_MM = 1.0
"""Openings slide in whole millimetres, unless snapping is suspended."""


def hosted_tool(kind: ItemKind) -> Tool:
    """Make the tool that sets items of a kind into walls."""
    hint = msg("Move along a wall and click · Alt no snapping · Esc puts the tool down")
    return Tool(kind.tag, Idle(), partial(_step, kind), hint)


def _step(kind: ItemKind, state: Idle, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            spot = spot_for(kind, event, context)
            if spot is None:
                return Step(state, message=msg("Click on a wall"))
            item = hosted(kind, context.new_id(), spot, context)
            return Step(state, edit=add_edit(kind, item, context))
        case Pointer():
            return Step(Idle(event.snap), _preview(kind, event, context))
        case Cancel():
            return Step(state, done=True)
        case Key() | Typed():
            return Step(state, handled=False)
        case _:
            return Step(state)


def spot_for(kind: ItemKind, pointer: PointerDown | Pointer, context: Context) -> HostSpot | None:
    """Where an item of a kind would sit: near the pointer, wholly on its host."""
    spot = context.host_at(pointer.raw)
    if spot is None:
        return None
    width = float(context.defaults(kind.tag).get("width_mm", 0.0))
    return slid(spot, width, pointer)


def slid(spot: HostSpot, width_mm: float, pointer: Pointer) -> HostSpot:
    """Hold a place to whole millimetres and to the ends of the line; an item too wide sits in the middle."""
    length = polyline_length(spot.line)
    along = spot.along_mm
    if not pointer.modifiers.free:
        along = round(along / SLIDE_STEP_MM) * SLIDE_STEP_MM
    half = width_mm / 2.0
    held = length / 2.0 if width_mm >= length else min(max(along, half), length - half)
    return replace(spot, along_mm=held)


def slide_measures(spot: HostSpot, width_mm: float, context: Context) -> tuple[Measure, ...]:
    """The distances from both ends of the host to the near side of the item."""
    length = polyline_length(spot.line)
    low, high = spot.along_mm - width_mm / 2.0, spot.along_mm + width_mm / 2.0
    stretches = [(0.0, low), (high, length)]
    return tuple(
        Measure(_at(spot, start), _at(spot, end), context.format_length(end - start))
        for start, end in stretches
        if end - start > 0.05
    )


def _at(spot: HostSpot, along: float) -> Point:
    return point_along(spot.line, along)[0]


def _preview(kind: ItemKind, pointer: Pointer, context: Context) -> Preview:
    spot = spot_for(kind, pointer, context)
    if spot is None:
        return Preview(cursor="forbidden")
    shown: tuple[Item, ...] = ghost(partial(hosted, kind, "ghost", spot, context))
    width = float(context.defaults(kind.tag).get("width_mm", 0.0))
    return Preview(ghosts=shown, measures=slide_measures(spot, width, context), cursor="cross")
