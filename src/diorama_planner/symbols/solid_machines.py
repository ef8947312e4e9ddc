"""Machines that stand in the street or the yard as bodies: vending machines, pumps, generators, cabins, canopies."""

from __future__ import annotations

from diorama_planner.symbols.clay import CHROME, DARK, GLASS, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

GLOW = Stuff("emissive", "$glow")
TRIM = Stuff("plastic", "$trim")
CONCRETE = Stuff("concrete", "$body")
CANS = ("#d8352a", "#2f66c4", "#e9b02e", "#3fae5a", "#f4f1e6", "#7a3b8f")


def _named(clay: Clay) -> None:
    clay.slots(body="#9aa3a8", trim="#2b2e32", metal="#a9b0b5", glow="#f6f1dc", glass="#22303c", accent="#2f66c4")


def _cabinet(clay: Clay, front: float, top: float = 1.0, foot: float = 0.03) -> None:
    """Add a case on a dark foot, its door a little before it."""
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half * 0.94, half * 0.94), (-side * 0.9, side * 0.94), (0, foot * h))
    clay.box(PAINT, (-half, half), (front, side), (foot * h, top * h))


PAPER = Stuff("paper", "#f2efe6", 40.0)
BUTTON = Stuff("emissive", "#7fd0ff")


def vending(clay: Clay, thing: ThingShape) -> None:
    """Model a vending machine: a lit window over rows of cans and buttons, a slot below."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _cabinet(clay, -side * 0.86)
    clay.box(SMOOTH_PAINT, (-half, half), (-side, -side * 0.86), (0.05 * h, 0.43 * h))
    clay.box(SMOOTH_PAINT, (-half, half), (-side, -side * 0.86), (0.9 * h, h))
    for edge in ((-half, -half * 0.88), (half * 0.88, half)):
        clay.box(SMOOTH_PAINT, edge, (-side, -side * 0.86), (0.43 * h, 0.9 * h))
    clay.box(GLOW, (-half * 0.88, half * 0.88), (-side * 0.9, -side * 0.86), (0.43 * h, 0.9 * h))
    clay.box(GLOW, (-half * 0.8, half * 0.8), (-side * 1.004, -side), (0.92 * h, 0.985 * h))
    for row in range(3):
        low = (0.47 + 0.145 * row) * h
        clay.box(DARK, (-half * 0.86, half * 0.86), (-side * 0.98, -side * 0.9), (low - 0.02 * h, low - 0.008 * h))
        for i, x in enumerate(spread(-half * 0.76, half * 0.76, 8)):
            can = Stuff("paint", CANS[(i // 2 + row * 2) % len(CANS)], 40.0)
            radius, tall = half * 0.062, (0.092, 0.105, 0.12)[(i // 2 + row) % 3] * h
            foot = low - 0.008 * h
            bottle = [(0.85, 0.0), (1.0, 0.04), (1.0, 0.66), (0.86, 0.74), (0.45, 0.88), (0.42, 1.0)]
            tin = [(0.86, 0.0), (1.0, 0.05), (1.0, 0.92), (0.8, 1.0)]
            shape = [(r * radius, z * tall) for r, z in (tin if tall < 0.11 * h else bottle)]
            clay.turned(can, [(0, 0), *shape, (0, tall)], (x, -side * 0.93, foot), sides=10)
            label = [(radius * 1.02, tall * 0.25), (radius * 1.02, tall * 0.55), (radius, tall * 0.4)]
            clay.hoop(PAPER, label, (x, -side * 0.93, foot), sides=10)
            tag = (low - 0.019 * h, low - 0.009 * h)
            clay.box(PAPER, (x - radius * 0.9, x + radius * 0.9), (-side * 0.986, -side * 0.98), tag)
            clay.box(
                BUTTON, (x - radius * 0.6, x + radius * 0.6), (-side, -side * 0.98), (tag[0] - 0.012 * h, tag[0])
            )
    _vending_door(clay)
    if thing.id == "vending_us":
        clay.box(DARK, (half * 0.5, half * 0.8), (-side * 1.004, -side), (0.3 * h, 0.42 * h))
    clay.box(DARK, (-half * 0.6, half * 0.6), (-side * 1.006, -side), (0.1 * h, 0.2 * h))
    clay.box(CHROME, (half * 0.62, half * 0.8), (-side * 1.006, -side), (0.27 * h, 0.38 * h))


def _vending_door(clay: Clay) -> None:
    """Add what is on the door below the window: its gaps, a band of colour, slots for coins and notes."""
    half, side, h = clay.half, clay.side, clay.height
    face = (-side * 1.003, -side)
    for x in (-half * 0.95, half * 0.94):
        clay.box(DARK, (x, x + half * 0.01), face, (0.07 * h, 0.97 * h))
    band = [
        (-0.95, 0.24),
        (-0.2, 0.26),
        (0.3, 0.31),
        (0.94, 0.33),
        (0.94, 0.29),
        (0.35, 0.27),
        (-0.2, 0.22),
        (-0.95, 0.2),
    ]
    clay.profile(PAPER, [(x * half, z * h) for x, z in band], *face)
    clay.box(STEEL, (half * 0.64, half * 0.78), (-side * 1.012, -side), (0.385 * h, 0.4 * h))
    clay.turned(
        STEEL,
        [(0, 0), (half * 0.05, 0), (half * 0.05, side * 0.03), (0, side * 0.03)],
        (half * 0.71, -side * 1.02, 0.355 * h),
        "y",
        12,
    )
    clay.box(DARK, (half * 0.67, half * 0.75), (-side * 1.012, -side), (0.29 * h, 0.3 * h))
    clay.box(STEEL, (-half * 0.64, half * 0.64), (-side * 1.012, -side), (0.2 * h, 0.212 * h))


def fuel_pump(clay: Clay, _thing: ThingShape) -> None:
    """Model a pump of the fifties with dial, globe and hose."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    ring = rounded(-half * 0.85, -side, half * 0.85, side, side * 0.4)
    clay.upright(DARK, rounded(-half, -side, half, side, side * 0.4), 0, 0.06 * h)
    clay.upright(SMOOTH_PAINT, ring, 0.06 * h, 0.78 * h)
    clay.upright(CHROME, rounded(-half * 0.88, -side * 1.01, half * 0.88, side, side * 0.4), 0.5 * h, 0.53 * h)
    clay.box(GLOW, (-half * 0.6, half * 0.6), (-side * 1.01, -side * 0.9), (0.56 * h, 0.72 * h))
    clay.upright(STEEL, rounded(-half * 0.3, -side * 0.4, half * 0.3, side * 0.4, side * 0.3), 0.78 * h, 0.83 * h)
    clay.ball(GLOW, (0, 0, 0.915 * h), (half * 0.48, side * 0.4, 0.085 * h), 14)
    _hose(clay, half * 0.9, 0.66 * h)


