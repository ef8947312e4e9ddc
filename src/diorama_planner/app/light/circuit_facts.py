"""The circuits of a plan for scripts: `circuits --json`, whose keys are listed in the contracts.

Currents in mA, voltages in V, resistances in ohm, over the life of the supply where it runs down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

from diorama_planner.circuits.elements import (
    Branch,
    Circuit,
    CircuitPlan,
    Feed,
    FeedPlan,
    Lamp,
    OverLife,
    SizedResistor,
)
from diorama_planner.core.scale import Scale
from diorama_planner.model.record import Circuit as CircuitRecord

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId

SCHEMA = 1
DIGITS = 4
"""Of figures that are worked out: what lies behind is noise."""

Facts = dict[str, object]


def circuit_facts(session: Session) -> Facts:
    """Give all that is electric in a plan and what follows from it."""
    electrics, plan = session.electrics.electrics, session.electrics.plan
    within = {lamp.record: circuit.record for circuit in electrics.circuits for lamp in circuit.lamps}
    lamps = [*(lamp for circuit in electrics.circuits for lamp in circuit.lamps), *electrics.loose]
    return {
        "schema": SCHEMA,
        "project": session.title,
        "scale": str(Scale(session.scale)),
        "feeds": [_feed(each, plan.feeds.get(each.record)) for each in electrics.feeds],
        "circuits": [_circuit(session, each, plan.circuits.get(each.record)) for each in electrics.circuits],
        "lights": [_lamp(lamp, within.get(lamp.record, ""), plan.circuits) for lamp in lamps],
        "unconnected": [lamp.record for lamp in electrics.loose],
    }


def _feed(feed: Feed, found: FeedPlan | None) -> Facts:
    return {
        "id": feed.record,
        "name": feed.name,
        "sort": feed.sort,
        "fed_by": feed.parent or None,
        "supply": (found.supply if found else "") or None,
        "source": feed.source_id or None,
        "volt": _over_life(found.volt) if found else None,
        "load_ma": _over_life(found.load_ma) if found else None,
        "limit_ma": found.limit_ma if found else None,
        "margin_pct": _figure(found.margin_pct) if found else None,
        "hours": _figure(found.hours) if found else None,
        "hours_in_all": _figure(found.hours_in_all) if found else None,
        "strain": found.strain if found else "none",
        "lights_nothing": bool(found and found.lights_nothing),
    }


def _circuit(session: Session, circuit: Circuit, found: CircuitPlan | None) -> Facts:
    record = session.document.records.get(circuit.record)
    colours = [record.colour_plus, record.colour_minus] if isinstance(record, CircuitRecord) else []
    return {
        "id": circuit.record,
        "name": circuit.name,
        "fed_by": circuit.feed or None,
        "wiring": circuit.wiring,
        "per_string": circuit.per_string,
        "series": circuit.series,
        "on": circuit.on,
        "colours": colours,
        "lights": [lamp.record for lamp in circuit.lamps],
        "volt": _over_life(found.volt) if found else None,
        "load_ma": _over_life(found.load_ma) if found else None,
        "dims_from_pct": _figure(found.dims_from_pct) if found else None,
        "goes_out_from_pct": _figure(found.goes_out_from_pct) if found else None,
        "strain": found.strain if found else "none",
        "branches": [_branch(branch) for branch in found.branches] if found else [],
    }


def _branch(branch: Branch) -> Facts:
    return {
        "lights": list(branch.lamps),
        "times": branch.times,
        "resistor": _resistor(branch.resistor) if branch.resistor else None,
        "built_in_ohm": branch.built_in_ohm,
        "wanted_ma": _figure(branch.wanted_ma),
        "highest_ma": _figure(branch.highest_ma),
        "ma": _over_life(branch.ma),
    }


def _resistor(resistor: SizedResistor) -> Facts:
    return {
        "wanted_ohm": _figure(resistor.wanted_ohm),
        "ohm": resistor.ohm,
        "mw": _figure(resistor.mw),
        "package": resistor.package.id if resistor.package else None,
        "axial": resistor.axial.id if resistor.axial else None,
    }


def _lamp(lamp: Lamp, circuit: RecordId, plans: Mapping[RecordId, CircuitPlan]) -> Facts:
    found = plans.get(circuit)
    shine = found.brightness.get(lamp.record) if found else None
    return {
        "id": lamp.record,
        "name": lamp.name,
        "led": lamp.led_id,
        "count": lamp.count,
        "circuit": circuit or None,
        "brightness": _over_life(shine) if shine else None,
        "overdriven": bool(found and lamp.record in found.overdriven),
    }


def _over_life(figure: OverLife) -> dict[str, float | None]:
    return {name: _figure(value) for name, value in asdict(figure).items()}


def _figure(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
