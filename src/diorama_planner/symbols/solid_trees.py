"""Trees and plants as bodies: a trunk with boughs and a crown of lumps, tiers of a conifer, fronds, blades, rocks."""

from __future__ import annotations

import math
import random
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from diorama_planner.solids.flakes import flakes
from diorama_planner.solids.forms import Place, icosphere, limb, lump, turned
from diorama_planner.solids.mesh import Mesh, merge, surface_area
from diorama_planner.solids.parts import SHARP
from diorama_planner.solids.sheets import normals
from diorama_planner.symbols.clay import Clay, Stuff
from diorama_planner.symbols.contract import ThingShape

LEAF = Stuff("foliage", "$leaf", 30.0)
SHADED = Stuff("foliage", "$leaf*0.82", 30.0)
LIT = Stuff("foliage", "$leaf*1.12", 30.0)
BARK = Stuff("bark", "$bark", 50.0)
TONES = (LEAF, SHADED, LIT)
GOLDEN_DEG = 137.508
LEAVES = 2400
"""Leaves of a crown: tufts, as those of model foliage are, for no tree could show all of its own."""
FACING = 0.35
"""How far, from 0 to 1, what bears leaves looks outwards."""
TIERS, TWIGS = 13, 22
"""Whorls of a conifer, and twigs of each, every second of which stands out."""


def _named(clay: Clay, leaf: str = "#55793a", bark: str = "#6a4f37") -> None:
    clay.slots(leaf=leaf, bark=bark, body=leaf)


def _trunk_radius(clay: Clay, thing: ThingShape) -> float:
    return max(thing.ground_mm or (clay.length * 0.06, 0.0)) / 2


def _round_crown(clay: Clay, clear: float, count: int, fullness: float, tones: tuple[Stuff, ...] = TONES) -> None:
    """Pile ragged boughs on a spiral over an egg between the height `clear` and the top, about a dark heart."""
    dice = clay.random()
    low, high = clear * clay.height, clay.height
    middle, tall = (low + high) / 2, (high - low) / 2
    heart = (clay.half * 0.7 * fullness, clay.side * 0.7 * fullness, tall * 0.78)
    clay.add(tones[1 % len(tones)], lump((0, 0, middle), heart, clay.seed(), 0.3, 1))
    for i in range(count):
        height = -0.85 + 1.75 * (i + 0.5) / count
        out = math.sqrt(max(1 - height * height, 0.05)) * 0.62
        angle = math.radians(GOLDEN_DEG * i)
        size = dice.uniform(0.27, 0.42)
        place = (
            math.cos(angle) * out * clay.half,
            math.sin(angle) * out * clay.side,
            middle + height * tall * 0.8,
        )
        across, flat = size * min(clay.half, clay.side), dice.uniform(0.62, 0.85)
        radii = (across * 1.05, across * 1.05, max(across * flat, size * tall * 0.55))
        # low boughs lie in the shade of those above them
        tone = tones[(i * 7 + (0 if height > 0 else 1)) % len(tones)]
        clay.add(tone, lump(place, radii, clay.seed(i + 1), 0.5, 1))
    _ragged(clay, 1.75)


def _ragged(clay: Clay, size: float = 1.0) -> None:
    """Scatter leaves over all foliage, in its own tone, so that no edge of it is smooth."""
    stuffs = [stuff for stuff in clay.forms if stuff.finish == "foliage" and stuff.closed]
    whole = {stuff: _outside(merge(clay.forms[stuff]), 0.55 * clay.height) for stuff in stuffs}
    areas = {stuff: surface_area(mesh) for stuff, mesh in whole.items()}
    for number, (stuff, mesh) in enumerate(whole.items()):
        count = round(LEAVES * areas[stuff] / max(sum(areas.values()), 1e-9))
        clay.add(replace(stuff, closed=False, smooth_deg=SHARP), flakes(mesh, count, clay.seed(50 + number), size))


def _outside(mesh: Mesh, middle_mm: float) -> Mesh:
    """Keep the faces of a crown that look away from its middle: the others are within it."""
    away = mesh.vertices[mesh.triangles].mean(axis=1) - np.array((0.0, 0.0, middle_mm))
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    return Mesh(mesh.vertices, mesh.triangles[(normals(mesh) * away).sum(axis=1) > FACING])


