"""The areas of rooms, written in their middle: of those whose walls are selected, or of all."""

from __future__ import annotations

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

from diorama_planner.app.rooms import Room
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.units import format_area
from diorama_planner.ui.canvas.signs import pill
from diorama_planner.ui.texts import tr
from diorama_planner.ui.theme import Theme

ROOM_Z = 0.9e9
"""Over the plan and under the marks of the selection."""

MOST = 200
"""Of more rooms none is written on: the plan would be nothing but signs."""

MOST_CHOSEN = 1000
"""Of a larger selection no rooms are looked for: it is of the whole plan rather than of its walls."""


class RoomSigns:
    """Signs over a scene that follow a session when `refresh` is called."""

    def __init__(self, session: Session, scene: QGraphicsScene, theme: Theme) -> None:
        self._session = session
        self._scene = scene
        self._theme = theme
        self._items: list[QGraphicsItem] = []
        self._shown: tuple[Room, ...] = ()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self._show(self._shown)

    def refresh(self) -> None:
        """Show the rooms as they now are."""
        rooms = self._rooms()
        if rooms != self._shown:
            self._show(rooms)

    def texts(self) -> list[str]:
        """What is written."""
        return [self._text(room) for room in self._shown]

    def _rooms(self) -> tuple[Room, ...]:
        rooms, ids = self._session.derived.rooms, self._session.selection.ids
        if len(ids) > MOST_CHOSEN and not self._session.preferences.rooms_shown:
            return ()
        try:
            found = rooms.all() if self._session.preferences.rooms_shown else rooms.of(ids)
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
