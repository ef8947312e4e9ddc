"""The list of cameras: a small picture of each, what is to be looked at, and a tick for those that are planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from diorama_planner.model.record import RecordId
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, TEXT_PT, UNIT, current_theme, text_font

THUMB = QSize(112, 74)
ROW = THUMB.height() + 2 * UNIT
TICK = 18.0

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A camera: its picture (null while that is made), what is said of it, whether that is a warning."""

    id: RecordId
    name: str
    image: QImage
    said: str
    warns: bool
    planned: bool


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{entry.name}, {entry.said}"
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if entry.planned else Qt.CheckState.Unchecked
        return None


class _Rows(QStyledItemDelegate):
    """Paints rows, and hears clicks on ticks."""

    def __init__(self, parent: QWidget, ticked: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._ticked = ticked

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(THUMB.width() + 120, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        theme, model = current_theme(), index.model()
        assert isinstance(model, _Model)
        entry = model.entries[index.row()]
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_chosen = bool(state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(theme.accent_soft if is_chosen else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        thumb = QRectF(box.left() + 6, box.top() + (box.height() - THUMB.height()) / 2, THUMB.width(), THUMB.height())
        _paint_thumb(painter, thumb, entry.image)
        left = thumb.right() + UNIT + 2
        room = box.right() - left - 6
        painter.setFont(text_font(TEXT_PT, strong=True))
        painter.setPen(QColor(theme.text))
        name = painter.fontMetrics().elidedText(entry.name, Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(QRectF(left, thumb.top() + 2, room, 18), Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(text_font(SMALL_PT))
        painter.setPen(QColor(theme.warning if entry.warns else theme.muted))
        painter.drawText(QRectF(left, thumb.top() + 20, room, 32), Qt.TextFlag.TextWordWrap, entry.said)
        _paint_tick(painter, QRectF(left, thumb.bottom() - TICK, TICK, TICK), entry.planned)
        painter.setPen(QColor(theme.muted))
        words = QRectF(left + TICK + 6, thumb.bottom() - TICK, room - TICK, TICK)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, tr("planned"))
        painter.restore()

    def editorEvent(self, event: QEvent, model: object, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        """Tick and untick by a click on the tick or its word."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            at, box = event.position(), QRectF(option.rect)
            if at.x() > box.left() + THUMB.width() + UNIT and at.y() > box.bottom() - UNIT - TICK - 4:
                self._ticked(index.row())
                return True
        return False


class CameraList(QListView):
    """The cameras of a plan: `chosen` tells which is looked at, `ticked` which is planned or is no longer."""

    chosen = Signal(str)
    ticked = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Rows(self, self._tick))
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Cameras"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what was chosen stays chosen if it is still there, else the first is."""
        before = self.current()
        ids = [entry.id for entry in entries]
        self.selectionModel().blockSignals(True)
        self._model.beginResetModel()
        self._model.entries = list(entries)
        self._model.endResetModel()
        self.selectionModel().blockSignals(False)
        if ids:
            self.choose(before if before in ids else ids[0])

    def show_entry(self, entry: Entry) -> None:
        """Show another picture or other words of a camera."""
        for row, each in enumerate(self._model.entries):
            if each.id == entry.id:
                self._model.entries[row] = entry
                self._model.dataChanged.emit(self._model.index(row, 0), self._model.index(row, 0))

    def entries(self) -> Sequence[Entry]:
        """What is shown."""
        return self._model.entries

    def current(self) -> RecordId:
        """The camera that is looked at; empty if there is none."""
        row = self.currentIndex().row()
        return self._model.entries[row].id if 0 <= row < len(self._model.entries) else ""

    def choose(self, camera: RecordId) -> None:
        """Look at a camera."""
        for row, entry in enumerate(self._model.entries):
            if entry.id == camera:
                self.setCurrentIndex(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and unticks."""
        if event.key() == Qt.Key.Key_Space and self.current():
            self._tick(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _tick(self, row: int) -> None:
        entry = self._model.entries[row]
        self.ticked.emit(entry.id, not entry.planned)

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.entries[index.row()].id)


def _paint_thumb(painter: QPainter, box: QRectF, image: QImage) -> None:
    theme = current_theme()
    shape = QPainterPath()
    shape.addRoundedRect(box, 5, 5)
    painter.fillPath(shape, QColor(theme.field))
    if image.isNull():
        return
    factor = min(box.width() / image.width(), box.height() / image.height())
    size = image.width() * factor, image.height() * factor
    inner = QRectF(box.center().x() - size[0] / 2, box.center().y() - size[1] / 2, *size)
    painter.save()
    painter.setClipPath(shape)
    painter.drawImage(inner, image)
    painter.restore()


def _paint_tick(painter: QPainter, box: QRectF, is_on: bool) -> None:
    theme = current_theme()
    inner = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(QColor(theme.accent if is_on else theme.muted), 1.4))
    painter.setBrush(QColor(theme.accent if is_on else theme.panel))
    painter.drawRoundedRect(inner, 4, 4)
    if is_on:
        pen = QPen(QColor(theme.on_accent), 2.0)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        corner = QPointF(inner.left() + inner.width() * 0.42, inner.bottom() - inner.height() * 0.27)
        painter.drawLine(QPointF(inner.left() + inner.width() * 0.24, inner.top() + inner.height() * 0.52), corner)
        painter.drawLine(corner, QPointF(inner.right() - inner.width() * 0.22, inner.top() + inner.height() * 0.3))
