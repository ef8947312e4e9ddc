"""What is stored and shipped as bodies: drums, pallets, crates, containers, skips."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import block, shell
from diorama_planner.symbols.clay import CHROME, DARK, PAINT, SMOOTH_PAINT, STEEL, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

METAL = Stuff("metal", "$body")
ROUND_METAL = Stuff("metal", "$body", 40.0)
WOOD = Stuff("wood", "$body")
PLASTIC = Stuff("plastic", "$body", 40.0)


def drum(clay: Clay, thing: ThingShape) -> None:
    """Model an oil drum with its rolling hoops, or a round dustbin."""
    clay.slots(body="#2f6fb5")
    r, h = clay.half, clay.height
    hoops = [(0.96, 0.0), (1.0, 0.0), (1.0, 0.025), (0.96, 0.03)]
    if thing.id != "trash_can_us":
        for z in (0.33, 0.66):
            hoops += [(0.96, z - 0.02), (1.0, z - 0.006), (1.0, z + 0.006), (0.96, z + 0.02)]
    hoops += [(0.96, 0.97), (1.0, 0.975), (1.0, 1.0), (0.96, 1.0), (0.955, 0.985)]
    clay.turned(ROUND_METAL, [(0, 0), *((x * r, z * h) for x, z in hoops), (0, 0.985 * h)], sides=36)
    if thing.id != "trash_can_us":
        for x, size in ((0.6, 0.09), (-0.6, 0.05)):
            clay.turned(
                CHROME,
                [(0, 0.98 * h), (size * r, 0.98 * h), (size * r, 0.995 * h), (0, 0.995 * h)],
                (x * r, 0, 0),
                sides=8,
            )


def pallet(clay: Clay, _thing: ThingShape) -> None:
    """Model a pallet of boards on blocks."""
    clay.slots(body="#c19a63")
    half, side, h = clay.half, clay.side, clay.height
    for y in spread(-side * 0.88, side * 0.88, 5):
        clay.box(WOOD, (-half, half), (y - side * 0.12, y + side * 0.12), (h * 0.85, h))
    for x in (-half * 0.88, 0, half * 0.88):
        clay.box(WOOD, (x - half * 0.12, x + half * 0.12), (-side, side), (h * 0.7, h * 0.85))
        for y in (-side * 0.88, 0, side * 0.88):
            clay.box(
                WOOD, (x - half * 0.12, x + half * 0.12), (y - side * 0.12, y + side * 0.12), (h * 0.15, h * 0.7)
            )
    for y in (-side * 0.88, 0, side * 0.88):
        clay.box(WOOD, (-half, half), (y - side * 0.12, y + side * 0.12), (0, h * 0.15))


def crate(clay: Clay, _thing: ThingShape) -> None:
    """Model a crate of boards with battens and braces."""
    clay.slots(body="#b98b56")
    half, side, h = clay.half, clay.side, clay.height
    batten = Stuff("wood", "$body*0.85")
    thick = 0.06 * min(half, side)
    clay.box(WOOD, (-half + thick, half - thick), (-side + thick, side - thick), (0.02 * h, 0.98 * h))
    for way in (-1, 1):
        y = tuple(sorted((way * side, way * (side - 1.2 * thick))))
        for z in ((0.0, 0.14), (0.86, 1.0)):
            clay.box(batten, (-half, half), (y[0], y[1]), (z[0] * h, z[1] * h))
        for x in (-half, half * 0.86):
            clay.box(batten, (x, x + half * 0.14), (y[0], y[1]), (0.14 * h, 0.86 * h))
        brace = [(-half * 0.86, 0.14 * h), (-half * 0.66, 0.14 * h), (half * 0.86, 0.86 * h), (half * 0.66, 0.86 * h)]
        clay.profile(batten, brace, y[0], y[1])
        x_ends = tuple(sorted((way * half, way * (half - 1.2 * thick))))
        for z in ((0.0, 0.14), (0.86, 1.0)):
            clay.box(batten, (x_ends[0], x_ends[1]), (-side, side), (z[0] * h, z[1] * h))
    for x in spread(-half * 0.85, half * 0.85, 5):
        clay.box(WOOD, (x - half * 0.14, x + half * 0.14), (-side, side), (0.98 * h, h))


def cable_drum(clay: Clay, _thing: ThingShape) -> None:
    """Model a wooden reel that lies on its flange."""
    clay.slots(body="#b98b56")
    r, h = clay.half, clay.height
    rim = Stuff("wood", "$body", 40.0)
    clay.turned(rim, [(0, 0), (r, 0), (r, 0.09 * h), (0, 0.09 * h)], sides=28)
    clay.turned(
        Stuff("plastic", "#1d1f21", 40.0),
        [(0, 0.08 * h), (r * 0.72, 0.08 * h), (r * 0.72, 0.92 * h), (0, 0.92 * h)],
        sides=24,
    )
    clay.turned(rim, [(0, 0.91 * h), (r, 0.91 * h), (r, h), (0, h)], sides=28)
    clay.turned(DARK, [(0, h * 0.9), (r * 0.1, h * 0.9), (r * 0.1, h * 1.002), (0, h * 1.002)], sides=10)


def gas_cylinder(clay: Clay, _thing: ThingShape) -> None:
    """Model a gas bottle with its collar and valve."""
    clay.slots(body="#5e7d5a")
    r, h = clay.half, clay.height
    neck = max(1 - 1.1 * r / h, 0.6)
    body = [
        (0, 0),
        (r * 0.95, 0),
        (r, 0.02 * h),
        (r, neck * h),
        (r * 0.75, (neck + 0.5 * (0.9 - neck)) * h),
        (r * 0.25, 0.9 * h),
        (0, 0.9 * h),
    ]
    clay.turned(SMOOTH_PAINT, body, sides=18)
    clay.turned(CHROME, [(0, 0.89 * h), (r * 0.16, 0.89 * h), (r * 0.16, h), (0, h)], sides=8)
    clay.hoop(
        ROUND_METAL,
        [(r * 0.5, 0.86 * h), (r * 0.56, 0.86 * h), (r * 0.56, 0.97 * h), (r * 0.5, 0.97 * h)],
        (0, 0, 0),
        sides=14,
    )


def ibc(clay: Clay, _thing: ThingShape) -> None:
    """Model a tank in a cage on a pallet."""
    clay.slots(body="#e3e6e4", cage="#a9b0b5")
    half, side, h = clay.half, clay.side, clay.height
    clay.upright(
        Stuff("plastic", "$body", 40.0),
        rounded(-half * 0.95, -side * 0.95, half * 0.95, side * 0.95, side * 0.15),
        0.13 * h,
        0.95 * h,
    )
    clay.turned(DARK, [(0, 0.94 * h), (90, 0.94 * h), (90, 0.99 * h), (0, 0.99 * h)])
    cage = Stuff("metal", "$cage")
    clay.box(cage, (-half, half), (-side, side), (0.0, 0.03 * h))
    clay.boxes(cage, [(x * half * 0.85, y * side * 0.85) for x in (-1, 0, 1) for y in (-1, 1)], 100, (0, 0.13 * h))
    clay.box(cage, (-half, half), (-side, side), (0.1 * h, 0.13 * h))
    t = 18.0
    for z in spread(0.2 * h, h - t, 5):
        for way in (-1, 1):
            y, x = sorted((way * side, way * (side - t))), sorted((way * half, way * (half - t)))
            clay.box(cage, (-half, half), (y[0], y[1]), (z, z + t))
            clay.box(cage, (x[0], x[1]), (-side, side), (z, z + t))
    for i in spread(-0.99, 0.99, 6):
        for way in (-1, 1):
            y, x = sorted((way * side, way * (side - t))), sorted((way * half, way * (half - t)))
            clay.box(cage, (i * half - 8, i * half + 8), (y[0], y[1]), (0.13 * h, h))
            clay.box(cage, (x[0], x[1]), (i * side - 8, i * side + 8), (0.13 * h, h))


def ladder(clay: Clay, _thing: ThingShape) -> None:
    """Model a ladder that lies on the ground."""
    clay.slots(body="#c3c8cc")
    half, side, h = clay.half, clay.side, clay.height
    for y in (-side, side * 0.86):
        clay.box(METAL, (-half, half), (y, y + side * 0.14), (0, h))
    for x in spread(-half * 0.94, half * 0.94, max(round(clay.length / 280), 3)):
        clay.rod(METAL, (x, -side * 0.9, h * 0.5), (x, side * 0.9, h * 0.5), h * 0.2, 6)


def carton(clay: Clay, _thing: ThingShape) -> None:
    """Model a cardboard box with its tape."""
    clay.slots(body="#c39a66")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(Stuff("paper", "$body"), (-half, half), (-side, side), (0, 0.995 * h))
    clay.box(Stuff("plastic", "$body*0.8"), (-half, half), (-side * 0.16, side * 0.16), (0.6 * h, h))


def bag(clay: Clay, _thing: ThingShape) -> None:
    """Model a sack of cement that lies flat."""
    clay.slots(body="#b9b0a0")
    half, side, h = clay.half, clay.side, clay.height
    us, vs = np.linspace(-1, 1, 9)[:, None], np.linspace(-1, 1, 7)[None, :]
    swell = (1 - np.abs(us) ** 4) * (1 - np.abs(vs) ** 4)
    x, y = np.broadcast_arrays(us * half * (1 - 0.06 * vs**2), vs * side * (1 - 0.06 * us**2))
    top = np.stack((x, y, h * (0.5 + 0.5 * swell)), axis=-1)
    drop = np.zeros_like(top)
    drop[..., 2] = -h * (0.04 + 0.96 * swell)
    clay.add(Stuff("paper", "$body", 60.0), shell(top, drop))


def beer_crate(clay: Clay, _thing: ThingShape) -> None:
    """Model a bottle crate with handles and bottles."""
    clay.slots(body="#d8b02d")
    half, side, h, t = clay.half, clay.side, clay.height, 0.06 * clay.half
    clay.box(PLASTIC, (-half, half), (-side, side), (0, 0.08 * h))
    for way in (-1, 1):
        x, y = sorted((way * half, way * (half - t))), sorted((way * side, way * (side - t)))
        for low, high in ((0.08, 0.62), (0.82, 1.0)):
            clay.box(PLASTIC, (x[0], x[1]), (-side, side), (low * h, high * h))
            clay.box(PLASTIC, (-half, half), (y[0], y[1]), (low * h, high * h))
        for edge in (-half, half - 2 * t):
            clay.box(PLASTIC, (edge, edge + 2 * t), (y[0], y[1]), (0.62 * h, 0.82 * h))
    for px in spread(-half * 0.72, half * 0.72, 4):
        for py in spread(-side * 0.66, side * 0.66, 3):
            r = half * 0.13
            clay.turned(
                Stuff("glass", "#5a3a1c", 40.0),
                [(0, 0.08 * h), (r, 0.08 * h), (r, 0.6 * h), (r * 0.4, 0.75 * h), (r * 0.4, 0.9 * h), (0, 0.9 * h)],
                (px, py, 0),
                sides=6,
            )


def jerrycan(clay: Clay, _thing: ThingShape) -> None:
    """Model a jerrycan with its three handles."""
    clay.slots(body="#5f6343")
    half, side, h = clay.half, clay.side, clay.height
    face = [
        (-half, 0.02 * h),
        (-half * 0.9, 0),
        (half * 0.9, 0),
        (half, 0.02 * h),
        (half, 0.78 * h),
        (half * 0.55, 0.9 * h),
        (-half, 0.9 * h),
    ]
    clay.profile(SMOOTH_PAINT, face, -side, side)
    for y in (-side * 0.7, 0, side * 0.7):
        for x in (-half * 0.7, half * 0.3):
            clay.box(PAINT, (x - 12, x + 12), (y - 9, y + 9), (0.88 * h, 0.98 * h))
        clay.box(PAINT, (-half * 0.76, half * 0.36), (y - 9, y + 9), (0.96 * h, h))
    clay.rod(DARK, (half * 0.72, 0, 0.84 * h), (half * 0.86, 0, 0.94 * h), side * 0.4, 10)


def ammo_box(clay: Clay, thing: ThingShape) -> None:
    """Model an ammunition crate or can with its catches."""
    clay.slots(body="#5f6343")
    half, side, h = clay.half, clay.side, clay.height
    stuff = Stuff("metal", "$body") if "can" in thing.id else WOOD
    clay.box(stuff, (-half * 0.96, half * 0.96), (-side * 0.94, side * 0.94), (0, 0.8 * h))
    clay.box(stuff, (-half, half), (-side, side), (0.8 * h, 0.96 * h))
    clay.box(DARK, (-half * 0.3, half * 0.3), (-side * 0.1, side * 0.1), (0.95 * h, h))
    for y in (-side, side * 0.94):
        clay.box(DARK, (-half * 0.15, half * 0.15), (y, y + side * 0.06), (0.6 * h, 0.9 * h))


def container(clay: Clay, _thing: ThingShape) -> None:
    """Model a shipping container: corrugated sides, castings, doors with their bars at +x."""
    clay.slots(body="#a8452f", casting="#3a3f44")
    half, side, h = clay.half, clay.side, clay.height
    post = 160.0
    deep = 36.0
    count = max(round((clay.length - 2 * post) / 280), 6)
    xs, ys = _corrugation(-half + post, half - post, count, side * 0.985, deep)
    grid = np.array([[(x, y, z) for z in (130.0, h - 90)] for x, y in zip(xs, ys, strict=True)])
    clay.pair(METAL, shell(grid, (0.0, -60.0, 0.0)))
    ends, depths = _corrugation(-side + post, side - post, max(round(clay.width / 280), 4), half * 0.995, deep)
    back = np.array([[(-x, y, z) for z in (130.0, h - 90)] for y, x in zip(ends, depths, strict=True)])
    clay.add(METAL, shell(back, (60.0, 0.0, 0.0)))
    clay.box(METAL, (-half + 20, half - 20), (-side + 20, side - 20), (h - 60, h - 15))
    clay.box(Stuff("wood", "#7a5a3a"), (-half + 20, half - 20), (-side + 20, side - 20), (100, 150))
    for z in ((10.0, 170.0), (h - 110, h - 6)):
        for y in (-side + 4, side - 64):
            clay.box(METAL, (-half + 4, half - 4), (y, y + 60), z)
        for x in (-half + 4, half - 64):
            clay.box(METAL, (x, x + 60), (-side + 4, side - 4), z)
    corners = [(a * (half - 85), b * (side - 85)) for a in (-1, 1) for b in (-1, 1)]
    clay.boxes(METAL, corners, post, (5, h - 5))
    for z in ((0.0, 118.0), (h - 118, h)):
        clay.boxes(Stuff("metal", "$casting"), [(a * (half - 85), b * (side - 85)) for a, b in _signs()], 170, z)
    _doors(clay, half - 60, side - post, 140.0, h - 100)


def _signs() -> list[tuple[int, int]]:
    return [(a, b) for a in (-1, 1) for b in (-1, 1)]


def _corrugation(start: float, end: float, count: int, out: float, deep: float) -> tuple[list[float], list[float]]:
    """Give stations and depths of a trapezoid sheet, as the walls of containers are pressed."""
    pitch = (end - start) / count
    xs, ys = [start], [out]
    for i in range(count):
        x = start + i * pitch
        xs += [x + 0.3 * pitch, x + 0.5 * pitch, x + 0.8 * pitch, x + pitch]
        ys += [out, out - deep, out - deep, out]
    return xs, ys


def _doors(clay: Clay, x: float, side: float, low: float, high: float) -> None:
    for leaf in ((-side, -8.0), (8.0, side)):
        clay.box(METAL, (x, x + 30), leaf, (low, high))
    for y in (-0.72 * side, -0.3 * side, 0.3 * side, 0.72 * side):
        clay.rod(STEEL, (x + 42, y, low - 40), (x + 42, y, high + 40), 17, 6)
        clay.box(STEEL, (x + 30, x + 56), (y - 120, y + 30), (low + 0.38 * (high - low), low + 0.4 * (high - low)))


def dumpster_open(clay: Clay, _thing: ThingShape) -> None:
    """Model an open roll-off container with ribs."""
    clay.slots(body="#3d6fa3")
    _trough(clay, 0.96, 8)


def skip(clay: Clay, _thing: ThingShape) -> None:
    """Model a skip with sloping ends and lugs."""
    clay.slots(body="#e0b12c")
    half, side, h = clay.half, clay.side, clay.height
    plate = 30.0
    face = [(-half * 0.6, 0), (half * 0.6, 0), (half, h * 0.7), (half, h), (-half, h), (-half, h * 0.7)]
    for y in (-side * 0.94, side * 0.94 - plate):
        clay.profile(METAL, face, y, y + plate)
    for way in (-1, 1):
        sheet = [
            (way * half * 0.6, 0),
            (way * half, h * 0.7),
            (way * half, h),
            (way * (half - plate), h),
            (way * (half - plate), h * 0.7),
            (way * (half * 0.6 - plate), 20),
        ]
        clay.profile(METAL, sheet, -side * 0.94, side * 0.94)
    clay.box(METAL, (-half * 0.6, half * 0.6), (-side * 0.94, side * 0.94), (0, 30))
    for y in (-side, side * 0.92):
        clay.box(METAL, (-half, half), (y, y + side * 0.08), (0.92 * h, h))
        for x in (-half * 0.4, half * 0.4):
            clay.rod(STEEL, (x, y, 0.6 * h), (x, y + side * 0.08, 0.6 * h), 45, 8)
    clay.box(Stuff("soil", "#8a7f70"), (-half * 0.62, half * 0.62), (-side * 0.9, side * 0.9), (20, 0.45 * h))


def _trough(clay: Clay, wall: float, ribs: int) -> None:
    half, side, h = clay.half, clay.side, clay.height
    clay.box(METAL, (-half, half), (-side * wall, side * wall), (0.08 * h, 0.14 * h))
    for y in (-side * wall, side * (wall - 0.04)):
        clay.box(METAL, (-half, half), (y, y + side * 0.04), (0.08 * h, h))
    for x in (-half, half - 50):
        clay.box(METAL, (x, x + 50), (-side * wall, side * wall), (0.08 * h, h))
    for y in (-side, side * 0.94):
        clay.box(METAL, (-half, half), (y, y + side * 0.06), (0.93 * h, h))
        for x in spread(-half * 0.96, half * 0.96, ribs):
            clay.box(METAL, (x - 45, x + 45), (y, y + side * 0.06), (0.08 * h, 0.93 * h))
    for y in (-side * 0.5, side * 0.4):
        clay.box(DARK, (-half, half), (y, y + side * 0.1), (0, 0.08 * h))
    rubble = Stuff("soil", "$rubble")
    clay.slots(rubble="#8a7f70")
    clay.box(rubble, (-half + 50, half - 50), (-side * 0.9, side * 0.9), (0.1 * h, 0.4 * h))


def dumpster_lid(clay: Clay, _thing: ThingShape) -> None:
    """Model a front-load dumpster with its lids."""
    clay.slots(body="#2f6a48", lid="#34373c")
    half, side, h = clay.half, clay.side, clay.height
    face = [
        (-side * 0.95, 0.06 * h),
        (side, 0.06 * h),
        (side, 0.95 * h),
        (-side * 0.6, 0.76 * h),
        (-side * 0.95, 0.76 * h),
    ]
    clay.section(METAL, face, -half * 0.95, half * 0.95)
    for ends in ((-half * 0.95, -half * 0.01), (half * 0.01, half * 0.95)):
        lid = [
            (-side, 0.74 * h),
            (-side * 0.6, 0.77 * h),
            (side * 0.98, 0.96 * h),
            (side * 0.98, h),
            (-side * 0.62, 0.81 * h),
            (-side, 0.79 * h),
        ]
        clay.section(Stuff("plastic", "$lid"), lid, *ends)
    for way in (-1, 1):
        x_ends = sorted((way * half, way * half * 0.94))
        clay.box(METAL, (x_ends[0], x_ends[1]), (-side * 0.7, side * 0.7), (0.42 * h, 0.56 * h))
    for x in spread(-half * 0.8, half * 0.8, 4):
        clay.add(METAL, block((x - 40, -side, 0.06 * h), (x + 40, -side * 0.94, 0.76 * h)))
    clay.boxes(DARK, [(a * half * 0.8, b * side * 0.8) for a, b in _signs()], 120, (0, 0.08 * h))


def site_cabin(clay: Clay, _thing: ThingShape) -> None:
    """Model a site cabin with a door and barred windows."""
    clay.slots(body="#dfe3dc", band="#3d6fa3", trim="#4a5056", glass="#2a3640")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(METAL, (-half, half), (-side * 0.98, side * 0.98), (0.04 * h, 0.96 * h))
    clay.box(Stuff("metal", "$band"), (-half, half), (-side, side), (0.9 * h, h))
    clay.box(Stuff("metal", "$band"), (-half, half), (-side, side), (0, 0.08 * h))
    clay.boxes(Stuff("metal", "$band"), [(a * (half - 70), b * (side - 70)) for a, b in _signs()], 140, (0, h))
    clay.box(Stuff("paint", "$trim"), (half * 0.5, half * 0.8), (-side, -side * 0.97), (0.08 * h, 0.85 * h))
    for x in (-half * 0.6, half * 0.08):
        clay.box(
            Stuff("glass", "$glass"), (x - half * 0.17, x + half * 0.17), (-side, -side * 0.97), (0.42 * h, 0.82 * h)
        )
        for bar in spread(x - half * 0.16, x + half * 0.16, 5):
            clay.box(DARK, (bar - 10, bar + 10), (-side, -side * 0.98), (0.4 * h, 0.84 * h))
