"""The select tool: clicks, the marquee, the beginning of every drag, and what is done at rest.

What a drag does once it has begun is in `gestures`, what keys do to the selection in `select_keys`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import (
    Cancel,
    DoubleClick,
    Event,
    Key,
    Modifiers,
    Pointer,
    PointerDown,
    PointerUp,
)
from diorama_planner.tools.following import tied_beyond
from diorama_planner.tools.frame import (
    nearest_grip,
    outline_points,
    position,
    selection_frame,
    vertex_handles,
    with_groups,
)
from diorama_planner.tools.gestures import DraggingVertex, Gesture, Sliding, following, shown
from diorama_planner.tools.moving import Moving, Turning, angle_of
from diorama_planner.tools.pivoting import HINT_PIVOT, PlacingPivot, begin_placing, placing
from diorama_planner.tools.preview import Marquee, Preview
from diorama_planner.tools.shapes import is_area
from diorama_planner.tools.stretching import cursor_of, take_grip
from diorama_planner.tools.tool import DRAG_PIXELS, REACH_PIXELS, Pivot, Step, Tool
from diorama_planner.tools.vectors import box, direction, distance, middle

SELECT = "select"
HINT = msg("Drag to move · Shift keeps an axis · Alt no snapping · R turns 15°")
HINT_HANDLE = msg("Drag to turn in steps of 15° · Alt turns freely · Shift+T sets the point that it turns about")
HINT_BELOW = msg("Drag to move · Alt+click selects what lies below · R turns 15°")
HINT_INSIDE = msg("Inside a group · Esc or a click beside it leaves it")


@dataclass(frozen=True, slots=True)
class Resting:
    """Nothing is held."""


@dataclass(frozen=True, slots=True)
class Pressing:
    """The button is down but has not moved: on `clicked` (topmost), of which `grabbed` would move."""

    at: Point
    clicked: RecordId | None
    grabbed: RecordId | None


@dataclass(frozen=True, slots=True)
class Banding:
    """The marquee."""

    start: Point
    before: frozenset[RecordId]


State = Resting | Pressing | Banding | PlacingPivot | Gesture


def select_tool() -> Tool:
    """Make the select tool."""
    return Tool(SELECT, Resting(), _step, HINT, cursor="arrow")


def _step(state: State, event: Event, context: Context) -> Step:
    match state:
        case Resting():
            return _step_resting(event, context)
        case Pressing():
            return _step_pressing(state, event, context)
        case Banding():
            return _step_banding(state, event, context)
        case PlacingPivot():
            step = placing(state, event, context)
        case _:
            step = following(state, event, context)
    return replace(step, state=Resting()) if step.state is None else step


def _step_resting(event: Event, context: Context) -> Step:
    from diorama_planner.tools.select_keys import pressed_key

    match event:
        case PointerDown():
            return Step(_pressed(event, context))
        case DoubleClick():
            return _double_click(event, context)
        case Pointer():
            return Step(Resting(), _hover(event.raw, context))
        case Key(name="pivot") if context.chosen.turns:
            return begin_placing(context)
        case Key():
            step = pressed_key(event, context)
            return Step(Resting(), handled=False) if step is None else replace(step, state=Resting())
        case Cancel():
            return _left(context)
        case _:
            return Step(Resting(), handled=False)


def _left(context: Context) -> Step:
    """Esc at rest leaves the group that is entered, and then lets the selection go."""
    if not context.entered:
        return Step(Resting(), select=frozenset())
    return Step(Resting(), enter=context.group_round(context.entered), select=context.members(context.entered))


def _pressed(event: PointerDown, context: Context) -> State:
    """What a press takes hold of: a handle, an item, or nothing."""
    return _held_grip(event, context) or _pressed_item(event, context)


def _held_grip(event: PointerDown, context: Context) -> State | None:
    """What of the frame a press takes hold of: the point to turn about, the handle, a grip or a corner."""
    at, reach = event.raw, REACH_PIXELS * context.mm_per_pixel
    frame = selection_frame(context)
    if frame and frame.has_own_pivot and distance(frame.pivot, at) <= reach:
        return PlacingPivot(held=True)
    if frame and frame.handle and distance(frame.handle, at) <= reach:
        start = direction(frame.pivot, at)
        return Turning(_movable(context.selection, context), frame.pivot, start, angle_of(context.chosen.single))
    grip = nearest_grip(frame, at, reach)
    vertex = min(vertex_handles(context), key=lambda pair: distance(pair[1].at, at), default=None)
    if vertex is not None and distance(vertex[1].at, at) <= min(reach, distance(grip.at, at) if grip else reach):
        item = context.item(vertex[0])
        return DraggingVertex(item, vertex[1]) if item is not None else None
    return take_grip(grip, frame, at, context) if grip and frame else None


def _pressed_item(event: PointerDown, context: Context) -> Pressing:
    picks = context.pick(event.raw)
    grabbed = next((item_id for item_id in picks if _is_grabbable(item_id, event.raw, context)), None)
    return Pressing(event.raw, picks[0] if picks else None, grabbed)


def _is_grabbable(item_id: RecordId, at: Point, context: Context) -> bool:
    """Whether a drag from here moves an item: areas only once selected, or by their edge."""
    if not context.can_move(item_id):
        return False
    item = context.item(item_id)
    if item_id in context.selection or item is None or not is_area(item):
        return True
    reach = REACH_PIXELS / 2.0 * context.mm_per_pixel
    rings = context.outline(item_id).rings()
    return any(nearest_along([*ring.tolist(), ring[0].tolist()], at)[1] <= reach for ring in rings)


def _movable(ids: frozenset[RecordId], context: Context) -> frozenset[RecordId]:
    return frozenset(item_id for item_id in ids if context.can_move(item_id))


def _hover(at: Point, context: Context) -> Preview:
    reach = REACH_PIXELS * context.mm_per_pixel
    frame = selection_frame(context)
    if frame and frame.has_own_pivot and distance(frame.pivot, at) <= reach:
        return Preview(cursor="cross", hint=HINT_PIVOT)
    if frame and frame.handle and distance(frame.handle, at) <= reach:
        return Preview(cursor="turn", hint=HINT_HANDLE)
    grip = nearest_grip(frame, at, reach)
    corner = min((distance(handle.at, at) for _, handle in vertex_handles(context)), default=inf)
    if corner <= min(reach, distance(grip.at, at) if grip else reach):
        return Preview(cursor="cross", hint=msg("Drag to move this corner"))
    if grip:
        return Preview(
            cursor=cursor_of(grip), hint=msg("Drag to scale · Shift keeps proportions · Ctrl from the middle")
        )
    picks = context.pick(at)
    grabbable = any(_is_grabbable(item_id, at, context) for item_id in picks)
    hint = HINT_INSIDE if context.entered else HINT_BELOW if len(picks) > 1 else None
    return Preview(hover=picks[0] if picks else None, cursor="move" if grabbable else "arrow", hint=hint)


def _step_pressing(state: Pressing, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            return _click(state, event.modifiers, context)
        case Pointer() if distance(state.at, event.raw) > DRAG_PIXELS * context.mm_per_pixel:
            return _begin_drag(state, event, context)
        case Cancel():
            return Step(Resting())
        case _:
            return Step(state)


def _click(state: Pressing, modifiers: Modifiers, context: Context) -> Step:
    """Select what was clicked: Shift adds it, Alt takes what lies below; outside the entered group leaves that."""
    clicked = _below(state.at, context) if modifiers.alt else state.clicked
    if clicked is None:
        leaves = "" if context.entered else None
        return Step(Resting(), select=None if modifiers.extend else frozenset(), enter=leaves)
    leaves = "" if context.entered and clicked not in context.members(context.entered) else None
    picked = context.group_of(clicked)
    if modifiers.extend and not modifiers.alt:
        chosen = context.selection
        picked = chosen - picked if picked <= chosen else chosen | picked
    return Step(Resting(), Preview(hover=clicked), select=picked, primary=clicked, enter=leaves)


def below_selection(context: Context) -> RecordId | None:
    """The item under the selected ones in their middle; None if nothing else lies there."""
    bounds = context.chosen.bounds
    found = _below(middle(bounds), context) if bounds is not None else None
    return None if found in context.selection else found


def _below(at: Point, context: Context) -> RecordId | None:
    """The item under the lowest selected one at a point; the topmost again after the last."""
    picks = context.pick(at)
    held = [place for place, item_id in enumerate(picks) if item_id in context.selection]
    under = picks[held[-1] + 1 :] if held else picks
    return next(iter(under), picks[0] if picks else None)


def _begin_drag(state: Pressing, event: Pointer, context: Context) -> Step:
    before = context.selection
    if state.grabbed is None:
        return _banded(Banding(state.at, before), event)
    is_chosen = state.grabbed in before
    chosen = before if is_chosen else context.group_of(state.grabbed)
    if event.modifiers.extend and not is_chosen:
        chosen |= before
    item = context.item(state.grabbed)
    gesture: Gesture | None = None
    if item is not None and len(chosen) == 1:
        gesture = _sliding(item, state.at, before, context)
    if gesture is None:
        ids = _movable(chosen, context)
        found = (each for item_id in ids if (each := context.item(item_id)) is not None)
        tied = tied_beyond(ids, found, context.ties)
        gesture = Moving(ids, state.at, _anchor(item, state.at, context), before, context.bounds_of(ids), tied)
    begun = shown(replace(gesture, last=event) if isinstance(gesture, Moving) else gesture, event, context)
    return replace(begun, select=None if is_chosen else chosen, primary=state.grabbed)


def _sliding(item: Item, at: Point, before: frozenset[RecordId], context: Context) -> Sliding | None:
    """A hosted item slides on its host instead of moving about."""
    if KINDS[item.kind].placement is not Placement.HOSTED:
        return None
    spot = context.host_spot(item)
    return None if spot is None else Sliding(item, at, spot, before)


def _anchor(item: Item | None, grabbed: Point, context: Context) -> Point:
    """The point of an item that snaps while it is dragged: its own position, or the corner nearest to the hand."""
    if item is None:
        return grabbed
    own = position(item)
    if own is not None:
        return own
    corners = outline_points(frozenset({item.id}), context)
    return min(corners, key=lambda corner: distance(corner, grabbed), default=grabbed)


def _step_banding(state: Banding, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            band = Marquee(box(state.start, event.raw), event.raw[0] < state.start[0])
            found = with_groups(
                _movable(frozenset(context.items_within(band.bounds, band.touches)), context), context
            )
            return Step(Resting(), select=found | state.before if event.modifiers.extend else found)
        case Pointer():
            return _banded(state, event)
        case Cancel():
            return Step(Resting())
        case _:
            return Step(state)


def _banded(state: Banding, event: Pointer) -> Step:
    touches = event.raw[0] < state.start[0]
    hint = msg("Touches" if touches else "Encloses")
    band = Marquee(box(state.start, event.raw), touches)
    return Step(state, Preview(marquee=band, hint=hint, cursor="cross"))


def _double_click(event: DoubleClick, context: Context) -> Step:
    """Double click enters a group or opens an item; on the mark of a set point the middle counts again."""
    frame = selection_frame(context)
    if frame and frame.has_own_pivot and distance(frame.pivot, event.raw) <= REACH_PIXELS * context.mm_per_pixel:
        return Step(Resting(), pivot=Pivot())
    picks = context.pick(event.raw)
    if picks and (group := context.group_over(picks[0])):
        return Step(Resting(), enter=group, select=frozenset({picks[0]}), primary=picks[0])
    return Step(Resting(), opened=picks[0] if picks else None)
