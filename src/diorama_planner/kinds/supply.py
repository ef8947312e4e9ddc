"""A supply: the batteries, the port or the adapter from which a plan has its current, at its real size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.catalogue.electrical_rows import PowerSource
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.electric import FEED_LEVEL, FeedPart, UnderBase, module_box, module_height, pair, spot_of
from diorama_planner.kinds.module_looks import battery_draw, turning
from diorama_planner.kinds.shared import item_name, later
from diorama_planner.model.record import Item, Point
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

STANDARD_SOURCE = "usb2"
PLUG_MM = (18.0, 14.0, 7.0)
"""Length, width and height of a socket, where the source has no size itself. General knowledge, unsourced."""

LEADS_MM = 3.0
"""How far apart its leads come out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supply(Item):
    """A row `source` of the table of supplies about `at_mm`; its leads come out at the end that it is turned to.

    `under_base` hangs it under the board, where `z_mm` says nothing. `fuse_ma` is its fuse, None for none.
    """

    kind: ClassVar[str] = "supply"

    source: Annotated[str, Spec(Role.POWER_SOURCE, "Source")] = STANDARD_SOURCE
    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation")] = 0.0
    under_base: UnderBase = False
    z_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Lift", when=("under_base", (False,)))] = 0.0
    switch: Annotated[bool, Spec(Role.FLAG, "With a switch")] = True
    fuse_ma: Annotated[float | None, Spec(Role.RATIO, "Fuse, mA", positive=True, maximum=20_000)] = None


def source_of(item: Supply, around: Around) -> PowerSource | None:
    """Its row; None if there is none."""
    return around.catalogue.power_source_map.get(item.source)


def size_of(item: Supply, around: Around) -> tuple[float, float, float]:
    """Length, width and height in mm; of a source that stands elsewhere those of the socket."""
    source = source_of(item, around)
    sizes = (source.length_mm, source.width_mm, source.height_mm) if source else (None, None, None)
    length, width, height = sizes
    return PLUG_MM if length is None or width is None or height is None else (length, width, height)


def outline(item: Supply, around: Around) -> Region:
    """Its box from above."""
    length, width, _ = size_of(item, around)
    return module_box(item.at_mm, length, width, item.rotation_deg)


def draw(item: Supply, around: Around) -> Iterator[Primitive]:
    """Its box with plus and minus at the end of its leads, and its voltage; dashed under the base."""
    source = source_of(item, around)
    length, width, _ = size_of(item, around)
    volts = f"{source.nominal_v:g} V" if source else "?"
    cells = round(source.nominal_v / 1.5) if source and source.chemistry in {"alkaline", "NiMH"} else 0
    yield from battery_draw(item.at_mm, (length, width), item.rotation_deg, volts, cells, item.under_base)


def solids(item: Supply, around: Around) -> tuple[Prism, ...]:
    """Its body; what hangs under the base is in nobody's way on the plan."""
    if item.under_base:
        return ()
    low = around.surface_at(item.at_mm) + item.z_mm
    return (Prism(around.outline(item), low, low + size_of(item, around)[2]),)


def electric(item: Supply, around: Around) -> FeedPart:
    """What it is in a circuit."""
    source = source_of(item, around)
    name = item_name(item, source.name if source else "Supply")
    return FeedPart(item.id, name, "supply", source=item.source, fuse_ma=item.fuse_ma, switch=item.switch)


def terminals(item: Supply, around: Around) -> tuple[Terminal, ...]:
    """Plus and minus at the end that it is turned to."""
    length = size_of(item, around)[0]
    at = spot_of(item.at_mm, item.rotation_deg, length / 2, 0.0)
    across = spot_of((0.0, 0.0), item.rotation_deg, 0.0, LEADS_MM / 2)
    lift = 0.0 if item.under_base else item.z_mm
    return pair(item, at, module_height(item.at_mm, item.under_base, around) + lift, across)


KIND = ItemKind(
    tag="supply",
    record=Supply,
    name="Supply",
    plural="Supplies",
    icon="battery",
    placement=Placement.POINT,
    level=FEED_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "supply_shell"),
    solids=solids,
    handles=turning(size_of),
    check=later("supply_checks", "supply_issues"),
    remarks=later("supply_checks", "supply_remarks"),
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    terminals=terminals,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
