"""The areas of rooms in their middle: of that under the pointer, of those whose walls are selected, or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from diorama_planner.core.errors import PlannerError
from diorama_planner.core.units import format_area
from diorama_planner.geometry.region import contains_point
from diorama_planner.model.record import Point
from diorama_planner.ui.canvas.signs import pill
from diorama_planner.ui.following import Later
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import Theme

if TYPE_CHECKING:
    from diorama_planner.app.editing.rooms import Room
    from diorama_planner.app.session import Session

ROOM_Z = 0.9e9
"""Over the plan and under the marks of the selection."""

MOST = 200
"""Of more rooms none is written on: the plan would be nothing but signs."""

MOST_CHOSEN = 1000
"""Of a larger selection no rooms are looked for: it is of the whole plan rather than of its walls."""


REST_MS = 120
"""So long the pointer rests in a room before that is looked for."""


class RoomSigns:
    """Signs over a scene that follow a session when `refresh` is called, and a pointer that rests."""

    def __init__(self, session: Session, scene: QGraphicsScene, theme: Theme) -> None:
        self._session = session
        self._scene = scene
        self._theme = theme
        self._items: list[QGraphicsItem] = []
        self._shown: tuple[Room, ...] = ()
        self._at: Point | None = None
        self._hovered: Room | None = None
        self._known = session.document
        self._later = Later(scene, self._look, REST_MS)

    def point_at(self, point: Point | None) -> None:
        """Tell where the pointer is at rest, None for nowhere; the room there is shown if it stays."""
        self._at = point
        if point is None and self._hovered is not None:
            self._look()
        elif point is not None and not (self._hovered and contains_point(self._hovered.region, point)):
            self._later.ask()

    def _look(self) -> None:
        """Find the room under the pointer."""
        self._known = self._session.document
        try:
            self._hovered = None if self._at is None else self._session.derived.rooms.at(self._at)
        except PlannerError:
            self._hovered = None
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._show(self._shown)

    def refresh(self) -> None:
        """Show the rooms as they now are; that under the pointer is looked for again once the plan is another."""
        if self._hovered is not None and self._known is not self._session.document:
            self._hovered = None
            self._later.ask()
        rooms = self._rooms()
        if self._hovered is not None and all(room.middle != self._hovered.middle for room in rooms):
            rooms = (*rooms, self._hovered)
        if rooms != self._shown:
            self._show(rooms)

    def texts(self) -> list[str]:
        """What is written."""
        return [self._text(room) for room in self._shown]

    def _rooms(self) -> tuple[Room, ...]:
        ids, shows_all = self._session.selection.ids, self._session.preferences.rooms_shown
        if not shows_all and not 0 < len(ids) <= MOST_CHOSEN:
            return ()
        rooms = self._session.derived.rooms
        try:
            found = rooms.all() if shows_all else rooms.of(ids)
        except PlannerError:
            return ()  # what is wrong with a wall is told by the issues
        return found if len(found) <= MOST else ()

    def _show(self, rooms: tuple[Room, ...]) -> None:
        for item in self._items:
            self._scene.removeItem(item)
        self._items = []
        self._shown = rooms
        for room in rooms:
            sign = pill(self._text(room), room.middle, self._theme, is_quiet=True)
            sign.setZValue(ROOM_Z)
            self._scene.addItem(sign)
            self._items.append(sign)

    def _text(self, room: Room) -> str:
        chosen = self._session.preferences
        imperial, comma = chosen.length_unit == "in", chosen.decimal_comma
        model = format_area(room.area_mm2, "in2" if imperial else "cm2", precision=1, decimal_comma=comma)
        real_mm2 = room.area_mm2 * self._session.scale**2
        real = format_area(real_mm2, "ft2" if imperial else "m2", precision=1, decimal_comma=comma)
        return tr("{area} · real {real}", area=model, real=real)
