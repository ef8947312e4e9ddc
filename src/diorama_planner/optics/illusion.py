"""What makes a view pass for full size: the "looks full size" meter, and the backdrop that its frame needs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.depth_of_field import sharp_between_mm
from diorama_planner.formulas.limits import need_positive
from diorama_planner.formulas.miniature import full_size_f_number
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import View
from diorama_planner.optics.projection import CORNERS, pinhole_of, rays_through
from diorama_planner.optics.sharpness import blur_mm, sharp_depths, stack_of


@dataclass(frozen=True, slots=True)
class FullSize:
    """How far a view looks full size.

    Attributes:
        near_mm, far_mm: depths on the bench between which a photograph of the real scene would be sharp, as far as
            the scene goes.
        frames: how many stacked pictures make the model as sharp.
        share: how much of that depth one picture has, 0 to 1.
        real_f: the f-number at which the real scene would be as blurred as this one picture.
    """

    near_mm: float
    far_mm: float
    frames: int
    share: float
    real_f: float


def full_size(
    view: View, denominator: float, scene: tuple[float, float], *, real_f: float | None = None,
    overlap_pct: float = 20.0,
) -> FullSize:  # fmt: skip
    """Hold a view against the photograph of the real scene that it shows.

    That is taken from as far away as the scale makes it, with the same lens and sensor, at `real_f` (the f-number of
    the view if left out).

    Args:
        view: the camera.
        denominator: of the scale.
        scene: nearest and farthest depth of what is in the picture, mm on the bench.
        real_f: f-number of the real photograph.
        overlap_pct: of the stacked frames.

    Raises:
        UsageError: the lens cannot focus there, no scale, a scene without depth.
    """
    need_positive(scale=denominator)
    if not 0.0 < scene[0] < scene[1]:
        raise UsageError(msg("A scene goes from a near to a far depth"))
    focus = focus_of(view)
    nominal = focus.nominal_f(view.f_number if real_f is None else real_f)
    away = focus.subject_mm * denominator
    near, far = (each / denominator for each in sharp_between_mm(focus.focal_mm, nominal, view.sensor.coc_mm, away))
    near, far = max(near, scene[0]), min(far, scene[1])
    real = full_size_f_number(focus.nominal_f(view.f_number), denominator)
    if near >= far:
        return FullSize(near, near, 1, 1.0, real)
    sharp_near, sharp_far = sharp_depths(view)
    covered = max(0.0, min(far, sharp_far) - max(near, sharp_near))
    frames = stack_of(view, near, far, overlap_pct).frames
    return FullSize(near, far, frames, min(1.0, covered / (far - near)), real)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What has to hang behind a scene to fill the frame: upright at a distance from the eye, across the view.

    Attributes:
        distance_mm: along the ground from the eye.
        width_mm: of a flat one.
        low_mm, high_mm: its lower and upper edge over the base top.
        horizon_mm: where the horizon of its picture has to be over the base top: at the height of the eye, always.
        left_mm, right_mm: how far it reaches to either side of the middle of the view.
        radius_mm, arc_mm: of one that is bent around the eye, so that its ends are no farther than its middle.
        blur_mm: how large on the sensor a point on it is; the picture on it may be as coarse.
    """

    distance_mm: float
    width_mm: float
    low_mm: float
    high_mm: float
    horizon_mm: float
    left_mm: float
    right_mm: float
    radius_mm: float
    arc_mm: float
    blur_mm: float


def backdrop_for(view: View, distance_mm: float, *, then: Sequence[View] = (), margin_pct: float = 5.0) -> Backdrop:
    """Find the backdrop that fills a frame from a distance, with a margin on every side.

    Of a camera that moves, `then` are the later views: it hangs where the first asks for it, and fills all of them.

    Raises:
        UsageError: a frame looks above or below any backdrop or past its ends, a distance or margin that is none.
    """
    need_positive(distance=distance_mm)
    if not 0.0 <= margin_pct <= 100.0:
        raise UsageError(msg("The margin must be 0 to 100 %"))
    reach = 1.0 + 2.0 * margin_pct / 100.0
    landed = np.vstack([_on_upright(each, view, distance_mm, reach) for each in (view, *then)])
    (left, low), (right, high) = landed.min(axis=0).tolist(), landed.max(axis=0).tolist()
    height = view.position_mm[2]
    return Backdrop(
        distance_mm=distance_mm,
        width_mm=right - left,
        low_mm=height + low,
        high_mm=height + high,
        horizon_mm=height,
        left_mm=-left,
        right_mm=right,
        radius_mm=distance_mm,
        arc_mm=(math.atan(right / distance_mm) - math.atan(left / distance_mm)) * distance_mm,
        blur_mm=blur_mm(view, distance_mm * math.cos(math.radians(view.tilt_deg))),
    )


def _on_upright(view: View, first: View, distance_mm: float, reach: float) -> NDArray[np.float64]:
    """Where the corners of a frame land on an upright plane before the first eye: to its right, and up from it."""
    pinhole = pinhole_of(view)
    rays = rays_through(pinhole, reach * CORNERS)
    pan = math.radians(first.pan_deg)
    ahead, across = np.array([math.cos(pan), math.sin(pan), 0.0]), np.array([math.sin(pan), -math.cos(pan), 0.0])
    nearer, speed = pinhole.eye - np.array(first.position_mm), rays @ ahead
    left = distance_mm - float(nearer @ ahead)
    if (speed <= 1e-3).any() or left <= 0.0:
        raise UsageError(
            msg("The frame looks past any backdrop"), msg("Tilt the camera less, or take a longer focal length.")
        )
    places = nearer + rays * (left / speed)[:, None]
    return np.column_stack([places @ across, places[:, 2]])
