"""What one record adds to the light of a plan: lux and what is mirrored, in a window of the grid, and their sum.

The light's way is in `geometry.lighting` and `geometry.shading`; which records there are is for `night` to know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from diorama_planner.app.light.lamplight import Colour
from diorama_planner.geometry.lighting import Beam, Light, Skyline, illuminance, led_out, mirrored
from diorama_planner.geometry.rasters import Grid, Window
from diorama_planner.geometry.shading import visibility
from diorama_planner.model.record import RecordId

LEAST_LX = 0.03
"""Light that is weaker is not followed further: on a photograph it would not be seen."""

ROUGHNESS = 0.09
"""Of wet asphalt and cured resin, so that a lamp is drawn into a streak (alpha of GGX). By eye."""

FINE_BEAMS = 3
"""A record of more lights than these - a tape, a tube - has soft shadows: those are worked out in coarser cells."""

COARSER = 3


@dataclass(frozen=True, eq=False)
class Stage:
    """Where light falls: what stands there, and where it is wet (0 or 1 by cell)."""

    sky: Skyline
    wet: Light

    @cached_property
    def coarse(self) -> Skyline:
        """What stands there in larger cells."""
        return self.sky.coarse(COARSER)

    @cached_property
    def gloss(self) -> Light:
        """Where it is wet, with borders that are not jagged."""
        return _softened(self.wet)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """What one record adds, in its window of the grid, and its colour."""

    window: Window
    lux: Light
    sheen: Light | None
    colour: Colour


DARK = Field(Window(0, 0, 0, 0), np.zeros((0, 0), dtype=np.float32), None, (1.0, 1.0, 1.0))


@dataclass(slots=True)
class Total:
    """A sum of fields under way, and of which records; planes as in `geometry.lighting.Nightlight`."""

    lux: Light
    sheen: Light
    names: set[RecordId] = field(default_factory=set)

    @classmethod
    def nothing(cls, grid: Grid) -> Total:
        """Begin with darkness."""
        dark = np.zeros((3, grid.rows, grid.columns), dtype=np.float32)
        return cls(dark, dark.copy())

    def add(self, name: RecordId, field: Field, share: float) -> None:
        """Add what a record gives, or a share of it."""
        self.names.add(name)
        for plane, part in enumerate(field.colour):
            self.lux[plane][field.window.slices] += field.lux * np.float32(part * share)
            if field.sheen is not None:
                self.sheen[plane][field.window.slices] += field.sheen * np.float32(part * share)


def field_of(beams: Sequence[Beam], colour: Colour, stage: Stage, *, coarsely: bool = False) -> Field:
    """What lamps of one record and colour give; shadows of many, or of all if so wanted, in coarser cells."""
    grid = stage.sky.grid
    window = _reached(grid, beams)
    if window.is_empty:
        return DARK
    coarsely = coarsely or len(beams) > FINE_BEAMS
    sky = stage.coarse if coarsely else stage.sky
    part = sky.grid.window(grid.bounds_of(window)) if coarsely else window
    is_wet = bool(stage.wet[window.slices].any())
    lux = np.zeros(window.shape, dtype=np.float32)
    sheen = np.zeros_like(lux)
    for beam in beams:
        out = led_out(beam, sky)
        seen = visibility(out, sky, part)
        if coarsely:
            seen = _finer(seen, part, sky.grid, window, grid)
        lux += illuminance(out, stage.sky, window) * seen
        if is_wet:
            sheen += mirrored(out, stage.sky, window, ROUGHNESS) * seen
    return Field(window, lux, sheen * stage.gloss[window.slices] if is_wet else None, colour)


def _reached(grid: Grid, beams: Sequence[Beam]) -> Window:
    """The cells that any of the beams may light."""
    boxes = [(*beam.at[:2], beam.reach_mm(LEAST_LX)) for beam in beams]
    windows = [grid.window((x - far, y - far, x + far, y + far)) for x, y, far in boxes]
    found = windows[0]
    for window in windows[1:]:
        found = found.join(window)
    return found


def _softened(share: Light) -> Light:
    """A share per cell with the means of its neighbours, so that borders are not jagged."""
    for axis in (0, 1):
        rim = np.pad(share, [(1, 1) if axis == side else (0, 0) for side in (0, 1)], mode="edge")
        before, after = (
            np.take(rim, range(share.shape[axis]), axis),
            np.take(rim, range(2, share.shape[axis] + 2), axis),
        )
        share = (before + share + after) / np.float32(3.0)
    return share


def _finer(values: Light, part: Window, coarse: Grid, window: Window, fine: Grid) -> Light:
    """Values of coarse cells at the centres of fine ones, between the nearest four."""
    rows, columns = part.shape
    xs, ys = fine.centres(window)
    across = np.clip((xs - coarse.x0) / coarse.cell - 0.5 - part.column0, 0.0, columns - 1.0)
    up = np.clip((ys - coarse.y0) / coarse.cell - 0.5 - part.row0, 0.0, rows - 1.0)
    left, below = across.astype(np.int64), up.astype(np.int64)
    right, above = np.minimum(left + 1, columns - 1), np.minimum(below + 1, rows - 1)
    x, y = (across - left).astype(np.float32)[None, :], (up - below).astype(np.float32)[:, None]
    wide = values[:, left] * (1.0 - x) + values[:, right] * x
    return np.asarray(wide[below] * (1.0 - y) + wide[above] * y)
