"""Sheets and bars below each other, painted as what they are: pieces are looked at, chosen, dragged, turned, locked.

What may lie where is asked of the one who shows this (`ask`), so that nothing of the trade is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QPolygonF,
    QTransform,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from diorama_planner.core.messages import Message
from diorama_planner.geometry.region import Region
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import paint
from diorama_planner.takeoff.cutting_list import Cutting, SheetCutting
from diorama_planner.takeoff.nesting import Placement, laid
from diorama_planner.ui.canvas.mat import Ruling, paint_mat
from diorama_planner.ui.cutting.boards import Board, Piece, boards_of
from diorama_planner.ui.cutting.marks import paint_carried, paint_locked, paint_meant
from diorama_planner.ui.icons import themed_icon
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import SMALL_PT, UNIT, current_theme, text_font

MARGIN = 2 * UNIT
CAPTION = 22
SCROLL_BAR = 12
BETWEEN = 2 * UNIT
DRAG_PX = 4
SNAP_PX = 7
MOST_PIXELS = 24_000_000
"""A board of more pixels is painted anew each time, and not kept as a picture."""

ON_MAT = "#f2f7f5"
"""Captions stand on the mat, which is dark in both themes."""

ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
_STEPS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}

Ask = Callable[[int, Placement, float], tuple[Placement, Message | None]]
"""Is told what is wanted where and how far it may snap (mm); gives where it would come to lie, and why it may not."""


@dataclass(slots=True)
class _Drag:
    """A piece in the hand: where it was taken, and where it would lie."""

    piece: Piece
    grip: QPointF
    wanted: Placement | None = None
    why: str = ""


class CutView(QWidget):
    """The boards of one material. Signals name pieces by their number in the layout."""

    chosen = Signal(object)
    said = Signal(str)
    moved = Signal(int, object)
    turn_wanted = Signal(int, float)
    lock_wanted = Signal(int, bool)
    show_wanted = Signal(str)

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._boards: list[Board] = []
        self._pictures: dict[int, QPixmap] = {}
        self._hovered: Piece | None = None
        self._chosen: int | None = None
        self._drag: _Drag | None = None
        self._zoom = 1.0
        self._width, self._height, self._room = 600, 400, 600
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(tr("Sheets and bars"))

    # -- what is shown ---------------------------------------------------------------------------------------

    def show_cutting(self, cutting: Cutting | None) -> None:
        """Show the boards of a material; what was chosen stays chosen if it is still there."""
        self._boards = boards_of(cutting) if cutting is not None else []
        self._hovered, self._drag = None, None
        if self._chosen is not None and self.piece(self._chosen) is None:
            self.choose(None)
        self.setAccessibleDescription("; ".join(board.caption for board in self._boards))
        self._fit()

    def boards(self) -> list[Board]:
        """What is shown."""
        return list(self._boards)

    def piece(self, number: int) -> Piece | None:
        """Give a piece by its number."""
        return next((piece for board in self._boards for piece in board.pieces if piece.number == number), None)

    def chosen_piece(self) -> Piece | None:
        """The piece that is chosen."""
        return None if self._chosen is None else self.piece(self._chosen)

    def choose(self, number: int | None) -> None:
        """Choose a piece, or none."""
        self._chosen = number
        self.chosen.emit(None if number is None else self.piece(number))
        self.update()

    def set_room(self, width: int, height: int) -> None:
        """Fit the longest board into so many pixels, times the zoom; the mat fills the room."""
        if (width, height) != (self._width, self._height):
            self._width, self._height = width, height
            self._fit()

    def zoom_by(self, steps: int) -> None:
        """Show boards larger or smaller."""
        at = min(range(len(ZOOMS)), key=lambda place: abs(ZOOMS[place] - self._zoom))
        self._zoom = ZOOMS[max(0, min(len(ZOOMS) - 1, at + steps))]
        self._fit()

    def scale(self) -> float:
        """Pixels per millimetre."""
        longest = max((board.size_mm[0] for board in self._boards), default=1.0)
        return max(1e-3, (self._room * self._zoom - 2 * MARGIN) / longest)

    def box_of(self, board: Board) -> QRectF:
        """Where a board lies in the view."""
        scale, top = self.scale(), float(MARGIN)
        for other in self._boards:
            top += CAPTION
            if other is board:
                break
            top += other.height_px(scale) + BETWEEN
        return QRectF(MARGIN, top, board.size_mm[0] * scale, board.height_px(scale))

    def place_of(self, number: int) -> QPoint:
        """Give the middle of a piece in the view, for whoever wants to point at it."""
        board, piece = next((b, p) for b in self._boards for p in b.pieces if p.number == number)
        x, y = board.region_of(piece, self.scale()).centroid
        return self._to_view(board).map(QPointF(x, y)).toPoint()

    def _fit(self) -> None:
        """Take the whole room, or leave some to a scroll bar where boards are higher than the room."""
        self._pictures.clear()
        self._room = self._width
        if self._foot() > self._height:
            self._room -= SCROLL_BAR
        self.setFixedSize(QSize(round(self._room * self._zoom), max(self._height, round(self._foot()))))
        self.update()

    def _foot(self) -> float:
        return self.box_of(self._boards[-1]).bottom() + MARGIN if self._boards else 0.0

    def _to_view(self, board: Board) -> QTransform:
        box, scale = self.box_of(board), self.scale()
        return QTransform.fromTranslate(box.left(), box.bottom()).scale(scale, -scale)

    def _under(self, at: QPointF) -> tuple[Board, Piece | None] | None:
        for board in self._boards:
            if self.box_of(board).adjusted(0, -2, 0, 2).contains(at):
                inside = self._to_view(board).inverted()[0].map(at)
                return board, board.piece_at(inside.x(), inside.y())
        return None

    # -- painting --------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint boards with their captions, and what a hand means on them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(SMALL_PT))
        self._paint_mat(painter, QRectF(event.rect()))
        for board in self._boards:
            box = self.box_of(board)
            if not box.adjusted(0, -CAPTION, 0, BETWEEN).intersects(QRectF(event.rect())):
                continue
            painter.setPen(QColor(ON_MAT))
            head = QRectF(box.left(), box.top() - CAPTION, self.width() - box.left(), CAPTION - 4)
            painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, board.caption)
            self._paint_board(painter, board, box)
            self._paint_marks(painter, board)
        self._paint_drag(painter)

    def _paint_mat(self, painter: QPainter, seen: QRectF) -> None:
        """Paint the cutting mat, its grid to the scale of the boards."""
        scale = self.scale()
        painter.save()
        painter.translate(MARGIN, MARGIN + CAPTION)
        painter.scale(scale, scale)
        there = seen.translated(-MARGIN, -MARGIN - CAPTION)
        area = QRectF(there.left() / scale, there.top() / scale, there.width() / scale, there.height() / scale)
        paint_mat(painter, area, current_theme(), scale, Ruling())
        painter.restore()

    def _paint_board(self, painter: QPainter, board: Board, box: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, alpha in ((5, 10), (3, 16), (1, 26)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            painter.drawRoundedRect(box.adjusted(-spread, -spread + 2, spread, spread + 2), 3, 3)
        if box.width() * box.height() * ratio * ratio > MOST_PIXELS:
            self._draw_board(painter, board, box.bottomLeft())
            return
        picture = self._pictures.get(board.place)
        if picture is None:
            picture = QPixmap(QSize(round(box.width()) + 2, round(box.height()) + 2) * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            inner = QPainter(picture)
            self._draw_board(inner, board, QPointF(1.0, 1.0 + box.height()))
            inner.end()
            self._pictures[board.place] = picture
        painter.drawPixmap(box.topLeft() - QPointF(1.0, 1.0), picture)

    def _draw_board(self, painter: QPainter, board: Board, corner: QPointF) -> None:
        scale = self.scale()
        painter.save()
        painter.translate(corner)
        painter.scale(scale, -scale)
        paint(painter, board.drawing(scale), Look(scale * self.devicePixelRatioF()))
        painter.restore()

    def _paint_marks(self, painter: QPainter, board: Board) -> None:
        """Paint what is hovered over, chosen and locked."""
        for piece in board.pieces:
            is_chosen, is_hovered = piece.number == self._chosen, piece is self._hovered
            if not (is_chosen or is_hovered or piece.locked):
                continue
            path = self._path(board, board.region_of(piece, self.scale()))
            if is_chosen or is_hovered:
                paint_meant(painter, path, chosen=is_chosen)
            if piece.locked:
                paint_locked(painter, path)

    def _paint_drag(self, painter: QPainter) -> None:
        drag = self._drag
        cutting = self._boards[0].cutting if self._boards else None
        if drag is not None and drag.wanted is not None and isinstance(cutting, SheetCutting):
            there = laid(cutting.parts[drag.wanted.part], drag.wanted)
            path = self._path(self._boards[drag.wanted.sheet], there)
            paint_carried(painter, path, refused=bool(drag.why))

    def _path(self, board: Board, region: Region) -> QPainterPath:
        path, onto = QPainterPath(), self._to_view(board)
        for ring in region.rings():
            path.addPolygon(onto.map(QPolygonF([QPointF(x, y) for x, y in ring.tolist()])))
            path.closeSubpath()
        return path

    # -- the hand --------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what lies under the pointer, or carry what is in the hand."""
        if self._drag is not None:
            self._carry(event.position())
            return
        found = self._under(event.position())
        self._hover(found[1] if found else None)

    def _hover(self, piece: Piece | None) -> None:
        if piece is not self._hovered:
            self._hovered = piece
            self.said.emit(piece.said if piece else "")
            self.setCursor(Qt.CursorShape.PointingHandCursor if piece else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a piece and take it into the hand."""
        found = self._under(event.position())
        piece = found[1] if found else None
        self.choose(piece.number if piece else None)
        if piece and found and not found[0].is_bar and event.button() == Qt.MouseButton.LeftButton:
            self._drag = _Drag(piece, event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is in the hand."""
        drag, self._drag = self._drag, None
        if drag is not None and drag.wanted is not None:
            if not drag.why:
                self.moved.emit(drag.piece.number, drag.wanted)
            self.said.emit(drag.why)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the item of a piece on the plan."""
        found = self._under(event.position())
        if found and found[1]:
            self.show_wanted.emit(found[1].item)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is meant any longer."""
        self._hover(None)

    def _carry(self, at: QPointF) -> None:
        drag = self._drag
        assert drag is not None
        cutting, scale = self._boards[0].cutting, self.scale()
        if not isinstance(cutting, SheetCutting):
            return
        if drag.wanted is None and (at - drag.grip).manhattanLength() < DRAG_PX:
            return
        old = cutting.layout.placements[drag.piece.number]
        found = self._under(at)
        sheet = found[0].place if found else old.sheet
        rise = self.box_of(self._boards[sheet]).bottom() - self.box_of(self._boards[old.sheet]).bottom()
        moved = at - drag.grip
        wanted = replace(
            old, sheet=sheet, x_mm=old.x_mm + moved.x() / scale, y_mm=old.y_mm + (rise - moved.y()) / scale
        )
        drag.wanted, why = self._ask(drag.piece.number, wanted, SNAP_PX / scale)
        drag.why = say(why) if why else ""
        self.said.emit(drag.why or drag.piece.said)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through pieces; with Shift carry the chosen one; R turns, L locks, Return shows it on the plan."""
        key, numbers = Qt.Key(event.key()), [piece.number for board in self._boards for piece in board.pieces]
        piece = self.chosen_piece()
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.update()
        elif key in _STEPS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and piece:
            far = 10.0 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1.0
            self._nudge(piece, _STEPS[key][0] * far, _STEPS[key][1] * far)
        elif key in _STEPS and numbers:
            on = sum(_STEPS[key]) if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} else -sum(_STEPS[key])
            at = numbers.index(self._chosen) if self._chosen in numbers else (-1 if on > 0 else 0)
            self.choose(numbers[(at + round(on)) % len(numbers)])
        elif key == Qt.Key.Key_R and piece:
            self.turn_wanted.emit(piece.number, 90.0)
        elif key == Qt.Key.Key_L and piece:
            self.lock_wanted.emit(piece.number, not piece.locked)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and piece:
            self.show_wanted.emit(piece.item)
        else:
            super().keyPressEvent(event)

    def _nudge(self, piece: Piece, dx: float, dy: float) -> None:
        cutting = self._boards[0].cutting
        if isinstance(cutting, SheetCutting):
            old = cutting.layout.placements[piece.number]
            wanted = replace(old, x_mm=old.x_mm + dx, y_mm=old.y_mm + dy)
            wanted, why = self._ask(piece.number, wanted, 0.0)
            if why is None:
                self.moved.emit(piece.number, wanted)
            self.said.emit(say(why) if why else piece.said)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with a piece."""
        found = self._under(QPointF(event.pos()))
        piece = found[1] if found else None
        if found is None or piece is None:
            return
        number, item, locked = piece.number, piece.item, piece.locked
        menu = QMenu(self)
        menu.addAction(themed_icon("crosshair"), tr("Show on the plan"), lambda: self.show_wanted.emit(item))
        if not found[0].is_bar:
            menu.addSeparator()
            for text, icon, turn in ((tr("Turn left"), "rotate-ccw", 90.0), (tr("Turn right"), "rotate-cw", -90.0)):
                menu.addAction(themed_icon(icon), text, lambda by=turn: self.turn_wanted.emit(number, by))
            said, icon = (tr("Unlock"), "lock-open") if locked else (tr("Lock here"), "lock")
            menu.addAction(themed_icon(icon), said, lambda: self.lock_wanted.emit(number, not locked))
        menu.exec(event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Say beside the pointer what lies there."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._under(QPointF(event.pos()))
            piece = found[1] if found else None
            locked = "\n" + tr("Locked") if piece is not None and piece.locked else ""
            said = f"{piece.words[1]}\n{piece.words[2]}{locked}" if piece is not None else ""
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._pictures.clear()
            self.update()