def _hose(clay: Clay, x: float, top: float) -> None:
    y = -clay.side * 0.2
    path = [
        (x, y, top),
        (x * 1.05, y, top * 0.6),
        (x * 1.05, y * 2, top * 0.22),
        (x, y * 3, top * 0.5),
        (x, y * 3, top * 0.8),
    ]
    clay.limb(Stuff("rubber", "#1b1c1f", 50.0), path, (22.0,) * len(path), 6)
    clay.box(DARK, (x * 0.94, x * 1.06), (y * 3.5, y * 2.5), (top * 0.76, top * 0.9))


def round_pump(clay: Clay, _thing: ThingShape) -> None:
    """Model a visible-glass pump."""
    _named(clay)
    clay.slots(fuel="#d98a3c")
    r, h = clay.half, clay.height
    foot = [
        (0, 0),
        (r, 0),
        (r, 0.03 * h),
        (r * 0.6, 0.05 * h),
        (r * 0.5, 0.1 * h),
        (r * 0.5, 0.56 * h),
        (r * 0.7, 0.6 * h),
        (0, 0.6 * h),
    ]
    clay.turned(SMOOTH_PAINT, foot)
    clay.turned(
        Stuff("water", "$fuel", 40.0), [(0, 0.6 * h), (r * 0.56, 0.6 * h), (r * 0.56, 0.76 * h), (0, 0.76 * h)]
    )
    clay.turned(GLASS, [(0, 0.76 * h), (r * 0.57, 0.76 * h), (r * 0.57, 0.84 * h), (0, 0.84 * h)])
    clay.turned(SMOOTH_PAINT, [(0, 0.84 * h), (r * 0.7, 0.84 * h), (r * 0.6, 0.87 * h), (0, 0.88 * h)])
    clay.ball(GLOW, (0, 0, 0.94 * h), (r * 0.6, r * 0.3, 0.06 * h), 14)
    _hose(clay, r * 0.55, 0.5 * h)


