"""Find and replace: which thing, by which other, in the selection or everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diorama_planner.app.editing.replacing import replace_things, replaceable, things_on
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.widgets.catalogue_choices import thing_choices
from diorama_planner.ui.widgets.choices import ChoiceField, SearchChoiceField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import FormRow, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId

EVERYWHERE, SELECTION = "everywhere", "selection"
_LABEL = 96


class ReplaceDialog(PlannerDialog):
    """`replaced` is how many things were replaced, once the dialog was accepted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        lead = tr("Place, rotation, labels and layers stay; sizes and colours of the old things go.")
        super().__init__(tr("Find and replace"), lead, parent)
        self._session = session
        self._chosen = session.selection.ids
        self.replaced = 0
        self.scope = Chips(tr("Where"))
        picked = things_on(session.document, self._chosen)
        chips = [(EVERYWHERE, tr("Everywhere"))]
        if picked:
            chips.insert(0, (SELECTION, tr("In the selection")))
        self.scope.set_chips(chips)
        self.old = ChoiceField(tr("Find"), [])
        self.new = SearchChoiceField(tr("Replace by"), lambda: thing_choices(session.catalogue))
        self._count = words("", "muted", wrap=True)
        for part in (
            FormRow(tr("Where"), self.scope, label_width=_LABEL),
            FormRow(tr("Find"), self.old, label_width=_LABEL),
            FormRow(tr("Replace by"), self.new, label_width=_LABEL),
            self._count,
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.add_button(tr("Cancel"), self.reject)
        self.go = self.add_button(tr("Replace"), self.accept, primary=True)
        self.scope.chosen.connect(lambda _: self._offer())
        self.old.committed.connect(lambda *_: self._show())
        self.new.committed.connect(lambda *_: self._show())
        self._offer()
        self.resize(520, 300)

    def accept(self) -> None:
        """Replace them as one step."""
        ids, old, new = self._found(), str(self.old.value() or ""), str(self.new.value() or "")
        catalogue = self._session.catalogue

        def act() -> None:
            with self._session.edit(tr_count("Replace a thing", "Replace {count} things", len(ids))) as draft:
                replace_things(draft, ids, old, new, catalogue)

        if self.attempt(act):
            self.replaced = len(ids)
            super().accept()

    def _among(self) -> frozenset[RecordId] | None:
        return self._chosen if self.scope.chosen_key() == SELECTION else None

    def _found(self) -> list[RecordId]:
        return replaceable(self._session.document, str(self.old.value() or ""), self._among())

    def _offer(self) -> None:
        """Offer the things that there are, the most frequent first."""
        known = self._session.catalogue.thing_map
        counts = things_on(self._session.document, self._among()).most_common()
        choices = [(name, f"{known[name].label if name in known else name}  ({count})") for name, count in counts]
        self.old.set_choices(choices)
        if self.old.value() is None and choices:
            self.old.set_value(choices[0][0])
        self._show()

    def _show(self) -> None:
        found = self._found()
        all_of_it = things_on(self._session.document, self._among())[str(self.old.value() or "")]
        text = tr_count("One will be replaced.", "{count} will be replaced.", len(found))
        if all_of_it > len(found):
            stay = all_of_it - len(found)
            text += " " + tr_count("One is locked and stays.", "{count} are locked and stay.", stay)
        self._count.setText(text if all_of_it else tr("There are no things here."))
        self.go.setEnabled(bool(found) and bool(self.new.value()))
        self.show_problem("")
