"""What a selected item says of places on the plan: the deepest one of a pond, where a dam is needed and how high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, Point
from diorama_planner.ui.canvas.overlay import path_of
from diorama_planner.ui.canvas.signs import dot, pill
from diorama_planner.ui.texts import say
from diorama_planner.ui.theme import Theme

if TYPE_CHECKING:
    from diorama_planner.kinds.cards import Mark

MARK_Z = 1.05e9
"""Over the marks of the selection."""

MOST_ITEMS = 20
"""Of a larger selection nothing is said: it is moved or lined up rather than looked at."""

BESIDE = (0.0, -16.0)
"""A pill stands above its place, pixels."""
BELOW = (0.0, 16.0)
"""Of a fault below it, since at the same place something else may be said."""


class ItemMarks:
    """Marks over a scene that follow a session when `refresh` is called."""

    def __init__(self, session: Session, scene: QGraphicsScene, theme: Theme) -> None:
        self._session = session
        self._scene = scene
        self._theme = theme
        self._items: list[QGraphicsItem] = []
        self._shown: tuple[Mark, ...] = ()
        self._comma = False

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._show(self._shown)

    def refresh(self) -> None:
        """Show the marks of what is selected, as it now is."""
        marks, comma = self._marks(), self._session.preferences.decimal_comma
        if (marks, comma) != (self._shown, self._comma):
            self._comma = comma
            self._show(marks)

    def texts(self) -> list[str]:
        """What is written."""
        return [say(mark.text, decimal_comma=self._comma) for mark in self._shown]

    def _marks(self) -> tuple[Mark, ...]:
        session, ids = self._session, self._session.selection.ids
        if len(ids) > MOST_ITEMS:
            return ()
        records = (session.document.records.get(item_id) for item_id in sorted(ids))
        items = [record for record in records if isinstance(record, Item) and session.scene.is_shown(record)]
        try:
            return tuple(mark for item in items for mark in kind_of(item).marks(item, session.around()))
        except PlannerError:
            return ()  # what is wrong with an item is told by the issues

    def _show(self, marks: tuple[Mark, ...]) -> None:
        for item in self._items:
            self._scene.removeItem(item)
        self._items = []
        self._shown = marks
        for mark in marks:
            text = say(mark.text, decimal_comma=self._comma)
            if len(mark.points) > 1:
                self._add(_line(mark, self._theme.halo, 4.0))
                self._add(_line(mark, self._theme.warning, 2.0))
            else:
                self._add(dot(mark.points[0], self._theme, is_fault=mark.is_fault))
            beside = BELOW if mark.is_fault else BESIDE
            self._add(pill(text, _middle(mark), self._theme, beside, is_quiet=True, is_fault=mark.is_fault))

    def _add(self, item: QGraphicsItem) -> None:
        item.setZValue(MARK_Z + len(self._items))
        self._scene.addItem(item)
        self._items.append(item)


def _line(mark: Mark, colour: str, width: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem(path_of(mark.points, closed=False))
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    item.setPen(pen)
    return item


def _middle(mark: Mark) -> Point:
    if len(mark.points) < 2:
        return mark.points[0]
    return point_along(mark.points, polyline_length(mark.points) / 2)[0]
