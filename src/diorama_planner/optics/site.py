"""Where a camera stands, and its own body: base and table, what is on them as prisms, lens and camera as boxes.

Plain values, so that checks know neither kinds nor documents.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.convex import convex_ring
from diorama_planner.geometry.rasters import Grid
from diorama_planner.geometry.region import Region, contains_points, intersection, overlaps, placed, polygon_region
from diorama_planner.model.record import RecordId
from diorama_planner.optics.focusing import focus_of, front_mm
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.projection import axes
from diorama_planner.solids.prism import Prism

Sort: TypeAlias = Literal["thing", "wall", "ground", "bare", "wire", "backdrop"]
"""`wall` can be made to lift off, `bare` is a face that nobody has finished, `wire` should not be seen at all.

`ground` is what lies on the base and carries what stands there: roads, pavements with their kerbs, cured pours.
"""

Part: TypeAlias = Literal["lens", "camera"]

SLICE_MM = 15.0
"""What leans is cut into boxes of at most this size: so much larger than itself it is taken to be."""
LEVEL_DEG = 0.5
GRIP_MM = 20.0
"""The front of a camera before its sensor plane; of phones it is the front of the lens."""


@dataclass(frozen=True, slots=True)
class Block:
    """A prism of an item, and what of it matters to a camera."""

    record: RecordId
    name: str
    sort: Sort
    prism: Prism


@dataclass(frozen=True, eq=False)
class Hills:
    """Heights of the ground over the base top by cell of a grid, (rows, columns)."""

    grid: Grid
    heights: NDArray[np.floating]

    @cached_property
    def summit_mm(self) -> float:
        """The greatest height of all."""
        return float(self.heights.max(initial=0.0))

    def at(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
        """Heights at places; beside the grid those of its nearest cells."""
        grid = self.grid
        column = np.clip((x - grid.x0) / grid.cell, 0.0, grid.columns - 1.0).astype(np.int64)
        row = np.clip((y - grid.y0) / grid.cell, 0.0, grid.rows - 1.0).astype(np.int64)
        return np.asarray(self.heights[row, column], dtype=np.float64)

    def highest(self, region: Region, above_mm: float = -math.inf) -> float:
        """The greatest height within a region; 0 where it covers no cell, or none over that."""
        window = self.grid.window(region.bounds)
        if window.is_empty or self.heights[window.slices].max() <= above_mm:
            return 0.0
        xs, ys = self.grid.centres(window)
        across, up = np.meshgrid(xs, ys)
        inside = contains_points(region, np.column_stack([across.ravel(), up.ravel()]))
        return float(self.heights[window.slices].ravel()[inside].max(initial=0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A diorama on a table.

    Attributes:
        base: its outline.
        thickness_mm: from the base top down to what it stands on.
        lift_mm: blocks between that and the table.
        blocks: what is on it.
        hills: its ground, where that is not flat.
    """

    base: Region
    thickness_mm: float
    lift_mm: float = 0.0
    blocks: tuple[Block, ...] = ()
    hills: Hills | None = None

    @property
    def table_mm(self) -> float:
        """Height of the table, below zero."""
        return -self.thickness_mm - self.lift_mm

    @property
    def summit_mm(self) -> float:
        """The highest that the ground is anywhere: hills, and what lies on the base."""
        laid = max((block.prism.top_mm for block in self.blocks if block.sort == "ground"), default=0.0)
        return max(laid, self.hills.summit_mm if self.hills is not None else 0.0, 0.0)

    def floor_mm(self, region: Region, above_mm: float = 0.0) -> float:
        """The highest that the ground is under a region: base top, hills, what lies on them.

        What is no higher than `above_mm` need not be told exactly.
        """
        floor = 0.0
        if self.hills is not None and self.hills.summit_mm > above_mm:
            floor = self.hills.highest(intersection(region, self.base), above_mm)
        for block in self.blocks:
            if block.sort == "ground" and block.prism.top_mm > floor and overlaps(block.prism.region, region):
                floor = block.prism.top_mm
        return floor


