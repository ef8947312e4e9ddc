"""The tools for items that are put down at a point: things as ghosts of their true size, texts to be typed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.anchoring import snapped_ghost
from diorama_planner.tools.backing import backed, face_near
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    Event,
    Key,
    Pointer,
    PointerDown,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.frame import angle_field
from diorama_planner.tools.gaps import gap_measures
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Preview, Tip, TipValue
from diorama_planner.tools.shapes import (
    ghost,
    placed,
    point_field,
    source_field,
    text_field,
    thing_field,
    with_fields,
)
from diorama_planner.tools.tool import Step, Tool, otherwise
from diorama_planner.tools.vectors import MAGNET_DEG

_HINT_THING = msg("Click to put it down · R turns 15° · Alt no snapping · Esc puts the tool down")
_HINT_FACE = msg(
    "Click to put it onto a wall, a lamp post, a car · R turns 15° · Alt fixes it to nothing · Esc puts the tool down"
)
_HINT_TEXT = msg("Click where the text goes, then type · Esc puts the tool down")
_HINT_WRITING = msg("Type the text · Enter ends · Esc cancels")
_NO_THING = msg("Choose a thing in the Library first")


@dataclass(frozen=True, slots=True)
class Holding:
    """A thing in the hand, turned; the ghost follows the pointer."""

    turn_deg: float = 0.0
    item_id: RecordId = ""


@dataclass(frozen=True, slots=True)
class Writing:
    """A text being typed at a point."""

    item_id: RecordId
    at: Point
    text: str = ""


def point_tool(kind: ItemKind, thing_id: str = "") -> Tool:
    """Make the tool that puts items of a kind down at a point; `thing_id` is the thing in the hand."""
    if text_field(kind) and not thing_field(kind):
        return Tool(kind.tag, Idle(), partial(_step_text, kind), _HINT_TEXT, cursor="text")
    return Tool(kind.tag, Holding(), partial(_step_thing, kind, thing_id), _hint(kind))


def _hint(kind: ItemKind) -> Message:
    return _HINT_FACE if kind.on_wall is not None else _HINT_THING


def held(kind: ItemKind, thing_id: str, state: Holding, at: Point, context: Context) -> Item:
    """The item in the hand, at a point."""
    own = {thing_field(kind): thing_id} if thing_field(kind) else {}
    if own and source_field(kind):
        own[source_field(kind)] = context.source_of(thing_id)
    item = placed(kind, state.item_id, at, context, **own)
    field = angle_field(item)
    return with_fields(item, **{field: (getattr(item, field) + state.turn_deg) % 360.0}) if field else item


def put_down(
    kind: ItemKind, thing_id: str, state: Holding, pointer: Pointer, context: Context
) -> tuple[Item, Snapped]:
    """The item in the hand where it would come to stand, and what drew it there: by a wall it turns its back to it.

    A light goes onto what it is held over before it goes onto a wall near by, and snaps to the side of nothing.

    Raises:
        PlannerError: it cannot be made.
    """
    item = held(kind, thing_id, state, pointer.point, context)
    if pointer.modifiers.free:
        return item, pointer.snap
    if kind.on_wall is not None:
        return _fixed(kind, item, held(kind, thing_id, state, pointer.raw, context), context), pointer.snap
    front = context.front_of(thing_id)
    by_wall = item if front is None else backed(item, point_field(kind), front, pointer.raw, context)
    if by_wall != item:
        return by_wall, pointer.snap
    there = held(kind, thing_id, state, pointer.raw, context)
    end, snap = snapped_ghost(context.area_of(there), pointer.raw, context)
    return held(kind, thing_id, state, end, context), snap


def _fixed(kind: ItemKind, item: Item, there: Item, context: Context) -> Item:
    """A light on what carries it `there`, under the pointer, on the wall near that, or free where it snapped to."""
    carried = context.fixed(there)
    face = face_near(getattr(there, point_field(kind)), context) if carried == there else None
    if kind.on_wall is None or (face is None and carried == there):
        return item
    if face is None:
        return carried
    spot, at, away = face
    fixed: Item = kind.on_wall(item, spot.host_id, at, away)
    return fixed


def _ghost(kind: ItemKind, thing_id: str, state: Holding, pointer: Pointer, context: Context) -> Preview:
    """The item in the hand with what it is in line with and how far its neighbours are."""
    try:
        item, snap = put_down(kind, thing_id, state, pointer, context)
        area = context.area_of(item)
    except PlannerError:
        return Preview(snap=pointer.snap, hint=_hint(kind), cursor="cross")
    outline = [(x, y) for ring in area.rings() for x, y in ring.tolist()]
    measures = () if area.is_empty else gap_measures(area.bounds, frozenset(), context, outline=outline)
    return Preview(ghosts=(item,), measures=measures, snap=snap, hint=_hint(kind), cursor="cross")


def _step_thing(kind: ItemKind, thing_id: str, state: Holding, event: Event, context: Context) -> Step:
    if thing_field(kind) and not thing_id:
        done = isinstance(event, Cancel)
        return Step(state, message=_NO_THING if isinstance(event, PointerDown) else None, done=done)
    if not state.item_id:
        state = replace(state, item_id=context.new_id())
    match event:
        case PointerUp():
            edit = add_edit(kind, put_down(kind, thing_id, state, event, context)[0], context)
            return Step(replace(state, item_id=""), edit=replace(edit, label=f"Place {kind.name.lower()}"))
        case Pointer():
            return Step(state, _ghost(kind, thing_id, state, event, context))
        case Key(name="r"):
            turn = -MAGNET_DEG if event.modifiers.shift else MAGNET_DEG
            return Step(replace(state, turn_deg=state.turn_deg + turn))
        case _:
            return otherwise(state, event)


def _step_text(kind: ItemKind, state: Idle | Writing, event: Event, context: Context) -> Step:
    if isinstance(state, Writing):
        return _step_writing(kind, state, event, context)
    match event:
        case PointerUp():
            return _written(kind, Writing(context.new_id(), event.point), context)
        case Pointer():
            return Step(Idle(event.snap), Preview(snap=event.snap, cursor="text"))
        case _:
            return otherwise(state, event)


def _step_writing(kind: ItemKind, state: Writing, event: Event, context: Context) -> Step:
    match event:
        case Typed():
            return _written(kind, replace(state, text=state.text + event.text), context)
        case Key(name="backspace"):
            return _written(kind, replace(state, text=state.text[:-1]), context)
        case Confirm() | PointerDown():
            if not state.text.strip():
                return Step(Idle())
            return Step(Idle(), edit=add_edit(kind, _text_item(kind, state, context), context))
        case Cancel():
            return Step(Idle())
        case _:
            return _written(kind, state, context)


def _text_item(kind: ItemKind, state: Writing, context: Context) -> Item:
    return placed(kind, state.item_id, state.at, context, **{text_field(kind): state.text.strip()})


def _written(kind: ItemKind, state: Writing, context: Context) -> Step:
    shown = ghost(partial(_text_item, kind, state, context)) if state.text.strip() else ()
    sign = Tip(state.at, (TipValue("text", state.text, editing=True),))
    return Step(state, Preview(ghosts=shown, tips=(sign,), hint=_HINT_WRITING, cursor="text"))
