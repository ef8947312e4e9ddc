"""The rows of the bill that the panel shows, which of them are opened, and which are marked.

How a bill is put into rows is in `bill_words`, how a row looks in `bill_rows`.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from diorama_planner.model.record import RecordId
from diorama_planner.ui.texts import tr

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
RowKind = Literal["heading", "material", "thing", "tool"]
Identity = tuple[str, str, str]
"""Kind of row, id of the material or thing, where a thing comes from."""

OTHER_SWATCH = "#9aa4b2"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row in words. `key` names it in the price list; `have` is None where nothing is ticked.

    `brief` is its name where there is little room, `more` what is said beneath the row when it is opened.
    """

    kind: RowKind
    key: str
    name: str
    detail: str = ""
    buy: str = ""
    cost: str = ""
    swatch: str = OTHER_SWATCH
    more: tuple[str, ...] = ()
    items: tuple[RecordId, ...] = ()
    price: Decimal | None = None
    have: bool | None = None
    brief: str = ""
    count: str = ""
    source: str = ""

    @property
    def identity(self) -> Identity:
        """What the row is about, whatever its figures."""
        return self.kind, self.key, self.source

    @property
    def can_open(self) -> bool:
        """Whether there is more to say."""
        return bool(self.items)


class BillModel(QAbstractListModel):
    """Rows of a bill. Which are opened is kept by identity, so that it outlives a refresh.

    `marked` are the rows that have to do with what is selected on the plan.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ShownRow] = []
        self.opened: set[Identity] = set()
        self.marked: frozenset[Identity] = frozenset()

    def set_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show other rows; where they are of the same make-up, only what differs is redrawn."""
        rows = list(rows)
        if [row.identity for row in rows] == [row.identity for row in self._rows]:
            changed = [i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def mark(self, items: Set[RecordId]) -> list[QModelIndex]:
        """Mark the rows that these items have a share in; gives them, from above."""
        found = [n for n, row in enumerate(self._rows) if items and not items.isdisjoint(row.items)]
        marked = frozenset(self._rows[number].identity for number in found)
        if marked != self.marked:
            self.marked = marked
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
        return [self.index(number) for number in found]

    def row(self, index: AnyIndex) -> ShownRow | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def index_of(self, key: str) -> QModelIndex:
        """The first row of a material, thing or tool; an invalid index if there is none."""
        return next((self.index(n) for n, row in enumerate(self._rows) if row.key == key and key), QModelIndex())

    def is_open(self, row: ShownRow) -> bool:
        """Whether a row shows all that there is to say."""
        return row.identity in self.opened

    def is_marked(self, row: ShownRow) -> bool:
        """Whether what is selected on the plan has a share in it."""
        return row.identity in self.marked

    def toggle_open(self, index: AnyIndex) -> None:
        """Open a row, or fold it."""
        row = self.row(index)
        if row is not None and row.can_open:
            self.opened ^= {row.identity}
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.SizeHintRole])

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Name, words for screen readers, tooltip, and the row itself."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.EditRole:
            return "" if row.price is None else f"{row.price}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marked = tr("what is selected takes of it") if self.is_marked(row) else ""
            return ", ".join(part for part in (row.name, row.detail, row.buy, row.cost, marked) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind != "heading":
            does = tr("Click: light up its items. Double click: show them. Click the price: set that of a pack.")
            if row.have is not None:
                does = tr("Click the box if you have it, the price to set it.")
            return "\n".join(part for part in (row.name, row.detail, does) if part)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are only read; prices of the others can be edited."""
        row = self.row(index)
        if row is None or row.kind == "heading":
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
