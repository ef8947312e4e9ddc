"""Node editing with the button down: clicks that choose, drags of nodes, control points and edges, the marquee."""

from __future__ import annotations

from dataclasses import replace

from diorama_planner.core.errors import LengthError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import Item, Point
from diorama_planner.tools import node_edits
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import readable_values, refused, tip, told, values
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Pointer,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
)
from diorama_planner.tools.following import followed_ghosts
from diorama_planner.tools.node_grips import OnControl, OnEdge, OnNode, Ref, every_node, marks, strand_lines
from diorama_planner.tools.node_states import Banding, Dragging, Editing, Pressing, at_rest, changed
from diorama_planner.tools.preview import Line, Marquee, Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import DRAG_PIXELS, Step
from diorama_planner.tools.vectors import box, distance, on_axis


def step_pressing(state: Pressing, item: Item, event: Event, context: Context) -> Step:
    """Tell a click from the beginning of a drag."""
    match event:
        case PointerUp():
            return _click(state, event, context)
        case Pointer() if distance(state.at, event.raw) > DRAG_PIXELS * context.mm_per_pixel:
            return _begin_drag(state, item, event, context)
        case Cancel():
            return at_rest(state.chosen, context)
        case _:
            return replace(at_rest(state.chosen, context), state=state)


def _click(state: Pressing, event: PointerUp, context: Context) -> Step:
    """Choose a node, or with Shift add or drop it; beside the shape, choose nothing or select what lies there."""
    if isinstance(state.grip, OnNode):
        ref = state.grip.ref
        return at_rest(state.chosen ^ {ref} if event.modifiers.extend else frozenset({ref}), context)
    if state.grip is not None or event.modifiers.extend:
        return at_rest(state.chosen, context)
    picks = [one for one in context.pick(event.raw) if context.can_move(one)]
    if picks and not state.chosen and picks[0] not in context.selection:
        return Step(Editing(), select=frozenset(picks[:1]))
    return at_rest(frozenset(), context)


def _begin_drag(state: Pressing, item: Item, event: Pointer, context: Context) -> Step:
    if state.grip is None:
        return _banded(Banding(state.chosen if event.modifiers.extend else frozenset(), state.at), event, context)
    chosen = state.chosen
    if isinstance(state.grip, OnNode) and state.grip.ref not in chosen:
        chosen = frozenset({state.grip.ref})
    begun = Dragging(chosen, item, state.grip, state.at, Snapped(state.grip.at))
    return dragged(_followed(begun, event, context), context)


def _followed(state: Dragging, event: Pointer, context: Context) -> Dragging:
    """Carry what is held along with the pointer: it snaps, but not to its own item; Shift keeps an axis."""
    at = state.grip.at
    target = (at[0] + event.raw[0] - state.grabbed[0], at[1] + event.raw[1] - state.grabbed[1])
    snap = Snapped(target)
    if not event.modifiers.free:
        others = tuple(point for ref, point in every_node(state.item) if not _goes_along(state, ref))
        snap = context.snap(target, frozenset({state.item.id}), beside=others)
    if event.modifiers.keep_axis:
        snap = Snapped(on_axis(at, snap.point), snap.reason)
    return replace(state, cursor=snap)


def _goes_along(state: Dragging, ref: Ref) -> bool:
    """Whether a node moves with what is held, so that nothing can be in line with it."""
    match state.grip:
        case OnNode():
            return ref in state.chosen
        case OnEdge():
            return True
        case OnControl():
            return False


def _target(state: Dragging, x: float | None, y: float | None) -> Point:
    at = state.cursor.point
    return (at[0] if x is None else x), (at[1] if y is None else y)


def _dragged_item(state: Dragging, to: Point) -> Item:
    dx, dy = to[0] - state.grip.at[0], to[1] - state.grip.at[1]
    match state.grip:
        case OnNode():
            return node_edits.moved(state.item, state.chosen, dx, dy)
        case OnControl(strand=strand, segment=segment, end=end):
            return node_edits.with_control_at(state.item, strand, segment, end, to)
        case OnEdge() as edge:
            return node_edits.with_edge_dragged(state.item, edge, dx, dy)


def dragged(state: Dragging, context: Context) -> Step:
    """Show what is held where the pointer, or what was typed, puts it."""
    to = _target(state, *readable_values(state.entry, context))
    try:
        item = _dragged_item(state, to)
    except PlannerError:  # two points on one place: the release tells what is wrong
        item = state.item
    preview = Preview(
        ghosts=(*ghost(lambda: item), *followed_ghosts(state.item, (item,), context)),
        lines=(*strand_lines(item), Line((state.grip.at, to), role="guide")),
        nodes=marks(item, state.chosen),
        tips=(tip(state.entry, to, to, context),),
        snap=state.cursor if state.cursor.reason else None,
        hint=msg("Type a position · Shift keeps an axis · Alt no snapping · Esc puts it back"),
        cursor="moving",
    )
    return Step(state, preview)


def step_dragging(state: Dragging, event: Event, context: Context) -> Step:
    """Follow a drag: it ends with the button or with Enter."""
    match event:
        case PointerUp():
            return _drop(_followed(state, event, context), context)
        case PointerMove() | PointerDown() | DoubleClick():
            return dragged(_followed(state, event, context), context)
        case _ if (entry := told(state.entry, event)) is not None:
            return dragged(replace(state, entry=entry), context)
        case Confirm():
            return _drop(state, context)
        case Cancel():
            return at_rest(state.chosen, context)
        case _:
            return dragged(state, context)


def _drop(state: Dragging, context: Context) -> Step:
    try:
        to = _target(state, *values(state.entry, context))
    except LengthError as error:
        return dragged(replace(state, entry=refused(state.entry, error)), context)
    label = {OnNode: "Move points", OnControl: "Bend a curve", OnEdge: "Move an edge"}[type(state.grip)]
    return changed(state.item, lambda: _dragged_item(state, to), label, state.chosen, context)


def step_banding(state: Banding, item: Item, event: Event, context: Context) -> Step:
    """Follow the marquee."""
    match event:
        case PointerUp():
            x0, y0, x1, y1 = box(state.start, event.raw)
            inside = {ref for ref, (x, y) in every_node(item) if x0 <= x <= x1 and y0 <= y <= y1}
            return at_rest(state.before | inside, context)
        case Pointer():
            return _banded(state, event, context)
        case Cancel():
            return at_rest(state.before, context)
        case _:
            return replace(at_rest(state.before, context), state=state)


def _banded(state: Banding, event: Pointer, context: Context) -> Step:
    shown = at_rest(state.before, context).preview
    band = Marquee(box(state.start, event.raw), touches=False)
    return Step(state, replace(shown, marquee=band, hint=msg("Chooses the points inside"), cursor="cross"))
