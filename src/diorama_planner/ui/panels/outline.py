"""The outline panel: all items in a tree by layer and group, searched, renamed, hidden, locked, dragged elsewhere.

What is selected here is selected on the plan and the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView, QVBoxLayout, QWidget

from diorama_planner.app.editing.outlining import Node
from diorama_planner.app.events import EventKind
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.panels.outline_model import EYE, FLAGS, LOCK, NAME, NOTE, OutlineModel, ids_of
from diorama_planner.ui.texts import tr, tr_count
from diorama_planner.ui.theme import UNIT
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.search import SearchField
from diorama_planner.ui.widgets.tabs import TabPanel

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

UNFOLDED_UP_TO = 200
"""A plan of no more items is shown unfolded at first."""

SEARCH_MS = 120
FOLLOW_MS = 60
"""The plan is painted first, then the outline."""

_ROWS = QItemSelectionModel.SelectionFlag.Rows


class OutlineTree(QTreeView):
    """The tree: F2 renames, Space hides, L locks, dragging moves to another layer or group."""

    def __init__(self, model: OutlineModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("Outline of the plan"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(11)
        self.setIconSize(QSize(13, 13))
        self.setAlternatingRowColors(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAutoExpandDelay(500)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(14)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((NOTE, 20), (EYE, 22), (LOCK, 22)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def event(self, event: QEvent) -> bool:
        """Keep F2 from the window, which would rename in the inspector."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and self.currentIndex().isValid()
        if is_asked and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2:
            event.accept()
            return True
        return super().event(event)

    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return bool(self.state() == QAbstractItemView.State.EditingState)


