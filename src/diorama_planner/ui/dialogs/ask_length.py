"""One question with a length as its answer: how far to offset, how much to simplify."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 96


class LengthQuestion(PlannerDialog):
    """Does what was asked for with the length when it is agreed to; what goes wrong is told and it stays open."""

    def __init__(
        self,
        session: Session,
        title: str,
        lead: str,
        label: str,
        act: Callable[[float], object],
        *,
        start_mm: float,
        positive: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, lead, parent)
        self._act = act
        self.field = LengthField(label, lambda: Readings.of(session), positive=positive, with_unit=True)
        self.field.set_value(start_mm)
        self.body.addWidget(FormRow(label, self.field, label_width=LABEL_WIDTH))
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(title.rstrip("…"), self.agree, primary=True)
        self.setMinimumWidth(340)

    def showEvent(self, event: Any) -> None:
        """Begin with the whole value selected, so that typing replaces it."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.selectAll()

    def agree(self) -> None:
        """Do it with the length that stands in the field."""
        self.field.commit()
        if self.has_bad_entry():
            return
        if self.attempt(lambda: self._act(float(self.field.value()))):
            self.accept()
