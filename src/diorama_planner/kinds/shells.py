"""What the bodies of kinds are put together from: finishes told from paints, sheets and slabs that lie on the ground.

Which parts an item has is decided in the modules `*_shells`. What is laid on the same ground lies in steps too small
to be seen over each other, in the order in which it is drawn, so that the one below does not flicker through.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from diorama_planner.drawing.primitives import Texture
from diorama_planner.geometry.points import Points
from diorama_planner.geometry.region import Region, contains_region, intersection, rect_region
from diorama_planner.kinds.contract import Around
from diorama_planner.model.record import Item
from diorama_planner.solids.forms import hexahedron
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import SHARP, BodyPart, Finish
from diorama_planner.solids.sheets import lifted, slab

FINISH_OF: Mapping[str, Finish] = {
    "plain": "paint",
    "foam": "foam",
    "wood": "wood",
    "board": "wood",
    "brick": "brick",
    "block": "concrete",
    "paving": "tile",
    "corrugated": "metal",
    "asphalt": "asphalt",
    "wet": "resin",
    "water": "water",
    "grass": "foliage",
    "turf": "foliage",
    "gravel": "stone",
    "ballast": "stone",
    "sand": "sand",
    "soil": "soil",
    "snow": "plaster",
    "plaster": "plaster",
    "rock": "stone",
}
"""What a texture of the plan is of."""

FORM_LIFT, COVER_LIFT, PRINT_LIFT, PAINT_LIFT = 0.02, 0.05, 0.08, 0.03
"""How far finishes of the ground, covers, prints and paint on a road lie over what they are on, in mm."""

_STEP_MM, _STEPS = 0.001, 16
SMOOTH = 40.0


def part(mesh: Mesh, paint: Texture, closed: bool = True, smooth_deg: float = SHARP) -> BodyPart:
    """Give a mesh in the paint that it has on the plan."""
    finish = FINISH_OF.get(paint.name, "paint")
    return BodyPart(mesh, finish, solid_colour(paint.colour), smooth_deg, closed, texture=paint.name)


def solid_colour(colour: str) -> str:
    """Give a colour without how far it is seen through."""
    return colour[:7]


def on_base(region: Region, around: Around) -> Region:
    """Give what of a region lies on the base; all of it while there is no base."""
    base = around.base
    return region if base.is_empty or contains_region(base, region) else intersection(region, base)


def laid_sheet(item: Item, region: Region, paint: Texture, lift_mm: float, around: Around) -> Iterator[BodyPart]:
    """Lay a sheet without thickness on the ground, a little over it."""
    seen = on_base(region, around)
    if not seen.is_empty:
        own = zlib.crc32(item.id.encode()) % _STEPS * _STEP_MM
        yield part(lifted(around.ground.surface(seen), lift_mm + own), paint, closed=False, smooth_deg=SMOOTH)


def laid_slab(region: Region, paint: Texture, thickness_mm: float, around: Around) -> Iterator[BodyPart]:
    """Lay a body of a thickness on the ground, which it follows."""
    seen = on_base(region, around)
    if not seen.is_empty and thickness_mm > 0:
        yield part(slab(around.ground.surface(seen), thickness_mm), paint, smooth_deg=SMOOTH)


def box_at(at: tuple[float, float, float], size: tuple[float, float, float], rotation_deg: float) -> Mesh:
    """Give an upright box that stands on a place, turned about it."""
    length, width, height = size
    turn = np.radians(rotation_deg)
    ahead, left = np.array((np.cos(turn), np.sin(turn))), np.array((-np.sin(turn), np.cos(turn)))
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    ring = [tuple(np.array(at[:2]) + x * length / 2 * ahead + y * width / 2 * left) for x, y in signs]
    corners = [(float(x), float(y)) for x, y in ring]
    return hexahedron(corners, at[2], corners, at[2] + height)


def copies(
    mesh: Mesh, places: NDArray[np.float64], turns: NDArray[np.float64], sizes: NDArray[np.float64] | None = None
) -> Mesh:
    """Put copies of a mesh at places, (N, 3), turned by so many radians, each so many times as large."""
    times = np.ones(len(turns)) if sizes is None else sizes
    cos, sin = np.cos(turns)[:, None], np.sin(turns)[:, None]
    x, y, z = mesh.vertices.T
    vertices = np.stack((x * cos - y * sin, x * sin + y * cos, np.broadcast_to(z, (len(turns), len(z)))), axis=2)
    starts = np.arange(len(turns))[:, None, None] * len(mesh.vertices)
    triangles = (mesh.triangles[None] + starts).reshape(-1, 3)
    return Mesh((vertices * times[:, None, None] + places[:, None]).reshape(-1, 3), triangles.astype(np.int32))


def on_ground(line: Points, over_mm: float, around: Around) -> NDArray[np.float64]:
    """Give a line of the plan as it runs over the ground, with more points where that is not level."""
    xmin, ymin = line.min(axis=0)
    xmax, ymax = line.max(axis=0)
    box = rect_region(float(xmin) - 1.0, float(ymin) - 1.0, float(xmax) + 1.0, float(ymax) + 1.0)
    fine = line if around.ground.level_about(box) is not None else _closer(line)
    return np.column_stack((fine, around.ground.heights(fine) + over_mm))


def _closer(line: Points, step_mm: float = 2.0) -> Points:
    """Give a line with points at least every so many mm."""
    pieces = [line[:1]]
    for start, end in pairwise(line):
        count = max(1, int(np.ceil(np.hypot(*(end - start)) / step_mm)))
        pieces.append(start + (end - start) * (np.arange(1, count + 1) / count)[:, None])
    return np.concatenate(pieces)
