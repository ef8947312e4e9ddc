"""A wall: a centre-line with thickness and height, cut from sheet, that hosts openings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Texture
from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import Region, difference
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.cuts import clipped_rise, face_area, plan_region, wall_line
from diorama_planner.kinds.shared import WALL_LEVEL, check_curves, item_name, region_path
from diorama_planner.kinds.sheets import is_countable, part_line, thickness_issues
from diorama_planner.model.record import Curves, Item, Points, new_id
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

_FACES = {
    "brick": ("brick", "#9c4f3d"),
    "block": ("paving", "#9a9a95"),
    "plaster": ("plaster", "#ddd5ca"),
    "wood": ("wood", "#9a7650"),
    "plain": ("board", "#d8d2c8"),
}
_FACE_OF_CATEGORY = {
    "foam": "brick",
    "board": "plain",
    "wood": "wood",
    "styrene": "plain",
    "plaster": "plaster",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall(Item):
    """Its front is left of `path_mm`. It starts at the lowest ground under it, or stands on the base."""

    kind: ClassVar[str] = "wall"

    path_mm: Annotated[Points, Spec(Role.POINTS, "Path", sided=True)]
    thickness_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Thickness", positive=True)] = 10.0
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height", positive=True)] = 60.0
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_10"
    stands_on: Annotated[str, Spec(Role.CHOICE, "Stands on", choices=("ground", "base"))] = "ground"
    face: Annotated[str, Spec(Role.CHOICE, "Face", choices=("auto", *_FACES))] = "auto"
    resawn: Annotated[bool, Spec(Role.FLAG, "Resawn from thicker stock")] = False
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Wall, self).__post_init__()
        if len(set(self.path_mm)) < 2:
            raise RecordError(msg("a wall needs a path of two different points"), where=self.id)
        check_curves(self.path_mm, self.curves_mm, self.id)


def outline(item: Wall, around: Around) -> Region:
    """Its plan: the centre-line widened by the thickness, corners mitred."""
    return wall_body(wall_line(item), item.thickness_mm)


def net_area(item: Wall, around: Around) -> float:
    """Area of the face in mm2, openings that cut through taken off."""
    gross = polyline_length(wall_line(item)) * item.height_mm
    return max(0.0, gross - sum(face_area(item, cut) for cut in around.hosted(item.id) if cut.depth_mm is None))


def draw(item: Wall, around: Around) -> Iterator[Primitive]:
    """Its top, in the texture of its face."""
    material = around.catalogue.material_map.get(item.material)
    face = item.face
    if face == "auto":
        face = _FACE_OF_CATEGORY.get(material.category if material else "", "plain")
    texture, colour = _FACES[face]
    first, second = item.path_mm[0], item.path_mm[1]
    upright = abs(second[0] - first[0]) < abs(second[1] - first[1])
    paint = Texture(texture, colour, around.scale, 0.0 if upright else 90.0, first)
    yield Fill(region_path(around.outline(item)), paint, Pen("#00000066", 0.25))


def contact(item: Wall, around: Around) -> Region:
    """The ground under it."""
    return around.outline(item)


def foot(item: Wall, around: Around) -> float:
    """Height over the base top at which the wall starts."""
    return 0.0 if item.stands_on == "base" else around.ground.lowest(around.outline(item))


def solids(item: Wall, around: Around) -> tuple[Prism, ...]:
    """The wall with its through openings left out."""
    low = foot(item, around)
    whole = around.outline(item)
    found = []
    for cut in around.hosted(item.id):
        if cut.depth_mm is not None:
            continue
        gap = plan_region(item, cut)
        sill, head = clipped_rise(item, cut)
        whole = difference(whole, gap)
        found += [Prism(gap, low, low + sill), Prism(gap, low + head, low + item.height_mm)]
    standing = [prism for prism in found if prism.top_mm - prism.bottom_mm > 1e-6 and not prism.region.is_empty]
    return (Prism(whole, low, low + item.height_mm), *standing)


def surfaces(item: Wall, around: Around) -> tuple[Surface, ...]:
    """Front, back, top and the two ends."""
    length, net = polyline_length(wall_line(item)), net_area(item, around)
    end = item.thickness_mm * item.height_mm
    top = Surface("top", length * item.thickness_mm)
    return Surface("front", net), Surface("back", net), top, Surface("end-a", end), Surface("end-b", end)


def takeoff(item: Wall, around: Around) -> tuple[TakeoffLine, ...]:
    """The part cut from sheet of its own thickness."""
    material = around.catalogue.material_map.get(item.material)
    if material is None or not is_countable(material):
        return ()
    length = polyline_length(wall_line(item))
    net = net_area(item, around)
    why = msg(
        "{length} x {height} less openings {cut} = {net}",
        length=Shown(format_length, length),
        height=Shown(format_length, item.height_mm),
        cut=Shown(format_area, length * item.height_mm - net),
        net=Shown(format_area, net),
    )
    return (part_line(item, "front", material, net, item.thickness_mm, why),)


def handles(item: Wall, around: Around) -> tuple[Handle, ...]:
    """A grip at every corner."""
    return tuple(Handle(point, "path_mm", index) for index, point in enumerate(item.path_mm))


def check(item: Wall, around: Around) -> tuple[Issue, ...]:
    """A thickness that nobody sells."""
    material = around.catalogue.material_map.get(item.material)
    if material is None or item.resawn:
        return ()
    return thickness_issues(item, item_name(item, "Wall"), "thickness_mm", material, item.thickness_mm, around)


def expand(raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Turn the shorthand `openings` inside a wall into opening records that it hosts."""
    wall = {key: value for key, value in raw.items() if key != "openings"}
    wall.setdefault("id", new_id())
    cuts = raw.get("openings") or []
    named = [{"id": f"{wall['id'][:56]}-{number}", **cut} for number, cut in enumerate(cuts, 1)]
    return [wall, *({**cut, "kind": "opening", "host": wall["id"]} for cut in named)]


KIND = ItemKind(
    tag="wall",
    record=Wall,
    name="Wall",
    plural="Walls",
    icon="brick-wall",
    placement=Placement.POLYLINE,
    level=WALL_LEVEL,
    tool_key="W",
    outline=outline,
    draw=draw,
    contact=contact,
    solids=solids,
    surfaces=surfaces,
    takeoff=takeoff,
    handles=handles,
    check=check,
    reads=frozenset({Reads.GROUND}),
    expand=expand,
)
