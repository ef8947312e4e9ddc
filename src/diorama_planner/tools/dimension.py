"""The dimension tool: places on items, then how far the line stands off. Tab goes through the shapes.

A place that the pointer was drawn to holds on to the item that drew it; any other place is free.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from diorama_planner.core.errors import LengthError, PlannerError
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.anchors import FREE, Anchor, anchored_at
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.kinds.dimension_lines import POINTS_OF, stands_off
from diorama_planner.model.record import Item, Points
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Drawing, Idle, drawing_tip, followed, loose_end, typed_end, without_last
from diorama_planner.tools.entry import Entry, closed, opens, pressed, readable_values, refused, tip, typed, values
from diorama_planner.tools.events import (
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Key,
    Pointer,
    PointerDown,
    PointerMove,
    PointerUp,
    Snapped,
    Typed,
)
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import DRAG_PIXELS, Step, Tool, otherwise
from diorama_planner.tools.vectors import distance

WAYS: tuple[tuple[Message, dict[str, Any]], ...] = (
    (msg("aligned"), {"shape": "aligned"}),
    (msg("horizontal"), {"shape": "along", "along_deg": 0.0}),
    (msg("vertical"), {"shape": "along", "along_deg": 90.0}),
    (msg("chain"), {"shape": "chain"}),
    (msg("radius"), {"shape": "radius"}),
    (msg("angle"), {"shape": "angle"}),
)
"""The shapes by the names that the user knows, in the order of Tab."""

_NO_ENTRY = Entry(("stands off", "letters"))
_ZERO = msg("A dimension needs two different places")
_STEP_MM = 1.0


@dataclass(frozen=True, slots=True)
class Measuring:
    """Places set so far, which item each holds on to, and the shape; `is_placing` once only the line is to be put."""

    line: Drawing
    anchors: tuple[Anchor, ...]
    way: int = 0
    is_placing: bool = False
    entry: Entry = _NO_ENTRY

    @property
    def points(self) -> Points:
        """The places set, for snaps that need a start; none while the line is put."""
        return () if self.is_placing else self.line.points

    @property
    def shape(self) -> str:
        """The shape of the record."""
        return str(WAYS[self.way][1]["shape"])


@dataclass(frozen=True, slots=True)
class Waiting(Idle):
    """Nothing begun; the shape that was used last."""

    way: int = 0


def dimension_tool(kind: ItemKind) -> Tool:
    """Make the tool that draws dimensions."""
    return Tool(kind.tag, Waiting(), partial(_step, kind), _waiting_hint(0), keys=frozenset({"tab"}))


def _waiting_hint(way: int) -> Message:
    name = WAYS[way][0]
    return msg("Click a corner or any place · Tab: {shape} · Alt no snapping · Esc puts the tool down", shape=name)


def _step(kind: ItemKind, state: Waiting | Measuring, event: Event, context: Context) -> Step:
    if isinstance(state, Measuring):
        return (_step_placing if state.is_placing else _step_measuring)(kind, state, event, context)
    match event:
        case PointerDown():
            line = Drawing(context.new_id(), (event.point,), event.snap, pressed_at=event.raw)
            return _showing(kind, Measuring(line, (_anchor(event.snap, context),), state.way), context)
        case Pointer():
            return _showing_none(replace(state, at=event.snap))
        case Key(name="tab"):
            return _showing_none(replace(state, way=(state.way + 1) % len(WAYS)))
        case _:
            return otherwise(state, event)


def _showing_none(state: Waiting) -> Step:
    """Nothing is begun: where the pointer is drawn to, and which shape the next clicks make."""
    return Step(state, Preview(snap=state.at, hint=_waiting_hint(state.way), cursor="cross"))


def _step_measuring(kind: ItemKind, state: Measuring, event: Event, context: Context) -> Step:
    match event:
        case PointerMove():
            return _showing(kind, replace(state, line=followed(state.line, event)), context)
        case PointerDown():
            return _set(kind, replace(state, line=followed(state.line, event)), context)
        case PointerUp():
            start = state.line.pressed_at
            state = replace(state, line=replace(state.line, pressed_at=None))
            if start is None or distance(start, event.raw) <= DRAG_PIXELS * context.mm_per_pixel:
                return _showing(kind, state, context)
            return _set(kind, replace(state, line=followed(state.line, event)), context)
        case DoubleClick() | Confirm() if not state.line.entry.has_text:
            return _ended(kind, state, context)
        case Confirm() | DoubleClick():
            return _set(kind, state, context)
        case Typed() if state.line.entry.is_open or opens(event):
            entry = typed(state.line.entry, event)
            return _showing(kind, replace(state, line=replace(state.line, entry=entry)), context)
        case Key():
            return _key(kind, state, event, context)
        case Cancel() if state.line.entry.is_open:
            entry = closed(state.line.entry)
            return _showing(kind, replace(state, line=replace(state.line, entry=entry)), context)
        case Cancel():
            return Step(Waiting(state.line.cursor, state.way))
        case _:
            return replace(_showing(kind, state, context), handled=False)


def _key(kind: ItemKind, state: Measuring, event: Key, context: Context) -> Step:
    entry = pressed(state.line.entry, event)
    if entry is not None:
        return _showing(kind, replace(state, line=replace(state.line, entry=entry)), context)
    if event.name == "tab":
        return _showing(kind, replace(state, way=(state.way + 1) % len(WAYS)), context)
    if event.name == "backspace":
        shorter = without_last(state.line)
        if shorter is None:
            return Step(Waiting(state.line.cursor, state.way))
        return _showing(kind, replace(state, line=shorter, anchors=state.anchors[:-1]), context)
    return replace(_showing(kind, state, context), handled=False)


def _set(kind: ItemKind, state: Measuring, context: Context) -> Step:
    """Set the next place: under the pointer, or as typed."""
    line = state.line
    try:
        point = typed_end(line, context)
    except LengthError as error:
        return _showing(kind, replace(state, line=replace(line, entry=refused(line.entry, error))), context)
    if distance(line.points[-1], point) < 1e-6:
        if state.shape == "chain" and len(line.points) > 1:
            return _ended(kind, state, context)
        return replace(_showing(kind, state, context), message=_ZERO)
    anchor = FREE if line.entry.has_text else _anchor(line.cursor, context)
    longer = replace(line, points=(*line.points, point), entry=closed(line.entry), cursor=Snapped(point))
    state = replace(state, line=longer, anchors=(*state.anchors, anchor))
    if state.shape != "chain" and len(longer.points) >= POINTS_OF[state.shape]:
        return _ended(kind, state, context)
    return _showing(kind, state, context)


def _ended(kind: ItemKind, state: Measuring, context: Context) -> Step:
    """All places are set: a radius is done, the line of all others is still to be put."""
    if len(state.line.points) < POINTS_OF[state.shape]:
        return replace(_showing(kind, state, context), message=msg("Set another place first"))
    if state.shape == "radius":
        return _finished(kind, state, context)
    return _showing(kind, replace(state, is_placing=True), context)


def _step_placing(kind: ItemKind, state: Measuring, event: Event, context: Context) -> Step:
    match event:
        case PointerDown() | DoubleClick():
            return _finished(kind, _pulled(state, event), context)
        case Pointer():
            return _showing(kind, _pulled(state, event), context)
        case Confirm():
            return _finished(kind, state, context)
        case Typed() if state.entry.is_open or opens(event):
            return _showing(kind, replace(state, entry=typed(state.entry, event)), context)
        case Key(name="tab") if not state.entry.is_open and state.shape != "angle":
            return _showing(kind, replace(state, way=_next_straight(state)), context)
        case Key():
            entry = pressed(state.entry, event)
            shown = _showing(kind, state if entry is None else replace(state, entry=entry), context)
            return replace(shown, handled=entry is not None)
        case Cancel() if state.entry.is_open:
            return _showing(kind, replace(state, entry=closed(state.entry)), context)
        case Cancel():
            return Step(Waiting(state.line.cursor, state.way))
        case _:
            return replace(_showing(kind, state, context), handled=False)


def _next_straight(state: Measuring) -> int:
    """The next shape that the same places can have."""
    straight = range(3) if len(state.line.points) == 2 else (3,)
    ways = [way for way in straight if way > state.way]
    return ways[0] if ways else straight[0]


def _pulled(state: Measuring, pointer: Pointer) -> Measuring:
    """The line under the pointer; in whole millimetres, unless snapping is suspended."""
    snap = Snapped(pointer.raw) if pointer.modifiers.free else pointer.snap
    free = pointer.modifiers.free or snap.reason not in {"", "grid"}
    return replace(state, line=replace(state.line, cursor=replace(snap, reason="" if free else "grid")))


def _stand_off(state: Measuring) -> float:
    """How far the line stands off where the pointer is, in mm to the left of the direction."""
    points, cursor = state.line.points, state.line.cursor
    if state.shape == "angle":
        off = distance(points[0], cursor.point)
    else:
        along = float(WAYS[state.way][1].get("along_deg", 0.0))
        x0, y0 = cursor.point
        pulls = [stands_off(state.shape, along, points, (x0 - x, y0 - y)) for x, y in points]
        off = min(pulls) if min(pulls) > 0 else max(pulls) if max(pulls) < 0 else sum(pulls) / len(pulls)
    return round(off / _STEP_MM) * _STEP_MM if cursor.reason == "grid" else off


def _finished(kind: ItemKind, state: Measuring, context: Context) -> Step:
    try:
        values(state.entry, context)
        item = _item(kind, state, state.line.points, context)
    except LengthError as error:
        return _showing(kind, replace(state, entry=refused(state.entry, error)), context)
    except PlannerError as error:
        return replace(_showing(kind, state, context), message=error.message)
    return Step(Waiting(state.line.cursor, state.way), edit=add_edit(kind, item, context))


def _item(kind: ItemKind, state: Measuring, points: Points, context: Context) -> Item:
    offset, letters = readable_values(state.entry, context)
    fields = {**context.defaults(kind.tag), **WAYS[state.way][1]}
    if state.is_placing:
        fields["offset_mm"] = _stand_off(state) if offset is None else offset
    if letters is not None:
        fields["text_mm"] = letters
    anchors = (*state.anchors, *[FREE] * (len(points) - len(state.anchors)))
    return kind.record(id=state.line.item_id, **{**fields, "points_mm": points, "anchors": anchors})


def _anchor(snap: Snapped, context: Context) -> Anchor:
    item = context.item(snap.item_id) if snap.item_id else None
    return FREE if item is None else anchored_at(item, context.outline(snap.item_id), snap.point)


def _showing(kind: ItemKind, state: Measuring, context: Context) -> Step:
    points = state.line.points
    end = loose_end(state.line, context)
    shown: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    if not state.is_placing and distance(points[-1], end) > 0:
        points = (*points, end)
        lines = (Line(points, role="guide"),)
    if len(points) >= POINTS_OF[state.shape]:
        shown = ghost(partial(_item, kind, state, points, context))
    name, at = WAYS[state.way][0], state.line.cursor.point
    if state.is_placing:
        size = float(getattr(shown[0], "text_mm", 0.0)) if shown else 0.0
        sign = tip(state.entry, at, (_stand_off(state), size), context)
        hint = msg(
            "Pull the line to its place, or type how far it stands off · Tab: {shape} · Esc cancels", shape=name
        )
    else:
        sign = drawing_tip(state.line, context)
        hint = msg("Next place, or type a length · Tab: {shape} · Enter ends a chain · Esc cancels", shape=name)
    snap = None if state.is_placing else state.line.cursor
    return Step(
        state, Preview(ghosts=shown, lines=lines, points=points, tips=(sign,), snap=snap, hint=hint, cursor="cross")
    )
