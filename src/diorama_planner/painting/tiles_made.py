"""Tiles of what people make: brick, block, corrugated iron, paving, asphalt, wet road, plaster, boards.

Each gives (3, size, size) parts of red, green and blue, 0 to 1, whose mean stays near the colour asked for.
Coarse random draws come before fine ones, so that a tile painted larger is the same tile. Sizes in real life
are in `drawing.textures`.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.painting.noise import Field, Random, clouds, fractal, grain, ramps, relief, soft

MORTAR = np.array([0.74, 0.70, 0.66], dtype=np.float32)
PINK = np.array([1.0, 0.25, 0.62], dtype=np.float32)
CYAN = np.array([0.20, 0.72, 0.95], dtype=np.float32)
SKY = np.array([0.62, 0.68, 0.80], dtype=np.float32)


def tinted(colour: Field, light: Field) -> Field:
    """Multiply a colour by a field of light around 1."""
    picture: Field = colour[:, None, None] * light
    return picture


def foam(colour: Field, random: Random, size: int) -> Field:
    """Paint extruded foam: fine beads, hardly any contrast."""
    wide = clouds(random, size, 6)
    beads = soft(grain(random, size))
    return tinted(colour, 1 + 0.05 * beads + relief(beads, 0.03) + 0.015 * wide)


def board(colour: Field, random: Random, size: int) -> Field:
    """Paint fibre board: short fibres and specks."""
    light = 1 + 0.025 * clouds(random, size, 5) + 0.03 * clouds(random, size, 40, 90)
    light += 0.03 * clouds(random, size, 80, 50) + 0.05 * grain(random, size)
    return tinted(colour, light)


def wood(colour: Field, random: Random, size: int) -> Field:
    """Paint planed timber with the grain along x."""
    _, v = ramps(size)
    bend = clouds(random, size, 3, 7)
    streaks = clouds(random, size, 5, 130)
    rings = np.sin((v * 9 + bend) * (2 * np.pi))
    rings += 0.5 * np.sin((v * 31 + bend * 3) * (2 * np.pi))
    picture = tinted(colour, 1 + 0.04 * rings + 0.07 * streaks + 0.03 * grain(random, size))
    picture[2] *= 1 - 0.05 * rings
    return picture


def brick(colour: Field, random: Random, size: int) -> Field:
    """Paint stretcher bond: 12 courses of 4 bricks, each brick burnt a little differently."""
    courses, across, joint = 12, 4, 0.15
    u, v = ramps(size)
    row = (v * courses).astype(np.intp)
    shifted = u * across + (row % 2) * 0.5
    column = shifted.astype(np.intp) % across
    in_row, in_brick = v * courses - row, shifted - np.floor(shifted)
    burnt = 0.86 + 0.36 * random.random((courses, across), dtype=np.float32) ** 0.7
    warmth = (random.random((courses, across), dtype=np.float32) - 0.5) * 0.06
    light = burnt[row, column] + 0.09 * fractal(random, size, 12, 3)
    speckle = grain(random, size)
    light += 0.05 * speckle + (np.where(in_row < joint, 0.08, 0) - np.where(in_row > 1 - joint * 1.5, 0.12, 0))
    ends = np.minimum(in_brick, 1 - in_brick) * (3 / joint)
    body = np.clip(np.minimum(np.minimum(in_row, 1 - in_row) / joint, ends) * 3.2 - 0.9, 0, 1)
    face = tinted(colour, light)
    face[2] += warmth[row, column]
    mortar = tinted(MORTAR * 0.5 + colour * 0.5, 0.86 + 0.07 * speckle)
    mortar += (face - mortar) * body
    return mortar


def block(colour: Field, random: Random, size: int) -> Field:
    """Paint concrete blocks in stretcher bond: 8 courses of 4 blocks (440 x 215 mm with their joints)."""
    courses, across, joint = 8, 4, 0.045
    u, v = ramps(size)
    row = (v * courses).astype(np.intp)
    shifted = u * across + (row % 2) * 0.5
    column = shifted.astype(np.intp) % across
    in_row, in_block = v * courses - row, shifted - np.floor(shifted)
    each = (0.94 + 0.14 * random.random((courses, across), dtype=np.float32))[row, column]
    stain = fractal(random, size, 6, 3)
    edge = np.minimum(np.minimum(in_row, 1 - in_row), 2 * np.minimum(in_block, 1 - in_block))
    body = np.clip(edge / joint * 1.2 - 0.3, 0, 1)
    return tinted(colour, (each + 0.04 * stain + 0.06 * grain(random, size)) * (0.68 + 0.32 * body))


def corrugated(colour: Field, random: Random, size: int) -> Field:
    """Paint corrugated iron: 12 ribs upright, lit from one side, a trace of rust along laps."""
    u, _ = ramps(size)
    rib = np.sin(u * np.float32(12 * 2 * np.pi))
    worn = fractal(random, size, 4, 3)
    picture = tinted(colour, 1 + 0.24 * rib + 0.04 * worn + 0.02 * grain(random, size))
    rust = np.clip(worn * 0.9 - 0.55, 0, 0.5)
    picture += (np.array([0.46, 0.25, 0.13], dtype=np.float32)[:, None, None] - picture) * rust
    return picture


def paving(colour: Field, random: Random, size: int) -> Field:
    """Paint 4 by 4 concrete slabs with dark joints, no two slabs quite alike."""
    slabs, joint = 4, 0.028
    u, v = ramps(size)
    row, column = (v * slabs).astype(np.intp), (u * slabs).astype(np.intp)
    in_row, in_column = v * slabs - row, u * slabs - column
    each = (0.92 + 0.20 * random.random((slabs, slabs), dtype=np.float32))[row, column]
    warmth = ((random.random((slabs, slabs), dtype=np.float32) - 0.5) * 0.04)[row, column]
    stain = fractal(random, size, 6, 4)
    edge = np.minimum(np.minimum(in_row, 1 - in_row), np.minimum(in_column, 1 - in_column))
    body = np.clip(edge / joint * 1.5 - 0.4, 0, 1)
    light = each + 0.035 * stain + 0.045 * grain(random, size)
    light += np.where((edge < joint * 2.2) & (np.minimum(in_row, in_column) < joint * 2.2), 0.05, 0)
    picture = tinted(colour, light * (0.44 + 0.56 * body))
    picture[0] += warmth
    picture[2] -= warmth
    return picture


def asphalt(colour: Field, random: Random, size: int) -> Field:
    """Paint dry asphalt: dark binder with pale and dark chippings."""
    worn = fractal(random, size, 4, 3)
    stones = soft(grain(random, size))
    light = 0.98 + 0.05 * worn + 0.55 * stones + relief(stones, 0.22)
    return tinted(colour, light + 0.9 * np.clip(stones - 0.5, 0, None))


def wet(colour: Field, random: Random, size: int) -> Field:
    """Paint wet asphalt at night: blue-black, a long sheen, faint reflections of neon."""
    u, v = ramps(size)
    bend, depth = clouds(random, size, 3), fractal(random, size, 3, 2)
    stones = soft(grain(random, size))
    night = colour * np.array([0.90, 0.93, 1.00], dtype=np.float32)
    picture = tinted(night, 0.97 + 0.10 * stones + 0.09 * depth)
    sheen = _band(u * 2 + v + bend * 0.04, 5) * (0.6 + 0.4 * bend)
    pink = _band(u - 0.68, 2.2) * _band(v - 0.22, 1.6) * (1 + 0.25 * depth)
    cyan = _band(u - 0.16, 2.8) * _band(v - 0.70, 1.4) * (1 + 0.25 * depth)
    for light, strength, tint in ((sheen, 0.12, SKY), (pink, 0.17, PINK), (cyan, 0.16, CYAN)):
        picture += (light * np.float32(strength)) * tint[:, None, None]
    return picture


def _band(phase: Field, sharpness: float) -> Field:
    """Give a soft band, 1 where the phase is a whole number, once per unit."""
    band: Field = np.exp(sharpness * (np.cos(phase * np.float32(2 * np.pi)) - 1))
    return band


def plaster(colour: Field, random: Random, size: int) -> Field:
    """Paint plaster or render: trowel clouds and fine sand."""
    trowel = fractal(random, size, 5, 4)
    return tinted(colour, 1 + 0.03 * trowel + relief(trowel, 0.3) + 0.05 * soft(grain(random, size)))
