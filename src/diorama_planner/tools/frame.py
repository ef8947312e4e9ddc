"""The frame round what is selected: its corners, the point it turns about, what turns and what stretches it.

Canvas and select tool ask here, so that what is drawn is what can be grabbed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import transform
from diorama_planner.kinds.contract import Handle, Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, has_free_size, infos_with_role, turn_field
from diorama_planner.tools.context import Chosen, Context
from diorama_planner.tools.shapes import role_of
from diorama_planner.tools.vectors import corners, direction, distance, middle, polar

HANDLE_PIXELS = 24.0
"""How far the turning handle stands off the frame, or off the grips round it."""

GRIP_PIXELS = 11.0
"""How far the grips stand off the frame, so that corners of a shape can be grabbed too."""

ROOM_PIXELS = 44.0
"""A side shorter than this on the screen has no grip in its middle."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What stretches a frame: it drags `corner` while `anchor` stays; `even` ones keep the proportions."""

    at: Point
    corner: Point
    anchor: Point
    across: bool
    up: bool
    even: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A box, maybe turned. `stem` is where the handle's stalk begins; without `handle` it cannot be turned."""

    corners: Points
    pivot: Point
    stem: Point
    handle: Point | None
    angle_deg: float = 0.0
    shows: Literal["box", "bracket", "nothing"] = "box"
    """Whether the box is an item's own, is drawn faintly round several, or a free shape's outline stands for it."""
    grips: tuple[Grip, ...] = ()
    has_own_pivot: bool = False
    """Whether the user has set the point that it turns about."""

    @property
    def middle(self) -> Point:
        """The middle of the box."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[2]
        return (x0 + x1) / 2.0, (y0 + y1) / 2.0


def survey(item_ids: Collection[RecordId], context: Context) -> Chosen:
    """Look at a selection as a whole; what is set into or measures others goes with them: it has no say."""
    items = [item for item in (context.item(item_id) for item_id in item_ids) if item is not None]
    free = [item for item in items if KINDS[item.kind].placement not in _FOLLOWING]
    turns = any(context.can_move(item.id) for item in free)
    stretches: Literal["no", "freely", "evenly"] = "no"
    if free and all(has_free_size(item) and context.can_move(item.id) for item in free):
        stretches = "evenly" if any(angle_field(item) for item in free) else "freely"
    return Chosen(context.bounds_of(item_ids), items[0] if len(items) == 1 else None, turns, stretches)


def selection_frame(context: Context) -> Frame | None:
    """The frame round the selection; None if nothing is selected or it has no area."""
    chosen = context.chosen
    if chosen.bounds is None:
        return None
    if chosen.single is not None and angle_field(chosen.single):
        frame = _turned_frame(chosen.single, chosen, context)
    else:
        shows: Literal["bracket", "nothing"] = "bracket" if chosen.single is None else "nothing"
        frame = replace(_level_frame(chosen.bounds, chosen, context), shows=shows)
    if frame is not None and context.pivot is not None and chosen.turns:
        return replace(frame, pivot=context.pivot, has_own_pivot=True)
    return frame


def _level_frame(bounds: Bounds, chosen: Chosen, context: Context) -> Frame:
    pivot = middle(bounds)
    stem = (pivot[0], bounds[3])
    grips = _grips(bounds, chosen, context)
    stand_off = (HANDLE_PIXELS + (GRIP_PIXELS if grips else 0.0)) * context.mm_per_pixel
    handle = (stem[0], stem[1] + stand_off) if chosen.turns else None
    return Frame(corners(bounds), pivot, stem, handle, grips=grips)


def _turned_frame(item: Item, chosen: Chosen, context: Context) -> Frame | None:
    """The box of an item in its own direction; the handle is ahead of its nose."""
    angle = float(getattr(item, angle_field(item)))
    level = transform(context.outline(item.id), rotation_deg=-angle)
    if level.is_empty:
        return None
    bounds = level.bounds
    at = position(item)
    ahead = (bounds[2], (bounds[1] + bounds[3]) / 2.0)
    beyond = (ahead[0] + HANDLE_PIXELS * context.mm_per_pixel, ahead[1])
    turned = tuple(turned_about(_ORIGIN, corner, angle) for corner in corners(bounds))
    pivot = turned_about(_ORIGIN, middle(bounds), angle) if at is None else at
    handle = turned_about(_ORIGIN, beyond, angle) if chosen.turns else None
    grips = tuple(_turned_grip(grip, angle) for grip in _grips(bounds, chosen, context))
    return Frame(turned, pivot, turned_about(_ORIGIN, ahead, angle), handle, angle, grips=grips)


_FOLLOWING = (Placement.HOSTED, Placement.BETWEEN, Placement.JOINING)
_ORIGIN: Point = (0.0, 0.0)


def _grips(bounds: Bounds, chosen: Chosen, context: Context) -> tuple[Grip, ...]:
    """The grips round a level box: at its corners, and in the middle of long sides of what stretches freely."""
    if chosen.stretches == "no":
        return ()
    xs, ys = (bounds[0], bounds[2]), (bounds[1], bounds[3])
    even, off = chosen.stretches == "evenly", GRIP_PIXELS * context.mm_per_pixel
    least = ROOM_PIXELS * context.mm_per_pixel
    found = []
    for across in (-1, 0, 1):
        for up in (-1, 0, 1):
            side = ys[1] - ys[0] if up == 0 else xs[1] - xs[0]
            if (across == 0 and up == 0) or (0 in (across, up) and (even or side < least)):
                continue
            corner, anchor = (_share(xs, ys, across * sign, up * sign) for sign in (1, -1))
            at = (corner[0] + across * off, corner[1] + up * off)
            found.append(Grip(at, corner, anchor, across != 0, up != 0, even))
    return tuple(found)


def _share(xs: tuple[float, float], ys: tuple[float, float], across: int, up: int) -> Point:
    return (xs[0] + xs[1] + across * (xs[1] - xs[0])) / 2.0, (ys[0] + ys[1] + up * (ys[1] - ys[0])) / 2.0


def _turned_grip(grip: Grip, angle_deg: float) -> Grip:
    at, corner, anchor = (turned_about(_ORIGIN, point, angle_deg) for point in (grip.at, grip.corner, grip.anchor))
    return replace(grip, at=at, corner=corner, anchor=anchor)


def nearest_grip(frame: Frame | None, at: Point, reach_mm: float) -> Grip | None:
    """The grip of a frame nearest to a point, within reach."""
    grips = frame.grips if frame is not None else ()
    near = min(grips, key=lambda grip: distance(grip.at, at), default=None)
    return near if near is not None and distance(near.at, at) <= reach_mm else None


def turned_about(pivot: Point, point: Point, angle_deg: float) -> Point:
    """Turn a point about another."""
    if point == pivot:
        return point
    dx, dy = point[0] - pivot[0], point[1] - pivot[1]
    return polar(pivot, (dx * dx + dy * dy) ** 0.5, direction(pivot, point) + angle_deg)


def angle_field(item: Item) -> str:
    """The field that says how an item is turned; empty if it has none."""
    return turn_field(type(item))


def position(item: Item) -> Point | None:
    """The point at which an item lies, if it has one."""
    infos = infos_with_role(type(item), Role.POINT)
    return getattr(item, infos[0].name) if infos else None


def vertex_handles(context: Context) -> tuple[tuple[RecordId, Handle], ...]:
    """The grips of the selected item that drag its points; only a single item shows them."""
    if len(context.selection) != 1:
        return ()
    (item_id,) = context.selection
    item = context.item(item_id)
    if item is None or not context.can_move(item_id):
        return ()
    pulls = KINDS[item.kind].pulled is not None
    own = (handle for handle in context.handles(item_id) if pulls or role_of(item, handle.field) in _POINT_ROLES)
    return tuple((item_id, handle) for handle in own)


_POINT_ROLES = frozenset({Role.POINT, Role.POINTS, Role.FACE_POINTS})


def with_groups(ids: Iterable[RecordId], context: Context) -> frozenset[RecordId]:
    """Widen ids by those that are picked with them."""
    found: set[RecordId] = set()
    for item_id in ids:
        found |= context.group_of(item_id)
    return frozenset(found)


def outline_points(item_ids: frozenset[RecordId], context: Context) -> list[Point]:
    """The corners of the outline of a single item; none for several, whose box stands for them."""
    if len(item_ids) != 1:
        return []
    (item_id,) = item_ids
    return [(x, y) for ring in context.outline(item_id).rings() for x, y in ring.tolist()]
