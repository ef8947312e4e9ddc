"""What stands along the walls of rooms as bodies: cupboards, kitchens, shelves, clocks, pianos, arcade machines."""

from __future__ import annotations

from itertools import pairwise

from diorama_planner.symbols.clay import CHROME, DARK, GLASS, INSIDE, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread
from diorama_planner.symbols.solid_furniture import BRASS, SIGNS, WOOD, add_drawers

ENAMEL = Stuff("paint", "$body", 30.0)


def drawers(clay: Clay, thing: ThingShape) -> None:
    """Model a chest of drawers or a night stand."""
    _case(clay)
    count = 2 if thing.real_mm[2] < 700 else 4
    edges = [0.1 + 0.84 * i / count for i in range(count + 1)]
    half = clay.half
    add_drawers(
        clay,
        (-half * 0.92, half * 0.92),
        -clay.side * 0.93,
        [(a + 0.01, b - 0.01) for a, b in pairwise(edges)],
    )


def _case(clay: Clay, foot: float = 0.06) -> None:
    clay.slots(body="#9a7248")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half * 0.94, half * 0.94), (-side * 0.8, side * 0.95), (0, foot * h))
    clay.box(WOOD, (-half * 0.98, half * 0.98), (-side * 0.93, side), (foot * h, 0.97 * h))
    clay.box(WOOD, (-half, half), (-side, side), (0.97 * h, h))


def wardrobe(clay: Clay, _thing: ThingShape) -> None:
    """Model a wardrobe with two doors."""
    _case(clay, 0.04)
    _fronts(clay, 2, 0.06, 0.95)


def wall_unit(clay: Clay, _thing: ThingShape) -> None:
    """Model a wall cupboard."""
    _case(clay, 0.0)
    _fronts(clay, 2, 0.03, 0.95)


def base_unit(clay: Clay, _thing: ThingShape) -> None:
    """Model a kitchen unit under its worktop."""
    _case(clay, 0.1)
    clay.slots(top="#7f7a74")
    clay.box(
        Stuff("stone", "$top"),
        (-clay.half, clay.half),
        (-clay.side, clay.side),
        (0.955 * clay.height, 1.004 * clay.height),
    )
    _fronts(clay, 1, 0.13, 0.93)


def _fronts(clay: Clay, count: int, low: float, high: float) -> None:
    half, y, h = clay.half, -clay.side * 0.93, clay.height
    pitch = 1.92 * half / count
    for i in range(count):
        x = -half * 0.96 + i * pitch
        clay.box(Stuff("wood", "$body*1.1"), (x + 4, x + pitch - 4), (y - 12, y), (low * h, high * h))
        handle = x + (pitch - 40 if i % 2 == 0 and count > 1 else 40)
        clay.box(
            BRASS, (handle - 6, handle + 6), (y - 30, y - 10), ((low + high) / 2 * h - 60, (low + high) / 2 * h + 60)
        )


def bookcase(clay: Clay, _thing: ThingShape) -> None:
    """Model a bookcase full of books."""
    clay.slots(body="#8a6238")
    half, side, h = clay.half, clay.side, clay.height
    t, dice = 22.0, clay.random()
    for x in (-half, half - t):
        clay.box(WOOD, (x, x + t), (-side, side), (0, h))
    clay.box(WOOD, (-half, half), (side - 12, side), (0, h))
    colours = ("#7a2a2e", "#2f5a45", "#27365f", "#c9a24a", "#5b4a3a", "#9a3b2c")
    shelves = 5
    for i in range(shelves + 1):
        z = min(i * (h - t) / shelves, h - t)
        clay.box(WOOD, (-half, half), (-side, side), (z, z + t))
        x = -half + t
        while i < shelves and x < half - t - 60:
            wide, tall = dice.uniform(40, 110), dice.uniform(0.6, 0.85) * h / shelves
            end = min(x + wide, half - t)
            clay.box(
                Stuff("paper", colours[dice.randrange(6)]), (x, end - 3), (-side * 0.7, side - 14), (z + t, z + tall)
            )
            x = end


