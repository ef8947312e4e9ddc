"""A layout that fills rows like words fill lines, and the chips that stand in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLayout, QLayoutItem, QPushButton, QSizePolicy, QWidget

from diorama_planner.ui.widgets.form import button


class FlowLayout(QLayout):
    """Places widgets from left to right and begins a new row when one is full."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One item, None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give one item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It needs no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of all rows at a width."""
        return self._lay(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as can be: the rows follow from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _lay(self, rect: QRect, *, move: bool) -> int:
        x, y, row_height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, row_height = rect.x(), y + row_height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            row_height = max(row_height, size.height())
        return y + row_height - rect.y()


class Chips(QWidget):
    """A row of words of which one is chosen. Arrow keys move along it."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._chips: dict[str, QPushButton] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Offer (key, words); the chosen one stays if it is still there, else it is the first."""
        chosen = self.chosen_key()
        for old in self._chips.values():
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.deleteLater()
        self._chips = {key: self._chip(key, text) for key, text in chips}
        if self._chips:
            self.choose(chosen if chosen in self._chips else chips[0][0])
        self.updateGeometry()

    def chosen_key(self) -> str:
        """The key of the chosen chip, empty if there are none."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a chip without telling anyone."""
        self._chips[key].setChecked(True)

    def name_chip(self, key: str, name: str) -> None:
        """Give a chip its full words, as tooltip and for screen readers."""
        self._chips[key].setToolTip(name)
        self._chips[key].setAccessibleName(name)

    def chip_corner(self, key: str) -> QPoint:
        """Where on the screen a menu of a chip opens."""
        chip = self._chips[key]
        return chip.mapToGlobal(QPoint(0, chip.height() + 2))

    def _chip(self, key: str, text: str) -> QPushButton:
        chip = button(text, "chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.chosen.emit(key))
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        return chip

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move along the chips."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        move = moves.get(Qt.Key(event.key()))
        keys = list(self._chips)
        if move is None or not keys:
            super().keyPressEvent(event)
            return
        key = keys[(keys.index(self.chosen_key()) + move) % len(keys)]
        self.choose(key)
        self._chips[key].setFocus()
        self.chosen.emit(key)
