"""What voltage a supply gives over its life, and how much of its charge is used when it falls to one.

Moments are what all of a plan is worked out for at once: the highest voltage that can come, fresh, half used, at the
end of practical life, and then evenly over the whole charge. What does not run down has its highest, its nominal and
its lowest voltage instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from diorama_planner.catalogue.electrical_rows import PowerSource
from diorama_planner.circuits.elements import OverLife
from diorama_planner.formulas.supply import BRIDGE_DROP_V, rectified_v

Floats: TypeAlias = npt.NDArray[np.float64]

HIGHEST, FRESH, HALF, END, CURVE = range(5)
"""Places among the moments; from `CURVE` on follow those over the whole charge, `USED` of it used."""

USED: Floats = np.linspace(0.0, 1.0, 41)

MOMENTS = CURVE + len(USED)
"""How many there are."""

_LITHIUM_ION = ((0.0, 4.2), (0.1, 4.05), (0.3, 3.87), (0.5, 3.75), (0.8, 3.6), (0.92, 3.4), (1.0, 3.0))
_CURVES: Mapping[str, tuple[tuple[float, float], ...]] = {
    "alkaline": ((0, 1.57), (0.1, 1.45), (0.25, 1.35), (0.45, 1.25), (0.7, 1.15), (0.8, 1.1), (0.93, 1.0), (1, 0.9)),
    "NiMH": ((0.0, 1.37), (0.1, 1.29), (0.3, 1.25), (0.5, 1.23), (0.8, 1.18), (0.92, 1.1), (1.0, 1.0)),
    "lithium ion": _LITHIUM_ION,
    "lithium polymer": _LITHIUM_ION,
    "lithium primary": ((0.0, 3.2), (0.05, 3.0), (0.5, 2.95), (0.8, 2.85), (0.95, 2.5), (1.0, 2.0)),
}
"""Share used and volt of one cell at the small currents of models; general knowledge after makers' data sheets, low
confidence. Alkaline cells reach 1.1 V, the end of practical life, at the 80 per cent that builders count on. The
shape is stretched to run from the fresh to the lowest voltage of the row."""

HARDLY = 0.1
"""Of the load when fresh: with less than that the lights are as good as out."""

BANK_CELL_V = 3.7
BANK_YIELD = 0.75
"""The charge of a power bank is rated at its cell; 0.75 of that energy comes out at 5 V: about 5500 of 10000 mAh."""


def runs_down(source: PowerSource) -> bool:
    """Whether it is a battery whose voltage falls as it is used."""
    return source.capacity_mah is not None and source.chemistry in _CURVES


def is_power_bank(source: PowerSource) -> bool:
    """Whether it is a battery behind a regulator, which switches off when little is drawn."""
    return source.capacity_mah is not None and not runs_down(source)


def usable_mah(source: PowerSource) -> float | None:
    """Charge that it gives at its own voltage; None for what is not a battery."""
    if source.capacity_mah is None:
        return None
    if runs_down(source) or not source.nominal_v > 0.0:
        return source.capacity_mah
    return source.capacity_mah * BANK_CELL_V * BANK_YIELD / source.nominal_v


def highest_v(source: PowerSource) -> float:
    """The highest DC voltage that it can give, for which resistors are sized; behind a bridge if AC."""
    return _direct(source, max(source.max_v, source.fresh_v or 0.0, source.nominal_v))


def end_used(source: PowerSource) -> float:
    """Share of the charge that is used at the end of practical life; 1 for what does not run down."""
    if not runs_down(source):
        return 1.0
    shares, volts = _curve(source)
    return float(np.interp(-source.useful_min_v, -volts, shares))


def voltages(source: PowerSource) -> Floats:
    """DC voltage at every moment, V."""
    high = highest_v(source)
    if not runs_down(source):
        nominal, low = _direct(source, source.nominal_v), _direct(source, source.useful_min_v)
        over_life = np.interp(USED, [0.0, 0.5, 1.0], [high, nominal, low])
        return np.concatenate(([high, high, nominal, low], over_life))
    shares, volts = _curve(source)
    named = [high, volts[0], np.interp(0.5, shares, volts), min(source.useful_min_v, volts[0])]
    return np.concatenate((named, np.interp(USED, shares, volts)))


def used_pct(moments: Floats, level: float) -> float | None:
    """Per cent of the charge used when a figure that is given for every moment first falls below a level."""
    falling = moments[CURVE:]
    below = np.flatnonzero(falling < level)
    if not below.size:
        return None
    place = int(below[0])
    if place == 0:
        return 0.0
    before, after = falling[place - 1], falling[place]
    part = (before - level) / (before - after)
    return float(100.0 * (USED[place - 1] + part * (USED[place] - USED[place - 1])))


def hours(load_ma: Floats, source: PowerSource, until_pct: float | None = None) -> float | None:
    """How long it feeds a load that is given for every moment; None: no battery, or no load.

    To the end of its practical life, or until hardly anything flows any more because the lights have gone out; with
    `until_pct` no longer than until so many per cent of the charge are used.
    """
    charge, load = usable_mah(source), load_ma[CURVE:]
    if charge is None or not load[0] > 0.0:
        return None
    gone = used_pct(load_ma, HARDLY * float(load[0]))
    end = min(end_used(source), *(pct / 100.0 for pct in (gone, until_pct) if pct is not None), 1.0)
    shares = np.append(USED[end > USED], end)
    per_ma = 1.0 / np.interp(shares, USED, load)
    return float(charge * np.sum((per_ma[1:] + per_ma[:-1]) / 2.0 * np.diff(shares)))


def over_life(moments: Floats) -> OverLife:
    """Pick the three moments that people are told of."""
    return OverLife(float(moments[FRESH]), float(moments[HALF]), float(moments[END]))


def _direct(source: PowerSource, volt: float) -> float:
    """What comes out as DC; of a square wave (DCC) a bridge takes nothing but its drop."""
    if volt <= 0.0:
        return 0.0
    if source.chemistry == "AC supply":
        return rectified_v(volt)
    return max(0.0, volt - BRIDGE_DROP_V) if source.chemistry == "DCC" else volt


def _curve(source: PowerSource) -> tuple[Floats, Floats]:
    """The curve of a battery of its own voltages: shares used, V."""
    shares, volts = (np.array(column) for column in zip(*_CURVES[source.chemistry], strict=True))
    fresh = source.fresh_v or source.max_v
    return shares, source.min_v + (volts - volts[-1]) / (volts[0] - volts[-1]) * max(0.0, fresh - source.min_v)
