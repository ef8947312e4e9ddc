"""The card for the bench as plain text."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.exporters.bench_card import card_of
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.kinds.cards import card_text


@dataclass(frozen=True, slots=True)
class BenchTextOptions:
    """How figures are written."""

    comma: bool = option(False, "figures with a decimal comma")


def produce(job: DrawingJob, options: BenchTextOptions) -> bytes:
    """Give the text. Errors as `bench_card.card_of`."""
    return card_text(card_of(job), lambda message: message.written(decimal_comma=options.comma)).encode()


EXPORTER = Exporter("bench_card_text", msg("Bench card (text)"), ".txt", produce, BenchTextOptions)
