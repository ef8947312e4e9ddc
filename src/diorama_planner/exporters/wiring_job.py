"""What the papers of wiring are made from, and the words in which all of them name parts, wires and ways.

A job is put together by `app.light.wiring_papers`. Each paper is a module of its own: `wiring_chart`, `harness`,
`holes`, `underside`, `wire_labels`, `test_plan`; `wiring` binds them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_parts import COLOURS, colour_name, write_ohm
from diorama_planner.catalogue.electrical_rows import Wire
from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.circuits.elements import Electrics, Plan
from diorama_planner.circuits.harness import Harness, Hole, Run, Stretch, Way
from diorama_planner.circuits.part_numbers import PartNumbers
from diorama_planner.core.errors import UsageError
from diorama_planner.core.figures import format_decimal
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Path, Point
from diorama_planner.exporters.contract import Bounds, DrawingJob
from diorama_planner.exporters.options import option
from diorama_planner.model.record import RecordId

MINUS = "−"


@dataclass(frozen=True, slots=True)
class Hub:
    """What wires lead to, as it lies on the plan.

    Attributes:
        record: the item.
        outline: of its body.
        at_mm: where it is named: its middle, or one of its ends if that is not on it.
        under_base: hangs under the base.
        terminals: where wires are soldered to it.
    """

    record: RecordId
    outline: Path
    at_mm: Point
    under_base: bool
    terminals: tuple[Terminal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WiringJob:
    """All that is known of the wiring of a plan.

    Attributes:
        electrics: lamps, circuits and feeds.
        plan: currents, resistors, voltages.
        harness: wires and holes.
        numbers: what every part is called.
        wires: rows of wire by their ids.
        names: what items are called, by their ids.
        hubs: what wires lead to.
        base: outline of the base, and `bounds`, the box round it; holes are measured from its lower left corner.
    """

    electrics: Electrics
    plan: Plan
    harness: Harness
    numbers: PartNumbers
    wires: Mapping[str, Wire]
    names: Mapping[RecordId, str]
    hubs: tuple[Hub, ...]
    base: Path
    bounds: Bounds

    @property
    def runs(self) -> list[Run]:
        """All wires by their numbers."""
        places = {name: place for place, name in enumerate(self.numbers.wires.values())}
        return sorted(self.harness.runs, key=lambda run: places[self.numbers.wire(run)])


@dataclass(frozen=True, slots=True)
class WiringOptions:
    """The paper, and how figures are written."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    comma: bool = option(False, "figures with a decimal comma")


def wiring_of(job: DrawingJob) -> WiringJob:
    """Give the wiring of a plan.

    Raises:
        UsageError: nothing shines and nothing feeds on it.
    """
    wiring = job.wiring()
    if wiring is None:
        raise UsageError(msg("there is nothing electric on the plan"), msg("add a light and a supply first"))
    return wiring


# -- words ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WiringWords:
    """Names parts, wires and ways of a job, and writes its figures."""

    job: WiringJob
    comma: bool = False
    minus: str = MINUS

    def number(self, value: float, precision: int = 2) -> str:
        """Write a figure, without zeros at its end."""
        return format_decimal(value, precision=precision, trim=True, decimal_comma=self.comma)

    def ohm(self, ohm: float) -> str:
        """Write a resistance, as on bags: `470 ohm`, `1.2 kohm`."""
        return write_ohm(ohm, decimal_comma=self.comma)

    def length(self, mm: float) -> str:
        """Write a length to the millimetre: nobody cuts wire finer."""
        return format_length(mm, precision=0, decimal_comma=self.comma)

    def end(self, terminal: Terminal) -> str:
        """Name an end of a wire: `D3 +`, `J1 in −`; `B1 + 120 mm` of a tape, to which wires go anywhere."""
        part = self.job.numbers.of(terminal.record) or self.job.names.get(terminal.record, terminal.record)
        sign = terminal.polarity.removeprefix("in").replace("-", self.minus)
        side = "in" if terminal.polarity.startswith("in") else ""
        along = _number_in(terminal.name)
        place = "" if along is None else self.length(along)
        return " ".join(word for word in (part, side, sign, place) if word)

    def gauge(self, wire: str) -> str:
        """Name a gauge: `AWG 30`, `0.14 mm²`."""
        row = self.job.wires.get(wire)
        if row is None:
            return wire
        return f"AWG {row.gauge:g}" if row.gauge_system == "AWG" else f"{self.number(row.gauge)} mm²"

    def through(self, run: Run) -> str:
        """Name what a wire runs through, from its start to its end."""
        said = [words for stretch in run.stretches if (words := self._way(run, stretch))]
        return ", ".join(words for words, before in zip(said, ["", *said], strict=False) if words != before)

    def _way(self, run: Run, stretch: Stretch) -> str:
        name = self.job.names.get(stretch.record, "")
        if stretch.way is Way.HOLE:
            return self.job.numbers.hole(run, stretch)
        words = {
            Way.TROUGH: "trough in the ground",
            Way.CAVITY: f"inside {name}",
            Way.GROOVE: f"groove of {name}",
            Way.UNDERSIDE: "under the base",
            Way.KERB: f"along {name}",
            Way.POST: f"up {name}",
            Way.LEAD: "",
            Way.SURFACE: "on the surface",
        }
        return words[stretch.way]

    def carried(self, run: Run) -> str:
        """Name what is set into a wire: the resistors of the branch that begins with it, a plug and its socket."""
        return ", ".join([*self._resistors(run), *self._connector(run)])

    def _connector(self, run: Run) -> Iterator[str]:
        name = self.job.numbers.connector(run)
        if name:
            yield name

    def _resistors(self, run: Run) -> Iterator[str]:
        heads = self.job.numbers.heads
        for end in (run.leg.start, run.leg.end):
            if end.polarity == "+" and run.leg.polarity == "+" and (run.leg.circuit, end.record) in heads:
                yield heads[run.leg.circuit, end.record]


def _number_in(name: str) -> float | None:
    try:
        return float(name)
    except ValueError:
        return None


def look_of(colour: str) -> str:
    """Give the colour in which a wire is drawn, `#rrggbb`, by its name or as it is."""
    return COLOURS.get(colour, colour)


def colour_words(colour: str) -> str:
    """Name the colour of a wire."""
    return colour_name(colour)


def hole_words(job: WiringJob, hole: Hole) -> str:
    """Name what a hole goes through."""
    return job.names.get(hole.through, "") or "the base"
