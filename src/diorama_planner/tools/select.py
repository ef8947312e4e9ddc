"""The select tool: clicks, the marquee, the beginning of every drag, and the keys that act on the selection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.draft import Draft
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
    PointerMove,
    PointerUp,
)
from diorama_planner.tools.frame import outline_points, position, selection_frame, vertex_handles, with_groups
from diorama_planner.tools.gestures import (
    DraggingVertex,
    Gesture,
    Moving,
    Sliding,
    Turning,
    angle_of,
    edit_of,
    shown,
    turn_edit,
)
from diorama_planner.tools.preview import Marquee, Preview
from diorama_planner.tools.shapes import is_area
from diorama_planner.tools.tool import DRAG_PIXELS, REACH_PIXELS, Edit, Step, Tool
from diorama_planner.tools.vectors import MAGNET_DEG, around, box, direction, distance

SELECT = "select"
HINT = msg("Drag to move · Shift keeps an axis · Alt no snapping · R turns 15°")
_ARROWS = {"left": (-1, 0), "right": (1, 0), "down": (0, -1), "up": (0, 1)}


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


State = Resting | Pressing | Banding | Gesture


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
        case _:
            return _step_gesture(state, event, context)


def _step_resting(event: Event, context: Context) -> Step:
    match event:
        case PointerDown():
            return Step(_pressed(event, context))
        case DoubleClick():
            return _double_click(event, context)
        case Pointer():
            return Step(Resting(), _hover(event.raw, context))
        case Key():
            return _key(event, context)
        case Cancel():
            return Step(Resting(), select=frozenset())
        case _:
            return Step(Resting(), handled=False)


def _pressed(event: PointerDown, context: Context) -> State:
    """What a press takes hold of: a handle, an item, or nothing."""
    reach = REACH_PIXELS * context.mm_per_pixel
    frame = selection_frame(context)
    if frame and frame.handle and distance(frame.handle, event.raw) <= reach:
        single = context.item(next(iter(context.selection))) if len(context.selection) == 1 else None
        start = direction(frame.pivot, event.raw)
        return Turning(_movable(context.selection, context), frame.pivot, start, angle_of(single))
    for item_id, handle in vertex_handles(context):
        item = context.item(item_id)
        if item is not None and distance(handle.at, event.raw) <= reach:
            return DraggingVertex(item, handle)
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
    if frame and frame.handle and distance(frame.handle, at) <= reach:
        return Preview(cursor="turn", hint=msg("Drag to turn in steps of 15° · Alt turns freely"))
    if any(distance(handle.at, at) <= reach for _, handle in vertex_handles(context)):
        return Preview(cursor="cross", hint=msg("Drag to move this corner"))
    picks = context.pick(at)
    grabbable = any(_is_grabbable(item_id, at, context) for item_id in picks)
    return Preview(hover=picks[0] if picks else None, cursor="move" if grabbable else "arrow")


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
    if state.clicked is None:
        return Step(Resting(), select=None if modifiers.extend else frozenset())
    picked = context.group_of(state.clicked)
    if modifiers.extend:
        chosen = context.selection
        picked = chosen - picked if picked <= chosen else chosen | picked
    return Step(Resting(), Preview(hover=state.clicked), select=picked)


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
        anchor = _anchor(item, state.at, context)
        ids = _movable(chosen, context)
        gesture = Moving(ids, state.at, anchor, before, around(context.bounds(item_id) for item_id in ids))
    return replace(shown(gesture, event, context), select=None if is_chosen else chosen)


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


def _step_gesture(state: Gesture, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            return Step(Resting(), edit=edit_of(state, event, context))
        case PointerMove() | PointerDown() | DoubleClick():
            return shown(state, event, context)
        case Cancel():
            return Step(Resting(), select=getattr(state, "before", None))
        case _:
            return Step(state)


def _double_click(event: DoubleClick, context: Context) -> Step:
    """Double click opens the item for editing."""
    picks = context.pick(event.raw)
    return Step(Resting(), opened=picks[0] if picks else None)


def _key(event: Key, context: Context) -> Step:
    ids = _movable(context.selection, context)
    if not ids:
        return Step(Resting(), handled=False)
    if event.name in _ARROWS:
        return Step(Resting(), edit=_nudge(event, ids, context))
    if event.name == "r" and not event.modifiers.ctrl:
        frame = selection_frame(context)
        turn = -MAGNET_DEG if event.modifiers.shift else MAGNET_DEG
        return Step(Resting(), edit=turn_edit(ids, turn, frame.pivot, context) if frame else None)
    if event.name in {"delete", "backspace"}:
        return Step(Resting(), edit=Edit("Delete", _deleting(ids, context)))
    return Step(Resting(), handled=False)


def _nudge(event: Key, ids: frozenset[RecordId], context: Context) -> Edit:
    step = context.nudge_mm[1 if event.modifiers.shift else 0]
    dx, dy = (step * sign for sign in _ARROWS[event.name])
    verbs = context.verbs

    def nudge(draft: Draft) -> None:
        verbs.move(draft, ids, dx, dy)

    return Edit("Nudge", nudge, merge_key="nudge " + " ".join(sorted(ids)[:50]))


def _deleting(ids: frozenset[RecordId], context: Context) -> Callable[[Draft], frozenset[RecordId]]:
    verbs = context.verbs

    def delete(draft: Draft) -> frozenset[RecordId]:
        verbs.delete(draft, ids)
        return frozenset()

    return delete
