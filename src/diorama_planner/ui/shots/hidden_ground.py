"""What no planned camera sees, hatched over the plan: it need not be finished. Looked for a camera at a time."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.photography.camera_facts import cameras_of
from diorama_planner.app.photography.hidden import Hidden, looked_for, patches
from diorama_planner.app.photography.shot_words import hidden_words
from diorama_planner.geometry.region import rect_region, union_all
from diorama_planner.ui.canvas.overlay import SELECTION_Z, Layer, path_of, region_path
from diorama_planner.ui.commands.shots import HIDDEN
from diorama_planner.ui.following import follow
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId
    from diorama_planner.ui.canvas.plan_view import PlanView

COLOUR = "#d6336c"
_Z = SELECTION_Z - 3e6
HATCH_PX, STEP_PX, FACE_PX = 1.2, 9.0, 3.0
VEIL_ALPHA = 26
LEAST_SHARE = 0.999
"""A face of a wall is marked where none of it is seen."""
SETTLE_MS = 400
_CHANGES = {EventKind.CHANGE, EventKind.DOCUMENT}


class HiddenGround(QObject):
    """Shows it over a plan while that is wanted, and follows the session.

    Attributes:
        said: what is hidden, in words; empty until it was looked for.
    """

    def __init__(self, plan: PlanView, session: Session) -> None:
        super().__init__(plan)
        self.setObjectName(HIDDEN)
        self._plan, self._session = plan, session
        self._layer = Layer(plan.canvas.scene(), _Z)
        self._left_out: Callable[[], Collection[RecordId]] = frozenset
        self._looking: Generator[float, None, Hidden] | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._go_on)
        self.said = ""
        self.setProperty("shown", False)
        follow(session, self, self._on_event)

    @classmethod
    def of(cls, plan: PlanView, session: Session) -> HiddenGround:
        """The one of a plan, made when it is first asked for."""
        return plan.findChild(cls) or cls(plan, session)

    @property
    def is_shown(self) -> bool:
        """Whether it is shown."""
        return bool(self.property("shown"))

    @property
    def is_busy(self) -> bool:
        """Whether it is still being looked for."""
        return self._turn.isActive()

    def leave_out(self, unplanned: Callable[[], Collection[RecordId]]) -> None:
        """Say which cameras are not planned."""
        self._left_out = unplanned

    def set_shown(self, wanted: bool) -> None:
        """Show it, or take it away."""
        self.setProperty("shown", wanted)
        self.said = tr("Looking for what no camera sees…") if wanted else ""
        if wanted:
            self._begin()
        else:
            self._turn.stop()
            self._layer.clear()

    def refresh(self) -> None:
        """Look for it anew, as after another camera was ticked."""
        if self.is_shown:
            self._begin()

    def _on_event(self, event: SessionEvent) -> None:
        if self.is_shown and event.kind in _CHANGES:
            self._looking = None
            self._turn.start(SETTLE_MS)

    def _begin(self) -> None:
        self._looking = None
        self._turn.start(0)

    def _go_on(self) -> None:
        """Look through one more camera, and show what is left after the last."""
        if self._looking is None:
            left_out = self._left_out()
            cameras = [each for each in cameras_of(self._session) if each.id not in left_out]
            self._looking = looked_for(self._session, cameras)
        try:
            next(self._looking)
        except StopIteration as end:
            self._looking = None
            self._show(end.value)
        else:
            self._turn.start(0)

    def _show(self, found: Hidden) -> None:
        self.said = say(hidden_words(found, self._session.document.prices.currency))
        window = self._plan.window()
        if hasattr(window, "say"):
            window.say(self.said)
        layer = self._layer
        layer.clear()
        region = union_all([rect_region(*box) for box in patches(found)])
        layer.add(_Hatching(region_path([region])))
        faces = QPainterPath()
        for face in found.faces.values():
            if face.share >= LEAST_SHARE:
                faces.addPath(path_of(face.line, closed=False))
        layer.add_line(faces, COLOUR, FACE_PX)


class _Hatching(QGraphicsPathItem):
    """An area under lines that lie equally far apart however closely one looks."""

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint a veil, lines aslant, and the border."""
        box = self.boundingRect()
        per_mm = abs(painter.worldTransform().m11()) or 1.0
        step, high = STEP_PX / per_mm, box.height()
        painter.save()
        painter.setClipPath(self.path(), Qt.ClipOperation.IntersectClip)
        veil = QColor(COLOUR)
        veil.setAlpha(VEIL_ALPHA)
        painter.fillPath(self.path(), veil)
        pen = QPen(QColor(COLOUR), HATCH_PX)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(math.floor((box.left() - high) / step), math.ceil(box.right() / step)):
            x = number * step
            painter.drawLine(QPointF(x, box.top()), QPointF(x + high, box.bottom()))
        painter.restore()
