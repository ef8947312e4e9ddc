"""The rows of the inspector that say in which circuit a light is, and what feeds a module."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from diorama_planner.app.light import circuit_edits
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import Record, RecordId
from diorama_planner.model.roles import FieldInfo
from diorama_planner.ui.circuit_menu import circuit_choices, feed_choices, supply_for
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.form import FormRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from diorama_planner.model.draft import Draft

NEW = "+"
"""Chosen in the place of a circuit: a new one. No record has such an id."""


class CircuitRow(FormRow):
    """A label and a choice; what cannot be chosen is told beneath it."""

    def __init__(self, edits: FormEdits, info: FieldInfo, label_width: int) -> None:
        self.field = ChoiceField(tr(info.spec.label), ())
        super().__init__(tr(info.spec.label), self.field, label_width=label_width)
        self._edits = edits
        self._name = info.name
        self.field.committed.connect(lambda value, _: self._take(value))

    def show_records(self, records: Sequence[Record]) -> None:
        """Offer what there is, and show what they have in common."""
        session = self._edits.session
        if self._name == "circuit":
            self.field.set_choices([("", tr("Not connected")), *circuit_choices(session), (NEW, tr("New circuit"))])
        else:
            without = records[0].id if len(records) == 1 else ""
            self.field.set_choices([("", tr("Nothing yet")), *feed_choices(session, without)])
        self.field.set_value(common([getattr(record, self._name) for record in records]))

    def _take(self, value: RecordId) -> None:
        ids = self._edits.ids
        session = self._edits.session

        def edit(draft: Draft) -> None:
            if value == NEW:
                circuit_edits.make_circuit(draft, supply_for(session), ids)
            elif self._name == "circuit":
                circuit_edits.join(draft, ids, value)
            else:
                for record in ids:
                    circuit_edits.set_feed(draft, record, value)

        try:
            with session.edit(tr("Connect to {name}", name=self.field.currentText())) as draft:
                edit(draft)
        except PlannerError as error:
            self.show_records(self._edits.records())
            self.tell(say(error.message))


def circuit_row(
    edits: FormEdits, info: FieldInfo, label_width: int
) -> tuple[CircuitRow, Callable[[Sequence[Record]], None]]:
    """Make the row of a reference to a circuit, or to what feeds."""
    row = CircuitRow(edits, info, label_width)
    return row, row.show_records
