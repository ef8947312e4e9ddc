"""The card of an item as a whole: to be read beside the work, copied, saved as text and printed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog, column, scrolled
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.card import CardBody
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.core.messages import Message
    from diorama_planner.kinds.cards import Card

Act = Callable[[], str]
"""Does something with the card and says what was done; empty if nothing was."""


class CardDialog(PlannerDialog):
    """Shows a card. Each of `acts` is a button at the left of the foot."""

    def __init__(
        self, card: Card, write: Callable[[Message], str], acts: dict[str, Act], parent: QWidget | None = None
    ) -> None:
        name, _, product = write(card.title).partition(": ")
        super().__init__(name, product, parent)
        self.card_body = CardBody(card.parts, write)
        inner = QWidget()
        lines = column(inner, spacing=UNIT, margins=(0, 0, UNIT, 0))
        lines.addWidget(self.card_body)
        lines.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)
        self._done = words("", "good", wrap=True)
        self.body.addWidget(self._done)
        for text, act in acts.items():
            made = button(text)
            made.clicked.connect(lambda _, act=act: self._do(act))
            self.add_aside(made)
        self.add_button(tr("Close"), self.accept, primary=True)
        self.resize(560, 700)

    def done_text(self) -> str:
        """What is said to have been done."""
        return self._done.text()

    def _do(self, act: Act) -> None:
        said: list[str] = []
        self.attempt(lambda: said.append(act()))
        self._done.setText("".join(said))
