"""Setting the point that the selection turns about: by a click that snaps, by dragging its mark, or typed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry, readable_values, refused, tip, told, values
from diorama_planner.tools.events import Cancel, Confirm, Event, Pointer, PointerDown, PointerUp, Snapped
from diorama_planner.tools.frame import selection_frame
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.tool import Pivot, Step

HINT_PLACING = msg("Click where the selection is to turn about, or type x and y · Alt no snapping · Esc leaves it")
HINT_PIVOT = msg("Drag the point that it turns about · Double click puts it back in the middle")

_PLACE = Entry(("x", "y"))


@dataclass(frozen=True, slots=True)
class PlacingPivot:
    """The point is in the hand; `held` while its mark is dragged, else the next click sets it."""

    held: bool = False
    at: Snapped | None = None
    entry: Entry = _PLACE


def begin_placing(context: Context) -> Step:
    """Take the point in the hand; it lies where the selection turns about now."""
    frame = selection_frame(context)
    return _shown(PlacingPivot(at=Snapped(frame.pivot) if frame else None), context)


def placing(state: PlacingPivot, event: Event, context: Context) -> Step:
    """Follow an event while the point is in the hand; the state None is the end."""
    match event:
        case PointerUp() if state.held:
            return _set(replace(state, at=_snapped(event, context)), context)
        case PointerDown():
            return _set(replace(state, at=_snapped(event, context)), context)
        case Pointer():
            return _shown(replace(state, at=_snapped(event, context)), context)
        case _ if (entry := told(state.entry, event, tab_opens=0)) is not None:
            return _shown(replace(state, entry=entry), context)
        case Confirm():
            return _set(state, context)
        case Cancel():
            return Step(None)
        case _:
            return _shown(state, context)


def _snapped(event: Pointer, context: Context) -> Snapped:
    return Snapped(event.raw) if event.modifiers.free else context.snap(event.raw)


def _set(state: PlacingPivot, context: Context) -> Step:
    if state.at is None:
        return Step(None)
    try:
        wanted = values(state.entry, context)
    except LengthError as error:
        return _shown(replace(state, entry=refused(state.entry, error)), context)
    x, y = (state.at.point[axis] if wanted[axis] is None else wanted[axis] for axis in (0, 1))
    return Step(None, pivot=Pivot((float(x or 0.0), float(y or 0.0))))


def _shown(state: PlacingPivot, context: Context) -> Step:
    if state.at is None:
        return Step(state, Preview(cursor="cross", hint=HINT_PLACING))
    wanted = readable_values(state.entry, context)
    at = (wanted[0] if wanted[0] is not None else state.at.point[0], wanted[1] or state.at.point[1])
    preview = Preview(
        points=(at,),
        tips=(tip(state.entry, at, at, context),),
        snap=state.at if state.at.reason and at == state.at.point else None,
        hint=HINT_PLACING,
        cursor="cross",
    )
    return Step(state, preview)
