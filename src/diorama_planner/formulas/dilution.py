"""Thinning and mixing with water: what goes to an amount of paint, glue or powder by parts."""

from __future__ import annotations

from diorama_planner.formulas.limits import need_not_negative, need_positive


def thinner_for(product: float, product_parts: float, thinner_parts: float) -> float:
    """Thinner for an amount of product, in the same unit: product x thinner parts / product parts.

    3:1 takes 5 ml of water to 15 ml of glue; 0 thinner parts is used as it comes.
    """
    need_not_negative(product=product, thinner_parts=thinner_parts)
    need_positive(product_parts=product_parts)
    return product * thinner_parts / product_parts


def product_in_mix(mix: float, product_parts: float, thinner_parts: float) -> float:
    """Product in an amount of mix, in the same unit: mix x product parts / (product parts + thinner parts).

    Volumes are taken to add up, which holds for paint and glue in water within what a cup can be read to.
    """
    need_not_negative(mix=mix, thinner_parts=thinner_parts)
    need_positive(product_parts=product_parts)
    return mix * product_parts / (product_parts + thinner_parts)
