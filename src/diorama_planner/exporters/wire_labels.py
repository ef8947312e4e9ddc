"""Flags for the ends of wires, to be cut out, folded round the wire and glued back to back: two for each wire."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.circuits.harness import Run
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.primitives import Fill, Pen, Point, Primitive, Solid, Stroke, Text, polyline, ring
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.drawing.sheet_marks import fitted
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.listing_pages import put_page_title
from diorama_planner.exporters.page_flow import INK, MUTED, PageFlow
from diorama_planner.exporters.wiring_job import WiringOptions, WiringWords, look_of, wiring_of
from diorama_planner.exporters.wiring_pages import wiring_exporter

FLAG_MM = (42.0, 9.6)
"""A flag before it is folded: two halves to read and the strip between them that goes round the wire."""

_FOLD_MM, _GAP_MM, _PAD_MM = 4.0, 2.0, 1.2
_NAME_MM, _HERE_MM, _THERE_MM = 2.4, 1.6, 1.4
_CUT, _FOLD = Pen(MUTED, 0.15, (1.2, 0.8)), Pen(MUTED, 0.13, (0.5, 0.5))
_HOW = (
    "Cut out, lay the coloured strip round the wire, glue the halves back to back. Each wire has a flag for either "
    "end: it names the wire, the terminal to which this end goes, and where the other one is."
)


def label_sheets(job: DrawingJob, options: WiringOptions) -> list[Sheet]:
    """Give the pages.

    Raises:
        UsageError: there are no wires; unknown paper.
    """
    words = WiringWords(wiring_of(job), options.comma)
    flow = PageFlow(paper_size(options.page))
    if not words.job.runs:
        raise UsageError(msg("there are no wires to label"), msg("join a light to a circuit first"))
    put_page_title(flow, "Wire labels", _HOW)
    flow.down(4.0)
    across = 2 * max(1, int((flow.width + _GAP_MM) / (2 * (FLAG_MM[0] + _GAP_MM))))
    step = (flow.width - FLAG_MM[0]) / max(1, across - 1)
    flags = [flag for run in words.job.runs for flag in ((run, 0), (run, 1))]
    for number, (run, end) in enumerate(flags):
        column = number % across
        if column == 0:
            flow.room(FLAG_MM[1] + _GAP_MM)
            flow.down(FLAG_MM[1] + _GAP_MM)
        for primitive in _flag(words, run, end, (flow.left + column * step, flow.y)):
            flow.put(primitive)
    return flow.sheets(f"{job.name}: wire labels")


def _flag(words: WiringWords, run: Run, end: int, at: Point) -> Iterator[Primitive]:
    """Draw a flag with its lower left corner at a place."""
    (x, y), (width, height) = at, FLAG_MM
    half = (width - _FOLD_MM) / 2
    strip = (x + half, x + half + _FOLD_MM)
    yield Fill(ring((strip[0], y), (strip[1], y), (strip[1], y + height), (strip[0], y + height)),
               Solid(look_of(run.colour)))  # fmt: skip
    yield Stroke(ring((x, y), (x + width, y), (x + width, y + height), (x, y + height)), _CUT)
    for fold in strip:
        yield Stroke(polyline((fold, y), (fold, y + height)), _FOLD)
    ends = (words.end(run.leg.start), words.end(run.leg.end))
    here, there = ends[end], ends[1 - end]
    for left in (x, strip[1]):
        begin, room = left + _PAD_MM, half - 2 * _PAD_MM
        yield Text(words.job.numbers.wire(run), (begin, y + 6.2), _NAME_MM, INK, "start", bold=True)
        yield Text(fitted(here, _HERE_MM, room), (begin, y + 3.6), _HERE_MM, INK, "start")
        yield Text(fitted(f"to {there}", _THERE_MM, room), (begin, y + 1.4), _THERE_MM, MUTED, "start")


EXPORTER = wiring_exporter("wire_labels", msg("Wire labels (PDF)"), label_sheets, WiringOptions)
