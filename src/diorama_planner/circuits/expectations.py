"""What a meter ought to show while a circuit is tried on the bench: each figure as a range, and why it is one.

A supply gives more or less, and no two LEDs drop quite the same. What lies outside of a range is a fault. Which
figures are measured in which order is for `exporters.test_plan`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diorama_planner.circuits.elements import Branch, CircuitPlan, FeedPlan, OverLife, Plan
from diorama_planner.formulas.led import MA_PER_A, Series
from diorama_planner.model.record import RecordId

LED_SPREAD_V = 0.2
"""By how much one LED drops more or less than its kind: about half of what data sheets allow. Builder's practice."""

UNLIMITED_PCT = 20.0
"""The same in per cent of the current, where no resistor is known that would set it. Builder's practice."""

METER_V = 0.1
"""What a supply may be beside its limits before one suspects it: the error of cheap meters. Builder's practice."""

TOLERANCE_PCT: dict[Series, float] = {"E12": 10.0, "E24": 5.0, "E96": 1.0}
"""Of resistors, by their series (IEC 60063)."""


@dataclass(frozen=True, slots=True)
class Between:
    """A range in which a reading lies, in the unit of what is measured."""

    low: float
    high: float

    def __mul__(self, times: float) -> Between:
        return Between(self.low * times, self.high * times)


def is_tried_fresh(plan: Plan, feed: RecordId) -> bool:
    """Whether what feeds this is a battery, which is tried with fresh cells."""
    found = plan.feeds.get(feed)
    above = plan.feeds.get(found.supply) if found is not None else None
    source = above.feed.source if above is not None else None
    return source is not None and source.capacity_mah is not None


def feed_v(feed: FeedPlan, *, is_battery: bool) -> Between:
    """Give what is measured at a feed: a battery is tried fresh, anything else gives what it gives."""
    low, high = _tried(feed.volt, is_battery=is_battery)
    return Between(max(0.0, low - METER_V), high + METER_V)


def resistance_ohm(ohm: float, series: Series) -> Between:
    """Give what a resistor measures before it is soldered in."""
    share = TOLERANCE_PCT[series] / 100.0
    return Between(ohm * (1.0 - share), ohm * (1.0 + share))


def branch_ma(branch: Branch, *, is_battery: bool) -> Between:
    """Give the current of one branch."""
    low, high = _tried(branch.ma, is_battery=is_battery)
    ohm = branch.resistor.ohm if branch.resistor is not None else branch.built_in_ohm
    if not ohm:
        share = UNLIMITED_PCT / 100.0
        return Between(low * (1.0 - share), high * (1.0 + share))
    spread = LED_SPREAD_V * len(branch.lamps) / ohm * MA_PER_A
    return Between(max(0.0, low - spread), high + spread)


def over_resistor_v(branch: Branch, *, is_battery: bool) -> Between | None:
    """Give the voltage over the resistor of a branch, by which its current is known without opening it."""
    if branch.resistor is None:
        return None
    return branch_ma(branch, is_battery=is_battery) * (branch.resistor.ohm / MA_PER_A)


def circuit_ma(circuit: CircuitPlan, *, is_battery: bool) -> Between:
    """Give what flows into a circuit."""
    return _sum(branch_ma(branch, is_battery=is_battery) * branch.times for branch in circuit.branches)


def load_ma(feed: FeedPlan, circuits: Iterable[CircuitPlan], *, is_battery: bool) -> Between:
    """Give what flows out of a feed: the circuits below it, as they spread, and what modules take for themselves."""
    below = tuple(circuits)
    spread = _sum(circuit_ma(circuit, is_battery=is_battery) for circuit in below)
    low, high = _tried(feed.load_ma, is_battery=is_battery)
    own_low, own_high = _tried(_total(below), is_battery=is_battery)
    return Between(max(0.0, spread.low + low - own_low), spread.high + high - own_high)


def _total(circuits: Iterable[CircuitPlan]) -> OverLife:
    loads = [circuit.load_ma for circuit in circuits]
    return OverLife(*(sum(getattr(load, time) for load in loads) for time in ("fresh", "half", "end")))


def _tried(value: OverLife, *, is_battery: bool) -> tuple[float, float]:
    low = value.half if is_battery else value.end
    return min(low, value.fresh), max(low, value.fresh)


def _sum(ranges: Iterable[Between]) -> Between:
    every = tuple(ranges)
    return Between(sum(each.low for each in every), sum(each.high for each in every))
