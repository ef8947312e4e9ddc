"""Sowing fibres: how tall they stand in reality, and how much ground can be sown while the glue is open."""

from __future__ import annotations

from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import count_up

LOWEST_GRASS_MM = 10.0
"""An ornamental lawn is mown to 1 to 2 cm (reelmowershq.com, yourspares.co.uk); less is a bowling green."""

HIGHEST_GRASS_MM = 1200.0
"""Hay meadows and corn stand 0.3 to 1.2 m high, only reeds higher; general knowledge, unsourced."""

MINUTES_PER_HOUR = 60.0


def grass_height_mm(fibre_mm: float, scale: float) -> float:
    """How tall a fibre stands in reality: fibre x scale. 6 mm in 1:87 is 522 mm. Source: arithmetic."""
    need_positive(fibre_length=fibre_mm, scale=scale)
    return fibre_mm * scale


def is_usual_height(real_mm: float) -> bool:
    """Whether grass of this real height is met, from a fine lawn to ripe corn."""
    return LOWEST_GRASS_MM <= real_mm <= HIGHEST_GRASS_MM


def patch_mm2(open_min: float, hours_per_m2: float) -> float:
    """How much ground can be glued and sown before the glue skins over: open time / time per area, in mm2."""
    need_positive(open_time=open_min, time_per_area=hours_per_m2)
    return open_min / MINUTES_PER_HOUR / hours_per_m2 * 1e6


def patches(area_mm2: float, open_min: float, hours_per_m2: float) -> int:
    """How many patches to sow one after the other, rounded up."""
    need_not_negative(area=area_mm2)
    return count_up(area_mm2 / patch_mm2(open_min, hours_per_m2))
