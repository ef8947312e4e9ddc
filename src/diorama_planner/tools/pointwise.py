"""The step of drawing point by point, for lines and for rings, and how such a drawing ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.errors import LengthError, PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.geometry.outline import OutlineError, check_outline, repair_outline
from diorama_planner.geometry.rooms import enclosed, middle_of
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.kinds.strands import CURVES
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import field_infos
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import (
    Drawing,
    Idle,
    bent,
    curves_of,
    drawing_tip,
    followed,
    is_closing,
    loose_end,
    typed_end,
    whole,
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
from diorama_planner.tools.following import joins
from diorama_planner.tools.preview import Line, Preview, Tip, TipValue
from diorama_planner.tools.shapes import drawn, ghost
from diorama_planner.tools.tool import DRAG_PIXELS, Edit, Step
from diorama_planner.tools.vectors import distance

HINT_DRAWING = msg(
    "Type a length · Drag a point to round it · A draws arcs · Enter ends · Backspace takes back · Esc"
)
HINT_STRAIGHT = msg("Type a length · Enter ends · Backspace takes a point back · Shift keeps 15° · Esc cancels")
ARC_KEY = "a"
_TOO_FEW = msg("Nothing was drawn: it takes two different places")


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn, as rings or as lines: how an item is built of nodes, and the edit that keeps it.

    `bends` says whether it may have curves.
    """

    is_ring: bool
    build: Callable[[RecordId, Nodes, Context], Item]
    edit: Callable[[Item, Context], Edit]
    bends: bool = False

    @property
    def fewest(self) -> int:
        """How many points it takes."""
        return 3 if self.is_ring else 2


def figure_of(kind: ItemKind, *, is_ring: bool) -> Figure:
    """The figure that draws new items of a kind."""
    bends = any(info.name == CURVES for info in field_infos(kind.record))

    def build(item_id: RecordId, nodes: Nodes, context: Context) -> Item:
        return drawn(kind, item_id, nodes.points, context, curves_of(nodes))

    return Figure(is_ring, build, partial(add_edit, kind), bends)


def step_drawing(figure: Figure, state: Drawing, event: Event, context: Context) -> Step:
    """Follow an event while points are being set."""
    match event:
        case PointerMove():
            return showing(figure, _dragged(figure, followed(state, event), event.raw, context), context)
        case PointerDown():
            return _click(figure, followed(state, event), event.raw, context)
        case PointerUp():
            return _release(figure, state, event, context)
        case DoubleClick():
            return finish(figure, state, context)
        case Typed() if state.entry.is_open or opens(event):
            return showing(figure, _written(state, event), context)
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
    end = None if state.is_bending else loose_end(state, context)
    nodes = whole(state, end, is_ring=figure.is_ring)
    enough = len(nodes.points) >= figure.fewest
    shown = ghost(partial(figure.build, state.item_id, nodes, context)) if enough else ()
    line: Points = tuple((x, y) for x, y in nodes.flat().tolist())
    tips = () if state.is_bending else (drawing_tip(state, context), *_room_tips(figure, state, end, context))
    tangent = (Line(_tangent(state), role="guide"),) if state.is_bending else ()
    preview = Preview(
        ghosts=shown,
        lines=(Line(line, closed=figure.is_ring and enough), *tangent),
        points=state.points,
        tips=tips,
        snap=state.cursor,
        hint=HINT_DRAWING if figure.bends else HINT_STRAIGHT,
        cursor="cross",
    )
    return Step(state, preview)


def _room_tips(figure: Figure, state: Drawing, end: Point | None, context: Context) -> tuple[Tip, ...]:
    """The areas that a chain of walls encloses which the next click would close."""
    if figure.is_ring or end is None or not is_closing(state, end, context):
        return ()
    nodes = whole(state, state.points[0], is_ring=False)
    chains = [item for item in ghost(partial(figure.build, state.item_id, nodes, context)) if joins(item)]
    rooms = enclosed([context.area_of(item) for item in chains])
    return tuple(
        Tip(
            middle_of(room),
            (
                TipValue("area", context.format_area(room.area)),
                TipValue("real", context.format_area(room.area, real=True)),
            ),
        )
        for room in rooms
    )


def _tangent(state: Drawing) -> Points:
    """The handles of a point that is being rounded."""
    (x, y), (cx, cy) = state.points[-1], state.cursor.point
    return (2 * x - cx, 2 * y - cy), (x, y), (cx, cy)


