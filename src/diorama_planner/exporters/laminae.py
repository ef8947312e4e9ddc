"""Slices of foam at their own size as PDF: templates to pin on the sheet and cut along, one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import DrawingJob, Template
from diorama_planner.exporters.footprints import (
    MOST_PAGES,
    FootprintOptions,
    full_size_exporter,
    sheets_at_full_size,
)


def lamina_sheets(job: DrawingJob, options: FootprintOptions) -> list[Sheet]:
    """Give the pages of all slices, from below.

    Raises:
        UsageError: nothing is built of foam, or it would take more than MOST_PAGES pages; else as
            `footprints.sheets_at_full_size`.
    """
    sheets: list[Sheet] = []
    for template in templates_of(job):
        named = replace(job, name=template.name)
        sheets += sheets_at_full_size(named, template.primitives, template.bounds, options)
    if len(sheets) > MOST_PAGES:
        raise UsageError(
            msg("at full size this would take {count} pages", count=len(sheets)),
            msg("take a larger page, or select what to print"),
        )
    return [replace(sheet, number=number, count=len(sheets)) for number, sheet in enumerate(sheets, 1)]


def templates_of(job: DrawingJob) -> Sequence[Template]:
    """Give the slices to be cut.

    Raises:
        UsageError: there are none.
    """
    templates = job.templates()
    if not templates:
        raise UsageError(msg("there are no slices to cut"), msg("draw a hill of sheet foam first"))
    return templates


EXPORTER = full_size_exporter("laminae", msg("Slices of foam at full size (PDF)"), lamina_sheets)
