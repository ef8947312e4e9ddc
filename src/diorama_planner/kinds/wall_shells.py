"""The bodies of walls with the reveals of their openings, recesses, caps and braces.

A wall is its plan swept up with its openings cut out, one closed body; where its faces are finished apart it is
parted by face. What fills openings is in `opening_shells`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import (
    Region,
    buffered_line_region,
    offset,
    placed,
    rect_region,
    union_all,
)
from diorama_planner.kinds.construction import body_material, brace_count
from diorama_planner.kinds.contract import Around, WireGroove
from diorama_planner.kinds.cuts import clipped_span, strip_region, wall_length, wall_line
from diorama_planner.kinds.faces import bare_faces, cut_region
from diorama_planner.kinds.facings import face_for, face_paint
from diorama_planner.kinds.hosts import Cut, Face, Host
from diorama_planner.kinds.shared import finish_paint, finishes_of
from diorama_planner.kinds.shells import part
from diorama_planner.kinds.swatches import swatch
from diorama_planner.kinds.wall import Wall, foot, length_of
from diorama_planner.solids.booleans import subtract
from diorama_planner.solids.forms import outwards
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.parts import BodyPart
from diorama_planner.solids.shapes import extrude
from diorama_planner.solids.sheets import normals, split

OVER_MM = 1.0
"""Cutters reach so far beyond the faces that they cut, so that nothing is left in them."""

CAP_MM, BRACE_MM = 1.0, 2.0
"""Thickness of caps and braces of materials that have none."""

LAP_MM = 0.05
"""A cap laps over its wall by so much all round, so that the two stay closed bodies where equal corners are one."""

_NEAR = 1e-3


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane of a wall at a place along it: there on the plan, the unit direction of the path, the wall's foot."""

    at: Point
    along: Point
    foot_mm: float

    def solid(self, region: Region, right_mm: float, left_mm: float) -> Mesh:
        """Give the body of a region of the plane (along and up from the foot) between two distances off it."""
        mesh = extrude(region, right_mm, left_mm)
        s, up, left = mesh.vertices.T
        (ux, uy), (x, y) = self.along, self.at
        placed = np.column_stack((x + s * ux - left * uy, y + s * uy + left * ux, self.foot_mm + up))
        return outwards(Mesh(placed, mesh.triangles))


def plane_of(wall: Host, along_mm: float, foot_mm: float) -> Plane:
    """Give the plane of a wall at a place along its path."""
    at, way = point_along(wall_line(wall), along_mm)
    return Plane(at, way, foot_mm)


def cut_shape(wall: Host, cut: Cut) -> Region:
    """Give the shape of an opening in the plane of its wall, its own middle along the path at 0."""
    length = polyline_length(wall_line(wall))
    region = cut_region(Face(wall, cut.side, length, wall.height_mm), cut)
    return region if region.is_empty else placed(region, (-cut.at_mm, 0.0))


def wall_shell(item: Wall, around: Around) -> tuple[BodyPart, ...]:
    """Its body, by faces where they are finished apart; its cap and its braces."""
    region = around.outline(item)
    if region.is_empty:
        return ()
    low = foot(item, around)
    cuts = around.hosted(item.id)
    cutters = [cutter for cut in cuts if (cutter := _cutter(item, cut, low)) is not None]
    cutters += [_groove(item, groove, low) for groove in around.cut_for_wires(item.id)]
    body = reduce(subtract, cutters, extrude(region, low, low + item.height_mm))
    return (*_finished(item, body, low, cuts, around), *_cap(item, region, low, around), *_braces(item, low, around))


def _cutter(wall: Wall, cut: Cut, low: float) -> Mesh | None:
    """The body that an opening takes out of its wall."""
    shape = cut_shape(wall, cut)
    if shape.is_empty:
        return None
    half = wall.thickness_mm / 2
    right, left = -half - OVER_MM, half + OVER_MM
    if cut.depth_mm is not None:
        depth = min(cut.depth_mm, wall.thickness_mm)
        right, left = (half - depth, left) if cut.side == "front" else (right, depth - half)
    _, bottom, _, top = shape.bounds
    bottom, top = (bottom - OVER_MM if bottom <= 0 else bottom), (top + OVER_MM if top >= wall.height_mm else top)
    if cut.shape == "rect" and not _is_straight(wall, cut):
        return extrude(strip_region(wall, *clipped_span(wall, cut), right, left), low + bottom, low + top)
    if bottom < 0 or (top > wall.height_mm and cut.shape == "rect"):
        left_end, _, right_end, _ = shape.bounds
        foot_end = rect_region(left_end, bottom, right_end, min(0.0, bottom + OVER_MM))
        head_end = rect_region(left_end, wall.height_mm, right_end, top)
        ends = [end for end, wanted in ((foot_end, bottom < 0), (head_end, top > wall.height_mm)) if wanted]
        shape = union_all([shape, *(end for end in ends if cut.shape != "round")])
    return plane_of(wall, cut.at_mm, low).solid(shape, right, left)


def _groove(wall: Wall, groove: WireGroove, low: float) -> Mesh:
    """The body that a groove for wires takes out of its wall, from the face that it is nearer to."""
    *ends, size = groove
    line, places = wall_line(wall), np.array(ends)
    along, left, _ = _beside(line, places[:, :2], np.zeros((2, 2)))
    middle = float(along.mean())
    run = [(float(at) - middle, up - low) for at, up in zip(along, places[:, 2].tolist(), strict=True)]
    region = buffered_line_region(run, size, cap="square")
    off, out = float(left.mean()), wall.thickness_mm / 2 + OVER_MM
    sides = (off - size / 2, out) if off > 0 else (-out, off + size / 2)
    return plane_of(wall, middle, low).solid(region, *sides)


