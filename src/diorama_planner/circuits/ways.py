"""Through what wires may go, as values: channels, posts, the board, what must not be pierced, where wires end.

Whoever knows the plan gathers them (`app.light.wire_rooms`); `lanes` makes a net of them and `routing` leads wires
through it. Nothing here asks what kind of item a channel belongs to.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.harness import Place, Polyline, Way, length_of
from diorama_planner.geometry.points import SAME_POINT_MM
from diorama_planner.geometry.region import Region, difference, point_distance, union_all
from diorama_planner.model.record import Point, Points, RecordId

LIFT_MM = 1.0
"""How far over the floor of a channel, and off the board, wires are drawn to lie."""

FACTOR = {
    Way.TROUGH: 0.9,
    Way.CAVITY: 1.0,
    Way.GROOVE: 1.25,
    Way.UNDERSIDE: 1.0,
    Way.KERB: 1.1,
    Way.POST: 1.0,
    Way.HOLE: 1.0,
    Way.LEAD: 1.0,
    Way.SURFACE: 5.0,
}
"""What a millimetre costs: what is there already is dearer where it must first be cut, dearest in sight."""

HOLE_COST_MM = 40.0
"""A hole is drilled if it saves more than so much wire, so that neighbours share one."""

TOUCH_MM = 1.0
"""Rooms so near each other are joined by a hole."""


@lru_cache(maxsize=4096)
def _measured(line: Points) -> tuple[Points, tuple[float, ...]]:
    """A line without points that repeat, and how far along it each of them is: asked for very often, so kept."""
    points = tuple(point for point, _ in groupby(line))
    return points, tuple(accumulate((math.dist(a, b) for a, b in pairwise(points)), initial=0.0))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a way as it is put together: what it lies in, and its points."""

    way: Way
    record: RecordId
    points: Polyline

    @property
    def back(self) -> Piece:
        """The same from its end to its start."""
        return Piece(self.way, self.record, self.points[::-1])

    @property
    def cost_mm(self) -> float:
        """What it costs to lead a wire through it, in mm of wire."""
        return FACTOR[self.way] * length_of(self.points) + (HOLE_COST_MM if self.way is Way.HOLE else 0.0)


@dataclass(frozen=True, slots=True)
class Channel:
    """Long room for wires along `line_mm`, from `bottom_mm` to `top_mm`; `room_mm` is the thickest bundle.

    `body` is what it is cut into: through that a hole leads into it. What is `grounded` stands on the ground, so that
    a hole leads down from it. `widened_by`, `comes_off` and `hinges_mm` are as `Void` has them.
    """

    record: RecordId
    way: Way
    region: Region
    body: Region
    bottom_mm: float
    top_mm: float
    line_mm: Points
    room_mm: float
    widened_by: tuple[tuple[str, float, float], ...] = ()
    grounded: bool = True
    comes_off: bool = False
    hinges_mm: Points = ()

    @property
    def spine_mm(self) -> float:
        """The height at which wires lie along it."""
        return min(self.bottom_mm + LIFT_MM, (self.bottom_mm + self.top_mm) / 2)

    @property
    def length_mm(self) -> float:
        """How long it is."""
        return _measured(self.line_mm)[1][-1]

    def held(self, height_mm: float) -> float:
        """A height, kept within it."""
        return min(max(height_mm, self.bottom_mm), self.top_mm)

    def at(self, along_mm: float, height_mm: float | None = None) -> Place:
        """A place in it: at its spine unless a height is given."""
        points, along = _measured(self.line_mm)
        after = min(max(bisect_right(along, along_mm), 1), len(along) - 1)
        share = (along_mm - along[after - 1]) / (along[after] - along[after - 1])
        (x1, y1), (x2, y2) = points[after - 1], points[after]
        share = min(max(share, 0.0), 1.0)
        height = self.spine_mm if height_mm is None else height_mm
        return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share, height

    def nearest(self, point: Point) -> tuple[float, float]:
        """How far along it a point is, and how far off."""
        points, along = _measured(self.line_mm)
        best = (0.0, math.inf)
        for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
            length = along[index + 1] - along[index]
            reach = ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / length
            share = min(max(reach / length, 0.0), 1.0)
            off = math.dist(point, (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share))
            if off < best[1]:
                best = along[index] + share * length, off
        return best

    def between(self, start_mm: float, end_mm: float) -> Piece:
        """Its spine between two places along it, in that order."""
        points, along = _measured(self.line_mm)
        low, high = sorted((start_mm, end_mm))
        inner = points[bisect_right(along, low + SAME_POINT_MM) : bisect_left(along, high - SAME_POINT_MM)]
        path = (self.at(low), *((x, y, self.spine_mm) for x, y in inner), self.at(high))
        return Piece(self.way, self.record, path if start_mm <= end_mm else path[::-1])


