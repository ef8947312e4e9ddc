"""What is mixed with water or thinner at the bench: paint and glue by parts, powders by weight or by volume.

Two-part products are in `mixing`. Which of them a plan takes, and how much, is for the bill to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.reference_rows import Dilution
from diorama_planner.core.messages import Message, msg
from diorama_planner.formulas.dilution import product_in_mix, thinner_for

_POWDER = re.compile(r"(\d+(?:\.\d+)?)\s*:\s*(\d+(?:\.\d+)?)\s+(?:powder|plaster):water by (weight|volume)")
_POWDER_KINDS = frozenset({"plaster", "clay"})

NOT_WEIGHED = msg("The maker gives the ratio by volume and the powder is sold by weight: measure both in a cup.")


class PowderMix(NamedTuple):
    """A powder and its water: the ratio, what it is by, and water in g or ml; None where it cannot be told."""

    ratio: tuple[float, float]
    by: Literal["weight", "volume"]
    water: float | None
    why_no_water: Message | None


def parts_of(dilution: Dilution, amount: float) -> tuple[float, float]:
    """Give product and thinner for an amount on the bill, in its unit."""
    parts = dilution.product_parts, dilution.thinner_parts
    product = product_in_mix(amount, *parts) if dilution.counted == "mix" else amount
    return product, thinner_for(product, *parts)


def dilutions_of(material: Material, rows: Iterable[Dilution]) -> tuple[Dilution, ...]:
    """Give the ways in which a material is thinned, in the order of the table."""
    return tuple(row for row in rows if material.id in row.materials)


def powder_mix(material: Material, amount: float, unit: str) -> PowderMix | None:
    """Give what water goes to an amount of powder in `unit`; None for what is no powder.

    A ratio by weight gives grams of water to grams of powder, one by volume millilitres to millilitres: a powder's
    loose density is not known, so one is never turned into the other.
    """
    found = _POWDER.search(material.mix_ratio)
    if material.category not in _POWDER_KINDS or found is None:
        return None
    if unit == "g" and material.mix_weight is not None:
        return PowderMix(material.mix_weight, "weight", thinner_for(amount, *material.mix_weight), None)
    ratio = float(found[1]), float(found[2])
    if found[3] == "volume" and unit == "ml":
        return PowderMix(ratio, "volume", thinner_for(amount, *ratio), None)
    return PowderMix(ratio, "weight" if found[3] == "weight" else "volume", None, NOT_WEIGHED)
