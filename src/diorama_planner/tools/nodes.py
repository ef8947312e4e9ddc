"""The tool that edits shapes: nodes, control points and edges of the selected item, dragged, typed or by keys.

Here is what happens at rest: hovering, double clicks, keys, typed positions. What happens with the button down
is in `node_drag`, what can be grabbed in `node_grips`, what keys do in `node_edits`. Every gesture is one step of
the history.
"""

from __future__ import annotations

from dataclasses import replace

from diorama_planner.core.errors import LengthError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import Item, Point
from diorama_planner.tools import node_edits
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry, opens, pressed, readable_values, refused, tip, typed, values
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Key,
    Pointer,
    PointerDown,
    Snapped,
    Typed,
)
from diorama_planner.tools.node_drag import dragged, step_banding, step_dragging, step_pressing
from diorama_planner.tools.node_grips import (
    OnControl,
    OnEdge,
    OnNode,
    Ref,
    edited_item,
    every_node,
    grip_at,
    marks,
    strand_lines,
)
from diorama_planner.tools.node_states import (
    HINT,
    HINT_NOTHING,
    PLACE,
    WAY,
    Banding,
    Dragging,
    Editing,
    Pressing,
    Refused,
    State,
    at_rest,
    changed,
    put,
    showing_refused,
    step_refused,
)
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import ENTER, Step, Tool

NODES = "nodes"
_ARROWS = {"left": (-1, 0), "right": (1, 0), "down": (0, -1), "up": (0, 1)}
_KEYS = frozenset({ENTER, "tab", "backtab", *node_edits.BY_KEY, *"0123456789.,-+("})


def nodes_tool() -> Tool:
    """Make the tool."""
    return Tool(NODES, Editing(), _step, HINT, cursor="arrow", keys=_KEYS, refresh=_refresh)


def _refresh(state: State, context: Context) -> Step:
    """Show the nodes as they now are; a gesture goes on as long as its item is as it was."""
    item = edited_item(context)
    if isinstance(state, Dragging | Refused) and item is not None and item.id == state.item.id:
        if isinstance(state, Dragging) and item == state.item:
            return dragged(state, context)
        if isinstance(state, Refused):
            return showing_refused(state)
    return at_rest(state.before if isinstance(state, Banding) else state.chosen, context)


def _step(state: State, event: Event, context: Context) -> Step:
    item = edited_item(context)
    if item is None:
        return _step_without(event, context)
    match state:
        case Editing():
            return _step_editing(state, item, event, context)
        case Pressing():
            return step_pressing(state, item, event, context)
        case Dragging():
            return step_dragging(state, event, context)
        case Banding():
            return step_banding(state, item, event, context)
        case Refused():
            return step_refused(state, event, context)


def _step_without(event: Event, context: Context) -> Step:
    """Nothing that has nodes is selected: a click selects, Esc leaves."""
    match event:
        case PointerDown():
            return _selecting(event, context)
        case Cancel() | Confirm():
            return Step(Editing(), done=True)
        case Pointer():
            return Step(Editing(), Preview(hint=HINT_NOTHING, cursor="arrow"))
        case _:
            return Step(Editing(), Preview(hint=HINT_NOTHING), handled=False)


def _selecting(event: PointerDown, context: Context) -> Step:
    picks = context.pick(event.raw)
    chosen = frozenset(picks[:1]) if picks and context.can_move(picks[0]) else None
    return Step(Editing(), Preview(hint=HINT_NOTHING), select=chosen)


# -- at rest --------------------------------------------------------------------------------------------------


def _step_editing(state: Editing, item: Item, event: Event, context: Context) -> Step:
    match event:
        case PointerDown():
            return replace(
                at_rest(state.chosen, context),
                state=Pressing(state.chosen, event.raw, grip_at(item, state.chosen, event.raw, context)),
            )
        case DoubleClick():
            return _double_click(state, item, event, context)
        case Pointer() if not state.entry.is_open:
            return _hover(state, item, event, context)
        case Typed() if state.chosen and (state.entry.is_open or opens(event)):
            begun = state.entry if state.entry.is_open else _entry_for(state.chosen)
            return _typing(replace(state, entry=typed(begun, event)), item, context)
        case Key():
            return _key(state, item, event, context)
        case Confirm() if state.entry.is_open:
            return _type_done(state, item, context)
        case Cancel() if state.entry.is_open:
            return at_rest(state.chosen, context)
        case Cancel() | Confirm():
            return Step(Editing(), done=True)
        case Pointer():
            return _typing(state, item, context)
        case _:
            return replace(at_rest(state.chosen, context), handled=False)


