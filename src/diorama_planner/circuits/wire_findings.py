"""What is wrong with wires as they lie: too thick a bundle, resin or an opening in the way, volts lost, no way."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from diorama_planner.circuits.bundles import Bundle
from diorama_planner.circuits.gauges import MOST_DROP_PCT
from diorama_planner.circuits.harness import Leg, Run, Stretch, Unrouted, Way
from diorama_planner.circuits.ways import Barrier, Ways
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length, format_number
from diorama_planner.formulas.rounding import count_down, count_up, is_above
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.geometry.segments import line_crosses
from diorama_planner.model.record import RecordId

Called = Mapping[RecordId, str]
"""What users call records."""

Bundles = Mapping[tuple[RecordId, Way], Bundle]
Lost = Mapping[RecordId, tuple[float, RecordId]]

_TOLD_MM = 0.1
"""To this a bundle is rounded up and its room down, so that what does not fit does not read as if it did."""

SPARE_MM = 1.0
"""How much more than the bundle is offered where room is made for it."""


def findings_of(
    runs: Sequence[Run], unrouted: Sequence[Unrouted], bundles: Bundles, lost: Lost, ways: Ways, names: Called
) -> tuple[Issue, ...]:
    """All findings, in order of record and code."""
    found = [
        *_too_thick(bundles, ways, names),
        *_crossings(runs, ways, names),
        *_drops(lost, names),
        *_without_way(unrouted),
    ]
    return tuple(sorted(found, key=lambda issue: (issue.record_id, issue.code)))


def _too_thick(bundles: Bundles, ways: Ways, names: Called) -> Iterator[Issue]:
    rooms = {(channel.record, channel.way): (channel.room_mm, channel.widened_by) for channel in ways.channels}
    if ways.board is not None:
        rooms[ways.board.record, Way.UNDERSIDE] = (ways.board.room_mm, ways.board.widened_by)
    for (record, way), bundle in sorted(bundles.items()):
        room, widened_by = rooms.get((record, way), (math.inf, ()))
        if is_above(bundle.diameter_mm, room):
            text = msg(
                "{name}: {wires} wires make a bundle {thick} thick, but there is room for {room} {where}",
                name=names.get(record, record),
                wires=bundle.wires,
                thick=_length(count_up(bundle.diameter_mm / _TOLD_MM) * _TOLD_MM),
                room=_length(count_down(room / _TOLD_MM) * _TOLD_MM),
                where=_WHERE[way],
            )
            wanted = math.ceil(bundle.diameter_mm + SPARE_MM)
            fields = {name: factor * wanted + plus for name, factor, plus in widened_by}
            fixes = (Fix(msg("Make room for it"), "set_fields", {"id": record, "fields": fields}),) if fields else ()
            yield Issue("bundle-thicker-than-cavity", Severity.WARNING, record, text, fixes)


def _crossings(runs: Sequence[Run], ways: Ways, names: Called) -> Iterator[Issue]:
    """One finding for each light or feed, and each pour or opening, that a wire crosses in sight."""
    told = set()
    for run in runs:
        for stretch in run.stretches:
            for barrier in ways.barriers if stretch.way is Way.SURFACE else ():
                pair = (run.leg.fixed or run.leg.end.record, barrier.record)
                if pair not in told and _meets(run, stretch, barrier):
                    told.add(pair)
                    yield _crossing(run, *pair, barrier.sort, names)


def _meets(run: Run, stretch: Stretch, barrier: Barrier) -> bool:
    places = run.part(stretch)
    x, y, z = zip(*places, strict=True)
    if not boxes_meet((min(x), min(y), max(x), max(y)), barrier.region.bounds):
        return False
    over = max(z) >= barrier.bottom_mm and (min(z) <= barrier.top_mm or barrier.sort == "pour")
    return over and line_crosses(barrier.region, [place[:2] for place in places])


def _crossing(run: Run, record: RecordId, barrier: RecordId, sort: str, names: Called) -> Issue:
    told = {"name": names.get(run.leg.end.record, run.leg.end.record), "other": names.get(barrier, barrier)}
    label, fields = msg("Let the program find its way"), {"way": "auto", "via_mm": ()}
    fixes = (Fix(label, "set_fields", {"id": run.leg.fixed, "fields": fields}),) if run.leg.fixed else ()
    if sort == "pour":
        text = msg("A wire of {name} crosses {other}: seal it in before you pour, or move what it leads to", **told)
        return Issue("wire-crosses-pour", Severity.WARNING, record, text, fixes)
    text = msg("A wire of {name} crosses {other}, where it is seen: lead it over or round it", **told)
    return Issue("wire-crosses-cut", Severity.WARNING, record, text, fixes)


def _drops(lost: Lost, names: Called) -> Iterator[Issue]:
    for circuit, (pct, lamp) in sorted(lost.items()):
        if is_above(pct, MOST_DROP_PCT):
            text = msg(
                "{circuit}: {lamp} loses {pct} % of its voltage in its wires: bring the feed nearer, or share the "
                "lights out to two feeds",
                circuit=names.get(circuit, circuit),
                lamp=names.get(lamp, lamp),
                pct=Shown(format_number, round(pct, 1)),
            )
            yield Issue("voltage-drop", Severity.WARNING, circuit, text)


def _without_way(unrouted: Sequence[Unrouted]) -> Iterator[Issue]:
    told = set()
    for each in unrouted:
        record = each.leg.fixed or each.leg.end.record
        if record not in told:
            told.add(record)
            yield Issue("wire-without-way", Severity.WARNING, record, each.why)


def why_unrouted(leg: Leg, ways: Ways, names: Called) -> Message:
    """Say why no way was found, and what to do."""
    name = names.get(leg.end.record, leg.end.record)
    if ways.board is None:
        return msg("No wire gets to {name}: there is no base to lead it under; draw a trough to it", name=name)
    return msg(
        "No wire gets to {name}: there is no place for a hole; draw a trough to it, or lay a wire by hand", name=name
    )


def _length(mm: float) -> Shown:
    return Shown(format_length, round(mm, 1))


_WHERE: Mapping[Way, Message] = {
    Way.CAVITY: msg("between its skins"),
    Way.GROOVE: msg("for a groove in its back"),
    Way.TROUGH: msg("in it"),
    Way.KERB: msg("under its kerb"),
    Way.UNDERSIDE: msg("under it"),
}
