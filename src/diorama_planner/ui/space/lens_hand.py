"""The hand on a camera that is looked through, before all other hands on the view in space.

A click focuses, with Ctrl the focus follows what is there; a drag turns the camera; the wheel opens and closes the
lens, with Shift it focuses; Esc looks freely again. What that does is for `lens`.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from diorama_planner.app.photography.camera_moves import turned

if TYPE_CHECKING:
    from diorama_planner.kinds.camera import Camera
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.space.lens import Lens
    from diorama_planner.ui.space.panel import SpacePanel

NOTCH = 120
CLICK_PX = 4.0
"""A press that moves less is a click."""


class LensHand(QObject):
    """Takes what is done in the picture while a camera is looked through."""

    def __init__(self, lens: Lens, panel: SpacePanel) -> None:
        super().__init__(lens)
        self._lens, self._panel = lens, panel
        self._view: SpaceView | None = None
        self._pressed: QPointF | None = None
        self._grabbed: Camera | None = None

    def take(self, view: SpaceView) -> None:
        """Be asked first of all hands: the last one that is put on a window is."""
        self._view = view
        view.removeEventFilter(self)
        view.installEventFilter(self)
        self._panel.focus_picture()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take mouse, wheel and Esc."""
        if not self._lens.camera or watched is not self._view:
            return False
        sort = event.type()
        if sort == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            if event.button() == Qt.MouseButton.LeftButton:
                self._panel.focus_picture()
                self._pressed, self._grabbed = event.position(), self._lens.shown
        elif sort == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._drag(event.position())
        elif sort == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            self._release(event)
        elif sort == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            self._turn_wheel(event)
        elif sort == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._lens.leave()
        else:
            return False
        return True

    def _drag(self, at: QPointF) -> None:
        start, grabbed, view = self._pressed, self._grabbed, self._view
        if start is None or grabbed is None or view is None or (at - start).manhattanLength() < CLICK_PX:
            return
        hole = view.pinhole
        right = hole.wide_deg * (at.x() - start.x()) / max(view.width(), 1)
        up = hole.high_deg * (at.y() - start.y()) / max(view.height(), 1)
        self._lens.change("Aim", lambda _: turned(grabbed, -right, up), f"aim-{grabbed.id}-{id(grabbed)}")

    def _release(self, event: QMouseEvent) -> None:
        start, self._pressed, self._grabbed = self._pressed, None, None
        if start is None or (event.position() - start).manhattanLength() >= CLICK_PX:
            return
        if self._lens.frame.contains(event.position()):
            control = Qt.KeyboardModifier.ControlModifier
            self._lens.focus_at(event.position(), bool(event.modifiers() & control))

    def _turn_wheel(self, event: QWheelEvent) -> None:
        moved = event.angleDelta().y() or event.angleDelta().x()  # with Shift or Alt some systems turn it sideways
        steps = moved / NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._lens.focus_by(steps)
        elif moved:
            self._lens.open_by(-round(steps) if abs(steps) >= 1.0 else int(math.copysign(1, -steps)))
