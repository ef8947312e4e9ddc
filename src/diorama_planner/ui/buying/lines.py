"""Lines of the take-off in a list: which item and surface, how much that is, and below how it was worked out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from diorama_planner.ui.theme import SMALL_PT, TEXT_PT, current_theme, text_font

PADDING = 6
GAP = 12
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
_ROOT = QModelIndex()
_WRAP = Qt.TextFlag.TextWordWrap
AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line in words. `key` is what a click on it leads to: an item, or a material."""

    key: str
    name: str
    how: str
    amount: str


class LinesModel(QAbstractListModel):
    """Rows of `ShownLine`."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ShownLine, ...] = ()

    def set_lines(self, lines: Sequence[ShownLine]) -> None:
        """Show other lines."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def line(self, index: AnyIndex) -> ShownLine | None:
        """The line of an index."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, parent: AnyIndex = _ROOT) -> int:
        """Number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, all of it for screen readers, and the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.name, line.amount, line.how) if part)
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints name and amount, and the arithmetic below them in as many lines as it takes."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _boxes(self, line: ShownLine) -> tuple[QRectF, QRectF, QRectF]:
        width = self._view.viewport().width() - 2 * PADDING
        plain, small = QFontMetricsF(text_font(TEXT_PT)), QFontMetricsF(text_font(SMALL_PT))
        wide = QFontMetricsF(text_font(TEXT_PT, strong=True)).horizontalAdvance(line.amount) + 2
        name = plain.boundingRect(QRectF(0, 0, width - wide - GAP, 1000), _WRAP, line.name)
        how = small.boundingRect(QRectF(0, 0, width, 1000), _WRAP, line.how)
        name_box = QRectF(PADDING, PADDING, width - wide - GAP, name.height())
        below = name_box.bottom() + 1
        return (
            name_box,
            QRectF(PADDING + width - wide, PADDING, wide, plain.height()),
            QRectF(PADDING, below, width, how.height() if line.how else 0),
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as its texts."""
        return QSize(100, round(self._boxes(index.data(LINE_ROLE))[2].bottom() + PADDING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one line."""
        theme, line = current_theme(), index.data(LINE_ROLE)
        name, amount, how = self._boxes(line)
        state, height = option.state, option.rect.height()
        painter.save()
        painter.translate(option.rect.topLeft())
        chosen, hovered = (
            bool(state & QStyle.StateFlag.State_Selected),
            bool(state & QStyle.StateFlag.State_MouseOver),
        )
        if chosen or hovered:
            painter.fillRect(
                QRectF(0, 0, option.rect.width(), height - 1), QColor(theme.accent_soft if chosen else theme.hover)
            )
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(0, height - 1, option.rect.width(), height - 1)
        painter.setPen(QColor(theme.text))
        painter.setFont(text_font(TEXT_PT))
        painter.drawText(name, _WRAP, line.name)
        painter.setFont(text_font(TEXT_PT, strong=True))
        painter.drawText(amount, Qt.AlignmentFlag.AlignRight, line.amount)
        painter.setPen(QColor(theme.text if chosen else theme.muted))
        painter.setFont(text_font(SMALL_PT))
        painter.drawText(how, _WRAP, line.how)
        painter.restore()


class LinesView(QListView):
    """The list. A click, or moving to a line, chooses it; a double click or Enter asks for it to be shown."""

    chosen = Signal(str)
    wanted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = LinesModel()
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now, self.chosen))
        self.doubleClicked.connect(lambda index: self._tell(index, self.wanted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the lines wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the line to be shown."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell(self.currentIndex(), self.wanted)
        else:
            super().keyPressEvent(event)

    def _tell(self, index: AnyIndex, signal: Any) -> None:
        line = self.lines.line(index)
        if line is not None:
            signal.emit(line.key)
