"""A bus: two lines of copper tape, plus and minus side by side, to which circuits are soldered anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.catalogue.terminal import Polarity, Terminal
from diorama_planner.drawing.primitives import Pen, Primitive, Stroke
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around, ItemKind, Placement, Reads
from diorama_planner.kinds.electric import FEED_LEVEL, HIDDEN, Feed, FeedPart, UnderBase, module_height
from diorama_planner.kinds.shared import NO_CURVES, grips, item_name, later, line_path, line_points
from diorama_planner.kinds.ways import check_way
from diorama_planner.model.record import MINUS_WIRE, PLUS_WIRE, Item, Points
from diorama_planner.model.roles import Role, Spec

GAP_MM = 3.0
"""Between the two tapes, so that solder does not bridge them. Builder's practice, unsourced."""

COPPER = "#c47a45"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus(Item):
    """A pair of tapes, each `width_mm` wide, along `line_mm`; plus lies to the left of the line."""

    kind: ClassVar[str] = "bus"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    width_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Width of a tape", positive=True)] = 5.0
    feed: Feed = ""
    under_base: UnderBase = True

    def __post_init__(self) -> None:
        super(Bus, self).__post_init__()
        check_way(self.line_mm, NO_CURVES, "a bus needs a line of two different points", self.id)


def off_mm(item: Bus) -> float:
    """How far the middle of a tape lies off the line."""
    return (item.width_mm + GAP_MM) / 2


def outline(item: Bus, around: Around) -> Region:
    """Both tapes and what is between them."""
    whole = 2 * item.width_mm + GAP_MM
    return buffered_line_region(line_points(item.line_mm, NO_CURVES), whole, join="mitre")


def draw(item: Bus, around: Around) -> Iterator[Primitive]:
    """Copper, with a thread of red in the plus and of black in the minus."""
    line = line_points(item.line_mm, NO_CURVES)
    for side, thread in ((1.0, PLUS_WIRE), (-1.0, MINUS_WIRE)):
        tape = line_path(offset_line(line, side * off_mm(item)))
        yield Stroke(tape, Pen(COPPER + ("66" if item.under_base else ""), item.width_mm, round=False))
        yield Stroke(tape, Pen(thread, 0.5, HIDDEN if item.under_base else (), least_px=1.0))


def electric(item: Bus, around: Around) -> FeedPart:
    """What it is in a circuit."""
    return FeedPart(item.id, item_name(item, "Bus"), "bus", item.feed)


def takeoff(item: Bus, around: Around) -> tuple[TakeoffLine, ...]:
    """Tape for plus and minus, each as long as it runs."""
    from diorama_planner.kinds.electric_bill import tape_lines

    line = line_points(item.line_mm, NO_CURVES)
    lengths = [polyline_length(offset_line(line, side * off_mm(item))) for side in (1.0, -1.0)]
    return tape_lines(item.id, lengths, item.width_mm)


def terminals(item: Bus, around: Around) -> tuple[Terminal, ...]:
    """Plus and minus at every corner and end, named by its number: anything between them will do as well."""
    line = line_points(item.line_mm, NO_CURVES)
    sides: tuple[tuple[float, Polarity], ...] = ((1.0, "+"), (-1.0, "-"))
    found = []
    for side, polarity in sides:
        for number, (x, y) in enumerate(offset_line(line, side * off_mm(item)).tolist()):
            height = module_height((x, y), item.under_base, around)
            found.append(Terminal(item.id, str(number), polarity, (x, y), height))
    return tuple(found)


KIND = ItemKind(
    tag="bus",
    record=Bus,
    name="Copper tape bus",
    plural="Copper tape buses",
    icon="equal",
    placement=Placement.POLYLINE,
    level=FEED_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "bus_shell"),
    handles=grips("line_mm"),
    takeoff=takeoff,
    electric=electric,
    terminals=terminals,
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS, Reads.BASE}),
)
