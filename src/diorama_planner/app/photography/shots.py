"""A camera of the plan as a shot: what else is in its frame, whether it fits, what helps, and its figures.

Of one that moves, what is in its way and in its frame is asked all along that; its figures are those of its start.

Put together from `optics` for the window, the command line and paper. What is told of it in words is `shot_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from diorama_planner.app.photography.shot_site import site_before
from diorama_planner.circuits.harness import Way
from diorama_planner.core.errors import UsageError
from diorama_planner.core.issues import Fix
from diorama_planner.core.messages import msg
from diorama_planner.geometry.nearness import sides_of
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_fit import fit_on_way, fix_for, title_of
from diorama_planner.kinds.camera_path import MOST_VIEWS, stations_of
from diorama_planner.kinds.faces import bare_faces
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Item, RecordId
from diorama_planner.optics.checks import Answer, Fit
from diorama_planner.optics.focusing import focus_of
from diorama_planner.optics.lenses import View
from diorama_planner.optics.projection import pinhole_of, project, rays_through
from diorama_planner.optics.shots import Shot, plan_shot
from diorama_planner.optics.sight import (
    EDGE,
    NOTHING,
    TABLE,
    Mask,
    Seen,
    Survey,
    What,
    frame_places,
    seen_where,
    survey,
    visible,
    what_else,
)
from diorama_planner.optics.site import Site

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.circuits.harness import Run

COLUMNS, COLUMNS_ON_WAY = 320, 48
"""Rays across a frame: fine enough for a sketch in which marks are seen, and to find when something is seen most.

