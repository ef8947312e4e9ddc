"""Stalls, shelters and tables of the street as bodies."""

from __future__ import annotations

from diorama_planner.symbols.clay import CHROME, DARK, PAINT, RUBBER, STEEL, WOOD, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread

METAL = Stuff("metal", "$body", 40.0)


def picnic_table(clay: Clay, _thing: ThingShape) -> None:
    """Model a table with its benches."""
    clay.slots(body="#b98b56")
    slat, (half, side, h) = Stuff("wood", "$body"), (clay.half, clay.side, clay.height)
    for y in spread(-side * 0.4, side * 0.4, 5):
        clay.box(slat, (-half, half), (y - side * 0.09, y + side * 0.09), (0.94 * h, h))
    for way in (-1, 1):
        for y in (0.84, 0.94):
            clay.box(slat, (-half, half), (way * (y - 0.045) * side, way * (y + 0.045) * side), (0.56 * h, 0.61 * h))
    for x in (-half * 0.72, half * 0.72):
        for way in (-1, 1):
            leg = [
                (way * side * 0.98, 0),
                (way * side * 0.86, 0),
                (way * side * 0.3, 0.94 * h),
                (way * side * 0.42, 0.94 * h),
            ]
            clay.section(slat, leg, x - 30, x + 30)
        clay.box(slat, (x - 30, x + 30), (-side * 0.98, side * 0.98), (0.49 * h, 0.56 * h))


def bus_shelter(clay: Clay, _thing: ThingShape) -> None:
    """Model a glazed shelter with a bench and a lit panel."""
    clay.slots(body="#4a5056", glass="#b9d0d6", trim="#2b2e32")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half, half), (-side, side), (0.94 * h, h))
    clay.boxes(PAINT, [(x * half * 0.97, side * 0.92) for x in (-1, -0.33, 0.33, 1)], 80, (0, 0.94 * h))
    clay.box(Stuff("glass", "$glass"), (-half * 0.96, half * 0.96), (side * 0.9, side * 0.92), (0.1 * h, 0.88 * h))
    clay.box(Stuff("glass", "$glass"), (-half * 0.97, -half * 0.96), (-side * 0.5, side * 0.9), (0.1 * h, 0.88 * h))
    clay.box(
        Stuff("emissive", "#eef3f4"), (half * 0.94, half * 0.98), (-side * 0.5, side * 0.9), (0.12 * h, 0.85 * h)
    )
    clay.box(Stuff("wood", "#9a7248"), (-half * 0.7, half * 0.5), (side * 0.4, side * 0.8), (0.17 * h, 0.19 * h))
    clay.boxes(DARK, [(-half * 0.6, side * 0.6), (half * 0.4, side * 0.6)], 50, (0, 0.17 * h))


def food_cart(clay: Clay, _thing: ThingShape) -> None:
    """Model a hand cart under an awning."""
    clay.slots(body="#c9302c", wood="#b98b56")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half * 0.85, half * 0.85), (-side * 0.8, side * 0.8), (0.18 * h, 0.46 * h))
    clay.box(STEEL, (-half * 0.9, half * 0.9), (-side * 0.86, side * 0.86), (0.46 * h, 0.49 * h))
    clay.boxes(STEEL, [(x * half * 0.8, y * side * 0.75) for x in (-1, 1) for y in (-1, 1)], 30, (0.46 * h, 0.88 * h))
    clay.frustum(
        Stuff("fabric", "$body"), (clay.length, clay.width, 0.86 * h), (clay.length * 0.5, clay.width * 0.2, h)
    )
    for y in (-side * 0.9, side * 0.8):
        clay.turned(
            RUBBER,
            [(0, 0), (0.16 * h, 0), (0.16 * h, side * 0.1), (0, side * 0.1)],
            (-half * 0.4, y, 0.16 * h),
            "y",
            16,
        )
    clay.boxes(DARK, [(half * 0.6, 0)], 60, (0, 0.2 * h))


def yatai(clay: Clay, _thing: ThingShape) -> None:
    """Model a Japanese food stall: counter, posts, hip roof, curtains and lanterns."""
    clay.slots(body="#8a5f3a", wood="#8a5f3a", cloth="#b8322d", glow="#ff9a4a")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(WOOD, (-half * 0.82, half * 0.82), (-side * 0.5, side * 0.7), (0.04 * h, 0.38 * h))
    clay.box(
        Stuff("wood", "$wood*1.2"), (-half * 0.88, half * 0.88), (-side * 0.72, side * 0.75), (0.38 * h, 0.41 * h)
    )
    clay.boxes(WOOD, [(x * half * 0.84, y * side * 0.72) for x in (-1, 1) for y in (-1, 1)], 80, (0, 0.8 * h))
    clay.frustum(
        Stuff("wood", "$wood*0.7"), (clay.length, clay.width, 0.78 * h), (clay.length * 0.6, clay.width * 0.1, h)
    )
    for i in range(5):
        x = -half * 0.84 + i * half * 0.336
        clay.box(
            Stuff("fabric", "$cloth"), (x + 10, x + half * 0.32), (-side * 0.76, -side * 0.75), (0.62 * h, 0.78 * h)
        )
    for x in (-half * 0.9, half * 0.9):
        r = 0.06 * h
        clay.turned(
            Stuff("emissive", "$glow", 60.0),
            [(0, -r), (r * 0.6, -r), (r, 0), (r * 0.6, r), (0, r)],
            (x, -side * 0.85, 0.68 * h),
            sides=12,
        )
    clay.box(WOOD, (-half * 0.7, half * 0.7), (-side, -side * 0.8), (0.18 * h, 0.2 * h))
    clay.boxes(WOOD, [(-half * 0.6, -side * 0.9), (half * 0.6, -side * 0.9)], 60, (0, 0.18 * h))


def cafe_table(clay: Clay, _thing: ThingShape) -> None:
    """Model a round table on one foot."""
    _round_table(clay, 0.0, clay.half, clay.height)


def cafe_set(clay: Clay, _thing: ThingShape) -> None:
    """Model a round table between two chairs."""
    half, side, h = clay.half, clay.side, clay.height
    _round_table(clay, 0.0, side, h * 0.86)
    for way in (-1, 1):
        x, reach = way * (half - side * 0.62), side * 0.6
        ends = tuple(sorted((x - reach, x + reach)))
        clay.box(METAL, (ends[0], ends[1]), (-reach, reach), (0.5 * h, 0.53 * h))
        clay.boxes(
            METAL, [(x + a * reach * 0.9, b * reach * 0.9) for a in (-1, 1) for b in (-1, 1)], 26, (0, 0.5 * h)
        )
        outer = tuple(sorted((way * half, way * (half - 26))))
        clay.box(METAL, (outer[0], outer[1]), (-reach, reach), (0.7 * h, h))
        clay.box(METAL, (outer[0], outer[1]), (-reach, -reach + 26), (0.5 * h, 0.8 * h))
        clay.box(METAL, (outer[0], outer[1]), (reach - 26, reach), (0.5 * h, 0.8 * h))


def _round_table(clay: Clay, x: float, r: float, h: float) -> None:
    clay.slots(body="#d9d4c8")
    clay.turned(METAL, [(0, 0.95 * h), (r, 0.95 * h), (r, h), (0, h)], (x, 0, 0), sides=24)
    clay.turned(
        CHROME,
        [(0, 0), (r * 0.6, 0), (r * 0.55, 0.02 * h), (r * 0.08, 0.06 * h), (r * 0.08, 0.95 * h), (0, 0.95 * h)],
        (x, 0, 0),
        sides=14,
    )
