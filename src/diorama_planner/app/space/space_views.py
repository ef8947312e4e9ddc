"""Views of the plan in space that are kept by name, and what a view leaves out: walls that stand in its way.

Going to a view is no step of the history; keeping one is, and so is which walls are lifted off for a camera. How
views are moved is in `optics.view_moves`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, TypeAlias

import numpy as np

from diorama_planner.app.editing.views import free_name
from diorama_planner.app.scene import Scene
from diorama_planner.app.session import Session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.geometry.region import contains_points, empty_region
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.registry import called
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId, SavedSpaceView
from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.optics.projection import Vectors
from diorama_planner.optics.sight import first_met
from diorama_planner.optics.site import Block, Site

PLACES = 256
"""So many places of the base are looked at past the walls."""
_STEPS = (0.7548776662466927, 0.5698402909980532)
"""Steps that spread places evenly, however many there are. Source: Roberts, The unreasonable effectiveness of
quasirandom sequences, 2018."""
ABOVE_MM = 0.5
FAR_BELOW_MM = 1e6
"""Nothing but walls is to be met: the table lies far below."""
IN_THE_WAY, HARDLY = 0.1, 0.05
"""A wall is in the way if it hides so much of the base, and stays so until it hides hardly any of it."""

Answer: TypeAlias = Literal["hide", "show"]


def space_views(session: Session) -> list[SavedSpaceView]:
    """The views of a plan in space in their order."""
    return sorted(session.document.every(SavedSpaceView), key=lambda view: (view.order, view.id))


def save_space_view(
    draft: Draft, pose: OrbitPose, *, cutaway: bool = False, hides: Iterable[RecordId] = ()
) -> SavedSpaceView:
    """Keep a view with the next free number in its name."""
    views = list(draft.every(SavedSpaceView))
    x, y, z = pose.target_mm
    view = SavedSpaceView(
        name=free_name("3D view {number}", {view.name for view in views}),
        target_mm=(x, y),
        height_mm=z,
        distance_mm=pose.distance_mm,
        pan_deg=pose.pan_deg,
        tilt_deg=pose.tilt_deg,
        view_deg=pose.view_deg,
        cutaway=cutaway,
        hides=tuple(sorted(hides)),
        order=max((view.order for view in views), default=0.0) + 1,
    )
    draft.add(view)
    return view


def pose_of(view: SavedSpaceView) -> OrbitPose:
    """Whence a view looks."""
    (x, y), z = view.target_mm, view.height_mm
    return OrbitPose((x, y, z), view.distance_mm, view.pan_deg, view.tilt_deg, view.view_deg)


def leave_out(draft: Draft, viewer_id: RecordId, ids: Iterable[RecordId], answer: Answer = "hide") -> None:
    """Leave walls out of what a camera or a saved view shows, or show them again.

    Raises:
        UsageError: it is neither a camera nor a view, or what is to be left out is no item.
    """
    viewer = draft.get(viewer_id)
    if not isinstance(viewer, Camera | SavedSpaceView):
        raise UsageError(msg("{id!r} is no camera", id=viewer_id))
    chosen = set(ids)
    for item_id in chosen:
        if not isinstance(draft.get(item_id), Item):
            raise UsageError(msg("{id!r} is not an item of the plan", id=item_id))
    hidden = set(viewer.hides)
    draft.change(viewer_id, hides=tuple(sorted(hidden | chosen if answer == "hide" else hidden - chosen)))


def with_what_hangs(scene: Scene, ids: Iterable[RecordId]) -> frozenset[RecordId]:
    """Widen items that are left out by what is set into them or fixed to them."""
    return frozenset(scene.going_along(ids))


def walls_in_the_way(scene: Scene, eye: Point3, before: Collection[RecordId] = ()) -> frozenset[RecordId]:
    """Find the walls behind which much of the base is hidden from an eye.

    Args:
        scene: the plan.
        eye: where one looks from, mm.
        before: walls that were in the way a moment ago: those do not come back at every small turn.
    """
    low_x, low_y, high_x, high_y = scene.base.bounds
    share = np.mod(0.5 + np.outer(np.arange(PLACES), _STEPS), 1.0)
    places = (low_x, low_y) + share * (high_x - low_x, high_y - low_y)
    ground = np.column_stack([places, np.full(PLACES, ABOVE_MM)])
    at = np.array(eye, dtype=np.float64)
    found = set[RecordId]()
    for item in scene.document.items():
        if isinstance(item, Wall) and scene.is_shown(item):
            beside = ~contains_points(scene.outline(item), ground[:, :2])  # not what it stands on itself
            hidden = _hidden_share(scene, item, at, ground[beside] - at)
            if hidden >= (HARDLY if item.id in before else IN_THE_WAY):
                found.add(item.id)
    return frozenset(found)


def _hidden_share(scene: Scene, wall: Wall, eye: Vectors, rays: Vectors) -> float:
    """How many of the rays, which end on the ground, a wall stops."""
    blocks = tuple(Block(wall.id, called(wall), "wall", prism) for prism in scene.solids(wall))
    if not blocks:
        return 0.0
    _, met = first_met(eye, rays, Site(base=empty_region(), thickness_mm=FAR_BELOW_MM, blocks=blocks), 1.0)
    return float(np.mean(met >= 0)) if met.size else 0.0
