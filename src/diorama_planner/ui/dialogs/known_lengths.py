"""Lengths that somebody knows of a picture: as they are in reality, on the model, or on the sheet of paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from diorama_planner.app.editing.underlays import of_sheet
from diorama_planner.ui.dialogs.frame import column, row
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.quantities import LengthField

REAL, MODEL, PAPER = "real", "model", "paper"


class KnownLengths(QWidget):
    """One field for each name, and what the lengths are lengths of. `changed` tells of every new value."""

    changed = Signal()

    def __init__(self, names: Sequence[str], readings: Callable[[], Readings]) -> None:
        super().__init__()
        self._readings = readings
        self._pages = {key: self._fields(names, key) for key in (REAL, MODEL, PAPER)}
        self._stack = QStackedWidget()
        for fields in self._pages.values():
            page = QWidget()
            page.setLayout(row(*fields, spacing=6))
            self._stack.addWidget(page)
        choices = [(REAL, tr("in reality")), (MODEL, tr("on the model")), (PAPER, tr("on the sheet"))]
        self.known_as = ChoiceField(tr("Known as"), choices)
        self.known_as.set_value(REAL)
        self.known_as.committed.connect(lambda *_: self._turn())
        self.problem = words("", "problem", wrap=True)
        self.problem.hide()
        lines = column(self, spacing=4)
        line = row(self._stack, self.known_as, spacing=6)
        line.setStretch(0, 1)
        lines.addLayout(line)
        lines.addWidget(self.problem)

    def _fields(self, names: Sequence[str], key: str) -> list[LengthField]:
        reading = "real" if key == REAL else "model"
        made = [
            LengthField(
                name,
                self._readings,
                reading="real" if reading == "real" else "model",
                positive=True,
                with_unit=True,
                empty_allowed=True,
            )
            for name in names
        ]
        for field in made:
            field.setPlaceholderText(field.accessibleName())
            field.committed.connect(lambda *_: self.changed.emit())
            field.problem_changed.connect(self._tell)
        return made

    def fields(self) -> list[LengthField]:
        """The fields that are seen."""
        return self._pages[str(self.known_as.value())]

    def type_first(self, text: str) -> None:
        """Begin the first length anew with what was typed elsewhere."""
        field = self.fields()[0]
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.setText(text)

    def commit(self) -> None:
        """Take what was typed and not yet left."""
        for field in self.fields():
            field.commit()

    def set_values(self, known_as: str, values: Sequence[float | None]) -> None:
        """Show lengths as they are kept: model mm, or mm of the sheet."""
        self.known_as.set_value(known_as)
        self._turn()
        for field, value in zip(self.fields(), values, strict=True):
            field.set_value(value)
        self.changed.emit()

    def raw(self) -> list[float | None]:
        """The lengths as they are kept: model mm, or mm of the sheet; None where nothing was typed."""
        return [field.value() for field in self.fields()]

    def model_mm(self, drawn_at: float) -> list[float | None]:
        """The lengths in model mm; a sheet was drawn at 1 : `drawn_at`."""
        if self.known_as.value() != PAPER:
            return self.raw()
        scale = self._readings().scale
        return [None if mm is None else of_sheet(mm, scale, drawn_at) for mm in self.raw()]

    def _turn(self) -> None:
        self._stack.setCurrentIndex(list(self._pages).index(str(self.known_as.value())))
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        wrong: EntryField | None = next((field for field in self.fields() if field.problem), None)
        self.problem.setText(wrong.problem if wrong else "")
        self.problem.setVisible(wrong is not None)
