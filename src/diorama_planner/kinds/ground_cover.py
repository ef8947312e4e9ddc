"""Ground cover: static grass, turf, gravel or leaves sown on an area at a density, in one layer or several.

Its list of layers is `cover_layers`, what they take `cover_sums`, how they look `cover_looks`, what is to be said of
them `cover_notes`: face patches share them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_number
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, Placement, Reads
from diorama_planner.kinds.cover_looks import cover_fills, paint_of, seen_mixes
from diorama_planner.kinds.overhang import area_over
from diorama_planner.kinds.shared import COVER_LEVEL, area_region, grips, item_name, later, outline_path
from diorama_planner.model.record import Coat, Coats, Curves, Item, Points
from diorama_planner.model.roles import Role, Spec

if TYPE_CHECKING:
    from diorama_planner.kinds.cover_sums import Sown


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundCover(Item):
    """`density` is a share of the materials' full rate: 1 is a closed lawn, 0.3 a few tufts.

    With a `gradient` it goes over into `density_to` across the cover, towards `toward_deg`; over `soft_mm` from its
    edges it falls off to nothing. `build_up` lists its layers from below upwards, in the place of `material`. A cover
    that is `under` goes on beneath paths, water and things: paint and sealer before the pour.
    """

    kind: ClassVar[str] = "ground_cover"

    outline_mm: Annotated[Points, Spec(Role.POINTS, "Outline")]
    material: Annotated[str, Spec(Role.MATERIAL, "Material", when=("build_up", ((),)))] = "static_grass_2mm"
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True, when=("build_up", ((),)))] = 1.0
    build_up: Annotated[Coats, Spec(Role.DATA, "Layers")] = ()
    density: Annotated[float, Spec(Role.RATIO, "Density", minimum=0.0, maximum=3.0)] = 1.0
    gradient: Annotated[bool, Spec(Role.FLAG, "Gradient across it")] = False
    density_to: Annotated[
        float, Spec(Role.RATIO, "Density there", minimum=0.0, maximum=3.0, when=("gradient", (True,)))
    ] = 0.0
    toward_deg: Annotated[float, Spec(Role.ANGLE, "Towards", when=("gradient", (True,)))] = 0.0
    soft_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Soft edge", minimum=0.0)] = 0.0
    under: Annotated[bool, Spec(Role.FLAG, "Under paths and water")] = False
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS, "Holes", shown=False)] = ()
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = ""
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)


def outline(item: GroundCover, around: Around) -> Region:
    """The area as drawn, holes left out."""
    return area_region(item.outline_mm, item.curves_mm, item.holes_mm)


def covered(item: GroundCover, around: Around) -> Region:
    """The ground that is really sown: the area less what things, walls, paths and water take."""
    return _left(item, around.outline(item), around)


def _left(item: GroundCover, region: Region, around: Around) -> Region:
    return region if item.under else around.free(region, item)


def layers_of(item: GroundCover) -> Coats:
    """Its layers, the lowest first; its one material where it is not built up."""
    return item.build_up or _one_layer(item.material, item.depth_mm)


@lru_cache(maxsize=256)
def _one_layer(material: str, depth_mm: float) -> Coats:
    """Plans have few sorts of covers, each of them many times."""
    return (Coat(material=material, depth_mm=depth_mm),)


def measured(item: GroundCover, around: Around) -> Sown:
    """The ground that is sown, with soft edges and gradient as the integral of the density."""
    from diorama_planner.kinds.cover_sums import sown  # what is billed is not needed for the first picture

    over = sown(item, around.outline(item), lambda region: _left(item, region, around), around)
    # A cover of one material is as dense as it says, whatever it is made of.
    return over if item.build_up else over._replace(spread_mm2=over.full_mm2)


def draw(item: GroundCover, around: Around) -> Iterator[Primitive]:
    """The textures of its layers, thinner at a lower density."""
    seed = zlib.crc32(item.id.encode()) % 997
    paints = [
        (paint_of(mix, item.colour, around, seed), max(layer.density for layer in mix))
        for mix in seen_mixes(layers_of(item), around.catalogue)
    ]
    path = outline_path(item.outline_mm, item.curves_mm, item.holes_mm)
    yield from cover_fills(item, lambda: around.outline(item), path, paints, around)


def takeoff(item: GroundCover, around: Around) -> tuple[TakeoffLine, ...]:
    """Area along the slope times density, by the rates of the materials."""
    from diorama_planner.kinds.cover_sums import layer_lines

    if item.density == 0 and not item.gradient:
        return ()
    return tuple(layer_lines(item.id, "ground", layers_of(item), measured(item, around), around))


def build_up(item: GroundCover, around: Around) -> BuildUp:
    """Its materials; paths and water take its place unless it goes on under them."""
    return BuildUp(tuple(layer.material for layer in layers_of(item)), gives_way=not item.under)


def remarks(item: GroundCover, around: Around) -> list[Message]:
    """How dense it is on the whole, and what its layers ask of the builder."""
    from diorama_planner.kinds.cover_notes import notes_on  # asked for only where it is edited

    over = measured(item, around)
    found = []
    if item.gradient or item.soft_mm > 0:
        density = Shown(format_number, over.mean_density)
        area = Shown(format_area, over.full_mm2)
        found.append(
            msg("On the whole as much as density {density}: {area} of full cover", density=density, area=area)
        )
    return [*found, *notes_on(layers_of(item), over.ground_mm2, around)]


def check(item: GroundCover, around: Around) -> tuple[Issue, ...]:
    """Materials that nobody can count, odd fibres, mixes that are not whole; what reaches over the base's edge."""
    from diorama_planner.kinds.cover_notes import issues_of  # after the first picture

    name = item_name(item, "Cover")
    over = area_over(item, name, item.outline_mm, item.curves_mm, around)
    return (*issues_of(item, "build_up", layers_of(item), name, around), *over)


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
    shell=later("ground_shells", "cover_shell"),
    takeoff=takeoff,
    handles=grips("outline_mm"),
    parts=later("ground_parts", "cover_parts"),
    check=check,
    build_up=build_up,
    remarks=remarks,
    reads=frozenset({Reads.GROUND, Reads.CONTACT}),
)
