"""A base as it will look: from above on the cutting mat with a thing beside which to judge it, and in section."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from diorama_planner.ui.theme import RADIUS, SMALL_PT, Theme, current_theme, text_font

if TYPE_CHECKING:
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.drawing.primitives import Primitive
    from diorama_planner.kinds.base import Base
    from diorama_planner.kinds.contract import Around

MEASURES = ("toyota_ae86_trueno", "adult_man")
"""Things that everybody knows the size of: a car, and a person where a car would be as long as a table."""

DOLLHOUSE = 16.0
GRID_MM = 10.0
EDGE = 22
FOOT = 40


class BaseSketch(QWidget):
    """Shows one base; nothing until it is given one. `caption` stands below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base: Base | None = None
        self._scale = 64.0
        self._catalogue: Catalogue | None = None
        self._caption = ""
        self._kept: tuple[object, QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 120)

    def sizeHint(self) -> QSize:
        """Enough to judge it."""
        return QSize(340, 230)

    def show_base(self, base: Base, scale: float, catalogue: Catalogue, caption: str) -> None:
        """Show a base of a plan in a scale of 1:`scale`."""
        self._base, self._scale, self._catalogue, self._caption = base, scale, catalogue, caption
        self._kept = None
        self.setAccessibleName(caption)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint mat, base and caption."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mat = QPainterPath()
        mat.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.fillPath(mat, QColor(theme.mat))
        if self._base is None:
            return
        factor, origin = self._placing(self._base)
        painter.setClipPath(mat)
        self._paint_grid(painter, theme, factor, origin)
        self._paint_shadow(painter, self._base, factor, origin)
        painter.drawImage(QRectF(self.rect()), self._picture(self._base, factor, origin))
        self._paint_caption(painter)

    def _placing(self, base: Base) -> tuple[float, QPointF]:
        """Pixels per mm, and where the base's lower left corner lies in the widget."""
        room = QSize(self.width() - 2 * EDGE, self.height() - EDGE - FOOT - 4)
        rim = 2 * base.frame_mm
        factor = min(room.width() / (base.width_mm + rim), room.height() / (base.depth_mm + rim))
        factor = max(factor, 1e-6)
        left = (self.width() - base.width_mm * factor) / 2
        bottom = EDGE - 2 + (room.height() + base.depth_mm * factor) / 2
        return factor, QPointF(left, bottom)

    def _paint_grid(self, painter: QPainter, theme: Theme, factor: float, origin: QPointF) -> None:
        step = GRID_MM
        while step * factor < 7:
            step *= 5
        for fifth in (False, True):
            painter.setPen(QPen(QColor(theme.mat_line5 if fifth else theme.mat_line), 1))
            for axis, start, end in ((0, origin.x(), self.width()), (1, origin.y(), self.height())):
                first = -int(start / (step * factor)) - 1
                last = int((end - start) / (step * factor)) + 1
                for index in range(first, last + 1):
                    if (index % 5 == 0) is not fifth:
                        continue
                    at = round(start + index * step * factor) + 0.5
                    line = (
                        (QPointF(at, 0), QPointF(at, self.height()))
                        if axis == 0
                        else (
                            QPointF(0, at),
                            QPointF(self.width(), at),
                        )
                    )
                    painter.drawLine(*line)

    def _paint_shadow(self, painter: QPainter, base: Base, factor: float, origin: QPointF) -> None:
        rim = base.frame_mm * factor
        box = QRectF(origin.x() - rim, origin.y() - base.depth_mm * factor - rim, 0, 0)
        box.setWidth(base.width_mm * factor + 2 * rim)
        box.setHeight(base.depth_mm * factor + 2 * rim)
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, alpha in ((7, 14), (5, 20), (3, 26), (1, 30)):
            painter.setBrush(QColor(0, 0, 0, alpha))
            grown = box.adjusted(-spread, -spread + 3, spread, spread + 3)
            if base.shape == "circle":
                painter.drawEllipse(grown)
            elif base.shape != "polygon":
                corner = spread + 1 + (base.corner_mm * factor + rim if base.shape == "rounded" else 0.0)
                painter.drawRoundedRect(grown, corner, corner)

    def _picture(self, base: Base, factor: float, origin: QPointF) -> QImage:
        from diorama_planner.painting.thumbnail import drawing_image

        ratio = self.devicePixelRatioF()
        key = (base, self._scale, self.width(), self.height(), ratio)
        if self._kept is None or self._kept[0] != key:
            left, top = -origin.x() / factor, origin.y() / factor
            bounds = (left, top - self.height() / factor, left + self.width() / factor, top)
            size = (max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
            self._kept = (key, drawing_image(self._primitives(base), bounds, size))
        return self._kept[1]

    def _primitives(self, base: Base) -> Iterator[Primitive]:
        from diorama_planner.drawing.primitives import Instance
        from diorama_planner.kinds.base import draw
        from diorama_planner.symbols.library import symbol_of

        if self._catalogue is None:
            return
        # Of its surroundings a base looks at the catalogue only.
        yield from draw(base, cast("Around", SimpleNamespace(catalogue=self._catalogue)))
        measure = self._catalogue.thing_map.get(MEASURES[self._scale < DOLLHOUSE])
        if measure is not None:
            at = (base.width_mm / 2, base.depth_mm / 2)
            small = 1 / self._scale
            turned = 90.0 if base.depth_mm > base.width_mm else 0.0
            yield Instance(symbol_of(measure), at, turned, (small, small), {}, 60.0 / self._scale)

    def _paint_caption(self, painter: QPainter) -> None:
        painter.setFont(text_font(SMALL_PT))
        painter.setPen(QColor("#ffffff"))
        box = QRectF(12, self.height() - FOOT, self.width() - 24, FOOT - 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._caption)
