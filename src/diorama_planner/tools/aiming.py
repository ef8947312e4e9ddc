"""The tool for what is put down at a point and aimed: press where it stands, drag to what it looks at.

A mere click aims it at the middle of the base. How far it is to there may say more of it, such as where a lens is
focused: that is for its kind.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import Handle, ItemKind
from diorama_planner.model.record import BASE_ID, Item, Point, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Cancel, Event, Pointer, PointerDown, PointerUp, Snapped
from diorama_planner.tools.frame import angle_field
from diorama_planner.tools.gestures import aim_values
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Line, Preview, Tip
from diorama_planner.tools.shapes import ghost, placed
from diorama_planner.tools.tool import DRAG_PIXELS, Step, Tool, otherwise
from diorama_planner.tools.vectors import distance, middle, on_magnet

_HINT = msg("Press where it stands and drag to what it looks at · Alt no snapping · Esc puts the tool down")
_HINT_AIMING = msg("Let go over what it looks at · Shift keeps 15° · Alt no snapping · Esc cancels")


@dataclass(frozen=True, slots=True)
class Carrying:
    """In the hand, before the press."""

    item_id: RecordId = ""


@dataclass(frozen=True, slots=True)
class Aiming:
    """It stands at `start`, the button is down."""

    item_id: RecordId
    start: Point


def aiming_tool(kind: ItemKind, sort: int = 0) -> Tool:
    """Make the tool that puts down items of a kind and aims them, in one of the sorts of newly drawn ones."""
    tag = f"{kind.tag}/{sort}" if sort else kind.tag
    return Tool(tag, Carrying(), partial(_step, kind, sort), _HINT)


def _item(kind: ItemKind, sort: int, state: Aiming, to: Point | None, context: Context) -> Item:
    """The item at its place, aimed at a point or else at the middle of the base."""
    sorts = context.variants(kind.tag)
    item = placed(kind, state.item_id, state.start, context, **(dict(sorts[sort % len(sorts)]) if sorts else {}))
    aim = to if to is not None else middle(context.bounds(BASE_ID))
    return context.pulled(item, Handle(aim, angle_field(item)), aim)


def _aimed_at(state: Aiming, pointer: Pointer, context: Context) -> Point | None:
    """Where it is aimed with the pointer here; None as long as that is a click."""
    if distance(state.start, pointer.raw) <= DRAG_PIXELS * context.mm_per_pixel:
        return None
    at = pointer.raw if pointer.modifiers.free else pointer.point
    return on_magnet(state.start, at) if pointer.modifiers.keep_axis else at


def _step(kind: ItemKind, sort: int, state: Carrying | Aiming, event: Event, context: Context) -> Step:
    if isinstance(state, Aiming):
        return _step_aiming(kind, sort, state, event, context)
    match event:
        case PointerDown():
            at = event.raw if event.modifiers.free else event.point
            return Step(Aiming(state.item_id or context.new_id(), at))
        case Pointer():
            held = replace(state, item_id=state.item_id or context.new_id())
            there = Aiming(held.item_id, event.point)
            shown = ghost(partial(_item, kind, sort, there, None, context))
            return Step(held, Preview(ghosts=shown, snap=event.snap, hint=_HINT, cursor="cross"))
        case _:
            return otherwise(state, event)


def _step_aiming(kind: ItemKind, sort: int, state: Aiming, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            item = _item(kind, sort, state, _aimed_at(state, event, context), context)
            edit = add_edit(kind, item, context)
            return Step(Carrying(), edit=replace(edit, label=f"Place {kind.name.lower()}"))
        case Pointer():
            return Step(state, _shown(kind, sort, state, event, context))
        case Cancel():
            return Step(Carrying())
        case _:
            return Step(state)


def _shown(kind: ItemKind, sort: int, state: Aiming, pointer: Pointer, context: Context) -> Preview:
    to = _aimed_at(state, pointer, context)
    shown = ghost(partial(_item, kind, sort, state, to, context))
    if to is None:
        return Preview(ghosts=shown, hint=_HINT_AIMING, cursor="cross")
    return Preview(
        ghosts=shown,
        lines=(Line((state.start, to), role="guide"),),
        tips=(Tip(to, aim_values(state.start, to, context)),),
        snap=pointer.snap if to == pointer.point else Snapped(to),
        hint=_HINT_AIMING,
        cursor="cross",
    )
