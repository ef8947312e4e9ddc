"""How much of each face of a wall can be finished: net of its openings and of what stands against it.

**What touches.** A wall, a kerb, a pavement or a pour touches a face where it lies no more than `TOUCH_MM` before it,
over as much of its height as it has there; a layer that follows the ground, as thickly as it is laid. The ground
touches it as high as it is `FILLED_MM` before it: a hill that is built against a wall is filled up to it, and what
of the foot is sunk into a slope is hidden. Things, figures, fences and whatever else stands there loosely do not:
the wall is painted before they come. What several hide is taken off once, and an opening is not taken off again.

The mitred end of a wall and the end that runs into another one lie against that and are hidden like all else, so
that a wall that is parted has the same faces as before. Stretches of no more than `CORNER_MM` are the inner corners
of joints, not something that touches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import (
    Region,
    difference,
    placed,
    polygon_region,
    rect_region,
    union_all,
)
from diorama_planner.geometry.touching import Stretch, samples, stretches
from diorama_planner.geometry.walls import TOUCH_MM, EndCut, Footprint, footprint_of, line_length
from diorama_planner.kinds.contract import Around, Surface
from diorama_planner.kinds.cuts import face_area, rim_length, wall_run
from diorama_planner.kinds.faces import cut_region, face_of
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.solids.prism import Prism

FILLED_MM = 1.5
"""A gap up to this wide between a wall and the ground beside it is filled."""

CORNER_MM = 0.25
STEP_MM = 1.0
LEAST_MM2 = 1e-6


class Standing(NamedTuple):
    """How a wall stands: its plan, how its ends are cut, its foot over the base top, and what is built about it."""

    plan: Region
    ends: tuple[EndCut, EndCut]
    foot_mm: float
    near: Sequence[Prism]


def wall_surfaces(wall: Host, standing: Standing, around: Around) -> list[Surface]:
    """Give front, back, top, the two ends, and the reveals of openings."""
    lines = footprint_of(wall_run(wall), standing.ends)
    holes = around.hosted(wall.id)
    through = [cut for cut in holes if cut.depth_mm is None]
    open_mm2 = sum(face_area(wall, cut) for cut in through)
    rise = standing.foot_mm, wall.height_mm
    level = around.ground.level_about(standing.plan, FILLED_MM)
    is_free = level is not None and level - standing.foot_mm <= TOUCH_MM  # of the ground, all round

    def area_of(name: str, line: PointArray, outside: float) -> float:
        is_long = name in ("front", "back")
        hidden = [*_hidden(line, outside, rise, standing.near, around)]
        hidden += [] if is_free else _sunk(line, outside, rise, around)
        cuts = _places(wall, through, line) if is_long and through and hidden else ()
        taken = _net_of(hidden, cuts).area if hidden else 0.0
        return _area(line, wall.height_mm, taken + (open_mm2 if is_long else 0.0))

    found = [Surface(face[0], partial(area_of, *face)) for face in _faces(lines)]
    top = Surface("top", standing.plan.area)
    reveals = (Surface(f"reveal/{cut.id}", partial(_reveal, wall, cut)) for cut in holes)
    return [*found[:2], top, *found[2:], *reveals]


def _faces(lines: Footprint) -> Iterator[tuple[str, PointArray, float]]:
    """The upright faces: their names, the lines on which they stand, and on which side of those they look out."""
    yield "front", lines.left, 1.0
    yield "back", lines.right, -1.0
    yield "end-a", lines.start, 1.0
    yield "end-b", lines.end, 1.0


def _area(line: PointArray, height_mm: float, less_mm2: float) -> float:
    whole = line_length(line.tolist()) * height_mm if len(line) > 1 else 0.0
    left = whole - less_mm2
    return left if left > LEAST_MM2 else 0.0


def _reveal(wall: Host, cut: Cut) -> float:
    depth = wall.thickness_mm if cut.depth_mm is None else min(cut.depth_mm, wall.thickness_mm)
    return rim_length(wall, cut) * depth


def _places(wall: Host, cuts: Sequence[Cut], line: PointArray) -> list[Region]:
    """The openings on a long face whose left end is where the path begins, each where the face has it."""
    face = face_of(wall, "back")  # seen along the path, as the lines run
    shift = 0.0
    if len(line) == 2:  # on a straight wall an opening lies as far from the cut end as it does from the path's
        (x1, y1), (x2, y2) = wall.path_mm[0], wall.path_mm[-1]
        length = max(face.width_mm, 1e-9)
        shift = ((line[0][0] - x1) * (x2 - x1) + (line[0][1] - y1) * (y2 - y1)) / length
    return [placed(cut_region(face, cut), (-shift, 0.0)) for cut in cuts]


def _hidden(
    line: PointArray, outside: float, rise: tuple[float, float], near: Sequence[Prism], around: Around
) -> Iterator[Region]:
    """What stands before a face, as regions of it: along its line, and up from its foot."""
    if len(line) < 2:
        return
    foot, height = rise
    for prism in near:
        for start, end in stretches(line, prism.region, outside * TOUCH_MM, CORNER_MM):
            bottom, top = prism.bottom_mm, prism.top_mm
            if prism.layer_mm is not None:
                bottom, top = foot, prism.layer_mm + _mean_height(line, outside, (start, end), around)
            low, high = max(bottom - foot, 0.0), min(top - foot, height)
            if high > low:
                yield rect_region(start, low, end, high)


def _mean_height(line: PointArray, outside: float, stretch: Stretch, around: Around) -> float:
    """How high the ground is on the whole before a stretch of a face."""
    along, points = samples(line, outside * TOUCH_MM, STEP_MM)
    within = (along >= stretch[0]) & (along <= stretch[1])
    heights = around.ground.heights(points)
    return float(heights[within].mean() if within.any() else heights.mean())


def _sunk(line: PointArray, outside: float, rise: tuple[float, float], around: Around) -> Iterator[Region]:
    """What of a face lies behind the ground before it, if any of it does."""
    if len(line) < 2:
        return
    foot, height = rise
    along, points = samples(line, outside * FILLED_MM, STEP_MM, FILLED_MM)
    heights = around.ground.heights(points)
    if float(heights.max()) - foot <= TOUCH_MM:
        return
    up = heights.clip(foot, foot + height) - foot
    outline = [(0.0, 0.0), *zip(along.tolist(), up.tolist(), strict=True), (float(along[-1]), 0.0)]
    yield polygon_region(outline)


def _net_of(hidden: Sequence[Region], cuts: Sequence[Region]) -> Region:
    """What is hidden of a face beside its openings."""
    together = union_all(hidden)
    return difference(together, union_all(cuts)) if cuts else together
