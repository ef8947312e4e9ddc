"""Changing how cameras stand and move: from a view in space, by what is picked in it, and key by key.

Each gives the camera as it will be; whoever asks puts it into a draft. What a path does is in `kinds.camera_path`.
"""

from __future__ import annotations

import math
from bisect import bisect
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from diorama_planner.app.defaults import defaults_for
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.camera import LONGEST_S, Camera, CameraKey
from diorama_planner.kinds.camera_path import camera_at, duration_s, key_of
from diorama_planner.kinds.camera_setup import depth_of, distance_for_depth, seen_view, view_of
from diorama_planner.model.record import RecordId
from diorama_planner.optics.focusing import focus_of, focus_within_reach
from diorama_planner.optics.lenses import Point3
from diorama_planner.optics.projection import Pinhole

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.kinds.contract import Around

SAME_S = 0.02
"""Keys that are so near to each other in time are one."""
GAP_S = 0.05
"""A key is pulled no nearer to its neighbours."""
STEP_SHARE, STEP_MM = 0.3, 20.0
"""A key after the end of a path is so much of the way to the focus farther ahead, or so many mm at least."""
STEP_S = 2.0

F_STOPS = (1.0, 1.1, 1.2, 1.4, 1.6, 1.8, 2.0, 2.2, 2.5, 2.8, 3.2, 3.5, 4.0, 4.5, 5.0, 5.6, 6.3, 7.1, 8.0, 9.0, 10.0,
           11.0, 13.0, 14.0, 16.0, 18.0, 20.0, 22.0, 25.0, 29.0, 32.0, 40.0, 45.0, 51.0, 57.0, 64.0)  # fmt: skip
"""Third stops, as they are engraved on lenses."""


# -- where it stands ------------------------------------------------------------------------------------------


def standing(pinhole: Pinhole, around: Around) -> dict[str, Any]:
    """Give the fields of a camera whose eye is where another is; its roll is lost, as a view in space has none."""
    x, y, z = pinhole.eye.tolist()
    east, north, up = pinhole.forward.tolist()
    if math.hypot(east, north) < 1e-6:  # straight up or down: what is up in the picture says whither it looks
        east, north, _ = (-math.copysign(1.0, up) * pinhole.up).tolist()
    return {
        "at_mm": (x, y),
        "height_mm": max(z - around.surface_at((x, y)), 0.0),
        "pan_deg": math.degrees(math.atan2(north, east)) % 360.0,
        "tilt_deg": math.degrees(math.asin(max(-1.0, min(1.0, up)))),
        "roll_deg": 0.0,
    }


def camera_from_view(session: Session, pinhole: Pinhole, focus: Point3 | None, like: Camera | None = None) -> Camera:
    """Make a camera where one looks from, focused on a place, made of the parts of another one if there is one."""
    around = session.around()
    fields = defaults_for("camera", session) if like is None else _parts_of(like)
    made = Camera(**{**fields, **standing(pinhole, around)})
    return made if focus is None else focused_on(made, around, focus)


def _parts_of(item: Camera) -> dict[str, Any]:
    names = ("lens", "focal_mm", "sensor", "sensor_width_mm", "sensor_height_mm", "body", "accessories", "f_number",
             "frame")  # fmt: skip
    return {name: getattr(item, name) for name in names}


def focused_on(item: Camera, around: Around, place: Point3) -> Camera:
    """Focus it on a place, as near to it as its lens can; what it followed it follows no more.

    Raises:
        UsageError: the place is behind it, or its parts make no view.
    """
    view = view_of(replace(item, target="", keys=()), around)
    depth = depth_of(view, place)
    if depth <= 0.0:
        raise UsageError(msg("That is behind the camera"))
    wanted = distance_for_depth(view.lens, view.accessories, depth)
    return _focused(item, view.lens, view.accessories, wanted)


def focus_stepped(item: Camera, around: Around, steps: float) -> Camera:
    """Turn its focus by steps: each an eighth nearer or farther."""
    view = seen_view(replace(item, keys=()), around)
    depth = focus_of(view).subject_mm
    wanted = distance_for_depth(view.lens, view.accessories, min(depth, 1e6) * 1.125**steps)
    return _focused(item, view.lens, view.accessories, wanted)


def _focused(item: Camera, lens: Any, accessories: Any, distance_mm: float) -> Camera:
    found = focus_within_reach(lens, accessories, distance_mm)
    return replace(item, target="", focus_mm=math.ceil(min(found.distance_mm, 1e6) * 100.0) / 100.0)


def aperture_stepped(item: Camera, around: Around, steps: int) -> Camera:
    """Stop it down or open it by third stops, as far as its lens goes; one that has one aperture keeps it."""
    lens = view_of(replace(item, keys=()), around).lens
    open_f, closed_f = lens.max_aperture_f, max(lens.min_aperture_f, lens.max_aperture_f)
    stops = sorted({open_f, closed_f, *(stop for stop in F_STOPS if open_f < stop < closed_f)})
    now = min(range(len(stops)), key=lambda index: abs(stops[index] - item.f_number))
    return replace(item, f_number=stops[max(0, min(now + steps, len(stops) - 1))])


# -- how it moves ---------------------------------------------------------------------------------------------


