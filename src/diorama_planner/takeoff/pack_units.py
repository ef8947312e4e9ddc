"""Amounts of a material in the unit of its packs and in the unit of its need.

Shops and shelves count in packs and their units (sheets, ml, g, m, pieces), bills in what the need is measured in.
"""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.catalogue.material import Material, PackUnit
from diorama_planner.catalogue.takeoff_line import NeedUnit
from diorama_planner.core.messages import Message, counted
from diorama_planner.formulas.resin import with_waste
from diorama_planner.formulas.rounding import count_up

_USUAL: Mapping[PackUnit, NeedUnit] = {"sheet": "mm2", "m2": "mm2", "m": "mm", "ml": "ml", "g": "g"}

_COUNTED = frozenset({"sheet", "piece", "pair", "set"})

_ROUNDED_SIZE = 0.005
"""By so much sizes are rounded: a pack of 0.356 m is a bar of 355.6 mm."""


def usual_unit(material: Material) -> NeedUnit:
    """The unit in which a need of the material is usually measured."""
    return _USUAL.get(material.pack_unit, "each")


def pack_amount(material: Material, unit: NeedUnit) -> float:
    """What one pack holds, in the unit of the need; 0 where that is not known.

    Sheets and lengths that are sold by the piece, pair or set are as large as one of them.
    """
    sold, length, width = material.pack_unit, material.length_mm or 0.0, material.width_mm or 0.0
    if unit == "each":
        one = 1.0
    elif unit == "mm2":
        one = 1e6 if sold == "m2" else length * width * (sold in _COUNTED)
    elif unit == "mm":
        one = 1e3 if sold == "m" else length * (sold in _COUNTED)
    else:
        one = 1.0 if sold == unit else _by_density(material, unit)
    return material.pack_size * one


def _by_density(material: Material, unit: NeedUnit) -> float:
    """What a gram of it is in ml, or a millilitre in g; 0 where that is not known."""
    if not material.density_kg_m3 or {material.pack_unit, unit} != {"g", "ml"}:
        return 0.0
    density = material.density_kg_m3 / 1000.0
    return density if unit == "g" else 1.0 / density


def needed_amount(material: Material, amount: float, unit: NeedUnit) -> float:
    """What has to be there of a need: waste on top of it; of whole pieces whole ones are kept to spare."""
    needed = with_waste(amount, material.waste_pct or 0.0)
    return float(count_up(needed)) if unit == "each" and amount.is_integer() else needed


def told_of_spares(lacking: float, packs: int, pack: float) -> tuple[Message, ...]:
    """Say how many packs are bought only so that pieces are left to spare: what lacks fits into the others."""
    more = packs - count_up(lacking / pack) if pack > 0 else 0
    if more <= 0:
        return ()
    return (
        counted(
            "1 of the packs is bought to spare: it is not needed if nothing is lost",
            "{count} of the packs are bought to spare: they are not needed if nothing is lost",
            more,
        ),
    )


def to_pack_units(material: Material, amount: float, unit: NeedUnit) -> float:
    """Give a need in the pack unit; 0 where it is not known what a pack holds in the unit of the need."""
    held = pack_amount(material, unit)
    return amount / held * material.pack_size if held > 0 else 0.0


def from_pack_units(material: Material, amount: float, unit: NeedUnit) -> float:
    """Give an amount in the pack unit in the unit of a need; 0 where that is not known."""
    return amount / material.pack_size * pack_amount(material, unit)


def bars_in_pack(material: Material, unit: NeedUnit) -> float:
    """How many bars a pack holds, of a material whose bars have a length."""
    ratio = pack_amount(material, unit) / (1.0 if unit == "each" else material.length_mm or 1.0)
    whole = round(ratio)
    return whole if whole and abs(ratio - whole) < _ROUNDED_SIZE * whole else ratio


def bar_in_pack_units(material: Material, unit: NeedUnit) -> float:
    """What one bar is of the pack unit, whether its material is needed by the millimetre or by the piece."""
    return material.pack_size / bars_in_pack(material, unit)
