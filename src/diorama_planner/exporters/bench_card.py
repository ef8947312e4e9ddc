"""The card for the bench as a page to print."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.exporters.card_pages import card_sheets
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.pdf_pages import pdf_bytes
from diorama_planner.kinds.cards import Card


@dataclass(frozen=True, slots=True)
class BenchCardOptions:
    """The paper, and how figures are written."""

    page: str = option("A4", "paper: A5, A4, A3, A2, A1, Letter, Legal or Tabloid")
    comma: bool = option(False, "figures with a decimal comma")

    def write(self, message: Message) -> str:
        """Write a message with its figures."""
        return message.written(decimal_comma=self.comma)


def card_of(job: DrawingJob) -> Card:
    """Give the card of a job.

    Raises:
        UsageError: nothing is mixed, brushed or poured.
    """
    card = job.bench_card()
    if card is None:
        raise UsageError(
            msg("nothing on the plan is mixed, brushed or poured"), msg("add a pour, a cover or something to glue")
        )
    return card


def produce(job: DrawingJob, options: BenchCardOptions) -> bytes:
    """Give the PDF file. Errors as `card_of` and `drawing.paper.paper_size`."""
    card = card_of(job)
    return pdf_bytes(card_sheets(card, job.name, options.page, options.write), options.write(card.title), job.assets)


def pages(job: DrawingJob, options: BenchCardOptions) -> int:
    """Count the pages. Errors as `card_of`."""
    return len(card_sheets(card_of(job), job.name, options.page, options.write))


EXPORTER = Exporter("bench_card", msg("Bench card (PDF)"), ".pdf", produce, BenchCardOptions, pages)
