"""A still of a camera of the plan: which camera, where it is while its shutter is open, what is told of the picture.

Qt-free, for window, command line and scripts; pictures are made by `rendering`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diorama_planner.app.space.space_feed import SpaceFeed
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_path import duration_s, view_on_path
from diorama_planner.kinds.camera_setup import seen_view, within_reach
from diorama_planner.kinds.registry import called
from diorama_planner.optics.lenses import View
from diorama_planner.optics.projection import pinhole_of

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.solids.staging import SpaceChange

LONG_SIDE = 1920
"""Pixels of the longer side of a still, if nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Take:
    """One still to be made.

    Attributes:
        camera: the record.
        stage: everything in space that it may see; walls that are lifted off for it are not there.
        shutter: its view at a share of the time for which the shutter is open, 0 to 1.
        told: what is written into the file of it, by keys of PNG.
    """

    camera: Camera
    stage: SpaceChange
    shutter: Callable[[float], View]
    told: dict[str, str]

    @property
    def aspect(self) -> float:
        """Width over height of its frame."""
        pinhole = pinhole_of(self.shutter(0.0))
        return pinhole.half_width / pinhole.half_height


def take_of(session: Session, camera: Camera, at_s: float = 0.0, open_s: float = 0.0) -> Take:
    """Describe a still, of a camera on its way at a time, its shutter open for so long.

    Raises:
        UsageError: its parts make no view; a time before the shot or after it.
    """
    if not 0.0 <= at_s <= max(duration_s(camera), 0.0):
        raise UsageError(
            msg("{name} is not on its way at {at:g} s", name=called(camera), at=at_s),
            msg("Its way takes {long:g} s.", long=duration_s(camera)),
        )
    if not 0.0 <= open_s < math.inf:
        raise UsageError(msg("A shutter cannot be open for {open:g} s", open=open_s))
    around = session.around()

    def shutter(share: float) -> View:
        if not camera.keys:
            return seen_view(camera, around)
        return within_reach(view_on_path(camera, around, at_s + (share - 0.5) * open_s))

    feed = SpaceFeed(session)
    stage = feed.take()
    feed.stop()
    hidden = set(camera.hides)
    stage = replace(stage, bodies={name: body for name, body in stage.bodies.items() if name not in hidden})
    return Take(camera, stage, shutter, _told(session, camera, shutter(0.5)))


def size_for(aspect: float, long_side: int = LONG_SIDE) -> tuple[int, int]:
    """Give width and height in pixels, both even, of a picture with such a longer side."""
    wide, high = (long_side, long_side / aspect) if aspect >= 1.0 else (long_side * aspect, long_side)
    return max(2, 2 * round(wide / 2)), max(2, 2 * round(high / 2))


def _told(session: Session, camera: Camera, view: View) -> dict[str, str]:
    lens = view.lens.name or f"{view.lens.focal_mm:g} mm"
    return {
        "Title": f"{session.title}: {called(camera)}",
        "Description": f"{lens}, f/{view.f_number:g}, focused at {view.focus_mm:.0f} mm, 1:{_scale(session)}",
        "Software": "Diorama Planner",
    }


def _scale(session: Session) -> str:
    return str(Scale(session.scale)).removeprefix("1:")
