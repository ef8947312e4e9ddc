"""The drags of the select tool once they have begun: moving, copying, turning, a vertex, sliding on a host.

Each computes from what was at its start, never from the last frame, so nothing drifts; Esc gives back the
selection of before and nothing else was touched.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from diorama_planner.core.messages import msg
from diorama_planner.geometry.outline import nearest_along
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.contract import Handle
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.frame import angle_field, outline_points
from diorama_planner.tools.gaps import gap_measures
from diorama_planner.tools.hosted import slid, slide_measures
from diorama_planner.tools.preview import Moved, Preview, Tip, TipValue
from diorama_planner.tools.shapes import ALONG_FIELD, ghost, with_fields, with_vertex
from diorama_planner.tools.tool import Edit, Step
from diorama_planner.tools.vectors import direction, distance, nearest_turn, on_axis, shifted

HINT_MOVING = msg("Shift keeps an axis · Ctrl copies · Alt no snapping · Esc puts it back")
HINT_TURNING = msg("Turns in steps of 15° · Alt turns freely · Esc puts it back")
HINT_VERTEX = msg("Shift keeps an axis · Alt no snapping · Esc puts it back")


@dataclass(frozen=True, slots=True)
class Moving:
    """Items under way: where they were grabbed, and the point of them that snaps."""

    ids: frozenset[RecordId]
    grabbed: Point
    anchor: Point
    before: frozenset[RecordId]
    box: Bounds | None = None
    """The box round them at the start."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Items being turned about a point; `angle_deg` is how a single one lay at the start."""

    ids: frozenset[RecordId]
    pivot: Point
    start_deg: float
    angle_deg: float


@dataclass(frozen=True, slots=True)
class DraggingVertex:
    """One point of an item."""

    item: Item
    handle: Handle


@dataclass(frozen=True, slots=True)
class Sliding:
    """A hosted item along its host."""

    item: Item
    grabbed: Point
    spot: HostSpot
    before: frozenset[RecordId]


Gesture = Moving | Turning | DraggingVertex | Sliding


def shown(state: Gesture, pointer: Pointer, context: Context) -> Step:
    """What a gesture looks like with the pointer here."""
    match state:
        case Moving():
            return Step(state, _moving_preview(state, pointer, context))
        case Turning():
            return Step(state, _turning_preview(state, pointer, context))
        case DraggingVertex():
            return Step(state, _vertex_preview(state, pointer, context))
        case Sliding():
            return Step(state, _sliding_preview(state, pointer, context))


def edit_of(state: Gesture, pointer: Pointer, context: Context) -> Edit | None:
    """The edit when the button comes up here; None when nothing has changed."""
    match state:
        case Moving():
            return _moving_edit(state, pointer, context)
        case Turning():
            return turn_edit(state.ids, _turn(state, pointer), state.pivot, context)
        case DraggingVertex(item=item):
            return _put_edit("Move a corner", item, _bent(state, pointer))
        case Sliding(item=item):
            return _put_edit("Slide along the wall", item, _slid(state, pointer, context)[0])


def _shift(state: Moving, pointer: Pointer, context: Context) -> tuple[float, float, Snapped]:
    """How far a drag has come: the anchor snaps, then Shift keeps the axis."""
    raw = (pointer.raw[0] - state.grabbed[0], pointer.raw[1] - state.grabbed[1])
    target = (state.anchor[0] + raw[0], state.anchor[1] + raw[1])
    snap = Snapped(target) if pointer.modifiers.free else context.snap(target, state.ids)
    point = on_axis(state.anchor, snap.point) if pointer.modifiers.keep_axis else snap.point
    return point[0] - state.anchor[0], point[1] - state.anchor[1], replace(snap, point=point)


def _moving_preview(state: Moving, pointer: Pointer, context: Context) -> Preview:
    dx, dy, snap = _shift(state, pointer, context)
    outline = [(x + dx, y + dy) for x, y in outline_points(state.ids, context)]
    box = None if state.box is None else shifted(state.box, dx, dy)
    measures = () if box is None else gap_measures(box, state.ids, context, outline=outline)
    return Preview(
        moved=Moved(state.ids, dx, dy, copies=pointer.modifiers.copy),
        measures=measures,
        snap=snap if snap.reason else None,
        hint=HINT_MOVING,
        cursor="copy" if pointer.modifiers.copy else "moving",
    )


