"""The cameras of a plan as the view in space shows them; Qt-free."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_looks import sight_of
from diorama_planner.kinds.camera_path import at_key, way_of
from diorama_planner.kinds.camera_setup import body_of, seen_view
from diorama_planner.optics.signs import CameraSign

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.contract import Around
    from diorama_planner.model.record import RecordId


def camera_signs(session: Session, opened: Collection[RecordId] = ()) -> Iterator[CameraSign]:
    """Give the cameras that are shown, those of some ids with their frames; but none that makes no view."""
    around = session.around()
    for item in session.document.every(Camera):
        if not session.scene.is_shown(item):
            continue
        try:
            yield camera_sign(item, around, item.id in opened)
        except PlannerError:
            continue  # told by the issues


def camera_sign(item: Camera, around: Around, is_open: bool = False) -> CameraSign:
    """Give one camera.

    Raises:
        UsageError: its parts make no view.
    """
    sight = sight_of(item, around)
    return CameraSign(
        record=item.id,
        view=sight.view,
        body=body_of(item, around),
        sharp_mm=(sight.near_mm, sight.far_mm),
        focus_mm=sight.focus_mm,
        reach_mm=sight.reach_mm,
        is_open=is_open,
        way=way_of(item, around) if item.moves else (),
        keys=tuple(seen_view(at_key(item, index), around) for index in range(len(item.keys))),
    )