def with_key(item: Camera, key: CameraKey) -> Camera:
    """Put a key among the others, or in the place of the one at that time."""
    others = [each for each in item.keys if abs(each.at_s - key.at_s) > SAME_S]
    others.insert(bisect([each.at_s for each in others], key.at_s), key)
    return replace(item, keys=tuple(others))


def next_s(item: Camera) -> float:
    """The time of a key that is put after the last one."""
    return min(duration_s(item) + STEP_S, LONGEST_S)


def with_key_at(item: Camera, around: Around, at_s: float) -> Camera:
    """Put a key where the camera is at a time anyway; after the end of its path it goes on ahead from there.

    Raises:
        UsageError: it starts then, or its parts make no view.
    """
    if at_s <= SAME_S:
        raise UsageError(msg("The camera starts at 0 s as it stands"), msg("Give the key frame a later time."))
    there = camera_at(item, around, at_s)
    if at_s > duration_s(item) + SAME_S:
        turn = math.radians(there.pan_deg)
        flat = math.cos(math.radians(there.tilt_deg))
        depth = focus_of(seen_view(there, around)).subject_mm
        ahead = max(STEP_MM, STEP_SHARE * depth * flat) if math.isfinite(depth) else STEP_MM
        x, y = there.at_mm
        there = replace(there, at_mm=(x + ahead * math.cos(turn), y + ahead * math.sin(turn)))
    return with_key(item, key_of(there, round(at_s, 3)))


def with_key_from_view(item: Camera, around: Around, at_s: float, pinhole: Pinhole) -> Camera:
    """Put a key where one looks from; at its start the camera itself is put there."""
    there = replace(item, keys=(), **standing(pinhole, around))
    if at_s <= SAME_S:
        return replace(there, keys=item.keys)
    return with_key(item, key_of(there, round(at_s, 3)))


def kept_at(item: Camera, at_s: float, changed: Camera) -> Camera:
    """Keep what was set while the camera was looked through at a time of its path: by the key there, made if need be.

    `changed` is the camera as it stands then; what belongs to all of the path is taken from it too.
    """
    if not item.keys or at_s <= SAME_S:
        return replace(changed, keys=item.keys)
    whole = replace(item, f_number=changed.f_number, target=changed.target, frame=changed.frame)
    return with_key(whole, replace(key_of(changed, round(at_s, 3)), focus_mm=changed.focus_mm))


def turned(item: Camera, right_deg: float, up_deg: float) -> Camera:
    """Pan and tilt it."""
    return replace(
        item, pan_deg=(item.pan_deg - right_deg) % 360.0, tilt_deg=max(-90.0, min(90.0, item.tilt_deg + up_deg))
    )


def without_key(item: Camera, index: int) -> Camera:
    """Take a key out."""
    return replace(item, keys=item.keys[:index] + item.keys[index + 1 :])


def without_key_at(item: Camera, at_s: float) -> Camera:
    """Take the key at a time out. Raises `UsageError`: there is none."""
    for index, key in enumerate(item.keys):
        if abs(key.at_s - at_s) <= SAME_S:
            return without_key(item, index)
    raise UsageError(msg("there is no key frame at {time:g} s", time=at_s))


KEY_VALUES = ("x", "y", "height", "pan", "tilt", "roll", "focus")
"""What can be said of a key: place and focus in mm, directions in degrees."""


def with_key_values(item: Camera, around: Around, at_s: float, values: Mapping[str, float]) -> Camera:
    """Put a key at a time, by those of the `KEY_VALUES` that are said; the rest is as the camera stands then."""
    made = with_key_at(item, around, at_s)
    key = next(each for each in made.keys if abs(each.at_s - at_s) <= SAME_S)
    fields: dict[str, Any] = {"at_mm": (values.get("x", key.at_mm[0]), values.get("y", key.at_mm[1]))}
    for name in ("height", "focus"):
        if name in values:
            fields[f"{name}_mm"] = values[name]
    for name in ("pan", "tilt", "roll"):
        if name in values:
            fields[f"{name}_deg"] = values[name]
    return with_key(made, replace(key, **fields))


def retimed(item: Camera, index: int, at_s: float) -> Camera:
    """Let it be at a key at another time, between those before and after."""
    keys = item.keys
    least = (keys[index - 1].at_s if index else 0.0) + GAP_S
    most = keys[index + 1].at_s - GAP_S if index + 1 < len(keys) else LONGEST_S
    key = replace(keys[index], at_s=round(max(least, min(at_s, most)), 3))
    return replace(item, keys=(*keys[:index], key, *keys[index + 1 :]))


def paced(item: Camera, long_s: float) -> Camera:
    """Let its whole way take another time."""
    if not item.keys or not 0.0 < long_s <= LONGEST_S:
        raise UsageError(msg("A path takes more than 0 and at most {most} s", most=LONGEST_S))
    factor = long_s / duration_s(item)
    return replace(item, keys=tuple(replace(key, at_s=key.at_s * factor) for key in item.keys))


def put_camera(session: Session, label: str, item: Camera, merge_key: str = "") -> None:
    """Change a camera as one step of the history; nothing if it is as it was."""
    if session.document.get(item.id) != item:
        with session.edit(label, merge_key) as draft:
            draft.put(item)


def add_camera(session: Session, item: Camera) -> RecordId:
    """Put a new camera on the plan, and select it."""
    with session.edit("Place a camera") as draft:
        draft.add(item)
    session.selection.set([item.id])
    return item.id
