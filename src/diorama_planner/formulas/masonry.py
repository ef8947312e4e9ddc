"""What walls take by the way they are built: bricks and mortar, the water of a cast, the plastic of a print."""

from __future__ import annotations

from typing import NamedTuple

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_not_negative

GYPSUM_DENSITY = 2.65
"""Grams of plaster powder per millilitre without the air between its grains (`materials.csv`, notes on yield)."""


class Brickwork(NamedTuple):
    """What a wall of bricks takes."""

    bricks: float
    leaves: int
    mortar_mm3: float


def brickwork(
    area_mm2: float, thickness_mm: float, brick_mm: tuple[float, float, float], joint_mm: float
) -> Brickwork:
    """Count the bricks of a wall, and what its joints hold.

    Each leaf is one brick thick and takes area / ((length + joint) (height + joint)) bricks: 59.3 of
    215 x 102.5 x 65 mm with joints of 10 mm for a square metre, 60 by the trade's rule (props.csv, `brick_uk`).

    Args:
        area_mm2: the face of the wall, openings taken off.
        thickness_mm: of the wall; it takes the whole number of leaves that comes nearest.
        brick_mm: length, width and height of a brick, at the same scale.
        joint_mm: thickness of a joint.

    Raises:
        UsageError: a brick without size, or a number below 0.
    """
    length, width, height = brick_mm
    need_not_negative(area=area_mm2, thickness=thickness_mm, joint=joint_mm)
    if min(brick_mm) <= 0:
        raise UsageError(msg("a brick needs a length, a width and a height"))
    leaves = max(1, round((thickness_mm + joint_mm) / (width + joint_mm)))
    count = leaves * area_mm2 / ((length + joint_mm) * (height + joint_mm))
    mortar = max(0.0, area_mm2 * thickness_mm - count * length * width * height)
    return Brickwork(count, leaves, mortar)


def plaster_water(powder_g: float, yield_l_per_kg: float, mix: tuple[float, float] | None = None) -> float:
    """Give the millilitres of water that a weight of plaster is stirred into.

    By the mix (powder : water, by weight) where one is given; else from the yield of the wet plaster, which is
    the powder's own volume and that of the water: yield = 1 / 2.65 + water, in litres per kg.

    Raises:
        UsageError: a weight below 0.
    """
    need_not_negative(powder=powder_g)
    share = mix[1] / mix[0] if mix else max(0.0, yield_l_per_kg - 1 / GYPSUM_DENSITY)
    return powder_g * share


def printed_volume(area_mm2: float, thickness_mm: float, infill: float, shell_mm: float) -> float:
    """Give the plastic in a printed slab in mm3: two solid faces `shell_mm` thick and a share of what is between.

    Raises:
        UsageError: a number below 0.
    """
    need_not_negative(area=area_mm2, thickness=thickness_mm, infill=infill, shell=shell_mm)
    solid = min(thickness_mm, 2 * shell_mm)
    return area_mm2 * (solid + infill * (thickness_mm - solid))
