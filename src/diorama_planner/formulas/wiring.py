"""Copper wire: gauge, resistance, and the voltage that a length of it loses. Where wires lie is for `circuits`."""

from __future__ import annotations

import math
from collections.abc import Sequence

from diorama_planner.formulas.limits import need_positive

COPPER_OHM_MM2_PER_M = 0.017241
"""Resistivity of annealed copper at 20 degrees C (IEC 60028: 1.7241e-8 ohm m)."""

_AWG_36_MM = 0.127
_AWG_RATIO = 92.0
_AWG_STEPS = 39.0

M_PER_MM = 1e-3
MV_PER_V = 1e3


def awg_diameter_mm(awg: float) -> float:
    """Bare diameter of a gauge: 0.127 mm x 92^((36 - n) / 39).

    Source: ASTM B258.
    """
    return float(_AWG_36_MM * _AWG_RATIO ** ((36.0 - awg) / _AWG_STEPS))


def wire_ohm_per_m(diameter_mm: float) -> float:
    """Resistance of a metre of solid copper of a bare diameter at 20 degrees C: rho / (pi d^2 / 4)."""
    need_positive(diameter=diameter_mm)
    return COPPER_OHM_MM2_PER_M / (math.pi * diameter_mm**2 / 4.0)


def voltage_drop_v(length_m: float, current_a: float, ohm_per_m: float) -> float:
    """Voltage lost on the way there and back: 2 L I r, for a feeder of `length_m` one way."""
    need_positive(length=length_m, current=current_a, resistance=ohm_per_m)
    return 2.0 * length_m * current_a * ohm_per_m


def longest_feeder_m(supply_v: float, drop_pct: float, current_a: float, ohm_per_m: float) -> float:
    """How far, one way, a current may go until so many per cent of the supply are lost: p V / (2 I r)."""
    need_positive(supply=supply_v, drop=drop_pct, current=current_a, resistance=ohm_per_m)
    return drop_pct / 100.0 * supply_v / (2.0 * current_a * ohm_per_m)


_PACKED = (1.0, 2.0, 2.1547, 2.4142, 2.7013, 3.0, 3.0, 3.3048, 3.6131, 3.8130, 3.9238, 4.0296)
"""Diameter of the least circle round 1 to 12 equal ones (Graham and others, Dense packings of congruent circles in a
circle, Discrete Mathematics 181, 1998)."""

_DENSITY = 0.76
"""How much of its circle a larger bundle fills."""

DRILLS_MM = (1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0, 25.0, 30.0)
"""Drills that a builder has. Builder's practice, unsourced."""

PLAY_MM = 0.5
"""How much wider a hole is than what is drawn through it. Builder's practice, unsourced."""


def bundle_mm(diameters_mm: Sequence[float]) -> float:
    """Diameter of a bundle of wires: that of as many equal ones of the same area, and at least the two thickest."""
    count = len(diameters_mm)
    if not count:
        return 0.0
    mean = math.sqrt(math.fsum(each * each for each in diameters_mm) / count)
    packed = _PACKED[count - 1] if count <= len(_PACKED) else math.sqrt(count / _DENSITY)
    return max(packed * mean, math.fsum(sorted(diameters_mm)[-2:]))


def drill_mm(bundle: float) -> float:
    """The smallest drill for a bundle, in mm; a hole larger than any drill is as large as it has to be."""
    wanted = bundle + PLAY_MM
    return next((drill for drill in DRILLS_MM if drill >= wanted - 1e-9), wanted)
