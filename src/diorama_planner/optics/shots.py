"""A shot planned as a whole: how deep its scene is, what of it is sharp, what stack and backdrop it takes.

Put together from what rays met (`sight`) and the sums of `sharpness` and `illusion`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.motion import slow_motion_factor
from diorama_planner.optics.illusion import Backdrop, FullSize, backdrop_for, full_size
from diorama_planner.optics.lenses import View
from diorama_planner.optics.sharpness import Diffraction, StackPlan, best_f_for, diffraction_of, stack_of
from diorama_planner.optics.sight import EDGE, NOTHING, TABLE, Survey

STRAY_PCT = 1.0
"""So much of what is in the frame may be nearer or farther than the scene is said to be deep."""


@dataclass(frozen=True, slots=True)
class Shot:
    """What is worth knowing before a picture is taken.

    Attributes:
        scene_mm: nearest and farthest depth of what belongs to the diorama; None if nothing of it is in the frame.
        full_size: the "looks full size" meter; None without a scene.
        stack: frames that make all of the scene sharp; None without a scene, or if they are too many.
        best_f: f-number at which one picture of the scene is sharpest.
        diffraction: what stopping down costs as it is set.
        backdrop: what hangs just behind the scene to fill the frame; None if it looks too steeply down or up.
        slow_motion: how many times slower water and smoke must be shown.
    """

    scene_mm: tuple[float, float] | None
    full_size: FullSize | None
    stack: StackPlan | None
    best_f: float | None
    diffraction: Diffraction
    backdrop: Backdrop | None
    slow_motion: float


def plan_shot(
    view: View, denominator: float, found: Survey, then: Sequence[View] = (), overlap_pct: float = 20.0
) -> Shot:
    """Plan a shot from what its rays met; `then` are the later views of one that moves, which its backdrop fills too.

    Raises:
        UsageError: the lens cannot focus there, no scale.
    """
    scene = scene_depths(found)
    diffraction, slow = diffraction_of(view), slow_motion_factor(denominator)
    if scene is None:
        return Shot(None, None, None, None, diffraction, None, slow)
    try:
        stack: StackPlan | None = stack_of(view, *scene, overlap_pct)
        meter: FullSize | None = full_size(view, denominator, scene, overlap_pct=overlap_pct)
    except UsageError:
        stack = meter = None  # more frames than anyone takes
    try:
        backdrop: Backdrop | None = backdrop_for(view, scene[1], then=then)
    except UsageError:
        backdrop = None
    return Shot(scene, meter, stack, best_f_for(view, scene[1] - scene[0]), diffraction, backdrop, slow)


def scene_depths(found: Survey) -> tuple[float, float] | None:
    """Give between which depths nearly all of a diorama in a frame lies; None if there is none."""
    depths = found.depth_mm[~np.isin(found.met, (NOTHING, TABLE, EDGE)) & np.isfinite(found.depth_mm)]
    if not depths.size:
        return None
    near, far = np.percentile(depths, [STRAY_PCT, 100.0 - STRAY_PCT]).tolist()
    return (near, far) if 0.0 < near < far else None
