"""Buildings of the catalogue as bodies: walls with windows and doors, roofs with eaves, tents, a jetty."""

from __future__ import annotations

import math

from diorama_planner.symbols.clay import CHROME, DARK, INSIDE, SMOOTH_PAINT, STEEL, WOOD, Clay, Ends, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

TILES = Stuff("tile", "$body")
WALL = Stuff("plaster", "$wall")
BRICK = Stuff("brick", "$brick")
PANE = Stuff("glass", "$glass")
FRAME = Stuff("paint", "#eceae2")
SHEET = Stuff("metal", "$body")
CANVAS = Stuff("fabric", "$body", 20.0)


def _named(clay: Clay) -> None:
    clay.slots(body="#a8523a", wall="#c9c2b4", brick="#9a5a44", glass="#6f8b99", accent="#2f5a46", gutter="#6d6a66")


def _gable(clay: Clay, roof: Stuff, wall: Stuff, eaves: float, overhang: float, thick: float) -> None:
    """Add walls under a ridge that runs along x, and the two slopes of the roof."""
    half, side, h = clay.half, clay.side, clay.height
    inner_x, inner_y = half - overhang, side - overhang
    drop = (h - eaves) * overhang / side
    ridge = h - thick
    wall_top = eaves + drop - thick
    clay.section(
        wall, [(-inner_y, 0), (inner_y, 0), (inner_y, wall_top), (0, ridge), (-inner_y, wall_top)], -inner_x, inner_x
    )
    for way in (-1, 1):
        slope = [(0, ridge), (0, h), (way * side, eaves), (way * side, eaves - thick)]
        clay.section(roof, slope, -half, half)


def _windows(clay: Clay, xs: tuple[float, ...], y: float, z: Ends, wide: float) -> None:
    """Add windows with frames to the front at -y and to the back."""
    for x in xs:
        for way in (-1, 1):
            face = way * y
            out, deep = face + way * 30, face - way * 60
            clay.box(INSIDE, (x - wide / 2, x + wide / 2), _sorted(face + way * 3, deep), z)
            clay.box(PANE, (x - wide / 2, x + wide / 2), _sorted(face + way * 8, face + way * 3.5), z)
            for low, high in ((z[0] - 60, z[0]), (z[1], z[1] + 60), ((z[0] + z[1]) / 2 - 25, (z[0] + z[1]) / 2 + 25)):
                clay.box(FRAME, (x - wide / 2 - 60, x + wide / 2 + 60), _sorted(out, deep), (low, high))
            for edge in (x - wide / 2 - 60, x - 25, x + wide / 2):
                clay.box(FRAME, (edge, edge + (50 if edge == x - 25 else 60)), _sorted(out, deep), z)


def _sorted(a: float, b: float) -> Ends:
    return (a, b) if a < b else (b, a)


def _door(clay: Clay, x: float, y: float, wide: float, tall: float) -> None:
    clay.box(Stuff("wood", "$accent"), (x - wide / 2, x + wide / 2), (y - 25, y + 60), (0, tall))
    for edge in (x - wide / 2 - 80, x + wide / 2):
        clay.box(FRAME, (edge, edge + 80), (y - 40, y + 60), (0, tall + 80))
    clay.box(FRAME, (x - wide / 2, x + wide / 2), (y - 40, y + 60), (tall, tall + 80))


