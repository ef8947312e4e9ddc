"""The list of what is cut: each material with a swatch, how many sheets or bars, and how well they are used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from diorama_planner.catalogue.material import Material
from diorama_planner.drawing.primitives import Fill, ring
from diorama_planner.kinds.swatches import swatch
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import paint
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, TEXT_PT, UNIT, current_theme, text_font

SWATCH = 34
NAME_LINE = 17
BELOW_NAME = 34
"""Height of the words and the bar of use below the name, pixels."""
_PIXELS_PER_MM = 3.0
_TAKEN = SWATCH + 3 * UNIT + 8
"""What swatch and margins take of the width of a row."""

_WRAP = Qt.TextFlag.TextWordWrap

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A material, what is said of it, and the share of its stock that is used; None while that is worked out.

    `warns` tells that something is wrong with it: a part found no room, or the kept layout is out of date.
    """

    material: Material
    said: str
    use: float | None
    warns: bool = False


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{entry.material.label}, {entry.said}"
        return entry.material.name if role == Qt.ItemDataRole.ToolTipRole else None


class _Rows(QStyledItemDelegate):
    """Paints rows: swatch, name, words, and a thin bar of use."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        assert isinstance(model, _Model)
        name = model.entries[index.row()].material.label
        return QSize(200, round(_name_height(name, option.rect.width() - _TAKEN)) + BELOW_NAME + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, model = current_theme(), index.model()
        assert isinstance(model, _Model)
        entry = model.entries[index.row()]
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(theme.accent_soft if is_chosen else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        sample = QRectF(box.left() + UNIT, box.top() + (box.height() - SWATCH) / 2, SWATCH, SWATCH)
        _paint_swatch(painter, sample, entry.material)
        left = sample.right() + UNIT + 2
        name, said = text_font(TEXT_PT), text_font(SMALL_PT)
        room = box.right() - left - UNIT
        painter.setFont(name)
        painter.setPen(QColor(theme.text))
        high = _name_height(entry.material.label, option.rect.width() - _TAKEN)
        painter.drawText(QRectF(left, box.top() + 5, room, high + 2), _WRAP, entry.material.label)
        painter.setFont(said)
        painter.setPen(QColor(theme.warning if entry.warns else theme.muted))
        line = QRectF(left, box.top() + high + 7, room, 16)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, entry.said)
        track = QRectF(left, box.bottom() - 9, room, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(track, 1.5, 1.5)
        if entry.use:
            painter.setBrush(QColor(theme.accent))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * entry.use, 3), 1.5, 1.5)
        painter.restore()


def _name_height(name: str, width: float) -> float:
    box = QFontMetricsF(text_font(TEXT_PT)).boundingRect(QRectF(0, 0, max(40.0, width), 200), _WRAP, name)
    return max(float(NAME_LINE), box.height())


def _paint_swatch(painter: QPainter, box: QRectF, material: Material) -> None:
    painter.save()
    round_ = QPainterPath()
    round_.addRoundedRect(box, 5, 5)
    painter.setClipPath(round_)
    painter.translate(box.bottomLeft())
    painter.scale(_PIXELS_PER_MM, -_PIXELS_PER_MM)
    side = SWATCH / _PIXELS_PER_MM
    square = ring((0.0, 0.0), (side, 0.0), (side, side), (0.0, side))
    paint(painter, [Fill(square, swatch(material))], Look(_PIXELS_PER_MM))
    painter.restore()
    painter.setPen(QColor(0, 0, 0, 70))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(round_)


class MaterialList(QListView):
    """What is cut; `chosen` carries the id of the material that is looked at."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self._is_quiet = False
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Materials"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what was chosen stays chosen if it is still there, else the first is."""
        before = self.material()
        ids = [entry.material.id for entry in entries]
        stays = before is not None and before.id in ids
        self._model.beginResetModel()
        self._model.entries = list(entries)
        self._model.endResetModel()
        if ids:
            self._is_quiet = stays
            self.setCurrentIndex(self._model.index(ids.index(before.id) if before is not None and stays else 0, 0))
            self._is_quiet = False

    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._model.entries

    def material(self) -> Material | None:
        """What is chosen."""
        index = self.currentIndex()
        return self._model.entries[index.row()].material if index.isValid() else None

    def choose(self, material_id: str) -> None:
        """Choose a material."""
        for row, entry in enumerate(self._model.entries):
            if entry.material.id == material_id:
                self.setCurrentIndex(self._model.index(row, 0))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.chosen.emit(self._model.entries[index.row()].material.id)
