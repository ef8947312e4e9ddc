"""Wires that run side by side: how thick their bundle is where, which holes are drilled and grooves cut for them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from diorama_planner.circuits.harness import Groove, Hole, Place, Polyline, Run, Way
from diorama_planner.circuits.ways import Board
from diorama_planner.formulas.wiring import PLAY_MM, bundle_mm, drill_mm
from diorama_planner.model.record import RecordId

Thickness: TypeAlias = Mapping[str, float]
"""The outer diameter of each wire, by row of `wire.csv`, in mm."""

_WELL_KNOWN = frozenset({Way.CAVITY, Way.GROOVE, Way.TROUGH, Way.KERB, Way.UNDERSIDE})


class Bundle(NamedTuple):
    """The thickest bundle in what a record offers, where it is, and of how many wires."""

    diameter_mm: float
    wires: int
    at: Place


def thickest(runs: Iterable[Run], thickness: Thickness) -> dict[tuple[RecordId, Way], Bundle]:
    """The thickest bundle in each room, as at the places where wires meet: holes, corners, ends."""
    meeting: dict[tuple[RecordId, Way], dict[Place, list[str]]] = {}
    for run in runs:
        for stretch in run.stretches:
            if stretch.way in _WELL_KNOWN:
                places = meeting.setdefault((stretch.record, stretch.way), {})
                for place in dict.fromkeys(run.part(stretch)):
                    places.setdefault(place, []).append(run.wire)
    found = {}
    for room, places in meeting.items():
        most = max(map(len, places.values()))
        crowded = [(place, wires) for place, wires in places.items() if len(wires) > most / 2]
        best = max((_diameter(wires, thickness), place) for place, wires in crowded)
        found[room] = Bundle(best[0], len(places[best[1]]), best[1])
    return found


def _diameter(wires: Sequence[str], thickness: Thickness) -> float:
    return bundle_mm([thickness.get(wire, 0.0) for wire in wires])


def holes_of(runs: Iterable[Run], thickness: Thickness, board: Board | None) -> tuple[Hole, ...]:
    """The holes of all wires, each once, in order of what is drilled and of their places; through all of a board."""
    through: dict[tuple[RecordId, Polyline], list[str]] = {}
    for run in runs:
        for stretch in run.stretches:
            if stretch.way is Way.HOLE:
                first, *_, last = run.part(stretch)
                low, high = sorted((first, last), key=lambda place: (place[2], place))
                through.setdefault((stretch.record, (low, high)), []).append(run.wire)
    return tuple(
        _hole(record, ends, wires, thickness, board.bottom_mm if board and board.record == record else None)
        for (record, ends), wires in sorted(through.items(), key=lambda each: each[0])
    )


def grooves_of(
    runs: Iterable[Run], bundles: Mapping[tuple[RecordId, Way], Bundle], board: Board | None
) -> tuple[Groove, ...]:
    """What is cut for wires into what is solid: walls, kerbs, and a board that lies flat on the table."""
    cut = {room for room in bundles if room[1] in {Way.GROOVE, Way.KERB}}
    if board is not None and board.lies_flat:
        cut |= {(board.record, Way.UNDERSIDE)} & bundles.keys()
    pieces: dict[tuple[RecordId, Way], set[tuple[Place, Place]]] = {room: set() for room in cut}
    for run in runs:
        for stretch in run.stretches:
            if (found := pieces.get((stretch.record, stretch.way))) is not None:
                found |= {(min(a, b), max(a, b)) for a, b in pairwise(run.part(stretch)) if a != b}
    return tuple(
        Groove(*room, _run_together(pieces[room]), math.ceil(2 * (bundles[room].diameter_mm + PLAY_MM)) / 2)
        for room in sorted(cut)
    )


def _run_together(pieces: Iterable[tuple[Place, Place]]) -> tuple[tuple[Place, Place], ...]:
    """Make one piece of all that lie on one straight line and touch."""
    lines: dict[tuple[float, ...], list[tuple[Place, Place]]] = {}
    for start, end in sorted(pieces):
        length = math.dist(start, end)
        way = [(b - a) / length for a, b in zip(start, end, strict=True)]
        along = math.fsum(a * each for a, each in zip(start, way, strict=True))
        foot = [a - along * each for a, each in zip(start, way, strict=True)]
        lines.setdefault(tuple(round(each, 3) + 0.0 for each in (*way, *foot)), []).append((start, end))
    found: list[tuple[Place, Place]] = []
    for line in lines.values():
        first, last = line[0]
        for start, end in line[1:]:
            if start > last:
                found.append((first, last))
                first, last = start, end
            last = max(last, end)
        found.append((first, last))
    return tuple(sorted(found))


def _hole(
    record: RecordId, ends: Polyline, wires: Sequence[str], thickness: Thickness, bottom_mm: float | None
) -> Hole:
    low, high = ends
    there = None if low[:2] == high[:2] else high[:2]
    bottom = low[2] if bottom_mm is None else bottom_mm
    return Hole(low[:2], drill_mm(_diameter(wires, thickness)), record, bottom, high[2], len(wires), there)