def _boughs(clay: Clay, radius: float, clear: float, count: int) -> None:
    """Add a trunk that bends a little and boughs that go up into the crown."""
    dice = clay.random()
    fork = clear * clay.height
    lean = dice.uniform(-0.4, 0.4) * radius
    path = [(0.0, 0.0, 0.0), (0.0, 0.0, 0.06 * clay.height), (lean, -lean, fork), (lean, lean, clay.height * 0.7)]
    clay.limb(BARK, path, (radius, radius * 0.78, radius * 0.58, radius * 0.2), 9)
    for i in range(count):
        angle = math.radians(GOLDEN_DEG * i + 40)
        reach = 0.5 * min(clay.half, clay.side)
        end = (math.cos(angle) * reach, math.sin(angle) * reach, fork + 0.22 * clay.height)
        start = (lean, -lean, fork * dice.uniform(0.8, 1.0))
        clay.limb(
            BARK,
            (start, (end[0] * 0.5, end[1] * 0.5, fork + 0.08 * clay.height), end),
            (radius * 0.4, radius * 0.3, radius * 0.14),
            6,
        )


def broadleaf(clay: Clay, thing: ThingShape) -> None:
    """Model a round-headed tree."""
    _named(clay)
    _boughs(clay, _trunk_radius(clay, thing), 0.3, 4)
    _round_crown(clay, 0.24, 26, 1.0)


def birch(clay: Clay, thing: ThingShape) -> None:
    """Model an airy crown about a white stem."""
    _named(clay, "#8aa655", "#e4e0d6")
    _boughs(clay, _trunk_radius(clay, thing) * 0.9, 0.3, 5)
    _round_crown(clay, 0.2, 22, 0.72)


def blossom(clay: Clay, thing: ThingShape) -> None:
    """Model a low spreading tree: wholly in flower, or with its fruit."""
    _named(clay)
    bloom = next((f"${slot}" for slot in ("bloom", "blossom", "fruit") if slot in clay.colours), "$leaf*1.25")
    _boughs(clay, _trunk_radius(clay, thing), 0.26, 5)
    if thing.id == "cherry_jp":
        tones = tuple(Stuff("foliage", f"{bloom}*{shade:g}", 30.0) for shade in (1.0, 0.9, 1.15))
        _round_crown(clay, 0.26, 26, 0.95, tones)
        return
    _round_crown(clay, 0.26, 22, 0.95)
    fruit, base = Stuff("foliage", bloom, 60.0), icosphere(0)
    low, tall, size = 0.26 * clay.height, 0.37 * clay.height, 0.035 * clay.half
    for i in range(14):
        height = -0.7 + 1.4 * (i + 0.5) / 14
        out, angle = math.sqrt(1 - height * height) * 0.84, math.radians(GOLDEN_DEG * i + 60)
        at = (math.cos(angle) * out * clay.half, math.sin(angle) * out * clay.side, low + tall * (1 + height * 0.8))
        clay.add(fruit, Mesh(base.vertices * size + np.array(at), base.triangles))


def poplar(clay: Clay, thing: ThingShape) -> None:
    """Model a tall tree whose boughs go straight up."""
    _named(clay)
    radius = _trunk_radius(clay, thing)
    clay.limb(
        BARK,
        [(0, 0, 0), (0, 0, clay.height * 0.1), (0, 0, clay.height * 0.8)],
        (radius, radius * 0.7, radius * 0.2),
        9,
    )
    _round_crown(clay, 0.1, 15, 0.95)


def conifer(clay: Clay, thing: ThingShape) -> None:
    """Model a tree of tiers that droop at their rims; old pines are bare below."""
    _named(clay, "#3d6647", "#6a4a35")
    dice = clay.random()
    radius = _trunk_radius(clay, thing)
    clear = 0.42 if thing.id == "pine_mature" else 0.1
    clay.limb(
        BARK,
        [(0, 0, 0), (0, 0, 0.05 * clay.height), (0, 0, 0.9 * clay.height)],
        (radius, radius * 0.7, radius * 0.2),
        8,
    )
    if thing.id == "pine_mature":
        _round_crown(clay, clear, 12, 0.8)
        return
    for i in range(TIERS):
        share = i / TIERS
        low = clay.height * (clear + (1 - clear) * share)
        high = min(low + clay.height * 0.17, clay.height)
        reach = clay.half * (1 - share) ** 0.85
        clay.add((LEAF, SHADED, LIT)[i % 3], _tier(dice, low, high, reach, clay.width / clay.length))
    _ragged(clay)


def _tier(dice: random.Random, low: float, high: float, reach: float, flat: float) -> Mesh:
    """Give one ragged cone of twigs: between them its rim draws back."""
    tall = high - low
    mesh = turned(
        [(0, low + tall * 0.3), (1.0, low), (0.86, low + tall * 0.16), (0.45, low + tall * 0.5), (0, high)], TWIGS
    )
    points, turn = mesh.vertices, dice.uniform(0.0, 2 * math.pi)
    out = np.hypot(points[:, 0], points[:, 1])
    for i in range(len(points)):
        twig = round(math.atan2(points[i, 1], points[i, 0]) / (2 * math.pi) * TWIGS)
        rim = out[i] > 0.8
        factor = (dice.uniform(0.86, 1.0) if twig % 2 else dice.uniform(0.55, 0.7)) if rim else 1.0
        points[i, :2] *= reach * factor
        points[i, 2] -= tall * 0.1 if rim and twig % 2 else 0.0
    cos, sin = math.cos(turn), math.sin(turn)
    x, y = points[:, 0] * cos - points[:, 1] * sin, points[:, 0] * sin + points[:, 1] * cos
    return Mesh(np.column_stack((x, y * flat, points[:, 2])), mesh.triangles)


