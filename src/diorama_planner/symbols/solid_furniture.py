"""Furniture as bodies: seats, beds, tables, cupboards, kitchens, pianos."""

from __future__ import annotations

from diorama_planner.symbols.clay import DARK, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

WOOD = Stuff("wood", "$body")
CLOTH = Stuff("fabric", "$body", 40.0)
PILLOW = Stuff("fabric", "$pillow", 40.0)
SHEET = Stuff("fabric", "$sheet", 40.0)
BRASS = Stuff("metal", "#c9b27a", 40.0)
SIGNS = [(a, b) for a in (-1, 1) for b in (-1, 1)]


def _legs(clay: Clay, stuff: Stuff, inset: float, thick: float, top: float) -> None:
    places = [(a * (clay.half - inset), b * (clay.side - inset)) for a, b in SIGNS]
    clay.boxes(stuff, places, thick, (0, top))


def chair(clay: Clay, _thing: ThingShape) -> None:
    """Model a kitchen chair, its back away from the viewer."""
    clay.slots(body="#a8774a", cushion="#c9b08a")
    half, side, h = clay.half, clay.side, clay.height
    t = 0.12 * half
    _legs(clay, WOOD, t * 0.7, t, 0.48 * h)
    clay.box(WOOD, (-half, half), (-side, side), (0.46 * h, 0.49 * h))
    clay.box(
        Stuff("fabric", "$cushion", 40.0),
        (-half * 0.9, half * 0.9),
        (-side * 0.92, side * 0.75),
        (0.49 * h, 0.52 * h),
    )
    for x in (-half, half - t):
        clay.box(WOOD, (x, x + t), (side - t, side), (0.48 * h, h))
    for z in (0.62, 0.76, 0.9):
        clay.box(WOOD, (-half + t, half - t), (side - 0.7 * t, side - 0.2 * t), (z * h, (z + 0.08) * h))


def armchair(clay: Clay, _thing: ThingShape) -> None:
    """Model an armchair."""
    _upholstered(clay, 1)


def sofa(clay: Clay, thing: ThingShape) -> None:
    """Model a sofa of two or three seats."""
    _upholstered(clay, 3 if thing.real_mm[0] > 1800 else 2)


def _upholstered(clay: Clay, seats: int) -> None:
    clay.slots(body="#5f7388", pillow="#d9b25c")
    half, side, h = clay.half, clay.side, clay.height
    arm = 0.2 * side + 60
    _legs(clay, Stuff("wood", "#5a4030"), 70, 50, 0.1 * h)
    clay.box(CLOTH, (-half + arm, half - arm), (-side * 0.96, side * 0.6), (0.09 * h, 0.32 * h))
    for way in (-1, 1):
        x = sorted((way * half, way * (half - arm)))
        ring = rounded(-side, 0.09 * h, side, 0.66 * h, 0.1 * h)
        clay.section(CLOTH, ring, x[0], x[1])
    clay.section(
        CLOTH, [(side * 0.5, 0.1 * h), (side, 0.1 * h), (side, h), (side * 0.72, h)], -half + arm, half - arm
    )
    pitch = 2 * (half - arm) / seats
    for i in range(seats):
        x0 = -half + arm + i * pitch
        ring = rounded(-side, 0.32 * h, side * 0.55, 0.5 * h, 0.06 * h)
        clay.section(CLOTH, ring, x0 + 6, x0 + pitch - 6)
        back = [(side * 0.36, 0.5 * h), (side * 0.62, 0.48 * h), (side * 0.8, 0.94 * h), (side * 0.62, 0.96 * h)]
        clay.section(CLOTH, back, x0 + 8, x0 + pitch - 8)
    clay.section(
        PILLOW,
        [(side * 0.1, 0.5 * h), (side * 0.3, 0.5 * h), (side * 0.5, 0.82 * h), (side * 0.3, 0.84 * h)],
        -half + arm,
        -half + arm + 380,
    )


