"""The tool that sculpts the ground with a brush: a press begins a stroke, letting go makes one change of it.

What a dab does is in `geometry.sculpting`, how a stroke follows the hand in `terrain.strokes`. All strokes are kept
in one sculpture: that which is selected, else the topmost that is not locked, else a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.sculpting import Brush, BrushKind
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Point, RecordId
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.terrain.strokes import Stroke, begun, extended, sculpted
from diorama_planner.tools import entry
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry
from diorama_planner.tools.events import (
    NO_MODIFIERS,
    Cancel,
    Confirm,
    DoubleClick,
    Event,
    Key,
    Modifiers,
    PointerDown,
    PointerMove,
    PointerUp,
    Typed,
)
from diorama_planner.tools.preview import BrushMark, Preview
from diorama_planner.tools.tool import ENTER, Edit, Step, Tool

_KIND = next(kind for kind in KINDS.values() if kind.placement is Placement.BRUSHED)
SCULPTURE = _KIND.tag
LEAST_RADIUS_MM, MOST_RADIUS_MM = 1.0, 500.0
RADIUS_FACTOR, STRENGTH_STEP = 1.15, 0.05
ARROW_SHARE = 0.5
"""How far an arrow key moves the brush, as a share of its radius; with Shift it is a tenth of that."""

NEXT_KEY = "c"
_SMALLER, _LARGER, _WEAKER, _STRONGER = "[", "]", "{", "}"
_DIGITS = "0123456789.,"
_INVERSE = {BrushKind.RAISE: BrushKind.LOWER, BrushKind.LOWER: BrushKind.RAISE}
_ARROWS = {"left": (-1.0, 0.0), "right": (1.0, 0.0), "up": (0.0, 1.0), "down": (0.0, -1.0)}
_NO_ENTRY = Entry(("radius",), ("",))

USUAL = Brush()

HINT = msg("Drag to sculpt · Ctrl lowers, Shift smooths · [ ] size · { } strength · C next brush · Enter a dab · Esc")
HINT_STROKE = msg("Let go to keep the stroke, Esc leaves the ground as it was")
NO_GROUND = msg("There is no ground to sculpt here: the brush is beside the base.")


@dataclass(frozen=True, slots=True)
class Sculpting:
    """The brush in hand, where it is, the radius that is being typed, and what has been begun on which ground."""

    brush: Brush = USUAL
    at: Point | None = None
    entry: Entry = _NO_ENTRY
    stroke: Stroke | None = None
    acting: Brush = USUAL
    ground: Heightfield | None = None


def sculpture_tool() -> Tool:
    """Make the brush."""
    keys = frozenset({NEXT_KEY, _SMALLER, _LARGER, _WEAKER, _STRONGER, ENTER, *_DIGITS, *_ARROWS})
    return Tool(SCULPTURE, Sculpting(), _step, HINT, keys=keys, refresh=_refresh, snaps=False, scrolls=True)


def _step(state: Sculpting, event: Event, context: Context) -> Step:
    if state.stroke is not None:
        return _step_stroke(state, state.stroke, event)
    typing = _typed(state, event, context)
    if typing is not None:
        return typing
    match event:
        case PointerDown() | DoubleClick():
            return _begun(replace(state, at=event.raw), event.raw, event.modifiers, context)
        case PointerMove() | PointerUp():
            return _showing(replace(state, at=event.raw), event.modifiers)
        case Key(name=name) if name in _ARROWS:
            return _showing(replace(state, at=_moved(state, name, event.modifiers, context)))
        case Key(name=name) if name == NEXT_KEY:
            return _showing(replace(state, brush=next_brush(state.brush, -1 if event.modifiers.shift else 1)))
        case Typed(text=text) if text in (_SMALLER, _LARGER, _WEAKER, _STRONGER):
            return _showing(replace(state, brush=_adjusted(state.brush, text)))
        case Confirm():
            at = state.at or _middle(context)
            step = _begun(replace(state, at=at), at, NO_MODIFIERS, context)
            stroke = step.state.stroke
            return step if stroke is None else _kept(step.state, stroke)
        case Cancel():
            return Step(state, done=True)
        case _:
            return replace(_showing(state), handled=False)


def _step_stroke(state: Sculpting, stroke: Stroke, event: Event) -> Step:
    """Follow the hand while the button is held."""
    match event:
        case PointerMove():
            stroke = extended(stroke, event.raw, state.acting)
            return _showing(replace(state, at=event.raw, stroke=stroke))
        case PointerUp():
            return _kept(replace(state, at=event.raw), extended(stroke, event.raw, state.acting))
        case Confirm():
            return _kept(state, stroke)
        case Cancel():
            return _showing(replace(state, stroke=None, ground=None))
        case _:
            return _showing(state)


def _begun(state: Sculpting, at: Point, modifiers: Modifiers, context: Context) -> Step:
    """Set the brush down: its first dab is seen at once."""
    field, acting = context.field, acting_brush(state.brush, modifiers)
    if field.grid.window(acting.bounds(at)).is_empty or field.base.is_empty:
        return replace(_showing(state), message=NO_GROUND)
    order = max((layer.relief.order for layer in field.layers), default=0.0) + 1.0
    target = _target(context) or context.new_id()
    stroke = begun(field, target, order, at, Ground(field).height_at(*at))
    return _showing(replace(state, acting=acting, stroke=extended(stroke, at, acting), ground=field))


def _kept(state: Sculpting, stroke: Stroke) -> Step:
    """Make one change of a stroke."""

    def apply(draft: Draft) -> None:
        _keep(draft, stroke)

    step = _showing(replace(state, stroke=None, ground=None))
    return replace(step, edit=Edit(f"Sculpt: {state.acting.kind}", apply))


def _keep(draft: Draft, stroke: Stroke) -> None:
    """Put what was sculpted into a draft; a sculpture of which nothing is left goes."""
    found, known = sculpted(stroke), draft.find(stroke.record_id)
    if found is None:
        if known is not None:
            draft.remove(stroke.record_id)
        return
    name, (width, depth) = draft.add_asset(found.data), found.size_mm
    place: dict[str, Any] = {"grid": name, "at_mm": found.at, "width_mm": width, "depth_mm": depth}
    if known is None:
        draft.add(_KIND.record(id=stroke.record_id, **place))
    else:
        draft.change(stroke.record_id, **place, rotation_deg=0.0, unit_mm=1.0)


def _target(context: Context) -> RecordId | None:
    """The sculpture that takes the stroke: one that is selected, else the topmost; none that is locked."""
    ids = [layer.relief.record_id for layer in reversed(context.field.layers)]
    free = [i for i in ids if (item := context.item(i)) and item.kind == SCULPTURE and context.can_move(i)]
    return next((i for i in free if i in context.selection), free[0] if free else None)


def _refresh(state: Sculpting, context: Context) -> Step:
    """Show the brush; a stroke on ground that has become another one meanwhile is given up."""
    if state.stroke is not None and context.field is not state.ground:
        state = replace(state, stroke=None, ground=None)
    return _showing(state)


def _showing(state: Sculpting, modifiers: Modifiers = NO_MODIFIERS) -> Step:
    stroke = state.stroke
    brush = state.acting if stroke is not None else acting_brush(state.brush, modifiers)
    mark = None if state.at is None else BrushMark(state.at, brush, is_down=stroke is not None)
    hint: Message = HINT if stroke is None else HINT_STROKE
    return Step(state, Preview(brush=mark, ground=stroke.field if stroke else None, hint=hint, cursor="cross"))


# -- the brush -------------------------------------------------------------------------------------------------


def acting_brush(brush: Brush, modifiers: Modifiers) -> Brush:
    """The brush as modifier keys turn it: Shift smooths, Ctrl lowers instead of raising and back."""
    if modifiers.shift:
        return replace(brush, kind=BrushKind.SMOOTH)
    return replace(brush, kind=_INVERSE.get(brush.kind, brush.kind)) if modifiers.ctrl else brush


def next_brush(brush: Brush, by: int) -> Brush:
    """The brush so many further in the row of what brushes do."""
    kinds = list(BrushKind)
    return replace(brush, kind=kinds[(kinds.index(brush.kind) + by) % len(kinds)])


def _adjusted(brush: Brush, key: str) -> Brush:
    """The brush a little larger, smaller, stronger or weaker."""
    if key in (_SMALLER, _LARGER):
        radius = brush.radius_mm * (RADIUS_FACTOR if key == _LARGER else 1.0 / RADIUS_FACTOR)
        return with_radius(brush, round(radius, 1))
    strength = brush.strength + (STRENGTH_STEP if key == _STRONGER else -STRENGTH_STEP)
    return replace(brush, strength=round(min(1.0, max(STRENGTH_STEP, strength)), 2))


def with_radius(brush: Brush, radius_mm: float) -> Brush:
    """The brush with another radius, within what is sensible."""
    return replace(brush, radius_mm=min(MOST_RADIUS_MM, max(LEAST_RADIUS_MM, radius_mm)))


def _moved(state: Sculpting, arrow: str, modifiers: Modifiers, context: Context) -> Point:
    """Where an arrow key takes the brush; from the middle of the base if it has not been anywhere."""
    x, y = state.at or _middle(context)
    dx, dy = _ARROWS[arrow]
    way = state.brush.radius_mm * ARROW_SHARE * (0.1 if modifiers.shift else 1.0)
    return x + dx * way, y + dy * way


def _middle(context: Context) -> Point:
    xmin, ymin, xmax, ymax = context.field.grid.bounds_of(context.field.grid.whole)
    return (xmin + xmax) / 2.0, (ymin + ymax) / 2.0


def _typed(state: Sculpting, event: Event, context: Context) -> Step | None:
    """Follow the typing of a radius; None for what is not meant for it."""
    begins = isinstance(event, Typed) and event.text[:1] in _DIGITS
    if not state.entry.is_open and not begins:
        return None
    told = entry.told(state.entry, event)
    if told is not None:
        return _asking(replace(state, entry=told, at=state.at or _middle(context)), context)
    if not isinstance(event, Confirm):
        return _asking(replace(state, at=event.raw) if isinstance(event, PointerMove) else state, context)
    try:
        (radius,) = entry.values(state.entry, context)
    except LengthError as error:
        return _asking(replace(state, entry=entry.refused(state.entry, error)), context)
    brush = state.brush if radius is None else with_radius(state.brush, radius)
    return _showing(replace(state, brush=brush, entry=_NO_ENTRY))


def _asking(state: Sculpting, context: Context) -> Step:
    step = _showing(state)
    if not state.entry.is_open or state.at is None:
        return step
    tip = entry.tip(state.entry, state.at, (state.brush.radius_mm,), context)
    return replace(step, preview=replace(step.preview, tips=(tip,)))
