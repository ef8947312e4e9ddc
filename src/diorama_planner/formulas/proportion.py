"""What a scale makes of things: true ratios, gauges, bays of a fence. Conversions are in `core.scale`."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.units import MM_PER_FOOT
from diorama_planner.formulas.limits import need_positive
from diorama_planner.formulas.rounding import count_up


@dataclass(frozen=True, slots=True)
class Fence:
    """A fence along a run: the length of one bay on the bench (mm), bays, and posts with both ends."""

    bay_mm: float
    bays: int
    posts: int


def true_ratio(real_mm: float, model_mm: float) -> float:
    """Denominator of the scale that a model really has: real / model. Source: arithmetic."""
    need_positive(real_length=real_mm, model_length=model_mm)
    return real_mm / model_mm


def ratio_of_mm_per_foot(mm_per_foot: float) -> float:
    """Denominator of a scale given as millimetres to the foot: 304.8 / mm. Source: definition of the foot."""
    need_positive(millimetres_to_the_foot=mm_per_foot)
    return MM_PER_FOOT / mm_per_foot


def prototype_gauge_mm(gauge_mm: float, denominator: float) -> float:
    """The real track gauge that a model track stands for: gauge x scale. Source: NEM 010, by arithmetic."""
    need_positive(gauge=gauge_mm, scale=denominator)
    return gauge_mm * denominator


def gauge_error_pct(represented_mm: float, prototype_mm: float) -> float:
    """By how many per cent a model track is too wide (negative: too narrow) for its prototype."""
    need_positive(represented_gauge=represented_mm, prototype_gauge=prototype_mm)
    return (represented_mm / prototype_mm - 1.0) * 100.0


def fence_along(run_mm: float, bay_real_mm: float, denominator: float) -> Fence:
    """Bays of a fence along a run on the bench: ceil(run x scale / bay), and one post more than bays.

    Args:
        run_mm: length of the run, model mm.
        bay_real_mm: distance of the posts in reality, mm.
        denominator: of the scale.
    """
    need_positive(run=run_mm, bay=bay_real_mm, scale=denominator)
    bays = count_up(run_mm * denominator / bay_real_mm)
    return Fence(bay_real_mm / denominator, bays, bays + 1)
