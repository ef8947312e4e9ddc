"""The wires as CSV for spreadsheets and programs: UTF-8 with a mark, lengths in mm as numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from diorama_planner.circuits.harness import Run
from diorama_planner.core.messages import msg
from diorama_planner.exporters.bill_csv import safe_cell
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.wiring_job import WiringWords, colour_words, wiring_of

COLUMNS = (
    *("wire", "circuit", "colour", "gauge", "gauge_id", "from", "to", "with", "through"),
    *("route_mm", "slack_mm", "cut_mm", "current_ma", "drop_mv"),
)


@dataclass(frozen=True, slots=True)
class HarnessCsvOptions:
    """None: it is for programs."""


def produce(job: DrawingJob, _options: HarnessCsvOptions) -> bytes:
    """Give the file: a header row, then one row for each wire. Errors as `wiring_job.wiring_of`."""
    words = WiringWords(wiring_of(job), minus="-")
    circuits = {circuit.record: circuit.name for circuit in words.job.electrics.circuits}
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for run in words.job.runs:
        writer.writerow(safe_cell(cell) for cell in _cells(words, run, circuits.get(run.leg.circuit, "")))
    return ("\ufeff" + stream.getvalue()).encode()


def _cells(words: WiringWords, run: Run, circuit: str) -> Iterator[str]:
    yield from (words.job.numbers.wire(run), circuit, colour_words(run.colour), words.gauge(run.wire), run.wire)
    yield from (words.end(run.leg.start), words.end(run.leg.end), words.carried(run), words.through(run))
    figures = (run.route_mm, run.slack_mm, run.cut_mm, run.leg.current_ma, run.drop_mv)
    yield from (f"{figure:.6g}" for figure in figures)


EXPORTER = Exporter("harness_csv", msg("Wires and cut list (CSV)"), ".csv", produce, HarnessCsvOptions)