def fridge(clay: Clay, _thing: ThingShape) -> None:
    """Model a fridge with its freezer."""
    clay.slots(body="#e6e8e8")
    half, side, h = clay.half, clay.side, clay.height
    enamel = Stuff("metal", "$body", 30.0)
    clay.box(DARK, (-half * 0.95, half * 0.95), (-side * 0.8, side * 0.95), (0, 0.03 * h))
    clay.box(enamel, (-half, half), (-side * 0.88, side), (0.03 * h, h))
    for low, high in ((0.035, 0.64), (0.65, 0.995)):
        clay.box(enamel, (-half, half), (-side * 0.97, -side * 0.88), (low * h, high * h))
    for low, high in ((0.4, 0.62), (0.67, 0.8)):
        clay.box(CHROME, (-half * 0.88, -half * 0.8), (-side, -side * 0.95), (low * h, high * h))


def washer(clay: Clay, _thing: ThingShape) -> None:
    """Model a washing machine with its porthole."""
    clay.slots(body="#eceeec")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(ENAMEL, (-half, half), (-side * 0.95, side), (0, h))
    r = half * 0.58
    clay.hoop(CHROME, [(r * 0.78, -20), (r, -14), (r, 10), (r * 0.78, 10)], (0, -side * 0.97, 0.46 * h), "y", 22)
    clay.turned(INSIDE, [(0, -2), (r * 0.8, 0), (r * 0.8, 8), (0, 8)], (0, -side * 0.97, 0.46 * h), "y", 22)
    clay.turned(GLASS, [(0, -8), (r * 0.5, -6), (r * 0.8, -2), (0, -2)], (0, -side * 0.97, 0.46 * h), "y", 22)
    clay.slots(glass="#22303c")
    clay.box(DARK, (half * 0.1, half * 0.9), (-side * 0.97, -side * 0.94), (0.86 * h, 0.95 * h))
    clay.turned(
        CHROME, [(0, -side), (35, -side), (35, -side * 0.94), (0, -side * 0.94)], (-half * 0.6, 0, 0.9 * h), "y", 12
    )


def hob(clay: Clay, _thing: ThingShape) -> None:
    """Model a cooker with oven and plates."""
    clay.slots(body="#e6e8e8", plate="#2b2e32", glass="#22303c")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(ENAMEL, (-half, half), (-side * 0.95, side), (0, 0.985 * h))
    clay.box(INSIDE, (-half * 0.8, half * 0.8), (-side * 0.965, -side * 0.94), (0.28 * h, 0.68 * h))
    clay.box(GLASS.smooth(1.0), (-half * 0.8, half * 0.8), (-side * 0.98, -side * 0.966), (0.28 * h, 0.68 * h))
    clay.box(CHROME, (-half * 0.8, half * 0.8), (-side, -side * 0.96), (0.72 * h, 0.745 * h))
    for x in spread(-half * 0.7, half * 0.7, 5):
        clay.turned(DARK, [(0, -side), (20, -side), (22, -side * 0.94), (0, -side * 0.94)], (x, 0, 0.87 * h), "y", 10)
    for x, y in SIGNS:
        clay.turned(
            Stuff("metal", "$plate", 40.0),
            [(0, 0.98 * h), (85, 0.98 * h), (85, h), (0, h)],
            (x * half * 0.45, y * side * 0.45, 0),
            sides=16,
        )


