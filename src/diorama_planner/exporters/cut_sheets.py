"""Cut sheets as PDF: every sheet and bar with what is cut from it, and the cut list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.cut_pages import cut_pages
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes
from diorama_planner.takeoff.cutting_list import Cutting


@dataclass(frozen=True, slots=True)
class CutSheetOptions:
    """The paper, and which materials."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    material: str = option("", "only that of this material, by its id")


def produce(job: DrawingJob, options: CutSheetOptions) -> bytes:
    """Give the PDF file.

    Raises:
        UsageError: nothing is cut from sheets or bars, or nothing of that material; unknown paper.
    """
    return pdf_bytes(cut_pages(cuttings_of(job, options.material), job.name, options.page), job.name, job.assets)


def count(job: DrawingJob, options: CutSheetOptions) -> int:
    """Count the pages; errors as `produce`."""
    return len(cut_pages(cuttings_of(job, options.material), job.name, options.page))


def cuttings_of(job: DrawingJob, material: str) -> Sequence[Cutting]:
    """Give what is cut, of one material or of all.

    Raises:
        UsageError: there is nothing.
    """
    cuttings = job.cuttings()
    if not cuttings:
        raise UsageError(
            msg("nothing is cut from sheets or bars"), msg("build walls, hills or frames of sheet or strip first")
        )
    chosen = [cutting for cutting in cuttings if material in ("", cutting.material.id)]
    if not chosen:
        known = ", ".join(cutting.material.id for cutting in cuttings)
        raise UsageError(
            msg("nothing is cut from {material}", material=material), msg("there are: {known}", known=known)
        )
    return chosen


EXPORTER = Exporter("cut_sheets", msg("Cut sheets and lengths (PDF)"), ".pdf", produce, CutSheetOptions, count)
