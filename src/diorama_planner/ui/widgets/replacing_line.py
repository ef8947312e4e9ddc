"""A line edit whose whole text is selected on coming into it, so that typing replaces. It knows no values.

What is too long for it ends in dots while nobody types there, and is told whole by its tip.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QToolTip

TEXT_MARGIN = 2
"""What Qt leaves free on either side of the text, in pixels."""


class ReplacingLine(QLineEdit):
    """A line edit that selects all when it gets the focus, by a click as by the Tab key.

    A click sets the cursor after the focus has come, which would drop the selection; so the first click selects
    on its release, unless a part was dragged over. The next click sets the cursor as usual.
    """

    _just_entered = False

    def is_unchanged(self) -> bool:
        """Whether nothing was typed since the value was shown; a line without a value never says so."""
        return False

    def shown_text(self) -> str:
        """What is read of its text: all of it, or as much as there is room for."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        wide = room.marginsRemoved(self.textMargins()).width() - 2 * TEXT_MARGIN
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let a text that is too long end in dots."""
        shown = self.text() if self.hasFocus() else self.shown_text()
        if shown == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0)
        painter.setPen(option.palette.text().color())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the plan while nothing is being typed here; tell whole what is shown in part."""
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.shown_text() != self.text():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
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
