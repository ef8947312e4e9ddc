"""Formats that show wiring as pages of a PDF, and listings of wiring laid out on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, TypeVar

from diorama_planner.core.messages import Message
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.listing_pages import listing_sheets
from diorama_planner.exporters.listings import Listing
from diorama_planner.exporters.wiring_job import WiringOptions, WiringWords, wiring_of

OptionsT = TypeVar("OptionsT", bound=WiringOptions)
Sheets: TypeAlias = Callable[[DrawingJob, WiringOptions], list[Sheet]]


def wiring_exporter(
    tag: str,
    label: Message,
    sheets: Callable[[DrawingJob, OptionsT], list[Sheet]],
    options: type[OptionsT],
) -> Exporter[DrawingJob, OptionsT]:
    """Make a format that prints pages as PDF."""

    def produce(job: DrawingJob, options: OptionsT) -> bytes:
        from diorama_planner.exporters.pdf_pages import pdf_bytes

        return pdf_bytes(sheets(job, options), job.name, job.assets)

    def count(job: DrawingJob, options: OptionsT) -> int:
        return len(sheets(job, options))

    return Exporter(tag, label, ".pdf", produce, options, count)


def listed(listing: Callable[[WiringWords], Listing]) -> Sheets:
    """Turn a listing of wiring into pages."""

    def sheets(job: DrawingJob, options: WiringOptions) -> list[Sheet]:
        words = WiringWords(wiring_of(job), options.comma)
        return listing_sheets(listing(words), job.name, options.page)

    return sheets
