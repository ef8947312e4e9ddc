"""Amounts of a material in the unit of its packs and in the unit of its need.

Shops and shelves count in packs and their units (sheets, ml, g, m, pieces), bills in what the need is measured in.
"""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.catalogue.material import Material, PackUnit
from diorama_planner.catalogue.takeoff_line import NeedUnit
from diorama_planner.takeoff.bill import pack_amount

_USUAL: Mapping[PackUnit, NeedUnit] = {"sheet": "mm2", "m2": "mm2", "m": "mm", "ml": "ml", "g": "g"}


def usual_unit(material: Material) -> NeedUnit:
    """The unit in which a need of the material is usually measured."""
    return _USUAL.get(material.pack_unit, "each")


def to_pack_units(material: Material, amount: float, unit: NeedUnit) -> float:
    """Give a need in the pack unit; 0 where it is not known what a pack holds in the unit of the need."""
    held = pack_amount(material, unit)
    return amount / held * material.pack_size if held > 0 else 0.0


def from_pack_units(material: Material, amount: float, unit: NeedUnit) -> float:
    """Give an amount in the pack unit in the unit of a need; 0 where that is not known."""
    return amount / material.pack_size * pack_amount(material, unit)
