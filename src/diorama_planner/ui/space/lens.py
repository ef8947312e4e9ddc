"""Looking through the cameras of a plan in the view in space, and setting them there.

What is set is an edit of the plan; while the camera is on its way, the key frame at that time keeps it. The sums are
those of `app.photography.camera_moves`, the hand on it is `lens_hand`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPointF, QRectF, Signal

from diorama_planner.app.events import EventKind
from diorama_planner.app.photography import camera_moves as moves
from diorama_planner.app.photography.camera_facts import cameras_of
from diorama_planner.app.photography.camera_signs import camera_signs
from diorama_planner.app.space.space_views import with_what_hangs
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.issues import Severity
from diorama_planner.core.units import format_number
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_looks import sight_of
from diorama_planner.kinds.camera_path import camera_at, duration_s
from diorama_planner.kinds.camera_setup import format_depth
from diorama_planner.kinds.registry import kind_of
from diorama_planner.optics.guides import THIRDS, frame_in
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.ui.following import Later, follow
from diorama_planner.ui.space.lens_hand import LensHand
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import RecordId
    from diorama_planner.optics.lenses import Point3
    from diorama_planner.optics.projection import Pinhole
    from diorama_planner.rendering.camera_marks import CameraMarks
    from diorama_planner.rendering.lens_view import LensView
    from diorama_planner.rendering.space_view import SpaceView
    from diorama_planner.ui.space.panel import SpacePanel

TOLD_ISSUES = 2
HEARD = {EventKind.CHANGE, EventKind.DOCUMENT, EventKind.SELECTION}


class Lens(QObject):
    """What is looked through, and the hand on it.

    Attributes:
        camera: id of the camera that is looked through; empty while one looks freely.
        at_s: the time on its path.
        guides: what is drawn over the picture.
        blurs: whether depth of field is shown.
        marks_shown: whether all cameras are shown while one looks freely; bodies of real size hide much of a small
            model, so that otherwise only those are that are selected.
    """

    changed = Signal()
    """Another camera, time, guide, or the camera itself."""
    left = Signal()
    """One looks freely again."""
    refused = Signal(str)
    """Why something could not be done."""

    def __init__(self, session: Session, panel: SpacePanel) -> None:
        super().__init__(panel)
        self._session, self._panel = session, panel
        self._view: SpaceView | None = None
        self._lens: LensView | None = None
        self._marks: CameraMarks | None = None
        self._free: OrbitPose | Pinhole | None = None
        self._hand = LensHand(self, panel)
        self.camera: RecordId = ""
        self.at_s = 0.0
        self.guides: tuple[str, ...] = (THIRDS,)
        self.blurs = True
        self.marks_shown = False
        self._checked: tuple[RecordId, int] = ("", -1)
        self._faults: list[str] = []
        self._is_filled = False
        self._waiting: list[Callable[[], object]] = []
        self._later = Later(self, self.refresh)
        panel.view_made.connect(self._on_view)
        follow(session, self, self._on_event)
        if panel.view is not None:
            self._on_view(panel.view)

    def _on_view(self, view: SpaceView) -> None:
        from diorama_planner.rendering.camera_marks import CameraMarks
        from diorama_planner.rendering.lens_view import LensView

        self._view = view
        self._lens = LensView(view)
        self._marks = CameraMarks(view.elements, view.part("marks"))
        self._is_filled = False
        view.changed.connect(self._on_filled)

    def _on_filled(self, _is_anew: bool) -> None:
        """The plan stands in the view, as it is or as it is now."""
        self._is_filled = True
        self.refresh()
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()

    def when_shown(self, act: Callable[[], object]) -> None:
        """Do something now, or as soon as the plan is seen."""
        if self._is_filled:
            act()
        else:
            self._waiting.append(act)

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.DOCUMENT:
            self.camera, self.at_s = "", 0.0
        if event.kind in HEARD and self._view is not None:
            self._later.ask()

    # -- what is looked through ------------------------------------------------------------------------------

    @property
    def cameras(self) -> list[Camera]:
        """The cameras of the plan."""
        return cameras_of(self._session)

    @property
    def item(self) -> Camera | None:
        """The camera that is looked through."""
        found = self._session.document.records.get(self.camera)
        return found if isinstance(found, Camera) else None

    @property
    def chosen(self) -> Camera | None:
        """The camera that is looked through, else the one that is selected."""
        if self.item is not None:
            return self.item
        ids = self._session.selection.ids
        found = self._session.document.records.get(next(iter(ids))) if len(ids) == 1 else None
        return found if isinstance(found, Camera) else None

    def look_through(self, camera: RecordId) -> None:
        """Look through a camera; through none if there is no such one."""
        if self._view is None:
            return
        if not self.camera:
            self._free = self._view.pose
        was_free = not self.camera
        self.camera, self.at_s = camera, 0.0
        if self.item is None:
            self.leave()
            return
        if was_free:  # before all other hands: the last one that was put on is asked first
            self._hand.take(self._view)
        self.refresh()

    def leave(self) -> None:
        """Look freely again, from where one did."""
        if self._view is not None and self._free is not None:
            self._view.set_view(self._free)
        self.let_go()

    def let_go(self) -> None:
        """Look freely, from where one does."""
        self.camera, self.at_s = "", 0.0
        if self._view is not None and self._lens is not None and self._lens.view is not None:
            self._lens.leave()
            self._view.scene.hide(frozenset())
            self.left.emit()
        self.refresh()

    def set_time(self, at_s: float) -> None:
        """Go to a time of its path."""
        item = self.item
        self.at_s = max(0.0, min(at_s, duration_s(item))) if item is not None else 0.0
        self.refresh()

    def set_guides(self, guides: tuple[str, ...]) -> None:
        """Draw these over the picture."""
        self.guides = guides
        self.refresh()

    def set_blurs(self, on: bool) -> None:
        """Show depth of field, or all of it sharp."""
        self.blurs = on
        self.refresh()

    def show_marks(self, on: bool) -> None:
        """Show cameras while one looks freely."""
        self.marks_shown = on
        if on and self.cameras and not any(map(self._session.scene.is_shown, self.cameras)):
            self.refused.emit(tr("The cameras are hidden: Layers and Outline show them again"))
        self.refresh()

    def carry_marks(self, ids: Collection[RecordId], matrix: Any) -> None:
        """Show cameras elsewhere, while a hand moves them."""
        if self._marks is not None:
            self._marks.carry(ids, matrix)

    @property
    def shown(self) -> Camera | None:
        """The camera that is looked through, as it stands at this time; None if it makes no view."""
        item = self.item
        try:
            return None if item is None else camera_at(item, self._session.around(), self.at_s)
        except PlannerError:
            return None

    def refresh(self) -> None:
        """Show the cameras as they are, and what is seen through the one that is looked through."""
        if self._view is None or self._lens is None or self._marks is None:
            return
        item = self.item
        if self.camera and item is None:
            self.leave()
            return
        self.at_s = min(self.at_s, duration_s(item)) if item is not None else 0.0  # its way may be shorter now
        self._marks.set_visible(not self.camera)
        if self.camera:
            self._show()
        else:
            chosen = self._session.selection.ids
            signs = camera_signs(self._session, chosen)
            self._marks.show(sign for sign in signs if self.marks_shown or sign.record in chosen)
        self.changed.emit()

    def _show(self) -> None:
        from diorama_planner.rendering.lens_view import Finder

        item, view, lens = self.item, self._view, self._lens
        if item is None or view is None or lens is None:
            return
        try:
            now = camera_at(item, self._session.around(), self.at_s)
            sight = sight_of(now, self._session.around())
        except PlannerError as error:
            self.refused.emit(say(error.message))
            return
        told = tr(
            "f/{number}   sharp {near} to {far}",
            number=format_number(now.f_number),
            near=format_depth(sight.near_mm),
            far=tr("infinity") if math.isinf(sight.far_mm) else format_depth(sight.far_mm),
        )
        finder = Finder(self.guides, told, "\n".join(self._wrong(item)), sharp_all_over=not self.blurs)
        view.scene.hide(frozenset(with_what_hangs(self._session.scene, frozenset(item.hides))))
        lens.look(sight.view, finder)

    def _wrong(self, item: Camera) -> list[str]:
        """What is wrong with it, looked at anew only for another plan: not for every moment of its way."""
        state = (item.id, self._session.document.revision)
        if state != self._checked:
            found = kind_of(item).check(item, self._session.around())
            worst = [say(each.message) for each in found if each.severity is not Severity.HINT]
            self._checked, self._faults = state, worst[:TOLD_ISSUES]
        return self._faults

    # -- setting it ------------------------------------------------------------------------------------------

    def change(self, label: str, make: Callable[[Camera], Camera], merge_key: str = "") -> None:
        """Change the camera as it stands at this time."""
        item = self.item
        if item is None:
            return
        try:
            now = camera_at(item, self._session.around(), self.at_s)
            moves.put_camera(self._session, tr(label), moves.kept_at(item, self.at_s, make(now)), merge_key)
        except PlannerError as error:
            self.refused.emit(say(error.message))

    def change_path(self, label: str, make: Callable[[Camera], Camera], merge_key: str = "") -> None:
        """Change its path."""
        item = self.item
        if item is None:
            return
        try:
            moves.put_camera(self._session, tr(label), make(item), merge_key)
        except PlannerError as error:
            self.refused.emit(say(error.message))

    def put_key(self) -> None:
        """Put a key at this moment; after the last one if there is one already."""
        item, around = self.item, self._session.around()
        if item is None:
            return
        taken = self.at_s <= moves.SAME_S or any(abs(key.at_s - self.at_s) <= moves.SAME_S for key in item.keys)
        at_s = moves.next_s(item) if taken else self.at_s
        self.change_path("Key frame", lambda camera: moves.with_key_at(camera, around, at_s))
        self.set_time(at_s)

    def open_by(self, steps: int) -> None:
        """Close the lens by third stops, below zero open it."""
        around = self._session.around()
        self.change("Aperture", lambda item: moves.aperture_stepped(item, around, steps), f"aperture-{self.camera}")

    def focus_by(self, steps: float) -> None:
        """Focus farther, below zero nearer."""
        around = self._session.around()
        self.change("Focus", lambda item: moves.focus_stepped(item, around, steps), f"focus-{self.camera}")

    def focus_at(self, at: QPointF, follow_it: bool = False) -> None:
        """Focus on what is seen at a pixel, or follow it from then on."""
        found = self._pick(at)
        if found is None or self._lens is None:
            self.refused.emit(tr("Nothing is there to focus on"))
            return
        record, place = found
        around = self._session.around()
        if follow_it and record:
            self.change("Focus follows", lambda item: replace(item, target=record))
        else:
            self.change("Focus", lambda item: moves.focused_on(item, around, place))
        self.refresh()
        self._lens.focused_at(place)

    def _pick(self, at: QPointF) -> tuple[RecordId, Point3] | None:
        found = self._view.pick(at.x(), at.y()) if self._view is not None else None
        return None if found is None else (found[0], found[1])

    def camera_here(self) -> None:
        """Put a new camera where one looks from, focused on what is in the middle, and look through it."""
        if self._view is None:
            return
        middle = self._pick(QPointF(self._view.width() / 2.0, self._view.height() / 2.0))
        place = middle[1] if middle is not None else self._looked_at()
        try:
            made = moves.camera_from_view(self._session, self._view.pinhole, place, self.chosen)
            self.look_through(moves.add_camera(self._session, made))
        except PlannerError as error:
            self.refused.emit(say(error.message))

    def _looked_at(self) -> Point3 | None:
        pose = self._view.pose if self._view is not None else None
        return pose.target_mm if isinstance(pose, OrbitPose) else None

    def stand_here(self) -> None:
        """Put the selected camera where one looks from, and look through it."""
        item = self.chosen
        if self._view is None or item is None:
            return
        placed = replace(item, **moves.standing(self._view.pinhole, self._session.around()))
        moves.put_camera(self._session, tr("Move the camera to the view"), placed)
        self.look_through(item.id)

    @property
    def frame(self) -> QRectF:
        """Where in the window the picture of the camera lies, in pixels."""
        view, seen = self._view, self._lens.view if self._lens is not None else None
        if view is None or seen is None:
            return QRectF()
        left, top, wide, high = frame_in(view.aspect, seen.picture.aspect)
        return QRectF(left * view.width(), top * view.height(), wide * view.width(), high * view.height())
