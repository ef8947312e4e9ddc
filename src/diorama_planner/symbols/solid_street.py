"""What stands in a street as bodies: benches, bins, boxes, hydrants, carts, tables."""

from __future__ import annotations

import math

from diorama_planner.solids.forms import lump
from diorama_planner.symbols.clay import DARK, GLASS, PAINT, RUBBER, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import spread

IRON = Stuff("metal", "$iron", 40.0)
PLASTIC = Stuff("plastic", "$body", 40.0)
METAL = Stuff("metal", "$body", 40.0)
GLOW = Stuff("emissive", "#ffe9b0", 50.0)
LEAF = Stuff("foliage", "$leaf", 60.0)


def bench(clay: Clay, _thing: ThingShape) -> None:
    """Model a park bench of slats on iron legs, its back away from the viewer."""
    clay.slots(body="#b07b45", iron="#2f3b38", wood="#b07b45")
    half, side, h = clay.half, clay.side, clay.height
    slat = Stuff("wood", "$body")
    for i in range(4):
        y = -side * 0.95 + i * side * 0.4
        clay.box(slat, (-half, half), (y, y + side * 0.32), (0.49 * h, 0.53 * h))
    for i in range(3):
        z = (0.62 + 0.13 * i) * h
        y = side * (0.62 + 0.11 * i)
        clay.box(slat, (-half, half), (y, y + side * 0.08), (z, z + 0.105 * h))
    for x in (-half * 0.85, half * 0.85):
        post = [(-side * 0.9, 0), (-side * 0.75, 0), (-side * 0.68, 0.49 * h), (-side * 0.85, 0.49 * h)]
        clay.section(IRON, post, x - 25, x + 25)
        back = [
            (side * 0.7, 0),
            (side * 0.86, 0),
            (side * 0.66, 0.48 * h),
            (side, h),
            (side * 0.9, h),
            (side * 0.5, 0.48 * h),
        ]
        clay.section(IRON, back, x - 25, x + 25)
        clay.box(IRON, (x - 25, x + 25), (-side * 0.9, side * 0.6), (0.45 * h, 0.49 * h))


def planter(clay: Clay, _thing: ThingShape) -> None:
    """Model a tub full of plants."""
    clay.slots(body="#a9a69c", leaf="#5d8a45", bloom="#d2506b")
    half, side, h = clay.half, clay.side, clay.height
    low, high = (clay.length * 0.86, clay.width * 0.86, 0.0), (clay.length, clay.width, 0.58 * h)
    clay.frustum(Stuff("concrete", "$body"), low, high)
    clay.box(Stuff("soil", "#4a3a2c"), (-half * 0.9, half * 0.9), (-side * 0.9, side * 0.9), (0.57 * h, 0.6 * h))
    for i in range(7):
        angle, out = math.radians(137.5 * i), 0.62 * math.sqrt((i + 0.4) / 7)
        place = (math.cos(angle) * out * half, math.sin(angle) * out * side, 0.72 * h)
        clay.add(LEAF, lump(place, (half * 0.36, side * 0.36, 0.27 * h), clay.seed(i), 0.35, 1))


def litter_bin(clay: Clay, _thing: ThingShape) -> None:
    """Model a round bin with slots and a hood."""
    clay.slots(body="#3d5a4c")
    r, h = clay.half, clay.height
    clay.turned(METAL, [(0, 0), (r * 0.86, 0), (r * 0.94, 0.05 * h), (r * 0.96, 0.72 * h), (0, 0.72 * h)], sides=20)
    clay.turned(DARK, [(0, 0.7 * h), (r * 0.8, 0.7 * h), (r * 0.8, 0.88 * h), (0, 0.88 * h)])
    clay.turned(METAL, [(0, 0.87 * h), (r, 0.87 * h), (r * 0.85, 0.95 * h), (r * 0.4, h), (0, h)], sides=20)
    for x, y in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        clay.box(
            METAL, (x * r * 0.84 - 15, x * r * 0.84 + 15), (y * r * 0.84 - 15, y * r * 0.84 + 15), (0.7 * h, 0.9 * h)
        )


def bollard(clay: Clay, thing: ThingShape) -> None:
    """Model a bollard; a downpipe is one as well, plain and long."""
    clay.slots(body="#33373c")
    r, h = clay.half, clay.height
    if thing.id == "downpipe":
        clay.turned(METAL, [(0, 0), (r * 0.8, 0), (r * 0.8, h), (0, h)], sides=12)
        for share in (0.02, 0.34, 0.67, 0.97):
            clay.turned(
                METAL, [(0, share * h), (r, share * h), (r, (share + 0.02) * h), (0, (share + 0.02) * h)], sides=12
            )
        return
    post = [
        (0, 0),
        (r, 0),
        (r, 0.06 * h),
        (r * 0.82, 0.1 * h),
        (r * 0.8, 0.88 * h),
        (r * 0.95, 0.9 * h),
        (r * 0.8, 0.98 * h),
        (0, h),
    ]
    clay.turned(METAL, post, sides=16)


