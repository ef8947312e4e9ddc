"""The guides of the plan as the canvas shows them: their lines, and which of them the hand takes hold of.

What a guide in the hand does is `tools.guides`.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QGraphicsScene

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.session import Session
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Guide, Point
from diorama_planner.tools.guides import axis_of, guide_line, guide_tool
from diorama_planner.tools.tool import Tool
from diorama_planner.ui.canvas.context import CanvasContext
from diorama_planner.ui.canvas.overlay import SELECTION_Z, Layer, path_of
from diorama_planner.ui.following import follow
from diorama_planner.ui.theme import Theme

REACH_PIXELS = 4.0
_Z = SELECTION_Z - 1e6


class GuideLines(QObject):
    """Draws the guides that are shown, and follows the session."""

    def __init__(self, session: Session, context: CanvasContext, scene: QGraphicsScene, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._context = context
        self._layer = Layer(scene, _Z)
        self._theme = theme
        self._drawn: tuple[tuple[Guide, ...], Theme] | None = None
        follow(session, self, self._follow)

    def _follow(self, event: SessionEvent) -> None:
        if event.kind in {EventKind.CHANGE, EventKind.DOCUMENT, EventKind.PREFERENCES}:
            self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.refresh()

    def refresh(self) -> None:
        """Draw the guides that there are, if they are not drawn already."""
        guides = self.shown()
        if self._drawn == (guides, self._theme):
            return
        self._drawn = (guides, self._theme)
        self._layer.clear()
        for guide in guides:
            path = path_of(guide_line(guide), closed=False)
            self._layer.add_line(path, self._theme.guide, 1.0)

    def shown(self) -> tuple[Guide, ...]:
        """The guides that can be seen."""
        if not self._session.preferences.guides_shown:
            return ()
        return tuple(self._session.document.every(Guide))

    def at(self, point: Point) -> Guide | None:
        """The guide that a press here takes hold of; things over it win, the base and ground do not."""
        if self._session.preferences.guides_locked:
            return None
        reach = REACH_PIXELS * self._context.mm_per_pixel
        near = [guide for guide in self.shown() if abs(point[axis_of(guide)] - guide.at_mm) <= reach]
        if not near or any(self._is_thing(item_id) for item_id in self._context.pick(point)):
            return None
        return min(near, key=lambda guide: abs(point[axis_of(guide)] - guide.at_mm))

    def tool_at(self, point: Point) -> Tool | None:
        """What a press here takes in hand: the guide there."""
        guide = self.at(point)
        return guide_tool(guide, is_new=False) if guide else None

    def _is_thing(self, item_id: str) -> bool:
        item = self._context.item(item_id)
        return item is not None and self._context.can_move(item_id) and not kind_of(item).area_like
