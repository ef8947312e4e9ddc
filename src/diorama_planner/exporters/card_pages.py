"""A card of the bench laid out on sheets, to be printed and propped against the wall."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest

from diorama_planner.core.messages import Message
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    INK,
    LEADING,
    MUTED,
    ROW,
    SMALL,
    PageFlow,
    wrapped,
)
from diorama_planner.kinds.cards import Card, CardPart, Row

NAMES_MM = 38.0
"""How wide the names of values are, and at least the first column of a table."""

TITLE_MM = 4.4
GAP_MM, MOST_GAP_MM = 4.5, 14.0
SIZES = (1.4, 1.25, 1.1, 1.0, 0.9, 0.8)
"""How much larger or smaller letters may be, to fill as few pages as possible and no more."""

LEAST_MM = 40.0
"""So much of the last of several pages is written on."""

Write = Callable[[Message], str]


def card_sheets(card: Card, project: str, paper: str = "A4", write: Write = str) -> list[Sheet]:
    """Lay a card out on upright paper; `write` gives the text of a message."""
    flow = PageFlow(paper_size(paper))
    put_card(flow, card, write, "" if project in write(card.title) else project)
    return flow.sheets(project)


def put_card(flow: PageFlow, card: Card, write: Write = str, under: str = "") -> None:
    """Write a card on a page of its own, in the largest letters with which it takes as few pages as it can.

    The last of several pages holds more than some lines, if there are letters with which it does.
    """

    def laid(size: float, most_pages: float = math.inf) -> PageFlow:
        trial = PageFlow(flow.size)
        _CardHand(trial, write, size).card(card, under, most_pages)
        return trial

    fewest = len(laid(SIZES[-1]).pages)
    size = next((size for size in SIZES if _fills(laid(size, fewest), fewest)), SIZES[-1])
    if not flow.is_at_top:
        flow.new_page()
    _CardHand(flow, write, size).card(card, under)


def _fills(trial: PageFlow, most_pages: int) -> bool:
    """Whether a card takes no more pages than it must, and the last of several is worth its paper."""
    count = len(trial.pages)
    return count == 1 or (count <= most_pages and trial.top - trial.y >= LEAST_MM)


class _CardHand:
    """Writes one card onto a flow of pages, its letters and lines all larger or smaller by one factor."""

    def __init__(self, flow: PageFlow, write: Write, size: float) -> None:
        self.flow, self.write, self.size = flow, write, size
        self.body, self.small, self.row = BODY * size, SMALL * size, ROW * size

    def card(self, card: Card, under: str, most_pages: float = math.inf) -> None:
        """Write all of it, or its parts until there are more pages than wanted."""
        flow, title = self.flow, TITLE_MM * self.size
        flow.down(title)
        flow.lines(wrapped(self.write(card.title), title, flow.width, bold=True), flow.left, title, INK, bold=True)
        if under:
            flow.down(self.row)
            flow.lines(wrapped(under, self.body, flow.width), flow.left, self.body, MUTED)
        for part in card.parts:
            if len(flow.pages) <= most_pages:
                self._part(part)

    def _part(self, part: CardPart) -> None:
        flow = self.flow
        names = wrapped(self.write(part.title), self.body * 1.15, flow.width, bold=True)
        flow.room(9 + (len(names) + 2) * self.row)
        flow.down(9 * self.size)
        flow.lines(names, flow.left, self.body * 1.15, ACCENT, bold=True)
        flow.rule(2 * self.size)
        flow.down(self.row)
        ends = self._column_ends(part) if part.head else ()
        if part.head:
            self._columns(self._cells(part.head), ends, self.small, MUTED, ruled=True)
        for row, after in zip_longest(part.rows, part.rows[1:], fillvalue=()):
            cells = self._cells(row)
            if part.head and len(cells) == len(part.head):
                self._columns(cells, ends, self.body, INK, ruled=len(after) != 1)
            elif len(cells) == 2:
                self._value(*cells)
            else:
                self._remark(cells[0], is_note=bool(part.head), ruled=bool(part.head) and len(after) != 1)

    def _cells(self, row: Row) -> list[str]:
        return [self.write(cell) for cell in row]

    def _column_ends(self, part: CardPart) -> tuple[float, ...]:
        """Where columns end: each as wide as what stands in it, and what is left over shared among them."""
        table = [self._cells(row) for row in (part.head, *part.rows) if len(row) == len(part.head)]
        columns = list(zip(*table, strict=True))
        names, *widths = (max(text_width(cell, self.body) for cell in column) + GAP_MM for column in columns)
        free = self.flow.width - names - sum(widths)
        if free >= 0:
            widths = [width + min(free / len(widths), MOST_GAP_MM) for width in widths]
        else:  # the widest give way: names are wrapped first, then every figure
            most = self.flow.width - min(names, NAMES_MM * self.size)
            widths = [width * min(1.0, most / sum(widths)) for width in widths]
        ends, end = [], self.flow.right
        for width in reversed(widths):
            ends.append(end)
            end -= width
        return (end, *reversed(ends))

    def _columns(self, cells: list[str], ends: Sequence[float], height: float, colour: str, *, ruled: bool) -> None:
        """Write one line of a table: names at the left, figures to the right, each wrapped to its column."""
        flow = self.flow
        widths = (ends[0] - flow.left, *(end - before - 1 for before, end in pairwise(ends)))
        columns = [wrapped(cell, height, width) for cell, width in zip(cells, widths, strict=True)]
        deeper = (max(map(len, columns)) - 1) * height * LEADING
        flow.room(self.row + deeper)
        first = flow.y
        for place, lines in enumerate(columns):
            flow.y = first
            for number, line in enumerate(lines):
                flow.y = first - number * height * LEADING
                flow.text(line, flow.left if place == 0 else ends[place], height, colour, end=place > 0)
        flow.y = first - deeper
        self._next(ruled)

    def _value(self, name: str, value: str) -> None:
        flow, narrow = self.flow, NAMES_MM * self.size
        names, lines = wrapped(name, self.body, narrow - 2), wrapped(value, self.body, flow.width - narrow)
        deeper = (max(len(names), len(lines)) - 1) * self.body * LEADING
        flow.room(self.row + deeper)
        first = flow.y
        flow.lines(names, flow.left, self.body, MUTED)
        flow.y = first
        flow.lines(lines, flow.left + narrow, self.body, INK)
        flow.y = first - deeper
        self._next(ruled=True)

    def _remark(self, text: str, *, is_note: bool, ruled: bool) -> None:
        """Write a line across; under a row of a table it is a note, smaller and nearer."""
        flow, height = self.flow, self.small * 1.1 if is_note else self.body
        lines = wrapped(text, height, flow.width)
        flow.room(self.row + (len(lines) - 1) * height * LEADING)
        if is_note:
            flow.y += self.row * 0.25
        flow.lines(lines, flow.left, height, MUTED if is_note else INK)
        self._next(ruled)

    def _next(self, ruled: bool) -> None:
        if ruled:
            self.flow.rule(1.8 * self.size)
        self.flow.down(self.row)
