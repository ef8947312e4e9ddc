"""A card for the bench as rows and small tables of words that can be selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.core.messages import Message
    from diorama_planner.kinds.cards import CardPart, Row

GAP = 10
NAMES = 84
"""How wide the names of values are, pixels."""


class CardBody(QWidget):
    """Parts of a card one below the other; `narrow` leaves the last column of tables out."""

    def __init__(self, parts: Sequence[CardPart], write: Callable[[Message], str], *, narrow: bool = False) -> None:
        super().__init__()
        self._write = write
        self._narrow = narrow
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        for part in parts:
            lines.addSpacing(6)
            lines.addWidget(words(write(part.title).upper(), "heading"))
            self._put(lines, part)

    def texts(self) -> list[str]:
        """What is written on it."""
        return [label.text() for label in self.findChildren(QLabel)]

    def _put(self, lines: QVBoxLayout, part: CardPart) -> None:
        grid, number = _grid(part), 0
        if part.head:
            self._fill(grid, number, part.head, "small")
            number += 1
        placed = False
        for row in part.rows:
            if len(row) > 1:
                if not placed:
                    lines.addLayout(grid)
                    placed = True
                self._fill(grid, number, row, "")
                number += 1
            else:
                remark = _selectable(words(self._write(row[0]), "small", wrap=True))
                if placed and part.head:
                    grid.addWidget(remark, number, 0, 1, grid.columnCount())
                    number += 1
                else:
                    lines.addWidget(remark)

    def _fill(self, grid: QGridLayout, number: int, row: Row, role: str) -> None:
        is_value = len(row) == 2
        for column, cell in enumerate(row[:-1] if self._narrow and not is_value else row):
            muted = "muted" if is_value and column == 0 else role
            is_name = column == 0 and not self._narrow
            label = _selectable(words(self._write(cell), muted, wrap=is_value or is_name))
            side = Qt.AlignmentFlag.AlignLeft if column == 0 or is_value else Qt.AlignmentFlag.AlignRight
            label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, number, column)


def _grid(part: CardPart) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(2)
    if part.head:
        grid.setColumnStretch(0, 1)
    else:
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
    return grid


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
