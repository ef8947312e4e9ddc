"""Ground cover: static grass, turf, gravel or leaves sown on an area at a density."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_area
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_number
from diorama_planner.drawing.primitives import Fill, Primitive, Texture
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads
from diorama_planner.kinds.overhang import area_over
from diorama_planner.kinds.shared import COVER_LEVEL, area_region, item_name, outline_path, uncounted
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec

_LOOKS = {
    "static_grass": ("grass", "#6f9440"),
    "turf": ("turf", "#76884a"),
    "ballast": ("ballast", "#8a8680"),
    "ground": ("soil", "#86694a"),
    "weathering": ("soil", "#7a5f48"),
    "plaster": ("plaster", "#d8d2c6"),
    "paint": ("plain", "#8d8d8d"),
}
_WORDS = (("snow", "snow", "#f2f5f7"), ("sand", "sand", "#d3bd8d"), ("gravel", "gravel", "#9a958c"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundCover(Item):
    """`density` is a share of the material's full rate: 1 is a closed lawn, 0.3 a few tufts."""

    kind: ClassVar[str] = "ground_cover"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "static_grass_2mm"
    density: Annotated[float, Spec(Role.RATIO, "Density", minimum=0.0, maximum=3.0)] = 1.0
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True)] = 1.0
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = ""
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)


def outline(item: GroundCover, around: Around) -> Region:
    """The area as drawn, holes left out."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def covered(item: GroundCover, around: Around) -> Region:
    """The ground that is really sown: the area less what things, walls, paths and water take."""
    return around.free(around.outline(item), item)


def look(material: Material | None) -> tuple[str, str]:
    """Texture and colour of a material as a cover."""
    if material is None:
        return "plain", "#b04040"
    for word, texture, colour in _WORDS:
        if word in material.id or word in material.name.lower():
            return texture, colour
    return _LOOKS.get(material.category, ("turf", "#7b8450"))


def draw(item: GroundCover, around: Around) -> Iterator[Primitive]:
    """Its texture, thinner at a lower density."""
    texture, colour = look(around.catalogue.material_map.get(item.material))
    paint = Texture(texture, item.colour or colour, around.scale, seed=zlib.crc32(item.id.encode()) % 997)
    yield Fill(
        outline_path(item.outline_mm, item.curves_mm, item.holes_mm),
        paint,
        opacity=min(1.0, 0.35 + 0.65 * item.density),
    )


def takeoff(item: GroundCover, around: Around) -> tuple[TakeoffLine, ...]:
    """Area along the slope times density, by the rate of the material."""
    material = around.catalogue.material_map.get(item.material)
    if material is None or item.density == 0 or not has_rule(material, "mm2"):
        return ()
    area = around.ground.slope_area(covered(item, around))
    need = need_for_area(material, area * item.density, depth_mm=item.depth_mm, scale=around.scale)
    why = msg(
        "{area} x density {density}: {sum}",
        area=Shown(format_area, area),
        density=Shown(format_number, item.density),
        sum=need.why,
    )
    return (TakeoffLine(item.id, "ground", material.id, area * item.density, "mm2", need.amount, need.unit, why),)


def handles(item: GroundCover, around: Around) -> tuple[Handle, ...]:
    """A grip at every corner."""
    return tuple(Handle(point, "outline_mm", index) for index, point in enumerate(item.outline_mm))


def check(item: GroundCover, around: Around) -> tuple[Issue, ...]:
    """A material of which nobody knows how far it goes; what reaches over the edge of the base."""
    name = item_name(item, "Cover")
    over = area_over(item, name, item.outline_mm, item.curves_mm, around)
    return (*uncounted(item, name, item.material, "mm2", around), *over)


KIND = ItemKind(
    tag="ground_cover",
    record=GroundCover,
    name="Cover",
    plural="Ground covers",
    icon="sprout",
    placement=Placement.POLYGON,
    level=COVER_LEVEL,
    tool_key="G",
    area_like=True,
    outline=outline,
    draw=draw,
    takeoff=takeoff,
    handles=handles,
    check=check,
    reads=frozenset({Reads.GROUND, Reads.CONTACT}),
)
