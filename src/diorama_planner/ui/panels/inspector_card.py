"""The card of the one item that is selected: what has to be known at the bench, to be read, copied and printed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.registry import kind_of
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.core.messages import Message
    from diorama_planner.kinds.cards import Card, CardPart
    from diorama_planner.model.record import Item

NAMES = 84
"""How wide the names of values are, pixels."""

ASKS = (("copy", "Copy"), ("save", "Save…"), ("print", "Print…"))


class CardView(QWidget):
    """Shows a card; `asked` tells which of `ASKS` was pressed."""

    asked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._card: Card | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, UNIT, 0, 0)
        self._lines.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(words(tr("Card for the bench").upper(), "heading"), 1)
        for key, text in ASKS:
            made = button(tr(text), "quiet")
            made.setAccessibleName(tr("{what} the card", what=tr(text).rstrip("…")))
            made.clicked.connect(lambda _, key=key: self.asked.emit(key))
            head.addWidget(made)
        self._lines.addLayout(head)
        self._body: QWidget | None = None

    def show_item(self, item: Item | None) -> None:
        """Show the card of an item, or none; what is wrong with an item is told by the issues."""
        card = None
        if item is not None:
            with suppress(PlannerError):
                card = kind_of(item).card(item, self._session.around())
        self.show_card(card)

    def show_card(self, card: Card | None) -> None:
        """Show another card, or none."""
        self.setVisible(card is not None)
        if card == self._card:
            return
        self._card = card
        if self._body is not None:
            self._lines.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if card is not None:
            self._body = self._made(card)
            self._lines.addWidget(self._body)

    def texts(self) -> list[str]:
        """What is written on it."""
        return [label.text() for label in self._body.findChildren(QLabel)] if self._body is not None else []

    def _made(self, card: Card) -> QWidget:
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        for part in card.parts:
            lines.addSpacing(6)
            lines.addWidget(words(self._say(part.title), "heading"))
            self._put(lines, part)
        return body

    def _put(self, lines: QVBoxLayout, part: CardPart) -> None:
        grid: QGridLayout | None = None
        for row in (part.head, *part.rows) if part.head else part.rows:
            if len(row) == 1:
                grid = None
                lines.addWidget(_selectable(words(self._say(row[0]), "small", wrap=True)))
                continue
            if grid is None:
                grid = _grid(len(row))
                lines.addLayout(grid)
            for column, cell in enumerate(row):
                is_name = column == 0 if len(row) == 2 else row is part.head
                label = words(self._say(cell), "small" if is_name or len(row) > 2 else "", wrap=len(row) == 2)
                side = Qt.AlignmentFlag.AlignLeft if column == 0 or len(row) == 2 else Qt.AlignmentFlag.AlignRight
                label.setAlignment(side | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(_selectable(label), grid.rowCount() if column == 0 else grid.rowCount() - 1, column)

    def _say(self, message: Message) -> str:
        return say(message, decimal_comma=self._session.preferences.decimal_comma)


def _grid(columns: int) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(6)
    grid.setVerticalSpacing(2)
    if columns == 2:
        grid.setColumnMinimumWidth(0, NAMES)
        grid.setColumnStretch(1, 1)
    return grid


def _selectable(label: QLabel) -> QLabel:
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