def house(clay: Clay, _thing: ThingShape) -> None:
    """Model a small house: gable roof, chimney, two rows of windows, a door towards -y."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    over = 0.06 * side
    top = 0.93 * h
    wall = WALL if "wall" in clay.colours else BRICK
    roof = Clay(clay.id, (clay.length, clay.width, top), clay.colours)
    _gable(roof, TILES, wall, 0.6 * h, over, 0.02 * h)
    clay.put(roof)
    y = side - over
    columns = spread(-half * 0.62, half * 0.62, 3)
    _windows(clay, (columns[0], columns[2]), y, (0.1 * h, 0.26 * h), 0.24 * half)
    _windows(clay, columns, y, (0.39 * h, 0.53 * h), 0.22 * half)
    _door(clay, 0.0, -y, 950, 0.27 * h)
    clay.box(BRICK, (half * 0.45, half * 0.62), (-0.12 * side, 0.12 * side), (0.7 * h, 0.98 * h))
    for x in (half * 0.49, half * 0.58):
        clay.turned(
            Stuff("tile", "#a8523a", 40.0), [(0, 0.97 * h), (110, 0.97 * h), (90, h), (0, h)], (x, 0, 0), sides=10
        )


def terrace(clay: Clay, _thing: ThingShape) -> None:
    """Model a house of a terrace with a shop below, its front towards +x."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(BRICK, (-half, half * 0.985), (-side, side), (0, 0.78 * h))
    for way in (-1, 1):
        slope = [(0, 0.955 * h), (0, 0.98 * h), (way * half, 0.78 * h), (way * half * 0.985, 0.76 * h)]
        clay.profile(TILES, slope, -side, side)
    clay.profile(BRICK, [(-half * 0.97, 0.77 * h), (half * 0.97, 0.77 * h), (0, 0.957 * h)], -side, side)
    clay.box(BRICK, (-0.12 * half, 0.0), (side * 0.6, side), (0.8 * h, h))
    front = (half * 0.98, half)
    clay.box(Stuff("paint", "$accent"), front, (-side, side), (0, 0.06 * h))
    clay.box(INSIDE, (half * 0.97, half * 0.987), (-side * 0.9, side * 0.4), (0.06 * h, 0.29 * h))
    clay.box(PANE, (half * 0.988, half * 0.993), (-side * 0.9, side * 0.4), (0.06 * h, 0.29 * h))
    clay.box(Stuff("wood", "$accent"), (half * 0.98, half * 0.992), (side * 0.5, side * 0.85), (0.0, 0.28 * h))
    clay.box(Stuff("paint", "$accent"), front, (-side, side), (0.3 * h, 0.38 * h))
    for y in (-side, -side * 0.25, side * 0.42, side * 0.92):
        clay.box(Stuff("paint", "$accent"), front, (y, y + side * 0.08), (0.06 * h, 0.3 * h))
    for y in (-side * 0.5, side * 0.5):
        clay.box(INSIDE, (half * 0.97, half * 0.987), (y - 450, y + 450), (0.48 * h, 0.68 * h))
        clay.box(PANE, (half * 0.988, half * 0.993), (y - 450, y + 450), (0.48 * h, 0.68 * h))
        for edge in (y - 500, y - 30, y + 440):
            clay.box(FRAME, front, (edge, edge + 60), (0.47 * h, 0.69 * h))
        for z in (0.465, 0.575, 0.68):
            clay.box(FRAME, front, (y - 500, y + 500), (z * h, z * h + 70))


