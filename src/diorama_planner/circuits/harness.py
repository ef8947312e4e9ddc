"""The harness as values: which wires there are, through what they run, how long each is cut, what is drilled.

Everybody speaks of wires in these: canvas, paper, bill and checks. How ways are found is in `routing`, through what
they may go in `ways`, how thick a wire has to be in `gauges`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message
from diorama_planner.model.record import Point, RecordId

Place: TypeAlias = tuple[float, float, float]
"""x, y and height over the top of the base, mm."""

Polyline: TypeAlias = tuple[Place, ...]


class Way(StrEnum):
    """What a stretch of wire lies in."""

    TROUGH = "trough"
    """A channel in the top sheet of the ground."""
    CAVITY = "cavity"
    """Between the skins of a hollow wall."""
    GROOVE = "groove"
    """Cut into the back of a solid wall."""
    UNDERSIDE = "underside"
    """Under the board."""
    KERB = "kerb"
    """Along the foot of a kerb or a pavement."""
    POST = "post"
    """Inside a post, a body or a sign."""
    HOLE = "hole"
    """Drilled through the base or a wall."""
    LEAD = "lead"
    """Between what is fed and the first of these, on or in what carries it."""
    SURFACE = "surface"
    """Over the ground, in sight."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A wire that there has to be, before anybody knows its way: from a terminal of the feed's side to another.

    `fixed` names the wire record by which the user laid it.
    """

    start: Terminal
    end: Terminal
    circuit: RecordId
    polarity: str
    colour: str
    current_ma: float
    fixed: RecordId = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from all others, and in which order they are listed within their circuit."""
        start, end = self.start, self.end
        return start.record, start.polarity, start.name, end.record, end.polarity, end.name


@dataclass(frozen=True, slots=True)
class Stretch:
    """The part of a path from its point `first` to its point `last`, all of it in one void.

    `record` is the item whose void it is: the wall, the trough, the base.
    """

    way: Way
    record: RecordId
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Run:
    """A leg with its way. `wire` is the row of `wire.csv`; `drop_mv` is what this one wire loses, one way.

    `slack_mm` is how much longer it is cut than its way: for its ends, and for hinges that it passes. `connector`
    names the item that lifts off and parts it, where a plug and a socket are set into it; or nothing.
    """

    leg: Leg
    path_mm: Polyline
    stretches: tuple[Stretch, ...]
    wire: str
    slack_mm: float
    drop_mv: float
    connector: RecordId = ""

    @property
    def colour(self) -> str:
        """The colour of its insulation."""
        return self.leg.colour

    @property
    def route_mm(self) -> float:
        """How long its way is."""
        return length_of(self.path_mm)

    @property
    def cut_mm(self) -> float:
        """How long it is cut: its way and its slack."""
        return self.route_mm + self.slack_mm

    def part(self, stretch: Stretch) -> Polyline:
        """The points of one of its stretches."""
        return self.path_mm[stretch.first : stretch.last + 1]


@dataclass(frozen=True, slots=True)
class Hole:
    """A hole to drill: its place in the plan, and from which height to which it goes through `through`.

    One through a wall is level: `to_mm` is where it comes out.
    """

    at_mm: Point
    diameter_mm: float
    through: RecordId
    bottom_mm: float
    top_mm: float
    wires: int
    to_mm: Point | None = None

    @property
    def depth_mm(self) -> float:
        """How deep it is drilled."""
        across = math.dist(self.at_mm, self.to_mm) if self.to_mm else 0.0
        return math.hypot(across, self.top_mm - self.bottom_mm)


@dataclass(frozen=True, slots=True)
class Groove:
    """What is cut for wires into a wall, a kerb or a board that lies flat: its straight pieces, each from end to end.

    It is as wide as deep: `size_mm`, which lets the thickest bundle in it through.
    """

    record: RecordId
    way: Way
    pieces: tuple[tuple[Place, Place], ...]
    size_mm: float


@dataclass(frozen=True, slots=True)
class Unrouted:
    """A leg for which there is no way, and why."""

    leg: Leg
    why: Message


@dataclass(frozen=True, slots=True)
class Harness:
    """All wires of a plan, first laid so at a revision. Runs are in order of circuit, then of their ends."""

    runs: tuple[Run, ...] = ()
    holes: tuple[Hole, ...] = ()
    unrouted: tuple[Unrouted, ...] = ()
    findings: tuple[Issue, ...] = ()
    revision: int = field(default=-1, compare=False)
    grooves: tuple[Groove, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """A line of the cut list: so many pieces of one colour and gauge, as long as each is."""

    wire: str
    colour: str
    lengths_mm: tuple[float, ...] = field(default=())

    @property
    def total_mm(self) -> float:
        """All of its pieces."""
        return math.fsum(self.lengths_mm)


def cut_list(harness: Harness) -> tuple[Cut, ...]:
    """What to cut, by gauge and colour, the longest pieces first."""
    found: dict[tuple[str, str], list[float]] = {}
    for run in harness.runs:
        found.setdefault((run.wire, run.colour), []).append(run.cut_mm)
    return tuple(Cut(*key, tuple(sorted(found[key], reverse=True))) for key in sorted(found))


def length_of(path: Polyline) -> float:
    """How long a polyline is, in mm."""
    return math.fsum(math.dist(a, b) for a, b in pairwise(path))
