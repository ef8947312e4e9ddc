"""What of a view is sharp: limits before and behind the focus, blur of all else, diffraction, the stack of a depth.

Depths count from the eye of the lens along its axis, as planes in the picture do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.depth_of_field import (
    airy_disc_mm,
    best_f_number,
    diffraction_limit_f,
    effective_f_number,
    sharp_between_mm,
)
from diorama_planner.optics.focusing import focus_of, reach
from diorama_planner.optics.lenses import View

MOST_FRAMES = 2000


def sharp_depths(view: View) -> tuple[float, float]:
    """Give the nearest and the farthest depth that is sharp, mm; the farthest may be infinite.

    Raises:
        UsageError: the lens cannot focus there.
    """
    focus = focus_of(view)
    return sharp_between_mm(focus.focal_mm, focus.nominal_f(view.f_number), view.sensor.coc_mm, focus.subject_mm)


def blur_mm(view: View, depth_mm: float) -> float:
    """Give the diameter on the sensor of a point at a depth: opening x m x |depth - s| / depth.

    Source: similar triangles in a thin lens; it is the circle of confusion at both limits of `sharp_depths`.
    """
    focus = focus_of(view)
    opening = focus.opening_mm(view.f_number)
    if math.isinf(focus.subject_mm):
        return opening * focus.focal_mm / depth_mm
    if math.isinf(depth_mm):
        return opening * focus.magnification
    return opening * focus.magnification * abs(depth_mm - focus.subject_mm) / depth_mm


@dataclass(frozen=True, slots=True)
class Diffraction:
    """What stopping down costs: the spot of a point in focus, and the f-number from which it passes for blur."""

    airy_mm: float
    limit_f: float
    is_soft: bool


def diffraction_of(view: View) -> Diffraction:
    """Say how diffraction softens a view."""
    focus = focus_of(view)
    nominal = focus.nominal_f(view.f_number)
    airy = airy_disc_mm(effective_f_number(nominal, focus.magnification))
    limit = diffraction_limit_f(view.sensor.coc_mm, focus.magnification) / focus.f_share
    return Diffraction(airy, limit, airy > view.sensor.coc_mm)


def best_f_for(view: View, depth_mm: float) -> float:
    """Give the f-number at which a depth around the focus is sharpest in one picture, as far as the lens has it."""
    focus = focus_of(view)
    best = best_f_number(depth_mm, focus.magnification) / focus.f_share
    return min(max(best, view.lens.max_aperture_f), view.lens.min_aperture_f)


@dataclass(frozen=True, slots=True)
class StackPlan:
    """A focus stack: where to focus, as depths and as distances from subject to sensor, near to far.

    `within_reach` tells whether the lens can focus on all of them.
    """

    depths_mm: tuple[float, ...]
    distances_mm: tuple[float, ...]
    within_reach: bool

    @property
    def frames(self) -> int:
        """How many pictures."""
        return len(self.depths_mm)

    @property
    def steps_mm(self) -> tuple[float, ...]:
        """How far the focus moves from each to the next."""
        return tuple(far - near for near, far in pairwise(self.depths_mm))


def stack_of(view: View, near_mm: float, far_mm: float, overlap_pct: float = 20.0) -> StackPlan:
    """Plan the frames that make everything sharp between two depths, each overlapping the one before.

    Raises:
        UsageError: depths or overlap that make no stack, or more than `MOST_FRAMES` frames.
    """
    if not 0.0 < near_mm < far_mm:
        raise UsageError(msg("A stack goes from a near to a far depth"))
    if not 0.0 <= overlap_pct < 100.0:
        raise UsageError(msg("Frames can overlap by 0 to less than 100 %"), msg("20 to 30 % is usual."))
    focus = focus_of(view)
    nominal, coc = focus.nominal_f(view.f_number), view.sensor.coc_mm
    start, depths = near_mm, []
    while True:
        depth = _focus_sharp_from(focus.focal_mm, nominal, coc, start)
        near, far = sharp_between_mm(focus.focal_mm, nominal, coc, depth)
        depths.append(depth)
        if far >= far_mm * (1.0 - 1e-9):
            break
        if len(depths) == MOST_FRAMES:
            raise UsageError(
                msg("That takes more than {most} frames", most=MOST_FRAMES),
                msg("Stop down, step back, or make less of it sharp."),
            )
        start = far - (far - near) * overlap_pct / 100.0
    back = focus.distance_mm - focus.subject_mm if math.isfinite(focus.subject_mm) else focus.eye_mm
    distances = tuple(depth + back for depth in depths)
    can = reach(view.lens, view.accessories)
    least, most = can.closest.distance_mm, max(can.farthest.distance_mm, can.largest.distance_mm)
    return StackPlan(tuple(depths), distances, least <= distances[0] and distances[-1] <= most)


def _focus_sharp_from(focal: float, nominal_f: float, coc: float, near: float) -> float:
    """Where to focus so that all is sharp from `near` on: the near limit of `sharp_between_mm`, turned round."""
    reduced = focal**2 / (nominal_f * coc)  # H - f
    if near >= reduced:
        return math.inf
    return max(near * (reduced - focal) / (reduced - near), math.nextafter(focal, math.inf))
