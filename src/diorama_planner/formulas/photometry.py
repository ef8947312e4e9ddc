"""Light as numbers: how much of it an LED gives at a current, how it spreads, and how bright that is at a distance.

Candela, lumen, lux, degrees and millimetres. Maps of light are in `geometry.lighting`, what a lamp of the catalogue
gives in `app.light.lamplight`.
"""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.led import MA_PER_A
from diorama_planner.formulas.limits import need_positive

ALL_ROUND_DEG = 360.0
"""View angle of what shines to all sides alike: bulbs, filaments, EL wire."""

MM_PER_M = 1000.0
_WIDEST_DEG = 179.0
"""A half-intensity angle of 90 degrees or more would be no cone: half a sphere shines nearly alike."""

EFFICACY_LM_W = {
    "white": 90.0, "warm white": 75.0, "green": 60.0, "yellow": 30.0, "amber": 30.0, "orange": 30.0, "red": 25.0,
    "pink": 35.0, "blue": 15.0, "RGB": 40.0, "UV": 2.0, "IR": 0.0, "warm": 8.0, "any": 20.0,
}  # fmt: skip
"""Lumen of a watt by colour, for rows that tell neither flux nor intensity (`warm` is an incandescent bulb, `any` EL
wire). General knowledge of small LEDs of the 2010s, unsourced."""


def spread(view_angle_deg: float) -> float | None:
    """Exponent m of the beam I = I0 cos^m(a), half as bright at half the view angle; None shines all round.

    m = ln(1/2) / ln(cos(view / 2)); 120 degrees give m = 1, a Lambertian source. Source: Moreno and Sun,
    "Modeling the radiation pattern of LEDs", Optics Express 16 (2008) 1808, the Lambertian term.

    Raises:
        UsageError: no angle above 0 and up to 360 degrees.
    """
    if not 0.0 < view_angle_deg <= ALL_ROUND_DEG:
        raise UsageError(msg("a view angle is above 0 and at most 360 degrees, not {angle}", angle=view_angle_deg))
    if view_angle_deg >= ALL_ROUND_DEG:
        return None
    return math.log(0.5) / math.log(math.cos(math.radians(min(view_angle_deg, _WIDEST_DEG) / 2.0)))


def flux_of(candela: float, view_angle_deg: float) -> float:
    """Lumen of a source so bright on its axis: 2 pi I0 / (m + 1), or 4 pi I0 all round.

    Source: the beam of `spread` summed over half a sphere.
    """
    beam = spread(view_angle_deg)
    return candela * (4.0 * math.pi if beam is None else 2.0 * math.pi / (beam + 1.0))


def candela_of(lumen: float, view_angle_deg: float) -> float:
    """Candela on the axis of a source that gives so much light: `flux_of` the other way round."""
    return lumen / flux_of(1.0, view_angle_deg)


def lumen_of_power(volt: float, ma: float, colour: str) -> float:
    """Lumen by electrical power and colour, where nothing better is known: V x mA / 1000 x `EFFICACY_LM_W`."""
    return volt * ma / MA_PER_A * EFFICACY_LM_W.get(colour, EFFICACY_LM_W["white"])


def at_current(rated: float, ma: float, test_ma: float) -> float:
    """Light at a current, from what is rated at the test current: in proportion.

    LEDs give somewhat more than that below their test current, by 10 to 30 % (general knowledge of datasheet curves).
    """
    need_positive(test_current=test_ma)
    return rated * ma / test_ma


def illuminance_lx(
    candela: float, view_angle_deg: float, distance_mm: float, off_axis_deg: float = 0.0, incidence_deg: float = 0.0
) -> float:
    """Lux on a surface: I0 cos^m(off axis) cos(incidence) / distance^2, the distance in metres.

    Source: inverse square law and Lambert's cosine law.
    """
    need_positive(distance=distance_mm)
    beam = spread(view_angle_deg)
    towards, facing = math.cos(math.radians(off_axis_deg)), math.cos(math.radians(incidence_deg))
    if facing <= 0.0 or (beam is not None and towards <= 0.0):
        return 0.0
    share = 1.0 if beam is None else towards**beam
    return candela * share * facing / (distance_mm / MM_PER_M) ** 2
