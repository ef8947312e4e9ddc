"""A field for a text of several lines: it is sent on when the field is left, or with Ctrl+Enter; Esc restores."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

LINES = 3
LONGEST = 4000
"""Characters; a note is no book."""


class NoteField(QPlainTextEdit):
    """Plain text over lines; a value of None shows nothing: the selected records differ."""

    committed = Signal(object, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._value: str | None = None

    def sizeHint(self) -> QSize:
        """Room for three lines."""
        return QSize(120, LINES * QFontMetrics(self.font()).lineSpacing() + 18)

    def value(self) -> str | None:
        """The value last set or committed."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show a value; what is being typed is not taken away by the same one."""
        if value == self._value and self.hasFocus():
            return
        self._value = value
        shown = value or ""
        if self.toPlainText() != shown:
            self.setPlainText(shown)

    def commit(self) -> None:
        """Send the text on if it differs."""
        text = self.toPlainText().strip()[:LONGEST]
        if text != (self._value or ""):
            self._value = text
            self.committed.emit(text, False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Commit when the field is left."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter commits, Esc restores."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != (self._value or ""):
            self.setPlainText(self._value or "")
        else:
            super().keyPressEvent(event)
