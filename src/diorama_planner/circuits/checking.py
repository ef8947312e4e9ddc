"""What is to be said about lamps and circuits: faults, traps and what fades, each with what may be done about it.

Of what feeds them speaks `circuits.feed_checks`. Where wires run, whether LEDs fit into their walls and what shines
through is checked by others; here it is only volts and milliamperes.
"""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.electrical_parts import is_el_wire
from diorama_planner.catalogue.electrical_rows import PowerSource
from diorama_planner.circuits.checked import (
    NEARLY,
    Checked,
    ma_text,
    on_a_supply,
    pct_text,
    put_supply,
    volt_text,
)
from diorama_planner.circuits.diodes import Part, part_of
from diorama_planner.circuits.discharge import end_used, runs_down
from diorama_planner.circuits.elements import AS_GOOD_AS_DARK, HALF_AS_BRIGHT, Branch, Circuit, CircuitPlan, Lamp
from diorama_planner.circuits.feed_checks import feed_findings
from diorama_planner.circuits.remedies import EARLY, fitting_led, higher
from diorama_planner.circuits.sizing import RESISTOR_SHARE, Arm, Build, typical_v
from diorama_planner.circuits.strain import is_over_current, is_over_volt
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Shown, counted, msg
from diorama_planner.core.units import format_number
from diorama_planner.model.record import RecordId


def findings(checked: Checked) -> tuple[Issue, ...]:
    """All there is to say: lamps first, then circuits, then feeds."""
    circuits = (issue for circuit in checked.electrics.circuits for issue in _about_circuit(circuit, checked))
    return (*_about_lamps(checked), *circuits, *feed_findings(checked))


def _about_lamps(checked: Checked) -> Iterator[Issue]:
    for lamp in checked.electrics.loose:
        yield from _without_voltage(lamp)
        fixes = (
            Fix(msg("Put it into the nearest circuit"), "connect_nearest", {"id": lamp.record}),
            Fix(msg("Connect it to the nearest supply"), "connect_to_supply", {"id": lamp.record}),
            put_supply(lamp.record),
        )
        text = msg("{name} is in no circuit and stays dark", name=lamp.name)
        yield Issue("light-unconnected", Severity.WARNING, lamp.record, text, fixes)
    for circuit in checked.electrics.circuits:
        shining = {name for arm in checked.arms[circuit.record] for name in arm.records}
        for lamp in circuit.lamps:
            if lamp.record not in shining:
                yield from _without_voltage(lamp)


def _without_voltage(lamp: Lamp) -> Iterator[Issue]:
    led = lamp.led
    if led is None:
        text = msg("{name}: there is no LED {led!r} in the catalogue", name=lamp.name, led=lamp.led_id)
    elif part_of(led) is not None:
        return
    elif led.mount == "fibre":
        text = msg("{name}: {led} gives no light by itself; put an LED to its end", name=lamp.name, led=led.name)
    else:
        text = msg("{name}: of {led} neither voltage nor current is known", name=lamp.name, led=led.name)
    yield Issue("led-without-voltage", Severity.ERROR, lamp.record, text)


def _about_circuit(circuit: Circuit, checked: Checked) -> Iterator[Issue]:
    if not circuit.lamps:
        return
    if circuit.feed not in checked.tree.supply:
        text = msg("{name} hangs on no supply: its lights stay dark", name=circuit.name)
        fixes = on_a_supply(circuit.record, checked)
        yield Issue("light-unconnected", Severity.WARNING, circuit.record, text, fixes)
        return
    answer = checked.circuits[circuit.record]
    if not answer.volt.fresh > 0.0:
        return  # that the supply has no voltage is said of the supply
    told: set[tuple[str, RecordId]] = set()
    fine: set[Build] = set()
    for arm, branch in zip(checked.arms[circuit.record], answer.branches, strict=True):
        if arm.build in fine:
            continue
        issues = list(_about_arm(arm, branch, answer, checked))
        if not issues:
            fine.add(arm.build)
        for issue in issues:
            if (issue.code, issue.record_id) not in told:
                told.add((issue.code, issue.record_id))
                yield issue
    yield from _fading(answer, checked)


