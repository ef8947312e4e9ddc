"""The command palette: every action of the program, found by typing a part of its words."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from diorama_planner.ui.actions import ActionSet, ActionSpec
from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.search import SearchField

WIDTH = 520
HEIGHT = 380


def rank(query: str, spec: ActionSpec) -> int | None:
    """How well an action answers a query, lower being better; None if it does not."""
    text, rest = spec.text.lower(), f"{spec.menu} {spec.words} {spec.id}".lower()
    parts = query.lower().split()
    if not all(part in text or part in rest for part in parts):
        return None
    if text.startswith(query.lower()):
        return 0
    return 1 if all(part in text for part in parts) else 2


def matching(query: str, specs: Iterable[ActionSpec]) -> list[ActionSpec]:
    """The actions that answer a query, the best first; all for none."""
    found = [(rank(query, spec), spec) for spec in specs]
    return [spec for _, spec in sorted(((r, s) for r, s in found if r is not None), key=lambda pair: pair[0])]


class CommandPalette(QDialog):
    """A search box over a list of actions. Enter runs the chosen one."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Find a command"))
        self.resize(WIDTH, HEIGHT)
        self._actions = actions
        self.search = SearchField(tr("Find a command"))
        self.search.setPlaceholderText(tr("Type what you want to do…"))
        self.setObjectName("palette")
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setColumnCount(2)
        self.list.setIconSize(QSize(16, 16))
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.search.textChanged.connect(self.fill)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self.run_chosen())
        self.fill("")

    def open_over(self, window: QWidget) -> None:
        """Open in the upper middle of a window."""
        middle = window.mapToGlobal(QPoint((window.width() - WIDTH) // 2, 90))
        self.move(middle)
        self.show()
        self.search.setFocus()

    def fill(self, query: str) -> None:
        """List what answers the query; what cannot be done now is left out."""
        self._actions.refresh()
        self.list.clear()
        for spec in matching(query, self._actions.specs.values()):
            action = self._actions[spec.id]
            if not action.isEnabled() or spec.id == "palette":
                continue
            row = QTreeWidgetItem(self.list, [f"{tr(spec.menu)}  ›  {action.text()}", action.shortcut().toString()])
            row.setData(0, Qt.ItemDataRole.UserRole, spec.id)
            if spec.icon:
                row.setIcon(0, themed_icon(spec.icon, current_theme().muted))
            row.setForeground(1, QColor(current_theme().muted))
        self._go_to(0)

    def _go_to(self, number: int) -> None:
        row = self.list.topLevelItem(max(0, min(self.list.topLevelItemCount() - 1, number)))
        if row is not None:
            self.list.setCurrentItem(row)

    def run_chosen(self) -> None:
        """Close and do the chosen action."""
        row = self.list.currentItem()
        self.close()
        if row is not None:
            self._actions[str(row.data(0, Qt.ItemDataRole.UserRole))].trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up, Down and Enter act on the list while the cursor stays in the box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentItem()
                self._go_to(0 if row is None else self.list.indexOfTopLevelItem(row) + step)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.run_chosen()
                return True
        return super().eventFilter(watched, event)
