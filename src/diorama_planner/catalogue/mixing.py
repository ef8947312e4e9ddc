"""What a two-part product is mixed of: A and B in millilitres, and in grams where the maker's figures allow it.

A ratio by volume says nothing of weights: 2:1 by volume is 100:47 by weight of one resin and 100:44 of another.
So grams are given only with a weight ratio or both densities, and otherwise the reason why not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.table import Pair
from diorama_planner.core.messages import Message, msg
from diorama_planner.formulas.resin import mixed_density, smallest_batch, split_by_ratio

LEAST_PART_ML = 10.0
"""A cup is read to half a millilitre: 5 % of this. Builder's practice, unsourced."""

LEAST_PART_G = 2.0
"""Kitchen scales read to a tenth of a gram: 5 % of this. Builder's practice, unsourced."""

_BY_VOLUME = re.compile(r"(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)\s+by (?:volume|weight or volume)")

NOT_BY_WEIGHT = msg("The maker gives the ratio by volume only: by weight it is another, so measure in a cup.")
NOT_BY_VOLUME = msg("The maker gives the ratio by weight only: weigh the parts.")
NO_DENSITY = msg("The density is not known, so millilitres cannot be turned into grams.")


@dataclass(frozen=True, slots=True)
class Mix:
    """So much of a two-part product, in ml, and its parts A and B in ml and in g as far as they are known."""

    ml: float
    parts_ml: Pair | None
    parts_g: Pair | None
    why_no_ml: Message | None = None
    why_no_g: Message | None = None


def volume_ratio(material: Material) -> Pair | None:
    """The ratio A:B by volume; None for one-part products, and where the maker gives no such."""
    found = _BY_VOLUME.search(material.mix_ratio)
    if found is not None and float(found[1]) > 0 and float(found[2]) > 0:
        return float(found[1]), float(found[2])
    weights = material.mix_weight
    if weights is None or not material.density_a or not material.density_b:
        return None
    return weights[0] / material.density_a, weights[1] / material.density_b


def is_two_part(material: Material) -> bool:
    """Whether it is mixed of A and B just before it is used."""
    return material.mix_weight is not None or volume_ratio(material) is not None


def mix_of(material: Material, volume_mm3: float) -> Mix | None:
    """Give the parts of a volume of mixed product; None for one-part products.

    Raises:
        UsageError: a volume that is below 0 or not a finite number.
    """
    if not is_two_part(material):
        return None
    ml = volume_mm3 / 1000.0
    volumes = volume_ratio(material)
    parts_ml = split_by_ratio(ml, *volumes) if volumes is not None else None
    parts_g = _grams(material, ml, parts_ml)
    why_no_g = None
    if parts_g is None:
        why_no_g = NO_DENSITY if material.mix_weight is not None else NOT_BY_WEIGHT
    return Mix(ml, parts_ml, parts_g, NOT_BY_VOLUME if parts_ml is None else None, why_no_g)


def smallest_batch_ml(material: Material) -> float | None:
    """The smallest mix in ml that can be measured well enough; None for one-part products."""
    volumes = volume_ratio(material)
    if volumes is not None:
        return smallest_batch(*volumes, LEAST_PART_ML)
    density = _density(material)
    if material.mix_weight is None or density is None:
        return None
    return smallest_batch(*material.mix_weight, LEAST_PART_G) / density * 1000.0


def _grams(material: Material, ml: float, parts_ml: Pair | None) -> Pair | None:
    if material.mix_weight is not None:
        density = _density(material)
        return None if density is None else split_by_ratio(ml * density / 1000.0, *material.mix_weight)
    if parts_ml is None or not material.density_a or not material.density_b:
        return None
    return parts_ml[0] * material.density_a / 1000.0, parts_ml[1] * material.density_b / 1000.0


def _density(material: Material) -> float | None:
    """Of the mix in kg/m3: as given, or by those of its parts."""
    if material.density_kg_m3:
        return material.density_kg_m3
    if material.mix_weight is None or not material.density_a or not material.density_b:
        return None
    return mixed_density(*material.mix_weight, material.density_a, material.density_b)
