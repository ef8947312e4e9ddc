"""Playground and sport as bodies: goals, gantries, ramps, swings, slides, fires, grills."""

from __future__ import annotations

import math

from diorama_planner.solids.forms import Place, ball
from diorama_planner.symbols.clay import CHROME, DARK, PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread

TUBE = Stuff("metal", "$body", 50.0)
WOOD = Stuff("wood", "$wood", 40.0)


def goal(clay: Clay, _thing: ThingShape) -> None:
    """Model a football goal with its net, its mouth towards -y."""
    clay.slots(body="#f4f4ef", net="#9aa3a8")
    half, side, h = clay.half, clay.side, clay.height
    r = 60.0
    x, y, z = half - r, side - r, h - r
    clay.rods(TUBE, [((a * x, -y, 0.0), (a * x, -y, z)) for a in (-1, 1)] + [((-half, -y, z), (half, -y, z))], r, 10)
    frame: list[tuple[Place, Place]] = [((a * x, -y, z), (a * x, -0.2 * y, z)) for a in (-1, 1)]
    frame += [((a * x, -0.2 * y, z), (a * x, side, 0.0)) for a in (-1, 1)]
    frame += [((-x, side - 30, 30.0), (x, side - 30, 30.0))]
    clay.rods(STEEL, frame, 28, 6)
    lines: list[tuple[Place, Place]] = []
    for at in spread(-x, x, 25):
        lines += [((at, -0.2 * y, z), (at, y, 30.0)), ((at, -y, z), (at, -0.2 * y, z))]
    for t in spread(0.0, 1.0, 9):
        level, depth = z * (1 - t), -0.2 * y + 1.2 * y * t
        lines.append(((-x, depth, level), (x, depth, level)))
    clay.rods(Stuff("fabric", "$net"), lines, 6, 3)


def gantry(clay: Clay, _thing: ThingShape) -> None:
    """Model the start gantry of a race track with its lights."""
    clay.slots(body="#7c858b", dark="#1d1f21", light="#f4f4ef", lamp="#d93a30")
    half, side, h = clay.half, clay.side, clay.height
    lines: list[tuple[Place, Place]] = []
    for a in (-1, 1):
        x = a * (half - side)
        for dx in (-side * 0.9, side * 0.9):
            for y in (-side * 0.9, side * 0.9):
                lines.append(((x + dx, y, 0.0), (x + dx, y, h * 0.84)))
        for i in range(6):
            low, high = i * 0.14 * h, (i + 1) * 0.14 * h
            lines += [((x - side * 0.9, y, low), (x + side * 0.9, y, high)) for y in (-side * 0.9, side * 0.9)]
    clay.rods(TUBE, lines, 50, 6)
    clay.box(PAINT, (-half, half), (-side, side), (0.82 * h, 0.98 * h))
    clay.box(Stuff("paint", "$light"), (-half * 0.98, half * 0.98), (-side * 1.01, -side), (0.84 * h, 0.96 * h))
    count = 24
    for i in range(count):
        for row in range(2):
            if (i + row) % 2:
                x = -half + i * clay.length / count
                z = (0.84 + 0.06 * row) * h
                clay.box(
                    Stuff("paint", "$dark"),
                    (x, x + clay.length / count),
                    (-side * 1.02, -side * 1.01),
                    (z, z + 0.06 * h),
                )
    for x in spread(-half * 0.14, half * 0.14, 5):
        clay.turned(
            Stuff("emissive", "$lamp", 40.0),
            [(0, -0.3 * side), (0.02 * h, -0.3 * side), (0.02 * h, 0), (0, 0)],
            (x, -side, 0.78 * h),
            "y",
            12,
        )
        clay.box(DARK, (x - 0.024 * h, x + 0.024 * h), (-side, -side * 0.6), (0.755 * h, 0.83 * h))
    clay.box(STEEL, (-half, half), (-20, 20), (0.98 * h, h))


def quarter_pipe(clay: Clay, _thing: ThingShape) -> None:
    """Model a quarter pipe, its curve towards -y."""
    clay.slots(body="#b98b56", steel="#a9b0b5")
    half, side, h = clay.half, clay.side, clay.height
    reach = clay.width * 0.78
    curve = [
        (-side + reach * math.sin(a), 0.92 * h * (1 - math.cos(a))) for a in (i * math.pi / 20 for i in range(11))
    ]
    ring = [*curve, (side, 0.92 * h), (side, 0.0)]
    clay.section(Stuff("wood", "$body", 20.0), ring, -half, half)
    steel = Stuff("metal", "$steel", 40.0)
    clay.rod(steel, (-half, curve[-1][0], 0.92 * h), (half, curve[-1][0], 0.92 * h), 30)
    clay.rod(steel, (-half, side - 30, 0.98 * h), (half, side - 30, 0.98 * h), 0.02 * h)


