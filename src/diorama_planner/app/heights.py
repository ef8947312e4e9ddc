"""How high it is at a place of the plan: the ground, what is laid on it, and how steep the ground is there."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.geometry.region import contains_point
from diorama_planner.model.record import Point

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene

SAME_MM = 0.05
"""Heights nearer to each other than this are one."""

_STEP_MM = 1.0


@dataclass(frozen=True, slots=True)
class Heights:
    """Heights over the base top in mm; `laid_mm` is that of what is laid on the ground, None where nothing is."""

    ground_mm: float
    laid_mm: float | None
    slope_pct: float


def heights_at(scene: Scene, at: Point) -> Heights | None:
    """Return the heights at a place; None beside the base, and where it is as flat and bare as the base itself."""
    if scene.base.is_empty or not contains_point(scene.base, at):
        return None
    ground, surface = scene.ground.height_at(*at), scene.around.surface_at(at)
    laid = surface if abs(surface - ground) >= SAME_MM else None
    if scene.ground.field.is_flat and laid is None:
        return None
    return Heights(ground, laid, slope_pct(scene, at))


def slope_pct(scene: Scene, at: Point) -> float:
    """Return how steep the ground is at a place, in per cent, from the heights about it."""
    step = max(_STEP_MM, scene.ground.field.grid.cell)
    (x, y), height = at, scene.ground.height_at
    across = (height(x + step, y) - height(x - step, y)) / (2 * step)
    up = (height(x, y + step) - height(x, y - step)) / (2 * step)
    return 100.0 * math.hypot(across, up)
