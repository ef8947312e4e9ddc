"""The bill as a table: every figure in a column of its own, in groups, sorted and searched; prices are set in place.

Its words are those of the printed bill (`exporters.bill_rows`), so that screen and paper cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from diorama_planner.catalogue.brief_names import brief_name
from diorama_planner.exporters.bill_job import COLUMNS
from diorama_planner.exporters.bill_rows import SOURCES
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.ui.buying.table_model import (
    COLUMN_ROLE,
    KEY_ROLE,
    KNOWN_ROLE,
    NAME,
    BillTableModel,
    TableCell,
    TableGroup,
    TableRow,
)
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme

if TYPE_CHECKING:
    from diorama_planner.exporters.bill_rows import TextRow, TextSection
    from diorama_planner.exporters.bill_view import BillView

FIGURE_COLUMNS = ("need", "range", "with_waste", "on_hand", "buy", "price", "cost")
"""What stands beside the names; `exporters.bill_job.COLUMNS` says their headings."""
EDITED = frozenset({"on_hand", "price"})
_NOT_BOUGHT = frozenset({"", "none", "have", *SOURCES.values()})
ROW_HEIGHT = 30
NAME_MARGIN = 24
SWATCH_PX = 12
_LEAVES = {
    int(Qt.Key.Key_Return): QAbstractItemDelegate.EndEditHint.NoHint,
    int(Qt.Key.Key_Enter): QAbstractItemDelegate.EndEditHint.NoHint,
    int(Qt.Key.Key_Tab): QAbstractItemDelegate.EndEditHint.EditNextItem,
    int(Qt.Key.Key_Backtab): QAbstractItemDelegate.EndEditHint.EditPreviousItem,
}
"""The keys that take over what was typed, and where they lead."""

AnyIndex = QModelIndex | QPersistentModelIndex
ShopPrices = Mapping[str, tuple[str, str]]
"""Prices of a pack with their shop, by the key of the row."""


class BillTable(QTreeView):
    """Groups of rows. `chosen` tells the key of the row that was gone to, `wanted` of one to be shown on the plan."""

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, set_amount: Callable[[str, str, str], bool]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Bill of materials"))
        self.setProperty("role", "table")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.rows = BillTableModel()
        self.setModel(self.rows)
        self._closed: set[str] = set()
        self._here = ""
        self.setItemDelegate(AmountDelegate(self, set_amount))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.rows.modelReset.connect(self._stand_again)
        self.selectionModel().currentChanged.connect(lambda now, _: self._go(now))
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._double_click)
        self.collapsed.connect(lambda index: self._closed.add(str(index.data())))
        self.expanded.connect(lambda index: self._closed.discard(str(index.data())))

    def show_view(self, view: BillView, keep: Callable[[TextRow], bool], shop_prices: ShopPrices) -> None:
        """Show the rows of a bill that are to be kept, with the same row gone to as before.

        `shop_prices` are for rows without a price of one's own.
        """
        columns = [name for name in FIGURE_COLUMNS if name in view.columns or name in EDITED]
        groups = [_group(each, columns, keep, shop_prices) for each in view.sections if each.has_figures]
        self.rows.set_groups([(name, tr(COLUMNS[name])) for name in columns], [each for each in groups if each.rows])

    def _stand_again(self) -> None:
        """Open what was open and go to where the user was, after rows were changed or sorted."""
        closed = set(self._closed)
        for number, group in enumerate(self.rows.groups):
            self.setFirstColumnSpanned(number, QModelIndex(), not group.subtotal)
            self.setExpanded(self.rows.index(number, 0), group.title not in closed)
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if head.count():
            head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.go_to(self._here or next(self.rows.row_keys(), ""))

    def texts(self) -> list[list[str]]:
        """What is shown, group by group and row by row."""
        found = []
        for group in self.rows.groups:
            found.append([group.title, group.subtotal])
            found += [[row.name, *(cell.text for cell in row.cells)] for row in group.rows]
        return found

    def current_key(self) -> str:
        """The key of the row that was gone to, empty if none."""
        return str(self.currentIndex().data(KEY_ROLE) or "")

    def go_to(self, key: str) -> bool:
        """Go to the row of a key; says whether there is one."""
        index = self.rows.find(key)
        if index.isValid():
            self.setCurrentIndex(index)
        return index.isValid()

    def mark(self, keys: frozenset[str]) -> None:
        """Set rows apart that have to do with what is selected on the plan."""
        self.rows.mark(keys)

    def marked(self) -> list[str]:
        """The keys of the rows that are set apart."""
        return [key for key in self.rows.row_keys() if key in self.rows.marked]

    def is_edited(self) -> bool:
        """Whether something is being typed into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def edit_figure(self, key: str, column: str) -> bool:
        """Let a price or an amount on hand be typed; says whether there is such a cell."""
        index = self.rows.find(key, column)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.edit(index)
        return self.is_edited()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the row on the plan, while nothing is typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.is_edited():
            self._tell(self.currentIndex(), self.wanted)
        else:
            super().keyPressEvent(event)

    def _go(self, index: QModelIndex) -> None:
        self._here = str(index.data(KEY_ROLE) or "") or self._here
        self._tell(index, self.chosen)

    def _click(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif not index.parent().isValid():
            first = index.sibling(index.row(), 0)
            self.setExpanded(first, not self.isExpanded(first))

    def _double_click(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._tell(index, self.wanted)

    def _tell(self, index: QModelIndex, signal: SignalInstance) -> None:
        key = str(index.data(KEY_ROLE) or "")
        if key:
            signal.emit(key)


class AmountDelegate(QStyledItemDelegate):
    """Edits what is on hand and the price of a pack; `set_amount(what, key, text)` says whether it was set."""

    def __init__(self, view: QTreeView, set_amount: Callable[[str, str, str], bool]) -> None:
        super().__init__(view)
        self._set_amount = set_amount
        self._is_refused = False

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Let the editor stay open while what was typed is refused: it is mended there, or Esc gives it up."""
        hint = _LEAVES.get(event.key()) if isinstance(event, QKeyEvent) and _is_press(event) else None
        if hint is None or not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        if self._is_refused:
            editor.selectAll()
        else:
            self.closeEditor.emit(editor, hint)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line with room around it."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A name that has no room is written without the sizes of stock and packs."""
        super().initStyleOption(option, index)
        if index.column() == NAME and index.data(KEY_ROLE):
            room = option.rect.width() - SWATCH_PX - NAME_MARGIN
            if option.fontMetrics.horizontalAdvance(option.text) > room:
                option.text = brief_name(option.text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line that says what it is for."""
        editor = QLineEdit(parent)
        name = str(index.sibling(index.row(), NAME).data())
        if index.data(COLUMN_ROLE) == "price":
            editor.setAccessibleName(tr("Price of a pack of {name}", name=name))
        else:
            editor.setAccessibleName(tr("On hand of {name}", name=name))
            editor.setPlaceholderText(tr("2 sheets"))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Begin with what was set here before, all of it selected."""
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(KNOWN_ROLE)))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Set what was typed, if it is another text than before."""
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        is_new = text != str(index.data(KNOWN_ROLE))
        what, key = str(index.data(COLUMN_ROLE)), str(index.data(KEY_ROLE))
        self._is_refused = is_new and not self._set_amount(what, key, text)


def _is_press(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress


def _group(
    section: TextSection, columns: Sequence[str], keep: Callable[[TextRow], bool], shop_prices: ShopPrices
) -> TableGroup:
    prefix = THING_PREFIX if section.of == "things" else ""
    edited = EDITED if section.of == "materials" else frozenset({"price"})
    rows = [row for row in section.rows if keep(row)]
    shown = []
    for row in rows:
        key = prefix + row.id
        cells = tuple(_cells(row, columns, edited, shop_prices.get(key)))
        shown.append(TableRow(key, row.name, cells, _swatch(row.look.colour) if row.look is not None else None))
    return TableGroup(section.title, section.subtotal if len(rows) == len(section.rows) else "", tuple(shown))


def _cells(
    row: TextRow, columns: Sequence[str], edited: frozenset[str], at_shop: tuple[str, str] | None
) -> Iterator[TableCell]:
    for column in columns:
        found = row.cells.get(column)
        cell = TableCell(found.text, found.value) if found is not None else TableCell()
        if column == "range":
            cell = replace(cell, text=_short_range(cell.text))
        if column in edited:
            cell = replace(cell, is_edited=True, tip=tr("Click to change it"))
        if column == "price" and not cell.text:
            cell = _unpriced(row, cell, at_shop)
        yield cell


def _unpriced(row: TextRow, cell: TableCell, at_shop: tuple[str, str] | None) -> TableCell:
    """What is said of a price that is not the plan's own: that of the shop, or that nobody knows it."""
    if at_shop is not None:
        tip = tr("At {shop}. Click to set a price of your own.", shop=at_shop[1])
        return replace(cell, text=at_shop[0], colour="muted", tip=tip, is_own=False)
    if row.text("cost") or row.text("buy") in _NOT_BOUGHT:
        return cell
    return replace(cell, text=tr("price?"), colour="warning", is_own=False)


def _short_range(text: str) -> str:
    """Leave out the first unit of two alike: `4.1 to 20.8 g`."""
    low, _, high = text.partition(" to ")
    unit = high.rpartition(" ")[2]
    return f"{low.removesuffix(unit).rstrip()} to {high}" if high and low.endswith(unit) else text


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(SWATCH_PX, SWATCH_PX)
    picture.fill(QColor(colour))
    painter = QPainter(picture)
    painter.setPen(QColor(current_theme().line))
    painter.drawRect(0, 0, SWATCH_PX - 1, SWATCH_PX - 1)
    painter.end()
    return QIcon(picture)
