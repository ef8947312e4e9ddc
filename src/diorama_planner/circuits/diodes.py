"""An LED as a curve: how much voltage it takes at a current, fitted to the two points that its row gives.

I = Is (exp((V - I Rs) / (n Vt)) - 1), Shockley's diode with a series resistance, as SPICE has it. Here too is what a
row is in a circuit: a bare LED, one with its resistor on the lead, or a part that goes straight to the supply.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_parts import is_el_wire
from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.formulas.led import MA_PER_A

THERMAL_V = 0.0258520
"""k T / q at 300 K, the temperature at which all is worked out; what SPICE is told is 26.85 degrees C."""

IDEALITY = 2.0
"""n of a junction; recombination dominates at the currents of models. The two points settle the rest."""

USUAL_OHM = 20.0
"""Series resistance where a row gives one point only: median of the white rows that give two."""

LARGEST_JUNCTION_V = 6.0
SMALL_WHITE_V = 2.7
"""What drops more than the first has several junctions in series, of about the second each."""

GROUP_LED_V = 3.1
GROUP_STEP_V = 3.3
"""In a strip as many LEDs as fit are in series, one for each 3.3 V of its nominal voltage (3 on 12 V, 1 on 5 V), of
3.1 V each; its own resistor takes the rest. General knowledge, unsourced."""

INVERTER_MA = 70.0
"""What an inverter for EL wire draws on 2 x AA: 69 mA measured, staffansprojects.com 2014."""


@dataclass(frozen=True, slots=True)
class Diode:
    """A diode: saturation current in A, n Vt in V (of all its junctions together), series resistance in ohm."""

    saturation_a: float
    slope_v: float
    ohm: float

    def volt(self, ma: float) -> float:
        """Voltage over it at a current."""
        ampere = ma / MA_PER_A
        return self.slope_v * math.log1p(ampere / self.saturation_a) + ampere * self.ohm


@dataclass(frozen=True, slots=True)
class Part:
    """What one piece of a row is in a circuit.

    Attributes:
        diode: its curve; None for what is a mere resistance (bulb, addressable LED, inverter).
        diodes: how many of them are in series in it.
        ohm: resistance on it already, ohm; None: a resistor has to be added.
        nominal_ma: the current at which it is as bright as models want it.
        most_ma: the most that it bears; None: not said.
        supply_min_v: between these it may hang straight on a supply; None: not said.
        supply_max_v: see there.
    """

    diode: Diode | None
    diodes: int
    ohm: float | None
    nominal_ma: float
    most_ma: float | None
    supply_min_v: float | None = None
    supply_max_v: float | None = None

    @property
    def needs_resistor(self) -> bool:
        """Whether a resistor has to be added."""
        return self.ohm is None

    def forward_v(self, ma: float) -> float:
        """What its diodes drop together at a current, without its own resistor."""
        return self.diodes * self.diode.volt(ma) if self.diode else 0.0


def diode_of(led: Led) -> Diode | None:
    """Fit the curve of a row; None if the row gives no voltage at all.

    Through (hobby current, voltage there) and (test current, typical voltage) with n = 2, which leaves the series
    resistance; where that came out negative, n is less instead. One point alone takes `USUAL_OHM`; the middle of
    the lowest and the highest voltage stands in for a typical one that is not given.
    """
    points = _points(led)
    if not points:
        return None
    (low_ma, low_v), (high_ma, high_v) = points[0], points[-1]
    junctions = 1 if low_v <= LARGEST_JUNCTION_V else round(low_v / SMALL_WHITE_V)
    slope = IDEALITY * THERMAL_V * junctions
    if high_ma > low_ma and high_v > low_v:
        grown = math.log(high_ma / low_ma)
        ohm = (high_v - low_v - slope * grown) / (high_ma - low_ma) * MA_PER_A
        if ohm < 0.0:
            slope, ohm = (high_v - low_v) / grown, 0.0
    else:
        ohm = min(USUAL_OHM, low_v / low_ma * MA_PER_A / 4.0)
    ampere = low_ma / MA_PER_A
    return Diode(ampere / math.expm1((low_v - ampere * ohm) / slope), slope, ohm)


def _points(led: Led) -> list[tuple[float, float]]:
    """The points (mA, V) that a row gives, the lower current first."""
    middle = (led.vf_min_v + led.vf_max_v) / 2.0 if led.vf_min_v and led.vf_max_v else None
    typical = led.vf_typ_v or (None if led.vf_hobby_v else middle)
    hobby_ma = led.if_hobby_ma or led.if_test_ma or led.if_max_ma
    test_ma = led.if_test_ma or led.if_hobby_ma or led.if_max_ma
    given = [(hobby_ma, led.vf_hobby_v), (test_ma, typical)]
    return sorted((ma, volt) for ma, volt in given if ma and volt and ma > 0.0 and volt > 0.0)


def part_of(led: Led) -> Part | None:
    """What a row is in a circuit; None if it gives off no light by itself or its voltage is not known."""
    if led.supply_min_v is not None and led.supply_max_v is not None and not led.built_in_ohm:
        return _straight(led, led.supply_min_v, led.supply_max_v)
    diode = diode_of(led)
    current = led.if_hobby_ma or led.if_test_ma or led.if_max_ma
    if diode is None or current is None:
        return None
    return Part(diode, 1, led.built_in_ohm or None, current, led.if_max_ma, led.supply_min_v, led.supply_max_v)


def _straight(led: Led, low_v: float, high_v: float) -> Part | None:
    """What hangs straight on a supply: a strip's LEDs and resistor, or a resistance that draws the rated current."""
    nominal_v = led.vf_typ_v or (low_v + high_v) / 2.0
    current = INVERTER_MA if is_el_wire(led) else led.if_hobby_ma or led.if_test_ma or led.if_max_ma
    if current is None or nominal_v <= 0.0:
        return None
    ampere = current / MA_PER_A
    fit = int(nominal_v / GROUP_STEP_V) if led.mount == "tape" else 0
    if not fit:
        return Part(None, 0, nominal_v / ampere, current, led.if_max_ma, low_v, high_v)
    slope = IDEALITY * THERMAL_V
    diode = Diode(ampere / math.expm1(GROUP_LED_V / slope), slope, 0.0)
    # the rated current of a strip is what it draws at its nominal voltage; the supply may exceed that a little
    return Part(diode, fit, (nominal_v - fit * GROUP_LED_V) / ampere, current, None, low_v, high_v)
