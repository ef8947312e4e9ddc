"""Measuring the screen with a bank card, so that "actual size" is what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.core.units import MM_PER_INCH
from diorama_planner.ui.dialogs.frame import PlannerDialog
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT, current_theme
from diorama_planner.ui.widgets.form import button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

CARD_MM = (85.60, 53.98)
"""ISO/IEC 7810, ID-1: every bank card."""

CORNER_MM = 3.18
SMALLEST, LARGEST = 1.5, 14.0
FINE, COARSE = 0.005, 0.05
USUAL_DPI = 96.0


def guessed_px_per_mm() -> float:
    """What the screen says of itself, in logical pixels per mm; 96 dots per inch if that cannot be."""
    screen = QGuiApplication.primaryScreen()
    dots = screen.physicalDotsPerInch() if screen is not None else USUAL_DPI
    guess = dots / MM_PER_INCH
    return guess if SMALLEST <= guess <= LARGEST else USUAL_DPI / MM_PER_INCH


class CardView(QWidget):
    """A card drawn as large as the screen is thought to show it. Its right edge is dragged, or moved by arrows."""

    changed = Signal()

    def __init__(self, px_per_mm: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px_per_mm = min(max(px_per_mm, SMALLEST), LARGEST)
        self._offset: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(420, 270)
        self._name()

    def sizeHint(self) -> QSize:
        """Room for the card of a dense screen."""
        return QSize(640, 360)

    def px_per_mm(self) -> float:
        """Logical pixels per mm."""
        return self._px_per_mm

    def set_px_per_mm(self, value: float) -> None:
        """Draw the card larger or smaller, within what a screen can be."""
        kept = min(max(value, SMALLEST), LARGEST)
        if kept != self._px_per_mm:
            self._px_per_mm = kept
            self._name()
            self.update()
            self.changed.emit()

    def step(self, by: float) -> None:
        """Change by so many pixels per mm."""
        self.set_px_per_mm(self._px_per_mm + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows size the card, with Shift in larger steps."""
        signs = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        sign = signs.get(Qt.Key(event.key()))
        if sign is None:
            super().keyPressEvent(event)
            return
        self.step(sign * (COARSE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else FINE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the edge."""
        self._offset = event.position().x() - self._card().right()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Size the card about its middle."""
        if self._offset is not None:
            half = event.position().x() - self._offset - self.width() / 2
            self.set_px_per_mm(2 * half / CARD_MM[0])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._offset = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mat, card, chip and measures."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(self.rect(), 7, 7)
        card = self._card()
        self._paint_card(painter, card)
        grip = QPointF(card.right(), card.center().y())
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.halo))
        painter.drawEllipse(grip, 8, 8)
        painter.drawLine(grip - QPointF(3, 0), grip + QPointF(3, 0))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def _paint_card(self, painter: QPainter, card: QRectF) -> None:
        theme = current_theme()
        mm = self._px_per_mm
        glow = QLinearGradient(card.topLeft(), card.bottomRight())
        glow.setColorAt(0, QColor(theme.mat_line5))
        glow.setColorAt(1, QColor(theme.mat))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow)
        painter.drawRoundedRect(card, CORNER_MM * mm, CORNER_MM * mm)
        painter.setBrush(QColor("#d9b765"))
        painter.drawRoundedRect(QRectF(card.x() + 10 * mm, card.y() + 19 * mm, 12.5 * mm, 9.5 * mm), mm, mm)
        painter.setBrush(QColor(255, 255, 255, 150))
        for group in range(4):
            box = QRectF(card.x() + (10 + group * 16) * mm, card.y() + 34 * mm, 13 * mm, 2.6 * mm)
            painter.drawRoundedRect(box, 1, 1)
        painter.drawRoundedRect(QRectF(card.x() + 10 * mm, card.y() + 43 * mm, 26 * mm, 2 * mm), 1, 1)

    def _card(self) -> QRectF:
        wide, high = (side * self._px_per_mm for side in CARD_MM)
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _name(self) -> None:
        text = tr("Card on the screen, {value} pixels per millimetre", value=f"{self._px_per_mm:.3f}")
        self.setAccessibleName(text)


class CalibrateDialog(PlannerDialog):
    """Hold a card against the screen, drag until both are alike, keep it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        lead = tr(
            "Hold a bank card against the drawn one and drag its right edge, or use the arrow keys, until both match."
        )
        super().__init__(tr("Measure the screen"), lead, parent)
        self._session = session
        self.card = CardView(session.preferences.screen_px_per_mm or guessed_px_per_mm())
        self._said = words("", "muted")
        self.body.addWidget(self.card, 1)
        smaller = IconButton("minus", tr("A little smaller"))
        larger = IconButton("plus", tr("A little larger"))
        smaller.clicked.connect(lambda: self.card.step(-FINE))
        larger.clicked.connect(lambda: self.card.step(FINE))
        guess = button(tr("What the screen says"), "link")
        guess.clicked.connect(lambda: self.card.set_px_per_mm(guessed_px_per_mm()))
        for part in (smaller, larger, self._said, guess):
            self.add_aside(part)
        self.add_button(tr("Cancel"), self.reject)
        self.add_button(tr("It matches"), self.accept, primary=True)
        self.card.changed.connect(self._tell)
        self._tell()
        self.resize(760, 520)
        self.card.setFocus()

    def accept(self) -> None:
        """Keep the measure."""
        self._session.set_preferences(screen_px_per_mm=self.card.px_per_mm())
        super().accept()

    def _tell(self) -> None:
        number = Readings.of(self._session).number(self.card.px_per_mm(), 3)
        self._said.setText(tr("{value} pixels per mm", value=number))
        self._said.setContentsMargins(UNIT, 0, UNIT, 0)
