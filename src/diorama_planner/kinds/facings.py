"""What walls are seen to be made of: the paint of each face, at the plan's scale, and the marks on their tops."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from diorama_planner.catalogue.material import Material
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Stroke, Subpath, Texture
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.rings import Ring
from diorama_planner.kinds.hosts import Host
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import Point

FACES = {
    "brick": ("brick", "#9c4f3d"),
    "block": ("block", "#9a9a95"),
    "plaster": ("plaster", "#ddd5ca"),
    "corrugated": ("corrugated", "#8d9aa3"),
    "wood": ("wood", "#9a7650"),
    "plain": ("board", "#d8d2c8"),
}
"""Texture and colour by the choice of a face."""

_OF_CATEGORY = {
    "foam": "brick",
    "board": "plain",
    "wood": "wood",
    "styrene": "plain",
    "plaster": "plaster",
    "structure": "brick",
    "printing": "plain",
}

_EDGE = Pen("#00000066", 0.25)
_LOOSE = Pen("#f2f2f2", 0.35)
_LOOSE_RIM = Pen("#000000", 0.8)
_DASHED = Pen("#f2f2f2", 0.35, (2.0, 1.4))
_DASHED_RIM = Pen("#00000099", 0.8)


def face_for(face: str, material: Material | None) -> str:
    """The face of a wall that leaves it to its material: bricks are scribed into foam, board is left as it is."""
    if face != "auto":
        return face
    return _OF_CATEGORY.get(material.category, "plain") if material else "plain"


def face_paint(face: str, scale: float, angle_deg: float = 0.0, origin: Point = (0.0, 0.0)) -> Texture:
    """The paint of a face with its bricks, blocks or ribs at a scale; courses run along `angle_deg`."""
    texture, colour = FACES[face]
    return Texture(texture, colour, scale, angle_deg, origin)


Courses = Callable[[float, Point], Texture]
"""Gives the paint of a wall whose courses run in a direction in degrees, from a point."""


def top_of_wall(wall: Host, plan: Region, pieces: Sequence[Ring], paint: Courses) -> Iterator[Primitive]:
    """The wall from above: courses of headers lie across it, from the first corner of each straight piece on.

    `pieces` are the plans of its straight pieces; without them it is drawn as one.
    """
    if not pieces:
        yield Fill(region_path(plan), _across(wall.path_mm[0], wall.path_mm[1], paint), _EDGE)
        return
    for ring, start, end in zip(pieces, wall.path_mm, wall.path_mm[1:], strict=False):
        yield Fill(Path((Subpath(ring),)), _across(start, end, paint))
    yield Stroke(region_path(plan), _EDGE)


def _across(start: Point, end: Point, paint: Courses) -> Texture:
    along = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))
    return paint((along + 90.0) % 180.0, start)


def loose_mark(wall: Host, corners: Sequence[int], removable: bool) -> Iterator[Primitive]:
    """Mark what is not glued: a dashed line along a wall that comes off, a cross over a corner that comes apart."""
    if removable:
        line = Path((Subpath(tuple(wall.path_mm), closed=False),))
        yield Stroke(line, _DASHED_RIM)
        yield Stroke(line, _DASHED)
    arm = wall.thickness_mm * 0.35
    places = [wall.path_mm[index] for index in corners if index < len(wall.path_mm)]
    for x, y in places:
        strokes = (
            Subpath(((x - arm, y - arm), (x + arm, y + arm)), closed=False),
            Subpath(((x - arm, y + arm), (x + arm, y - arm)), closed=False),
        )
        yield Stroke(Path(strokes), _LOOSE_RIM)
        yield Stroke(Path(strokes), _LOOSE)
