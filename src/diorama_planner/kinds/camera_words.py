"""What is worth knowing of a camera beside its fields: what it frames, what is sharp, and how far away it seems."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length, format_number, format_size
from diorama_planner.formulas.depth_of_field import hyperfocal_mm
from diorama_planner.formulas.framing import represented_distance_mm
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_fit import fit_remarks
from diorama_planner.kinds.camera_looks import Sight, sight_of
from diorama_planner.kinds.camera_path import MOST_VIEWS, path_remarks, stations_of
from diorama_planner.kinds.camera_setup import format_depth, view_of
from diorama_planner.kinds.contract import Around
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.illusion import backdrop_for, full_size
from diorama_planner.optics.projection import NEAREST_MM
from diorama_planner.optics.sharpness import diffraction_of

MM_PER_M = 1000.0
FOCUS_MM = 0.05
"""Distances of focus that differ by less are the same."""


def remarks(item: Camera, around: Around) -> list[Message]:
    """Frame and magnification, limits of sharpness, the hyperfocal distance, room before the lens, diffraction.

    Raises:
        UsageError: its parts make no view.
    """
    return [
        *lens_remarks(item, around),
        *_illusion(item, sight_of(item, around), around),
        *fit_remarks(item, around),
        *path_remarks(item, around),
    ]


def lens_remarks(item: Camera, around: Around) -> list[Message]:
    """What follows from lens and sensor alone, whatever stands before them.

    Raises:
        UsageError: its parts make no view.
    """
    sight = sight_of(item, around)
    return [
        *_kept_within_reach(item, sight, around),
        *_frame(sight, around.scale),
        *_sharpness(sight),
        *_room(sight),
        *_softness(sight),
    ]


def frame_mm(sight: Sight) -> tuple[float, float]:
    """Width and height of what fills the frame at the focus."""
    hole, depth = sight.pinhole, sight.focus_mm
    return 2.0 * hole.half_width * depth, 2.0 * hole.half_height * depth


def hyperfocal_of(sight: Sight) -> float:
    """Focused here from the lens, all is sharp from half of it on."""
    focus = focus_of(sight.view)
    return hyperfocal_mm(focus.focal_mm, focus.nominal_f(sight.view.f_number), sight.view.sensor.coc_mm)


def scene_depths(sight: Sight, around: Around) -> tuple[float, float]:
    """How near and how far before the lens the base reaches; both 0 if it lies behind."""
    hole, box = sight.pinhole, around.base.bounds
    corners = [np.array((x, y, 0.0)) for x in box[::2] for y in box[1::2]]
    depths = [float((corner - hole.eye) @ hole.forward) for corner in corners]
    return (max(min(depths), NEAREST_MM), max(depths)) if max(depths) > NEAREST_MM else (0.0, 0.0)


def _kept_within_reach(item: Camera, sight: Sight, around: Around) -> Iterator[Message]:
    if abs(view_of(item, around).focus_mm - sight.view.focus_mm) > FOCUS_MM:
        kept = Shown(format_depth, sight.view.focus_mm)
        yield msg("Its lens cannot focus there: this is told of {distance}, which it can", distance=kept)


def _illusion(item: Camera, sight: Sight, around: Around) -> Iterator[Message]:
    """For all that the base is deep, whatever stands there: frames as sharp as a photo of the real scene, backdrop.

    How deep what is in the frame is takes rays, which are sent when the shot is planned.
    """
    near, far = scene_depths(sight, around)
    if not near < far:
        return
    try:
        found = full_size(sight.view, around.scale, (near, far))
        share = Shown(_percent, found.share)
        if found.frames > 1:
            yield msg(
                "As sharp as a photo of the real scene, over all of the base: {frames} stacked frames; one has "
                "{share} of that depth",
                frames=found.frames,
                share=share,
            )
    except UsageError:  # more frames than anybody takes
        return
    yield from _backdrop(item, sight, far, around)


def _backdrop(item: Camera, sight: Sight, far: float, around: Around) -> Iterator[Message]:
    """What has to hang so far before it, and of one that moves fills the frame on all of its way."""
    away = Shown(format_depth, far)
    later = [view for _, view in stations_of(item, around, MOST_VIEWS)[1:]]
    try:
        behind = backdrop_for(sight.view, far, then=later)
    except UsageError:  # a view that no backdrop fills
        if later:
            yield msg("No backdrop {distance} from its start fills the frame on all of its way", distance=away)
        return
    if behind.high_mm <= 0.0:  # it looks down on the base, and past nothing
        return
    size = format_size((round(behind.width_mm), round(behind.high_mm - max(behind.low_mm, 0.0))))
    height = Shown(format_depth, behind.horizon_mm)
    if later:
        yield msg(
            "A backdrop for all of its way, {distance} from its start: {size}, its horizon {height} over the base",
            distance=away,
            size=size,
            height=height,
        )
    else:
        yield msg(
            "A backdrop behind all of the base, {distance} away: {size}, its horizon {height} over the base",
            distance=away,
            size=size,
            height=height,
        )


def _percent(share: float, *, decimal_comma: bool = False) -> str:
    return f"{format_number(round(share * 100.0), decimal_comma=decimal_comma)} %"


def _frame(sight: Sight, scale: float) -> Iterator[Message]:
    wide, high = frame_mm(sight)
    if math.isinf(wide):
        yield msg("Focused at infinity")
        return
    yield msg(
        "At the focus the frame is {size}, in reality {real}",
        size=format_size((round(wide, 1), round(high, 1))),
        real=format_size(tuple(round(side * scale, -1) for side in (wide, high)), "m"),
    )
    share = focus_of(sight.view).magnification
    yield msg(
        "Magnification {share} ({figure})",
        share=f"1:{format_number(round(1.0 / share, 1))}" if share < 1.0 else f"{format_number(round(share, 1))}:1",
        figure=Shown(_figure, share),
    )
    real = represented_distance_mm(sight.focus_mm, scale)
    yield msg("Seen as from {distance} away", distance=format_length(round(real / MM_PER_M, 1) * MM_PER_M, "m"))


def _sharpness(sight: Sight) -> Iterator[Message]:
    near, far = Shown(format_depth, sight.near_mm), Shown(format_depth, sight.far_mm)
    if math.isinf(sight.far_mm):
        yield msg("Sharp from {near} before the lens to infinity", near=near)
    else:
        deep = Shown(format_depth, sight.far_mm - sight.near_mm)
        yield msg("Sharp from {near} to {far} before the lens: {deep} deep", near=near, far=far, deep=deep)
    yield msg("Hyperfocal distance {distance}", distance=Shown(format_depth, hyperfocal_of(sight)))


def _room(sight: Sight) -> Iterator[Message]:
    room = focus_of(sight.view).working_mm
    if 0.0 < room < math.inf:
        yield msg("{room} between the front of the lens and the focus", room=Shown(format_depth, room))


def _softness(sight: Sight) -> Iterator[Message]:
    found = diffraction_of(sight.view)
    if found.is_soft:
        limit = Shown(_figure, found.limit_f)
        yield msg("Diffraction softens all of it: sharper at f/{limit} or wider", limit=limit)


def _figure(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(float(f"{value:.2g}"), decimal_comma=decimal_comma)
