"""How long a diorama takes, from its area and a builder's rate."""

from __future__ import annotations

from diorama_planner.formulas.limits import need_not_negative, need_positive


def build_hours(area_m2: float, hours_per_m2: float) -> float:
    """Hours = area x rate."""
    need_positive(area=area_m2, rate=hours_per_m2)
    return area_m2 * hours_per_m2


def build_weeks(hours: float, hours_per_week: float) -> float:
    """Weeks of evenings, not rounded: hours / hours a week."""
    need_not_negative(hours=hours)
    need_positive(hours_per_week=hours_per_week)
    return hours / hours_per_week


def build_rate(hours: float, area_m2: float) -> float:
    """A builder's own rate in h/m2 from a finished piece: Laurie Green took over 400 h for 36 x 18 in."""
    need_positive(hours=hours, area=area_m2)
    return hours / area_m2
