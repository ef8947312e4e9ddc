"""Choosing a scale: all named ones by category, or any ratio typed, with the trap that a name hides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.scale import Scale
from diorama_planner.ui.dialogs.frame import column, error_text
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import text_font
from diorama_planner.ui.widgets.form import words
from diorama_planner.ui.widgets.replacing_line import ReplacingLine

if TYPE_CHECKING:
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.catalogue.reference_rows import ScaleRow

CATEGORIES = {
    "diecast": "Diecast",
    "railway": "Railway",
    "railway_narrow": "Narrow gauge",
    "military": "Military",
    "aircraft": "Aircraft",
    "figures": "Figures",
    "dollhouse": "Dollhouse",
    "ships": "Ships",
    "toy_bricks": "Toy bricks",
    "rc": "Radio control",
    "architecture": "Architecture",
}
TRAP = "TRAP: "
_ROW = Qt.ItemDataRole.UserRole
_SAME = 1e-6


def scale_name(row: ScaleRow) -> str:
    """Write a named scale with its ratio: `OO (British 4 mm scale, 16.5 mm track) · 1:76.2`."""
    ratio = str(Scale(row.ratio_denominator))
    return row.name if row.name.startswith(ratio) else f"{row.name} · {ratio}"


def scale_hint(row: ScaleRow) -> tuple[str, bool]:
    """Give what is worth knowing of a scale, and whether it is a trap."""
    if row.notes.startswith(TRAP):
        note = row.notes.removeprefix(TRAP)
        return note[:1].upper() + note[1:], True
    return row.typical_use[:1].upper() + row.typical_use[1:], False


class ScaleBox(QComboBox):
    """The list with headings, which can be typed into. The wheel is left to what it stands in."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a plan."""
        event.ignore()


class ScalePicker(QWidget):
    """A scale with its hint. `start` reads the catalogue's names; until then only the ratio is shown."""

    changed = Signal(object)

    def __init__(self, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale
        self._catalogue: Catalogue | None = None
        self.box = ScaleBox()
        self.box.setLineEdit(ReplacingLine())
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(18)
        self.box.setAccessibleName(tr("Scale"))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = words("", "small", wrap=True)
        lines = column(self, spacing=3)
        lines.addWidget(self.box)
        lines.addWidget(self._hint)
        self._write(str(scale))
        self._hint.hide()
        self.box.activated.connect(self._choose)
        line = self.box.lineEdit()
        if line is not None:
            line.setAccessibleName(tr("Scale"))
            line.editingFinished.connect(self._read)

    def start(self, catalogue: Catalogue) -> None:
        """Offer the named scales."""
        self._catalogue = catalogue
        model = QStandardItemModel(self)
        rows = catalogue.scales()
        known = [*CATEGORIES, *dict.fromkeys(row.category for row in rows if row.category not in CATEGORIES)]
        for category in known:
            chosen = [row for row in rows if row.category == category]
            if chosen:
                model.appendRow(self._heading(CATEGORIES.get(category, category)))
            for row in sorted(chosen, key=lambda row: row.ratio_denominator):
                item = QStandardItem(scale_name(row))
                item.setData(row, _ROW)
                item.setToolTip(row.typical_use)
                model.appendRow(item)
        with QSignalBlocker(self.box):
            self.box.setModel(model)
            completer = QCompleter(model, self.box)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.box.setCompleter(completer)
        self.set_scale(self._scale)

    def scale(self) -> Scale:
        """The scale last chosen or typed."""
        return self._scale

    def set_scale(self, scale: Scale) -> None:
        """Show a scale by the first name that it has."""
        self._scale = scale
        found = next((i for i in range(self.box.count()) if self._is(i, scale)), -1)
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(found)
        self._write(self.box.itemText(found) if found >= 0 else str(scale))
        self._tell(self.box.itemData(found, _ROW) if found >= 0 else None)

    def hint(self) -> str:
        """What is said of the scale."""
        return self._hint.text()

    def _heading(self, text: str) -> QStandardItem:
        item = QStandardItem(tr(text).upper())
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(text_font(8.0, strong=True))
        return item

    def _is(self, index: int, scale: Scale) -> bool:
        row: ScaleRow | None = self.box.itemData(index, _ROW)
        return row is not None and abs(row.ratio_denominator - scale.denominator) < _SAME

    def _choose(self, index: int) -> None:
        row: ScaleRow | None = self.box.itemData(index, _ROW)
        if row is not None:
            self._take(Scale(row.ratio_denominator), row)

    def _read(self) -> None:
        from diorama_planner.app.advice.named_scales import read_scale, rows_named

        text = self.box.currentText().strip()
        index = self.box.findText(text, Qt.MatchFlag.MatchFixedString)
        if index >= 0:
            if self.box.itemData(index, _ROW) is not None:
                self._choose(index)
            return
        catalogue = self._catalogue
        if catalogue is None:
            return
        try:
            scale = read_scale(text, lambda: catalogue)
        except PlannerError as error:
            self._show(error_text(error), "problem")
            return
        named = rows_named(text, catalogue.scales())
        self._take(scale, named[0] if named else None)

    def _take(self, scale: Scale, row: ScaleRow | None) -> None:
        self._tell(row)
        if scale != self._scale:
            self._scale = scale
            self.changed.emit(scale)

    def _write(self, text: str) -> None:
        line = self.box.lineEdit()
        if line is not None:
            line.setText(text)
            line.setCursorPosition(0)

    def _tell(self, row: ScaleRow | None) -> None:
        text, trap = scale_hint(row) if row is not None else ("", False)
        self._show(text, "warning" if trap else "small")

    def _show(self, text: str, role: str) -> None:
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._hint.setProperty("role", role)
        self._hint.style().unpolish(self._hint)
        self._hint.style().polish(self._hint)
        self.box.setAccessibleDescription(text)
