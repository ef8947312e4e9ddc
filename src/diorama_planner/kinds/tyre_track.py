"""Tyre tracks: the prints of wheels, a motorcycle or crawler tracks pressed into soft ground along a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

import numpy as np

from diorama_planner.core.issues import Issue
from diorama_planner.drawing.primitives import Fill, Primitive, Solid
from diorama_planner.geometry.bent import bent_along
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.points import as_points
from diorama_planner.geometry.region import Region, union_all
from diorama_planner.kinds.contract import Around, Groove, ItemKind, Placement, Reads
from diorama_planner.kinds.grooves import THINNEST_MM, drawn
from diorama_planner.kinds.overhang import line_over
from diorama_planner.kinds.shared import ROAD_LEVEL, grips, item_name, later, line_points, region_path
from diorama_planner.kinds.ways import band, check_way
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec

TREADS = ("ribs", "chevrons", "bars")
PITCH_REAL_MM = {"chevrons": 200.0, "bars": 150.0}
"""From one lug of a tractor's tyre, or one link of a crawler track, to the next. General knowledge, unsourced."""

RIBS = 3
"""Grooves that run round the tyre of a car."""

BAR_REAL_MM = 20.0
MOST_LUGS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TyreTrack(Item):
    """Two prints `gauge_mm` apart from middle to middle about `line_mm`; one print if that is 0.

    The usual sizes are those of a car in 1:64: 1.48 m from wheel to wheel, tyres 195 mm wide.
    """

    kind: ClassVar[str] = "tyre_track"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    gauge_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Wheel to wheel", minimum=0)] = 23.1
    tyre_width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Tyre width", positive=True)] = 3.05
    tread: Annotated[str, Spec(Role.CHOICE, "Tread", choices=TREADS)] = "ribs"
    tint: Annotated[str, Spec(Role.COLOUR, "Tint")] = "#3b2e20"
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(TyreTrack, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "tyre tracks need a line of two different points", self.id)


def middle(item: TyreTrack) -> PointArray:
    """The line between the wheels, curves flattened."""
    return line_points(item.line_mm, item.curves_mm)


def wheel_lines(item: TyreTrack) -> list[PointArray]:
    """The middle of each print."""
    line = middle(item)
    return [offset_line(line, side * item.gauge_mm / 2) for side in (1, -1)] if item.gauge_mm else [line]


def prints(item: TyreTrack) -> list[Region]:
    """The strips that are pressed down."""
    half = item.tyre_width_mm / 2
    return [band(line, half, -half) for line in wheel_lines(item)]


def outline(item: TyreTrack, around: Around) -> Region:
    """The strips that are pressed down."""
    return union_all(prints(item))


def grooves(item: TyreTrack, around: Around) -> tuple[Groove, ...]:
    """The edges of the prints and their tread."""
    half, width = item.tyre_width_mm / 2, max(THINNEST_MM, BAR_REAL_MM / around.scale)
    lines: list[PointArray] = []
    for wheel in wheel_lines(item):
        edges = [offset_line(wheel, side * half) for side in (1, -1)]
        lines += [*edges, *_tread(item, wheel, half, around.scale)]
    return (Groove(tuple(lines), width),)


def _tread(item: TyreTrack, wheel: PointArray, half: float, scale: float) -> list[PointArray]:
    if item.tread == "ribs":
        places = np.linspace(-half, half, RIBS + 2)[1:-1].tolist()
        return [offset_line(wheel, place) if place else wheel for place in places]
    pitch = PITCH_REAL_MM[item.tread] / scale
    count = min(MOST_LUGS, int(polyline_length(wheel) / pitch))
    starts = [(number + 0.5) * pitch for number in range(count)]
    if item.tread == "bars":
        return bent_along(wheel, [as_points(((at, -half), (at, half))) for at in starts])
    ahead = min(half, pitch / 2)
    return bent_along(wheel, [as_points(((at - ahead, -half), (at, 0.0), (at - ahead, half))) for at in starts])


def draw(item: TyreTrack, around: Around) -> Iterator[Primitive]:
    """Darker strips with their tread."""
    for strip in prints(item):
        yield Fill(region_path(strip), Solid(item.tint), opacity=0.35)
    yield from drawn(grooves(item, around))


def check(item: TyreTrack, around: Around) -> tuple[Issue, ...]:
    """A line that leads over the edge of the base."""
    half = (item.gauge_mm + item.tyre_width_mm) / 2
    return line_over(item, item_name(item, "Tyre tracks"), "line_mm", item.line_mm, item.curves_mm, half, around)


KIND = ItemKind(
    tag="tyre_track",
    record=TyreTrack,
    name="Tyre tracks",
    plural="Tyre tracks",
    icon="tractor",
    placement=Placement.POLYLINE,
    level=ROAD_LEVEL + 4,
    tool_key="Y",
    area_like=True,
    outline=outline,
    draw=draw,
    grooves=grooves,
    shell=later("way_shells", "tyre_shell"),
    handles=grips("line_mm"),
    check=check,
    reads=frozenset({Reads.BASE}),
)
