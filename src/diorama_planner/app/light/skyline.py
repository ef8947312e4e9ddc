"""What stands on the plan as a `Skyline`: bodies and ground on the grid of the night, and where they are wet.

Only windows that changed are made anew. What the light does with it is in `geometry.lighting`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from diorama_planner.geometry.lighting import Light, Skyline
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Grid, Mask, Window, mask
from diorama_planner.solids.prism import Prism
from diorama_planner.terrain.heightfield import Heightfield

GAP_MM = 4.0
"""A body that begins so little over what is below stands on it: cars on their wheels let no lamp through."""

SAME_MM = 0.3
"""A surface that is higher than this over a wet one hides it."""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The body of an item, foliage left out, and what of it mirrors."""

    solids: tuple[Prism, ...]
    mirrors: tuple[Prism, ...]

    def box(self) -> Bounds | None:
        """The box round all of them; None round nothing."""
        regions = [prism.region for prism in (*self.solids, *self.mirrors) if not prism.region.is_empty]
        if not regions:
            return None
        xmin, ymin, xmax, ymax = zip(*(region.bounds for region in regions), strict=True)
        return min(xmin), min(ymin), max(xmax), max(ymax)


def skyline_of(
    bodies: Iterable[Bodies], field: Heightfield, grid: Grid, window: Window, before: Skyline | None
) -> Skyline:
    """The skyline of a plan, made anew in a window; `before` is None for one of the whole grid."""
    ground = _ground(field, grid, window)
    solid, under, over = ground.copy(), np.full_like(ground, np.inf), np.full_like(ground, -np.inf)
    prisms = [prism for each in bodies for prism in each.solids]
    for prism in sorted(prisms, key=lambda prism: (prism.bottom_mm, prism.top_mm)):
        for part, inside in _covered(prism, grid, window):
            if prism.layer_mm is not None:
                raised = ground[part] + np.float32(prism.layer_mm)
                solid[part] = np.where(inside, np.maximum(solid[part], raised), solid[part])
                continue
            stands = inside & (prism.bottom_mm <= solid[part] + GAP_MM)
            hangs = inside & ~stands
            solid[part] = np.where(stands, np.maximum(solid[part], np.float32(prism.top_mm)), solid[part])
            under[part] = np.where(hangs, np.minimum(under[part], np.float32(prism.bottom_mm)), under[part])
            over[part] = np.where(hangs, np.maximum(over[part], np.float32(prism.top_mm)), over[part])
    seen = np.maximum(solid, over)
    if before is None:
        return Skyline(grid, seen, solid, under, over)
    return Skyline(
        grid,
        _patched(before.seen, seen, window),
        _patched(before.solid, solid, window),
        _patched(before.under, under, window),
        _patched(before.over, over, window),
    )


def wet_share(
    bodies: Iterable[Bodies], sky: Skyline, field: Heightfield, window: Window, before: Light | None
) -> Light:
    """Where the surface that is seen is wet, 0 or 1 by cell, made anew in a window."""
    ground, wet = _ground(field, sky.grid, window), np.zeros(window.shape, dtype=np.float32)
    seen = sky.seen[window.slices]
    for prism in (prism for each in bodies for prism in each.mirrors):
        for part, inside in _covered(prism, sky.grid, window):
            top = prism.top_mm if prism.layer_mm is None else ground[part] + np.float32(prism.layer_mm)
            wet[part] = np.maximum(wet[part], inside & (seen[part] <= top + SAME_MM))
    return wet if before is None or before.shape != sky.seen.shape else _patched(before, wet, window)


def _ground(field: Heightfield, grid: Grid, window: Window) -> Light:
    """The heights of the ground at the centres of cells."""
    if field.is_flat:
        return np.zeros(window.shape, dtype=np.float32)
    xs, ys = grid.centres(window)
    columns = np.clip((xs - field.grid.x0) // field.grid.cell, 0, field.grid.columns - 1).astype(np.int64)
    rows = np.clip((ys - field.grid.y0) // field.grid.cell, 0, field.grid.rows - 1).astype(np.int64)
    return np.asarray(field.heights[np.ix_(rows, columns)], dtype=np.float32)


def _covered(prism: Prism, grid: Grid, window: Window) -> Iterator[tuple[tuple[slice, slice], Mask]]:
    """The part of a window that a body covers, as slices of it, and which cells of that; none if it is apart."""
    if prism.region.is_empty:
        return
    part = grid.window(prism.region.bounds).meet(window)
    if not part.is_empty:
        yield part.within(window), mask(prism.region, grid, part)


def _patched(before: Light, now: Light, window: Window) -> Light:
    whole = before.copy()
    whole[window.slices] = now
    return whole
