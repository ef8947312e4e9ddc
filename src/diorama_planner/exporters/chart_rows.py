"""What stands where on a wiring chart: rows of parts between a plus and a minus line, cut to the width of a page.

A row begins with what feeds it: the supply with switch and fuse and the modules after it, or, where those have been
drawn already, a flag that names them. Then come the branches, side by side. How they look is in `wiring_chart`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from diorama_planner.circuits.elements import Branch, Circuit, Feed, Lamp
from diorama_planner.circuits.part_numbers import BranchNumbers
from diorama_planner.drawing.schematic import PART_MM
from diorama_planner.exporters.wiring_job import WiringJob
from diorama_planner.model.record import RecordId

COLUMN_MM, LEAD_MM, LINK_MM = 31.0, 7.5, 4.5
"""How wide a branch is with its words; its wires to both lines; the wire between two lights in series."""

FLAG_MM, SUPPLY_MM, LINE_PART_MM, MODULE_MM, WAY_MM = 27.0, 36.0, PART_MM, 24.0, 13.0
"""How wide what feeds is: a flag, a supply with its words, a switch or fuse, a module, the wires up to it."""

NARROWEST_MM, BETWEEN_MM = 58.0, 8.0
"""How wide a row is at least, for the words above it, and how far rows beside each other are apart."""

LEAST_MM = 2 * LEAD_MM + 2 * PART_MM
"""Between the lines of a row at least."""


@dataclass(frozen=True, slots=True)
class Lit:
    """Lights of one item that follow each other in a branch, drawn as one."""

    lamp: Lamp | None
    record: RecordId
    names: tuple[str, ...]
    in_series: int


@dataclass(frozen=True, slots=True)
class Column:
    """A branch as it is drawn, for itself and for those just like it."""

    branch: Branch
    resistors: tuple[str, ...]
    lights: tuple[Lit, ...]

    @property
    def height_mm(self) -> float:
        """From line to line."""
        lights = len(self.lights)
        return 2 * LEAD_MM + PART_MM + lights * PART_MM + (lights - 1) * LINK_MM


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row.

    Attributes:
        circuit: what it belongs to; None where there are feeds only.
        after: the feed that a flag stands for at its beginning; None: it begins with a supply, or with nothing.
        feeds: what is drawn of the supply line, from the supply down.
        columns: its branches.
        goes_on: whether more branches of the same circuit follow in the next row.
        is_first: whether the circuit begins in it.
    """

    circuit: Circuit | None
    after: Feed | None
    feeds: tuple[Feed, ...]
    columns: tuple[Column, ...] = ()
    goes_on: bool = False
    is_first: bool = True

    @property
    def has_flags(self) -> bool:
        """Whether flags say where its lines come from: from what is drawn elsewhere, or from nothing yet."""
        return self.after is not None or not self.feeds

    @property
    def height_mm(self) -> float:
        """From line to line: as high as its highest branch."""
        return max([LEAST_MM, *(column.height_mm for column in self.columns)])

    @property
    def feed_mm(self) -> float:
        """How wide its beginning is."""
        return (FLAG_MM if self.has_flags else 0.0) + sum(width_of(feed) for feed in self.feeds)

    @property
    def width_mm(self) -> float:
        """How wide it is, its words with it; one that goes on takes the whole page."""
        return max(NARROWEST_MM, self.feed_mm + COLUMN_MM * len(self.columns))


def width_of(feed: Feed) -> float:
    """Give how wide a feed is drawn, with its switch and fuse or with the wires that lead to it."""
    if feed.sort != "supply":
        return WAY_MM + MODULE_MM
    return SUPPLY_MM + LINE_PART_MM * (feed.switch + (feed.fuse_ma is not None))


