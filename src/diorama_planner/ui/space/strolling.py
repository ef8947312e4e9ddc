"""Going about in the plan: walking at the height of an eye of its scale, or flying, for as long as keys are held.

Which step leads where is in `optics.view_moves`; whose eye it is, in `gaze`.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from diorama_planner.optics.view_moves import (
    WALK_REAL_MM_S,
    eye_height_mm,
    eye_of,
    lifted_to,
    looking,
    standing,
    stepped,
)

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.optics.orbit import OrbitPose
    from diorama_planner.ui.space.gaze import Gaze

Gait = Literal["", "walk", "fly"]

TICK_MS, LONGEST_S = 16, 0.1
"""A step is taken so often; after a pause it is no longer than that."""
RUN = 4.0
"""So many times faster with Shift."""
FASTER = 1.6
"""One who goes about a model is in more of a hurry than one who walks."""
FLIGHT = 2.5
STEP_REAL_MM = 700.0
"""A notch of the wheel is a step."""
CLIMB_SHARE = 0.25
"""How much of the way up a kerb the eye comes in one tick."""
GAZE_DEG = 0.22
"""How far the head turns for a pixel."""

_WAYS = {
    Qt.Key.Key_W: (1, 0, 0), Qt.Key.Key_Up: (1, 0, 0), Qt.Key.Key_S: (-1, 0, 0), Qt.Key.Key_Down: (-1, 0, 0),
    Qt.Key.Key_A: (0, -1, 0), Qt.Key.Key_Left: (0, -1, 0), Qt.Key.Key_D: (0, 1, 0), Qt.Key.Key_Right: (0, 1, 0),
    Qt.Key.Key_E: (0, 0, 1), Qt.Key.Key_PageUp: (0, 0, 1), Qt.Key.Key_Q: (0, 0, -1), Qt.Key.Key_PageDown: (0, 0, -1),
}  # fmt: skip
"""Ahead, to the right and up, by the keys."""


class Stroll(QObject):
    """One who goes about; with no gait one looks at the plan from around it."""

    gait_changed = Signal(str)

    def __init__(self, session: Session, gaze: Gaze) -> None:
        super().__init__(gaze)
        self._session, self._gaze = session, gaze
        self.gait: Gait = ""
        self._before: OrbitPose | None = None
        self._held: set[Qt.Key] = set()
        self._fast = False
        self._last = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    # -- setting out -----------------------------------------------------------------------------------------

    def set_out(self, gait: Gait, at: tuple[float, float] | None = None) -> None:
        """Walk or fly, from a place of the plan or from its front; without a gait, look from around it again."""
        if gait == self.gait and at is None:
            return
        pose = self._gaze.pose
        if gait and not self.gait:
            self._before = pose
        self.gait = gait
        self.let_go()
        if not gait and self._before is not None:
            self._gaze.go(self._before)
        elif gait == "walk":
            x, y = at if at is not None else self._entrance(pose)
            ground = self._session.around().surface_at((x, y))
            self._gaze.go(standing((x, y), ground, pose.pan_deg, self._session.scale))
        self.gait_changed.emit(gait)

    def _entrance(self, pose: OrbitPose) -> tuple[float, float]:
        """Where one stands at first: below the eye if that is over the plan, else what is looked at."""
        x, y, _ = eye_of(pose)
        (x0, y0, _), (x1, y1, _) = self._gaze.bounds
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            x, y, _ = pose.target_mm
        inset = eye_height_mm(self._session.scale)
        return min(max(x, x0 + inset), max(x1 - inset, x0)), min(max(y, y0 + inset), max(y1 - inset, y0))

    def look_about(self, dx: float, dy: float) -> None:
        """Turn the head by pixels."""
        self._gaze.put(looking(self._gaze.pose, -dx * GAZE_DEG, -dy * GAZE_DEG))

    def go_ahead(self, steps: float) -> None:
        """Take so many steps whither one looks."""
        way = steps * STEP_REAL_MM / self._session.scale
        self._gaze.put(stepped(self._gaze.pose, way, 0.0, flying=self.gait == "fly"))

    # -- keys ------------------------------------------------------------------------------------------------

    def takes(self, key: int) -> bool:
        """Whether a key means something on the way."""
        return bool(self.gait) and key in _WAYS

    def press(self, key: int, *, fast: bool) -> None:
        """Begin to go as a key says."""
        self._held.add(Qt.Key(key))
        self._fast = fast
        if not self._timer.isActive():
            self._last = time.perf_counter()
            self._timer.start()

    def release(self, key: int) -> None:
        """Go no more as a key says."""
        self._held.discard(Qt.Key(key))
        if not self._held:
            self._timer.stop()

    def let_go(self) -> None:
        """Stand still: keys are no longer told."""
        self._held.clear()
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        seconds, self._last = min(now - self._last, LONGEST_S), now
        self.step(seconds)

    def step(self, seconds: float) -> None:
        """Go for so long as the keys say."""
        ahead, right, up = (sum(_WAYS[key][axis] for key in self._held) for axis in range(3))
        flying = self.gait == "fly"
        way = WALK_REAL_MM_S / self._session.scale * FASTER * seconds
        way *= (RUN if self._fast else 1.0) * (FLIGHT if flying else 1.0)
        pose = stepped(self._gaze.pose, ahead * way, right * way, up * way if flying else 0.0, flying=flying)
        if not flying:
            x, y, z = eye_of(pose)
            wanted = self._session.around().surface_at((x, y)) + eye_height_mm(self._session.scale)
            pose = lifted_to(pose, z + (wanted - z) * CLIMB_SHARE)
        self._gaze.put(pose)
