"""One question: what one of a currency is in another. The answer is the builder's, not the plan's."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import NumberField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 96


class RateQuestion(PlannerDialog):
    """Keeps the rate when it is agreed to. The program knows none by itself."""

    def __init__(self, session: Session, currency: str, into: str, parent: QWidget | None = None) -> None:
        lead = tr(
            "Your bank or a newspaper tells it. It is kept for all of your plans; the shops of the bill have it too."
        )
        super().__init__(tr("Rate of exchange"), lead, parent)
        self._session, self._currency, self._into = session, currency, into
        label = tr("1 {currency} in {into}", currency=currency, into=into)
        self.field = NumberField(label, positive=True, decimal_comma=session.preferences.decimal_comma)
        self.body.addWidget(FormRow(label, self.field, label_width=LABEL_WIDTH))
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("Count with it"), self.agree, primary=True)
        self.setMinimumWidth(380)
        self.field.setFocus()

    def agree(self) -> None:
        """Keep the rate that stands in the field."""
        self.field.commit()
        if self.has_bad_entry() or self.field.value() is None:
            return
        rate = Decimal(str(self.field.value()))
        if self.attempt(lambda: self._session.workshop.set_exchange(self._currency, self._into, rate)):
            self.accept()