def clock(clay: Clay, _thing: ThingShape) -> None:
    """Model a long-case clock."""
    clay.slots(body="#7a4a2c")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(WOOD, (-half * 0.9, half * 0.9), (-side * 0.9, side), (0, 0.2 * h))
    clay.box(WOOD, (-half * 0.65, half * 0.65), (-side * 0.7, side), (0.2 * h, 0.7 * h))
    clay.box(WOOD, (-half, half), (-side, side), (0.7 * h, 0.93 * h))
    clay.profile(WOOD, [(-half, 0.93 * h), (half, 0.93 * h), (half * 0.3, h), (-half * 0.3, h)], -side, side)
    clay.turned(
        Stuff("paper", "#f1ead6", 40.0),
        [(0, -side * 1.01), (half * 0.7, -side * 1.01), (half * 0.7, -side), (0, -side)],
        (0, 0, 0.815 * h),
        "y",
        20,
    )
    clay.box(
        Stuff("glass", "#3a2418"), (-half * 0.45, half * 0.45), (-side * 0.74, -side * 0.7), (0.25 * h, 0.66 * h)
    )
    clay.box(BRASS, (-half * 0.14, half * 0.14), (-side * 0.78, -side * 0.74), (0.3 * h, 0.36 * h))


def shelf_rack(clay: Clay, _thing: ThingShape) -> None:
    """Model pallet racking with its load."""
    clay.slots(body="#2f5fa8", beam="#e2762b", box="#c9a273")
    half, side, h = clay.half, clay.side, clay.height
    frame, beam = Stuff("metal", "$body"), Stuff("metal", "$beam")
    clay.boxes(frame, [(a * (half - 45), b * (side - 45)) for a, b in SIGNS], 90, (0, h))
    for x in (-half + 45, half - 45):
        for z in spread(0.1 * h, 0.9 * h, 5):
            clay.box(frame, (x - 20, x + 20), (-side, side), (z, z + 40))
    dice = clay.random()
    for z in (0.06, 0.38, 0.7):
        for y in (-side, side - 50):
            clay.box(beam, (-half, half), (y, y + 50), (z * h, z * h + 110))
        clay.box(
            Stuff("wood", "#c19a63"),
            (-half * 0.95, half * 0.95),
            (-side * 0.95, side * 0.95),
            (z * h + 80, z * h + 110),
        )
        for x in (-half * 0.5, half * 0.45):
            clay.box(
                Stuff("paper", "$box"),
                (x - half * 0.36, x + half * 0.36),
                (-side * 0.8, side * 0.8),
                (z * h + 110, (z + dice.uniform(0.14, 0.24)) * h),
            )


def fireplace(clay: Clay, _thing: ThingShape) -> None:
    """Model a chimney piece with a fire."""
    clay.slots(body="#cfc9bd", fire="#e2762b")
    half, side, h = clay.half, clay.side, clay.height
    stone = Stuff("stone", "$body")
    for x in (-half * 0.95, half * 0.6):
        clay.box(stone, (x, x + half * 0.35), (-side * 0.8, side), (0, 0.75 * h))
    clay.box(stone, (-half * 0.95, half * 0.95), (-side * 0.8, side), (0.75 * h, 0.93 * h))
    clay.box(stone, (-half, half), (-side, side), (0.93 * h, h))
    clay.box(Stuff("brick", "#3a2a24"), (-half * 0.6, half * 0.6), (side * 0.7, side), (0, 0.75 * h))
    clay.box(DARK, (-half * 0.4, half * 0.4), (-side * 0.4, side * 0.6), (0, 0.14 * h))
    for i, x in enumerate(spread(-half * 0.28, half * 0.28, 4)):
        flame = [
            (0, 0.12 * h),
            (0.06 * half, 0.18 * h),
            (0.03 * half, (0.3 + 0.05 * (i % 2)) * h),
            (0, (0.36 + 0.08 * (i % 2)) * h),
        ]
        clay.turned(Stuff("emissive", "$fire", 60.0), flame, (x, side * 0.1, 0), sides=6)


