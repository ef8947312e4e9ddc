"""What else would do where a supply is too weak, fades too soon or gives too much: the nearest row of the catalogue.

Only what is fit for all that hangs on the supply is proposed; where nothing is, nothing is. The remedies are data.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from diorama_planner.catalogue.electrical_parts import FUSES_MA, MOST_LOAD
from diorama_planner.catalogue.electrical_rows import Led, PowerSource
from diorama_planner.circuits.checked import Checked
from diorama_planner.circuits.diodes import Part, part_of
from diorama_planner.circuits.discharge import CURVE, END, USED, end_used, highest_v, runs_down, voltages
from diorama_planner.circuits.elements import HALF_AS_BRIGHT, CircuitPlan, Feed, Lamp
from diorama_planner.circuits.sizing import Arm, arms_of
from diorama_planner.core.issues import Fix
from diorama_planner.core.messages import msg

UNREGULATED = 1.25
"""Times its nominal voltage that a supply may give before it counts as unregulated."""

EARLY = 0.75
"""Of a battery's practical life: lights that fade later than that fade as all do."""

_SAME_V = 0.05
"""Supplies whose nominal voltages differ by less than this share may stand in for each other."""


def stronger(feed: Feed, checked: Checked) -> tuple[Fix, ...]:
    """Take the smallest supply of at least the same voltage that bears the load, of its kind if there is one."""
    source = feed.source
    if source is None:
        return ()
    least_v = (1.0 - _SAME_V) * source.nominal_v
    fit = _fit(feed, source, checked)
    return _taking(feed, source, [row for row in fit if row.nominal_v >= least_v])


def stronger_fuse(feed: Feed, load_ma: float) -> tuple[Fix, ...]:
    """Take the smallest fuse that bears the load with reserve and still blows before the supply gives out."""
    most = feed.source.max_continuous_ma if feed.source is not None else 0.0
    rating = next((each for each in FUSES_MA if each * MOST_LOAD >= load_ma), None)
    if rating is None or rating > most:
        return ()
    fields = {"id": feed.record, "fields": {"fuse_ma": float(rating)}}
    return (Fix(msg("Take a fuse of {rating} mA", rating=rating), "set_fields", fields),)


def higher(circuit: CircuitPlan, checked: Checked) -> tuple[Fix, ...]:
    """Take the next supply up, of its kind if one does, on which all lights stay bright nearly to its end."""
    head = checked.tree.head[circuit.circuit.feed]
    feed = checked.tree.feeds[head]
    if feed.source is None:
        return ()  # a converter or dimmer makes the voltage
    source, fit = feed.source, _fit(feed, feed.source, checked)
    return _taking(feed, source, [row for row in fit if row.nominal_v > source.nominal_v])


def fitting_led(lamp: Lamp, answer: CircuitPlan, checked: Checked) -> tuple[Fix, ...]:
    """Take the LED or strip of the same look that is made for the voltage, else the same without a resistor on it."""
    led = lamp.led
    if led is None:
        return ()
    fit = [(row, part) for row in checked.shelf.leds if _looks_like(row, led) and (part := part_of(row)) is not None]
    made = [row for row, part in fit if _is_made_for(part, answer.volt.end, answer.highest_v)]
    bare = [row for row, part in fit if part.needs_resistor and part.forward_v(part.nominal_ma) < answer.volt.end]
    found = next(iter([*made, *bare]), None)
    if found is None:
        return ()
    return (Fix(msg("Take {led}", led=found.name), "set_fields", {"id": lamp.record, "fields": {"led": found.id}}),)


def _looks_like(row: Led, led: Led) -> bool:
    """Whether one LED may stand in for another: the same colour and sort, and the same size unless it is cut."""
    is_alike = row.id != led.id and row.colour == led.colour and row.mount == led.mount
    return is_alike and (led.mount == "tape" or row.package == led.package)


def _is_made_for(part: Part, low_v: float, high_v: float) -> bool:
    low, high = part.supply_min_v, part.supply_max_v
    return not part.needs_resistor and low is not None and high is not None and low <= low_v and high_v <= high


def _fit(feed: Feed, source: PowerSource, checked: Checked) -> Iterator[PowerSource]:
    """The supplies that bear all that hangs on one, and light it."""
    on = [each for each in checked.circuits.values() if checked.tree.head.get(each.circuit.feed) == feed.record]
    wanted = sum(branch.wanted_ma * branch.times for each in on for branch in each.branches)
    load = max(wanted, checked.feeds[feed.record].load_ma.highest)
    for row in checked.shelf.sources:
        bears = _is_plain(row) and row.max_continuous_ma * MOST_LOAD >= load
        lasts = not runs_down(row) or (row.capacity_mah or 0.0) >= (source.capacity_mah or 0.0)
        if row.id != source.id and bears and lasts and all(_lit(row, source, each, checked) for each in on):
            yield row


def _lit(row: PowerSource, source: PowerSource, answer: CircuitPlan, checked: Checked) -> bool:
    """Whether a circuit shines on another supply, of which a series circuit may put more LEDs in a string."""
    circuit, arms = answer.circuit, checked.arms[answer.circuit.record]
    if circuit.wiring == "series":
        parts = {lamp.led.id: part for arm in arms for lamp, part in _pairs(arm) if lamp.led}
        arms = arms_of(circuit, parts, highest_v(row), float(voltages(row)[END]))
    return all(_shines(row, source, arm) for arm in {arm.build: arm for arm in arms}.values())


def _pairs(arm: Arm) -> Iterator[tuple[Lamp, Part]]:
    return zip(arm.lamps, arm.build.parts, strict=True)


def _is_plain(row: PowerSource) -> bool:
    """Whether a supply gives steady DC by itself, or is a battery."""
    is_mains = row.chemistry == "supply" and row.capacity_mah is None
    return runs_down(row) or (is_mains and highest_v(row) <= UNREGULATED * row.nominal_v)


def _shines(row: PowerSource, source: PowerSource, arm: Arm) -> bool:
    """Whether a branch on a supply stays at least half as bright until late in its life.

    What flows goes with the voltage that is left over its LEDs, as their resistor holds it. What gets too much on the
    present supply already may get as much.
    """
    curve = voltages(row)[CURVE:]
    late = float(np.interp(EARLY * end_used(row), USED, curve))
    limits = [part.supply_max_v for part in arm.build.parts if part.supply_max_v and not part.needs_resistor]
    most_v = max(min(limits), highest_v(source)) if limits else math.inf
    left = float(curve[0]) - arm.build.forward_v
    return left > 0.0 and highest_v(row) <= most_v and late - arm.build.forward_v >= HALF_AS_BRIGHT * left


def _taking(feed: Feed, source: PowerSource, fit: Sequence[PowerSource]) -> tuple[Fix, ...]:
    """Take the first of some: like before unlike, little voltage before much, small before large."""
    if not fit:
        return ()
    row = min(
        fit,
        key=lambda row: (
            runs_down(row) != runs_down(source),
            row.rechargeable != source.rechargeable,
            row.chemistry != source.chemistry,
            row.nominal_v,
            row.max_continuous_ma,
            row.capacity_mah or 0.0,
        ),
    )
    fields = {"id": feed.record, "fields": {"source": row.id}}
    return (Fix(msg("Take {source}", source=row.name), "set_fields", fields),)
