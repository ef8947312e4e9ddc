"""A buck converter: a small module that makes a lower voltage of the one that it is fed with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.electric import FEED_LEVEL, Feed, FeedPart, UnderBase, module_box
from diorama_planner.kinds.module_looks import module_draw, through, turning
from diorama_planner.kinds.shared import item_name, later
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec

MATERIAL = "buck_converter"
USUAL_MM = (22.0, 17.0, 4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Buck(Item):
    """Gives `out_v` volts and at most `max_ma`; fed on its left and giving on its right when not turned."""

    kind: ClassVar[str] = "buck"

    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation")] = 0.0
    out_v: Annotated[float, Spec(Role.RATIO, "Output, V", minimum=0, maximum=60)] = 5.0
    max_ma: Annotated[float, Spec(Role.RATIO, "Most, mA", positive=True, maximum=20_000)] = 1000.0
    feed: Feed = ""
    under_base: UnderBase = True


def size_of(item: Buck, around: Around) -> tuple[float, float, float]:
    """Length, width and height in mm of the module as it is sold."""
    sold = around.catalogue.material_map.get(MATERIAL)
    if sold is None or sold.length_mm is None or sold.width_mm is None:
        return USUAL_MM
    return sold.length_mm, sold.width_mm, sold.thickness_mm or USUAL_MM[2]


def outline(item: Buck, around: Around) -> Region:
    """Its board from above."""
    length, width, _ = size_of(item, around)
    return module_box(item.at_mm, length, width, item.rotation_deg)


def draw(item: Buck, around: Around) -> Iterator[Primitive]:
    """Its board with what it gives."""
    length, width, _ = size_of(item, around)
    yield from module_draw(item.at_mm, (length, width), item.rotation_deg, f"{item.out_v:g} V", item.under_base)


def electric(item: Buck, around: Around) -> FeedPart:
    """What it is in a circuit."""
    name = item_name(item, "Buck converter")
    return FeedPart(item.id, name, "buck", item.feed, out_v=item.out_v, max_ma=item.max_ma)


def terminals(item: Buck, around: Around) -> tuple[Terminal, ...]:
    """In at one end, out at the other."""
    return through(item, size_of(item, around), around)


KIND = ItemKind(
    tag="buck",
    record=Buck,
    name="Buck converter",
    plural="Buck converters",
    icon="chevrons-down",
    placement=Placement.POINT,
    level=FEED_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "buck_shell"),
    handles=turning(size_of),
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    terminals=terminals,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
