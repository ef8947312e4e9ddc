"""Footprints at their own size as PDF: pages to lay on the base, stand the models on, and draw round."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.drawing.sheet import Sheet, Title, full_size_sheets
from diorama_planner.exporters.contract import Bounds, DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes

MOST_PAGES = 500


@dataclass(frozen=True, slots=True)
class FootprintOptions:
    """The paper, and by how much neighbouring pages overlap."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    margin: float = option(10.0, "unprinted edge in mm")
    overlap: float = option(10.0, "what neighbouring pages share, in mm")


def footprint_sheets(job: DrawingJob, options: FootprintOptions) -> list[Sheet]:
    """Give the pages.

    Raises:
        UsageError: there are no footprints; else as `sheets_at_full_size`.
    """
    if not job.footprints:
        raise UsageError(msg("there are no footprints to print"), msg("place something on the base first"))
    return sheets_at_full_size(job, job.footprints, job.footprint_bounds or job.bounds, options)


def sheets_at_full_size(
    job: DrawingJob, drawing: Sequence[Primitive], bounds: Bounds, options: FootprintOptions
) -> list[Sheet]:
    """Give a drawing at its own size, on as many pages as it takes.

    Raises:
        UsageError: it would take more than MOST_PAGES pages; else as `drawing.sheet.full_size_sheets`.
    """
    title = Title(job.name, job.scale_text)
    sheets = full_size_sheets(drawing, bounds, options.page, title, options.overlap, options.margin)
    if len(sheets) > MOST_PAGES:
        raise UsageError(
            msg("at full size this would take {count} pages", count=len(sheets)),
            msg("take a larger page, or select what to print"),
        )
    return sheets


def full_size_exporter(
    tag: str, label: Message, sheets: Callable[[DrawingJob, FootprintOptions], list[Sheet]]
) -> Exporter[DrawingJob, FootprintOptions]:
    """Make a format that prints pages at full size as PDF."""

    def produce(job: DrawingJob, options: FootprintOptions) -> bytes:
        return pdf_bytes(sheets(job, options), job.name, job.assets)

    def count(job: DrawingJob, options: FootprintOptions) -> int:
        return len(sheets(job, options))

    return Exporter(tag, label, ".pdf", produce, FootprintOptions, count)


EXPORTER = full_size_exporter("footprints", msg("Footprints at full size (PDF)"), footprint_sheets)
