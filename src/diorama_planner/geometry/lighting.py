"""Light on a plan seen from above: how much of a lamp's beam falls on each cell, what shades it, what mirrors it.

Pure arrays over a `Grid`. A lamp is a point; what shines along a line is several. Heights are two and a half
dimensions: what stands on the ground up to its top, and one layer of what hangs over it. Amounts of light are in
`formulas.photometry`, colours and lamps of a plan are for others to know.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.points import Point
from diorama_planner.geometry.rasters import Grid, Window

Light = NDArray[np.float32]
"""Values per cell, rows from the front backwards: lux, a share, or heights in mm."""

SOURCE_MM = 1.0
"""Nothing is nearer to a lamp than the lamp is large: else a cell at its foot would be endlessly bright."""

OUT_OF_BODY_MM = 16.0
"""A lamp in a wall or a body is taken to sit where its aim leaves it, if that is not farther."""

CLEAR_STEPS = 3
"""Half cells by which it then stands off, since the edges of bodies are jagged in cells."""

LEVEL_AIM = 0.2
"""Share of the aim that is level, from which on a lamp is led out of the body that it sits in."""

PENUMBRA_SLOPE = 0.025
"""How much lower than the edge that shades it a place may lie and still have some light."""

PENUMBRA_TURN = 0.006
"""Radians to either side by which shadows are softened: a source of 1 mm at 80 mm."""

MOST_DIRECTIONS = 1024
STEP_CELLS = 0.5
"""What shades is looked for in so many directions from a lamp, in steps of so many cells."""

LOOK_DEG = 30.0
"""How steeply one looks down at a wet ground, from the front edge, for what it mirrors."""

GRAZING = 0.04
"""Share that water and resin mirror straight on (refractive index 1.5); Schlick's term adds what glances off."""


@dataclass(frozen=True, slots=True)
class Beam:
    """A lamp: where it is (x, y, height over the base top), where it points (a unit vector), how bright and wide.

    `spread` is the exponent of `formulas.photometry.spread`; None shines all round.
    """

    at: tuple[float, float, float]
    axis: tuple[float, float, float]
    candela: float
    spread: float | None

    def reach_mm(self, least_lx: float) -> float:
        """How far away no place can be brighter than that."""
        return 1000.0 * math.sqrt(max(self.candela, 0.0) / least_lx)

    @property
    def lumen(self) -> float:
        """All its light: the beam summed over half a sphere, or the whole one (`formulas.photometry.flux_of`)."""
        return self.candela * (4.0 * math.pi if self.spread is None else 2.0 * math.pi / (self.spread + 1.0))