def _about_arm(arm: Arm, branch: Branch, answer: CircuitPlan, checked: Checked) -> Iterator[Issue]:
    for lamp, part in zip(arm.lamps, arm.build.parts, strict=True):
        yield from _too_much(lamp, part, branch.highest_ma)
        if not arm.build.needs_resistor:
            yield from _outside_its_range(lamp, part, answer, checked)
    if arm.build.needs_resistor:
        yield from _headroom(arm, answer, checked)
    resistor = branch.resistor
    if resistor is not None and resistor.package is None and resistor.axial is None:
        text = msg(
            "{name}: its resistor of {ohm} ohm gets {mw} mW, too hot for any in the catalogue",
            name=arm.lamps[0].name,
            ohm=Shown(format_number, resistor.ohm),
            mw=ma_text(resistor.mw),
        )
        fixes = (_let_go_of_current(arm.lamps[0]),) if arm.lamps[0].ma else ()
        yield Issue("resistor-too-hot", Severity.ERROR, arm.lamps[0].record, text, fixes)


def _too_much(lamp: Lamp, part: Part, highest_ma: float) -> Iterator[Issue]:
    if part.most_ma is not None and is_over_current(part, highest_ma):
        text = msg(
            "{name} gets up to {ma} mA and bears {most} mA",
            name=lamp.name,
            ma=ma_text(highest_ma),
            most=ma_text(part.most_ma),
        )
        fixes = (_let_go_of_current(lamp),) if lamp.ma and part.needs_resistor else ()
        yield Issue("led-over-current", Severity.ERROR, lamp.record, text, fixes)


def _outside_its_range(lamp: Lamp, part: Part, answer: CircuitPlan, checked: Checked) -> Iterator[Issue]:
    """What has its own resistor, or is made to hang straight on a supply, wants a certain voltage."""
    low, high = part.supply_min_v, part.supply_max_v
    if low is None or high is None:
        return
    if lamp.led is not None and is_el_wire(lamp.led):
        yield _inverter(lamp, low, high, answer)
        return
    args: dict[str, object] = {"name": lamp.name, "low": volt_text(low), "high": volt_text(high)}
    if is_over_volt(part, answer.highest_v):
        text = msg(
            "{name} is made for {low} to {high} V and may get {volt} V", volt=volt_text(answer.highest_v), **args
        )
        yield Issue("led-over-current", Severity.ERROR, lamp.record, text, fitting_led(lamp, answer, checked))
    elif answer.strain != "out" and answer.volt.fresh * NEARLY < low:
        bright = answer.brightness[lamp.record].fresh
        args |= {"volt": volt_text(answer.volt.fresh), "pct": pct_text(bright)}
        text = msg("{name} is made for {low} to {high} V; on {volt} V it shines at {pct} %", **args)
        fixes = (*fitting_led(lamp, answer, checked), *higher(answer, checked))
        if bright < AS_GOOD_AS_DARK:
            yield Issue("no-headroom", Severity.ERROR, lamp.record, text, fixes)
        else:
            yield Issue("no-headroom", Severity.WARNING, lamp.record, text, fixes)


def _inverter(lamp: Lamp, low: float, high: float, answer: CircuitPlan) -> Issue:
    if low <= answer.volt.fresh * NEARLY and answer.highest_v <= high * NEARLY:
        text = msg("{name} shines on AC: its inverter comes before it, and never runs without it", name=lamp.name)
        return Issue("needs-inverter", Severity.HINT, lamp.record, text)
    text = msg(
        "{name} needs an inverter, which takes {low} to {high} V; here are {volt} V: feed it by itself",
        name=lamp.name,
        low=volt_text(low),
        high=volt_text(high),
        volt=volt_text(answer.volt.fresh),
    )
    return Issue("needs-inverter", Severity.WARNING, lamp.record, text)


