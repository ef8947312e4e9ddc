"""A section: a line across the plan along which the ground is looked at from the side. It needs no material.

What is seen there is worked out by `app.sections.section_view` and drawn below the plan, on paper and into files.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Fill, Pen, Primitive, Solid, Stroke, Text, polyline, ring
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, buffered_line_region
from diorama_planner.kinds.contract import Around, ItemKind, Placement
from diorama_planner.kinds.shared import DIMENSION_LEVEL, grips
from diorama_planner.model.record import Item, Points
from diorama_planner.model.roles import Role, Spec

COLOUR = "#b5341f"
HALO = "#ffffffb0"
_DASHES = (7.0, 1.8, 1.2, 1.8)
_MARK_MM = 7.0
_LETTER_MM = 5.5
_BAND_MM = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Item):
    """One looks at it with its first point at the left; what stands within `reach_mm` of the line is seen too.

    `exaggeration` is how many times higher than long it is drawn.
    """

    kind: ClassVar[str] = "section"

    line_mm: Annotated[Points, Spec(Role.POINTS, "Line")]
    exaggeration: Annotated[float, Spec(Role.RATIO, "Heights times", minimum=1, maximum=20)] = 1.0
    reach_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Sees to", minimum=0)] = 30.0
    printed: Annotated[bool, Spec(Role.FLAG, "Print its line too")] = False

    def __post_init__(self) -> None:
        super(Section, self).__post_init__()
        if len(set(self.line_mm)) < 2:
            raise RecordError(msg("a section needs a line of two different points"), where=self.id)


def outline(item: Section, around: Around) -> Region:
    """The band round its line."""
    return buffered_line_region(item.line_mm, _BAND_MM)


def draw(item: Section, around: Around) -> Iterator[Primitive]:
    """A chain line with A and A' at its ends and arrows the way one looks."""
    yield Stroke(polyline(*item.line_mm), Pen(HALO, 2.0))
    yield Stroke(polyline(*item.line_mm), Pen(COLOUR, 0.9, _DASHES, round=False))
    line = [point for point, after in pairwise(item.line_mm) if point != after] + [item.line_mm[-1]]
    for at, towards, letter in ((line[0], line[1], "A"), (line[-1], line[-2], "A'")):
        yield from _end(at, towards, letter, turned=letter != "A")


def _end(at: Point, towards: Point, letter: str, *, turned: bool) -> Iterator[Primitive]:
    """An arrow across the line to its left, and the letter beyond the end."""
    dx, dy = towards[0] - at[0], towards[1] - at[1]
    long = math.hypot(dx, dy) or 1.0
    ux, uy = dx / long, dy / long
    nx, ny = (uy, -ux) if turned else (-uy, ux)
    tip = (at[0] + nx * _MARK_MM, at[1] + ny * _MARK_MM)
    foot = (at[0] + nx * _MARK_MM * 0.45, at[1] + ny * _MARK_MM * 0.45)
    wide = _MARK_MM * 0.22
    yield Stroke(polyline(at, tip), Pen(COLOUR, 0.7))
    yield Fill(
        ring((foot[0] - ux * wide, foot[1] - uy * wide), (foot[0] + ux * wide, foot[1] + uy * wide), tip),
        Solid(COLOUR),
    )
    place = (at[0] - ux * _LETTER_MM * 1.1, at[1] - uy * _LETTER_MM * 1.1 - _LETTER_MM / 2)
    yield Text(letter, place, _LETTER_MM, COLOUR, bold=True)


def is_printed(item: Section) -> bool:
    """Whether its line comes onto paper with the plan."""
    return item.printed


KIND = ItemKind(
    tag="section",
    record=Section,
    name="Section",
    plural="Sections",
    icon="ground-section",
    placement=Placement.POLYLINE,
    level=DIMENSION_LEVEL - 1,
    tool_key="A",
    outline=outline,
    draw=draw,
    handles=grips("line_mm"),
    is_printed=is_printed,
)
