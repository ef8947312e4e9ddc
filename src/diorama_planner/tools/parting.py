"""The tools that part walls: one splits a wall where it is clicked, one says which corners come apart."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.events import Cancel, Event, Pointer, PointerUp
from diorama_planner.tools.following import joins
from diorama_planner.tools.hosted import SLIDE_STEP_MM, slide_measures
from diorama_planner.tools.preview import Preview
from diorama_planner.tools.tool import Edit, Step, Tool
from diorama_planner.tools.vectors import distance

SPLIT = "split-wall"
CORNER = "loose-corner"
HINT_SPLIT = msg("Click where a wall is to be parted · Alt no snapping · Esc puts the tool down")
HINT_CORNER = msg("Click a corner that is not glued, or one that is again · Esc puts the tool down")
_NO_WALL = msg("Click on a wall")
_CORNER_PIXELS = 24.0


@dataclass(frozen=True, slots=True)
class Seeking:
    """The tools hold nothing."""


def split_tool() -> Tool:
    """Make the tool that splits walls."""
    return Tool(SPLIT, Seeking(), _step_split, HINT_SPLIT)


def corner_tool() -> Tool:
    """Make the tool for corners that come apart."""
    return Tool(CORNER, Seeking(), _step_corner, HINT_CORNER)


def _wall_at(pointer: Pointer, context: Context) -> tuple[Item, HostSpot] | None:
    spot = context.host_at(pointer.raw)
    item = context.item(spot.host_id) if spot else None
    return (item, spot) if spot and item is not None and joins(item) and context.can_move(item.id) else None


def _step_split(state: Seeking, event: Event, context: Context) -> Step:
    match event:
        case Pointer():
            found = _wall_at(event, context)
            if found is None:
                told = _NO_WALL if isinstance(event, PointerUp) else None
                return Step(state, Preview(cursor="forbidden"), message=told)
            spot = found[1] if event.modifiers.free else _stepped(found[1])
            at = point_along(spot.line, spot.along_mm)[0]
            if isinstance(event, PointerUp):
                return Step(state, edit=_split_edit(spot.host_id, at, context))
            measures = slide_measures(spot, 0.0, context)
            return Step(state, Preview(points=(at,), measures=measures, hint=HINT_SPLIT, cursor="cross"))
        case Cancel():
            return Step(state, done=True)
        case _:
            return Step(state, handled=False)


def _stepped(spot: HostSpot) -> HostSpot:
    """Hold a place to whole millimetres, on the wall."""
    along = round(spot.along_mm / SLIDE_STEP_MM) * SLIDE_STEP_MM
    return replace(spot, along_mm=min(along, polyline_length(spot.line)))


def _split_edit(wall_id: RecordId, at: Point, context: Context) -> Edit:
    verbs = context.verbs

    def split(draft: Draft) -> Collection[RecordId]:
        return verbs.split_wall(draft, wall_id, at)

    return Edit("Split a wall", split)


def _step_corner(state: Seeking, event: Event, context: Context) -> Step:
    match event:
        case Pointer():
            found = _corner_at(event, context)
            if found is None:
                told = msg("Click on a corner of a wall") if isinstance(event, PointerUp) else None
                return Step(state, Preview(cursor="forbidden"), message=told)
            item, index, at = found
            if isinstance(event, PointerUp):
                return Step(state, edit=_corner_edit(item, index))
            return Step(state, Preview(points=(at,), hint=HINT_CORNER, cursor="cross"))
        case Cancel():
            return Step(state, done=True)
        case _:
            return Step(state, handled=False)


def _corner_at(pointer: Pointer, context: Context) -> tuple[Item, int, Point] | None:
    """The corner of a wall that is nearest to the pointer, within a hand's reach."""
    found = _wall_at(pointer, context)
    if found is None:
        return None
    item = found[0]
    corners = [handle for handle in context.handles(item.id) if handle.index is not None]
    nearest = min(corners, key=lambda handle: distance(handle.at, pointer.raw), default=None)
    if nearest is None or nearest.index is None:
        return None
    near = distance(nearest.at, pointer.raw) <= _CORNER_PIXELS * context.mm_per_pixel
    return (item, nearest.index, nearest.at) if near else None


def _corner_edit(item: Item, index: int) -> Edit:
    loose: frozenset[int] = frozenset(getattr(item, "loose_corners", ()))
    glued = index in loose
    changed = loose - {index} if glued else loose | {index}

    def mark(draft: Draft) -> None:
        draft.change(item.id, loose_corners=tuple(sorted(changed)))

    return Edit("Glue a corner" if glued else "Let a corner come apart", mark)
