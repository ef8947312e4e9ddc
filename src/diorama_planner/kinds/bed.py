"""The bed of a way: it follows the ground, or the ground is cut and filled for it to an even grade.

Shared by roads, tracks and paths; what is laid on the bed is theirs. A ramp is the same ground without a way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Protocol, TypeAlias

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.relief_lines import RampRelief
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.foam import foam_stack
from diorama_planner.kinds.grades import too_steep
from diorama_planner.kinds.ground_forms import HIGHEST_MM, foam, through_base, uncut
from diorama_planner.kinds.slices import Stack
from diorama_planner.model.record import Item, RecordId
from diorama_planner.model.roles import Role, Spec

FOLLOWS, EVEN = "follows ground", "cut and fill"
_EVEN = ("bed", (EVEN,))

Bed: TypeAlias = Annotated[str, Spec(Role.CHOICE, "Bed", choices=(FOLLOWS, EVEN))]
Level: TypeAlias = Annotated[
    float | None, Spec(Role.REAL_LENGTH, "Level at the start", minimum=-HIGHEST_MM, maximum=HIGHEST_MM, when=_EVEN)
]
Grade: TypeAlias = Annotated[float | None, Spec(Role.RATIO, "Grade in %", minimum=-100, maximum=100, when=_EVEN)]
EndLevel: TypeAlias = Annotated[
    float | None, Spec(Role.REAL_LENGTH, "Level at the end", minimum=-HIGHEST_MM, maximum=HIGHEST_MM, when=_EVEN)
]
Shoulder: TypeAlias = Annotated[float, Spec(Role.REAL_LENGTH, "Banks", minimum=0, when=_EVEN)]
Fill: TypeAlias = Annotated[str, Spec(Role.MATERIAL, "Banks of", when=_EVEN)]

SHOULDER_MM = 20.0
FILL = "xps_eu_20"
_END_MM = 1.0


class Bedded(Protocol):
    """A way with a bed: null levels are those of the ground there, and a grade goes before a level at the end."""

    @property
    def id(self) -> RecordId:
        """Its record."""

    @property
    def order(self) -> float:
        """When it is laid among what shapes the ground."""

    @property
    def bed(self) -> str:
        """Whether it follows the ground."""

    @property
    def bed_start_mm(self) -> float | None:
        """Its level over the base top where it begins."""

    @property
    def bed_grade_pct(self) -> float | None:
        """By how much it rises."""

    @property
    def bed_end_mm(self) -> float | None:
        """Its level where it ends."""

    @property
    def bed_shoulder_mm(self) -> float:
        """How far beside it the ground is changed."""

    @property
    def bed_material(self) -> str:
        """What banks are built of."""


@dataclass(frozen=True, slots=True)
class _Bank:
    """The foam under a way, as a form of its own."""

    id: RecordId
    material: str


def bed_relief(item: Bedded, line: PointArray, width_mm: float) -> RampRelief | None:
    """What a way of a width does to the heightfield; None if it follows the ground."""
    if item.bed != EVEN:
        return None
    points = tuple((float(x), float(y)) for x, y in line.tolist())
    return RampRelief(
        item.id,
        item.order,
        points,
        width_mm,
        item.bed_start_mm,
        item.bed_grade_pct,
        item.bed_shoulder_mm,
        item.bed_end_mm,
    )


def bed_stack(item: Bedded, around: Around) -> Stack | None:
    """The sheets from which its banks are built."""
    return foam_stack(_Bank(item.id, item.bed_material), around) if item.bed == EVEN else None


def bed_foam(item: Bedded, around: Around) -> tuple[TakeoffLine, ...]:
    """The foam that its banks take."""
    return foam(_Bank(item.id, item.bed_material), around) if item.bed == EVEN else ()


def bed_levels(line: PointArray, around: Around) -> tuple[float, float, float]:
    """The levels of the bed at both ends of a line, in mm over the base top, and the grade in per cent."""
    length = polyline_length(line)
    inner = min(_END_MM, length / 4)  # on its very ends the banks begin
    low, high = (around.ground.height_at(*point_along(line, at)[0]) for at in (inner, length - inner))
    rise = (high - low) / (length - 2 * inner)
    return low - rise * inner, high + rise * inner, 100.0 * rise


def bed_issues(item: Item, bed: Bedded, name: str, line: PointArray, use: str, around: Around) -> list[Issue]:
    """A grade that a use does not bear, a cutting through the base, banks of what nobody can count."""
    if bed.bed != EVEN:
        return []
    found = through_base(item, name, around, {}) + list(uncut(item, name, bed.bed_material, around))
    grade = bed.bed_grade_pct if bed.bed_grade_pct is not None else bed_levels(line, around)[2]
    return [*found, *too_steep(item, name, grade, use, lambda most: {"bed_grade_pct": most})]


def bed_remarks(item: Bedded, line: PointArray, around: Around) -> Sequence[Message]:
    """How high and how steep its bed is."""
    if item.bed != EVEN:
        return ()
    low, high, grade = bed_levels(line, around)
    start, end = (Shown(format_length, round(level, 1)) for level in (low, high))
    return (msg("From {start} to {end}: {grade} %", start=start, end=end, grade=f"{grade:.1f}"),)
