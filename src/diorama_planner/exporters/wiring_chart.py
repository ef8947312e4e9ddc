"""The wiring chart: supplies, modules, resistors and LEDs with their numbers, and wires in their colours.

On paper held across, as large as it can be without taking more pages. Which part stands in which row is in
`chart_rows`, how a symbol looks in `drawing.schematic`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.circuits.elements import Circuit, Feed, FeedPlan
from diorama_planner.circuits.harness import Run
from diorama_planner.circuits.part_numbers import span
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing import schematic
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import Size, paper_size
from diorama_planner.drawing.primitives import Fill, Point, Primitive, Solid, Stroke, Text, polyline, ring
from diorama_planner.drawing.schematic import PART_MM
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.drawing.sheet_marks import fitted
from diorama_planner.exporters.chart_rows import (
    BETWEEN_MM,
    COLUMN_MM,
    FLAG_MM,
    LEAD_MM,
    LINK_MM,
    MODULE_MM,
    SUPPLY_MM,
    WAY_MM,
    ChartRow,
    Column,
    Lit,
    chart_bands,
)
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.listing_pages import put_page_title
from diorama_planner.exporters.page_flow import ACCENT, BODY, INK, LEADING, MUTED, SMALL, PageFlow, wrapped
from diorama_planner.exporters.wiring_job import MINUS, WiringOptions, WiringWords, look_of, wiring_of
from diorama_planner.exporters.wiring_pages import wiring_exporter
from diorama_planner.kinds.electric import light_colour
from diorama_planner.model.record import RecordId

_NAME_MM, _TEXT_MM, _TAG_MM, _PAD_MM = 2.0, 1.6, 1.5, 0.5
_BESIDE_MM, _AIR_MM = 4.2, 8.0
_HEAD_MM = 15.0
"""From one row to the words of the next, and those words with what stands above a line."""

_FINE_BELOW_MA = 100.0
"""Currents below this are written with a decimal."""

_SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
"""How much larger than it is worked out a chart may be printed."""

_HOW = "Wires are drawn in their colours; their numbers are those of the harness list, the underside and the labels."


def chart_sheets(job: DrawingJob, options: WiringOptions) -> list[Sheet]:
    """Give the pages.

    Raises:
        UsageError: nothing is electric; unknown paper.
    """
    words = WiringWords(wiring_of(job), options.comma)
    if not (words.job.electrics.circuits or words.job.electrics.feeds):
        raise UsageError(msg("nothing is connected yet"), msg("add a supply, and join the lights to a circuit"))
    height, width = sorted(paper_size(options.page))
    charts = {size: _laid((width / size, height / size), words) for size in _SIZES}
    fewest = min(len(flow.pages) for flow in charts.values())
    size, chart = next((size, flow) for size, flow in charts.items() if len(flow.pages) == fewest)
    window = (0.0, 0.0, width, height)
    return [
        Sheet((width, height), sheet.marks, size, (0.0, 0.0), window, (), sheet.number, sheet.count)
        for sheet in chart.sheets(f"{job.name}: wiring chart")
    ]


def _laid(size_mm: Size, words: WiringWords) -> PageFlow:
    """Lay the chart out on pages of a size."""
    flow = PageFlow(size_mm)
    put_page_title(flow, "Wiring chart", _HOW)
    hand = _Hand(flow, words)
    for band in chart_bands(words.job, flow.width):
        hand.band(band)
    _loose(flow, words)
    return flow


def _loose(flow: PageFlow, words: WiringWords) -> None:
    """Name the lights that hang on nothing: they are on no row."""
    names = [f"{words.job.numbers.of(lamp.record)} {lamp.name}" for lamp in words.job.electrics.loose]
    if names:
        lines = wrapped(f"Not connected: {', '.join(names)}", BODY, flow.width)
        flow.room(_AIR_MM + len(lines) * BODY * LEADING)
        flow.down(_AIR_MM)
        flow.lines(lines, flow.left, BODY, INK, bold=True)


class _Hand:
    """Draws bands of rows onto a flow of pages, one below the other."""

    def __init__(self, flow: PageFlow, words: WiringWords) -> None:
        self._flow, self._words, self._job = flow, words, words.job
        self._plus = self._minus = 0.0
        self._x = flow.left
        self._ending: dict[tuple[RecordId, RecordId, str], list[Run]] = defaultdict(list)
        for run in words.job.runs:
            for end in (run.leg.start, run.leg.end):
                self._ending[run.leg.circuit, end.record, end.polarity.removeprefix("in")].append(run)

    def band(self, band: Sequence[ChartRow]) -> None:
        """Draw rows beside each other, each below its heading."""
        flow = self._flow
        height = max(row.height_mm for row in band)
        flow.room(_AIR_MM + _HEAD_MM + height + 6.0)
        if not flow.is_at_top:
            flow.down(_AIR_MM)
        left = flow.left
        for row in band:
            self._heading(row, (left, flow.y - BODY * 1.3))
            self._row(row, (left, flow.y - _HEAD_MM))
            left += row.width_mm + BETWEEN_MM
        flow.down(_HEAD_MM + height + 4.0)

    def _row(self, row: ChartRow, at: Point) -> None:
        """Draw a row; `at` is where its plus line begins."""
        self._x, self._plus = at
        self._minus = self._plus - row.height_mm
        if row.has_flags:
            self._flags(self._job.numbers.feeds[row.after.record] if row.after is not None else "no feed")
        before = row.after
        for feed in row.feeds:
            if feed.sort == "supply":
                self._supply(feed)
            else:
                self._module(feed, before)
            before = feed
        if row.columns:
            self._lines(row)
        for number, column in enumerate(row.columns):
            self._column(row.circuit, column, self._x + COLUMN_MM * number + 4.0)

    def _heading(self, row: ChartRow, at: Point) -> None:
        circuit, (x, y) = row.circuit, at
        name, facts = "No circuit hangs on this", ""
        if circuit is not None:
            name, facts = circuit.name or "Circuit", self._facts(circuit)
        name = name if row.is_first else f"{name}, continued"
        said = fitted(name, BODY * 1.2, row.width_mm, bold=True)
        self._put(Text(said, at, BODY * 1.2, ACCENT, "start", bold=True))
        self._put(Text(fitted(facts, SMALL, row.width_mm), (x, y - SMALL * 2.0), SMALL, MUTED, "start"))

    def _facts(self, circuit: Circuit) -> str:
        answer = self._job.plan.circuits.get(circuit.record)
        words = [circuit.wiring, f"on {self._job.numbers.feeds.get(circuit.feed, 'nothing yet')}"]
        if not circuit.on:
            words.append("switched off in the plan")
        if answer is not None and answer.volt.highest > 0.0:
            words += [f"up to {self._words.number(answer.volt.fresh)} V", self._ma(answer.load_ma.fresh)]
        return "  ·  ".join(words)

    # -- what feeds ------------------------------------------------------------------------------------------

    def _flags(self, name: str) -> None:
        """Say at both lines where they come from."""
        for y, sign in ((self._plus, "+"), (self._minus, MINUS)):
            self._put(schematic.flag((self._x + 18.0, y), 17.0))
            self._text(f"{name} {sign}", (self._x + 9.0, y - _NAME_MM / 2), _NAME_MM, bold=True)
            self._line((self._x + 18.0, y), (self._x + FLAG_MM, y))
        self._x += FLAG_MM

    def _supply(self, feed: Feed) -> None:
        """Draw a supply with its words beside it, then switch and fuse in its plus line."""
        x = self._x + 8.0
        is_battery = feed.source is not None and feed.source.capacity_mah is not None
        draw = schematic.battery if is_battery else schematic.adapter
        self._draw(draw((x, self._plus), self._minus))
        middle = (self._plus + self._minus) / 2
        self._words_at((x + 8.0, middle + 5.0), SUPPLY_MM - 15.0, *self._supply_words(feed))
        self._line((x, self._plus), (self._x + SUPPLY_MM, self._plus))
        self._x += SUPPLY_MM
        numbers = self._job.numbers
        for draw_part, name, value in (
            (schematic.switch, numbers.switches.get(feed.record), ""),
            (
                schematic.fuse,
                numbers.fuses.get(feed.record),
                "" if feed.rated_fuse_ma is None else self._ma(feed.rated_fuse_ma),
            ),
        ):
            if name:
                self._draw(draw_part((self._x, self._plus)))
                said = (self._x + PART_MM / 2, self._plus + 3.6)
                self._text(name, said, _NAME_MM, bold=True)
                self._text(value, (said[0], self._plus - 3.6), _TEXT_MM)
                self._x += PART_MM
        self._line((x, self._minus), (self._x, self._minus))

    def _supply_words(self, feed: Feed) -> tuple[str, str, Sequence[str]]:
        source, answer = feed.source, self._job.plan.feeds.get(feed.record)
        facts = ["not in the catalogue" if source is None else "" if source.name == feed.name else source.name]
        if answer is not None and answer.volt.fresh:
            low, high = (self._words.number(volt) for volt in (answer.volt.end, answer.volt.fresh))
            facts.append(f"{low} to {high} V" if low != high else f"{high} V")
            facts.append(f"load {self._ma(answer.load_ma.fresh)}")
            facts += self._life(answer)
        return self._job.numbers.feeds[feed.record], feed.name, facts

    def _life(self, answer: FeedPlan) -> Iterator[str]:
        """Say how long a battery gives good light, and what no supply can."""
        if answer.strain != "none":
            yield "cannot feed this"
        elif answer.lights_nothing:
            yield "lights nothing"
        elif answer.hours is not None and answer.hours_in_all is not None:
            half, empty = (
                self._words.number(hours, 0 if hours >= 10 else 1) for hours in (answer.hours, answer.hours_in_all)
            )
            yield f"dim after {half} h" if half != empty else f"lasts about {empty} h"
            if half != empty:
                yield f"out after {empty} h"

    def _module(self, feed: Feed, before: Feed | None) -> None:
        """Draw a module, strip or bus as a box across both lines, with the wires that lead to it."""
        left = self._x + WAY_MM
        for y, sign in ((self._plus, "+"), (self._minus, "-")):
            runs = self._between(before, feed, sign)
            self._lead((self._x, y), (left, y), runs)
        low, high = (left, self._minus - 3.0), (left + MODULE_MM - 4.0, self._plus + 3.0)
        self._put(schematic.module(low, high))
        for y, sign in ((self._plus, "+"), (self._minus, MINUS)):
            for x, anchor in ((left, 1.8), (high[0], -1.8)):
                self._put(schematic.terminal((x, y)))
                self._text(sign, (x + anchor, y - _NAME_MM / 2), _NAME_MM)
            self._line((high[0], y), (left + MODULE_MM, y))
        middle, number = (self._plus + self._minus) / 2, self._job.numbers.feeds[feed.record]
        self._words_at((left + 2.2, middle + 5.0), MODULE_MM - 8.0, number, feed.name, [self._module_fact(feed)])
        self._x = left + MODULE_MM

    def _module_fact(self, feed: Feed) -> str:
        if feed.sort == "buck":
            return f"set to {self._words.number(feed.out_v)} V"
        if feed.sort == "effect":
            return f"takes {self._ma(feed.own_ma)}"
        return ""

    # -- branches --------------------------------------------------------------------------------------------

    def _lines(self, row: ChartRow) -> None:
        """Draw the lines on which branches hang, a little beyond the last one."""
        end = self._x + COLUMN_MM * (len(row.columns) - 1) + (COLUMN_MM - 4.0 if row.goes_on else 4.0)
        for y in (self._plus, self._minus):
            self._line((self._x, y), (end, y))
            if row.goes_on:
                self._text("goes on", (end + 1.0, y - _TEXT_MM / 2), _TEXT_MM, MUTED, anchor="start")

    def _column(self, circuit: Circuit | None, column: Column, x: float) -> None:
        """Draw a branch downwards from the plus line."""
        record = circuit.record if circuit is not None else ""
        for y in (self._plus, self._minus):
            self._put(schematic.dot((x, y)))
        y = self._plus - LEAD_MM
        first, last = column.lights[0], column.lights[-1]
        self._lead((x, self._plus), (x, y), self._at(record, first.record, "+"))
        y = self._resistor(column, x, y)
        for number, lit in enumerate(column.lights):
            if number:
                self._lead((x, y), (x, y - LINK_MM), self._joining(record, column.lights[number - 1], lit))
                y -= LINK_MM
            self._light(lit, x, y)
            y -= PART_MM
        self._lead((x, y), (x, self._minus), self._at(record, last.record, "-"))

    def _resistor(self, column: Column, x: float, y: float) -> float:
        """Draw the resistor of a branch, added or built in; a plain wire where there is none."""
        branch, resistor = column.branch, column.branch.resistor
        lamp, facts = column.lights[0].lamp, []
        is_strip = lamp is not None and lamp.length_mm is not None
        if resistor is not None:
            package = f", {resistor.bought.short_name}" if resistor.bought is not None else ""
            facts = [f"{self._words.ohm(resistor.ohm)}{package}"]
        elif branch.built_in_ohm and not is_strip:
            facts = [f"{self._words.ohm(branch.told_ohm)} in its lead"]
        if facts:
            self._draw(schematic.resistor((x, y)))
        else:
            self._line((x, y), (x, y - PART_MM))
        ma = self._ma(branch.ma.fresh)
        if branch.ma.fresh > 0.0:
            facts.append(ma if branch.times == 1 else f"{branch.times} x {ma}")
        if is_strip:
            facts += [f"{self._ma(branch.ma.fresh * branch.times)} in all", "resistors are on it"]
        self._words_at((x + _BESIDE_MM, y - 2.4), COLUMN_MM - 10.0, span(column.resistors), "", facts)
        return y - PART_MM

    def _light(self, lit: Lit, x: float, y: float) -> None:
        led: Led | None = lit.lamp.led if lit.lamp is not None else None
        self._draw(schematic.led((x, y), light_colour(led)))
        facts = [f"{led.package} {led.colour}"] if led is not None else []
        if lit.in_series > 1:
            facts.append(f"{lit.in_series} in series")
        called = lit.lamp.name if lit.lamp is not None else ""
        self._words_at((x + _BESIDE_MM + 1.6, y - 2.4), COLUMN_MM - 10.5, span(lit.names), called, facts)

    # -- wires -----------------------------------------------------------------------------------------------

    def _lead(self, start: Point, end: Point, runs: Sequence[Run]) -> None:
        """Draw a wire with its number on it; a thin line where none is laid."""
        if not runs:
            self._line(start, end)
            return
        self._draw(schematic.wire((start, end), look_of(runs[0].colour)))
        names = ", ".join(self._job.numbers.wire(run) for run in runs)
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        half, high = text_width(names, _TAG_MM, bold=True) / 2 + _PAD_MM, _TAG_MM / 2 + _PAD_MM
        patch = ring((x - half, y - high), (x + half, y - high), (x + half, y + high), (x - half, y + high))
        self._put(Fill(patch, Solid(schematic.PAPER)))
        self._text(names, (x, y - _TAG_MM / 2), _TAG_MM, bold=True)

    def _between(self, one: Feed | None, other: Feed, sign: str) -> list[Run]:
        """The wires of one polarity between two feeds."""
        above = [] if one is None else self._at("", one.record, sign)
        return [run for run in above if run in self._at("", other.record, sign)]

    def _at(self, circuit: RecordId, record: RecordId, sign: str) -> list[Run]:
        """The wires of a circuit that end at one terminal of a light."""
        return self._ending.get((circuit, record, sign), [])

    def _joining(self, circuit: RecordId, one: Lit, other: Lit) -> list[Run]:
        """The wires from one light of a string to the next."""
        return [run for run in self._at(circuit, one.record, "-") if run in self._at(circuit, other.record, "+")]

    # -- words -----------------------------------------------------------------------------------------------

    def _ma(self, ma: float) -> str:
        return f"{self._words.number(ma, 1 if ma < _FINE_BELOW_MA else 0)} mA"

    def _words_at(self, at: Point, width: float, number: str, name: str, facts: Sequence[str]) -> None:
        """Write the number of a part, what the user calls it in two lines at most, and its facts."""
        x, y = at
        if number:
            self._text(number, (x, y), _NAME_MM, bold=True, anchor="start")
            y -= _NAME_MM * 1.5
        lines = wrapped(name, _TEXT_MM, width)
        if len(lines) > 2:
            lines = [lines[0], fitted(" ".join(lines[1:]), _TEXT_MM, width)]
        for line in lines:
            self._text(line, (x, y), _TEXT_MM, ACCENT, anchor="start")
            y -= _TEXT_MM * 1.55
        for line in (line for fact in facts for line in wrapped(fact, _TEXT_MM, width + 2.0)):
            self._text(line, (x, y), _TEXT_MM, MUTED, anchor="start")
            y -= _TEXT_MM * 1.55

    def _text(
        self, text: str, at: Point, height: float, colour: str = INK, *, bold: bool = False, anchor: str = "middle"
    ) -> None:
        if text:
            self._put(Text(text, at, height, colour, "start" if anchor == "start" else "middle", bold=bold))

    def _line(self, start: Point, end: Point) -> None:
        self._put(Stroke(polyline(start, end), schematic.LINE))

    def _draw(self, primitives: Iterator[Primitive]) -> None:
        for primitive in primitives:
            self._put(primitive)

    def _put(self, primitive: Primitive) -> None:
        self._flow.put(primitive)


EXPORTER = wiring_exporter("wiring_chart", msg("Wiring chart (PDF)"), chart_sheets, WiringOptions)
