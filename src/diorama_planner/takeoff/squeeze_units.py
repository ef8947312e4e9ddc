"""What the solver of strips is asked about, and what its answers mean: units, rings, places.

A unit is a part with small ones in its holes; the solver sees only the outer ring, grown by half of the gap, and
moves all of it as one. Answers come from another process and are read with distrust.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nesting_grids import grown
from diorama_planner.geometry.points import Point, Points, rotation_matrix
from diorama_planner.geometry.region import Region, largest_part, offset, polygon_region, transform
from diorama_planner.geometry.shaping import simplified_region
from diorama_planner.takeoff.nesting import Begun, Part, Placement, Settings, Stock
from diorama_planner.takeoff.nesting_raster import RasterNest

ROUGH_MM = 0.1
"""Outlines are simplified by so much; before that they are grown by a little more."""

SPARE_MM = 0.03
"""Single precision is off by 0.001 mm at the far end of a sheet."""

_FARTHEST_MM = 1e5

_TALL_MM = 0.02
"""A shape as high as the strip brings the solver down; it must be so much lower."""


class AnswerError(PlannerError):
    """The solver answered what is no layout."""


@dataclass(frozen=True, eq=False)
class Unit:
    """A part with what lies in its holes, `guests` as they lie before the part is turned; `ring` is it, grown."""

    part: Part
    ring: Points
    turns: tuple[float, ...]
    guests: tuple[Placement, ...] = ()

    @property
    def area_mm2(self) -> float:
        """The area of its part; what lies in its holes comes along for nothing."""
        return self.part.region.area

    def turns_below(self, height_mm: float) -> tuple[float, ...]:
        """The turns in which its ring is lower than a strip."""
        heights = ((turn, self.ring @ rotation_matrix(turn).T) for turn in self.turns)
        return tuple(turn for turn, ring in heights if float(np.ptp(ring[:, 1])) < height_mm - _TALL_MM)


class Spot(NamedTuple):
    """Where the solver put a unit: turned about the origin, which is then carried to x and y."""

    unit: int
    turn_deg: float
    x: float
    y: float


Answer: TypeAlias = Mapping[str, Any]


def edge_mm(settings: Settings) -> float:
    """How far a ring reaches over its part everywhere."""
    return settings.spacing_mm / 2 + SPARE_MM


def units_of(parts: Sequence[Part], settings: Settings, raster: RasterNest) -> Iterator[Unit]:
    """Give every one of the parts, from large to small, or put it into a hole of a larger one."""
    left = Counter({part.key: part.count for part in parts})
    for part in parts:
        while left[part.key] > 0:
            left[part.key] -= 1
            guests = list(_guests(part, parts, left, settings, raster))
            yield Unit(part, _ring(part.region, settings), settings.angles(part.grain), tuple(guests))


def _guests(
    host: Part, parts: Sequence[Part], left: Counter[str], settings: Settings, raster: RasterNest
) -> Iterator[Placement]:
    """Fill the holes of a part with others; what has a grain takes no part in it, since the host may be turned."""
    for hole in _holes(host, settings.spacing_mm):
        xmin, ymin, xmax, ymax = hole.bounds
        room = Stock("hole", host.name, xmax - xmin, ymax - ymin, outline=transform(hole, at=(-xmin, -ymin)), count=1)
        small = [
            part for part in parts if left[part.key] > 0 and part.grain == "any" and part.region.area < hole.area
        ]
        fitting = [replace(part, count=left[part.key]) for part in small]
        found, _ = raster.lay_out(fitting, [room], Begun(), lambda progress: None)
        for one in found.placements:
            left[one.part] -= 1
            yield replace(one, x_mm=one.x_mm + xmin, y_mm=one.y_mm + ymin)


def _holes(part: Part, spacing_mm: float) -> Iterator[Region]:
    """Give the holes of a part, less what is kept free beside an edge."""
    if part.grain != "any":
        return
    for _, holes in part.region.polygons():
        for ring in holes:
            inner = offset(polygon_region(ring), -spacing_mm)
            if not inner.is_empty:
                yield inner


def _ring(region: Region, settings: Settings) -> Points:
    larger = grown(region, edge_mm(settings) + ROUGH_MM)
    outer, _ = largest_part(simplified_region(larger, ROUGH_MM)).polygons()[0]
    return outer


def chosen_for(units: Sequence[Unit], area_mm2: float, height_mm: float) -> list[Unit]:
    """Give units from large to small as long as they stay within an area; those that are too high are left out."""
    found, total = [], 0.0
    for unit in units:
        if total + unit.area_mm2 <= area_mm2:
            turns = unit.turns_below(height_mm)
            if turns:
                found.append(replace(unit, turns=turns))
                total += unit.area_mm2
    return found


def read_answer(answer: Answer, units: Sequence[Unit]) -> tuple[float, list[Spot]]:
    """Read the length of a strip and the place of every unit.

    Raises:
        AnswerError: it is no such answer.
    """
    try:
        width = float(answer["width"])
        spots = [Spot(int(n), float(turn), float(x), float(y)) for n, turn, x, y in answer["placed"]]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise AnswerError(msg("the solver answers no layout: {reason}", reason=repr(error)[:80])) from error
    numbers = [spot.unit for spot in spots]
    figures = [width, *(figure for spot in spots for figure in spot[1:])]
    if sorted(numbers) != list(range(len(units))):
        raise AnswerError(msg("the solver answers a layout of other parts"))
    if not all(abs(figure) <= _FARTHEST_MM for figure in figures) or width <= 0:  # also false for nan
        raise AnswerError(msg("the solver answers places that are nowhere"))
    return width, spots


def placements_of(units: Sequence[Unit], spots: Sequence[Spot], corner: Point, sheet: int) -> Iterator[Placement]:
    """Give the parts of units on a sheet; `corner` is where its strip begins."""
    for spot in spots:
        unit = units[spot.unit]
        turn = min(unit.turns, key=lambda one: abs(math.remainder(one - spot.turn_deg, 360.0)))
        x, y = corner[0] + spot.x, corner[1] + spot.y
        yield Placement(unit.part.key, sheet, x, y, turn)
        matrix = rotation_matrix(turn)
        for guest in unit.guests:
            dx, dy = (float(each) for each in matrix @ (guest.x_mm, guest.y_mm))
            yield Placement(guest.part, sheet, x + dx, y + dy, (guest.turn_deg + turn) % 360.0)
