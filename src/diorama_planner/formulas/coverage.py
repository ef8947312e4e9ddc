"""What covers a surface: paint, grass, ballast, plaster, bricks."""

from __future__ import annotations

from diorama_planner.formulas.limits import need_not_negative, need_positive
from diorama_planner.formulas.rounding import count_up

NYLON_KG_M3 = 1140.0


def amount_by_rate(area_m2: float, rate_per_m2: float, coats: float = 1.0, waste_pct: float = 0.0) -> float:
    """Amount of something sold by its use per area: area x rate x coats x (1 + waste). Source: arithmetic."""
    need_not_negative(area=area_m2, waste=waste_pct)
    need_positive(rate=rate_per_m2, number_of_coats=coats)
    return area_m2 * rate_per_m2 * coats * (1.0 + waste_pct / 100.0)


def amount_by_spread(area_m2: float, m2_per_unit: float, coats: float = 1.0, waste_pct: float = 0.0) -> float:
    """Amount of something that says how far it goes: area x coats x (1 + waste) / spread."""
    need_positive(spread=m2_per_unit)
    return amount_by_rate(area_m2, 1.0 / m2_per_unit, coats, waste_pct)


def packs_for(amount: float, pack: float) -> int:
    """Packs to buy, rounded up after summing."""
    need_not_negative(amount=amount)
    need_positive(pack=pack)
    return count_up(amount / pack)


def grass_g_per_m2(fill: float, fibre_mm: float, density_kg_m3: float = NYLON_KG_M3) -> float:
    """Weight of static grass: areal fill x fibre length x density of nylon (mm x kg/m3 = g/m2).

    `fill` is the share of the area that fibre ends take: industry reaches 0.08 to 0.10, 0.14 at the very most
    (flock.de); hobby work 0.02 to 0.04.
    """
    need_positive(fill=fill, fibre_length=fibre_mm, density=density_kg_m3)
    return fill * fibre_mm * density_kg_m3


def ballast_ml_per_m(width_mm: float, depth_mm: float) -> float:
    """Ballast of a rectangular section along track: width x depth; 1 mm2 of section is 1 ml a metre."""
    need_positive(width=width_mm, depth=depth_mm)
    return width_mm * depth_mm


def per_metre(amount: float, length_mm: float) -> float:
    """An amount used on a length, for one metre. A teaspoon an inch is Fugate's rule for H0 ballast."""
    need_positive(length=length_mm)
    return amount / length_mm * 1000.0


def section_factor(from_denominator: float, to_denominator: float) -> float:
    """By how much a cross-section grows from one scale to another: (from / to)^2."""
    need_positive(scale=from_denominator, other_scale=to_denominator)
    return (from_denominator / to_denominator) ** 2


def plaster_volume_l(plaster_kg: float, water_kg: float, solid_kg_per_l: float) -> float:
    """Wet volume of plaster: plaster / solid density + water. Solid density 2.65 kg/l: general knowledge."""
    need_positive(plaster=plaster_kg, solid_density=solid_kg_per_l)
    need_not_negative(water=water_kg)
    return plaster_kg / solid_kg_per_l + water_kg


def pieces_for(face_m2: float, openings_m2: float, per_m2: float) -> int:
    """Bricks, stones or tiles for a face less its openings, rounded up: (face - openings) x pieces per m2."""
    need_not_negative(openings=openings_m2, face_without_openings=face_m2 - openings_m2)
    need_positive(pieces_per_square_metre=per_m2)
    return count_up((face_m2 - openings_m2) * per_m2)