def _moving_edit(state: Moving, pointer: Pointer, context: Context) -> Edit | None:
    dx, dy, _ = _shift(state, pointer, context)
    if dx == 0 and dy == 0:
        return None
    verbs, ids = context.verbs, state.ids

    def copy(draft: Draft) -> Collection[RecordId]:
        return verbs.duplicate(draft, ids, dx, dy)

    def move(draft: Draft) -> None:
        verbs.move(draft, ids, dx, dy)

    return Edit(_counted("Copy", ids), copy) if pointer.modifiers.copy else Edit(_counted("Move", ids), move)


def _turn(state: Turning, pointer: Pointer) -> float:
    if distance(state.pivot, pointer.raw) == 0:
        return 0.0
    turn = direction(state.pivot, pointer.raw) - state.start_deg
    if pointer.modifiers.free:
        return turn
    return nearest_turn(state.angle_deg + turn) - state.angle_deg


def _turning_preview(state: Turning, pointer: Pointer, context: Context) -> Preview:
    turn = _turn(state, pointer)
    shown_deg = (state.angle_deg + turn) % 360.0
    sign = Tip(pointer.raw, (TipValue("angle", context.format_angle(round(shown_deg, 1))),))
    return Preview(
        moved=Moved(state.ids, angle_deg=turn, about=state.pivot),
        tips=(sign,),
        hint=HINT_TURNING,
        cursor="turning",
    )


def turn_edit(ids: frozenset[RecordId], angle_deg: float, pivot: Point, context: Context) -> Edit | None:
    """The edit that turns items about a point; None for a whole turn."""
    if angle_deg % 360.0 == 0:
        return None
    verbs = context.verbs

    def turn(draft: Draft) -> None:
        verbs.rotate(draft, ids, angle_deg, pivot)

    return Edit(_counted("Rotate", ids), turn)


def _bent(state: DraggingVertex, pointer: Pointer) -> Item:
    point = on_axis(state.handle.at, pointer.point) if pointer.modifiers.keep_axis else pointer.point
    return with_vertex(state.item, state.handle.field, state.handle.index, point)


def _vertex_preview(state: DraggingVertex, pointer: Pointer, context: Context) -> Preview:
    bent = ghost(lambda: _bent(state, pointer))
    point = on_axis(state.handle.at, pointer.point) if pointer.modifiers.keep_axis else pointer.point
    values = (TipValue("x", context.format_length(point[0])), TipValue("y", context.format_length(point[1])))
    return Preview(
        ghosts=bent, points=(point,), tips=(Tip(point, values),), snap=pointer.snap, hint=HINT_VERTEX, cursor="cross"
    )


def _slid(state: Sliding, pointer: Pointer, context: Context) -> tuple[Item, HostSpot]:
    """The item moved along its host as far as the pointer has moved along it."""
    start = nearest_along(state.spot.line, state.grabbed)[0]
    now = nearest_along(state.spot.line, pointer.raw)[0]
    width = float(getattr(state.item, "width_mm", 0.0))
    there = slid(replace(state.spot, along_mm=state.spot.along_mm + now - start), width, pointer)
    return with_fields(state.item, **{ALONG_FIELD: there.along_mm}), there


def _sliding_preview(state: Sliding, pointer: Pointer, context: Context) -> Preview:
    item, spot = _slid(state, pointer, context)
    width = float(getattr(item, "width_mm", 0.0))
    return Preview(ghosts=(item,), measures=slide_measures(spot, width, context), hint=HINT_MOVING, cursor="moving")


def _put_edit(label: str, old: Item, new: Item) -> Edit | None:
    if new == old:
        return None

    def put(draft: Draft) -> None:
        draft.put(new)

    return Edit(label, put)


def _counted(verb: str, ids: frozenset[RecordId]) -> str:
    return f"{verb} {len(ids)} items" if len(ids) > 1 else verb


def angle_of(item: Item | None) -> float:
    """How an item is turned; 0 for those that have no angle."""
    field = angle_field(item) if item is not None else ""
    return float(getattr(item, field)) if field else 0.0
