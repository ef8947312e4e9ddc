"""The net of ways that a plan has before any wire is laid: channels, holes between them, places under the board.

It follows from rooms alone, not from lights and feeds: each wire finds its shortest way through it by itself, and
wires share bundles and holes since the net is the same for all. Under the board they run like the bones of a fish:
along a spine from where they come from, and off that at 45 degrees, which is at most 8 % longer than straight.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

import numpy as np

from diorama_planner.circuits.harness import Place, Way
from diorama_planner.circuits.ways import FACTOR, TOUCH_MM, Board, Channel, Piece, Ways, drillable
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region, contains_point, distance
from diorama_planner.geometry.segments import closest, is_convex, stay_inside
from diorama_planner.model.record import Point, RecordId

SITE_EVERY_MM = 150.0
"""How far apart holes down from a channel may be."""

SITE_IN_MM = 6.0
"""How far from its ends they are."""

STEP_MM = 15.0
"""How far below the foot of one room the other may end for a hole to join them: a trough under a wall."""

Link: TypeAlias = tuple[Piece, ...]

_DIAGONAL = math.sqrt(2.0)


class Edge(NamedTuple):
    """A way on to another node."""

    node: int
    cost_mm: float
    link: Link


class Stop(NamedTuple):
    """A node of a channel: how far along it is."""

    along_mm: float
    node: int


@dataclass(slots=True)
class Lanes:
    """Nodes, the edges that lead on from each, and where channels and the underside have theirs.

    `under` are the places of the nodes in `under_nodes`.
    """

    ways: Ways
    room: Region | None = None
    edges: list[list[Edge]] = field(default_factory=list)
    stops: list[list[Stop]] = field(default_factory=list)
    under_nodes: list[int] = field(default_factory=list)
    under: PointArray = field(default_factory=lambda: np.empty((0, 2)))
    convex: bool = True
    of_record: dict[RecordId, list[int]] = field(default_factory=dict)
    """The channels of each record."""
    boxes: Array = field(default_factory=lambda: np.empty((0, 4)))
    """The boxes of the bodies of all channels."""
    _rows: dict[int, Array] = field(default_factory=dict)

    @property
    def board(self) -> Board | None:
        """The base that wires lie under."""
        return self.ways.board

    def near(self, point: Point, within_mm: float) -> list[int]:
        """The channels whose bodies may be so near to a point, by their boxes."""
        x, y = point
        low, high = self.boxes[:, :2] - within_mm, self.boxes[:, 2:] + within_mm
        return [int(index) for index in np.flatnonzero(((low <= (x, y)) & ((x, y) <= high)).all(axis=1))]

    def costs(self, point: Point, others: PointArray) -> Array:
        """What it costs to lead a wire under the board from a point to others; infinite round its corners."""
        across, along = np.sort(np.abs(others - np.asarray(point)), axis=1).T
        if self.convex or self.board is None:
            return np.asarray(FACTOR[Way.UNDERSIDE] * (along + (_DIAGONAL - 1.0) * across), dtype=np.float64)
        inside = stay_inside(self.board.region, np.broadcast_to(np.asarray(point), others.shape), others)
        return np.where(inside, FACTOR[Way.UNDERSIDE] * np.hypot(along, across), np.inf)

    def costs_from(self, place: int) -> Array:
        """What it costs to lead a wire from one place under the board to all; kept where it takes long to tell."""
        if place not in self._rows:
            x, y = self.under[place].tolist()
            row = self.costs((x, y), self.under)
            if self.convex:
                return row
            self._rows[place] = row
        return self._rows[place]

    def bone(self, start: Point, end: Point) -> tuple[Point, ...]:
        """The way under the board: along x or y, then at 45 degrees; straight where that might leave the board."""
        dx, dy = end[0] - start[0], end[1] - start[1]
        if not self.convex:
            return start, end
        if abs(dx) >= abs(dy):
            return start, (end[0] - math.copysign(abs(dy), dx), start[1]), end
        return start, (start[0], end[1] - math.copysign(abs(dx), dy)), end

    def add_node(self) -> int:
        """Make a node."""
        self.edges.append([])
        return len(self.edges) - 1

    def join(self, a: int, b: int, link: Link) -> None:
        """Let a way lead from one node to another, and back."""
        cost = math.fsum(piece.cost_mm for piece in link)
        self.edges[a].append(Edge(b, cost, link))
        self.edges[b].append(Edge(a, cost, tuple(piece.back for piece in reversed(link))))


def lanes_of(ways: Ways) -> Lanes:
    """Make the net of what a plan offers."""
    lanes = Lanes(ways, drillable(ways))
    lanes.boxes = np.array([channel.body.bounds for channel in ways.channels]).reshape(-1, 4)
    for index, channel in enumerate(ways.channels):
        lanes.of_record.setdefault(channel.record, []).append(index)
    marks: list[dict[float, int]] = [{} for _ in ways.channels]
    _join_channels(lanes, marks)
    sites = _drill_sites(lanes, marks)
    for channel, found in zip(ways.channels, marks, strict=True):
        for along in (0.0, channel.length_mm):
            _mark(lanes, found, along)
        stops = [Stop(along, node) for along, node in sorted(found.items())]
        if channel.line_mm[0] == channel.line_mm[-1]:
            lanes.join(stops[0].node, stops[-1].node, ())  # it goes round
        for low, high in pairwise(stops):
            lanes.join(low.node, high.node, (channel.between(low.along_mm, high.along_mm),))
        lanes.stops.append(stops)
    if ways.board is not None:
        _open_underside(lanes, ways.board, sites)
    return lanes


def _mark(lanes: Lanes, marks: dict[float, int], along_mm: float) -> int:
    """The node of a channel at a place along it."""
    along = round(along_mm, 3)
    if along not in marks:
        marks[along] = lanes.add_node()
    return marks[along]


def _join_channels(lanes: Lanes, marks: list[dict[float, int]]) -> None:
    """Lead from channel to channel where their bodies touch."""
    channels = lanes.ways.channels
    pairs = [(i, j) for i, j in _beside(lanes.boxes) if _may_join(channels[i], channels[j])]
    near = closest([channels[i].line_mm for i, _ in pairs], [channels[j].line_mm for _, j in pairs])
    for (i, j), (here, there, gap) in zip(pairs, near, strict=True):
        one, other = channels[i], channels[j]
        if gap > (TOUCH_MM if one.record == other.record else 2 * (one.room_mm + other.room_mm) + TOUCH_MM):
            continue
        if gap > TOUCH_MM and distance(one.body, other.body) > TOUCH_MM:
            continue
        link = _bridge(one, other, one.at(here), other.at(there))
        lanes.join(_mark(lanes, marks[i], here), _mark(lanes, marks[j], there), link)


def _beside(boxes: Array) -> Iterator[tuple[int, int]]:
    """The pairs of boxes that touch."""
    low, high = boxes[:, :2] - TOUCH_MM, boxes[:, 2:] + TOUCH_MM
    for index in range(len(boxes)):
        after = slice(index + 1, None)
        touch = ((low[after] <= high[index]) & (low[index] <= high[after])).all(axis=1)
        yield from ((index, index + 1 + int(other)) for other in np.flatnonzero(touch))


def _may_join(one: Channel, other: Channel) -> bool:
    """Whether two channels are near in height; those of one wall must meet: between others there is a window."""
    apart = max(one.bottom_mm, other.bottom_mm) - min(one.top_mm, other.top_mm)
    return apart < 0 if one.record == other.record else apart <= STEP_MM


def _bridge(one: Channel, other: Channel, start: Place, end: Place) -> Link:
    """The way between two channels: up or down in the first, through what is between, up or down in the other."""
    level = max(start[2], end[2])
    up, down = one.held(level), other.held(level)
    return (
        Piece(one.way, one.record, (start, (*start[:2], up))),
        *_through(one, (*start[:2], up), (*end[:2], down)),
        Piece(other.way, other.record, ((*end[:2], down), end)),
    )


def _through(one: Channel, start: Place, end: Place) -> Link:
    """A hole, if there is any way to go."""
    return (Piece(Way.HOLE, one.record, (start, end)),) if math.dist(start, end) > 1e-6 else ()


def _drill_sites(lanes: Lanes, marks: list[dict[float, int]]) -> list[tuple[Point, int]]:
    """Where holes lead down from channels: near both ends and at even distances between; with the node below."""
    board, found = lanes.board, []
    if board is None or lanes.room is None:
        return []
    for channel, known in zip(lanes.ways.channels, marks, strict=True):
        for along in _sites(channel) if channel.grounded else ():
            x, y, _ = top = channel.at(along)
            if contains_point(lanes.room, (x, y)):
                node, below = _mark(lanes, known, along), lanes.add_node()
                lanes.join(node, below, (Piece(Way.HOLE, board.record, (top, board.under((x, y)))),))
                found.append(((x, y), below))
    return found


def _sites(channel: Channel) -> list[float]:
    length = channel.length_mm
    inset = min(SITE_IN_MM, length / 4)
    count = max(1, math.ceil((length - 2 * inset) / SITE_EVERY_MM))
    return [inset + (length - 2 * inset) * step / count for step in range(count + 1)]


def _open_underside(lanes: Lanes, board: Board, sites: Sequence[tuple[Point, int]]) -> None:
    """Note where wires can come out under the board, and the corners of one that has any, round which they go."""
    lanes.convex = is_convex(board.region)
    places, nodes = [place for place, _ in sites], [node for _, node in sites]
    for ring in () if lanes.convex else board.region.rings():
        places += [(x, y) for x, y in ring.tolist()]
        nodes += [lanes.add_node() for _ in ring]
    lanes.under_nodes, lanes.under = nodes, np.array(places, dtype=np.float64).reshape(-1, 2)