def upright_piano(clay: Clay, _thing: ThingShape) -> None:
    """Model an upright piano with its keys."""
    clay.slots(body="#3a2418", key="#f6f3ea")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(SMOOTH_PAINT, (-half, half), (0.0, side), (0, 0.97 * h))
    clay.box(SMOOTH_PAINT, (-half, half), (-0.05 * side, side), (0.97 * h, h))
    clay.box(SMOOTH_PAINT, (-half, half), (-side, 0), (0.5 * h, 0.57 * h))
    for x in (-half, half * 0.93):
        clay.box(SMOOTH_PAINT, (x, x + half * 0.07), (-side, 0), (0, 0.66 * h))
    clay.box(Stuff("plastic", "$key"), (-half * 0.9, half * 0.9), (-side * 0.96, -side * 0.35), (0.57 * h, 0.59 * h))
    for x in spread(-half * 0.87, half * 0.87, 25):
        clay.box(DARK, (x - 6, x + 6), (-side * 0.7, -side * 0.35), (0.59 * h, 0.6 * h))


def grand_piano(clay: Clay, _thing: ThingShape) -> None:
    """Model a grand piano, its keys at +x."""
    clay.slots(body="#1f2023", key="#f6f3ea")
    half, side, h = clay.half, clay.side, clay.height
    ring = [
        (half * 0.66, -side),
        (half * 0.66, side),
        (-half * 0.1, side),
        (-half * 0.7, side * 0.7),
        (-half, side * 0.2),
        (-half * 0.96, -side * 0.3),
        (-half * 0.6, -side * 0.62),
        (-half * 0.1, -side * 0.86),
    ]
    clay.upright(SMOOTH_PAINT, ring, 0.58 * h, 0.86 * h)
    clay.box(SMOOTH_PAINT, (half * 0.66, half), (-side, side), (0.58 * h, 0.68 * h))
    clay.box(Stuff("plastic", "$key"), (half * 0.68, half * 0.98), (-side * 0.9, side * 0.9), (0.68 * h, 0.71 * h))
    for y in (-side, side * 0.92):
        clay.box(SMOOTH_PAINT, (half * 0.66, half), (y, y + side * 0.08), (0.58 * h, 0.82 * h))
    lid = [(side * 0.99, 0.86 * h), (side, 0.86 * h), (side, h), (side * 0.99, h)]
    clay.section(SMOOTH_PAINT, lid, -half * 0.2, half * 0.6)
    for x, y in ((half * 0.7, side * 0.8), (half * 0.7, -side * 0.8), (-half * 0.7, 0)):
        clay.turned(
            SMOOTH_PAINT, [(0, 0), (30, 0), (45, 0.1 * h), (70, 0.58 * h), (0, 0.58 * h)], (x, y, 0), sides=10
        )


def arcade(clay: Clay, _thing: ThingShape) -> None:
    """Model an arcade machine, its screen towards +x."""
    clay.slots(body="#3d3a6b", glow="#57d3e0", accent="#ff5ca8")
    half, side, h = clay.half, clay.side, clay.height
    face = [
        (-half, 0),
        (half * 0.8, 0),
        (half * 0.8, 0.48 * h),
        (half, 0.55 * h),
        (half * 0.45, 0.6 * h),
        (half * 0.25, 0.84 * h),
        (half * 0.7, 0.88 * h),
        (half * 0.7, h),
        (-half, h),
    ]
    for y in (-side, side * 0.92):
        clay.profile(SMOOTH_PAINT, face, y, y + side * 0.08)
    inner = [(x - 22, z) for x, z in face[1:]]
    clay.profile(DARK, [(-half, 0.02 * h), *inner], -side * 0.92, side * 0.92)
    screen = [(half * 0.44, 0.62 * h), (half * 0.45, 0.61 * h), (half * 0.25, 0.83 * h), (half * 0.23, 0.83 * h)]
    clay.profile(Stuff("emissive", "$glow"), screen, -side * 0.75, side * 0.75)
    clay.box(
        Stuff("emissive", "$accent"), (half * 0.6, half * 0.68), (-side * 0.9, side * 0.9), (0.89 * h, 0.985 * h)
    )
    for y in (-side * 0.4, side * 0.3):
        clay.rod(STEEL, (half * 0.75, y, 0.57 * h), (half * 0.75, y, 0.63 * h), 8, 6)
        clay.ball(Stuff("plastic", "#d8281f", 60.0), (half * 0.75, y, 0.64 * h), (18, 18, 18), 8)
