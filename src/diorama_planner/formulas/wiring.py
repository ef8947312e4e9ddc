"""Copper wire: gauge, resistance, and the voltage that a length of it loses. Where wires lie is for `circuits`."""

from __future__ import annotations

import math

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
