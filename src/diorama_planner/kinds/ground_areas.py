"""How much of the ground, of the base and of its edge can be finished: net of what is built there to stay.

Of a form of the ground that is its surface along the slope, less what later forms, walls, ways and pours take of it;
things and covers take nothing, since the ground is painted before they come. Its cliffs, and where the edge of the
base cuts it off, are its upright faces, less what is built against them. The fascia is the edge of the board, less
what is carved out of it there.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.rasters import Array
from diorama_planner.geometry.region import Region, contains_points, offset
from diorama_planner.geometry.touching import samples, stretches
from diorama_planner.geometry.walls import TOUCH_MM
from diorama_planner.kinds.contract import Around, Surface
from diorama_planner.model.record import Item

WITHIN_MM = 0.5
"""So far inside the edge of the base the ground there is looked at."""

BESIDE_MM = 1.0
"""So far to both sides of a cliff the ground is as high as above and below it: cells on its border are neither."""

STEP_MM = 1.0


def form_surfaces(item: Item, around: Around) -> tuple[Surface, ...]:
    """Give the ground on a form, and its upright faces: its cliffs, and where the edge of the base cuts it off."""
    seen = around.left_over(item)
    if getattr(item, "edge", "") == "cliff":
        upright = _cliffs(item, seen, around)
    else:
        upright = sum(_over_edge(line, seen, around) for line in _edges(around.base))
    ground = Surface("ground", around.ground.slope_area(seen))
    return (ground, Surface("cut", upright)) if upright > 0 else (ground,)


def _cliffs(item: Item, seen: Region, around: Around) -> float:
    """How much a form stands over what lies before its border: ground, the base, what is built against it.

    Of what is carved, how far its walls rise to the ground about it; where it runs over the edge it is open.
    """
    near = around.against(item, TOUCH_MM)
    sinks = getattr(item, "operation", "") == "carve"
    total = 0.0
    for line in _edges(around.outline(item)):
        along, within = samples(line, BESIDE_MM, STEP_MM, BESIDE_MM)
        _, outside = samples(line, -BESIDE_MM, STEP_MM, BESIDE_MM)
        inner, outer = around.ground.heights(within), around.ground.heights(outside)
        beyond = ~contains_points(around.base, outside)
        if sinks:
            drop = np.where(beyond, 0.0, outer - inner)
        else:
            before = np.where(beyond, 0.0, outer)
            for prism in near:
                behind = contains_points(prism.region, outside)
                before = np.where(behind, np.maximum(before, prism.top_mm), before)
            drop = inner - before
        upright = np.where(contains_points(seen, within), np.maximum(drop, 0.0), 0.0)
        total += float(np.trapezoid(upright, along))
    return total


def base_surfaces(item: Item, top: Region, frame_mm: float, depth_mm: float, around: Around) -> tuple[Surface, ...]:
    """Give the top of a base beside all that is built on it, and the fascia all round, of the frame if it has one."""

    def fascia() -> float:
        if frame_mm > 0:
            return offset(top, frame_mm).perimeter * depth_mm
        return top.perimeter * depth_mm - sum(_under_edge(line, depth_mm, around) for line in _edges(top))

    seen = Surface("top", lambda: around.ground.slope_area(around.left_over(item)))
    return seen, Surface("fascia", fascia)


def _edges(base: Region) -> Iterator[PointArray]:
    """The edges of the base as closed lines, its inside to their left."""
    for ring in base.rings():
        yield np.concatenate((ring, ring[:1]))


def _over_edge(line: PointArray, seen: Region, around: Around) -> float:
    """The area of the ground over the top of the base along its edge, where a form reaches that."""
    if not (inside := stretches(line, seen, WITHIN_MM)):
        return 0.0
    along, points = samples(line, WITHIN_MM, STEP_MM, WITHIN_MM)
    heights = np.maximum(around.ground.heights(points), 0.0)
    return sum(_under_curve(along, heights, start, end) for start, end in inside)


def _under_edge(line: PointArray, depth_mm: float, around: Around) -> float:
    """The area that is carved out of the edge of the base."""
    along, points = samples(line, WITHIN_MM, STEP_MM, WITHIN_MM)
    depths = np.clip(-around.ground.heights(points), 0.0, depth_mm)
    return _under_curve(along, depths, 0.0, float(along[-1])) if depths.any() else 0.0


def _under_curve(along: Array, heights: Array, start: float, end: float) -> float:
    """The area under heights between two places, straight from each to the next."""
    inner = (along > start) & (along < end)
    places = np.concatenate(([start], along[inner], [end]))
    return float(np.trapezoid(np.interp(places, along, heights), places))