def swing(clay: Clay, _thing: ThingShape) -> None:
    """Model a swing with two seats."""
    clay.slots(body="#c9302c", seat="#2b2e32", chain="#8f979c")
    half, side, h = clay.half, clay.side, clay.height
    lines: list[tuple[Place, Place]] = [((-half, 0.0, 0.975 * h), (half, 0.0, 0.975 * h))]
    for a in (-1, 1):
        lines += [((a * half * 0.9, b * side, 0.0), (a * half * 0.9, 0.0, 0.975 * h)) for b in (-1, 1)]
    clay.rods(TUBE, lines, 0.022 * h, 10)
    chains: list[tuple[Place, Place]] = []
    for x in (-half * 0.4, half * 0.4):
        chains += [((x + dx, 0.0, 0.97 * h), (x + dx, 0.0, 0.22 * h)) for dx in (-200, 200)]
        clay.box(Stuff("rubber", "$seat"), (x - 230, x + 230), (-110, 110), (0.2 * h, 0.22 * h))
    clay.rods(Stuff("metal", "$chain"), chains, 9, 5)


def slide(clay: Clay, _thing: ThingShape) -> None:
    """Model a slide that ends at +x."""
    clay.slots(body="#2f7fb5", metal="#c3c8cc", wood="#b98b56")
    half, side, h = clay.half, clay.side, clay.height
    top, start = 0.62 * h, -half * 0.42
    chute = [(start, top), (start + 0.2 * half, top * 0.98), (half * 0.72, 0.16 * h), (half, 0.12 * h)]
    floor = [*chute, *((x, z - 30) for x, z in reversed(chute))]
    clay.profile(Stuff("metal", "$metal", 40.0), floor, -side * 0.45, side * 0.45)
    wall = [*((x, z + 120) for x, z in chute), *((x, z - 50) for x, z in reversed(chute))]
    for y in (-side * 0.5, side * 0.45):
        clay.profile(PAINT, wall, y, y + side * 0.05)
    clay.box(WOOD, (-half * 0.72, start), (-side, side), (top - 60, top))
    posts = [(x, y) for x in (-half * 0.7, start - 40) for y in (-side * 0.92, side * 0.92)]
    clay.boxes(WOOD, posts, 90, (0, h))
    for y in (-side * 0.92, side * 0.92):
        clay.box(WOOD, (-half * 0.72, start), (y - 25, y + 25), (0.84 * h, 0.9 * h))
        clay.profile(
            WOOD, [(-half, 0), (-half * 0.96, 0), (-half * 0.7, top), (-half * 0.74, top)], y * 0.6 - 30, y * 0.6 + 30
        )
    for t in spread(0.14, 0.9, 6):
        x = -half * (0.98 - 0.26 * t)
        clay.rod(WOOD, (x, -side * 0.55, t * top), (x, side * 0.55, t * top), 24, 6)


def campfire(clay: Clay, _thing: ThingShape) -> None:
    """Model a fire of logs in a ring of stones."""
    clay.slots(body="#8f8b84", wood="#6e4d30", fire="#f08a2c")
    r, h = clay.half, clay.height
    for i in range(10):
        a = 2 * math.pi * i / 10
        clay.ball(
            Stuff("stone", "$body", 50.0),
            (math.cos(a) * r * 0.86, math.sin(a) * r * 0.86, 0.2 * h),
            (r * 0.16, r * 0.16, 0.22 * h),
            8,
        )
    for i in range(6):
        a = 2 * math.pi * (i + 0.3) / 6
        clay.rod(WOOD, (math.cos(a) * r * 0.6, math.sin(a) * r * 0.6, 0.06 * h), (0, 0, 0.5 * h), 0.07 * r)
    fire = Stuff("emissive", "$fire", 60.0)
    for i in range(5):
        a, tall = 2.4 * i, (1.0, 0.8, 0.7, 0.85, 0.6)[i]
        at = (math.cos(a) * r * 0.12, math.sin(a) * r * 0.12, 0.0)
        clay.turned(
            fire, [(0, 0.2 * h), (r * 0.13, 0.35 * h), (r * 0.06, 0.7 * tall * h), (0, tall * h)], at, sides=7
        )


def grill(clay: Clay, _thing: ThingShape) -> None:
    """Model a kettle grill with its lid on."""
    clay.slots(body="#23262b")
    r, h = clay.half, clay.height
    for i in range(3):
        a = 2 * math.pi * i / 3 + 0.5
        clay.rod(
            STEEL,
            (math.cos(a) * r * 0.8, math.sin(a) * r * 0.8, 0),
            (math.cos(a) * r * 0.4, math.sin(a) * r * 0.4, 0.6 * h),
            14,
        )
    clay.add(PAINT.smooth(60.0), ball((0, 0, 0.7 * h), (r, clay.side, 0.24 * h), 22, 10))
    clay.turned(CHROME, [(0, 0.69 * h), (r * 1.0, 0.69 * h), (r * 1.0, 0.71 * h), (0, 0.71 * h)], sides=22)
    clay.rod(Stuff("wood", "#6d4a2e"), (-r * 0.2, 0, 0.98 * h), (r * 0.2, 0, 0.98 * h), 0.02 * h)
    clay.boxes(STEEL, [(-r * 0.18, 0), (r * 0.18, 0)], 10, (0.92 * h, 0.98 * h))
