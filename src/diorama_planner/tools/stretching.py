"""Dragging a grip of the frame: drawn shapes and writing get another size, by hand or by typed width and depth.

The box that the points span is stretched, so that a wall keeps its thickness and its ends still follow the hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point
from diorama_planner.model.transforms import points_of, stretched
from diorama_planner.tools.context import Context
from diorama_planner.tools.entry import Entry, readable_values, tip, values
from diorama_planner.tools.events import Pointer, Snapped
from diorama_planner.tools.following import ghosts_of_followers
from diorama_planner.tools.frame import Frame, Grip
from diorama_planner.tools.preview import Line, Preview
from diorama_planner.tools.shapes import ghost
from diorama_planner.tools.tool import Edit
from diorama_planner.tools.vectors import corners, distance

HINT = msg("Type a width · Shift keeps proportions · Ctrl from the middle · Alt no snapping · Esc puts it back")
MOST_GHOSTS = 60
"""Of larger selections only the box is shown while it is stretched."""

LEAST_MM = 0.1
FLAT_MM = 1e-6

NO_ENTRY = Entry(("width", "depth"))


@dataclass(frozen=True, slots=True)
class Stretching:
    """A grip in the hand: where it was grabbed and what it stretches, in mm.

    `size` is width and depth of the frame in its own directions, `box` the level box round it and `span` the one
    round the points.
    """

    items: tuple[Item, ...]
    grip: Grip
    grabbed: Point
    size: tuple[float, float]
    box: Bounds
    span: Bounds
    entry: Entry = NO_ENTRY
    last: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is done: two factors and the point that stays."""

    along_x: float
    along_y: float
    about: Point


def take_grip(grip: Grip, frame: Frame, at: Point, context: Context) -> Stretching | None:
    """Take a grip in the hand; None if nothing of the selection can be stretched."""
    found = (context.item(item_id) for item_id in sorted(context.selection))
    items = tuple(item for item in found if item is not None and KINDS[item.kind].placement is not Placement.HOSTED)
    points = [point for item in items for point in points_of(item)]
    if not points:
        return None
    size = distance(*frame.corners[:2]), distance(*frame.corners[1:3])
    return Stretching(items, grip, at, size, box_of(frame.corners), box_of(points))


def box_of(points: Iterable[Point]) -> Bounds:
    """The box round points, of which there is one at least."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _target(state: Stretching, pointer: Pointer, context: Context) -> Snapped:
    """Where the dragged corner would come to lie."""
    corner, grabbed = state.grip.corner, state.grabbed
    to = (corner[0] + pointer.raw[0] - grabbed[0], corner[1] + pointer.raw[1] - grabbed[1])
    return Snapped(to) if pointer.modifiers.free else context.snap(to, frozenset(item.id for item in state.items))


def _stretch(state: Stretching, pointer: Pointer, typed: tuple[float | None, ...], context: Context) -> Stretch:
    """What the pointer and the typed sizes say."""
    grip, keys = state.grip, pointer.modifiers
    about = _middle(state) if keys.copy else grip.anchor
    to = _target(state, pointer, context).point
    if grip.even:
        reach, now = distance(about, grip.corner), distance(about, to)
        share = max(now, LEAST_MM) / reach
        share = next((value / size for value, size in zip(typed, state.size, strict=True) if value), share)
        return Stretch(share, share, about)
    shares = [_share(state, axis, to, about, typed[axis]) for axis in (0, 1)]
    if keys.keep_axis:  # in proportion, by the side that was typed or dragged farther
        given = [axis for axis in (0, 1) if typed[axis] is not None]
        lead = given[0] if given else max((0, 1), key=lambda axis: abs(shares[axis] - 1.0))
        shares = [shares[lead], shares[lead]]
    fixed = tuple(_fixed(state, axis, about) for axis in (0, 1))
    return Stretch(shares[0], shares[1], (fixed[0], fixed[1]))


def _middle(state: Stretching) -> Point:
    grip = state.grip
    return (grip.corner[0] + grip.anchor[0]) / 2.0, (grip.corner[1] + grip.anchor[1]) / 2.0


def _share(state: Stretching, axis: int, to: Point, about: Point, typed: float | None) -> float:
    """The factor along an axis: the points' span grows by as much as the box does."""
    size, span = state.size[axis], state.span[axis + 2] - state.span[axis]
    if span <= FLAT_MM:
        return 1.0
    drags = state.grip.across if axis == 0 else state.grip.up
    if typed is not None:
        wanted = typed
    elif drags:
        ahead = 1.0 if state.grip.corner[axis] >= state.grip.anchor[axis] else -1.0
        wanted = ahead * (to[axis] - about[axis]) * (2.0 if about != state.grip.anchor else 1.0)
    else:
        return 1.0
    return factor_for(size, span, wanted)


