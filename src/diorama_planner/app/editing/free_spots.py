"""Where there is room: the free place nearest to a wanted one, for what is put down without a hand to guide it."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.app.scene import Scene
from diorama_planner.geometry.points import Bounds, boxes_meet
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Point
from diorama_planner.tools.vectors import middle, shifted

STEP_MM = 5.0
MOST_RINGS = 60
"""How many steps away a place is looked for."""

GAP_MM = 2.0


def free_spot(scene: Scene, box: Bounds) -> Point:
    """How far a box has to go, in mm, to stand beside what stands there; (0, 0) if it is free, or nothing is.

    Ground, covers and water can be stood upon. What begins on the base stays on it.
    """
    base = scene.base.bounds if not scene.base.is_empty else None
    on_base = base is not None and boxes_meet((*middle(box), *middle(box)), base)
    for dx, dy in _outwards():
        there = shifted(box, dx, dy)
        if (not on_base or base is None or _holds(base, there)) and _is_free(scene, there, bool(dx or dy)):
            return dx, dy
    return 0.0, 0.0


def _outwards() -> Iterator[Point]:
    """Places on a grid, ring by ring, the nearest of a ring first."""
    yield 0.0, 0.0
    for ring in range(1, MOST_RINGS + 1):
        side = range(-ring, ring + 1)
        around = {(x, y) for x in side for y in (-ring, ring)} | {(x, y) for y in side for x in (-ring, ring)}
        for x, y in sorted(around, key=lambda place: (place[0] ** 2 + place[1] ** 2, place)):
            yield x * STEP_MM, y * STEP_MM


def _is_free(scene: Scene, box: Bounds, apart: bool) -> bool:
    gap = GAP_MM if apart else 0.0
    wide = (box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap)
    return not any(
        scene.is_shown(item) and not kind_of(item).area_like and kind_of(item).placement is not Placement.NONE
        for item in scene.items_near(wide)
    )


def _holds(outer: Bounds, inner: Bounds) -> bool:
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]
