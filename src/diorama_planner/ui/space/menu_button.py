"""A button in the bar of the view in space that opens a menu, filled anew each time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from diorama_planner.ui.icons import IconButton


class MenuButton(IconButton):
    """An icon, with a text beside it if it is given one; `fill` puts into the empty menu what can be chosen now."""

    def __init__(
        self, icon: str, words: str, fill: Callable[[QMenu], object], text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(icon, words, parent=parent)
        if text:
            self.setText(text)
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: fill(menu))
        self.setMenu(menu)
