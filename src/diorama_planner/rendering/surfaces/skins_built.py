"""Skins of what people build with: bricks, blocks, slabs, concrete, plaster, roof tiles, corrugated iron, boards, foam.

Heights are in the millimetres of the repeat, real ones where `surface` says so: a course of bricks is 75 mm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from diorama_planner.painting.noise import Field, Random, cells, clouds, fractal, grain, ramps, soft
from diorama_planner.rendering.surfaces.skin import Skin

MORTAR = np.array([0.62, 0.59, 0.55], dtype=np.float32)
RUST = np.array([0.40, 0.21, 0.11], dtype=np.float32)
SOIL = np.array([0.24, 0.21, 0.17], dtype=np.float32)
EFFLORESCENCE = np.array([0.80, 0.78, 0.74], dtype=np.float32)


def tinted(colour: Field, light: Field) -> Field:
    """Multiply a colour by a field of light around 1."""
    return np.asarray(colour[:, None, None] * light)


def towards(picture: Field, colour: Field, share: Field) -> Field:
    """Mix a colour into a picture, by shares."""
    return np.asarray(picture + (colour[:, None, None] - picture) * share)


def step(field: Field, low: float, high: float) -> Field:
    """Rise smoothly from 0 to 1 between two values."""
    t = np.clip((field - np.float32(low)) / np.float32(high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t))


@dataclass(frozen=True, slots=True, eq=False)
class _Bond:
    """Units laid in rows: which one a pixel is in, how far inside its edge (mm), and where within it (0 to 1)."""

    row: Field
    column: Field
    inside: Field
    up: Field

    def each(self, values: Field) -> Field:
        """Give each unit its value of a table of rows and columns."""
        return np.asarray(values[self.row, self.column])


def _bond(size: int, rows: int, across: int, cell_mm: tuple[float, float], joint_mm: float, bend: Field) -> _Bond:
    """Lay units in stretcher bond; `bend` wobbles their edges by so many mm."""
    u, v = ramps(size)
    up = np.broadcast_to((1.0 - v) * rows, (size, size))
    row = up.astype(np.intp) % rows
    shifted = np.broadcast_to(u * across, (size, size)) + (row % 2) * 0.5
    column = shifted.astype(np.intp) % across
    in_row, in_unit = up - np.floor(up), shifted - np.floor(shifted)
    width, height = cell_mm
    sides = np.minimum(in_unit, 1 - in_unit) * width
    ends = np.minimum(in_row, 1 - in_row) * height
    corner = np.minimum(sides, ends) - np.clip(6.0 - np.hypot(sides, ends), 0, None) * 0.35
    return _Bond(row, column, (corner - joint_mm / 2 + bend).astype(np.float32), in_row.astype(np.float32))


def brick(colour: Field, random: Random, size: int) -> Skin:
    """Brick in stretcher bond, 24 courses of 8: 225 by 75 mm with their joints of 10, each burnt differently."""
    rows, across = 24, 8
    wide, fine = fractal(random, size, 6, 3), fractal(random, size, 96, 3, 0.7)
    bond = _bond(size, rows, across, (225.0, 75.0), 10.0, 1.3 * fine)
    burnt = bond.each(random.random((rows, across), dtype=np.float32))
    hue = bond.each(random.random((rows, across), dtype=np.float32) - 0.5)
    dark = bond.each((random.random((rows, across)) > 0.93).astype(np.float32))
    proud = bond.each(random.random((rows, across), dtype=np.float32))
    dust = grain(random, size)
    body = step(bond.inside, -1.2, 2.2)
    pits = step(fine, 0.9, 1.5)
    light = 0.80 + 0.34 * burnt**1.2 + 0.07 * wide + 0.06 * fine + 0.05 * dust - 0.28 * dark - 0.20 * pits
    face = tinted(colour, light)
    face[0] *= 1 + 0.10 * hue
    face[2] *= 1 - 0.16 * hue
    salt = step(wide + 0.4 * fine, 1.1, 2.0) * 0.35
    face = towards(face, EFFLORESCENCE, salt)
    joint = tinted(MORTAR * 0.72 + colour * 0.2, 0.88 + 0.10 * wide + 0.10 * soft(dust, 1) * 2)
    albedo = joint + (face - joint) * body
    chipped = step(fine + 0.6 * wide, 1.3, 2.0) * 2.5
    height = body * (5.0 + 2.2 * proud + 0.5 * fine - 1.2 * pits - chipped) + (1 - body) * 0.6 * soft(dust) * 2
    rough = 0.80 + 0.10 * (1 - body) + 0.06 * fine - 0.12 * dark
    return Skin(albedo, soft(height.astype(np.float32)), rough)


def block(colour: Field, random: Random, size: int) -> Skin:
    """Concrete blocks in stretcher bond, 450 by 225 mm with their joints of 10; open texture and rain stains."""
    rows, across = 16, 8
    wide, fine = fractal(random, size, 5, 3), fractal(random, size, 128, 3, 0.8)
    bond = _bond(size, rows, across, (450.0, 225.0), 10.0, 0.8 * fine)
    each = bond.each(random.random((rows, across), dtype=np.float32))
    body = step(bond.inside, -1.0, 2.5)
    pores = step(fine, 0.8, 1.6)
    dust = grain(random, size)
    light = 0.92 + 0.14 * each + 0.05 * wide + 0.05 * dust - 0.24 * pores
    face = tinted(colour, light)
    joint = tinted(colour, 0.74 + 0.06 * wide + 0.06 * dust)
    height = body * (6.0 - 2.4 * pores + 0.5 * fine + each)
    return Skin(joint + (face - joint) * body, soft(height), 0.86 + 0.05 * fine)


def paving(colour: Field, random: Random, size: int) -> Skin:
    """Concrete slabs, 600 mm square with joints of 8: worn edges, dirt in joints, stains, a crack here and there."""
    slabs = 8
    u, v = ramps(size)
    row, column = (v * slabs).astype(np.intp), (u * slabs).astype(np.intp)
    in_row, in_column = v * slabs - row, u * slabs - column
    wide, fine = fractal(random, size, 6, 4), fractal(random, size, 90, 3, 0.8)
    each = random.random((slabs, slabs), dtype=np.float32)[row, column]
    hue = random.random((slabs, slabs), dtype=np.float32)[row, column] - 0.5
    tilt = random.random((2, slabs, slabs), dtype=np.float32)[:, row, column] - 0.5
    edge = np.minimum(np.minimum(in_row, 1 - in_row), np.minimum(in_column, 1 - in_column)) * 600.0
    inside = edge - 4.0 + 1.6 * fine
    body = step(inside, -2.0, 4.0)
    near, other, face = cells(random, size, 5, bend=0.12 * fractal(random, size, 14, 4))
    broken = step(random.random((slabs, slabs), dtype=np.float32)[row, column], 0.78, 0.8)
    crack = (1 - step(other - near, 0.0, 0.012)) * broken * step(face, 0.2, 0.3)
    worn = step(inside, 0.0, 26.0)
    dust = grain(random, size)
    light = 0.86 + 0.22 * each + 0.05 * wide + 0.05 * fine + 0.06 * dust + 0.05 * (1 - worn)
    slab = tinted(colour, light * (1 - 0.55 * crack))
    slab[0] *= 1 + 0.05 * hue
    slab[2] *= 1 - 0.07 * hue
    blot = step(wide + 0.25 * fine, 0.9, 1.8) * 0.25
    slab = towards(slab, SOIL, blot)
    joint = tinted(SOIL, 0.8 + 0.25 * wide + 0.25 * dust)
    height = body * (9.0 + 3.0 * ((in_row - 0.5) * tilt[0] + (in_column - 0.5) * tilt[1]) + 2 * each)
    height += 0.35 * fine + 0.5 * soft(dust) - 6.0 * crack - 2.0 * (1 - worn) * body
    rough = 0.78 + 0.07 * fine + 0.1 * (1 - body) - 0.10 * blot
    return Skin(joint + (slab - joint) * body, soft(height.astype(np.float32)), rough)


def concrete(colour: Field, random: Random, size: int) -> Skin:
    """Cast concrete: marks of boards, blowholes, rain streaks and patches of damp."""
    u, _ = ramps(size)
    wide, fine = fractal(random, size, 4, 4), fractal(random, size, 80, 3, 0.7)
    streaks = clouds(random, size, 60, 3) + 0.6 * clouds(random, size, 150, 5)
    boards = np.abs(((u * 12) % 1.0) - 0.5) * np.ones_like(wide)
    seam = step(boards, 0.475, 0.495)
    near, _, face = cells(random, size, 40)
    holes = (1 - step(near, 0.06, 0.16)) * step(face, 0.75, 0.8)
    dust = grain(random, size)
    light = 0.98 + 0.06 * wide + 0.05 * fine + 0.05 * streaks + 0.04 * dust - 0.10 * seam - 0.35 * holes
    stain = step(wide * 0.6 + streaks * 0.7, 0.9, 1.9) * 0.35
    albedo = towards(tinted(colour, light), SOIL, stain)
    height = 0.8 * wide + 0.35 * fine + 1.2 * seam - 3.0 * holes
    return Skin(albedo, soft(height), 0.82 + 0.06 * fine - 0.14 * stain)


def plaster(colour: Field, random: Random, size: int) -> Skin:
    """Render: trowel marks, sand, hair cracks, weather."""
    trowel, fine = fractal(random, size, 9, 4, 0.6), soft(grain(random, size))
    bend = 0.2 * fractal(random, size, 12, 3)
    near, other, _ = cells(random, size, 4, bend=bend)
    wide = fractal(random, size, 3, 3)
    crack = (1 - step(other - near, 0.0, 0.010)) * step(wide, 0.2, 0.6)
    light = 0.99 + 0.035 * trowel + 0.07 * fine + 0.04 * wide - 0.3 * crack
    albedo = towards(tinted(colour, light), SOIL, step(wide + 0.3 * trowel, 1.0, 2.2) * 0.22)
    height = 0.05 * trowel + 0.07 * fine - 0.09 * crack
    return Skin(albedo, height, 0.88 + 0.04 * fine)


def roof(colour: Field, random: Random, size: int) -> Skin:
    """Roof tiles: courses of 300 mm, each tile 225 wide with a roll, lichen and a few that slipped."""
    rows, across = 8, 8
    u, v = ramps(size)
    up = np.broadcast_to((1.0 - v) * rows, (size, size))
    row = up.astype(np.intp) % rows
    shifted = np.broadcast_to(u * across, (size, size)) + (row % 2) * 0.5
    column = shifted.astype(np.intp) % across
    rise, aside = up - np.floor(up), shifted - np.floor(shifted)
    wide, fine = fractal(random, size, 6, 3), fractal(random, size, 70, 3, 0.7)
    each = random.random((rows, across), dtype=np.float32)[row, column]
    slip = random.random((rows, across), dtype=np.float32)[row, column]
    roll = np.sin(aside * np.pi) ** 2
    gap = step(np.minimum(aside, 1 - aside), 0.0, 0.05)
    light = (0.78 + 0.34 * each + 0.06 * wide + 0.06 * fine) * (0.55 + 0.45 * gap) * (0.62 + 0.38 * step(rise, 0, 0.14))
    albedo = towards(tinted(colour, light), np.array([0.55, 0.56, 0.45], np.float32), step(wide + fine, 1.4, 2.4) * 0.5)
    height = (1 - rise) * 22.0 + roll * 26.0 * gap + 4 * slip + fine
    return Skin(albedo, soft(height.astype(np.float32)), 0.74 + 0.08 * fine)


def corrugated(colour: Field, random: Random, size: int) -> Skin:
    """Corrugated iron: ribs of 76 mm, laps of sheets with rust running down from their nails, dents."""
    u, v = ramps(size)
    ribs = 24
    wide, fine = fractal(random, size, 5, 4, 0.6), fractal(random, size, 60, 3, 0.7)
    streaks = clouds(random, size, 70, 2) * 0.8 + clouds(random, size, 160, 4) * 0.5
    wave = np.sin(u * np.float32(ribs * 2 * np.pi) + 0.05 * wide)
    lap = step(np.abs(((u * 3) % 1.0) - 0.5), 0.485, 0.497) * np.ones_like(wide)
    below = (v * 2) % 1.0 * np.ones_like(wide)
    rust = step(0.55 * wide + 0.6 * streaks * (1 - 0.6 * below) + 0.35 * fine + 0.9 * lap, 0.75, 1.7)
    light = 0.96 + 0.05 * wide + 0.03 * fine + 0.03 * streaks
    burnt = tinted(RUST, 0.8 + 0.35 * fine + 0.2 * wide)
    albedo = tinted(colour, light)
    albedo = albedo + (burnt - albedo) * (0.9 * rust)
    height = 9.0 * wave + 1.2 * wide + 0.8 * rust * fine + 2.0 * lap
    return Skin(albedo, height.astype(np.float32), 0.42 + 0.45 * rust + 0.05 * fine, metal=0.55 * (1 - rust))


def board(colour: Field, random: Random, size: int) -> Skin:
    """Fibre board: short fibres, a pressed face."""
    fibres = 0.5 * clouds(random, size, 60, 180) + 0.5 * clouds(random, size, 180, 60)
    wide, dust = fractal(random, size, 6, 3), grain(random, size)
    light = 1 + 0.05 * fibres + 0.03 * wide + 0.06 * dust
    return Skin(tinted(colour, light), 0.012 * fibres + 0.010 * soft(dust), 0.82 + 0.05 * fibres)


def foam(colour: Field, random: Random, size: int) -> Skin:
    """Extruded foam: a fine cell structure with shallow dimples."""
    wide, beads = fractal(random, size, 5, 3), soft(grain(random, size), 2)
    near, _, face = cells(random, size, 26)
    dimple = (1 - step(near, 0.15, 0.5)) * step(face, 0.6, 0.7)
    light = 1 + 0.03 * wide + 0.25 * beads - 0.06 * dimple
    return Skin(tinted(colour, light), 0.06 * beads - 0.025 * dimple, 0.74 + 0.3 * beads)
