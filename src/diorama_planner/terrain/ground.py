"""What the ground is asked: heights, areas along the slope, water, borders that nothing holds, slices.

`Ground` answers the protocol of `kinds.contract` from a `Heightfield`. Water is worked out in `water`, its
borders in `dams`, slices in `laminae`, which are loaded when they are first asked; pictures of the ground are
for `shading` and `contours`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from diorama_planner.core.messages import msg
from diorama_planner.geometry.cutting import Cutting
from diorama_planner.geometry.points import GeometryError, PointsLike, as_points
from diorama_planner.geometry.rasters import Array, Mask, Window, coverage, mask
from diorama_planner.geometry.region import Region, contains_region, intersection
from diorama_planner.geometry.relief import Relief
from diorama_planner.kinds.slices import Lamina
from diorama_planner.kinds.waters import LowestBank, OpenEdge, Unevenness, Water
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.heightfield import Heightfield, compose

if TYPE_CHECKING:
    from diorama_planner.solids.mesh import Mesh
    from diorama_planner.terrain.steps import Step


class Ground:
    """The ground under a plan. Never changes; `update` gives the ground of other reliefs."""

    def __init__(self, field: Heightfield) -> None:
        self.field = field
        self._laminae: dict[tuple[str, Cutting], tuple[Lamina, ...]] = {}
        self._steps: dict[int, Step] = {}
        self._mesh: Mesh | None = None

    @classmethod
    def of(cls, base: Region, reliefs: Sequence[Relief] = (), cell: float | None = None) -> Ground:
        """Return the ground that reliefs make on a base; nothing is computed yet."""
        return cls(compose(base, reliefs, cell))

    def update(self, reliefs: Sequence[Relief]) -> tuple[Ground, list[Window]]:
        """Return the ground of other reliefs, and the windows of cells in which it may differ."""
        field, windows = self.field.update(reliefs)
        return Ground(field), windows

    @property
    def base(self) -> Region:
        """The top of the base."""
        return self.field.base

    def height_at(self, x: float, y: float) -> float:
        """Return the height at a point in mm over the base top; beside the base, that of its nearest edge."""
        if not (math.isfinite(x) and math.isfinite(y)):
            raise GeometryError(msg("({x}, {y}) is not a point", x=x, y=y))
        if self.field.is_flat:
            return 0.0
        # The same sum as `heights`, without arrays: it is asked for one thing after the other.
        grid, cells = self.field.grid, self.field.heights
        below, left, up, across = grid.between(x, y)
        right, above = min(left + 1, grid.columns - 1), min(below + 1, grid.rows - 1)
        low = cells[below, left] * (1.0 - across) + cells[below, right] * across
        high = cells[above, left] * (1.0 - across) + cells[above, right] * across
        return float(low * (1.0 - up) + high * up)

    def heights(self, points: PointsLike) -> Array:
        """Return the heights at points, between the centres of four cells by bilinear interpolation."""
        at = as_points(points)
        if self.field.is_flat:
            return np.zeros(len(at))
        grid, cells = self.field.grid, self.field.heights
        column = np.clip((at[:, 0] - grid.x0) / grid.cell - 0.5, 0.0, grid.columns - 1.0)
        row = np.clip((at[:, 1] - grid.y0) / grid.cell - 0.5, 0.0, grid.rows - 1.0)
        left, below = np.floor(column).astype(np.int64), np.floor(row).astype(np.int64)
        right, above = np.minimum(left + 1, grid.columns - 1), np.minimum(below + 1, grid.rows - 1)
        across, up = column - left, row - below
        low = cells[below, left] * (1.0 - across) + cells[below, right] * across
        high = cells[above, left] * (1.0 - across) + cells[above, right] * across
        return np.asarray(low * (1.0 - up) + high * up, dtype=np.float64)

    def lowest(self, region: Region) -> float:
        """Return the least height within a region."""
        return float(self._cells_in(region).min())

    def highest(self, region: Region) -> float:
        """Return the greatest height within a region."""
        return float(self._cells_in(region).max())

    def level_about(self, region: Region, margin_mm: float = 0.0) -> float | None:
        """Return the one height of all ground in the box of a region and so far about it; None where it differs."""
        window = self.field.grid.window(region.bounds, margin_mm + self.field.grid.cell)
        return None if window.is_empty else self.field.level_of(window)

    def surface(self, region: Region) -> Mesh:
        """Return the ground of a region as a sheet, cut at its border."""
        from diorama_planner.terrain import ground_mesh

        if self._mesh is None and not self.field.is_flat:
            self._mesh = ground_mesh.ground_mesh(self.field)
        return ground_mesh.surface(self.field, self._mesh, region)

    def plan_area(self, region: Region) -> float:
        """Return the area in mm2 of the part of a region that lies on the base, seen from above."""
        return self._on_base(region).area

    def slope_area(self, region: Region) -> float:
        """Return the area in mm2 of the part of a region that lies on the base, measured along the slope.

        The plan area times the mean of sqrt(1 + slope^2) over the cells that lie mostly inside, each by its
        share. A cliff inside the region counts with its face; one on its border, and cut faces, do not.
        """
        on_base = self._on_base(region)
        window = self.field.grid.window(on_base.reach)
        if self.field.level_of(window) is not None:
            return on_base.area
        share = coverage(on_base, self.field.grid, window)
        inside = share >= min(0.5, float(share.max()))
        if not share.any():
            return on_base.area
        steep = steepness(self.field.heights[window.slices], inside, self.field.grid.cell)
        return on_base.area * float(np.average(steep, weights=share * inside))

    def volume_above_base(self) -> float:
        """Return the volume in mm3 of all ground that stands over the base top; hollows take nothing off."""
        return self._volume(lambda heights: np.maximum(heights, 0.0))

    def volume_below_base(self) -> float:
        """Return the volume in mm3 of all hollows under the base top."""
        return self._volume(lambda heights: np.maximum(-heights, 0.0))

    def deepest_carve(self) -> float:
        """Return how deep the deepest hollow goes under the base top, in mm; 0 when there is none."""
        if self.field.is_flat:
            return 0.0
        return max(0.0, -float(self.field.heights.min()))

    def flood(
        self, region: Region, level_mm: float, bodies: Sequence[Prism] = (), only_deepest: bool = False
    ) -> Water:
        """Return the water on the ground of a region up to a level in mm over the base top, less bodies in it."""
        from diorama_planner.terrain import water

        return water.flood(self.field, self._on_base(region), level_mm, bodies, only_deepest)

    def pools(self, region: Region, level_mm: float, bodies: Sequence[Prism] = ()) -> Sequence[Water]:
        """Return the water of each hollow by itself, the largest first."""
        from diorama_planner.terrain import water

        return water.pools(self.field, self._on_base(region), level_mm, bodies)

    def wet_region(self, region: Region, level_mm: float, only_deepest: bool = False) -> Region:
        """Return the part of a region whose ground lies below a level: what water covers, to be drawn."""
        from diorama_planner.terrain import water

        return water.wet_region(self.field, self._on_base(region), level_mm, only_deepest)

    def wetted_area(self, region: Region, level_mm: float) -> float:
        """Return the mm2 of bed and banks, along the slope, that water in a region up to a level wets."""
        from diorama_planner.terrain import water

        return water.wetted_area(self.field, self._on_base(region), level_mm)

    def level_wetting(self, region: Region, share: float) -> float:
        """Return the level in mm over the base top up to which `share` of a region lies."""
        from diorama_planner.terrain import water

        return water.level_wetting(self.field, self._on_base(region), share)

    def open_edges(
        self, region: Region, top_mm: float, held_by: Sequence[Prism], layer_mm: float | None = None
    ) -> Sequence[OpenEdge]:
        """Return the stretches of the border of a pour where neither ground nor a body reaches its surface."""
        from diorama_planner.terrain import dams

        return dams.open_edges(self.field, self._on_base(region), top_mm, held_by, self.heights, layer_mm)

    def lowest_bank(
        self, region: Region, top_mm: float, kerbs: Sequence[Prism], layer_mm: float | None = None
    ) -> LowestBank | None:
        """Return where the least of the ground or of a kerb is left above the surface of a pour."""
        from diorama_planner.terrain import dams

        return dams.lowest_bank(self.field, self._on_base(region), top_mm, kerbs, self.heights, layer_mm)

    def unevenness(self, region: Region, hollows: Unevenness, lowered_mm: float = 0.0) -> Water:
        """Return what hollows made by noise hold."""
        from diorama_planner.terrain import puddles

        return puddles.unevenness(self.field, self._on_base(region), hollows, lowered_mm)

    def uneven_region(self, region: Region, hollows: Unevenness) -> Region:
        """Return where hollows made by noise are wet."""
        from diorama_planner.terrain import puddles

        return puddles.uneven_region(self.field, self._on_base(region), hollows)

    def body_volume(self, item_id: str) -> float:
        """Return what a landform adds to the ground in mm3 on top of those before it; negative when it carves.

        0 for an id without relief.
        """
        place = self.field.layer_of(item_id)
        if place is None:
            return 0.0
        window = self.field.layers[place].window
        change = self.field.heights_before(place + 1, window) - self.field.heights_before(place, window)
        share = self.field.base_share(window)
        return float((change if share is None else change * share).sum()) * self.field.grid.cell**2

    def skin_volume(self, item_id: str, skin_mm: float) -> float:
        """Return how much of what a landform adds is its uppermost `skin_mm`, in mm3; 0 for what adds nothing."""
        place = self.field.layer_of(item_id)
        if place is None:
            return 0.0
        window = self.field.layers[place].window
        gain = self.field.heights_before(place + 1, window) - self.field.heights_before(place, window)
        skin, share = np.clip(gain, 0.0, skin_mm), self.field.base_share(window)
        return float((skin if share is None else skin * share).sum()) * self.field.grid.cell**2

    def laminae(
        self, item_id: str, thickness_mm: float, skin_mm: float = 0.0, inside: bool = False
    ) -> Sequence[Lamina]:
        """Return the slices that a landform adds to the stack of sheets of a thickness, less a skin.

        `inside` ones are as large as the ground at their top. Raises as `Cutting`.
        """
        from diorama_planner.terrain import laminae

        key = item_id, Cutting(thickness_mm, skin_mm, inside)
        if key not in self._laminae:
            self._laminae[key] = tuple(laminae.laminae(self.field, *key, self._steps))
        return list(self._laminae[key])

    def _on_base(self, region: Region) -> Region:
        """Return the part of a region that lies on the base."""
        return region if contains_region(self.base, region) else intersection(region, self.base)

    def _cells_in(self, region: Region) -> Array:
        """Return the heights of the cells in a region, of its middle when it holds no centre of a cell."""
        if not self.field.is_flat:
            level = self.level_about(region)
            if level is not None:
                return np.full(1, level)
            window = self.field.grid.window(region.bounds)
            found = self.field.heights[window.slices][mask(region, self.field.grid, window)]
            if found.size:
                return np.asarray(found, dtype=np.float64)
        x, y = region.centroid
        return np.zeros(1) if math.isnan(x) else self.heights([(x, y)])

    def _volume(self, part: Callable[[Array], Array]) -> float:
        """Return the volume of a part of all heights, in mm3."""
        if self.field.is_flat:
            return 0.0
        heights, share = part(self.field.heights), self.field.base_share(self.field.grid.whole)
        return float((heights if share is None else heights * share).sum()) * self.field.grid.cell**2


def steepness(heights: Array, inside: Mask, cell: float) -> Array:
    """Return how many mm2 of surface stand over each mm2 of plan, per cell: sqrt(1 + dz/dx^2 + dz/dy^2).

    The mean over the four quarters of a cell, each sloping as to the neighbours at its sides, so that both slopes
    count where two meet. Beyond what lies inside the slope goes on.
    """
    across, up = _slopes(heights, inside, cell), [slope.T for slope in _slopes(heights.T, inside.T, cell)]
    return sum((np.sqrt(1.0 + dx**2 + dy**2) for dx in across for dy in up), np.zeros(heights.shape)) / 4.0


def _slopes(heights: Array, inside: Mask, cell: float) -> tuple[Array, Array]:
    """Return how each cell slopes in its left half and in its right, by the steps between cells that lie inside."""
    known = inside[:, 1:] & inside[:, :-1]
    steps, beyond = np.where(known, np.diff(heights, axis=1) / cell, 0.0), np.zeros((len(heights), 1))
    left, right = np.hstack((beyond, steps)), np.hstack((steps, beyond))
    has_left, has_right = np.hstack((beyond > 0.0, known)), np.hstack((known, beyond > 0.0))
    return np.where(has_left, left, right), np.where(has_right, right, left)
