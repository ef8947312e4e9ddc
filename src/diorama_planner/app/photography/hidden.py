"""What no planned camera sees: ground and faces of walls that need not be finished, and what that would cost.

Only what is spread, laid or sown on a surface counts: what stands behind a wall still has to hold it up.
"""

from __future__ import annotations

import math
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from diorama_planner.app.photography.shot_site import site_before
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.offsets import offset_line
from diorama_planner.geometry.rasters import Grid, Mask, mask
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.camera_path import MOST_VIEWS, stations_of
from diorama_planner.kinds.faces import LONG_FACES, side_of
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import BASE_ID, Item, Points, RecordId
from diorama_planner.optics.lenses import View
from diorama_planner.optics.sight import hidden_faces, hidden_map
from diorama_planner.optics.site import Site
from diorama_planner.takeoff.pack_units import pack_amount

if TYPE_CHECKING:
    from diorama_planner.app.scene import Scene
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.takeoff_line import TakeoffLine

CELLS = 9000
"""About so many cells of ground are looked at."""
LEAST_CELL_MM = 1.0
OVER_MM = 0.3
"""So far over a surface is looked for it, so that it does not hide itself."""
BEFORE_MM = 0.4

Heights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class HiddenFace:
    """How much of a long face of a wall no camera sees, 0 to 1, and the line on the plan on which the face stands."""

    share: float
    line: Points


Faces = Mapping[tuple[RecordId, str], HiddenFace]


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """What cameras do not see.

    Attributes:
        grid: of the ground.
        where: cells of open ground that none of them sees, (rows, columns).
        open_ground: cells on which nothing stands.
        faces: the long faces of walls, by wall and face.
        share: of the open ground.
        cost_share: of what all finishes cost, as far as prices are known; None if there are none.
        cost: what need not be bought, in the currency of the plan.
        cameras: how many were looked through.
    """

    grid: Grid
    where: Mask
    open_ground: Mask
    faces: Faces
    share: float
    cost_share: float | None
    cost: float
    cameras: int


def hidden_from(session: Session, cameras: Sequence[Camera]) -> Hidden:
    """Look for what none of these cameras sees; those whose parts make no view see nothing."""
    looking = looked_for(session, cameras)
    while True:
        try:
            next(looking)
        except StopIteration as end:
            found: Hidden = end.value
            return found


def looked_for(session: Session, cameras: Sequence[Camera]) -> Generator[float, None, Hidden]:
    """Look for it view by view, so that a window hears its user in between; yields how far it is, 0 to 1."""
    scene = session.scene
    grid = _grid(scene)
    heights, ground = _surface(scene, grid)
    where, sights = ground.copy(), list[tuple[View, Site]]()
    looking = 0
    for number, camera in enumerate(cameras, start=1):
        try:
            stations = stations_of(camera, scene.around, MOST_VIEWS)
            own = [(view, site_before(scene, camera, view)[0]) for _, view in stations]
        except PlannerError:
            continue
        looking += 1
        sights += own
        for part, sight in enumerate(own, start=1):
            where = hidden_map([sight], grid, heights + OVER_MM, where)
            yield (number - 1 + part / len(own)) / (len(cameras) + 1)
    faces = _faces(scene, sights)
    seen = float(where.sum()) / max(float(ground.sum()), 1.0)
    saved, whole = _costs(session, grid, where, faces)
    return Hidden(grid, where, ground, faces, seen, saved / whole if whole else None, saved, looking)


def _grid(scene: Scene) -> Grid:
    xmin, ymin, xmax, ymax = scene.base.bounds if not scene.base.is_empty else (0.0, 0.0, 1.0, 1.0)
    cell = max(LEAST_CELL_MM, math.sqrt((xmax - xmin) * (ymax - ymin) / CELLS))
    return Grid(xmin, ymin, cell, math.ceil((xmax - xmin) / cell), math.ceil((ymax - ymin) / cell))


def _surface(scene: Scene, grid: Grid) -> tuple[Heights, Mask]:
    """Heights of what is looked at over the base top, and where nothing stands on it."""
    across, up = np.meshgrid(*grid.centres(grid.whole))
    ground = scene.ground.heights(np.column_stack([across.ravel(), up.ravel()])).reshape(grid.rows, grid.columns)
    heights, free = ground.copy(), mask(scene.base, grid, grid.whole)
    standing = []
    for item in scene.document.items():
        if item.id == BASE_ID or not scene.is_shown(item):
            continue
        for prism in scene.solids(item):
            where = mask(prism.region, grid, grid.whole)
            if kind_of(item).area_like:
                top = prism.top_mm if prism.layer_mm is None else ground + prism.layer_mm
                heights = np.where(where, np.maximum(heights, top), heights)
            elif not prism.soft:
                standing.append((where, prism.bottom_mm))
    for where, bottom in standing:
        free &= ~(where & (bottom <= heights + 1.0))
    return heights, free


