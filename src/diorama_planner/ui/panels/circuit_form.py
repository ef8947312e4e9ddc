"""The form of a circuit below the tree: what it does, what feeds it, how it is wired, the colours of its wires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from diorama_planner.app.light.circuit_words import remarks_on
from diorama_planner.model.record import Circuit, RecordId
from diorama_planner.ui.panels.inspector_edits import FormEdits
from diorama_planner.ui.panels.inspector_form import RecordForm
from diorama_planner.ui.texts import say
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

ELSEWHERE = frozenset({"name", "on"})
"""What is changed in the tree itself."""


class CircuitForm(QWidget):
    """Shows one circuit, or nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._edits = FormEdits(session)
        self._form = RecordForm(self._edits, (Circuit,), without=ELSEWHERE)
        self._remarks = words("", "small", wrap=True)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(UNIT - 2, 0, UNIT - 2, 0)
        rows.setSpacing(UNIT)
        for part in (rule, self._remarks, self._form):
            rows.addWidget(part)
        self.hide()

    def show_circuit(self, circuit: RecordId) -> None:
        """Show a circuit; an empty id, or one that is gone, shows nothing."""
        record = self._session.document.records.get(circuit)
        self.setVisible(isinstance(record, Circuit))
        if not isinstance(record, Circuit):
            return
        self._edits.ids = (circuit,)
        self._form.show_records([record])
        comma = self._session.preferences.decimal_comma
        told = (say(message, decimal_comma=comma) for message in remarks_on(self._session.electrics, circuit))
        self._remarks.setText("\n".join(told))

    def remarks(self) -> str:
        """What is told of the circuit."""
        return self._remarks.text()