Whoever tells of a shot tells of these: other rays would meet other depths, and make other figures of them."""
LEAST_SHARE = 0.002
"""What takes up less of a picture is not listed, unless it is a wire."""
FACE_MM = 0.6
"""So far from where a face should be a place may lie that is on it."""
WIRE_STEP_MM, WIRE_MM = 2.0, 1.2
"""How finely wires are looked for, and how thick the usual one is."""

_ON_TOP = np.array([0.0, 0.0, WIRE_MM / 2.0])

CODES = {"no-backdrop": NOTHING, "table": TABLE, "edge": EDGE}

Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Trouble:
    """What should not be in a picture, and where: rays of the survey, or lines in the frame (N, 2)."""

    seen: Seen
    where: Mask | None = None
    lines: tuple[Vectors, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """What helps a camera that does not fit; `fix` makes it so on the plan, None where it is built or bought."""

    answer: Answer
    fix: Fix | None


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """What a lens sees at a time of a shot, and what of that should not be in the picture, the most first."""

    at_s: float
    view: View
    site: Site
    found: Survey
    troubles: tuple[Trouble, ...]

    @classmethod
    def of(cls, session: Session, camera: Camera, at_s: float, view: View, columns: int) -> Moment:
        """Look through a camera. Raises `UsageError` if its lens cannot focus there."""
        site, _ = site_before(session.scene, camera, view)
        found = survey(view, site, columns)
        troubles = (
            replace(each, seen=replace(each.seen, at_s=at_s)) for each in _troubles(session, view, site, found)
        )
        return cls(at_s, view, site, found, tuple(sorted(troubles, key=lambda each: -each.seen.share)))


@dataclass(frozen=True, slots=True, eq=False)
class PlannedShot:
    """All that is known of a shot before it is taken.

    `later` are the moments of one that moves at which something spoils its picture most; `troubles` are of all.
    `way` are the views after that of its start that stand for all of its way.
    """

    camera: Camera
    start: Moment
    later: tuple[Moment, ...]
    way: tuple[View, ...]
    troubles: tuple[Trouble, ...]
    fit: Fit
    remedies: tuple[Remedy, ...]
    shot: Shot

    @property
    def view(self) -> View:
        """What is looked at where it starts."""
        return self.start.view

    def moment(self, at_s: float) -> Moment:
        """That of a trouble."""
        return next(each for each in (self.start, *self.later) if each.at_s == at_s)

    @property
    def subject_mm(self) -> float:
        """From the eye to what is in focus, along the axis; infinity is one."""
        return focus_of(self.view).subject_mm


def plan_of(session: Session, camera: Camera) -> PlannedShot:
    """Plan the shot of a camera.

    Raises:
        UsageError: its parts make no view.
    """
    around = session.around()
    stations = stations_of(camera, around, MOST_VIEWS)
    fit = fit_on_way(camera, around)
    views = tuple(view for _, view in stations)
    start, *later = (Moment.of(session, camera, at, view, COLUMNS) for at, view in _worth(session, camera, stations))
    return PlannedShot(
        camera,
        start,
        tuple(later),
        views[1:],
        tuple(_worst((start, *later))),
        fit,
        tuple(Remedy(answer, fix_for(camera, answer, around)) for answer in fit.answers),
        plan_shot(start.view, session.scale, start.found, views[1:]),
    )


def _worth(session: Session, camera: Camera, stations: Sequence[tuple[float, View]]) -> Sequence[tuple[float, View]]:
    """The start, and the moments at which something that should not be in the frame takes up most of it."""
    if len(stations) == 1:
        return stations
    moments = (Moment.of(session, camera, at, view, COLUMNS_ON_WAY) for at, view in stations)
    times = {0.0, *(each.seen.at_s for each in _worst(moments))}
    return [station for station in stations if station[0] in times]


def _worst(moments: Iterable[Moment]) -> Sequence[Trouble]:
    """What should not be in the picture at any of these times, each when it takes up most, the most first."""
    found: dict[tuple[What, RecordId, str], Trouble] = {}
    for each in (each for moment in moments for each in moment.troubles):
        key = each.seen.what, each.seen.record, str(each.seen.message)
        if key not in found or each.seen.share > found[key].seen.share:
            found[key] = each
    return sorted(found.values(), key=lambda each: -each.seen.share)


def plans_of(session: Session, cameras: Iterable[Camera]) -> Iterator[PlannedShot]:
    """Plan the shots of cameras; those whose parts make no view are left out."""
    for camera in cameras:
        with suppress(UsageError):
            yield plan_of(session, camera)


def places_met(view: View, found: Survey) -> Vectors:
    """Where the rays of a survey end, (rows, columns, 3); infinite for those that meet nothing."""
    rows, columns = found.met.shape
    pinhole = pinhole_of(view)
    rays = rays_through(pinhole, frame_places(columns, rows)).reshape(rows, columns, 3)
    with np.errstate(invalid="ignore"):
        return np.asarray(pinhole.eye + rays * found.depth_mm[..., None])


def _troubles(session: Session, view: View, site: Site, found: Survey) -> Iterator[Trouble]:
    for seen in what_else(found, site):
        if seen.share >= LEAST_SHARE:
            yield Trouble(seen, found.met == CODES[seen.what])
    yield from _bare(session, view, site, found)
    if not session.electrics.is_empty:
        yield from _wires(session, view, site)


def _bare(session: Session, view: View, site: Site, found: Survey) -> Iterator[Trouble]:
    """Faces of walls in the picture that nobody has finished."""
    places = places_met(view, found)
    owners = np.array([block.record for block in site.blocks] or [""], dtype=object)
    for record in dict.fromkeys(block.record for block in site.blocks if block.sort == "wall"):
        item = session.document.records.get(record)
        run = kind_of(item).run if isinstance(item, Item) else None
        met = (found.met >= 0) & (owners[np.maximum(found.met, 0)] == record)
        if not isinstance(item, Item) or run is None or not met.any():
            continue
        line, thickness = run(item)
        for face in bare_faces(item):
            out = sides_of(line, places[met][:, :2]) * (1.0 if face == "front" else -1.0)
            where = np.zeros_like(met)
            where[met] = np.abs(out - thickness / 2.0) < FACE_MM
            name = title_of(item, session.around())
            text = (
                msg("{name}: the face towards the camera, its front, has no finish yet", name=name)
                if face == "front"
                else msg("{name}: the face towards the camera, its back, has no finish yet", name=name)
            )
            seen = seen_where(where, "bare", record, text)
            if seen.share >= LEAST_SHARE:
                yield Trouble(seen, where)


def _wires(session: Session, view: View, site: Site) -> Iterator[Trouble]:
    """Wires that lie in sight, told of by what they lead to."""
    found: dict[RecordId, list[Vectors]] = {}
    for run in session.wiring.harness.runs:
        found.setdefault(run.leg.end.record, []).extend(_in_sight(run, view, site))
    pinhole = pinhole_of(view)
    for record, lines in found.items():
        if not lines:
            continue
        places, depth = project(pinhole, np.vstack(lines))
        (left, low), (right, high) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
        thick = WIRE_MM / float(depth.mean()) / pinhole.half_height
        flat = [project(pinhole, line)[0] for line in lines]
        long = sum(float(np.linalg.norm(np.diff(line, axis=0), axis=1).sum()) for line in flat)
        item = session.document.records.get(record)
        name = title_of(item, session.around()) if isinstance(item, Item) else record
        text = msg("A wire is seen: {name}", name=name)
        yield Trouble(Seen("wire", record, text, long * thick / 4.0, (left, low, right, high)), None, tuple(flat))


def _in_sight(run: Run, view: View, site: Site) -> Iterator[Vectors]:
    """The pieces of a wire that are in the picture and hidden by nothing, (N, 3) each."""
    for stretch in run.stretches:
        if stretch.way not in (Way.SURFACE, Way.LEAD):
            continue
        points = _finely(run.part(stretch))
        seen = visible(view, points + _ON_TOP, site)
        breaks = np.flatnonzero(np.diff(seen.astype(np.int8))) + 1
        for piece, is_seen in zip(np.split(points, breaks), np.split(seen, breaks), strict=True):
            if is_seen[0] and len(piece) > 1:
                yield piece


def _finely(line: tuple[tuple[float, float, float], ...]) -> Vectors:
    """A polyline with a point every so often."""
    pieces = []
    for start, end in pairwise(line):
        count = max(1, round(float(np.linalg.norm(np.subtract(end, start))) / WIRE_STEP_MM))
        pieces.append(np.linspace(start, end, count, endpoint=False))
    return np.vstack([*pieces, np.array(line[-1:], dtype=np.float64)])
