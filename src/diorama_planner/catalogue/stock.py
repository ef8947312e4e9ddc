"""Which sheet thicknesses are sold of a material, and what to do when the wanted one is not.

Choosing how many sheets to buy and nesting parts on them is in `takeoff`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

SAME_THICKNESS_MM = 0.05
_OTHER_REGION = 0.25
_DENSITY_FACTOR = 1.5
_MOST_PLIES = 12
_NEAR_ENOUGH = 0.05
"""Of the laminates no further off than this share, the one of fewest plies is best."""


@dataclass(frozen=True, slots=True)
class StockAdvice:
    """What is sold near a wanted thickness.

    `exact` is sold as it is. Else there are up to three ways: `nearest` as it is, `resaw` a thicker sheet, or
    glue up `plies` sheets of `laminate`.
    """

    exact: Material | None
    nearest: Material | None
    resaw: Material | None
    laminate: Material | None
    plies: int


def _is_like(material: Material, like: Material | str) -> bool:
    if isinstance(like, str):
        return like in (material.category, material.compat_class)
    if (material.category, material.compat_class) != (like.category, like.compat_class):
        return False
    # Balsa and plywood share a class; one does not replace the other.
    one, other = material.density_kg_m3, like.density_kg_m3
    return one is None or other is None or max(one, other) <= _DENSITY_FACTOR * min(one, other)


def _is_sold_in(material: Material, region: str) -> bool:
    """Whether shops of a region have it: outside the US that means metric sheets."""
    if not region or not material.region or material.region == region:
        return True
    return region != "US" and material.region == "EU"


def _distance(material: Material, thickness_mm: float, region: str) -> float:
    """Say how far off a sheet is: the ratio of thicknesses, as if a quarter further in the wrong region."""
    off = abs(math.log((material.thickness_mm or 0.0) / thickness_mm))
    return off + (0.0 if _is_sold_in(material, region) else _OTHER_REGION)


def nearest_sheets(
    catalogue: Catalogue, like: Material | str, thickness_mm: float, region: str = ""
) -> list[Material]:
    """Give the sheets that are sold, the nearest to a thickness first, one for each thickness.

    Args:
        catalogue: what is sold.
        like: the material that is meant (its category, class and, within a factor of 1.5, density), or the
            name of a category or compatibility class.
        thickness_mm: the thickness wanted, bench mm.
        region: where the user buys; sheets sold elsewhere count as further off.

    Raises:
        UsageError: the thickness is not a finite number above 0.
    """
    if not (math.isfinite(thickness_mm) and thickness_mm > 0):
        raise UsageError(msg("a thickness must be above 0"))
    sheets = [each for each in catalogue.materials() if each.is_sheet and each.thickness_mm and _is_like(each, like)]
    sheets.sort(key=lambda each: (_distance(each, thickness_mm, region), each is not like))
    found: dict[float, Material] = {}
    for sheet in sheets:
        found.setdefault(round(sheet.thickness_mm or 0.0, 2), sheet)
    return list(found.values())


def stock_advice(catalogue: Catalogue, like: Material | str, thickness_mm: float, region: str = "") -> StockAdvice:
    """Say how to come by a thickness: arguments and errors as `nearest_sheets`."""
    sheets = nearest_sheets(catalogue, like, thickness_mm, region)
    local = [sheet for sheet in sheets if _is_sold_in(sheet, region)] or sheets
    sized = [(sheet.thickness_mm or 0.0, sheet) for sheet in local]
    exact = next((sheet for size, sheet in sized if abs(size - thickness_mm) <= SAME_THICKNESS_MM), None)
    thicker = [pair for pair in sized if pair[0] > thickness_mm + SAME_THICKNESS_MM]
    thinner = [
        (abs(plies * size - thickness_mm), plies, sheet)
        for size, sheet in sized
        for plies in {math.floor(thickness_mm / size), math.ceil(thickness_mm / size)}
        if 2 <= plies <= _MOST_PLIES
    ]
    near = [choice for choice in thinner if choice[0] <= _NEAR_ENOUGH * thickness_mm]
    best = min(near, key=lambda choice: (choice[1], choice[0]), default=None) or min(
        thinner, key=lambda choice: choice[:2], default=None
    )
    return StockAdvice(
        exact=exact,
        nearest=sheets[0] if sheets else None,
        resaw=min(thicker, key=lambda pair: pair[0])[1] if thicker else None,
        laminate=best[2] if best else None,
        plies=best[1] if best else 0,
    )
