"""The tool that bends walls: press on a straight piece and pull it into an arc, or type its bulge or its radius."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from diorama_planner.core.errors import LengthError, UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.bulges import bulge_at, bulge_of_radius, bulged, radius_of_bulge
from diorama_planner.geometry.nodes import Nodes, nearest
from diorama_planner.kinds.strands import Strand, main_field, nodes_of, with_nodes
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry, readable_values, refused, tip, told, values
from diorama_planner.tools.events import Cancel, Confirm, Event, Pointer, PointerDown, PointerUp
from diorama_planner.tools.following import followed_ghosts, joins
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import with_fields
from diorama_planner.tools.tool import DRAG_PIXELS, Edit, Step, Tool
from diorama_planner.tools.vectors import distance

BEND = "bend-wall"
HINT = msg("Press on a piece of a wall and pull · Esc puts the tool down")
HINT_BENDING = msg("Type how far it bulges, Tab its radius · back onto the line makes it straight · Esc cancels")
_NO_WALL = msg("Press on a wall")
_NO_ENTRY = Entry(("bulge", "radius"))
STRAIGHT_PIXELS = 4.0


@dataclass(frozen=True, slots=True)
class Seeking:
    """No piece is held."""


@dataclass(frozen=True, slots=True)
class Bending:
    """A piece of a wall under the hand; `pressed` while the button that took it is still down."""

    item: Item
    segment: int
    last: Pointer
    start: Pointer
    entry: Entry = _NO_ENTRY
    pressed: bool = True


def bend_tool() -> Tool:
    """Make the tool."""
    return Tool(BEND, Seeking(), _step, HINT, keys=frozenset({"tab"}))


def bent(item: Item, segment: int, bulge_mm: float) -> Item:
    """Give a wall with a segment bent; corners that come apart keep their places.

    Raises:
        GeometryError: a bend that cannot be.
    """
    strand = Strand(main_field(item))
    before = nodes_of(item, strand)
    after = bulged(before, segment, bulge_mm)
    shift = len(after.points) - len(before.points)
    new = with_nodes(item, strand, after)
    loose = getattr(item, "loose_corners", ())
    if not (loose and shift):
        return new
    return with_fields(new, loose_corners=tuple(index + shift if index > segment else index for index in loose))


def _step(state: Seeking | Bending, event: Event, context: Context) -> Step:
    return _bending(state, event, context) if isinstance(state, Bending) else _seeking(event, context)


def _seeking(event: Event, context: Context) -> Step:
    match event:
        case PointerDown():
            found = _piece(event, context)
            if found is None:
                return Step(Seeking(), message=_NO_WALL)
            return _showing(Bending(*found, last=event, start=event), context)
        case Pointer():
            found = _piece(event, context)
            if found is None:
                return Step(Seeking(), Preview(cursor="forbidden"))
            ends = _nodes(found[0]).ends(found[1])
            return Step(Seeking(), Preview(lines=(Line(ends, role="guide"),), hint=HINT, cursor="move"))
        case Cancel():
            return Step(Seeking(), done=True)
        case _:
            return Step(Seeking(), handled=False)


def _piece(pointer: Pointer, context: Context) -> tuple[Item, int] | None:
    """The wall and the segment of it under the pointer."""
    spot = context.host_at(pointer.raw)
    item = context.item(spot.host_id) if spot else None
    if item is None or not joins(item) or not context.can_move(item.id):
        return None
    return item, nearest(_nodes(item), pointer.raw)[0]


def _nodes(item: Item) -> Nodes:
    return nodes_of(item, Strand(main_field(item)))


def _bending(state: Bending, event: Event, context: Context) -> Step:
    match event:
        case PointerUp() if state.pressed and not _has_moved(state, event, context):
            return _showing(replace(state, pressed=False, last=event), context)  # a click: it goes on without button
        case PointerUp():
            return _done(replace(state, last=event), context)
        case Pointer():
            return _showing(replace(state, last=event), context)
        case _ if (entry := told(state.entry, event, tab_opens=1)) is not None:
            return _showing(replace(state, entry=entry), context)
        case Confirm():
            return _done(state, context)
        case Cancel():
            return Step(Seeking())
        case _:
            return replace(_showing(state, context), handled=False)


def _has_moved(state: Bending, event: Pointer, context: Context) -> bool:
    return distance(state.start.raw, event.raw) > DRAG_PIXELS * context.mm_per_pixel


def _chord(state: Bending) -> float:
    return math.dist(*_nodes(state.item).ends(state.segment))


def _bulge(state: Bending, typed_values: tuple[float | None, ...], context: Context) -> float:
    """The bulge by what was typed, on the side of the pointer; else by the pointer.

    Raises:
        GeometryError: a radius that is too short.
    """
    pulled = bulge_at(_nodes(state.item), state.segment, state.last.point)
    side = -1.0 if pulled < 0 else 1.0
    bulge, radius = typed_values
    if bulge is not None:
        return side * bulge
    if radius is not None:
        return side * bulge_of_radius(_chord(state), radius)
    return 0.0 if abs(pulled) < STRAIGHT_PIXELS * context.mm_per_pixel else pulled


def _showing(state: Bending, context: Context) -> Step:
    pulled = bulge_at(_nodes(state.item), state.segment, state.last.point)
    try:
        bulge = _bulge(state, readable_values(state.entry, context), context)
        ghosts: tuple[Item, ...] = (bent(state.item, state.segment, bulge),)
    except UsageError:
        bulge, ghosts = pulled, ()
    measured = (abs(bulge), min(radius_of_bulge(_chord(state), bulge), 1e6))
    preview = Preview(
        ghosts=(*ghosts, *followed_ghosts(state.item, ghosts, context)),
        lines=(Line(_nodes(state.item).ends(state.segment), role="guide"),),
        tips=(tip(state.entry, state.last.raw, measured, context),),
        hint=HINT_BENDING,
        cursor="moving",
    )
    return Step(state, preview)


def _done(state: Bending, context: Context) -> Step:
    """End the bend: one edit, or what was typed stays with what is wrong with it."""
    try:
        new = bent(state.item, state.segment, _bulge(state, values(state.entry, context), context))
    except LengthError as error:
        return _showing(replace(state, entry=refused(state.entry, error)), context)
    except UsageError as error:
        return _showing(replace(state, entry=replace(state.entry, wrong=str(error.message))), context)
    verbs = context.verbs

    def reshape(draft: Draft) -> None:
        verbs.reshape(draft, new)

    return Step(Seeking(), edit=Edit("Bend a wall", reshape) if new != state.item else None)
