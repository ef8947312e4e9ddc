"""A card with a picture above a title: recent projects, templates, examples."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from diorama_planner.ui.icons import icon_image
from diorama_planner.ui.theme import RADIUS, SMALL_PT, TEXT_PT, UNIT, Theme, current_theme, mixed, text_font

CARD = QSize(192, 176)
PICTURE_HEIGHT = 116
ICON = 28
EDGE = 7
FADED = 0.4


class PictureCard(QAbstractButton):
    """A button that is a picture, a title and a line about it. Greyed and not to be pressed when it is missing."""

    def __init__(self, title: str, about: str, icon: str = "image", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self._icon = icon
        self._picture: QPixmap | None = None
        self.setText(title)
        self.setAccessibleName(f"{title}, {about}" if about else title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """All cards are of one size."""
        return CARD

    def about(self) -> str:
        """The line below the title."""
        return self._about

    def has_picture(self) -> bool:
        """Whether there is a picture, and not only an icon in its place."""
        return self._picture is not None

    def set_picture(self, data: bytes | None) -> None:
        """Show a picture from the bytes of its file; what cannot be read leaves the icon."""
        picture = QPixmap()
        if data and picture.loadFromData(data):
            self._picture = _trimmed(picture)
            self.update()

    def set_missing(self, about: str) -> None:
        """Grey it, and say why below the title."""
        self._about = about
        self.setEnabled(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(f"{self.text()}, {about}")
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Lift it a little."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Lay it back."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, picture, title and line."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self.isEnabled():
            painter.setOpacity(FADED)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        shape = QPainterPath()
        shape.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(shape, QColor(theme.hover if self.isDown() else theme.field))
        painter.save()
        painter.setClipPath(shape)
        self._paint_picture(painter, QRectF(0, 0, self.width(), PICTURE_HEIGHT), theme)
        painter.restore()
        self._paint_words(painter, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent if lit else theme.line), 2 if self.hasFocus() else 1))
        painter.drawPath(shape)

    def _paint_picture(self, painter: QPainter, box: QRectF, theme: Theme) -> None:
        painter.fillRect(box, QColor(theme.mat))
        if self._picture is None:
            side = ICON
            image = icon_image(self._icon, side, mixed("#ffffff", theme.mat, 0.65))
            painter.drawPixmap(QPointF(box.center().x() - side / 2, box.center().y() - side / 2), image)
            return
        size = self._picture.deviceIndependentSize()
        # the whole plan is to be seen: a base is rarely as wide as a card
        factor = min((box.width() - 2 * EDGE) / size.width(), (box.height() - 2 * EDGE) / size.height())
        wide, high = size.width() * factor, size.height() * factor
        target = QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    def _paint_words(self, painter: QPainter, theme: Theme) -> None:
        room = QRect(UNIT + 2, PICTURE_HEIGHT + 7, self.width() - 2 * UNIT - 4, 20)
        title = text_font(TEXT_PT, strong=True)
        painter.setFont(title)
        painter.setPen(QColor(theme.text))
        elided = QFontMetrics(title).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
        painter.setFont(text_font(SMALL_PT))
        painter.setPen(QColor(theme.muted))
        below = QRect(room.x(), room.bottom() + 1, room.width(), self.height() - room.bottom() - 6)
        flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, flags, self._about)


def _trimmed(picture: QPixmap) -> QPixmap:
    """Leave out the clear rim round a plan, so that it fills the card."""
    seen = QRegion(picture.mask()).boundingRect() if picture.hasAlphaChannel() else picture.rect()
    return picture if seen.isEmpty() else picture.copy(seen)
