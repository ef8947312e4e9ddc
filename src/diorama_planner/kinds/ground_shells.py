"""The bodies of the base and of what lies on the ground as an area: finishes of landforms, covers, pours.

The base is one block with the ground as its top: of each sheet that the ground does not reach into, all of it, and
above them what the ground leaves of the rest. Finishes and covers are sheets and slabs laid on that.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from diorama_planner.drawing.colours import shade
from diorama_planner.drawing.primitives import Texture
from diorama_planner.geometry.outline import point_along, polyline_length, signed_area
from diorama_planner.geometry.region import (
    Region,
    buffered_line_region,
    difference,
    intersection,
    offset,
    parts,
    region_from_polygons,
)
from diorama_planner.kinds import landform, pour, ramp, ridge, scatter
from diorama_planner.kinds.base import Base, board_look, carvable_depth, outline, sheet_heights
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cover_layers import mixes_of
from diorama_planner.kinds.cover_looks import look, paint_of, seen_mixes
from diorama_planner.kinds.ground_cover import GroundCover, covered, layers_of
from diorama_planner.kinds.ground_looks import FINISHES
from diorama_planner.kinds.pour_kind import LOOKS
from diorama_planner.kinds.shared import finish_paint, line_points
from diorama_planner.kinds.shells import (
    COVER_LIFT,
    FORM_LIFT,
    SMOOTH,
    box_at,
    copies,
    laid_sheet,
    laid_slab,
    on_base,
    part,
    solid_colour,
)
from diorama_planner.model.record import Coats, Item
from diorama_planner.solids.booleans import subtract
from diorama_planner.solids.forms import lump
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.parts import BodyPart
from diorama_planner.solids.shapes import extrude
from diorama_planner.solids.sheets import block_under, level_sheet, normals, slab, split

LEAST_MM = 0.05
"""So much is left of the base at least where the ground is carved through it: a body has to be closed."""

OPEN_MM = 1.0
"""What is cut from above begins so far over it, so that no skin is left."""

FOOT_MM = 12.0
"""How wide feet are. Builder's practice, unsourced."""

_THIN = frozenset({"paint", "glue", "varnish", "weathering"})
_PRINT_MM2 = 600.0
"""What stands on a cover leaves smaller prints: a dumpster in 1:64."""

_SLAB_FROM_MM = 0.2
"""Covers that are thinner are sheets: their edges could not be seen."""


def base_shell(item: Base, around: Around) -> tuple[BodyPart, ...]:
    """The ground, the sheets under it, the frame round them and the feet."""
    top = outline(item, around)
    fascia = finish_paint(item, "fascia", around)
    found = [*_ground(item, top, fascia, around)]
    if item.frame_mm > 0:
        rim = difference(offset(top, item.frame_mm), top)
        paint = fascia or Texture("wood", "#6b4a32")
        found.append(part(extrude(rim, -carvable_depth(item), 0.0), paint))
    if item.feet and item.clearance_mm > 0:
        found.append(BodyPart(_feet(item, top), "rubber", "#1b1c1f"))
    return tuple(found)


def _ground(item: Base, top: Region, fascia: Texture | None, around: Around) -> Iterator[BodyPart]:
    """The ground as the top of what it reaches into, and whole sheets below."""
    sheet = around.ground.surface(top)
    lowest, bottom = float(sheet.vertices[:, 2].min()), -carvable_depth(item)
    sheets = list(zip((item.material, *(layer.material for layer in item.layers)), sheet_heights(item), strict=True))
    whole = [each for each in sheets[:-1] if each[1][1] < lowest]
    floor = whole[-1][1][1] if whole else bottom
    for name, (low, high) in whole:
        yield part(hollowed(extrude(top, low, high), around), fascia or _board(name, around))
    sheet = Mesh(np.maximum(sheet.vertices, (-np.inf, -np.inf, floor + LEAST_MM)), sheet.triangles)
    block = hollowed(block_under(sheet, floor), around)
    uppermost = _board(sheets[-1][0], around)
    paint = finish_paint(item, "top", around) or uppermost
    edge = fascia or uppermost
    if paint == edge:
        yield part(block, paint, smooth_deg=SMOOTH)
        return
    above = normals(block)[:, 2] > 0  # sides are upright: only the ground itself looks up
    ground, rest = split(block, above)
    yield part(ground, paint, closed=False, smooth_deg=SMOOTH)
    yield part(rest, edge, closed=False)