def finish(figure: Figure, state: Drawing, context: Context) -> Step:
    """End the drawing: one edit, or back to the beginning when there are too few points."""
    if len(state.points) < figure.fewest:
        told = msg("Nothing was drawn: it takes three different places") if figure.is_ring else _TOO_FEW
        return Step(Idle(state.cursor), message=told)
    return commit(figure, state, whole(state, None, is_ring=figure.is_ring), context)


def commit(figure: Figure, state: Drawing, nodes: Nodes, context: Context) -> Step:
    """Put the item on the plan. An outline that crosses itself is told and stays in hand; Enter then repairs it."""
    if figure.is_ring:
        try:
            check_outline(nodes.flat())
        except OutlineError as error:
            if error.at is None or not state.is_refused:
                told = (
                    msg("{fault} · Enter keeps its largest part", fault=error.message) if error.at else error.message
                )
                return replace(showing(figure, replace(state, is_refused=True), context), message=told)
            nodes = Nodes(tuple((x, y) for x, y in repair_outline(nodes.flat()).tolist()), closed=True)
    try:
        edit = figure.edit(figure.build(state.item_id, nodes, context), context)
    except PlannerError as error:
        return replace(showing(figure, state, context), message=error.message)
    return Step(Idle(state.cursor), Preview(snap=state.cursor, cursor="cross"), edit=edit)


def add_edit(kind: ItemKind, item: Item, context: Context) -> Edit:
    """The edit that adds a drawn item and selects it."""
    verbs = context.verbs

    def apply(draft: Draft) -> tuple[RecordId, ...]:
        verbs.add_item(draft, item)
        return (item.id,)

    return Edit(f"Draw {kind.name.lower()}", apply)


def _written(state: Drawing, event: Typed) -> Drawing:
    """Add to what is typed. Letters that were taken for commands just before belong to the word that they begin."""
    if state.entry.is_open or not (state.commands and event.text.isalpha()):
        return replace(state, entry=typed(state.entry, event))
    is_arc = state.is_arc is not bool(len(state.commands) % 2)
    word = Typed(state.commands + event.text)
    return replace(state, is_arc=is_arc, commands="", entry=typed(state.entry, word))


def _click(figure: Figure, state: Drawing, raw: Point, context: Context) -> Step:
    if is_closing(state, raw, context):
        if figure.is_ring:
            return finish(figure, state, context)
        return commit(figure, state, whole(state, state.points[0], is_ring=False), context)
    set_point = with_point(state, loose_end(state, context))
    return showing(figure, replace(set_point, pressed_at=raw), context)


def _dragged(figure: Figure, state: Drawing, raw: Point, context: Context) -> Drawing:
    """Round the point that was just set while the button is held; the first point draws a piece instead."""
    start = state.pressed_at
    if start is None or not figure.bends or state.is_arc or len(state.points) < 2:
        return state
    is_drag = state.is_bending or distance(start, raw) > DRAG_PIXELS * context.mm_per_pixel
    return bent(state) if is_drag else state


def _release(figure: Figure, state: Drawing, event: PointerUp, context: Context) -> Step:
    start = state.pressed_at
    state = _dragged(figure, followed(state, event), event.raw, context) if start is not None else state
    bending = state.is_bending
    state = replace(state, pressed_at=None, is_bending=False)
    if start is None or bending or distance(start, event.raw) <= DRAG_PIXELS * context.mm_per_pixel:
        return showing(figure, state, context)
    return showing(figure, with_point(state, loose_end(state, context)), context)


def _key(figure: Figure, state: Drawing, key: Key, context: Context) -> Step:
    entry = pressed(state.entry, key)
    if entry is not None:
        return showing(figure, replace(state, entry=entry), context)
    if key.name == "tab":
        return showing(figure, replace(state, entry=replace(state.entry, field=0)), context)
    if key.name == "backspace":
        shorter = without_last(state)
        return Step(Idle(state.cursor)) if shorter is None else showing(figure, shorter, context)
    if key.name == ARC_KEY and figure.bends:
        arc = replace(state, is_arc=not state.is_arc, commands=state.commands + ARC_KEY)
        return showing(figure, arc, context)
    return replace(showing(figure, state, context), handled=False)


def _confirm(figure: Figure, state: Drawing, context: Context) -> Step:
    if not state.entry.has_text:
        return finish(figure, state, context)
    try:
        end = typed_end(state, context)
    except LengthError as error:
        return showing(figure, replace(state, entry=refused(state.entry, error)), context)
    return showing(figure, replace(with_point(state, end), cursor=Snapped(end)), context)
