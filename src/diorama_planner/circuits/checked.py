"""What the checks of circuits and feeds share: what they look at, one remedy, and how they write figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_rows import Led, PowerSource
from diorama_planner.circuits.elements import CircuitPlan, Electrics, FeedPlan
from diorama_planner.circuits.feeding import Tree
from diorama_planner.circuits.sizing import Arm
from diorama_planner.core.issues import Fix
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.model.record import RecordId

NEARLY = 1.001
"""Times a limit that is not yet over it: figures are rounded."""

FINE_BELOW = 10.0
"""Figures below this have one more decimal."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to choose from where something else would do better."""

    sources: tuple[PowerSource, ...] = ()
    leds: tuple[Led, ...] = ()


EMPTY = Shelf()


@dataclass(frozen=True, slots=True)
class Checked:
    """What findings are made from: the question, its tree, the branches, the answers, and what else there is."""

    electrics: Electrics
    tree: Tree
    arms: Mapping[RecordId, Sequence[Arm]]
    circuits: Mapping[RecordId, CircuitPlan]
    feeds: Mapping[RecordId, FeedPlan]
    shelf: Shelf = EMPTY


def put_supply(record: RecordId) -> Fix:
    """A remedy for what has no supply because there is none."""
    return Fix(msg("Put a USB port and hang all on it"), "put_supply", {"id": record})


def on_a_supply(record: RecordId, checked: Checked) -> tuple[Fix, ...]:
    """Remedies that hang something on each supply that there is; where there is none, one that puts one."""
    supplies = [feed for feed in checked.electrics.feeds if feed.sort == "supply"]
    if not supplies:
        return (put_supply(record),)
    return tuple(
        Fix(msg("Hang it on {supply}", supply=feed.name), "set_feed", {"id": record, "feed": feed.record})
        for feed in supplies
    )


def volt_text(volt: float) -> Shown:
    """Write volts, without their unit."""
    return Shown(format_number, round(volt, 2 if volt < FINE_BELOW else 1))


def ma_text(ma: float) -> Shown:
    """Write milliamperes, without their unit."""
    return Shown(format_number, round(ma, 1) if ma < FINE_BELOW else round(ma))


def pct_text(share: float) -> Shown:
    """Write a share of 1 in per cent, without the sign."""
    return Shown(format_number, round(100.0 * share))
