"""What a camera of the plan may meet, as `optics` wants it: the base with its hills, and the bodies in its wedge.

What has been taken away for its shot is left out.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from heapq import nlargest
from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.geometry.points import Bounds, boxes_meet
from diorama_planner.kinds.camera_fit import risen, sort_of, title_of
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.optics.projection import pinhole_of, plan_wedge
from diorama_planner.optics.site import Block, Hills, Site

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.optics.lenses import View

MOST_ITEMS = 150
"""So many items are looked at in one picture, those that may be largest in it: more would hold up the hand."""

SKY_MM, FARTHEST_MM = 300.0, 5000.0


def site_before(scene: Scene, camera: Item, view: View) -> tuple[Site, Bounds]:
    """The base, and the bodies that stand in the wedge of a view; its box.

    Raises:
        UsageError: the lens cannot focus there.
    """
    bounds = _wedge_box(view)
    x, y, _ = view.position_mm
    blocks = [
        Block(other.id, title_of(other, scene.around), sort_of(other), risen(prism, scene.around))
        for other in _largest(scene, camera, (x, y), bounds)
        for prism in scene.solids(other)
        if boxes_meet(prism.region.bounds, bounds)
    ]
    return _on_table(scene, camera, blocks), bounds


def _on_table(scene: Scene, camera: Item, blocks: Sequence[Block]) -> Site:
    field = scene.ground.field
    return Site(
        base=scene.base,
        thickness_mm=scene.base_depth_mm + scene.base_clearance_mm,
        lift_mm=getattr(camera, "lift_mm", 0.0),
        blocks=tuple(blocks),
        hills=None if field.is_flat else Hills(field.grid, field.heights),
    )


def _wedge_box(view: View) -> Bounds:
    """The box on the plan of what a view could see."""
    ring = plan_wedge(pinhole_of(view), 0.0, view.position_mm[2] + SKY_MM, far_mm=FARTHEST_MM)
    eye = np.array(view.position_mm[:2])
    low, high = (ring.min(axis=0), ring.max(axis=0)) if len(ring) else (eye, eye)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _largest(scene: Scene, camera: Item, eye: Point, bounds: Bounds) -> list[Item]:
    """What may stand in a wedge, as far as it is not too small in the picture to matter, or too much of it."""
    away_for_it: Sequence[RecordId] = getattr(camera, "hides", ())
    found = []
    for other in scene.items_near(bounds):
        if other.id == camera.id or other.id in away_for_it or not scene.is_shown(other):
            continue
        if kind_of(other).placement is Placement.NONE:
            continue
        x0, y0, x1, y1 = scene.boxes.bounds(other.id)
        size = math.hypot(x1 - x0, y1 - y0)
        away = math.dist(eye, ((x0 + x1) / 2.0, (y0 + y1) / 2.0)) - size / 2.0
        found.append((size / max(away, 1.0), other.id, other))
    return [other for _, _, other in nlargest(MOST_ITEMS, found)]
