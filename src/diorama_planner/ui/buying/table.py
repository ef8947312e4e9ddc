"""The bill as a table: every figure in a column of its own, in groups, sorted and searched; prices are set in place.

Its words are those of the printed bill (`exporters.bill_rows`), so that screen and paper cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
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
from diorama_planner.exporters.bill_rows import SOURCES, THINGS, TOOLS
from diorama_planner.takeoff.bill import THING_PREFIX
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import current_theme, text_font

if TYPE_CHECKING:
    from diorama_planner.exporters.bill_rows import TextRow, TextSection
    from diorama_planner.exporters.bill_view import BillView

KEY_ROLE = Qt.ItemDataRole.UserRole + 1
SORT_ROLE = Qt.ItemDataRole.UserRole + 2
FIGURE_COLUMNS = ("need", "range", "with_waste", "on_hand", "buy", "price", "cost")
"""What stands beside the names; `exporters.bill_job.COLUMNS` says their headings."""
EDITED = frozenset({"on_hand", "price"})
NOT_KNOWN = -1.0
"""How a cell without a figure is sorted."""
_NOT_BOUGHT = frozenset({"", "none", "have", *SOURCES.values()})
ROW_HEIGHT = 30
NAME_MARGIN = 24
SWATCH_PX = 12
AnyIndex = QModelIndex | QPersistentModelIndex


class BillTable(QTreeView):
    """Groups of rows. `chosen` tells the key of the row that was gone to, `wanted` of one to be shown on the plan.

    A key is the id of a material, tool or thing, the last with the prefix of things.
    """

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, set_amount: Callable[[str, str, str], str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Bill of materials"))
        self.setProperty("role", "table")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._model = QStandardItemModel()
        self.setModel(self._model)
        self.setItemDelegate(AmountDelegate(self, set_amount))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setIconSize(QSize(SWATCH_PX, SWATCH_PX))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSortingEnabled(True)
        self.header().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.header().setSortIndicatorClearable(True)
        self._model.setSortRole(SORT_ROLE)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now, self.chosen))
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._double_click)
        self._marked: frozenset[str] = frozenset()
        self._shop_prices: Mapping[str, tuple[str, str]] = {}

    def show_view(
        self, view: BillView, keep: Callable[[TextRow], bool], shop_prices: Mapping[str, tuple[str, str]]
    ) -> None:
        """Show the rows of a bill that are to be kept, with the same row gone to as before.

        `shop_prices` are prices of a pack with their shop, for rows without a price of one's own, by their keys.
        """
        self._shop_prices = shop_prices
        here, order = self.current_key(), (self.header().sortIndicatorSection(), self.header().sortIndicatorOrder())
        closed = {
            self._model.item(row).text()
            for row in range(self._model.rowCount())
            if not self.isExpanded(self._model.index(row, 0))
        }
        columns = [name for name in FIGURE_COLUMNS if name in view.columns or name in EDITED]
        self.selectionModel().blockSignals(True)
        self._model.clear()
        self._model.setHorizontalHeaderLabels([tr("Material"), *(tr(COLUMNS[name]) for name in columns)])
        for section in view.sections:
            if section.has_figures:
                self._add_section(section, columns, keep)
        self._lay_out(columns)
        if order[0] >= 0:
            self._model.sort(*order)
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            self.setFirstColumnSpanned(row, QModelIndex(), not self._model.item(row, len(columns)).text())
            self.setExpanded(index, self._model.item(row).text() not in closed)
        self.selectionModel().blockSignals(False)
        self.go_to(here)
        self.mark(self._marked)
        if not here:
            self.go_to(next((str(item.data(KEY_ROLE)) for item in self.rows()), ""))

    def _add_section(self, section: TextSection, columns: Iterable[str], keep: Callable[[TextRow], bool]) -> None:
        rows = [row for row in section.rows if keep(row)]
        if not rows:
            return
        names = list(columns)
        head = [_cell(section.title, font_strong=True)] + [_cell("") for _ in names]
        if section.subtotal and len(rows) == len(section.rows):
            head[-1] = _cell(section.subtotal, right=True, font_strong=True)
        prefix = THING_PREFIX if section.title == THINGS else ""
        edited = EDITED if section.title not in {THINGS, TOOLS} else frozenset({"price"})
        for row in rows:
            key = prefix + row.id
            head[0].appendRow(_row(row, key, names, edited, self._shop_prices.get(key)))
        for each in head:
            each.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._model.appendRow(head)

    def _lay_out(self, columns: list[str]) -> None:
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionsClickable(True)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number, name in enumerate(columns, start=1):
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.ResizeToContents)
            item = self._model.horizontalHeaderItem(number)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(name, KEY_ROLE)

    def rows(self) -> Iterable[QStandardItem]:
        """The first cell of every row that is no heading."""
        for group in range(self._model.rowCount()):
            head = self._model.item(group)
            yield from (head.child(row) for row in range(head.rowCount()))

    def texts(self) -> list[list[str]]:
        """What is shown, group by group and row by row."""
        found = []
        for group in range(self._model.rowCount()):
            found.append([self._model.item(group, column).text() for column in range(self._model.columnCount())])
            head = self._model.item(group)
            for row in range(head.rowCount()):
                found.append([head.child(row, column).text() for column in range(self._model.columnCount())])
        return found

    def current_key(self) -> str:
        """The key of the row that was gone to, empty if none."""
        index = self.currentIndex()
        return str(index.sibling(index.row(), 0).data(KEY_ROLE) or "") if index.isValid() else ""

    def go_to(self, key: str) -> bool:
        """Go to the row of a key; says whether there is one."""
        for item in self.rows():
            if key and item.data(KEY_ROLE) == key:
                self.setCurrentIndex(item.index())
                return True
        return False

    def mark(self, keys: frozenset[str]) -> None:
        """Set rows apart that have to do with what is selected on the plan."""
        self._marked = keys
        accent = QColor(current_theme().accent)
        for item in self.rows():
            marked = item.data(KEY_ROLE) in keys
            item.setFont(text_font(strong=marked))
            item.setForeground(accent if marked else QColor(current_theme().text))
            item.setToolTip(tr("What is selected on the plan takes of it") if marked else item.text())

    def marked(self) -> list[str]:
        """The keys of the rows that are set apart."""
        return [str(item.data(KEY_ROLE)) for item in self.rows() if item.data(KEY_ROLE) in self._marked]

    def is_edited(self) -> bool:
        """Whether something is being typed into a cell."""
        return self.state() == QAbstractItemView.State.EditingState

    def edit_figure(self, key: str, column: str) -> bool:
        """Let a price or an amount on hand be typed; says whether there is such a cell."""
        if not self.go_to(key):
            return False
        for number in range(self._model.columnCount()):
            header = self._model.horizontalHeaderItem(number)
            if header is not None and header.data(KEY_ROLE) == column:
                index = self.currentIndex().siblingAtColumn(number)
                self.setCurrentIndex(index)
                self.edit(index)
                return self.is_edited()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the row on the plan, while nothing is typed."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.is_edited():
            self._tell(self.currentIndex(), self.wanted)
        else:
            super().keyPressEvent(event)

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
        key = str(index.sibling(index.row(), 0).data(KEY_ROLE) or "") if index.isValid() else ""
        if key:
            signal.emit(key)


class AmountDelegate(QStyledItemDelegate):
    """Edits what is on hand and the price of a pack; `set_amount(what, key, text)` sets it."""

    def __init__(self, view: QTreeView, set_amount: Callable[[str, str, str], str]) -> None:
        super().__init__(view)
        self._set_amount = set_amount

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """One line with room around it."""
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A name that has no room is written without the sizes of stock and packs."""
        super().initStyleOption(option, index)
        if index.column() == 0 and index.parent().isValid():
            room = option.rect.width() - SWATCH_PX - NAME_MARGIN
            if option.fontMetrics.horizontalAdvance(option.text) > room:
                option.text = brief_name(option.text)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """A line that says what it is for."""
        editor = QLineEdit(parent)
        name = str(index.sibling(index.row(), 0).data())
        if self._what(index) == "price":
            editor.setAccessibleName(tr("Price of a pack of {name}", name=name))
        else:
            editor.setAccessibleName(tr("On hand of {name}", name=name))
            editor.setPlaceholderText(tr("2 sheets"))
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def setEditorData(self, editor: QWidget, index: AnyIndex) -> None:
        """Begin with what stands there, all of it selected."""
        assert isinstance(editor, QLineEdit)
        editor.setText(self._known(index))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: AnyIndex) -> None:
        """Set what was typed, if it is another text than before."""
        assert isinstance(editor, QLineEdit)
        text = editor.text().strip()
        if text != self._known(index):
            self._set_amount(self._what(index), str(index.sibling(index.row(), 0).data(KEY_ROLE)), text)

    def _known(self, index: AnyIndex) -> str:
        """What stands there, if it is not asked for."""
        is_asked = self._what(index) == "price" and index.data(SORT_ROLE) == NOT_KNOWN
        return "" if is_asked else str(index.data() or "")

    def _what(self, index: AnyIndex) -> str:
        return str(index.data(KEY_ROLE))


