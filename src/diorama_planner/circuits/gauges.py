"""How thick each wire has to be: it bears its current for long, and no light loses too much on the way to it.

A source is what holds its voltage: a supply, or a buck converter. What may be lost between it and a light is shared
out evenly to the wires that follow each other, there and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_rows import Wire
from diorama_planner.circuits.harness import Leg, Run
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.led import MA_PER_A
from diorama_planner.formulas.wiring import M_PER_MM, MV_PER_V
from diorama_planner.model.record import RecordId

MOST_DROP_PCT = 5.0
"""More is seen: the lights at the end of a line are darker than those at its start (issue 6, part 5)."""

THINNEST_AWG = 30
"""Thinner wire breaks in the hand; leads of that sort come with the LEDs. Builder's practice, unsourced."""


@dataclass(frozen=True, slots=True)
class FeedLine:
    """A feed as wires see it: what feeds it, the voltage that it gives, and whether it holds that."""

    record: RecordId
    parent: RecordId
    volt: float
    is_source: bool


def sold_gauges(rows: Iterable[Wire]) -> tuple[Wire, ...]:
    """The insulated wires that are sold in colours, the thinnest first: every second AWG.

    Raises:
        UsageError: there is none in the table.
    """
    found = [
        row
        for row in rows
        if row.gauge_system == "AWG" and row.gauge <= THINNEST_AWG and row.gauge % 2 == 0 and row.outside_diameter_mm
    ]
    if not found:
        raise UsageError(msg("there is no insulated wire in the table of wires"))
    return tuple(sorted(found, key=lambda row: row.area_mm2))


class Drops:
    """Which feed lies above which, and what may be lost between."""

    def __init__(self, feeds: Iterable[FeedLine]) -> None:
        self._feeds = {feed.record: feed for feed in feeds}
        self._hops = {record: len(self.chain(record)) for record in self._feeds}
        self._deepest: dict[RecordId, int] = {}
        self._allowed: dict[RecordId, float] = {}
        for record, hops in self._hops.items():
            source = self.source(record)
            self._deepest[source] = max(self._deepest.get(source, 0), hops)

    def chain(self, feed: RecordId) -> list[RecordId]:
        """The feeds from one up to its source, which is the last; a loop ends where it closes."""
        found: list[RecordId] = []
        while feed in self._feeds and feed not in found:
            found.append(feed)
            if self._feeds[feed].is_source:
                break
            feed = self._feeds[feed].parent
        return found

    def source(self, feed: RecordId) -> RecordId:
        """What holds the voltage above a feed; the topmost feed if nothing does."""
        chain = self.chain(feed)
        return chain[-1] if chain else ""

    def volt(self, feed: RecordId) -> float:
        """The voltage that is held above a feed; 0 if it is not known."""
        found = self._feeds.get(self.source(feed))
        return found.volt if found else 0.0

    def allowed_mv(self, feed: RecordId) -> float:
        """What one wire below a feed may lose; nothing if there is no voltage to lose."""
        if feed not in self._allowed:
            levels = self._deepest.get(self.source(feed), 1)
            self._allowed[feed] = MOST_DROP_PCT / 100.0 * self.volt(feed) * MV_PER_V / 2.0 / max(levels, 1)
        return self._allowed[feed]

    def lost_pct(self, runs: Iterable[Run]) -> dict[RecordId, tuple[float, RecordId]]:
        """By circuit: how much of its voltage its worst light loses on the way there and back, and which light."""
        up, ends = self._by_end(runs)
        worst: dict[RecordId, tuple[float, RecordId]] = {}
        for circuit, lamps in ends.items():
            for lamp, (feed, lost) in lamps.items():
                volt = self.volt(feed)
                above = sum(up.get(name, 0.0) for name in self.chain(feed)[:-1])
                pct = 100.0 * (lost + above) / (volt * MV_PER_V) if volt > 0 else 0.0
                worst[circuit] = max(worst.get(circuit, (0.0, "")), (pct, lamp))
        return worst

    def _by_end(
        self, runs: Iterable[Run]
    ) -> tuple[dict[RecordId, float], dict[RecordId, dict[RecordId, tuple[RecordId, float]]]]:
        """What is lost on both wires to each feed, and by circuit on all wires of each string of lights; mV."""
        runs = tuple(runs)
        before = {run.leg.end.record: run.leg.start.record for run in runs if self._is_between(run)}
        up: dict[RecordId, float] = {}
        ends: dict[RecordId, dict[RecordId, tuple[RecordId, float]]] = {}
        for run in runs:
            feed, end = run.leg.start.record, run.leg.end.record
            if not run.leg.circuit:
                up[end] = up.get(end, 0.0) + run.drop_mv
                continue
            first, strings = _first_of(end, before), ends.setdefault(run.leg.circuit, {})
            known, lost = strings.get(first, ("", 0.0))
            strings[first] = (known if self._is_between(run) else feed, lost + run.drop_mv)
        return up, ends

    def _is_between(self, run: Run) -> bool:
        """Whether a wire leads from light to light."""
        return bool(run.leg.circuit) and run.leg.start.record not in self._feeds


def _first_of(lamp: RecordId, before: Mapping[RecordId, RecordId]) -> RecordId:
    """The first light of the string that a light is in."""
    met = set()
    while lamp in before and lamp not in met:
        met.add(lamp)
        lamp = before[lamp]
    return lamp


def drop_mv(wire: Wire, length_mm: float, ma: float) -> float:
    """What a wire loses one way: I r L."""
    return ma * wire.ohm_per_m_20c * length_mm * M_PER_MM


def gauge_for(leg: Leg, length_mm: float, allowed_mv: float, gauges: Sequence[Wire]) -> Wire:
    """The thinnest wire that bears the current of a leg and loses no more than allowed; the thickest if none does."""
    for wire in gauges:
        bears = leg.current_ma <= wire.max_current_recommended_a * MA_PER_A
        if bears and (allowed_mv <= 0 or drop_mv(wire, length_mm, leg.current_ma) <= allowed_mv):
            return wire
    return gauges[-1]
