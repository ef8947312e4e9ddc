"""Footprints at their own size as PDF: pages to lay on the base, stand the models on, and draw round."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Title, full_size_sheets
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes

MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class FootprintOptions:
    """The paper, and by how much neighbouring pages overlap."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    margin: float = option(10.0, "unprinted edge in mm")
    overlap: float = option(10.0, "what neighbouring pages share, in mm")


def produce(job: DrawingJob, options: FootprintOptions) -> bytes:
    """Give the PDF file.

    Raises:
        UsageError: there are no footprints, or they would take more than MOST_PAGES pages; else as
            `drawing.sheet.full_size_sheets`.
    """
    if not job.footprints:
        raise UsageError(msg("there are no footprints to print"), msg("place something on the base first"))
    bounds = job.footprint_bounds or job.bounds
    title = Title(job.name, job.scale_text)
    sheets = full_size_sheets(job.footprints, bounds, options.page, title, options.overlap, options.margin)
    if len(sheets) > MOST_PAGES:
        raise UsageError(
            msg("the footprints would take {count} pages", count=len(sheets)),
            msg("take a larger page, or select what to print"),
        )
    return pdf_bytes(sheets, job.name, job.assets)


EXPORTER = Exporter("footprints", msg("Footprints at full size (PDF)"), ".pdf", produce, FootprintOptions)
