"""Tiles of what grows, lies and flows: grass, stones, earth, snow, rock, water.

Each gives (3, size, size) parts of red, green and blue, 0 to 1, whose mean stays near the colour asked for.
Coarse random draws come before fine ones, so that a tile painted larger is the same tile.
"""

from __future__ import annotations

import numpy as np

from diorama_planner.painting.noise import Field, Random, cells, clouds, fractal, grain, relief, soft
from diorama_planner.painting.tiles_made import tinted

DRY = np.array([0.78, 0.72, 0.40], dtype=np.float32)
FIBRES = 9000
GLINT = np.array([0.85, 0.97, 1.0], dtype=np.float32)


def grass(colour: Field, random: Random, size: int) -> Field:
    """Paint static grass: thousands of fibres in mixed greens over dark ground."""
    ground = tinted(colour * 0.73, 1 + 0.15 * fractal(random, size, 8, 3))
    spots = random.random((5, FIBRES), dtype=np.float32)
    light = np.float32(0.84) + np.float32(0.60) * spots[2]
    blades = colour[:, None] * light
    dry = spots[4] > 0.88
    blades[:, dry] += (DRY[:, None] * light[dry] - blades[:, dry]) * np.float32(0.35)
    turn = spots[3] * np.float32(2 * np.pi)
    reach = (size / 26) * (0.4 + 0.6 * spots[4] % 1)
    steps = max(4, size // 22)
    for step in range(steps):
        part = step / steps
        x = spots[0] * size + np.cos(turn + part * 0.7) * reach * part
        y = spots[1] * size + np.sin(turn + part * 0.7) * reach * part
        ground[:, y.astype(np.intp) % size, x.astype(np.intp) % size] = blades * np.float32(0.82 + 0.3 * part)
    return ground


def turf(colour: Field, random: Random, size: int) -> Field:
    """Paint ground foam: clumps and crumbs."""
    wide, warm = fractal(random, size, 8, 3), clouds(random, size, 12)
    clumps = soft(grain(random, size), 2)
    picture = tinted(colour, 0.99 + 0.06 * wide + 0.9 * clumps + relief(clumps, 1.0))
    picture[0] *= 1 + 0.08 * warm
    return picture


def gravel(colour: Field, random: Random, size: int) -> Field:
    """Paint rounded stones lying close."""
    near, other, face = cells(random, size, 17, bend=0.12 * clouds(random, size, 40))
    gap = np.clip((other - near) * 4 - 0.15, 0, 1)
    height = np.sqrt(np.clip(0.62 - near * near, 0, None)) * gap
    light = (0.84 + 0.40 * face) * (0.50 + 0.60 * gap) + relief(height, 0.55)
    return tinted(colour, light + 0.06 * grain(random, size))


def ballast(colour: Field, random: Random, size: int) -> Field:
    """Paint broken track stone: small, angular, with flat faces and dark gaps."""
    near, other, face = cells(random, size, 20, bend=0.35 * clouds(random, size, 20))
    gap = np.clip((other - near) * 6 - 0.2, 0, 1)
    light = (0.76 + 0.66 * face) * (0.44 + 0.66 * gap) + relief(np.clip(near, 0.28, None), -0.8)
    return tinted(colour, light + 0.10 * grain(random, size))


def sand(colour: Field, random: Random, size: int) -> Field:
    """Paint sand: fine grain with soft ripples."""
    ripples = fractal(random, size, 5, 3)
    return tinted(colour, 1 + 0.03 * ripples + relief(ripples, 0.25) + 0.10 * grain(random, size))


def soil(colour: Field, random: Random, size: int) -> Field:
    """Paint earth: clods, crumbs and dark hollows."""
    clods = fractal(random, size, 14, 4, 0.7)
    return tinted(colour, 1 + 0.10 * clods + relief(clods, 0.45) + 0.20 * soft(grain(random, size)))


def snow(colour: Field, random: Random, size: int) -> Field:
    """Paint snow: wide soft hollows tending to blue, a few glints."""
    drifts = fractal(random, size, 3, 3)
    sparkle = grain(random, size)
    picture = tinted(colour, 1 + 0.02 * drifts + relief(drifts, 0.35) + 0.015 * sparkle)
    picture[0] *= 1 + 0.012 * drifts
    picture += (sparkle > 0.994) * np.float32(0.06)
    return picture


def rock(colour: Field, random: Random, size: int) -> Field:
    """Paint rock: broken ledges lit from the upper left, with dark clefts."""
    rough = fractal(random, size, 4, 6, 0.62)
    near, other, face = cells(random, size, 4, bend=0.55 * fractal(random, size, 6, 3))
    ledge = rough + 0.8 * face
    cleft = np.clip((other - near) * 7 + 0.35 * rough + 0.5, 0, 1)
    light = 0.98 + np.clip(relief(ledge, 0.55), -0.4, 0.4) + 0.05 * rough + 0.05 * grain(random, size)
    return tinted(colour, light * (0.80 + 0.22 * cleft))


def water(colour: Field, random: Random, size: int) -> Field:
    """Paint still water: a faint net of light over slow clouds of depth."""
    depth, bend = fractal(random, size, 3, 2), fractal(random, size, 4, 2)
    near, other, _ = cells(random, size, 5, bend=0.75 * bend)
    net = np.clip(1 - (other - near) * 2.4, 0, 1) ** 3 * np.clip(0.75 + 0.5 * depth, 0, 1)
    picture = tinted(colour, 0.98 + 0.07 * depth + relief(depth, 0.4))
    picture += soft(net, 2) * np.float32(0.07) * GLINT[:, None, None]
    return picture
