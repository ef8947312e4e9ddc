"""Lines to engrave at their own size as PDF: joints, cracks and tyre tracks to prick through onto foam or clay."""

from __future__ import annotations

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.exporters.footprints import FootprintOptions, full_size_exporter, sheets_at_full_size


def engraving_sheets(job: DrawingJob, options: FootprintOptions) -> list[Sheet]:
    """Give the pages.

    Raises:
        UsageError: nothing is engraved; else as `footprints.sheets_at_full_size`.
    """
    if not job.engravings:
        raise UsageError(
            msg("there is nothing to engrave"), msg("draw an engraving or tyre tracks, or scribe a road")
        )
    return sheets_at_full_size(job, job.engravings, job.bounds, options)


EXPORTER = full_size_exporter("engraving", msg("Lines to engrave at full size (PDF)"), engraving_sheets)
