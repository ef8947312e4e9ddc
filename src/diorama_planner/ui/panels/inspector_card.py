"""The gist of the card of the one item that is selected; the whole of it is read in `dialogs.card`."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.registry import kind_of
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.card import CardBody
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.core.messages import Message
    from diorama_planner.kinds.cards import Card
    from diorama_planner.model.record import Item

GIST = 2
"""So many parts of a card are shown."""


class CardView(QWidget):
    """Shows the first parts of a card; `opened` asks for the whole."""

    opened = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._card: tuple[Card, bool] | None = None
        self._body: CardBody | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, UNIT, 0, 0)
        self._lines.setSpacing(0)
        head = QHBoxLayout()
        head.addWidget(words(tr("Card for the bench").upper(), "heading"), 1)
        self.open_button = button(tr("Open…"))
        self.open_button.setAccessibleName(tr("Open the card for the bench"))
        self.open_button.clicked.connect(self.opened)
        head.addWidget(self.open_button)
        self._lines.addLayout(head)

    def show_item(self, item: Item | None) -> None:
        """Show the card of an item, or none; what is wrong with an item is told by the issues."""
        card = None
        if item is not None:
            with suppress(PlannerError):
                card = kind_of(item).card(item, self._session.around())
        self.setVisible(card is not None)
        shown = None if card is None else (card, self._session.preferences.decimal_comma)
        if shown == self._card:
            return
        self._card = shown
        if self._body is not None:
            self._lines.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if card is not None:
            self._body = CardBody(card.parts[:GIST], self._say, narrow=True)
            self._lines.addWidget(self._body)

    def texts(self) -> list[str]:
        """What is written on it."""
        return self._body.texts() if self._body is not None else []

    def _say(self, message: Message) -> str:
        return say(message, decimal_comma=self._session.preferences.decimal_comma)
