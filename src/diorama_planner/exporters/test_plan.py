"""The test plan: what is measured, in which order, before anything is glued, and what the meter ought to show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

from diorama_planner.circuits.elements import Branch, Circuit, CircuitPlan, Feed
from diorama_planner.circuits.expectations import (
    Between,
    branch_ma,
    circuit_ma,
    feed_v,
    is_tried_fresh,
    load_ma,
    over_resistor_v,
    resistance_ohm,
)
from diorama_planner.circuits.part_numbers import span
from diorama_planner.core.issues import Severity
from diorama_planner.core.messages import msg
from diorama_planner.exporters.listings import Column, Line, Listing, ListingPart
from diorama_planner.exporters.wiring_job import MINUS, WiringOptions, WiringWords
from diorama_planner.exporters.wiring_pages import listed, wiring_exporter
from diorama_planner.model.record import RecordId

_COLUMNS = (
    Column("No."),
    Column("Do", wraps=True),
    Column("Measure", wraps=True),
    Column("Expect", bold=True),
    Column("Found"),
)
_WARNINGS = (Column("Part", bold=True), Column("What is wrong", wraps=True))
_FOUND = "." * 14
"""Dots to write on."""

_FRESH = "Of batteries the lower figures are those of half used cells: try with fresh ones."
_STOP = (
    "Stop where a reading lies outside its range, and do not go on until you know why. Nothing is connected or "
    "disconnected while current is on. An LED without its resistor on a supply is a dead LED."
)


def steps_listing(words: WiringWords) -> Listing:
    """List the steps, from single parts to the whole."""
    steps = _Steps(words)
    found = (
        steps.warnings(),
        steps.part("1. Parts, before they are soldered", steps.parts()),
        steps.part("2. Supplies, with nothing connected", steps.supplies(), steps.on_batteries()),
        steps.part("3. Each branch by itself, on the bench", steps.branches()),
        steps.part("4. Wires laid, no current, LEDs not yet connected", steps.wires()),
        steps.part("5. Circuit by circuit, connected but not glued", steps.circuits()),
        steps.part("6. All together", steps.whole()),
    )
    return Listing("Test plan before anything is glued", _STOP, tuple(part for part in found if part.lines))


Step = tuple[str, str, str]
"""What to do, what to measure where, and what to expect."""


class _Steps:
    """Writes the steps, numbered through all parts of the plan."""

    def __init__(self, words: WiringWords) -> None:
        self._words, self._job = words, words.job
        self._numbers = count(1)

    def part(self, title: str, steps: Iterable[Step], remarks: tuple[str, ...] = ()) -> ListingPart:
        """Number steps and put them under a heading."""
        lines = [Line((str(next(self._numbers)), *step, _FOUND), tick=True) for step in steps]
        return ListingPart(title, _COLUMNS, tuple(lines), remarks)

    def warnings(self) -> ListingPart:
        """What the program finds wrong with circuits and wires: it is put right before anybody solders."""
        job, lines = self._job, []
        for issue in (*job.plan.findings, *job.harness.findings):
            if issue.severity is not Severity.HINT:
                part = job.numbers.of(issue.record_id) or job.names.get(issue.record_id, "")
                lines.append(Line((part, issue.message.written(decimal_comma=self._words.comma)), tick=True))
        return ListingPart("Put this right in the plan first", _WARNINGS, tuple(lines))

    def on_batteries(self) -> tuple[str, ...]:
        """What has to be said of batteries, where there are any."""
        plan = self._job.plan
        return (_FRESH,) if any(is_tried_fresh(plan, feed) for feed in plan.feeds) else ()

    def parts(self) -> Iterator[Step]:
        """Resistors of one value together, then LEDs by the diode test of a meter."""
        alike: dict[tuple[float, float, float], list[str]] = defaultdict(list)
        for circuit, place, branch in self._every_branch():
            numbers = self._job.numbers.branches[circuit.record, place].resistors
            if branch.resistor is not None:
                limits = resistance_ohm(branch.resistor.ohm, circuit.series)
                alike[branch.resistor.ohm, limits.low, limits.high] += numbers
        for (ohm, low, high), names in alike.items():
            do = f"Sort out {_names(names)}: {self._words.ohm(ohm)}"
            yield do, "resistance of each", self._ohms(Between(low, high))
        leds = [lamp for circuit in self._job.electrics.circuits for lamp in circuit.lamps if lamp.length_mm is None]
        names = [name for lamp in leds for name in self._job.numbers.lamps[lamp.record]]
        if names:
            yield (
                f"Diode test of {_names(names)}, red probe on plus; mark the plus lead",
                "each LED both ways round",
                "glows one way only",
            )

    def supplies(self) -> Iterator[Step]:
        """What each supply gives, then what a converter is set to before anything hangs on it."""
        for feed in sorted(self._job.electrics.feeds, key=lambda feed: feed.sort != "supply"):
            name = self._called(feed.record)
            if feed.sort == "supply":
                yield (
                    f"{name}{self._switched(feed)}: red probe on plus",
                    self._across(feed.record),
                    self._volts(feed.record),
                )
            elif feed.sort == "buck":
                yield (
                    f"{name}: connect its input alone and turn its screw until it gives {self._number(feed.out_v)} V",
                    self._across(feed.record),
                    self._volts(feed.record),
                )

    def branches(self) -> Iterator[Step]:
        """Each branch clipped onto the terminals that will feed it: the voltage over its resistor is its current."""
        for circuit, place, branch in self._every_branch():
            if not branch.highest_ma:
                continue  # hangs on nothing: that has been told before the first step
            is_battery = is_tried_fresh(self._job.plan, circuit.feed)
            numbers = self._job.numbers.branches[circuit.record, place]
            current = branch_ma(branch, is_battery=is_battery)
            over = over_resistor_v(branch, is_battery=is_battery)
            leds = " + ".join(span(names) for names in numbers.leds)
            each = "Each of " if branch.times > 1 and numbers.resistors else ""
            chain = " + ".join(name for name in (span(numbers.resistors), leds) if name)
            do = f"{each}{chain} on {self._called(circuit.feed)}: lights"
            if over is None:
                yield do, "current in its plus wire", self._range(current, "mA")
            else:
                expected = f"{self._range(over, 'V')}  ({self._range(current, 'mA')})"
                yield do, f"voltage over {'the resistor' if each else numbers.resistors[0]}", expected

    def wires(self) -> Iterator[Step]:
        """Every wire is whole, and no plus touches a minus."""
        circuits: list[tuple[RecordId, str]] = [("", "Supply lines")]
        circuits += [(circuit.record, circuit.name or "Circuit") for circuit in self._job.electrics.circuits]
        known = {circuit.record for circuit in self._job.electrics.circuits}
        for record, name in circuits:
            runs = [run for run in self._job.runs if (run.leg.circuit if run.leg.circuit in known else "") == record]
            for sign, word in (("+", "plus"), ("-", "minus"), ("", "from light to light")):
                names = [self._job.numbers.wire(run) for run in runs if run.leg.polarity.removeprefix("in") == sign]
                if names:
                    yield f"{name}, {word}: {_names(names)}", "continuity, end to end", "beeps"
        for feed in self._fed():
            do = f"{self._called(feed)}, without its lights"
            yield do, f"resistance, {self._pair(feed)}", "no beep: over 1 kohm"

    def circuits(self) -> Iterator[Step]:
        """One circuit after the other: its current, and that all of it is lit."""
        for circuit, answer in self._answers():
            if not answer.load_ma.fresh:
                continue
            expected = circuit_ma(answer, is_battery=is_tried_fresh(self._job.plan, circuit.feed))
            names = _names(name for lamp in circuit.lamps for name in self._job.numbers.lamps[lamp.record])
            yield (
                f"{circuit.name or 'Circuit'}: connect it to {self._called(circuit.feed)}, switch on: {names} lit",
                f"current in its plus wire at {self._called(circuit.feed)}",
                self._range(expected, "mA"),
            )

    def whole(self) -> Iterator[Step]:
        """All on: the load of each supply, the voltage where circuits hang, and warmth."""
        plan = self._job.plan
        for feed in self._job.electrics.feeds:
            answer = plan.feeds.get(feed.record)
            if feed.sort != "supply" or answer is None:
                continue
            below = [found for circuit, found in self._answers() if self._supply_of(circuit.feed) == feed.record]
            expected = load_ma(answer, below, is_battery=is_tried_fresh(plan, feed.record))
            where = f"current in plus of {self._called(feed.record)}"
            yield f"Everything on {self._called(feed.record)} switched on", where, self._range(expected, "mA")
        for record in self._fed():
            yield "The same, with all lights on", self._across(record), self._volts(record)
        yield "After ten minutes: finger on each resistor and supply", "warmth", "warm at most"
        yield "Pull gently at every joint, switch on and off ten times", "all lights", "nothing flickers"

    # -- what is asked ---------------------------------------------------------------------------------------

    def _answers(self) -> Iterator[tuple[Circuit, CircuitPlan]]:
        plans = self._job.plan.circuits
        return ((each, plans[each.record]) for each in self._job.electrics.circuits if each.record in plans)

    def _every_branch(self) -> Iterator[tuple[Circuit, int, Branch]]:
        for circuit, answer in self._answers():
            for place, branch in enumerate(answer.branches):
                yield circuit, place, branch

    def _fed(self) -> Iterator[RecordId]:
        """Give what circuits hang on, each once."""
        named = dict.fromkeys(circuit.feed for circuit, _ in self._answers())
        return (record for record in named if record in self._job.plan.feeds)

    def _supply_of(self, feed: RecordId) -> RecordId:
        found = self._job.plan.feeds.get(feed)
        return found.supply if found is not None else ""

    # -- words -----------------------------------------------------------------------------------------------

    def _called(self, record: RecordId) -> str:
        return self._job.numbers.feeds.get(record, "its supply")

    def _switched(self, feed: Feed) -> str:
        switch = self._job.numbers.switches.get(feed.record)
        return f" with {switch} on" if switch else ""

    def _across(self, record: RecordId) -> str:
        return f"voltage, {self._pair(record)}"

    def _pair(self, record: RecordId) -> str:
        return f"{self._called(record)} + to {MINUS}"

    def _volts(self, record: RecordId) -> str:
        answer = self._job.plan.feeds.get(record)
        if answer is None or not answer.volt.fresh:
            return "see its label"
        return self._range(feed_v(answer, is_battery=is_tried_fresh(self._job.plan, record)), "V")

    def _number(self, value: float) -> str:
        return self._words.number(value)

    def _range(self, of: Between, unit: str) -> str:
        places = 2 if of.high < 10 and unit == "V" else 1
        low, high = (self._words.number(value, places) for value in (of.low, of.high))
        return f"{low} to {high} {unit}"

    def _ohms(self, of: Between) -> str:
        unit, factor = ("kohm", 1e3) if of.low >= 1e3 else ("ohm", 1.0)
        return f"{self._number(of.low / factor)} to {self._number(of.high / factor)} {unit}"


def _names(names: Iterable[str]) -> str:
    """Write the numbers of parts of one sort in order, more than two that follow each other as `D1-D4`."""
    runs: list[list[str]] = []
    for name in sorted(names, key=_number_in):
        letters, number = _number_in(name)
        if runs and _number_in(runs[-1][-1]) == (letters, number - 1):
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(span(run) if len(run) > 2 else ", ".join(run) for run in runs)


def _number_in(name: str) -> tuple[str, int]:
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :])


EXPORTER = wiring_exporter("test_plan", msg("Test plan (PDF)"), listed(steps_listing), WiringOptions)
