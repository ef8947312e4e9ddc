"""The cut list: each part with its number, name, size and count, in two lines, so that no name is cut."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from diorama_planner.core.units import format_size
from diorama_planner.takeoff.cutting_list import CutRow
from diorama_planner.ui.texts import tr


class CutList(QListWidget):
    """Parts by number; `chosen` carries the number of the one that is picked."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Cut list"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._tell)
        self.itemActivated.connect(self._tell)

    def show_rows(self, rows: Sequence[CutRow], *, decimal_comma: bool) -> None:
        """Show these parts."""
        self.clear()
        for each in rows:
            size = format_size(each.size_mm, decimal_comma=decimal_comma)
            item = QListWidgetItem(f"{each.number}  {each.name}\n      {size}  ·  {each.count} ×")
            item.setData(Qt.ItemDataRole.UserRole, each.number)
            self.addItem(item)

    def texts(self) -> list[str]:
        """What is shown, part by part."""
        return [" ".join(self.item(row).text().split()) for row in range(self.count())]

    def _tell(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(Qt.ItemDataRole.UserRole)))
