"""The surface of the reference board: pictures that are moved, sized, named and zoomed by hand or keyboard.

It shows records and tells what the hand wants; what becomes of that is for the panel. One unit of the board is
a logical pixel at a zoom of 1.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsPixmapItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QLineEdit,
)

from diorama_planner.app.editing.references import SMALLEST_WIDTH
from diorama_planner.model.record import RecordId, Reference
from diorama_planner.ui.commands.pictures import takes
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, current_theme, text_font

ZOOM_STEP, SMALLEST, LARGEST = 1.2, 0.1, 8.0
GRIP = 9.0
NUDGE, BIG_NUDGE = 8.0, 40.0
SIZE_STEP = 1.1
_FAR = 50_000.0
_ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}

_PASTE = QKeySequence.StandardKey.Paste


class Card(QGraphicsPixmapItem):
    """One picture with its caption below and a grip at its lower right corner."""

    def __init__(self, record: Reference, pixmap: QPixmap) -> None:
        super().__init__(pixmap)
        self.record = record
        self.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.caption = QGraphicsSimpleTextItem(self)
        self.caption.setFont(text_font(SMALL_PT))
        self.caption.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.grip = QGraphicsRectItem(-GRIP, -GRIP, GRIP, GRIP, self)
        self.grip.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.grip.setPos(pixmap.width(), pixmap.height())
        self.grip.hide()
        self.show_record(record)

    def show_record(self, record: Reference) -> None:
        """Lie where the record says."""
        self.record = record
        self.setPos(*record.at)
        self.set_width(record.width)
        self.caption.setText(record.caption)
        theme = current_theme()
        self.caption.setBrush(QBrush(QColor(theme.text)))
        self.grip.setBrush(QBrush(QColor(theme.accent)))
        self.grip.setPen(QPen(QColor(theme.halo), 1))

    def itemChange(self, change: QGraphicsItem.GraphicsItemChange, value: object) -> object:
        """Show the grip while selected."""
        if change is QGraphicsItem.GraphicsItemChange.ItemSelectedHasChanged:
            self.grip.setVisible(self.isSelected())
        return super().itemChange(change, value)

    def set_width(self, width: float) -> None:
        """Be so wide."""
        factor = width / max(1, self.pixmap().width())
        self.setScale(factor)
        self.caption.setPos(0, self.pixmap().height())

    def width(self) -> float:
        """Its width on the board."""
        return self.scale() * self.pixmap().width()

    @property
    def aspect(self) -> float:
        """Height by width."""
        return self.pixmap().height() / max(1, self.pixmap().width())

    def place(self) -> tuple[float, float, float]:
        """Where it lies now."""
        return self.x(), self.y(), self.width()


class BoardView(QGraphicsView):
    """Tells by signals what the hand wants; the records that come of it are shown by `show_references`."""

    placed = Signal(object)
    captioned = Signal(str, str)
    removed = Signal(object)
    dropped = Signal(object, object)
    pasted = Signal()
    menu_requested = Signal(object)

    def __init__(self) -> None:
        self._cards: dict[RecordId, Card] = {}
        self._sized: Card | None = None
        self._editor: QLineEdit | None = None
        self._board = QGraphicsScene(-_FAR, -_FAR, 2 * _FAR, 2 * _FAR)
        super().__init__(self._board)
        self.setAccessibleName(tr("Reference board"))
        self.setAccessibleDescription(tr("Tab goes from picture to picture, arrows move, plus and minus size"))
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Take on the colours."""
        self.setBackgroundBrush(QBrush(QColor(current_theme().field)))
        for card in self._cards.values():
            card.show_record(card.record)

    def cards(self) -> dict[RecordId, Card]:
        """The pictures by their records."""
        return dict(self._cards)

    def show_references(self, shown: Sequence[tuple[Reference, QPixmap]]) -> None:
        """Show these records, and no others."""
        wanted = {record.id for record, _ in shown}
        for name in self._cards.keys() - wanted:
            self._board.removeItem(self._cards.pop(name))
        for record, pixmap in shown:
            card = self._cards.get(record.id)
            if card is not None and card.record.picture == record.picture:
                card.show_record(record)
                continue
            if card is not None:
                self._board.removeItem(card)
            self._cards[record.id] = Card(record, pixmap)
            self._board.addItem(self._cards[record.id])

    def selected(self) -> list[Card]:
        """The pictures that are selected."""
        return [card for card in self._cards.values() if card.isSelected()]

    def select(self, names: Sequence[RecordId]) -> None:
        """Select pictures and no others."""
        for name, card in self._cards.items():
            card.setSelected(name in names)

    def fit(self) -> None:
        """Show all pictures."""
        box = self._board.itemsBoundingRect() if self._cards else QRectF(-200, -150, 400, 300)
        self.fitInView(box.adjusted(-30, -30, 30, 30), Qt.AspectRatioMode.KeepAspectRatio)
        if self.transform().m11() > 1.0:
            self.resetTransform()
            self.centerOn(box.center())

    def middle(self) -> tuple[float, float]:
        """The place in the middle of what is seen."""
        point = self.mapToScene(self.viewport().rect().center())
        return point.x(), point.y()

    # -- mouse -----------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a grip, a picture, or the whole board."""
        under = self.itemAt(event.position().toPoint())
        card = under.parentItem() if under is not None else None
        if isinstance(card, Card) and under is card.grip and event.button() is Qt.MouseButton.LeftButton:
            self._sized = card
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Size or move."""
        if self._sized is None:
            super().mouseMoveEvent(event)
            return
        at: QPointF = self.mapToScene(event.position().toPoint())
        self._sized.set_width(max(SMALLEST_WIDTH, at.x() - self._sized.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: what has moved or grown becomes a step."""
        if self._sized is None:
            super().mouseReleaseEvent(event)
        self._sized = None
        self._tell_places()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Name a picture."""
        under = self.itemAt(event.position().toPoint())
        card = under if isinstance(under, Card) else under.parentItem() if under is not None else None
        if isinstance(card, Card):
            self.edit_caption(card)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom_by(ZOOM_STEP ** (event.angleDelta().y() / 120))
        event.accept()

    def zoom_by(self, factor: float) -> None:
        """Come closer or step back."""
        now = self.transform().m11()
        wanted = min(max(now * factor, SMALLEST), LARGEST)
        self.scale(wanted / now, wanted / now)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the picture here."""
        under = self.itemAt(event.pos())
        card = under if isinstance(under, Card) else under.parentItem() if under is not None else None
        if isinstance(card, Card) and not card.isSelected():
            self.select([card.record.id])
        self.menu_requested.emit(event.globalPos())

    def _tell_places(self) -> None:
        moved = {name: card.place() for name, card in self._cards.items() if card.place() != _place(card.record)}
        if moved:
            self.placed.emit(moved)

    # -- keys ------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Claim the keys that mean something here before shortcuts of the window take them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, size, name, remove, paste, and go from picture to picture."""
        key, chosen = Qt.Key(event.key()), self.selected()
        if event.matches(_PASTE):
            self.pasted.emit()
        elif key in _ARROWS and chosen:
            step = BIG_NUDGE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else NUDGE
            dx, dy = _ARROWS[key]
            for card in chosen:
                card.moveBy(step * dx, step * dy)
            self._tell_places()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus} and chosen:
            for card in chosen:
                factor = 1 / SIZE_STEP if key is Qt.Key.Key_Minus else SIZE_STEP
                card.set_width(max(SMALLEST_WIDTH, card.width() * factor))
            self._tell_places()
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and chosen:
            self.removed.emit([card.record.id for card in chosen])
        elif key in {Qt.Key.Key_F2, Qt.Key.Key_Return} and len(chosen) == 1:
            self.edit_caption(chosen[0])
        elif key is Qt.Key.Key_Escape and chosen:
            self.select([])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from picture to picture; past the last one it leaves the board."""
        names = list(self._cards)
        chosen = [name for name in names if self._cards[name].isSelected()]
        step = 1 if forward else -1
        at = names.index(chosen[-1]) + step if chosen else (0 if forward else len(names) - 1)
        if not 0 <= at < len(names):
            self.select([])
            return super().focusNextPrevChild(forward)
        self.select([names[at]])
        self.ensureVisible(self._cards[names[at]])
        return True

    # -- captions --------------------------------------------------------------------------------------------

    def edit_caption(self, card: Card) -> None:
        """Type the caption in its place; Enter keeps it, Esc does not."""
        self._close_editor()
        below = self.mapFromScene(card.sceneBoundingRect().bottomLeft())
        editor = QLineEdit(card.record.caption, self.viewport())
        editor.setAccessibleName(tr("Caption"))
        editor.setGeometry(below.x(), below.y() + 2, max(160, round(card.width() * self.transform().m11())), 28)
        editor.selectAll()
        editor.editingFinished.connect(lambda: self._keep_caption(editor, card.record.id))
        editor.installEventFilter(self)
        self._editor = editor
        editor.show()
        editor.setFocus()

    def _keep_caption(self, editor: QLineEdit, name: RecordId) -> None:
        if self._editor is editor:
            text = editor.text().strip()
            self._close_editor()
            self.captioned.emit(name, text)

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self.setFocus()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Esc in the caption gives it up."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._close_editor()
            return True
        return False

    # -- drops -----------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures."""
        if takes(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere will do."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pin what was dropped where it was dropped."""
        data: QMimeData = event.mimeData()
        point = self.mapToScene(event.position().toPoint())
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dropped.emit(data, (point.x(), point.y()))


def _place(record: Reference) -> tuple[float, float, float]:
    return record.at[0], record.at[1], record.width


def _is_ours(event: QKeyEvent) -> bool:
    return event.matches(_PASTE) or Qt.Key(event.key()) in _OURS


_OURS = frozenset({*_ARROWS, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F2, Qt.Key.Key_Escape})
