"""Cards: what has to be known at the bench to make one item, in words, as rows and small tables.

A kind gives a card by its facet; the inspector shows it, and it can be copied, saved and printed. Only the words
are here: the figures behind them are the kind's own. Marks are the few words that are said on the plan itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from diorama_planner.core.messages import Message
from diorama_planner.model.record import Points

Row = tuple[Message, ...]

GAP = 2
"""Blanks between the columns of a table."""


@dataclass(frozen=True, slots=True)
class CardPart:
    """Rows under a heading: one cell is a remark, two are a name and its value, more are columns under `head`."""

    title: Message
    rows: tuple[Row, ...]
    head: Row = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A titled card."""

    title: Message
    parts: tuple[CardPart, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place or a line on the plan, and what is said of it there while its item is selected; of a fault in red."""

    points: Points
    text: Message
    is_fault: bool = False


def card_text(card: Card, write: Callable[[Message], str] = str) -> str:
    """Write a card as plain text, its columns in line; `write` gives the text of a message."""
    lines = [write(card.title), "=" * len(write(card.title))]
    for part in card.parts:
        lines += ["", write(part.title).upper(), *_lines([[write(cell) for cell in row] for row in _table(part)])]
    return "\n".join(lines) + "\n"


def _table(part: CardPart) -> Sequence[Row]:
    return (part.head, *part.rows) if part.head else part.rows


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Set rows in columns; a remark takes the whole line, figures stand to the right."""
    widths = [max(map(len, column)) for column in zip_longest(*(row for row in rows if len(row) > 1), fillvalue="")]
    found = []
    for first, *rest in rows:
        cells = [first]
        if rest:
            cells = [first.ljust(widths[0]), *rest]
        if len(rest) > 1:
            cells[1:] = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        found.append((" " * GAP).join(cells).rstrip())
    return found