FRONDS = 26


def palm(clay: Clay, thing: ThingShape) -> None:
    """Model a ringed stem under a head of hanging fronds."""
    _named(clay, "#6d8f47", "#8a7355")
    radius = _trunk_radius(clay, thing)
    top = 0.86 * clay.height
    clay.limb(BARK, [(0, 0, 0), (0, 0, top * 0.04), (0, 0, top)], (radius, radius * 0.7, radius * 0.55), 9)
    clay.limb(
        BARK, [(0, 0, top * 0.93), (0, 0, top * 0.97), (0, 0, top * 1.01)], (radius * 0.6, radius, radius * 0.5), 9
    )
    leaves: list[list[Mesh]] = [[], [], []]
    for i in range(FRONDS):
        share = i / FRONDS
        rib = _frond(math.radians(GOLDEN_DEG * i), 0.13 * clay.height * (1.0 - 2.0 * share), clay)
        rib = [(x, y, z + top) for x, y, z in rib]
        clay.add(TONES[i % 3], limb(rib, [radius * 0.16 * (1.0 - 0.8 * k / len(rib)) for k in range(len(rib))], 4))
        leaves[i % 3].append(_leaflets(np.array(rib), clay.half * 0.3))
    for stuff, meshes in zip(TONES, leaves, strict=True):
        clay.add(replace(stuff, closed=False, smooth_deg=SHARP), *meshes)
    for i in range(14):  # what has died hangs down along the stem
        angle = math.radians(GOLDEN_DEG * i)
        x, y = math.cos(angle) * radius, math.sin(angle) * radius
        low = top * (0.86 + 0.05 * (i % 3) / 2)
        clay.limb(
            BARK,
            [(x, y, top * 0.97), (x * 2.2, y * 2.2, top * 0.93), (x * 1.9, y * 1.9, low)],
            (radius * 0.3, radius * 0.4, radius * 0.12),
            4,
        )


def _frond(angle: float, lift: float, clay: Clay) -> list[Place]:
    """Give the line of a frond from the head of a palm: out, and down under its own weight."""
    cos, sin = math.cos(angle), math.sin(angle)
    line = []
    for k in range(9):
        out = 0.03 + 0.97 * (k / 8) ** 0.85
        rise = lift * math.sin(math.pi * min(out, 1.0) * 0.75) - 0.07 * clay.height * out**2.4
        line.append((cos * out * clay.half, sin * out * clay.side, rise))
    return line


def _leaflets(rib: NDArray[np.float64], reach: float) -> Mesh:
    """Give narrow leaflets on both sides of a rib, longest in its middle, drooping."""
    steps = 22
    at = np.linspace(0.12, 0.99, steps)
    knots = np.linspace(0.0, 1.0, len(rib))
    feet = np.column_stack([np.interp(at, knots, rib[:, k]) for k in range(3)])
    ways = np.gradient(feet, axis=0)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    aside = np.cross(ways, (0.0, 0.0, 1.0))
    aside /= np.maximum(np.linalg.norm(aside, axis=1, keepdims=True), 1e-9)
    long = (reach * np.sin(np.pi * (0.12 + 0.82 * at)))[:, None]
    wide = np.linalg.norm(feet[-1] - feet[0]) / steps * 0.42
    corners = []
    for way in (1.0, -1.0):
        tips = feet + (way * aside * 0.8 + ways * 0.55) * long - np.array((0.0, 0.0, 0.35)) * long
        corners.append(np.stack((feet - ways * wide, feet + ways * wide, tips), axis=1))
    points = np.concatenate(corners).reshape(-1, 3)
    return Mesh(points, np.arange(len(points), dtype=np.int32).reshape(-1, 3))


def bush(clay: Clay, _thing: ThingShape) -> None:
    """Model a bush or a stretch of hedge."""
    _named(clay)
    dice = clay.random()
    half, side, h = clay.half, clay.side, clay.height
    clay.add(SHADED, lump((0, 0, 0.42 * h), (half * 0.8, side * 0.8, 0.44 * h), clay.seed(), 0.2, 1))
    count = 8
    for i in range(count):
        angle, share = math.radians(GOLDEN_DEG * i), (i + 0.5) / count
        out = 0.62 * math.sqrt(1 - 0.75 * share)
        size = dice.uniform(0.36, 0.46)
        place = (math.cos(angle) * out * half, math.sin(angle) * out * side, h * (0.3 + 0.42 * share))
        clay.add(TONES[i % 3], lump(place, (size * half, size * side, 0.3 * h), clay.seed(i + 1), 0.42, 1))
    _ragged(clay)