def diner(clay: Clay, _thing: ThingShape) -> None:
    """Model a stainless-steel diner with a band of windows and neon stripes."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    steel = Stuff("chrome", "$body", 40.0)
    clay.upright(
        Stuff("concrete", "#8d8a84"),
        rounded(-half * 0.98, -side * 0.96, half * 0.98, side * 0.96, side * 0.35),
        0,
        0.1 * h,
    )
    clay.upright(steel, rounded(-half, -side, half, side, side * 0.38), 0.1 * h, 0.36 * h)
    clay.upright(
        PANE, rounded(-half * 0.985, -side * 0.96, half * 0.985, side * 0.96, side * 0.36), 0.36 * h, 0.66 * h
    )
    clay.upright(steel, rounded(-half, -side, half, side, side * 0.38), 0.66 * h, 0.86 * h)
    clay.upright(
        SMOOTH_PAINT, rounded(-half * 0.97, -side * 0.93, half * 0.97, side * 0.93, side * 0.36), 0.86 * h, 0.96 * h
    )
    for z in (0.3, 0.7, 0.78):
        clay.upright(
            Stuff("emissive", "$accent"),
            rounded(-half * 1.002, -side * 1.005, half * 1.002, side * 1.005, side * 0.38),
            z * h,
            z * h + 45,
        )
    for x in spread(-half * 0.8, half * 0.8, 11):
        for y in (-side, side * 0.95):
            clay.box(CHROME, (x - 40, x + 40), (y, y + side * 0.05), (0.36 * h, 0.66 * h))
    clay.box(Stuff("metal", "#c9302c"), (-half * 0.08, half * 0.08), (-side * 1.01, -side * 0.9), (0.1 * h, 0.64 * h))
    clay.box(Stuff("emissive", "#ff5a6e"), (-half * 0.3, half * 0.3), (-side * 0.6, -side * 0.55), (0.86 * h, h))


def shop_front(clay: Clay, _thing: ThingShape) -> None:
    """Model one floor with a glazed front towards -y."""
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    clay.box(WALL, (-half, half), (-side * 0.96, side), (0, h))
    clay.box(INSIDE, (-half * 0.9, half * 0.4), (-side * 0.97, -side * 0.95), (0.12 * h, 0.68 * h))
    clay.box(PANE, (-half * 0.9, half * 0.4), (-side, -side * 0.975), (0.12 * h, 0.68 * h))
    clay.box(Stuff("wood", "$accent"), (half * 0.5, half * 0.85), (-side * 0.99, -side * 0.95), (0, 0.68 * h))
    clay.box(Stuff("paint", "$accent"), (-half, half), (-side, -side * 0.95), (0.74 * h, 0.92 * h))


def warehouse(clay: Clay, _thing: ThingShape) -> None:
    """Model a bay of a shed of sheet metal with a roller door."""
    clay.slots(wall="#9aa3a8")
    _named(clay)
    half, side, h = clay.half, clay.side, clay.height
    _gable(clay, SHEET, Stuff("metal", "$body*1.1"), 0.8 * h, 0.02 * side, 0.012 * h)
    y = side * 0.98
    for x in spread(-half * 0.94, half * 0.94, 24):
        for way in (-1, 1):
            clay.box(
                Stuff("metal", "$body*1.1"), (x - 90, x + 90), _sorted(way * y, way * (y + 40)), (0.05 * h, 0.78 * h)
            )
    clay.box(Stuff("metal", "#5c646b"), (-half * 0.22, half * 0.22), (-y - 60, -y + 40), (0, 0.62 * h))
    for i in range(14):
        z = 0.02 * h + i * 0.043 * h
        clay.box(Stuff("metal", "#6d757b"), (-half * 0.21, half * 0.21), (-y - 80, -y - 50), (z, z + 0.03 * h))


def shed(clay: Clay, _thing: ThingShape) -> None:
    """Model a garden shed, its door towards +x."""
    clay.slots(body="#4f6353", wood="#a8774a", glass="#6f8b99")
    half, side, h = clay.half, clay.side, clay.height
    _gable(clay, Stuff("soil", "$body"), WOOD, 0.82 * h, 0.06 * side, 0.02 * h)
    end = half * 0.975
    for z in spread(0.06 * h, 0.78 * h, 9):
        clay.box(Stuff("wood", "$wood*0.86"), (-end * 0.995, end * 0.97), (-side * 0.945, side * 0.945), (z, z + 14))
    clay.box(Stuff("wood", "$wood*0.8"), (end * 0.96, end), (-side * 0.35, side * 0.35), (0.03 * h, 0.78 * h))
    clay.box(INSIDE, (-half * 0.4, half * 0.4), (-side * 0.96, -side * 0.94), (0.42 * h, 0.68 * h))
    clay.box(PANE, (-half * 0.4, half * 0.4), (-side * 0.97, -side * 0.961), (0.42 * h, 0.68 * h))
    clay.box(DARK, (end, end + 20), (side * 0.2, side * 0.28), (0.4 * h, 0.46 * h))


def tent(clay: Clay, _thing: ThingShape) -> None:
    """Model an army tent with low walls and guys."""
    clay.slots(body="#7d7a56", rope="#d9d2b4")
    _canvas(clay, along_x=False)


def ridge_tent(clay: Clay, _thing: ThingShape) -> None:
    """Model a small ridge tent, its way in at +x."""
    clay.slots(body="#e0862f", rope="#e8e2d0")
    _canvas(clay, along_x=True)


def _canvas(clay: Clay, *, along_x: bool) -> None:
    half, side, h = clay.half, clay.side, clay.height
    long, wide = (half, side) if along_x else (side, half)
    wall = 0.14 * h if along_x else 0.4 * h
    reach, end = wide * 0.86, long * 0.9
    ring = [(-reach, 0), (reach, 0), (reach, wall), (0, 0.98 * h), (-reach, wall)]
    sweep = clay.section if along_x else clay.profile
    sweep(CANVAS, ring, -end, end)
    gap, front = [(-reach * 0.3, 0.0), (reach * 0.3, 0.0), (0.0, 0.74 * h)], end if along_x else -end
    sweep(Stuff("fabric", "#2b2620"), gap, front - 10, front + 10)
    for way in (-1, 1):
        pole = (way * end * 1.02, 0.0)
        peg = (way * long, 0.0)
        a, b = (pole, peg) if along_x else ((0.0, way * end * 1.02), (0.0, way * long))
        clay.rod(WOOD, (*a, 0.0), (*a, h), 0.012 * h, 6)
        clay.rod(Stuff("fabric", "$rope"), (*a, 0.97 * h), (*b, 0.0), 0.005 * h, 4)
        for t in spread(-end * 0.9, end * 0.9, 4):
            top, foot = (way * reach, wall), (way * wide, 0.0)
            start = (t, top[0], top[1]) if along_x else (top[0], t, top[1])
            finish = (t, foot[0], 0.0) if along_x else (foot[0], t, 0.0)
            clay.rod(Stuff("fabric", "$rope"), start, finish, 0.005 * h, 4)
    clay.slots(wood="#8a6a48")


def water_tower(clay: Clay, _thing: ThingShape) -> None:
    """Model a wooden tank with a cone on a trestle."""
    clay.slots(body="#8a6a4a", trim="#4a5056")
    r, h = clay.half, clay.height
    legs = [(math.cos(a) * r * 0.72, math.sin(a) * r * 0.72) for a in (0.4, 1.45, 2.5, 3.54, 4.6, 5.64)]
    clay.boxes(Stuff("wood", "$body*0.8"), legs, 0.06 * r, (0, 0.48 * h))
    clay.rods(
        Stuff("wood", "$body*0.8"),
        [((*a, 0.02 * h), (*b, 0.46 * h)) for a, b in zip(legs, legs[1:] + legs[:1], strict=True)],
        70,
        6,
    )
    clay.turned(Stuff("wood", "$body*0.7"), [(0, 0.46 * h), (r, 0.46 * h), (r, 0.49 * h), (0, 0.49 * h)], sides=24)
    clay.turned(
        Stuff("wood", "$body", 30.0),
        [(0, 0.49 * h), (r * 0.93, 0.49 * h), (r * 0.86, 0.84 * h), (0, 0.84 * h)],
        sides=24,
    )
    for z in spread(0.52, 0.81, 6):
        out = r * (0.93 - 0.07 * (z - 0.49) / 0.35) + 15
        clay.turned(
            Stuff("metal", "$trim"),
            [(0, z * h), (out, z * h), (out, (z + 0.008) * h), (0, (z + 0.008) * h)],
            sides=24,
        )
    clay.turned(
        Stuff("tile", "#5e5a56", 30.0), [(0, 0.83 * h), (r * 0.96, 0.83 * h), (0.04 * r, 0.98 * h), (0, h)], sides=24
    )
    clay.rod(STEEL, (0, 0, 0), (0, 0, 0.5 * h), 120, 10)


def jetty(clay: Clay, _thing: ThingShape) -> None:
    """Model a bay of a jetty on piles."""
    clay.slots(body="#a08a6c", pile="#6a5742")
    half, side, h = clay.half, clay.side, clay.height
    for x, y in ((a * half * 0.84, b * side * 0.8) for a in (-1, 1) for b in (-1, 1)):
        clay.rod(Stuff("wood", "$pile", 40.0), (x, y, 0), (x, y, h), 100, 10)
    for y in (-side * 0.8, side * 0.8):
        clay.box(Stuff("wood", "$pile"), (-half, half), (y - 60, y + 60), (0.76 * h, 0.9 * h))
    count = max(round(clay.length / 150), 4)
    pitch = clay.length / count
    for i in range(count):
        x = -half + i * pitch
        clay.box(
            Stuff("wood", "$body"),
            (x, x + pitch * 0.92 if i < count - 1 else half),
            (-side, side),
            (0.9 * h, 0.95 * h),
        )
