"""A photo with a frame on it that is dragged by its corners, or moved and sized by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import RADIUS, current_theme, text_font

SMALLEST = 16
GRIP = 12
STEP = 4
_ARROWS = {
    Qt.Key.Key_Left: (-STEP, 0),
    Qt.Key.Key_Right: (STEP, 0),
    Qt.Key.Key_Up: (0, -STEP),
    Qt.Key.Key_Down: (0, STEP),
}


class CropView(QWidget):
    """`crop()` is in pixels of the photo. Arrows move the frame, Shift+arrows its lower right corner."""

    changed = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = QImage()
        self._crop = QRect()
        self._grip: tuple[int, int] | None = None
        self._from = QPointF()
        self._before = QRect()
        self._proportion: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 150)
        self.setAccessibleName(tr("Photo from above; arrows move the frame, Shift and arrows size it"))

    def sizeHint(self) -> QSize:
        """Enough to see what is cut."""
        return QSize(330, 220)

    def set_photo(self, photo: QImage) -> None:
        """Show another photo, all of it in the frame."""
        self._photo = photo
        self._crop = photo.rect()
        self.update()
        self.changed.emit()

    def photo(self) -> QImage:
        """The photo, null if there is none."""
        return self._photo

    def crop(self) -> QRect:
        """The frame in pixels of the photo."""
        return QRect(self._crop)

    def set_crop(self, crop: QRect) -> None:
        """Put the frame somewhere within the photo."""
        within = crop.normalized().intersected(self._photo.rect())
        if min(within.width(), within.height()) >= SMALLEST and within != self._crop:
            self._crop = within
            self.update()
            self.changed.emit()

    def set_proportion(self, proportion: float | None) -> None:
        """Keep the frame at a proportion of width to height, in pixels of the photo; None lets it free."""
        self._proportion = proportion
        if proportion is not None and not self._photo.isNull():
            whole, middle = self._photo.rect(), self._crop.center()
            box = _kept(self._crop, proportion, (1, 1), whole.translated(self._crop.topLeft()))
            box.moveCenter(middle)
            x, y = whole.width() - box.width(), whole.height() - box.height()
            self.set_crop(QRect(QPoint(min(max(box.x(), 0), x), min(max(box.y(), 0), y)), box.size()))

    # -- hands -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a corner, or the whole frame; without a photo, ask for one."""
        if self._photo.isNull():
            self.chosen.emit()
            return
        box = self._box(self._crop)
        at = event.position()
        near_x = _near(at.x(), box.left(), box.right())
        near_y = _near(at.y(), box.top(), box.bottom())
        self._grip = (near_x, near_y)
        if not (near_x or near_y) and not box.contains(at):
            self._grip = None
        self._from, self._before = at, QRect(self._crop)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the hand from where it began."""
        if self._grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position() - self._from) / self._factor()
        by = QPoint(round(moved.x()), round(moved.y()))
        self._drag(self._grip, by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and size the frame; Enter asks for a photo if there is none."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if self._photo.isNull():
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
                self.chosen.emit()
                return
        elif step is not None:
            self._before = QRect(self._crop)
            sizes = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag((1, 1) if sizes else (0, 0), QPoint(*step))
            return
        super().keyPressEvent(event)

    def _drag(self, grip: tuple[int, int], by: QPoint) -> None:
        box = QRect(self._before)
        if grip == (0, 0):
            whole = self._photo.rect()
            x = min(max(box.x() + by.x(), 0), whole.width() - box.width())
            y = min(max(box.y() + by.y(), 0), whole.height() - box.height())
            box.moveTo(x, y)
        if grip[0] < 0:
            box.setLeft(min(box.left() + by.x(), box.right() - SMALLEST))
        elif grip[0] > 0:
            box.setRight(max(box.right() + by.x(), box.left() + SMALLEST))
        if grip[1] < 0:
            box.setTop(min(box.top() + by.y(), box.bottom() - SMALLEST))
        elif grip[1] > 0:
            box.setBottom(max(box.bottom() + by.y(), box.top() + SMALLEST))
        if self._proportion is not None and grip != (0, 0):
            box = _kept(box, self._proportion, grip, self._photo.rect())
        self.set_crop(box)

    # -- picture -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the photo, darker outside the frame."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(ground, QColor(theme.field))
        if self._photo.isNull():
            self._paint_invitation(painter)
        else:
            painter.drawImage(self._box(self._photo.rect()), self._photo)
            self._paint_frame(painter)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.drawPath(ground)

    def _paint_invitation(self, painter: QPainter) -> None:
        theme = current_theme()
        middle = QRectF(self.rect()).center()
        painter.drawPixmap(QPointF(middle.x() - 16, middle.y() - 34), icon_image("image-plus", 32, theme.muted))
        painter.setFont(text_font())
        painter.setPen(QColor(theme.muted))
        words = QRectF(20, middle.y() + 8, self.width() - 40, 40)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, tr("Choose a photo taken from straight above, nose to the right"))

    def _paint_frame(self, painter: QPainter) -> None:
        theme = current_theme()
        box = self._box(self._crop)
        shade = QPainterPath()
        shade.addRect(self._box(self._photo.rect()))
        hole = QPainterPath()
        hole.addRect(box)
        painter.fillPath(shade - hole, QColor(0, 0, 0, 130))
        painter.setPen(QPen(QColor(theme.halo), 3))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.drawRect(box)
        painter.setBrush(QColor(theme.halo))
        for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
            painter.drawEllipse(corner, 4.5, 4.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _factor(self) -> float:
        room = self.size() - QSize(16, 16)
        return max(1e-6, min(room.width() / self._photo.width(), room.height() / self._photo.height()))

    def _box(self, area: QRect) -> QRectF:
        factor = self._factor()
        left = (self.width() - self._photo.width() * factor) / 2
        top = (self.height() - self._photo.height() * factor) / 2
        return QRectF(
            left + area.x() * factor, top + area.y() * factor, area.width() * factor, area.height() * factor
        )


def _near(at: float, low: float, high: float) -> int:
    if abs(at - low) <= GRIP and abs(at - low) <= abs(at - high):
        return -1
    return 1 if abs(at - high) <= GRIP else 0


def _kept(box: QRect, proportion: float, grip: tuple[int, int], whole: QRect) -> QRect:
    """Give a frame of a proportion within a whole: held at the corner or side that was not dragged."""
    room_x = box.right() + 1 - whole.left() if grip[0] < 0 else whole.right() + 1 - box.left()
    room_y = box.bottom() + 1 - whole.top() if grip[1] < 0 else whole.bottom() + 1 - box.top()
    wanted = box.height() * proportion if grip[0] == 0 else float(box.width())
    width = max(min(wanted, room_x, room_y * proportion), SMALLEST * max(1.0, proportion))
    size = QSize(round(width), round(width / proportion))
    left = box.right() + 1 - size.width() if grip[0] < 0 else box.left()
    top = box.bottom() + 1 - size.height() if grip[1] < 0 else box.top()
    return QRect(QPoint(left, top), size)
