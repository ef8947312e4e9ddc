"""The drags of the select tool once they have begun: moving, copying, turning, stretching, a vertex, sliding.

Each computes from what was at its start, never from the last frame, so nothing drifts; Esc gives back the
selection of before and nothing else was touched. Values can be typed into the tips of moving, turning and
stretching while the hand holds on (`following`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.kinds.contract import Handle
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.entry import ANGLE, refused, told
from diorama_planner.tools.events import Cancel, Confirm, Event, Pointer, PointerDown, PointerUp, Snapped
from diorama_planner.tools.following import followed_ghosts
from diorama_planner.tools.frame import position
from diorama_planner.tools.moving import Moving, Turning, moving_edit, moving_preview, turning_edit, turning_preview
from diorama_planner.tools.preview import Preview, Tip, TipValue
from diorama_planner.tools.shapes import ALONG_FIELD, ghost, role_of, with_fields
from diorama_planner.tools.stretching import Stretching, stretching_edit, stretching_preview
from diorama_planner.tools.tool import Edit, Step
from diorama_planner.tools.vectors import direction, distance, on_axis

HINT_SLIDING = msg("Slides along its wall · Alt no snapping · Esc puts it back")
HINT_VERTEX = msg("Shift keeps an axis · Alt no snapping · Esc puts it back")


@dataclass(frozen=True, slots=True)
class DraggingVertex:
    """One point of an item."""

    item: Item
    handle: Handle


@dataclass(frozen=True, slots=True)
class Sliding:
    """A hosted item along its host."""

    item: Item
    grabbed: Point
    spot: HostSpot
    before: frozenset[RecordId]


TypedInto = Moving | Turning | Stretching
"""The gestures whose values can be typed."""

Gesture = TypedInto | DraggingVertex | Sliding


def following(state: Gesture, event: Event, context: Context) -> Step:
    """Follow an event while a gesture is under way: it goes on, ends in an edit, or is given up."""
    if isinstance(state, TypedInto):
        return _following_typed(state, event, context)
    match event:
        case PointerUp():
            return Step(None, edit=edit_of(state, event, context))
        case Pointer():
            return shown(state, event, context)
        case Cancel():
            return Step(None, select=getattr(state, "before", None))
        case _:
            return Step(state)


def _following_typed(state: TypedInto, event: Event, context: Context) -> Step:
    match event:
        case PointerUp() | PointerDown():
            return _let_go(replace(state, last=event), context)
        case Pointer():
            return shown(replace(state, last=event), event, context)
        case _ if (entry := told(state.entry, event, tab_opens=0)) is not None:
            return _shown_again(replace(state, entry=entry), context)
        case Confirm():
            return _let_go(state, context)
        case Cancel():
            return Step(None, select=getattr(state, "before", None))
        case _:
            return _shown_again(state, context)


def _shown_again(state: TypedInto, context: Context) -> Step:
    return Step(state) if state.last is None else shown(state, state.last, context)


def _let_go(state: TypedInto, context: Context) -> Step:
    """End with what was typed, else with where the hand is; what cannot be read stays and says why."""
    if state.last is None:
        return Step(None)
    try:
        return Step(None, edit=edit_of(state, state.last, context))
    except LengthError as error:
        return _shown_again(replace(state, entry=refused(state.entry, error)), context)


def shown(state: Gesture, pointer: Pointer, context: Context) -> Step:
    """What a gesture looks like with the pointer here."""
    match state:
        case Stretching():
            return Step(state, stretching_preview(state, pointer, context))
        case Moving():
            return Step(state, moving_preview(state, pointer, context))
        case Turning():
            return Step(state, turning_preview(state, pointer, context))
        case DraggingVertex():
            return Step(state, _vertex_preview(state, pointer, context))
        case Sliding():
            return Step(state, _sliding_preview(state, pointer, context))


def edit_of(state: Gesture, pointer: Pointer, context: Context) -> Edit | None:
    """The edit when the button comes up here; None when nothing has changed.

    Raises:
        LengthError: a typed value cannot be read.
    """
    match state:
        case Stretching():
            return stretching_edit(state, pointer, context)
        case Moving():
            return moving_edit(state, pointer, context)
        case Turning():
            return turning_edit(state, pointer, context)
        case DraggingVertex():
            return _bending_edit(state, _bent(state, _pulled(state, pointer, context).point, context), context)
        case Sliding(item=item):
            return _put_edit("Slide along the wall", item, _slid(state, pointer, context)[0])


def _pulled(state: DraggingVertex, pointer: Pointer, context: Context) -> Snapped:
    """Where a corner is pulled to: it is drawn to others, and in line with them and with those of its own item."""
    snap = Snapped(pointer.raw)
    if not pointer.modifiers.free:
        own = (handle for handle in context.handles(state.item.id) if handle.field == state.handle.field)
        others = tuple(handle.at for handle in own if handle.index != state.handle.index)
        snap = context.snap(pointer.raw, frozenset({state.item.id}), beside=others)
    kept = on_axis(state.handle.at, snap.point) if pointer.modifiers.keep_axis else snap.point
    return snap if kept == snap.point else Snapped(kept)


def _bent(state: DraggingVertex, to: Point, context: Context) -> Item:
    return context.pulled(state.item, state.handle, to)


def _turns(state: DraggingVertex) -> bool:
    """Whether the grip is none of the item's points, but aims it."""
    return role_of(state.item, state.handle.field) is Role.ANGLE


