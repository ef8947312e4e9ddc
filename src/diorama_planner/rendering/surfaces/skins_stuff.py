"""Skins of what things are made of: timber, bark, leaves, cloth, leather, skin, metal, rust, rubber, plastic, paint.

Heights are in the millimetres of the repeat, real ones where `surface` says so.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.painting.noise import Random, cells, clouds, fractal, grain, ramps, soft
from diorama_planner.rendering.surfaces.skin import RUST, SOIL, Coat, Skin, step


def timber(random: Random, size: int) -> Skin:
    """Timber with the grain along u: rings, pores, a knot or two, greyed by weather."""
    _, v = ramps(size)
    bend = 0.7 * clouds(random, size, 3, 7) + 0.25 * clouds(random, size, 8, 20)
    near, _, face = cells(random, size, 4)
    knot = np.exp(-((near * 4.5) ** 2)) * step(face, 0.8, 0.85)
    rings = np.sin((v * 15 + bend + 0.8 * knot) * np.float32(2 * np.pi))
    pores = soft(clouds(random, size, 14, 220))
    streaks, dust = clouds(random, size, 5, 130), grain(random, size)
    coat = Coat(0.95 + 0.07 * rings + 0.10 * streaks + 0.09 * pores + 0.05 * dust - 0.45 * knot).warm(0.04 * rings)
    return Skin(coat, 0.10 * rings + 0.22 * pores + 0.1 * streaks, 0.70 + 0.08 * pores - 0.05 * rings)


def planed(random: Random, size: int) -> Skin:
    """A planed board or plywood with the grain along u, as it is bought for a base."""
    _, v = ramps(size)
    bend = 0.9 * clouds(random, size, 2, 5) + 0.2 * clouds(random, size, 6, 16)
    turn = np.float32(2 * np.pi)
    rings = np.sin((v * 11 + bend) * turn) + 0.4 * np.sin((v * 37 + 3 * bend) * turn)
    pores, dust = soft(clouds(random, size, 24, 250)), grain(random, size)
    coat = Coat(0.97 + 0.04 * rings + 0.08 * pores + 0.03 * dust).warm(0.02 * rings)
    return Skin(coat, 0.01 * rings + 0.03 * pores, 0.66 + 0.06 * pores)


def bark(random: Random, size: int) -> Skin:
    """Bark: upright plates with deep furrows."""
    bend = 0.30 * fractal(random, size, 14, 3)
    furrow = clouds(random, size, 26, 6) + 0.7 * clouds(random, size, 60, 14) + bend
    ridge = step(np.abs(furrow), 0.05, 0.55)
    fine, dust = fractal(random, size, 60, 3, 0.7), grain(random, size)
    return Skin(Coat(0.55 + 0.48 * ridge + 0.09 * fine + 0.08 * dust), 14.0 * ridge + 2.5 * fine, 0.92 + 0.04 * fine)


def leaves(random: Random, size: int) -> Skin:
    """Foliage as it is sold: flakes and crumbs over each other, of mixed greens, with dark depth between."""
    coat = Coat(0.38 * (1 + 0.2 * fractal(random, size, 8, 3)))
    height = np.zeros((size, size), dtype=np.float32)
    for layer, (across, reach) in enumerate(((18, 0.62), (26, 0.55), (34, 0.50))):
        near, _, face = cells(random, size, across, bend=0.55 * clouds(random, size, across * 2))
        flake = (1 - step(near, reach - 0.14, reach)) * ((face * 3.7) % 1.0 > 0.32)
        own = Coat((0.66 + 0.16 * layer) * (0.72 + 0.5 * face) + 0.18 * (reach - near))
        own.warm(0.3 * ((face * 8.9) % 1.0 - 0.5))
        coat.light += (own.light - coat.light) * flake
        lean = ((face * 13.1) % 1.0 - 0.5) * near
        height += (0.25 + layer * 0.25 + 0.5 * lean - height) * flake
    coat.lit(1 + 0.08 * fractal(random, size, 6, 3) + 0.06 * grain(random, size))
    return Skin(coat, (0.9 * height).astype(np.float32), 0.72 + 0.1 * (1 - height))


def cloth(random: Random, size: int) -> Skin:
    """Cloth: a weave, soft folds, worn places."""
    u, v = ramps(size)
    weave = np.sin(u * np.float32(96 * 2 * np.pi)) * np.sin(v * np.float32(96 * 2 * np.pi))
    folds, dust = fractal(random, size, 4, 3), grain(random, size)
    return Skin(
        Coat(0.98 + 0.06 * weave + 0.08 * folds + 0.06 * dust), 0.35 * weave + 6.0 * folds, 0.92 + 0.04 * weave
    )


def leather(random: Random, size: int) -> Skin:
    """Leather: a net of fine creases, polished by use."""
    near, other, _ = cells(random, size, 40, bend=0.3 * clouds(random, size, 50))
    crease = 1 - step(other - near, 0.0, 0.22)
    wide = fractal(random, size, 5, 3)
    return Skin(
        Coat(1.0 + 0.08 * wide - 0.22 * crease), -0.5 * crease.astype(np.float32) + 0.2 * wide, 0.46 + 0.20 * crease
    )


def flesh(random: Random, size: int) -> Skin:
    """Painted skin: faint blushes, a dead matt coat."""
    wide, dust = fractal(random, size, 6, 3), grain(random, size)
    return Skin(Coat(0.99 + 0.03 * wide + 0.02 * dust).warm(0.02 * wide), 0.15 * soft(dust), 0.58 + 0.04 * wide)


def fur(random: Random, size: int) -> Skin:
    """Hair and fur: strands lying down along v."""
    strands = clouds(random, size, 200, 12) + 0.5 * clouds(random, size, 90, 6)
    wide, dust = fractal(random, size, 5, 3), grain(random, size)
    return Skin(
        Coat(0.95 + 0.16 * strands + 0.08 * wide + 0.05 * dust), 1.6 * strands + 1.0 * wide, 0.70 + 0.06 * strands
    )


def steel(random: Random, size: int) -> Skin:
    """Painted metal that has been used: orange peel, scratches, chips down to rust along no line in particular."""
    wide, fine = fractal(random, size, 5, 4, 0.6), fractal(random, size, 50, 3, 0.7)
    scratch = step(np.abs(clouds(random, size, 5, 160)), 1.02, 1.2) * step(wide, 0.0, 0.8)
    chips = step(wide * 0.55 + fine * 0.65, 1.25, 1.45)
    streaks = step(clouds(random, size, 90, 3) * 0.8 + 0.4 * wide, 0.95, 1.7) * 0.30
    coat = Coat(0.97 + 0.035 * wide + 0.02 * fine + 0.10 * scratch)
    coat.over(SOIL, streaks).over(RUST, chips, 0.9 + 0.3 * fine)
    rough = 0.40 + 0.06 * wide + 0.04 * fine + 0.42 * chips + 0.3 * streaks
    return Skin(coat, 0.5 * wide + 0.15 * fine - 1.6 * chips, rough, 0.25 * (1 - chips))


def bright(random: Random, size: int) -> Skin:
    """Bare or silvered metal: brushed along u, smudged."""
    wide, brush = fractal(random, size, 5, 3), clouds(random, size, 6, 200)
    return Skin(Coat(0.96 + 0.03 * wide + 0.03 * brush), 0.10 * brush, 0.34 + 0.06 * wide + 0.05 * brush, 0.85)


def rusted(random: Random, size: int) -> Skin:
    """Rust: scales and blooms from orange to nearly black."""
    wide, fine = fractal(random, size, 6, 5, 0.65), fractal(random, size, 60, 3, 0.8)
    dust = grain(random, size)
    coat = Coat(0.92 + 0.20 * wide + 0.16 * fine + 0.08 * dust).warm(0.16 * wide)
    flake = step(wide + 0.4 * fine, 0.5, 0.9)
    return Skin(coat, 1.4 * wide + 0.9 * fine + 1.2 * flake, 0.86 + 0.08 * fine, 0.15 * (1 - flake))


def rubber(random: Random, size: int) -> Skin:
    """Rubber: dull, dusty."""
    wide, dust = fractal(random, size, 6, 4), grain(random, size)
    coat = Coat(0.98 + 0.08 * wide).over(SOIL, 0.12 + 0.12 * step(wide, -0.5, 1.6), 1.4)
    return Skin(coat, 0.3 * soft(dust) + 0.3 * wide, 0.80 + 0.06 * wide)


def plastic(random: Random, size: int) -> Skin:
    """Moulded plastic: an even fine grain, faintly greasy."""
    wide, dust = fractal(random, size, 5, 3), soft(grain(random, size))
    return Skin(Coat(0.98 + 0.03 * wide), 0.30 * dust, 0.44 + 0.08 * wide)


def enamel(random: Random, size: int) -> Skin:
    """A coat of paint: flat, with a trace of orange peel and dust."""
    wide, peel, dust = fractal(random, size, 4, 3), soft(clouds(random, size, 90)), grain(random, size)
    return Skin(Coat(0.99 + 0.012 * wide + 0.008 * dust), 0.10 * peel, 0.50 + 0.05 * wide)


def card(random: Random, size: int) -> Skin:
    """Paper: fibres, wrinkles where it was pasted."""
    fibres, wide = clouds(random, size, 130), fractal(random, size, 5, 4)
    crease = 1 - step(np.abs(wide), 0.0, 0.06)
    coat = Coat(0.97 + 0.03 * fibres + 0.05 * wide - 0.10 * crease)
    return Skin(coat, 0.3 * fibres + 1.5 * crease.astype(np.float32), 0.88 + 0.03 * fibres)


def lens(random: Random, size: int) -> Skin:
    """A lamp's lens: moulded flutes and prisms under a smooth front."""
    u, v = ramps(size)
    flutes = np.abs(np.sin(u * np.float32(40 * np.pi))) + 0.35 * np.abs(np.sin(v * np.float32(14 * np.pi)))
    wide = fractal(random, size, 3, 2)
    return Skin(Coat(0.80 + 0.30 * flutes + 0.02 * wide), 5.0 * flutes, np.full_like(wide, 0.16))
