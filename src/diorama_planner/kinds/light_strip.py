"""A strip of light: LED tape or COB that is cut to its line, under an eave, in a cornice, behind a shop front."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.electric import (
    INK,
    LIGHT_LEVEL,
    PAPER,
    Current,
    Emitter,
    FixedTo,
    InCircuit,
    LampPart,
    Tilt,
    lift_of,
    light_colour,
    pair,
)
from diorama_planner.kinds.shared import grips, item_name, later, line_path, line_points, region_path
from diorama_planner.kinds.ways import check_way
from diorama_planner.model.record import Curves, Item, Points
from diorama_planner.model.roles import Role, Spec

STANDARD_STRIP = "strip_cob_5v"
_USUAL_WIDTH_MM = 3.0
_STEP_MM = 5.0
"""A strip shines as lights this far apart, in the picture of the night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LightStrip(Item):
    """Tape along `line_mm`, `z_mm` over the foot of its wall or the surface at its start, tilted all along."""

    kind: ClassVar[str] = "light_strip"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    led: Annotated[str, Spec(Role.LED, "LEDs")] = STANDARD_STRIP
    z_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height")] = 0.0
    tilt_deg: Tilt = -90.0
    host: FixedTo = ""
    circuit: InCircuit = ""
    ma: Current = None
    curves_mm: Annotated[Curves, Spec(Role.POINTS, "Curves", shown=False)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(LightStrip, self).__post_init__()
        check_way(self.line_mm, self.curves_mm, "a strip of light needs a line of two different points", self.id)


def led_of(item: LightStrip, around: Around) -> Led | None:
    """The row of its tape; None if there is none."""
    return around.catalogue.led_map.get(item.led)


def length_of(item: LightStrip) -> float:
    """How long it is, in mm."""
    return polyline_length(line_points(item.line_mm, item.curves_mm))


def outline(item: LightStrip, around: Around) -> Region:
    """The tape from above."""
    led = led_of(item, around)
    width = led.width_mm if led else _USUAL_WIDTH_MM
    return buffered_line_region(line_points(item.line_mm, item.curves_mm), width, join="round")


def draw(item: LightStrip, around: Around) -> Iterator[Primitive]:
    """The tape with its LEDs in the middle, dashed where it is of single ones; it glows while current gets to it."""
    led = led_of(item, around)
    colour, path = light_colour(led), line_path(line_points(item.line_mm, item.curves_mm))
    width = led.width_mm if led else _USUAL_WIDTH_MM
    is_dotted = led is not None and led.package == "strip" and led.length_mm > _STEP_MM
    if around.is_lit(item.circuit):
        yield Stroke(path, Pen(colour + "55", width * 2.2, round=False))
    yield Fill(region_path(around.outline(item)), Solid(PAPER), Pen(INK, 0.2, least_px=1.0))
    yield Stroke(path, Pen(colour, width * 0.5, (2.0, 1.5) if is_dotted else (), round=False, least_px=1.5))


def electric(item: LightStrip, around: Around) -> LampPart:
    """What it is in a circuit."""
    name = item_name(item, "Strip of light")
    return LampPart(item.id, name, item.led, item.circuit, item.ma, length_mm=length_of(item))


def terminals(item: LightStrip, around: Around) -> tuple[Terminal, ...]:
    """Both leads at its start."""
    start = item.line_mm[0]
    return pair(item, start, lift_of(item, start, around) + item.z_mm)


def shines(item: LightStrip, around: Around) -> tuple[Emitter, ...]:
    """Lights along it, which together are as many as its line has LEDs."""
    led, line = led_of(item, around), line_points(item.line_mm, item.curves_mm)
    length = polyline_length(line)
    count = max(1, round(length / _STEP_MM))
    share = length / (led.length_mm if led and led.cuttable else length) / count
    height = lift_of(item, item.line_mm[0], around) + item.z_mm
    places = (point_along(line, length * (number + 0.5) / count)[0] for number in range(count))
    return tuple(
        Emitter(item.id, at, height, 0.0, item.tilt_deg, item.led, item.circuit, item.ma, share, item.host)
        for at in places
    )


KIND = ItemKind(
    tag="light_strip",
    record=LightStrip,
    name="Strip of light",
    plural="Strips of light",
    icon="minus",
    placement=Placement.POLYLINE,
    level=LIGHT_LEVEL,
    tool_key="",
    outline=outline,
    draw=draw,
    shell=later("light_shells", "strip_shell"),
    handles=grips("line_mm"),
    check=later("light_checks", "strip_issues"),
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    terminals=terminals,
    shines=shines,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
