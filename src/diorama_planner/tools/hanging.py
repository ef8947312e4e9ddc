"""The tool that puts things and openings onto a face of a wall: a ghost of their true size until they are let go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import Event, Pointer, PointerUp, Snapped
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Preview, Tip, TipValue
from diorama_planner.tools.tool import Step, Tool, otherwise

Hang: TypeAlias = Callable[[RecordId, Pointer], tuple[Item, Snapped | None]]
"""Gives the item that would hang where the pointer is, and what drew it there."""

_HINT = msg("Click to put it on the wall · Alt no snapping · Esc puts the tool down")


def hanging_tool(kind: ItemKind, hang: Hang) -> Tool:
    """Make the tool that puts items of a kind onto a face."""
    return Tool(kind.tag, Idle(), partial(_step, kind, hang), _HINT)


def _step(kind: ItemKind, hang: Hang, state: Idle, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            return _put(kind, hang, state, event, context)
        case Pointer():
            return Step(Idle(event.snap), _preview(hang, event))
        case _:
            return otherwise(state, event)


def _put(kind: ItemKind, hang: Hang, state: Idle, pointer: Pointer, context: Context) -> Step:
    try:
        item, _ = hang(context.new_id(), pointer)
    except UsageError as error:
        return Step(state, _refusal(error, pointer), message=error.message)
    return Step(state, edit=add_edit(kind, item, context))


def _refusal(error: UsageError, pointer: Pointer) -> Preview:
    """Why nothing can hang here, said where the pointer is."""
    tip = Tip(pointer.raw, (TipValue("", str(error.message)),))
    return Preview(tips=(tip,), hint=error.message, cursor="forbidden")


def _preview(hang: Hang, pointer: Pointer) -> Preview:
    try:
        item, snap = hang("ghost", pointer)
    except UsageError as error:
        return _refusal(error, pointer)
    return Preview(ghosts=(item,), snap=snap, hint=_HINT, cursor="cross")
