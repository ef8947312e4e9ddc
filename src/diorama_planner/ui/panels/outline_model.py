"""The outline of a plan for Qt's trees: lines are made when they are looked at, edits become steps of the history."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QIcon

from diorama_planner.app.editing.outlining import Node, Outline, put_into, same_place
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import Group, Item, Layer, RecordId
from diorama_planner.painting.icons import icon
from diorama_planner.ui.context_menu import item_words, own_words
from diorama_planner.ui.texts import say, tr, tr_count
from diorama_planner.ui.theme import current_theme
from diorama_planner.ui.widgets.choices import swatch

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.change import Change

NAME, NOTE, EYE, LOCK = range(4)
LINES_MIME = "application/x-diorama-outline"
FLAGS = {EYE: "hidden", LOCK: "locked"}

_ROOT = QModelIndex()
_ItemRole = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex


_FREE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
_OF_KIND = {
    "layer": _FREE,
    "group": _FREE | Qt.ItemFlag.ItemIsDragEnabled,
    "item": _FREE | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren,
}
_FLAGS = {
    (kind, named): flags | Qt.ItemFlag.ItemIsEditable if named else flags
    for kind, flags in _OF_KIND.items()
    for named in (True, False)
}
"""By the kind of a line, and whether its name can be typed here. Asked for every line: worked out once."""

_NO_FLAGS = Qt.ItemFlag.NoItemFlags


class OutlineModel(QAbstractItemModel):
    """Layers, groups and items. `problem` is told what could not be done."""

    def __init__(self, session: Session, problem: Callable[[str], object]) -> None:
        super().__init__()
        self._session = session
        self._problem = problem
        self._search = ""
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.outline = Outline(Document())

    # -- following -------------------------------------------------------------------------------------------

    def set_search(self, text: str) -> None:
        """Show only items whose words, kind or note hold a text."""
        self._search = text.strip().casefold()

    def rebuild(self) -> None:
        """Show the plan as it stands."""
        self.beginResetModel()
        self._icons.clear()
        self.outline = Outline(self._session.document, self._finds if self._search else None)
        self.endResetModel()

    def keeps_lines(self, change: Change) -> bool:
        """Whether a change leaves every line where it is, so that it need only be painted again."""
        if self._search:
            return False
        for record_id, after in change.after.items():
            before = change.before.get(record_id)
            if isinstance(before, Item) and isinstance(after, Item):
                if not same_place(before, after):
                    return False
            elif isinstance(before, Item | Group | Layer) or isinstance(after, Item | Group | Layer):
                return False
        return True

    def _finds(self, item: Item) -> bool:
        words = (item.label, own_words(self._session, item), item.note, tr(kind_of(item).name))
        return any(self._search in text.casefold() for text in words)

    # -- structure -------------------------------------------------------------------------------------------

    def node(self, index: Index) -> Node | None:
        """The line at an index, None at the root."""
        return cast("Node", index.internalPointer()) if index.isValid() else None

    def lines(self, parent: Index = _ROOT) -> list[Node]:
        """The lines below an index."""
        node = self.node(parent)
        return self.outline.roots if node is None else self.outline.below(node)

    def index_of(self, node: Node | None) -> QModelIndex:
        """The index of a line."""
        return QModelIndex() if node is None else self.createIndex(node.row, NAME, node)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of a line below another."""
        lines = self.lines(parent)
        if not (0 <= row < len(lines) and NAME <= column <= LOCK):
            return QModelIndex()
        return self.createIndex(row, column, lines[row])

    def parent(self, index: Index = _ROOT) -> Any:
        """The index above a line."""
        node = self.node(index)
        return self.index_of(node.parent if node else None)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines are below one; a folded branch is not worked out for that."""
        return 0 if parent.isValid() and parent.column() > 0 else len(self.lines(parent))

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        """Whether there is anything below a line, without unfolding it."""
        node = self.node(parent)
        return node is None or (node.kind != "item" and bool(node.items))

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Name, note, eye, lock."""
        return 4

    # -- what a line says --------------------------------------------------------------------------------------

    def words(self, node: Node) -> str:
        """What a line is called."""
        record = self._session.document.records.get(node.id)
        if isinstance(record, Item):
            return item_words(self._session, record)
        if isinstance(record, Group):
            return record.name or tr("Group")
        if isinstance(record, Layer):
            return record.name
        return tr("No layer") if node.kind == "layer" else ""  # gone, and so is its line in a moment

    def is_on(self, node: Node, field: str) -> bool:
        """Whether a line is hidden or locked: a layer itself, all items of a group."""
        record = self._session.document.records.get(node.id)
        if isinstance(record, Layer):
            return bool(getattr(record, field))
        known = self._session.document.records
        items = [known.get(item.id) for item in node.items]
        return bool(items) and all(getattr(item, field, False) for item in items)

    def data(self, index: Index, role: int = _ItemRole.DisplayRole) -> Any:
        """Words, icons and looks of a line."""
        node = self.node(index)
        if node is None:
            return None
        if index.column() != NAME:
            return self._sign(node, index.column(), role)
        if role in {_ItemRole.DisplayRole, _ItemRole.EditRole}:
            return self.words(node)
        if role == _ItemRole.DecorationRole:
            return self._picture(node)
        if role == _ItemRole.ForegroundRole and (node.kind == "group" or self.is_on(node, "hidden")):
            return QColor(current_theme().muted if self.is_on(node, "hidden") else current_theme().text)
        if role == _ItemRole.FontRole and node.kind == "layer":
            font = QFont()
            font.setBold(True)
            return font
        if role == _ItemRole.AccessibleTextRole:
            said = [self.words(node)] + [tr("hidden")] * self.is_on(node, "hidden")
            return ", ".join(said + [tr("locked")] * self.is_on(node, "locked"))
        if role == _ItemRole.ToolTipRole and node.kind != "item":
            return tr_count("{name}, 1 item", "{name}, {count} items", len(node.items), name=self.words(node))
        return None

    def _sign(self, node: Node, column: int, role: int) -> Any:
        if column == NOTE:
            record = self._session.document.records.get(node.id)
            note = getattr(record, "note", "")
            if note and role == _ItemRole.DecorationRole:
                return self._icon("file-text", current_theme().warning)
            return note if note and role in {_ItemRole.ToolTipRole, _ItemRole.AccessibleTextRole} else None
        is_on = self.is_on(node, FLAGS[column])
        theme = current_theme()
        if role == _ItemRole.DecorationRole:
            if column == EYE:
                return self._icon("eye-off" if is_on else "eye", theme.muted)
            return self._icon("lock" if is_on else "lock-open", theme.text if is_on else theme.line)
        if role == _ItemRole.ToolTipRole:
            words = {EYE: (tr("Hide it"), tr("Show it")), LOCK: (tr("Lock it"), tr("Unlock it"))}
            return words[column][is_on]
        return None

    def _picture(self, node: Node) -> QIcon:
        record = self._session.document.records.get(node.id)
        if isinstance(record, Layer):
            return swatch(record.colour, 12)
        if node.kind == "item" and isinstance(record, Item):
            return self._icon(kind_of(record).icon, current_theme().muted)
        return self._icon("group" if node.kind == "group" else "layers", current_theme().muted)

    def _icon(self, name: str, colour: str) -> QIcon:
        if (name, colour) not in self._icons:
            self._icons[name, colour] = icon(name, colour, colour)  # unfolded is not switched on
        return self._icons[name, colour]

    # -- edits -----------------------------------------------------------------------------------------------

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names can be typed; items and groups are dragged, layers and groups dropped onto."""
        node = self.node(index)
        if node is None:
            return _NO_FLAGS
        return _FLAGS[node.kind, index.column() == NAME and bool(node.id)]

    def setData(self, index: Index, value: Any, role: int = _ItemRole.EditRole) -> bool:
        """Rename a line."""
        node, text = self.node(index), str(value).strip()
        if node is None or role != _ItemRole.EditRole or text == self.words(node):
            return False
        field = "label" if node.kind == "item" else "name"
        if not text and node.kind == "layer":
            return False
        with self._session.edit(tr("Rename {name}", name=self.words(node))) as draft:
            draft.change(node.id, **{field: text})
        return True

    def toggle(self, node: Node, field: str) -> None:
        """Hide or show, lock or unlock what a line stands for."""
        was = self.is_on(node, field)
        words = {
            ("hidden", False): "Hide {name}",
            ("hidden", True): "Show {name}",
            ("locked", False): "Lock {name}",
            ("locked", True): "Unlock {name}",
        }
        is_layer = isinstance(self._session.document.records.get(node.id), Layer)
        ids = [node.id] if is_layer else [item.id for item in node.items]
        with self._session.edit(tr(words[field, was], name=self.words(node))) as draft:
            for record_id in ids:
                draft.change(record_id, **{field: not was})

    # -- dragging --------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        """Lines are moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only lines of an outline."""
        return [LINES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the lines."""
        nodes = (self.node(index) for index in indexes if index.column() == NAME)
        data = QMimeData()
        data.setData(LINES_MIME, "\n".join(f"{node.kind} {node.id}" for node in nodes if node).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Put the lines onto a layer or into a group. The rows follow from the document, not from the drop."""
        onto = self.node(parent)
        while onto is not None and onto.kind == "item":
            onto = onto.parent
        if onto is None or not data.hasFormat(LINES_MIME):
            return False
        lines = bytes(data.data(LINES_MIME).data()).decode().splitlines()
        self.put(onto, [tuple(line.split(" ", 1)) for line in lines])
        return False

    def put(self, onto: Node, lines: Iterable[tuple[str, ...]]) -> None:
        """Put items and groups somewhere else as one step."""
        parts = list(lines)
        items = [name for kind, name in parts if kind == "item"]
        groups = [name for kind, name in parts if kind == "group"]
        try:
            with self._session.edit(tr("Move into {name}", name=self.words(onto))) as draft:
                put_into(draft, items, groups, onto)
        except PlannerError as error:
            self._problem(say(error.message))


def ids_of(nodes: Iterable[Node]) -> frozenset[RecordId]:
    """The items that lines stand for."""
    return frozenset(item.id for node in nodes for item in node.items)
