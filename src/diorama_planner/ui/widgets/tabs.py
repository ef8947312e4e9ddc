"""Panels behind tabs, in one place of the window. A panel is made when its tab is first looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from diorama_planner.ui.theme import UNIT


class TabPanel(QWidget):
    """A panel for a tab; its `corner` stands beside the tabs while it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corner: tuple[QWidget, ...] = ()


class TabbedPanels(QWidget):
    """Tabs and the panel of the current one."""

    shown = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._makers: dict[str, Callable[[], TabPanel]] = {}
        self._panels: dict[str, TabPanel] = {}
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._stack = QStackedWidget()
        self._corner = QHBoxLayout()
        self._corner.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(UNIT // 2, 0, 2 * UNIT - 2, 0)
        head.addWidget(self.bar)
        head.addStretch(1)
        head.addLayout(self._corner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, UNIT // 2, 0, 0)
        outer.setSpacing(4)
        outer.addLayout(head)
        outer.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(lambda _: self._show())

    def add(self, key: str, title: str, make: Callable[[], TabPanel]) -> None:
        """Add a tab whose panel is made by `make` when it is first shown; the first one is shown at once."""
        self._makers[key] = make
        self.bar.setTabData(self.bar.addTab(title), key)
        self._show()

    def panel(self, key: str) -> TabPanel:
        """The panel of a tab, made if need be."""
        if key not in self._panels:
            panel = self._makers[key]()
            self._panels[key] = panel
            self._stack.addWidget(panel)
            for part in panel.corner:
                self._corner.addWidget(part)
        return self._panels[key]

    def current(self) -> str:
        """The key of the tab that is shown."""
        return str(self.bar.tabData(self.bar.currentIndex()) or "")

    def show_tab(self, key: str) -> None:
        """Turn to a tab; an unknown key leaves it as it is."""
        for index in range(self.bar.count()):
            if self.bar.tabData(index) == key:
                self.bar.setCurrentIndex(index)

    def _show(self) -> None:
        key = self.current()
        if not key:
            return
        chosen = self.panel(key)
        self._stack.setCurrentWidget(chosen)
        for panel in self._panels.values():
            for part in panel.corner:
                part.setVisible(panel is chosen)
        self.shown.emit(key)
