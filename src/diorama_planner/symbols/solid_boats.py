"""Boats and what lies about a harbour as bodies."""

from __future__ import annotations

import math

import numpy as np

from diorama_planner.solids.forms import limb, lump, skin, torus
from diorama_planner.symbols.clay import DARK, GLASS, SMOOTH_PAINT, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import mirrored, smooth

WOOD = Stuff("wood", "$body")
METAL = Stuff("metal", "$body", 40.0)


def dinghy(clay: Clay, _thing: ThingShape) -> None:
    """Model an open boat, bow to +x."""
    clay.slots(body="#3f7a8f", wood="#b98b56", inside="#8a6a45")
    _boat(clay, 0.0, clay.height, SMOOTH_PAINT)
    half, side, h = clay.half, clay.side, clay.height
    for x in (-half * 0.5, half * 0.15):
        clay.box(Stuff("wood", "$wood"), (x - 110, x + 110), (-side * 0.82, side * 0.82), (0.62 * h, 0.7 * h))
    for way in (-1, 1):
        clay.rod(
            Stuff("wood", "$wood"),
            (-half * 0.7, way * side * 0.3, 0.72 * h),
            (half * 0.5, way * side * 0.2, 0.74 * h),
            22,
        )


def _boat(clay: Clay, low: float, high: float, stuff: Stuff, flare: float = 0.55) -> None:
    """Add an open hull with a pointed bow and a transom."""
    half, side = clay.half, clay.side
    plan = np.array(
        smooth(
            mirrored(
                [
                    (half, 0),
                    (half * 0.8, side * 0.42),
                    (half * 0.4, side * 0.86),
                    (-half * 0.1, side),
                    (-half * 0.6, side * 0.94),
                    (-half, side * 0.7),
                    (-half, 0),
                ]
            ),
            2,
        )
    )
    plan[:, 0] = np.clip(plan[:, 0], -half, half)
    inner = plan * (0.95, 0.88)
    tall = high - low
    levels = [
        (plan * (0.82, flare * 0.7), low),
        (plan * (0.95, 0.86), low + 0.45 * tall),
        (plan, high),
        (inner, high),
        (inner * (0.9, 0.62), low + 0.14 * tall),
    ]
    rings = [np.column_stack((ring, np.full(len(ring), z))) for ring, z in levels]
    sheer = 0.1 * tall * np.clip(plan[:, 0] / half, 0, 1) ** 2
    for ring in rings[2:4]:
        ring[:, 2] += sheer
    clay.add(stuff, skin(rings))


def fishing_boat(clay: Clay, _thing: ThingShape) -> None:
    """Model a small fishing boat with wheelhouse and mast."""
    clay.slots(body="#2f5f8f", deck="#c9b083", house="#f0ede2", glass="#22303c", trim="#c9302c", net="#4f8a6a")
    half, side, h = clay.half, clay.side, clay.height
    _boat(clay, 0.0, 0.36 * h, SMOOTH_PAINT)
    clay.box(Stuff("wood", "$deck"), (-half * 0.88, half * 0.5), (-side * 0.72, side * 0.72), (0.2 * h, 0.24 * h))
    house = Stuff("paint", "$house")
    clay.frustum(
        house, (0.28 * clay.length, 1.1 * side, 0.22 * h), (0.25 * clay.length, side, 0.62 * h), (half * 0.12, 0)
    )
    clay.box(house, (-half * 0.2, half * 0.42), (-side * 0.6, side * 0.6), (0.62 * h, 0.65 * h))
    clay.frustum(
        GLASS,
        (0.266 * clay.length, 1.06 * side, 0.46 * h),
        (0.262 * clay.length, 1.03 * side, 0.58 * h),
        (half * 0.12, 0),
    )
    clay.rod(Stuff("wood", "$deck"), (-half * 0.2, 0, 0.2 * h), (-half * 0.2, 0, h), 60)
    clay.rods(
        DARK,
        [
            ((-half * 0.2, 0, 0.96 * h), (half * 0.9, 0, 0.4 * h)),
            ((-half * 0.2, 0, 0.5 * h), (-half * 0.85, 0, 0.8 * h)),
        ],
        24,
        6,
    )
    clay.add(
        Stuff("fabric", "$net", 50.0),
        lump((-half * 0.6, 0, 0.3 * h), (half * 0.2, side * 0.5, 0.1 * h), clay.seed(), 0.4, 1),
    )


def lobster_pot(clay: Clay, _thing: ThingShape) -> None:
    """Model a lobster pot: a half round cage."""
    clay.slots(body="#8a6a45", net="#3d6f8f")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(WOOD, (-half, half), (-side, side), (0, 0.06 * h))
    arc = [(side * math.cos(a), h * math.sin(a)) for a in np.linspace(0, math.pi, 11)]
    for x in (-half * 0.96, 0.0, half * 0.96):
        clay.add(WOOD, limb([(x, y, max(z, 6.0)) for y, z in arc], (9.0,) * 11, 6))
    net = Stuff("fabric", "$net")
    clay.rods(
        net, [((-half, y * 0.98, max(z * 0.98, 4.0)), (half, y * 0.98, max(z * 0.98, 4.0))) for y, z in arc], 4, 4
    )


def mooring(clay: Clay, _thing: ThingShape) -> None:
    """Model a cast bollard with a rope round it."""
    clay.slots(body="#2f3338", rope="#d9c28a")
    r, h = clay.half, clay.height
    clay.turned(
        METAL,
        [
            (0, 0),
            (r, 0),
            (r, 0.1 * h),
            (r * 0.55, 0.16 * h),
            (r * 0.5, 0.7 * h),
            (r * 0.85, 0.84 * h),
            (r * 0.75, 0.97 * h),
            (0, h),
        ],
        sides=20,
    )
    for z in (0.3, 0.4, 0.5):
        clay.add(Stuff("fabric", "$rope", 50.0), torus((0, 0, z * h), r * 0.66, 0.1 * h, "z", 18, 6))


def lifebuoy(clay: Clay, _thing: ThingShape) -> None:
    """Model a lifebuoy with its bands."""
    clay.slots(body="#e8641f", band="#f6f2ea")
    r, h = clay.half, clay.height
    clay.add(Stuff("plastic", "$body", 60.0), torus((0, 0, h / 2), r * 0.99, h * 0.96, "z", 24, 8))
    for a in range(4):
        x, y = math.cos(a * math.pi / 2) * (r - h / 2), math.sin(a * math.pi / 2) * (r - h / 2)
        across = (0.22 * r, h / 2 + 1, h / 2) if a % 2 else (h / 2 + 1, 0.22 * r, h / 2)
        clay.ball(Stuff("fabric", "$band", 60.0), (x, y, h / 2), across, 10)
