"""A path: a road, lane, track bed or footpath of even width along a line, with kerbs if wanted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_area, need_for_track
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Stroke, Texture
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads, Surface
from diorama_planner.kinds.overhang import line_over
from diorama_planner.kinds.shared import (
    ROAD_LEVEL,
    check_curves,
    item_name,
    line_path,
    line_points,
    region_path,
    uncounted,
)
from diorama_planner.kinds.sheets import is_countable, part_line
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec, check_fields
from diorama_planner.solids.prism import Prism

_LOOKS = {
    "ballast": ("ballast", "#8f8a84"),
    "ground": ("soil", "#9a805c"),
    "paint": ("asphalt", "#44474d"),
    "plaster": ("asphalt", "#5b5d60"),
    "foam": ("paving", "#9b978f"),
    "resin": ("wet", "#15181f"),
}
_KERB_COLOUR = "#c9c3b8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerb:
    """A kerb on both sides: its size on the bench and what it is cut from."""

    width_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Width", positive=True)]
    height_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Height", positive=True)]
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "xps_eu_3"

    def __post_init__(self) -> None:
        check_fields(self, "kerb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Path(Item):
    """`surface` is the material laid `depth_mm` thick along `line_mm`."""

    kind: ClassVar[str] = "path"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)] = 50.0
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True)] = 1.0
    surface: Annotated[str, Spec(Role.MATERIAL, "Surface")] = "dirt_sifted"
    kerb: Annotated[Kerb | None, Spec(Role.DATA, "Kerb")] = None
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Path, self).__post_init__()
        if len(set(self.line_mm)) < 2:
            raise RecordError(msg("a path needs a line of two different points"), where=self.id)
        check_curves(self.line_mm, self.curves_mm, self.id)


def middle(item: Path) -> PointArray:
    """Its line, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def outline(item: Path, around: Around) -> Region:
    """The strip that it takes, with its kerbs."""
    extra = 2 * item.kerb.width_mm if item.kerb else 0.0
    return buffered_line_region(middle(item), item.width_mm + extra)


def strip(item: Path, around: Around) -> Region:
    """Its surface, between the kerbs."""
    return buffered_line_region(middle(item), item.width_mm) if item.kerb else around.outline(item)


def draw(item: Path, around: Around) -> Iterator[Primitive]:
    """Its surface; kerbs along both sides; rails on ballast."""
    material = around.catalogue.material_map.get(item.surface)
    category = material.category if material else ""
    texture, colour = _LOOKS.get(category, ("gravel", "#9a958c"))
    yield Fill(region_path(strip(item, around)), Texture(texture, colour, around.scale), Pen("#00000033", 0.2))
    line = middle(item)
    if item.kerb:
        for side in (1, -1):
            edge = offset_line(line, side * (item.width_mm + item.kerb.width_mm) / 2)
            yield Stroke(line_path(edge), Pen(_KERB_COLOUR, item.kerb.width_mm, round=False))
    if category == "ballast":
        yield from _track(line, around.scale)


def _track(line: PointArray, scale: float) -> Iterator[Primitive]:
    # Standard gauge 1435 mm; sleepers 2600 x 250 mm at 650 mm, rails 70 mm wide (roads and props tables).
    sleeper, spacing = 250 / scale, 650 / scale
    dashes = (sleeper, spacing - sleeper)
    yield Stroke(line_path(line), Pen("#4d3b2f", 2600 / scale, dashes, round=False))
    for side in (1, -1):
        yield Stroke(line_path(offset_line(line, side * 1435 / scale / 2)), Pen("#7d7f83", 70 / scale, round=False))


def contact(item: Path, around: Around) -> Region:
    """The strip with its kerbs, on which nothing grows."""
    return around.outline(item)


def surfaces(item: Path, around: Around) -> tuple[Surface, ...]:
    """Its top along the slope."""
    return (Surface("top", around.ground.slope_area(strip(item, around))),)


