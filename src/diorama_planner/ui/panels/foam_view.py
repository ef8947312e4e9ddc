"""A slice of foam as it is cut, and its stack from the side. Painted here; which slice is shown is for the panel."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.app.sawing.foam_stack import FoamCut
from diorama_planner.app.sawing.foam_templates import Inks, template_of, title_of
from diorama_planner.exporters.contract import Template
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import paint
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import SMALL_PT, UNIT, Theme, current_theme, mixed, text_font

FOAM_BLUE = "#7fb4dc"
WIRE_LIGHT, WIRE_DARK = "#127a5b", "#7ddc9a"
MARGIN = 2 * UNIT
PAPER_MM_PIXELS = 4.5
"""How large a millimetre of a printed template's lines and words is on the screen, however small the slice."""

PROFILE_WIDTH = 92
STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_PageUp: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageDown: -1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Home: -1000,
    Qt.Key.Key_End: 1000,
}
"""Slices further up that a key leads to."""


def inks_of(theme: Theme, larger: float) -> Inks:
    """The colours of a slice on the screen, and how much larger than on paper its lines are."""
    foam = mixed(FOAM_BLUE, theme.field, 0.28 if theme.is_dark else 0.35)
    wire = WIRE_DARK if theme.is_dark else WIRE_LIGHT
    return Inks(theme.text, foam, theme.accent, theme.danger, wire, theme.danger, larger)


class FoamView(QWidget):
    """One slice, as large as it fits; arrow keys ask for its neighbours."""

    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cut: FoamCut | None = None
        self._around: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)
        self._template: Template | None = None
        self._larger = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Slice of foam"))

    def show_cut(self, cut: FoamCut | None, around: tuple[float, float, float, float]) -> None:
        """Show a slice at its place in a box of the plan (mm), that of its whole stack."""
        self._cut, self._around, self._template = cut, around, None
        self.setAccessibleDescription(title_of(cut) if cut is not None else "")
        self.update()

    def follow_theme(self) -> None:
        """Take other colours."""
        self._template = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the slice, and a line around it while keys go to it."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(ground, 6, 6)
        if self._cut is None:
            return
        xmin, ymin, xmax, ymax = self._around
        room = ground.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        factor = min(room.width() / max(xmax - xmin, 1e-6), room.height() / max(ymax - ymin, 1e-6))
        larger = PAPER_MM_PIXELS / factor
        if self._template is None or self._larger != larger:
            self._larger, self._template = larger, template_of(self._cut, inks_of(theme, larger))
        painter.translate(room.center())
        painter.scale(factor, -factor)
        painter.translate(-(xmin + xmax) / 2, -(ymin + ymax) / 2)
        painter.setPen(QPen(QColor(theme.line), 1 / factor, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(QPointF(xmin, ymin), QPointF(xmax, ymax)))
        paint(painter, self._template.primitives, Look(factor * self.devicePixelRatioF()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through the slices, or go back to the plan."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stepped.emit(STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FoamProfile(QWidget):
    """The stack from the side: a bar for each slice, as wide as the slice; a click chooses one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cuts: Sequence[FoamCut] = ()
        self._at = 0
        self.setFixedWidth(PROFILE_WIDTH)
        self.setAccessibleName(tr("Stack from the side"))

    def show_stack(self, cuts: Sequence[FoamCut], at: int) -> None:
        """Show these slices, from below, and which of them is looked at."""
        self._cuts, self._at = cuts, at
        self.update()

    def bars(self) -> list[QRectF]:
        """Where the slices are, from below."""
        if not self._cuts:
            return []
        lamina = [cut.part.lamina for cut in self._cuts]
        widest = max(one.region.bounds[2] - one.region.bounds[0] for one in lamina)
        left = min(one.region.bounds[0] for one in lamina)
        right = max(one.region.bounds[2] for one in lamina)
        bottom, top = min(one.bottom_mm for one in lamina), max(one.top_mm for one in lamina)
        wide = (self.width() - UNIT) / max(right - left, widest, 1e-6)
        high = min((self.height() - UNIT) / max(top - bottom, 1e-6), 34.0 / self._cuts[0].part.height_mm)
        foot = (self.height() + (top - bottom) * high) / 2
        return [
            QRectF(
                UNIT / 2 + (one.region.bounds[0] - left) * wide,
                foot - (one.top_mm - bottom) * high,
                (one.region.bounds[2] - one.region.bounds[0]) * wide,
                (one.top_mm - one.bottom_mm) * high,
            )
            for one in lamina
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars with their numbers."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font(SMALL_PT))
        foam = mixed(FOAM_BLUE, theme.panel, 0.28 if theme.is_dark else 0.35)
        for place, (cut, bar) in enumerate(zip(self._cuts, self.bars(), strict=True)):
            is_shown = place == self._at
            painter.setPen(QPen(QColor(theme.panel), 1))
            painter.setBrush(QColor(theme.accent if is_shown else foam))
            painter.drawRoundedRect(bar.adjusted(0, 0.5, 0, -0.5), 2, 2)
            if bar.height() >= 11:
                painter.setPen(QColor(theme.on_accent if is_shown else theme.text))
                painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, str(cut.part.lamina.number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the slice that is pressed, or the one at that height."""
        at = event.position()
        for place, bar in enumerate(self.bars()):
            if bar.top() <= at.y() < bar.bottom():
                self.chosen.emit(place)
                return
