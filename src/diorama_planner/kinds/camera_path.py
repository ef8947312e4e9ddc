"""A camera that moves: its record at any time of the shot, the views that stand for all of them, how fast it goes.

Between key frames it goes as `optics.paths` says. What is in its way is for `camera_fit`; what of that is drawn and
pulled is in `camera_path_looks`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from diorama_planner.core.errors import UsageError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length, format_number
from diorama_planner.formulas.motion import slow_motion_factor
from diorama_planner.kinds.camera import Camera, CameraKey
from diorama_planner.kinds.camera_setup import (
    depth_of,
    distance_for_depth,
    seen_view,
    target_spot,
    view_of,
    within_reach,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import item_name
from diorama_planner.optics.focusing import reach
from diorama_planner.optics.lenses import Point3, View
from diorama_planner.optics.paths import CameraPath, Key, Travel, stations, travel_of, view_at

MOST_MOMENTS = 240
"""A path is measured by so many moments at most: a shot of ten seconds by each of its frames."""
MOST_VIEWS = 24
"""A camera that moves is looked through at about so many places of its way at most."""
FPS = 24.0
TOUCH_MM = 0.2
MM_S_TO_KM_H = 3.6e-3


@dataclass(frozen=True, slots=True)
class Moving:
    """The path of a camera, with what does not change along it."""

    path: CameraPath
    view: View


def key_of(item: Camera, at_s: float) -> CameraKey:
    """What a camera is at as it stands, as a key frame at a time above 0."""
    return CameraKey(
        at_s=at_s,
        at_mm=item.at_mm,
        height_mm=item.height_mm,
        pan_deg=item.pan_deg,
        tilt_deg=item.tilt_deg,
        roll_deg=item.roll_deg,
        focus_mm=None if item.target else item.focus_mm,
    )


def at_key(item: Camera, index: int) -> Camera:
    """The camera as it stands at one of its keys; -1 is where it starts."""
    if index < 0:
        return replace(item, keys=())
    key = item.keys[index]
    return replace(
        item,
        at_mm=key.at_mm,
        height_mm=key.height_mm,
        pan_deg=key.pan_deg,
        tilt_deg=key.tilt_deg,
        roll_deg=key.roll_deg,
        focus_mm=key.focus_mm or item.focus_mm,
        keys=(),
    )


def duration_s(item: Camera) -> float:
    """How long it is on its way."""
    return item.keys[-1].at_s if item.keys else 0.0


def moving(item: Camera, around: Around) -> Moving:
    """Its path over the ground as it now is.

    Raises:
        UsageError: its parts make no view.
    """
    start = view_of(replace(item, keys=()), around)
    own = Key(at_s=0.0, position_mm=start.position_mm, pan_deg=item.pan_deg, tilt_deg=item.tilt_deg,
              roll_deg=item.roll_deg, focus_mm=item.focus_mm)  # fmt: skip
    others = (
        Key(
            at_s=key.at_s,
            position_mm=(*key.at_mm, around.surface_at(key.at_mm) + key.height_mm),
            pan_deg=key.pan_deg,
            tilt_deg=key.tilt_deg,
            roll_deg=key.roll_deg,
            focus_mm=key.focus_mm,
        )
        for key in item.keys
    )
    return Moving(CameraPath((own, *others), item.eased), start)


def view_on_path(item: Camera, around: Around, at_s: float) -> View:
    """What its lens looks at a time; before the start and after the end it stands still. Raises as `moving`."""
    return _view_at(moving(item, around), item, target_spot(item, around), at_s)


def _view_at(found: Moving, item: Camera, spot: Point3 | None, at_s: float) -> View:
    view = view_at(found.path, replace(found.view, focus_mm=item.focus_mm), at_s)
    depth = depth_of(view, spot) if spot is not None else 0.0
    if depth <= 0.0:
        return view
    return replace(view, focus_mm=distance_for_depth(view.lens, view.accessories, depth))


def stations_of(item: Camera, around: Around, most: int) -> tuple[tuple[float, View], ...]:
    """Give times and views that stand for all that a camera sees and takes up; of one that stands still its own.

    They are those of `optics.paths.stations`. Raises as `moving`.
    """
    if not item.keys:
        return ((0.0, seen_view(item, around)),)
    found, spot = moving(item, around), target_spot(item, around)
    times = stations(found.path, found.view, most)
    return tuple((at, within_reach(_view_at(found, item, spot, at))) for at in times)


def camera_at(item: Camera, around: Around, at_s: float) -> Camera:
    """The camera as it stands at a time, as if it stayed there. Raises as `moving`."""
    if not item.keys or at_s <= 0.0:
        return replace(item, keys=())
    view = view_on_path(item, around, at_s)
    x, y, z = view.position_mm
    return replace(
        item,
        at_mm=(x, y),
        height_mm=max(z - around.surface_at((x, y)), 0.0),
        pan_deg=view.pan_deg % 360.0,
        tilt_deg=view.tilt_deg,
        roll_deg=math.remainder(view.roll_deg, 360.0),
        focus_mm=view.focus_mm,
        keys=(),
    )


def moments(item: Camera) -> list[float]:
    """Times along its path, evenly from start to end, no more than `MOST_MOMENTS` and than it has frames."""
    long = duration_s(item)
    count = max(min(MOST_MOMENTS, round(long * FPS) + 1), 2)
    return [long * index / (count - 1) for index in range(count)]


def way_of(item: Camera, around: Around) -> tuple[tuple[float, float, float], ...]:
    """Where its eye is at each of its moments. Raises as `moving`."""
    return _way(moving(item, around), tuple(moments(item)))


@lru_cache(maxsize=64)
def _way(found: Moving, times: tuple[float, ...]) -> tuple[tuple[float, float, float], ...]:
    return tuple(view_at(found.path, found.view, at).position_mm for at in times)


def travel(item: Camera, around: Around) -> Travel:
    """How far it goes and how fast at most, on the bench and at full size. Raises as `moving`."""
    found = moving(item, around)
    steps = len(moments(item)) - 1
    return _travel(found, around.scale, steps / found.path.duration_s)


@lru_cache(maxsize=64)
def _travel(found: Moving, scale: float, fps: float) -> Travel:
    return travel_of(found.path, found.view, scale, fps)


def path_remarks(item: Camera, around: Around) -> Iterator[Message]:
    """How long and how fast it goes, and how much slower what falls must be shown. Raises as `moving`."""
    if not item.keys:
        return
    found = travel(item, around)
    yield msg(
        "Moves {length} in {time} s, at most {speed} mm/s: {real} km/h at full size",
        length=format_length(round(found.length_mm)),
        time=Shown(_figure, duration_s(item)),
        speed=Shown(_figure, found.fastest_mm_s),
        real=Shown(_figure, found.fastest_real_mm_s * MM_S_TO_KM_H),
    )
    slow = slow_motion_factor(around.scale)
    yield msg(
        "What falls or splashes must be shown {factor} times slower: filmed at {fps} for {base} frames a second",
        factor=Shown(_figure, slow),
        fps=format_number(round(slow * FPS)),
        base=format_number(FPS),
    )


def path_issues(item: Camera, around: Around) -> Iterator[Issue]:
    """Keys that it cannot focus as they ask; what is in its way is told by who looks all along that."""
    if not item.keys:
        return
    try:
        yield from _unfocused(item, item_name(item, "Camera"), around)
    except UsageError:
        return  # its parts make no view, of which other issues tell


def _unfocused(item: Camera, name: str, around: Around) -> Iterator[Issue]:
    if item.target:
        return
    view = view_of(replace(item, keys=()), around)
    can = reach(view.lens, view.accessories)
    least, most = can.closest.distance_mm, max(can.farthest.distance_mm, can.largest.distance_mm)
    for key in item.keys:
        if key.focus_mm is not None and not least - TOUCH_MM <= key.focus_mm <= most + TOUCH_MM:
            text = msg(
                "{name}: its lens cannot focus at {distance}, as the key frame at {time} s asks",
                name=name,
                distance=format_length(key.focus_mm),
                time=Shown(_figure, key.at_s),
            )
            yield Issue("key-out-of-focus", Severity.WARNING, item.id, text)
            return


def at_time(fault: Message, at_s: float) -> Message:
    """Say with something that is told of a camera when that is; of its start it is left out."""
    return msg("At {time} s: {fault}", time=Shown(_seconds, at_s), fault=fault) if at_s > 0.0 else fault


def told_of(name: str, fault: Message, at_s: float) -> Message:
    """Say of which camera something is told, and when that is."""
    if at_s > 0.0:
        return msg("{name} at {time} s: {fault}", name=name, time=Shown(_seconds, at_s), fault=fault)
    return msg("{name}: {fault}", name=name, fault=fault)


def _seconds(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(round(value, 1), decimal_comma=decimal_comma)


def _figure(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(float(f"{value:.3g}"), decimal_comma=decimal_comma)
