"""The large bill as a model of two levels: groups of rows, each with its cells; sorted within the groups.

How cells come from a bill is in `table`. Indices carry the number of their group, so that no object lives twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QIcon

from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme, text_font

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The key of the row: id of a material or tool, or of a thing with its prefix."""
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2
"""What stands in the column, empty for the names."""
KNOWN_ROLE = Qt.ItemDataRole.UserRole + 3
"""The text that an edit begins with."""
NAME = 0
_ROOT = QModelIndex()
_GROUP = 0
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TableCell:
    """A figure in words and as it is sorted (None before all others), the part of the theme that it is written in."""

    text: str = ""
    value: float | None = None
    colour: Literal["text", "muted", "warning"] = "text"
    is_edited: bool = False
    tip: str = ""
    is_own: bool = True


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its cells by column; `swatch` is the colour of its material, empty for none."""

    key: str
    name: str
    cells: tuple[TableCell, ...]
    swatch: QIcon | None = None


@dataclass(frozen=True, slots=True)
class TableGroup:
    """Rows under a heading, and what they cost together."""

    title: str
    subtotal: str
    rows: tuple[TableRow, ...]


class BillTableModel(QAbstractItemModel):
    """Groups and their rows. `marked` are the keys of rows that are set apart."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: tuple[tuple[str, str], ...] = ()
        self._given: tuple[TableGroup, ...] = ()
        self.groups: tuple[TableGroup, ...] = ()
        self.marked: frozenset[str] = frozenset()
        self._order: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)

    def set_groups(self, columns: Sequence[tuple[str, str]], groups: Sequence[TableGroup]) -> None:
        """Show other rows, sorted as before; `columns` are names and headings of the figures."""
        self.beginResetModel()
        self._columns, self._given = tuple(columns), tuple(groups)
        self._sort()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort the rows of each group by a column; by -1 as they were given."""
        if (column, order) != self._order:
            self.beginResetModel()
            self._order = column, order
            self._sort()
            self.endResetModel()

    def mark(self, keys: frozenset[str]) -> None:
        """Set rows apart."""
        if keys != self.marked:
            self.marked = keys
            for number in range(len(self.groups)):
                group = self.index(number, 0)
                last = self.index(self.rowCount(group) - 1, self.columnCount() - 1, group)
                self.dataChanged.emit(self.index(0, 0, group), last)

    def find(self, key: str, column: str = "") -> QModelIndex:
        """The cell of a row by its key, and a column by its name; an invalid index if there is none."""
        names = ("", *(name for name, _ in self._columns))
        for number, group in enumerate(self.groups):
            for place, row in enumerate(group.rows):
                if row.key == key and key and column in names:
                    return self.createIndex(place, names.index(column), number + 1)
        return QModelIndex()

    def row_keys(self) -> Iterator[str]:
        """The keys of all rows, from above."""
        return (row.key for group in self.groups for row in group.rows)

    def _sort(self) -> None:
        column, order = self._order
        if not 0 <= column <= len(self._columns):
            self.groups = self._given
            return

        def place(row: TableRow) -> tuple[float, str]:
            value = row.cells[column - 1].value if column != NAME else None
            return (-1.0 if value is None else value), row.name.casefold()

        back = order == Qt.SortOrder.DescendingOrder
        self.groups = tuple(
            replace(group, rows=tuple(sorted(group.rows, key=place, reverse=back))) for group in self._given
        )

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: AnyIndex = _ROOT) -> QModelIndex:
        """The place of a cell; rows of a group carry its number and one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: AnyIndex = _ROOT) -> Any:
        """The group of a row."""
        number = index.internalId() if index.isValid() else _GROUP
        return QModelIndex() if number == _GROUP else self.createIndex(number - 1, 0, _GROUP)

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number of groups, or of the rows of a group."""
        if not parent.isValid():
            return len(self.groups)
        is_group = parent.internalId() == _GROUP and parent.column() == 0
        return len(self.groups[parent.row()].rows) if is_group else 0

    def columnCount(self, parent: AnyIndex = _ROOT) -> int:
        """Name and figures."""
        return 1 + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns are."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return self._columns[section - 1][1] if section else tr("Material")
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are only read; what is on hand and prices can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == _GROUP:
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        edited = index.column() != NAME and self._row(index).cells[index.column() - 1].is_edited
        return flags | Qt.ItemFlag.ItemIsEditable if edited else flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, looks, and the key of the row."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if index.internalId() == _GROUP:
            return self._of_group(self.groups[index.row()], index.column(), role)
        row = self._row(index)
        if role == KEY_ROLE:
            return row.key
        return self._of_name(row, role) if index.column() == NAME else self._of_cell(row, index.column() - 1, role)

    def _row(self, index: AnyIndex) -> TableRow:
        return self.groups[index.internalId() - 1].rows[index.row()]

    def _of_group(self, group: TableGroup, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title if column == NAME else (group.subtotal if column == len(self._columns) else "")
        return text_font(strong=True) if role == Qt.ItemDataRole.FontRole else None

    def _of_name(self, row: TableRow, role: int) -> Any:
        is_marked = row.key in self.marked
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.DecorationRole:
            return row.swatch
        if role == Qt.ItemDataRole.FontRole:
            return text_font(strong=is_marked)
        if role == Qt.ItemDataRole.ForegroundRole and is_marked:
            return QColor(current_theme().accent)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return tr("{name}; what is selected on the plan takes of it", name=row.name) if is_marked else row.name
        return None

    def _of_cell(self, row: TableRow, number: int, role: int) -> Any:
        cell = row.cells[number]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == COLUMN_ROLE:
            return self._columns[number][0]
        if role == KNOWN_ROLE:
            return cell.text if cell.is_own else ""
        if role == Qt.ItemDataRole.ForegroundRole and cell.colour != "text":
            return QColor(getattr(current_theme(), cell.colour))
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
