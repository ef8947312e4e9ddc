"""Light on a plan seen from above: how much of a lamp's beam falls on each cell, and what wet ground mirrors of it.

Pure arrays over a `Grid`. A lamp is a point; what shines along a line is several. Heights are two and a half
dimensions: what stands on the ground up to its top, and one layer of what hangs over it. What shades is
in `shading`, amounts of light are in `formulas.photometry`; colours and lamps of a plan are for others to know.
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

LEVEL_AIM = 0.5
"""Share of the aim that is level, from which on a lamp is led out of the body that it sits in."""

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
        """The same in cells `step` times as large: the lowest part of each is lit, the highest throws shadow."""
        if step == 1:
            return self
        grid = self.grid
        rows, columns = -(-grid.rows // step), -(-grid.columns // step)
        return Skyline(
            Grid(grid.x0, grid.y0, grid.cell * step, columns, rows),
            _blocks(self.seen, step, rows, columns).min(axis=(1, 3)),
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
    if level < LEVEL_AIM or not is_inside(sky, beam.at):
        return beam
    x, y, z = beam.at
    ahead, aside = ax / level * sky.grid.cell / 2.0, ay / level * sky.grid.cell / 2.0
    for step in range(1, int(2.0 * OUT_OF_BODY_MM / sky.grid.cell) + 1):
        if not is_inside(sky, (x + ahead * step, y + aside * step, z)):
            clear = step + CLEAR_STEPS
            return Beam((x + ahead * clear, y + aside * clear, z), beam.axis, beam.candela, beam.spread)
    return beam


def is_inside(sky: Skyline, at: tuple[float, float, float]) -> bool:
    """Whether a place lies in a body."""
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
