"""Lines of the circuits in words and figures, as the panel paints them. How a line looks is in `circuit_rows`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.app.light.circuit_tree import Line
from diorama_planner.app.light.circuit_words import (
    bears_one,
    fades,
    remarks_on,
    usual,
    write_hours,
    write_ma,
    write_volt,
)
from diorama_planner.catalogue.electrical_parts import write_ohm
from diorama_planner.circuits.elements import Circuit, CircuitPlan, Feed, Lamp, OverLife
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.kinds.electric import light_colour
from diorama_planner.kinds.figures import name_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Circuit as CircuitRecord
from diorama_planner.model.record import Item
from diorama_planner.ui.texts import say, tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

SAID_BY_ITS_PLACE = frozenset({"light-unconnected"})
"""Codes of issues that need no sign: the line stands among what hangs loose."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line. What a kind of line does not have is empty or None.

    `share` is how much of what a feed gives is taken, `bars` the brightness of a light over the life of its supply,
    `colours` those of the plus and minus wire of a circuit, or of a light. With `alarm` what goes wrong is aside.
    """

    name: str
    detail: str = ""
    aside: str = ""
    icon: str = ""
    share: float | None = None
    bars: OverLife | None = None
    colours: tuple[str, ...] = ()
    on: bool | None = None
    severity: Severity | None = None
    tip: str = ""
    alarm: bool = False


def shown_line(session: Session, line: Line) -> ShownLine:
    """Put a line into words."""
    if isinstance(line.of, Feed):
        return _feed(session, line, line.of)
    if isinstance(line.of, Circuit):
        return _circuit(session, line, line.of)
    if isinstance(line.of, Lamp):
        return _lamp(session, line, line.of)
    return ShownLine(tr("Not connected"), aside=str(len(line.below)), icon="unlink", severity=_worst(session, line))


def line_name(session: Session, line: Line) -> str:
    """What a line is called: lights without a label by their number on paper and what they are on, else their LED."""
    item = session.document.records.get(line.id)
    if isinstance(line.of, Lamp) and line.of.led is not None and not getattr(item, "label", ""):
        led = line.of.led
        host = session.document.records.get(getattr(item, "host", ""))
        shown = name_of(host, session.around()) if isinstance(host, Item) else f"{led.colour} {led.package}"
        return f"{session.electrics.numbers.of(line.id)} {shown}"
    return line.of.name if line.of is not None else tr("Not connected")


def issues_of(session: Session, line: Line) -> list[Issue]:
    """What is to be said of a line and of the lights in it, the worst first."""
    ids = [line.id, *(below.id for below in line.below if below.kind == "lamp")]
    found = [issue for name in ids for issue in session.electrics.findings.get(name, ())]
    return sorted(found, key=lambda issue: _RANK[issue.severity])


def _worst(session: Session, line: Line) -> Severity | None:
    is_loose = "loose" in {line.kind, line.parent.kind if line.parent is not None else ""}
    found = [each for each in issues_of(session, line) if not (is_loose and each.code in SAID_BY_ITS_PLACE)]
    return found[0].severity if found else None


def _tip(session: Session, line: Line) -> str:
    """All that is to be said of a line, for who stays on it."""
    comma = session.preferences.decimal_comma
    told = [say(message, decimal_comma=comma) for message in remarks_on(session.electrics, line.id)]
    return "\n".join([*told, *(say(issue.message, decimal_comma=comma) for issue in issues_of(session, line)[:3])])


def _feed(session: Session, line: Line, feed: Feed) -> ShownLine:
    found = session.electrics.plan.feeds.get(feed.record)
    item = session.document.records.get(feed.record)
    comma = session.preferences.decimal_comma
    detail, aside, share = tr("No supply feeds it yet"), "", None
    if found is not None and found.supply:
        plan = session.electrics.plan
        volt = write_volt(usual(plan, feed.record, found.volt), decimal_comma=comma)
        load = write_ma(usual(plan, feed.record, found.load_ma), decimal_comma=comma)
        detail = f"{volt} · {load}"
        if found.limit_ma:
            share = found.load_ma.fresh / found.limit_ma
            detail = tr("{so_far} of {limit}", so_far=detail, limit=write_ma(found.limit_ma, decimal_comma=comma))
        if found.strain != "none":
            aside = tr("cannot feed this")
        elif found.lights_nothing:
            aside = tr("lights nothing")
        elif found.hours is not None:
            hours = write_hours(found.hours, decimal_comma=comma)
            aside = tr("half after {hours}", hours=hours) if fades(found) else hours
    return ShownLine(
        feed.name,
        detail,
        aside,
        kind_of(item).icon if isinstance(item, Item) else "",
        share=share,
        severity=_worst(session, line),
        tip=_tip(session, line),
        alarm=found is not None and (found.strain != "none" or found.lights_nothing),
    )


def _circuit(session: Session, line: Line, circuit: Circuit) -> ShownLine:
    found = session.electrics.plan.circuits.get(circuit.record)
    record = session.document.records.get(circuit.record)
    count = sum(lamp.count for lamp in circuit.lamps)
    said = [tr_count("1 light", "{count} lights", count) if count else tr("no lights yet")]
    if circuit.wiring == "series":
        is_one = found is not None and bears_one(found)
        said.append(tr("one LED per string") if is_one else tr("in series"))
    if count and found is not None and found.load_ma.fresh > 0.0:
        ma = usual(session.electrics.plan, circuit.feed, found.load_ma)
        said.append(write_ma(ma, decimal_comma=session.preferences.decimal_comma))
    colours = (record.colour_plus, record.colour_minus) if isinstance(record, CircuitRecord) else ()
    return ShownLine(
        circuit.name,
        " · ".join(said),
        colours=colours,
        on=circuit.on,
        severity=_worst(session, line),
        tip=_tip(session, line),
    )


def _bars(circuit: CircuitPlan | None, lamp: Lamp) -> OverLife | None:
    if circuit is None or circuit.strain != "none" or lamp.record in circuit.overdriven:
        return None
    found = circuit.brightness.get(lamp.record)
    return found if found is not None and found.fresh > 0.0 else None


def _lamp(session: Session, line: Line, lamp: Lamp) -> ShownLine:
    above = line.parent.id if line.parent is not None else ""
    circuit = session.electrics.plan.circuits.get(above)
    is_overdriven = circuit is not None and lamp.record in circuit.overdriven
    aside = tr("burns out") if is_overdriven else _resistors(session, circuit, lamp) if circuit is not None else ""
    name = line_name(session, line)
    return ShownLine(
        f"{lamp.count} × {name}" if lamp.count > 1 else name,
        aside=aside,
        bars=_bars(circuit, lamp),
        colours=(light_colour(lamp.led),),
        severity=_worst(session, line),
        tip=_tip(session, line),
        alarm=is_overdriven,
    )


def _resistors(session: Session, circuit: CircuitPlan, lamp: Lamp) -> str:
    """The resistors of a light, each once: those of a string are told of its first, the others are with it."""
    mine = [branch for branch in circuit.branches if branch.resistor is not None and lamp.record in branch.lamps]
    found: Counter[float] = Counter()
    for branch in mine:
        if branch.resistor is not None and branch.lamps[0] == lamp.record:
            found[branch.resistor.ohm] += branch.times
    if mine and not found:
        return tr("with {name}", name=session.electrics.numbers.of(mine[0].lamps[0]))
    comma = session.preferences.decimal_comma
    written = ((write_ohm(ohm, decimal_comma=comma), times) for ohm, times in sorted(found.items()))
    return " + ".join(f"{times} × {ohm}" if times > 1 else ohm for ohm, times in written)
