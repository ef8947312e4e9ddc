"""A pour: resin or water, either filling a bed to a level or lying as an even film."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.coverage import has_rule, need_for_volume
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length, format_volume
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Texture
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, BuildUp, Handle, ItemKind, Placement, Reads
from diorama_planner.kinds.overhang import area_over
from diorama_planner.kinds.shared import WATER_LEVEL, area_region, item_name, outline_path, region_path, uncounted
from diorama_planner.kinds.waters import OpenEdge, Water
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

SMALL_MM = 0.01
_LOOKS = {"wet": ("wet", "#15181f"), "water": ("water", "#3f6f7d"), "clear": ("water", "#8fb9c4")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pour(Item):
    """With `level_mm` its surface is flat at that height over the base top; with `depth_mm` it is an even film.

    Mode `puddles` wets only `share` of the outline.
    """

    kind: ClassVar[str] = "pour"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    material: Annotated[str, Spec(Role.MATERIAL, "Material")] = "epoxy_coating"
    level_mm: Annotated[float | None, Spec(Role.REAL_LENGTH, "Level")] = None
    depth_mm: Annotated[float | None, Spec(Role.BENCH_LENGTH, "Film depth", positive=True)] = None
    mode: Annotated[str, Spec(Role.CHOICE, "Mode", choices=("fill", "film", "puddles"))] = "fill"
    share: Annotated[float, Spec(Role.RATIO, "Share wet", minimum=0.0, maximum=1.0)] = 0.5
    look: Annotated[str, Spec(Role.CHOICE, "Look", choices=("auto", *_LOOKS))] = "auto"
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)


def outline(item: Pour, around: Around) -> Region:
    """The area as drawn; the water keeps to the bed even if this is larger."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def film_depth(item: Pour) -> float | None:
    """Depth of an even film in mm, or None if the surface is flat at a level."""
    if item.depth_mm is not None:
        return item.depth_mm
    return None if item.level_mm is not None else 1.0


def water(item: Pour, around: Around) -> Water:
    """Volume, wetted area and greatest depth before waste."""
    region = around.outline(item)
    depth = film_depth(item)
    if depth is None:
        return around.ground.flood(region, item.level_mm or 0.0)
    area = region.area * (item.share if item.mode == "puddles" else 1.0)
    return Water(area * depth, area, depth)


def wetted(item: Pour, around: Around) -> Path:
    """The area that is really wet: a pool keeps to its bed, a film takes the whole outline."""
    if film_depth(item) is not None:
        return outline_path(item.outline_mm, item.curves_mm, item.holes_mm)
    return region_path(around.ground.wet_region(around.outline(item), item.level_mm or 0.0))


def draw(item: Pour, around: Around) -> Iterator[Primitive]:
    """Wet asphalt for a film, water for a pool."""
    kind = item.look
    if kind == "auto":
        kind = "wet" if film_depth(item) is not None else "water"
    texture, colour = _LOOKS[kind]
    path = wetted(item, around)
    opacity = 1.0 if item.mode != "puddles" else 0.75
    yield Fill(path, Texture(texture, colour, around.scale), Pen("#0b2a3340", 0.25), opacity)


def contact(item: Pour, around: Around) -> Region:
    """The ground that it wets."""
    return around.outline(item)


def _layers(depth_mm: float, material: Material) -> int:
    limit = material.max_layer_mm
    return max(1, math.ceil(depth_mm / limit - 1e-9)) if limit else 1


def takeoff(item: Pour, around: Around) -> tuple[TakeoffLine, ...]:
    """Millilitres of mixed resin, with its layers."""
    material = around.catalogue.material_map.get(item.material)
    pool = water(item, around)
    if material is None or pool.volume_mm3 <= 0 or not has_rule(material, "mm3"):
        return ()
    need = need_for_volume(material, pool.volume_mm3)
    count = _layers(pool.max_depth_mm, material)
    why = msg(
        "{area}, up to {depth} deep = {volume} in {count} {layers}",
        area=Shown(format_area, pool.area_mm2),
        depth=Shown(format_length, pool.max_depth_mm),
        volume=Shown(format_volume, pool.volume_mm3),
        count=count,
        layers="layer" if count == 1 else "layers",
    )
    return (TakeoffLine(item.id, "top", material.id, pool.volume_mm3, "mm3", need.amount, need.unit, why),)