def hollowed(block: Mesh, around: Around) -> Mesh:
    """Give what is left of a block of the base where channels are cut into it, open above."""
    low, high = (float(end) for end in (block.vertices[:, 2].min(), block.vertices[:, 2].max()))
    for prism in around.hollows():
        if prism.bottom_mm < high and prism.top_mm > low and not prism.region.is_empty:
            block = subtract(block, extrude(prism.region, prism.bottom_mm, high + OPEN_MM))
    return block


def _board(name: str, around: Around) -> Texture:
    texture, colour = board_look(around.catalogue.material_map.get(name))
    return Texture(texture, shade(colour, 0.9))


def _feet(item: Base, top: Region) -> Mesh:
    """Feet evenly along a line inside the edge of the base, down to what it stands on."""
    inner = offset(top, -FOOT_MM)
    ring = (inner if not inner.is_empty else top).rings()[0]
    line = np.concatenate((ring, ring[:1]))
    step, low = polyline_length(line) / item.feet, -carvable_depth(item) - item.clearance_mm
    spots = [point_along(line, step * number)[0] for number in range(item.feet)]
    return merge([box_at((*at, low), (FOOT_MM, FOOT_MM, item.clearance_mm), 0.0) for at in spots])


# -- forms of the ground ------------------------------------------------------------------------------------


def landform_shell(item: landform.Landform, around: Around) -> tuple[BodyPart, ...]:
    """What it is finished with; its form is the ground's."""
    texture, colour = FINISHES[landform.finish_of(item, around)]
    paint = finish_paint(item, "ground", around) or Texture(texture, colour, around.scale)
    return tuple(laid_sheet(item, around.outline(item), paint, FORM_LIFT, around))


def ridge_shell(item: ridge.Ridge, around: Around) -> tuple[BodyPart, ...]:
    """What it is finished with."""
    return _finish(item, item.finish, around.outline(item), around)


def ramp_shell(item: ramp.Ramp, around: Around) -> tuple[BodyPart, ...]:
    """What its way is finished with."""
    way = buffered_line_region(line_points(item.line_mm, item.curves_mm), item.width_mm)
    return _finish(item, item.finish, way, around)


def _finish(item: Item, finish: str, region: Region, around: Around) -> tuple[BodyPart, ...]:
    own = finish_paint(item, "ground", around)
    if own is None and finish not in FINISHES:
        return ()
    paint = own or Texture(*FINISHES[finish], around.scale)
    return tuple(laid_sheet(item, region, paint, FORM_LIFT, around))


# -- covers and pours ---------------------------------------------------------------------------------------


def cover_shell(item: GroundCover, around: Around) -> tuple[BodyPart, ...]:
    """Its uppermost layer that is seen, as thick as all of them."""
    if item.density == 0 and not item.gradient:
        return ()
    layers = layers_of(item)
    paint = paint_of(seen_mixes(layers, around.catalogue)[-1], item.colour, around, 0)
    depth = sum(_depth(mix, around) for mix in mixes_of(layers))
    region = _closed_up(item, covered(item, around), around)
    if depth < _SLAB_FROM_MM:
        return tuple(laid_sheet(item, region, paint, COVER_LIFT + depth, around))
    return tuple(laid_slab(region, paint, COVER_LIFT + depth, around))


