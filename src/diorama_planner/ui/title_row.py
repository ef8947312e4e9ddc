"""The top line of the window: menus, the name of the plan with its mark, and the way to the command palette."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenuBar, QPushButton, QWidget

from diorama_planner.ui.widgets.form import button, words


class TitleRow(QFrame):
    """Holds the menu bar; the name is centred over the window as far as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("titleRow")
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self._name: QLabel = words("", "", wrap=False)
        self._name.setParent(self)
        self._name.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._keys: QPushButton = button("", "quiet")
        self._keys.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are on it
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 0, 8, 1)
        line.addWidget(self.bar)
        line.addStretch(1)
        line.addWidget(self._keys)

    def set_palette_action(self, action: QAction) -> None:
        """Show the keys of the command palette; a click opens it."""
        self._keys.setText(action.shortcut().toString())
        self._keys.setToolTip(action.text())
        self._keys.setAccessibleName(action.text())
        self._keys.clicked.connect(action.trigger)

    def set_name(self, name: str) -> None:
        """Show the name of the plan."""
        self._name.setText(name)
        self._place_name()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the name in the middle."""
        super().resizeEvent(event)
        self._place_name()

    def _place_name(self) -> None:
        size = self._name.sizeHint()
        left = max((self.width() - size.width()) // 2, self.bar.sizeHint().width() + 16)
        self._name.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())