def _row(
    row: TextRow, key: str, columns: list[str], edited: Container[str], at_shop: tuple[str, str] | None
) -> list[QStandardItem]:
    name = _cell(row.name)
    name.setData(key, KEY_ROLE)
    name.setData(row.name.casefold(), SORT_ROLE)
    name.setToolTip(row.name)
    if row.look is not None:
        name.setIcon(_swatch(row.look.colour))
    cells = [name]
    for column in columns:
        cell = _cell(_short_range(row.text(column)) if column == "range" else row.text(column), right=True)
        found = row.cells.get(column)
        cell.setData(found.value if found is not None and found.value is not None else NOT_KNOWN, SORT_ROLE)
        if column == "price" and not cell.text() and at_shop is not None:
            cell.setText(at_shop[0])
            cell.setForeground(QColor(current_theme().muted))
        elif column == "price" and not row.text("cost") and not cell.text() and row.text("buy") not in _NOT_BOUGHT:
            cell.setText(tr("price?"))
            cell.setForeground(QColor(current_theme().warning))
        if column in edited:
            cell.setData(column, KEY_ROLE)
            cell.setFlags(cell.flags() | Qt.ItemFlag.ItemIsEditable)
            cell.setToolTip(tr("Click to change it"))
            if column == "price" and at_shop is not None:
                cell.setToolTip(tr("At {shop}. Click to set a price of your own.", shop=at_shop[1]))
        cells.append(cell)
    return cells


def _short_range(text: str) -> str:
    """Leave out the first unit of two alike: `4.1 to 20.8 g`."""
    low, _, high = text.partition(" to ")
    unit = high.rpartition(" ")[2]
    return f"{low.removesuffix(unit).rstrip()} to {high}" if high and low.endswith(unit) else text


def _cell(text: str, *, right: bool = False, font_strong: bool = False) -> QStandardItem:
    item = QStandardItem(text)
    item.setEditable(False)
    item.setFont(text_font(strong=font_strong))
    if right:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _swatch(colour: str) -> QIcon:
    picture = QPixmap(SWATCH_PX, SWATCH_PX)
    picture.fill(QColor(colour))
    painter = QPainter(picture)
    painter.setPen(QColor(current_theme().line))
    painter.drawRect(0, 0, SWATCH_PX - 1, SWATCH_PX - 1)
    painter.end()
    return QIcon(picture)
