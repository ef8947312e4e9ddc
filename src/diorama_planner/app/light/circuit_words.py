"""What lights, circuits and supplies do, in words: told where they are edited, in their panel, on the command line.

The figures are those of `circuits.planning`; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diorama_planner.catalogue.electrical_parts import write_ohm
from diorama_planner.circuits.elements import Branch, CircuitPlan, FeedPlan, OverLife, Plan
from diorama_planner.core.messages import Message, Shown, counted, msg
from diorama_planner.core.units import format_number

if TYPE_CHECKING:
    from diorama_planner.app.light.electrics import PlanElectrics
    from diorama_planner.model.record import RecordId

FINE_BELOW_MA = 10.0
"""Currents below this are written with a decimal: that of one LED, not that of a supply."""

HOURS_A_DAY = 24.0
HARDLY = 1e-3
"""Of the brightness that is wanted; with less it is dark."""

STEADY = 0.01
"""A light whose brightness changes by less than this, of what is wanted, is told as one."""

SAME_LIFE = 0.95
"""Of how long a battery lasts in all: lights that are bright so long do not fade before it is used up."""

DAYS_FROM_H = 96.0
"""From four days on, hours are written as days."""


def write_ma(ma: float, *, decimal_comma: bool = False) -> str:
    """Write a current: `3.1 mA`, `42 mA`, `1.5 A`."""
    if ma >= 1000.0:
        return f"{_number(ma / 1000.0, 2, decimal_comma)} A"
    return f"{_number(ma, 1 if ma < FINE_BELOW_MA else 0, decimal_comma)} mA"


def write_hours(hours: float, *, decimal_comma: bool = False) -> str:
    """Write how long a battery lasts: `40 min`, `18 h`, `9 days`."""
    if hours < 1.0:
        return f"{_number(60.0 * hours, 0, decimal_comma)} min"
    if hours < DAYS_FROM_H:
        return f"{_number(hours, 1 if hours < FINE_BELOW_MA else 0, decimal_comma)} h"
    return f"{_number(hours / HOURS_A_DAY, 0, decimal_comma)} days"


def write_pct(share: float, *, decimal_comma: bool = False) -> str:
    """Write a share of one as per cent: `84 %`."""
    return f"{_number(100.0 * share, 0, decimal_comma)} %"


def write_volt(volt: float, *, decimal_comma: bool = False) -> str:
    """Write a voltage: `4.7 V`."""
    return f"{_number(volt, 1, decimal_comma)} V"


def _number(value: float, places: int, comma: bool) -> str:
    return format_number(round(value, places), decimal_comma=comma)


def remarks_on(view: PlanElectrics, record: RecordId) -> tuple[Message, ...]:
    """What a light, a supply, a module or a circuit does as the plan stands; nothing for anything else."""
    plan = view.plan
    if record in plan.feeds:
        return tuple(feed_remarks(plan, plan.feeds[record]))
    if record in plan.circuits:
        return tuple(circuit_remarks(plan, record))
    if any(lamp.record == record for lamp in view.electrics.loose):
        return (msg("It is in no circuit yet: nothing lights it."),)
    return tuple(light_remarks(plan, record))


def light_remarks(plan: Plan, record: RecordId) -> Iterator[Message]:
    """Current, resistor and brightness of a light."""
    circuit = next((each for each in plan.circuits.values() if record in each.brightness), None)
    if circuit is None:
        return
    shine = circuit.brightness[record]
    if circuit.strain == "out":
        yield msg("Its supply gives out: it stays dark")
        return
    if shine.fresh < HARDLY:
        yield msg("No current flows through it.")
        return
    for branch in dict.fromkeys(branch for branch in circuit.branches if record in branch.lamps):
        yield branch_words(branch, usual(plan, circuit.circuit.feed, branch.ma))
    if record in circuit.overdriven:
        yield msg("It may get more than it bears, and burns out")
    elif circuit.strain == "none":
        yield shine_words(shine, is_battery=runs_on_battery(plan, circuit.circuit.feed))
    else:
        yield msg("Its supply cannot feed it: how bright it is cannot be told")


def shine_words(shine: OverLife, *, is_battery: bool) -> Message:
    """How bright a light is over the life of its battery, or between the limits of its supply."""
    fresh, half, end = (Shown(write_pct, share) for share in (shine.fresh, shine.half, shine.end))
    if is_battery:
        return msg("Brightness {fresh} fresh, {half} half used, {end} at the end", fresh=fresh, half=half, end=end)
    if shine.fresh - shine.end < STEADY:
        return msg("Brightness {half}", half=half)
    return msg("Brightness {half}, within {end} and {fresh}", half=half, end=end, fresh=fresh)


def runs_on_battery(plan: Plan, feed: RecordId) -> bool:
    """Whether what comes from a feed runs down."""
    found = plan.feeds.get(feed)
    supply = plan.feeds.get(found.supply) if found is not None else None
    source = supply.feed.source if supply is not None else None
    return source is not None and source.capacity_mah is not None


def usual(plan: Plan, feed: RecordId, figure: OverLife) -> float:
    """What is told of a figure in one number: of a battery when it is fresh, of others at their usual voltage."""
    return figure.fresh if runs_on_battery(plan, feed) else figure.half


def branch_words(branch: Branch, flows_ma: float) -> Message:
    """What limits the current of a branch, and how much flows."""
    ma = Shown(write_ma, flows_ma)
    others = len(branch.lamps) - 1
    if branch.resistor is not None:
        part = branch.resistor.bought
        said = msg(
            "{ma} through {ohm}, {package}; {heat} mW of heat in it",
            ma=ma,
            ohm=Shown(write_ohm, branch.resistor.ohm),
            package=part.short_name if part else msg("for which no package is large enough"),
            heat=Shown(_write_heat, branch.resistor.mw),
        )
    elif branch.built_in_ohm is not None:
        said = msg("{ma} through about {ohm} built in: add no resistor", ma=ma, ohm=Shown(write_ohm, branch.told_ohm))
    else:
        said = msg("{ma}, straight from the feed", ma=ma)
    if others > 0:
        said = msg("{said}; in series with {others}", said=said, others=counted("one more", "{count} more", others))
    if branch.times == 1:
        return said
    total = Shown(write_ma, flows_ma * branch.times)
    return msg("Each of {times}: {said}; {total} in all", times=branch.times, said=said, total=total)


def _write_heat(mw: float, *, decimal_comma: bool = False) -> str:
    return _number(mw, 1 if mw < FINE_BELOW_MA else 0, decimal_comma)


def circuit_remarks(plan: Plan, record: RecordId) -> Iterator[Message]:
    """Load of a circuit, and when its lights fade."""
    found = plan.circuits[record]
    feed = plan.feeds.get(found.circuit.feed)
    if feed is None or not feed.supply:
        yield msg("No supply feeds it yet")
        return
    yield load_words(plan, found)
    if bears_one(found):
        volt = volt_words(found.volt, is_battery=runs_on_battery(plan, found.circuit.feed))
        yield msg("{volt} bear only one LED in series: each has its own resistor", volt=volt)
    if found.strain == "none":
        yield from fading_words(found)


def bears_one(found: CircuitPlan) -> bool:
    """Whether a circuit is to be in series and its supply has volts for one LED only."""
    strings = [branch for branch in found.branches if branch.built_in_ohm is None]
    is_short = len(strings) > 1 and all(len(branch.lamps) == 1 for branch in strings)
    return found.circuit.wiring == "series" and found.circuit.per_string != 1 and is_short


def load_words(plan: Plan, found: CircuitPlan) -> Message:
    """How many lights take how much at which voltage."""
    count = sum(lamp.count for lamp in found.circuit.lamps)
    if not count:
        return msg("No lights yet")
    return counted(
        "1 light at {volt} takes {ma}",
        "{count} lights at {volt} take {ma}",
        count,
        volt=volt_words(found.volt, is_battery=runs_on_battery(plan, found.circuit.feed)),
        ma=Shown(write_ma, usual(plan, found.circuit.feed, found.load_ma)),
    )


def fading_words(found: CircuitPlan) -> Iterator[Message]:
    """From which charge of the battery lights dim and go out; nothing for those that do not."""
    if found.dims_from_pct is not None:
        yield msg("Dims to half when {pct} of the battery is used", pct=Shown(write_pct, found.dims_from_pct / 100.0))
    if found.goes_out_from_pct is not None:
        yield msg("Goes out when {pct} of the battery is used", pct=Shown(write_pct, found.goes_out_from_pct / 100.0))


def feed_remarks(plan: Plan, found: FeedPlan) -> Iterator[Message]:
    """Voltage, load, reserve and life of what feeds circuits."""
    if not found.supply:
        yield msg("No supply feeds it yet")
        return
    yield msg("Gives {volt}", volt=volt_words(found.volt, is_battery=runs_on_battery(plan, found.feed.record)))
    load = Shown(write_ma, usual(plan, found.feed.record, found.load_ma))
    if found.load_ma.fresh < 0.0:
        yield msg("{load} flow into it from another supply", load=Shown(write_ma, -found.load_ma.fresh))
    elif found.limit_ma:
        limit = Shown(write_ma, found.limit_ma)
        yield msg("{load} of {limit} are taken", load=load, limit=limit)
    else:
        yield msg("{load} flow through it", load=load)
    yield from life_words(found)


def life_words(found: FeedPlan) -> Iterator[Message]:
    """Whether a feed can do what it is to do, and for how long."""
    if found.strain == "overdrawn":
        yield msg("It cannot feed this for long: how bright the lights are, and for how long, cannot be told")
    elif found.strain == "out":
        is_fuse = found.limit_ma is not None and found.limit_ma == found.feed.rated_fuse_ma
        why = msg("its fuse blows") if is_fuse else msg("its voltage breaks down")
        yield msg("It cannot feed this: {why}, and the lights stay dark", why=why)
    elif found.lights_nothing:
        yield msg("Its voltage is too low: it lights nothing")
    elif found.hours is not None and found.hours_in_all is not None:
        hours, end = Shown(write_hours, found.hours), Shown(write_hours, found.hours_in_all)
        if fades(found):
            yield msg(
                "Half as bright after {hours} with all lights on, out or empty after {end}", hours=hours, end=end
            )
        else:
            yield msg("Lasts {hours} with all lights on", hours=hours)


def fades(found: FeedPlan) -> bool:
    """Whether lights are dim for a good while before a battery is used up."""
    return found.hours is not None and found.hours < SAME_LIFE * (found.hours_in_all or 0.0)


def volt_words(volt: OverLife, *, is_battery: bool) -> Message:
    """Write a voltage, and for a battery to what it falls."""
    if not is_battery:
        return msg("{volt}", volt=Shown(write_volt, volt.half))
    fresh, end = Shown(write_volt, volt.fresh), Shown(write_volt, volt.end)
    return msg("{fresh} ({end} at the end)", fresh=fresh, end=end)
