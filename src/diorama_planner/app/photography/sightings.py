"""What the cameras of a plan see: which items are in each frame, and what should not be there - all along their way.

Kept per camera, and looked at again only where what stands before it may have changed. Rays and answers are those of
`optics.sight`; what is wrong with a camera where it stands is told by its own check, what on its way is told here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.app.photography.shot_site import site_before
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.issues import Issue, Severity
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.geometry.points import Bounds, box_about, boxes_meet
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_fit import fit_on_way
from diorama_planner.kinds.camera_path import stations_of, told_of
from diorama_planner.kinds.registry import called, kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.optics.checks import LOW, Clash, each_once
from diorama_planner.optics.sight import Seen, What, survey, what_else

if TYPE_CHECKING:
    from diorama_planner.app.findings import Told
    from diorama_planner.app.scene import Scene
    from diorama_planner.optics.lenses import View

COLUMNS, COLUMNS_ON_WAY = 64, 48
"""Rays across a frame, and across each of those of a camera that moves: fine enough for what a list tells."""
MOST_STATIONS = 16
"""A camera that moves is looked through at about so many places of its way at most."""
LEAST_SHARE = 0.01
"""What takes up less of a picture is retouched rather than planned for."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one camera sees: shares of its picture by item, the largest first, and what should not be in it.

    Of one that moves they are those of the moment at which they are largest; `clashes` are what is in its way later
    than at its start. `bounds` are those of what it could see or touch.
    """

    shares: Mapping[RecordId, float]
    others: tuple[Seen, ...]
    clashes: tuple[Clash, ...]
    bounds: Bounds


class Sightings:
    """Lazily follows a scene."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._known: dict[RecordId, Sighting | None] = {}
        self._findings: Told | None = None
        self.surveyed = 0

    def rebuild(self) -> None:
        """Look through every camera anew when next asked."""
        self._known.clear()
        self._findings = None

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look again through the cameras that are among these, or that have seen or may see one of them."""
        touched = set(ids)
        boxes = [self._scene.boxes.bounds(each) for each in touched if each in self._scene.boxes]
        for camera, found in list(self._known.items()):
            met = found is not None and (
                not touched.isdisjoint(found.shares) or any(boxes_meet(found.bounds, box) for box in boxes)
            )
            if camera in touched or met:
                del self._known[camera]
                self._findings = None
        if any(self._sees(each) and each not in self._known for each in touched):
            self._findings = None

    def _sees(self, record_id: RecordId) -> bool:
        record = self._scene.document.records.get(record_id)
        return isinstance(record, Item) and kind_of(record).sees is not None

    def of(self, camera: Item) -> Sighting | None:
        """What a camera sees; None of one whose parts make no view."""
        if camera.id not in self._known:
            self._known[camera.id] = self._look(camera)
        return self._known[camera.id]

    @property
    def findings(self) -> Told:
        """What is to be said of what cameras see, by record; the same object until something else is."""
        if self._findings is None:
            cameras = [item for item in self._scene.document.items() if self._sees(item.id)]
            found = {camera.id: tuple(_issues(camera, self.of(camera))) for camera in cameras}
            self._findings = {name: issues for name, issues in found.items() if issues}
        return self._findings

    def _look(self, camera: Item) -> Sighting | None:
        self.surveyed += 1
        if not isinstance(camera, Camera):
            return None
        try:
            stations = stations_of(camera, self._scene.around, MOST_STATIONS)
            found = [self._look_once(camera, at, view) for at, view in stations]
            fit = fit_on_way(camera, self._scene.around) if camera.moves else None
        except PlannerError:
            return None
        shares: dict[RecordId, float] = {}
        others: dict[tuple[What, RecordId], Seen] = {}
        for each in found:
            for record, share in each.shares.items():
                shares[record] = max(share, shares.get(record, 0.0))
            for seen in each.others:
                if (known := others.get((seen.what, seen.record))) is None or seen.share > known.share:
                    others[seen.what, seen.record] = seen
        ordered = dict(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])))
        most = tuple(sorted(others.values(), key=lambda seen: -seen.share))
        later = tuple(clash for clash in (fit.clashes if fit else ()) if clash.at_s > 0.0)
        swept = (piece.region.bounds for piece in (fit.pieces if fit else ()))
        return Sighting(ordered, most, later, box_about([*(each.bounds for each in found), *swept]))

    def _look_once(self, camera: Camera, at_s: float, view: View) -> Sighting:
        site, bounds = site_before(self._scene, camera, view)
        found = survey(view, site, COLUMNS_ON_WAY if camera.moves else COLUMNS)
        numbers, counts = np.unique(found.met, return_counts=True)
        shares: dict[RecordId, float] = {}
        for number, count in zip(numbers.tolist(), counts.tolist(), strict=True):
            if number >= 0:
                record = site.blocks[number].record
                shares[record] = shares.get(record, 0.0) + count / found.met.size
        others = (each for each in what_else(found, site) if each.share >= LEAST_SHARE)
        return Sighting(shares, tuple(replace(each, at_s=at_s) for each in others), (), bounds)


def _issues(camera: Item, found: Sighting | None) -> Iterable[Issue]:
    """Hints, since a picture may be meant so and much of it can be cropped; and what is in the way of the camera."""
    if found is None:
        return
    name = called(camera)
    for seen in found.others:
        share = Shown(_percent, seen.share)
        text = told_of(name, msg("{what}, in {share} of the picture", what=seen.message, share=share), seen.at_s)
        if seen.what == "no-backdrop":
            yield Issue("no-backdrop", Severity.HINT, camera.id, text)
        else:
            yield Issue("beyond-base-in-frame", Severity.HINT, camera.id, text)
    for clash in each_once(found.clashes):
        text = told_of(name, clash.message, clash.at_s)
        if clash.obstacle in LOW:
            yield Issue("path-below-ground", Severity.WARNING, camera.id, text)
        else:
            yield Issue("path-through-body", Severity.WARNING, camera.id, text)


def _percent(share: float, *, decimal_comma: bool = False) -> str:
    return f"{format_number(round(share * 100.0), decimal_comma=decimal_comma)} %"
