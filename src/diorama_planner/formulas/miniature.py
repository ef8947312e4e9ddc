"""Sums that make a miniature pass for full size: speed, blur and trails, depth of field, smaller scales behind.

Numbers only, lengths on the bench in mm unless they say real. Frame rates are in `motion`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.motion import model_speed_mm_s


def full_size_f_number(f_number: float, denominator: float) -> float:
    """The f-number at which the real scene, at its real distance, would be as blurred: N / scale.

    The same lens on the same sensor focuses so many times farther, and its hyperfocal distance has to grow as much.
    Source: arithmetic on H = f^2 / (N c).
    """
    need_positive(**{"f-number": f_number, "scale": denominator})
    return f_number / denominator


def moved_mm(real_speed_mm_s: float, exposure_s: float, denominator: float) -> float:
    """How far a model has to move during the exposure to be blurred as the real one: v t / scale.

    It is the length of the trail that its lamps draw as well.
    """
    need_not_negative(speed=real_speed_mm_s)
    need_positive(exposure=exposure_s)
    return model_speed_mm_s(real_speed_mm_s, denominator) * exposure_s if real_speed_mm_s else 0.0


def exposure_for_trail_s(trail_mm: float, model_speed: float) -> float:
    """How long the shutter stays open for a trail when the model moves at a speed in mm/s."""
    need_positive(trail=trail_mm, speed=model_speed)
    return trail_mm / model_speed


def streak_share(moved: float, frame_width_mm: float) -> float:
    """How much of the width of the picture something smears that moves across it, seen at its own distance."""
    need_not_negative(way=moved)
    need_positive(frame=frame_width_mm)
    return moved / frame_width_mm


def apparent_distance_mm(distance_mm: float, denominator: float, main: float) -> float:
    """How far away something of a smaller scale seems to stand, in the main scale: distance x its scale / main."""
    need_positive(distance=distance_mm, scale=denominator, main_scale=main)
    return distance_mm * denominator / main


def scale_behind(distance_mm: float, apparent_mm: float, main: float) -> float:
    """The scale that something needs to seem farther away: main x apparent / true distance."""
    need_positive(distance=distance_mm, apparent_distance=apparent_mm, main_scale=main)
    return main * apparent_mm / distance_mm


@dataclass(frozen=True, slots=True)
class Forced:
    """From how far in front of the nearer thing forced perspective holds: exactly, and with a tolerated error."""

    exact_mm: float
    nearest_mm: float
    farthest_mm: float


def forced_perspective(
    main: float, behind: float, gap_mm: float, real_gap_mm: float, tolerance_pct: float = 5.0
) -> Forced:
    """Find the distance from which a smaller scale behind looks as far away as it should.

    At d before the nearer thing the farther one is (main / behind) d / (d + gap) as large as it; it should be
    d main / (d main + real gap). Both agree at d = (real gap - behind x gap) / (behind - main). Source: arithmetic.

    Args:
        main: denominator of the scale of the nearer thing.
        behind: that of the farther one.
        gap_mm: between both, on the bench.
        real_gap_mm: between both, as the picture shall tell it.
        tolerance_pct: error of the size of the farther one that nobody sees.

    Raises:
        UsageError: the scale behind is not smaller, or it is built so far behind that it needs no trick.
    """
    need_positive(main_scale=main, scale_behind=behind, real_gap=real_gap_mm)
    need_not_negative(gap=gap_mm, tolerance=tolerance_pct)
    if behind <= main:
        raise UsageError(msg("What stands behind must be of a smaller scale"), msg("1:87 behind 1:64, for example."))
    if real_gap_mm <= behind * gap_mm:
        raise UsageError(
            msg("The gap is as deep as its smaller scale tells already"),
            msg("Build it nearer than {most:.0f} mm behind.", most=real_gap_mm / behind),
        )
    ends = [_holding_at(main, behind, gap_mm, real_gap_mm, 1.0 + sign * tolerance_pct / 100.0) for sign in (1, 0, -1)]
    return Forced(ends[1], ends[0], ends[2])


def _holding_at(main: float, behind: float, gap: float, real_gap: float, error: float) -> float:
    """Where the farther thing is `error` times as large as it should be; from farther away it is smaller.

    (main / behind) (d + real gap / main) = error (d + gap).
    """
    slope = main / behind - error
    if slope >= 0.0:
        return math.inf
    return max(0.0, (error * gap - real_gap / behind) / slope)
