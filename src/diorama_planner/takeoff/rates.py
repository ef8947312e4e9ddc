"""How far a material goes, where that came from, and what need it allows: between which amounts, if it is weak."""

from __future__ import annotations

from diorama_planner.catalogue.coverage import is_inverse
from diorama_planner.catalogue.material import Material
from diorama_planner.core.messages import Message, counted, msg
from diorama_planner.takeoff.bill_rows import Rate


def rate_of(material: Material) -> Rate | None:
    """Give the rate by which a material is counted; None for what is needed just as it was measured."""
    if not material.coverage or material.coverage_unit is None:
        return None
    learned = material.learned
    return Rate(
        material.coverage,
        material.coverage_unit,
        material.coverage_min,
        material.coverage_max,
        material.source,
        material.confidence,
        learned.builds if learned else 0,
        learned.last if learned else "",
    )


def need_range(need: float, rate: Rate | None) -> tuple[float, float]:
    """Give the least and the greatest need that a weak rate allows; the need itself, twice, where it is not weak.

    Needs go with what a unit of ground takes, and against how far a unit of the material goes.
    """
    if rate is None or not rate.is_weak or not rate.low or not rate.high:
        return need, need
    if is_inverse(rate.unit):
        return need * rate.value / rate.high, need * rate.value / rate.low
    return need * rate.low / rate.value, need * rate.high / rate.value


def rate_source(rate: Rate) -> Message:
    """Say where a rate came from."""
    if rate.learned:
        return counted(
            "your own rate from 1 build, {last}",
            "your own rate from {count} builds, the last {last}",
            rate.builds,
            last=rate.last,
        )
    if rate.confidence:
        return msg("{source} (confidence {confidence})", source=rate.source, confidence=rate.confidence)
    return msg("{source}", source=rate.source or msg("not said"))
