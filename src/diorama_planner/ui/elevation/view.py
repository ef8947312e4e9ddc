"""The canvas of a face: the view of the plan, with the face in the place of the base."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from diorama_planner.app.editing.face_session import FaceSession
from diorama_planner.app.events import SessionEvent
from diorama_planner.kinds.registry import KINDS
from diorama_planner.tools.polygon import polygon_tool
from diorama_planner.tools.polyline import polyline_tool
from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.canvas.snapping import Snapping
from diorama_planner.ui.elevation.context import FaceContext
from diorama_planner.ui.texts import tr

PATCH, OPENING, NEON = "patch", "opening", "neon"
MARGIN, LEAST = 26, 40
"""What is left free round a face, and the least room for it, in pixels."""


class FaceView(PlanView):
    """A face of a wall under the user's hand."""

    def __init__(self, session: FaceSession) -> None:
        made: list[FaceContext] = []

        def make(_session: object, snapping: Snapping, mm_per_pixel: Callable[[], float]) -> FaceContext:
            made.append(FaceContext(session, snapping, mm_per_pixel))
            return made[0]

        super().__init__(session, make_context=make)
        self.context = made[0]
        self._faces = session
        self._corner = -1

    def _name(self) -> None:
        super()._name()
        self.canvas.setAccessibleName(tr("Wall face"))
        self.canvas.setAccessibleDescription(tr("The face of a wall from before. Arrows nudge what is selected."))

    def draw_patches(self, look: str) -> None:
        """Take the tool that draws face patches of a look."""
        self.context.chosen_fields[PATCH] = {"look": look}
        self.canvas.desk.take_tool(polygon_tool(KINDS[PATCH]))
        self.canvas.setFocus()

    def cut_openings(self, fields: dict[str, Any]) -> None:
        """Take the tool that puts openings of a sort into this face."""
        self.canvas.desk.take_tool(self.context.tool_of_kind(KINDS[OPENING], **fields))
        self.canvas.setFocus()

    def hang_letters(self) -> None:
        """Take the tool that hangs the letters of a neon sign on this face."""
        self.canvas.desk.take_tool(self.context.tool_of_kind(KINDS[NEON]))
        self.canvas.setFocus()

    def draw_neon(self) -> None:
        """Take the tool that draws a neon sign as a line."""
        face = self._faces.face
        if face is None:
            return
        self.context.chosen_fields[NEON] = {"at_mm": face.across(0.0), "up_mm": 0.0}
        self.canvas.desk.take_tool(polyline_tool(KINDS[NEON]))
        self.canvas.setFocus()

    def _follow(self, event: SessionEvent) -> None:
        if not self._faces.host_id:
            return  # nothing is shown
        super()._follow(event)

    def show_stretch(self, step: int) -> None:
        """Bring the stretch between two corners before or after the last one into view."""
        corners = self._faces.corners()
        count = len(corners) - 1
        self._corner = (self._corner + step) % count if self._corner >= 0 else (0 if step > 0 else count - 1)
        face = self._faces.face
        if face is not None:
            self._show(corners[self._corner], corners[self._corner + 1], face.height_mm)

    def fit(self) -> None:
        """Show the whole face."""
        self._corner = -1
        face = self._faces.face
        if face is not None:
            self._show(0.0, face.width_mm, face.height_mm)

    def _show(self, left: float, right: float, high: float) -> None:
        """Show a stretch of the face as large as it goes: the panel is low, and walls are long."""
        size = self.canvas.viewport().size()
        across = max(size.width() - 2 * MARGIN, LEAST) / max(right - left, 1e-6)
        up = max(size.height() - 2 * MARGIN, LEAST) / max(high, 1e-6)
        self.canvas.look_at(((left + right) / 2, high / 2), min(across, up))
