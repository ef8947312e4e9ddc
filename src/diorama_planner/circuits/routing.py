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

from diorama_planner.circuits.entries import Entry, entries
from diorama_planner.circuits.harness import Place, Polyline, Stretch, Way
from diorama_planner.circuits.lanes import Lanes
from diorama_planner.circuits.ways import Ending, Piece, joined
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.rasters import Array
from diorama_planner.model.record import Point

Pieces: TypeAlias = tuple[Piece, ...]

_SAME = 1e-9
"""What is nearer by less is not nearer."""


class Access(NamedTuple):
    """A point under the board, and what it costs to lead a wire from it to the places of the net there."""

    point: Point
    cost: Array


class Found(NamedTuple):
    """A way and what it costs."""

    cost_mm: float
    pieces: Pieces


@dataclass(slots=True)
class Reach:
    """The shortest ways from one end to every node of the net.

    `before` has for a node the one before it and the pieces between (None: under the board), `first` for those next
    to the end the number of the entry and, under the board, of the place.
    """

    entries: tuple[Entry, ...]
    cost: list[float]
    before: dict[int, tuple[int, Pieces | None]] = field(default_factory=dict)
    first: dict[int, tuple[int, int]] = field(default_factory=dict)
    access: dict[int, Access] = field(default_factory=dict)
    under_cost: Array = field(default_factory=lambda: np.empty(0))


class Router:
    """Leads wires through one net, and keeps the reach of ends."""

    def __init__(self, lanes: Lanes) -> None:
        self.lanes = lanes
        self._reaches: dict[Ending, Reach] = {}
        self._place_of = {node: index for index, node in enumerate(lanes.under_nodes)}

    def way(self, start: Ending, end: Ending, *, straight: bool = False) -> Pieces | None:
        """The best way between two ends; None if there is none.

        Args:
            start: the end that many wires share: what is known of it is kept.
            end: the other.
            straight: lead it straight where both are under the board; the user has said where to go.
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
        reach.under_cost = np.array([reach.cost[node] for node in self.lanes.under_nodes])
        waiting = [(cost, node) for node, cost in enumerate(reach.cost) if cost < math.inf]
        heapify(waiting)
        while waiting:
            cost, node = heappop(waiting)
            if cost > reach.cost[node]:
                continue
            for other, step, link in edges[node]:
                if cost + step < reach.cost[other] - _SAME:
                    reach.cost[other], reach.before[other] = cost + step, (node, link)
                    heappush(waiting, (cost + step, other))
                    if (place := self._place_of.get(other)) is not None:
                        reach.under_cost[place] = cost + step
            if node in self._place_of and not self._is_direct(reach, node):
                self._relax_underside(reach, node, waiting)
        return reach

    def _is_direct(self, reach: Reach, node: int) -> bool:
        """Whether a wire came straight to a place under the board, so that it came so to all others before."""
        return self.lanes.convex and node not in reach.before and reach.first[node][0] in reach.access

    def _relax_underside(self, reach: Reach, node: int, waiting: list[tuple[float, int]]) -> None:
        """Go on from a place under the board to all others that are nearer this way."""
        place = self._place_of[node]
        total = reach.cost[node] + self.lanes.costs_from(place)
        for index in np.flatnonzero(total < reach.under_cost - _SAME).tolist():
            other, cost = self.lanes.under_nodes[index], float(total[index])
            reach.cost[other], reach.before[other], reach.under_cost[index] = cost, (node, None), cost
            heappush(waiting, (cost, other))

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
            here, (node, pieces) = node, reach.before[node]
            found.append(self._between_places(node, here) if pieces is None else pieces)
        number, index = reach.first[node]
        entry, access = reach.entries[number], reach.access.get(number)
        first = self._under(*self.lanes.bone(access.point, self._place(index))) if access else None
        found.append(first or (self._stops_beside(entry)[index][1],))
        return (*entry.pieces, *(piece for pieces in reversed(found) for piece in pieces))

    def _stops_beside(self, entry: Entry) -> list[tuple[int, Piece]]:
        """The nodes of a channel on either side of a place along it, with the way there."""
        channel, stops = self.lanes.ways.channels[entry.channel], self.lanes.stops[entry.channel]
        low = max((stop for stop in stops if stop.along_mm <= entry.along_mm), default=stops[0])
        high = min((stop for stop in stops if stop.along_mm >= entry.along_mm), default=stops[-1])
        return [(stop.node, channel.between(entry.along_mm, stop.along_mm)) for stop in sorted({low, high})]

    # -- under the board ---------------------------------------------------------------------------------------

    def _access(self, point: Point) -> Access:
        return Access(point, self.lanes.costs(point, self.lanes.under))

    def _between_places(self, node: int, other: int) -> Pieces:
        start, end = (self._place(self._place_of[each]) for each in (node, other))
        return self._under(*self.lanes.bone(start, end))

    def _place(self, index: int) -> Point:
        return _point(self.lanes.under[index])

    def _under(self, *points: Point) -> Pieces:
        board = self.lanes.board
        assert board is not None
        return (Piece(Way.UNDERSIDE, board.record, tuple(board.under(point) for point in points)),)

    # -- to the other end --------------------------------------------------------------------------------------

    def _by_nodes(self, reach: Reach, entry: Entry, access: Access | None) -> list[Found]:
        """The best way over a node next to an entry."""
        steps: list[tuple[int, float, Pieces]] = []
        if access is None:
            steps = [(node, piece.cost_mm, (piece.back,)) for node, piece in self._stops_beside(entry)]
        elif len(reach.under_cost):
            index = int(np.argmin(reach.under_cost + access.cost))
            pieces = self._under(*self.lanes.bone(self._place(index), access.point))
            steps = [(self.lanes.under_nodes[index], float(access.cost[index]), pieces)]
        return [
            Found(
                reach.cost[node] + cost + entry.cost_mm,
                (*self._way_to(reach, node), *pieces, *_back(entry.pieces)),
            )
            for node, cost, pieces in steps
            if reach.cost[node] + cost < math.inf
        ]

    def _without_nodes(self, reach: Reach, entry: Entry, access: Access | None, straight: bool) -> list[Found]:
        """Ways between two entries that meet no node: along one channel, or under the board."""
        found = []
        for own in reach.entries:
            ways: list[tuple[float, Pieces]] = []
            if own.channel >= 0 and own.channel == entry.channel:
                piece = self.lanes.ways.channels[own.channel].between(own.along_mm, entry.along_mm)
                ways.append((piece.cost_mm, (piece,)))
            if access is not None and own.under is not None:
                cost = float(self.lanes.costs(own.under, np.asarray([access.point]))[0])
                bone = (own.under, access.point) if straight else self.lanes.bone(own.under, access.point)
                ways.append((cost, self._under(*bone)))
            for cost, pieces in ways:
                if cost < math.inf:
                    total = own.cost_mm + cost + entry.cost_mm
                    found.append(Found(total, (*own.pieces, *pieces, *_back(entry.pieces))))
        return found


def _point(row: PointArray) -> Point:
    x, y = row.tolist()
    return x, y


def _back(pieces: Pieces) -> Pieces:
    return tuple(piece.back for piece in reversed(pieces))


def path_of(start: Place, pieces: Pieces) -> tuple[Polyline, tuple[Stretch, ...]]:
    """Put pieces together: one line from a place on, and which part of it lies in what."""
    path = [start]
    stretches = []
    for piece in pieces:
        first = len(path) - 1
        path += piece.points[1:]
        stretches.append(Stretch(piece.way, piece.record, first, len(path) - 1))
    return tuple(path), tuple(stretches)
