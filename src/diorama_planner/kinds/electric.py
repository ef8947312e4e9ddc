"""What the items of a circuit share: what they say of themselves to circuits and to the night, heights, looks.

How much current flows is worked out in `circuits`, where wires lie in its `routing`; here nothing is summed up.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.catalogue.terminal import FeedSort, Polarity, Terminal
from diorama_planner.drawing.primitives import Pen
from diorama_planner.geometry.region import Region, placed, rect_region, transform
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import LABEL_LEVEL
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, Spec

FEED_LEVEL, LIGHT_LEVEL, WIRE_LEVEL = LABEL_LEVEL - 10, LABEL_LEVEL - 8, LABEL_LEVEL - 7

Feed: TypeAlias = Annotated[RecordId, Spec(Role.REFERENCE, "Fed by")]
"""Where the current comes from: a supply, a module, a junction or a bus; empty for none yet."""

InCircuit: TypeAlias = Annotated[RecordId, Spec(Role.REFERENCE, "Circuit")]
FixedTo: TypeAlias = Annotated[RecordId, Spec(Role.REFERENCE, "On", cascade=True, shown=False)]
"""What it is fixed to: it goes along when that is moved, and when that is taken away."""

UnderBase: TypeAlias = Annotated[bool, Spec(Role.FLAG, "Under the base")]
Tilt: TypeAlias = Annotated[float, Spec(Role.RATIO, "Tilt, °", minimum=-90, maximum=90)]
"""Over the horizon, in degrees: -90 shines straight down. Not turned with the plan, so no angle of it."""

Current: TypeAlias = Annotated[float | None, Spec(Role.RATIO, "Current, mA", positive=True, maximum=1000)]
"""Wanted, in mA; None is what models normally use of that LED."""

STANDARD_LED = "pre0603_warm_bare"
COLOUR = "#d08a1c"
"""Of modules, buses and wires, where they have none of their own."""

INK, PAPER = "#2b2f36", "#f4f1ea"
HIDDEN = (2.0, 1.2)
"""Dashes of what lies under the base, as hidden lines are drawn."""

_HEX = {
    "white": "#eaf2ff",
    "warm white": "#ffd596",
    "warm": "#ffd596",
    "red": "#ff4b3e",
    "orange": "#ff8a2a",
    "amber": "#ffae2b",
    "yellow": "#ffd63c",
    "green": "#3ad27c",
    "blue": "#4a8cff",
    "UV": "#9a6bff",
    "IR": "#8a4a4a",
    "RGB": "#ff7ac1",
    "any": "#7fe3ff",
}


@dataclass(frozen=True, slots=True)
class LampPart:
    """What shines in a circuit: `count` LEDs of a row of the catalogue, each at `ma` (None: as models use it).

    `length_mm` is that of a tape which is cut to it, None for single LEDs.
    """

    record: RecordId
    name: str
    led: str
    circuit: RecordId
    ma: float | None = None
    count: int = 1
    length_mm: float | None = None


@dataclass(frozen=True, slots=True)
class FeedPart:
    """What gives current or hands it on. `feed` is what feeds it, `source` the row of a supply; V and mA."""

    record: RecordId
    name: str
    sort: FeedSort
    feed: RecordId = ""
    source: str = ""
    out_v: float | None = None
    max_ma: float | None = None
    own_ma: float = 0.0
    fuse_ma: float | None = None
    switch: bool = False
    level_pct: float = 100.0
    pwm: bool = False


@dataclass(frozen=True, slots=True)
class JointPart:
    """What joins two others beside their feeds, or fixes the way between two that are joined by them: by `via_mm`."""

    record: RecordId
    start: RecordId
    end: RecordId
    via_mm: Points = ()
    way: str = "auto"


Part: TypeAlias = LampPart | FeedPart | JointPart


@dataclass(frozen=True, slots=True)
class Emitter:
    """A light of a record: where, how high over the base top, whither, and what gives it; mm and degrees.

    `circuit` is the one that lights it. A tape or a tube is a row of emitters, each of `share` of a whole LED.
    `colour` is `#rrggbb` where that is not the LED's own: paint, a tube, a tinted lens.
    """

    record: RecordId
    at_mm: Point
    height_mm: float
    aim_deg: float
    tilt_deg: float
    led: str
    circuit: RecordId
    ma: float | None = None
    share: float = 1.0
    host: RecordId = ""
    colour: str = ""


def light_colour(led: Led | None) -> str:
    """The colour in which a light is shown; grey where the LED is not known."""
    return _HEX.get(led.colour, "#ffd596") if led else "#8a919c"


def lift_of(item: Item, at: Point, around: Around) -> float:
    """Height over the base top on which something at a place stands: the foot of its wall, or the surface there."""
    wall = around.host(item)
    if wall is None:
        return around.surface_at(at)
    body = around.body(wall) if isinstance(wall, Item) else ()
    return min((prism.bottom_mm for prism in body), default=0.0)


def module_height(at: Point, under_base: bool, around: Around) -> float:
    """Height over the base top of what stands on the ground, or hangs under the base."""
    return -around.base_depth_mm if under_base else around.surface_at(at)


def module_box(at: Point, length: float, width: float, rotation_deg: float) -> Region:
    """The plan of a module, its length along +x when not turned."""
    half = (length / 2.0, width / 2.0)
    return placed(transform(rect_region(-half[0], -half[1], *half), rotation_deg=rotation_deg), at)


def spot_of(at: Point, rotation_deg: float, along: float, across: float) -> Point:
    """A place on a module, by its own directions from its middle."""
    turn = math.radians(rotation_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    return at[0] + along * cos - across * sin, at[1] + along * sin + across * cos


def pair(item: Item, at: Point, height: float, gap: Point = (0.0, 0.0), *, side: str = "") -> tuple[Terminal, ...]:
    """The two terminals of one end: `gap` leads from the middle between them to the plus; `side` is `in` or empty."""
    plus: Polarity = "in+" if side else "+"
    minus: Polarity = "in-" if side else "-"
    return (
        Terminal(item.id, side, plus, (at[0] + gap[0], at[1] + gap[1]), height),
        Terminal(item.id, side, minus, (at[0] - gap[0], at[1] - gap[1]), height),
    )


def edge_pen(under_base: bool) -> Pen:
    """The pen of the rim of a module: dashed where it is hidden by the base."""
    return Pen(INK, 0.25, HIDDEN if under_base else (), least_px=1.0)