def manhole(clay: Clay, _thing: ThingShape) -> None:
    """Model a cast cover in its ring."""
    clay.slots(body="#5d5f60")
    r, h = clay.half, clay.height
    clay.turned(Stuff("metal", "$body*0.8"), [(0, 0), (r, 0), (r, h * 0.98), (0, h * 0.98)], sides=28)
    clay.turned(METAL, [(0, h * 0.9), (r * 0.88, h * 0.9), (r * 0.88, h), (0, h)], sides=28)


def grate(clay: Clay, _thing: ThingShape) -> None:
    """Model a gully with its bars."""
    clay.slots(body="#66696b")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half * 0.95, half * 0.95), (-side * 0.95, side * 0.95), (0, h * 0.5))
    for y in (-side * 0.95, side * 0.95):
        clay.box(METAL, (-half, half), (y - side * 0.05, y + side * 0.05), (0, h))
    for x in spread(-half * 0.95, half * 0.95, 9):
        clay.box(METAL, (x - half * 0.045, x + half * 0.045), (-side, side), (h * 0.4, h))


def bag_pile(clay: Clay, _thing: ThingShape) -> None:
    """Model a tied rubbish bag."""
    clay.slots(body="#2b2e33")
    r, h = clay.half, clay.height
    bag = Stuff("plastic", "$body", 50.0)
    clay.add(bag, lump((0, 0, 0.4 * h), (r, clay.side, 0.42 * h), clay.seed(), 0.3, 2))
    clay.turned(bag, [(0, 0.7 * h), (r * 0.3, 0.74 * h), (r * 0.12, 0.86 * h), (r * 0.3, 0.99 * h), (0, h)], sides=9)


def lantern(clay: Clay, thing: ThingShape) -> None:
    """Model a paper lantern between its black rings."""
    clay.slots(body="#d23b2c", cap="#2a2724")
    r, h = clay.half, clay.height
    paper, long = Stuff("emissive", "$body", 60.0), thing.real_mm[2] > 1.8 * thing.real_mm[0]
    profile = [(0.0, 0.05 * h)]
    for i in range(11):
        t = i / 10
        bulge = 1 - (abs(2 * t - 1) ** (4 if long else 2.2)) * 0.45
        profile.append((r * bulge * (1.0 if i % 2 else 0.97), (0.05 + 0.87 * t) * h))
    clay.turned(paper, [*profile, (0.0, 0.92 * h)], sides=18)
    clay.turned(Stuff("plastic", "$cap"), [(0, 0), (r * 0.5, 0), (r * 0.55, 0.06 * h), (0, 0.06 * h)], sides=16)
    clay.turned(
        Stuff("plastic", "$cap"),
        [(0, 0.91 * h), (r * 0.55, 0.91 * h), (r * 0.5, 0.96 * h), (r * 0.05, 0.97 * h), (0, h)],
        sides=16,
    )


def wheelie_bin(clay: Clay, _thing: ThingShape) -> None:
    """Model a two-wheeled bin, its lid's hinge away from the viewer."""
    _bin(clay, 0.1, 0.82)


def large_bin(clay: Clay, _thing: ThingShape) -> None:
    """Model a four-wheeled bin."""
    _bin(clay, 0.07, 0.88)
    for x in (-clay.half * 0.7, clay.half * 0.7):
        clay.turned(
            RUBBER,
            [(0, -20), (0.06 * clay.height, -20), (0.06 * clay.height, 20), (0, 20)],
            (x, -clay.side * 0.6, 0.06 * clay.height),
            "y",
            10,
        )