def _hover(state: Editing, item: Item, event: Pointer, context: Context) -> Step:
    grip = grip_at(item, state.chosen, event.raw, context)
    step = at_rest(state.chosen, context, _HOVER_HINTS[type(grip)] if grip else None)
    if grip is None:
        return step
    snap = Snapped(grip.at, "edge") if isinstance(grip, OnEdge) else None
    return replace(step, preview=replace(step.preview, cursor="move", snap=snap))


_HOVER_HINTS = {
    OnNode: msg("Drag to move · Shift adds it to those chosen · Double-click rounds it or makes it a corner"),
    OnControl: msg("Drag to bend · Alt no snapping"),
    OnEdge: msg("Drag the edge · Double-click adds a point"),
}


def _double_click(state: Editing, item: Item, event: DoubleClick, context: Context) -> Step:
    """Add a node to an edge, round a corner or make a corner of a smooth node; leave when beside the shape."""
    match grip_at(item, state.chosen, event.raw, context):
        case OnEdge() as edge:
            new, ref = node_edits.with_node_on(item, edge)
            return put(new, "Add a point", frozenset({ref}), context)
        case OnNode(ref=ref):
            mark = next(mark for mark in marks(item, {ref}) if mark.is_chosen and mark.stalk is None)
            change = node_edits.cornered if mark.is_smooth else node_edits.smoothed
            label = "Make a corner" if mark.is_smooth else "Make a point smooth"
            return changed(item, lambda: change(item, {ref}), label, frozenset({ref}), context)
        case OnControl():
            return at_rest(state.chosen, context)
        case _:
            return Step(Editing(), done=True)


# -- keys and typed values ------------------------------------------------------------------------------------


def _key(state: Editing, item: Item, key: Key, context: Context) -> Step:
    entry = pressed(state.entry, key)
    if entry is not None:
        return _typing(replace(state, entry=entry), item, context)
    if key.name in {"tab", "backtab"}:
        return at_rest(_next_node(state.chosen, item, -1 if key.name == "backtab" else 1), context)
    if key.name in _ARROWS and state.chosen:
        step = context.nudge_mm[1 if key.modifiers.shift else 0]
        dx, dy = (step * sign for sign in _ARROWS[key.name])
        return changed(
            item, lambda: node_edits.moved(item, state.chosen, dx, dy), "Nudge points", state.chosen, context
        )
    if key.name in node_edits.BY_KEY and not key.modifiers.ctrl:
        if not state.chosen:
            return replace(at_rest(state.chosen, context), message=msg("Choose points first: click them, or Tab."))
        label, change = node_edits.BY_KEY[key.name]
        return changed(item, lambda: change(item, state.chosen), label, state.chosen, context)
    return replace(at_rest(state.chosen, context), handled=False)


def _next_node(chosen: frozenset[Ref], item: Item, way: int) -> frozenset[Ref]:
    refs = [ref for ref, _ in every_node(item)]
    places = [index for index, ref in enumerate(refs) if ref in chosen]
    now = places[-1] if places else (-1 if way > 0 else 0)
    return frozenset({refs[(now + way) % len(refs)]})


def _entry_for(chosen: frozenset[Ref]) -> Entry:
    return PLACE if len(chosen) == 1 else WAY


def _place_of(item: Item, chosen: frozenset[Ref]) -> Point:
    """Where a single chosen node is; for several nothing, since then it is typed how far they move."""
    places = [at for ref, at in every_node(item) if ref in chosen]
    return places[0] if len(places) == 1 else (0.0, 0.0)


def _typing(state: Editing, item: Item, context: Context) -> Step:
    """Show the nodes where the typed values put them."""
    if not state.entry.is_open:
        return at_rest(state.chosen, context)
    at = _place_of(item, state.chosen)
    x, y = readable_values(state.entry, context)
    there = (at[0] if x is None else x, at[1] if y is None else y)
    try:
        shown = node_edits.moved(item, state.chosen, there[0] - at[0], there[1] - at[1])
    except PlannerError:  # out of bounds, or two points on one place, while it is being typed
        shown = item
    beside = next(place for ref, place in every_node(shown) if ref in state.chosen)
    preview = Preview(
        ghosts=ghost(lambda: shown),
        lines=strand_lines(shown),
        nodes=marks(shown, state.chosen),
        tips=(tip(state.entry, beside, there, context),),
        hint=msg("Tab goes to the other value · Enter sets it · Esc puts it back"),
    )
    return Step(state, preview)


def _type_done(state: Editing, item: Item, context: Context) -> Step:
    at = _place_of(item, state.chosen)
    try:
        x, y = values(state.entry, context)
    except LengthError as error:
        return _typing(replace(state, entry=refused(state.entry, error)), item, context)
    dx, dy = (0.0 if x is None else x - at[0]), (0.0 if y is None else y - at[1])
    return changed(item, lambda: node_edits.moved(item, state.chosen, dx, dy), "Move points", state.chosen, context)
