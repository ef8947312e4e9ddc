"""One string of LEDs and its resistor. Batteries are in `supply`, wires in `wiring`, whole circuits in `circuits`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_positive
from diorama_planner.formulas.rounding import is_above

MA_PER_A = MW_PER_W = 1e3

Series = Literal["E12", "E24", "E96"]

# IEC 60063: the preferred numbers of one decade. E96 is 10^(i/96) to three figures.
E12 = (1.0, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 3.9, 4.7, 5.6, 6.8, 8.2)
E24 = tuple(sorted((*E12, 1.1, 1.3, 1.6, 2.0, 2.4, 3.0, 3.6, 4.3, 5.1, 6.2, 7.5, 9.1)))
E96 = tuple(round(10 ** (step / 96), 2) for step in range(96))
SERIES: Mapping[Series, tuple[float, ...]] = {"E12": E12, "E24": E24, "E96": E96}


@dataclass(frozen=True, slots=True)
class LedString:
    """LEDs in series with one resistor; current and power are those at its E24 value."""

    headroom_v: float
    resistor_ohm: float
    e12_ohm: float
    e24_ohm: float
    e96_ohm: float
    actual_ma: float
    resistor_mw: float


def standard_resistor(ohm: float, series: Series) -> float:
    """The smallest standard value not below `ohm`."""
    need_positive(resistance=ohm)
    decade = math.floor(math.log10(ohm))
    for power in (decade - 1, decade, decade + 1):
        for base in SERIES[series]:
            # built from whole numbers, so that 5.1 x 100 is 510 and not 509.99999999999994
            value = round(base * 100) * 10.0 ** (power - 2) if power >= 2 else round(base * 100) / 10.0 ** (2 - power)
            if not is_above(ohm / value, 1.0):
                return value
    raise AssertionError("a decade above the value always holds a larger one")


def led_string(supply_v: float, vf_v: float, ma: float, count: int = 1) -> LedString:
    """Resistor for LEDs in series: R = (V - n Vf) / I; power = headroom^2 / R at the E24 value.

    Source: Ohm's law; calculatorlib.com.

    Args:
        supply_v: voltage of the supply.
        vf_v: forward voltage of one LED at the wanted current.
        ma: wanted current, mA.
        count: LEDs in the string.

    Raises:
        UsageError: the string leaves no voltage for the resistor, and nothing would limit the current.
    """
    need_positive(supply=supply_v, forward_voltage=vf_v, current=ma, number_of_LEDs=count)
    need = count * vf_v
    if not is_above(supply_v, need):
        most = math.ceil(supply_v / vf_v) - 1
        hint = (
            msg("At most {most} in series on this supply.", most=most) if most >= 1 else msg("Take a higher supply.")
        )
        raise UsageError(
            msg(
                "{count} x {vf:g} V = {need:g} V; a supply of {supply:g} V leaves nothing for the resistor",
                count=count, vf=vf_v, need=round(need, 6), supply=supply_v,
            ),
            hint,
        )  # fmt: skip
    headroom = supply_v - need
    ohm = headroom / ma * MA_PER_A
    e12, e24, e96 = (standard_resistor(ohm, series) for series in ("E12", "E24", "E96"))
    return LedString(headroom, ohm, e12, e24, e96, headroom / e24 * MA_PER_A, headroom**2 / e24 * MW_PER_W)