def factor_for(size: float, span: float, wanted: float) -> float:
    """The factor for points spanning `span` that gives a box of `size` the wanted size; all in mm.

    What surrounds the points (the thickness of a wall) stays. Points without extent stay too.
    """
    return max(span + wanted - size, LEAST_MM) / span if span > FLAT_MM else 1.0


def _fixed(state: Stretching, axis: int, about: Point) -> float:
    """The coordinate that stays: the side of the points' span that belongs to the anchor, or its middle."""
    low, high = state.span[axis], state.span[axis + 2]
    if about != state.grip.anchor:
        return (low + high) / 2.0
    return low if state.grip.corner[axis] > state.grip.anchor[axis] else high


def stretching_preview(state: Stretching, pointer: Pointer, context: Context) -> Preview:
    """The items at their new size, the box, and width and depth beside the hand."""
    stretch = _stretch(state, pointer, readable_values(state.entry, context), context)
    shown = _ghosts(state, stretch, context, detached=pointer.modifiers.free)
    box = tuple(_stretched_point(corner, stretch) for corner in corners(state.box))
    sizes = _sizes_after(state, stretch)
    snap = _target(state, pointer, context)
    return Preview(
        ghosts=shown,
        lines=() if shown else (Line(box, closed=True),),
        points=(state.grip.anchor if not pointer.modifiers.copy else _middle(state),),
        tips=(tip(state.entry, pointer.raw, sizes, context),),
        snap=snap if snap.reason else None,
        hint=HINT,
        cursor=cursor_of(state.grip),
    )


def _ghosts(state: Stretching, stretch: Stretch, context: Context, *, detached: bool) -> tuple[Item, ...]:
    """The items at their new size, and the walls that meet them with their ends gone along."""
    if len(state.items) > MOST_GHOSTS:
        return ()
    change = partial(stretched, along_x=stretch.along_x, along_y=stretch.along_y, about=stretch.about)
    changes = [(item, new) for item in state.items for new in ghost(partial(change, item))]
    after = () if detached else ghosts_of_followers(changes, context, hosted=False)
    return (*(new for _, new in changes), *after)


def _stretched_point(point: Point, stretch: Stretch) -> Point:
    x, y = stretch.about
    return x + (point[0] - x) * stretch.along_x, y + (point[1] - y) * stretch.along_y


def _sizes_after(state: Stretching, stretch: Stretch) -> tuple[float, float]:
    factors, sizes = (stretch.along_x, stretch.along_y), state.size
    if state.grip.even:
        return sizes[0] * factors[0], sizes[1] * factors[1]
    spans = [state.span[axis + 2] - state.span[axis] for axis in (0, 1)]
    first, second = (size + span * (factor - 1.0) for size, span, factor in zip(sizes, spans, factors, strict=True))
    return first, second


def stretching_edit(state: Stretching, pointer: Pointer, context: Context) -> Edit | None:
    """The edit when the grip is let go here; None when nothing has changed.

    Raises:
        LengthError: a typed size cannot be read, or is none.
    """
    stretch = _stretch(state, pointer, values(state.entry, context), context)
    if stretch.along_x == stretch.along_y == 1.0:
        return None
    verbs, ids, detached = context.verbs, frozenset(item.id for item in state.items), pointer.modifiers.free

    def apply(draft: Draft) -> None:
        verbs.stretch(draft, ids, stretch.along_x, stretch.along_y, stretch.about, detached=detached)

    return Edit("Scale" if len(ids) == 1 else f"Scale {len(ids)} items", apply)


def cursor_of(grip: Grip) -> str:
    """The name of the pointer over a grip: along x, along y, or which diagonal."""
    if not grip.across or not grip.up:
        return "across" if grip.across else "up"
    rises = (grip.corner[0] - grip.anchor[0]) * (grip.corner[1] - grip.anchor[1]) > 0
    return "rising" if rises else "falling"