def solids(item: Pour, around: Around) -> tuple[Prism, ...]:
    """The cured pour, on which things stand."""
    region = around.outline(item)
    low, top = around.ground.lowest(region), surface_height(item, around)
    return (Prism(region, low, top, layer_mm=film_depth(item)),) if top > low else ()


def build_up(item: Pour, around: Around) -> BuildUp:
    """The resin or water that is poured."""
    return BuildUp((item.material,))


def handles(item: Pour, around: Around) -> tuple[Handle, ...]:
    """A grip at every corner."""
    return tuple(Handle(point, "outline_mm", index) for index, point in enumerate(item.outline_mm))


def surface_height(item: Pour, around: Around) -> float:
    """Height of its surface over the base top: the level, or the highest ground under a film plus its depth."""
    depth = film_depth(item)
    if depth is None:
        return item.level_mm or 0.0
    return around.ground.highest(around.outline(item)) + depth


def _open_edges(item: Pour, around: Around) -> list[OpenEdge]:
    if item.mode == "puddles":
        return []  # each lies in a hollow of its own
    region = around.outline(item)
    held_by = [prism for _, prisms in around.bodies(region, item, areas=True) for prism in prisms]
    if film_depth(item) is None:
        return [e for e in around.ground.open_edges(region, item.level_mm or 0.0, held_by) if e.side]
    return list(around.ground.open_edges(region, surface_height(item, around), held_by))


def check(item: Pour, around: Around) -> list[Issue]:
    """Edges that nothing holds; films too thin, pours too deep for the product; a dry bed; the edge of the base."""
    name = item_name(item, "Pour")
    found = []
    for edge in _open_edges(item, around):
        text = msg(
            "{name} runs off {side}, {length}: a dam {height} high is needed",
            name=name,
            side=_SIDES.get(edge.side, "its edge"),
            length=format_length(edge.length_mm),
            height=format_length(edge.height_mm),
        )
        fix = Fix(
            msg("Add a dam"),
            "add_dam",
            {"id": item.id, "line": [list(point) for point in edge.line], "height_mm": edge.height_mm},
        )
        found.append(Issue("needs-dam", Severity.WARNING, item.id, text, (fix,)))
    material = around.catalogue.material_map.get(item.material)
    if material is not None:
        found += _product_limits(item, name, material, around)
    found += area_over(item, name, item.outline_mm, item.curves_mm, around)
    return [*found, *uncounted(item, name, item.material, "mm3", around)]


_SIDES = {
    "front": "the front edge",
    "back": "the back edge",
    "left": "the left edge",
    "right": "the right edge",
}


def _product_limits(item: Pour, name: str, material: Material, around: Around) -> Iterator[Issue]:
    depth = water(item, around).max_depth_mm
    if depth <= SMALL_MM:
        text = msg("{name} holds no water: there is no bed below its level", name=name)
        yield Issue("dry-pour", Severity.WARNING, item.id, text)
    elif material.min_film_mm and depth < material.min_film_mm and item.mode != "puddles":
        text = msg(
            "{name}: {material} settles at about {film} and will not level at {depth}; use a film product or puddles",
            name=name,
            material=material.name,
            film=format_length(material.min_film_mm),
            depth=format_length(depth),
        )
        fix = Fix(msg("Make it puddles"), "set_fields", {"id": item.id, "fields": {"mode": "puddles"}})
        yield Issue("film-too-thin", Severity.HINT, item.id, text, (fix,))
    elif material.max_total_mm and depth > material.max_total_mm + SMALL_MM:
        text = msg(
            "{name} is {depth} deep, but {material} may be poured {limit} in all",
            name=name,
            depth=format_length(depth),
            material=material.name,
            limit=format_length(material.max_total_mm),
        )
        yield Issue("pour-too-deep", Severity.ERROR, item.id, text)


KIND = ItemKind(
    tag="pour",
    record=Pour,
    name="Pour",
    plural="Pours",
    icon="droplet",
    placement=Placement.POLYGON,
    level=WATER_LEVEL,
    tool_key="O",
    area_like=True,
    outline=outline,
    draw=draw,
    contact=contact,
    solids=solids,
    takeoff=takeoff,
    handles=handles,
    check=check,
    build_up=build_up,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
