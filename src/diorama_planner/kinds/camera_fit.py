"""Whether a camera has room where it is: the bodies about it given to `optics.checks`, and its answers as issues.

What a field of the camera can help with is a fix; what else would help is told where it is edited.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import numpy as np

from diorama_planner.core.errors import UsageError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.points import box_about
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.region import Region, rect_region
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_path import at_time, stations_of
from diorama_planner.kinds.camera_setup import body_of, gear, seen_view
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.figures import name_of, thing_of
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import item_name
from diorama_planner.kinds.waters import Ground
from diorama_planner.model.record import BASE_ID, Item, Point
from diorama_planner.optics.checks import Answer, Clash, Fit, check_fit, check_way, each_once
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.site import Block, Hills, Site, Sort, camera_pieces
from diorama_planner.solids.prism import Prism

PROBE_LENS = "laowa_probe"
"""A lens of the catalogue that goes between what other cameras would knock over."""

MOST_STATIONS = 60
"""Of its way a camera is held against the plan at about so many places at most."""
CELLS = 250.0
"""Along the longer side of the base, where hills under a camera are looked for."""
CLEAR_MM = 0.5
"""A lens is raised by so much more than it takes, so that it does not scratch."""


def fit_of(item: Camera, around: Around) -> Fit:
    """Hold a camera against the base, the table and the bodies that it meets.

    Raises:
        UsageError: its parts make no view.
    """
    view, body = seen_view(item, around), body_of(item, around)
    return check_fit(view, body, site_of(item, [view], body, around))


def fit_on_way(item: Camera, around: Around) -> Fit:
    """As `fit_of`, of all places that a camera comes to."""
    if not item.moves:
        return fit_of(item, around)
    ways, body = stations_of(item, around, MOST_STATIONS), body_of(item, around)
    return _held(ways, body, site_of(item, [view for _, view in ways], body, around))


@lru_cache(maxsize=8)
def _held(ways: tuple[tuple[float, View], ...], body: Body, site: Site) -> Fit:
    """Words, marks and issues each ask for it after every edit."""
    return check_way(ways, body, site)


def site_of(item: Camera, views: Iterable[View], body: Body, around: Around) -> Site:
    """The base on its table with its hills, and what is where the camera is; what is taken off for it is not."""
    boxes = [piece.region.bounds for view in views for piece in camera_pieces(view, body)]
    eyes = [(x - 1.0, y - 1.0, x + 1.0, y + 1.0) for x, y, _ in (view.position_mm for view in views)]
    near = around.bodies(rect_region(*box_about([*boxes, *eyes])), item, areas=True)
    blocks = tuple(
        Block(other.id, title_of(other, around), sort_of(other), risen(prism, around))
        for other, prisms in near
        if other.id != BASE_ID and other.id not in item.hides
        for prism in prisms
    )
    deep = around.base_depth_mm + around.base_clearance_mm
    return Site(
        base=around.base,
        thickness_mm=deep,
        lift_mm=item.lift_mm,
        blocks=blocks,
        hills=_hills(around.base, around.ground),
    )


def title_of(item: Item, around: Around) -> str:
    """What something in the way of a camera is called."""
    return name_of(item, around) if thing_of(item) else called(item)


def sort_of(item: Item) -> Sort:
    """What an item is to a camera: walls can lift off, roads and pours are the ground that it stands on."""
    kind = kind_of(item)
    if kind.area_like:
        return "ground"
    return "thing" if kind.run is None else "wall"


def risen(prism: Prism, around: Around) -> Prism:
    """A body as high as it is at most: a layer lies on the highest ground under it."""
    if prism.layer_mm is None:
        return prism
    return replace(prism, top_mm=around.ground.highest(prism.region) + prism.layer_mm)


@lru_cache(maxsize=4)
def _hills(base: Region, ground: Ground) -> Hills | None:
    """The heights of the ground where that is not flat, fine enough for the bottom of a camera."""
    if base.is_empty or ground.level_about(base) == 0.0:
        return None
    xmin, ymin, xmax, ymax = base.bounds
    cell = max(xmax - xmin, ymax - ymin) / CELLS
    grid = Grid(xmin, ymin, cell, math.ceil((xmax - xmin) / cell), math.ceil((ymax - ymin) / cell))
    across, up = np.meshgrid(*grid.centres(grid.whole))
    heights = ground.heights(np.column_stack([across.ravel(), up.ravel()]))
    return Hills(grid, heights.reshape(grid.rows, grid.columns))


def fit_issues(item: Camera, around: Around) -> Iterator[Issue]:
    """Say what is in its way, each once and the worst alone: an eye inside a wall sees nothing."""
    name = item_name(item, "Camera")
    try:
        found = fit_of(item, around)
    except UsageError:
        return
    fixes = tuple(_fixes(item, found, around))
    eye = [clash for clash in found.clashes if clash.part == "eye"]
    for clash in eye[:1]:
        yield Issue("camera-inside-body", Severity.ERROR, item.id, _said(name, clash))
    if eye:
        return
    low = max((clash for clash in found.clashes if clash.depth_mm), key=lambda clash: clash.depth_mm, default=None)
    if low is not None:
        yield Issue("camera-too-low", Severity.WARNING, item.id, _said(name, low), (*fixes, _raised(item, low)))
    for record in dict.fromkeys(clash.record for clash in found.clashes if clash.record):
        clash = next(each for each in found.clashes if each.record == record)
        yield Issue("camera-does-not-fit", Severity.WARNING, item.id, _said(name, clash))
    for clash in found.clashes:
        if clash.obstacle == "subject":
            yield Issue("focus-inside-lens", Severity.WARNING, item.id, _said(name, clash))


def fit_remarks(item: Camera, around: Around) -> Iterator[Message]:
    """What is in its way later than at its start, of which issues tell, and what would help on all of its way."""
    found = fit_on_way(item, around)
    for clash in each_once(clash for clash in found.clashes if clash.at_s > 0.0):
        yield at_time(clash.message, clash.at_s)
    for answer in found.answers:
        yield msg("It would fit: {answer}", answer=answer.message)


def _said(name: str, clash: Clash) -> Message:
    return msg("{name}: {fault}", name=name, fault=clash.message)


def _set(item: Camera, label: Message, **fields: Any) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})


def _raised(item: Camera, low: Clash) -> Fix:
    up = math.ceil((low.depth_mm + CLEAR_MM) * 10.0) / 10.0
    label = msg("Raise the camera by {length}", length=format_length(up))
    return _shifted(item, label, up_mm=up)


def _fixes(item: Camera, found: Fit, around: Around) -> Iterator[Fix]:
    for answer in found.answers:
        if answer.remedy == "turn-over" or _is_step(answer):
            fix = fix_for(item, answer, around)
            if fix is not None:
                yield fix


def fix_for(item: Camera, answer: Answer, around: Around) -> Fix | None:
    """What an answer makes of the plan; None where it is something to be built or bought."""
    if answer.remedy == "turn-over":
        return _shifted(item, answer.message, turned_deg=180.0)
    if answer.remedy == "raise":
        lift = math.ceil((item.lift_mm + answer.mm) * 10.0) / 10.0
        return _shifted(item, answer.message, by_mm=_back(item, answer), lift_mm=lift)
    if _is_step(answer):
        return _shifted(item, answer.message, by_mm=_back(item, answer))
    if answer.remedy == "step-back" and not item.target and not item.moves:
        return _set(item, answer.message, focus_mm=round(item.focus_mm + answer.mm + CLEAR_MM, 2))
    if answer.remedy == "probe":
        return _with_probe(item, answer, around)
    if answer.remedy in ("wild-wall", "move"):
        return Fix(answer.message, "lift_off", {"id": item.id, "of": answer.record})
    return None


def _shifted(
    item: Camera, label: Message, by_mm: Point = (0.0, 0.0), up_mm: float = 0.0, turned_deg: float = 0.0,
    **fields: Any,
) -> Fix:  # fmt: skip
    """Stand and be held otherwise, by so much on all of its way."""
    args = {"id": item.id, "by_mm": by_mm, "up_mm": up_mm, "turned_deg": turned_deg, "fields": fields}
    return Fix(label, "shift_camera", args)


def _with_probe(item: Camera, answer: Answer, around: Around) -> Fix | None:
    """Another lens, opened and focused as near to what is set as it can be."""
    lens = gear(around).lenses.get(PROBE_LENS)
    if lens is None:
        return None
    opened = min(max(item.f_number, lens.max_aperture_f), lens.min_aperture_f)
    focus = max(item.focus_mm, lens.min_focus_mm or 0.0)
    return _set(
        item, answer.message, lens=lens.id, sensor="", body="", accessories=(), f_number=opened, focus_mm=focus
    )


def _back(item: Camera, answer: Answer) -> Point:
    turn = math.radians(item.pan_deg)
    return -answer.back_mm * math.cos(turn), -answer.back_mm * math.sin(turn)


def _is_step(answer: Answer) -> bool:
    """Whether it is to stand farther back, and nothing else."""
    return answer.remedy == "step-back" and answer.back_mm > 0.0