def _bin(clay: Clay, wheel: float, taper: float) -> None:
    clay.slots(body="#2d5f4a")
    half, side, h = clay.half, clay.side, clay.height
    low, high = (
        (clay.length * taper, clay.width * taper * 0.9, 0.03 * h),
        (clay.length * 0.96, clay.width * 0.94, 0.9 * h),
    )
    clay.frustum(PLASTIC, low, high)
    clay.box(PLASTIC, (-half, half), (-side * 0.98, side * 0.94), (0.86 * h, 0.9 * h))
    lid = [
        (-side, 0.9 * h),
        (side * 0.92, 0.9 * h),
        (side * 0.92, h),
        (side * 0.4, 0.985 * h),
        (-side * 0.9, 0.945 * h),
    ]
    clay.section(PLASTIC, lid, -half * 0.98, half * 0.98)
    clay.rod(DARK, (-half * 0.9, side * 0.97, 0.93 * h), (half * 0.9, side * 0.97, 0.93 * h), side * 0.035, 6)
    for x in (-half, half * 0.86):
        profile = [(0, 0), (wheel * h, 0), (wheel * h, half * 0.14), (0, half * 0.14)]
        clay.turned(RUBBER, profile, (x, side * 0.7, wheel * h), "x", 14)


def hydrant(clay: Clay, thing: ThingShape) -> None:
    """Model a hydrant with bonnet and outlets."""
    clay.slots(body="#c8332b")
    r, h = clay.half, clay.height
    t = 0.58 if thing.id == "hydrant_us" else 0.5
    body = [
        (0, 0),
        (r * t * 1.3, 0),
        (r * t * 1.3, 0.05 * h),
        (r * t, 0.06 * h),
        (r * t, 0.66 * h),
        (r * t * 1.25, 0.67 * h),
    ]
    body += [
        (r * t * 1.25, 0.72 * h),
        (r * t, 0.73 * h),
        (r * t * 0.95, 0.84 * h),
        (r * t * 0.5, 0.94 * h),
        (r * 0.12, 0.95 * h),
        (r * 0.12, h),
        (0, h),
    ]
    clay.turned(SMOOTH_PAINT, body, sides=16)
    outlet = [
        (0, -r),
        (r * 0.24, -r),
        (r * 0.24, -r * 0.85),
        (r * 0.18, -r * 0.85),
        (r * 0.18, r * 0.85),
        (r * 0.24, r * 0.85),
        (r * 0.24, r),
        (0, r),
    ]
    clay.turned(SMOOTH_PAINT, outlet, (0, 0, 0.55 * h), "x", 10)
    clay.turned(
        SMOOTH_PAINT,
        [(0, -r), (r * 0.3, -r), (r * 0.3, -r * 0.8), (r * 0.22, -r * 0.8), (r * 0.22, r), (0, r)],
        (0, 0, 0.45 * h),
        "y",
        10,
    )


def post_box(clay: Clay, _thing: ThingShape) -> None:
    """Model a letter box on four feet with a round top."""
    clay.slots(body="#2c4f94")
    half, side, h = clay.half, clay.side, clay.height
    clay.boxes(DARK, [(x * half * 0.8, y * side * 0.8) for x in (-1, 1) for y in (-1, 1)], 50, (0, 0.14 * h))
    arch = [
        (-half, 0.1 * h),
        (half, 0.1 * h),
        *((half * math.cos(a), 0.72 * h + 0.28 * h * math.sin(a)) for a in _half_turn(9)),
    ]
    clay.profile(SMOOTH_PAINT, arch, -side * 0.98, side * 0.98)
    clay.box(PAINT, (-half * 0.8, half * 0.8), (-side, -side * 0.9), (0.74 * h, 0.88 * h))
    clay.box(DARK, (-half * 0.6, half * 0.6), (-side * 1.005, -side), (0.8 * h, 0.83 * h))
    clay.box(Stuff("paper", "#f1f1ea"), (-half * 0.3, half * 0.3), (-side, -side * 0.97), (0.45 * h, 0.58 * h))


def _half_turn(steps: int) -> list[float]:
    return [math.pi * i / (steps - 1) for i in range(steps)]


def pillar_box(clay: Clay, _thing: ThingShape) -> None:
    """Model a British pillar box."""
    clay.slots(body="#b3211e")
    r, h = clay.half, clay.height
    clay.turned(DARK, [(0, 0), (r * 0.95, 0), (r * 0.95, 0.1 * h), (0, 0.1 * h)], sides=20)
    body = [
        (0, 0.1 * h),
        (r * 0.88, 0.1 * h),
        (r * 0.88, 0.84 * h),
        (r, 0.86 * h),
        (r, 0.9 * h),
        (r * 0.8, 0.95 * h),
        (r * 0.3, h),
        (0, h),
    ]
    clay.turned(SMOOTH_PAINT, body, sides=20)
    clay.box(DARK, (-r * 0.45, r * 0.45), (-r * 0.93, -r * 0.7), (0.74 * h, 0.77 * h))
    clay.box(Stuff("paper", "#f1f1ea"), (-r * 0.3, r * 0.3), (-r * 0.9, -r * 0.7), (0.58 * h, 0.7 * h))