def rock(clay: Clay, _thing: ThingShape) -> None:
    """Model a boulder."""
    clay.slots(body="#8b8883")
    size = (clay.half, clay.side, clay.height * 0.62)
    clay.add(Stuff("stone", "$body", 25.0), lump((0, 0, clay.height * 0.4), size, clay.seed(), 0.45, 2))


def stump(clay: Clay, _thing: ThingShape) -> None:
    """Model what is left of a felled tree, with its roots."""
    clay.slots(body="#6a4f37", wood="#c9a273", bark="#6a4f37")
    r, height = clay.half, clay.height
    clay.turned(
        BARK, [(0, 0), (r * 0.85, 0), (r * 0.66, height * 0.3), (r * 0.62, height * 0.97), (0, height * 0.97)]
    )
    clay.turned(
        Stuff("wood", "$wood"), [(0, height * 0.96), (r * 0.56, height * 0.96), (r * 0.55, height), (0, height)]
    )
    for i in range(6):
        angle = math.radians(60 * i + 15)
        foot = (math.cos(angle) * r, math.sin(angle) * r, r * 0.05)
        clay.limb(BARK, ((foot[0] * 0.4, foot[1] * 0.4, height * 0.35), foot), (r * 0.24, r * 0.06), 6)


def log(clay: Clay, _thing: ThingShape) -> None:
    """Model a felled stem with its cut ends."""
    clay.slots(bark="#6a4f37", wood="#c9a273", body="#6a4f37")
    r, half = clay.side, clay.half
    clay.turned(
        BARK,
        [(0, -half * 0.995), (r, -half * 0.995), (r * 0.92, half * 0.995), (0, half * 0.995)],
        (0, 0, r),
        "x",
        14,
    )
    ends = [(0, -half), (r * 0.9, -half), (r * 0.84, half), (0, half)]
    clay.turned(Stuff("wood", "$wood"), ends, (0, 0, r), "x", 14)


def fern(clay: Clay, _thing: ThingShape) -> None:
    """Model a rosette of arching fronds."""
    _blades(clay, 12, 0.075, 1.3)


def grass_clump(clay: Clay, _thing: ThingShape) -> None:
    """Model a tuft of grass."""
    _blades(clay, 22, 0.035, 0.9)


def _blades(clay: Clay, count: int, breadth: float, droop: float) -> None:
    _named(clay, "#6f8f45")
    clay.slots(leaf=clay.colours["body"])
    dice = clay.random()
    for i in range(count):
        angle = math.radians(GOLDEN_DEG * i)
        out = math.sqrt((i + 0.5) / count) * dice.uniform(0.85, 1.0)
        cos, sin, top = math.cos(angle) * clay.half, math.sin(angle) * clay.side, clay.height * (1.05 - 0.45 * out)
        path = [
            (cos * 0.06, sin * 0.06, 0.0),
            (cos * out * 0.4, sin * out * 0.4, top * 0.75),
            (cos * out, sin * out, top * (1 - 0.45 * out * droop)),
        ]
        wide = clay.half * breadth
        clay.add(TONES[i % 3], limb(path, (wide * 0.7, wide, wide * 0.1), 4, flat=1.5))


def hay_round(clay: Clay, _thing: ThingShape) -> None:
    """Model a round bale on its side."""
    clay.slots(body="#cfae5a")
    r, half = clay.side, clay.half
    straw, end = Stuff("foliage", "$body", 40.0), Stuff("foliage", "$body*0.88", 40.0)
    clay.turned(
        straw,
        [
            (0, -half * 0.98),
            (r * 0.96, -half * 0.98),
            (r, -half * 0.9),
            (r, half * 0.9),
            (r * 0.96, half * 0.98),
            (0, half * 0.98),
        ],
        (0, 0, r),
        "x",
        22,
    )
    for share in (0.25, 0.5, 0.75):
        clay.turned(end, [(0, -half), (r * share, -half), (r * share, half), (0, half)], (0, 0, r), "x", 18)


def hay_square(clay: Clay, _thing: ThingShape) -> None:
    """Model a small bale with its two strings."""
    clay.slots(body="#cfae5a")
    h = clay.height
    clay.box(
        Stuff("foliage", "$body"),
        (-clay.half, clay.half),
        (-clay.side * 0.99, clay.side * 0.99),
        (0.01 * h, 0.99 * h),
    )
    for y in (-0.4 * clay.side, 0.4 * clay.side):
        clay.box(Stuff("fabric", "#d98b3c"), (-clay.half, clay.half), (y - 4, y + 4), (0, h))
