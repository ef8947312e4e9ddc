"""What a camera sees: which prism each ray meets first, what else is in the frame, what no camera ever sees.

Prisms, the base and its hills stand for everything; foliage hides as walls do. Whether the camera fits is for
`checks`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.region import Region, contains_points
from diorama_planner.model.record import RecordId
from diorama_planner.optics.lenses import View
from diorama_planner.optics.projection import NEAREST_MM, Vectors, in_frame, pinhole_of, rays_through
from diorama_planner.optics.site import Block, Site

Numbers = NDArray[np.int32]
Depths = NDArray[np.float64]
Mask = NDArray[np.bool_]

NOTHING, TABLE, EDGE, TOP = -1, -2, -3, -4
"""What a ray meets that meets no block: the room, the table, the side of the base, its top."""

COLUMNS = 96
"""Rays across a frame, unless told otherwise."""
SAME_SHARE = 1e-6
HILL_STEPS, HILL_RAYS = 160, 4096
"""How often a ray is held against hills on its way over the base, and for how many rays at once."""
BEFORE_MM = 0.05
"""A place is seen though what it lies on reaches so little before it."""

What: TypeAlias = Literal["table", "edge", "no-backdrop", "bare", "wire"]


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """What each of the rays through a frame meets, rows from the top down.

    Attributes:
        met: number of the block of the site, or one of NOTHING, TABLE, EDGE, TOP, (rows, columns).
        depth_mm: along the axis; infinite for NOTHING.
    """

    met: Numbers
    depth_mm: Depths


@dataclass(frozen=True, slots=True)
class Seen:
    """Something in the frame that should not be: what, of which item, how much of the picture, and where.

    `box` is (left, bottom, right, top) in places of the frame, -1 to 1. `at_s` is when, of a camera that moves.
    """

    what: What
    record: RecordId
    message: Message
    share: float
    box: tuple[float, float, float, float]
    at_s: float = 0.0


def survey(view: View, site: Site, columns: int = COLUMNS) -> Survey:
    """Send rays through a frame. Raises `UsageError` if the lens cannot focus there."""
    pinhole = pinhole_of(view)
    rows = max(1, round(columns / view.picture.aspect))
    rays = rays_through(pinhole, frame_places(columns, rows))
    depth, met = first_met(pinhole.eye, rays, site)
    return Survey(met.reshape(rows, columns), depth.reshape(rows, columns))


def first_met(eye: Vectors, rays: Vectors, site: Site, within: float = np.inf) -> tuple[Depths, Numbers]:
    """Find what rays (N, 3) from an eye meet first, and after how many lengths of a ray.

    What is farther than `within` lengths is not looked for; rays that meet nothing before have that depth.
    """
    depth = np.full(len(rays), within)
    met = np.full(len(rays), NOTHING, dtype=np.int32)
    on_top = _on_level(eye, rays, 0.0, site.base) if site.hills is None else on_hills(eye, rays, site)
    _nearer(depth, met, on_top, TOP)
    _nearer(depth, met, _on_side(eye, rays, site.base, -site.thickness_mm, 0.0), EDGE)
    _nearer(depth, met, _on_level(eye, rays, site.table_mm, None), TABLE)
    with np.errstate(divide="ignore"):
        inverse = 1.0 / np.ascontiguousarray(rays.T)
    # from near to far, so that what is hidden is soon passed over
    for number in sorted(range(len(site.blocks)), key=lambda number: _box_distance(eye, site.blocks[number])):
        block = site.blocks[number]
        if block.prism.top_mm <= block.prism.bottom_mm:
            continue
        hit = np.flatnonzero(_box_depth(eye, inverse, block) < depth)
        if hit.size:
            found = _on_block(eye, rays[hit], block)
            nearer = found < depth[hit]
            depth[hit[nearer]], met[hit[nearer]] = found[nearer], number
    return depth, met


def visible(view: View, points: Vectors, site: Site) -> Mask:
    """Say which points (N, 3) are in the frame and hidden by nothing."""
    pinhole = pinhole_of(view)
    points = np.asarray(points, dtype=np.float64).reshape(-1, 3)
    seen = in_frame(pinhole, points)
    rays = points[seen] - pinhole.eye
    depth, _ = first_met(pinhole.eye, rays, site, within=1.0)
    length = np.linalg.norm(rays, axis=1)
    seen[seen] = depth >= 1.0 - SAME_SHARE - BEFORE_MM / np.maximum(length, NEAREST_MM)
    return seen


def hidden_map(
    sights: Iterable[tuple[View, Site]], grid: Grid, heights: NDArray[np.floating], among: Mask | None = None
) -> Mask:
    """Say which cells of a grid none of the views sees, each in its own site: what lies there need not be finished.

    (rows, columns). `heights` are those of the surface that is looked at, over the base top, by cell; `among` are the
    cells that are asked for, all if left out.
    """
    xs, ys = grid.centres(grid.whole)
    across, up = np.meshgrid(xs, ys)
    points = np.column_stack([across.ravel(), up.ravel(), np.asarray(heights, dtype=np.float64).ravel()])
    hidden = np.ones(len(points), dtype=np.bool_) if among is None else among.ravel().copy()
    return unseen(sights, points, hidden).reshape(grid.rows, grid.columns)


def hidden_faces(
    sights: Iterable[tuple[View, Site]], faces: Sequence[Vectors], steps: int = 8
) -> NDArray[np.float64]:
    """Say how much of each face none of the views sees, 0 to 1; a face is its four corners (4, 3) in order.

    Faces that look away are seen by nobody: they are hidden by the body that they bound.
    """
    part = (np.arange(steps) + 0.5) / steps
    u, v = (each.ravel()[:, None] for each in np.meshgrid(part, part))
    samples = np.vstack(
        [(1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * d + u * c) for a, b, c, d in faces] or [np.empty((0, 3))]
    )
    hidden = unseen(sights, samples, np.ones(len(samples), dtype=np.bool_))
    return np.asarray(hidden.reshape(len(faces), -1).mean(axis=1) if len(faces) else np.empty(0))


def unseen(sights: Iterable[tuple[View, Site]], points: Vectors, hidden: Mask) -> Mask:
    """Say which of those points (N, 3) that are hidden stay so after these views; others are not looked for."""
    left = hidden.copy()
    for view, site in sights:
        asked = np.flatnonzero(left)
        left[asked] = ~visible(view, points[asked], site)
    return left


def what_else(found: Survey, site: Site) -> tuple[Seen, ...]:
    """List what should not be in a frame: table, edge of the base, no backdrop, bare backs, wires; the most first."""
    plain: tuple[tuple[int, What, Message], ...] = (
        (NOTHING, "no-backdrop", msg("There is no backdrop")),
        (TABLE, "table", msg("The table is seen")),
        (EDGE, "edge", msg("The edge of the base is seen")),
    )
    listed = [seen_where(found.met == code, what, "", text) for code, what, text in plain]
    for number, block in enumerate(site.blocks):
        if block.sort == "bare":
            text = msg("{name}: its bare rear face is seen", name=block.name)
            listed.append(seen_where(found.met == number, "bare", block.record, text))
        elif block.sort == "wire":
            text = msg("A wire is seen: {name}", name=block.name)
            listed.append(seen_where(found.met == number, "wire", block.record, text))
    return tuple(sorted((each for each in listed if each.share > 0.0), key=lambda each: -each.share))


def seen_where(where: Mask, what: What, record: RecordId, text: Message) -> Seen:
    """Tell of something that takes up a part of a frame, rows from the top down."""
    if not where.any():
        return Seen(what, record, text, 0.0, (0.0, 0.0, 0.0, 0.0))
    rows, columns = where.shape
    down, across = (np.flatnonzero(where.any(axis=axis)) for axis in (1, 0))
    left, right = (2.0 * float(each) / columns - 1.0 for each in (across[0], across[-1] + 1))
    top, bottom = (1.0 - 2.0 * float(each) / rows for each in (down[0], down[-1] + 1))
    return Seen(what, record, text, float(where.mean()), (left, bottom, right, top))


def frame_places(columns: int, rows: int) -> NDArray[np.float64]:
    """The middles of as many fields of a frame, row by row from the top."""
    x = (np.arange(columns) + 0.5) * 2.0 / columns - 1.0
    y = 1.0 - (np.arange(rows) + 0.5) * 2.0 / rows
    across, up = np.meshgrid(x, y)
    return np.column_stack([across.ravel(), up.ravel()])


def _nearer(depth: Depths, met: Numbers, found: Depths, number: int) -> None:
    nearer = found < depth
    depth[nearer], met[nearer] = found[nearer], number


def _on_level(eye: Vectors, rays: Vectors, height: float, region: Region | None) -> Depths:
    """Where rays meet a level, within a region if one is given; infinite where they do not."""
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = (height - eye[2]) / rays[:, 2]
    hits = np.isfinite(depth) & (depth > SAME_SHARE)
    if region is not None and hits.any():
        places = eye[:2] + rays[hits, :2] * depth[hits, None]
        near = (np.abs(places) < 1e6).all(axis=1)
        inside = np.zeros(len(places), dtype=np.bool_)
        inside[near] = contains_points(region, places[near])
        hits[hits] = inside
    return np.where(hits, depth, np.inf)


def on_hills(eye: Vectors, rays: Vectors, site: Site) -> Depths:
    """Where rays first come down into the ground of a base, by steps along them; infinite where they do not."""
    found = np.full(len(rays), np.inf)
    if site.hills is None or site.base.is_empty:
        return found
    xmin, ymin, xmax, ymax = site.base.bounds
    low = np.array([xmin, ymin, float(site.hills.heights.min()) - 1.0])
    high = np.array([xmax, ymax, float(site.hills.heights.max()) + 1.0])
    with np.errstate(divide="ignore"):
        enter, leave = _between(eye, 1.0 / np.ascontiguousarray(rays.T), low, high)
    hit = np.flatnonzero(enter < leave)
    for some in np.array_split(hit, 1 + len(hit) // HILL_RAYS):
        part = enter[some, None] + (leave - enter)[some, None] * np.linspace(0.0, 1.0, HILL_STEPS + 1)
        x, y, z = (eye[axis] + rays[some, axis, None] * part for axis in range(3))
        over = z - site.hills.at(x, y)
        sinks = (over[:, :-1] >= 0.0) & (over[:, 1:] < 0.0)
        first = sinks.argmax(axis=1)
        row = np.arange(len(some))
        before, after = over[row, first], over[row, first + 1]
        share = before / np.where(before > after, before - after, 1.0)
        depth = part[row, first] + share * (part[row, first + 1] - part[row, first])
        places = np.column_stack([eye[axis] + rays[some, axis] * depth for axis in (0, 1)])
        lands = sinks.any(axis=1)
        lands[lands] = contains_points(site.base, places[lands])
        found[some[lands]] = depth[lands]
    return found


def _on_side(eye: Vectors, rays: Vectors, region: Region, low: float, high: float) -> Depths:
    """Where rays first meet the upright sides of a prism; infinite where they do not."""
    x1, y1, x2, y2 = region.borders()
    side_x, side_y = x2 - x1, y2 - y1
    from_x, from_y = x1 - eye[0], y1 - eye[1]
    ray_x, ray_y = rays[:, :1], rays[:, 1:2]
    with np.errstate(divide="ignore", invalid="ignore"):
        turned = ray_x * side_y - ray_y * side_x
        depth = (from_x * side_y - from_y * side_x) / turned
        along = (from_x * ray_y - from_y * ray_x) / turned
        height = eye[2] + rays[:, 2:] * depth
        hits = (depth > SAME_SHARE) & (along >= 0.0) & (along <= 1.0) & (height >= low) & (height <= high)
    return np.asarray(np.where(hits, depth, np.inf).min(axis=1, initial=np.inf))


def _on_block(eye: Vectors, rays: Vectors, block: Block) -> Depths:
    prism = block.prism
    found = _on_side(eye, rays, prism.region, prism.bottom_mm, prism.top_mm)
    for height in (prism.bottom_mm, prism.top_mm):
        found = np.minimum(found, _on_level(eye, rays, height, prism.region))
    return found


def _box(block: Block) -> tuple[Vectors, Vectors]:
    """The least and the greatest corner of a block, with a little room."""
    xmin, ymin, xmax, ymax = block.prism.region.reach
    low, high = block.prism.bottom_mm, block.prism.top_mm
    return np.array([xmin, ymin, low]) - BEFORE_MM, np.array([xmax, ymax, high]) + BEFORE_MM


def _box_distance(eye: Vectors, block: Block) -> float:
    low, high = _box(block)
    return float(np.linalg.norm(np.maximum(np.maximum(low - eye, eye - high), 0.0)))


def _box_depth(eye: Vectors, inverse: Vectors, block: Block) -> Depths:
    """Where rays, given as one over each of their parts (3, N), enter the box of a block; infinite past it."""
    enter, leave = _between(eye, inverse, *_box(block))
    return np.where(enter <= leave, enter, np.inf)


def _between(eye: Vectors, inverse: Vectors, low: Vectors, high: Vectors) -> tuple[Depths, Depths]:
    """Where rays enter and leave a box between two corners; they enter after they leave where they pass it."""
    enter, leave = np.zeros(inverse.shape[1]), np.full(inverse.shape[1], np.inf)
    with np.errstate(invalid="ignore"):
        for axis, before, behind in zip(inverse, low - eye, high - eye, strict=True):
            first, last = axis * before, axis * behind
            np.fmax(enter, np.fmin(first, last), out=enter)
            np.fmin(leave, np.fmax(first, last), out=leave)
    return enter, leave
