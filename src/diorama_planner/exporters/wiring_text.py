"""Harness, holes and test plan as plain text, to be read on a phone or pasted into a message."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.harness import harness_listing
from diorama_planner.exporters.holes import hole_listing
from diorama_planner.exporters.listings import listing_text
from diorama_planner.exporters.options import option
from diorama_planner.exporters.test_plan import steps_listing
from diorama_planner.exporters.wiring_job import WiringWords, wiring_of


@dataclass(frozen=True, slots=True)
class WiringTextOptions:
    """How figures are written."""

    comma: bool = option(False, "figures with a decimal comma")


def produce(job: DrawingJob, options: WiringTextOptions) -> bytes:
    """Give the text. Errors as `wiring_job.wiring_of`."""
    words = WiringWords(wiring_of(job), options.comma)
    return "\n".join(listing_text(make(words)) for make in (harness_listing, hole_listing, steps_listing)).encode()


EXPORTER = Exporter("wiring_text", msg("Wiring (text)"), ".txt", produce, WiringTextOptions)