def dispenser(clay: Clay, _thing: ThingShape) -> None:
    """Model a modern fuel dispenser."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half, half), (-side * 0.9, side * 0.9), (0, 0.04 * h))
    clay.box(PAINT, (-half, half), (-side, side), (0.04 * h, 0.46 * h))
    for edge in ((-half, -half * 0.78), (half * 0.78, half)):
        clay.box(PAINT, edge, (-side * 0.6, side * 0.6), (0.46 * h, h))
    clay.box(TRIM, (-half * 0.78, half * 0.78), (-side * 0.8, side * 0.8), (0.46 * h, 0.74 * h))
    clay.box(
        Stuff("emissive", "#bfe3d2"), (-half * 0.5, half * 0.5), (-side * 0.84, -side * 0.8), (0.58 * h, 0.7 * h)
    )
    clay.box(Stuff("emissive", "$accent"), (-half, half), (-side * 0.7, side * 0.7), (0.88 * h, h))
    for x in (-half * 0.9, half * 0.9):
        clay.box(DARK, (x - 50, x + 50), (-side, -side * 0.6), (0.5 * h, 0.7 * h))


def air_unit(clay: Clay, _thing: ThingShape) -> None:
    """Model a post with air and water."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _cabinet(clay, -side)
    clay.box(GLOW, (-half * 0.8, half * 0.8), (-side * 1.01, -side), (0.74 * h, 0.94 * h))
    clay.turned(DARK, [(0, -20), (half * 0.6, -20), (half * 0.6, 20), (0, 20)], (0, -side, 0.42 * h), "y")


def generator(clay: Clay, _thing: ThingShape) -> None:
    """Model a canopy generator with louvres and an exhaust."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half, half), (-side, side), (0, 0.12 * h))
    clay.box(PAINT, (-half * 0.98, half * 0.98), (-side * 0.96, side * 0.96), (0.12 * h, 0.92 * h))
    for i in range(6):
        low = (0.3 + 0.08 * i) * h
        clay.box(DARK, (-half * 0.9, -half * 0.4), (-side * 0.99, side * 0.99), (low, low + 0.035 * h))
    clay.box(TRIM, (half * 0.3, half * 0.8), (-side, -side * 0.96), (0.45 * h, 0.8 * h))
    clay.turned(STEEL, [(0, 0.9 * h), (60, 0.9 * h), (60, h), (0, h)], (half * 0.6, 0, 0), sides=10)


def compressor(clay: Clay, _thing: ThingShape) -> None:
    """Model an air receiver with motor and wheels."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    r = min(side * 0.8, h * 0.28)
    tank = [
        (0, -half),
        (r * 0.7, -half * 0.95),
        (r, -half * 0.84),
        (r, half * 0.84),
        (r * 0.7, half * 0.95),
        (0, half),
    ]
    clay.turned(SMOOTH_PAINT, tank, (0, 0, h * 0.18 + r), "x")
    clay.box(DARK, (-half * 0.5, half * 0.1), (-side * 0.6, side * 0.6), (h * 0.2 + 2 * r, h * 0.92))
    clay.turned(
        STEEL,
        [(0, -side * 0.7), (h * 0.16, -side * 0.7), (h * 0.16, -side * 0.5), (0, -side * 0.5)],
        (-half * 0.3, 0, h * 0.84),
        "y",
    )
    clay.box(STEEL, (half * 0.2, half * 0.5), (-side * 0.4, side * 0.4), (h * 0.2 + 2 * r, h * 0.8))
    for y in (-side, side * 0.8):
        clay.turned(
            DARK, [(0, 0), (0.16 * h, 0), (0.16 * h, side * 0.2), (0, side * 0.2)], (-half * 0.7, y, 0.16 * h), "y"
        )
    clay.box(DARK, (half * 0.66, half * 0.74), (-side * 0.6, side * 0.6), (0, 0.25 * h))


