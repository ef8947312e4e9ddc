"""What flows through strings of LEDs at a voltage, for many strings and many voltages at once.

A string is a sum of resistances and of diodes in series; its current is the one root of one equation. Which strings
there are is said in `circuits.sizing`, what voltage they get in `circuits.feeding`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from diorama_planner.circuits.diodes import Diode, Part
from diorama_planner.circuits.discharge import Floats
from diorama_planner.formulas.led import MA_PER_A

MOST_STEPS = 60
CLOSE = 1e-11
LARGEST_POWER = 600.0
"""Of e; more would overflow, and no current is near it."""


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Strings as arrays: ohm of all that resists (N), and by sort of diode in them how many, A and V (N, sorts)."""

    ohm: Floats
    counts: Floats
    saturation_a: Floats
    slope_v: Floats

    def only(self, places: Floats | Sequence[int] | slice) -> Strings:
        """Some of them."""
        chosen = places if isinstance(places, slice) else np.asarray(places, dtype=np.intp)
        return Strings(self.ohm[chosen], self.counts[chosen], self.saturation_a[chosen], self.slope_v[chosen])


def strings_of(parts: Sequence[Sequence[Part]], added_ohm: Sequence[float]) -> Strings:
    """Make arrays of strings, each its parts in series and the resistor that is added to them."""
    sorts = [_sorts(each) for each in parts]
    width = max((len(each) for each in sorts), default=0)
    size = (len(parts), width)
    counts, saturation, slope = np.zeros(size), np.ones(size), np.ones(size)
    ohm = np.array(added_ohm, dtype=np.float64)
    for place, (each, found) in enumerate(zip(parts, sorts, strict=True)):
        ohm[place] += sum(part.ohm or 0.0 for part in each)
        for column, (diode, count) in enumerate(found.items()):
            counts[place, column], saturation[place, column] = count, diode.saturation_a
            slope[place, column] = diode.slope_v
            ohm[place] += count * diode.ohm
    return Strings(ohm, counts, saturation, slope)


def currents_ma(strings: Strings, volts: Floats) -> Floats:
    """Current through each string, mA, shape (N, moments), at `volts` of the same shape (or N, or moments alike).

    Newton's method on the logarithm of the current: R e^y + sum(c n Vt ln(1 + e^y / Is)) - V is convex and rises in
    y, so that from the right it falls onto the root without ever passing it. Each term alone is at most V, which
    gives the start.
    """
    volts = np.broadcast_to(volts, (len(strings.ohm), volts.shape[-1]))
    lit = volts > 0.0
    volt = np.where(lit, volts, 1.0)
    ohm = strings.ohm[:, None]
    counts, saturation, slope = (each[:, None, :] for each in (strings.counts, strings.saturation_a, strings.slope_v))
    drop = counts * slope
    power = np.minimum(volt[..., None] / np.where(drop > 0.0, drop, np.inf), LARGEST_POWER)
    by_diodes = np.where(drop > 0.0, saturation * np.expm1(power), np.inf).min(axis=-1, initial=np.inf)
    by_ohm = np.divide(volt, ohm, out=np.full_like(volt, np.inf), where=ohm > 0.0)
    level = np.log(np.minimum(np.minimum(by_diodes, by_ohm), np.finfo(np.float64).max))
    for _ in range(MOST_STEPS):
        flow = np.exp(level)
        ratio = flow[..., None] / saturation
        excess = ohm * flow + (drop * np.log1p(ratio)).sum(axis=-1) - volt
        rise = ohm * flow + (drop * ratio / (1.0 + ratio)).sum(axis=-1)
        step = np.divide(excess, rise, out=np.zeros_like(volt), where=rise > 0.0)
        level = level - step
        if np.abs(step).max(initial=0.0) < CLOSE:
            break
    found: Floats = np.where(lit, np.exp(level), 0.0) * MA_PER_A
    return found


def conductances(strings: Strings, ma: Floats) -> Floats:
    """How much more flows for a little more voltage, A per V, at currents (N, moments)."""
    flow = ma[..., None] / MA_PER_A
    drop = strings.counts * strings.slope_v
    per_flow = strings.ohm[:, None] + (drop[:, None, :] / (strings.saturation_a[:, None, :] + flow)).sum(axis=-1)
    found: Floats = 1.0 / np.maximum(per_flow, np.finfo(np.float64).tiny)
    return found


def _sorts(parts: Sequence[Part]) -> dict[Diode, int]:
    """The sorts of diodes in a string and how many of each."""
    found: dict[Diode, int] = {}
    for part in parts:
        if part.diode is not None and part.diodes:
            found[part.diode] = found.get(part.diode, 0) + part.diodes
    return found
