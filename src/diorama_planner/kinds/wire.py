"""A wire that was fixed by hand: the route of one that follows from who feeds whom, or a joint beside those.

What else is wired follows from feeds and circuits, and is led by the program.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, ClassVar

from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke, circle
from diorama_planner.geometry.points import as_points
from diorama_planner.geometry.region import Region, buffered_line_region, circle_region, empty_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, Placement
from diorama_planner.kinds.electric import COLOUR, INK, WIRE_LEVEL, JointPart
from diorama_planner.kinds.shared import line_path
from diorama_planner.model.record import Item, Points, RecordId
from diorama_planner.model.roles import Role, Spec

WAYS = ("auto", "cavity", "groove", "underside", "surface")
WIDE_MM = 1.6
"""How wide a wire is to the hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire(Item):
    """Leads from `start` to `end` by way of `via_mm`; `way` is where it lies, `auto` as the program finds best."""

    kind: ClassVar[str] = "wire"

    start: Annotated[RecordId, Spec(Role.REFERENCE, "From", cascade=True, shown=False)]
    end: Annotated[RecordId, Spec(Role.REFERENCE, "To", cascade=True, shown=False)]
    via_mm: Annotated[Points, Spec(Role.POINTS, "By way of")] = ()
    way: Annotated[str, Spec(Role.CHOICE, "Lies in", choices=WAYS)] = "auto"


def outline(item: Wire, around: Around) -> Region:
    """A narrow band along the places that it is led by; the rest of its way is found by the program."""
    if len(item.via_mm) > 1:
        return buffered_line_region(as_points(item.via_mm), WIDE_MM, cap="round", join="round")
    return circle_region(item.via_mm[0], WIDE_MM / 2) if item.via_mm else empty_region()


def draw(item: Wire, around: Around) -> Iterator[Primitive]:
    """A staple at each place that it is led by, and a thread between them; all of its way is shown by the routes."""
    if len(item.via_mm) > 1:
        yield Stroke(line_path(as_points(item.via_mm)), Pen(COLOUR, 0.4, (1.6, 1.0), least_px=1.0))
    for point in item.via_mm:
        yield Fill(circle(point, WIDE_MM / 2), Solid(COLOUR), Pen(INK, 0.15, least_px=0.5))


def handles(item: Wire, around: Around) -> tuple[Handle, ...]:
    """A grip at each place that it is led by."""
    return tuple(Handle(point, "via_mm", index) for index, point in enumerate(item.via_mm))


def electric(item: Wire, around: Around) -> JointPart:
    """What it joins, and by which way."""
    return JointPart(item.id, item.start, item.end, item.via_mm, item.way)


KIND = ItemKind(
    tag="wire",
    record=Wire,
    name="Wire",
    plural="Wires",
    icon="cable",
    placement=Placement.JOINING,
    level=WIRE_LEVEL,
    outline=outline,
    draw=draw,
    handles=handles,
    electric=electric,
)
