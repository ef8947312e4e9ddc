"""A card of the bench laid out on sheets, to be printed and propped against the wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from diorama_planner.kinds.cards import Card, CardPart

NAMES_MM = 38.0
"""How wide the names of values are, and at least the first column of a table."""

TITLE_MM = 4.0
GAP_MM = 4.5

Write = Callable[[Message], str]


def card_sheets(card: Card, project: str, paper: str = "A4", write: Write = str) -> list[Sheet]:
    """Lay a card out on upright paper; `write` gives the text of a message."""
    flow = PageFlow(paper_size(paper))
    put_card(flow, card, write, project)
    return flow.sheets(project)


def put_card(flow: PageFlow, card: Card, write: Write = str, under: str = "") -> None:
    """Write a card where the pages now end, on a page of its own if little is left of this one."""
    flow.room(70)
    if not flow.is_at_top:
        flow.down(8)
    flow.down(6)
    flow.lines(wrapped(write(card.title), TITLE_MM, flow.width, bold=True), flow.left, TITLE_MM, INK, bold=True)
    if under:
        flow.down(ROW)
        flow.lines(wrapped(under, BODY, flow.width), flow.left, BODY, MUTED)
    for part in card.parts:
        flow.room(22)
        flow.down(9)
        flow.text(write(part.title), flow.left, BODY * 1.15, ACCENT, bold=True)
        flow.rule(2)
        flow.down(ROW)
        _rows(flow, part, write)


def _rows(flow: PageFlow, part: CardPart, write: Write) -> None:
    ends = _column_ends(flow, part, write) if part.head else ()
    if part.head:
        _columns(flow, [write(cell) for cell in part.head], ends, SMALL, MUTED)
    for row in part.rows:
        cells = [write(cell) for cell in row]
        if len(cells) > 2 or (part.head and len(cells) == len(part.head)):
            _columns(flow, cells, ends, BODY, INK)
        elif len(cells) == 2:
            _value(flow, *cells)
        else:
            _remark(flow, cells[0])


def _column_ends(flow: PageFlow, part: CardPart, write: Write) -> tuple[float, ...]:
    """Where columns end: figures as wide as they are, the first column takes what is left."""
    table = [[write(cell) for cell in row] for row in (part.head, *part.rows) if len(row) == len(part.head)]
    widths = [max(text_width(row[place], BODY) for row in table) + GAP_MM for place in range(1, len(part.head))]
    most = (flow.width - NAMES_MM) / max(1, len(widths))
    ends, end = [], flow.right
    for width in reversed(widths):
        ends.append(end)
        end -= min(width, max(most, width * (flow.width - NAMES_MM) / max(sum(widths), 1e-9)))
    return (end - GAP_MM / 2, *reversed(ends))


def _columns(flow: PageFlow, cells: Sequence[str], ends: Sequence[float], height: float, colour: str) -> None:
    """Write one line of a table: names at the left, figures to the right, each wrapped to its column."""
    columns = [wrapped(cells[0], height, ends[0] - flow.left)]
    columns += [
        wrapped(cell, height, end - before) for cell, before, end in zip(cells[1:], ends, ends[1:], strict=False)
    ]
    most = max(map(len, columns))
    flow.room(ROW + (most - 1) * height * LEADING)
    first = flow.y
    for place, lines in enumerate(columns):
        flow.y = first
        for number, line in enumerate(lines):
            if number:
                flow.down(height * LEADING)
            flow.text(line, flow.left if place == 0 else ends[place], height, colour, end=place > 0)
    flow.y = first - (most - 1) * height * LEADING
    flow.rule(1.8)
    flow.down(ROW)


def _value(flow: PageFlow, name: str, value: str) -> None:
    names, lines = wrapped(name, BODY, NAMES_MM - 2), wrapped(value, BODY, flow.width - NAMES_MM)
    most = max(len(names), len(lines))
    flow.room(ROW + (most - 1) * BODY * LEADING)
    first = flow.y
    flow.lines(names, flow.left, BODY, MUTED)
    flow.y = first
    flow.lines(lines, flow.left + NAMES_MM, BODY, INK)
    flow.y = first - (most - 1) * BODY * LEADING
    flow.rule(1.8)
    flow.down(ROW)


def _remark(flow: PageFlow, text: str) -> None:
    lines = wrapped(text, BODY, flow.width)
    flow.room(ROW + (len(lines) - 1) * BODY * LEADING)
    flow.lines(lines, flow.left, BODY, INK)
    flow.down(ROW)
