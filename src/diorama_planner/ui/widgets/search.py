"""A search box: a magnifier's worth of text field with the key that reaches it shown at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme


class SearchField(QLineEdit):
    """Esc clears it, Enter and Down go to what was found (`entered`)."""

    entered = Signal()

    def __init__(self, name: str, key_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(name)
        self._clear = QAction(self)
        self._clear.setToolTip(tr("Clear"))
        self._clear.triggered.connect(self.clear)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setVisible(False)
        self._clear.setIcon(themed_icon("x", current_theme().muted))
        self._hint = QLabel(key_hint, self)
        self._hint.setProperty("role", "muted")
        self._hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.textChanged.connect(self._follow_text)

    def _follow_text(self, text: str) -> None:
        self._hint.setVisible(not text)
        self._clear.setVisible(bool(text))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_clear"):
            self._clear.setIcon(themed_icon("x", current_theme().muted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key hint at the end."""
        super().resizeEvent(event)
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - 11, (self.height() - size.height()) // 2, size.width(), size.height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Enter and Down leave for the results."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)
