"""Stacks of foam: how many sheets a height takes, and what a sheet weighs."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.formulas.limits import need_positive
from diorama_planner.formulas.rounding import RELATIVE_TOLERANCE, count_down, count_up


@dataclass(frozen=True, slots=True)
class FoamStack:
    """Layers for a height, rounded up, and the height above the last full sheet (0: it comes out even)."""

    layers: int
    top_up_mm: float


def foam_stack(height_mm: float, sheet_mm: float) -> FoamStack:
    """Layers = ceil(height / sheet); top-up = height - full sheets. Source: arithmetic."""
    need_positive(height=height_mm, sheet=sheet_mm)
    rest = height_mm - count_down(height_mm / sheet_mm) * sheet_mm
    # an even stack leaves nothing but float noise
    return FoamStack(count_up(height_mm / sheet_mm), rest if rest > RELATIVE_TOLERANCE * height_mm else 0.0)


def sheet_mass_g(size_mm: tuple[float, float, float], density_kg_m3: float) -> float:
    """Mass of a sheet: volume x density; 1 kg/m3 is 1e-6 g/mm3."""
    need_positive(size=min(size_mm), density=density_kg_m3)
    length, width, thickness = size_mm
    return length * width * thickness * density_kg_m3 * 1e-6
