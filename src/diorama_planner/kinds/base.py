"""The base: the board that carries the scene, with its stack of layers, frame, feet and cable exit."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.colours import shade
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Texture
from diorama_planner.geometry.outline import check_outline
from diorama_planner.geometry.region import (
    Region,
    difference,
    ellipse_region,
    offset,
    polygon_region,
    rect_region,
    rounded_rect_region,
)
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, Placement, Surface
from diorama_planner.kinds.shared import LOWEST_LEVEL, finish_paint, later, region_path, uncounted
from diorama_planner.kinds.sheets import is_countable, part_line, thickness_issues
from diorama_planner.model.record import Finishes, Item, Points
from diorama_planner.model.roles import Role, Spec, check_fields
from diorama_planner.solids.prism import Prism

LARGEST_MM = 10_000.0
"""A base of more than ten metres is a slip of the keyboard."""

_LOOKS = {
    "mdf": ("board", "#bf9f74"),
    "wood": ("wood", "#d3b68a"),
    "foam": ("foam", "#9cc0d9"),
    "board": ("board", "#e4dfd5"),
}
_PLAIN = _LOOKS["mdf"]
_RIM_MM = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseLayer:
    """A sheet laid on the board, from below upwards: foam for carving, cork, card."""

    material: Annotated[str, Spec(Role.MATERIAL, "Material")]
    thickness_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Thickness", positive=True)]

    def __post_init__(self) -> None:
        check_fields(self, "layer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Item):
    """The board is `thickness_mm` of `material`; `layers` lie on it and the top of the last is height zero."""

    kind: ClassVar[str] = "base"

    shape: Annotated[str, Spec(Role.CHOICE, "Shape", choices=("rectangle", "rounded", "circle", "polygon"))] = (
        "rectangle"
    )
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True, maximum=LARGEST_MM)]
    depth_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Depth", positive=True, maximum=LARGEST_MM)]
    corner_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Corner radius", minimum=0, when=("shape", ("rounded",)))] = (
        20.0
    )
    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline", shown=False)] = ()
    thickness_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Board thickness", positive=True)] = 9.0
    material: Annotated[str, Spec(Role.MATERIAL, "Board")] = "mdf_eu_9"
    layers: Annotated[tuple[BaseLayer, ...], Spec(Role.DATA, "Layers")] = ()
    glue: Annotated[str, Spec(Role.MATERIAL, "Glue of foam layers")] = "foam_tack"
    frame_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Frame width", minimum=0)] = 0.0
    frame_material: Annotated[str, Spec(Role.MATERIAL, "Frame")] = ""
    feet: Annotated[int, Spec(Role.COUNT, "Feet", minimum=0, maximum=64)] = 0
    clearance_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Clearance underneath", minimum=0)] = 0.0
    cable_exit: Annotated[
        str, Spec(Role.CHOICE, "Cable exit", choices=("none", "back", "left", "right", "front", "bottom"))
    ] = "none"
    resawn: Annotated[bool, Spec(Role.FLAG, "Resawn from thicker stock", shown=False)] = False
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Base, self).__post_init__()
        if self.shape == "polygon":
            check_outline(self.outline_mm)


def outline(item: Base, around: Around) -> Region:
    """The top of the base."""
    if item.shape == "polygon":
        return polygon_region(item.outline_mm)
    if item.shape == "circle":
        return ellipse_region((item.width_mm / 2, item.depth_mm / 2), item.width_mm, item.depth_mm)
    if item.shape == "rounded":
        radius = min(item.corner_mm, item.width_mm / 2, item.depth_mm / 2)
        return rounded_rect_region(0, 0, item.width_mm, item.depth_mm, radius)
    return rect_region(0, 0, item.width_mm, item.depth_mm)


def carvable_depth(item: Base) -> float:
    """How deep it can be carved before there is a hole: the board and all layers on it."""
    return item.thickness_mm + layers_depth(item)


def layers_depth(item: Base) -> float:
    """How deep it can be carved before the board is reached, in mm; 0 for a bare board."""
    return math.fsum(layer.thickness_mm for layer in item.layers)


def sheet_heights(item: Base) -> tuple[tuple[float, float], ...]:
    """From which height to which the board and each layer on it reach, in mm, from below upwards."""
    found, bottom = [], -carvable_depth(item)
    for thickness in (item.thickness_mm, *(layer.thickness_mm for layer in item.layers)):
        found.append((bottom, bottom + thickness))
        bottom += thickness
    return tuple(found)


def draw(item: Base, around: Around) -> Iterator[Primitive]:
    """Its top in the look of what lies uppermost, and its frame around it."""
    top = outline(item, around)
    uppermost = item.layers[-1].material if item.layers else item.material
    material = around.catalogue.material_map.get(uppermost)
    texture, colour = board_look(material)
    fascia = finish_paint(item, "fascia", around)
    if item.frame_mm > 0:
        rim = difference(offset(top, item.frame_mm), top)
        yield Fill(region_path(rim), fascia or Texture("wood", "#6b4a32"), Pen("#00000059", 0.3))
    else:
        rim, edge = offset(top, _RIM_MM), Solid(fascia.colour if fascia else shade(colour, 0.55))
        yield Fill(region_path(rim), edge, Pen("#00000059", 0.3))
    paint = finish_paint(item, "top", around) or Texture(texture, colour)
    yield Fill(region_path(top), paint, Pen("#00000059", 0.3))
    if item.cable_exit not in {"none", "bottom"}:
        yield Fill(region_path(_exit(item, top)), Solid("#23262d"))


def board_look(material: Material | None) -> tuple[str, str]:
    """Texture and colour of a material as a board, seen from above."""
    if material is None:
        return _PLAIN
    return _LOOKS.get(material.compat_class) or _LOOKS.get(material.category, _PLAIN)


def _exit(item: Base, top: Region) -> Region:
    xmin, ymin, xmax, ymax = top.bounds
    x, y = (xmin + xmax) / 2, (ymin + ymax) / 2
    half, depth = 4.0, 2.0
    return {
        "front": rect_region(x - half, ymin - depth, x + half, ymin),
        "back": rect_region(x - half, ymax, x + half, ymax + depth),
        "left": rect_region(xmin - depth, y - half, xmin, y + half),
        "right": rect_region(xmax, y - half, xmax + depth, y + half),
    }[item.cable_exit]


def solids(item: Base, around: Around) -> tuple[Prism, ...]:
    """Board and layers, the top at height zero."""
    return (Prism(outline(item, around), -carvable_depth(item), 0.0),)


def surfaces(item: Base, around: Around) -> tuple[Surface, ...]:
    """The top, and the fascia all round."""
    from diorama_planner.kinds.ground_areas import base_surfaces  # not for a picture

    return base_surfaces(item, outline(item, around), item.frame_mm, carvable_depth(item), around)


def takeoff(item: Base, around: Around) -> list[TakeoffLine]:
    """The board, each layer, the glue that holds them, and the strip of the frame."""
    top = outline(item, around)
    known = around.catalogue.material_map
    lines = []
    for name, material_id, thickness in (
        ("board", item.material, item.thickness_mm),
        *((f"layer/{number}", layer.material, layer.thickness_mm) for number, layer in enumerate(item.layers, 1)),
    ):
        if material_id in known and is_countable(known[material_id]):
            why = msg("{name} {area}", name=name.replace("/", " "), area=Shown(format_area, top.area))
            lines.append(part_line(item, name, known[material_id], top.area, thickness, why))
    lines += _glue_lines(item, top, around)
    frame = known.get(item.frame_material)
    if item.frame_mm > 0 and frame is not None and (frame.form == "length" or is_countable(frame)):
        lines.append(_frame_line(item, frame, top))
    return lines


def _glue_lines(item: Base, top: Region, around: Around) -> Iterator[TakeoffLine]:
    """What holds each layer on what lies under it, where one of them is foam; other sheets have other glues."""
    glue, joints = around.catalogue.material_map.get(item.glue), _foam_joints(item, around)
    if glue is None or not joints or not has_rule(glue, "mm2"):
        return
    area = joints * top.area
    need = need_for_area(glue, area)
    why = msg("{area} of foam glued: {sum}", area=Shown(format_area, area), sum=need.why)
    yield TakeoffLine(item.id, "glued layers", glue.id, area, "mm2", need.amount, need.unit, why)


def _foam_joints(item: Base, around: Around) -> int:
    known = around.catalogue.material_map
    is_foam = [name in known and known[name].category == "foam" for name in build_up(item, around).materials]
    return sum(lower or upper for lower, upper in pairwise(is_foam))


def _frame_line(item: Base, material: Material, top: Region) -> TakeoffLine:
    outside = offset(top, item.frame_mm)
    length = outside.perimeter
    why = msg("frame {length} round the base", length=Shown(format_length, length))
    if material.form == "length":
        return TakeoffLine(item.id, "frame", material.id, length, "mm", length, "mm", why)
    height = carvable_depth(item)
    mitred_off = (length * item.frame_mm - (outside.area - top.area)) * height
    return part_line(item, "frame", material, length * height, item.frame_mm, why, hollow_mm3=mitred_off)


def build_up(item: Base, around: Around) -> BuildUp:
    """The board and the sheets on it, from below upwards."""
    edge = (item.frame_material or item.material,) if item.frame_mm > 0 else (item.material,)
    return BuildUp((item.material, *(layer.material for layer in item.layers)), on_surface={"fascia": edge})


def check(item: Base, around: Around) -> list[Issue]:
    """A board thickness that nobody sells; a frame of nothing; a cable that has no way out."""
    from diorama_planner.kinds.reach import unreachable_middle

    found: list[Issue] = []
    material = around.catalogue.material_map.get(item.material)
    if material is not None and not item.resawn:
        found += thickness_issues(item, "The board", "thickness_mm", material, item.thickness_mm, around)
    if item.frame_mm > 0 and not item.frame_material:
        fix = Fix(msg("Cut it from what the board is"), "set_fields", _fields(item, frame_material=item.material))
        text = msg("The frame is {width} wide, but of no material", width=format_length(item.frame_mm))
        found.append(Issue("frame-without-material", Severity.HINT, item.id, text, (fix,)))
    parts = [layer.material for layer in item.layers]
    if item.frame_mm > 0 and (frame := around.catalogue.material_map.get(item.frame_material)) is not None:
        parts += [] if frame.form == "length" else [frame.id]
    for name in parts:
        if name in around.catalogue.material_map and not around.catalogue.material(name).is_sheet:
            found += uncounted(item, "The base", name, "mm3", around)
    if item.cable_exit == "bottom" and item.clearance_mm <= 0:
        text = msg("The cable leaves through the bottom, but the base lies flat on the table")
        fix = Fix(msg("Give 10 mm of clearance"), "set_fields", _fields(item, clearance_mm=10.0))
        found.append(Issue("no-clearance", Severity.WARNING, item.id, text, (fix,)))
    if _foam_joints(item, around):
        found += uncounted(item, "The base", item.glue, "mm2", around)
    sides = {} if item.shape == "polygon" else {"depth_mm": item.depth_mm, "width_mm": item.width_mm}
    return [*found, *unreachable_middle(item.id, sides, around)]


def _fields(item: Base, **fields: object) -> dict[str, object]:
    return {"id": item.id, "fields": fields}


KIND = ItemKind(
    tag="base",
    record=Base,
    name="Base",
    plural="Bases",
    icon="square",
    placement=Placement.NONE,
    level=LOWEST_LEVEL,
    area_like=True,
    outline=outline,
    draw=draw,
    solids=solids,
    shell=later("ground_shells", "base_shell"),
    surfaces=surfaces,
    takeoff=takeoff,
    parts=later("ground_parts", "base_parts"),
    lengths=later("bar_parts", "base_lengths"),
    voids=later("ground_voids", "base_voids"),
    check=check,
    build_up=build_up,
)
