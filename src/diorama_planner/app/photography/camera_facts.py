"""The cameras of a plan and what each sees: for `cameras`, whose keys are listed in the contracts, and for its table.

Lengths in mm on the bench, depths from the eye of the lens along its axis, angles in degrees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from diorama_planner.app.photography.shot_facts import hidden_facts, shot_facts
from diorama_planner.core.errors import PlannerError, UsageError, none_of
from diorama_planner.core.messages import msg
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_looks import sight_of, wedge
from diorama_planner.kinds.camera_path import MM_S_TO_KM_H, at_key, duration_s, path_remarks, travel
from diorama_planner.kinds.camera_setup import body_of
from diorama_planner.kinds.camera_words import frame_mm, hyperfocal_of
from diorama_planner.kinds.figures import name_of, thing_of
from diorama_planner.kinds.registry import called
from diorama_planner.model.record import Item, RecordId
from diorama_planner.optics.focusing import focus_of

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

SCHEMA = 1
DIGITS = 3

Facts = dict[str, object]


def cameras_of(session: Session) -> list[Camera]:
    """The cameras of a plan in the order of their drawing."""
    found = [record for record in session.document.records.values() if isinstance(record, Camera)]
    return sorted(found, key=lambda item: (item.order, item.id))


def camera_named(session: Session, camera: RecordId) -> Camera | None:
    """A camera by its id; None if it is gone."""
    record = session.document.records.get(camera)
    return record if isinstance(record, Camera) else None


def camera_called(session: Session, name: str = "") -> Camera:
    """Find a camera by its id, its name, or a beginning of its name that no other has; the first if none is named.

    Raises:
        UsageError: there is none, or several are called so or begin so; the hint lists them.
    """
    cameras = cameras_of(session)
    if not cameras:
        raise UsageError(msg("No cameras are in this plan"), msg("Place one with Shift+C."))
    if not name:
        return cameras[0]
    names = {each.id: called(each).casefold() for each in cameras}
    said = name.casefold()
    found = (
        [each for each in cameras if each.id == name]
        or [each for each in cameras if names[each.id] == said]
        or [each for each in cameras if names[each.id].startswith(said)]
    )
    if len(found) == 1:
        return found[0]
    known = (f"{called(each)} ({each.id})" for each in found or cameras)
    if found:
        raise none_of(msg("{name!r} may be any of {count} cameras", count=len(found), name=name), known)
    raise none_of(msg("There is no camera {name!r}", name=name), known)


def camera_facts(session: Session) -> Facts:
    """Give all cameras of a plan."""
    return {
        "schema": SCHEMA,
        "project": session.title,
        "scale": str(Scale(session.scale)),
        "cameras": [_facts(session, item) for item in cameras_of(session)],
        "hidden": hidden_facts(session, cameras_of(session)),
    }


def _facts(session: Session, item: Camera) -> Facts:
    found: Facts = {"id": item.id, "name": called(item), "pan_deg": item.pan_deg, "tilt_deg": item.tilt_deg}
    try:
        sight = sight_of(item, session.around())
    except PlannerError as error:
        return {**found, "fault": str(error.message)}
    view, focus = sight.view, focus_of(sight.view)
    wide, high = frame_mm(sight)
    return {
        **found,
        "eye_mm": _figures(view.position_mm),
        "lens": view.lens.name or f"{view.lens.focal_mm:g} mm",
        "sensor": view.sensor.name or f"{view.sensor.width_mm:g} x {view.sensor.height_mm:g} mm",
        "body": body_of(item, session.around()).name,
        "accessories": [each.name for each in view.accessories],
        "f_number": item.f_number,
        "frame": item.frame,
        "angles_deg": _figures((sight.pinhole.wide_deg, sight.pinhole.high_deg)),
        "focus_mm": _figure(view.focus_mm),
        "depth_mm": _figure(sight.focus_mm),
        "near_mm": _figure(sight.near_mm),
        "far_mm": _figure(sight.far_mm),
        "hyperfocal_mm": _figure(hyperfocal_of(sight)),
        "working_mm": _figure(focus.working_mm),
        "magnification": float(f"{focus.magnification:.4g}"),
        "frame_mm": _figures((wide, high)),
        "wedge_mm": [_figures(point) for point in wedge(sight).tolist()],
        "sees": seen_by(session, item),
        **shot_facts(session, item),
        **({"path": path_facts(session, item)} if item.moves else {}),
    }


def path_facts(session: Session, item: Camera) -> dict[str, Any]:
    """Where a camera goes, and how fast. Raises `UsageError` if its parts make no view."""
    keys = [{"at_s": 0.0, **_stand(at_key(item, -1))}]
    keys += [{"at_s": key.at_s, **_stand(at_key(item, index))} for index, key in enumerate(item.keys)]
    found: dict[str, Any] = {
        "camera": item.id,
        "name": called(item),
        "duration_s": duration_s(item),
        "eased": item.eased,
        "keys": keys,
        "told": [str(each) for each in path_remarks(item, session.around())],
    }
    if item.moves:
        moved = travel(item, session.around())
        found |= {
            "length_mm": _figure(moved.length_mm),
            "fastest_mm_s": _figure(moved.fastest_mm_s),
            "full_size_km_h": _figure(moved.fastest_real_mm_s * MM_S_TO_KM_H),
        }
    return found


def _stand(item: Camera) -> Facts:
    return {
        "at_mm": _figures(item.at_mm),
        "height_mm": _figure(item.height_mm),
        "pan_deg": _figure(item.pan_deg),
        "tilt_deg": item.tilt_deg,
        "roll_deg": item.roll_deg,
        "focus_mm": None if item.target else _figure(item.focus_mm),
    }


def seen_by(session: Session, item: Camera) -> list[RecordId]:
    """The items in its picture, those that take up most of it first; what others hide is not in it."""
    found = session.derived.sightings.of(item)
    return list(found.shares) if found is not None else []


def names_of(session: Session, ids: list[RecordId]) -> list[str]:
    """What items are called."""
    around = session.around()
    items = (session.document.get(item_id) for item_id in ids)
    return [name_of(each, around) if thing_of(each) else called(each) for each in items if isinstance(each, Item)]


def _figures(values: Iterable[float]) -> list[float | str]:
    return [_figure(value) for value in values]


def _figure(value: float) -> float | str:
    return "inf" if math.isinf(value) else round(float(value), DIGITS)
