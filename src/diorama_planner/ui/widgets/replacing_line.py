"""A line edit whose whole text is selected on coming into it, so that typing replaces. It knows no values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit


class ReplacingLine(QLineEdit):
    """A line edit that selects all when it gets the focus, by a click as by the Tab key.

    A click sets the cursor after the focus has come, which would drop the selection; so the first click selects
    on its release, unless a part was dragged over. The next click sets the cursor as usual.
    """

    _just_entered = False

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