def chart_rows(job: WiringJob, width_mm: float) -> Iterator[ChartRow]:
    """Give the rows for a page so wide, circuit by circuit, then the feeds on which there is none."""
    feeds = {feed.record: feed for feed in job.electrics.feeds}
    drawn: set[RecordId] = set()
    for circuit in job.electrics.circuits:
        yield from _of_circuit(job, circuit, feeds, drawn, width_mm)
    for feed in job.electrics.feeds:
        if feed.record not in drawn:
            yield from _of_chain(None, *_chain(feed.record, feeds, drawn), width_mm)


def chart_bands(job: WiringJob, width_mm: float) -> list[list[ChartRow]]:
    """Put rows beside each other as far as there is room: most circuits of a model are short."""
    bands: list[list[ChartRow]] = []
    taken = math.inf
    for row in chart_rows(job, width_mm):
        if taken + BETWEEN_MM + row.width_mm <= width_mm and not (row.goes_on or bands[-1][-1].goes_on):
            bands[-1].append(row)
            taken += BETWEEN_MM + row.width_mm
        else:
            bands.append([row])
            taken = row.width_mm
    return bands


def _of_circuit(
    job: WiringJob, circuit: Circuit, feeds: dict[RecordId, Feed], drawn: set[RecordId], width_mm: float
) -> Iterator[ChartRow]:
    *before, row = _of_chain(circuit, *_chain(circuit.feed, feeds, drawn), width_mm)
    yield from before
    columns = _columns(job, circuit)
    room = max(0, int((width_mm - row.feed_mm) / COLUMN_MM))
    if columns and not room:
        yield row
        row = replace(row, after=feeds.get(circuit.feed), feeds=(), is_first=False)
        room = int((width_mm - row.feed_mm) / COLUMN_MM)
    while len(columns) > room:
        yield replace(row, columns=tuple(columns[:room]), goes_on=True)
        columns = columns[room:]
        row = replace(row, after=feeds.get(circuit.feed), feeds=(), is_first=False)
        room = max(1, int((width_mm - row.feed_mm) / COLUMN_MM))
    yield replace(row, columns=tuple(columns))


def _chain(
    record: RecordId, feeds: dict[RecordId, Feed], drawn: set[RecordId]
) -> tuple[Feed | None, tuple[Feed, ...]]:
    """Give what has been drawn already above a feed, and what has not from there down to it."""
    chain: list[Feed] = []
    found = feeds.get(record)
    while found is not None and found.record not in drawn:
        drawn.add(found.record)
        chain.append(found)
        found = feeds.get(found.parent)
    return found, tuple(reversed(chain))


def _of_chain(
    circuit: Circuit | None, after: Feed | None, chain: tuple[Feed, ...], width_mm: float
) -> Iterator[ChartRow]:
    """Give the rows of a supply line; all but the last of a long one have no branches."""
    row = ChartRow(circuit, after, ())
    for feed in chain:
        longer = replace(row, feeds=(*row.feeds, feed))
        if row.feeds and longer.feed_mm > width_mm - COLUMN_MM:
            yield replace(row, goes_on=True)
            longer = ChartRow(circuit, row.feeds[-1], (feed,), is_first=False)
        row = longer
    yield row


def _columns(job: WiringJob, circuit: Circuit) -> list[Column]:
    answer = job.plan.circuits.get(circuit.record)
    lamps = {lamp.record: lamp for lamp in circuit.lamps}
    found = []
    for place, branch in enumerate(answer.branches if answer else ()):
        numbers = job.numbers.branches[circuit.record, place]
        found.append(Column(branch, numbers.resistors, tuple(_lights(branch, numbers, lamps))))
    return found


def _lights(branch: Branch, numbers: BranchNumbers, lamps: dict[RecordId, Lamp]) -> Iterator[Lit]:
    """Draw the LEDs of one item in a string as one."""
    placed = zip(branch.lamps, numbers.leds, strict=True)
    for record, group in groupby(placed, key=lambda pair: pair[0]):
        parts = [names for _, names in group]
        names = dict.fromkeys(name for each in parts for name in each)
        yield Lit(lamps.get(record), record, tuple(names), len(parts))
