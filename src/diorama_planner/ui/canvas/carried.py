"""What follows the hand: ghosts, painted among the items where they belong, and many items as one picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QTransform

from diorama_planner.drawing.extent import NOWHERE, Box, extent
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.painting.marks import Mark, Marks
from diorama_planner.painting.painter import HINTS
from diorama_planner.tools.preview import Moved
from diorama_planner.ui.canvas.shown import Shown


def turn_of(moved: Moved) -> QTransform:
    """How places of the plan, in mm, are moved by a gesture."""
    x, y = moved.about
    turn = QTransform.fromTranslate(x + moved.dx, y + moved.dy)
    turn.rotate(moved.angle_deg)
    return turn.translate(-x, -y)


def mapped(turn: QTransform, box: Box) -> Box:
    """The box around a box that was moved."""
    if box[0] > box[2]:
        return NOWHERE
    found = turn.mapRect(QRectF(QPointF(box[0], box[1]), QPointF(box[2], box[3])))
    return found.left(), found.top(), found.right(), found.bottom()


def in_pixels(turn: QTransform, scale: float) -> QTransform:
    """What moves places of the plan, as it moves its pixels at a scale."""
    there = QTransform.fromScale(scale, -scale)
    return there.inverted()[0] * turn * there


@dataclass(slots=True)
class Ghost:
    """Something that is not on the plan, or not where the plan has it; `turn` moves it, in mm."""

    primitives: tuple[Primitive, ...]
    z: float
    opacity: float = 1.0
    turn: QTransform = field(default_factory=QTransform)
    mark: Mark | None = None

    @property
    def box(self) -> Box:
        """The box, in mm, in which it is seen."""
        return mapped(self.turn, extent(self.primitives))

    def paint(self, painter: QPainter, marks: Marks) -> None:
        """Paint it in the pixels of the plan."""
        if self.mark is None:
            self.mark = marks.mark_of(self.primitives)
        painter.save()
        painter.setTransform(in_pixels(self.turn, marks.scale), combine=True)
        painter.setOpacity(self.opacity)
        self.mark.paint(painter)
        painter.restore()


@dataclass(slots=True)
class Carried:
    """One picture of many items, made at a scale; `corner` is where it lies, in pixels of the plan."""

    pixmap: QPixmap
    corner: QPoint
    scale: float
    opacity: float
    turn: QTransform = field(default_factory=QTransform)

    def paint(self, painter: QPainter, scale: float) -> None:
        """Paint it in the pixels of the plan at a scale."""
        painter.save()
        placing = QTransform.fromScale(scale / self.scale, scale / self.scale) * in_pixels(self.turn, scale)
        painter.setTransform(placing, combine=True)
        painter.setOpacity(self.opacity)
        painter.drawPixmap(self.corner, self.pixmap)
        painter.restore()


def picture_of(items: Iterable[Shown], area: QRect, marks: Marks, opacity: float) -> Carried:
    """Paint items, as they lie in an area of the plan's pixels, into one picture."""
    pixmap = QPixmap(area.size())
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(HINTS)
    painter.translate(-area.topLeft())
    for shown in items:
        if shown.mark is None:
            shown.mark = marks.mark_of(shown.primitives)
        shown.mark.paint(painter)
    painter.end()
    return Carried(pixmap, area.topLeft(), marks.scale, opacity)
