"""Moving, copying and turning what is selected: what they look like on the way, and the edit at the end.

Distances and the angle can be typed while the hand holds on; typed values win over the pointer.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.transforms import moved
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import ANGLE, Entry, readable_values, tip, values
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.following import ghosts_of_followers
from diorama_planner.tools.frame import angle_field, outline_points
from diorama_planner.tools.gaps import gap_measures
from diorama_planner.tools.preview import Measure, Moved, Preview
from diorama_planner.tools.tool import Edit
from diorama_planner.tools.vectors import direction, distance, nearest_turn, on_axis, shifted

HINT_MOVING = msg("Type a distance · Shift keeps an axis · Ctrl copies · Alt no snapping · Esc puts it back")
HINT_JOINED = msg(
    "Walls that meet it follow · Alt takes it off them, without snapping · Shift keeps an axis · Ctrl copies"
)
HINT_TURNING = msg("Type an angle · Turns in steps of 15° · Alt turns freely · Esc puts it back")

_DISTANCES = Entry(("x", "y"))
_ANGLE = Entry((ANGLE,), ("",))

MOST_MEASURED = 100
"""Of larger selections neither gaps to their neighbours nor walls that follow are shown while they move."""


@dataclass(frozen=True, slots=True)
class Moving:
    """Items under way: where they were grabbed, and the point of them that snaps."""

    ids: frozenset[RecordId]
    grabbed: Point
    anchor: Point
    before: frozenset[RecordId]
    box: Bounds | None = None
    """The box round them at the start."""
    tied: tuple[Item, ...] = ()
    """Walls among them that meet others, which follow with their ends."""
    entry: Entry = _DISTANCES
    last: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Turning:
    """Items being turned about a point; `angle_deg` is how a single one lay at the start."""

    ids: frozenset[RecordId]
    pivot: Point
    start_deg: float
    angle_deg: float
    entry: Entry = _ANGLE
    last: Pointer | None = None


def _shift(
    state: Moving, pointer: Pointer, wanted: tuple[float | None, ...], context: Context
) -> tuple[float, float, Snapped]:
    """How far a drag has come: it is drawn to what lies near, then Shift keeps the axis; typed distances win."""
    from diorama_planner.tools.anchoring import snapped_drag

    hold, (x, y) = state.anchor, pointer.raw
    raw = (x - state.grabbed[0], y - state.grabbed[1])
    if pointer.modifiers.free:
        end = (hold[0] + raw[0], hold[1] + raw[1])
        snap = Snapped(end)
    else:
        end, snap = snapped_drag(state.ids, hold, state.box, raw, context)
    kept = on_axis(hold, end) if pointer.modifiers.keep_axis else end
    dx, dy = (kept[axis] - hold[axis] if (own := wanted[axis]) is None else own for axis in (0, 1))
    there = (hold[0] + dx, hold[1] + dy)
    return dx, dy, snap if there == end else Snapped(there)


def moving_preview(state: Moving, pointer: Pointer, context: Context) -> Preview:
    """The items under way, how far they have come, and the gaps to their neighbours."""
    dx, dy, snap = _shift(state, pointer, readable_values(state.entry, context), context)
    follows = bool(state.tied) and not (pointer.modifiers.free or pointer.modifiers.copy)
    return Preview(
        moved=Moved(state.ids, dx, dy, copies=pointer.modifiers.copy),
        ghosts=_following(state, dx, dy, context) if follows else (),
        measures=_gaps_while_moving(state, dx, dy, context),
        tips=(tip(state.entry, pointer.raw, (dx, dy), context),),
        snap=snap if snap.reason else None,
        hint=HINT_JOINED if state.tied else HINT_MOVING,
        cursor="copy" if pointer.modifiers.copy else "moving",
    )


def _following(state: Moving, dx: float, dy: float, context: Context) -> tuple[Item, ...]:
    """The walls that meet what is moved, with what is set into them, as they follow."""
    if len(state.tied) > MOST_MEASURED:
        return ()
    changes = [(item, moved(item, dx, dy)) for item in state.tied]
    found = ghosts_of_followers(changes, context, hosted=False)
    return tuple(item for item in found if item.id not in state.ids)


def _gaps_while_moving(state: Moving, dx: float, dy: float, context: Context) -> tuple[Measure, ...]:
    if state.box is None or len(state.ids) > MOST_MEASURED:
        return ()
    outline = [(x + dx, y + dy) for x, y in outline_points(state.ids, context)]
    return gap_measures(shifted(state.box, dx, dy), state.ids, context, outline=outline)


def moving_edit(state: Moving, pointer: Pointer, context: Context) -> Edit | None:
    """The edit that moves or copies to here; None if that is where they are.

    Raises:
        LengthError: a typed distance cannot be read.
    """
    dx, dy, _ = _shift(state, pointer, values(state.entry, context), context)
    if dx == 0 and dy == 0:
        return None
    verbs, ids, detached = context.verbs, state.ids, pointer.modifiers.free

    def copy(draft: Draft) -> Collection[RecordId]:
        return verbs.duplicate(draft, ids, dx, dy)

    def move(draft: Draft) -> None:
        verbs.move(draft, ids, dx, dy, detached=detached)

    return Edit(_counted("Copy", ids), copy) if pointer.modifiers.copy else Edit(_counted("Move", ids), move)


def _turn(state: Turning, pointer: Pointer, wanted: float | None = None) -> float:
    """How far it is turned; a typed angle is where a single item comes to lie, as its tip says."""
    if wanted is not None:
        return wanted - state.angle_deg
    if distance(state.pivot, pointer.raw) == 0:
        return 0.0
    turn = direction(state.pivot, pointer.raw) - state.start_deg
    if pointer.modifiers.free:
        return turn
    return nearest_turn(state.angle_deg + turn) - state.angle_deg


def turning_preview(state: Turning, pointer: Pointer, context: Context) -> Preview:
    """The items as they are turned, the point that they turn about, and the angle."""
    turn = _turn(state, pointer, *readable_values(state.entry, context))
    shown_deg = round((state.angle_deg + turn) % 360.0, 1) % 360.0
    return Preview(
        moved=Moved(state.ids, angle_deg=turn, about=state.pivot),
        points=(state.pivot,),
        tips=(tip(state.entry, pointer.raw, (shown_deg,), context),),
        hint=HINT_TURNING,
        cursor="turning",
    )


def turning_edit(state: Turning, pointer: Pointer, context: Context) -> Edit | None:
    """The edit that turns to here; None for a whole turn.

    Raises:
        LengthError: a typed angle cannot be read.
    """
    return turn_edit(state.ids, _turn(state, pointer, *values(state.entry, context)), state.pivot, context)


def turn_edit(ids: frozenset[RecordId], angle_deg: float, pivot: Point, context: Context) -> Edit | None:
    """The edit that turns items about a point; None for a whole turn."""
    if angle_deg % 360.0 == 0:
        return None
    verbs = context.verbs

    def turn(draft: Draft) -> None:
        verbs.rotate(draft, ids, angle_deg, pivot)

    return Edit(_counted("Rotate", ids), turn)


def _counted(verb: str, ids: frozenset[RecordId]) -> str:
    return f"{verb} {len(ids)} items" if len(ids) > 1 else verb


def angle_of(item: Item | None) -> float:
    """How an item is turned; 0 for those that have no angle."""
    field = angle_field(item) if item is not None else ""
    return float(getattr(item, field)) if field else 0.0
