"""The bodies of what lies on the face of a wall, and how what is made on a face is brought onto the plan."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from diorama_planner.drawing.primitives import Texture
from diorama_planner.geometry.region import Region, intersection, rect_region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cuts import wall_line
from diorama_planner.kinds.electric import lift_of
from diorama_planner.kinds.faces import LONG_FACES, face_of, folds, side_of
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.patch import COLOURS, SURFACE, Patch, covered, face_draw
from diorama_planner.kinds.shared import finish_paint
from diorama_planner.kinds.shells import FINISH_OF, solid_colour
from diorama_planner.solids.forms import outwards
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.parts import BodyPart, Decal, Finish
from diorama_planner.solids.sheets import level_sheet

AWAY_MM = 0.05
"""How far a patch lies before its wall."""

_FINISHES: Mapping[str, Finish] = {
    "moss": "foliage",
    "rust": "rust",
    "posters": "paper",
    "paint": "paint",
    "graffiti": "paint",
    "damp": "plaster",
    "soot": "soil",
}
_STAINS = frozenset(("graffiti", "damp", "soot"))
"""What has no body of its own, and only tints its wall."""

_PAPER = "#efe4c8"


def before_face(face: Face, made: Mesh, away_mm: float, foot_mm: float) -> Mesh:
    """Bring a mesh from a long face - its x and y, and out of it - onto the plan, so far before the wall."""
    line, side = wall_line(face.host), side_of(face.surface)
    x, up, out = made.vertices.T
    along = face.width_mm - x if face.leftward else x
    legs = np.diff(line, axis=0)
    lengths = np.hypot(*legs.T)
    starts = np.concatenate(([0.0], np.cumsum(lengths)[:-1]))
    leg = np.clip(np.searchsorted(starts, along, side="right") - 1, 0, len(legs) - 1)
    units = legs[leg] / lengths[leg][:, None]
    reach = side * (face.host.thickness_mm / 2 + away_mm + out)
    plan = line[leg] + units * (along - starts[leg])[:, None]
    plan += np.column_stack((-units[:, 1], units[:, 0])) * reach[:, None]
    return outwards(Mesh(np.column_stack((plan, foot_mm + up)), made.triangles))


def patch_shell(item: Patch, around: Around) -> tuple[BodyPart, ...]:
    """A sheet before the wall, on which is drawn what is seen on its face."""
    wall = around.host(item)
    if wall is None or item.look not in _FINISHES or item.surface not in LONG_FACES:
        return ()
    face, region = face_of(wall, item.surface), covered(item, around)
    if region.is_empty:
        return ()
    foot = lift_of(item, wall.path_mm[0], around)
    flat = [level_sheet(piece, 0.0) for piece in _unfolded(face, region)]
    sheet = merge([before_face(face, piece, AWAY_MM, foot) for piece in flat])
    paint = finish_paint(item, SURFACE, around) if item.look == "paint" else None
    if isinstance(paint, Texture):
        finish = FINISH_OF.get(paint.name, "paint")
        return (BodyPart(sheet, finish, solid_colour(paint.colour), closed=False, texture=paint.name),)
    places = tuple((x, y) for x, y, _ in merge(flat).vertices.tolist())
    drawn = Decal(tuple(face_draw(item, around, face)), region.bounds, places, item.look in _STAINS)
    colour = item.colour or COLOURS[item.look] or _PAPER
    return (BodyPart(sheet, _FINISHES[item.look], solid_colour(colour), closed=False, decal=drawn),)


def _unfolded(face: Face, region: Region) -> list[Region]:
    """The parts of a region between the corners of its wall."""
    corners = (-1.0, *folds(face), face.width_mm + 1.0)
    pieces = [
        intersection(region, rect_region(left, -1.0, right, face.height_mm + 1.0))
        for left, right in pairwise(corners)
    ]
    return [piece for piece in pieces if not piece.is_empty]