@dataclass(frozen=True, slots=True)
class Skyline:
    """What is seen from above on a grid: heights in mm over the base top.

    Attributes:
        grid: its cells.
        seen: the uppermost surface, on which light falls.
        solid: the top of what stands on the ground, or the ground.
        under: the underside of what hangs over it, inf where nothing does.
        over: the upper side of that, -inf where nothing does.
    """

    grid: Grid
    seen: Light
    solid: Light
    under: Light
    over: Light

    def coarse(self, step: int) -> Skyline:
        """The same in cells `step` times as large, each as high as the highest of its parts."""
        if step == 1:
            return self
        grid = self.grid
        rows, columns = -(-grid.rows // step), -(-grid.columns // step)
        return Skyline(
            Grid(grid.x0, grid.y0, grid.cell * step, columns, rows),
            _blocks(self.seen, step, rows, columns).max(axis=(1, 3)),
            _blocks(self.solid, step, rows, columns).max(axis=(1, 3)),
            _blocks(self.under, step, rows, columns).min(axis=(1, 3)),
            _blocks(self.over, step, rows, columns).max(axis=(1, 3)),
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """A light as it is seen itself: its place, or the line of a tape or a tube, its colour, candela on its axis.

    The colour is in linear sRGB, of luminance 1.
    """

    line_mm: tuple[Point, ...]
    colour: tuple[float, float, float]
    candela: float


@dataclass(frozen=True, slots=True, eq=False)
class Nightlight:
    """What falls on a plan: `lux`, and `sheen`, which is mirrored; (3, rows, columns), rows from the front backwards.

    The planes are red, green and blue of linear sRGB, lux when weighed as luminance. `metered_lx` is what all lamps
    of the plan together, on or off, would give if their light were spread over all of it.
    """

    grid: Grid
    lux: Light
    sheen: Light
    spots: tuple[Spot, ...]
    metered_lx: float


def _blocks(values: Light, step: int, rows: int, columns: int) -> Light:
    padded = np.pad(values, ((0, rows * step - values.shape[0]), (0, columns * step - values.shape[1])), mode="edge")
    return padded.reshape(rows, step, columns, step)


def led_out(beam: Beam, sky: Skyline) -> Beam:
    """Move a lamp that sits in a wall or a body to where its aim leaves that, as a headlamp sits behind its glass."""
    ax, ay, _ = beam.axis
    level = math.hypot(ax, ay)
    if level < LEVEL_AIM or not _is_inside(sky, beam.at):
        return beam
    x, y, z = beam.at
    ahead, aside = ax / level * sky.grid.cell / 2.0, ay / level * sky.grid.cell / 2.0
    for step in range(1, int(2.0 * OUT_OF_BODY_MM / sky.grid.cell) + 1):
        if not _is_inside(sky, (x + ahead * step, y + aside * step, z)):
            clear = step + CLEAR_STEPS
            return Beam((x + ahead * clear, y + aside * clear, z), beam.axis, beam.candela, beam.spread)
    return beam


def _is_inside(sky: Skyline, at: tuple[float, float, float]) -> bool:
    column, row = int((at[0] - sky.grid.x0) // sky.grid.cell), int((at[1] - sky.grid.y0) // sky.grid.cell)
    if not (0 <= row < sky.grid.rows and 0 <= column < sky.grid.columns):
        return False
    place = row, column
    return bool(sky.solid[place] > at[2] or sky.under[place] < at[2] < sky.over[place])


def illuminance(beam: Beam, sky: Skyline, window: Window) -> Light:
    """Lux on the surface that is seen in a window, as if nothing shaded it.

    I0 cos^m(off axis) cos(incidence) / d^2, as `formulas.photometry.illuminance_lx`; the surface is taken as level.
    """
    dx, dy, down, square = _ways(beam, sky, window)
    flat = np.maximum(down, 0.0) * square**-1.5
    if beam.spread is None:
        return np.asarray(flat * np.float32(beam.candela * 1e6))
    along = _towards(beam, dx, dy, down) / np.sqrt(square)
    return np.asarray(flat * along**beam.spread * np.float32(beam.candela * 1e6))


def _ways(beam: Beam, sky: Skyline, window: Window) -> tuple[Light, Light, Light, Light]:
    """From the lamp to every cell: across, up the plan, down, and the square of the distance."""
    xs, ys = sky.grid.centres(window)
    x, y, z = beam.at
    dx = (xs - x).astype(np.float32)[None, :]
    dy = (ys - y).astype(np.float32)[:, None]
    down = np.float32(z) - sky.seen[window.slices]
    return dx, dy, down, np.maximum(dx * dx + dy * dy + down * down, np.float32(SOURCE_MM**2))


def _towards(beam: Beam, dx: Light, dy: Light, down: Light) -> Light:
    """How far each cell lies along the axis of the beam; 0 behind it."""
    ax, ay, az = (np.float32(part) for part in beam.axis)
    return np.asarray(np.maximum(dx * ax + dy * ay - down * az, 0.0))


def visibility(beam: Beam, sky: Skyline, window: Window) -> Light:
    """Which share of a lamp each cell of a window sees: 0 behind what is high enough, 1 in the open.

    Along every direction the steepest edge so far is kept: a place below the line over it lies in shadow. What hangs
    over the ground shades what lies between the lines under and over it. A body that the lamp sits in does not count.
    """
    grid, (x, y, z) = sky.grid, beam.at
    xs, ys = grid.centres(window)
    dx, dy = (xs - x).astype(np.float32)[None, :], (ys - y).astype(np.float32)[:, None]
    distance = np.maximum(np.hypot(dx, dy), np.float32(grid.cell / 2.0))
    stride = grid.cell * STEP_CELLS
    steps = math.ceil(float(distance.max()) / stride) + 1
    directions = int(min(MOST_DIRECTIONS, max(64, 2.0 * math.pi * steps * STEP_CELLS)))
    edges = _Edges(sky, beam.at, directions, steps)
    turn = np.arctan2(dy, dx) * np.float32(directions / (2.0 * math.pi)) + np.float32(directions)
    step = np.minimum((distance / np.float32(stride) - np.float32(1.0)).astype(np.int32), steps)
    slope = np.asarray((sky.seen[window.slices] - np.float32(z)) / distance, dtype=np.float32)
    soft = max(0.5, PENUMBRA_TURN * directions / (2.0 * math.pi))
    shares = [edges.share((turn + np.float32(side * soft)).astype(np.int32) % directions, step, slope)
              for side in (-1.0, -0.33, 0.33, 1.0)]  # fmt: skip
    return np.asarray(sum(shares) / np.float32(len(shares)), dtype=np.float32)


class _Edges:
    """By direction and distance from a lamp: the steepest edge up to there, and what hangs between."""

    def __init__(self, sky: Skyline, at: tuple[float, float, float], directions: int, steps: int) -> None:
        grid, (x, y, z) = sky.grid, at
        angle = (np.arange(directions, dtype=np.float32) + 0.5) * np.float32(2.0 * math.pi / directions)
        radius = np.arange(1, steps + 1, dtype=np.float32) * np.float32(grid.cell * STEP_CELLS)
        column = np.cos(angle)[:, None] * (radius / grid.cell)[None, :] + np.float32((x - grid.x0) / grid.cell)
        row = np.sin(angle)[:, None] * (radius / grid.cell)[None, :] + np.float32((y - grid.y0) / grid.cell)
        out = (column < 0) | (row < 0) | (column >= grid.columns) | (row >= grid.rows)
        place = np.clip(row, 0, grid.rows - 1).astype(np.int32) * grid.columns
        place += np.clip(column, 0, grid.columns - 1).astype(np.int32)
        height = np.float32(z)
        top = sky.solid.ravel()[place]
        inside = np.logical_and.accumulate(top > height, axis=1) if _is_inside(sky, at) else np.False_
        rise = np.where(out | inside, np.float32(-np.inf), (top - height) / radius)
        self._steepest = _so_far(np.maximum, rise, -np.inf)
        self._hung: tuple[Light, Light] | None = None
        if np.isfinite(sky.over).any():
            self._hung = _hanging(sky, place, out, height, radius)

    def share(self, turn: NDArray[np.int32], step: NDArray[np.int32], slope: Light) -> Light:
        """Which share of the lamp is seen along a direction from so far away at such a slope."""
        seen = np.clip(1.0 + (slope - self._steepest[turn, step]) * np.float32(1.0 / PENUMBRA_SLOPE), 0.0, 1.0)
        if self._hung is not None:
            low, high = (edge[turn, step] for edge in self._hung)
            within = np.minimum(slope - low, high - slope) * np.float32(1.0 / PENUMBRA_SLOPE)
            seen = seen * (1.0 - np.clip(within + 0.5, 0.0, 1.0))
        return np.asarray(seen)


def _hanging(
    sky: Skyline, place: NDArray[np.int32], out: NDArray[np.bool_], height: np.float32, radius: Light
) -> tuple[Light, Light]:
    """Between which slopes something hangs, up to each distance; bodies one behind the other count as one."""
    under, over = sky.under.ravel()[place], sky.over.ravel()[place]
    holds_lamp = np.logical_and.accumulate((under < height) & (height < over), axis=1)
    gone = out | holds_lamp
    low = np.where(gone, np.float32(np.inf), (under - height) / radius)
    high = np.where(gone, np.float32(-np.inf), (over - height) / radius)
    return _so_far(np.minimum, low, np.inf), _so_far(np.maximum, high, -np.inf)


def _so_far(of: np.ufunc, values: Light, at_first: float) -> Light:
    """The least or the greatest of all nearer ones, by distance; at the lamp there is nothing yet."""
    found = np.empty((values.shape[0], values.shape[1] + 1), dtype=np.float32)
    found[:, 0] = at_first
    of.accumulate(values, axis=1, out=found[:, 1:])
    return found


def mirrored(beam: Beam, sky: Skyline, window: Window, roughness: float) -> Light:
    """What a wet surface mirrors of a lamp to one who looks at it from the front edge, per cell of a window.

    Comparable with lux on a white surface. A microfacet surface (GGX of Walter et al., "Microfacet models for
    refraction", EGSR 2007; Schlick's Fresnel term): a smooth one shows a spot where the lamp is mirrored, a rougher
    one draws it into the streak that one knows from wet streets.
    """
    dx, dy, down, square = _ways(beam, sky, window)
    distance = np.sqrt(square)
    towards = 1.0 if beam.spread is None else (_towards(beam, dx, dy, down) / distance) ** beam.spread
    look = math.radians(LOOK_DEG)
    vy, vz = np.float32(-math.cos(look)), np.float32(math.sin(look))
    lx, ly, lz = -dx / distance, -dy / distance, np.maximum(down, 0.0) / distance
    hx, hy, hz = lx, ly + vy, lz + vz
    half = np.sqrt(hx * hx + hy * hy + hz * hz) + np.float32(1e-6)
    upright = hz / half
    facing = np.clip((hy * vy + hz * vz) / half, 0.0, 1.0)
    wide = np.float32(roughness * roughness)
    facets = wide / (np.pi * (upright * upright * (wide - 1.0) + 1.0) ** 2)
    glance = GRAZING + (1.0 - GRAZING) * (1.0 - facing) ** 5
    light = np.float32(beam.candela * 1e6) * towards / square
    return np.asarray(light * facets * glance * np.pi / (4.0 * vz) * (lz > 0), dtype=np.float32)
