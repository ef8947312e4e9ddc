"""The surfaces of what is selected, each with its finish: chosen from a menu, edited in a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diorama_planner.app.editing.finishes import FinishRow, finish_rows
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import Item
from diorama_planner.ui.finish_button import FinishButton
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import FormRow, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LABEL_WIDTH = 76
ICON_SIZE = 13

MOST_SHOWN = 200
"""Surfaces of more items are not looked at: it would hold up the hand."""


class SurfaceRow(QWidget):
    """One surface: its name, what lies on it, and a button to edit that."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.surface = ""
        self._shown: FinishRow | None = None
        self.finish = FinishButton(session)
        self.edit = IconButton("pencil", "", size=ICON_SIZE)
        self.edit.clicked.connect(lambda _: self.finish.edit())
        self._row = FormRow("", self.finish, self.edit, stretches=(1, 0), label_width=LABEL_WIDTH)
        self._row.label.installEventFilter(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._row)

    def eventFilter(self, label: QObject, event: QEvent) -> bool:
        """Work the area out when it is asked for: that of a base under ten thousand things takes a while."""
        if event.type() == QEvent.Type.ToolTip and self._shown is not None:
            area = Readings.of(self._session).area(self._shown.area_mm2)
            self._row.label.setToolTip(tr("{area}, net of openings and of what stands against it", area=area))
        return super().eventFilter(label, event)

    def label(self) -> str:
        """What the surface is called."""
        return self._row.label.text()

    def show_row(self, ids: Sequence[str], row: FinishRow) -> None:
        """Show a surface of items."""
        self.surface = row.surface
        name = say(row.name)
        self._row.label.setText(name)
        self._shown = row
        self.finish.show_surface(ids, row.surface, row.finish)
        self.edit.set_words(tr("Edit the finish: {surface}", surface=name))
        self.edit.setEnabled(bool(row.finish))


class FinishList(QWidget):
    """The rows of all surfaces that the selected items have in common."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.rows: list[SurfaceRow] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, UNIT, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(words(tr("Finishes").upper(), "heading"))
        self._said = words("", "small", wrap=True)
        self._said.hide()
        self._lines.addWidget(self._said)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show the surfaces of items; without any it is hidden."""
        found = _shared(items, self._session) if len(items) <= MOST_SHOWN else []
        self.setVisible(bool(found))
        self._said.hide()
        while len(self.rows) > len(found):
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        while len(self.rows) < len(found):
            made = SurfaceRow(self._session)
            made.finish.told.connect(self._tell)
            self.rows.append(made)
            self._lines.insertWidget(self._lines.count() - 1, made)
        ids = [item.id for item in items]
        for row, shown in zip(self.rows, found, strict=True):
            row.show_row(ids, shown)

    def row(self, surface: str) -> SurfaceRow:
        """The row of a surface."""
        return next(row for row in self.rows if row.surface == surface)

    def _tell(self, text: str) -> None:
        self._said.setText(text)
        self._said.show()


def _shared(items: Sequence[Item], session: Session) -> list[FinishRow]:
    """The surfaces that all items have, their areas summed; what is wrong with an item is told by its issues."""
    found: dict[str, FinishRow] = {}
    for number, item in enumerate(items):
        rows: dict[str, FinishRow] = {}
        with suppress(PlannerError):
            rows = {row.surface: row for row in finish_rows(item, session.around())}
        if number == 0:
            found = rows
            continue
        found = {key: _both(found[key], row) for key, row in rows.items() if key in found}
    return list(found.values())


def _both(one: FinishRow, other: FinishRow) -> FinishRow:
    finish = one.finish if one.finish == other.finish else None
    return FinishRow(one.surface, one.name, (*one.faces, *other.faces), finish)
