"""All papers of wiring in one PDF: chart, test plan, harness, holes, underside and labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.harness import harness_listing
from diorama_planner.exporters.holes import hole_listing
from diorama_planner.exporters.options import option
from diorama_planner.exporters.test_plan import steps_listing
from diorama_planner.exporters.underside import underside_sheets
from diorama_planner.exporters.wire_labels import label_sheets
from diorama_planner.exporters.wiring_chart import chart_sheets
from diorama_planner.exporters.wiring_job import WiringJob, WiringOptions, wiring_of
from diorama_planner.exporters.wiring_pages import Sheets, listed, wiring_exporter

PAPERS: Mapping[str, Sheets] = MappingProxyType(
    {
        "wiring_chart": chart_sheets,
        "test_plan": listed(steps_listing),
        "harness": listed(harness_listing),
        "holes": listed(hole_listing),
        "underside": underside_sheets,
        "wire_labels": label_sheets,
    }
)
"""The papers by the tags of their formats."""


@dataclass(frozen=True, slots=True)
class WiringBookOptions(WiringOptions):
    """Besides, which papers are bound."""

    papers: str = option("all", "which of wiring_chart, test_plan, harness, holes, underside, wire_labels, by commas")

    def chosen(self) -> tuple[str, ...]:
        """Give the tags of the papers.

        Raises:
            UsageError: an unknown one; the hint lists those that are known.
        """
        names = tuple(name.strip() for name in self.papers.split(",") if name.strip())
        unknown = [name for name in names if name not in (*PAPERS, "all")]
        if unknown:
            known = ", ".join(PAPERS)
            raise UsageError(msg("unknown paper {name!r}", name=unknown[0]), msg("there are: {known}", known=known))
        return tuple(PAPERS) if "all" in names else names


def papers_of(job: WiringJob) -> tuple[str, ...]:
    """Give the tags of the papers on which there is something to be seen."""
    wired, drilled = bool(job.harness.runs), bool(job.harness.holes)
    cut = bool(job.harness.grooves)
    connected = bool(job.electrics.circuits or job.electrics.feeds)
    wanted = {
        "wiring_chart": connected,
        "test_plan": connected,
        "harness": wired or bool(job.harness.unrouted),
        "holes": drilled or cut,
        "underside": wired or drilled,
        "wire_labels": wired,
    }
    return tuple(tag for tag in PAPERS if wanted[tag])


def wiring_sheets(job: DrawingJob, options: WiringBookOptions) -> list[Sheet]:
    """Give the pages of the chosen papers on which there is something.

    Raises:
        UsageError: nothing is electric, or nothing is connected; an unknown paper; else as the single papers.
    """
    wiring, chosen = wiring_of(job), options.chosen()
    held = replace(job, wiring=lambda: wiring)
    there = papers_of(wiring)
    if not there:
        raise UsageError(msg("nothing is connected yet"), msg("add a supply, and join the lights to a circuit"))
    sheets = [sheet for tag in there if tag in chosen for sheet in PAPERS[tag](held, options)]
    if not sheets:
        raise UsageError(msg("no paper is chosen"), msg("choose what is to be printed"))
    return [replace(sheet, number=number, count=len(sheets)) for number, sheet in enumerate(sheets, 1)]


EXPORTER = wiring_exporter("wiring", msg("Wiring: all papers (PDF)"), wiring_sheets, WiringBookOptions)
