"""The tree of circuits on the screen: its keys, its switches, its branches. How a line looks is in `circuit_rows`."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QTreeView

from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.panels.circuit_rows import CircuitDelegate, switch_rect
from diorama_planner.ui.panels.circuits_model import CircuitsModel
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme

SIGN = 12
FIRST_LINE = 27
"""Height in px of a line that is one line of text, and of the first where there are more."""


class CircuitsTree(QTreeView):
    """The tree: F2 renames, Space and a click on it move a switch, dragging connects elsewhere."""

    switched = Signal(QModelIndex)
    removed = Signal(QModelIndex)

    def __init__(self, model: CircuitsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CircuitDelegate(self))
        self.setAccessibleName(tr("Circuits of the plan"))
        self.setHeaderHidden(True)
        self.setIndentation(12)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAutoExpandDelay(500)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _circuits(self) -> CircuitsModel:
        model = self.model()
        assert isinstance(model, CircuitsModel)
        return model

    def _is_circuit(self, index: QModelIndex) -> bool:
        line = self._circuits().line(index)
        return line is not None and line.kind == "circuit"

    def event(self, event: QEvent) -> bool:
        """Keep from the window F2, and Delete of a circuit: there it would take the lights from the plan."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            index = self.currentIndex()
            own = {Qt.Key.Key_F2: index.isValid(), Qt.Key.Key_Delete: self._is_circuit(index)}
            if own.get(Qt.Key(event.key()), False):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space moves the switch of a circuit, Delete removes it."""
        index = self.currentIndex()
        if self._is_circuit(index) and event.key() == Qt.Key.Key_Space:
            self.switched.emit(index)
        elif self._is_circuit(index) and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a switch moves it and selects nothing."""
        index = self.indexAt(event.position().toPoint())
        on_switch = self._is_circuit(index) and switch_rect(QRectF(self.visualRect(index))).contains(event.position())
        if on_switch and event.button() == Qt.MouseButton.LeftButton:
            self.switched.emit(index)
        else:
            super().mousePressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Put the sign of a branch beside its name, not beside the middle of its lines."""
        line = self._circuits().line(index)
        painter.fillRect(rect, QColor(current_theme().panel))  # a line is chosen from its own beginning on
        if line is not None and line.below:
            sign = "chevron-down" if self.isExpanded(self._circuits().index_of(line)) else "chevron-right"
            at = QPointF(rect.right() - SIGN, rect.top() + (FIRST_LINE - SIGN) / 2 + 1)
            painter.drawPixmap(at, icon_image(sign, SIGN, current_theme().muted))

    def is_editing(self) -> bool:
        """Whether a name is being typed."""
        return bool(self.state() == QAbstractItemView.State.EditingState)
