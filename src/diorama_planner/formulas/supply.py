"""Batteries and supplies: how long they last, how much they must give. Which there are is in the catalogue."""

from __future__ import annotations

import math

from diorama_planner.formulas.limits import need_not_negative, need_positive

BRIDGE_DROP_V = 1.4
"""Two silicon diodes of a bridge."""


def battery_hours(capacity_mah: float, load_ma: float) -> float:
    """How long a battery feeds a load at best: capacity / load.

    About 0.8 of that are usable of alkaline cells at small loads (builder's practice, unsourced).
    """
    need_positive(capacity=capacity_mah, load=load_ma)
    return capacity_mah / load_ma


def strip_current_a(group_a: float, groups_per_m: float, length_m: float = 1.0) -> float:
    """What a strip of LEDs draws: each group of LEDs and their resistor is one branch across the supply."""
    need_not_negative(current_of_a_group=group_a, groups=groups_per_m, length=length_m)
    return group_a * groups_per_m * length_m


def power_w(volt: float, ampere: float) -> float:
    """Power: V I."""
    need_not_negative(voltage=volt, current=ampere)
    return volt * ampere


def with_reserve(load: float, reserve_pct: float) -> float:
    """What a supply must give so that so many per cent of the load are left in hand."""
    need_not_negative(load=load, reserve=reserve_pct)
    return load * (1.0 + reserve_pct / 100.0)


def rectified_v(rms_v: float, bridge_drop_v: float = BRIDGE_DROP_V) -> float:
    """Smoothed voltage behind a bridge without load: V sqrt 2 - the drop of two diodes; resistors must bear it."""
    need_positive(voltage=rms_v)
    need_not_negative(bridge_drop=bridge_drop_v)
    return max(0.0, rms_v * math.sqrt(2.0) - bridge_drop_v)