def bed(clay: Clay, _thing: ThingShape) -> None:
    """Model a bed, its head at -x."""
    clay.slots(body="#6d86a3", sheet="#f4f1e8", wood="#8a6238")
    half, side, h = clay.half, clay.side, clay.height
    frame = Stuff("wood", "$wood")
    clay.box(frame, (-half, -half + 50), (-side, side), (0, h))
    clay.box(frame, (half - 50, half), (-side, side), (0, 0.6 * h))
    clay.box(frame, (-half, half), (-side, side), (0.3 * h, 0.45 * h))
    clay.section(SHEET, rounded(-side * 0.97, 0.4 * h, side * 0.97, 0.78 * h, 0.1 * h), -half + 50, half - 55)
    clay.section(CLOTH, rounded(-side * 0.995, 0.5 * h, side * 0.995, 0.82 * h, 0.1 * h), -half * 0.35, half - 52)
    count = 1 if clay.width < 1200 else 2
    for y in spread(-side * 0.48, side * 0.48, count):
        clay.ball(SHEET, (-half * 0.72, y, 0.82 * h), (half * 0.2, min(side * 0.4, 330), 0.1 * h), 10)


def cot(clay: Clay, _thing: ThingShape) -> None:
    """Model a crib with bars."""
    clay.slots(body="#e6dcc8", sheet="#f6f3ec", blanket="#9fc0cf")
    half, side, h = clay.half, clay.side, clay.height
    _legs(clay, WOOD, 25, 50, h)
    clay.box(SHEET, (-half * 0.96, half * 0.96), (-side * 0.94, side * 0.94), (0.4 * h, 0.52 * h))
    clay.box(
        Stuff("fabric", "$blanket"), (-half * 0.2, half * 0.95), (-side * 0.95, side * 0.95), (0.5 * h, 0.54 * h)
    )
    for y in (-side + 25, side - 25):
        for z in (0.36, 0.94):
            clay.box(WOOD, (-half, half), (y - 15, y + 15), (z * h, (z + 0.05) * h))
        clay.boxes(WOOD, [(x, y) for x in spread(-half * 0.88, half * 0.88, 10)], 18, (0.38 * h, 0.96 * h))
    for x in (-half, half - 40):
        clay.box(WOOD, (x, x + 40), (-side, side), (0.36 * h, 0.99 * h))


def table(clay: Clay, _thing: ThingShape) -> None:
    """Model a table on four legs."""
    _table(clay, 0.05)


def coffee_table(clay: Clay, _thing: ThingShape) -> None:
    """Model a low table with a shelf."""
    _table(clay, 0.09)
    clay.box(
        WOOD,
        (-clay.half * 0.92, clay.half * 0.92),
        (-clay.side * 0.88, clay.side * 0.88),
        (0.22 * clay.height, 0.27 * clay.height),
    )


def _table(clay: Clay, thick: float) -> None:
    clay.slots(body="#9a7248")
    half, side, h = clay.half, clay.side, clay.height
    leg = 0.12 * side
    _legs(clay, WOOD, leg, leg, (1 - thick) * h)
    clay.box(WOOD, (-half * 0.92, half * 0.92), (-side * 0.86, side * 0.86), ((0.9 - thick) * h, (1 - thick) * h))
    clay.box(WOOD, (-half, half), (-side, side), ((1 - thick) * h, h))


def round_table(clay: Clay, _thing: ThingShape) -> None:
    """Model a round table on a turned column."""
    clay.slots(body="#9a7248")
    r, h = clay.half, clay.height
    wood = Stuff("wood", "$body", 40.0)
    clay.turned(wood, [(0, 0.95 * h), (r, 0.95 * h), (r, h), (0, h)], sides=28)
    clay.turned(
        wood,
        [
            (0, 0.02 * h),
            (r * 0.5, 0.02 * h),
            (r * 0.16, 0.12 * h),
            (r * 0.1, 0.5 * h),
            (r * 0.16, 0.95 * h),
            (0, 0.95 * h),
        ],
    )
    clay.turned(wood, [(0, 0), (r * 0.55, 0), (r * 0.5, 0.03 * h), (0, 0.03 * h)], sides=20)


