"""An effect: a module that lets its lights flicker, run, flash like welding, change like traffic, or dims them."""

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

SORTS = ("flicker", "chase", "welding", "traffic", "dimmer")
SIZE_MM = (20.0, 12.0, 6.0)
"""Length, width and height of a small board with a chip. General knowledge, unsourced: they differ."""

NAMES = {
    "flicker": "Flicker",
    "chase": "Chase",
    "welding": "Welding",
    "traffic": "Traffic light",
    "dimmer": "Dimmer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect(Item):
    """Takes `ma` for itself. A dimmer lowers the current to `level_pct`; `pwm` switches it fast instead.

    Direct current is the rule: fast switching gives bands on the video of a phone.
    """

    kind: ClassVar[str] = "effect"

    at_mm: Annotated[Point, Spec(Role.POINT, "Position")]
    rotation_deg: Annotated[float, Spec(Role.ANGLE, "Rotation")] = 0.0
    sort: Annotated[str, Spec(Role.CHOICE, "Effect", choices=SORTS)] = "flicker"
    ma: Annotated[float, Spec(Role.RATIO, "Takes, mA", minimum=0, maximum=1000)] = 5.0
    level_pct: Annotated[float, Spec(Role.RATIO, "Level, %", minimum=0, maximum=100)] = 100.0
    pwm: Annotated[bool, Spec(Role.FLAG, "Switched fast (PWM)")] = False
    feed: Feed = ""
    under_base: UnderBase = True


def size_of(item: Effect, around: Around) -> tuple[float, float, float]:
    """Length, width and height in mm of its board."""
    return SIZE_MM


def outline(item: Effect, around: Around) -> Region:
    """Its board from above."""
    return module_box(item.at_mm, *SIZE_MM[:2], item.rotation_deg)


def draw(item: Effect, around: Around) -> Iterator[Primitive]:
    """Its board with what it does."""
    said = f"{item.level_pct:g} %" if item.sort == "dimmer" else NAMES[item.sort]
    yield from module_draw(item.at_mm, SIZE_MM[:2], item.rotation_deg, said, item.under_base)


def electric(item: Effect, around: Around) -> FeedPart:
    """What it is in a circuit."""
    name = item_name(item, NAMES[item.sort])
    return FeedPart(item.id, name, "effect", item.feed, own_ma=item.ma, level_pct=item.level_pct, pwm=item.pwm)


def terminals(item: Effect, around: Around) -> tuple[Terminal, ...]:
    """In at one end, out at the other."""
    return through(item, SIZE_MM, around)


KIND = ItemKind(
    tag="effect",
    record=Effect,
    name="Effect",
    plural="Effects",
    icon="sparkles",
    placement=Placement.POINT,
    level=FEED_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "effect_shell"),
    handles=turning(size_of),
    takeoff=later("electric_bill", "takeoff"),
    electric=electric,
    terminals=terminals,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