@dataclass(frozen=True, slots=True)
class Post:
    """Upright room inside a post or a body: wires come to its axis at any height and go down to the ground."""

    record: RecordId
    region: Region
    axis_mm: Point
    bottom_mm: float
    top_mm: float


@dataclass(frozen=True, slots=True)
class Board:
    """The base: `region` is where holes and wires keep away from its edge, `bottom_mm` its underside."""

    record: RecordId
    region: Region
    outline: Region
    bottom_mm: float
    room_mm: float
    lies_flat: bool
    widened_by: tuple[tuple[str, float, float], ...] = ()

    @property
    def wires_mm(self) -> float:
        """The height at which wires lie: under it, or let into it where it lies flat on the table."""
        depth = min(LIFT_MM, self.room_mm / 2)
        return self.bottom_mm + depth if self.lies_flat else self.bottom_mm - depth

    def under(self, point: Point) -> Place:
        """A place under it."""
        return point[0], point[1], self.wires_mm


@dataclass(frozen=True, slots=True)
class Barrier:
    """Where there must be no wire: where resin is poured, and openings of walls."""

    record: RecordId
    sort: str
    region: Region
    bottom_mm: float
    top_mm: float
    pierces_ground: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a terminal leaves what carries it: `exit_mm` is one place for all terminals that share a hole.

    `ground_mm` is the height of the ground there, `host` the wall or thing that carries it. A thing that `comes_off`
    is lifted off with what it carries.
    """

    terminal: Terminal
    exit_mm: Point
    ground_mm: float
    host: RecordId = ""
    comes_off: bool = False

    @property
    def place(self) -> Place:
        """Where the wire is fixed."""
        return *self.terminal.at_mm, self.terminal.height_mm


@dataclass(frozen=True, slots=True)
class Ways:
    """All that a plan offers to wires."""

    channels: tuple[Channel, ...] = ()
    posts: tuple[Post, ...] = ()
    board: Board | None = None
    barriers: tuple[Barrier, ...] = ()


def drillable(ways: Ways) -> Region | None:
    """Where holes may be drilled through the base; None without a base."""
    if ways.board is None:
        return None
    wet = [barrier.region for barrier in ways.barriers if barrier.pierces_ground]
    return difference(ways.board.region, union_all(wet)) if wet else ways.board.region


def is_on(region: Region, point: Point, within_mm: float = TOUCH_MM) -> bool:
    """Whether a point lies in a region or just beside it; told by its box first, since most are far away."""
    xmin, ymin, xmax, ymax = region.bounds
    x, y = point
    inside = xmin - within_mm <= x <= xmax + within_mm and ymin - within_mm <= y <= ymax + within_mm
    return inside and point_distance(region, point) <= within_mm


def joined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Drop pieces without length, and make one of neighbours that lie in the same."""
    found: list[Piece] = []
    for piece in pieces:
        points = tuple(point for point, _ in groupby(piece.points))
        if len(points) < 2 or math.isclose(length_of(points), 0.0, abs_tol=1e-9):
            continue
        if found and (found[-1].way, found[-1].record) == (piece.way, piece.record):
            found[-1] = Piece(piece.way, piece.record, (*found[-1].points, *points[1:]))
        else:
            found.append(Piece(piece.way, piece.record, points))
    return tuple(found)
