"""A stroke of a brush while it is under the hand: dabs along the way, and the ground as it would be.

Nothing here touches a plan. A stroke never changes; what follows from a further stretch of the way is another one.
What dabs do is in `geometry.sculpting`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from diorama_planner.geometry.height_grid import HeightGrid, encode_heights
from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.geometry.rasters import Array, Window
from diorama_planner.geometry.region import rect_region
from diorama_planner.geometry.relief import Relief
from diorama_planner.geometry.relief_grid import GridRelief, Heights
from diorama_planner.geometry.sculpting import Brush, dab
from diorama_planner.terrain.heightfield import Heightfield

SPACING = 0.25
"""From dab to dab, as a share of the radius."""

FINEST_MM = 0.01
"""In steps of this sculpted heights are kept; it is a tenth of what sandpaper takes off."""

_MOST_STEPS = 32_000


@dataclass(frozen=True, slots=True, eq=False)
class Stroke:
    """What has come of the way so far.

    `values` are all differences in mm on the cells of `window`, those of earlier strokes included; `field` is the
    ground with them. `level_mm` is the height at which it began. The next dab comes `to_go_mm` farther on.
    """

    field: Heightfield
    record_id: str
    order: float
    window: Window
    values: Heights
    level_mm: float
    last: Point
    to_go_mm: float = 0.0
    count: int = 0


@dataclass(frozen=True, slots=True)
class Sculpted:
    """What is kept of a stroke: the bytes of a grid and the rectangle on which it lies, about its middle."""

    data: bytes
    at: Point
    size_mm: tuple[float, float]


def begun(field: Heightfield, record_id: str, order: float, at: Point, level_mm: float) -> Stroke:
    """Begin a stroke on the ground of a field, in which the relief of `record_id` has what was sculpted before.

    Args:
        field: The ground as it stands.
        record_id: The sculpture, known to the field or new.
        order: Where a new one comes among the reliefs.
        at: Where the brush is set down.
        level_mm: The height of the ground there.
    """
    place = field.layer_of(record_id)
    window, values = Window(0, 0, 0, 0), np.zeros((0, 0), dtype=np.float32)
    if place is not None:
        layer = field.layers[place]
        window, order = layer.window, layer.relief.order
        known = np.zeros(window.shape)
        layer.apply(known, field.grid, window)
        values = known.astype(np.float32)
    return Stroke(field, record_id, order, window, values, level_mm, at)


def extended(stroke: Stroke, to: Point, brush: Brush) -> Stroke:
    """Lead the brush on to a point: dabs follow each other evenly, the first where it was set down."""
    places, to_go = _dabs(stroke.last, to, stroke.to_go_mm, SPACING * brush.radius_mm)
    moved = replace(stroke, last=to, to_go_mm=to_go)
    return dabbed(moved, places, brush) if places else moved


def dabbed(stroke: Stroke, places: Sequence[Point], brush: Brush) -> Stroke:
    """Set the brush down at some places, one after the other."""
    grid = stroke.field.grid
    changed = grid.window(_around(places, brush.radius_mm))
    if changed.is_empty:
        return stroke
    known = grid.window(_around(places, brush.reach_mm), grid.cell)
    window = changed if stroke.window.is_empty else stroke.window.join(changed)
    values = _grown(stroke.values, stroke.window, window)
    heights = np.array(stroke.field.heights[known.slices])
    for place in places:
        part = grid.window(_around([place], brush.reach_mm), grid.cell).meet(known)
        xs, ys = grid.centres(part)
        inner = changed.meet(part)
        before = _grown(values[inner.within(window)], inner, part).astype(np.float64)
        after = dab(heights[part.within(known)], before, xs, ys, place, brush, stroke.level_mm)
        heights[part.within(known)] += after - before
        values[inner.within(window)] = after[inner.within(part)]
    relief = _relief(stroke, window, values)
    others = [layer.relief for layer in stroke.field.layers if layer.relief.record_id != stroke.record_id]
    reliefs: list[Relief] = [*others, relief]
    field, _ = stroke.field.update(reliefs)
    return replace(stroke, field=field, window=window, values=values, count=stroke.count + 1)


def sculpted(stroke: Stroke) -> Sculpted | None:
    """Return what is to be kept of all that was sculpted; None if nothing is left of it.

    Heights are rounded to `FINEST_MM`, coarser where they are too great for 16 bits of it; no more than that is
    nothing, so that what is raised and lowered again is gone in spite of the rounding between. A row of cells
    that are as they were lies around them, where there is one.
    """
    highest = float(np.abs(stroke.values).max()) if stroke.values.size else 0.0
    step = FINEST_MM * max(1, math.ceil(highest / FINEST_MM / _MOST_STEPS))
    steps = np.rint(stroke.values / step)
    steps[np.abs(steps) <= 1.0] = 0.0
    rows, columns = np.flatnonzero(steps.any(axis=1)), np.flatnonzero(steps.any(axis=0))
    if not rows.size:
        return None
    first = stroke.window
    kept = Window(
        first.row0 + int(rows[0]) - 1,
        first.row0 + int(rows[-1]) + 2,
        first.column0 + int(columns[0]) - 1,
        first.column0 + int(columns[-1]) + 2,
    ).meet(stroke.field.grid.whole)
    at, size = _place(stroke.field.grid.bounds_of(kept))
    data = encode_heights(_grown(steps.astype(np.float32), first, kept) * step, step)
    return Sculpted(data, at, size)


def _dabs(start: Point, end: Point, to_go: float, spacing: float) -> tuple[list[Point], float]:
    """Return the places of dabs on a stretch, and how far it is then to the next one."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length == 0.0:
        return ([start], spacing) if to_go == 0.0 else ([], to_go)
    count = math.floor((length - to_go) / spacing) + 1 if to_go <= length else 0
    ways = [(to_go + number * spacing) / length for number in range(count)]
    return [(start[0] + way * dx, start[1] + way * dy) for way in ways], to_go + count * spacing - length


def _around(places: Sequence[Point], reach: float) -> Bounds:
    """Return the box around places, grown."""
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return min(xs) - reach, min(ys) - reach, max(xs) + reach, max(ys) + reach


def _grown(values: Heights | Array, window: Window, wide: Window) -> Heights:
    """Return an array of its own for a window, with the values of the part that lies in another one, 0 elsewhere."""
    found = np.zeros(wide.shape, dtype=values.dtype)
    part = window.meet(wide)
    if not part.is_empty:
        found[part.within(wide)] = values[part.within(window)]
    return found


def _place(bounds: Bounds) -> tuple[Point, tuple[float, float]]:
    """Return the middle and the size of a box."""
    xmin, ymin, xmax, ymax = bounds
    return ((xmin + xmax) / 2.0, (ymin + ymax) / 2.0), (xmax - xmin, ymax - ymin)


def _relief(stroke: Stroke, window: Window, values: Heights) -> GridRelief:
    """Make a relief of differences, as that of the record that will keep them."""
    bounds = stroke.field.grid.bounds_of(window)
    at, size = _place(bounds)
    grid = HeightGrid(f"stroke {stroke.count}", values)
    return GridRelief(stroke.record_id, stroke.order, rect_region(*bounds), grid, at, size, bare=True)
