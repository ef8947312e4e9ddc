"""A line edit whose whole text is selected on coming into it, so that typing replaces. It knows no values."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit


class ReplacingLine(QLineEdit):
    """A line edit that selects all when it gets the focus, by a click as by the Tab key.

    A click sets the cursor after the focus has come, which would drop the selection; so the first click selects
    on its release, unless a part was dragged over. The next click sets the cursor as usual.
    """

    _just_entered = False

    def is_unchanged(self) -> bool:
        """Whether nothing was typed since the value was shown; a line without a value never says so."""
        return False

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan while nothing is being typed here."""
        undoes = isinstance(event, QKeyEvent) and (
            event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        )
        if undoes and event.type() == QEvent.Type.ShortcutOverride and self.is_unchanged():
            event.ignore()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._just_entered = True
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Once something is typed, a click means a place in it."""
        self._just_entered = False
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select all again at the end of the first click."""
        super().mouseReleaseEvent(event)
        if self._just_entered and not self.hasSelectedText():
            self.selectAll()
        self._just_entered = False
