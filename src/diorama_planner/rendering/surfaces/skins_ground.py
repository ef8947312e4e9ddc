"""Skins of the ground: asphalt dry and wet, stones, earth, sand, snow, rock, what grows, water.

Heights are in model millimetres, since ground is made of what lies on the bench: chippings, fibres, foam.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.painting.noise import Field, Random, cells, clouds, fractal, grain, ramps, soft
from diorama_planner.rendering.surfaces.skin import Skin
from diorama_planner.rendering.surfaces.skins_built import SOIL, step, tinted, towards

DRY = np.array([0.78, 0.70, 0.40], dtype=np.float32)
TAR = np.array([0.045, 0.045, 0.05], dtype=np.float32)
STONE = np.array([0.52, 0.50, 0.48], dtype=np.float32)


def asphalt(colour: Field, random: Random, size: int) -> Skin:
    """Worn asphalt: aggregate in binder, cracks, seams sealed with tar, drops of oil."""
    return _road(colour, random, size, 0.0)


def wet(colour: Field, random: Random, size: int) -> Skin:
    """Asphalt under a film of resin: the same, dark, with puddles that mirror where it lies low.

    `cover` tells how deep under the film each place lies: 1 in a puddle, 0 where chippings break through.
    """
    return _road(colour, random, size, 1.0)


def _road(colour: Field, random: Random, size: int, film: float) -> Skin:
    wide, mid = fractal(random, size, 3, 4, 0.55), fractal(random, size, 20, 3)
    bend = 0.5 * fractal(random, size, 10, 4, 0.6)
    near, other, face = cells(random, size, 3, bend=bend)
    web, far, part = cells(random, size, 22, bend=0.2 * mid)
    stones, dust = soft(grain(random, size)), grain(random, size)
    tired = step(wide, 0.3, 1.2)
    crack = 1 - step(other - near, 0.0, 0.011)
    crack *= step(0.5 * wide + face, 0.4, 0.7)
    crazed = (1 - step(far - web, 0.0, 0.045)) * step(wide + 0.6 * part, 1.15, 1.5)
    crack = np.maximum(crack, 0.8 * crazed)
    tar = (1 - step(other - near, 0.008, 0.028)) * step(face, 0.55, 0.62) * (1 - tired)
    bare = step(stones, 0.12, 0.42)
    light = 0.86 + 0.10 * wide + 0.05 * mid + 0.45 * stones + 0.10 * dust
    albedo = towards(tinted(colour, light), np.maximum(STONE, colour * 1.25), 0.30 * bare * (0.7 + 0.3 * dust))
    albedo = towards(albedo, TAR, np.clip(0.92 * tar + 0.85 * crack, 0, 1))
    height = 0.055 * stones + 0.030 * bare - 0.16 * soft(crack.astype(np.float32)) + 0.02 * tar
    rough = 0.86 + 0.06 * dust - 0.38 * tar
    if not film:
        return Skin(albedo, height.astype(np.float32), rough)
    low = wide + 0.18 * mid - 0.5 * stones
    puddle = step(low, -0.15, 0.55)
    albedo *= 0.95 - 0.30 * puddle
    height = (height * (1 - 0.93 * puddle)).astype(np.float32)
    rough = 0.30 + 0.10 * mid * (1 - puddle) - 0.265 * puddle + 0.10 * bare * (1 - puddle)
    return Skin(albedo, height, rough, cover=puddle)


def gravel(colour: Field, random: Random, size: int) -> Skin:
    """Rounded stones lying close, of mixed colours."""
    near, other, face = cells(random, size, 30, bend=0.14 * clouds(random, size, 60))
    gap = np.clip((other - near) * 4 - 0.1, 0, 1)
    dome = np.sqrt(np.clip(0.66 - near * near, 0, None)) * gap
    wide, dust = fractal(random, size, 5, 3), grain(random, size)
    picture = tinted(colour, (0.70 + 0.55 * face) * (0.35 + 0.70 * gap) + 0.05 * wide + 0.07 * dust)
    hue = (face * 7.3) % 1.0 - 0.5
    picture[0] *= 1 + 0.14 * hue
    picture[2] *= 1 - 0.16 * hue
    return Skin(picture, (0.75 * dome + 0.02 * dust).astype(np.float32), 0.80 + 0.05 * dust)


def ballast(colour: Field, random: Random, size: int) -> Skin:
    """Broken track stone: angular, with flat faces and deep gaps, here and there rusty from the rails."""
    near, other, face = cells(random, size, 32, bend=0.35 * clouds(random, size, 40))
    gap = np.clip((other - near) * 5 - 0.15, 0, 1)
    wide, dust = fractal(random, size, 5, 3), grain(random, size)
    lean = (face * 5.7) % 1.0 - 0.5
    height = 0.55 * gap * (0.45 + 0.7 * face) - 0.35 * np.clip(near, 0.2, None) + 0.5 * lean * (near - 0.4)
    picture = tinted(colour, (0.62 + 0.62 * face) * (0.30 + 0.76 * gap) + 0.10 * dust)
    brown = np.array([0.44, 0.31, 0.22], dtype=np.float32)
    picture = towards(picture, brown, 0.3 * step(wide + face, 0.5, 1.8))
    return Skin(picture, height.astype(np.float32), 0.88 + 0.05 * dust)


def sand(colour: Field, random: Random, size: int) -> Skin:
    """Sand: fine grain, soft ripples, a few darker grains."""
    ripples, dust = fractal(random, size, 6, 4), grain(random, size)
    light = 1 + 0.05 * ripples + 0.14 * dust - 0.25 * (dust < -0.985)
    return Skin(tinted(colour, light), 0.10 * ripples + 0.02 * soft(dust), 0.93 + 0.03 * dust)


def soil(colour: Field, random: Random, size: int) -> Skin:
    """Earth: clods, crumbs, small stones, damp hollows."""
    clods, crumbs, dust = fractal(random, size, 9, 5, 0.68), soft(grain(random, size)), grain(random, size)
    near, _, face = cells(random, size, 34)
    pebble = (1 - step(near, 0.20, 0.42)) * step(face, 0.80, 0.84)
    picture = tinted(colour, 0.96 + 0.13 * clods + 0.30 * crumbs + 0.06 * dust)
    picture = towards(picture, STONE, 0.7 * pebble * (0.6 + 0.4 * (face * 9 % 1)))
    return Skin(picture, 0.16 * clods + 0.10 * crumbs + 0.22 * pebble, 0.92 + 0.05 * crumbs)


def snow(colour: Field, random: Random, size: int) -> Skin:
    """Snow: wide soft hollows, tending to blue, crystals that glint."""
    drifts, dust = fractal(random, size, 3, 4), grain(random, size)
    picture = tinted(colour, 1 + 0.02 * drifts + 0.02 * dust)
    picture[0] *= 1 + 0.012 * drifts
    return Skin(picture, 0.35 * drifts + 0.012 * soft(dust), 0.62 + 0.10 * dust - 0.4 * (dust > 0.985))


def rock(colour: Field, random: Random, size: int) -> Skin:
    """Rock: ledges, clefts, crusts of lichen."""
    rough = fractal(random, size, 4, 6, 0.62)
    near, other, face = cells(random, size, 4, bend=0.55 * fractal(random, size, 6, 3))
    cleft = np.clip((other - near) * 7 + 0.35 * rough + 0.5, 0, 1)
    dust = grain(random, size)
    light = (0.90 + 0.10 * rough + 0.14 * face + 0.06 * dust) * (0.66 + 0.36 * cleft)
    lichen = step(fractal(random, size, 14, 3) + 0.3 * rough, 1.1, 1.7) * 0.4
    picture = towards(tinted(colour, light), np.array([0.60, 0.62, 0.44], np.float32), lichen)
    return Skin(picture, (0.55 * rough + 0.9 * face + 1.1 * cleft).astype(np.float32), 0.86 + 0.05 * dust)


def _fibres(colour: Field, random: Random, size: int, count: int, reach: float, lean: Field) -> tuple[Field, Field]:
    """Lay fibres from their roots outwards; return their colours over dark ground and how high each pixel is."""
    ground = tinted(colour * 0.30 + SOIL * 0.25, 1 + 0.2 * fractal(random, size, 8, 3))
    height = np.zeros((size, size), dtype=np.float32)
    spots = random.random((7, count), dtype=np.float32)
    x, y = spots[0] * size, spots[1] * size
    own = lean[y.astype(np.intp) % size, x.astype(np.intp) % size]
    light = np.float32(0.55) + np.float32(0.75) * spots[2] ** 1.3
    blades = colour[:, None] * light
    hue = spots[3] - np.float32(0.5)
    blades[0] *= 1 + 0.45 * hue
    blades[2] *= 1 - 0.35 * hue
    dry = spots[4] > 0.86
    blades[:, dry] += (DRY[:, None] * light[dry] - blades[:, dry]) * np.float32(0.55)
    turn = own * np.float32(2.2) + (spots[5] - np.float32(0.5)) * np.float32(4.4)
    long = np.float32(reach) * (np.float32(0.45) + np.float32(0.55) * spots[6])
    steps = max(4, int(reach * 1.1))
    for number in range(steps):
        part = np.float32(number / steps)
        bow = turn + part * (spots[4] - np.float32(0.5)) * np.float32(1.6)
        column = (x + np.cos(bow) * long * part).astype(np.intp) % size
        row = (y + np.sin(bow) * long * part).astype(np.intp) % size
        ground[:, row, column] = blades * (np.float32(0.42) + np.float32(0.80) * part)
        height[row, column] = part * (np.float32(0.6) + np.float32(0.4) * spots[2])
    return ground, height


def grass(colour: Field, random: Random, size: int) -> Skin:
    """Static grass: fibres in mixed greens, some dry, combed by chance in clumps; not a felt."""
    lean, wide = fractal(random, size, 5, 3), fractal(random, size, 4, 3)
    picture, height = _fibres(colour, random, size, size * size // 26, size / 26, lean)
    picture *= 1 + 0.10 * wide
    picture[0] *= 1 + 0.07 * lean
    return Skin(picture, 0.7 * soft(height) + 0.2 * wide, 0.78 + 0.12 * (1 - height))


def turf(colour: Field, random: Random, size: int) -> Skin:
    """Ground foam: crumbs in clumps, of mixed greens and earth."""
    near, other, face = cells(random, size, 44, bend=0.3 * clouds(random, size, 60))
    wide, clumps, dust = fractal(random, size, 7, 4), soft(grain(random, size), 2), grain(random, size)
    dome = np.clip(0.75 - near, 0, None) * np.clip((other - near) * 4, 0, 1)
    light = 0.70 + 0.36 * face + 0.10 * wide + 0.7 * clumps + 0.12 * dust + 0.30 * (dome - 0.3)
    picture = tinted(colour, light)
    hue = (face * 6.1) % 1.0 - 0.5
    picture[0] *= 1 + 0.22 * hue + 0.05 * wide
    picture = towards(picture, SOIL, 0.65 * step(wide + 0.5 * face + clumps, 0.95, 1.7))
    return Skin(picture, (0.50 * dome + 0.35 * clumps + 0.12 * wide).astype(np.float32), 0.93 + 0.03 * dust)


def water(colour: Field, random: Random, size: int) -> Skin:
    """Still water: small waves, darker where it is deep."""
    depth, waves = fractal(random, size, 3, 2), fractal(random, size, 9, 4, 0.45)
    _, v = ramps(size)
    picture = tinted(colour, 0.80 + 0.07 * depth + 0.0 * v)
    return Skin(picture, 0.10 * waves, np.full_like(waves, 0.05))
