"""The harness on paper: every wire with its ends, its way and its length, and what to cut by gauge and colour."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from diorama_planner.circuits.harness import Cut, Run, cut_list
from diorama_planner.core.messages import counted, msg
from diorama_planner.exporters.listings import Column, Line, Listing, ListingPart
from diorama_planner.exporters.wiring_job import WiringOptions, WiringWords, colour_words, look_of
from diorama_planner.exporters.wiring_pages import listed, wiring_exporter

_WIRES = (
    Column("No.", bold=True),
    Column("Wire"),
    Column("From"),
    Column("To"),
    Column("With"),
    Column("Through", wraps=True),
    Column("Way mm", end=True),
    Column("Slack mm", end=True),
    Column("Cut mm", end=True, bold=True),
)
_CUTS = (
    Column("Wire"),
    Column("Pieces", end=True),
    Column("Lengths in mm", wraps=True),
    Column("Together", end=True, bold=True),
)
_UNROUTED = (Column("Wire"), Column("Why", wraps=True))


def harness_listing(words: WiringWords) -> Listing:
    """List the wires circuit by circuit, then what to cut, the plugs, and the wires for which there is no way."""
    job = words.job
    count = len(job.harness.runs)
    under = str(counted("1 wire", "{count} wires", count))
    if count:
        longest = max(run.cut_mm for run in job.harness.runs)
        under += f", {words.length(sum(run.cut_mm for run in job.harness.runs))} together, "
        under += f"the longest {words.length(longest)}. Numbers are those of the chart, the underside and the labels."
    for supply in job.numbers.feeds:
        behind = [names[supply] for names in (job.numbers.switches, job.numbers.fuses) if supply in names]
        if behind:
            under += f" {job.numbers.feeds[supply]} + is behind {' and '.join(behind)}."
    parts = (*_circuits(words), *_cuts(words), *_plugs(words), *_unrouted(words))
    return Listing("Harness and cut list", under, parts)


def _circuits(words: WiringWords) -> Iterator[ListingPart]:
    """Wires between feeds first, then those of each circuit."""
    runs = words.job.runs
    known = {circuit.record: circuit.name for circuit in words.job.electrics.circuits}
    yield from _wires(words, "Supply lines", (run for run in runs if run.leg.circuit not in known))
    for record, name in known.items():
        yield from _wires(words, name or "Circuit", (run for run in runs if run.leg.circuit == record))


def _wires(words: WiringWords, title: str, runs: Iterable[Run]) -> Iterator[ListingPart]:
    lines = tuple(_wire(words, run) for run in runs)
    if lines:
        yield ListingPart(title, _WIRES, lines)


def _wire(words: WiringWords, run: Run) -> Line:
    cells = (
        words.job.numbers.wire(run),
        f"{colour_words(run.colour)}, {words.gauge(run.wire)}",
        words.end(run.leg.start),
        words.end(run.leg.end),
        words.carried(run),
        words.through(run),
        *(words.number(mm, 0) for mm in (run.route_mm, run.slack_mm, run.cut_mm)),
    )
    return Line(cells, look_of(run.colour), tick=True)


def _cuts(words: WiringWords) -> Iterator[ListingPart]:
    pieces: dict[tuple[str, str], list[Cut]] = defaultdict(list)
    for cut in cut_list(words.job.harness):
        pieces[colour_words(cut.colour), words.gauge(cut.wire)].append(cut)
    lines = tuple(_cut(words, ", ".join(what), alike) for what, alike in pieces.items())
    if lines:
        yield ListingPart(
            "Cut list", _CUTS, lines, ("The lengths have the slack in them: cut, label both ends, then lay.",)
        )


def _cut(words: WiringWords, what: str, cuts: Sequence[Cut]) -> Line:
    """Write the pieces of what is one colour to a shop, the longest first, those of one length together."""
    lengths = sorted((length for cut in cuts for length in cut.lengths_mm), reverse=True)
    pieces = Counter(words.number(length, 0) for length in lengths)
    said = ", ".join(f"{count} × {length}" if count > 1 else length for length, count in pieces.items())
    return Line(
        (what, str(len(lengths)), said, words.length(fsum(cut.total_mm for cut in cuts))),
        look_of(cuts[0].colour),
        tick=True,
    )


def _plugs(words: WiringWords) -> Iterator[ListingPart]:
    job, lines = words.job, []
    plugs: dict[str, list[Run]] = {}
    for run in job.runs:
        if name := job.numbers.connector(run):
            plugs.setdefault(name, []).append(run)
    for name, runs in plugs.items():
        wires = ", ".join(map(job.numbers.wire, runs))
        lines.append(Line((name, wires, job.names.get(runs[0].connector, runs[0].connector)), tick=True))
    columns = (Column("No.", bold=True), Column("In wires"), Column("Parts where this lifts off", wraps=True))
    if lines:
        yield ListingPart("Plugs and sockets", columns, tuple(lines))


def _unrouted(words: WiringWords) -> Iterator[ListingPart]:
    lines = tuple(
        Line((f"{words.end(each.leg.start)} to {words.end(each.leg.end)}", str(each.why)), look_of(each.leg.colour))
        for each in words.job.harness.unrouted
    )
    if lines:
        yield ListingPart("Without a way", _UNROUTED, lines)


EXPORTER = wiring_exporter("harness", msg("Harness and cut list (PDF)"), listed(harness_listing), WiringOptions)
