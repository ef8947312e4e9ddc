"""Night on the canvas: follows plan and preferences, and turns what the canvas shows into night.

What falls where is worked out by `app.light.night`, a few lamps at a time so that the window stays free; how it
looks is `painting.night`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.light.imagined_light import lights_under_way
from diorama_planner.app.light.night import out_of_sight
from diorama_planner.painting.night import NightPicture
from diorama_planner.ui.canvas.night_bar import NightBar
from diorama_planner.ui.following import follow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from diorama_planner.app.session import Session
    from diorama_planner.geometry.lighting import Nightlight
    from diorama_planner.ui.canvas.canvas import Canvas

LIGHTING_S = 0.08
"""How long lamps are worked out before what there is of the night is shown, and the window hears its user."""

_CHANGES = {EventKind.CHANGE, EventKind.DOCUMENT}


class Nightfall(QObject):
    """Makes a view show the night of a session's plan while the user wants that, with a bar to set it."""

    def __init__(self, session: Session, view: Canvas, over: QWidget) -> None:
        super().__init__(over)
        self._session, self._view = session, view
        self._light: Nightlight | None = None
        self._picture: NightPicture | None = None
        self._going_on = QTimer(self)
        self._going_on.setSingleShot(True)
        self._going_on.timeout.connect(self._refresh)
        self.bar = NightBar(session, over)
        follow(session, self, self._follow)
        view.desk.previewed.connect(self._follow_hand)
        self._show()

    def _follow(self, event: SessionEvent) -> None:
        if event.kind is EventKind.PREFERENCES:
            self._show()
        elif event.kind in _CHANGES and self._session.preferences.night_shown:
            self.bar.refresh()
            self._refresh()

    def _show(self) -> None:
        shown = self._session.preferences.night_shown
        self.bar.setVisible(shown)
        self.bar.refresh()
        if shown:
            self._refresh()
        else:
            self._view.desk.projector.conceal(frozenset())
            self._view.set_grade(None)

    def _follow_hand(self) -> None:
        """Let the light of what is placed, moved, turned or aimed go with it."""
        session, preview = self._session, self._view.desk.preview
        if not session.preferences.night_shown:
            return
        night = session.derived.night
        if night.imagine(lights_under_way(session.scene, preview, night.shining())):
            self._refresh()

    def _refresh(self) -> None:
        is_dark = self._session.preferences.night_pct > 0
        self._view.desk.projector.conceal(out_of_sight(self._session.document.items() if is_dark else ()))
        self._view.set_grade(self)

    def paint(self, painter: QPainter) -> None:
        """Turn what has been painted into night."""
        night, chosen = self._session.derived.night, self._session.preferences
        light, darkness = night.light(LIGHTING_S, chosen.night_charge), chosen.night_pct / 100.0
        if self._picture is None or light is not self._light or darkness != self._picture.darkness:
            self._light, self._picture = light, NightPicture(light, darkness)
        if not night.is_complete:
            self._going_on.start(0)
        self._picture.paint(painter)
