"""What a camera looks like on the plan: body and lens at true size, what it sees, and what of that is sharp.

The wedge is faint, so that the plan beneath stays readable; limits of sharpness are written while it is selected.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Shown, msg
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Stroke, Subpath, polyline
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, circle_region, union_all
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_setup import (
    body_of,
    distance_for_depth,
    format_depth,
    seen_view,
    target_place,
    view_of,
)
from diorama_planner.kinds.contract import Around, Handle
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import Point, Points
from diorama_planner.optics.focusing import focus_of, focus_within_reach, front_mm
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.projection import Pinhole, pinhole_of, plan_wedge
from diorama_planner.optics.sharpness import sharp_depths
from diorama_planner.optics.site import Part, camera_pieces

if TYPE_CHECKING:
    from diorama_planner.kinds.cards import Mark

COLOUR = "#8d5cf6"
BODY, GLASS, EDGE = "#3a3f48", "#9fc4e8", "#f4f1ea"
SEEN, SHARP = COLOUR + "1c", COLOUR + "30"
_LIMIT = Pen(COLOUR, 0.35, (2.0, 1.4), least_px=1.0)
_FOCUS = Pen(COLOUR, 0.5, least_px=1.4)
_SIDE = Pen(COLOUR + "a8", 0.3, least_px=1.0)
_TARGET = Pen(COLOUR, 0.3, (0.8, 1.6), least_px=1.0)

SKY_MM = 300.0
"""How high over the eye what it sees still counts for its wedge."""
BEYOND = 1.05
"""The wedge ends a little beyond the corner of the base that is farthest from the eye."""
LEAST_REACH_MM = 120.0
AIM_MM = 25.0
"""How far before a camera that looks up or down its grip is."""
STEEP = math.cos(math.radians(80.0))
UNKNOWN_FRONT_MM, GLASS_SHARE = 40.0, 0.36
"""How wide a lens is that nobody has measured; half of its glass, as a share of that."""
LOST_MM = 10.0
"""Radius of the sign for a camera of which no picture can be made."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A view as it can be focused, and how far its wedge is drawn; depths from the eye along the axis, mm."""

    view: View
    pinhole: Pinhole
    focus_mm: float
    near_mm: float
    far_mm: float
    reach_mm: float


def sight_of(item: Camera, around: Around) -> Sight:
    """What it sees as it is set up; focused as near to what is wanted as it can be.

    Raises:
        UsageError: its parts make no view.
    """
    view = seen_view(item, around)
    near, far = sharp_depths(view)
    return Sight(view, pinhole_of(view), focus_of(view).subject_mm, near, far, _reach(item, around))


def _reach(item: Camera, around: Around) -> float:
    x0, y0, x1, y1 = around.base.bounds if not around.base.is_empty else (*item.at_mm, *item.at_mm)
    away = max(math.dist(item.at_mm, corner) for corner in ((x0, y0), (x1, y0), (x1, y1), (x0, y1)))
    return max(away * BEYOND, LEAST_REACH_MM)


def wedge(sight: Sight, near_mm: float = 1.0, far_mm: float = math.inf) -> PointArray:
    """What lies in the frame between two depths, seen from above: a convex ring, empty if nothing does."""
    eye = float(sight.pinhole.eye[2])
    low, high = min(0.0, eye - 1.0), eye + SKY_MM
    return plan_wedge(sight.pinhole, low, high, near_mm, min(far_mm, sight.reach_mm))


# -- facets -----------------------------------------------------------------------------------------------------


def outline(item: Camera, around: Around) -> Region:
    """Its body and its lens from above."""
    return union_all(parts_from_above(item, around))


def parts_from_above(item: Camera, around: Around) -> tuple[Region, ...]:
    """Body and lens from above, the body first; of a camera whose parts make no view a sign."""
    try:
        found = _from_above(seen_view(item, around), body_of(item, around))
    except UsageError:
        found = ()
    return found or (circle_region(item.at_mm, LOST_MM),)


@lru_cache(maxsize=128)
def _from_above(view: View, body: Body) -> tuple[Region, ...]:
    pieces = camera_pieces(view, body)
    sorts: tuple[Part, Part] = ("camera", "lens")
    found = [union_all([piece.region for piece in pieces if piece.part == part]) for part in sorts]
    return tuple(region for region in found if not region.is_empty)


def draw(item: Camera, around: Around) -> Iterator[Primitive]:
    """The wedge with the zone of sharpness, the line to its target, and the camera over it."""
    sight = _sight_or_none(item, around)
    if sight is not None:
        yield from _seen(sight)
    place = target_place(item.target, around)
    if place is not None:
        yield Stroke(polyline(item.at_mm, place), _TARGET)
    for part in parts_from_above(item, around):
        yield Fill(region_path(part), Solid(BODY), Pen(EDGE, 0.3, least_px=1.0))
    if sight is not None:
        yield Stroke(polyline(*_glass(sight)), Pen(GLASS, 0.9, least_px=2.0))
    if item.moves:
        yield from _of_path().draw_path(item, around)


