"""The plan on one page as PDF: as large as it fits at a round print scale, with title block and scale bar."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Title, plan_sheet
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.nights import NIGHT_HELP, on_paper
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """The paper and the time of day."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    margin: float = option(10.0, "unprinted edge in mm")
    night: float = option(0.0, NIGHT_HELP)


def produce(job: DrawingJob, options: PdfOptions) -> bytes:
    """Give the PDF file. Errors as `drawing.sheet.plan_sheet` and `nights.night_of`."""
    title = Title(job.name, job.scale_text, job.base_size, job.date)
    drawn, assets = on_paper(job, options.night)
    sheet = plan_sheet(drawn, job.bounds, options.page, title, options.margin)
    return pdf_bytes([sheet], job.name, assets)


EXPORTER = Exporter("pdf", msg("Plan on one page (PDF)"), ".pdf", produce, PdfOptions)