def takeoff(item: Path, around: Around) -> list[TakeoffLine]:
    """Its surface by length or area, and its kerbs."""
    lines = []
    material = around.catalogue.material_map.get(item.surface)
    if material is not None and (material.form == "length" or has_rule(material, "mm2")):
        lines.append(_surface_line(item, material, around))
    if item.kerb:
        kerb_material = around.catalogue.material_map.get(item.kerb.material)
        if kerb_material is not None and is_countable(kerb_material):
            length = 2 * polyline_length(middle(item))
            area = length * item.kerb.width_mm
            why = msg(
                "kerbs {length} x {width} = {area}",
                length=Shown(format_length, length),
                width=Shown(format_length, item.kerb.width_mm),
                area=Shown(format_area, area),
            )
            lines.append(part_line(item, "kerb", kerb_material, area, item.kerb.height_mm, why))
    return lines


def _surface_line(item: Path, material: Material, around: Around) -> TakeoffLine:
    area = around.ground.slope_area(strip(item, around))
    if material.form == "length":
        length = polyline_length(middle(item))
        why = msg("{length} along the middle", length=Shown(format_length, length))
        return TakeoffLine(item.id, "top", material.id, length, "mm", length, "mm", why)
    if material.coverage_unit == "ml_per_m_track":
        length = polyline_length(middle(item))
        need = need_for_track(material, length, scale=around.scale)
        why = msg("{length} of track: {sum}", length=Shown(format_length, length), sum=need.why)
        return TakeoffLine(item.id, "top", material.id, length, "mm", need.amount, need.unit, why)
    if material.is_sheet:
        return part_line(item, "top", material, area, item.depth_mm, msg("{area}", area=Shown(format_area, area)))
    need = need_for_area(material, area, depth_mm=item.depth_mm, scale=around.scale)
    why = msg("{area}: {sum}", area=Shown(format_area, area), sum=need.why)
    return TakeoffLine(item.id, "top", material.id, area, "mm2", need.amount, need.unit, why)


def solids(item: Path, around: Around) -> list[Prism]:
    """The laid surface, on which things stand, and its kerbs, which can hold a pour."""
    road = strip(item, around)
    top = around.ground.highest(road) + item.depth_mm
    found = [Prism(road, around.ground.lowest(road), top, layer_mm=item.depth_mm)]
    if item.kerb is None:
        return found
    for side in (1, -1):
        edge = offset_line(middle(item), side * (item.width_mm + item.kerb.width_mm) / 2)
        kerb = buffered_line_region(edge, item.kerb.width_mm)
        low = around.ground.lowest(kerb)
        found.append(Prism(kerb, low, low + item.kerb.height_mm))
    return found


def handles(item: Path, around: Around) -> tuple[Handle, ...]:
    """A grip at every corner."""
    return tuple(Handle(point, "line_mm", index) for index, point in enumerate(item.line_mm))


def check(item: Path, around: Around) -> list[Issue]:
    """A surface or a kerb of which nobody knows how far it goes; a line that leads over the edge of the base."""
    name = item_name(item, "Path")
    known = around.catalogue.material_map
    found: list[Issue] = []
    if item.surface in known and known[item.surface].form != "length":
        found += uncounted(item, name, item.surface, "mm2", around)
    if item.kerb and item.kerb.material in known and not known[item.kerb.material].is_sheet:
        found += uncounted(item, name, item.kerb.material, "mm3", around)
    half = item.width_mm / 2 + (item.kerb.width_mm if item.kerb else 0.0)
    return [*found, *line_over(item, name, "line_mm", item.line_mm, item.curves_mm, half, around)]


KIND = ItemKind(
    tag="path",
    record=Path,
    name="Path",
    plural="Paths",
    icon="route",
    placement=Placement.POLYLINE,
    level=ROAD_LEVEL,
    tool_key="P",
    area_like=True,
    outline=outline,
    draw=draw,
    contact=contact,
    surfaces=surfaces,
    solids=solids,
    takeoff=takeoff,
    handles=handles,
    check=check,
    reads=frozenset({Reads.GROUND}),
)
