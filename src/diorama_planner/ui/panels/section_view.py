"""The profile along a section, painted as large as it fits; the pointer reads heights, two clicks a grade."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.app.sections.section_drawing import SectionInks, section_primitives
from diorama_planner.app.sections.section_view import SectionView
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.points import Bounds
from diorama_planner.painting.look import Look
from diorama_planner.painting.painter import paint
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import UNIT, Theme, current_theme, mixed

PAPER_MM_PIXELS = 3.6
"""How large a millimetre of a printed section's lines and words is on the screen."""

STEP_SHARE = 0.01
"""Part of the line by which an arrow key moves the reading."""

_STEPS = {Qt.Key.Key_Left: -1.0, Qt.Key.Key_Right: 1.0, Qt.Key.Key_Home: -1000.0, Qt.Key.Key_End: 1000.0}


def inks_of(theme: Theme, larger: float) -> SectionInks:
    """The colours of a section on the screen."""
    if not theme.is_dark:
        return SectionInks(ink=theme.text, muted=theme.muted, rule=theme.line, larger=larger)
    return SectionInks(
        ink=theme.text,
        muted=theme.muted,
        rule=theme.line,
        base=mixed("#cdb48c", theme.field, 0.45),
        base_layer=mixed("#7fb4dc", theme.field, 0.42),
        ground=mixed("#7fb4dc", theme.field, 0.28),
        slice_line=mixed("#7fb4dc", theme.field, 0.6),
        surface="#a3c96b",
        way="#8f8b85",
        body=mixed("#e8ddd0", theme.field, 0.35),
        behind=theme.muted,
        larger=larger,
    )


class ProfileView(QWidget):
    """A section. `read` carries how far along its line the pointer is, None when it has gone; `marked` the click."""

    read = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SectionView | None = None
        self._drawn: tuple[tuple[Primitive, ...], Bounds] = ((), (0.0, 0.0, 1.0, 1.0))
        self._larger = 0.0
        self.at_mm: float | None = None
        self.mark_mm: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Section"))
        self.setAccessibleDescription(tr("Arrows read heights along the line, Enter marks where a grade begins."))

    def show_view(self, view: SectionView | None) -> None:
        """Show another section, or the same as it is now."""
        if view is None or self._view is None or view.item.id != self._view.item.id:
            self.at_mm = self.mark_mm = None
        self._view, self._larger = view, 0.0
        self.update()

    def follow_theme(self) -> None:
        """Take other colours."""
        self._larger = 0.0
        self.update()

    def _placing(self) -> tuple[QPointF, float, Bounds]:
        """The middle of the room, pixels for a mm, and what is seen; lines and words grow with the whole."""
        view = self._view
        assert view is not None
        room = QRectF(self.rect()).adjusted(UNIT, UNIT, -UNIT, -UNIT)
        if not self._larger:
            times, larger = view.item.exaggeration, 1.0
            high = max(view.highest_mm - view.lowest_mm, 1.0) * times
            for _ in range(3):
                wide, tall = view.length_mm + 27 * larger, high + 22 * larger
                larger = PAPER_MM_PIXELS / min(room.width() / wide, room.height() / tall)
            self._larger = larger
            self._drawn = section_primitives(view, inks_of(current_theme(), larger))
        bounds = self._drawn[1]
        factor = min(room.width() / (bounds[2] - bounds[0]), room.height() / (bounds[3] - bounds[1]))
        return room.center(), factor, bounds

    def pixel_of(self, along_mm: float, height_mm: float) -> QPointF:
        """Where a place of the section is on the widget."""
        middle, factor, (xmin, ymin, xmax, ymax) = self._placing()
        assert self._view is not None
        x, y = along_mm - (xmin + xmax) / 2, height_mm * self._view.item.exaggeration - (ymin + ymax) / 2
        return QPointF(middle.x() + x * factor, middle.y() - y * factor)

    def _along(self, x: float) -> float:
        middle, factor, (xmin, _, xmax, _) = self._placing()
        assert self._view is not None
        return min(max((x - middle.x()) / factor + (xmin + xmax) / 2, 0.0), self._view.length_mm)

    def resizeEvent(self, event: object) -> None:
        """Draw anew at the next painting: lines and words keep their size on the screen."""
        self._larger = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the section, the reading and the mark."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 1))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._view is None:
            return
        middle, factor, (xmin, ymin, xmax, ymax) = self._placing()
        painter.save()
        painter.translate(middle)
        painter.scale(factor, -factor)
        painter.translate(-(xmin + xmax) / 2, -(ymin + ymax) / 2)
        paint(painter, self._drawn[0], Look(factor * self.devicePixelRatioF()))
        painter.restore()
        self._paint_reading(painter, theme)

    def _paint_reading(self, painter: QPainter, theme: Theme) -> None:
        view = self._view
        assert view is not None
        places = [place for place in (self.mark_mm, self.at_mm) if place is not None]
        spots = [self.pixel_of(place, view.profile.height_at(place)) for place in places]
        painter.setPen(QPen(QColor(theme.accent), 1.6))
        if len(spots) == 2:
            painter.drawLine(spots[0], spots[1])
        painter.setBrush(QColor(theme.field))
        for spot in spots:
            painter.drawEllipse(spot, 4, 4)

    # -- mouse and keys ----------------------------------------------------------------------------------------

    def _go_to(self, along_mm: float | None) -> None:
        self.at_mm = along_mm
        self.update()
        self.read.emit(along_mm)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the height under the pointer."""
        if self._view is not None:
            self._go_to(self._along(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark where a grade begins; on the mark itself, take it away."""
        if self._view is not None:
            self._mark(self._along(event.position().x()))

    def _mark(self, along_mm: float) -> None:
        _, factor, _ = self._placing()
        is_same = self.mark_mm is not None and abs(self.mark_mm - along_mm) * factor < UNIT
        self.mark_mm = None if is_same else along_mm
        self._go_to(along_mm)

    def leaveEvent(self, event: object) -> None:
        """Nothing is read any more."""
        self._go_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows read along the line, Enter marks, Esc takes the mark away or goes back to the plan."""
        key, view = Qt.Key(event.key()), self._view
        if key in _STEPS and view is not None:
            step = view.length_mm * STEP_SHARE * _STEPS[key]
            start = self.at_mm if self.at_mm is not None else view.length_mm / 2
            self._go_to(min(max(start + step, 0.0), view.length_mm))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self.at_mm is not None:
            self._mark(self.at_mm)
        elif key == Qt.Key.Key_Escape and self.mark_mm is not None:
            self.mark_mm = None
            self._go_to(self.at_mm)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