def phone_box(clay: Clay, _thing: ThingShape) -> None:
    """Model a kiosk of glazing bars under a domed roof."""
    clay.slots(body="#b3211e", glass="#9fc0cf", trim="#2b2e32")
    half, side, h = clay.half * 0.96, clay.side * 0.96, clay.height
    clay.box(PAINT, (-clay.half, clay.half), (-clay.side, clay.side), (0, 0.05 * h))
    clay.box(PAINT, (-half, half), (-side, side), (0.05 * h, 0.14 * h))
    clay.boxes(
        PAINT, [(x * half * 0.9, y * side * 0.9) for x in (-1, 1) for y in (-1, 1)], half * 0.2, (0.14 * h, 0.86 * h)
    )
    clay.box(Stuff("glass", "$glass"), (-half * 0.86, half * 0.86), (-side * 0.86, side * 0.86), (0.14 * h, 0.86 * h))
    for i in range(1, 8):
        z = (0.14 + 0.09 * i) * h
        clay.box(PAINT, (-half * 0.93, half * 0.93), (-side * 0.93, side * 0.93), (z - 9, z + 9))
    clay.box(PAINT, (-half, half), (-side, side), (0.86 * h, 0.93 * h))
    for way in (-1, 1):
        clay.box(GLOW, (-half * 0.8, half * 0.8), (way * side, way * side * 1.01), (0.875 * h, 0.915 * h))
    clay.frustum(SMOOTH_PAINT, (2 * half, 2 * side, 0.93 * h), (half, side, h))


def newspaper_box(clay: Clay, _thing: ThingShape) -> None:
    """Model a newspaper box with its window."""
    clay.slots(body="#c8452f")
    half, side, h = clay.half, clay.side, clay.height
    clay.boxes(STEEL, [(x * half * 0.8, y * side * 0.8) for x in (-1, 1) for y in (-1, 1)], 40, (0, 0.4 * h))
    face = [(-side * 0.96, 0.38 * h), (side, 0.38 * h), (side, h), (-side * 0.3, h), (-side * 0.96, 0.86 * h)]
    clay.section(PAINT, face, -half, half)
    clay.box(GLASS.smooth(1.0), (-half * 0.75, half * 0.75), (-side, -side * 0.9), (0.56 * h, 0.84 * h))
    clay.slots(glass="#2a3640")


def a_board(clay: Clay, _thing: ThingShape) -> None:
    """Model two boards that lean against each other."""
    clay.slots(body="#8a6238", face="#2f3b38")
    half, side, h = clay.half, clay.side, clay.height
    for way in (-1, 1):
        for stuff, wide, low, out in (
            (Stuff("wood", "$body"), half, 0.0, 0.0),
            (Stuff("paint", "$face"), half * 0.86, 0.14, 8.0),
        ):
            foot = (way * (side * (1 - low) + out), low * h)
            board = [
                foot,
                (foot[0] - way * 30, foot[1]),
                (way * (-10 + out), h - low * 0.4 * h),
                (way * (20 + out), h - low * 0.4 * h),
            ]
            clay.section(stuff, board, -wide, wide)


def satellite_dish(clay: Clay, _thing: ThingShape) -> None:
    """Model a dish on its wall arm."""
    clay.slots(body="#d9dcdd")
    half, side, h = clay.half, clay.side, clay.height
    bowl = [
        (0, 0.34 * side),
        (0.55 * half, 0.24 * side),
        (half, -0.1 * side),
        (half * 0.98, -0.16 * side),
        (0.5 * half, 0.16 * side),
        (0, 0.26 * side),
    ]
    clay.turned(METAL, bowl, (0, 0, 0.5 * h), "y", 20)
    clay.rod(STEEL, (0, 0.2 * side, 0.5 * h), (0, side, 0.35 * h), 18)
    clay.rod(STEEL, (0, 0.1 * side, 0.1 * h), (0, -0.9 * side, 0.45 * h), 10)
    clay.box(DARK, (-30, 30), (-side, -side * 0.8), (0.42 * h, 0.54 * h))


def bike_rack(clay: Clay, _thing: ThingShape) -> None:
    """Model a bent tube."""
    clay.slots(body="#9aa3aa")
    half, r, h = clay.half, clay.side, clay.height
    top = [(half * 0.92 * math.cos(a), 0.0, 0.62 * h + 0.36 * h * math.sin(a)) for a in _half_turn(9)]
    clay.limb(METAL, [(half * 0.92, 0.0, 0.0), *top, (-half * 0.92, 0.0, 0.0)], (r,) * 11, 8)