def cabinet(clay: Clay, _thing: ThingShape) -> None:
    """Model a street cabinet with two doors."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _cabinet(clay, -side * 0.96, 0.96, 0.07)
    clay.box(PAINT, (-half, half), (-side, side), (0.95 * h, h))
    for x in ((-half * 0.95, -half * 0.02), (half * 0.02, half * 0.95)):
        clay.box(PAINT, x, (-side, -side * 0.9), (0.12 * h, 0.92 * h))
    clay.box(DARK, (-half * 0.1, -half * 0.05), (-side * 1.01, -side), (0.48 * h, 0.56 * h))


def toilet_cabin(clay: Clay, _thing: ThingShape) -> None:
    """Model a portable toilet."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half, half), (-side, side), (0, 0.05 * h))
    clay.box(PAINT, (-half * 0.96, half * 0.96), (-side * 0.96, side * 0.96), (0.05 * h, 0.9 * h))
    clay.box(SMOOTH_PAINT, (-half * 0.7, half * 0.7), (-side, -side * 0.9), (0.06 * h, 0.88 * h))
    clay.frustum(
        Stuff("plastic", "#e8ebea"), (clay.length, clay.width, 0.9 * h), (clay.length * 0.7, clay.width * 0.7, h)
    )
    clay.box(DARK, (half * 0.45, half * 0.6), (-side * 1.01, -side), (0.46 * h, 0.52 * h))
    for low in (0.2, 0.5, 0.7):
        clay.box(PAINT, (-half, half), (-side * 0.7, side), (low * h, (low + 0.03) * h))


def air_conditioner(clay: Clay, _thing: ThingShape) -> None:
    """Model an outdoor unit with its fan behind a grille."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half * 0.8, -half * 0.6), (-side, side), (0, 0.05 * h))
    clay.box(DARK, (half * 0.6, half * 0.8), (-side, side), (0, 0.05 * h))
    clay.box(PAINT, (-half, half), (-side * 0.94, side), (0.05 * h, h))
    x, z, r = -half * 0.22, 0.52 * h, min(half * 0.7, 0.42 * h)
    clay.turned(DARK, [(0, 0), (r, 0), (r, side * 0.03), (0, side * 0.03)], (x, -side * 0.97, z), "y", 20)
    for share in (1.0, 0.7, 0.4, 0.15):
        ring = [(r * share - 6, -5), (r * share + 6, -5), (r * share + 6, 5), (r * share - 6, 5)]
        clay.hoop(STEEL, ring, (x, -side * 0.985, z), "y")
    for i in range(4):
        clay.box(
            TRIM, (half * 0.6, half * 0.92), (-side * 0.96, -side * 0.94), ((0.4 + 0.1 * i) * h, (0.43 + 0.1 * i) * h)
        )


def canopy(clay: Clay, _thing: ThingShape) -> None:
    """Model a filling-station canopy with lit fascia and lamps below."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half, half), (-side, side), (0.88 * h, h))
    for y in (-side * 1.002, side):
        clay.box(Stuff("emissive", "$accent"), (-half, half), (y, y + side * 0.002), (0.9 * h, 0.96 * h))
    clay.boxes(Stuff("metal", "#d5d8da"), [(x * half, 0) for x in (-0.66, 0.66)], side * 0.12, (0, 0.88 * h))
    for x in spread(-half * 0.8, half * 0.8, max(round(clay.length / 2500), 3)):
        for y in (-side * 0.5, side * 0.5):
            clay.box(GLOW, (x - 250, x + 250), (y - 250, y + 250), (0.876 * h, 0.881 * h))


def island(clay: Clay, _thing: ThingShape) -> None:
    """Model a raised kerb with round ends."""
    _named(clay)
    clay.upright(CONCRETE, rounded(-clay.half, -clay.side, clay.half, clay.side, clay.side), 0, clay.height)
