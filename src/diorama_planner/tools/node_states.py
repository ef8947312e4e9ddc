"""What node editing shows and keeps: its states, the picture at rest, and changes with what refuses them.

An outline that would cross itself is shown as the user made it and kept only, repaired, when the user says so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import Message, msg
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools import node_edits
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry
from diorama_planner.tools.events import Cancel, Confirm, Event, PointerDown, Snapped
from diorama_planner.tools.node_grips import Grip, Ref, edited_item, every_node, marks, strand_lines
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import Edit, Step

HINT = msg("Drag points, handles and edges · Double-click an edge to add a point · S smooth, C corner · Esc leaves")
HINT_NOTHING = msg("Click an area or a line to edit its shape · Esc leaves")
HINT_CHOSEN = msg("Type a position · S smooth · C corner · L straight · B curved · Delete removes · Esc leaves")
HINT_REFUSED = msg("Enter keeps the largest part · Esc puts it back")
PLACE = Entry(("x", "y"))
WAY = Entry(("right", "up"))


@dataclass(frozen=True, slots=True)
class Editing:
    """Nothing is held; some nodes are chosen, and a position for them may be being typed."""

    chosen: frozenset[Ref] = frozenset()
    entry: Entry = PLACE


@dataclass(frozen=True, slots=True)
class Pressing:
    """The button is down on something but has not moved."""

    chosen: frozenset[Ref]
    at: Point
    grip: Grip | None


@dataclass(frozen=True, slots=True)
class Dragging:
    """A node with the others chosen, a control point or an edge under way; `item` is as it was at the start."""

    chosen: frozenset[Ref]
    item: Item
    grip: Grip
    grabbed: Point
    cursor: Snapped
    entry: Entry = PLACE


@dataclass(frozen=True, slots=True)
class Banding:
    """The marquee that chooses nodes."""

    before: frozenset[Ref]
    start: Point


@dataclass(frozen=True, slots=True)
class Refused:
    """An outline that crosses itself, shown as the user made it, to be repaired or put back."""

    chosen: frozenset[Ref]
    item: Item
    label: str


State: TypeAlias = Editing | Pressing | Dragging | Banding | Refused


def at_rest(chosen: frozenset[Ref], context: Context, hint: Message | None = None) -> Step:
    """Show the nodes; those that are there no more are chosen no more."""
    item = edited_item(context)
    if item is None:
        return Step(Editing(), Preview(hint=HINT_NOTHING))
    kept = chosen & {ref for ref, _ in every_node(item)}
    shown = hint or (HINT_CHOSEN if kept else HINT)
    return Step(Editing(kept), Preview(nodes=marks(item, kept), hint=shown, cursor="arrow"))


def changed(old: Item, change: Callable[[], Item], label: str, chosen: frozenset[Ref], context: Context) -> Step:
    """Make a change and keep it; what refuses is told and changes nothing."""
    try:
        new = change()
    except PlannerError as error:
        return replace(at_rest(chosen, context), message=error.message)
    if new == old:
        return at_rest(chosen, context)
    return put(new, label, chosen, context)


def put(item: Item, label: str, chosen: frozenset[Ref], context: Context) -> Step:
    """Keep a changed item, if its shape is sound; one that crosses itself is offered repaired."""
    try:
        node_edits.check_shape(item)
    except PlannerError as error:
        if node_edits.is_crossing(error):
            return replace(showing_refused(Refused(chosen, item, label)), message=error.message)
        return replace(at_rest(chosen, context), message=error.message)
    verbs = context.verbs

    def reshape(draft: Draft) -> None:
        verbs.reshape(draft, item)

    shown = Preview(nodes=marks(item, chosen), hint=HINT_CHOSEN)
    return Step(Editing(chosen), shown, edit=Edit(label, reshape))


def showing_refused(state: Refused) -> Step:
    """Show the outline that crosses itself."""
    return Step(
        state,
        Preview(
            ghosts=ghost(lambda: state.item),
            lines=strand_lines(state.item),
            nodes=marks(state.item, state.chosen),
            points=tuple(at for ref, at in every_node(state.item) if ref in state.chosen),
            hint=HINT_REFUSED,
        ),
    )


def step_refused(state: Refused, event: Event, context: Context) -> Step:
    """Repair it or put it back, as the user says."""
    match event:
        case Confirm():
            verbs, item = context.verbs, state.item

            def repair(draft: Draft) -> tuple[RecordId, ...]:
                verbs.reshape(draft, item, repair=True)
                return (item.id,)

            return Step(Editing(), edit=Edit(state.label, repair))
        case Cancel() | PointerDown():
            return at_rest(state.chosen, context)
        case _:
            return showing_refused(state)
