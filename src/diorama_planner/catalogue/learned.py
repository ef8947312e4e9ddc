"""Rates learned from the user's own builds: how they follow from what was used, and how they take a rate's place.

A rate is learned from totals, so that a large build says more than a small one. Where builds are kept is the matter
of the workshop (`app/purchase/workshop.py`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from diorama_planner.catalogue.coverage import is_inverse
from diorama_planner.catalogue.material import LARGEST, LEAST, CoverageUnit, LearnedRate, Material
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

BUILDS_COUNTED = 5
"""A rate is learned from so many builds, the last ones: hands and tools change."""

FARTHEST = 100.0
"""A rate that differs from the one before by more than this factor is a slip of the pen, not experience."""


@dataclass(frozen=True, slots=True)
class Build:
    """How far a material went on one build.

    `covered` is what the bill measured, as its rate counts it (need times rate where the rate says how far a unit
    goes, need by rate where it says what a unit of ground takes); `used` is all that was taken from the pack, waste
    too, in the unit of the need. `unit` is that of the rate, `day` an ISO date.
    """

    material: str
    covered: float
    used: float
    unit: CoverageUnit
    day: str


def build_of(material: Material, need: float, used: float, day: date) -> Build:
    """Note what a build really took.

    Args:
        material: with the rate by which the need was worked out.
        need: what the bill asked for before waste, in the material's own unit.
        used: what was taken from the pack in all, in the same unit.
        day: when it was built.

    Raises:
        UsageError: the material has no rate, nothing was needed or used, a number is not finite, or the two are so
            far apart that one of them must be in another unit.
    """
    rate, unit = material.coverage, material.coverage_unit
    if not rate or unit is None:
        raise UsageError(
            msg("{material} has no rate that could be learned", material=material.label),
            msg("give it a coverage rate of your own first"),
        )
    for what, amount in ((msg("what was needed"), need), (msg("what was used"), used)):
        if not math.isfinite(amount) or amount <= 0:
            raise UsageError(
                msg("{material}: {what} must be more than 0, not {amount}", material=material.label, what=what,
                    amount=f"{amount:g}"),
                msg("enter how much was really taken from the pack"),
            )  # fmt: skip
    if not 1 / FARTHEST <= used / need <= FARTHEST:
        raise UsageError(
            msg("{material}: {used} used where {need} were needed cannot be", material=material.label,
                used=f"{used:g}", need=f"{need:g}"),
            msg("both are in the unit of the bill; look for a slip of the decimal point"),
        )  # fmt: skip
    return Build(material.id, need * rate if is_inverse(unit) else need / rate, used, unit, day.isoformat())


def learned_rate(material: Material, builds: Iterable[Build]) -> LearnedRate | None:
    """Give the rate that the last builds with a material show; None if there are none that speak of its rate.

    It is the mean weighted by what was covered, which is the total covered by the total used. The waste that the bill
    adds is taken off what was used, so that the bill of the same plan asks for just what it took.
    """
    unit = material.coverage_unit
    fitting = [build for build in builds if build.material == material.id and build.unit == unit]
    last = sorted(fitting, key=lambda build: build.day)[-BUILDS_COUNTED:]
    if not last or unit is None:
        return None
    covered = math.fsum(build.covered for build in last)
    used = math.fsum(build.used for build in last) / (1 + (material.waste_pct or 0.0) / 100)
    value = covered / used if is_inverse(unit) else used / covered
    return LearnedRate(material.id, value, unit, len(last), last[-1].day)


def with_rate(material: Material, rate: LearnedRate) -> Material:
    """Give a material with a learned rate in the place of its own; as it is if the rate speaks of something else."""
    plain = without_rate(material)
    if rate.material != plain.id or rate.unit != plain.coverage_unit or not LEAST <= rate.value <= LARGEST:
        return plain
    return replace(
        plain, coverage=rate.value, coverage_min=None, coverage_max=None, learned=rate, catalogue_rate=plain
    )


def without_rate(material: Material) -> Material:
    """Give a material as the catalogue has it: what is learned stays with the one who learned it."""
    return material.catalogue_rate or material
