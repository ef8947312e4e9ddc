"""A guide in the hand: pulled off a ruler, moved, set to a typed place, nudged, or put back on the ruler.

It is lent to the canvas for the while and gives the hand back when it is done.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Guide, Point
from diorama_planner.tools.context import Context
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
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.tool import DRAG_PIXELS, Edit, Step, Tool
from diorama_planner.tools.vectors import distance

GUIDE = "guide"
FAR_MM = 2e4
"""Guides are drawn as far as this from the plan's origin: beyond what any view shows."""

_HINT = msg("Type its place · Arrows nudge it · Delete or the ruler takes it away · Esc lets go")
_ARROWS = {"left": (0, -1), "right": (0, 1), "down": (1, -1), "up": (1, 1)}


_POSITION = Entry(("position",), ("",))


@dataclass(frozen=True, slots=True)
class Held:
    """A guide, where it is now, whether the button holds it, and what is typed."""

    guide: Guide
    is_new: bool
    at: float
    cursor: Snapped
    pressed_at: Point | None = None
    is_moved: bool = False
    entry: Entry = _POSITION


def guide_tool(guide: Guide, *, is_new: bool) -> Tool:
    """Take a guide in hand; a new one is under the button already."""
    start = Held(guide, is_new, guide.at_mm, Snapped((guide.at_mm, guide.at_mm)), is_moved=is_new)
    return Tool(GUIDE, start, _step, _HINT, cursor=cursor_of(guide))


def cursor_of(guide: Guide) -> str:
    """The cursor that says which way a guide can be moved."""
    return "up" if guide.direction == "horizontal" else "across"


def guide_line(guide: Guide, reach_mm: float = FAR_MM) -> tuple[Point, Point]:
    """The ends of a guide, as far as it is drawn or looked at."""
    if guide.direction == "vertical":
        return (guide.at_mm, -reach_mm), (guide.at_mm, reach_mm)
    return (-reach_mm, guide.at_mm), (reach_mm, guide.at_mm)


def axis_of(guide: Guide) -> int:
    """Which coordinate a guide fixes: 0 for x, 1 for y."""
    return 0 if guide.direction == "vertical" else 1


def _step(state: Held, event: Event, context: Context) -> Step:
    match event:
        case PointerMove() if state.is_new or state.pressed_at is not None:
            return _showing(_followed(state, event, context), context)
        case PointerDown() if not state.is_new and state.pressed_at is None and not _is_on(state, event, context):
            return Step(state, done=True)
        case PointerDown():
            return _showing(replace(state, pressed_at=event.raw), context)
        case PointerUp() if state.is_moved:
            return _put(_followed(state, event, context), context)
        case PointerUp():
            return _showing(replace(state, pressed_at=None), context)
        case Typed() if state.entry.is_open or opens(event):
            return _showing(replace(state, entry=typed(state.entry, event)), context)
        case Confirm():
            return _put(state, context)
        case Key():
            return _key(state, event, context)
        case Cancel() if state.entry.is_open:
            return _showing(replace(state, entry=closed(state.entry)), context)
        case Cancel() | DoubleClick():
            return Step(state, done=isinstance(event, Cancel), preview=_preview(state, context))
        case _:
            return replace(_showing(state, context), handled=False)


def _is_on(state: Held, pointer: Pointer, context: Context) -> bool:
    return abs(pointer.raw[axis_of(state.guide)] - state.at) <= DRAG_PIXELS * context.mm_per_pixel


def _followed(state: Held, pointer: Pointer, context: Context) -> Held:
    """The guide under the pointer, drawn to what lies near but never to itself."""
    start = state.pressed_at
    if (
        start is not None
        and not state.is_moved
        and distance(start, pointer.raw) <= DRAG_PIXELS * context.mm_per_pixel
    ):
        return state
    free = pointer.modifiers.free
    snap = Snapped(pointer.raw) if free else context.snap(pointer.raw, frozenset({state.guide.id}))
    return replace(state, at=snap.point[axis_of(state.guide)], cursor=snap, is_moved=True)


def _key(state: Held, event: Key, context: Context) -> Step:
    entry = pressed(state.entry, event)
    if entry is not None:
        return _showing(replace(state, entry=entry), context)
    if event.name in {"delete", "backspace"}:
        edit = None if state.is_new else Edit("Remove guide", partial(_remove, state.guide))
        return Step(state, edit=edit, done=True)
    axis, sign = _ARROWS.get(event.name, (-1, 0))
    if axis != axis_of(state.guide) or state.is_new:
        return replace(_showing(state, context), handled=event.name in _ARROWS)
    at = state.at + sign * context.nudge_mm[1 if event.modifiers.shift else 0]
    moved = replace(state.guide, at_mm=at)
    edit = Edit("Nudge guide", partial(_keep, moved), merge_key=f"nudge {moved.id}")
    return replace(_showing(replace(state, guide=moved, at=at), context), edit=edit)


def _put(state: Held, context: Context) -> Step:
    """Leave the guide where it is, or at the place that was typed."""
    try:
        (wanted,) = values(state.entry, context)
    except LengthError as error:
        return _showing(replace(state, entry=refused(state.entry, error)), context)
    guide = replace(state.guide, at_mm=state.at if wanted is None else wanted)
    same = not state.is_new and guide == state.guide
    label = "Add guide" if state.is_new else "Move guide"
    return Step(state, edit=None if same else Edit(label, partial(_keep, guide)), done=True)


def _keep(guide: Guide, draft: Draft) -> None:
    draft.put(guide)


def _remove(guide: Guide, draft: Draft) -> None:
    draft.remove(guide.id)


def _showing(state: Held, context: Context) -> Step:
    return Step(state, _preview(state, context))


def _preview(state: Held, context: Context) -> Preview:
    (wanted,) = readable_values(state.entry, context)
    at = state.at if wanted is None else wanted
    axis = axis_of(state.guide)
    place = (at, state.cursor.point[1]) if axis == 0 else (state.cursor.point[0], at)
    line = Line(guide_line(replace(state.guide, at_mm=at)), role="guide")
    snap = state.cursor if state.cursor.reason not in {"", "grid"} else None
    return Preview(
        lines=(line,),
        tips=(tip(state.entry, place, (at,), context),),
        snap=snap,
        hint=_HINT,
        cursor=cursor_of(state.guide),
    )
