"""The circuits for Qt's trees: what is dropped or typed becomes a step of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from diorama_planner.app.light import circuit_edits
from diorama_planner.app.light.circuit_tree import CircuitTree, Line
from diorama_planner.circuits.elements import Electrics, Feed
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import Item, RecordId
from diorama_planner.ui.panels.circuit_lines import ShownLine, line_name, shown_line
from diorama_planner.ui.panels.circuit_rows import KIND_ROLE, SHOWN_ROLE
from diorama_planner.ui.switching import switch_circuit
from diorama_planner.ui.texts import say, tr, tr_count

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

LINES_MIME = "application/x-diorama-circuit-lines"

_ROOT = QModelIndex()
_ItemRole = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex

_FREE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_HELD = _FREE | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable
_FLAGS = {"feed": _HELD, "circuit": _HELD, "lamp": _HELD | Qt.ItemFlag.ItemNeverHasChildren, "loose": _FREE}


class CircuitsModel(QAbstractItemModel):
    """Feeds, circuits and lights. `problem` is told what could not be done."""

    def __init__(self, session: Session, problem: Callable[[str], object]) -> None:
        super().__init__()
        self._session = session
        self._problem = problem
        self._shown: dict[tuple[str, RecordId], ShownLine] = {}
        self.tree = CircuitTree(Electrics())

    def keep_lines(self) -> bool:
        """Take over what the plan now says if its lines are those that are shown; says whether they are."""
        self._shown.clear()
        return self.tree.take(CircuitTree(self._session.electrics.electrics))

    def rebuild(self) -> None:
        """Show the plan as it stands."""
        self.beginResetModel()
        self._shown.clear()
        self.tree = CircuitTree(self._session.electrics.electrics)
        self.endResetModel()

    # -- structure -------------------------------------------------------------------------------------------

    def line(self, index: Index) -> Line | None:
        """The line at an index, None at the root."""
        return cast("Line", index.internalPointer()) if index.isValid() else None

    def index_of(self, line: Line | None) -> QModelIndex:
        """The index of a line."""
        return QModelIndex() if line is None else self.createIndex(line.row, 0, line)

    def _lines(self, parent: Index) -> list[Line]:
        line = self.line(parent)
        return self.tree.roots if line is None else line.below

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a line below another."""
        lines = self._lines(parent)
        return self.createIndex(row, column, lines[row]) if 0 <= row < len(lines) and column == 0 else QModelIndex()

    def parent(self, index: Index = _ROOT) -> Any:
        """The index above a line."""
        line = self.line(index)
        return self.index_of(line.parent if line else None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines are below one."""
        return len(self._lines(parent))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One: a line is painted as a whole."""
        return 1

    # -- what a line says --------------------------------------------------------------------------------------

    def shown(self, line: Line) -> ShownLine:
        """A line in words and figures."""
        if line.key not in self._shown:
            self._shown[line.key] = shown_line(self._session, line)
        return self._shown[line.key]

    def data(self, index: Index, role: int = _ItemRole.DisplayRole) -> Any:
        """Words and figures of a line."""
        line = self.line(index)
        if line is None:
            return None
        if role == KIND_ROLE:
            return line.kind
        if role == _ItemRole.EditRole:
            return line_name(self._session, line)
        shown = self.shown(line)
        if role == SHOWN_ROLE:
            return shown
        if role == _ItemRole.DisplayRole:
            return shown.name
        if role == _ItemRole.ToolTipRole:
            return shown.tip or None
        if role == _ItemRole.AccessibleTextRole:
            switched = [tr("on") if shown.on else tr("off")] * (shown.on is not None)
            return ", ".join(filter(None, [shown.name, *switched, shown.detail, shown.aside]))
        return None

    # -- edits -----------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be typed; lights, circuits and modules are dragged onto what they are to hang on."""
        line = self.line(index)
        if line is None:
            return Qt.ItemFlag.NoItemFlags
        is_supply = isinstance(line.of, Feed) and line.of.sort == "supply"
        return _FLAGS[line.kind] & ~Qt.ItemFlag.ItemIsDragEnabled if is_supply else _FLAGS[line.kind]

    def setData(self, index: Index, value: Any, role: int = _ItemRole.EditRole) -> bool:
        """Rename what a line stands for."""
        line, text = self.line(index), str(value).strip()
        if line is None or role != _ItemRole.EditRole or not text or text == line_name(self._session, line):
            return False
        is_item = isinstance(self._session.document.records.get(line.id), Item)
        with self._session.edit(tr("Rename {name}", name=line_name(self._session, line))) as draft:
            draft.change(line.id, **{"label" if is_item else "name": text})
        return True

    def switch(self, line: Line) -> None:
        """Switch a circuit on or off."""
        switch_circuit(self._session, line.id)

    # -- dragging --------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only lines of circuits."""
        return [LINES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the lines."""
        lines = (self.line(index) for index in indexes)
        data = QMimeData()
        data.setData(LINES_MIME, "\n".join(line.id for line in lines if line and line.id).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Hang the lines on another. The rows follow from the document, not from the drop."""
        onto = self.line(parent)
        if onto is not None and data.hasFormat(LINES_MIME):
            self.hang(bytes(data.data(LINES_MIME).data()).decode().splitlines(), onto)
        return False

    def hang(self, ids: Iterable[RecordId], onto: Line) -> None:
        """Hang lights, circuits and modules on another line as one step; what cannot be is told."""
        target = onto.parent if onto.kind == "lamp" and onto.parent is not None else onto
        lines = [line for name in ids if (line := self.tree.find(name)) is not None]
        lights = [line.id for line in lines if line.kind == "lamp"]
        fed = [line.id for line in lines if line.kind != "lamp"]
        label = tr_count("Connect to {name}", "Connect {count} to {name}", len(lines), name=self.shown(target).name)
        if not lines or (fed and target.kind != "feed"):
            return
        try:
            with self._session.edit(tr("Disconnect") if target.kind == "loose" else label) as draft:
                for name in fed:
                    circuit_edits.set_feed(draft, name, target.id)
                if lights and target.kind == "feed":
                    circuit_edits.join_on_feed(draft, lights, target.id)
                elif lights:
                    circuit_edits.join(draft, lights, target.id)
        except PlannerError as error:
            self._problem(say(error.message))
