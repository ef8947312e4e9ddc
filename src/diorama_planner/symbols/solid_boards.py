"""What hangs on walls and stands in lines as bodies: signs, awnings, doors, shutters, fences, barriers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from diorama_planner.solids.forms import shell
from diorama_planner.symbols.clay import DARK, PAINT, STEEL, WOOD, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import rounded, spread

PLASTIC = Stuff("plastic", "$body", 40.0)
METAL = Stuff("metal", "$body")
TIMBER = Stuff("wood", "$body")
LIT = Stuff("emissive", "$face")
CONCRETE = Stuff("concrete", "$body")


def fascia(clay: Clay, thing: ThingShape) -> None:
    """Model a shop sign: a case with a face that shines; a neon sign has a tube on its board."""
    clay.slots(body="#3a3f44", face="#2f5a46")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half, half), (-side * 0.6, side), (0, h))
    if thing.id == "neon_sign":
        ring = rounded(-half * 0.9, 0.12 * h, half * 0.9, 0.88 * h, 0.2 * h, 4)
        path = [(x, -side * 0.8, z) for x, z in (*ring, ring[0])]
        glow = Stuff("emissive", "$face", 60.0)
        clay.rods(glow, list(pairwise(path)), side * 0.18, 6)
        for z in (0.36, 0.62):
            clay.rods(glow, [((-half * 0.6, -side * 0.8, z * h), (half * 0.6, -side * 0.8, z * h))], side * 0.18, 6)
        return
    for z in (0.0, 0.93):
        clay.box(PAINT, (-half, half), (-side, -side * 0.6), (z * h, (z + 0.07) * h))
    for x in (-half, half * 0.98):
        clay.box(PAINT, (x, x + half * 0.02), (-side, -side * 0.6), (0.07 * h, 0.93 * h))
    clay.box(LIT, (-half * 0.98, half * 0.98), (-side * 0.85, -side * 0.6), (0.07 * h, 0.93 * h))


def side_sign(clay: Clay, _thing: ThingShape) -> None:
    """Model a tall sign that sticks out from the wall, lit on both faces."""
    clay.slots(body="#3a3f44", face="#f6d98a")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(PAINT, (-half * 0.85, half), (-side * 0.9, side * 0.9), (0, h))
    for z in (0.15, 0.82):
        clay.box(STEEL, (-half, -half * 0.85), (-side * 0.2, side * 0.2), (z * h, (z + 0.02) * h))
    for way in (-1, 1):
        y = sorted((way * side * 0.9, way * side))
        clay.box(LIT, (-half * 0.77, half * 0.92), (y[0], y[1]), (0.02 * h, 0.98 * h))


def awning(clay: Clay, _thing: ThingShape) -> None:
    """Model a striped awning that slopes away from the wall."""
    clay.slots(body="#b8392f", stripe="#f3ecd8")
    half, side, h = clay.half, clay.side, clay.height
    count = 2 * max(round(clay.length / 400), 2) + 1
    pitch = clay.length / count
    for i in range(count):
        x = -half + i * pitch
        cloth = Stuff("fabric", "$stripe" if i % 2 else "$body")
        slope = [(side, h), (side, h - 25), (-side + 15, 0.32 * h), (-side + 15, 0), (-side, 0), (-side, 0.34 * h)]
        clay.section(cloth, slope, x, x + pitch)
    for x in (-half + 10, half - 30):
        clay.rod(STEEL, (x + 10, side, 0.5 * h), (x + 10, -side * 0.96, 0.3 * h), 12, 6)


def door(clay: Clay, _thing: ThingShape) -> None:
    """Model a door with panels and a handle."""
    clay.slots(body="#8a5f3a", metal="#c9b27a")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(TIMBER, (-half, half), (-side * 0.55, side * 0.55), (0, h))
    for x in ((-half * 0.78, -half * 0.08), (half * 0.08, half * 0.78)):
        for z in ((0.1, 0.4), (0.48, 0.92)):
            clay.box(Stuff("wood", "$body*1.12"), x, (-side * 0.75, side * 0.75), (z[0] * h, z[1] * h))
    clay.box(Stuff("metal", "$metal"), (half * 0.82, half * 0.92), (-side, side), (0.43 * h, 0.5 * h))


def window_frame(clay: Clay, _thing: ThingShape) -> None:
    """Model a window with its sill."""
    clay.slots(body="#eceae2", glass="#7fa3b8", sill="#b9b7b0")
    half, side, h = clay.half, clay.side, clay.height
    t = min(0.09 * half, 60.0)
    clay.box(Stuff("glass", "$glass"), (-half + t, half - t), (-side * 0.1, side * 0.1), (t, h - t))
    for x in (-half, half - t):
        clay.box(PAINT, (x, x + t), (-side * 0.7, side), (0, h))
    for z in (0.0, h - t, 0.5 * h - t / 2):
        clay.box(PAINT, (-half, half), (-side * 0.7, side), (z, z + t))
    bars = 1 if clay.length < 1500 else 3
    for x in spread(-half * 0.5, half * 0.5, bars):
        clay.box(PAINT, (x - t * 0.3, x + t * 0.3), (-side * 0.5, side * 0.6), (t, h - t))
    clay.box(Stuff("stone", "$sill"), (-half, half), (-side, side), (0, 0.025 * h))


def shutter(clay: Clay, thing: ThingShape) -> None:
    """Model a roller shutter of slats, or a garage door of panels."""
    clay.slots(body="#9aa3aa", trim="#5c646b")
    half, side, h = clay.half, clay.side, clay.height
    pitch = h / 4 if thing.id.startswith("garage") else 90.0
    count = max(round(h / pitch), 3)
    clay.box(METAL, (-half, half), (-side * 0.5, side), (0, h))
    for i in range(count):
        low = i * h / count
        clay.box(
            METAL, (-half * 0.985, half * 0.985), (-side, -side * 0.4), (low + 0.1 * h / count, low + 0.9 * h / count)
        )
    for x in (-half, half * 0.985):
        clay.box(Stuff("metal", "$trim"), (x, x + half * 0.015), (-side, side), (0, h))


def meter(clay: Clay, thing: ThingShape) -> None:
    """Model an electricity meter, a vent or a duct."""
    clay.slots(body="#a9b0b5")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(METAL, (-half, half), (-side * 0.9, side), (0, h))
    if thing.id == "electricity_meter":
        clay.turned(
            Stuff("glass", "#c9d6da", 40.0),
            [(0, -side), (half * 0.6, -side * 0.95), (half * 0.6, -side * 0.8), (0, -side * 0.8)],
            (0, 0, 0.6 * h),
            "y",
            16,
        )
        return
    for z in spread(0.08 * h, 0.88 * h, 6):
        clay.box(DARK, (-half * 0.85, half * 0.85), (-side, -side * 0.85), (z, z + 0.05 * h))


def fence(clay: Clay, thing: ThingShape) -> None:
    """Model a bay of fence: netting, pickets, boards or rails."""
    clay.slots(body="#9a7248")
    half, side, h = clay.half, clay.side, clay.height
    if thing.id == "chain_link_bay":
        wire = Stuff("metal", "$body", 50.0)
        for x in (-half + side, half - side):
            clay.rod(wire, (x, 0, 0), (x, 0, h), side, 8)
        clay.rods(wire, [((-half, 0, z * h), (half, 0, z * h)) for z in (0.03, 0.97)], side * 0.6, 6)
        step, lines = h / 7, []
        for i in range(-7, round(clay.length / step)):
            for way in (1, -1):
                a, b = max(-half, -half + i * step), min(half, -half + i * step + h)
                z0, z1 = a - (-half + i * step), b - (-half + i * step)
                if b > a:
                    lines.append(((way * a, 0.0, z0), (way * b, 0.0, z1)))
        clay.rods(wire, lines, 3.0, 3)
        return
    count = {"fence_picket": 17, "fence_panel_uk": 13}.get(thing.id, 0)
    post = max(side, 25.0)
    for x in (-half + post, half - post):
        clay.box(TIMBER, (x - post, x + post), (-side, side), (0, h if count == 0 else 0.96 * h))
    for z in (0.2, 0.7) if count else (0.3, 0.58, 0.86):
        clay.box(TIMBER, (-half, half), (-side * 0.2, side * 0.7), (z * h, (z + 0.09) * h))
    for x in spread(-half * 0.96, half * 0.96, count) if count else ():
        wide = half * (0.032 if count == 17 else 0.076)
        top = h if count == 13 else 0.9 * h
        board = [(x - wide, 0.04 * h), (x + wide, 0.04 * h), (x + wide, top * 0.98), (x, h), (x - wide, top * 0.98)]
        clay.profile(TIMBER, board, -side * 0.8, -side * 0.2)


def gate(clay: Clay, _thing: ThingShape) -> None:
    """Model a garden gate with a brace."""
    clay.slots(body="#9a7248", metal="#2f3338")
    half, side, h = clay.half, clay.side, clay.height
    for z in (0.12, 0.78):
        clay.box(TIMBER, (-half, half), (-side * 0.3, side), (z * h, (z + 0.1) * h))
    clay.profile(
        TIMBER,
        [(-half, 0.15 * h), (-half * 0.8, 0.15 * h), (half, 0.85 * h), (half * 0.8, 0.85 * h)],
        -side * 0.3,
        side * 0.8,
    )
    for x in spread(-half * 0.92, half * 0.92, 7):
        clay.box(
            TIMBER,
            (x - half * 0.08, x + half * 0.08),
            (-side, -side * 0.3),
            (0.03 * h if abs(x) < half * 0.9 else 0, h),
        )


def cone(clay: Clay, _thing: ThingShape) -> None:
    """Model a traffic cone with its white bands."""
    clay.slots(body="#e2622a", band="#f4f1e6")
    r, h = clay.half, clay.height
    clay.upright(PLASTIC, rounded(-r, -clay.side, r, clay.side, r * 0.15), 0, 0.05 * h)

    def out(z: float) -> float:
        return r * (0.74 - 0.64 * z)

    for i, (low, high) in enumerate(((0.05, 0.38), (0.38, 0.54), (0.54, 0.7), (0.7, 0.84), (0.84, 1.0))):
        stuff = Stuff("plastic", "$band" if i % 2 else "$body", 40.0)
        clay.turned(stuff, [(0, low * h), (out(low), low * h), (out(high), high * h), (0, high * h)], sides=18)


def jersey(clay: Clay, _thing: ThingShape) -> None:
    """Model a concrete barrier of the Jersey profile."""
    clay.slots(body="#b3afa5")
    _jersey(clay, CONCRETE)


def plastic_barrier(clay: Clay, _thing: ThingShape) -> None:
    """Model a barrier of plastic that is filled with water."""
    clay.slots(body="#d93a30")
    _jersey(clay, PLASTIC)
    for x in (-clay.half * 0.5, clay.half * 0.5):
        clay.box(DARK, (x - 160, x + 160), (-clay.side * 0.9, clay.side * 0.9), (0, 0.1 * clay.height))


def _jersey(clay: Clay, stuff: Stuff) -> None:
    side, h = clay.side, clay.height
    half_section = [(side, 0), (side, 0.1 * h), (side * 0.55, 0.42 * h), (side * 0.3, h)]
    clay.section(stuff, [*half_section, *((-y, z) for y, z in reversed(half_section))], -clay.half, clay.half)


def guardrail(clay: Clay, _thing: ThingShape) -> None:
    """Model a W-beam on its posts."""
    clay.slots(body="#a9b0b5")
    half, side, h = clay.half, clay.side, clay.height
    ys = (-0.2, -0.9, -1.0, -0.9, -0.3, -0.3, -0.9, -1.0, -0.9, -0.2)
    zs = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0)
    grid = np.array([[(x, y * side, z * h) for y, z in zip(ys, zs, strict=True)] for x in (-half, half)])
    clay.add(Stuff("metal", "$body", 30.0), shell(grid, (0.0, side * 0.12, 0.0)))
    for x in (-half * 0.5, half * 0.5):
        clay.box(METAL, (x - 70, x + 70), (-side * 0.2, side), (0, 0.97 * h))


def barricade(clay: Clay, thing: ThingShape) -> None:
    """Model a barricade: striped planks between two trestles."""
    clay.slots(body="#f4f1e6", stripe="#e2622a")
    half, side, h = clay.half, clay.side, clay.height
    for x in (-half * 0.85, half * 0.85):
        for way in (-1, 1):
            leg = [(way * side, 0), (way * side * 0.85, 0), (0, h), (way * side * 0.14, h)]
            clay.section(WOOD, leg, x - 45, x + 45)
    clay.slots(wood="#c19a63")
    for z in (0.76,) if thing.id.startswith("sawhorse") else (0.45, 0.72):
        count = 11
        pitch = clay.length / count
        for i in range(count):
            stuff = Stuff("paint", "#f4f1e6" if i % 2 else "$body")
            clay.box(
                stuff,
                (-half + i * pitch, -half + (i + 1) * pitch),
                (-side * (1.1 - z), -side * (0.9 - z)),
                (z * h, (z + 0.2) * h),
            )


def kerb(clay: Clay, _thing: ThingShape) -> None:
    """Model a kerb stone with its chamfer."""
    clay.slots(body="#a5a39c")
    side, h = clay.side, clay.height
    clay.section(
        Stuff("stone", "$body"),
        [(-side, 0), (side, 0), (side, h), (-side * 0.5, h), (-side, h - side * 0.5)],
        -clay.half,
        clay.half,
    )


def step(clay: Clay, _thing: ThingShape) -> None:
    """Model a step with its nosing."""
    clay.slots(body="#a5a39c")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(CONCRETE, (-half, half), (-side * 0.92, side), (0, 0.86 * h))
    clay.box(CONCRETE, (-half, half), (-side, side), (0.8 * h, h))


def crossing_barrier(clay: Clay, _thing: ThingShape) -> None:
    """Model the arm of a level crossing and its stand."""
    clay.slots(body="#f4f1e6", stripe="#c9302c")
    half, side, h = clay.half, clay.side, clay.height
    clay.box(DARK, (-half, -half + 2 * side), (-side, side), (0, h))
    clay.box(DARK, (-half, -half + 4 * side), (-side * 0.8, side * 0.8), (0.5 * h, 0.8 * h))
    count = 9
    start = -half + 3 * side
    for i in range(count):
        x0, x1 = start + i * (half - start) / count, start + (i + 1) * (half - start) / count
        clay.box(
            Stuff("paint", "#f4f1e6" if i % 2 else "$body"), (x0, x1), (-side * 0.2, side * 0.2), (0.8 * h, 0.92 * h)
        )
    clay.turned(
        Stuff("lamp", "#d8281f", 40.0), [(0, -60), (50, -50), (50, 40), (0, 40)], (half * 0.5, 0, 0.96 * h), "y", 12
    )
