"""A trough: a channel for wires, cut into the top slice of the ground before its skin goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads, Void
from diorama_planner.kinds.shared import LABEL_LEVEL, grips, item_name, line_path, line_points, region_path
from diorama_planner.kinds.ways import check_way
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

COLOUR = "#2f6fb5"
SPARE_MM = 2.0
"""What is left under a trough that is made shallower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trough(Item):
    """A channel of even width and depth along `line_mm`."""

    kind: ClassVar[str] = "trough"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    width_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Width", positive=True)] = 6.0
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Depth", positive=True)] = 5.0
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Trough, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a trough needs a line of two different points", self.id)


def outline(item: Trough, around: Around) -> Region:
    """The channel from above."""
    return buffered_line_region(line_points(item.line_mm, item.curves_mm), item.width_mm, cap="round", join="round")


def draw(item: Trough, around: Around) -> Iterator[Primitive]:
    """A band that one sees through, with its middle dashed, as hidden lines are drawn."""
    yield Fill(region_path(around.outline(item)), Solid(COLOUR + "33"), Pen(COLOUR, 0.25))
    yield Stroke(line_path(line_points(item.line_mm, item.curves_mm)), Pen(COLOUR, 0.25, (2.0, 1.5)))


def voids(item: Trough, around: Around) -> tuple[Void, ...]:
    """Its room for wires, under the ground."""
    region = around.outline(item)
    bottom, top = around.ground.lowest(region) - item.depth_mm, around.ground.highest(region)
    line = tuple((x, y) for x, y in line_points(item.line_mm, item.curves_mm).tolist())
    room = min(item.width_mm, item.depth_mm)
    limits = tuple((name, 1.0, 0.0) for name in ("width_mm", "depth_mm") if getattr(item, name) == room)
    return (Void(region, bottom, top, "trough", line, room, limits),)


def hollows(item: Trough, around: Around) -> tuple[Prism, ...]:
    """The channel, open above: as far down as wires find room in it."""
    return tuple(Prism(void.region, void.bottom_mm, void.top_mm) for void in voids(item, around))


def check(item: Trough, around: Around) -> list[Issue]:
    """A trough that is deeper than the sheet, or the base, that it is cut into."""
    region = around.outline(item)
    sheets = around.sheets_under(region)
    thickness = min(sheets, default=around.base_depth_mm)
    if thickness <= 0 or item.depth_mm < thickness:
        return []
    text = msg(
        "{name} is {depth} deep, but what it is cut into is {thickness} thick",
        name=item_name(item, "Trough"),
        depth=format_length(item.depth_mm),
        thickness=format_length(thickness),
    )
    less = max(thickness / 2.0, thickness - SPARE_MM)
    label = msg("Cut it {depth} deep", depth=format_length(less))
    fix = Fix(label, "set_fields", {"id": item.id, "fields": {"depth_mm": less}})
    return [Issue("trough-too-deep", Severity.WARNING, item.id, text, (fix,))]


KIND = ItemKind(
    tag="trough",
    record=Trough,
    name="Trough",
    plural="Troughs",
    icon="split",
    placement=Placement.POLYLINE,
    level=LABEL_LEVEL - 5,
    tool_key="Q",
    area_like=True,
    outline=outline,
    draw=draw,
    voids=voids,
    hollows=hollows,
    handles=grips("line_mm"),
    check=check,
    reads=frozenset({Reads.GROUND, Reads.BASE}),
)
