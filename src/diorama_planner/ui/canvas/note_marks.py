"""A small leaf at every item that carries a note, as large at any zoom. On paper notes stand in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from diorama_planner.app.events import EventKind
from diorama_planner.model.record import BASE_ID, RecordId
from diorama_planner.ui.following import Later, follow

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session

SIDE, FOLD = 13.0, 4.5
"""Of a leaf and of its folded corner, logical pixels."""

PAPER, INK = "#ffd75e", "#6b3f00"
_ABOVE = 1e11


class NoteMarks(QObject):
    """Keeps the marks in step with the document."""

    def __init__(self, session: Session, scene: QGraphicsScene, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._scene = scene
        self._leaf = _leaf()
        self._marks: dict[RecordId, QGraphicsPathItem] = {}
        self._later = Later(self, self.refresh)
        follow(session, self, self._on_event)

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind in {EventKind.CHANGE, EventKind.DOCUMENT}:
            self._later.ask()

    def marked(self) -> dict[RecordId, tuple[float, float]]:
        """Where marks are, by the items that they belong to; mm."""
        return {item_id: (mark.x(), mark.y()) for item_id, mark in self._marks.items()}

    def refresh(self) -> None:
        """Put the marks where the items with notes are now."""
        noted = [item for item in self._session.document.items() if item.note and item.id != BASE_ID]
        if not (noted or self._marks):
            return  # without asking where all items are, which a large plan takes long to say
        scene, boxes = self._session.scene, self._session.scene.boxes
        wanted = {item.id for item in noted if item.id in boxes and scene.is_shown(item)}
        for item_id in self._marks.keys() - wanted:
            self._scene.removeItem(self._marks.pop(item_id))
        for item_id in wanted:
            if item_id not in self._marks:
                self._marks[item_id] = self._made()
            _, _, right, top = boxes.bounds(item_id)
            self._marks[item_id].setPos(right, top)

    def _made(self) -> QGraphicsPathItem:
        mark = QGraphicsPathItem(self._leaf)
        mark.setBrush(QBrush(QColor(PAPER)))
        mark.setPen(QPen(QColor(INK), 1))
        mark.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        mark.setZValue(_ABOVE)
        self._scene.addItem(mark)
        return mark


def _leaf() -> QPainterPath:
    """A sheet with a folded corner and two lines of writing, its middle at the origin, y down."""
    half = SIDE / 2
    path = QPainterPath()
    corners = ((-half, -half), (half - FOLD, -half), (half, -half + FOLD), (half, half), (-half, half))
    path.addPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    path.closeSubpath()
    path.moveTo(half - FOLD, -half)
    path.lineTo(half - FOLD, -half + FOLD)
    path.lineTo(half, -half + FOLD)
    for y in (0.0, 3.0):
        path.moveTo(-half + 3, y)
        path.lineTo(half - 3, y)
    return path
