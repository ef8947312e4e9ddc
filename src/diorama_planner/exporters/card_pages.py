"""A card of the bench laid out on sheets, to be printed and propped against the wall."""

from __future__ import annotations

from collections.abc import Callable

from diorama_planner.core.messages import Message
from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.page_flow import (
    ACCENT,
    BODY,
    DETAIL,
    INK,
    MUTED,
    ROW,
    SMALL,
    PageFlow,
    fitted,
    wrapped,
)
from diorama_planner.kinds.cards import Card, CardPart, Row

NAMES_MM = 38.0
"""How wide the names of values are."""

Write = Callable[[Message], str]


def card_sheets(card: Card, project: str, paper: str = "A4", write: Write = str) -> list[Sheet]:
    """Lay a card out on upright paper; `write` gives the text of a message."""
    flow = PageFlow(paper_size(paper))
    flow.down(6)
    for line in wrapped(write(card.title), 4.0, flow.width):
        flow.text(line, flow.left, 4.0, INK, bold=True)
        flow.down(ROW)
    flow.text(project, flow.left, BODY, MUTED)
    for part in card.parts:
        flow.room(22)
        flow.down(11)
        flow.text(write(part.title), flow.left, BODY * 1.15, ACCENT, bold=True)
        flow.rule(2)
        flow.down(ROW)
        _rows(flow, part, write)
    return flow.sheets(project)


def _rows(flow: PageFlow, part: CardPart, write: Write) -> None:
    if part.head:
        _columns(flow, part.head, write, SMALL, MUTED)
    for row in part.rows:
        if len(row) > 2:
            _columns(flow, row, write, BODY, INK)
        elif len(row) == 2:
            _value(flow, write(row[0]), write(row[1]))
        else:
            _remark(flow, write(row[0]))


def _columns(flow: PageFlow, row: Row, write: Write, height: float, colour: str) -> None:
    flow.room(ROW)
    step = flow.width / len(row)
    for index, cell in enumerate(row):
        if index == 0:
            flow.text(fitted(write(cell), height, step), flow.left, height, colour)
        else:
            flow.text(fitted(write(cell), height, step), flow.left + step * (index + 1), height, colour, end=True)
    flow.rule(1.8)
    flow.down(ROW)


def _value(flow: PageFlow, name: str, value: str) -> None:
    lines = wrapped(value, BODY, flow.width - NAMES_MM)
    flow.room(ROW + (DETAIL + 1) * len(lines))
    flow.text(fitted(name, BODY, NAMES_MM - 2), flow.left, BODY, MUTED)
    for number, line in enumerate(lines):
        if number:
            flow.down(DETAIL + 1)
        flow.text(line, flow.left + NAMES_MM, BODY, INK)
    flow.rule(1.8)
    flow.down(ROW)


def _remark(flow: PageFlow, text: str) -> None:
    lines = wrapped(text, BODY, flow.width)
    flow.room(ROW + (DETAIL + 1) * len(lines))
    for number, line in enumerate(lines):
        if number:
            flow.down(DETAIL + 1)
        flow.text(line, flow.left, BODY, INK)
    flow.down(ROW)
