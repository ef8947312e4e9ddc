"""Whether a camera has room where it is: the bodies about it given to `optics.checks`, and its answers as issues.

What a field of the camera can help with is a fix; what else would help is told where it is edited.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from diorama_planner.core.errors import UsageError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.region import circle_region, union, union_all
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_setup import body_of, seen_view
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.figures import name_of, thing_of
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.kinds.shared import item_name
from diorama_planner.optics.checks import Answer, Clash, Fit, check_fit
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.site import Block, Site, camera_pieces

CLEAR_MM = 0.5
"""A lens is raised by so much more than it takes, so that it does not scratch."""


def fit_of(item: Camera, around: Around) -> Fit:
    """Hold a camera against the base, the table and the bodies that it meets.

    Raises:
        UsageError: its parts make no view.
    """
    view, body = seen_view(item, around), body_of(item, around)
    return check_fit(view, body, site_of(item, view, body, around))


def site_of(item: Camera, view: View, body: Body, around: Around) -> Site:
    """The base on its table, and what is where the camera is."""
    room = union_all([piece.region for piece in camera_pieces(view, body)])
    blocks = tuple(
        Block(other.id, name_of(other, around) if thing_of(other) else called(other),
              "thing" if kind_of(other).run is None else "wall", prism)
        for other, prisms in around.bodies(union(room, circle_region(item.at_mm, 1.0)), item)
        for prism in prisms
    )  # fmt: skip
    deep = around.base_depth_mm + around.base_clearance_mm
    return Site(base=around.base, thickness_mm=deep, lift_mm=item.lift_mm, blocks=blocks)


def fit_issues(item: Camera, around: Around) -> Iterator[Issue]:
    """Say what is in its way, each once and the worst alone: an eye inside a wall sees nothing."""
    name = item_name(item, "Camera")
    try:
        found = fit_of(item, around)
    except UsageError:
        return
    fixes = tuple(_fixes(item, found))
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
    """What would help a camera that does not fit."""
    for answer in fit_of(item, around).answers:
        yield msg("It would fit: {answer}", answer=answer.message)


def _said(name: str, clash: Clash) -> Message:
    return msg("{name}: {fault}", name=name, fault=clash.message)


def _set(item: Camera, label: Message, **fields: Any) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})


def _raised(item: Camera, low: Clash) -> Fix:
    up = math.ceil((low.depth_mm + CLEAR_MM) * 10.0) / 10.0
    label = msg("Raise the camera by {length}", length=format_length(up))
    return _set(item, label, height_mm=round(item.height_mm + up, 2))


def _fixes(item: Camera, found: Fit) -> Iterator[Fix]:
    for answer in found.answers:
        if answer.remedy == "turn-over":
            yield _set(item, answer.message, roll_deg=item.roll_deg + (180.0 if item.roll_deg <= 0.0 else -180.0))
        elif _is_step(answer):
            turn = math.radians(item.pan_deg)
            x, y = item.at_mm
            back = (x - answer.mm * math.cos(turn), y - answer.mm * math.sin(turn))
            yield _set(item, answer.message, at_mm=back)


def _is_step(answer: Answer) -> bool:
    """Whether it is to stand farther back, and nothing else."""
    return answer.remedy == "step-back" and answer.back_mm > 0.0
