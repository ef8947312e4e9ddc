"""Which feed hangs on which, what hangs on nothing or in a circle, and the voltage that reaches each of them.

A net is what is joined by mere wire: feeds down to the next that makes a voltage of its own (a buck converter, a
dimmer), which heads a net below. Where wires count as nothing and nobody has joined two nets, all of a net is at the
voltage of its head; the others are solved by `circuits.network`. What flows is summed up in `circuits.planning`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from diorama_planner.circuits.discharge import HIGHEST, MOMENTS, Floats, voltages
from diorama_planner.circuits.elements import Electrics, Feed
from diorama_planner.circuits.groups import grouped
from diorama_planner.model.record import RecordId

BUCK_DROPOUT_V = 0.5
BUCK_YIELD = 0.85
"""What a small buck converter needs above its output, and its efficiency; builder's practice, unsourced."""

FULL_PCT = 100.0


@dataclass(frozen=True, slots=True)
class Net:
    """Feeds that are joined by wire. `heads` make its voltage: one, or more if the user has joined nets."""

    heads: tuple[RecordId, ...]
    members: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """The feeds by their records; `order` has all that a supply is above, parents before children.

    Attributes:
        supply: the supply above each feed of `order`.
        head: the supply, converter or dimmer whose voltage each feed of `order` has.
        loops: feeds that hang on each other in a circle.
        nets: what is joined, by head from above; those of joined nets come together.
    """

    feeds: Mapping[RecordId, Feed]
    order: tuple[RecordId, ...]
    supply: Mapping[RecordId, RecordId]
    head: Mapping[RecordId, RecordId]
    loops: tuple[tuple[RecordId, ...], ...]
    nets: tuple[Net, ...]


def tree_of(electrics: Electrics) -> Tree:
    """Sort out what hangs on what."""
    feeds = {feed.record: feed for feed in electrics.feeds}
    children: dict[RecordId, list[RecordId]] = {}
    for feed in electrics.feeds:
        if feed.sort != "supply":
            children.setdefault(feed.parent, []).append(feed.record)
    order = [feed.record for feed in electrics.feeds if feed.sort == "supply"]
    supply = {name: name for name in order}
    head = dict(supply)
    for name in order:  # grows while it is read
        for child in children.get(name, ()):
            supply[child] = supply[name]
            head[child] = child if is_source(feeds[child]) else head[name]
            order.append(child)
    return Tree(feeds, tuple(order), supply, head, _loops(feeds, supply), _nets(electrics, order, head))


def is_dimmer(feed: Feed) -> bool:
    """Whether a feed dims by lowering the voltage."""
    return feed.sort == "effect" and not feed.pwm and feed.level_pct < FULL_PCT


def is_source(feed: Feed) -> bool:
    """Whether a feed makes a voltage of its own."""
    return feed.sort in {"supply", "buck"} or is_dimmer(feed)


def stiff_volts(tree: Tree, dimmed_v: Mapping[RecordId, float]) -> dict[RecordId, Floats]:
    """Voltage at each feed at every moment if wires lose nothing; dimmers are set to `dimmed_v`, others full on."""
    found: dict[RecordId, Floats] = {}
    for name in tree.order:
        feed = tree.feeds[name]
        found[name] = own_volts(feed) if feed.sort == "supply" else output_v(feed, found[feed.parent], dimmed_v)
    return found


def own_volts(feed: Feed) -> Floats:
    """Voltage of a supply at every moment; none if its row is not known."""
    return voltages(feed.source) if feed.source else np.zeros(MOMENTS)


def output_v(feed: Feed, above: Floats, dimmed_v: Mapping[RecordId, float]) -> Floats:
    """Voltage that a feed hands on from what reaches it."""
    if feed.sort == "buck":
        return np.minimum(max(feed.out_v, 0.0), np.maximum(above - BUCK_DROPOUT_V, 0.0))
    if feed.record in dimmed_v:
        lowered = np.minimum(dimmed_v[feed.record], above)
        lowered[HIGHEST] = above[HIGHEST]  # it may be turned up
        return lowered
    return above


def drawn_ma(feed: Feed, given_ma: Floats, volt: Floats, above: Floats) -> Floats:
    """What a feed draws from above for itself and what it gives: less than that if it lowers the voltage well."""
    own = np.where(above > 0.0, feed.own_ma, 0.0)
    if feed.sort != "buck":
        return given_ma + own
    return own + np.divide(volt * given_ma, BUCK_YIELD * above, out=np.zeros_like(given_ma), where=above > 0.0)


def load_ma(
    tree: Tree,
    lit_ma: Mapping[RecordId, Floats],
    volts: Mapping[RecordId, Floats],
    inputs: Mapping[RecordId, Floats],
) -> dict[RecordId, Floats]:
    """Add up from below what flows out of each feed at every moment, mA.

    Args:
        tree: what hangs on what.
        lit_ma: what the lights draw that hang on a feed; nothing where it is not named.
        volts: voltage of each feed.
        inputs: voltage at the input of each that hangs on another.
    """
    found = {name: lit_ma.get(name, np.zeros(MOMENTS)) for name in tree.order}
    for name in reversed(tree.order):
        feed = tree.feeds[name]
        if feed.sort != "supply":
            found[feed.parent] = found[feed.parent] + drawn_ma(feed, found[name], volts[name], inputs[name])
    return found


def _loops(feeds: Mapping[RecordId, Feed], supplied: Mapping[RecordId, RecordId]) -> tuple[tuple[RecordId, ...], ...]:
    """The circles among what has no supply above it, each from its first in order of ids."""
    found = set()
    for start in feeds:
        walked: list[RecordId] = []
        name = start
        while name in feeds and name not in supplied and name not in walked:
            walked.append(name)
            name = feeds[name].parent
        if name in walked:
            circle = walked[walked.index(name) :]
            first = circle.index(min(circle))
            found.add((*circle[first:], *circle[:first]))
    return tuple(sorted(found))


def _nets(electrics: Electrics, order: Iterable[RecordId], head: Mapping[RecordId, RecordId]) -> tuple[Net, ...]:
    """The nets, with those that joints make one put together."""
    ends = [(joint.start, joint.end) for joint in electrics.joints if joint.start in head and joint.end in head]
    heads = [name for name in order if head[name] == name]
    first = grouped(heads, ((head[start], head[end]) for start, end in ends))
    members: dict[RecordId, list[RecordId]] = {}
    for name in order:
        members.setdefault(first[head[name]], []).append(name)
    return tuple(Net(tuple(name for name in names if head[name] == name), tuple(names)) for names in members.values())
