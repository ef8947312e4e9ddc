"""The step of drawing point by point, for lines and for rings, and how such a drawing ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import OutlineError, check_outline
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import (
    Drawing,
    Idle,
    drawing_tip,
    followed,
    is_closing,
    loose_end,
    typed_end,
    with_point,
    without_last,
)
from diorama_planner.tools.entry import closed, opens, pressed, refused, typed
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Key,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import drawn, ghost
from diorama_planner.tools.tool import DRAG_PIXELS, Edit, Step
from diorama_planner.tools.vectors import distance

HINT_DRAWING = msg("Type a length · Enter ends · Backspace takes a point back · Shift keeps 15° · Esc cancels")


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn: items of a kind, as rings or as lines."""

    kind: ItemKind
    is_ring: bool

    @property
    def fewest(self) -> int:
        """How many points it takes."""
        return 3 if self.is_ring else 2


def step_drawing(figure: Figure, state: Drawing, event: Event, context: Context) -> Step:
    """Follow an event while points are being set."""
    match event:
        case PointerMove():
            return showing(figure, followed(state, event), context)
        case PointerDown():
            return _click(figure, followed(state, event), event.raw, context)
        case PointerUp():
            return _release(figure, state, event, context)
        case DoubleClick():
            return finish(figure, state, context)
        case Typed() if state.entry.is_open or opens(event):
            return showing(figure, replace(state, entry=typed(state.entry, event)), context)
        case Typed():
            return replace(showing(figure, state, context), handled=False)
        case Key():
            return _key(figure, state, event, context)
        case Confirm():
            return _confirm(figure, state, context)
        case Cancel() if state.entry.is_open:
            return showing(figure, replace(state, entry=closed(state.entry)), context)
        case Cancel():
            return Step(Idle(state.cursor))


def showing(figure: Figure, state: Drawing, context: Context) -> Step:
    """Stay in a state and show it: the item as it would be, its points, the loose piece with its tip."""
    end = loose_end(state, context)
    points = (*state.points, end) if distance(state.points[-1], end) > 0 else state.points
    enough = len(points) >= figure.fewest
    shown = ghost(partial(drawn, figure.kind, state.item_id, points, context)) if enough else ()
    preview = Preview(
        ghosts=shown,
        lines=(Line(points, closed=figure.is_ring and enough),),
        points=state.points,
        tips=(drawing_tip(state, context),),
        snap=state.cursor,
        hint=HINT_DRAWING,
        cursor="cross",
    )
    return Step(state, preview)


def finish(figure: Figure, state: Drawing, context: Context) -> Step:
    """End the drawing: one edit, or back to the beginning when there are too few points."""
    if len(state.points) < figure.fewest:
        return Step(Idle(state.cursor))
    return commit(figure, state, state.points, context)


def commit(figure: Figure, state: Drawing, points: Points, context: Context) -> Step:
    """Put the item on the plan; an outline that crosses itself is told and stays in hand."""
    if figure.is_ring:
        try:
            check_outline(points)
        except OutlineError as error:
            return replace(showing(figure, state, context), message=error.message)
    edit = add_edit(figure.kind, drawn(figure.kind, state.item_id, points, context), context)
    return Step(Idle(state.cursor), Preview(snap=state.cursor, cursor="cross"), edit=edit)


def add_edit(kind: ItemKind, item: Item, context: Context) -> Edit:
    """The edit that adds a drawn item and selects it."""
    verbs = context.verbs

    def apply(draft: Draft) -> tuple[RecordId, ...]:
        verbs.add_item(draft, item)
        return (item.id,)

    return Edit(f"Draw {kind.name.lower()}", apply)


def _click(figure: Figure, state: Drawing, raw: Point, context: Context) -> Step:
    if is_closing(state, raw, context):
        points = state.points if figure.is_ring else (*state.points, state.points[0])
        return commit(figure, state, points, context)
    set_point = with_point(state, loose_end(state, context))
    return showing(figure, replace(set_point, pressed_at=raw), context)


def _release(figure: Figure, state: Drawing, event: PointerUp, context: Context) -> Step:
    start = state.pressed_at
    state = replace(state, pressed_at=None)
    if start is None or distance(start, event.raw) <= DRAG_PIXELS * context.mm_per_pixel:
        return showing(figure, state, context)
    dragged = followed(state, event)
    return showing(figure, with_point(dragged, loose_end(dragged, context)), context)


def _key(figure: Figure, state: Drawing, key: Key, context: Context) -> Step:
    entry = pressed(state.entry, key)
    if entry is not None:
        return showing(figure, replace(state, entry=entry), context)
    if key.name == "tab":
        return showing(figure, replace(state, entry=replace(state.entry, field=0)), context)
    if key.name == "backspace":
        shorter = without_last(state)
        return Step(Idle(state.cursor)) if shorter is None else showing(figure, shorter, context)
    return replace(showing(figure, state, context), handled=False)


def _confirm(figure: Figure, state: Drawing, context: Context) -> Step:
    if not state.entry.has_text:
        return finish(figure, state, context)
    try:
        end = typed_end(state, context)
    except LengthError as error:
        return showing(figure, replace(state, entry=refused(state.entry, error)), context)
    return showing(figure, replace(with_point(state, end), cursor=Snapped(end)), context)