class OutlinePanel(TabPanel):
    """Search box and tree. Nothing is worked out while the panel is not seen."""

    problem = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._is_stale = True
        self._is_first = True
        self._following = False
        self.model = OutlineModel(session, self.problem.emit)
        self.tree = OutlineTree(self.model)
        self.tree.installEventFilter(self)
        self.search = SearchField(tr("Search the outline"))
        self.search.setPlaceholderText(tr("Label, kind or note"))
        self._count = words("", "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(UNIT, 0, UNIT // 2, UNIT)
        outer.setSpacing(4)
        outer.addWidget(self.search)
        outer.addWidget(self.tree, 1)
        outer.addWidget(self._count)
        self._later = Later(self, self.refresh, FOLLOW_MS)
        self._search_later = Later(self, self._search_now, SEARCH_MS)
        self.search.textChanged.connect(lambda _: self._search_later.ask())
        self.search.entered.connect(self.tree.setFocus)
        self.tree.clicked.connect(self._clicked)
        self.tree.doubleClicked.connect(self._double_clicked)
        self.tree.selectionModel().selectionChanged.connect(lambda *_: self._send_selection())
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(self._open_menu)
        follow(session, self, self._on_event)

    # -- following -------------------------------------------------------------------------------------------

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.SELECTION:
            if self.isVisible() and not self._is_stale:
                self._show_selection()
        elif event.kind is EventKind.DOCUMENT:
            self.search.clear()  # it was for another plan
            self.model.set_search("")
            self._is_first = self._is_stale = True
            self._later.ask()
        elif event.kind is EventKind.CHANGE and event.change is not None and not self._is_stale:
            if not self.model.keeps_lines(event.change):
                self._is_stale = True
                self._later.ask()
            self.tree.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it stands, folded and scrolled as before."""
        if not self.isVisible() or not self._is_stale:
            return
        if self.tree.is_editing():
            self._later.ask()
            return
        unfolded: set[tuple[str, str]] = set()
        unfolded.update((node.kind, node.id) for node in self._unfolded(self.model.outline.roots))
        top = self.tree.verticalScrollBar().value()
        self._following = True
        self.model.rebuild()
        self._is_stale = False
        outline = self.model.outline
        if self.search.text() or (self._is_first and outline.count <= UNFOLDED_UP_TO):
            self.tree.expandAll()
        elif not self._is_first:
            self._unfold(outline.roots, unfolded)
        self._is_first = False
        self._following = False
        self.tree.verticalScrollBar().setValue(top)
        self._count.setText(self._count_text())
        self._show_selection()

    def _unfolded(self, nodes: list[Node]) -> list[Node]:
        branches = (node for node in nodes if node.kind != "item")
        found = [node for node in branches if self.tree.isExpanded(self.model.index_of(node))]
        return found + [below for node in found for below in self._unfolded(self.model.outline.below(node))]

    def _unfold(self, nodes: list[Node], wanted: set[tuple[str, str]]) -> None:
        for node in nodes:
            if (node.kind, node.id) in wanted:
                self.tree.expand(self.model.index_of(node))
                self._unfold(self.model.outline.below(node), wanted)

    def _count_text(self) -> str:
        count = self.model.outline.count
        if self.search.text():
            return tr("{count} found", count=count)
        return tr_count("1 item", "{count} items", count)

    def _search_now(self) -> None:
        self.model.set_search(self.search.text())
        self._is_stale = True
        self.refresh()

    # -- selection ---------------------------------------------------------------------------------------------

    def _send_selection(self) -> None:
        if self._following:
            return
        nodes = [self.model.node(index) for index in self.tree.selectionModel().selectedRows(NAME)]
        self._following = True
        self._session.selection.set(ids_of(node for node in nodes if node is not None))
        self._following = False

    def _show_selection(self) -> None:
        """Select the lines of what is selected on the plan, and bring the first of them into view."""
        if self._following:
            return
        nodes = [node for item_id in self._session.selection.ids if (node := self.model.outline.find(item_id))]
        chosen = QItemSelection()
        for first, last in _runs(nodes):
            chosen.select(self.model.index_of(first), self.model.index_of(last))
        self._following = True
        self.tree.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS)
        primary = self.model.outline.find(self._session.selection.primary or "")
        if primary is not None:
            index = self.model.index_of(primary)
            self.tree.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.tree.scrollTo(index)
        self._following = False

    # -- hands -------------------------------------------------------------------------------------------------

    def _clicked(self, index: QModelIndex) -> None:
        node = self.model.node(index)
        if node is not None and index.column() in FLAGS and not self._is_stale:
            self.model.toggle(node, FLAGS[index.column()])

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.column() == NAME:
            self.tree.edit(index)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Space hides and L locks what the keyboard is on."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return False
        field = {Qt.Key.Key_Space: "hidden", Qt.Key.Key_L: "locked"}.get(Qt.Key(event.key()))
        node = self.model.node(self.tree.currentIndex())
        if field is None or node is None or event.modifiers() != Qt.KeyboardModifier.NoModifier or self._is_stale:
            return False
        self.model.toggle(node, field)
        return True

    def _open_menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at).siblingAtColumn(NAME)
        node = self.model.node(index)
        menu = QMenu(self)
        if node is not None:
            if node.id:
                menu.addAction(tr("Rename")).triggered.connect(lambda: self.tree.edit(index))
            for field, words_ in (("hidden", (tr("Hide"), tr("Show"))), ("locked", (tr("Lock"), tr("Unlock")))):
                action = menu.addAction(words_[self.model.is_on(node, field)])
                action.triggered.connect(lambda _=False, field=field: self.model.toggle(node, field))
            menu.addSeparator()
        menu.addAction(tr("Unfold all")).triggered.connect(self.tree.expandAll)
        menu.addAction(tr("Fold all")).triggered.connect(self.tree.collapseAll)
        menu.exec(self.tree.viewport().mapToGlobal(at))


def _runs(nodes: list[Node]) -> list[tuple[Node, Node]]:
    """Join lines that follow each other in one branch, so that thousands are a few ranges."""
    runs: list[tuple[Node, Node]] = []
    for node in sorted(nodes, key=lambda node: (id(node.parent), node.row)):
        if runs and runs[-1][1].parent is node.parent and runs[-1][1].row == node.row - 1:
            runs[-1] = (runs[-1][0], node)
        else:
            runs.append((node, node))
    return runs
