"""The way of a moving camera on the plan: a dashed line, the camera at each key as a ghost, grips to lead it by.

Each key has two grips, its place and whither it looks: the second aims and focuses it as that of a camera does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke, polyline
from diorama_planner.kinds import camera_looks
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_fit import fit_on_way
from diorama_planner.kinds.camera_path import at_key, key_of, view_on_path, way_of
from diorama_planner.kinds.cards import Mark
from diorama_planner.kinds.contract import Around, Handle
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import Point

WAY = Pen(camera_looks.COLOUR, 0.6, (3.0, 2.0), least_px=1.8)
GHOST = Pen(camera_looks.COLOUR, 0.35, (1.0, 0.8), least_px=1.2)
LOOKS = Pen(camera_looks.COLOUR + "b0", 0.3, least_px=1.0)
SHADE = camera_looks.COLOUR + "38"
ARROW_MM = 14.0
"""How long the line is that says whither it looks at a key."""
MOST_TOLD = 24
"""The times of more keys would hide the plan."""

PLACE, AIM = 0, 1
"""The grips of a key: number 2 i is the place of key i, 2 i + 1 its aim."""


def draw_path(item: Camera, around: Around) -> Iterator[Primitive]:
    """The way, and a ghost of the camera at each key."""
    for index in range(len(item.keys)):
        there = at_key(item, index)
        for part in camera_looks.parts_from_above(there, around):
            yield Fill(region_path(part), Solid(SHADE), GHOST)
        yield Stroke(polyline(there.at_mm, camera_looks.ahead(there, ARROW_MM)), LOOKS)
    try:
        way = way_of(item, around)
    except UsageError:
        way = tuple((*place, 0.0) for place in (item.at_mm, *(key.at_mm for key in item.keys)))
    yield Stroke(polyline(*((x, y) for x, y, _ in way)), WAY)


def path_marks(item: Camera, around: Around) -> tuple[Mark, ...]:
    """When it is where, and where it hits something first."""
    times = ((item.at_mm, 0.0), *((key.at_mm, key.at_s) for key in item.keys))
    told = times if len(item.keys) <= MOST_TOLD else ()
    keys = (Mark((place,), msg("{time} s", time=Shown(_seconds, at))) for place, at in told)
    return (*keys, *_hit_marks(item, around))


def _hit_marks(item: Camera, around: Around) -> Iterator[Mark]:
    try:
        hit = fit_on_way(item, around).hit_s
        if hit is not None:
            x, y, _ = view_on_path(item, around, hit).position_mm
            yield Mark(((x, y),), msg("Hits at {time} s", time=Shown(_seconds, hit)), is_fault=True)
    except UsageError:
        return  # its parts make no view, of which the issues tell


def path_handles(item: Camera, around: Around) -> tuple[Handle, ...]:
    """A grip where it starts, and two at each key."""
    found = [Handle(item.at_mm, "at_mm")]
    for index, key in enumerate(item.keys):
        found.append(Handle(key.at_mm, "keys", 2 * index + PLACE))
        aim = camera_looks.aim_place(at_key(item, index), around)
        found.append(Handle(aim, "keys", 2 * index + AIM))
    return tuple(found)


def path_pulled(item: Camera, around: Around, number: int, to: Point) -> Camera:
    """One of its keys put elsewhere, or aimed there."""
    index, grip = divmod(number, 2)
    key = item.keys[index]
    if grip == PLACE:
        changed = replace(key, at_mm=to)
    else:
        aimed = camera_looks.aimed_at(at_key(item, index), around, to)
        changed = replace(key_of(aimed, key.at_s), focus_mm=None if item.target else aimed.focus_mm)
    return replace(item, keys=(*item.keys[:index], changed, *item.keys[index + 1 :]))


def _seconds(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(round(value, 2), decimal_comma=decimal_comma)
