"""What is wrong with a camera where it is: parts that nobody knows, a focus that its lens has not, no room for it.

What is beside it are bodies of the plan. Where the trouble can be helped by a field of the camera, the fix sets it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from diorama_planner.core.errors import UsageError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length, format_number
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_fit import fit_issues
from diorama_planner.kinds.camera_path import path_issues
from diorama_planner.kinds.camera_setup import (
    depth_of,
    gear,
    lens_of,
    target_place,
    target_spot,
    view_of,
)
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import item_name
from diorama_planner.optics.focusing import focus_of, reach
from diorama_planner.optics.lenses import View


def camera_issues(item: Camera, around: Around) -> list[Issue]:
    """All that is wrong with it."""
    name = item_name(item, "Camera")
    unknown = list(_unknown_parts(item, name, around))
    if unknown:
        return unknown
    return [
        *_target(item, name, around),
        *_focus(item, name, around),
        *_aperture(item, name, around),
        *fit_issues(item, around),
        *path_issues(item, around),
    ]


def _set(item: Camera, label: Message, **fields: Any) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})


def _unknown_parts(item: Camera, name: str, around: Around) -> Iterator[Issue]:
    known = gear(around)
    named = (
        *((item.lens, known.lenses), (item.sensor, known.sensors), (item.body, known.bodies)),
        *((each, known.accessories) for each in item.accessories),
    )
    for part, parts in named:
        if part and part not in parts:
            text = msg("{name}: no part {part!r} in the catalogue of cameras", name=name, part=part)
            yield Issue("unknown-camera-part", Severity.ERROR, item.id, text)


def _target(item: Camera, name: str, around: Around) -> Iterator[Issue]:
    if not item.target:
        return
    loose = _set(item, msg("Focus by hand"), target="")
    spot = target_spot(item, around)
    if target_place(item.target, around) is None or spot is None:
        text = msg("{name}: what its focus follows is nowhere on the plan", name=name)
        yield Issue("target-nowhere", Severity.WARNING, item.id, text, (loose,))
        return
    view = view_of(item, around)
    if depth_of(view, spot) <= 0.0:
        dx, dy = spot[0] - item.at_mm[0], spot[1] - item.at_mm[1]
        turned = _set(item, msg("Turn to it"), pan_deg=math.degrees(math.atan2(dy, dx)) % 360.0)
        text = msg("{name}: what its focus follows is behind it", name=name)
        yield Issue("target-behind-camera", Severity.WARNING, item.id, text, (turned, loose))


def _focus(item: Camera, name: str, around: Around) -> Iterator[Issue]:
    view = view_of(item, around)
    try:
        focus_of(view)
    except UsageError as error:
        can = reach(view.lens, view.accessories)
        text = msg("{name}: {fault}", name=name, fault=error.message)
        if view.focus_mm < can.closest.distance_mm:
            fixes = (*_refocused(item, math.ceil(can.closest.distance_mm * 10.0) / 10.0), *_macro(item, around, view))
            yield Issue("focus-too-near", Severity.WARNING, item.id, text, fixes)
        else:
            most = max(can.farthest.distance_mm, can.largest.distance_mm)
            fixes = (*_refocused(item, math.floor(most * 10.0) / 10.0),)
            yield Issue("focus-too-far", Severity.WARNING, item.id, text, fixes)


def _refocused(item: Camera, distance: float) -> Iterator[Fix]:
    """Focus where the lens can; not what follows a target."""
    if not item.target:
        yield _set(item, msg("Focus at {distance}", distance=format_length(distance)), focus_mm=distance)


def _macro(item: Camera, around: Around, view: View) -> Iterator[Fix]:
    """The accessory that would let the lens focus so near, if one does."""
    lens = view.lens
    if item.accessories:
        return
    for part in gear(around).accessories.values():
        if lens.is_phone and part.extension_mm:
            continue  # nothing goes between a phone and its lens
        can = reach(lens, (part,))
        if can.closest.distance_mm <= view.focus_mm <= max(can.farthest.distance_mm, can.largest.distance_mm):
            yield _set(item, msg("Put on: {part}", part=part.name), accessories=(part.id,))
            return


def _aperture(item: Camera, name: str, around: Around) -> Iterator[Issue]:
    lens = lens_of(item, around)
    best = min(max(item.f_number, lens.max_aperture_f), lens.min_aperture_f)
    if best != item.f_number:
        text = msg(
            "{name}: {lens} opens from f/{most} to f/{least}",
            name=name,
            lens=lens.name or format_length(lens.focal_mm),
            most=format_number(lens.max_aperture_f),
            least=format_number(lens.min_aperture_f),
        )
        fix = _set(item, msg("Set f/{number}", number=format_number(best)), f_number=best)
        yield Issue("aperture-beyond-lens", Severity.WARNING, item.id, text, (fix,))
