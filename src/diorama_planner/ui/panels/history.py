"""The history: every step of this session in a list. A click goes back to a step, or forward to one taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from diorama_planner.app.events import EventKind
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.tabs import TabPanel

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

_ROOT = QModelIndex()


class HistoryModel(QAbstractListModel):
    """Row 0 is the plan as it was opened, row n the plan after step n."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._labels: tuple[str, ...] = ()
        self.done = 0

    def refresh(self) -> None:
        """Take over the steps of the session."""
        history = self._session.store.history
        self.beginResetModel()
        self._labels, self.done = history.labels, history.done
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """One row more than there are steps."""
        return 0 if parent.isValid() else len(self._labels) + 1

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words of a step; where the plan stands is bold, what was taken back is pale and says so."""
        row = index.row()
        words = self._labels[row - 1] if row else tr("The plan as it was opened")
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("{step}, taken back", step=words) if row > self.done else words
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(row == self.done)
            font.setItalic(row > self.done)
            return font
        if role == Qt.ItemDataRole.ForegroundRole and row > self.done:
            return QColor(current_theme().muted)
        return None


class HistoryPanel(TabPanel):
    """The list, kept at where the plan stands. It is brought up to date only while it is seen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.model = HistoryModel(session)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("History"))
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self._later = Later(self, self.refresh)
        self.list.clicked.connect(self._go)
        self.list.activated.connect(self._go)
        follow(session, self, self._follow)
        self.refresh()

    def refresh(self) -> None:
        """Show the steps as they stand."""
        if self.isVisible():
            self.model.refresh()
            here = self.model.index(self.model.done)
            self.list.setCurrentIndex(here)
            self.list.scrollTo(here)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self.refresh()

    def _go(self, index: QModelIndex) -> None:
        self._session.store.go_to_step(index.row())

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in {EventKind.CHANGE, EventKind.DOCUMENT}:
            self._later.ask()
