"""The shortest way of each wire through the net: from the entries of one end to those of the other.

Dijkstra (1959) once for each end that many wires share, over costs in mm of wire. The way of a wire follows from the
net and its two ends alone, so that leading one wire anew gives what leading all gives.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.circuits.entries import Entry, entries
from diorama_planner.circuits.harness import Polyline, Stretch, Way
from diorama_planner.circuits.lanes import OFF_LANE, Lanes
from diorama_planner.circuits.ways import FACTOR, Ending, Piece, joined
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.rasters import Array
from diorama_planner.model.record import Point

Pieces: TypeAlias = tuple[Piece, ...]
Indices: TypeAlias = NDArray[np.int64]

_OFF = OFF_LANE * FACTOR[Way.UNDERSIDE]
_STRAIGHT = -1


class Access(NamedTuple):
    """How a point under the board gets to the places there: cost, and the lane that it takes (or straight)."""

    point: Point
    cost: Array
    lane: Indices
    feet: PointArray
    """Where it meets each lane."""
    off: Array
    """How much it costs to get there; infinite where the board is in the way."""


class Found(NamedTuple):
    """A way and what it costs."""

    cost_mm: float
    pieces: Pieces


@dataclass(slots=True)
class Reach:
    """The shortest ways from one end to every node of the net.

    `before` has for a node the one before it and the pieces between, `first` for those next to the end the number of
    the entry and, under the board, of the place.
    """

    entries: tuple[Entry, ...]
    cost: list[float]
    before: dict[int, tuple[int, Pieces]] = field(default_factory=dict)
    first: dict[int, tuple[int, int]] = field(default_factory=dict)
    access: dict[int, Access] = field(default_factory=dict)
    under_cost: Array = field(default_factory=lambda: np.empty(0))


class Router:
    """Leads wires through one net, and keeps the reach of ends."""

    def __init__(self, lanes: Lanes) -> None:
        self.lanes = lanes
        self._reaches: dict[Ending, Reach] = {}
        lanes_under = lanes.under[lanes.lane_ends]
        self._starts, self._ends = lanes_under[:, 0], lanes_under[:, 1]

    def way(self, start: Ending, end: Ending, *, straight: bool = False) -> Pieces | None:
        """The best way between two ends; None if there is none.

        Args:
            start: the end that many wires share: what is known of it is kept.
            end: the other.
            straight: do not look for lanes where both are under the board; the user has said where to go.
        """
        reach = self._reach(start)
        found: list[Found] = []
        for entry in entries(end, self.lanes):
            access = self._access(entry.under) if entry.under else None
            found += self._without_nodes(reach, entry, access, straight)
            if not (straight and found):
                found += self._by_nodes(reach, entry, access)
        return joined(min(found, key=lambda each: each.cost_mm).pieces) if found else None

    def keep_only(self, endings: set[Ending]) -> None:
        """Forget the reach of ends that are no longer there."""
        self._reaches = {ending: reach for ending, reach in self._reaches.items() if ending in endings}

    # -- from one end ------------------------------------------------------------------------------------------

    def _reach(self, start: Ending) -> Reach:
        if start not in self._reaches:
            self._reaches[start] = self._spread(start)
        return self._reaches[start]

    def _spread(self, start: Ending) -> Reach:
        edges = self.lanes.edges
        reach = Reach(entries(start, self.lanes), [math.inf] * len(edges))
        for number, entry in enumerate(reach.entries):
            if entry.under is not None:
                reach.access[number] = self._access(entry.under)
            own = entry.cost_mm
            for node, cost, index in self._first_nodes(entry, reach.access.get(number)):
                if own + cost < reach.cost[node]:
                    reach.cost[node], reach.first[node] = own + cost, (number, index)
        waiting = [(cost, node) for node, cost in enumerate(reach.cost) if cost < math.inf]
        heapify(waiting)
        while waiting:
            cost, node = heappop(waiting)
            if cost > reach.cost[node]:
                continue
            for other, step, link in edges[node]:
                if cost + step < reach.cost[other]:
                    reach.cost[other], reach.before[other] = cost + step, (node, link)
                    heappush(waiting, (cost + step, other))
        reach.under_cost = np.array([reach.cost[node] for node in self.lanes.under_nodes])
        return reach

    def _first_nodes(self, entry: Entry, access: Access | None) -> list[tuple[int, float, int]]:
        """The nodes next to an entry, what it costs to get there, and their number among the places there."""
        if access is None:
            return [(node, piece.cost_mm, index) for index, (node, piece) in enumerate(self._stops_beside(entry))]
        costs = access.cost.tolist()
        return [(node, costs[index], index) for index, node in enumerate(self.lanes.under_nodes)]

    def _way_to(self, reach: Reach, node: int) -> Pieces:
        """The pieces from an end to a node."""
        found: list[Pieces] = []
        while node in reach.before:
            node, pieces = reach.before[node]
            found.append(pieces)
        number, index = reach.first[node]
        entry, access = reach.entries[number], reach.access.get(number)
        found.append(self._to_place(access, index) if access else (self._stops_beside(entry)[index][1],))
        return (*entry.pieces, *(piece for pieces in reversed(found) for piece in pieces))

    def _stops_beside(self, entry: Entry) -> list[tuple[int, Piece]]:
        """The nodes of a channel on either side of a place along it, with the way there."""
        channel, stops = self.lanes.ways.channels[entry.channel], self.lanes.stops[entry.channel]
        low = max((stop for stop in stops if stop.along_mm <= entry.along_mm), default=stops[0])
        high = min((stop for stop in stops if stop.along_mm >= entry.along_mm), default=stops[-1])
        return [(stop.node, channel.between(entry.along_mm, stop.along_mm)) for stop in sorted({low, high})]

    # -- under the board ---------------------------------------------------------------------------------------

    def _access(self, point: Point) -> Access:
        lanes, at = self.lanes, np.asarray(point)
        cost = _OFF * np.hypot(*(lanes.under - at).T)
        cost[~lanes.visible(point, lanes.under)] = np.inf
        lane = np.full(len(cost), _STRAIGHT, dtype=np.int64)
        along = self._ends - self._starts
        share = ((at - self._starts) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-12)
        feet = self._starts + np.clip(share, 0.0, 1.0)[:, None] * along
        off = _OFF * np.hypot(*(feet - at).T)
        off[~lanes.visible(point, feet)] = np.inf
        for side, ends in ((0, self._starts), (1, self._ends)):
            total = off + FACTOR[Way.UNDERSIDE] * np.hypot(*(ends - feet).T)
            worst_first = np.argsort(-total, kind="stable")
            nodes = lanes.lane_ends[worst_first, side]
            best = np.full(len(cost), _STRAIGHT, dtype=np.int64)
            best[nodes] = worst_first  # of several lanes at a node the last one written is the cheapest
            by = np.where(best >= 0, total[best] if len(total) else np.inf, np.inf)
            better = by < cost - 1e-9
            cost[better], lane[better] = by[better], best[better]
        return Access(point, cost, lane, feet, off)

    def _to_place(self, access: Access, index: int) -> Pieces:
        """From a point under the board to a place there, straight or by its lane."""
        goal = _point(self.lanes.under[index])
        lane = int(access.lane[index])
        return (
            self._under(access.point, goal)
            if lane < 0
            else self._under(access.point, _point(access.feet[lane]), goal)
        )

    def _under(self, *points: Point) -> Pieces:
        board = self.lanes.board
        assert board is not None
        return (Piece(Way.UNDERSIDE, board.record, tuple(board.under(point) for point in points)),)

    # -- to the other end --------------------------------------------------------------------------------------

    def _by_nodes(self, reach: Reach, entry: Entry, access: Access | None) -> list[Found]:
        """The best way over a node next to an entry."""
        steps: list[tuple[int, float, Pieces]] = []
        if access is None:
            steps = [(node, piece.cost_mm, (piece,)) for node, piece in self._stops_beside(entry)]
        elif len(reach.under_cost):
            index = int(np.argmin(reach.under_cost + access.cost))
            steps = [(self.lanes.under_nodes[index], float(access.cost[index]), self._to_place(access, index))]
        return [
            Found(
                reach.cost[node] + cost + entry.cost_mm,
                (*self._way_to(reach, node), *_back((*entry.pieces, *pieces))),
            )
            for node, cost, pieces in steps
            if reach.cost[node] + cost < math.inf
        ]

    def _without_nodes(self, reach: Reach, entry: Entry, access: Access | None, straight: bool) -> list[Found]:
        """Ways between two entries that meet no node: along one channel, straight under the board, along one lane."""
        found = []
        for number, own in enumerate(reach.entries):
            ways: list[Pieces] = []
            if own.channel >= 0 and own.channel == entry.channel:
                ways.append((self.lanes.ways.channels[own.channel].between(own.along_mm, entry.along_mm),))
            both = self._between(reach.access[number], access, straight) if access and own.under else None
            for cost, pieces in (*((math.fsum(p.cost_mm for p in way), way) for way in ways), *(both or ())):
                total = own.cost_mm + cost + entry.cost_mm
                found.append(Found(total, (*own.pieces, *pieces, *_back(entry.pieces))))
        return found

    def _between(self, start: Access, end: Access, straight: bool) -> list[tuple[float, Pieces]]:
        """Straight from one point under the board to another, or by the one lane that both are beside."""
        found = []
        if bool(self.lanes.visible(start.point, np.asarray([end.point]))[0]):
            found.append((_OFF * math.dist(start.point, end.point), self._under(start.point, end.point)))
        if len(start.off) and not straight:
            total = start.off + end.off + FACTOR[Way.UNDERSIDE] * np.hypot(*(start.feet - end.feet).T)
            lane = int(np.argmin(total))
            path = (start.point, _point(start.feet[lane]), _point(end.feet[lane]), end.point)
            if total[lane] < math.inf:
                found.append((float(total[lane]), self._under(*path)))
        return found


def _point(row: PointArray) -> Point:
    x, y = row.tolist()
    return x, y


def _back(pieces: Pieces) -> Pieces:
    return tuple(piece.back for piece in reversed(pieces))


def path_of(pieces: Pieces) -> tuple[Polyline, tuple[Stretch, ...]]:
    """Put pieces together: one line, and which part of it lies in what."""
    path = list(pieces[0].points[:1]) if pieces else []
    stretches = []
    for piece in pieces:
        first = len(path) - 1
        path += piece.points[1:]
        stretches.append(Stretch(piece.way, piece.record, first, len(path) - 1))
    return tuple(path), tuple(stretches)