def _headroom(arm: Arm, answer: CircuitPlan, checked: Checked) -> Iterator[Issue]:
    """Whether enough voltage is left for the resistor: at all, and for a string at what makers call typical."""
    count, first = len(arm.lamps), arm.lamps[0]
    fixes = _shorter(answer.circuit) if count > 1 else ()
    args: dict[str, object] = {"name": first.name}
    if arm.build.ohm is None:
        args |= {"need": volt_text(arm.build.forward_v), "volt": volt_text(answer.highest_v)}
        text = counted(
            "{name} takes {need} V; {volt} V leave nothing for its resistor",
            "{count} LEDs from {name} on take {need} V in series; {volt} V leave nothing for their resistor",
            count,
            **args,
        )
        yield Issue("no-headroom", Severity.ERROR, first.record, text, fixes or higher(answer, checked))
        return
    if count == 1:
        return
    need = sum(typical_v(lamp, part) for lamp, part in zip(arm.lamps, arm.build.parts, strict=True))
    if need > (1.0 - RESISTOR_SHARE) * answer.volt.end:
        args |= {"count": count, "need": volt_text(need), "volt": volt_text(answer.volt.end)}
        text = msg(
            "{count} LEDs in series from {name} on may take {need} V; of {volt} V too little is left for their "
            "resistor, and they may stay dark",
            **args,
        )
        if need >= answer.volt.end:
            yield Issue("no-headroom", Severity.ERROR, first.record, text, fixes)
        else:
            yield Issue("no-headroom", Severity.WARNING, first.record, text, fixes)


def _shorter(circuit: Circuit) -> tuple[Fix, ...]:
    """Make strings of an own length as long as the supply bears, or do without."""
    fitting = {"id": circuit.record, "fields": {"per_string": 0}}
    apart = {"id": circuit.record, "fields": {"wiring": "parallel"}}
    own = (Fix(msg("As many in a string as fit"), "set_fields", fitting),) if circuit.per_string is not None else ()
    return (*own, Fix(msg("One resistor for each LED"), "set_fields", apart))


def _fading(answer: CircuitPlan, checked: Checked) -> Iterator[Issue]:
    """A supply that runs down until lights fade, or one that may give too little for them."""
    circuit = answer.circuit
    source = checked.feeds[checked.tree.supply[circuit.feed]].feed.source
    if source is None or not answer.branches or answer.strain != "none":
        return
    if runs_down(source):
        yield from _running_down(answer, source, checked)
        return
    lit = [bright for bright in answer.brightness.values() if bright.fresh > AS_GOOD_AS_DARK]
    dimmest = min((bright.end / bright.fresh for bright in lit), default=1.0)
    if dimmest < HALF_AS_BRIGHT:
        text = msg(
            "{name}: lights may shine at {pct} % only, when {supply} gives {volt} V",
            name=circuit.name,
            pct=pct_text(dimmest),
            supply=source.name,
            volt=volt_text(answer.volt.end),
        )
        yield Issue("light-fades", Severity.WARNING, circuit.record, text)


def _running_down(answer: CircuitPlan, source: PowerSource, checked: Checked) -> Iterator[Issue]:
    """Lights that a battery leaves long before it is used up."""
    dims, out, end = answer.dims_from_pct, answer.goes_out_from_pct, 100.0 * end_used(source)
    if dims is None or (dims > EARLY * end and out is None):
        return
    args: dict[str, object] = {"name": answer.circuit.name, "supply": source.name, "dims": pct_text(dims / 100.0)}
    if out is not None:
        text = msg(
            "{name}: lights fade to half when {dims} % of {supply} are used, and go out at {out} %",
            out=pct_text(out / 100.0),
            **args,
        )
    else:
        text = msg("{name}: lights fade to half when {dims} % of {supply} are used", **args)
    yield Issue("light-fades", Severity.WARNING, answer.circuit.record, text, higher(answer, checked))


def _let_go_of_current(lamp: Lamp) -> Fix:
    return Fix(msg("Take the usual current"), "set_fields", {"id": lamp.record, "fields": {"ma": None}})