def _closed_up(item: GroundCover, region: Region, around: Around) -> Region:
    """What is sown, without the prints of what stands on it: they are hidden, and it stays the same if that moves."""
    shapes = []
    for piece in parts(region):
        outer, *holes = piece.rings()
        shapes.append((outer, [hole for hole in holes if abs(signed_area(hole)) > _PRINT_MM2]))
    return intersection(region_from_polygons(shapes), around.outline(item)) if shapes else region


def _depth(mix: Coats, around: Around) -> float:
    """How thick a layer is; paint, glue and powder are not."""
    known = around.catalogue.material_map
    thick = (coat for coat in mix if coat.material in known and known[coat.material].category not in _THIN)
    return max((coat.depth_mm for coat in thick), default=0.0)


FINE_TUFTS = 2500
"""Of more, each has 20 faces instead of 80: they are one mesh, of twenty thousand at most."""


def scatter_shell(item: scatter.Scatter, around: Around) -> tuple[BodyPart, ...]:
    """Tufts of what is no thing but material; things stand by themselves."""
    found = scatter.places(item, around)
    made = []
    for number, mix in enumerate(item.mix):
        own = found.parts == number
        material = around.catalogue.material_map.get(mix.material)
        if material is None or mix.thing or not own.any():
            continue
        places = np.column_stack((found.points[own], around.ground.heights(found.points[own])))
        sizes = found.factors[own] * mix.size_mm / 2
        tufts = copies(
            lump((0.0, 0.0, 0.0), (1.0, 1.0, 0.7), 3, 0.5, 1 if len(sizes) <= FINE_TUFTS else 0),
            places,
            np.radians(found.turns_deg[own]),
            sizes,
        )
        texture, colour = look(material)
        made.append(part(tufts, Texture(texture, colour, around.scale), smooth_deg=SMOOTH))
    return tuple(made)


def pour_shell(item: pour.Pour, around: Around) -> tuple[BodyPart, ...]:
    """A film that follows what it is poured on, or water level up to its surface."""
    kind = item.look
    if kind == "auto":
        kind = "wet" if pour.film_depth(item) is not None else "water"
    region = on_base(pour.wet_area(item, around), around)
    if region.is_empty:
        return ()
    paint = Texture(*LOOKS[kind], around.scale)
    if pour.is_even(item):
        return tuple(_film(item, region, paint, around))
    if pour.is_uneven(item):
        low = around.ground.highest(region)
        return (_water(level_sheet(region, low + COVER_LIFT + _bed_mm(item, region, around)), paint, closed=False),)
    level = pour.level(item, around)
    low = min(pour.floor_mm(item, region, around), level - LEAST_MM)
    return (_water(extrude(region, low, level), paint),)


def _film(item: pour.Pour, region: Region, paint: Texture, around: Around) -> Iterator[BodyPart]:
    """A film on the ground and on each way that it is poured on."""
    depth, left = pour.film_depth(item) or 0.0, region
    beds = sorted(pour.beds(item, region, around), key=lambda bed: bed.layer_mm or 0.0, reverse=True)
    stretches: list[tuple[Region, float]] = []
    for bed in beds:
        if bed.layer_mm is not None:
            stretches.append((intersection(left, bed.region), bed.layer_mm))
            left = difference(left, bed.region)
    for piece, under in (*stretches, (left, 0.0)):
        if not piece.is_empty:
            sheet = around.ground.surface(piece)
            raised = Mesh(sheet.vertices + np.array((0.0, 0.0, under)), sheet.triangles)
            yield _water(slab(raised, depth + COVER_LIFT), paint)


def _bed_mm(item: pour.Pour, region: Region, around: Around) -> float:
    """How thick what is laid under a region is."""
    return max((bed.layer_mm or 0.0 for bed in pour.beds(item, region, around)), default=0.0)


def _water(mesh: Mesh, paint: Texture, closed: bool = True) -> BodyPart:
    return BodyPart(mesh, "resin" if paint.name == "wet" else "water", solid_colour(paint.colour), SMOOTH, closed)
