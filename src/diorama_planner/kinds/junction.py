"""A junction: where wires meet and part, soldered or in a terminal strip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region, circle_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement, Reads
from diorama_planner.kinds.electric import FEED_LEVEL, Feed, FeedPart, UnderBase, module_box, module_height, pair
from diorama_planner.kinds.module_looks import knot_draw, strip_draw, turning
from diorama_planner.kinds.shared import item_name, later
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec

STRIP = "terminal_strip"
STRIP_WAYS = 12
"""Of the strip that is sold; it is cut to the ways that are needed."""

KNOT_MM = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Junction(Item):
    """Hands on what `feed` gives it. A terminal strip is cut to `ways`."""

    kind: ClassVar[str] = "junction"

    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    sort: Annotated[str, Spec(Role.CHOICE, "Sort", choices=("junction", STRIP))] = "junction"
    ways: Annotated[int, Spec(Role.COUNT, "Ways", minimum=2, maximum=STRIP_WAYS, when=("sort", (STRIP,)))] = 4
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation", when=("sort", (STRIP,)))] = 0.0
    feed: Feed = ""
    under_base: UnderBase = True


def size_of(item: Junction, around: Around) -> tuple[float, float, float]:
    """Length, width and height in mm: of the strip as sold its share, else of a blob of solder."""
    sold = around.catalogue.material_map.get(STRIP) if item.sort == STRIP else None
    if sold is None or sold.length_mm is None or sold.width_mm is None:
        return 2 * KNOT_MM, 2 * KNOT_MM, 2 * KNOT_MM
    return sold.length_mm * item.ways / STRIP_WAYS, sold.width_mm, sold.thickness_mm or sold.width_mm


def outline(item: Junction, around: Around) -> Region:
    """The strip from above, or the blob of solder."""
    if item.sort != STRIP:
        return circle_region(item.at_mm, KNOT_MM)
    length, width, _ = size_of(item, around)
    return module_box(item.at_mm, length, width, item.rotation_deg)


def draw(item: Junction, around: Around) -> Iterator[Primitive]:
    """A blob, or the strip with its screws."""
    if item.sort != STRIP:
        yield from knot_draw(item.at_mm, KNOT_MM, item.under_base)
        return
    length, width, _ = size_of(item, around)
    yield from strip_draw(item.at_mm, (length, width), item.rotation_deg, item.ways, item.under_base)


def handles(item: Junction, around: Around) -> tuple[Handle, ...]:
    """A strip has a grip that turns it."""
    return turning(size_of)(item, around) if item.sort == STRIP else ()


def electric(item: Junction, around: Around) -> FeedPart:
    """What it is in a circuit."""
    if item.sort == STRIP:
        return FeedPart(item.id, item_name(item, "Terminal strip"), "terminal_strip", item.feed)
    return FeedPart(item.id, item_name(item, "Junction"), "junction", item.feed)


def terminals(item: Junction, around: Around) -> tuple[Terminal, ...]:
    """Plus and minus, in one place."""
    return pair(item, item.at_mm, module_height(item.at_mm, item.under_base, around))


KIND = ItemKind(
    tag="junction",
    record=Junction,
    name="Junction",
    plural="Junctions",
    icon="circle-dot",
    placement=Placement.POINT,
    level=FEED_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "junction_shell"),
    handles=handles,
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    terminals=terminals,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
