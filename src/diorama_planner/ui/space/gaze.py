"""Whence the plan in space is seen, at once or softly from one view to the next, and what is left out of it.

Left out are walls that are lifted off for this view, those in its way, and what a hand holds. How a view is moved is
in `optics.view_moves`; who asks for it is `hands` and the menu.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from diorama_planner.app.space.space_views import pose_of, walls_in_the_way, with_what_hangs
from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.optics.view_moves import SIDES, blended, framed, seen_from, softly, upright_pose
from diorama_planner.solids.staging import Bounds3, staged_bounds
from diorama_planner.ui.following import Later

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId, SavedSpaceView
    from diorama_planner.optics.projection import Pinhole
    from diorama_planner.rendering.space_view import SpaceView

WAY_S, FRAME_MS = 0.32, 16
"""How long the way from one view to another takes, and how often it is shown."""
LOOK_MS = 60
"""What is in the way is looked for when a view has stood still for so long."""


class Gaze(QObject):
    """One view on the session's plan.

    Attributes:
        hides: items that are left out, as a camera or a saved view says.
        cutaway: whether walls in the way are left out too.
    """

    moved = Signal()
    """It is seen from elsewhere."""
    arrived = Signal()
    """The way to another view is at its end."""

    def __init__(self, session: Session, view: SpaceView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._way: tuple[OrbitPose, OrbitPose, float] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        self._in_the_way: frozenset[RecordId] = frozenset()
        self.hides: frozenset[RecordId] = frozenset()
        self.held_out: frozenset[RecordId] = frozenset()
        """Items that are not shown where they are because a hand moves them."""
        self.cutaway = False
        self._fits = False
        for resized in (view.widthChanged, view.heightChanged):
            resized.connect(self._fit_again)
        self._look_later = Later(self, self.look, LOOK_MS)

    @property
    def pose(self) -> OrbitPose:
        """Whence it is seen, or will be when the way is at its end."""
        if self._way is not None:
            return self._way[1]
        pose = self._view.pose
        return pose if isinstance(pose, OrbitPose) else upright_pose(pose)

    @property
    def pinhole(self) -> Pinhole:
        """Whence it is seen now, as a pinhole whose frame fills the picture."""
        return self._view.pinhole

    @property
    def aspect(self) -> float:
        """How many times as wide as high the picture is."""
        return self._view.aspect

    @property
    def bounds(self) -> Bounds3:
        """The box of all that is shown."""
        return self._view.scene.bounds

    def fit(self) -> None:
        """See all of the plan at once, and as the picture gets another size, until a hand moves the view."""
        self.put(framed(self.pose, *self.bounds, self.aspect))
        self._fits = True

    def _fit_again(self) -> None:
        if self._fits and isinstance(self._view.pose, OrbitPose):  # not while a lens is looked through
            self.fit()

    def put(self, pose: OrbitPose) -> None:
        """See it from there at once."""
        self._way, self._fits = None, False
        self._timer.stop()
        self._set(pose)

    def go(self, pose: OrbitPose) -> None:
        """Go there softly."""
        start = self._view.pose
        self._way = (start if isinstance(start, OrbitPose) else upright_pose(start), pose, time.perf_counter())
        self._timer.start()

    def _go_on(self) -> None:
        if self._way is None:
            self._timer.stop()
            return
        start, end, begun = self._way
        share = softly((time.perf_counter() - begun) / WAY_S)
        if share >= 1.0:
            self.put(end)
            self.arrived.emit()
        else:
            self._set(blended(start, end, share))

    def _set(self, pose: OrbitPose) -> None:
        self._view.set_view(pose)
        self.moved.emit()
        if self.cutaway:
            self._look_later.ask()

    # -- whither ---------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """See all of the plan."""
        self.go(framed(self.pose, *self.bounds, self.aspect))

    def show_items(self, ids: Collection[RecordId]) -> None:
        """See all of some items; all of the plan if none of them has a body."""
        found = [box for item_id in ids if (box := self._box(item_id)) is not None]
        if not found:
            self.show_all()
            return
        lows, highs = zip(*found, strict=True)
        low, high = tuple(map(min, zip(*lows, strict=True))), tuple(map(max, zip(*highs, strict=True)))
        self.go(framed(self.pose, _point(low), _point(high), self.aspect))

    def _box(self, item_id: RecordId) -> Bounds3 | None:
        staged = self._view.scene.staged(item_id)
        return None if staged is None else staged_bounds(staged)

    def show_side(self, name: str) -> None:
        """See it from one of the usual sides."""
        self.go(seen_from(self.pose, SIDES[name], *self.bounds, self.aspect))

    def show_saved(self, saved: SavedSpaceView) -> None:
        """Go to a view that was kept."""
        self.hides, self.cutaway = frozenset(saved.hides), saved.cutaway
        self.go(pose_of(saved))
        self.look()

    # -- what is left out ------------------------------------------------------------------------------------

    def leave_out(self, ids: Collection[RecordId], *, cutaway: bool | None = None) -> None:
        """Leave these out and no others; `cutaway` as it is if None."""
        self.hides = frozenset(ids)
        self.cutaway = self.cutaway if cutaway is None else cutaway
        self.look()

    def hold_out(self, ids: Collection[RecordId]) -> None:
        """Do not show these where they are for as long as a hand has them."""
        self.held_out = frozenset(ids)
        self._leave_out()

    def look(self) -> None:
        """Look again for what is in the way, and leave out what is to be left out."""
        scene = self._session.scene
        eye = self._view.pinhole.eye.tolist()
        self._in_the_way = (
            walls_in_the_way(scene, (eye[0], eye[1], eye[2]), self._in_the_way) if self.cutaway else frozenset()
        )
        self._leave_out()

    def _leave_out(self) -> None:
        if not isinstance(self._view.pose, OrbitPose):  # what a camera leaves out is said by that
            return
        out = with_what_hangs(self._session.scene, self.hides | self._in_the_way) | self.held_out
        if out != self._view.scene.hidden:
            self._view.scene.hide(out)

    @property
    def left_out(self) -> frozenset[RecordId]:
        """The walls that are not shown now, whatever for."""
        return self.hides | self._in_the_way


def _point(values: tuple[float, ...]) -> Point3:
    x, y, z = values
    return x, y, z
