"""The answer to what is electric in a plan: `plan(electrics, packages)`.

Voltages come down the tree of feeds, resistors are sized at the highest of them, currents of all strings are found at
all moments at once, and loads are added up again. What is to be said of it is in `circuits.checking`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from diorama_planner.catalogue.electrical_rows import ResistorPackage
from diorama_planner.circuits.checked import Checked
from diorama_planner.circuits.checking import findings
from diorama_planner.circuits.currents import conductances, currents_ma, strings_of
from diorama_planner.circuits.diodes import MA_PER_A, part_of
from diorama_planner.circuits.discharge import (
    END,
    FRESH,
    HIGHEST,
    MOMENTS,
    Floats,
    hours,
    over_life,
    runs_down,
    used_pct,
)
from diorama_planner.circuits.elements import Branch, Circuit, CircuitPlan, Electrics, Feed, FeedPlan, OverLife, Plan
from diorama_planner.circuits.feeding import FULL_PCT, Tree, is_dimmer, load_ma, stiff_volts, tree_of
from diorama_planner.circuits.joining import NOTHING, Hung, Volts, all_volts
from diorama_planner.circuits.sizing import Arm, arms_of, by_power, sized_resistor, wanted_ma
from diorama_planner.model.record import RecordId

DIMS_AT = 0.5
DARK_AT = 0.1
"""Of the brightness when fresh: a light half as bright is seen to fade, one at a tenth is as good as out."""

LIT_FROM = 0.01
"""Of the wanted brightness; what is darker when fresh does not fade."""

DIMMER_STEPS = 40
CLOSE_V = 1e-9

DARK = OverLife(0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    """The branches of all circuits in one row, so that their currents are found together.

    `places` says where those of a circuit are, `highest_v` for which voltage its resistors are sized.
    """

    arms: Sequence[Arm]
    hung: Hung
    places: Mapping[RecordId, slice]
    highest_v: Mapping[RecordId, float]


@dataclass(frozen=True, slots=True, eq=False)
class _Flow:
    """All voltages, and the current of one of each branch at every moment: while it flows, and its mean."""

    tree: Tree
    row: _Row
    volts: Volts
    peak_ma: Floats
    mean_ma: Floats


def plan(electrics: Electrics, packages: Sequence[ResistorPackage]) -> Plan:
    """Work out every circuit and feed, and what is to be said about them. Nothing that is wrong raises.

    Args:
        electrics: what there is.
        packages: the packages of resistors from which the one is chosen that bears the heat.
    """
    tree = tree_of(electrics)
    stiff = stiff_volts(tree, {})
    row = _row_of(electrics, tree, stiff)
    dimmed_v = _dimmed_v(tree, row.hung, stiff)
    if dimmed_v:
        stiff = stiff_volts(tree, dimmed_v)
    volts = all_volts(tree, row.hung, stiff, dimmed_v)
    peak_ma = row.hung.currents_ma(volts.feeds)
    shares = _shares(tree)
    mean_ma = peak_ma * np.array([shares.get(name, 1.0) for name in row.hung.feeds])[:, None]
    flow = _Flow(tree, row, volts, peak_ma, mean_ma)
    ordered = by_power(packages)
    circuits = {circuit.record: _circuit_plan(circuit, flow, ordered) for circuit in electrics.circuits}
    feeds = _feed_plans(electrics, flow)
    arms = {name: row.arms[place] for name, place in row.places.items()}
    return Plan(circuits, feeds, findings(Checked(electrics, tree, arms, circuits, feeds)))


def _row_of(electrics: Electrics, tree: Tree, stiff: Mapping[RecordId, Floats]) -> _Row:
    """Size the branches of all circuits, as if nothing were dimmed."""
    rows = {lamp.led.id: lamp.led for circuit in electrics.circuits for lamp in circuit.lamps if lamp.led}
    parts = {name: part for name, led in rows.items() if (part := part_of(led))}
    bounds = {name: _bounds(net.heads, stiff) for net in tree.nets for name in net.members if len(net.heads) > 1}
    arms: list[Arm] = []
    places, highest_v, feeds = {}, {}, []
    for circuit in electrics.circuits:
        volt = stiff.get(circuit.feed, NOTHING)
        highest, lowest = bounds.get(circuit.feed, (float(volt[HIGHEST]), float(volt[END])))
        found = arms_of(circuit, parts, highest, lowest)
        highest_v[circuit.record] = highest
        places[circuit.record] = slice(len(arms), len(arms) + len(found))
        arms += found
        feeds += [circuit.feed] * len(found)
    strings = strings_of([arm.parts for arm in arms], [arm.ohm or 0.0 for arm in arms])
    times = np.array([float(arm.times) for arm in arms])
    return _Row(arms, Hung(strings, feeds, times, electrics.joints), places, highest_v)


def _bounds(heads: Sequence[RecordId], stiff: Mapping[RecordId, Floats]) -> tuple[float, float]:
    """The highest and the lowest voltage that sources which are joined may give."""
    return float(max(stiff[name][HIGHEST] for name in heads)), float(min(stiff[name][END] for name in heads))


def _dimmed_v(tree: Tree, hung: Hung, stiff: Mapping[RecordId, Floats]) -> dict[RecordId, float]:
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


def _circuit_plan(circuit: Circuit, flow: _Flow, packages: Sequence[ResistorPackage]) -> CircuitPlan:
    """What a circuit does; `packages` as `by_power` puts them."""
    place = flow.row.places[circuit.record]
    arms, mean_ma = flow.row.arms[place], flow.mean_ma[place]
    branches = tuple(
        _branch(arm, peak, mean, packages) for arm, peak, mean in zip(arms, flow.peak_ma[place], mean_ma, strict=True)
    )
    shining = {lamp.record: DARK for lamp in circuit.lamps}
    faded = np.ones(MOMENTS)
    for arm, mean in zip(arms, mean_ma, strict=True):
        for lamp, part in zip(arm.lamps, arm.parts, strict=True):
            bright = mean / wanted_ma(lamp, part)
            shining[lamp.record] = over_life(bright)
            if bright[FRESH] > LIT_FROM:
                faded = np.minimum(faded, bright / bright[FRESH])
    supply = flow.tree.supply.get(circuit.feed)
    source = flow.tree.feeds[supply].source if supply is not None else None
    fades = source is not None and runs_down(source)
    return CircuitPlan(
        circuit=circuit,
        branches=branches,
        volt=over_life(flow.volts.feeds.get(circuit.feed, NOTHING)),
        load_ma=over_life(flow.row.hung.times[place] @ mean_ma),
        brightness=shining,
        dims_from_pct=used_pct(faded, DIMS_AT) if fades else None,
        goes_out_from_pct=used_pct(faded, DARK_AT) if fades else None,
        highest_v=flow.row.highest_v[circuit.record],
    )


def _branch(arm: Arm, peak_ma: Floats, mean_ma: Floats, packages: Sequence[ResistorPackage]) -> Branch:
    """A branch with what flows in it."""
    highest = float(peak_ma[HIGHEST])
    return Branch(
        lamps=arm.records,
        resistor=sized_resistor(arm, highest, packages),
        built_in_ohm=arm.own_ohm,
        times=arm.times,
        wanted_ma=arm.wanted_ma,
        forward_v=arm.forward_v,
        highest_ma=highest,
        ma=over_life(mean_ma),
    )


def _feed_plans(electrics: Electrics, flow: _Flow) -> dict[RecordId, FeedPlan]:
    """What each feed bears."""
    volts = flow.volts
    flowing = load_ma(flow.tree, flow.row.hung.by_feed(flow.mean_ma), volts.feeds, volts.inputs)
    found = {}
    for feed in electrics.feeds:
        name = feed.record
        if name not in flow.tree.supply:
            found[name] = FeedPlan(feed, DARK, DARK, _limit_ma(feed), None, "")
            continue
        load = volts.given_ma.get(name, flowing[name])
        source = feed.source if feed.sort == "supply" else None
        lasts = hours(np.maximum(load, 0.0), source) if source else None
        volt = over_life(volts.feeds[name])
        found[name] = FeedPlan(feed, volt, over_life(load), _limit_ma(feed), lasts, flow.tree.supply[name])
    return found


def _limit_ma(feed: Feed) -> float | None:
    """What a feed can give for long: the least of its own limit and its fuse."""
    own = feed.source.max_continuous_ma if feed.source else feed.max_ma
    limits = [limit for limit in (own, feed.fuse_ma) if limit is not None]
    return min(limits, default=None)
