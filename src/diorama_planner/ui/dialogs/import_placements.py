"""What a table of placements would put on the plan, row by row, before it does."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from diorama_planner.app import verbs
from diorama_planner.app.editing.placements import OPTIONAL, REQUIRED, placement_rows
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.dialogs.plain_table import PlainTable
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.widgets.form import words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

MOST_SHOWN = 500
"""Rows that the preview lists, those with faults first."""

_COLUMNS = (*REQUIRED, *OPTIONAL)


class ImportPlacementsDialog(PlannerDialog):
    """Lists the rows, those that cannot be read with the reason; the good ones are imported as one step.

    Raises:
        BadFileError: the file is no table of placements at all.
    """

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        rows = list(placement_rows(path, session.catalogue))
        self._things = [row.thing for row in rows if row.thing is not None]
        bad = [row for row in rows if row.problem is not None]
        one, several = "{name}: 1 thing to place.", "{name}: {count} things to place."
        lead = tr_count(one, several, len(self._things), name=path.name)
        super().__init__(tr("Import placements"), lead, parent)
        self._session = session
        headings = (tr("Row"), tr("Fault"), *_COLUMNS)
        self.table = PlainTable(tr("Rows of the table"), headings, wide=1, right=(0, 3, 4, 5, 6))
        shown = [*bad, *(row for row in rows if row.problem is None)][:MOST_SHOWN]
        texts = [
            (str(row.number), say(row.problem.message) if row.problem else "", *(row.cells[c] for c in _COLUMNS))
            for row in shown
        ]
        hints = [say(row.problem.hint) if row.problem else "" for row in shown]
        good = [index for index, row in enumerate(shown) if row.problem is None] if bad else []
        self.table.set_rows(texts, muted=good, tips=hints)
        self.body.addWidget(self.table, 1)
        if len(rows) > MOST_SHOWN:
            self.body.addWidget(words(tr("The first {count} rows are shown.", count=MOST_SHOWN), "small"))
        if bad:
            one = "One row cannot be read and is left out; it is listed first."
            several = "{count} rows cannot be read and are left out; they are listed first."
            self.show_problem(tr_count(one, several, len(bad)))
        self.add_button(tr("Cancel"), self.reject)
        self.go = self.add_button(tr("Import {count}", count=len(self._things)), self.accept, primary=True)
        self.go.setEnabled(bool(self._things))
        self.resize(860, 520)

    def accept(self) -> None:
        """Put the things on the plan and select them."""

        def place() -> None:
            with self._session.edit(tr_count("Place a thing", "Place {count} things", len(self._things))) as draft:
                ids = verbs.add_items(draft, self._things)
            self._session.selection.set(ids)

        if self.attempt(place):
            super().accept()
