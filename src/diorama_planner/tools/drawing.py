"""Drawing point by point: the part that lines and outlines share.

A point is set by a click or by typing its distance and direction from the last one. A click that is dragged
makes it smooth: the drag is the tangent there. In arc mode the next piece is an arc that goes on from the last
one. Walls and paths end as lines, areas as rings (`polygon` adds rectangles to them).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import MAX_MODEL_MM
from diorama_planner.geometry.arcs import tangent_arc
from diorama_planner.geometry.nodes import Control, Nodes
from diorama_planner.model.record import Curves, Point, Points, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import ANGLE, Entry, readable_values, tip, values
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.preview import Tip, TipValue
from diorama_planner.tools.tool import REACH_PIXELS
from diorama_planner.tools.vectors import direction, distance, on_magnet, polar

NO_ENTRY = Entry(("length", ANGLE))
FIRST_ARC_DEG = 45.0
"""An arc that nothing leads into leaves its chord by this angle: it is a quarter circle."""


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing begun; `at` is where the pointer was last."""

    at: Snapped | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Points set so far, where the pointer is, what is typed; `pressed_at` while the button is held.

    `curves` are the curved pieces, `leaving` the control point that leads away from a last point that is
    smooth, `is_bending` tells that it is being dragged.
    """

    item_id: RecordId
    points: Points
    cursor: Snapped
    entry: Entry = NO_ENTRY
    pressed_at: Point | None = None
    curves: Mapping[int, Control] = field(default_factory=dict)
    leaving: Point | None = None
    is_bending: bool = False
    is_arc: bool = False
    commands: str = ""
    """The letters that were commands since the pointer last moved: followed by others, they begin a word."""
    is_refused: bool = False
    """Whether it was told that the outline crosses itself; the next Enter keeps its largest part."""


def followed(state: Drawing, pointer: Pointer) -> Drawing:
    """Move the loose end under the pointer; Shift holds its direction to steps of 15 degrees."""
    snap = pointer.snap
    if pointer.modifiers.keep_axis:
        snap = Snapped(on_magnet(state.points[-1], snap.point), "angle")
    return replace(state, cursor=snap, commands="")


def loose_end(state: Drawing, context: Context) -> Point:
    """Where the next point would be: under the pointer, as far as nothing else was typed."""
    length, angle = readable_values(state.entry, context)
    end = _end(state, length, angle)
    return end if _is_in_reach(end) else state.cursor.point


def typed_end(state: Drawing, context: Context) -> Point:
    """Where the next point is by what was typed.

    Raises:
        LengthError: a value cannot be read, or leads out of all bounds.
    """
    length, angle = values(state.entry, context)
    end = _end(state, length, angle)
    if not _is_in_reach(end):
        raise LengthError(msg("That place is out of all bounds"), 1, msg("type a shorter length"))
    return end


def _is_in_reach(point: Point) -> bool:
    return max(abs(part) for part in point) <= MAX_MODEL_MM


def _end(state: Drawing, length: float | None, angle: float | None) -> Point:
    last, cursor = state.points[-1], state.cursor.point
    if length is None and angle is None:
        return cursor
    return polar(
        last,
        distance(last, cursor) if length is None else length,
        direction(last, cursor) if angle is None else angle,
    )


def with_point(state: Drawing, point: Point) -> Drawing:
    """Set a point, unless it lies on the last one; what was typed is used up."""
    if distance(state.points[-1], point) < 1e-6:
        return replace(state, entry=NO_ENTRY, cursor=Snapped(point))
    points, curves = piece_to(state, point)
    return replace(
        state,
        points=(*state.points, *points),
        curves={**state.curves, **curves},
        leaving=None,
        entry=NO_ENTRY,
        cursor=Snapped(point),
        is_refused=False,
    )


def piece_to(state: Drawing, point: Point) -> tuple[Points, dict[int, Control]]:
    """Give what leads from the last point to another: the points it adds and their curved segments."""
    base = len(state.points) - 1
    if state.is_arc:
        points, curves = tangent_arc(state.points[-1], heading(state, point), point)
        return points, {base + segment: pair for segment, pair in curves.items()}
    if state.leaving is None:
        return (point,), {}
    return (point,), {base: (state.leaving, _between(state.leaving, point, 2 / 3))}


def heading(state: Drawing, towards: Point) -> float:
    """The direction in which a line arrives at its last point; of a first arc so that it is a quarter circle."""
    last = state.points[-1]
    if state.leaving is not None:
        return direction(last, state.leaving)
    if len(state.points) == 1:
        return direction(last, towards) - FIRST_ARC_DEG
    before = len(state.points) - 2
    return direction(state.curves[before][1] if before in state.curves else state.points[-2], last)


def bent(state: Drawing) -> Drawing:
    """Make the last point smooth with the pointer as the end of its tangent."""
    last, towards = state.points[-1], state.cursor.point
    before = len(state.points) - 2
    first = state.curves[before][0] if before in state.curves else _between(state.points[-2], last, 1 / 3)
    entering = (2 * last[0] - towards[0], 2 * last[1] - towards[1])
    return replace(state, curves={**state.curves, before: (first, entering)}, leaving=towards, is_bending=True)


def whole(state: Drawing, end: Point | None, *, is_ring: bool) -> Nodes:
    """Everything drawn, up to a loose end if there is one; a ring is closed along its last tangent."""
    points, curves = state.points, dict(state.curves)
    if end is not None and distance(points[-1], end) > 0:
        more, bends = piece_to(state, end)
        points, curves = (*points, *more), {**curves, **bends}
    elif is_ring and state.leaving is not None and len(points) > 2:
        curves[len(points) - 1] = (state.leaving, _between(state.leaving, points[0], 2 / 3))
    return Nodes(points, curves, closed=is_ring and len(points) > 2)


def curves_of(nodes: Nodes) -> Curves:
    """The curves as records hold them."""
    return dict(nodes.curves)


def is_closing(state: Drawing, point: Point, context: Context) -> bool:
    """Whether a click at a point closes the ring."""
    near = distance(state.points[0], point) <= REACH_PIXELS * context.mm_per_pixel
    return len(state.points) >= 3 and near


def drawing_tip(state: Drawing, context: Context) -> Tip:
    """Length and direction of the loose piece; of an arc its chord, and its radius. Without a piece none is shown."""
    last, end = state.points[-1], loose_end(state, context)
    if distance(last, end) == 0 and not state.entry.is_open:
        return Tip(end, (), is_entry=True)
    shown = tip(state.entry, end, (distance(last, end), direction(last, end)), context)
    turn = math.sin(math.radians(direction(last, end) - heading(state, end))) if state.is_arc else 0.0
    if abs(turn) < 1e-3 or distance(last, end) == 0:
        return shown
    radius = TipValue("radius", context.format_length(distance(last, end) / abs(2 * turn)))
    return replace(shown, values=(*shown.values, radius))


def without_last(state: Drawing) -> Drawing | None:
    """Take the last point back; None when it was the only one."""
    if len(state.points) == 1:
        return None
    last = len(state.points) - 2
    kept = {segment: pair for segment, pair in state.curves.items() if segment < last}
    return replace(state, points=state.points[:-1], curves=kept, leaving=None, is_refused=False)


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
