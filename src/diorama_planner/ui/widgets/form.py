"""Rows of a form: a label, fields side by side, and beneath them what is wrong with what was typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.choices import SearchChoiceField
from diorama_planner.ui.widgets.entry import EntryField, Offer

LABEL_WIDTH = 58

HEADING_PADDING = 8

TOLD_MS = 8000
"""How long it is told why a field shows its value again."""


def words(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Make a label with one of the looks of the style sheet; texts are never markup, long ones may `wrap`."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    label.setWordWrap(wrap)
    return label


def button(text: str, role: str = "") -> QPushButton:
    """Make a push button with one of the looks of the style sheet."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


class FormRow(QWidget):
    """One label and its fields. The first problem of any field is spelled out, its offers are buttons.

    Where `spells_out` is false the form itself says what is wrong, in a place that it keeps free for that, so that no
    row moves under the hand.
    """

    def __init__(
        self,
        label: str,
        *fields: QWidget,
        stretches: tuple[int, ...] = (),
        label_width: int = LABEL_WIDTH,
        spells_out: bool = True,
    ) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        line = QHBoxLayout()
        line.setSpacing(5)
        self.label = words(label, "muted", wrap=True)
        self.label.setFixedWidth(label_width)
        line.addWidget(self.label)
        for index, field in enumerate(fields):
            line.addWidget(field, stretches[index] if stretches else 1)
            if spells_out and isinstance(field, EntryField | SearchChoiceField):
                field.problem_changed.connect(self._show_problem)
            if spells_out and isinstance(field, EntryField):
                field.given_up.connect(self.tell)
        if fields:
            self.label.setBuddy(fields[0])
        outer.addLayout(line)
        self._fields = [field for field in fields if isinstance(field, EntryField | SearchChoiceField)]
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        outer.addWidget(self._problem)
        self._offers: list[QPushButton] = []
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self._show_problem)

    def problem(self) -> str:
        """What is spelled out beneath the fields, empty if nothing."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_usual(self, value: Any) -> None:
        """Say in fields that are left empty what they come to; None: nothing is said."""
        for field in self._fields:
            field.show_usual(value)

    def offer_buttons(self) -> list[QPushButton]:
        """The readings to choose from."""
        return list(self._offers)

    def _show_problem(self) -> None:
        self._told.stop()
        wrong = next((field for field in self._fields if field.problem), None)
        self._problem.setText(wrong.problem if wrong else "")
        self._problem.setVisible(wrong is not None)
        for old in self._offers:
            old.hide()
            old.deleteLater()
        self._offers = []
        if isinstance(wrong, EntryField):
            self._offers = [self._offer_button(wrong, offer) for offer in wrong.offers]

    def tell(self, problem: str) -> None:
        """Say for a while why what was typed or chosen is gone."""
        self._problem.setText(problem)
        self._problem.show()
        self._told.start(TOLD_MS)

    def _offer_button(self, field: EntryField, offer: Offer) -> QPushButton:
        made = button(offer.text, "link")
        made.clicked.connect(lambda: field.accept_value(offer.value))
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        return made


class _Heading(QPushButton):
    """A heading that is shortened where there is no room for it; whoever points at it is told all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setProperty("role", "section")
        self._whole = ""

    def say(self, words: str) -> None:
        """Change the heading."""
        self._whole = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - HEADING_PADDING
        self.setText(self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room))


class Section(QWidget):
    """A part of a panel under a heading that folds it away. A word at the right says what is in it."""

    folded = Signal(bool)

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self.key = key
        self._title = title
        self._head = _Heading()
        self._head.setCheckable(True)
        self._head.setChecked(True)
        self._head.toggled.connect(self._fold)
        self._head.setMinimumWidth(48)
        self._aside = words("", "heading")
        self._corner = QHBoxLayout()
        self._corner.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._head, 1)
        head.addWidget(self._aside)
        head.addLayout(self._corner)
        self.body = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(2 * UNIT - 2, UNIT, 2 * UNIT - 2, UNIT)
        outer.setSpacing(6)
        outer.addLayout(head)
        outer.addWidget(self.body, 1)
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title = title
        self._head.say(title.upper() + ("" if self.is_open() else "  …"))
        self._head.setAccessibleName(title)
        self._head.setToolTip(title)

    def title(self) -> str:
        """The heading."""
        return self._title

    def set_aside(self, text: str) -> None:
        """Change the word at the right."""
        self._aside.setText(text.upper())

    def add_corner(self, widget: QWidget) -> None:
        """Put a small control into the heading."""
        self._corner.addWidget(widget)

    def is_open(self) -> bool:
        """Whether the body is to be seen."""
        return self._head.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Fold or unfold."""
        self._head.setChecked(is_open)

    def _fold(self, is_open: bool) -> None:
        self.body.setVisible(is_open)
        self.set_title(self._title)
        self.folded.emit(not is_open)
