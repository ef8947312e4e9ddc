"""Speed of a model, and the frame rate that makes falling things look heavy."""

from __future__ import annotations

import math

from diorama_planner.formulas.limits import need_positive


def real_speed_mm_s(distance_mm: float, time_s: float, denominator: float) -> float:
    """The speed that a timed model stands for: distance x scale / time, mm/s. Source: bachmanntrains.com."""
    need_positive(distance=distance_mm, time=time_s, scale=denominator)
    return distance_mm * denominator / time_s


def model_speed_mm_s(real_mm_s: float, denominator: float) -> float:
    """How fast the model must run for a real speed: speed / scale, mm/s."""
    need_positive(speed=real_mm_s, scale=denominator)
    return real_mm_s / denominator


def slow_motion_factor(denominator: float) -> float:
    """How many times slower falling, splashing and swaying must be shown to look full size: sqrt(scale).

    Gravity is not scaled, so time goes with the square root of length (Froude). What is moved by hand or motor needs
    no more than its speed in scale. Source: rule of miniature photography, general knowledge.
    """
    need_positive(scale=denominator)
    return math.sqrt(denominator)


def overcrank_fps(base_fps: float, denominator: float) -> float:
    """Frames per second at which falling water looks full size: base x `slow_motion_factor`."""
    need_positive(frame_rate=base_fps)
    return base_fps * slow_motion_factor(denominator)
