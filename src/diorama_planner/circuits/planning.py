"""The answer to what is electric in a plan: `plan(electrics, packages)`.

Voltages come down the tree of feeds, resistors are sized at the highest of them, currents of all strings are found at
all moments at once, and loads are added up again. What is to be said of it is in `circuits.checking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from diorama_planner.catalogue.electrical_rows import PowerSource, ResistorPackage
from diorama_planner.circuits.checked import EMPTY, Checked, Shelf
from diorama_planner.circuits.checking import findings
from diorama_planner.circuits.currents import conductances, currents_ma, strings_of
from diorama_planner.circuits.diodes import part_of
from diorama_planner.circuits.discharge import (
    END,
    FRESH,
    HIGHEST,
    MOMENTS,
    Floats,
    end_used,
    hours,
    over_life,
    runs_down,
    used_pct,
)
from diorama_planner.circuits.elements import (
    AS_GOOD_AS_DARK,
    HALF_AS_BRIGHT,
    Branch,
    Circuit,
    CircuitPlan,
    Electrics,
    Feed,
    FeedPlan,
    OverLife,
    Plan,
    Strain,
)
from diorama_planner.circuits.feeding import FULL_PCT, Tree, is_dimmer, load_ma, stiff_volts, tree_of
from diorama_planner.circuits.joining import NOTHING, Hung, Volts, all_volts
from diorama_planner.circuits.sizing import Arm, Build, arms_of, by_power, sized_resistor
from diorama_planner.circuits.strain import is_over_current, is_over_volt, limit_ma, strains
from diorama_planner.formulas.led import MA_PER_A
from diorama_planner.model.record import RecordId

DIMMER_STEPS = 40
CLOSE_V = 1e-9

DARK = OverLife(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The branches of all circuits; those that are made alike once, in one row, so that currents are found together.

    `places` says where in the row the builds of a circuit are, `highest_v` for which voltage they are sized.
    """

    arms: Mapping[RecordId, Sequence[Arm]]
    builds: Sequence[Build]
    hung: Hung
    places: Mapping[RecordId, slice]
    highest_v: Mapping[RecordId, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Flow:
    """All voltages, and the current of one branch of each build at every moment: while it flows, and its mean."""

    tree: Tree
    row: _Row
    volts: Volts
    peak_ma: Floats
    mean_ma: Floats


def plan(electrics: Electrics, packages: Sequence[ResistorPackage], shelf: Shelf = EMPTY) -> Plan:
    """Work out every circuit and feed, and what is to be said about them. Nothing that is wrong raises.

    Args:
        electrics: what there is.
        packages: the packages of resistors from which the one is chosen that bears the heat.
        shelf: the supplies and LEDs from which remedies are chosen.
    """
    tree = tree_of(electrics)
    stiff = stiff_volts(tree, {})
    row = _row_of(electrics, tree, stiff)
    dimmed_v = _dimmed_v(tree, row.hung)
    if dimmed_v:
        stiff = stiff_volts(tree, dimmed_v)
    volts = all_volts(tree, row.hung, stiff, dimmed_v)
    peak_ma = row.hung.currents_ma(volts.feeds)
    shares = _shares(tree)
    mean_ma = peak_ma * np.array([shares.get(name, 1.0) for name in row.hung.feeds])[:, None]
    flow = _Flow(tree, row, volts, peak_ma, mean_ma)
    ordered = by_power(packages)
    loads = _loads(flow)
    strained = strains(tree, {name: over_life(load).highest for name, load in loads.items()})
    circuits = {
        circuit.record: _circuit_plan(circuit, flow, ordered, strained.get(circuit.feed, "none"))
        for circuit in electrics.circuits
    }
    feeds = _feed_plans(electrics, flow, loads, strained, circuits.values())
    return Plan(circuits, feeds, findings(Checked(electrics, tree, row.arms, circuits, feeds, shelf)))


def _row_of(electrics: Electrics, tree: Tree, stiff: Mapping[RecordId, Floats]) -> _Row:
    """Size the branches of all circuits, as if nothing were dimmed."""
    rows = {lamp.led.id: lamp.led for circuit in electrics.circuits for lamp in circuit.lamps if lamp.led}
    parts = {name: part for name, led in rows.items() if (part := part_of(led))}
    bounds = {name: _bounds(net.heads, stiff) for net in tree.nets for name in net.members if len(net.heads) > 1}
    arms, places, highest_v = {}, {}, {}
    builds: list[Build] = []
    feeds: list[RecordId] = []
    times: list[float] = []
    for circuit in electrics.circuits:
        volt = stiff.get(circuit.feed, NOTHING)
        highest, lowest = bounds.get(circuit.feed, (float(volt[HIGHEST]), float(volt[END])))
        found = arms_of(circuit, parts, highest, lowest)
        alike: dict[Build, int] = {}
        for arm in found:
            alike[arm.build] = alike.get(arm.build, 0) + arm.times
        arms[circuit.record], highest_v[circuit.record] = found, highest
        places[circuit.record] = slice(len(builds), len(builds) + len(alike))
        builds += alike
        feeds += [circuit.feed] * len(alike)
        times += alike.values()
    strings = strings_of([build.parts for build in builds], [build.ohm or 0.0 for build in builds])
    hung = Hung(strings, feeds, np.array(times, dtype=np.float64), electrics.joints)
    return _Row(arms, builds, hung, places, highest_v)


def _bounds(heads: Sequence[RecordId], stiff: Mapping[RecordId, Floats]) -> tuple[float, float]:
    """The highest and the lowest voltage that sources which are joined may give."""
    return float(max(stiff[name][HIGHEST] for name in heads)), float(min(stiff[name][END] for name in heads))


def _dimmed_v(tree: Tree, hung: Hung) -> dict[RecordId, float]:
    """The voltage to which each dimmer is set by hand: on a fresh supply its lights draw their share of the current.

    What flows grows ever faster with the voltage, so that Newton's steps from above stop at the one that is looked
    for.
    """
    found: dict[RecordId, float] = {}
    for name in tree.order:
        if not is_dimmer(tree.feeds[name]):
            continue
        volt = float(stiff_volts(tree, found)[name][FRESH])
        mine = [place for place, feed in enumerate(hung.feeds) if tree.head.get(feed) == name]
        strings, times = hung.strings.only(mine), hung.times[mine]
        wanted = None
        for _ in range(DIMMER_STEPS if mine and volt > 0.0 else 0):
            ma = currents_ma(strings, np.array([volt]))
            total = float(times @ ma[:, 0])
            wanted = total * tree.feeds[name].level_pct / FULL_PCT if wanted is None else wanted
            step = (total - wanted) / MA_PER_A / float(times @ conductances(strings, ma)[:, 0])
            volt = max(0.0, volt - step)
            if abs(step) < CLOSE_V:
                break
        found[name] = volt
    return found


def _shares(tree: Tree) -> dict[RecordId, float]:
    """Share of the time in which current flows at each feed, under all that switches fast above it."""
    found: dict[RecordId, float] = {}
    for name in tree.order:
        feed = tree.feeds[name]
        above = 1.0 if feed.sort == "supply" else found[feed.parent]
        found[name] = above * feed.level_pct / FULL_PCT if feed.sort == "effect" and feed.pwm else above
    return found


def _circuit_plan(circuit: Circuit, flow: _Flow, packages: Sequence[ResistorPackage], strain: Strain) -> CircuitPlan:
    """What a circuit does; `packages` as `by_power` puts them."""
    row, place = flow.row, flow.row.places[circuit.record]
    builds, mean_ma = row.builds[place], flow.mean_ma[place]
    made = {
        build: _branch(build, peak, mean, packages)
        for build, peak, mean in zip(builds, flow.peak_ma[place], mean_ma, strict=True)
    }
    bright = {build: _brightness(build, mean) for build, mean in zip(builds, mean_ma, strict=True)}
    arms = row.arms[circuit.record]
    seen: dict[RecordId, list[Floats]] = {lamp.record: [] for lamp in circuit.lamps}
    for arm in arms:
        for record, each in zip(arm.records, bright[arm.build], strict=True):
            seen[record].append(each)
    supply = flow.tree.supply.get(circuit.feed)
    source = flow.tree.feeds[supply].source if supply is not None else None
    faded = _faded(each for build in builds for each in bright[build])
    return CircuitPlan(
        circuit=circuit,
        branches=tuple(replace(made[arm.build], lamps=arm.records, times=arm.times) for arm in arms),
        volt=over_life(flow.volts.feeds.get(circuit.feed, NOTHING)),
        load_ma=over_life(row.hung.times[place] @ mean_ma),
        brightness={record: DARK if strain == "out" else _mean(found) for record, found in seen.items()},
        dims_from_pct=_reached(faded, HALF_AS_BRIGHT, source),
        goes_out_from_pct=_reached(faded, AS_GOOD_AS_DARK, source),
        highest_v=row.highest_v[circuit.record],
        strain=strain,
        overdriven=frozenset(_overdriven(arms, made, row.highest_v[circuit.record])),
    )


def _reached(faded: Floats, level: float, source: PowerSource | None) -> float | None:
    """Per cent of a battery used when brightness falls to a level within its practical life."""
    pct = used_pct(faded, level) if source is not None and runs_down(source) else None
    return pct if pct is not None and source is not None and pct < FULL_PCT * end_used(source) else None


def _overdriven(arms: Iterable[Arm], made: Mapping[Build, Branch], highest_v: float) -> Iterator[RecordId]:
    """The lamps that may get more than they bear."""
    for arm in arms:
        highest_ma = made[arm.build].highest_ma
        for lamp, part in zip(arm.lamps, arm.build.parts, strict=True):
            if is_over_current(part, highest_ma) or is_over_volt(part, highest_v):
                yield lamp.record


def _brightness(build: Build, mean_ma: Floats) -> list[Floats]:
    """How bright each LED of a branch is at every moment, of what is wanted."""
    return [mean_ma / wanted for wanted in build.wanted]


def _mean(brightness: Sequence[Floats]) -> OverLife:
    """How bright a lamp is whose LEDs may lie in several branches; dark if it lies in none."""
    if not brightness:
        return DARK
    return over_life(brightness[0] if len(brightness) == 1 else np.mean(brightness, axis=0))


def _faded(brightness: Iterable[Floats]) -> Floats:
    """What is left of the brightness when fresh at every moment, of the LED of which least is left.

    What is as good as out when fresh does not fade.
    """
    left = [bright / bright[FRESH] for bright in brightness if bright[FRESH] > AS_GOOD_AS_DARK]
    least: Floats = np.min([np.ones(MOMENTS), *left], axis=0)
    return least


def _branch(build: Build, peak_ma: Floats, mean_ma: Floats, packages: Sequence[ResistorPackage]) -> Branch:
    """What flows in each of the branches that are made so; which LEDs they are is still to be said."""
    highest = float(peak_ma[HIGHEST])
    return Branch(
        lamps=(),
        resistor=sized_resistor(build, highest, packages),
        built_in_ohm=build.own_ohm,
        times=1,
        wanted_ma=build.wanted_ma,
        forward_v=build.forward_v,
        highest_ma=highest,
        ma=over_life(mean_ma),
    )


def _loads(flow: _Flow) -> dict[RecordId, Floats]:
    """What each feed that a supply is above gives at every moment."""
    volts = flow.volts
    flowing = load_ma(flow.tree, flow.row.hung.by_feed(flow.mean_ma), volts.feeds, volts.inputs)
    return {name: volts.given_ma.get(name, load) for name, load in flowing.items()}


def _feed_plans(
    electrics: Electrics,
    flow: _Flow,
    loads: Mapping[RecordId, Floats],
    strained: Mapping[RecordId, Strain],
    circuits: Iterable[CircuitPlan],
) -> dict[RecordId, FeedPlan]:
    """What each feed bears."""
    above = flow.tree.supply
    on: dict[RecordId, list[CircuitPlan]] = {}
    for answer in circuits:
        on.setdefault(above.get(answer.circuit.feed, ""), []).append(answer)
    found = {}
    for feed in electrics.feeds:
        name = feed.record
        if name not in above:
            found[name] = FeedPlan(feed, DARK, DARK, limit_ma(feed), None, "")
            continue
        lit = on.get(name, []) if feed.sort == "supply" else []
        half, in_all = _lasts(feed, loads[name], lit) if strained[name] == "none" else (None, None)
        found[name] = FeedPlan(
            feed=feed,
            volt=over_life(flow.volts.feeds[name]),
            load_ma=over_life(loads[name]),
            limit_ma=limit_ma(feed),
            hours=half,
            supply=above[name],
            hours_in_all=in_all,
            strain=strained[name],
            lights_nothing=_lights_nothing(lit),
        )
    return found


def _lasts(feed: Feed, load: Floats, lit: Sequence[CircuitPlan]) -> tuple[float | None, float | None]:
    """How long a supply gives good light, and any, h: until the first of its lamps has faded, and has gone out."""
    if feed.source is None or feed.sort != "supply" or _lights_nothing(lit):
        return None, None
    flows = np.maximum(load, 0.0)
    fades = ((each.dims_from_pct, each.goes_out_from_pct) for each in lit)
    dims, outs = (tuple(pct for pct in pcts if pct is not None) for pcts in zip((None, None), *fades, strict=True))
    return hours(flows, feed.source, min(dims, default=None)), hours(flows, feed.source, min(outs, default=None))


def _lights_nothing(lit: Sequence[CircuitPlan]) -> bool:
    """Whether what there is of lamps stays as good as dark although nothing gives out."""
    shining = [shine.fresh for each in lit if each.branches for shine in each.brightness.values()]
    return bool(shining) and max(shining) < AS_GOOD_AS_DARK and all(each.strain == "none" for each in lit)