def pool_table(clay: Clay, _thing: ThingShape) -> None:
    """Model a billiard table with cloth, pockets and balls."""
    clay.slots(body="#7a4a2c", cloth="#2f7a4f")
    half, side, h = clay.half, clay.side, clay.height
    _legs(clay, WOOD, 200, 150, 0.7 * h)
    clay.box(WOOD, (-half * 0.97, half * 0.97), (-side * 0.95, side * 0.95), (0.7 * h, 0.93 * h))
    clay.box(
        Stuff("fabric", "$cloth"), (-half * 0.93, half * 0.93), (-side * 0.88, side * 0.88), (0.9 * h, 0.945 * h)
    )
    for y in (-side, side * 0.88):
        clay.box(WOOD, (-half, half), (y, y + side * 0.12), (0.84 * h, h))
    for x in (-half, half * 0.93):
        clay.box(WOOD, (x, x + half * 0.07), (-side, side), (0.84 * h, h))
    for a in (-0.93, 0, 0.93):
        for b in (-0.89, 0.89):
            clay.turned(
                DARK,
                [(0, 0.9 * h), (60, 0.9 * h), (60, 1.001 * h), (0, 1.001 * h)],
                (a * half, b * side, 0),
                sides=10,
            )
    for i, colour in enumerate(("#f2c230", "#3457b5", "#c9302c", "#f4f4f0", "#3fae5a", "#1d1f21")):
        clay.ball(
            Stuff("plastic", colour, 60.0),
            (half * (0.3 + 0.05 * i), side * 0.12 * (i % 3 - 1), 0.945 * h + 29),
            (29, 29, 29),
            8,
        )


def desk(clay: Clay, _thing: ThingShape) -> None:
    """Model a desk with drawers."""
    clay.slots(body="#9a7248")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(WOOD, (-half, half), (-side, side), (0.95 * h, h))
    clay.box(WOOD, (half * 0.35, half * 0.97), (-side * 0.9, side * 0.96), (0.03 * h, 0.95 * h))
    clay.box(WOOD, (-half * 0.97, -half * 0.91), (-side * 0.9, side * 0.96), (0, 0.95 * h))
    clay.box(WOOD, (-half * 0.91, half * 0.35), (side * 0.9, side * 0.96), (0.4 * h, 0.95 * h))
    add_drawers(clay, (half * 0.38, half * 0.94), -side * 0.9, [(0.06, 0.34), (0.36, 0.64), (0.66, 0.93)])


def add_drawers(clay: Clay, x: tuple[float, float], y: float, levels: list[tuple[float, float]]) -> None:
    """Add fronts with knobs on a face towards the viewer."""
    h, middle = clay.height, (x[0] + x[1]) / 2
    for low, high in levels:
        clay.box(Stuff("wood", "$body*1.1"), x, (y - 10, y + 5), (low * h, high * h))
        z = (low + high) / 2 * h
        clay.box(BRASS, (middle - 30, middle + 30), (y - 24, y - 8), (z - 8, z + 8))


def counter(clay: Clay, _thing: ThingShape) -> None:
    """Model a shop counter with panels."""
    clay.slots(body="#8a6238")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half * 0.96, half * 0.96), (-side * 0.85, side * 0.9), (0, 0.08 * h))
    clay.box(WOOD, (-half * 0.98, half * 0.98), (-side * 0.92, side * 0.95), (0.08 * h, 0.95 * h))
    clay.box(Stuff("wood", "$body*0.75"), (-half, half), (-side, side), (0.95 * h, h))
    for x in spread(-half * 0.74, half * 0.74, 4):
        clay.box(
            Stuff("wood", "$body*1.12"),
            (x - half * 0.2, x + half * 0.2),
            (-side * 0.96, -side * 0.9),
            (0.16 * h, 0.88 * h),
        )