# -- walls ---------------------------------------------------------------------------------------------------------


def _faces(scene: Scene, sights: Sequence[tuple[View, Site]]) -> Faces:
    """How much of each long face none of the views sees."""
    names, quads, areas = list[tuple[RecordId, str]](), list[NDArray[np.float64]](), list[float]()
    lines: dict[tuple[RecordId, str], Points] = {}
    for item in scene.document.items():
        run = kind_of(item).run
        solids = scene.solids(item) if run is not None and scene.is_shown(item) else ()
        if run is None or not solids:
            continue
        line, thickness = run(item)
        low, high = min(prism.bottom_mm for prism in solids), max(prism.top_mm for prism in solids)
        for face in LONG_FACES:
            side = offset_line(line, side_of(face) * (thickness / 2.0 + BEFORE_MM)).tolist()
            lines[item.id, face] = tuple((x, y) for x, y in side)
            for (x1, y1), (x2, y2) in pairwise(side):
                names.append((item.id, face))
                quads.append(np.array([[x1, y1, low], [x2, y2, low], [x2, y2, high], [x1, y1, high]]))
                areas.append(math.hypot(x2 - x1, y2 - y1) * (high - low))
    hidden = hidden_faces(sights, quads)
    found: dict[tuple[RecordId, str], float] = dict.fromkeys(lines, 0.0)
    whole = dict(found)
    for name, share, area in zip(names, hidden.tolist(), areas, strict=True):
        found[name] += share * area
        whole[name] += area
    return {name: HiddenFace(found[name] / whole[name], line) for name, line in lines.items() if whole[name]}


# -- what it costs -------------------------------------------------------------------------------------------------


def _costs(session: Session, grid: Grid, where: Mask, faces: Faces) -> tuple[float, float]:
    """What finishing costs that nobody sees, and what all finishing does; what has no price is left out."""
    bill = session.bill()
    rows = {row.material: row for row in bill.rows}
    shares: dict[RecordId, float] = {}
    saved = whole = 0.0
    for material, total in session.quantities.ledger.totals().items():
        row, known = rows.get(material), session.catalogue.material_map.get(material)
        if row is None or row.price is None or known is None or not row.need:
            continue
        held = pack_amount(known, row.unit)
        if held <= 0.0:
            continue
        each = float(row.price) / held * row.with_waste / row.need
        for line in total.lines:
            share = _share_of(line, session, grid, where, faces, shares)
            if share is not None:
                whole += each * line.amount
                saved += each * line.amount * share
    return saved, whole


def _share_of(
    line: TakeoffLine, session: Session, grid: Grid, where: Mask, faces: Faces, known: dict[RecordId, float]
) -> float | None:
    """How much of what a line takes nobody sees; None for what is no finish."""
    item = session.document.records.get(line.item)
    if (line.item, line.surface) in faces:
        return None if line.material == getattr(item, "material", "") else faces[line.item, line.surface].share
    if not isinstance(item, Item) or not kind_of(item).area_like or item.id == BASE_ID or not _is_laid(line):
        return None
    if item.id not in known:
        cells = mask(session.outline(item.id), grid, grid.whole)
        known[item.id] = float((where & cells).sum()) / max(float(cells.sum()), 1.0)
    return known[item.id]


def _is_laid(line: TakeoffLine) -> bool:
    """Whether it lies on top: not what a hill is built of."""
    return line.surface in _LAID


_LAID = frozenset({"ground", "top", "surface", "marks", "cover"})


def patches(found: Hidden) -> Iterable[tuple[float, float, float, float]]:
    """What is hidden as boxes (xmin, ymin, xmax, ymax), a run of cells each, row after row."""
    grid = found.grid
    for row, cells in enumerate(found.where):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], cells.astype(np.int8), [0]))))
        low = grid.y0 + row * grid.cell
        for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            yield grid.x0 + first * grid.cell, low, grid.x0 + last * grid.cell, low + grid.cell
