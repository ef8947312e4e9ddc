"""Skins of what people build with: bricks, blocks, slabs, concrete, render, roofs, corrugated iron, boards, foam.

Heights are in the millimetres of the repeat, real ones where `surface` says so: a course of bricks is 75 mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from diorama_planner.painting.noise import Field, Random, cells, clouds, fractal, grain, ramps, soft
from diorama_planner.rendering.surfaces.skin import RUST, SOIL, Coat, Skin, step

MORTAR = np.array([0.60, 0.57, 0.52], dtype=np.float32)
SALT = np.array([0.78, 0.75, 0.70], dtype=np.float32)
LICHEN = np.array([0.55, 0.56, 0.45], dtype=np.float32)


@dataclass(frozen=True, slots=True, eq=False)
class _Bond:
    """Units laid in courses: which one a pixel is in, and how far inside its edge (mm)."""

    row: NDArray[np.signedinteger[Any]]
    column: NDArray[np.signedinteger[Any]]
    inside: Field

    def each(self, values: Field) -> Field:
        """Give each unit its value of a table of rows and columns."""
        return np.asarray(values[self.row, self.column])


def _bond(size: int, shape: tuple[int, int], cell_mm: tuple[float, float], joint_mm: float, bend: Field) -> _Bond:
    """Lay courses of units in stretcher bond from the bottom; `bend` wobbles their edges by so many mm."""
    rows, across = shape
    u, v = ramps(size)
    up = np.broadcast_to((1.0 - v) * rows, (size, size))
    row = up.astype(np.intp) % rows
    shifted = np.broadcast_to(u * across, (size, size)) + (row % 2) * np.float32(0.5)
    column = shifted.astype(np.intp) % across
    in_row, in_unit = up - np.floor(up), shifted - np.floor(shifted)
    width, height = cell_mm
    sides = np.minimum(in_unit, 1 - in_unit) * np.float32(width)
    ends = np.minimum(in_row, 1 - in_row) * np.float32(height)
    corner = np.minimum(sides, ends) - np.clip(6.0 - np.hypot(sides, ends), 0, None) * 0.35
    return _Bond(row, column, (corner - joint_mm / 2 + bend).astype(np.float32))


def _table(random: Random, shape: tuple[int, int]) -> Field:
    return random.random(shape, dtype=np.float32)


def brick(random: Random, size: int) -> Skin:
    """Brick in stretcher bond, 12 courses of 4: 225 by 75 mm with joints of 10; chipped, here and there salty."""
    shape = (12, 4)
    wide, fine = fractal(random, size, 4, 3), fractal(random, size, 48, 3, 0.7)
    bond = _bond(size, shape, (225.0, 75.0), 10.0, 1.3 * fine)
    burnt, proud = bond.each(_table(random, shape)), bond.each(_table(random, shape))
    dust = grain(random, size)
    body, pits = step(bond.inside, -1.2, 2.2), step(fine, 0.9, 1.5)
    coat = Coat(0.86 + 0.22 * burnt + 0.07 * wide + 0.07 * fine + 0.06 * dust - 0.22 * pits)
    coat.warm(0.10 * (bond.each(_table(random, shape)) - 0.5))
    coat.over(SALT, step(wide + 0.4 * fine, 1.2, 2.2) * 0.30)
    coat.over(SOIL, 0.14 + 0.10 * step(wide, 0.0, 1.5), 1.75)
    coat.over(MORTAR, 1 - body, 1.18 + 0.10 * wide + 0.2 * soft(dust))
    chipped = step(fine + 0.6 * wide, 1.3, 2.0) * 2.5
    height = body * (5.0 + 2.2 * proud + 0.5 * fine - 1.2 * pits - chipped) + (1 - body) * 1.2 * soft(dust)
    return Skin(coat, height.astype(np.float32), 0.80 + 0.12 * (1 - body) + 0.06 * fine)


def block(random: Random, size: int) -> Skin:
    """Concrete blocks in stretcher bond, 450 by 225 mm with joints of 10, of an open texture."""
    shape = (8, 4)
    wide, fine = fractal(random, size, 4, 3), fractal(random, size, 64, 3, 0.8)
    bond = _bond(size, shape, (450.0, 225.0), 10.0, 0.8 * fine)
    each, dust = bond.each(_table(random, shape)), grain(random, size)
    body, pores = step(bond.inside, -1.5, 3.0), step(fine, 0.8, 1.6)
    coat = Coat(0.94 + 0.08 * each + 0.05 * wide + 0.06 * dust - 0.24 * pores)
    coat.over(MORTAR, 0.8 * (1 - body), 0.95 + 0.1 * dust)
    return Skin(coat, body * (6.0 - 2.4 * pores + 0.5 * fine + each), 0.86 + 0.05 * fine)


def paving(random: Random, size: int) -> Skin:
    """Concrete slabs, 600 mm square with joints of 8: worn edges, dirt in joints, stains, a crack here and there."""
    slabs = 4
    u, v = ramps(size)
    row, column = (v * slabs).astype(np.intp), (u * slabs).astype(np.intp)
    in_row, in_column = v * slabs - row, u * slabs - column
    wide, fine = fractal(random, size, 4, 4), fractal(random, size, 48, 3, 0.8)
    each, lean, tilt = (_table(random, (slabs, slabs))[row, column] - np.float32(0.5) for _ in range(3))
    edge = np.minimum(np.minimum(in_row, 1 - in_row), np.minimum(in_column, 1 - in_column)) * np.float32(600.0)
    inside = edge - 4.0 + 1.6 * fine
    body, worn = step(inside, -2.5, 4.0), step(inside, 0.0, 26.0)
    near, other, _ = cells(random, size, 3, bend=0.12 * fractal(random, size, 10, 4))
    crack = (1 - step(other - near, 0.0, 0.012)) * (each > 0.30)
    dust = grain(random, size)
    coat = Coat((0.96 + 0.05 * wide + 0.05 * fine + 0.07 * dust + 0.05 * (1 - worn)) * (1 - 0.55 * crack))
    coat.over(SOIL, step(wide + 0.25 * fine, 0.9, 1.8) * 0.22)
    coat.over(SOIL, 1 - body, 0.8 + 0.25 * wide + 0.25 * dust)
    height = body * (9.0 + 4.0 * ((in_row - 0.5) * lean + (in_column - 0.5) * tilt) + 2 * each)
    height += 0.35 * fine + 0.5 * soft(dust) - 6.0 * crack - 2.0 * (1 - worn) * body
    return Skin(coat, height.astype(np.float32), 0.76 + 0.07 * fine + 0.12 * (1 - body))


def concrete(random: Random, size: int) -> Skin:
    """Cast concrete: marks of boards, blowholes, streaks of rain."""
    u, _ = ramps(size)
    wide, fine = fractal(random, size, 4, 4), fractal(random, size, 60, 3, 0.7)
    streaks = clouds(random, size, 60, 3) + 0.6 * clouds(random, size, 150, 5)
    seam = step(np.abs(((u * 12) % 1.0) - 0.5) + 0.002 * fine, 0.475, 0.495)
    near, _, face = cells(random, size, 30)
    holes = (1 - step(near, 0.06, 0.16)) * (face > 0.75)
    coat = Coat(
        0.98 + 0.06 * wide + 0.05 * fine + 0.05 * streaks + 0.05 * grain(random, size) - 0.1 * seam - 0.35 * holes
    )
    coat.over(SOIL, step(wide * 0.6 + streaks * 0.7, 0.9, 1.9) * 0.30)
    height = 0.8 * wide + 0.35 * fine + 1.2 * seam - 3.0 * holes
    return Skin(coat, height.astype(np.float32), 0.82 + 0.06 * fine)


def plaster(random: Random, size: int) -> Skin:
    """Render: trowel marks, sand, hair cracks, weather."""
    trowel, fine, wide = fractal(random, size, 9, 4, 0.6), soft(grain(random, size)), fractal(random, size, 3, 3)
    near, other, _ = cells(random, size, 3, bend=0.2 * fractal(random, size, 12, 3))
    crack = (1 - step(other - near, 0.0, 0.010)) * step(wide, 0.2, 0.6)
    coat = Coat(0.98 + 0.035 * trowel + 0.10 * fine + 0.03 * wide - 0.3 * crack)
    coat.over(SOIL, step(wide + 0.3 * trowel, 1.0, 2.2) * 0.16)
    return Skin(coat, 0.05 * trowel + 0.07 * fine - 0.09 * crack, 0.88 + 0.04 * fine)


def roof(random: Random, size: int) -> Skin:
    """Roof tiles, courses of 300 mm, each 300 wide with a roll; lichen, a few that slipped."""
    rows, across = 8, 8
    u, v = ramps(size)
    up = np.broadcast_to((1.0 - v) * rows, (size, size))
    row = up.astype(np.intp) % rows
    shifted = np.broadcast_to(u * across, (size, size)) + (row % 2) * np.float32(0.5)
    column = shifted.astype(np.intp) % across
    rise, aside = up - np.floor(up), shifted - np.floor(shifted)
    wide, fine = fractal(random, size, 6, 3), fractal(random, size, 60, 3, 0.7)
    each, slip = (_table(random, (rows, across))[row, column] for _ in range(2))
    roll, gap = np.sin(aside * np.float32(np.pi)) ** 2, step(np.minimum(aside, 1 - aside), 0.0, 0.05)
    coat = Coat(
        (0.86 + 0.2 * each + 0.06 * wide + 0.06 * fine) * (0.6 + 0.4 * gap) * (0.7 + 0.3 * step(rise, 0, 0.14))
    )
    coat.over(LICHEN, step(wide + fine, 1.4, 2.4) * 0.5)
    height = (1 - rise) * 22.0 + roll * 26.0 * gap + 4 * slip + fine
    return Skin(coat, height.astype(np.float32), 0.74 + 0.08 * fine)


def corrugated(random: Random, size: int) -> Skin:
    """Corrugated iron: ribs of 76 mm, laps of sheets, rust running down from their nails, dents."""
    u, v = ramps(size)
    wide, fine = fractal(random, size, 5, 4, 0.6), fractal(random, size, 60, 3, 0.7)
    streaks = clouds(random, size, 70, 2) * 0.8 + clouds(random, size, 160, 4) * 0.5
    wave = np.sin(u * np.float32(24 * 2 * np.pi) + 0.05 * wide)
    lap = step(np.abs(((u * 3) % 1.0) - 0.5), 0.485, 0.497)
    rust = step(0.55 * wide + 0.6 * streaks * (1 - 0.6 * ((v * 2) % 1.0)) + 0.35 * fine + 0.9 * lap, 0.85, 1.8)
    coat = Coat(0.96 + 0.05 * wide + 0.03 * fine + 0.03 * streaks)
    coat.over(RUST, 0.9 * rust, 0.8 + 0.35 * fine + 0.2 * wide)
    height = 9.0 * wave + 1.2 * wide + 0.8 * rust * fine + 2.0 * lap
    return Skin(coat, height.astype(np.float32), 0.42 + 0.45 * rust + 0.05 * fine, 0.55 * (1 - rust))


def board(random: Random, size: int) -> Skin:
    """Fibre board: short fibres, a pressed face."""
    fibres = 0.5 * clouds(random, size, 60, 180) + 0.5 * clouds(random, size, 180, 60)
    wide, dust = fractal(random, size, 6, 3), grain(random, size)
    coat = Coat(0.99 + 0.04 * fibres + 0.03 * wide + 0.06 * dust)
    return Skin(coat, 0.012 * fibres + 0.010 * soft(dust), 0.82 + 0.05 * fibres)


def foam(random: Random, size: int) -> Skin:
    """Extruded foam: fine cells with shallow dimples."""
    wide, beads = fractal(random, size, 5, 3), soft(grain(random, size), 2)
    near, _, face = cells(random, size, 26)
    dimple = (1 - step(near, 0.15, 0.5)) * (face > 0.6)
    return Skin(
        Coat(0.99 + 0.03 * wide + 0.25 * beads - 0.06 * dimple), 0.06 * beads - 0.025 * dimple, 0.74 + 0.3 * beads
    )