def _of_path() -> ModuleType:
    """What is drawn of a path: most cameras stand still."""
    return import_module(f"{__package__}.camera_path_looks")


def _seen(sight: Sight) -> Iterator[Primitive]:
    whole = wedge(sight)
    if not len(whole):
        return
    yield Fill(_ring(whole), Solid(SEEN), _SIDE)
    if sight.near_mm >= sight.reach_mm:
        return
    zone = wedge(sight, sight.near_mm, sight.far_mm)
    if len(zone):
        yield Fill(_ring(zone), Solid(SHARP))
    for depth, pen in ((sight.near_mm, _LIMIT), (sight.far_mm, _LIMIT), (sight.focus_mm, _FOCUS)):
        if depth < sight.reach_mm:
            yield Stroke(polyline(*across(sight, depth)), pen)


def _ring(points: PointArray) -> Path:
    return Path((Subpath(tuple((float(x), float(y)) for x, y in points)),))


def across(sight: Sight, depth_mm: float) -> Points:
    """The middle line of the frame at a depth, from its left to its right edge."""
    hole = sight.pinhole
    middle, side = hole.eye + hole.forward * depth_mm, hole.right * hole.half_width * depth_mm
    return tuple((float(x), float(y)) for x, y, _ in (middle - side, middle + side))


def _glass(sight: Sight) -> Points:
    """The front of the lens."""
    hole, view = sight.pinhole, sight.view
    front = hole.eye + hole.forward * (front_mm(view) - focus_of(view).eye_mm)
    side = hole.right * (view.lens.front_diameter_mm or UNKNOWN_FRONT_MM) * GLASS_SHARE
    return tuple((float(x), float(y)) for x, y, _ in (front - side, front + side))


def _sight_or_none(item: Camera, around: Around) -> Sight | None:
    """What it sees; None of one whose parts make no view, of which the issues tell."""
    try:
        return sight_of(item, around)
    except UsageError:
        return None


def marks(item: Camera, around: Around) -> tuple[Mark, ...]:
    """Where sharpness begins and ends, told while it is selected."""
    from diorama_planner.kinds.cards import Mark  # only what is selected is marked

    sight = _sight_or_none(item, around)
    moves: tuple[Mark, ...] = _of_path().path_marks(item, around) if item.moves else ()
    if sight is None or abs(math.cos(math.radians(item.tilt_deg))) < STEEP:
        return moves
    limits = (
        (sight.near_mm, 0, msg("Sharp from {depth}", depth=Shown(format_depth, sight.near_mm))),
        (sight.far_mm, 1, msg("Sharp to {depth}", depth=Shown(format_depth, sight.far_mm))),
    )
    shown = (Mark((across(sight, depth)[side],), text) for depth, side, text in limits if depth < sight.reach_mm)
    return (*shown, *moves)


def handles(item: Camera, around: Around) -> tuple[Handle, ...]:
    """A grip where it is focused, which aims and focuses it; of one that moves those of its path."""
    aim = Handle(aim_place(item, around), "pan_deg")
    return (aim, *_of_path().path_handles(item, around)) if item.moves else (aim,)


def aim_place(item: Camera, around: Around) -> Point:
    """Where it is focused on the plan; a little before one that looks up or down."""
    sight = _sight_or_none(item, around)
    flat = math.cos(math.radians(item.tilt_deg))
    far = sight.focus_mm * flat if sight is not None and flat > STEEP else AIM_MM
    if sight is not None:
        far = min(far, sight.reach_mm)
    return ahead(item, far)


def ahead(item: Camera, far_mm: float) -> Point:
    """The place of the plan so far before it."""
    turn = math.radians(item.pan_deg)
    return (item.at_mm[0] + far_mm * math.cos(turn), item.at_mm[1] + far_mm * math.sin(turn))


def pulled(item: Camera, around: Around, handle: Handle, to: Point) -> Camera:
    """It starts at another point of the plan, looks to it, or has one of its keys changed."""
    if handle.field == "at_mm":
        return replace(item, at_mm=to)
    if handle.index is not None:
        led: Camera = _of_path().path_pulled(item, around, handle.index, to)
        return led
    return aimed_at(item, around, to)


def aimed_at(item: Camera, around: Around, to: Point) -> Camera:
    """It looks to a point of the plan, and is focused there as far as it can, unless its focus follows a target."""
    dx, dy = to[0] - item.at_mm[0], to[1] - item.at_mm[1]
    far = math.hypot(dx, dy)
    if not far:
        return item
    turned = replace(item, pan_deg=math.degrees(math.atan2(dy, dx)) % 360.0)
    flat = math.cos(math.radians(item.tilt_deg))
    if item.target or flat < STEEP:
        return turned
    view = view_of(item, around)
    wanted = distance_for_depth(view.lens, view.accessories, far / flat)
    focus = focus_within_reach(view.lens, view.accessories, wanted)
    return replace(turned, focus_mm=math.ceil(focus.distance_mm * 100.0) / 100.0)
