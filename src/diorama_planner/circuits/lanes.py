"""The net of ways that a plan has before any wire is laid: channels, holes between them, lanes under the board.

It follows from rooms and feeds alone, not from the lights: each wire finds its shortest way through it by itself, and
wires share bundles and holes since the net is the same for all. Under the board lanes lead from hole to hole and to
the feeds as the shortest tree; a wire may leave them, but pays for it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.circuits.harness import Place, Way
from diorama_planner.circuits.ways import FACTOR, TOUCH_MM, Board, Channel, Piece, Ways, drillable
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.points import boxes_meet, grown_box
from diorama_planner.geometry.rasters import Mask
from diorama_planner.geometry.region import Region, contains_point, distance
from diorama_planner.geometry.segments import closest, is_convex, stay_inside
from diorama_planner.model.record import Point

OFF_LANE = 1.3
"""What a millimetre under the board costs beside the lanes, so that wires join into bundles."""

SITE_EVERY_MM = 150.0
"""How far apart holes down from a channel may be."""

SITE_IN_MM = 6.0
"""How far from its ends they are."""

STEP_MM = 15.0
"""How far below the foot of one room the other may end for a hole to join them: a trough under a wall."""

Link: TypeAlias = tuple[Piece, ...]


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

    `under` are the places of the nodes in `under_nodes`; `lane_ends` are pairs of indices of these.
    """

    ways: Ways
    room: Region | None = None
    edges: list[list[Edge]] = field(default_factory=list)
    stops: list[list[Stop]] = field(default_factory=list)
    under_nodes: list[int] = field(default_factory=list)
    under: PointArray = field(default_factory=lambda: np.empty((0, 2)))
    lane_ends: NDArray[np.int64] = field(default_factory=lambda: np.empty((0, 2), dtype=np.int64))
    convex: bool = True

    @property
    def board(self) -> Board | None:
        """The base that wires lie under."""
        return self.ways.board

    def visible(self, point: Point, others: PointArray) -> Mask:
        """To which places a wire can run straight under the board."""
        if self.convex or self.board is None:
            return np.ones(len(others), dtype=np.bool_)
        return stay_inside(self.board.region, np.broadcast_to(np.asarray(point), others.shape), others)

    def add_node(self) -> int:
        """Make a node."""
        self.edges.append([])
        return len(self.edges) - 1

    def join(self, a: int, b: int, link: Link) -> None:
        """Let a way lead from one node to another, and back."""
        cost = math.fsum(piece.cost_mm for piece in link)
        self.edges[a].append(Edge(b, cost, link))
        self.edges[b].append(Edge(a, cost, tuple(piece.back for piece in reversed(link))))


def lanes_of(ways: Ways, feeds: Sequence[Point]) -> Lanes:
    """Make the net.

    Args:
        ways: what the plan offers.
        feeds: where feeds have their wires under the board: lanes lead there.
    """
    lanes = Lanes(ways, drillable(ways))
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
        _lay_lanes(lanes, ways.board, sites, feeds)
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
    boxes = [grown_box(channel.body.bounds, TOUCH_MM) for channel in channels]
    pairs = [
        (i, j)
        for i, j in combinations(range(len(channels)), 2)
        if boxes_meet(boxes[i], boxes[j]) and _may_join(channels[i], channels[j])
    ]
    near = closest([channels[i].line_mm for i, _ in pairs], [channels[j].line_mm for _, j in pairs])
    for (i, j), (here, there, gap) in zip(pairs, near, strict=True):
        one, other = channels[i], channels[j]
        if gap > (TOUCH_MM if one.record == other.record else 2 * (one.room_mm + other.room_mm) + TOUCH_MM):
            continue
        if gap > TOUCH_MM and distance(one.body, other.body) > TOUCH_MM:
            continue
        link = _bridge(one, other, one.at(here), other.at(there))
        lanes.join(_mark(lanes, marks[i], here), _mark(lanes, marks[j], there), link)


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


def _lay_lanes(lanes: Lanes, board: Board, sites: Sequence[tuple[Point, int]], feeds: Iterable[Point]) -> None:
    """Join all places under the board by the shortest tree, round the corners of a board that has any."""
    lanes.convex = is_convex(board.region)
    places, nodes = [place for place, _ in sites], [node for _, node in sites]
    corners = [] if lanes.convex else [(x, y) for ring in board.region.rings() for x, y in ring.tolist()]
    for place in (*feeds, *corners):
        places.append(place)
        nodes.append(lanes.add_node())
    lanes.under_nodes, lanes.under = nodes, np.array(places, dtype=np.float64).reshape(-1, 2)
    tree = _shortest_tree(lanes)
    lanes.lane_ends = np.array(tree, dtype=np.int64).reshape(-1, 2)
    for a, b in tree:
        _lane(lanes, board, a, b)
    if not lanes.convex:
        _see_round_corners(lanes, board, len(places) - len(corners), set(tree))


def _lane(lanes: Lanes, board: Board, a: int, b: int, factor: float = 1.0) -> None:
    start, end = (board.under((float(x), float(y))) for x, y in lanes.under[[a, b]])
    piece = Piece(Way.UNDERSIDE, board.record, (start, end))
    one, other = lanes.under_nodes[a], lanes.under_nodes[b]
    cost = factor * FACTOR[Way.UNDERSIDE] * math.dist(start, end)
    lanes.edges[one].append(Edge(other, cost, (piece,)))
    lanes.edges[other].append(Edge(one, cost, (piece.back,)))


def _shortest_tree(lanes: Lanes) -> list[tuple[int, int]]:
    """The pairs of places under the board that are joined: the least length in all (Prim 1957)."""
    count = len(lanes.under)
    if count < 2:
        return []
    near = np.full(count, np.inf)
    whence = np.zeros(count, dtype=np.int64)
    waiting = np.ones(count, dtype=np.bool_)
    found, now = [], 0
    for _ in range(count - 1):
        waiting[now] = False
        reach = np.hypot(*(lanes.under - lanes.under[now]).T)
        better = waiting & (reach < near)
        if not lanes.convex and better.any():
            chosen = np.flatnonzero(better)
            x, y = lanes.under[now].tolist()
            better[chosen] = lanes.visible((x, y), lanes.under[chosen])
        near[better], whence[better] = reach[better], now
        now = int(np.argmin(np.where(waiting, near, np.inf)))
        if not waiting[now] or not math.isfinite(near[now]):
            break  # what is left lies on a part of the board of its own
        found.append((int(whence[now]), now))
    return found


def _see_round_corners(lanes: Lanes, board: Board, first: int, tree: set[tuple[int, int]]) -> None:
    """Let wires go straight to every corner of the board that they can see, and round it."""
    for corner in range(first, len(lanes.under)):
        x, y = lanes.under[corner].tolist()
        for other in np.flatnonzero(lanes.visible((x, y), lanes.under)).tolist():
            known = {(corner, other), (other, corner)} & tree
            if not known and other != corner and (other < first or other < corner):
                _lane(lanes, board, corner, other, OFF_LANE)
