"""The rows of the bill as the panel shows them: materials, things, tools; prices and ticks can be set.

The sums are those of `takeoff.bill`; here they are only put into words. How a row looks is in `bill_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number
from diorama_planner.model.record import RecordId
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.takeoff.bill_rows import Bill, BillRow, ThingRow, ToolRow
from diorama_planner.takeoff.writing import format_amount
from diorama_planner.ui.texts import say, tr

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
AnyIndex = QModelIndex | QPersistentModelIndex
RowKind = Literal["heading", "material", "thing", "tool"]

_SWATCHES: Mapping[str, str] = {
    "foam": "#6ea8ff",
    "board": "#c0568f",
    "wood": "#b98a58",
    "styrene": "#c9ced6",
    "resin": "#38bdf8",
    "static_grass": "#7cb342",
    "turf": "#5d8a3b",
    "ground": "#a07a4f",
    "ballast": "#8d8d8d",
    "plaster": "#d8cfc0",
    "clay": "#b5704f",
    "paint": "#c9917c",
    "varnish": "#d9c08f",
    "glue": "#e0d27a",
    "thing": "#9aa4b2",
    "tool": "#7f8b99",
}
_OTHER = "#9aa4b2"


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row in words. `key` names it in the price list; `have` is None where nothing is ticked."""

    kind: RowKind
    key: str
    name: str
    detail: str = ""
    buy: str = ""
    cost: str = ""
    swatch: str = _OTHER
    explanation: str = ""
    items: tuple[RecordId, ...] = ()
    price: Decimal | None = None
    have: bool | None = None


def shown_rows(bill: Bill, *, decimal_comma: bool) -> list[ShownRow]:
    """Put a bill into rows; headings stand before things and tools."""
    comma = decimal_comma
    rows = [_material(row, bill.currency, comma) for row in bill.rows]
    if bill.things:
        rows.append(ShownRow("heading", "", tr("Things")))
        rows += [_thing(row, bill.currency, comma) for row in bill.things]
    if bill.tools:
        rows.append(ShownRow("heading", "", tr("Tools and consumables")))
        rows += [_tool(row, bill.currency, comma) for row in bill.tools]
    return rows


def total_text(bill: Bill, *, decimal_comma: bool) -> str:
    """Write `$47.10 + 2 without price`."""
    total = format_money(bill.total, bill.currency, decimal_comma=decimal_comma)
    if bill.without_price:
        return tr("{total} + {count} without price", total=total, count=bill.without_price)
    return total


def figure(amount: Decimal | None, currency: str, *, decimal_comma: bool) -> str:
    """Write an amount without its sign, as in a column of a bill; an unknown one as a question."""
    if amount is None:
        return tr("price?")
    text = format_money(amount, currency, decimal_comma=decimal_comma)
    return "".join(letter for letter in text if letter.isdigit() or letter in ".,-")


def pack_words(count: int, unit: str) -> str:
    """Write `1 sheet`, `2 packs`."""
    known = {
        "sheet": ("sheet", "sheets"),
        "piece": ("piece", "pieces"),
        "pair": ("pair", "pairs"),
        "set": ("set", "sets"),
    }
    one, many = known.get(unit, ("pack", "packs"))
    return f"{count} {one if count == 1 else many}"


def _material(row: BillRow, currency: str, comma: bool) -> ShownRow:
    detail = format_amount(row.need, row.unit, decimal_comma=comma)
    if row.waste_pct:
        waste = format_number(row.waste_pct, decimal_comma=comma)
        detail = tr("{need} + {waste} % waste", need=detail, waste=waste)
    for note in row.notes:
        detail = f"{detail} · {say(note, decimal_comma=comma)}"
    return ShownRow(
        "material",
        row.material,
        row.name,
        detail,
        tr("on hand") if row.packs == 0 else pack_words(row.packs, row.pack_unit),
        figure(row.cost, currency, decimal_comma=comma),
        _SWATCHES.get(row.category, _OTHER),
        say(row.arithmetic, decimal_comma=comma),
        row.items,
        row.price,
    )


def _thing(row: ThingRow, currency: str, comma: bool) -> ShownRow:
    sources = {"own": tr("I have it"), "buy": tr("buy"), "print": tr("print it"), "scratch": tr("build it")}
    return ShownRow(
        "thing",
        THING_PREFIX + row.thing,
        row.name,
        sources[row.source],
        f"{row.count} ×",
        figure(row.cost, currency, decimal_comma=comma),
        _SWATCHES["thing"],
        tr("{count} on the plan", count=row.count),
        row.items,
        row.price,
    )


def _tool(row: ToolRow, currency: str, comma: bool) -> ShownRow:
    return ShownRow(
        "tool",
        row.material,
        row.name,
        say(row.why),
        tr("have") if row.have else "1 ×",
        "" if row.have else figure(row.price, currency, decimal_comma=comma),
        _SWATCHES["tool"],
        "",
        (),
        row.price,
        row.have,
    )


class BillModel(QAbstractListModel):
    """Rows of a bill. Which are opened is kept by key, so that it outlives a refresh."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ShownRow] = []
        self.opened: set[tuple[str, str]] = set()

    def set_rows(self, rows: Sequence[ShownRow]) -> None:
        """Show other rows; where they are of the same make-up, only what differs is redrawn."""
        rows = list(rows)
        if [(row.kind, row.key) for row in rows] == [(row.kind, row.key) for row in self._rows]:
            changed = [i for i, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
            self._rows = rows
            for number in changed:
                self.dataChanged.emit(self.index(number), self.index(number))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: AnyIndex) -> ShownRow | None:
        """The row of an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def is_open(self, row: ShownRow) -> bool:
        """Whether a row shows its arithmetic."""
        return (row.kind, row.key) in self.opened

    def toggle_open(self, index: AnyIndex) -> None:
        """Show or fold the arithmetic of a row."""
        row = self.row(index)
        if row is not None and row.explanation:
            self.opened ^= {(row.kind, row.key)}
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
            return ", ".join(part for part in (row.name, row.detail, row.buy, row.cost) if part)
        if role == Qt.ItemDataRole.ToolTipRole and row.kind != "heading":
            does = tr("Click: light up its items and see the sum. Click the price: set that of a pack.")
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
