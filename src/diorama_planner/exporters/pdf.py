"""The plan on one page as PDF: as large as it fits at a round print scale, with title block and scale bar."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Title, plan_sheet
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """The paper."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    margin: float = option(10.0, "unprinted edge in mm")


def produce(job: DrawingJob, options: PdfOptions) -> bytes:
    """Give the PDF file. Errors as `drawing.sheet.plan_sheet`."""
    title = Title(job.name, job.scale_text, job.base_size, job.date)
    sheet = plan_sheet(job.primitives, job.bounds, options.page, title, options.margin)
    return pdf_bytes([sheet], job.name, job.assets)


EXPORTER = Exporter("pdf", msg("Plan on one page (PDF)"), ".pdf", produce, PdfOptions)
