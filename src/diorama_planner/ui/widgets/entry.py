"""A line that is typed into and read as a value; what cannot be read turns red, is kept, and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.replacing_line import ReplacingLine


@dataclass(frozen=True, slots=True)
class Offer:
    """Another reading of what was typed: its words and its value."""

    text: str
    value: Any


class DoubtfulEntryError(Exception):
    """What was typed can be read but is hardly meant; `offers` are the readings to choose from."""

    def __init__(self, problem: str, offers: Sequence[Offer]) -> None:
        self.problem = problem
        self.offers = tuple(offers)
        super().__init__(problem)


GIVES_UP = "givesUp"
"""Property of a panel whose fields hold at once: one that is left shows its value, not what could not be taken.

In a form with a button it stays: the button must not do something else than what is written there.
"""


def gives_up(widget: QWidget) -> bool:
    """Whether a field is in a panel whose fields hold at once."""
    above = widget.parentWidget()
    while above is not None and not above.property(GIVES_UP):
        above = above.parentWidget()
    return above is not None


class EntryField(ReplacingLine):
    """A line edit over a value. Enter or leaving commits, Esc restores, Up and Down step numbers.

    Subclasses say how a value is written and read. `committed` carries the value and whether it came from a
    step, so that a run of steps can become one edit.
    """

    committed = Signal(object, bool)
    problem_changed = Signal(str)
    given_up = Signal(str)
    """Why what stood here was not taken, when the field is left and shows its value again."""
    step = 0.0

    def __init__(self, name: str, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMinimumWidth(40)
        self._value: Any = None
        self._shown = ""
        self._hint = ""
        self.problem = ""
        self.offers: tuple[Offer, ...] = ()
        self._prefix = QLabel(prefix, self)
        self._prefix.setProperty("role", "muted")
        self._prefix.setVisible(bool(prefix))
        self._prefix.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.returnPressed.connect(self.commit)
        self.textEdited.connect(lambda _: self._mark("", ()))
        self._place_prefix()

    def write(self, value: Any) -> str:
        """Turn a value into the text that is shown."""
        return "" if value is None else str(value)

    def show_usual(self, value: Any) -> None:
        """Say what the field comes to while it is left empty; None: nothing is said."""
        self.setPlaceholderText("" if value is None else tr("auto {value}", value=self.write(value)))

    def read(self, text: str) -> Any:
        """Turn a text into a value.

        Raises:
            PlannerError: it cannot be read, and why.
            DoubtfulEntryError: it is hardly meant.
        """
        return text

    def value(self) -> Any:
        """The value last set or committed; None when the selected records differ."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value (None shows nothing). Something unreadable stays for correction while the value does."""
        if self.problem and value == self._value:
            return
        self._value = value
        self._shown = "" if value is None else self.write(value)
        self._mark("", ())
        if self.text() != self._shown:
            self.setText(self._shown)
            self.setCursorPosition(0)

    def forget(self) -> None:
        """Give up what was left here for correction, and what is told of it: other records are shown now."""
        self._mark("", ())
        self.problem_changed.emit("")

    def set_hint(self, text: str) -> None:
        """Set the tooltip that is shown while nothing is wrong."""
        self._hint = text
        if not self.problem:
            self.setToolTip(text)

    def commit(self) -> None:
        """Read what was typed; send it on if it can be read and differs from what was shown."""
        text = self.text().strip()
        if text == self._shown:
            self._mark("", ())
            return
        try:
            value = self.read(text)
        except PlannerError as error:
            hint = say(error.hint)
            self._mark(f"{say(error.message)}. {hint}".rstrip(". ") + ".", ())
        except DoubtfulEntryError as doubt:
            self._mark(doubt.problem, doubt.offers)
        else:
            self.accept_value(value)

    def accept_value(self, value: Any, *, stepped: bool = False) -> None:
        """Take a value as if it had been typed."""
        self._mark("", ())
        self._value = value
        self._shown = self.write(value)
        self.setText(self._shown)
        self.setCursorPosition(0)
        self.committed.emit(value, stepped)

    def refuse(self, problem: str) -> None:
        """Say that what was just committed could not be done; the text stays for correction."""
        self._shown = ""
        self._mark(problem, ())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the field is left for another one; a panel does not keep what cannot be taken."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return
        self.commit()
        is_left = event.reason() is not Qt.FocusReason.ActiveWindowFocusReason
        if self.problem and not self.offers and is_left and gives_up(self):
            told = self.problem
            self._restore()
            self.given_up.emit(told)

    def is_unchanged(self) -> bool:
        """Whether it shows its value as it was written."""
        return self.text() == self._shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc restores, Up and Down step."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.problem or self.text() != self._shown):
            self._restore()
            self.selectAll()
        elif self.step and key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and isinstance(self._value, float | int):
            factor = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            sign = 1 if key == Qt.Key.Key_Up else -1
            self.accept_value(self.bounded(self._value + sign * factor * self.step), stepped=True)
        else:
            super().keyPressEvent(event)

    def bounded(self, value: float) -> float:
        """Keep a stepped value within what is allowed."""
        return value

    def _restore(self) -> None:
        self._shown = "" if self._value is None else self.write(self._value)
        self.setText(self._shown)
        self._mark("", ())

    def changeEvent(self, event: QEvent) -> None:
        """Keep the prefix in place when the font changes."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "_prefix"):
            self._place_prefix()

    def _place_prefix(self) -> None:
        if not self._prefix.text():
            return
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._prefix.text())
        self._prefix.setGeometry(7, 0, width + 2, max(self.sizeHint().height(), 28))
        self.setTextMargins(width + 2, 0, 0, 0)

    def _mark(self, problem: str, offers: tuple[Offer, ...]) -> None:
        self.offers = offers
        if problem == self.problem:
            return
        self.problem = problem
        self.setProperty("bad", "true" if problem else "false")
        self.setToolTip(problem or self._hint)
        self.setAccessibleDescription(problem)
        self.style().unpolish(self)
        self.style().polish(self)
        self.problem_changed.emit(problem)


class TextField(EntryField):
    """Plain text, shown and sent on as it is."""
