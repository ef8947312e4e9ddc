"""Wires by hand: joining two items of a circuit by way of points, and pulling a wire that lies already aside.

What a wire connects and where it runs between the places that it is led by is worked out by others; here a record is
made that names two items and those places.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.contract import ItemKind, Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import (
    Cancel,
    Event,
    Key,
    Pointer,
    PointerDown,
    PointerUp,
    Snapped,
)
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import points_field, with_fields
from diorama_planner.tools.tool import DRAG_PIXELS, REACH_PIXELS, Edit, Step, Tool, otherwise
from diorama_planner.tools.vectors import distance

START_FIELD, END_FIELD = "start", "end"
"""What every item that joins two others names them by."""

HELD = "wire-held"

_HINT = msg("Click what the wire starts at: a supply, a module, a junction or a light · Esc puts the tool down")
_HINT_ON = msg("Click where the wire goes by, then what it ends at · Backspace takes a point back · Esc cancels")
_HINT_HELD = msg("Drag to lead the wire by here · Alt no snapping · Esc leaves it as it is")
_NOT_ELECTRIC = msg("A wire starts and ends at a supply, a module, a junction or a light")


@dataclass(frozen=True, slots=True)
class Joining:
    """A wire from an item, by way of the points set so far; the pointer is `at` a place, over an item or none."""

    item_id: RecordId
    start: RecordId
    at: Snapped
    via: Points = ()
    over: RecordId = ""


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a wire was taken hold of: which of its places, and whether that is new."""

    wire: Item
    index: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Wires that lie together in the hand, and where they are held."""

    grips: tuple[Grip, ...]
    at: Snapped
    pressed_at: Point | None = None
    is_moved: bool = False


# -- joining -----------------------------------------------------------------------------------------------------


def joining_tool(kind: ItemKind) -> Tool:
    """Make the tool that joins items of a circuit."""
    return Tool(kind.tag, Idle(), partial(_step, kind), _HINT)


def _step(kind: ItemKind, state: Idle | Joining, event: Event, context: Context) -> Step:
    if isinstance(state, Joining):
        return _step_joining(kind, state, event, context)
    match event:
        case PointerUp():
            found = _electric_at(event, context)
            if not found:
                return Step(state, message=_NOT_ELECTRIC)
            return _showing(Joining(context.new_id(), found, event.snap), context)
        case Pointer():
            found = _electric_at(event, context)
            return Step(Idle(event.snap), Preview(hover=found or None, snap=event.snap, hint=_HINT, cursor="cross"))
        case _:
            return otherwise(state, event)


def _step_joining(kind: ItemKind, state: Joining, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            over = _electric_at(event, context)
            if over and over != state.start:
                return _joined(kind, replace(state, over=over), context)
            return _showing(replace(state, via=(*state.via, event.point), at=event.snap, over=""), context)
        case Pointer():
            over = _electric_at(event, context)
            return _showing(replace(state, at=event.snap, over="" if over == state.start else over), context)
        case Key(name="backspace") if state.via:
            return _showing(replace(state, via=state.via[:-1]), context)
        case Key(name="backspace") | Cancel():
            return Step(Idle(state.at))
        case _:
            return replace(_showing(state, context), handled=False)


def _joined(kind: ItemKind, state: Joining, context: Context) -> Step:
    own: dict[str, Any] = {START_FIELD: state.start, END_FIELD: state.over, points_field(kind): state.via}
    item = kind.record(id=state.item_id, **{**context.defaults(kind.tag), **own})

    def add(draft: Draft) -> Collection[RecordId]:
        context.verbs.add_item(draft, item)
        return [item.id] if draft.find(item.id) else [state.over]

    return Step(Idle(state.at), edit=Edit(f"Draw {kind.name.lower()}", add))


def _electric_at(pointer: Pointer, context: Context) -> RecordId:
    """The topmost item under the pointer at which wires end; empty for none."""
    for item_id in context.pick(pointer.raw):
        item = context.item(item_id)
        kind = kind_of(item) if item is not None else None
        if kind is not None and kind.electric is not None and kind.placement is not Placement.JOINING:
            return item_id
    return ""


def _showing(state: Joining, context: Context) -> Step:
    loose = _middle(state.over, context) if state.over else state.at.point
    line = (_middle(state.start, context), *state.via, loose)
    hover = state.over or None
    return Step(state, Preview(lines=(Line(line),), points=state.via, hover=hover, hint=_HINT_ON, cursor="cross"))


def _middle(item_id: RecordId, context: Context) -> Point:
    xmin, ymin, xmax, ymax = context.bounds(item_id)
    return (xmin + xmax) / 2, (ymin + ymax) / 2


# -- pulling -----------------------------------------------------------------------------------------------------


def held_tool(grips: tuple[Grip, ...], at: Point, hint: Message) -> Tool:
    """Take hold of wires where they run; they are lent to the hand until that lets go. `hint` says which they are."""
    return Tool(HELD, Held(grips, Snapped(at)), _step_held, hint, cursor="move")


def taken(wire: Item, at: Point, along: float, past: Collection[float], near: float) -> Grip:
    """Say where a wire is taken hold of: at one of its places, or between two of them.

    Args:
        wire: the record, or what would be one.
        at: where on the plan.
        along: how far that is along its way, from its start.
        past: how far along each of its places is.
        near: within this much of a place that is meant, in mm.
    """
    via = via_of(wire)
    for index, place in enumerate(via):
        if distance(place, at) <= near:
            return Grip(wire, index, is_new=False)
    return Grip(wire, sum(each < along for each in past), is_new=True)


def via_of(wire: Item) -> Points:
    """The places by which a wire is led."""
    places: Points = getattr(wire, _via_field(wire))
    return places


def reach_mm(context: Context) -> float:
    """How near the pointer must come to a place of a wire to take hold of that."""
    return REACH_PIXELS * context.mm_per_pixel


def _via_field(wire: Item) -> str:
    return infos_with_role(type(wire), Role.POINTS)[0].name


def _step_held(state: Held, event: Event, context: Context) -> Step:
    match event:
        case PointerDown():
            return _pulled(replace(state, pressed_at=event.raw, at=event.snap))
        case PointerUp() if not state.is_moved:
            known = frozenset(grip.wire.id for grip in state.grips if context.item(grip.wire.id))
            return Step(state, done=True, select=known or None)
        case PointerUp():
            return Step(state, edit=_lead(_with_place(state), context), done=True)
        case Pointer():
            start = state.pressed_at or event.raw
            far = distance(start, event.raw) > DRAG_PIXELS * context.mm_per_pixel
            return _pulled(replace(state, at=event.snap, is_moved=state.is_moved or far))
        case Key(name="delete" | "backspace") if any(not grip.is_new for grip in state.grips):
            freed = tuple(_without_place(grip) for grip in state.grips if not grip.is_new)
            return Step(state, edit=_lead(freed, context), done=True)
        case Cancel():
            return Step(state, done=True)
        case _:
            return replace(_pulled(state), handled=False)


def _pulled(state: Held) -> Step:
    if not state.is_moved:
        return Step(state, Preview(hint=_HINT_HELD, cursor="move"))
    snap = state.at if state.at.reason not in {"", "grid"} else None
    return Step(
        state,
        Preview(ghosts=_with_place(state), points=(state.at.point,), snap=snap, hint=_HINT_HELD, cursor="moving"),
    )


def _with_place(state: Held) -> tuple[Item, ...]:
    """The wires led by where they are held."""
    return tuple(_led(grip, state.at.point) for grip in state.grips)


def _led(grip: Grip, at: Point) -> Item:
    via = via_of(grip.wire)
    rest = via[grip.index :] if grip.is_new else via[grip.index + 1 :]
    return with_fields(grip.wire, **{_via_field(grip.wire): (*via[: grip.index], at, *rest)})


def _without_place(grip: Grip) -> Item:
    via = via_of(grip.wire)
    return with_fields(grip.wire, **{_via_field(grip.wire): (*via[: grip.index], *via[grip.index + 1 :])})


def _lead(wires: tuple[Item, ...], context: Context) -> Edit:
    """Keep wires as they are led now; one that is led by nothing any more runs by itself again."""

    def keep(draft: Draft) -> Collection[RecordId]:
        for wire in wires:
            if draft.find(wire.id) is None:
                context.verbs.add_item(draft, wire)
            elif via_of(wire):
                draft.put(wire)
            else:
                context.verbs.delete(draft, [wire.id])
        return [wire.id for wire in wires if via_of(wire)]

    return Edit("Lead wire" if len(wires) == 1 else "Lead wires", keep)
