"""Skins of the ground: asphalt, stones, earth, sand, snow, rock, what grows, water.

Heights are in model millimetres, since ground is made of what lies on the bench: chippings, fibres, foam.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.painting.noise import Field, Random, cells, clouds, fractal, grain, soft
from diorama_planner.rendering.surfaces.skin import SOIL, Coat, Skin, step

DRY = np.array([0.60, 0.53, 0.30], dtype=np.float32)
TAR = np.array([0.045, 0.045, 0.05], dtype=np.float32)
STONE = np.array([0.50, 0.48, 0.46], dtype=np.float32)
BROWN = np.array([0.44, 0.31, 0.22], dtype=np.float32)
LICHEN = np.array([0.60, 0.62, 0.44], dtype=np.float32)


def asphalt(random: Random, size: int) -> Skin:
    """Worn asphalt: aggregate in binder, cracks, some of them sealed with tar, crazed places."""
    wide, mid = fractal(random, size, 3, 4, 0.55), fractal(random, size, 16, 3)
    near, other, face = cells(random, size, 2, bend=0.4 * fractal(random, size, 8, 4, 0.6))
    web, far, part = cells(random, size, 18, bend=0.2 * mid)
    stones, dust = soft(grain(random, size)), grain(random, size)
    crack = (1 - step(other - near, 0.0, 0.010)) * step(0.5 * wide + face, 0.5, 0.8)
    crazed = (1 - step(far - web, 0.0, 0.05)) * step(wide + 0.6 * part, 1.25, 1.6)
    crack = np.maximum(crack, 0.8 * crazed).astype(np.float32)
    tar = (1 - step(other - near, 0.008, 0.028)) * step(face, 0.7, 0.75)
    bare = step(stones, 0.12, 0.42)
    coat = Coat(0.94 + 0.07 * wide + 0.05 * mid + 0.45 * stones + 0.12 * dust)
    coat.over(STONE, 0.26 * bare * (0.7 + 0.3 * dust))
    coat.over(TAR, np.clip(0.9 * tar + 0.85 * crack, 0, 1))
    height = 0.055 * stones + 0.030 * bare - 0.12 * soft(crack) + 0.02 * tar
    return Skin(coat, height.astype(np.float32), 0.86 + 0.06 * dust - 0.38 * tar)


def gravel(random: Random, size: int) -> Skin:
    """Rounded stones lying close, of mixed colours."""
    near, other, face = cells(random, size, 30, bend=0.14 * clouds(random, size, 60))
    gap = np.clip((other - near) * 4 - 0.1, 0, 1)
    dome = np.sqrt(np.clip(0.66 - near * near, 0, None)) * gap
    wide, dust = fractal(random, size, 5, 3), grain(random, size)
    coat = Coat((0.72 + 0.50 * face) * (0.35 + 0.65 * gap) + 0.05 * wide + 0.07 * dust)
    coat.warm(0.15 * ((face * 7.3) % 1.0 - 0.5))
    return Skin(coat, (0.75 * dome + 0.02 * dust).astype(np.float32), 0.80 + 0.05 * dust)


def ballast(random: Random, size: int) -> Skin:
    """Broken track stone: angular, with flat faces and deep gaps, here and there rusty from the rails."""
    near, other, face = cells(random, size, 32, bend=0.35 * clouds(random, size, 40))
    gap = np.clip((other - near) * 5 - 0.15, 0, 1)
    wide, dust = fractal(random, size, 5, 3), grain(random, size)
    lean = (face * 5.7) % 1.0 - 0.5
    height = 0.55 * gap * (0.45 + 0.7 * face) - 0.35 * np.clip(near, 0.2, None) + 0.5 * lean * (near - 0.4)
    coat = Coat((0.66 + 0.56 * face) * (0.32 + 0.70 * gap) + 0.10 * dust)
    coat.over(BROWN, 0.3 * step(wide + face, 0.5, 1.8))
    return Skin(coat, height.astype(np.float32), 0.88 + 0.05 * dust)


def sand(random: Random, size: int) -> Skin:
    """Sand: fine grain, soft ripples, a few darker grains."""
    ripples, dust = fractal(random, size, 6, 4), grain(random, size)
    coat = Coat(0.98 + 0.05 * ripples + 0.14 * dust - 0.25 * (dust < -0.985))
    return Skin(coat, 0.10 * ripples + 0.02 * soft(dust), 0.93 + 0.03 * dust)


def soil(random: Random, size: int) -> Skin:
    """Earth: clods, crumbs, small stones, damp hollows."""
    clods, crumbs, dust = fractal(random, size, 9, 5, 0.68), soft(grain(random, size)), grain(random, size)
    near, _, face = cells(random, size, 34)
    pebble = (1 - step(near, 0.20, 0.42)) * step(face, 0.80, 0.84)
    coat = Coat(0.94 + 0.13 * clods + 0.30 * crumbs + 0.06 * dust)
    coat.over(STONE, 0.7 * pebble, 0.6 + 0.4 * (face * 9 % 1))
    return Skin(coat, 0.16 * clods + 0.10 * crumbs + 0.22 * pebble, 0.92 + 0.05 * crumbs)


def snow(random: Random, size: int) -> Skin:
    """Snow: wide soft hollows, tending to blue, crystals that glint."""
    drifts, dust = fractal(random, size, 3, 4), grain(random, size)
    coat = Coat(0.98 + 0.02 * drifts + 0.02 * dust).warm(0.012 * drifts)
    return Skin(coat, 0.35 * drifts + 0.012 * soft(dust), 0.62 + 0.10 * dust - 0.4 * (dust > 0.985))


def rock(random: Random, size: int) -> Skin:
    """Rock: ledges, clefts, crusts of lichen."""
    rough = fractal(random, size, 4, 6, 0.62)
    near, other, face = cells(random, size, 4, bend=0.55 * fractal(random, size, 6, 3))
    cleft = np.clip((other - near) * 7 + 0.35 * rough + 0.5, 0, 1)
    dust = grain(random, size)
    coat = Coat((0.92 + 0.10 * rough + 0.12 * face + 0.06 * dust) * (0.66 + 0.36 * cleft))
    coat.over(LICHEN, step(fractal(random, size, 14, 3) + 0.3 * rough, 1.1, 1.7) * 0.4)
    return Skin(coat, (0.55 * rough + 0.9 * face + 1.1 * cleft).astype(np.float32), 0.86 + 0.05 * dust)


def _fibres(random: Random, coat: Coat, size: int, count: int, reach: float, lean: Field) -> Field:
    """Lay fibres from their roots outwards, some of them dry; return how high each pixel is."""
    height = np.zeros((size, size), dtype=np.float32)
    spots = random.random((7, count), dtype=np.float32)
    x, y = spots[0] * size, spots[1] * size
    own = lean[y.astype(np.intp) % size, x.astype(np.intp) % size]
    hue, dry = spots[3] - np.float32(0.5), spots[4] > 0.90
    blades = np.repeat(np.float32(0.55) + np.float32(0.75) * spots[2] ** np.float32(1.3), 3).reshape(-1, 3).T
    green = blades * np.stack((1 + 0.45 * hue, np.ones_like(hue), 1 - 0.35 * hue)) * ~dry
    blades *= DRY[:, None] * dry
    turn = own * np.float32(2.2) + (spots[5] - np.float32(0.5)) * np.float32(4.4)
    long = np.float32(reach) * (np.float32(0.45) + np.float32(0.55) * spots[6])
    steps = max(4, int(reach * 1.1))
    for number in range(steps):
        part = np.float32(number / steps)
        bow = turn + part * (spots[4] - np.float32(0.5)) * np.float32(1.6)
        column = (x + np.cos(bow) * long * part).astype(np.intp) % size
        row = (y + np.sin(bow) * long * part).astype(np.intp) % size
        bright = np.float32(0.42) + np.float32(0.80) * part
        coat.light[:, row, column], coat.own[:, row, column] = green * bright, blades * bright
        coat.bare[row, column] = dry
        height[row, column] = part * (np.float32(0.6) + np.float32(0.4) * spots[2])
    return height


def grass(random: Random, size: int) -> Skin:
    """Static grass: fibres in mixed greens, some dry, combed by chance in clumps; not a felt."""
    lean, wide = fractal(random, size, 4, 3), fractal(random, size, 4, 3)
    coat = Coat(0.55 * (1 + 0.2 * fractal(random, size, 8, 3)))
    coat.over(SOIL, np.full((size, size), 0.25, dtype=np.float32))
    height = _fibres(random, coat, size, size * size // 30, size / 26, lean)
    coat.lit(1.25 + 0.14 * wide).warm(0.05 * lean).over(DRY, 0.20 + 0.10 * step(wide, 0.2, 1.4), 0.8)
    return Skin(coat, 0.5 * soft(height) + 0.2 * wide, 0.80 + 0.12 * (1 - height))


def fibres(random: Random, size: int) -> Skin:
    """Single fibres: one lighter, the next darker."""
    streaks = clouds(random, size, 12, 3)
    return Skin(Coat(0.95 + 0.25 * streaks), 0.0 * streaks, np.full_like(streaks, 0.8))


def turf(random: Random, size: int) -> Skin:
    """Ground foam: crumbs in clumps, of mixed greens and earth."""
    near, other, face = cells(random, size, 44, bend=0.3 * clouds(random, size, 60))
    wide, clumps, dust = fractal(random, size, 7, 4), soft(grain(random, size), 2), grain(random, size)
    dome = np.clip(0.75 - near, 0, None) * np.clip((other - near) * 4, 0, 1)
    coat = Coat(0.72 + 0.34 * face + 0.10 * wide + 0.7 * clumps + 0.12 * dust + 0.30 * (dome - 0.3))
    coat.warm(0.2 * ((face * 6.1) % 1.0 - 0.5))
    coat.over(SOIL, 0.65 * step(wide + 0.5 * face + clumps, 1.05, 1.8), 0.9 + 0.2 * dust)
    coat.over(DRY, 0.14 + 0.30 * step(face * 3.3 % 1.0, 0.8, 0.85), 0.75 + 0.2 * clumps)
    return Skin(coat, (0.50 * dome + 0.35 * clumps + 0.12 * wide).astype(np.float32), 0.93 + 0.03 * dust)


def water(random: Random, size: int) -> Skin:
    """Still water: small waves, darker where it is deep."""
    depth, waves = fractal(random, size, 3, 2), fractal(random, size, 9, 4, 0.45)
    return Skin(Coat(0.80 + 0.07 * depth), 0.10 * waves, np.full_like(waves, 0.05))
