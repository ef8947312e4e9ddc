"""Why this much? The arithmetic of a row of the bill, and what the selected items take, each led to the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from diorama_planner.model.record import Item
from diorama_planner.ui.buying.lines import LinesView, ShownLine
from diorama_planner.ui.dialogs.frame import PlannerDialog, card, column, heading
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.bill_rows import BillRow

SIZE = (400, 580)
"""Of the windows beside the plan, in px: narrow, so that what they light up is seen."""

MANY_LINES = 2000
"""So many lines are listed; the sum below is of all."""


def row_of(session: Session, material: str) -> BillRow | None:
    """The row of a material on the bill as it stands."""
    return next((row for row in session.bill().rows if row.material == material), None)


class WhySheet(QWidget):
    """One material: its lines by item and surface, then the steps from their sum to what is bought.

    `item_chosen` tells of a line that was gone to, `show_requested` of items that are to be shown on the plan.
    """

    item_chosen = Signal(str)
    show_requested = Signal(list)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.material = ""
        self._name = words("", "strong", wrap=True)
        self._bought = words("", "muted", wrap=True)
        self.lines = LinesView(tr("Where it is needed"))
        self.lines.chosen.connect(self.item_chosen)
        self.lines.wanted.connect(lambda item: self.show_requested.emit([item]))
        self._count = words("", "small")
        self.steps = words("", wrap=True)
        self.steps.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.steps.setAccessibleName(tr("From the sum to what is bought"))
        self.show_all = button(tr("Show them on the plan"))
        self.show_all.clicked.connect(self._show_all)
        self._lay_out()
        self._later = Later(self, self.refresh, 60)
        follow(session, self, self._follow)

    def show_material(self, material: str) -> None:
        """Explain a material of the bill; one that is not on it leaves the sheet blank."""
        self.material = material
        self.refresh()

    def refresh(self) -> None:
        """Explain the row as it now stands."""
        from diorama_planner.takeoff.explaining import explain
        from diorama_planner.ui.panels.bill_words import bought_text

        row = row_of(self._session, self.material) if self.material else None
        comma = self._session.preferences.decimal_comma
        self.setEnabled(row is not None)
        if row is None:
            self._name.setText(tr("Choose a material to see how its figures come about."))
            self._bought.setText("")
            self._count.setText("")
            self.steps.setText("")
            self.lines.lines.set_lines(())
            return
        found = explain(row)
        self._name.setText(found.name)
        self._bought.setText(bought_text(row) if row.purchases else tr("Nothing to buy: enough is on hand"))
        self.lines.lines.set_lines(item_lines(self._session, row))
        more = tr("the first {count} of {all}", count=MANY_LINES, all=len(row.lines))
        self._count.setText(
            more if len(row.lines) > MANY_LINES else tr_count("1 place", "{count} places", len(row.lines))
        )
        steps = [say(step, decimal_comma=comma) for step in found.steps]
        self.steps.setText("\n".join(f"{number}.  {step}" for number, step in enumerate(steps, start=1)))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while it was not seen."""
        super().showEvent(event)
        self._later.ask()

    def _show_all(self) -> None:
        row = row_of(self._session, self.material)
        if row is not None:
            self.show_requested.emit(list(row.items))

    def _follow(self, event: SessionEvent) -> None:
        if event.kind not in {"selection", "saved"} and self.material and self.isVisible():
            self._later.ask(calm_ms(self._session, event))

    def _lay_out(self) -> None:
        lines = column(self, spacing=UNIT)
        lines.addWidget(self._name)
        lines.addWidget(self._bought)
        lines.addWidget(heading(tr("Where it is needed")))
        lines.addWidget(self.lines, 1)
        lines.addWidget(self._count)
        lines.addWidget(heading(tr("From there to the shop")))
        frame = card()
        column(frame, margins=(UNIT + 4, UNIT, UNIT + 4, UNIT)).addWidget(self.steps)
        lines.addWidget(frame)
        lines.addWidget(self.show_all)


def item_lines(session: Session, row: BillRow) -> tuple[ShownLine, ...]:
    """Put the lines of a row into words, the greatest first."""
    from diorama_planner.takeoff.writing import format_amount

    comma = session.preferences.decimal_comma
    ordered = sorted(row.lines, key=lambda line: -line.amount)[:MANY_LINES]
    return tuple(
        ShownLine(
            line.item,
            _named(session, line.item, line.surface),
            say(line.why, decimal_comma=comma),
            format_amount(line.amount, line.unit, decimal_comma=comma),
        )
        for line in ordered
    )


def _named(session: Session, item_id: str, surface: str) -> str:
    from diorama_planner.app.drawing_job import item_name

    item = session.document.records.get(item_id)
    name = item_name(session, item) if isinstance(item, Item) else tr("Gone")
    return f"{name} · {surface}" if surface else name


class WhyDialog(PlannerDialog):
    """The sheet beside the plan: it stays open and follows the plan."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("Why this much?"), "", parent)
        self.sheet = WhySheet(session)
        self.body.addWidget(self.sheet, 1)
        self.add_button(tr("Close"), self.accept)
        self.resize(*SIZE)


class TakesDialog(PlannerDialog):
    """What the selected items take, material by material. It stays open and follows the selection.

    `why_requested` tells of a material that is to be explained.
    """

    why_requested = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(tr("What it takes"), tr("Before waste and packs, which belong to the whole plan."), parent)
        self._session = session
        self._of = words("", "strong", wrap=True)
        self.lines = LinesView(tr("What the selection takes"))
        self.lines.wanted.connect(self.why_requested)
        self._none = words("", "muted", wrap=True)
        for part in (self._of, self._none):
            self.body.addWidget(part)
        self.body.addWidget(self.lines, 1)
        self.why = self.add_button(tr("Why this much?"), self._ask)
        self.add_button(tr("Close"), self.accept)
        self.resize(*SIZE)
        self._later = Later(self, self.refresh, 60)
        follow(session, self, self._follow)
        self.refresh()

    def refresh(self) -> None:
        """List what the selection takes now."""
        chosen = self._session.selection.ids
        names = [_named(self._session, item, "") for item in chosen]
        self._of.setText(names[0] if len(names) == 1 else tr("{count} items", count=len(names)))
        found = taken_lines(self._session, chosen) if chosen else ()
        self.lines.lines.set_lines(found)
        self.lines.setVisible(bool(found))
        self.why.setEnabled(bool(found))
        self._none.setText(tr("It takes no material.") if chosen else tr("Select something on the plan."))
        self._none.setVisible(not found)
        self._of.setVisible(bool(chosen))

    def _ask(self) -> None:
        line = self.lines.lines.line(self.lines.currentIndex()) or self.lines.lines.line(self.lines.lines.index(0, 0))
        if line is not None:
            self.why_requested.emit(line.key)

    def _follow(self, event: SessionEvent) -> None:
        if self.isVisible():
            self._later.ask(calm_ms(self._session, event))


def taken_lines(session: Session, items: frozenset[str]) -> Sequence[ShownLine]:
    """Put what items take into words, material by material as on the bill."""
    from diorama_planner.takeoff.explaining import taken_by
    from diorama_planner.takeoff.writing import format_amount

    comma = session.preferences.decimal_comma
    return [
        ShownLine(
            taken.material,
            taken.name,
            "; ".join(say(line.why, decimal_comma=comma) for line in taken.lines[:4]),
            format_amount(taken.amount, taken.unit, decimal_comma=comma),
        )
        for taken in taken_by(session.bill(), items)
    ]