def _is_straight(wall: Wall, cut: Cut) -> bool:
    """Whether an opening lies in one straight piece of its wall."""
    line = wall_line(wall)
    start, end = clipped_span(wall, cut)
    ends = [np.array(point_along(line, at)[0]) for at in (start, end)]
    return abs(float(np.hypot(*(ends[1] - ends[0]))) - (end - start)) < _NEAR


# -- finishes -----------------------------------------------------------------------------------------------


def _finished(item: Wall, body: Mesh, low: float, cuts: Sequence[Cut], around: Around) -> Iterator[BodyPart]:
    """The body in one piece, or parted by what its faces are finished with.

    What is left bare beside faces that are finished shows what the wall is made of.
    """
    material = body_material(item, around)
    bare = face_paint(face_for(item.face, material), around.scale)
    names = ["front", "back", "top", "end-a", "end-b", *(f"reveal/{cut.id}" for cut in cuts)]
    front = finish_paint(item, "front", around) or bare
    paints = {name: finish_paint(item, name, around) or (front if name[:6] == "reveal" else bare) for name in names}
    if material is not None and (item.facing or finishes_of(item)):
        paints |= {name: swatch(material, around.scale) for name in bare_faces(item)}
    if len(set(paints.values())) == 1:
        yield part(body, front)
        return
    faces = faces_of(item, body, low, cuts)
    for paint in dict.fromkeys(paints.values()):
        chosen = np.isin(faces, [number for number, name in enumerate(names) if paints[name] == paint])
        if chosen.any():
            yield part(split(body, chosen)[0], paint, closed=False)


def faces_of(item: Wall, body: Mesh, low: float, cuts: Sequence[Cut]) -> NDArray[np.int64]:
    """Number each triangle of a wall by the face that it is on: front, back, top, both ends, then a reveal per cut.

    The underside counts as front, the bottom of a recess as the face that it is cut into: as in `wall_areas`. What is
    cut out for wires counts as the face that it is cut into.
    """
    line = wall_line(item)
    middles, facing = body.vertices[body.triangles].mean(axis=1), normals(body)
    along, left, side = _beside(line, middles[:, :2], facing[:, :2])
    up, half = middles[:, 2] - low, item.thickness_mm / 2
    length = polyline_length(line)
    found = np.where(side > 0.7, 0, np.where(side < -0.7, 1, np.where(along < length / 2, 3, 4)))
    level = np.abs(facing[:, 2]) > 0.7
    inside = level & (up > _NEAR) & (up < item.height_mm - _NEAR)
    found = np.where(level, np.where(facing[:, 2] > 0, 2, 0), found)
    inside |= (
        ~level & (np.abs(left) < half - _NEAR) & (np.abs(side) < 0.7) & (along > _NEAR) & (along < length - _NEAR)
    )
    for number, cut in enumerate(cuts, 5):
        near = np.abs(along - cut.at_mm) <= cut.width_mm / 2 + _NEAR
        near &= (up >= cut.sill_mm - _NEAR) & (up <= cut.sill_mm + cut.height_mm + _NEAR)
        found = np.where(inside & near, number, found)
    in_groove = inside & (found >= 2) & (found <= 4)
    return np.asarray(np.where(in_groove, left < 0, found), dtype=np.int64)


def _beside(
    line: NDArray[np.float64], places: NDArray[np.float64], facing: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """How far along a line places lie and how far to its left, and how much of their facing is to its left."""
    starts, legs = line[:-1], np.diff(line, axis=0)
    lengths = np.hypot(*legs.T)
    units = legs / lengths[:, None]
    off = places[:, None, :] - starts[None]
    ahead = np.clip(np.einsum("mni,ni->mn", off, units), 0.0, lengths)
    gap = off - ahead[..., None] * units
    nearest = np.einsum("mni,mni->mn", gap, gap).argmin(axis=1)
    unit, row = units[nearest], np.arange(len(places))
    lefts = np.column_stack((-unit[:, 1], unit[:, 0]))
    done = np.concatenate(([0.0], np.cumsum(lengths)[:-1]))
    return (
        done[nearest] + ahead[row, nearest],
        np.einsum("mi,mi->m", off[row, nearest], lefts),
        np.einsum("mi,mi->m", facing, lefts),
    )


# -- what is added ------------------------------------------------------------------------------------------


def _cap(item: Wall, region: Region, low: float, around: Around) -> Iterator[BodyPart]:
    """A strip along its top."""
    material = around.catalogue.material_map.get(item.cap)
    if material is not None:
        top = low + item.height_mm
        paint = finish_paint(item, "top", around) or swatch(material, around.scale)
        yield part(extrude(offset(region, LAP_MM), top, top + (material.thickness_mm or CAP_MM)), paint)


def _braces(item: Wall, low: float, around: Around) -> Iterator[BodyPart]:
    """Fins behind it, one at each end and others evenly between."""
    material = around.catalogue.material_map.get(item.bracing)
    if material is None:
        return
    length, thick = wall_length(item), material.thickness_mm or BRACE_MM
    places = np.linspace(thick / 2, max(length - thick / 2, thick / 2), brace_count(item, length_of(item, around)))
    fin = rect_region(-thick / 2, 0.0, thick / 2, item.height_mm)
    half = item.thickness_mm / 2
    fins = [plane_of(item, at, low).solid(fin, -half - item.brace_depth_mm, -half) for at in places.tolist()]
    yield part(merge(fins), swatch(material, around.scale))