@dataclass(frozen=True, slots=True)
class Piece:
    """A box of a camera, upright on the plan between two heights."""

    part: Part
    region: Region
    low_mm: float
    high_mm: float


@lru_cache(maxsize=256)
def camera_pieces(view: View, body: Body) -> tuple[Piece, ...]:
    """Give a camera as boxes: its lens from the front to the camera, and the camera behind; what leans in slices.

    Upright frames are taken with the camera turned clockwise. A phone has its lens in a corner, at the upper edge and
    to the left; a roll by half a turn brings it to the lower edge.

    Raises:
        UsageError: the lens cannot focus there.
    """
    box = camera_box(view, body)
    found = _boxes(view, "camera", box.along_mm, box.across_mm, box.upward_mm)
    if box.front_mm > box.along_mm[1]:
        span = (-box.radius_mm, box.radius_mm)
        found += _boxes(view, "lens", (box.along_mm[1], box.front_mm), span, span)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class CameraBox:
    """How far a camera reaches from the eye of its lens: along its axis, to the right, upwards; its lens is round.

    `front_mm` is the front of the lens, `roll_deg` how the camera is held.
    """

    along_mm: tuple[float, float]
    across_mm: tuple[float, float]
    upward_mm: tuple[float, float]
    front_mm: float
    radius_mm: float
    roll_deg: float


def camera_box(view: View, body: Body) -> CameraBox:
    """Measure a camera from its eye. Raises as `camera_pieces`."""
    lens = view.lens
    eye = focus_of(view).eye_mm
    front = front_mm(view) - eye
    camera_front = front if lens.is_phone else GRIP_MM - eye
    diameters = [lens.front_diameter_mm, *(each.front_diameter_mm for each in view.accessories)]
    radius = max((each for each in diameters if each is not None), default=lens.focal_mm) / 2.0
    if body.edge_mm is None:
        left = body.width_mm / 2.0
        above = body.height_mm - body.axis_above_bottom_mm
    else:
        left = above = body.edge_mm
    return CameraBox(
        along_mm=(camera_front - body.depth_mm, camera_front),
        across_mm=(-left, body.width_mm - left),
        upward_mm=(above - body.height_mm, above),
        front_mm=front,
        radius_mm=radius,
        roll_deg=view.roll_deg + (90.0 if _is_upright(view) else 0.0),
    )


def _is_upright(view: View) -> bool:
    """Whether the camera is turned for its frame."""
    return (view.picture.aspect < 1.0) != (view.sensor.aspect < 1.0)


def _boxes(
    view: View, part: Part, along: tuple[float, float], across: tuple[float, float], upward: tuple[float, float]
) -> list[Piece]:
    """A box about the axis of a view, from its eye: as it is if it stands level, else cut along and upward."""
    right, up, forward = axes(view.pan_deg, view.tilt_deg, view.roll_deg + (90.0 if _is_upright(view) else 0.0))
    eye = np.array(view.position_mm)
    (starts, deep), (lows, high) = _cut(along, view), _cut(upward, view)
    corners = np.array([[x, y, z] for x in (0.0, deep) for y in across for z in (0.0, high)])
    first = eye + starts[0] * forward + lows[0] * up + corners @ np.array([forward, right, up])
    ring = convex_ring(first[:, :2])
    if not len(ring):
        return []
    region, bottom, top = polygon_region(ring), float(first[:, 2].min()), float(first[:, 2].max())
    found = []
    for start in starts:
        for low in lows:  # all slices are alike
            dx, dy, dz = ((start - starts[0]) * forward + (low - lows[0]) * up).tolist()
            found.append(Piece(part, placed(region, (dx, dy)), bottom + dz, top + dz))
    return found


def _cut(span: tuple[float, float], view: View) -> tuple[list[float], float]:
    """Where the slices of a span begin, and how long each is."""
    start, end = span
    is_square = abs(math.remainder(view.tilt_deg, 90.0)) < LEVEL_DEG
    count = 1 if is_square else max(1, math.ceil((end - start) / SLICE_MM))
    step = (end - start) / count
    return [start + number * step for number in range(count)], step