def _vertex_preview(state: DraggingVertex, pointer: Pointer, context: Context) -> Preview:
    snap = _pulled(state, pointer, context)
    point = snap.point
    bent = ghost(lambda: _bent(state, point, context))
    bent += followed_ghosts(state.item, bent, context)
    at = position(state.item)
    if at is not None and _turns(state):
        values = aim_values(at, point, context)
    else:
        values = (TipValue("x", context.format_length(point[0])), TipValue("y", context.format_length(point[1])))
    return Preview(
        ghosts=bent, points=(point,), tips=(Tip(point, values),), snap=snap, hint=HINT_VERTEX, cursor="cross"
    )


def aim_values(start: Point, to: Point, context: Context) -> tuple[TipValue, TipValue]:
    """How far it is to what is aimed at, and in which direction."""
    far, turn = distance(start, to), direction(start, to)
    return TipValue("length", context.format_length(far)), TipValue(ANGLE, context.format_angle(turn))


def _bending_edit(state: DraggingVertex, new: Item, context: Context) -> Edit | None:
    """The edit that gives an item another line, or aims it; what meets it and what is set into it follows."""
    if _turns(state):
        return _put_edit("Aim", state.item, new)
    if new == state.item:
        return None
    verbs = context.verbs

    def reshape(draft: Draft) -> None:
        verbs.reshape(draft, new)

    return Edit("Move a corner", reshape)


def _slid(state: Sliding, pointer: Pointer, context: Context) -> tuple[Item, HostSpot]:
    """The item moved along its host as far as the pointer has, clear of others; where it was if it fits nowhere."""
    from diorama_planner.tools.hosted import fitted, own_fields

    start = nearest_along(state.spot.line, state.grabbed)[0]
    now = nearest_along(state.spot.line, pointer.raw)[0]
    wanted = replace(state.spot, along_mm=state.spot.along_mm + now - start)
    there, _ = fitted(wanted, own_fields(state.item), context, pointer, state.item.id)
    if there is None:
        return state.item, state.spot
    return with_fields(state.item, **{ALONG_FIELD: there.along_mm}), there


def _sliding_preview(state: Sliding, pointer: Pointer, context: Context) -> Preview:
    from diorama_planner.tools.hosted import slide_measures

    item, spot = _slid(state, pointer, context)
    width = float(getattr(item, "width_mm", 0.0))
    return Preview(ghosts=(item,), measures=slide_measures(spot, width, context), hint=HINT_SLIDING, cursor="moving")


def _put_edit(label: str, old: Item, new: Item) -> Edit | None:
    if new == old:
        return None

    def put(draft: Draft) -> None:
        draft.put(new)

    return Edit(label, put)
