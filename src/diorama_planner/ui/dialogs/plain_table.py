"""A table to be read: rows of texts, the last column as wide as there is room, nothing to edit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from diorama_planner.ui.theme import current_theme, text_font

ROW_HEIGHT = 28
LEAST_WIDTH = 120
"""So much is left of a column that gives, in pixels."""


class PlainTable(QTableWidget):
    """Texts in columns. Columns named in `right` are figures; rows can be muted or stand out.

    The column that `gives` is narrowed before the wide one has less room than its texts take.
    """

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        *,
        wide: int = 0,
        right: Sequence[int] = (),
        gives: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self._right, self._wide, self._gives = frozenset(right), wide, gives
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for index in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if index == wide else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(index, QHeaderView.ResizeMode.Interactive if index == gives else mode)
            item = self.horizontalHeaderItem(index)
            if item is not None:
                item.setTextAlignment(self._alignment(index))

    def set_rows(self, rows: Sequence[Sequence[str]], *, muted: Sequence[int] = (), tips: Sequence[str] = ()) -> None:
        """Show these rows; those whose numbers are in `muted` are paler."""
        theme = current_theme()
        self.setRowCount(len(rows))
        for number, texts in enumerate(rows):
            for index, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(self._alignment(index))
                item.setFont(text_font())
                if number in muted:
                    item.setForeground(QColor(theme.muted))
                if tips:
                    item.setToolTip(tips[number])
                self.setItem(number, index, item)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    def _share(self) -> None:
        """Give the wide column what its texts take, and what is left of it to the one that gives."""
        if self._gives is None:
            return
        head = self.horizontalHeader()
        others = sum(head.sectionSize(n) for n in range(head.count()) if n not in {self._gives, self._wide})
        columns = (self._wide, self._gives)
        wide, giving = (max(self.sizeHintForColumn(n), head.sectionSizeHint(n)) for n in columns)
        left = self.viewport().width() - others - wide
        head.resizeSection(self._gives, max(min(giving, left), min(giving, LEAST_WIDTH)))

    def texts(self) -> list[list[str]]:
        """What is shown, row by row."""
        return [
            [item.text() if (item := self.item(number, index)) else "" for index in range(self.columnCount())]
            for number in range(self.rowCount())
        ]

    def _alignment(self, index: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if index in self._right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
